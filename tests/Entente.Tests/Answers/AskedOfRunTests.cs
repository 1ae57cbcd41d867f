using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Entente.Answers;
using Entente.Ensembles;
using Entente.Tests.Cli;

namespace Entente.Tests.Answers;

/// <summary>Questions asked of the results folder of a run.</summary>
public sealed class AskedOfRunTests(AskedRun run) : IClassFixture<AskedRun>, IDisposable
{
    /// <summary>Starting takes the program less work than this, however busy the machine is, and the worlds of a question that is to be
    /// stopped far more.</summary>
    private static readonly TimeSpan Drawing = TimeSpan.FromSeconds(2.5);

    private readonly string folder = Directory.CreateTempSubdirectory("entente").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_worlds_as_they_are_are_those_of_the_run()
    {
        JsonNode forecast = JsonNode.Parse(File.ReadAllText(run.At("forecast.json")))!;
        JsonNode[] quantities = [.. run.Answers["compare"]["alternatives"]![0]!["quantities"]!.AsArray()!];
        JsonNode agreement = quantities.Last(one => (string?)one["kind"] == "agreement-by");
        Assert.Equal(((double)forecast["agreement"]!["p"]!, (double)forecast["agreement"]!["se"]!),
            ((double)agreement["before"]!, (double)agreement["before-se"]!), new Near(1e-12));
        Assert.All(forecast["utility"]!.AsObject(), actor => Assert.Equal(
            (double)actor.Value!["mean"]!,
                (double)quantities.Single(one => (string?)one["kind"] == "utility" && (string?)one["name"] == actor.Key)["before"]!,
                1e-12));
    }

    [Theory]
    [InlineData("why")]
    [InlineData("explain")]
    [InlineData("moves")]
    [InlineData("holds")]
    public void The_answer_is_that_of_the_scenario_with_the_changes_and_the_seed_of_the_run(string question)
    {
        string[] options = AskedRun.Questions.Single(one => one[0] == question)[1..];
        JsonNode answer = JsonNode.Parse(
            EntenteCall.Run([question, run.Scenario, "--set", AskedRun.Set, "--seed", "5", .. options, "--json"]).Output)!;
        JsonNode asked = run.Answers[question].DeepClone();
        if (question == "moves")
        {
            // As things are is told from the run itself, which has more worlds.
            Assert.Equal(96, (int)asked["base"]!["draws"]!);
            (asked["base"], answer["base"]) = (null, null);
        }

        AssertSame(answer, asked);
    }

    [Fact]
    public void A_redacted_run_gives_the_same_answer()
    {
        string redacted = Path.Combine(folder, "redacted");
        Assert.Equal(0, EntenteCall.Run("run", run.Scenario, "--draws", "16", "--seed", "5", "--set", AskedRun.Set, "--redact", "--out",
            redacted).ExitCode);
        AssertSame(JsonNode.Parse(EntenteCall.Run(["why", redacted, .. AskedRun.Questions[1][1..], "--json"]).Output)!, run.Answers["why"]);
        Assert.DoesNotContain("officials in North", File.ReadAllText(Path.Combine(redacted, "why.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_seed_named_in_the_call_comes_before_that_of_the_run()
    {
        JsonNode answer = JsonNode.Parse(EntenteCall.Run("trace", run.Run, "--draw", "3", "--json").Output)!;
        Assert.Equal(5, (int)answer["seed"]!);
        Assert.Equal(6, (int)JsonNode.Parse(EntenteCall.Run("trace", run.Run, "--draw", "3", "--seed", "6", "--json").Output)!["seed"]!);
    }

    [Fact]
    public void The_report_names_the_pages_that_are_there_and_is_otherwise_as_it_was()
    {
        string made = File.ReadAllText(run.At("report.html")), report = Unmarked(made);
        const string empty = "<nav class=\"pages\" aria-label=\"Other pages of this run\"></nav>";
        string before = Unmarked(run.Report);
        Assert.Contains(empty, before, StringComparison.Ordinal);
        int from = report.IndexOf("<nav class=\"pages\"", StringComparison.Ordinal),
            to = report.IndexOf("</nav>", from, StringComparison.Ordinal) + "</nav>".Length;
        Assert.Equal(before, report[..from] + empty + report[to..]);
        foreach (string question in AskedRun.Questions.Select(one => one[0]))
        {
            Assert.Contains($"href=\"{question}.html\"", report[from..to], StringComparison.Ordinal);
            Assert.Equal("report.html", run.Page(question).QuerySelector("nav.pages a")!.GetAttribute("href"));
            Assert.Equal(Verb.All.First(verb => verb.Name == question).Question, run.Page(question).QuerySelector("h1")!.TextContent);
            Assert.Equal(run.At($"{question}.html"), (string?)run.Answers[question]["page"]);
        }

        // Made anew, the report names them too.
        Assert.Equal(0, EntenteCall.Run("report", run.Run, "--out", Path.Combine(folder, "again.html")).ExitCode);
        Assert.Equal(made, File.ReadAllText(Path.Combine(folder, "again.html")));
    }

    [Fact]
    public void A_fresh_run_takes_the_place_of_an_older_one_and_of_its_pages()
    {
        string copy = Copied();
        // left by a stop
        File.WriteAllText(Path.Combine(copy, ".why.html.k2x.new"), File.ReadAllText(Path.Combine(copy, "why.html"))[..200]);
        EntenteRun again = EntenteCall.Run("run", run.Scenario, "--draws", "16", "--out", copy);
        Assert.Equal((0, ""), (again.ExitCode, again.Error));
        Assert.Equal(["draws.parquet", "forecast.json", "report.html", "run.json", "scenario.yaml", "timeline.parquet"],
            Directory.GetFiles(copy).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("why.html", File.ReadAllText(Path.Combine(copy, "report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_names_the_command_that_gives_its_answer_again()
    {
        Assert.Contains($"entente why small.yaml --set {AskedRun.Set} --draws 48 --seed 5", run.Page("why").Body!.TextContent,
            StringComparison.Ordinal);

        // `--set` of `compare` is the change that is asked about: what the run was made with can be named only by naming the run.
        Assert.Contains("entente compare run --variant aid-ends --draws 96 --seed 5", run.Page("compare").Body!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_can_be_written_by_itself()
    {
        string page = Path.Combine(folder, "page.html");
        EntenteRun asked = EntenteCall.Run("compare", run.Scenario, "--variant", "aid-ends", "--draws", "16", "--out", page);
        Assert.Equal((0, ""), (asked.ExitCode, asked.Error));
        Assert.EndsWith($"Page: {page}", asked.Output.TrimEnd(), StringComparison.Ordinal);
        string html = File.ReadAllText(page);
        Assert.DoesNotContain("report.html", html, StringComparison.Ordinal);
        Assert.Contains("entente compare small.yaml --variant aid-ends --draws 16 --seed 1", html, StringComparison.Ordinal);
        Assert.DoesNotContain(run.Folder, html, StringComparison.Ordinal); // where somebody keeps its files is nobody else's business

        EntenteRun nowhere = EntenteCall.Run("compare", run.Scenario, "--variant", "aid-ends", "--draws", "16", "--out",
            Path.Combine(folder, "nowhere", "page.html"));
        Assert.Equal((2, ""), (nowhere.ExitCode, nowhere.Output));
        Assert.Contains("there is no folder", nowhere.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("holds no finished run: it has no run.json", "run.json")]
    [InlineData("is damaged: timeline.parquet is missing", "timeline.parquet")]
    [InlineData("is not the one that was run", "scenario.yaml", "# changed\n")]
    [InlineData("is damaged: forecast.json is not as a run of this version left it", "forecast.json", "[")]
    [InlineData("is damaged: run.json is not as a run of this version left it", "run.json", "{}")]
    [InlineData("was made by version", "run.json", "VERSION")]
    public void A_folder_that_cannot_be_asked_about_is_refused_in_words(string message, string file, string? added = null)
    {
        string copy = Copied(), path = Path.Combine(copy, file);
        string text = File.ReadAllText(path);
        if (added is null)
        {
            File.Delete(path);
        }
        else
        {
            File.WriteAllText(path, added == "VERSION" ? (RunInfo.FromJson(text) with { Version = "9.0" }).ToJson() : added.StartsWith('#')
                ? text + added : added);
        }

        EntenteRun asked = EntenteCall.Run("why", copy);
        Assert.Equal((2, ""), (asked.ExitCode, asked.Output));
        Assert.StartsWith("entente: ", asked.Error, StringComparison.Ordinal);
        Assert.Contains(message, asked.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", asked.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("half")]
    [InlineData("half.partial")]
    public void An_unfinished_run_is_to_be_finished_first(string name)
    {
        Directory.CreateDirectory(Path.Combine(folder, "half.partial"));
        EntenteRun asked = EntenteCall.Run("explain", Path.Combine(folder, name));
        Assert.Equal((2, ""), (asked.ExitCode, asked.Output));
        Assert.Contains("is not finished. Go on with: entente run --resume", asked.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ru_RU.UTF-8", "Asia/Vladivostok")]
    [InlineData("ar_SA.UTF-8", "Pacific/Kiritimati")]
    [EndToEnd]
    public void Text_json_and_page_are_the_same_in_every_culture_and_time_zone(string language, string zone)
    {
        Dictionary<string, string> environment = new(StringComparer.Ordinal) { ["LANG"] = language, ["LC_ALL"] = language, ["TZ"] = zone };
        string page = Path.Combine(folder, "page.html");
        foreach (string[] call in new string[][] { ["compare", run.Run, run.Run], ["compare", run.Run, run.Run, "--json"],
            ["moves", run.Run, "--draws", "16"] })
        {
            EntenteRun here = EntenteCall.Run([.. call, "--out", page]);
            string html = File.ReadAllText(page);
            EntenteRun there = EntenteProcess.Run(Repository.Root, environment, [.. call, "--out", page]);
            Assert.Equal((0, here.Output), (there.ExitCode, there.Output));
            Assert.Equal(html, File.ReadAllText(page));
        }
    }

    [Fact]
    [EndToEnd]
    public void A_question_that_is_stopped_writes_nothing_and_says_so()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such signals.");
        string page = Path.Combine(folder, "page.html");
        using Process asked = EntenteProcess.Start("compare", run.Run, "--variant", "aid-ends", "--draws", "500000", "--threads", "1",
            "--out", page);
        EntenteProcess.WaitFor(asked, () =>
        {
            asked.Refresh();
            return asked.TotalProcessorTime > Drawing;
        });
        using Process kill = Process.Start("kill", ["-INT", asked.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        string output = asked.StandardOutput.ReadToEnd(), error = asked.StandardError.ReadToEnd();
        asked.WaitForExit();
        Assert.Equal((130, "", "entente: stopped before there was an answer.\n"), (asked.ExitCode, output, error.ReplaceLineEndings("\n")));
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    /// <summary>The page without the SHA-256 of the rest of it.</summary>
    private static string Unmarked(string page) => page[page.IndexOf('\n', StringComparison.Ordinal)..];

    private string Copied()
    {
        string copy = Directory.CreateDirectory(Path.Combine(folder, "copy")).FullName;
        foreach (string file in Directory.GetFiles(run.Run))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        return copy;
    }

    /// <summary>The same but for where the page is and how the scenario is named.</summary>
    private static void AssertSame(JsonNode expected, JsonNode actual)
    {
        (JsonNode one, JsonNode other) = (expected.DeepClone(), actual.DeepClone());
        foreach (JsonNode node in new[] { one, other })
        {
            node.AsObject().Remove("page");
            node.AsObject().Remove("scenario");
        }

        Assert.Equal(one.ToJsonString(), other.ToJsonString());
    }

    private sealed class Near(double tolerance) : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) one, (double, double) other) =>
            Math.Abs(one.Item1 - other.Item1) <= tolerance && Math.Abs(one.Item2 - other.Item2) <= tolerance;

        public int GetHashCode((double, double) pair) => 0;
    }
}
