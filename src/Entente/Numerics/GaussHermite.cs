using System.Collections.Concurrent;
using System.Runtime.Intrinsics;

namespace Entente.Numerics;

/// <summary>
/// Gauss–Hermite rule in the probabilists' scaling: Σ wᵢ g(xᵢ) is the mean of g(Z) for a standard normal Z, exactly so
/// for polynomials of degree up to 2n − 1. The weights sum to 1.
/// </summary>
/// <remarks>
/// <para>
/// The nodes are the eigenvalues of the symmetric tridiagonal matrix with zeros on the diagonal and √k beside it. They
/// are bracketed by Sturm counts, polished by Newton steps, and mirrored, so the table is symmetric to the last bit.
/// Weights by wᵢ = 1/Σₖ hₖ(xᵢ)² over the orthonormal polynomials: a sum of squares, so tiny weights keep their digits.
/// </para>
/// <para><b>Source</b>: golub1969, section 2 (the matrix); abramowitz1964, 25.4.46 (the rule in the physicists' scaling).</para>
/// <para><b>Valid for</b>: 1 ≤ n ≤ 256; beyond about 350 the squares overflow.</para>
/// </remarks>
internal sealed class GaussHermite
{
    /// <summary>The largest number of nodes.</summary>
    public const int MaxNodes = 256;

    private static readonly ConcurrentDictionary<int, GaussHermite> Rules = new();

    private readonly int count;
    private readonly double[] nodes;
    private readonly double[] weights;

    private GaussHermite(int count)
    {
        this.count = count;
        int padded = (count + Vector256<double>.Count - 1) / Vector256<double>.Count * Vector256<double>.Count;
        nodes = new double[padded];
        weights = new double[padded];
        for (int i = 0; i < (count + 1) / 2; i++)
        {
            double x = (2 * i) + 1 == count ? 0 : Polish(Bracket(i, count), count);
            (nodes[i], nodes[count - 1 - i]) = (x, -x);
            weights[i] = weights[count - 1 - i] = 1 / Polynomials(x, count).SumOfSquares;
        }
    }

    /// <summary>Nodes in rising order.</summary>
    public ReadOnlySpan<double> Nodes => nodes.AsSpan(0, count);

    /// <summary>Weights of the nodes, positive, with sum 1.</summary>
    public ReadOnlySpan<double> Weights => weights.AsSpan(0, count);

    /// <summary>Four nodes from an index on; 0 beyond the last.</summary>
    internal Vector256<double> FourNodes(int from) => Vector256.Create(nodes.AsSpan(from));

    /// <summary>Their weights; 0 beyond the last.</summary>
    internal Vector256<double> FourWeights(int from) => Vector256.Create(weights.AsSpan(from));

    /// <summary>The rule with <paramref name="count"/> nodes; computed at first use, O(n²) each, then kept.</summary>
    public static GaussHermite Rule(int count)
    {
        Require.Within(count, 1, MaxNodes);
        return Rules.GetOrAdd(count, static n => new GaussHermite(n));
    }

    /// <summary>The node with index <paramref name="index"/> from the left, to a few digits, by bisection.</summary>
    private static double Bracket(int index, int count)
    {
        const int Halvings = 40;
        double low = -2 * Math.Sqrt(count);
        double high = 0;
        for (int i = 0; i < Halvings; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = NodesBelow(middle, count) > index ? (low, middle) : (middle, high);
        }

        return (low + high) / 2;
    }

    /// <summary>Sturm count: the negative pivots of the shifted matrix are as many as its eigenvalues below x.</summary>
    private static int NodesBelow(double x, int count)
    {
        double pivot = -x;
        int below = pivot < 0 ? 1 : 0;
        for (int k = 1; k < count; k++)
        {
            pivot = -x - (k / (pivot == 0 ? double.Epsilon : pivot));
            below += pivot < 0 ? 1 : 0;
        }

        return below;
    }

    private static double Polish(double x, int count)
    {
        const int Steps = 3; // the bracket has 10 digits; one step gives all, the others settle the last bit
        for (int i = 0; i < Steps; i++)
        {
            (double value, double previous, _) = Polynomials(x, count);
            x -= value / (Math.Sqrt(count) * previous); // hₙ' = √n hₙ₋₁
        }

        return x;
    }

    /// <summary>hₙ(x), hₙ₋₁(x) and Σ hₖ(x)² for k below n, by √(k+1) hₖ₊₁ = x hₖ − √k hₖ₋₁.</summary>
    private static (double Value, double Previous, double SumOfSquares) Polynomials(double x, int count)
    {
        double previous = 0;
        double value = 1;
        double sum = 0;
        for (int k = 0; k < count; k++)
        {
            sum += value * value;
            (previous, value) = (value, ((x * value) - (Math.Sqrt(k) * previous)) / Math.Sqrt(k + 1));
        }

        return (value, previous, sum);
    }
}
