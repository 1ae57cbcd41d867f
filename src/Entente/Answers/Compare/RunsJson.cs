using System.Text.Json.Nodes;
using Entente.Ensembles;
using Entente.Scenarios;

namespace Entente.Answers.Compare;

/// <summary>The answer of `compare` about two finished runs for programs; docs/explanation/compare.md lists the keys.</summary>
internal static class RunsJson
{
    public static JsonObject Of(RunsComparison comparison) => new()
    {
        ["runs"] = new JsonArray(Run(comparison.Before, comparison.BeforeFailed), Run(comparison.After, comparison.AfterFailed)),
        ["paired"] = comparison.Pairing == Pairing.SameWorlds,
        ["quantities"] = CompareJson.Of(comparison.Quantities),
        ["inputs"] = Differences(comparison.Differences.Where(one => !one.IsEvidence)),
        ["evidence"] = Differences(comparison.Differences.Where(one => one.IsEvidence)),
    };

    private static JsonObject Run(RunResults run, int failed) => new()
    {
        ["folder"] = run.Folder,
        ["scenario"] = run.Info.Scenario,
        ["draws"] = run.Info.Draws,
        ["seed"] = run.Info.Seed,
        ["failed"] = failed,
        ["version"] = run.Info.Version,
    };

    private static JsonArray Differences(IEnumerable<ScenarioDifference> differences) =>
        new([.. differences.Select(one => (JsonNode)new JsonObject { ["path"] = one.Path, ["before"] = one.Before, ["after"] = one.After })]);
}
