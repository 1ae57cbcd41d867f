using Entente.Numerics;

namespace Entente.War;

/// <summary>The first-passage transforms of the front, averaged over a normal belief about its drift.</summary>
/// <remarks>
/// <para>
/// As functions of a complex drift, L1 and L0 have their nearest poles at ±i·c with c = √(2r'σ² + π²σ⁴): c is the width,
/// in drift, over which the outcome of the war turns from one side to the other. Two rules cover every belief N(m, s²):
/// </para>
/// <list type="bullet">
/// <item>Poles far away in units of s: Gauss–Hermite, whose error falls like e^(−2√n·c/s).</item>
/// <item>
/// Wide doubt against a narrow turn, where Gauss–Hermite would need thousands of nodes: the trapezoidal rule in u after
/// μ = c·sinh u, which spreads the turn and the bell over comparable lengths, and whose error falls like e^(−C·n).
/// </item>
/// </list>
/// <para>
/// Both are refined until two successive answers agree. <b>Source</b>: trefethen2014 (trapezoidal rule, and the effect of
/// the distance of poles); golub1969 (Gauss rules).
/// </para>
/// </remarks>
/// <param name="Upper">Mean of L1.</param>
/// <param name="Lower">Mean of L0.</param>
/// <param name="Error">Estimated error of the one plus that of the other.</param>
/// <param name="Nodes">Number of drifts evaluated.</param>
/// <param name="Grid">The grid behind the answer, for other means over the same belief.</param>
internal readonly record struct BeliefAverage(double Upper, double Lower, double Error, int Nodes, BeliefGrid Grid)
{
    private const int MinNodes = 4;
    private const int MaxGaussNodes = 40;
    private const double BellHalfWidth = 6.5;
    private const double BellTails = 8e-11; // normal mass beyond the half-width
    private const int MaxHalvings = 8;

    public static BeliefAverage Of(WarCourse course, Belief belief, double tolerance)
    {
        if (belief.StandardDeviation == 0)
        {
            return From(BeliefGrid.Gauss(belief, 1), BeliefGrid.Gauss(belief, 1).Sum(course).Mean, 0, 1);
        }

        double expected = ExpectedNodes(course, belief, tolerance);
        return expected <= MaxGaussNodes
            ? ByGaussHermite(course, belief, Turn(course), expected, tolerance)
            : ByGradedTrapezoid(course, belief, Turn(course), tolerance);
    }

    /// <summary>How many Gauss–Hermite nodes the poles ask for.</summary>
    public static double ExpectedNodes(WarCourse course, Belief belief, double tolerance)
    {
        double rootNodes = Elementary.Log(10 / tolerance) * belief.StandardDeviation / (2 * Turn(course));
        return rootNodes * rootNodes;
    }

    /// <summary>c: the width in drift over which the outcome of the war turns.</summary>
    private static double Turn(WarCourse course)
    {
        double sigma = Math.Max(course.Volatility, FirstPassage.MinVolatility);
        return double.Hypot(sigma * Math.Sqrt(2 * course.TotalDiscount), Math.PI * sigma * sigma);
    }

    private static BeliefAverage ByGaussHermite(
        WarCourse course, Belief belief, double turn, double expectedNodes, double tolerance)
    {
        int count = MinNodes;
        while (count < expectedNodes)
        {
            count *= 2;
        }

        FirstPassage coarse = BeliefGridInFours.Sum(BeliefGrid.Gauss(belief, count / 2), course).Mean;
        int used = count / 2;
        for (; count <= 2 * MaxGaussNodes; count *= 2)
        {
            var grid = BeliefGrid.Gauss(belief, count);
            FirstPassage fine = BeliefGridInFours.Sum(grid, course).Mean;
            used += count;
            double error = Distance(fine, coarse);
            if (error <= tolerance)
            {
                return From(grid, fine, error, used);
            }

            coarse = fine;
        }

        BeliefAverage graded = ByGradedTrapezoid(course, belief, turn, tolerance);
        return graded with { Nodes = graded.Nodes + used };
    }

    private static BeliefAverage ByGradedTrapezoid(WarCourse course, Belief belief, double turn, double tolerance)
    {
        (double mean, double sd) = (belief.Mean, belief.StandardDeviation);

        // Drifts within a hundredth of the tolerance (in sd) around zero carry too little weight to be told apart.
        double scale = Math.Max(turn, sd * tolerance / 100);
        double low = Elementary.Asinh((mean - (BellHalfWidth * sd)) / scale);
        double high = Elementary.Asinh((mean + (BellHalfWidth * sd)) / scale);
        double bellInU = sd / double.Hypot(mean, scale);

        // In u the integrand is analytic within about π/4 of the real line, so a step h errs by e^(−π²/(2h)). The first
        // step aims at the tolerance to the power 0.7: from a coarser one two wrong answers might agree by chance.
        double firstStep = Math.Min(bellInU, 7 / Elementary.Log(1 / tolerance));
        int intervals = Math.Max(MinNodes, (int)Math.Ceiling((high - low) / firstStep));
        double step = (high - low) / intervals;

        GridSum sum = BeliefGridInFours.Sum(BeliefGrid.Graded(belief, scale, low, step, intervals + 1), course);
        double error = double.PositiveInfinity;
        for (int halving = 0; halving < MaxHalvings && error > tolerance; halving++)
        {
            FirstPassage coarse = sum.Mean;
            sum += BeliefGridInFours.Sum(BeliefGrid.Graded(belief, scale, low + (step / 2), step, intervals), course);
            intervals *= 2;
            step /= 2;
            error = Distance(sum.Mean, coarse) + BellTails;
        }

        return From(BeliefGrid.Graded(belief, scale, low, step, intervals + 1), sum.Mean, error, intervals + 1);
    }

    private static BeliefAverage From(BeliefGrid grid, FirstPassage mean, double error, int nodes) =>
        new(mean.Upper, mean.Lower, error, nodes, grid);

    private static double Distance(FirstPassage a, FirstPassage b) => Math.Abs(a.Upper - b.Upper) + Math.Abs(a.Lower - b.Lower);
}
