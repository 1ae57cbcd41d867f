using System.Runtime.Intrinsics;
using Entente.Numerics;

namespace Entente.Deals;

/// <summary>
/// The loss s^ρ of a distance s ≥ 0 and its two derivatives, with exact short cuts for ρ = 1, 1.5 and 2 (a power costs ten
/// times a square root).
/// </summary>
internal static class PowerLoss
{
    private const double Linear = 1;
    private const double ThreeHalves = 1.5;
    private const double Quadratic = 2;
    private const double MinDistance = 1e-100; // keeps infinite curvature, and 0·∞, away

    /// <summary>s^ρ.</summary>
    public static double Value(double distance, double exponent) => exponent switch
    {
        Linear => distance,
        ThreeHalves => distance * Math.Sqrt(distance),
        Quadratic => distance * distance,
        _ => Elementary.Pow(distance, exponent),
    };

    /// <summary>ρ s^(ρ−1).</summary>
    public static double Slope(double distance, double exponent) => exponent switch
    {
        Linear => 1,
        ThreeHalves => ThreeHalves * Math.Sqrt(distance),
        Quadratic => Quadratic * distance,
        _ => exponent * Elementary.Pow(distance, exponent - 1),
    };

    /// <summary>Loss, slope and ρ(ρ−1)s^(ρ−2) of a distance; the last is very great at s = 0 when 1 &lt; ρ &lt; 2.</summary>
    public static void Expand(double distance, double exponent, out double value, out double slope, out double bend)
    {
        switch (exponent)
        {
            case Linear:
                (value, slope, bend) = (distance, 1, 0);
                return;
            case ThreeHalves:
                double root = Math.Sqrt(Math.Max(distance, MinDistance));
                (value, slope, bend) = (distance * root, ThreeHalves * root, ThreeHalves * (ThreeHalves - 1) / root);
                return;
            case Quadratic:
                (value, slope, bend) = (distance * distance, Quadratic * distance, Quadratic);
                return;
            default:
                distance = Math.Max(distance, MinDistance);
                double power = Elementary.Pow(distance, exponent - 2);
                (value, slope, bend) = (power * distance * distance, exponent * power * distance, exponent * (exponent - 1) * power);
                return;
        }
    }

    /// <summary>Loss, slope and ρ(ρ−1)s^(ρ−2) of four distances; the last is very great at s = 0 when 1 &lt; ρ &lt; 2.</summary>
    public static void Expand(
        Vector256<double> distance, double exponent, out Vector256<double> value, out Vector256<double> slope, out Vector256<double> bend)
    {
        switch (exponent)
        {
            case Linear:
                value = distance;
                slope = Vector256<double>.One;
                bend = Vector256<double>.Zero;
                return;
            case ThreeHalves:
                Vector256<double> root = Vector256.Sqrt(Vector256.Max(distance, Vector256.Create(MinDistance)));
                value = distance * root;
                slope = root * ThreeHalves;
                bend = Vector256.Create(ThreeHalves * (ThreeHalves - 1)) / root;
                return;
            case Quadratic:
                value = distance * distance;
                slope = distance * Quadratic;
                bend = Vector256.Create(Quadratic);
                return;
            default:
                distance = Vector256.Max(distance, Vector256.Create(MinDistance));
                bend = ElementaryInFours.Pow(distance, exponent - 2);
                slope = bend * distance;
                value = slope * distance;
                slope *= exponent;
                bend *= exponent * (exponent - 1);
                return;
        }
    }
}
