using Entente.Pages;
using Entente.Scenarios;
using Entente.Scoring;

namespace Entente.Answers.Score;

/// <summary>The page on how good a run's probabilities were.</summary>
internal static class RunScoreReport
{
    /// <summary>The page.</summary>
    /// <param name="score">The scores.</param>
    /// <param name="scenario">The scenario that was run.</param>
    /// <param name="asked">How it was asked.</param>
    public static Page Of(RunScore score, Scenario scenario, AskedAs asked) => Of(score, new RunScoreWords(new(scenario)), asked);

    private static Page Of(RunScore score, RunScoreWords words, AskedAs asked) => asked.Page(
        score.Scenario,
        $"{Say.Many(score.Questions.Count, "question")} answered, {Say.Count(score.Open.Count)} open.",
        [
            new("In short", [.. words.Summary(score).Select(ScoreWords.Main)]),
            .. score.Questions.Count > 0 ? [new Section("Questions", [Table("Questions with a yes or no", score.Questions, words)])]
                : Array.Empty<Section>(),
            .. score.Dates.Count > 0
                ? [new Section("Packages by date",
                    [Table("These answers hang together: one day of agreement decides them all", score.Dates, words)])]
                : Array.Empty<Section>(),
            new("For analysts", [])
            {
                IsForAnalysts = true,
                Inner =
                [
                    .. score.Outcomes.Count > 0
                        ? [new Section("Questions with several answers", [.. score.Outcomes.Select(one => Table(one, words))])]
                        : Array.Empty<Section>(),
                    .. score.Terms.Count > 0 ? [new Section("Terms", [Table(score.Terms, words)])] : Array.Empty<Section>(),
                    .. score.Questions.Count + score.Dates.Count > 0
                        ? [new Section("Do the odds mean what they say?", [Calibration(score)])] : Array.Empty<Section>(),
                    new("How the scores are defined", [.. ScoreWords.Definitions.Select(sentence => new Paragraph(sentence))]),
                ],
            },
        ],
        "One forecast that came true proves little; many, scored in this way, do.");

    private static DataTable Table(string caption, IEnumerable<QuestionScore> questions, RunScoreWords words) => new(
        caption,
        ["Question", Column.Number("Said"), "Happened", Column.Number("Brier"), Column.Number("Two-sided"), Column.Number("Log"), "Source"],
        [.. questions.Select(one =>
            new ValueList<string>([words.Asked(one), Say.Percent(one.Probability), one.Happened ? "yes" : "no", Say.Number(one.Brier, 3),
            Say.Number(one.BrierTwoSided, 3), ScoreWords.Log(one.Log), one.Source]))]);

    private static DataTable Table(OutcomeScore outcome, RunScoreWords words) => new(
        $"{words.Asked(outcome)}: {words.Answer(outcome, outcome.Was)}. Two-sided Brier score {Say.Number(outcome.BrierTwoSided, 3)}, log score "
            + ScoreWords.Log(outcome.Log)
            + $"{(outcome.Ranked is double ranked ? $", ranked probability score {Say.Number(ranked, 3)}" : "")}.",
        ["Answer", Column.Number("Said"), "Came"],
        [.. outcome.Probabilities.Select(one =>
            new ValueList<string>([words.Answer(outcome, one.Key), Say.Percent(one.Value), one.Key == outcome.Was ? "yes" : ""]))]);

    private static DataTable Table(IEnumerable<TermsScore> terms, RunScoreWords words) => new(
        words.AreInPoints ? "Positions from 0 to 100; CRPS in points of the scale, from the draws summed up as the last column says"
            : "Positions and CRPS in the unit of each issue, from the draws summed up as the last column says",
        ["Issue", Column.Number("Middle of the forecast"), Column.Number("Agreed"), Column.Number("CRPS"), "From"],
        [.. terms.Select(one => new ValueList<string>(
            [Words.Issue(one.Issue), words.Position(one, one.Median), words.Position(one, one.Was), words.Crps(one), one.How]))]);

    private static CalibrationChart Calibration(RunScore score)
    {
        CalibrationPoint[] points =
        [
            .. CalibrationClasses.Of("Questions", score.Questions.Select(Case), 1),
            .. CalibrationClasses.Of("Packages by date", score.Dates.Select(Case), 1),
        ];
        return new("Odds and what came of them, in tenths", "The share of questions answered yes for each tenth of the odds; the numbers "
            + "are in the table.", "Odds of a yes", "Share that came true", 1, [.. points]);

        static (double, double) Case(QuestionScore one) => (one.Probability, one.Happened ? 1 : 0);
    }
}
