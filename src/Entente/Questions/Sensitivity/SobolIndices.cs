namespace Entente.Questions.Sensitivity;

/// <summary>How much of the variance of an answer a group of inputs carries: alone (first order), and with everything in which it has a
/// part (total).</summary>
/// <remarks>
/// <para>
/// From worlds A and B with independent inputs, and worlds AB in which one group is taken from B and the rest from A:
/// S = mean(f(B)·(f(AB) − f(A)))/V and T = mean((f(A) − f(AB))²)/2V, V the variance of f over A and B together. Answers are centred
/// first: it changes no expectation and takes out most of the noise of S. Estimates below 0 are noise and are left as they are.
/// </para>
/// <para>
/// <b>Source</b>: first order saltelli2010, table 2 (b); total jansen1999. Intervals: the spread of independent replicates (scrambles),
/// with Student's t.
/// </para>
/// </remarks>
/// <param name="First">S, with its error.</param>
/// <param name="Total">T, with its error.</param>
public readonly record struct SobolIndices(IndexEstimate First, IndexEstimate Total)
{
    /// <summary>The indices of one group.</summary>
    /// <param name="a">f(A), replicate by replicate.</param>
    /// <param name="b">f(B), likewise.</param>
    /// <param name="ab">f(AB), likewise.</param>
    /// <param name="replicates">Number of independent replicates, 2 or more: world i belongs to replicate i mod this.</param>
    /// <exception cref="ArgumentException">The lengths differ, or there are fewer than two worlds a replicate.</exception>
    public static SobolIndices Of(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> ab, int replicates)
    {
        if (a.Length != b.Length || a.Length != ab.Length || replicates < 2 || a.Length < 2 * replicates)
        {
            throw new ArgumentException("A, B and AB need equally many worlds, at least two a replicate, and two replicates.", nameof(ab));
        }

        double mean = 0;
        for (int i = 0; i < a.Length; i++)
        {
            mean += (a[i] + b[i]) / (2 * a.Length);
        }

        Span<double> firsts = stackalloc double[replicates + 1];
        Span<double> totals = stackalloc double[replicates + 1];
        for (int replicate = 0; replicate < replicates; replicate++)
        {
            (firsts[replicate], totals[replicate]) = Estimate(a, b, ab, mean, replicate, replicates);
        }

        (double first, double total) = Estimate(a, b, ab, mean, 0, 1);
        return new(IndexEstimate.Of(first, firsts[..replicates]), IndexEstimate.Of(total, totals[..replicates]));
    }

    private static (double First, double Total) Estimate(
        ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> ab, double mean, int start, int step)
    {
        double variance = 0, first = 0, total = 0, sum = 0;
        int count = 0;
        for (int i = start; i < a.Length; i += step)
        {
            (double fromA, double fromB, double mixed) = (a[i] - mean, b[i] - mean, ab[i] - mean);
            variance += (fromA * fromA) + (fromB * fromB);
            sum += fromA + fromB;
            first += fromB * (mixed - fromA);
            total += (fromA - mixed) * (fromA - mixed) / 2;
            count++;
        }

        variance = (variance / (2 * count)) - (sum / (2 * count) * (sum / (2 * count)));
        return variance > 0 ? (first / count / variance, total / count / variance) : (0, 0); // an answer that never changes has no causes
    }
}

/// <summary>An estimated index with its 95 % interval.</summary>
/// <param name="Value">The estimate, not cut off at 0 or 1.</param>
/// <param name="HalfWidth">Half the width of the interval.</param>
public readonly record struct IndexEstimate(double Value, double HalfWidth)
{
    /// <summary>The width of the interval above which a reader should not lean on an index.</summary>
    public const double WideInterval = 0.1;

    /// <summary>Whether the interval is too wide to lean on.</summary>
    public bool IsWide => 2 * HalfWidth > WideInterval;

    /// <summary>How many times as many worlds would bring the interval down to <see cref="WideInterval"/>: errors fall with the square
    /// root of the number, a cautious rule for Sobol points.</summary>
    public double WorldsNeeded => Math.Max(1, Math.Pow(2 * HalfWidth / WideInterval, 2));

    internal static IndexEstimate Of(double value, ReadOnlySpan<double> replicates)
    {
        double mean = 0, squares = 0;
        foreach (double one in replicates)
        {
            mean += one / replicates.Length;
        }

        foreach (double one in replicates)
        {
            squares += (one - mean) * (one - mean);
        }

        double error = Math.Sqrt(squares / (replicates.Length - 1) / replicates.Length);
        return new(value, MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, replicates.Length - 1, 0.975) * error);
    }
}
