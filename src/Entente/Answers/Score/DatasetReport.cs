using Entente.Pages;
using Entente.Scoring;

namespace Entente.Answers.Score;

/// <summary>The page on how far models lay from real decisions.</summary>
internal static class DatasetReport
{
    private const int MaxDrawn = 5;

    private const string Caution = "A record on past decisions says how a model did there, not how it will do on talks of another kind.";

    /// <summary>The page.</summary>
    /// <param name="score">The scores.</param>
    /// <param name="asked">How it was asked.</param>
    public static Page Of(DatasetScore score, AskedAs asked) => asked.Page(
        Path.GetFileName(Path.TrimEndingDirectorySeparator(score.Name)),
        ScoreWords.Scope(score),
        [
            new("In short", [.. ScoreWords.Summary(score).Select(ScoreWords.Main), Table(score)]),
            new("How it was computed", [.. ScoreWords.Method(score).Select(sentence => new Paragraph(sentence))]),
            new("For analysts", [])
            {
                IsForAnalysts = true,
                Inner =
                [
                    new("How far off", [Errors(score),
                        new Paragraph("The dot is the mean absolute error, the line the interval that holds the true value in 95 of 100 "
                        + "such data sets. Two models whose lines overlap may still differ, because they err on the same issues: the table "
                        + "above compares them issue by issue.")]),
                    new("Do high forecasts mean high outcomes?",
                        [Calibration(score), new Paragraph("Each mark stands for the forecasts of one model in one tenth of the scale. On "
                        + "the dashed line forecasts and outcomes agree on average; a flat row of marks says that a model's differences "
                        + "mean nothing.")]),
                ],
            },
        ],
        Caution);

    private static DataTable Table(DatasetScore score) => new(
        score.Proposals > 1 ? "Errors on a scale from 0 to 100, in brackets the interval that holds the true value in 95 of 100 "
            + "such data sets" : "Errors on a scale from 0 to 100",
        ["Model", Column.Number("Issues"), Column.Number("Mean error"), Column.Number("Root mean square"), Column.Number("Median error"),
            Column.Number("Against the mean")],
        [.. score.Models.Select(model => new ValueList<string>(ScoreWords.Row(model)))]);

    private static IntervalChart Errors(DatasetScore score)
    {
        ModelScore[] scored = [.. score.Models.Where(model => model.MeanError is not null)];
        return new(
            "Mean absolute error of each model",
            string.Join(' ', scored.Select(model => $"{model.Choice.Name}: {ScoreWords.Text(model.MeanError)}.")),
            "Points of the scale",
            [.. scored.Select(model =>
                new IntervalRow(model.Choice.Name, model.MeanError!.Value.Value, model.MeanError.Value.Low, model.MeanError.Value.High))]);
    }

    private static CalibrationChart Calibration(DatasetScore score)
    {
        const double whole = 100;
        ModelScore[] drawn =
        [
            .. score.Models.Where(model => model.Choice == ModelChoice.Mean),
            .. score.Models.Where(model => model.Choice != ModelChoice.Mean && model.Choice.Model is not null
                && model.MeanError is not null).OrderBy(model => model.MeanError!.Value.Value).ThenBy(model =>
                model.Choice.Name, StringComparer.Ordinal).Take(MaxDrawn - 1),
        ];
        CalibrationPoint[] points =
        [
            .. drawn.SelectMany(model => CalibrationClasses.Of(
                model.Choice.Name, model.Forecasts.Index().Where(one => one.Item is not null)
                    .Select(one => (one.Item!.Value, score.Issues[one.Index].Outcome)), whole)),
        ];
        return new("Forecasts and outcomes in tenths of the scale", "The mean outcome for each tenth of the scale in which a model's "
            + "forecasts lie; the numbers are in the table.", "Mean forecast", "Mean outcome", whole, [.. points]);
    }
}
