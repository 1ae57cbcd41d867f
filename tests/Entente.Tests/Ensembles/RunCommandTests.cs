using System.Diagnostics;
using System.Text.Json.Nodes;
using Entente.Ensembles;
using Entente.Tests.Cli;

namespace Entente.Tests.Ensembles;

/// <summary>`entente run` as other programs and people see it.</summary>
public sealed class RunCommandTests : IDisposable
{
    private const string Ukraine = "scenarios/ukraine-2025.yaml";
    private const string Interrupt = "INT";
    private const string Kill = "KILL";
    private const string Terminate = "TERM";
    private const string LongRun = "12800"; // on one thread long enough to be stopped in the middle, by far

    private readonly string folder = Directory.CreateTempSubdirectory("entente").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("ukraine-2025")]
    [InlineData("port-strike")]
    public void Summary_is_readable(string name)
    {
        EntenteRun run = EntenteCall.Run("run", $"scenarios/{name}.yaml", "--draws", "160", "--out", At("r"));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Golden.Check($"run-{name}.txt", run.Output.Replace(At("r"), "results/NAME", StringComparison.Ordinal));
    }

    [Fact]
    public void Fewer_than_30_worlds_give_a_count_and_no_chance()
    {
        EntenteRun run = EntenteCall.Run("run", "scenarios/port-strike.yaml", "--draws", "29", "--out", At("r"));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        string told = run.Output.ReplaceLineEndings(" ");
        Assert.Matches("29 worlds are too few to give a chance: it takes 30. An agreement by 1 September 2026 was made in [0-9]+ of them.",
            told);
        Assert.DoesNotContain("%", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Over time", File.ReadAllText(Path.Combine(At("r"), "report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Results_do_not_tell_where_the_scenario_is_kept()
    {
        File.Copy(Path.Combine(Repository.Root, "scenarios", "port-strike.yaml"), At("secret.yaml"));
        EntenteRun run = EntenteCall.Run("run", At("secret.yaml"), "--draws", "16", "--out", At("r"));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        foreach (string file in new[] { "run.json", "forecast.json", "report.html" })
        {
            string text = File.ReadAllText(Path.Combine(At("r"), file));
            Assert.Contains("secret.yaml", text, StringComparison.Ordinal);
            Assert.DoesNotContain(folder, text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("--seed", "-1")]
    [InlineData("--draws", "many")]
    [InlineData("--threads", "-2")]
    public void A_number_that_is_none_is_refused_with_what_is_legal(string option, string number)
    {
        EntenteRun run = EntenteCall.Run("run", Ukraine, option, number, "--out", At("r"));
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"{option} is {number}; it should be a whole number from ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_has_the_keys_that_other_programs_rely_on()
    {
        EntenteRun run = EntenteCall.Run("run", Ukraine, "--draws", "24", "--seed", "5", "--json", "--out", At("r"));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        JsonObject json = JsonNode.Parse(run.Output)!.AsObject();
        Assert.Equal(Ukraine, (string?)json["scenario"]);
        Assert.Equal((24, 5), ((int)json["draws"]!, (int)json["seed"]!));
        Assert.InRange((int)json["failed"]!, 0, 2);
        Assert.Equal(["settlement", "ceasefire-only", "imposed-by-attacker", "imposed-by-defender", "none"], Keys(json["outcomes"]));
        Assert.All(json["outcomes"]!.AsObject(), outcome => Assert.Equal(["p", "se"], Keys(outcome.Value)));
        Assert.All(json["by"]!.AsArray(), by => Assert.Equal(["date", "package", "p", "se"], Keys(by)));
        Assert.Contains(json["by"]!.AsArray(), by => (string?)by!["date"] == "2025-04-20" && (string?)by["package"] == "ceasefire");
        Assert.Equal(["territory", "recognition", "nato", "guarantees", "security-order", "sanctions", "burden", "minerals"],
            Keys(json["terms"]));
        Assert.Contains("share", Keys(json["terms"]!["guarantees"]));
        Assert.Equal(["russia", "us", "ukraine", "europe"], Keys(json["utility"]));
        Assert.Equal([1, 2, 3, 4, 5], json["holds"]!.AsArray().Select(one => (int)one!["years"]!));
        Assert.All(json["questions"]!.AsObject(), question =>
            Assert.Equal(["asks", "p", "se", "by", "package", "resolves"], Keys(question.Value)));

        // The same as in the folder, which is named beside it.
        Assert.Equal(At("r"), (string?)json["folder"]);
        json.Remove("folder");
        Assert.True(JsonNode.DeepEquals(json, JsonNode.Parse(File.ReadAllText(Path.Combine(At("r"), "forecast.json")))));
    }

    [Fact]
    [EndToEnd]
    public void Results_are_the_same_in_every_culture_and_time_zone()
    {
        string[] Call(string name) => ["run", Small(), "--draws", "32", "--out", At(name)];
        EntenteCall.Run(Call("plain"));
        Dictionary<string, byte[]> expected = SmallRun.Files(At("plain"));
        Assert.NotEmpty(expected);
        foreach ((string language, string zone) in new[] { ("ru_RU.UTF-8", "Asia/Vladivostok"), ("ar_SA.UTF-8", "America/St_Johns"),
            ("tr_TR.UTF-8", "UTC") })
        {
            Dictionary<string, string> environment =
                new(StringComparer.Ordinal) { ["LANG"] = language, ["LC_ALL"] = language, ["TZ"] = zone };
            Assert.Equal(0, EntenteProcess.Run(folder, environment, Call(language)).ExitCode);
            SmallRun.AssertSame(expected, SmallRun.Files(At(language)));
        }
    }

    [Fact]
    [EndToEnd]
    public void A_run_that_was_stopped_goes_on_to_the_same_results()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such signals.");
        Assert.Equal(0, EntenteCall.Run("run", Small(), "--draws", LongRun, "--out", At("whole")).ExitCode);
        Dictionary<string, byte[]> whole = SmallRun.Files(At("whole"));
        foreach (string signal in new[] { Interrupt, Kill, Terminate })
        {
            AssertGoesOn(signal, At(signal), whole);
        }
    }

    private static void AssertGoesOn(string signal, string results, Dictionary<string, byte[]> whole)
    {
        using Process process = EntenteProcess.Start("run", Path.Combine(Path.GetDirectoryName(results)!, "small.yaml"), "--draws", LongRun,
            "--threads", "1", "--out", results);
        string log = Path.Combine(results + ".partial", "draws.log");
        EntenteProcess.WaitFor(process, () => HasAWholeChunk(log));
        Assert.Equal(0, Shell("sh", "-c", $"kill -{signal} {process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)}"));
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.False(Directory.Exists(results), "it was done before it could be stopped");
        if (signal != Kill)
        {
            Assert.Equal(130, process.ExitCode);
            Assert.Contains($"entente run --resume {results}", error, StringComparison.Ordinal);
        }

        EntenteRun rest = EntenteCall.Run("run", "--resume", results);
        Assert.Equal(0, rest.ExitCode);
        Assert.Contains("were there from an earlier run", rest.Error, StringComparison.Ordinal);
        SmallRun.AssertSame(whole, SmallRun.Files(results));
    }

    private static bool HasAWholeChunk(string log)
    {
        const int LengthLength = 4, ChecksumLength = 16;
        string seen = Path.GetDirectoryName(log) + ".seen";
        if (!File.Exists(log) || Shell("cp", log, seen) != 0) // the run keeps the log from other .NET programs, not from `cp`
        {
            return false;
        }

        using FileStream file = File.OpenRead(seen);
        byte[] head = new byte[DrawLog.KeyLength + LengthLength];
        return file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length
            && file.Length >= head.Length + ChecksumLength + BitConverter.ToInt32(head, DrawLog.KeyLength);
    }

    [Theory]
    [InlineData("run", "Name a scenario file")]
    [InlineData("run scenarios/port-strike.yaml --draws 0", "from 1 to 1,000,000,000")]
    [InlineData("run scenarios/port-strike.yaml --draws many", "--draws")]
    [InlineData("run scenarios/port-strike.yaml --threads 5000", "from 0 to 1024")]
    [InlineData("run scenarios/port-strike.yaml --resume r", "leave out the file")]
    [InlineData("run --resume r --seed 3", "leave out the file")]
    [InlineData("run --resume nowhere", "no unfinished run in `nowhere`")]
    [InlineData("run nowhere.yaml", "There is no such file.")]
    [InlineData("run scenarios/port-strike.yaml --set talks.paze=1", "Did you mean `pace`?")]
    public void A_wrong_call_is_said_to_be_wrong(string call, string message)
    {
        EntenteRun run = EntenteCall.Run(call.Split(' '));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(Repository.Root, "results", "port-strike.partial")));
    }

    [Fact]
    [EndToEnd]
    public void A_place_that_cannot_be_written_is_said_to_be_so()
    {
        File.WriteAllText(At("file"), "precious");
        foreach ((string place, string message, int exit) in new[] { (At("file"), "is a file", 2),
            (Path.Combine(At("file"), "r"), "cannot be written", 3), ("/", "root of a disk", 2),
            ("/proc/results", "cannot be written", 3) })
        {
            if (OperatingSystem.IsLinux() || place.StartsWith(folder, StringComparison.Ordinal))
            {
                EntenteRun run = EntenteProcess.Run("run", "scenarios/port-strike.yaml", "--draws", "16", "--out", place);
                Assert.Equal(exit, run.ExitCode);
                Assert.Contains(message, run.Error, StringComparison.Ordinal);
                Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
            }
        }

        Assert.Equal("precious", File.ReadAllText(At("file")));
    }

    [Fact]
    [EndToEnd]
    public void A_full_disk_is_said_to_be_full_and_the_run_goes_on_elsewhere_later()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("Small disks are made with Linux's tmpfs.");
        }

        Directory.CreateDirectory(At("small"));
        if (Shell("mount", "-t", "tmpfs", "-o", "size=150k", "tmpfs", At("small")) != 0)
        {
            Assert.Skip("This user may not mount a small disk.");
        }

        try
        {
            EntenteRun run = EntenteProcess.Run("run", Small(), "--draws", "1000", "--out", Path.Combine(At("small"), "r"));
            Assert.Equal(3, run.ExitCode);
            Assert.Contains("the disk is full", run.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
            Assert.False(Directory.Exists(Path.Combine(At("small"), "r")));
        }
        finally
        {
            Assert.Equal(0, Shell("umount", At("small")));
        }
    }

    private string Small()
    {
        File.WriteAllText(At("small.yaml"), SmallRun.Text);
        return At("small.yaml");
    }

    private string At(string name) => Path.Combine(folder, name);

    private static IEnumerable<string> Keys(JsonNode? node) => node!.AsObject().Select(entry => entry.Key);

    private static int Shell(string program, params string[] arguments)
    {
        using Process process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
