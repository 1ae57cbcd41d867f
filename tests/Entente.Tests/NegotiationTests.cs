using System.Text.Json.Nodes;
using Entente.Answers;
using Entente.Answers.Solve;
using Entente.Ensembles;
using Entente.Scenarios;
using Entente.Tests.Cli;

namespace Entente.Tests;

/// <summary>The door of the library says what the commands say.</summary>
[EndToEnd]
public sealed class NegotiationTests : IDisposable
{
    private const string River = "scenarios/river-sharing.yaml";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private readonly string folder = Directory.CreateTempSubdirectory("entente-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_run_in_memory_adds_up_to_the_forecast_of_a_run_in_a_folder()
    {
        Negotiation talks = Negotiation.Open(River, "talks.pace=2");
        Answer<RunResults> kept = talks.RunTo(Path.Combine(folder, "r"), draws: 64, stop: Stop),
            passing = talks.Run(draws: 64, threads: 1, stop: Stop);
        Assert.Equal(kept.Value.Forecast.ToJson(), passing.Value.Forecast.ToJson());
        Assert.Equal(kept.Value.Timeline.Dates, passing.Value.Timeline.Dates);
        Assert.Equal(kept.ToString(), passing.ToString());
        Assert.Equal(64, kept.Value.DrawNumbers("payoff.highfell").Length);
        Assert.Contains("agreement", passing.ToString(), StringComparison.Ordinal);
        Assert.Contains("<!doctype html>", passing.Html(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Answers_are_those_of_the_commands()
    {
        Negotiation talks = Negotiation.Open(River);
        Assert.Equal(Printed("solve", River), Told(talks.Solve().Json()));
        Assert.Equal(Printed("why", River, "--draws", "32"), Told(talks.Why(draws: 32, stop: Stop).Json()));
        Assert.Equal(Printed("explain", River, "--draws", "32"), Told(talks.Explain(draws: 32, stop: Stop).Json()));
        Assert.Equal(Printed("moves", River, "--draws", "32"), Told(talks.Moves(draws: 32, stop: Stop).Json()));
        Assert.Equal(Printed("compare", River, "--variant", talks.Scenario.Variants.Names.First(), "--draws", "32"),
            Told(talks.Compare(talks.Scenario.Variants.Names.First(), draws: 32, stop: Stop).Json()));
        Assert.Equal(Printed("trace", River, "--draw", "3", "--seed", "2"), Told(talks.Trace(3, seed: 2).Json()));
        Assert.Equal(Printed("check", River), Told(talks.Check().Json()));
        Assert.Equal(Printed("stakeholders", "scenarios/town-traffic.yaml", "--model", "median"),
            Told(Negotiation.Open("scenarios/town-traffic.yaml").Stakeholders("median").Json()));
        Assert.Equal(
            Printed("holds", "scenarios/korea-1951.yaml", "--package", "armistice", "--draws", "16", "--seed", "2"),
            Told(Negotiation.Open("scenarios/korea-1951.yaml").Holds("armistice", draws: 16, seed: 2, stop: Stop).Json()));
    }

    [Fact]
    public void A_solution_is_told_by_name()
    {
        PackageSolution solved = Negotiation.Open(River).Solve("dam-pact").Value;
        JsonNode json = Negotiation.Open(River).Solve("dam-pact").Json();
        Assert.True(solved.HasDeal);
        Assert.Equal((double)json["solutions"]!["nash"]!["gain"]!["highfell"]!, solved.Gains["highfell"], 1e-12);
        Assert.Equal((double)json["reservation"]!["highfell"]!, solved.NoDeal["highfell"], 1e-12);
        Assert.Equal((string)json["solutions"]!["nash"]!["terms"]!["filling"]!, solved.Terms["filling"]);
    }

    [Fact]
    public void A_bad_file_gives_all_its_problems_and_no_scenario()
    {
        string path = Repository.TestFile("twenty-mistakes.yaml");
        BadScenarioException bad = Assert.Throws<BadScenarioException>(() => Negotiation.Open(path));
        Assert.Null(Negotiation.TryOpen(path, out ValueList<Problem> problems));
        Assert.Equal(problems, bad.Problems);
        Assert.True(problems.Count(problem => problem.Severity == Severity.Error) >= 20);
        Assert.Contains($"{path}:", bad.Message, StringComparison.Ordinal);
        Assert.Throws<BadScenarioException>(() => Negotiation.Open(River).With("talks.pase=2"));
        Assert.Throws<BadScenarioException>(() => Negotiation.Parse("title: x"));
    }

    [Fact]
    public void A_name_that_is_not_in_the_file_is_refused_with_those_that_are()
    {
        Negotiation talks = Negotiation.Open(River);
        Assert.Contains("dam-pact", Assert.Throws<ArgumentException>(() => talks.Solve("peace")).Message, StringComparison.Ordinal);
        Assert.Contains("new-lenders", Assert.Throws<ArgumentException>(() => talks.Compare("peace", stop: Stop)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => talks.Holds("peace", stop: Stop));
    }

    [Fact]
    public void With_changes_only_what_it_names()
    {
        Negotiation talks = Negotiation.Open(River, "talks.pace=2"), faster = talks.With("talks.pace=4");
        Assert.Equal(4, faster.Scenario.Talks.Pace.Central);
        Assert.Equal(2, talks.Scenario.Talks.Pace.Central);
        Assert.Equal("A dam and three states on one river", talks.ToString());
        Assert.Equal("What can each actor do?", talks.Moves(draws: 32, stop: Stop).ToString()); // no sentence of it is a main one
    }

    private static string Printed(params string[] call)
    {
        EntenteRun run = EntenteCall.Run([.. call, "--json"]);
        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        JsonObject printed = JsonNode.Parse(run.Output)!.AsObject();
        printed.Remove("page");
        return Told(printed);
    }

    private static string Told(JsonObject answer) => JsonNode.Parse(answer.ToJsonString())!.ToJsonString();
}
