namespace Entente.Scenarios;

/// <summary>The legal range of a number: from <paramref name="Low"/> to <paramref name="High"/>, both finite.</summary>
/// <param name="Low">The least legal value, or the value just below it when <paramref name="LowOpen"/>.</param>
/// <param name="High">The greatest legal value, or the value just above it when <paramref name="HighOpen"/>.</param>
/// <param name="LowOpen">Whether <paramref name="Low"/> itself is not legal.</param>
/// <param name="HighOpen">Whether <paramref name="High"/> itself is not legal.</param>
public readonly record struct Bounds(double Low, double High, bool LowOpen = false, bool HighOpen = false)
{
    /// <summary>The least number inside.</summary>
    public double Least => LowOpen ? Math.BitIncrement(Low) : Low;

    /// <summary>The greatest number inside.</summary>
    public double Greatest => HighOpen ? Math.BitDecrement(High) : High;

    /// <summary>Whether a number is inside; NaN never is.</summary>
    public bool Contains(double value) => value >= Least && value <= Greatest;

    /// <summary>The nearest number inside.</summary>
    public double Clamp(double value) => Math.Clamp(value, Least, Greatest);
}
