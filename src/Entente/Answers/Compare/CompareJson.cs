using System.Text.Json.Nodes;
using Entente.Ensembles;
using Entente.Scenarios;

namespace Entente.Answers.Compare;

/// <summary>The answer of `compare` for programs.</summary>
internal static class CompareJson
{
    public static JsonObject Of(string scenario, Comparison comparison, EnsembleSettings settings) => new()
    {
        ["scenario"] = scenario,
        ["draws"] = settings.Draws,
        ["seed"] = settings.Seed,
        ["failed"] = comparison.Base.Failed,
        ["alternatives"] = new JsonArray([.. comparison.Alternatives.Select(Of)]),
    };

    private static JsonObject Of(Alternative alternative) => new()
    {
        ["change"] = alternative.Title,
        ["failed"] = alternative.Failed,
        ["power-shift"] = alternative.PowerShift,
        ["quantities"] = Of(alternative.Quantities),
        ["neutrality"] = alternative.Neutrality is NeutralityWarning warning
            ? new JsonObject
            {
                ["named"] = new JsonArray([.. warning.Named.Select(assumption => (JsonNode)JsonLayout.Name(assumption))]),
                ["without"] = new JsonArray([.. warning.Ties.Select(tie => (JsonNode)Of(tie.Without, new() { ["assumption"] = JsonLayout.Name(tie.Assumption) }))]),
            }
            : null,
    };

    /// <summary>Quantities with their differences.</summary>
    public static JsonArray Of(IEnumerable<ChangedQuantity> quantities) => new([.. quantities.Select(one => (JsonNode)Of(one.Change, new()
    {
        ["kind"] = Kind(one.Quantity.Kind),
        ["name"] = one.Quantity.Name,
        ["detail"] = one.Quantity.Detail,
    }))]);

    private static JsonObject Of(PairedChange change, JsonObject node)
    {
        (node["before"], node["before-se"], node["after"], node["after-se"]) = (change.Before, change.BeforeSe, change.After, change.AfterSe);
        (node["before-worlds"], node["after-worlds"]) = (change.BeforeDraws, change.AfterDraws);
        (node["difference"], node["se"], node["low"], node["high"]) = (change.Difference, change.Se, change.Low, change.High);
        return node;
    }

    private static string Kind(QuantityKind kind) => kind switch
    {
        QuantityKind.AgreementBy => "agreement-by",
        QuantityKind.PackageBy => "package-by",
        QuantityKind.Outcome => "outcome",
        QuantityKind.Position => "position",
        QuantityKind.Option => "option",
        QuantityKind.Payoff => "utility",
        QuantityKind.Holds => "holds",
        QuantityKind.AgreementChance => "agreement-chance",
    };
}
