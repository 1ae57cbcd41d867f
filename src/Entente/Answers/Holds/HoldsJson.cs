using System.Text.Json.Nodes;
using Entente.Ensembles;
using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Answers.Holds;

/// <summary>The answer of `holds` for programs.</summary>
internal static class HoldsJson
{
    public static JsonObject Of(string file, Scenario scenario, HoldingAnswer answer, EnsembleSettings settings) => new()
    {
        ["scenario"] = file,
        ["draws"] = answer.Draws,
        ["seed"] = settings.Seed,
        ["failed"] = answer.Failed,
        ["package"] = answer.Question.Package,
        ["years"] = answer.Question.Years,
        ["signed"] = answer.Question.Given?.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["terms"] = answer.Question.Given is GivenTerms signed ? Terms(scenario, signed) : null,
        ["ended-by-force"] = answer.EndedByForce,
        ["followed"] = answer.Followed,
        ["accepted"] = answer.Accepted is Chance accepted ? Of(accepted) : null,
        ["keeps-rules"] = Of(answer.KeepsRules),
        ["actors"] = List(answer.Actors, one => new()
        {
            ["actor"] = one.Actor,
            ["required"] = one.IsRequired,
            ["gain"] = Of(one.Gain),
            ["gain-if-kept"] = Of(one.GainIfKept),
            ["deadline"] = Of(one.Deadline),
            ["not-worse"] = Of(one.NotWorse),
            ["refuses"] = Of(one.Refuses),
            ["crosses-red-line"] = Of(one.Crosses),
        }),
        ["holds"] = List(answer.Survival, Of),
        ["breakers"] = List(answer.Breakers, one => new()
        {
            ["name"] = one.Key,
            ["kind"] = one.IsSpoiler ? "spoiler" : "side",
            ["touched"] = one.Touched,
            ["temptation"] = List(one.Temptation, at =>
            {
                JsonObject node = Of(at.Tempted);
                node.Insert(0, "years", at.Years);
                return node;
            }),
            ["peak"] = one.Peak,
            ["yearly"] = List(one.Yearly, Of),
            ["ended"] = List(one.Ended, Of),
            ["without"] = Of(one.Without),
            ["enforcement"] = Of(one.Enforcement),
        }),
        ["without-spoilers"] = Of(answer.WithoutSpoilers),
        ["clauses"] = List(answer.Clauses, one => new()
        {
            ["issue"] = one.Issue,
            ["option"] = one.Option,
            ["step"] = one.Option is null ? one.Step : null,
            ["changed"] = one.Changed,
            ["survival"] = Of(one.Survival),
            ["keeps-rules"] = one.KeepsRules,
            ["refuses"] = new JsonObject(one.Refuses.Select(actor => KeyValuePair.Create(actor.Key, (JsonNode?)actor.Value))),
            ["newly-refused"] = new JsonArray([.. one.NewlyRefused.Select(actor => (JsonNode)actor)]),
        }),
    };

    private static JsonObject Terms(Scenario scenario, GivenTerms signed) => new(scenario.Issues.Index()
        .Where(issue => !double.IsNaN(signed.Terms[issue.Index]))
        .Select(issue => KeyValuePair.Create(
            issue.Item.Key,
            (JsonNode?)(issue.Item.Value is OptionsIssue options ? options.Options[(int)signed.Terms[issue.Index]].Key : signed.Terms[issue.Index]))));

    private static JsonObject Of(ChanceByYear one) => new() { ["years"] = one.Years, ["p"] = one.P, ["se"] = one.Se };

    private static JsonObject Of(Chance chance) => new() { ["p"] = chance.P, ["se"] = chance.Se };

    private static JsonObject Of(Spread spread) => new() { ["mean"] = spread.Mean, ["se"] = spread.Se, ["p10"] = spread.P10, ["p50"] = spread.P50, ["p90"] = spread.P90 };

    private static JsonObject Of(PairedChange change) => new()
    {
        ["before"] = change.Before,
        ["before-se"] = change.BeforeSe,
        ["after"] = change.After,
        ["after-se"] = change.AfterSe,
        ["difference"] = change.Difference,
        ["se"] = change.Se,
    };

    private static JsonArray List<T>(IEnumerable<T> all, Func<T, JsonObject> of) => new([.. all.Select(one => (JsonNode)of(one))]);
}
