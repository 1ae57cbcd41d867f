using Entente.Interchange;

namespace Entente.Scoring;

/// <summary>Scores as tables of comma-separated values.</summary>
internal static class ScoreTables
{
    /// <summary>One row a model.</summary>
    public static string Models(DatasetScore score)
    {
        CsvText text = new();
        text.Row(
            "model", "issues", "mae", "mae_low", "mae_high", "rmse", "rmse_low", "rmse_high", "median", "median_low", "median_high", "bias",
                "bias_low", "bias_high",
            "compared", "difference", "difference_low", "difference_high");
        foreach (ModelScore model in score.Models)
        {
            text.Row([
                model.Choice.Name, CsvText.Number(model.Scored), .. Cells(model.MeanError), .. Cells(model.RootMeanSquare),
                    .. Cells(model.MedianError), .. Cells(model.Bias),
                CsvText.Number(model.Compared), .. Cells(model.AgainstMean),
            ]);
        }

        return text.ToString();
    }

    /// <summary>One row an issue, with the forecast of every model; empty where it made none.</summary>
    public static string Forecasts(DatasetScore score)
    {
        CsvText text = new();
        text.Row(["proposal", "issue", "outcome", .. score.Models.Select(model => model.Choice.Name)]);
        foreach ((int i, ScoredIssue issue) in score.Issues.Index())
        {
            text.Row([issue.Proposal, issue.Issue, CsvText.Number(issue.Outcome),
                .. score.Models.Select(model => model.Forecasts[i] is double forecast ? CsvText.Number(forecast) : "")]);
        }

        return text.ToString();
    }

    /// <summary>One row a question of a run.</summary>
    public static string Questions(RunScore score)
    {
        CsvText text = new();
        text.Row("what", "p", "happened", "brier", "brier_two_sided", "log", "metaculus_baseline", "source");
        foreach (QuestionScore question in score.Questions.Concat(score.Dates))
        {
            text.Row(
                question.What, CsvText.Number(question.Probability), question.Happened ? "yes" : "no", CsvText.Number(question.Brier),
                    CsvText.Number(question.BrierTwoSided),
                Finite(question.Log), Finite(question.MetaculusBaseline), question.Source);
        }

        return text.ToString();
    }

    private static string[] Cells(Interval95? interval) =>
        interval is Interval95 known ? [Finite(known.Value), Finite(known.Low), Finite(known.High)] : ["", "", ""];

    private static string Finite(double value) => double.IsFinite(value) ? CsvText.Number(value) : "";
}
