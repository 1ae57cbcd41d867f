using CsCheck;
using Entente.War;

namespace Entente.Tests.War;

public sealed class BreakHazardTests
{
    [Fact]
    public void A_breaker_that_is_indifferent_breaks_at_half_the_rate() =>
        Assert.Equal(0.4, BreakHazard.Of(0.8, 0, 0.05).Rate, 1e-15);

    [Fact]
    public void Enforcement_of_one_tremble_cuts_the_odds_of_breaking_by_e()
    {
        double before = Odds(BreakHazard.Of(1, 0.1, 0.05).Rate);
        double after = Odds(BreakHazard.Of(1, 0.1 - 0.05, 0.05).Rate);
        Assert.Equal(Math.E, before / after, 1e-12);

        static double Odds(double rate) => rate / (1 - rate);
    }

    [Fact]
    public void Rates_lie_between_zero_and_the_break_rate_and_rise_with_temptation() => Gen.Select(
        Gen.Double[0, 10], Gen.Double[-2, 2], Gen.Double[0, 1], Gen.Double[-300, 2].Select(e => Math.Pow(10, e))).Sample(
        (rate, temptation, more, tremble) =>
        {
            var low = BreakHazard.Of(rate, temptation, tremble);
            var high = BreakHazard.Of(rate, temptation + more, tremble);
            return low.Rate >= 0 && high.Rate <= rate && low.Rate <= high.Rate + 1e-15 && low.Slope >= 0 && !double.IsNaN(low.Curvature);
        });

    [Fact]
    public void Hazards_at_several_temptations_are_those_at_each() =>
        Gen.Select(Gen.Double[0, 3], Gen.Double[0.01, 0.3], Gen.Double[-2, 2].Array[1, 13]).Sample((rate, tremble, temptations) =>
        {
            var hazards = new BreakHazard[temptations.Length];
            BreakHazard.Of(rate, temptations, tremble, hazards);
            Assert.All(hazards.Zip(temptations), pair =>
            {
                BreakHazard one = BreakHazard.Of(rate, pair.Second, tremble);
                Assert.Equal(one.Rate, pair.First.Rate, 1e-13);
                Assert.Equal(one.Slope, pair.First.Slope, 1e-11);
                Assert.Equal(one.Curvature, pair.First.Curvature, 1e-9);
            });
        });

    [Fact]
    public void Derivatives_are_slopes_of_the_hazard() => Gen.Select(Gen.Double[0.1, 2], Gen.Double[-1, 1], Gen.Double[0.02, 1]).Sample(
        (rate, temptation, tremble) =>
        {
            double width = 1e-4 * tremble;
            var at = BreakHazard.Of(rate, temptation, tremble);
            var up = BreakHazard.Of(rate, temptation + width, tremble);
            var down = BreakHazard.Of(rate, temptation - width, tremble);
            return Math.Abs(((up.Rate - down.Rate) / (2 * width)) - at.Slope) <= 1e-6 * rate / tremble
                && Math.Abs(((up.Slope - down.Slope) / (2 * width)) - at.Curvature) <= 1e-6 * rate / (tremble * tremble);
        });

    /// <summary>Some break at the rate from the first day on, the others never: S(t) = 1 − p + p·e^(−bt), and the hazard is −S'/S.</summary>
    [Fact]
    public void The_hazard_that_fades_is_that_of_a_mixture_of_those_who_break_and_those_who_do_not() =>
        Gen.Select(Gen.Double[0.1, 3], Gen.Double[-0.5, 0.5], Gen.Double[0.02, 0.3], Gen.Double[0, 10]).Sample(
            (rate, temptation, tremble, years) =>
            {
                BreakRule rule = new(rate, 0, tremble) { Fading = tremble * rate };
                double share = 1 / (1 + Math.Exp(-temptation / tremble)), left = share * Math.Exp(-rate * years);
                Assert.Equal(rate * left / (1 - share + left), rule.Hazard(1, temptation, years).Rate, 1e-9);
            });
}
