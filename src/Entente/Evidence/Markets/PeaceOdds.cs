using Entente.Scenarios;

namespace Entente.Evidence.Markets;

/// <summary>What an event did to the odds of peace, as a price tells it under two anchors that an analyst gives.</summary>
/// <param name="Before">The odds at the price before the event.</param>
/// <param name="After">The odds at the price after it.</param>
/// <param name="Change">The difference, all of it put down to the event.</param>
/// <param name="BeyondOrdinary">The part of the difference that goes beyond ordinary returns: the price before the event times the abnormal
/// return, over the distance of the anchors.</param>
/// <param name="ChanceLow">Lower end of the interval of <paramref name="BeyondOrdinary"/> from the returns' own chance, at central
/// anchors.</param>
/// <param name="ChanceHigh">Its upper end.</param>
internal sealed record PeaceOdds(AnchoredRange Before, AnchoredRange After, AnchoredRange Change, AnchoredRange BeyondOrdinary,
    double ChanceLow, double ChanceHigh)
{
    /// <summary>What has to hold for these odds to mean anything.</summary>
    public static readonly ValueList<string> Assumptions =
    [
        "There are only two outcomes, peace and war, and the price is the mean of its values in both, weighted with their odds.",
        "Holders ask no premium for the risk of war; if they do, the true odds of peace are higher where peace is the good outcome.",
        "The two anchor prices are the analyst's, and the event moved the odds, not the anchors.",
        "Interest until the outcome is known is left out, and so is the date of peace: sooner is worth more.",
    ];

    /// <summary>The change, or why there is none.</summary>
    /// <param name="study">The event study.</param>
    /// <param name="ifPeace">The price if peace were certain; may be a range.</param>
    /// <param name="ifWar">The price if the war went on for certain; may be a range.</param>
    public static (PeaceOdds? Odds, string? Problem) Of(EventStudy study, Uncertain ifPeace, Uncertain ifWar)
    {
        if (ifPeace.Low <= ifWar.High && ifWar.Low <= ifPeace.High)
        {
            return (null, "The price in peace and the price in war must not overlap: nothing could be told from them.");
        }

        AnchoredRange before = AnchoredRange.Of(ifPeace, ifWar, (peace, war) => ImpliedOdds.OfPeace(study.PriceBefore, war, peace));
        AnchoredRange after = AnchoredRange.Of(ifPeace, ifWar, (peace, war) => ImpliedOdds.OfPeace(study.PriceAfter, war, peace));
        if (Outside(before.Central) || Outside(after.Central))
        {
            double price = Outside(before.Central) ? study.PriceBefore : study.PriceAfter;
            return (null, string.Create(CultureInfo.InvariantCulture, $"The price was {price:0.####}, outside the two "
                + $"anchors {ifWar.Central:0.####} (war) and {ifPeace.Central:0.####} (peace): both cannot be right, so no odds follow."));
        }

        double distance = ifPeace.Central - ifWar.Central;
        double one = study.PriceBefore * study.Total.Low / distance, other = study.PriceBefore * study.Total.High / distance;
        return (new(
            before.Within(0, 1),
            after.Within(0, 1),
            AnchoredRange.Of(ifPeace, ifWar, (peace, war) => (study.PriceAfter - study.PriceBefore) / (peace - war)),
            AnchoredRange.Of(ifPeace, ifWar, (peace, war) => study.PriceBefore * study.Total.Value / (peace - war)),
            Math.Min(one, other),
            Math.Max(one, other)), null);
    }

    private static bool Outside(double odds) => !(odds >= 0 && odds <= 1);
}

/// <summary>A number at the central anchors, and how far the anchors' ranges move it.</summary>
/// <param name="Central">At central anchors.</param>
/// <param name="Low">Least over the ranges.</param>
/// <param name="High">Greatest over the ranges.</param>
internal sealed record AnchoredRange(double Central, double Low, double High)
{
    /// <summary>A function that is monotone in each anchor, at the centre and at the corners of the ranges.</summary>
    internal static AnchoredRange Of(Uncertain peace, Uncertain war, Func<double, double, double> value)
    {
        double[] corners = [value(peace.Low, war.Low), value(peace.Low, war.High), value(peace.High, war.Low), value(peace.High, war.High)];
        return new(value(peace.Central, war.Central), corners.Min(), corners.Max());
    }

    internal AnchoredRange Within(double least, double greatest) =>
        new(Central, Math.Clamp(Low, least, greatest), Math.Clamp(High, least, greatest));
}
