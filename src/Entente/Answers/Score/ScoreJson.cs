using System.Text.Json.Nodes;
using Entente.Scoring;
using static Entente.Answers.JsonKinds;

namespace Entente.Answers.Score;

/// <summary>Scores as JSON for other programs. Keys are stable; more may be added. What does not exist is null.</summary>
internal static class ScoreJson
{
    /// <summary>The keys of scores of models on a data set.</summary>
    public static JsonForm<DatasetScore> OfDataset => new()
    {
        { "dataset", "What the user called it.", one => one.Name },
        { "issues", "Issues with a known outcome.", one => one.Issues.Count },
        { "proposals", "Proposals that they belong to.", one => one.Proposals },
        { "seed", "Seed of the intervals, and of models with chance in them.", one => one.Seed },
        { "replicates", "Replicates behind the intervals.", one => one.Replicates },
        {
            "models", "By model: how far its forecasts lay from what came out.",
            one => one.Models.Select(model => KeyValuePair.Create(model.Choice.Name, model)), Map(OfModel)
        },
    };

    /// <summary>The keys of scores of a run.</summary>
    public static JsonForm<RunScore> OfRun => new()
    {
        { "scenario", "The scenario that was run.", one => one.Scenario },
        {
            "brier", "Mean Brier score of the questions, 0 to 1; null without any.",
            one => Mean(one.Questions.Select(question => question.Brier)), Finite
        },
        {
            "brier-two-sided", "Mean of Brier's own two-sided form, 0 to 2.",
            one => Mean(one.Questions.Select(question => question.BrierTwoSided)), Finite
        },
        { "log", "Mean log score; null if it is infinite.", one => Mean(one.Questions.Select(question => question.Log)), Finite },
        {
            "questions", "Yes-or-no questions: those of the scenario, and packages by dates that were asked for.",
            one => one.Questions, List(Question)
        },
        { "dates", "Packages by every date of the forecast.", one => one.Dates, List(Question) },
        { "outcomes", "Questions with several answers.", one => one.Outcomes, List(Outcome) },
        { "terms", "Positions agreed.", one => one.Terms, List(Terms) },
        { "open", "Answers that are not known yet.", one => one.Open, List(Text) },
    };

    private static JsonForm<ModelScore> OfModel => new()
    {
        { "settings", "Its settings.", one => one.Choice.Settings?.Values ?? [], Map(Text) },
        { "issues", "Issues that it forecast.", one => one.Scored },
        { "mae", "Mean absolute error on 0 to 100.", one => one.MeanError, Interval },
        { "rmse", "Root of the mean squared error.", one => one.RootMeanSquare, Interval },
        { "median", "Median absolute error.", one => one.MedianError, Interval },
        { "bias", "Mean of forecast minus outcome.", one => one.Bias, Interval },
        {
            "against-mean", "Its absolute error minus that of the weighted mean: below 0 it is better.",
            one => one.AgainstMean is Interval95 known ? (one.Compared, known) : null, Difference
        },
        { "silent", "Why it made no forecast: how many issues for each reason.", one => one.Silent, Map(Whole) },
    };

    private static JsonForm<Interval95> Interval => new()
    {
        { "value", "The estimate.", one => one.Value, Finite },
        { "low", "Lower end of its 95 % interval.", one => one.Low, Finite },
        { "high", "Upper end.", one => one.High, Finite },
    };

    private static JsonForm<(int Issues, Interval95 Of)> Difference => new()
    {
        { "issues", "Issues that both forecast.", one => one.Issues },
        { "difference", "Mean of the differences.", one => one.Of.Value, Finite },
        { "low", "Lower end of its 95 % interval.", one => one.Of.Low, Finite },
        { "high", "Upper end.", one => one.Of.High, Finite },
    };

    private static JsonForm<QuestionScore> Question => new()
    {
        { "what", "What was asked.", one => one.What },
        { "p", "The probability that the run gave to yes.", one => one.Probability, Finite },
        { "happened", "Whether it happened.", one => one.Happened },
        { "brier", "Brier score, 0 to 1.", one => one.Brier, Finite },
        { "brier-two-sided", "Brier's own two-sided form, 0 to 2.", one => one.BrierTwoSided, Finite },
        { "log", "Log score; null if what happened had been given no chance at all.", one => one.Log, Finite },
        { "metaculus-baseline", "Metaculus's baseline score.", one => one.MetaculusBaseline, Finite },
        { "source", "Where the answer can be read.", one => one.Source },
    };

    private static JsonForm<OutcomeScore> Outcome => new()
    {
        { "what", "What was asked.", one => one.What },
        { "was", "The outcome that came.", one => one.Was },
        { "p", "By outcome: its probability.", one => one.Probabilities, Map(Finite) },
        { "brier-two-sided", "Brier's form for several outcomes, 0 to 2.", one => one.BrierTwoSided, Finite },
        { "log", "Log score; null if what came had been given no chance at all.", one => one.Log, Finite },
        { "rps", "Ranked probability score; null where the outcomes have no order.", one => one.Ranked, Finite },
        { "source", "Where the answer can be read.", one => one.Source },
    };

    private static JsonForm<TermsScore> Terms => new()
    {
        { "issue", "The issue.", one => one.Issue },
        { "was", "The position agreed.", one => one.Was, Finite },
        { "median", "Median of the forecast.", one => one.Median, Finite },
        { "crps", "Continuous ranked probability score, in the unit of the scale.", one => one.Crps, Finite },
        { "how", "What the score was computed from.", one => one.How },
        { "source", "Where the answer can be read.", one => one.Source },
    };

    /// <summary>Scores of models on a data set.</summary>
    public static JsonObject Of(DatasetScore score) => OfDataset.Write(score);

    /// <summary>Scores of a run.</summary>
    public static JsonObject Of(RunScore score) => OfRun.Write(score);

    private static double Mean(IEnumerable<double> values) => values.DefaultIfEmpty(double.NaN).Average();
}
