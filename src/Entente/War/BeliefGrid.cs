using System.Runtime.Intrinsics;
using Entente.Numerics;

namespace Entente.War;

/// <summary>Drifts and weights that stand for a normal belief: a mean over the belief is Σ weight·value/Σ weight.</summary>
internal readonly struct BeliefGrid
{
    private readonly Belief belief;
    private readonly GaussHermite? rule;
    private readonly double first;
    private readonly double step;
    private readonly double scale;

    private BeliefGrid(Belief belief, GaussHermite? rule, double first, double step, double scale, int count)
    {
        (this.belief, this.rule, Count) = (belief, rule, count);
        (this.first, this.step, this.scale) = (first, step, scale);
    }

    /// <summary>Number of drifts.</summary>
    public int Count { get; }

    /// <summary>Drift and weight with index <paramref name="i"/>.</summary>
    public (double Drift, double Weight) this[int i]
    {
        get
        {
            if (rule is not null)
            {
                return (belief.Mean + (belief.StandardDeviation * rule.Nodes[i]), rule.Weights[i]);
            }

            double u = first + (i * step);
            double growth = Elementary.Exp(u), decay = 1 / growth;
            double drift = 0.5 * scale * (growth - decay);
            double z = (drift - belief.Mean) / belief.StandardDeviation;
            return (drift, Elementary.Exp(-0.5 * z * z) * (growth + decay) * 0.5);
        }
    }

    /// <summary>Four drifts and weights from index <paramref name="i"/> on; beyond the last, the weight is 0.</summary>
    public (Vector256<double> Drift, Vector256<double> Weight) Four(int i)
    {
        if (rule is not null)
        {
            return (Vector256.Create(belief.Mean) + (rule.FourNodes(i) * belief.StandardDeviation), rule.FourWeights(i));
        }

        Vector256<double> index = Vector256.Create((double)i) + Vector256.Create(0.0, 1, 2, 3);
        Vector256<double> growth = ElementaryInFours.Exp(Vector256.Create(first) + (index * step)), decay = Vector256<double>.One / growth;
        Vector256<double> drift = 0.5 * scale * (growth - decay);
        Vector256<double> z = (drift - Vector256.Create(belief.Mean)) / belief.StandardDeviation;
        Vector256<double> weight = ElementaryInFours.Exp(-0.5 * z * z) * (growth + decay) * 0.5;
        return (drift, Vector256.ConditionalSelect(Vector256.LessThan(index, Vector256.Create((double)Count)), weight,
            Vector256<double>.Zero));
    }

    /// <summary>A grid chosen in advance for a tolerance, for simulations: the mean over it is not refined until it stands still.</summary>
    /// <remarks>
    /// Gauss–Hermite of about as many nodes as the distance of the poles asks for (<see cref="BeliefAverage"/>): that bound is some 1.4
    /// times what was needed in 3,400 random wars, but too low where a node or two would do, so 0.75 of it and two more. Beyond 30 nodes,
    /// the refined graded grid. A test holds the error of a transform below the tolerance over beliefs and volatilities of every size.
    /// </remarks>
    public static BeliefGrid Of(WarCourse course, Belief belief, double tolerance)
    {
        const int MaxNodes = 30;
        if (belief.StandardDeviation == 0)
        {
            return Gauss(belief, 1);
        }

        double nodes = (0.75 * BeliefAverage.ExpectedNodes(course, belief, tolerance)) + 2;
        // its estimate, from two answers, may be low
        return nodes <= MaxNodes ? Gauss(belief, (int)Math.Ceiling(nodes)) : BeliefAverage.Of(course, belief, tolerance / 4).Grid;
    }

    /// <summary>A Gauss–Hermite rule; one node stands for a belief without doubt.</summary>
    public static BeliefGrid Gauss(Belief belief, int count) => new(belief, GaussHermite.Rule(count), 0, 0, 0, count);

    /// <summary>Equal steps in u with drift = scale·sinh u, weighted by the belief's density in u.</summary>
    public static BeliefGrid Graded(Belief belief, double scale, double first, double step, int count) =>
        new(belief, null, first, step, scale, count);

    /// <summary>Σ weight·transforms and Σ weight.</summary>
    public GridSum Sum(WarCourse course)
    {
        GridSum sum = default;
        double total = course.TotalDiscount;
        for (int i = 0; i < Count; i++)
        {
            (double drift, double weight) = this[i];
            var passage = FirstPassage.Diffusion(drift, course.Volatility, total, course.Front);
            sum = new GridSum(sum.Upper + (weight * passage.Upper), sum.Lower + (weight * passage.Lower), sum.Weight + weight);
        }

        return sum;
    }

    /// <summary>The mean of the transforms at several fronts, with the work that the fronts share done once a drift.</summary>
    /// <param name="course">How the war runs; its own front does not matter.</param>
    /// <param name="fronts">f, each in [0, 1].</param>
    /// <param name="upper">Receives the mean of L1 at each front.</param>
    /// <param name="lower">Receives the mean of L0.</param>
    public void Sum(WarCourse course, ReadOnlySpan<double> fronts, Span<double> upper, Span<double> lower)
    {
        // Between these the products of exponentials below neither cancel nor leave the range of a double.
        const double shortest = 0.01, longest = 500;
        upper.Clear();
        lower.Clear();
        double total = 0;
        for (int i = 0; i < Count; i++)
        {
            (double drift, double weight) = this[i];
            (double alpha, double beta) = FirstPassage.Exponents(drift, course.Volatility, course.TotalDiscount);
            double span = alpha + beta;
            total += weight;
            if (!(span > shortest && span < longest))
            {
                for (int j = 0; j < fronts.Length; j++)
                {
                    FirstPassage passage = FirstPassage.Diffusion(drift, course.Volatility, course.TotalDiscount, fronts[j]);
                    upper[j] += weight * passage.Upper;
                    lower[j] += weight * passage.Lower;
                }

                continue;
            }

            double fall = Elementary.Exp(-alpha), share = weight / Decay.Loss(span);
            double whole = fall * Elementary.Exp(-beta);
            for (int j = 0; j < fronts.Length; j++)
            {
                double near = Elementary.Exp(-alpha * fronts[j]), far = Elementary.Exp(-beta * fronts[j]);
                upper[j] += share * (fall / near) * (1 - (near * far));
                lower[j] += share * far * (1 - (whole / (near * far)));
            }
        }

        for (int j = 0; j < fronts.Length; j++)
        {
            upper[j] /= total;
            lower[j] /= total;
        }
    }

    /// <summary>The mean of the transforms' derivatives by the front.</summary>
    public FirstPassageSlopes MeanSlopes(WarCourse course)
    {
        (double upper, double lower, double upperCurvature, double lowerCurvature, double total) = (0, 0, 0, 0, 0);
        for (int i = 0; i < Count; i++)
        {
            (double drift, double weight) = this[i];
            var slopes = FirstPassageSlopes.OfDiffusion(drift, course.Volatility, course.TotalDiscount, course.Front);
            upper += weight * slopes.Upper;
            lower += weight * slopes.Lower;
            upperCurvature += weight * slopes.UpperCurvature;
            lowerCurvature += weight * slopes.LowerCurvature;
            total += weight;
        }

        return new FirstPassageSlopes(upper / total, lower / total, upperCurvature / total, lowerCurvature / total);
    }
}

/// <summary>Running sums over grids; the union of two grids has the sum of their sums.</summary>
internal readonly record struct GridSum(double Upper, double Lower, double Weight)
{
    public FirstPassage Mean => new(Upper / Weight, Lower / Weight);

    public static GridSum operator +(GridSum a, GridSum b) => new(a.Upper + b.Upper, a.Lower + b.Lower, a.Weight + b.Weight);
}
