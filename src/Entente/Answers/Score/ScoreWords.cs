using Entente.Pages;
using Entente.Scoring;

namespace Entente.Answers.Score;

/// <summary>Scores in sentences.</summary>
internal static class ScoreWords
{
    private const int Decimals = 1;

    /// <summary>How scores of probabilities are defined, a sentence or two each.</summary>
    public static readonly IReadOnlyList<string> Definitions =
    [
        "Brier score: the square of the probability minus 1 if it happened, minus 0 if not; 0 is perfect, 1 worst, and whoever always says "
            + "50 % gets 0.25. The two-sided form adds the same for \"no\" and is twice as large.",
        "Log score: minus the natural logarithm of the probability given to what happened; 0 is perfect, 50 % gives 0.69, and no chance at "
            + "all to what happened gives infinity.",
        "Ranked probability score: for answers in order, the Brier scores of \"this or earlier\" summed, so that a near miss costs less "
            + "than a far one.",
        "CRPS: the area between the forecast's distribution and what came out, in points of the scale; for a single number it is "
            + "the distance.",
    ];

    /// <summary>How much was scored.</summary>
    public static string Scope(DatasetScore score) =>
        $"{Count(score.Issues.Count, "issue")} of {Count(score.Proposals, "proposal")}, positions from 0 to 100.";

    /// <summary>A sentence that a hurried reader should take away.</summary>
    public static Paragraph Main(string sentence) => new(sentence) { IsMain = true };

    /// <summary>What the scores of a data set say.</summary>
    public static IEnumerable<string> Summary(DatasetScore score)
    {
        ModelScore? best = score.Models.Where(model => model.MeanError is not null && model.Scored == score.Issues.Count)
            .MinBy(model => model.MeanError!.Value.Value);
        ModelScore constant = score.Models.First(model => model.Choice == ModelChoice.Constant),
            mean = score.Models.First(model => model.Choice == ModelChoice.Mean);
        string ofMean = mean.MeanError is Interval95 error
            ? $"the weighted mean of positions by {One(error.Value)}" : "the weighted mean of positions forecasts nothing";
        yield return $"Whoever always says 50 is off by {Number(constant.MeanError)} points on average, {ofMean}.";
        if (best is not null && best != mean && best != constant)
        {
            yield return $"The least mean error of all models that forecast every issue is {Number(best.MeanError)}, "
                + $"by {best.Choice.Name}.";
        }

        if (!score.Models.Any(model => model.AgainstMean is { HasEnds: true }))
        {
            yield break;
        }

        string[] better = [.. score.Models.Where(model => model.AgainstMean is { High: < 0 }).Select(model => model.Choice.Name)],
            worse = [.. score.Models.Where(model => model.AgainstMean is { Low: > 0 }).Select(model => model.Choice.Name)];
        yield return better.Length == 0
            ? "No model is better than the weighted mean beyond what chance could do." : "Better than the weighted mean beyond "
                + $"chance: {Say.List(better)}.";
        if (worse.Length > 0)
        {
            yield return $"Worse beyond chance: {Say.List(worse)}.";
        }
    }

    /// <summary>How the intervals came about, and what to be careful about.</summary>
    public static IEnumerable<string> Method(DatasetScore score)
    {
        if (score.Proposals < 2)
        {
            yield return "One proposal says nothing of how proposals differ, so there are no intervals, and no model can be called better "
                + "than another.";
        }
        else
        {
            yield return $"Intervals: whole proposals are drawn again with replacement, {Say.Count(score.Replicates)} times, because "
                + $"issues of one proposal were decided together (seed {score.Seed.ToString(CultureInfo.InvariantCulture)}). The "
                + "comparison with the weighted mean pairs the two models issue by issue.";
            if (score.Proposals < DatasetScore.FewProposals)
            {
                yield return $"With {Count(score.Proposals, "proposal")} only, such intervals are too narrow.";
            }
        }

        foreach (ModelScore model in score.Models.Where(model => model.Scored < score.Issues.Count))
        {
            yield return $"{model.Choice.Name} says nothing "
                + $"of {Count(score.Issues.Count - model.Scored, "issue")}: "
                + $"{model.Silent.Names.FirstOrDefault() ?? "no reason given."}{(model.Silent.Count > 1
                    ? $" And {Count(model.Silent.Count - 1, "other reason")}, in the output of --json." : "")}";
        }
    }

    /// <summary>The cells of a model: name, issues, mean error, root mean square, median error, difference from the weighted
    /// mean.</summary>
    public static string[] Row(ModelScore model) =>
    [
        model.Choice.Name, Say.Count(model.Scored), Text(model.MeanError), Text(model.RootMeanSquare), Text(model.MedianError),
        model.Choice == ModelChoice.Mean ? "" : Difference(model.AgainstMean),
    ];

    /// <summary>An estimate with its interval: `21.9 (19.8, 24.1)`.</summary>
    public static string Text(Interval95? interval) =>
        interval is Interval95 known ? One(known.Value) + (known.HasEnds ? $" ({One(known.Low)}, {One(known.High)})" : "") : "";

    /// <summary>A difference with its interval, with signs.</summary>
    public static string Difference(Interval95? interval) =>
        interval is Interval95 known ? Signed(known.Value) + (known.HasEnds ? $" ({Signed(known.Low)}, {Signed(known.High)})" : "") : "";

    /// <summary>A log score; infinity in words.</summary>
    public static string Log(double score) => double.IsPositiveInfinity(score) ? "infinite" : Say.Number(score, 3);

    private static string Number(Interval95? interval) => interval is Interval95 known ? One(known.Value) : "nothing";

    private static string Signed(double value) => (Math.Round(value, Decimals) > 0 ? "+" : "") + One(value);

    private static string One(double value) =>
        double.IsFinite(value) ? (Math.Round(value, Decimals) + 0.0).ToString("0.0", CultureInfo.InvariantCulture) : "";

    internal static string Count(int count, string what) => $"{Say.Count(count)} {what}{(count == 1 ? "" : "s")}";
}
