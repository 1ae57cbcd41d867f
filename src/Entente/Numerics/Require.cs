using System.Runtime.CompilerServices;

namespace Entente.Numerics;

/// <summary>Contract checks of public functions over numbers. Written so that NaN fails every one of them.</summary>
internal static class Require
{
    public static double Finite(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) ? value : throw Outside(value, name, "finite");

    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value > 0 && double.IsFinite(value) ? value : throw Outside(value, name, "positive and finite");

    public static double NotNegative(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= 0 && double.IsFinite(value) ? value : throw Outside(value, name, "zero or more, and finite");

    public static double Within(double value, double low, double high, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= low && value <= high ? value : throw Outside(value, name, FormattableString.Invariant($"from {low} to {high}"));

    private static ArgumentOutOfRangeException Outside(double value, string name, string wanted) =>
        new(name, value, FormattableString.Invariant($"{name} is {value}; it must be {wanted}."));
}
