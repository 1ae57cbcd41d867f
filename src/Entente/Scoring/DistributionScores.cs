using Entente.Numerics;

namespace Entente.Scoring;

/// <summary>The continuous ranked probability score (CRPS): how far a distribution lay from the number that came out, in the unit of the
/// number. For a single number it is the absolute error; 0 is perfect.</summary>
/// <remarks>CRPS(F, y) = ∫ (F(x) − [y ≤ x])² dx. <b>Source</b>: gneiting2007, equations 20 and 21.</remarks>
internal static class DistributionScores
{
    /// <summary>Of a normal distribution: σ·[z (2Φ(z) − 1) + 2φ(z) − 1/√π] with z = (y − μ)/σ.</summary>
    public static double CrpsOfNormal(double mean, double deviation, double outcome)
    {
        double z = (Require.Finite(outcome) - Require.Finite(mean)) / Require.Positive(deviation);
        return deviation * ((z * ((2 * NormalDistribution.Below(z)) - 1)) + (2 * NormalDistribution.Density(z)) - (1 / Math.Sqrt(Math.PI)));
    }

    /// <summary>Of draws that are equally likely: mean |x − y| − ½ mean |x − x′|, over all pairs, each draw with itself too. O(n log n).
    /// </summary>
    public static double CrpsOfDraws(ReadOnlySpan<double> draws, double outcome)
    {
        if (draws.IsEmpty)
        {
            throw new ArgumentException("There are no draws.", nameof(draws));
        }

        double[] sorted = draws.ToArray();
        Array.Sort(sorted);
        double toOutcome = 0, toEachOther = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            toOutcome += Math.Abs(Require.Finite(sorted[i]) - outcome);

            // Σ_ij |x_i − x_j| = 2 Σ_i (2i − n + 1) x_i over the sorted draws.
            toEachOther += ((2.0 * i) - sorted.Length + 1) * sorted[i];
        }

        double n = sorted.Length;
        return (toOutcome / n) - (toEachOther / (n * n));
    }
}
