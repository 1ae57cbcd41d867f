using CsCheck;
using Entente.Numerics;
using Entente.Tests.KnownAnswers;
using Entente.War;
using MathNet.Numerics.Integration;

namespace Entente.Tests.War;

public sealed class FrontTests
{
    private static readonly Gen<double> Inside = Gen.Double[0.001, 0.999];
    private static readonly Gen<double> AnyVariance = Gen.Double[-30, 1.2].Select(e => Math.Pow(10, e));

    [Fact]
    public void Crossing_of_one_barrier_matches_the_known_answers()
    {
        foreach (ClosedForm row in ClosedForms.Of("BridgeCrossing"))
        {
            row.Check(Front.BridgeCrossing(row["start"], row["end"], row["barrier"], row["volatility"], row["years"]));
        }
    }

    /// <summary>A path of 1.7 in place of 0.3 over variance 0.02 has a chance of e^(−70): no way from one end to the other.</summary>
    [Fact]
    public void In_a_short_step_both_barriers_act_alone() => Gen.Select(Inside, Inside, Gen.Double[0.001, 0.02])
        .Where((start, end, _) => Math.Abs(start - end) <= 0.3).Sample(
        (start, end, variance) =>
        {
            BridgeExit exit = Front.Exit(start, end, variance);
            return Math.Abs(exit.AtOne - Front.BridgeCrossing(start, end, 1, Math.Sqrt(variance), 1)) <= 1e-12
                && Math.Abs(exit.AtZero - Front.BridgeCrossing(start, end, 0, Math.Sqrt(variance), 1)) <= 1e-12;
        });

    /// <summary>Density of staying inside: 2 Σ sin(nπx) sin(nπy) e^(−n²π²v/2), the other expansion of the same law.</summary>
    [Fact]
    public void In_a_long_step_survival_is_the_sine_series() => Gen.Select(Inside, Inside, Gen.Double[0.3, 5]).Sample(
        (x, y, v) =>
        {
            double survival = 0;
            for (int n = 1; n < 20; n++)
            {
                survival += 2 * Math.Sin(n * Math.PI * x) * Math.Sin(n * Math.PI * y) * Math.Exp(-n * n * Math.PI * Math.PI * v / 2);
            }

            survival *= Math.Sqrt(2 * Math.PI * v) * Math.Exp((x - y) * (x - y) / (2 * v));
            BridgeExit exit = Front.Exit(x, y, v);
            return Math.Abs(1 - exit.AtOne - exit.AtZero - survival) <= 1e-12;
        });

    /// <summary>Over all ends of a step, absorption at 1 and what follows it must add up to the first-passage chance.</summary>
    [Theory]
    [InlineData(0.5, 0.0, 0.05)]
    [InlineData(0.3, 0.4, 0.3)]
    [InlineData(0.8, -1.5, 1.0)]
    [InlineData(0.1, 2.0, 4.0)]
    public void Chances_of_winning_are_the_same_before_and_after_a_step(double front, double drift, double variance)
    {
        double before = FirstPassage.HittingProbability(drift, front); // σ = 1, so the tilt is the drift
        double after = GaussLegendreRule.Integrate(At, -9, End(0), 256)
            + GaussLegendreRule.Integrate(At, End(0), End(1), 256)
            + GaussLegendreRule.Integrate(At, End(1), 9, 256);
        Assert.Equal(before, after, 1e-10);

        double End(double y) => (y - front - (drift * variance)) / Math.Sqrt(variance);

        double At(double normal)
        {
            double end = front + (drift * variance) + (Math.Sqrt(variance) * normal);
            BridgeExit exit = Front.Exit(front, end, variance);
            double later = end is > 0 and < 1 ? (1 - exit.AtOne - exit.AtZero) * FirstPassage.HittingProbability(drift, end) : 0;
            return (exit.AtOne + later) * Math.Exp(-normal * normal / 2) / Math.Sqrt(2 * Math.PI);
        }
    }

    [Fact]
    public void Chances_lie_between_zero_and_one_and_a_far_end_is_absorbed_for_sure() => Gen.Select(
        Gen.Double[0, 1], Gen.OneOf(Gen.Double[-1, 2], Gen.Double[-1e6, 1e6], Gen.Double[-1e300, 1e300]), AnyVariance).Sample(
        (start, end, variance) =>
        {
            BridgeExit exit = Front.Exit(start, end, variance);
            double sum = exit.AtOne + exit.AtZero;
            return exit.AtOne is >= 0 and <= 1 && exit.AtZero is >= 0 and <= 1 && sum <= 1 + 1e-12
                && (end is > 0 and < 1 || Math.Abs(sum - 1) <= 1e-12);
        },
        iter: 20_000);

    [Fact]
    public void A_step_leaves_the_front_inside_or_at_the_end_that_was_reached() => Gen.Select(
        Inside, Gen.Double[-100, 100], Gen.Double[-12, 4].Select(e => Math.Pow(10, e)), Gen.Double[0, 10], Gen.Double[-8, 8],
            Gen.Double[0, 1]).Sample(
        (front, drift, volatility, years, normal, uniform) =>
        {
            FrontStep step = Front.Step(front, drift, volatility, years, normal, uniform);
            return step.End switch
            {
                FrontEnd.AttackerWins => step.Position == 1,
                FrontEnd.DefenderWins => step.Position == 0,
                _ => step.Position is > 0 and < 1,
            };
        },
        iter: 20_000);

    [Fact]
    public void Without_time_nothing_moves() =>
        Assert.Equal(new FrontStep(0.4, FrontEnd.Open), Front.Step(0.4, 3, 0.1, 0, 2.5, 0.5));
}
