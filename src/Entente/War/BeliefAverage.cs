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
/// μ = c·sinh u, which spreads the turn and the bell over a comparable length, and whose error falls like e^(−C·n).
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
internal readonly record struct BeliefAverage(double Upper, double Lower, double Error, int Nodes)
{
    private const int FewestNodes = 4;
    private const int MostGaussNodes = 40;

    private const double BellHalfWidth = 6.5;
    private const double BellTails = 8e-11; // normal mass beyond the half-width

    private const int MostHalvings = 8;

    public static BeliefAverage Of(WarCourse course, Belief belief, double tolerance)
    {
        if (belief.StandardDeviation == 0)
        {
            FirstPassage passage = At(course, belief.Mean);
            return new BeliefAverage(passage.Upper, passage.Lower, 0, 1);
        }

        double sigma = Math.Max(course.Volatility, FirstPassage.SmallestVolatility);
        double turn = double.Hypot(sigma * Math.Sqrt(2 * course.TotalDiscount), Math.PI * sigma * sigma);
        double rootNodes = Math.Log(10 / tolerance) * belief.StandardDeviation / (2 * turn);
        return rootNodes * rootNodes <= MostGaussNodes
            ? ByGaussHermite(course, belief, turn, rootNodes * rootNodes, tolerance)
            : ByGradedTrapezoid(course, belief, turn, tolerance);
    }

    private static BeliefAverage ByGaussHermite(
        WarCourse course, Belief belief, double turn, double expectedNodes, double tolerance)
    {
        int count = FewestNodes;
        while (count < expectedNodes)
        {
            count *= 2;
        }

        FirstPassage coarse = GaussHermiteSum(course, belief, count / 2);
        int used = count / 2;
        for (; count <= 2 * MostGaussNodes; count *= 2)
        {
            FirstPassage fine = GaussHermiteSum(course, belief, count);
            used += count;
            double difference = Distance(fine, coarse);
            if (difference <= tolerance)
            {
                return new BeliefAverage(fine.Upper, fine.Lower, difference, used);
            }

            coarse = fine;
        }

        BeliefAverage graded = ByGradedTrapezoid(course, belief, turn, tolerance);
        return graded with { Nodes = graded.Nodes + used };
    }

    private static FirstPassage GaussHermiteSum(WarCourse course, Belief belief, int count)
    {
        GaussHermite rule = GaussHermite.Rule(count);
        ReadOnlySpan<double> nodes = rule.Nodes;
        ReadOnlySpan<double> weights = rule.Weights;
        double upper = 0;
        double lower = 0;
        for (int i = 0; i < nodes.Length; i++)
        {
            FirstPassage passage = At(course, belief.Mean + (belief.StandardDeviation * nodes[i]));
            upper += weights[i] * passage.Upper;
            lower += weights[i] * passage.Lower;
        }

        return new FirstPassage(upper, lower);
    }

    private static BeliefAverage ByGradedTrapezoid(WarCourse course, Belief belief, double turn, double tolerance)
    {
        (double mean, double sd) = (belief.Mean, belief.StandardDeviation);

        // Drifts within a hundredth of the tolerance (in sd) around zero carry too little weight to be told apart.
        double scale = Math.Max(turn, sd * tolerance / 100);
        double low = Math.Asinh((mean - (BellHalfWidth * sd)) / scale);
        double high = Math.Asinh((mean + (BellHalfWidth * sd)) / scale);
        double bellInU = sd / double.Hypot(mean, scale);
        int intervals = Math.Max(FewestNodes, (int)Math.Ceiling((high - low) / Math.Min(1, bellInU)));

        var sums = new GradedSums(course, belief, scale);
        sums.Add(low, (high - low) / intervals, intervals + 1);
        FirstPassage coarse = sums.Mean;
        double error = double.PositiveInfinity;
        for (int halving = 0; halving < MostHalvings && error > tolerance; halving++)
        {
            double step = (high - low) / intervals;
            sums.Add(low + (step / 2), step, intervals);
            intervals *= 2;
            FirstPassage fine = sums.Mean;
            error = Distance(fine, coarse) + BellTails;
            coarse = fine;
        }

        return new BeliefAverage(coarse.Upper, coarse.Lower, error, intervals + 1);
    }

    private static double Distance(FirstPassage a, FirstPassage b) => Math.Abs(a.Upper - b.Upper) + Math.Abs(a.Lower - b.Lower);

    private static FirstPassage At(WarCourse course, double drift) =>
        FirstPassage.Diffusion(drift, course.Volatility, course.TotalDiscount, course.Front);

    /// <summary>Running sums over u of the transforms times the bell, so that a halved step keeps the points it has.</summary>
    private struct GradedSums(WarCourse course, Belief belief, double scale)
    {
        private double weight;
        private double upper;
        private double lower;

        public readonly FirstPassage Mean => new(upper / weight, lower / weight);

        public void Add(double first, double step, int count)
        {
            for (int i = 0; i < count; i++)
            {
                double u = first + (i * step);
                double drift = scale * Math.Sinh(u);
                double z = (drift - belief.Mean) / belief.StandardDeviation;
                double bell = Math.Exp(-z * z / 2) * Math.Cosh(u);
                FirstPassage passage = At(course, drift);
                weight += bell;
                upper += bell * passage.Upper;
                lower += bell * passage.Lower;
            }
        }
    }
}
