using System.Text.Json.Nodes;
using Entente.Answers.Solve;
using Entente.Ensembles;
using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Answers.Trace;

/// <summary>The answer of `trace` for programs.</summary>
internal static class TraceJson
{
    public static JsonObject Of(TracedWorld told)
    {
        (Scenario scenario, Draw draw) = (told.File.Scenario!, told.Draw);
        return new()
        {
            ["scenario"] = told.File.Name,
            ["draw"] = draw.Index,
            ["seed"] = told.Seed,
            ["outcome"] = DrawTable.OutcomeKey(draw.Outcome),
            ["assumptions"] = new JsonArray([.. told.Chronicle.Assumptions.Select(text => JsonValue.Create(text))]),
            ["chronicle"] = new JsonArray(
                [.. told.Chronicle.Entries.Select(entry => new JsonObject { ["date"] = Iso(entry.Date), ["says"] = entry.Says })]),
            ["agreements"] = new JsonArray([.. draw.Agreements.Select(agreement => new JsonObject
            {
                ["package"] = told.Packages[agreement.Package],
                ["date"] = Iso(agreement.Date),
                ["terms"] = SolveJson.Terms(scenario, agreement.Terms),
                ["broken"] = agreement.Broken is Breach breach ? Broken(scenario, breach) : null,
                ["years-held"] = agreement.YearsHeld,
            })]),
            ["terms"] = SolveJson.Terms(scenario, draw.FinalTerms),
            ["utility"] = new JsonObject(scenario.Actors.Names.Select((name, i) => KeyValuePair.Create<string, JsonNode?>(name, draw.Payoffs[i]))),
        };
    }

    private static JsonObject Broken(Scenario scenario, Breach breach) => new()
    {
        ["date"] = Iso(breach.Date),
        ["by"] = breach.Actor is int actor ? scenario.Actors[actor].Key : breach.Spoiler,
        ["temptation"] = breach.Temptation,
    };

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
