using System.Runtime.Intrinsics;
using Entente.Numerics;

namespace Entente.War;

/// <summary>The sums of <see cref="BeliefGrid"/> with four exponentials at a time, for simulations.</summary>
/// <remarks>
/// The same to about 1e-13 (a test holds it), in a quarter of the time: all that the transforms need are e^(−αf), e^(−βf), e^(−αg) and
/// e^(−βg) with g = 1 − f and the exponents α, β of <see cref="FirstPassage"/>, as e^(−(α+β)f) is the product of the first two. Where a war
/// is so quickly over that these cancel, the answer is that of <see cref="BeliefGrid"/>.
/// </remarks>
internal static class BeliefGridInFours
{
    private const double MinSpan = 0.01; // of α + β: below it, 1 − e^(−α−β) has lost two digits
    private const double MinVolatility = 1e-50; // its square, and that of a drift of its size, are far from the end of a double's range

    private static readonly int Lanes = Vector256<double>.Count;

    /// <summary>Σ weight·transforms and Σ weight, as <see cref="BeliefGrid.Sum(WarCourse)"/>.</summary>
    public static GridSum Sum(BeliefGrid grid, WarCourse course)
    {
        bool isRegular = course.Volatility >= MinVolatility;
        Vector256<double> upper = Vector256<double>.Zero, lower = upper, total = upper, front = Vector256.Create(course.Front);
        for (int i = 0; isRegular && i < grid.Count; i += Lanes)
        {
            (Vector256<double> drift, Vector256<double> weight) = grid.Four(i);
            isRegular = TryExponents(course, drift, out Vector256<double> alpha, out Vector256<double> beta);
            (Vector256<double> up, Vector256<double> down) = Transforms(alpha, beta, front);
            upper += weight * up;
            lower += weight * down;
            total += weight;
        }

        return isRegular ? new GridSum(ElementaryInFours.Sum(upper), ElementaryInFours.Sum(lower), ElementaryInFours.Sum(total))
            : grid.Sum(course);
    }

    /// <summary>The mean of the transforms at several fronts, as
    /// <see cref="BeliefGrid.Sum(WarCourse, ReadOnlySpan{double}, Span{double}, Span{double})"/>.</summary>
    /// <param name="grid">The belief.</param>
    /// <param name="course">How the war runs; its own front does not matter.</param>
    /// <param name="count">Number of fronts. There is room for the next multiple of four, and what is there is overwritten.</param>
    /// <param name="fronts">f, each in [0, 1].</param>
    /// <param name="upper">Receives the mean of L1 at each front.</param>
    /// <param name="lower">Receives the mean of L0.</param>
    public static void Sum(BeliefGrid grid, WarCourse course, int count, Span<double> fronts, Span<double> upper, Span<double> lower)
    {
        int padded = (count + Lanes - 1) / Lanes * Lanes;
        fronts.Slice(count, padded - count).Fill(fronts[0]);
        upper[..padded].Clear();
        lower[..padded].Clear();
        bool isRegular = course.Volatility >= MinVolatility;
        double total = 0;
        for (int i = 0; isRegular && i < grid.Count; i++)
        {
            (double drift, double weight) = grid[i];
            total += weight;
            isRegular = TryExponents(course, Vector256.Create(drift), out Vector256<double> alpha, out Vector256<double> beta);
            for (int j = 0; j < padded; j += Lanes)
            {
                (Vector256<double> up, Vector256<double> down) = Transforms(alpha, beta, Load(fronts, j));
                Store(Load(upper, j) + (weight * up), upper, j);
                Store(Load(lower, j) + (weight * down), lower, j);
            }
        }

        if (!isRegular)
        {
            grid.Sum(course, fronts[..count], upper[..count], lower[..count]);
            return;
        }

        for (int j = 0; j < padded; j += Lanes)
        {
            Store(Load(upper, j) / total, upper, j);
            Store(Load(lower, j) / total, lower, j);
        }
    }

    /// <summary>L1 and L0, as in <see cref="FirstPassage"/>.</summary>
    private static (Vector256<double> Upper, Vector256<double> Lower) Transforms(Vector256<double> alpha, Vector256<double> beta,
        Vector256<double> front)
    {
        Vector256<double> one = Vector256<double>.One, rest = one - front;
        Vector256<double> alphaF = ElementaryInFours.Exp(-alpha * front), betaF = ElementaryInFours.Exp(-beta * front);
        Vector256<double> alphaG = ElementaryInFours.Exp(-alpha * rest), betaG = ElementaryInFours.Exp(-beta * rest);
        Vector256<double> spanF = alphaF * betaF, spanG = alphaG * betaG, whole = one - (spanF * spanG);
        return (alphaG * (one - spanF) / whole, betaF * (one - spanG) / whole);
    }

    /// <summary>α and β of four drifts, as <see cref="FirstPassage.Exponents"/>; false where one of them is out of range.</summary>
    private static bool TryExponents(WarCourse course, Vector256<double> drift, out Vector256<double> alpha, out Vector256<double> beta)
    {
        double variance = course.Volatility * course.Volatility, twice = 2 * course.TotalDiscount;
        Vector256<double> speed = Vector256.Abs(drift), reach = speed
            + Vector256.Sqrt((speed * speed) + Vector256.Create(twice * variance));
        Vector256<double> near = Vector256.Create(twice) / reach, far = reach / variance;
        Vector256<double> forward = Vector256.GreaterThanOrEqual(drift, Vector256<double>.Zero);
        alpha = Vector256.ConditionalSelect(forward, near, far);
        beta = Vector256.ConditionalSelect(forward, far, near);
        return Vector256.GreaterThanAll(near + far, Vector256.Create(MinSpan))
            && Vector256.LessThanAll(far, Vector256.Create(double.MaxValue));
    }

    private static Vector256<double> Load(ReadOnlySpan<double> numbers, int at) => Vector256.Create(numbers[at..]);

    private static void Store(Vector256<double> vector, Span<double> numbers, int at) => vector.CopyTo(numbers[at..]);
}
