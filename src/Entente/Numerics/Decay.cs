namespace Entente.Numerics;

/// <summary>What an exponential decay leaves and takes, to full precision for small exponents.</summary>
internal static class Decay
{
    /// <summary>An exponent so small that its square is far below rounding, and quotients of subnormal numbers are kept out.</summary>
    public const double Negligible = 1e-20;

    /// <summary>1 − e^(−x) for x ≥ 0, about 15 digits. (double.ExpM1 is Exp(x) − 1 and loses them near zero.)</summary>
    public static double Loss(double x)
    {
        if (x > 1)
        {
            return 1 - Math.Exp(-x);
        }

        double t = Math.Tanh(x / 2);
        return 2 * t / (1 + t);
    }

    /// <summary>(1 − e^(−x))/x, the average of e^(−s) for s in [0, x]; 1 at x = 0.</summary>
    public static double MeanSurvival(double x) => x < Negligible ? 1 : Loss(x) / x;
}
