using System.Runtime.CompilerServices;

namespace Entente.Numerics;

/// <summary>Constants and pieces of powers and exponentials that their versions in fours share.</summary>
/// <remarks>A name in High is a number to 26 bits, in Low the rest of it.</remarks>
internal static class PowerTerms
{
    /// <summary>2/(3·ln 2).</summary>
    public const double PerLog = 0.9617966939259756, PerLogHigh = 0.9617966860532761, PerLogLow = 7.872699542894897e-09;

    /// <summary>log₂ 1.5.</summary>
    public const double Log2OfOneAndHalfHigh = 0.5849624872207642, Log2OfOneAndHalfLow = 1.350039202129749e-08;

    /// <summary>ln 2.</summary>
    public const double Ln2 = 0.6931471805599453, Ln2High = 0.6931471675634384, Ln2Low = 1.2996506893889889e-08;

    /// <summary>√1.5 and √3: between them a fraction is measured against 1.5.</summary>
    public const double SqrtOneAndHalf = 1.224744871391589, SqrtThree = 1.7320508075688772;

    /// <summary>Powers of two of a size below this neither overflow nor reach the subnormal numbers.</summary>
    public const double RegularExponent = 1021;

    /// <summary>(3·artanh(s)/s − 3 − s²)/s⁴ = 3/5 + 3/7·z + … with z = s² ≤ 0.0103; error below 2⁻⁶⁷ of the whole.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Rest(double z)
    {
        double z2 = z * z;
        return (0.5999999999999999 + (0.42857142857214703 * z))
            + (z2 * ((0.3333333325154208 + (0.2727276130120971 * z)) + (z2 * (0.23070531824122678 + (0.20551641598930578 * z)))));
    }

    /// <summary>2^(high + low) for a sum between −½ and ½.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Exp2Fraction(double high, double low)
    {
        double whole = BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(high + low) & ~((1L << 27) - 1));
        double u = whole * Ln2High, v = ((low - (whole - high)) * Ln2) + (whole * Ln2Low);
        double r = u + v, rest = v - (r - u);
        return 1 + (r + (Curve(r) + (rest + (rest * r))));
    }

    /// <summary>e^r − 1 − r for |r| ≤ ½·ln 2; relative error of e^r 3e-19.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Curve(double r)
    {
        double r2 = r * r, r4 = r2 * r2;
        double first = (0.5 + (0.1666666666666667 * r)) + ((0.04166666666666667 + (0.008333333333326136 * r)) * r2);
        double second = (0.0013888888888883748 + (0.00019841269874820627 * r))
            + ((2.4801587325547743e-05 + (2.7557255400206422e-06 * r)) * r2);
        double third = (2.75572736431103e-07 + (2.5105217004720745e-08 * r)) + (2.0914686968086876e-09 * r2);
        return r2 * (first + (r4 * (second + (r4 * third))));
    }
}
