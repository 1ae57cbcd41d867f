using System.Text.Json.Nodes;
using Entente.Ensembles;
using Entente.Scenarios;
using static Entente.Answers.JsonKinds;

namespace Entente.Answers.Compare;

/// <summary>The answer of `compare` about two finished runs for programs; docs/explanation/compare.md lists the keys.</summary>
internal static class RunsJson
{
    /// <summary>The keys.</summary>
    public static JsonForm<RunsComparison> Form => new()
    {
        { "runs", "The two runs.", one => new[] { (one.Before, one.BeforeFailed), (one.After, one.AfterFailed) }, List(Run) },
        { "paired", "Whether the same draw of both is the same world.", one => one.Pairing == Pairing.SameWorlds },
        { "quantities", "Everything that can be asked of the worlds of both.", one => one.Quantities, List(CompareJson.Quantity) },
        { "inputs", "Where the scenarios differ.", one => one.Differences.Where(place => !place.IsEvidence), List(Difference) },
        {
            "evidence", "Where the evidence differs, which changes no result.",
            one => one.Differences.Where(place => place.IsEvidence), List(Difference)
        },
    };

    private static JsonForm<(RunResults Of, int Failed)> Run => new()
    {
        { "folder", "The results folder.", one => one.Of.Folder },
        { "scenario", "The file.", one => one.Of.Info.Scenario },
        { "draws", "Worlds drawn.", one => one.Of.Info.Draws },
        { "seed", "Where chance begins.", one => one.Of.Info.Seed },
        { "failed", "Worlds that could not be computed.", one => one.Failed },
        { "version", "The version that made the run.", one => one.Of.Info.Version },
    };

    private static JsonForm<ScenarioDifference> Difference => new()
    {
        { "path", "Dotted path of the place.", one => one.Path },
        { "before", "What stands there in the first scenario; null if it has no such place.", one => one.Before, Text.OrNull },
        { "after", "What stands there in the second.", one => one.After, Text.OrNull },
    };

    public static JsonObject Of(RunsComparison comparison) => Form.Write(comparison);
}
