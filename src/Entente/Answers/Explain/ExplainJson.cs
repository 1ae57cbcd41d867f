using System.Text.Json.Nodes;
using Entente.Ensembles;

namespace Entente.Answers.Explain;

/// <summary>The answer of `explain` for programs; docs/explanation/explain.md lists the keys.</summary>
internal static class ExplainJson
{
    public static JsonObject Of(string scenario, ForecastSensitivity answer, EnsembleSettings settings) => new()
    {
        ["scenario"] = scenario,
        ["draws"] = settings.Draws,
        ["seed"] = settings.Seed,
        ["worlds"] = answer.Worlds,
        ["failed"] = answer.Failed,
        ["mean"] = answer.Mean,
        ["deviation"] = answer.Deviation,
        ["hardly-varies"] = answer.HardlyVaries,
        ["noise"] = Of(answer.Noise),
        ["groups"] = Groups(answer, answer.Indices),
        ["terms"] = new JsonArray([.. answer.Terms.Select(term => (JsonNode)new JsonObject
        {
            ["issue"] = term.Issue,
            ["groups"] = Groups(answer, term.Indices),
        })]),
        ["without-evidence"] = new JsonObject(answer.Groups.Zip(answer.WithoutEvidence, (group, bare) => KeyValuePair.Create(group.Name, (JsonNode?)bare))),
        ["central"] = answer.Central,
        ["tornado"] = new JsonArray([.. answer.Tornado.Select(bar => (JsonNode)new JsonObject
        {
            ["path"] = bar.Path,
            ["low"] = bar.Low,
            ["high"] = bar.High,
            ["at-low"] = Known(bar.AtLow),
            ["at-high"] = Known(bar.AtHigh),
            ["se"] = Known(bar.Se),
        })]),
        ["find-out"] = new JsonArray([.. answer.FindOut.Select(lean => (JsonNode)new JsonObject
        {
            ["path"] = lean.Path,
            ["assumed"] = lean.Assumed,
            ["correlation"] = lean.Correlation,
            ["share"] = lean.Share,
            ["evidence"] = new JsonArray([.. lean.Evidence.Select(name => (JsonNode)name)]),
        })]),
    };

    private static JsonArray Groups(ForecastSensitivity answer, IEnumerable<SobolIndices> indices) => new([.. answer.Groups.Zip(indices, (group, one) => (JsonNode)new JsonObject
    {
        ["group"] = group.Name,
        ["first"] = Of(one.First),
        ["total"] = Of(one.Total),
    })]);

    private static JsonObject Of(IndexEstimate estimate) => new()
    {
        ["value"] = estimate.Value,
        ["half-width"] = Known(estimate.HalfWidth),
        ["wide"] = estimate.IsWide,
        ["told"] = estimate.IsTold,
        ["worlds"] = estimate.Worlds,
    };

    private static double? Known(double number) => double.IsFinite(number) ? number : null;
}
