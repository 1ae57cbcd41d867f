using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Entente.Numerics;

namespace Entente.War;

/// <summary>The sums of <see cref="BeliefGrid"/> with four exponentials at a time, for simulations.</summary>
/// <remarks>
/// The same to about 1e-13 (a test holds it), in a quarter of the time: all that the transforms need are e^(−αf), e^(−βf), e^(−αg) and
/// e^(−βg) with g = 1 − f and the exponents α, β of <see cref="FirstPassage"/>, as e^(−(α+β)f) is the product of the first two. Where a war is so
/// short or so long that these would cancel or vanish, and for grids of unequal steps, the answer is that of <see cref="BeliefGrid"/>.
/// </remarks>
internal static class BeliefGridInFours
{
    private const double ShortestSpan = 0.01; // of α + β: below it, 1 − e^(−α−β) has lost two digits
    private const double LongestSpan = 500;
    private const double LeastVolatility = 1e-50; // its square, and that of a drift of its size, are far from the end of a double's range

    private static readonly int Lanes = Vector256<double>.Count;

    /// <summary>Σ weight·transforms and Σ weight, as <see cref="BeliefGrid.Sum(WarCourse)"/>.</summary>
    public static GridSum Sum(BeliefGrid grid, WarCourse course)
    {
        if (grid.Rule is not GaussHermite rule || course.Volatility < LeastVolatility)
        {
            return grid.Sum(course);
        }

        Vector256<double> upper = Vector256<double>.Zero, lower = Vector256<double>.Zero;
        double f = course.Front, g = 1 - f;
        for (int i = 0; i < rule.Nodes.Length; i += Lanes)
        {
            if (!TryExponents(grid.Belief, course, Load(rule.NodesInFours, i), out Vector256<double> alpha, out Vector256<double> beta))
            {
                return grid.Sum(course);
            }

            Vector256<double> alphaF = Vector256.Exp(alpha * -f), betaF = Vector256.Exp(beta * -f);
            Vector256<double> alphaG = Vector256.Exp(alpha * -g), betaG = Vector256.Exp(beta * -g);
            Vector256<double> lossF = Vector256<double>.One - (alphaF * betaF), lossG = Vector256<double>.One - (alphaG * betaG);
            Vector256<double> share = Load(rule.WeightsInFours, i) / (Vector256<double>.One - (alphaF * betaF * alphaG * betaG));
            upper += share * alphaG * lossF;
            lower += share * betaF * lossG;
        }

        return new GridSum(Vector256.Sum(upper), Vector256.Sum(lower), 1); // the weights of a Gauss rule sum to 1
    }

    /// <summary>The mean of the transforms at several fronts, as <see cref="BeliefGrid.Sum(WarCourse, ReadOnlySpan{double}, Span{double}, Span{double})"/>.</summary>
    /// <param name="grid">The belief.</param>
    /// <param name="course">How the war runs; its own front does not matter.</param>
    /// <param name="count">Number of fronts. Arrays have room for the next multiple of four, and what is there is overwritten.</param>
    /// <param name="fronts">f, each in [0, 1].</param>
    /// <param name="upper">Receives the mean of L1 at each front.</param>
    /// <param name="lower">Receives the mean of L0.</param>
    public static void Sum(BeliefGrid grid, WarCourse course, int count, double[] fronts, double[] upper, double[] lower)
    {
        int padded = (count + Lanes - 1) / Lanes * Lanes;
        fronts.AsSpan(count, padded - count).Fill(fronts[0]);
        upper.AsSpan(0, padded).Clear();
        lower.AsSpan(0, padded).Clear();
        bool isRegular = grid.Rule is not null && course.Volatility >= LeastVolatility;
        for (int i = 0; isRegular && i < grid.Count; i++)
        {
            isRegular = TryExponents(grid.Belief, course, Vector256.Create(grid.Rule!.Nodes[i]), out Vector256<double> alpha, out Vector256<double> beta);
            Vector256<double> fall = Vector256.Exp(-alpha), whole = fall * Vector256.Exp(-beta);
            Vector256<double> share = Vector256.Create(grid.Rule.Weights[i]) / (Vector256<double>.One - whole);
            for (int j = 0; j < padded; j += Lanes)
            {
                Vector256<double> front = Load(fronts, j);
                Vector256<double> near = Vector256.Exp(-alpha * front), far = Vector256.Exp(-beta * front), both = near * far;
                Store(Load(upper, j) + (share * fall / near * (Vector256<double>.One - both)), upper, j);
                Store(Load(lower, j) + (share * far * (Vector256<double>.One - (whole / both))), lower, j);
            }
        }

        if (!isRegular)
        {
            grid.Sum(course, fronts.AsSpan(0, count), upper.AsSpan(0, count), lower.AsSpan(0, count));
        }
    }

    /// <summary>α and β of four drifts, as <see cref="FirstPassage.Exponents"/>; false where one of them is out of range.</summary>
    private static bool TryExponents(Belief belief, WarCourse course, Vector256<double> nodes, out Vector256<double> alpha, out Vector256<double> beta)
    {
        Vector256<double> drift = Vector256.Create(belief.Mean) + (nodes * belief.StandardDeviation), speed = Vector256.Abs(drift);
        double sigma = course.Volatility, variance = sigma * sigma, twice = 2 * course.TotalDiscount;
        Vector256<double> reach = speed + Vector256.Sqrt((speed * speed) + Vector256.Create(twice * variance));
        Vector256<double> near = Vector256.Create(twice) / reach, far = reach / variance;
        Vector256<double> forward = Vector256.GreaterThanOrEqual(drift, Vector256<double>.Zero);
        alpha = Vector256.ConditionalSelect(forward, near, far);
        beta = Vector256.ConditionalSelect(forward, far, near);
        Vector256<double> span = near + far;
        return Vector256.GreaterThanAll(span, Vector256.Create(ShortestSpan)) && Vector256.LessThanAll(span, Vector256.Create(LongestSpan));
    }

    private static Vector256<double> Load(double[] numbers, int at) => Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(numbers), (nuint)at);

    private static void Store(Vector256<double> vector, double[] numbers, int at) =>
        vector.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(numbers), (nuint)at);
}
