namespace Entente.Deals;

/// <summary>
/// What a gain can be at most: utility − <paramref name="Reservation"/> where the utility is above <paramref name="Otherwise"/>, else
/// <paramref name="MinShare"/>·utility + (1 − <paramref name="MinShare"/>)·<paramref name="Otherwise"/> − <paramref name="Reservation"/>.
/// </summary>
/// <remarks>A deal that may be broken is worth a mean of what its terms and what comes after them are worth, so no more than the better of
/// both, and less where the terms are the worse and count for something whatever happens.</remarks>
/// <param name="Otherwise">The most that what comes after a broken deal can be worth; +∞ where nothing is known.</param>
/// <param name="Reservation">What the gain is measured from, in utility.</param>
/// <param name="MinShare">How much the terms count at least, from 0 to 1: where the deal breaks as soon as it can.</param>
internal readonly record struct GainCeiling(double Otherwise, double Reservation, double MinShare)
{
    /// <summary>Of a gain that is U − W itself.</summary>
    public static GainCeiling OfUtility(double reservation) => new(double.NegativeInfinity, reservation, 1);

    /// <summary>The most that the gain can be at a utility.</summary>
    public double Of(double utility) =>
        (utility >= Otherwise || MinShare == 1 ? utility : MinShare > 0 ? (MinShare * utility) + ((1 - MinShare) * Otherwise) : Otherwise)
            - Reservation;

    /// <summary>The least utility at which the gain can be as much as asked; −∞ where any will do.</summary>
    public double UtilityFor(double gain)
    {
        double worth = gain + Reservation;
        return worth >= Otherwise || MinShare == 1 ? worth
            : MinShare > 0 && double.IsFinite(Otherwise) ? (worth - ((1 - MinShare) * Otherwise)) / MinShare
            : double.NegativeInfinity;
    }
}
