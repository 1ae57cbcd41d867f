using System.Text.Json;
using Entente.Scenarios;
using Entente.Tests.Scenarios;

namespace Entente.Tests.Cli;

[Collection<InAFolder>]
public sealed class CommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("entente").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Check_says_what_each_shipped_scenario_means()
    {
        foreach (string path in Repository.ShippedScenarios.Select(path => Path.GetRelativePath(Repository.Root, path)))
        {
            EntenteRun run = EntenteCall.Run("check", path);
            Assert.Equal((0, ""), (run.ExitCode, run.Error));
            Golden.Check($"check-{Path.GetFileNameWithoutExtension(path)}.txt", run.Output);
        }
    }

    [Fact]
    public void Check_of_a_bad_file_lists_everything_on_standard_error_and_returns_2()
    {
        EntenteRun run = EntenteCall.Run("check", "tests/Entente.Tests/Scenarios/Files/twenty-mistakes.yaml");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Golden.Check("check-twenty-mistakes.txt", run.Error);
    }

    [Theory]
    [InlineData("scenarios/korea-1951.yaml", 0, "It can be used: no errors, 1 warning.",
        "korea-1951.yaml:176:3: warning: The red lines cross")]
    [InlineData("tests/Entente.Tests/Scenarios/Files/twenty-mistakes.yaml", 2, "It cannot be used: 20 errors, no warnings.",
        "twenty-mistakes.yaml:5:1: error: `stepp` is not a key")]
    public void Check_is_a_page_for_a_browser_whether_the_file_can_be_used_or_not(string file, int exit, string verdict, string problem)
    {
        string page = Path.Combine(folder, "check.html");
        EntenteRun run = EntenteCall.Run("check", file, "--out", page);
        Assert.Equal(exit, run.ExitCode);
        Assert.EndsWith($"Page: {page}\n", run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        string html = File.ReadAllText(page);
        Assert.Contains("<h1>Is the scenario file in order?</h1>", html, StringComparison.Ordinal);
        Assert.Contains($"<p>{verdict}</p>", html, StringComparison.Ordinal);
        Assert.Contains(problem, html, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_is_one_object_with_everything_in_it()
    {
        EntenteRun good = EntenteCall.Run("check", "scenarios/korea-1951.yaml", "--json");
        JsonElement json = JsonDocument.Parse(good.Output).RootElement;
        Assert.True(json.GetProperty("ok").GetBoolean());
        Assert.Equal(6, json.GetProperty("summary").GetProperty("issues").GetArrayLength());

        EntenteRun bad = EntenteCall.Run("check", "tests/Entente.Tests/Scenarios/Files/twenty-mistakes.yaml", "--json");
        json = JsonDocument.Parse(bad.Output).RootElement;
        Assert.Equal((2, ""), (bad.ExitCode, bad.Error));
        Assert.False(json.GetProperty("ok").GetBoolean());
        Assert.Equal(20, json.GetProperty("problems").GetArrayLength());
        Assert.Equal("error", json.GetProperty("problems")[0].GetProperty("severity").GetString());
    }

    [Fact]
    public void Set_changes_exactly_one_line_of_the_printed_file()
    {
        string file = Path.Combine(Repository.Root, "scenarios", "ukraine-2025.yaml");
        EntenteRun run = EntenteCall.Run("check", file, "--set", "talks.pace=0", "--print");
        string[] before = File.ReadAllText(file).Split('\n'), after = run.Output.Split('\n');
        Assert.Equal(before.Length, after.Length);
        Assert.Single(before.Zip(after), pair => pair.First != pair.Second);
        Assert.Equal(0, ScenarioReader.Read(run.Output, file).Scenario!.Talks.Pace.Central);
    }

    [Theory]
    [InlineData("--set talks.paze=0", "Did you mean `pace`?")]
    [InlineData("--set talks.pace=fast", "not a number")]
    [InlineData("--set talks.pace", "path=value")]
    [InlineData("--sett talks.pace=0", "--sett")]
    public void A_wrong_option_is_said_to_be_wrong(string options, string message)
    {
        EntenteRun run = EntenteCall.Run(["check", "scenarios/port-strike.yaml", .. options.Split(' ')]);
        Assert.Equal((2, ""), (run.ExitCode, options.StartsWith("--sett", StringComparison.Ordinal) ? "" : run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--war")]
    [InlineData("--dispute")]
    public void New_writes_a_scenario_that_passes_check(string kind)
    {
        EntenteRun run = InFolder("new", "my-talks", kind);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(["my-talks.yaml", "scenario.schema.json"], Directory.GetFiles(folder).Select(Path.GetFileName)
            .Order(StringComparer.Ordinal));
        EntenteRun check = InFolder("check", "my-talks.yaml");
        Assert.Equal((0, ""), (check.ExitCode, check.Error));
        Assert.Contains("It can be used: no errors", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void New_leaves_what_is_there_alone()
    {
        string file = Path.Combine(folder, "mine.yaml");
        File.WriteAllText(file, "precious");
        EntenteRun run = InFolder("new", "mine");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("is there already", run.Error, StringComparison.Ordinal);
        Assert.Equal("precious", File.ReadAllText(file));
        Assert.Single(Directory.GetFiles(folder));
    }

    [Fact]
    public void New_into_a_folder_that_does_not_exist_is_said_to_be_impossible()
    {
        EntenteRun run = InFolder("new", "x", "--out", "nowhere/x.yaml");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("cannot be written", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void Schema_is_printed_or_written()
    {
        Assert.Equal(ScenarioSchema.Text(), EntenteCall.Run("schema").Output);
        Assert.Equal(0, InFolder("schema", "--out", "s.json").ExitCode);
        Assert.Equal(ScenarioSchema.Text(), File.ReadAllText(Path.Combine(folder, "s.json")));
    }

    [Fact]
    public void Every_command_has_help_with_an_example()
    {
        foreach (string command in Entente.Cli.EntenteCommand.Create().Subcommands.Select(command => command.Name))
        {
            EntenteRun run = EntenteCall.Run(command, "--help");
            Assert.Equal(0, run.ExitCode);
            Assert.Contains($"Example: entente {command}", run.Output, StringComparison.Ordinal);
        }
    }

    // Bad files of every kind: exit code 2, a place, no stack trace, and nothing written. How long it takes is measured in bench/.
    [Fact]
    public void Bad_files_are_refused_quickly_and_in_words()
    {
        Dictionary<string, byte[]> files = new(StringComparer.Ordinal)
        {
            ["empty"] = [],
            ["binary"] = [.. Enumerable.Range(0, 5000).Select(i => (byte)(i * 7919 % 256))],
            ["fifty-megabytes"] = new byte[50_000_000],
            ["deep"] = Bytes("a: " + new string('[', 20_000) + new string(']', 20_000)),
            ["deep-groups"] = Bytes(string.Concat(Enumerable.Repeat("{a: ", 20_000)) + "1" + new string('}', 20_000)),
            ["bomb"] = Bytes("a: &a [x, x]\n" + string.Concat("bcdefghijklmnopqrstu".Select(c =>
                $"{c}: &{c} [*{(char)(c - 1)}, *{(char)(c - 1)}]\n"))),
            ["tabs"] = Bytes("entente: 1\nactors:\n\tnorth:\n\t\tname: x\n"),
            ["duplicates"] = Bytes(SmallScenario.Text + "talks: {pace: 1, pace: 2}\nwar: {}\n"),
        };
        foreach ((string name, byte[] content) in files)
        {
            string path = Path.Combine(folder, name + ".yaml");
            File.WriteAllBytes(path, content);
            EntenteRun run = InFolder("check", name + ".yaml");
            Assert.Equal((2, ""), (run.ExitCode, run.Output));
            Assert.Matches($@"^{name}\.yaml:[0-9]+:[0-9]+: error: \S", run.Error);
            Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
            File.Delete(path);
            Assert.Empty(Directory.GetFileSystemEntries(folder));
        }
    }

    private EntenteRun InFolder(params string[] arguments) => EntenteCall.In(folder, arguments);

    private static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}
