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
/// <b>Source</b>: first order saltelli2010, table 2 (b); total jansen1999. Intervals: the replicates (scrambles) are left
/// out one at a time, Var = (R − 1)/R·Σ (S₍₋ⱼ₎ − mean)² (the jackknife), with Student's t.
/// </para>
/// </remarks>
/// <param name="First">S, with its error.</param>
/// <param name="Total">T, with its error.</param>
public readonly record struct SobolIndices(IndexEstimate First, IndexEstimate Total)
{
    /// <summary>The indices of one group.</summary>
    /// <param name="a">f(A), replicate by replicate.</param>
    /// <param name="b">f(B), likewise.</param>
    /// <param name="ab">f(AB), likewise. Worlds in which one of the three is NaN are left out.</param>
    /// <param name="replicates">Number of independent replicates, 2 or more: world i belongs to replicate i mod this.</param>
    /// <exception cref="ArgumentException">The lengths differ, or there are fewer than two worlds a replicate.</exception>
    public static SobolIndices Of(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> ab, int replicates)
    {
        if (a.Length != b.Length || a.Length != ab.Length || replicates < 2 || a.Length < 2 * replicates)
        {
            throw new ArgumentException("A, B and AB need equally many worlds, at least two a replicate, and two replicates.", nameof(ab));
        }

        double mean = 0;
        int used = 0;
        for (int i = 0; i < a.Length; i++)
        {
            if (Counts(a[i], b[i], ab[i]))
            {
                mean += (a[i] + b[i]) / 2;
                used++;
            }
        }

        mean /= Math.Max(used, 1);
        Sums all = default;
        Span<Sums> own = stackalloc Sums[replicates];
        for (int i = 0; i < a.Length; i++)
        {
            if (Counts(a[i], b[i], ab[i]))
            {
                Sums one = Sums.Of(a[i] - mean, b[i] - mean, ab[i] - mean);
                own[i % replicates] = own[i % replicates].Plus(one, 1);
                all = all.Plus(one, 1);
            }
        }

        Span<double> firsts = stackalloc double[replicates], totals = stackalloc double[replicates];
        for (int replicate = 0; replicate < replicates; replicate++)
        {
            (firsts[replicate], totals[replicate]) = all.Plus(own[replicate], -1).Estimate();
        }

        (double first, double total) = all.Estimate();
        return new(IndexEstimate.Of(first, firsts), IndexEstimate.Of(total, totals)) { Worlds = used };
    }

    /// <summary>How many worlds counted: those in which A, B and AB all have an answer.</summary>
    public int Worlds { get; private init; }

    private static bool Counts(double a, double b, double ab) => !double.IsNaN(a + b + ab);

    private readonly record struct Sums(double Count, double Both, double Squares, double First, double Total)
    {
        public static Sums Of(double a, double b, double ab) => new(1, a + b, (a * a) + (b * b), b * (ab - a), (a - ab) * (a - ab) / 2);

        public Sums Plus(Sums other, int times) => new(
            Count + (times * other.Count), Both + (times * other.Both), Squares + (times * other.Squares), First + (times * other.First), Total + (times * other.Total));

        public (double First, double Total) Estimate()
        {
            double mean = Both / (2 * Count), variance = (Squares / (2 * Count)) - (mean * mean);
            return variance > 0 ? (First / Count / variance, Total / Count / variance) : (0, 0); // an answer that never changes has no causes
        }
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

    /// <summary>An estimate with the estimates that leave out one replicate each.</summary>
    internal static IndexEstimate Of(double value, ReadOnlySpan<double> without)
    {
        double mean = 0, squares = 0;
        foreach (double one in without)
        {
            mean += one / without.Length;
        }

        foreach (double one in without)
        {
            squares += (one - mean) * (one - mean);
        }

        double error = Math.Sqrt(squares * (without.Length - 1) / without.Length);
        return new(value, MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, without.Length - 1, 0.975) * error);
    }
}
