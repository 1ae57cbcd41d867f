namespace Entente.Interchange;

/// <summary>Positions in a table's own units, and on the scale from 0 to 100 of scenarios.</summary>
internal static class Units
{
    /// <summary>Digits kept: one more than tables have, and few enough that 0.55 of a whole becomes 55, not 55.00000000000001.</summary>
    private const int Digits = 13;

    /// <summary>A position on 0 to 100.</summary>
    public static double ToHundred(double position, (double Low, double High) scale) =>
        scale is (0, 100) ? position : Rounded((position - scale.Low) / (scale.High - scale.Low) * 100);

    /// <summary>A position in units again.</summary>
    public static double FromHundred(double position, (double Low, double High) scale) =>
        scale is (0, 100) ? position : Rounded(scale.Low + (position / 100 * (scale.High - scale.Low)));

    /// <summary>The number with so many digits that what binary fractions add is gone.</summary>
    public static double Rounded(double value) =>
        double.Parse(value.ToString($"G{Digits}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
