using System.Text.Json.Nodes;

namespace Entente.Scoring;

/// <summary>Scores as JSON for other programs. Keys are stable; more may be added. What does not exist is null.</summary>
public static class ScoreJson
{
    /// <summary>Scores of models on a data set.</summary>
    public static JsonObject Of(DatasetScore score) => new()
    {
        ["dataset"] = score.Name,
        ["issues"] = score.Issues.Count,
        ["proposals"] = score.Proposals,
        ["seed"] = score.Seed,
        ["replicates"] = score.Replicates,
        ["models"] = new JsonObject(score.Models.Select(model => KeyValuePair.Create(model.Choice.Name, (JsonNode?)new JsonObject
        {
            ["settings"] = new JsonObject((model.Choice.Settings?.Values ?? []).Select(setting => KeyValuePair.Create(setting.Key, (JsonNode?)setting.Value))),
            ["issues"] = model.Scored,
            ["mae"] = Of(model.MeanError),
            ["rmse"] = Of(model.RootMeanSquare),
            ["median"] = Of(model.MedianError),
            ["bias"] = Of(model.Bias),
            ["against-mean"] = model.AgainstMean is Interval95 difference
                ? new JsonObject { ["issues"] = model.Compared, ["difference"] = Number(difference.Value), ["low"] = Number(difference.Low), ["high"] = Number(difference.High) }
                : null,
            ["silent"] = new JsonObject(model.Silent.Select(reason => KeyValuePair.Create(reason.Key, (JsonNode?)reason.Value))),
        }))),
    };

    /// <summary>Scores of a run.</summary>
    public static JsonObject Of(RunScore score) => new()
    {
        ["scenario"] = score.Scenario,
        ["brier"] = Mean(score.Questions.Select(question => question.Brier)),
        ["brier-two-sided"] = Mean(score.Questions.Select(question => question.BrierTwoSided)),
        ["log"] = Mean(score.Questions.Select(question => question.Log)),
        ["questions"] = Of(score.Questions),
        ["dates"] = Of(score.Dates),
        ["outcomes"] = new JsonArray([.. score.Outcomes.Select(outcome => (JsonNode)new JsonObject
        {
            ["what"] = outcome.What,
            ["was"] = outcome.Was,
            ["p"] = new JsonObject(outcome.Probabilities.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)Number(one.Value)))),
            ["brier-two-sided"] = Number(outcome.BrierTwoSided),
            ["log"] = Number(outcome.Log),
            ["rps"] = outcome.Ranked is double ranked ? Number(ranked) : null,
            ["source"] = outcome.Source,
        })]),
        ["terms"] = new JsonArray([.. score.Terms.Select(terms => (JsonNode)new JsonObject
        {
            ["issue"] = terms.Issue,
            ["was"] = Number(terms.Was),
            ["median"] = Number(terms.Median),
            ["crps"] = Number(terms.Crps),
            ["how"] = terms.How,
            ["source"] = terms.Source,
        })]),
        ["open"] = new JsonArray([.. score.Open.Select(what => (JsonNode)what)]),
    };

    private static JsonArray Of(IEnumerable<QuestionScore> questions) => new([.. questions.Select(question => (JsonNode)new JsonObject
    {
        ["what"] = question.What,
        ["p"] = Number(question.Probability),
        ["happened"] = question.Happened,
        ["brier"] = Number(question.Brier),
        ["brier-two-sided"] = Number(question.BrierTwoSided),
        ["log"] = Number(question.Log),
        ["metaculus-baseline"] = Number(question.MetaculusBaseline),
        ["source"] = question.Source,
    })]);

    private static JsonObject? Of(Interval95? interval) => interval is Interval95 known
        ? new() { ["value"] = Number(known.Value), ["low"] = Number(known.Low), ["high"] = Number(known.High) }
        : null;

    private static JsonValue? Mean(IEnumerable<double> values) => values.DefaultIfEmpty(double.NaN).Average() is double mean ? Number(mean) : null;

    // JSON has no infinity: the log score of something that was given no chance at all.
    private static JsonValue? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;
}
