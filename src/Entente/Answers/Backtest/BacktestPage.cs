using Entente.Answers.Score;
using Entente.History;
using Entente.Pages;
using Entente.Scoring;
using Entente.Scoring.Cases;

namespace Entente.Answers.Backtest;

/// <summary>The page on how good forecasts of cases of the past were.</summary>
internal static class BacktestPage
{
    private const string Caution = "Whoever coded a case by hand knew how it ended. What is made from columns alone has no such hindsight.";

    /// <summary>The page.</summary>
    public static Page Of(Scoring.Cases.Backtest backtest, AskedAs asked) => asked.Page(
        "Forecasts of the past",
        $"{Say.Many(backtest.Cases.Count, "case")} of {Say.Many(Conflicts(backtest), "conflict")}, {Say.Many(backtest.Draws, "world")} "
            + $"each.",
        [
            new("In short", [.. Short(backtest).Select(ScoreWords.Main), new Paragraph(Perfect)]),
            .. backtest.Rows.Count == 0 ? []
                : new[] { new Section("Scores", [Scores(backtest), Differences(backtest), new Paragraph(Reading)]) },
            new("Case by case", [Cases(backtest)]),
            new("For analysts", [])
            {
                IsForAnalysts = true,
                Inner =
                [
                    .. backtest.Rows.Count == 0 ? [] : new Section[]
                    {
                        new("Do the odds mean what they say?", [Calibration(backtest)]),
                        new("How much weight for the model?", [Weights(backtest)]),
                    },
                    new("How it is scored", [.. Definitions.Select(sentence => new Paragraph(sentence))]),
                ],
            },
        ],
        Caution);

    private const string Perfect = "All scores are losses: 0 is perfect, and whoever always says 50 % has a Brier score of 0.25.";

    private const string Reading = "In brackets the 95 % interval, from drawing whole conflicts again; a difference whose interval covers "
        + "0 may be chance.";

    private static readonly string[] Definitions =
    [
        "History is the base rate of the class of the case, from which all cases of its conflict are taken out: (h·n − y)/(n − m), with h "
            + "the share of n cases, of which the conflict has m with y that came true. How forecasts ended has no such table: there "
            + "the base rate is the shares of the other conflicts of this back-test, with half a case added to each kind.",
        "An agreement is one on the package that settles most. Cases of which it is not known whether there was one by a day, or "
            + "whether it held, are left out of that row.",
        $"Pooled is the mean of the log odds, with weight {Say.Number(Pool.ModelWeight, 2)} for the model. docs/explanation/backtest.md.",
        .. ScoreWords.Definitions.Take(3),
    ];

    private static int Conflicts(Scoring.Cases.Backtest backtest) =>
        backtest.Cases.Select(one => one.Case.Outcome.Conflict).Distinct().Count();

    private static IEnumerable<string> Short(Scoring.Cases.Backtest backtest)
    {
        BacktestRow[] rows = [.. backtest.Rows.Where(row => row.Rule == "Brier"
            && row.What.StartsWith("agreement", StringComparison.Ordinal))];
        if (rows.Length == 0)
        {
            yield return "No case says whether there was an agreement, so that nothing can be scored.";
            yield break;
        }

        foreach (BacktestRow row in rows)
        {
            string against = !row.ModelLessHistory.HasEnds ? "" : row.ModelLessHistory switch
            {
                { High: < 0 } => " The model is better beyond what chance could do.",
                { Low: > 0 } => " History is better beyond what chance could do.",
                _ => " Between model and history the difference may be chance.",
            };
            yield return $"{Say.Capital(row.What)}: the model has a Brier score of {Say.Padded(row.Model.Value, 3)}, history "
                + $"{Say.Padded(row.History.Value, 3)}, both pooled {Say.Padded(row.Pool!.Value.Value, 3)}, over "
                + $"{Say.Many(row.Count, "answer")}."
                + against;
        }
    }

    private static DataTable Scores(Scoring.Cases.Backtest backtest) => new(
        "Mean scores",
        ["Forecast", "Score", Column.Number("Answers"), Column.Number("Model"), Column.Number("History"), Column.Number("Pooled")],
        [
            .. backtest.Rows.Select(row => new ValueList<string>([Say.Capital(row.What), row.Rule, Say.Count(row.Count),
                Say.Padded(row.Model.Value, 3), Say.Padded(row.History.Value, 3),
                row.Pool is Interval95 pool ? Say.Padded(pool.Value, 3) : ""])),
        ]);

    private static DataTable Differences(Scoring.Cases.Backtest backtest) => new(
        "Differences of these scores, case by case, with their 95 % intervals",
        ["Forecast", "Score", Column.Number("Model − history"), Column.Number("Pooled − history"), Column.Number("Pooled − model")],
        [
            .. backtest.Rows.Select(row => new ValueList<string>([Say.Capital(row.What), row.Rule, Difference(row.ModelLessHistory),
                Difference(row.PoolLessHistory), Difference(row.PoolLessModel)])),
        ]);

    private static string Difference(Interval95? one) => one is not Interval95 difference ? ""
        : difference.HasEnds
            ? $"{Signed(difference.Value)} [{Signed(difference.Low)}, {Signed(difference.High)}]" : Signed(difference.Value);

    private static string Signed(double value) => (Math.Round(value, 3) > 0 ? "+" : "") + Say.Padded(value, 3);

    private static DataTable Cases(Scoring.Cases.Backtest backtest) => new(
        "What was said of each case and what came; history in brackets",
        ["Case", "Class", "Date", .. CaseScoring.Days.Select(days => Column.Number($"Agreement in {Say.Count(days)} days")), "Came",
            "How it ended"],
        [
            .. backtest.Cases.Select(one => new ValueList<string>(
            [
                one.Case.File.Scenario!.Title, Words(Scenarios.JsonLayout.Name(one.Case.File.Scenario.History!.Class)),
                Say.ShortDay(one.Case.File.Scenario.From),
                .. CaseScoring.Days.Select((_, d) => d < one.Agreement.Count ? Said(one.Agreement[d]) : ""),
                Came(one), one.Case.Outcome.Ended is CaseEnd end ? End(end.How) : "",
            ])),
        ]);

    private static string Words(string key) => key.Replace('-', ' ');

    private static string End(KindOfEnd how) => how == KindOfEnd.None ? "no deal in force" : Words(Scenarios.JsonLayout.Name(how));

    private static string Said(ScoredChance said) =>
        $"{Say.Percent(said.Model)}{(said.History is double rate ? $" ({Say.Percent(rate)})" : "")}";

    private static string Came(CaseScore one) => CaseFacts.Agreed(one.Case) is DateOnly day
        ? $"agreed after {Say.Many(day.DayNumber - one.Case.File.Scenario!.From.DayNumber, "day")}" : "no agreement";

    private static CalibrationChart Calibration(Scoring.Cases.Backtest backtest)
    {
        ScoredChance[] said = [.. backtest.Cases.SelectMany(one => one.Agreement).Where(one => one.History is not null)];
        CalibrationPoint[] points =
        [
            .. Points("Model", one => one.Model), .. Points("History", one => one.History!.Value),
                .. Points("Pooled", one => one.Pool!.Value),
        ];
        return new("Odds of an agreement and what came of them, in tenths",
            "The share of agreements for each tenth of the odds; the numbers "
            + "are in the table.", "Odds of an agreement", "Share that came true", 1, [.. points]);

        IEnumerable<CalibrationPoint> Points(string series, Func<ScoredChance, double> odds) =>
            CalibrationClasses.Of(series, said.Select(one => (odds(one), one.Happened ? 1.0 : 0.0)), 1);
    }

    private static DataTable Weights(Scoring.Cases.Backtest backtest) => new(
        "Brier score of agreements, pooled, by the weight of the model",
        [Column.Number("Weight of the model"), Column.Number("Brier score")],
        [.. backtest.Weights.Select(one => new ValueList<string>([Say.Number(one.Weight, 1), Say.Padded(one.Brier, 4)]))]);
}
