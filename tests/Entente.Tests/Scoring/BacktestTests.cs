using System.Text.Json.Nodes;
using Entente.Scenarios;
using Entente.Scoring.Cases;
using Entente.Tests.Cli;

namespace Entente.Tests.Scoring;

/// <summary>Scores of cases of the past against values worked out by hand.</summary>
public sealed class BacktestTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("entente-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>62 of 105 crises agreed within a year (0.590); without the hill, which did not: 0.590·105/104. The lake is of another
    /// class and changes nothing.</summary>
    [Fact]
    public void The_base_rate_leaves_the_conflict_out()
    {
        CaseOfPast[] cases = [.. CaseFolder.Read([TwoCases.In(folder)]).Cases];
        BaseRateWithout rates = new(cases);
        Assert.Equal(0.590 * 105 / 104, rates.AgreedBy(cases[0], 365)!.Value, 9);
        Assert.Null(rates.HeldFor(cases[1], 5)); // of disputes history does not know how long they hold
        Assert.Null(rates.Kinds(cases[0])); // one other conflict is no base rate
    }

    /// <summary>Two chances of one case and one of another: the Brier scores are means of 0.04 and 0.36, and of 0.01.</summary>
    [Fact]
    public void Scores_are_means_over_cases_of_the_means_within_them()
    {
        CaseOfPast[] cases = [.. CaseFolder.Read([TwoCases.In(folder)]).Cases];
        CaseScore[] scores =
        [
            Score(cases[0], new ScoredChance("soon", 0.2, 0.5, 0.3, false), new ScoredChance("later", 0.6, 0.5, 0.5, false)),
            Score(cases[1], new ScoredChance("soon", 0.9, 0.5, 0.7, true)),
        ];
        Backtest backtest = Backtest.Of([.. scores], draws: 1000, seed: 1);
        BacktestRow soon = backtest.Rows.Single(row => (row.What, row.Rule) == ("soon", "Brier"));
        Assert.Equal((2, 2), (soon.Count, soon.Conflicts));
        Assert.Equal((0.04 + 0.01) / 2, soon.Model.Value, 12);
        Assert.Equal(0.25, soon.History.Value, 12);
        Assert.Equal((0.09 + 0.09) / 2, soon.Pool!.Value.Value, 12);
        Assert.Equal(-0.225, soon.ModelLessHistory.Value, 12);
        BacktestRow either = backtest.Rows.Single(row => (row.What, row.Rule) == ("agreement within either time", "Brier"));
        Assert.Equal((0.2 + 0.01) / 2, either.Model.Value, 12);
        BacktestRow log = backtest.Rows.Single(row => (row.What, row.Rule) == ("soon", "log"));
        Assert.Equal((-Math.Log(0.8) - Math.Log(0.9)) / 2, log.Model.Value, 9);
    }

    /// <summary>A model that found nothing in 1,000 worlds has said half a world of 1,000, and not never.</summary>
    [Fact]
    public void What_no_world_had_is_not_scored_as_impossible()
    {
        CaseOfPast[] cases = [.. CaseFolder.Read([TwoCases.In(folder)]).Cases];
        Backtest backtest = Backtest.Of([Score(cases[0], new ScoredChance("soon", 0, 0.5, 0.1, true)), Score(cases[1])], draws: 1000,
            seed: 1);
        Assert.Equal(-Math.Log(0.0005), backtest.Rows.Single(row => row.Rule == "log").Model.Value, 9);
    }

    [Fact]
    public void A_back_test_that_was_stopped_goes_on_and_gives_the_same_bytes()
    {
        string cases = TwoCases.In(folder), whole = Path.Combine(folder, "whole"), part = Path.Combine(folder, "part");
        Assert.Equal(0, EntenteCall.Run("backtest", cases, "--draws", "64", "--out", whole).ExitCode);
        Assert.Equal(0, EntenteCall.Run("backtest", Path.Combine(cases, "hill.yaml"), "--draws", "64", "--out", part).ExitCode);
        DateTime first = File.GetLastWriteTimeUtc(Path.Combine(part, "runs", "hill", "run.json"));
        Assert.Equal(0, EntenteCall.Run("backtest", cases, "--draws", "64", "--threads", "2", "--out", part).ExitCode);
        Assert.Equal(first, File.GetLastWriteTimeUtc(Path.Combine(part, "runs", "hill", "run.json"))); // not run again
        Assert.All(["backtest.json", "backtest.csv", "backtest.html"], file =>
            Assert.Equal(File.ReadAllText(Path.Combine(whole, file)), File.ReadAllText(Path.Combine(part, file))));
        EntenteRun inMemory = EntenteCall.Run("backtest", cases, "--draws", "64", "--json");
        JsonNode printed = JsonNode.Parse(inMemory.Output)!, kept = JsonNode.Parse(File.ReadAllText(Path.Combine(whole, "backtest.json")))!;
        Assert.Equal(kept["scores"]!.ToJsonString(), printed["scores"]!.ToJsonString());
        Assert.Equal(1 + 4 + 2 + 2, File.ReadAllLines(Path.Combine(whole, "backtest.csv")).Length); // header, times, questions, holding
    }

    [ReferenceFact("history")]
    public void Crises_from_columns_alone_are_cases_without_a_mistake()
    {
        string table = ReferenceFolder.Of("history", "icb-mediations.csv"), crises = Path.Combine(folder, "crises");
        Assert.Equal(0, EntenteCall.Run("import", "crises", table, "--out", crises).ExitCode);
        (ValueList<CaseOfPast> cases, ValueList<Problem> problems) = CaseFolder.Read([crises]);
        Assert.Empty(problems);
        Assert.Equal(81, cases.Count);
        Assert.Equal(30, cases.Count(one => CaseFacts.AgreedBy(one, 90) == true)); // as counted in the table itself
        Assert.Equal(40, cases.Count(one => CaseFacts.AgreedBy(one, 365) == true));
        Assert.All(cases, one => Assert.DoesNotContain("agree", one.File.Scenario!.Summary!, StringComparison.Ordinal));
    }

    [Fact]
    public void A_table_of_crises_with_mistakes_is_refused_with_their_places()
    {
        string table = Path.Combine(folder, "crises.csv"), place = Path.Combine(folder, "out");
        File.WriteAllText(table, "crisno,crisis,cluster,mediation_start,crisis_end,violence,agreement,cinc\n"
            + "1,One,a,1920-13-01,1920-07-01,none,1,A:0.1 B:0.2\n2,Two,b,1920-01-01,1920-07-01,fierce,maybe,A:0.1 B:0.2\n");
        EntenteRun run = EntenteCall.Run("import", "crises", table, "--out", place);
        Assert.Equal((2, false), (run.ExitCode, Directory.Exists(place)));
        Assert.All(["`1920-13-01` is no date", "`fierce` is no degree of violence", "`maybe` is neither 1 nor 0"], says =>
            Assert.Contains(says, run.Error.ReplaceLineEndings(" "), StringComparison.Ordinal));
    }

    private static CaseScore Score(CaseOfPast one, params ScoredChance[] said) =>
        new(one, 1000, [.. said], [], null, null, [], default);
}
