using Entente.Numerics;

namespace Entente.War;

/// <summary>
/// W by the front for one course of war and belief, as a polynomial over a range of fronts: for simulations that need it anew
/// every week.
/// </summary>
/// <remarks>
/// <para>
/// The transforms L1 and L0, averaged over the belief, are interpolated at Chebyshev points; the number of points is doubled until the
/// last two coefficients fall below the tolerance. Fitting costs a few microseconds, where the table of <see cref="FightingAlongFront"/>
/// costs milliseconds; the price is an error of about the tolerance. Derivatives are those of the polynomial itself. Where no polynomial of
/// <see cref="MaxPoints"/> will do (hardly any volatility), the table is taken.
/// </para>
/// <para><b>Source</b>: trefethen2013, chapters 3 and 8 (interpolation at Chebyshev points converges geometrically for analytic
/// functions).</para>
/// </remarks>
internal sealed class FightingPolynomial
{
    /// <summary>The most points tried.</summary>
    public const int MaxPoints = 48;

    private const int MinPoints = 6;
    private const int Ends = 2;
    private const int Room = MaxPoints + 4;  // four at a time
    private const double EndShare = 10; // the interpolation errs most at the ends
    private const double NearestToVictory = 1e-9;

    private static readonly ChebyshevRule[] Rules = [.. new[] { MinPoints, 12, 24, MaxPoints }.Select(count => new ChebyshevRule(count))];

    private readonly double[] upper = new double[MaxPoints];
    private readonly double[] lower = new double[MaxPoints];
    private WarCourse course;
    private FightingAlongFront? table;
    private double middle;
    private double halfWidth;

    /// <summary>Number of coefficients of the last fit; 0 if the table was taken.</summary>
    public int Count { get; private set; }

    /// <summary>Fits a war; its own front does not matter.</summary>
    /// <param name="war">How the war runs.</param>
    /// <param name="belief">What the actor believes about the drift.</param>
    /// <param name="low">Lowest front asked for, in [0, 1].</param>
    /// <param name="high">Highest front asked for.</param>
    /// <param name="tolerance">Error allowed in each transform.</param>
    public void Fit(WarCourse war, Belief belief, double low, double high, double tolerance)
    {
        low = Math.Clamp(low, NearestToVictory, 1 - NearestToVictory);
        high = Math.Clamp(high, low, 1 - NearestToVictory);
        (course, table, middle, halfWidth) = (war, null, (low + high) / 2, Math.Max((high - low) / 2, NearestToVictory));
        Span<double> fronts = stackalloc double[Room], upperValues = stackalloc double[Room], lowerValues = stackalloc double[Room];
        BeliefGrid grid = BeliefGrid.Of(war with { Front = middle }, belief, tolerance);
        foreach (ChebyshevRule rule in Rules)
        {
            Count = rule.Count;
            for (int j = 0; j < Count; j++)
            {
                fronts[j] = Math.Clamp(middle + (halfWidth * rule.Points[j]), 0, 1);
            }

            (fronts[Count], fronts[Count + 1]) = (low, high);
            BeliefGridInFours.Sum(grid, war, Count + Ends, fronts, upperValues, lowerValues);
            if (Fits(rule, upperValues, upper, tolerance) && Fits(rule, lowerValues, lower, tolerance))
            {
                return;
            }
        }

        Count = 0;
        table = FightingAlongFront.Of(war, belief);
    }

    /// <summary>W with its derivatives by the front at fixed stakes, as <see cref="ValueOfFighting.ByFront"/> gives them.</summary>
    /// <param name="front">f; outside the range of the fit, its end.</param>
    /// <param name="stakes">What the ends of the war are worth to the actor.</param>
    public FrontDerivatives At(double front, WarStakes stakes)
    {
        if (table is not null)
        {
            return table.At(front, stakes);
        }

        double x = Math.Clamp((front - middle) / halfWidth, -1, 1);
        return ValueOfFighting.FromTransforms(course, stakes, Value(upper, x), Value(lower, x));
    }

    /// <summary>Interpolates a transform, and says whether that is near enough: by its last coefficients, and at the ends of the range,
    /// where a layer beside a victory can be too thin for the points to meet it.</summary>
    private bool Fits(ChebyshevRule rule, ReadOnlySpan<double> values, double[] coefficients, double tolerance)
    {
        if (rule.Tail(values[..Count]) > tolerance)
        {
            return false;
        }

        rule.Coefficients(values[..Count], coefficients);
        return Math.Abs(Value(coefficients, -1).Value - values[Count]) <= EndShare * tolerance
            && Math.Abs(Value(coefficients, 1).Value - values[Count + 1]) <= EndShare * tolerance;
    }

    private Jet Value(double[] coefficients, double x)
    {
        (double value, double slope, double bend) = (0, 0, 0);
        for (int k = Count - 1; k >= 0; k--)
        {
            bend = (bend * x) + slope;
            slope = (slope * x) + value;
            value = (value * x) + coefficients[k];
        }

        return new Jet(value, slope / halfWidth, 2 * bend / (halfWidth * halfWidth));
    }
}
