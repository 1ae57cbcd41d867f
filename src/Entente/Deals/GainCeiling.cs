namespace Entente.Deals;

/// <summary>What a gain can be at most: max(utility, <paramref name="Otherwise"/>) − <paramref name="Reservation"/>.</summary>
/// <remarks>A deal that may be broken is worth a mean of what its terms and what comes after them are worth, so no more than the better of both.</remarks>
/// <param name="Otherwise">The most that what comes after a broken deal can be worth; +∞ where nothing is known.</param>
/// <param name="Reservation">What the gain is measured from, in utility.</param>
public readonly record struct GainCeiling(double Otherwise, double Reservation);
