namespace Entente.Answers.Explain;

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
    /// <summary>Indices of which nothing is known.</summary>
    public static SobolIndices Unknown { get; } = new(IndexEstimate.Unknown, IndexEstimate.Unknown);

    /// <summary>The indices of one group.</summary>
    /// <param name="a">f(A), replicate by replicate.</param>
    /// <param name="b">f(B), likewise.</param>
    /// <param name="ab">f(AB), likewise. NaN stands for no answer: S leaves out worlds in which one of the three has none, T those in which
    /// A or AB has none.</param>
    /// <param name="replicates">Number of independent replicates, 2 or more: world i belongs to replicate i mod this.</param>
    /// <exception cref="ArgumentException">The lengths differ, or there are fewer than two worlds a replicate.</exception>
    internal static SobolIndices Of(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> ab, int replicates)
    {
        if (a.Length != b.Length || a.Length != ab.Length || replicates < 2 || a.Length < 2 * replicates)
        {
            throw new ArgumentException("A, B and AB need equally many worlds, at least two a replicate, and two replicates.", nameof(ab));
        }

        double mean = 0;
        int known = 0;
        for (int i = 0; i < a.Length; i++)
        {
            mean += Known(a[i]) + Known(b[i]);
            known += (double.IsNaN(a[i]) ? 0 : 1) + (double.IsNaN(b[i]) ? 0 : 1);
        }

        mean /= Math.Max(known, 1);
        Sums all = default;
        Span<Sums> own = stackalloc Sums[replicates];
        for (int i = 0; i < a.Length; i++)
        {
            Sums one = Sums.Of(a[i] - mean, b[i] - mean, ab[i] - mean);
            own[i % replicates] = own[i % replicates].Plus(one, 1);
            all = all.Plus(one, 1);
        }

        Span<double> firsts = stackalloc double[replicates], totals = stackalloc double[replicates];
        for (int replicate = 0; replicate < replicates; replicate++)
        {
            (firsts[replicate], totals[replicate]) = all.Plus(own[replicate], -1).Estimate();
        }

        (double first, double total) = all.Estimate();
        return new(IndexEstimate.Of(first, firsts) with { Worlds = (int)all.Triples },
            IndexEstimate.Of(total, totals) with { Worlds = (int)all.Pairs });
    }

    private static double Known(double answer) => double.IsNaN(answer) ? 0 : answer;

    /// <summary>Sums over worlds: of those in which A or B has an answer (count, sum, squares), in which A, B and AB have one, and in which
    /// A and AB have one.</summary>
    private readonly record struct Sums(double Count, double Sum, double Squares, double Triples, double First, double Pairs, double Total)
    {
        public static Sums Of(double a, double b, double ab)
        {
            (int inA, int inB, int inMixed) = (double.IsNaN(a) ? 0 : 1, double.IsNaN(b) ? 0 : 1, double.IsNaN(ab) ? 0 : 1);
            (a, b, ab) = (Known(a), Known(b), Known(ab));
            (int triple, int pair) = (inA * inB * inMixed, inA * inMixed);
            return new(inA + inB, a + b, (a * a) + (b * b), triple, triple * b * (ab - a), pair, pair * (a - ab) * (a - ab) / 2);
        }

        public Sums Plus(Sums other, int times) => new(
            Count + (times * other.Count), Sum + (times * other.Sum), Squares + (times * other.Squares),
            Triples + (times * other.Triples), First + (times * other.First), Pairs + (times * other.Pairs), Total + (times * other.Total));

        public (double First, double Total) Estimate()
        {
            double mean = Sum / Count, variance = (Squares / Count) - (mean * mean);
            return variance > 0 // an answer that never changes has no causes
                ? (Triples > 0 ? First / Triples / variance : 0, Pairs > 0 ? Total / Pairs / variance : 0)
                : (0, 0);
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

    /// <summary>An index of which nothing is known.</summary>
    public static IndexEstimate Unknown { get; } = new(double.NaN, double.NaN);

    /// <summary>From how many worlds it comes.</summary>
    public int Worlds { get; init; }

    /// <summary>Whether it may be named as a cause: the error is at most half of the share, and the share shows as neither none nor more
    /// than all.</summary>
    public bool IsTold => HalfWidth <= Value / 2 && Math.Round(Value * 100) is >= 1 and <= 100;

    /// <summary>Whether the interval is too wide to lean on.</summary>
    public bool IsWide => 2 * HalfWidth > WideInterval;

    /// <summary>How many times as many worlds would bring the interval down to <see cref="WideInterval"/>: errors fall with the square
    /// root of the number, a cautious rule for Sobol points.</summary>
    public double WorldsNeeded => Math.Max(1, 2 * HalfWidth / WideInterval * (2 * HalfWidth / WideInterval));

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
