using Entente.Ensembles;
using Entente.Tests.Ensembles;
using Entente.Tests.Scenarios;

namespace Entente.Tests.Cli;

/// <summary>Every command that writes a file does so by one policy.</summary>
public sealed class FileOutputTests : IDisposable
{
    private const string Precious = "my own notes\n";

    private readonly string folder = Directory.CreateTempSubdirectory("entente").FullName;

    public FileOutputTests()
    {
        File.WriteAllText(At("s.yaml"), SmallRun.Text);
        File.WriteAllText(At("table.csv"), "actor,capability,position,salience\nNorth,10,80,50\nSouth,5,60,50\n");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>The call without what it writes, the option that names it, and the file that it reads.</summary>
    public static TheoryData<string, string, string> Commands() => new()
    {
        { "why s.yaml --draws 16", "--out", "s.yaml" },
        { "compare s.yaml --set talks.pace=2 --draws 16", "--out", "s.yaml" },
        { "explain s.yaml --draws 32", "--out", "s.yaml" },
        { "holds s.yaml --draws 16", "--out", "s.yaml" },
        { "moves s.yaml --draws 16", "--out", "s.yaml" },
        { "moves s.yaml --draws 16", "--gambit", "s.yaml" },
        { "schema", "--out", "" },
        { "new s", "--out", "" },
        { "import stakeholders table.csv", "--out", "table.csv" },
        { "export wants s.yaml", "--out", "s.yaml" },
        { "export stakeholders s.yaml --issue strip", "--out", "s.yaml" },
        { "import wants wants.csv --into s.yaml", "--out", "wants.csv" },
        { "report r", "--out", "r/forecast.json" },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public void No_file_is_lost(string call, string option, string input)
    {
        Prepare(call);
        string mine = At("mine.txt");
        File.WriteAllText(mine, Precious);
        AssertRefused(Call(call, option, mine), "is there already; it was left as it is. Add --force to replace it.");
        Assert.Equal(Precious, File.ReadAllText(mine));

        if (input.Length > 0)
        {
            byte[] read = File.ReadAllBytes(At(input));
            foreach (string[] force in new string[][] { [], ["--force"] })
            {
                AssertRefused(Call(call, option, At(input), force), "it was left as it is.");
                Assert.Equal(read, File.ReadAllBytes(At(input)));
            }

            File.CreateSymbolicLink(At("link"), At(input));
            AssertRefused(Call(call, option, At("link"), "--force"), "it was left as it is.");
            Assert.Equal(read, File.ReadAllBytes(At(input)));
        }

        EntenteRun forced = Call(call, option, mine, "--force");
        Assert.True(forced.ExitCode == 0, forced.Error);
        Assert.NotEqual(Precious, File.ReadAllText(mine));
        Assert.DoesNotContain(Directory.GetFileSystemEntries(folder), file => file.EndsWith(".new", StringComparison.Ordinal)
            || file.EndsWith(".lock", StringComparison.Ordinal));
    }

    [Fact]
    public void A_page_takes_the_place_of_an_older_one_unless_somebody_worked_on_it()
    {
        string page = At("page.html");
        Assert.Equal(0, Call("why s.yaml --draws 16", "--out", page).ExitCode);
        Assert.True(OwnPage.IsIn(page));
        Assert.Equal(0, Call("compare s.yaml --set talks.pace=2 --draws 16", "--out", page).ExitCode);
        File.AppendAllText(page, "<!-- my own notes -->");
        AssertRefused(Call("why s.yaml --draws 16", "--out", page), "is there already");
        Assert.EndsWith("<!-- my own notes -->", File.ReadAllText(page), StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_of_a_web_page_is_never_put_in_place_of_another()
    {
        File.WriteAllText(At("page.html"),
            "<html><head><title>Talks</title></head><body><article>"
                + $"{string.Concat(Enumerable.Repeat("<p>\"We will never leave,\" said Minister Roe on 3 January 2025, and the talks went on for days.</p>", 9))}</article></body></html>");
        File.WriteAllText(At("page.html.txt"), Precious);
        File.WriteAllText(At("s.yaml"), SmallScenario.Text);
        EntenteRun run = EntenteCall.Run("read", At("page.html"), "--date", "2024-12-31", "--into", At("s.yaml"));
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("save the page under another name", run.Error, StringComparison.Ordinal);
        Assert.Equal(Precious, File.ReadAllText(At("page.html.txt")));
        Assert.Equal(SmallScenario.Text, File.ReadAllText(At("s.yaml")));
    }

    private void Prepare(string call)
    {
        if (call.StartsWith("report", StringComparison.Ordinal))
        {
            ScenarioRun.Start(SmallRun.Request(At("r"), draws: 20), stop: TestContext.Current.CancellationToken);
        }

        if (call.Contains("wants.csv", StringComparison.Ordinal))
        {
            Assert.Equal(0, EntenteCall.Run("export", "wants", At("s.yaml"), "--out", At("wants.csv")).ExitCode);
        }
    }

    private EntenteRun Call(string call, string option, string to, params string[] more)
    {
        string[] words = [.. call.Split(' ')
            .Select((word, i) => i > 0 && (File.Exists(At(word)) || Directory.Exists(At(word))) ? At(word) : word)];
        return EntenteCall.Run([.. words, option, to, .. more]);
    }

    private static void AssertRefused(EntenteRun run, string message)
    {
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    private string At(string name) => Path.Combine(folder, name);
}
