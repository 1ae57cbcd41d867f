using Entente.Deals;

namespace Entente.Tests.Deals;

/// <summary>One offer to somebody whose reservation value is not known, against the closed form for a uniform law.</summary>
public sealed class RiskReturnTests
{
    private const double Found = 1e-6;

    private static Func<double, double> Uniform(double low, double high) =>
        offer => Math.Clamp((offer - low) / (high - low), 0, 1);

    /// <summary>Fearon 1995: the other's cost of war is uniform on [0, C]; the demand is p + (C − c)/2, refused with chance
    /// (C − c)/(2C), where C is above the proposer's own cost c; else p, which nobody refuses.</summary>
    [Theory]
    [InlineData(0.5, 0.1, 0.3)]
    [InlineData(0.3, 0.05, 0.6)]
    [InlineData(0.5, 0.3, 0.2)]
    [InlineData(0.6, 0.2, 0.2)]
    public void A_demand_trades_what_it_brings_for_the_risk_of_war(double p, double cost, double most)
    {
        RiskyOffer offer = RiskReturn.Best(p - cost, Uniform(1 - p - most, 1 - p));
        double more = Math.Max(0, most - cost) / 2;
        Assert.Equal(p + more, 1 - offer.Offer, Found);
        Assert.Equal(more / most, offer.Risk, 10 * Found);
        Assert.Equal(((1 - (more / most)) * (p + more)) + (more / most * (p - cost)), offer.Worth, Found);
    }

    /// <summary>What is not known lowers agreement: around the same mean the risk is 0 up to a spread, and rises from there.</summary>
    [Fact]
    public void More_doubt_about_the_other_makes_an_agreement_less_likely()
    {
        const double Own = 0.4, Mean = 0.45, Surplus = 1 - Own - Mean;
        double before = 0;
        for (double spread = 0.01; spread < Mean; spread += 0.04)
        {
            double risk = RiskReturn.Best(Own, Uniform(Mean - spread, Mean + spread)).Risk;
            Assert.Equal(Math.Max(0, 0.75 - (Surplus / (4 * spread))), risk, 1e-4);
            Assert.True(risk >= before - 1e-9, $"{risk} at {spread}");
            before = risk;
        }

        Assert.True(before > 0.5);
    }

    [Fact]
    public void Of_two_kinds_of_opponents_it_asks_for_what_is_better_on_average()
    {
        // Weak (0.2) or strong (0.5); the proposer has 0.3. Asking for all that the weak give is worth 0.8 of them and 0.3 of the strong.
        Assert.Equal(0.5, RiskReturn.Best(0.3, offer => offer >= 0.5 ? 1 : offer >= 0.2 ? 0.3 : 0).Offer, Found);
        RiskyOffer risky = RiskReturn.Best(0.3, offer => offer >= 0.5 ? 1 : offer >= 0.2 ? 0.7 : 0);
        Assert.Equal(0.2, risky.Offer, Found);
        Assert.Equal(0.3, risky.Risk, Found);
    }

    [Fact]
    public void A_proposer_that_war_serves_better_than_the_whole_prize_is_refused_here() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RiskReturn.Best(1, _ => 1));
}
