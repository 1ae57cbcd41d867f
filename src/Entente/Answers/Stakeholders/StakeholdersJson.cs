using System.Text.Json.Nodes;
using Entente.Stakeholders;

namespace Entente.Answers.Stakeholders;

/// <summary>The answer of `stakeholders` for other programs.</summary>
internal static class StakeholdersJson
{
    public static JsonObject Of(StakeholdersAnswer answer)
    {
        StakeholderProblem problem = answer.Problem;
        return new()
        {
            ["scenario"] = answer.File.Name,
            ["issues-without-a-scale"] = Texts(StakeholdersOfScenario.LeftOut(answer.File.Scenario!)),
            ["actors-without-weight"] = Texts(problem.WithoutWeight.Select(actor => problem.Actors[actor].Key)),
            ["outcome"] = ByIssue(problem, k => problem.Issues[k].Outcome),
            ["models"] = new JsonObject(answer.Forecasts.Select(one => KeyValuePair.Create(one.Model, (JsonNode?)Model(problem, one)))),
        };
    }

    private static JsonObject Model(StakeholderProblem problem, StakeholderForecast forecast) => new()
    {
        ["forecast"] = ByIssue(problem, k => forecast.Forecast[k]),
        ["rounds"] = new JsonArray([.. forecast.Rounds.Select(round => (JsonNode)Round(problem, round))]),
        ["end"] = forecast.End,
        ["settings"] = new JsonObject(forecast.Settings.Values.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value))),
        ["notes"] = Texts(forecast.Notes),
    };

    private static JsonObject Round(StakeholderProblem problem, StakeholderRound round) => new()
    {
        ["positions"] = new JsonObject(problem.Actors.Select((actor, i) => KeyValuePair.Create(actor.Key, (JsonNode?)ByIssue(problem, k => round.Position(i, k))))),
        ["median"] = ByIssue(problem, k => round.Median[k]),
        ["mean"] = ByIssue(problem, k => round.Mean[k]),
        ["offers-made"] = round.OffersMade,
        ["offers"] = new JsonArray([.. round.Offers.Select(offer => (JsonNode)Offer(problem, offer))]),
        ["moves"] = new JsonArray([.. round.Moves.Select(move => (JsonNode)Move(problem, move))]),
    };

    private static JsonObject Offer(StakeholderProblem problem, Offer offer)
    {
        JsonObject written = new()
        {
            ["from"] = problem.Actors[offer.From].Key,
            ["to"] = problem.Actors[offer.To].Key,
            ["kind"] = offer.Kind,
            ["gain"] = offer.Gain,
            ["taken"] = offer.Taken,
            ["steps"] = new JsonArray([.. offer.Steps.Select(step => (JsonNode)Step(problem, step))]),
        };
        if (offer.Externalities.Count > 0)
        {
            written["externalities"] = new JsonObject(problem.Actors.Select((actor, i) => KeyValuePair.Create(actor.Key, (JsonNode?)offer.Externalities[i]))
                .Where((_, i) => i != offer.From && i != offer.To));
        }

        return written;
    }

    private static JsonObject Move(StakeholderProblem problem, Move move)
    {
        JsonObject written = Step(problem, move.Step);
        written["with"] = move.With is int with ? problem.Actors[with].Key : null;
        written["why"] = move.Why;
        return written;
    }

    private static JsonObject Step(StakeholderProblem problem, PositionChange step) => new()
    {
        ["actor"] = problem.Actors[step.Actor].Key,
        ["issue"] = problem.Issues[step.Issue].Key,
        ["from"] = step.From,
        ["to"] = step.To,
    };

    private static JsonObject ByIssue(StakeholderProblem problem, Func<int, double?> value) =>
        new(problem.Issues.Select((issue, k) => KeyValuePair.Create(issue.Key, (JsonNode?)value(k))));

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
