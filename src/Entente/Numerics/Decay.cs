namespace Entente.Numerics;

/// <summary>What an exponential decay leaves and takes, to full precision for small exponents.</summary>
internal static class Decay
{
    /// <summary>An exponent so small that its square is far below rounding, and quotients of subnormal numbers are kept out.</summary>
    public const double Negligible = 1e-20;

    /// <summary>1 − e^(−x) for x ≥ 0, to full precision.</summary>
    public static double Loss(double x) => -Elementary.ExpMinusOne(-x);

    /// <summary>(1 − e^(−x))/x, the average of e^(−s) for s in [0, x]; 1 at x = 0.</summary>
    public static double MeanSurvival(double x) => x < Negligible ? 1 : Loss(x) / x;
}
