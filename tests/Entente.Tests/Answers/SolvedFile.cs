using System.Text.Json.Nodes;
using Entente.Answers.Solve;
using Entente.Scenarios;
using Entente.Talks.FirstDay;

namespace Entente.Tests.Answers;

/// <summary>A scenario file solved as `entente solve --json` does it, with short ways to what the answer says.</summary>
internal sealed class SolvedFile
{
    private const string Head = """
        entente: 1
        title: A case
        from: 2025-01-01
        until: 2026-01-01

        """;

    private SolvedFile(Scenario scenario, string? package, string name)
    {
        Scenario = scenario;
        Solution = PackageSolution.Of(scenario, package);
        Json = SolveJson.Of(new ScenarioFile(name, "", scenario, [], []), scenario, Solution, SolveExtras.None);
    }

    public Scenario Scenario { get; }

    public PackageSolution Solution { get; }

    public PackageProblem Problem => Solution.Problem;

    public JsonObject Json { get; }

    public double? Depth => (double?)Json["depth"];

    public string[] Binding => [.. Json["binding"]!.AsArray().Select(name => (string)name!)];

    /// <summary>Reads the sections that follow the head of a file, which must be without errors, and solves a package.</summary>
    public static SolvedFile Of(FormattableString sections, string? package = null) => Of(Read(sections), package);

    public static SolvedFile Of(Scenario scenario, string? package = null) => new(scenario, package, "case.yaml");

    public static Scenario Read(FormattableString sections)
    {
        ScenarioFile file = ScenarioReader.Read(Head + FormattableString.Invariant(sections), "case.yaml");
        Assert.True(file.Scenario is not null, string.Join('\n', file.Errors));
        return file.Scenario;
    }

    public double W(string actor) => Problem.Reservations[Actor(actor)].Value;

    /// <summary>What the answer gives under a rule: a number, or the name of an option.</summary>
    public JsonNode Term(string rule, string issue) => Json["solutions"]![rule]!["terms"]![issue]!;

    public double Position(string rule, string issue) => (double)Term(rule, issue);

    public double Utility(string rule, string actor) => (double)Json["solutions"]![rule]!["utility"]![actor]!;

    public double Low(string issue) => (double)Json["range"]![issue]![0]!;

    public double High(string issue) => (double)Json["range"]![issue]![1]!;

    /// <summary>U of terms to an actor: one number an issue, in file order.</summary>
    public double UtilityOf(string actor, params double[] terms) => Problem.Utilities(terms)[Actor(actor)];

    /// <summary>Gain over no deal of terms to an actor.</summary>
    public double GainOf(string actor, params double[] terms) => Problem.ValueOf(terms).Gain(Actor(actor));

    public int Actor(string name)
    {
        Assert.True(Scenario.Actors.TryIndexOf(name, out int index));
        return index;
    }
}
