using Entente.Numerics;

namespace Entente.War;

/// <summary>How much the terms of a deal count in its value, if it may be broken and runs its course after some time: K =
/// r(1 − e^(−(r+h)L))/(r + h).</summary>
/// <remarks>K = ∫₀ᴸ r·e^(−(r+h)t) dt: the flow of the terms until the breach or the end. What follows counts for the rest, 1 − K.
/// docs/explanation/phases.md.</remarks>
/// <param name="Value">K, in [0, 1].</param>
/// <param name="ByHazard">∂K/∂h.</param>
/// <param name="ByHazardTwice">∂²K/∂h².</param>
internal readonly record struct CourseShare(double Value, double ByHazard, double ByHazardTwice)
{
    // Below it the series of (1 − e^(−x))/x and its derivatives are better than the formulas, which cancel.
    private const double Small = 1e-3;

    /// <summary>K and its derivatives.</summary>
    /// <param name="discount">r, a year, positive.</param>
    /// <param name="hazard">h, a year, zero or more.</param>
    /// <param name="years">L, zero or more; +∞ for a deal without an end.</param>
    public static CourseShare Of(double discount, double hazard, double years)
    {
        double rate = discount + hazard;
        if (double.IsPositiveInfinity(years))
        {
            double kept = discount / rate;
            return new(kept, -kept / rate, 2 * kept / rate / rate);
        }

        double x = rate * years, left = Elementary.Exp(-x), scale = discount * years;
        return x < Small
            ? new(scale * (1 - (x / 2) + (x * x / 6)), scale * years * (-0.5 + (x / 3) - (x * x / 8)),
                scale * years * years * ((1.0 / 3) - (x / 4) + (x * x / 10)))
            : new(scale * (1 - left) / x, scale * years * ((x * left) - (1 - left)) / (x * x),
                scale * years * years * ((2 * (1 - left)) - (2 * x * left) - (x * x * left)) / (x * x * x));
    }
}
