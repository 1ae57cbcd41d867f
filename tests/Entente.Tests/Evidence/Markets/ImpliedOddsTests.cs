using CsCheck;
using Entente.Evidence.Markets;
using Entente.Tests.KnownAnswers;

namespace Entente.Tests.Evidence.Markets;

public sealed class ImpliedOddsTests
{
    [Fact]
    public void Odds_from_a_price_between_two_anchors()
    {
        foreach (ClosedForm row in ClosedForms.Of("Implied.bond_two_state"))
        {
            row.Check(ImpliedOdds.OfPeace(row["price"], row["war"], row["peace"]));
        }
    }

    [Fact]
    public void Hazard_from_the_spread_of_a_credit_default_swap()
    {
        foreach (ClosedForm row in ClosedForms.Of("Implied.cds_hazard"))
        {
            row.Check(ImpliedOdds.Hazard(row["spread"], row["recovery"]));
        }
    }

    [Fact]
    public void Odds_of_the_second_period_from_the_odds_by_two_dates()
    {
        foreach (ClosedForm row in ClosedForms.Of("Implied.term_structure"))
        {
            row.Check(ImpliedOdds.Between(row["P_by_T1"], row["P_by_T2"]));
        }
    }

    [Fact]
    public void Odds_are_the_same_whichever_outcome_makes_the_price_rise()
    {
        Gen.Select(Gen.Double[1, 100], Gen.Double[101, 200], Gen.Double[0, 1]).Sample((low, high, odds) =>
        {
            double price = low + (odds * (high - low));
            Assert.Equal(odds, ImpliedOdds.OfPeace(price, ifWar: low, ifPeace: high), 1e-9);
            Assert.Equal(1 - odds, ImpliedOdds.OfPeace(price, ifWar: high, ifPeace: low), 1e-9);
        }, iter: 100);
    }

    [Fact]
    public void What_has_no_meaning_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ImpliedOdds.OfPeace(50, 60, 60));
        Assert.Throws<ArgumentOutOfRangeException>(() => ImpliedOdds.Hazard(0.05, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ImpliedOdds.Hazard(double.NaN, 0.3));
        Assert.Throws<ArgumentOutOfRangeException>(() => ImpliedOdds.Between(0.4, 0.3));
        Assert.Throws<ArgumentOutOfRangeException>(() => ImpliedOdds.Between(1, 1));
    }
}
