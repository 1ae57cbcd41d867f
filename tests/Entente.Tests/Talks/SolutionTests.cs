using System.Text.Json.Nodes;
using Entente.Tests.Cli;

namespace Entente.Tests.Talks;

/// <summary>`talks.solution` says by which bargaining rule talks land: where `solve` puts that rule's solution, and not
/// elsewhere.</summary>
public sealed class SolutionTests : IDisposable
{
    private const string Scenario = """
        entente: 2
        title: A lake
        from: 2001-01-01
        until: 2002-01-01
        actors:
          north: {reservation: 0.2, curvature: 2}
          south: {reservation: 0.1}
        issues:
          water:
            asks: Who gets the water?
            scale: {0: south, 100: north}
            today: 50
            wants: {north: {ideal: 100, salience: 50}, south: {ideal: 0, salience: 50}}
          fish:
            asks: Who gets the fish?
            scale: {0: south, 100: north}
            today: 50
            wants: {north: {ideal: 100, salience: 20}, south: {ideal: 0, salience: 60}}
        talks: {pace: 50}
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("entente-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Talks_land_where_solve_puts_the_solution_of_the_rule()
    {
        string file = Path.Combine(folder, "lake.yaml");
        File.WriteAllText(file, Scenario);
        JsonNode solved = Call("solve", file);
        List<double> water = [];
        foreach (string rule in new[] { "nash", "kalai-smorodinsky", "egalitarian" })
        {
            JsonNode run = Call("run", file, "--draws", "64", "--set", $"talks.solution={rule}", "--out", Path.Combine(folder, rule));
            JsonNode terms = solved["solutions"]![rule]!["terms"]!;
            foreach (string issue in new[] { "water", "fish" })
            {
                Assert.Equal(terms[issue]!.GetValue<double>(), run["terms"]![issue]!["p50"]!.GetValue<double>(), 1e-3);
            }

            water.Add(run["terms"]!["water"]!["p50"]!.GetValue<double>());
        }

        Assert.Equal(3, water.Select(one => Math.Round(one, 1)).Distinct().Count());
    }

    [Fact]
    public void Whoever_counts_with_later_talks_bargains_by_Nash()
    {
        string file = Path.Combine(folder, "lake.yaml");
        File.WriteAllText(file, Scenario.Replace("pace: 50", "pace: 50, anticipate: true, solution: egalitarian",
            StringComparison.Ordinal));
        EntenteRun run = EntenteCall.Run("check", file);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("bargain by the rule of Nash", (run.Output + run.Error).ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    private static JsonNode Call(params string[] call)
    {
        EntenteRun run = EntenteCall.Run([.. call, "--json"]);
        Assert.Equal(0, run.ExitCode);
        return JsonNode.Parse(run.Output)!;
    }
}
