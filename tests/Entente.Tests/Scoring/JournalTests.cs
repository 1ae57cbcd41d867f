using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Entente.Ensembles;
using Entente.Pages;
using Entente.Scenarios;
using Entente.Scoring.Journals;
using Entente.Tests.Cli;

namespace Entente.Tests.Scoring;

/// <summary>A journal keeps what was forecast and what came of it, whatever stops the program, and tells if somebody changed it.</summary>
public sealed class JournalTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("entente-").FullName;

    private string JournalFile => Path.Combine(folder, "talks.journal.jsonl");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_run_is_frozen_answered_and_scored()
    {
        string run = RunOf("water", 64);
        Assert.Equal("Frozen: entry 1 of", Call("freeze", run)[..18]);
        Assert.StartsWith("The run is frozen there already: entry 1", Call("freeze", run), StringComparison.Ordinal);
        Assert.StartsWith("Written down: entry 2", Call("resolve", "soon", "yes", "--source", "The treaty"), StringComparison.Ordinal);
        Assert.StartsWith("Written down: entry 3", Call("resolve", "packages.settlement", "2001-03-01", "--source", "The treaty"),
            StringComparison.Ordinal);
        Assert.StartsWith("Written down: entry 4", Call("resolve", "issues.water", "70", "--source", "The treaty"),
            StringComparison.Ordinal);

        Forecast forecast = FinishedRun.Open(run).Results!.Forecast;
        JsonNode scores = JsonNode.Parse(Call("score", "--json"))!;
        double said = forecast.Questions["soon"].P!.Value;
        Assert.Equal((1 - said) * (1 - said), Of(scores, 0, "model"), 12);
        double history = forecast.History!.Questions["soon"].History.P;
        Assert.Equal((1 - history) * (1 - history), Of(scores, 0, "history"), 12);
        DateOnly day = new(2001, 3, 1);
        AgreedBy[] by = [.. forecast.By.Where(one => one.Package == "settlement")];
        Assert.Equal(by.Average(one => Math.Pow(one.P!.Value - (day <= one.Date ? 1 : 0), 2)), Of(scores, 1, "model"), 12);
        TermsSpread water = forecast.Terms["water"];
        double pinball = 2.0 / 300 * (Loss(0.1, water.P10!.Value) + Loss(0.5, water.P50!.Value) + Loss(0.9, water.P90!.Value));
        Assert.Equal(pinball, Of(scores, 2, "model"), 12);
        Assert.Contains("Answer: yes (The treaty).", Call("show").ReplaceLineEndings(" "), StringComparison.Ordinal);

        static double Loss(double share, double quantile) => Math.Max(share * (70 - quantile), (1 - share) * (quantile - 70));
        static double Of(JsonNode scores, int question, string key) => scores["questions"]![question]![key]!.GetValue<double>();
    }

    [Theory]
    [InlineData("another", "yes", "No forecast in it asks `another`. Asked are: soon, packages.settlement, issues.water.")]
    [InlineData("soon", "perhaps", "`perhaps` does not answer `soon`; it should be yes or no.")]
    [InlineData("packages.settlement", "yes", "it should be the day, such as 2025-06-01, or no.")]
    [InlineData("packages.settlement", "2001-01-01", "2001-01-01 is not after 2001-01-01, the day of the first forecast of")]
    [InlineData("issues.water", "170", "it should be a position from 0 to 100.")]
    public void An_answer_that_fits_no_question_is_refused(string question, string answer, string says)
    {
        Call("freeze", RunOf("water", 64));
        EntenteRun refused = EntenteCall.Run("journal", "resolve", question, answer, "--source", "x", "--journal", JournalFile);
        Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
        Assert.Contains(says, refused.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Single(File.ReadAllLines(JournalFile));
    }

    // A forecast that was frozen after the day on which it came about foresaw nothing.
    [Fact]
    public void Where_the_answer_is_a_day_only_forecasts_from_before_it_are_scored()
    {
        Call("freeze", RunOf("water", 64));
        Call("freeze", RunOf("water", 80), "--date", "2001-04-01");
        Call("resolve", "packages.settlement", "2001-03-01", "--source", "The treaty");
        Call("resolve", "soon", "yes", "--source", "The treaty");
        JsonNode[] scored = [.. JsonNode.Parse(Call("score", "--json"))!["questions"]!.AsArray()!];
        Assert.Equal([("packages.settlement", 1), ("soon", 2)],
            scored.Select(one => ((string)one["question"]!, (int)one["forecasts"]!)));
    }

    [Fact]
    public void Every_question_is_shown_with_what_was_said_of_it()
    {
        string run = RunOf("water", 64);
        Call("freeze", run);
        TermsSpread water = FinishedRun.Open(run).Results!.Forecast.Terms["water"];
        string told = Call("show").ReplaceLineEndings(" ");
        Assert.Contains("issues.water:", told, StringComparison.Ordinal);
        Assert.Contains($"{Say.Number(water.P10!.Value, 1)} to {Say.Number(water.P90!.Value, 1)}", told, StringComparison.Ordinal);
        Assert.Contains("The chance that it is agreed by", told, StringComparison.Ordinal);
        Assert.Contains("\"kind\":\"yes-no\"", File.ReadAllText(JournalFile), StringComparison.Ordinal);
        JsonNode shown = JsonNode.Parse(Call("show", "--json"))!["forecasts"]![0]!["questions"]!["issues.water"]!;
        Assert.Equal([water.P10!.Value, water.P50!.Value, water.P90!.Value], shown["tenths"]!.AsArray().Select(one => (double)one!));
    }

    /// <summary>With the runs at hand, show tells of the odds what compare tells of both runs.</summary>
    [Fact]
    public void What_a_change_did_to_the_odds_is_told_as_compare_tells_it()
    {
        string before = RunOf("before", 256), after = RunOf("after", 256, ("north: {reservation: 0.2", "north: {reservation: 0.3"));
        Call("freeze", before);
        Call("freeze", after, "--date", "2001-02-01");
        Assert.Contains("entente journal show --runs", Call("show").ReplaceLineEndings(" "), StringComparison.Ordinal);
        JsonNode step = JsonNode.Parse(Call("show", "--runs", folder, "--json"))!["changes"]![0]!;
        Assert.Equal("[\"actors.north.reservation: 0.2..0.6 became 0.3..0.6\"]", step["numbers"]!.ToJsonString());
        JsonNode compared = JsonNode.Parse(EntenteCall.Run("compare", before, after, "--json").Output)!["quantities"]!.AsArray()
            .Last(one => (string)one!["kind"]! == "agreement-by")!;
        foreach (string key in new[] { "before", "after", "difference", "se" })
        {
            Assert.Equal((double)compared[key]!, (double)step["agreement"]![key]!);
        }

        string told = string.Join(' ', Call("show", "--runs", folder).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("Actors.north.reservation: 0.2..0.6 became 0.3..0.6.", told, StringComparison.Ordinal);
        Assert.Contains("The scenarios differ in one place", told, StringComparison.Ordinal);
        Assert.DoesNotContain("journal show --runs FOLDER", told, StringComparison.Ordinal);
        EntenteRun nowhere = EntenteCall.Run("journal", "show", "--runs", Path.Combine(folder, "none"), "--journal", JournalFile);
        Assert.Equal((2, ""), (nowhere.ExitCode, nowhere.Output));
    }

    [Fact]
    public void A_question_is_answered_once()
    {
        Call("freeze", RunOf("water", 64));
        Call("resolve", "soon", "yes", "--source", "x");
        EntenteRun again = EntenteCall.Run("journal", "resolve", "soon", "no", "--source", "x", "--journal", JournalFile);
        Assert.Equal(2, again.ExitCode);
        Assert.Contains("`soon` is answered already: yes.", again.Error, StringComparison.Ordinal);
        Assert.Equal(2, File.ReadAllLines(JournalFile).Length);
    }

    /// <summary>A changed byte in any line is named; so is a line whose seal was made anew, by the one after it; so is a line that is gone,
    /// stands elsewhere, or was put in.</summary>
    [Fact]
    public void Whatever_was_changed_afterwards_is_found_and_named()
    {
        Call("freeze", RunOf("water", 64));
        Call("freeze", RunOf("water", 80), "--date", "2001-02-01");
        Call("resolve", "soon", "yes", "--source", "The treaty");
        Call("resolve", "packages.settlement", "no", "--source", "Nothing was signed");
        string[] lines = File.ReadAllLines(JournalFile);
        for (int i = 0; i < lines.Length; i++)
        {
            for (int at = 0; at < lines[i].Length; at += 1 + (lines[i].Length / 40))
            {
                char other = lines[i][at] == 'x' ? 'y' : 'x';
                Damaged([.. lines[..i], lines[i][..at] + other + lines[i][(at + 1)..], .. lines[(i + 1)..]], i + 1);
            }
        }

        JournalEntry third = JournalEntry.FromLine(lines[2]).Entry!;
        string forged = (third with { Resolve = third.Resolve! with { Answer = "no" } }).ToLine();
        Damaged([lines[0], lines[1], forged, lines[3]], 4);
        Assert.Equal(1, Damaged([lines[0], lines[2], lines[3]], 2)); // what follows is not blamed for what is gone
        Damaged([lines[0], lines[2], lines[1], lines[3]], 2);
        Damaged([lines[1], lines[2], lines[3]], 1);
        Damaged([.. lines, "{}"], 5);

        int Damaged(string[] changed, int entry)
        {
            string path = Path.Combine(folder, "damaged.journal.jsonl");
            File.WriteAllText(path, string.Join('\n', changed) + "\n");
            (Journal? journal, ValueList<Problem> problems) = Journal.Read(path);
            Assert.Null(journal);
            Assert.Equal(entry, problems[0].Line);
            return problems.Count;
        }
    }

    [Fact]
    public void A_damaged_journal_takes_no_entry()
    {
        string run = RunOf("water", 64);
        Call("freeze", run);
        File.WriteAllText(JournalFile, File.ReadAllText(JournalFile).Replace("\"draws\":64", "\"draws\":65", StringComparison.Ordinal));
        string before = File.ReadAllText(JournalFile);
        foreach (string[] call in new[] { new[] { "freeze", run }, ["resolve", "soon", "yes", "--source", "x"], ["show"], ["score"] })
        {
            EntenteRun refused = EntenteCall.Run(["journal", .. call, "--journal", JournalFile]);
            Assert.Equal(2, refused.ExitCode);
            Assert.Contains("talks.journal.jsonl:1:1: error: Entry 1 cannot be relied on.", refused.Error, StringComparison.Ordinal);
        }

        Assert.Equal(before, File.ReadAllText(JournalFile));
    }

    /// <summary>Programs that freeze and answer are killed at random moments, two at a time: every entry that was told to be written is
    /// there once, and none is broken.</summary>
    [Fact]
    public async Task Nothing_is_lost_or_doubled_when_programs_are_killed()
    {
        int rounds = Environment.GetEnvironmentVariable("ENTENTE_THOROUGH") == "1" ? 200 : 10;
        string run = RunOf("water", 64);
        Stopwatch watch = Stopwatch.StartNew();
        Assert.True(Killed(["journal", "freeze", run, "--date", "2001-01-01", "--journal", JournalFile], 60_000));
        int usual = (int)watch.ElapsedMilliseconds, killed = 0;
        Random moments = new(7);
        List<string> told = ["2001-01-01"];
        for (int round = 0; round < rounds; round++)
        {
            string date = new DateOnly(2001, 1, 2).AddDays(round).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            (string, int)[] both = [("freeze", moments.Next(usual / 3, usual * 3)), ("freeze", moments.Next(usual / 3, usual * 3))];
            bool[] done = await Task.WhenAll(both.Select(one => Task.Run(() =>
                Killed(["journal", one.Item1, run, "--date", date, "--journal", JournalFile], one.Item2))));
            killed += done.Count(one => !one);
            if (done.Contains(true))
            {
                told.Add(date);
            }
        }

        (Journal? journal, ValueList<Problem> problems) = Journal.Read(JournalFile);
        Assert.Empty(problems);
        string[] there = [.. journal!.Forecasts.Select(one => one.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))];
        Assert.Equal(there.Distinct(), there);
        Assert.Empty(told.Except(there));
        Assert.True(killed > 0 && told.Count > 1, $"Of {2 * rounds} programs {killed} were killed: all, or none.");
    }

    /// <summary>Whether the program came to its end before it was killed.</summary>
    private static bool Killed(string[] arguments, int milliseconds)
    {
        ProcessStartInfo start = new(Path.Combine(AppContext.BaseDirectory, "Entente.Cli"))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using Process program = Process.Start(start)!;
        if (!program.WaitForExit(milliseconds))
        {
            program.Kill();
            program.WaitForExit();
            return false;
        }

        return program.ExitCode == 0;
    }

    private string RunOf(string name, int draws, params (string Old, string New)[] changes)
    {
        string file = Path.Combine(folder, $"{name}.yaml"), run = Path.Combine(folder, $"{name}-{draws}");
        File.WriteAllText(file, changes.Aggregate(TwoCases.Scenario("A lake", "interstate-crisis"),
            (text, change) => text.Replace(change.Old, change.New, StringComparison.Ordinal)));
        Assert.Equal(0, EntenteCall.Run("run", file, "--draws", draws.ToString(CultureInfo.InvariantCulture), "--out", run).ExitCode);
        return run;
    }

    private string Call(params string[] call)
    {
        EntenteRun run = EntenteCall.Run(["journal", .. call, "--journal", JournalFile]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Output;
    }
}
