using Entente.Numerics;

namespace Entente.Scoring;

/// <summary>How good a probability was, once it is known what happened.</summary>
/// <remarks><b>Source</b>: brier1950, good1952, epstein1969, gneiting2007. All but <see cref="MetaculusBaseline"/> are losses: 0 is
/// perfect. All are proper: whoever believes p does best to say p.</remarks>
internal static class ProbabilityScores
{
    /// <summary>Brier score of a yes-or-no question, (p − o)², from 0 to 1; a fair coin scores 0.25.</summary>
    public static double Brier(double probability, bool happened) => Square(Chance(probability) - (happened ? 1 : 0));

    /// <summary>Brier's own form, summed over both answers, from 0 to 2: twice <see cref="Brier"/>. The Good Judgment Project uses
    /// it.</summary>
    public static double BrierTwoSided(double probability, bool happened) => 2 * Brier(probability, happened);

    /// <summary>Brier's own form for any number of outcomes: Σ_k (p_k − [k happened])², from 0 to 2.</summary>
    /// <param name="probabilities">One an outcome, summing to 1.</param>
    /// <param name="outcome">Which happened, from 0.</param>
    public static double BrierTwoSided(ReadOnlySpan<double> probabilities, int outcome)
    {
        double sum = 0;
        for (int k = 0; k < probabilities.Length; k++)
        {
            sum += Square(Chance(probabilities[k]) - (k == outcome ? 1 : 0));
        }

        return sum;
    }

    /// <summary>Log score, −ln of the probability given to what happened: 0 to ∞; a fair coin scores 0.693.</summary>
    public static double Log(double probabilityOfWhatHappened) => -Elementary.Log(Chance(probabilityOfWhatHappened)) + 0.0;

    /// <summary>Metaculus's baseline score of a yes-or-no question, 100 (1 + log₂ p): 100 is perfect, 0 a fair coin.</summary>
    public static double MetaculusBaseline(double probabilityOfWhatHappened) =>
        100 * (1 + (Elementary.Log(Chance(probabilityOfWhatHappened)) * Elementary.PerLn2));

    /// <summary>Ranked probability score of ordered outcomes: Σ_k (P_k − [outcome ≤ k])² over the cumulated probabilities, from 0 to one
    /// less than the number of outcomes.</summary>
    /// <param name="probabilities">One an outcome, in order, summing to 1.</param>
    /// <param name="outcome">Which happened, from 0.</param>
    public static double Ranked(ReadOnlySpan<double> probabilities, int outcome)
    {
        double sum = 0, cumulated = 0;
        for (int k = 0; k < probabilities.Length - 1; k++)
        {
            cumulated += Chance(probabilities[k]);
            sum += Square(cumulated - (outcome <= k ? 1 : 0));
        }

        return sum;
    }

    private static double Chance(double probability) => Require.Within(probability, 0, 1);

    private static double Square(double value) => value * value;
}
