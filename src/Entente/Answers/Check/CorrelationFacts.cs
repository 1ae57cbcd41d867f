using Entente.Pages;
using Entente.Scenarios;

namespace Entente.Answers.Check;

/// <summary>Which doubts of a file hang together.</summary>
internal static class CorrelationFacts
{
    private const double Strong = 0.7, Weak = 0.3;

    /// <summary>A sentence for each correlation, under one heading; none for a file without.</summary>
    public static ValueList<SummaryFact> Of(Scenario scenario)
    {
        Words words = new(scenario);
        return [.. scenario.Correlations.Select((one, place) =>
            new SummaryFact(place == 0 ? "Hanging together" : "", Sentence(one, words)))];
    }

    private static string Sentence(Correlation one, Words words)
    {
        string numbers = Say.List([.. one.Between.Select(words.Number)]);
        string how = Math.Abs(one.Rank) >= Strong ? "strongly" : Math.Abs(one.Rank) >= Weak ? "moderately" : "weakly";
        string rank = one.Rank.ToString("0.##", CultureInfo.InvariantCulture).Replace('-', '\u2212');
        string others = one.Between.Count > 2 ? "the others tend" : "the other tends";
        return one.Rank == 0 ? $"{Say.Capital(numbers)} are independent of each other."
            : $"{Say.Capital(numbers)} hang together {how}: in worlds in which one is high {others} to be "
                + $"{(one.Rank > 0 ? "high too" : "low")} (rank correlation {rank}).";
    }
}
