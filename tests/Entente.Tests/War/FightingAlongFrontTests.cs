using CsCheck;
using Entente.War;

namespace Entente.Tests.War;

public sealed class FightingAlongFrontTests
{
    private static readonly WarStakes Stakes = new(0.9, 0.05, 0.4, 0.2);

    private static readonly Gen<double> Front = Gen.OneOf(Gen.Double[0.001, 0.999], Power(-9, -1), Power(-9, -1).Select(f => 1 - f));

    /// <summary>From wars as a newspaper reader would put them to fronts that hardly move by chance.</summary>
    private static readonly Gen<(WarCourse Course, Belief Belief)> Wars = Gen.Select(
        Power(-4, 0.5), Gen.Double[0.02, 0.5], Gen.Double[0, 0.2], Gen.Double[0, 0.2], Gen.Double[-0.5, 0.5],
            Gen.OneOf(Gen.Const(0.0), Power(-6, 0)),
        (sigma, r, attacker, defender, mean, doubt) => (new WarCourse(0.5, sigma, r, attacker, defender), new Belief(mean, doubt)));

    [Fact]
    public void Values_are_those_of_the_formula() => Wars.Sample(
        (course, belief) =>
        {
            FightingAlongFront table = FightingAlongFront.Of(course, belief);
            Assert.InRange(table.Count, 1, 2000);
            Front.Array[20].Sample(
                fronts => fronts.All(front =>
                    Math.Abs(table.At(front, Stakes).Value - Reference(course, belief, front).Value) <= 2 * FightingAlongFront.Tolerance),
                iter: 1, threads: 1);
        },
        iter: 100);

    [Fact]
    public void Derivatives_are_those_of_the_table() => Wars.Sample(
        (course, belief) =>
        {
            const double step = 1e-5;
            FightingAlongFront table = FightingAlongFront.Of(course with { Volatility = Math.Max(course.Volatility, 0.05) }, belief);
            for (double front = 0.05; front < 0.96; front += 0.0613)
            {
                (FrontDerivatives before, FrontDerivatives at, FrontDerivatives after) =
                    (table.At(front - step, Stakes), table.At(front, Stakes), table.At(front + step, Stakes));
                Assert.Equal((after.Value - before.Value) / (2 * step), at.Slope, 1e-5 * (1 + Math.Abs(at.Slope)));
                Assert.Equal((after.Slope - before.Slope) / (2 * step), at.Curvature, 1e-4 * (1 + Math.Abs(at.Curvature)));
                Assert.Equal((after.FightingOn - before.FightingOn) / (2 * step), at.FightingOnSlope,
                    1e-5 * (1 + Math.Abs(at.FightingOnSlope)));
            }
        },
        iter: 100);

    [Fact]
    public void Fronts_beyond_the_table_are_those_of_its_ends()
    {
        FightingAlongFront table = FightingAlongFront.Of(new WarCourse(0.5, 0.1, 0.1, 0.01, 0.01), new Belief(0.05, 0.1));
        Assert.Equal(table.At(1, Stakes), table.At(2, Stakes));
        Assert.Equal(Stakes.AttackerWins, table.At(1, Stakes).Value, 1e-6);
        Assert.Equal(Stakes.DefenderWins, table.At(0, Stakes).Value, 1e-6);
    }

    private static FrontDerivatives Reference(WarCourse course, Belief belief, double front) =>
        ValueOfFighting.ByFront(course with { Front = front }, Stakes, belief, FightingAlongFront.Tolerance);

    private static Gen<double> Power(double low, double high) => Gen.Double[low, high].Select(e => Math.Pow(10, e));
}
