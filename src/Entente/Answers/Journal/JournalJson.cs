using Entente.Answers.Compare;
using Entente.Scoring.Journals;
using static Entente.Answers.JsonKinds;

namespace Entente.Answers.Journal;

/// <summary>The answers of `journal show` and `journal score` for programs.</summary>
internal static class JournalJson
{
    /// <summary>The keys of `journal show`.</summary>
    public static JsonForm<ShownJournal> Shown => new()
    {
        { "forecasts", "Every frozen forecast, in order.", one => one.Journal.Forecasts, List(Forecast) },
        { "changes", "From each forecast to the next.", one => one.Steps, List(Step) },
        { "answers", "What came of questions.", one => one.Journal.Answers, List(Answer) },
    };

    private static JsonForm<JournalStep> Step => new()
    {
        { "before", "The day of the one.", one => one.Before.Date },
        { "after", "The day of the next.", one => one.Now.Date },
        { "numbers", "Which numbers of the scenario changed, and how.", one => one.Numbers, List(Text) },
        {
            "agreement", "The chance of an agreement by the last day that both tell, in both runs; null where the runs are not at hand.",
            one => one.Agreement, Odds.OrNull
        },
    };

    private static JsonForm<ChangedQuantity> Odds => new() { { one => one.Change, CompareJson.Change } };

    /// <summary>The keys of `journal score`.</summary>
    public static JsonForm<JournalScore> Scored => new()
    {
        { "questions", "Questions that were answered, with mean scores over the forecasts before: losses, 0 is perfect.", one =>
            one.Questions,
            List(Question) },
        { "open", "Questions without an answer.", one => one.Open, List(Text) },
    };

    private static JsonForm<FrozenForecast> Forecast => new()
    {
        { "date", "The day as of which it was made.", one => one.Date },
        { "version", "Version of the program.", one => one.Version },
        { "scenario", "The scenario file.", one => one.Scenario },
        { "scenario-sha256", "SHA-256 of its text.", one => one.ScenarioSha256 },
        { "run", "SHA-256 of run.json.", one => one.Run },
        { "draws", "Worlds.", one => one.Draws },
        { "seed", "Seed.", one => one.Seed, Seed },
        { "questions", "By name: what was asked, with its odds.", one => one.Questions, Map(Frozen) },
    };

    private static JsonForm<FrozenQuestion> Frozen => new()
    {
        { "kind", "What kind of answer it has.", one => one.Kind },
        { "asks", "The question in words.", one => one.Asks },
        { "p", "Chance of a yes, or of an agreement by the last day.", one => one.P, NumberOrNull },
        { "history", "What history says.", one => one.History, NumberOrNull },
        { "pool", "Both pooled.", one => one.Pool, NumberOrNull },
        {
            "days", "Of the day of a package: the chance of an agreement by each of these days; null for other questions.",
            one => one.Days, List(Day).OrNull
        },
        {
            "tenths", "Of a position: a tenth, half and nine tenths of the worlds with an agreement lie below; null for other questions.",
            one => one.Tenths, List(Number).OrNull
        },
        { "unit", "Of a position: what is counted; left out for points and for other questions.",
            one => one.Scale?.Unit, Text.OrLeftOut },
        {
            "shares", "Of an issue of options: the share of each; null for other questions.",
            one => one.Shares, Map(Number).OrNull
        },
    };

    private static JsonForm<DayChance> Day => new()
    {
        { "date", "The day, which is included.", one => one.Day },
        { "p", "The chance.", one => one.P },
    };

    private static JsonForm<JournalAnswer> Answer => new()
    {
        { "question", "Its name.", one => one.Question },
        { "answer", "What came.", one => one.Answer },
        { "source", "Where that can be read.", one => one.Source },
    };

    private static JsonForm<QuestionInJournal> Question => new()
    {
        { "question", "Its name.", one => one.Question },
        { "answer", "What came.", one => one.Answer },
        { "forecasts", "How many forecasts gave it odds.", one => one.Forecasts },
        { "rule", "Which score.", one => one.Rule },
        { "model", "Mean score of the model.", one => one.Model, Finite },
        { "last", "Score of the last forecast before the answer.", one => one.Last, Finite },
        { "history", "Mean score of history.", one => one.History, NumberOrNull },
        { "pool", "Mean score of both pooled.", one => one.Pool, NumberOrNull },
        { "even-odds", "What even odds would have scored.", one => one.Coin, NumberOrNull },
        { "log", "Mean log score of the model; null where it is infinite or there is none.", one => one.Log ?? double.NaN, Finite },
    };
}
