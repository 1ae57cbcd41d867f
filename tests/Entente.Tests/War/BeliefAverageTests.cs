using CsCheck;
using Entente.Numerics;
using Entente.War;
using MathNet.Numerics.Integration;

namespace Entente.Tests.War;

/// <summary>The average over the belief against Gauss–Legendre panels that are cut ever finer towards zero drift.</summary>
public sealed class BeliefAverageTests
{
    private static readonly Gen<WarCourse> Courses = Gen.Select(
        Gen.Double[0.001, 0.999], Power(-12, 1), Power(-9, 1), Power(-4, 1), Power(-4, 1),
        (f, sigma, r, attacker, defender) => new WarCourse(f, sigma, r, attacker, defender));

    private static readonly Gen<Belief> Beliefs = Gen.Select(
        Power(-3, 2), Gen.Double[-1.3, 1.3], Power(-6, 1), (pace, lead, doubt) => new Belief(pace * lead, pace * doubt));

    [Theory]
    [InlineData(1e-3)]
    [InlineData(1e-6)]
    public void Error_keeps_to_the_tolerance_for_any_doubt(double tolerance) => Gen.Select(Courses, Beliefs).Sample(
        (course, belief) =>
        {
            var average = BeliefAverage.Of(course, belief, tolerance);
            (double upper, double lower) = ByPanels(course, belief);
            double error = Math.Abs(average.Upper - upper) + Math.Abs(average.Lower - lower);
            return average.Error <= tolerance && error <= tolerance;
        },
        iter: 1_000);

    [Fact]
    public void A_belief_far_narrower_than_the_turn_takes_few_nodes() =>
        Assert.True(BeliefAverage.Of(new WarCourse(0.5, 0.2, 0.1, 0.05, 0.05), new Belief(0.05, 0.02), 1e-6).Nodes <= 24);

    [Fact]
    public void Without_doubt_one_drift_is_enough() =>
        Assert.Equal(1, BeliefAverage.Of(new WarCourse(0.5, 0.2, 0.1, 0.05, 0.05), new Belief(0.05, 0), 1e-6).Nodes);

    /// <summary>When a drift of either sign decides the war at once, the average is a step: the chance of that sign.</summary>
    [Fact]
    public void Doubt_without_volatility_leaves_the_chance_that_the_drift_is_positive()
    {
        var average = BeliefAverage.Of(new WarCourse(0.5, 1e-12, 1e-12, 0, 0), new Belief(0.5, 1), 1e-6);
        Assert.Equal(MathNet.Numerics.Distributions.Normal.CDF(0, 1, 0.5), average.Upper, 1e-6);
    }

    private static (double Upper, double Lower) ByPanels(WarCourse course, Belief belief)
    {
        (double mean, double sd) = (belief.Mean, belief.StandardDeviation);
        double turn = course.Volatility * Math.Sqrt(2 * course.TotalDiscount);
        SortedSet<double> cuts = [0];
        for (int half = -16; half <= 16; half++)
        {
            cuts.Add(mean + (half * sd / 2));
        }

        for (double width = turn / 10; width < 20 * (sd + Math.Abs(mean)); width *= 2)
        {
            cuts.UnionWith([width, -width]);
        }

        double[] ends = [.. cuts.Where(cut => Math.Abs(cut - mean) <= 8 * sd)];
        (double upper, double lower) = (0, 0);
        for (int i = 1; i < ends.Length; i++)
        {
            upper += GaussLegendreRule.Integrate(drift => Bell(drift) * At(drift).Upper, ends[i - 1], ends[i], 32);
            lower += GaussLegendreRule.Integrate(drift => Bell(drift) * At(drift).Lower, ends[i - 1], ends[i], 32);
        }

        return (upper, lower);

        FirstPassage At(double drift) => FirstPassage.OfDiffusion(drift, course.Volatility, course.TotalDiscount, course.Front);

        double Bell(double drift) => Math.Exp(-(drift - mean) * (drift - mean) / (2 * sd * sd)) / (sd * Math.Sqrt(2 * Math.PI));
    }

    private static Gen<double> Power(double low, double high) => Gen.Double[low, high].Select(e => Math.Pow(10, e));
}
