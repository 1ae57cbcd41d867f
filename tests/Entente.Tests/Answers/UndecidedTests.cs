using System.Text.Json.Nodes;
using Entente.Answers.Solve;
using Entente.Cli;
using Entente.Deals;
using Entente.Scenarios;
using Entente.Talks.FirstDay;
using Entente.Tests.Cli;

namespace Entente.Tests.Answers;

/// <summary>
/// A search that used up its work is never told as an answer: twelve clauses of four options have too many combinations to look at, and
/// none of those looked at is feasible.
/// </summary>
[Long]
public sealed class UndecidedTests : IDisposable
{
    private static readonly string TooMany = Repository.TestFile("many-clauses.yaml");

    private readonly string folder = Directory.CreateTempSubdirectory("entente-undecided").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Solve_says_that_it_is_not_decided()
    {
        PackageSolution solution = PackageSolution.Of(ScenarioReader.ReadFile(TooMany).Scenario!, null);
        Assert.False(solution.IsDecided);

        ScenarioFile file = ScenarioReader.ReadFile(TooMany);
        JsonObject json = SolveJson.Of(file, file.Scenario!, solution, SolveExtras.None);
        Assert.True(json.ContainsKey("zopa"));
        Assert.Null(json["zopa"]);
        Assert.Null(json["depth"]);

        EntenteRun run = EntenteCall.Run("solve", TooMany);
        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Contains("Whether there are terms at all was not decided", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("There is no deal", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_counts_such_worlds_as_failed_and_gives_bounds()
    {
        EntenteRun run = EntenteCall.Run("run", TooMany, "--draws", "2", "--out", Path.Combine(folder, "run"));
        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Contains("was not decided", run.Error, StringComparison.Ordinal);
        var forecast = (JsonObject)JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "run", "forecast.json")))!;
        JsonNode settlement = forecast["outcomes"]!["settlement"]!;
        Assert.Equal(2, (int)forecast["failed"]!);
        Assert.Null(settlement["p"]);
        Assert.Equal((0, 1), ((double)settlement["low"]!, (double)settlement["high"]!));
    }

    [Theory]
    [InlineData("why", "Whether a deal was possible is not known")]
    [InlineData("holds", "is not known: no world could be computed")]
    [InlineData("moves", "no world could be computed, so there is no answer")]
    public void Questions_have_no_answer(string command, string words)
    {
        // Where talks are fast, every world comes to a day on which a deal could be made; and where both could gain but for the rules, no
        // bound on what they gain shows that there is none.
        EntenteRun run = EntenteCall.Run(command, TooMany, "--draws", "16", "--set", "talks.pace=1000",
            "--set", "actors.one.reservation=0", "--set", "actors.two.reservation=0");
        Assert.Equal(ExitCode.Failed, run.ExitCode);
        string told = string.Join(' ', (run.Output + run.Error).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(words, told, StringComparison.Ordinal);
        Assert.DoesNotContain("In every one of", told, StringComparison.Ordinal);
        Assert.DoesNotContain("should not have happened", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Talks_that_cannot_be_deep_enough_need_no_search()
    {
        // One of the two can gain nothing over today: bounds show it, though no combination was found that keeps the rules.
        EntenteRun run = EntenteCall.Run("holds", TooMany, "--draws", "16", "--set", "talks.pace=1000");
        Assert.Equal(ExitCode.Ok, run.ExitCode);
        Assert.Contains("In 0 of 16 worlds the settlement is agreed", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_deadlines_too_a_stopped_search_is_no_answer()
    {
        Scenario scenario = ScenarioReader.ReadFile(TooMany).Scenario!;
        PackageProblem problem = PackageProblem.Of(scenario, null, number => number.Central);
        PackageSolution decided = new(problem, new DealSpace(0.1, null, [], [], []), null, [], null);
        Assert.True(decided.IsDecided);
        PackageSolution open = decided with { WithoutDeadlines = new DealWithoutDeadlines(problem, null, null) };
        Assert.False(open.IsDecided);
        ScenarioFile file = ScenarioReader.ReadFile(TooMany);
        JsonObject json = SolveJson.Of(file, scenario, open, SolveExtras.None);
        Assert.True((bool)json["zopa"]!);
        Assert.True(json["deadlines"]!.AsObject().ContainsKey("zopa-without"));
        Assert.Null(json["deadlines"]!["zopa-without"]);
    }
}
