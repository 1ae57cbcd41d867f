using CsCheck;
using Entente.Tests.KnownAnswers;
using Entente.War;
using MathNet.Numerics.Integration;

namespace Entente.Tests.War;

public sealed class CommitmentValueTests
{
    private static readonly Gen<double> Share = Gen.Double[0, 1];

    [Fact]
    public void Values_match_the_known_answers()
    {
        foreach (ClosedForm row in ClosedForms.Of("CommitmentValue"))
        {
            row.Check(CommitmentValue.Of(row["discount"], row["utility"], row["warAfterRearming"], row["hazard"]).Value);
        }
    }

    [Fact]
    public void Value_lies_between_the_deal_and_the_war_after_it() => Gen.Select(
        Gen.Double[-12, 3].Select(e => Math.Pow(10, e)), Share, Share, Gen.Double[-12, 12].Select(e => Math.Pow(10, e))).Sample(
        (discount, utility, war, hazard) =>
        {
            double value = CommitmentValue.Of(discount, utility, war, hazard).Value;
            return value >= Math.Min(utility, war) - 1e-15 && value <= Math.Max(utility, war) + 1e-15;
        });

    /// <summary>V as the mean, over an exponential time of breaking, of the flow until then and the war after it.</summary>
    [Fact]
    public void Value_is_the_discounted_flow_until_the_deal_breaks()
    {
        const double Discount = 0.3;
        const double Hazard = 0.7;
        double mean = GaussLegendreRule.Integrate(
            time => Hazard * Math.Exp(-Hazard * time) * (((1 - Math.Exp(-Discount * time)) * 0.9) + (Math.Exp(-Discount * time) * 0.2)), 0,
                60, 128);
        Assert.Equal(mean, CommitmentValue.Of(Discount, 0.9, 0.2, Hazard).Value, 1e-12);
    }

    [Fact]
    public void Derivatives_are_slopes_of_the_value() => Gen.Select(Gen.Double[0.05, 1], Share, Share, Gen.Double[0.01, 2]).Sample(
        (r, u, w, h) =>
        {
            const double D = 1e-4;
            var at = CommitmentValue.Of(r, u, w, h);
            var up = CommitmentValue.Of(r, u, w, h + (D * h));
            var down = CommitmentValue.Of(r, u, w, h - (D * h));
            double width = 2 * D * h;
            return Near((up.Value - down.Value) / width, at.ByHazard)
                && Near((up.ByHazard - down.ByHazard) / width, at.ByHazardTwice)
                && Near((up.ByUtility - down.ByUtility) / width, at.ByUtilityAndHazard)
                && Near((up.ByWar - down.ByWar) / width, -at.ByUtilityAndHazard)
                && Near(CommitmentValue.Of(r, u + 1, w, h).Value - at.Value, at.ByUtility)
                && Near(CommitmentValue.Of(r, u, w + 1, h).Value - at.Value, at.ByWar);
        });

    private static bool Near(double slope, double derivative) => Math.Abs(slope - derivative) <= 1e-6 * (1 + Math.Abs(derivative));
}
