namespace Entente.Numerics;

/// <summary>From a rank correlation (Spearman's) to the correlation of the normal numbers that have it, and back.</summary>
/// <remarks><b>Source</b>: pearson1907: of two normal numbers with correlation ρ, r = (6/π)·asin(ρ/2).</remarks>
internal static class RankCorrelation
{
    /// <summary>ρ = 2·sin(π·r/6), with the same bits on every processor.</summary>
    /// <param name="rank">Range [−1, 1].</param>
    public static double OfNormals(double rank)
    {
        // the series of the sine, from the small end; the argument is at most π/6, where x¹⁷/17! is 5e-20
        double x = Math.PI * rank / 6, sum = 0;
        for (int n = 17; n > 1; n -= 2)
        {
            sum = (1 - sum) * (x * x / (n * (n - 1)));
        }

        return 2 * (x * (1 - sum));
    }

    /// <summary>The rank correlation of two normal numbers: the inverse of <see cref="OfNormals"/>, by halving.</summary>
    /// <param name="correlation">Range [−1, 1].</param>
    public static double OfRanks(double correlation)
    {
        (double low, double high) = (-1, 1);
        for (int step = 0; step < 53; step++)
        {
            double middle = (low + high) / 2;
            (low, high) = OfNormals(middle) < correlation ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }
}
