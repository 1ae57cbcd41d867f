using System.Runtime.CompilerServices;

namespace Entente.Numerics;

/// <summary>Exponentials, logarithms and powers with the same bits on every processor.</summary>
/// <remarks>
/// <para>
/// Those of <see cref="Math"/> call the C library, which picks a version by what the processor can do: with fused multiplication and
/// without it the last digits differ, and with them the bytes of a forecast. These use additions, multiplications, divisions and square
/// roots alone, each of which IEEE 754 rounds in one way. <see cref="ElementaryInFours"/> does the same four at a time, bit for bit.
/// </para>
/// <para>
/// Largest errors against 250-bit values, in units of the last place: exp 0.95, e^x − 1 1.3, log 1, power 0.8 (tests hold them).
/// </para>
/// <para>
/// <b>Source</b>: tang1989 and muller2016 for the reductions (argument minus a multiple of ln 2 in two parts; log(1 + f) through
/// s = f/(2 + f); a logarithm in two parts under a power). The polynomials are our own: through Chebyshev nodes, which is
/// near the best of their degree.
/// </para>
/// </remarks>
internal static class Elementary
{
    /// <summary>1/ln 2.</summary>
    internal const double PerLn2 = 1.4426950408889634;

    /// <summary>ln 2 to 32 bits, so that its product with an exponent is exact, and the rest.</summary>
    internal const double Ln2High = 0.6931471803691238, Ln2Low = 1.9082149292705877e-10;

    /// <summary>Added to a number below 2⁵¹ and taken away again, it leaves the nearest integer; in between that integer stands in the low
    /// bits.</summary>
    internal const double Rounder = 6755399441055744; // 1.5·2⁵²

    /// <summary>Exponents of a size below this neither overflow nor reach the subnormal numbers.</summary>
    internal const double RegularExponent = 708;

    private const double MinNormal = 2.2250738585072014e-308;
    private const double TwoTo54 = 18014398509481984;
    private const double Sqrt2 = 1.4142135623730951;
    private const long ExponentOfOne = 1023L << 52;
    private const long FractionBits = (1L << 52) - 1;

    /// <summary>e^x.</summary>
    public static double Exp(double x)
    {
        double rounded = (x * PerLn2) + Rounder;
        if (!(Math.Abs(x) < RegularExponent))
        {
            return FarExp(x);
        }

        double k = rounded - Rounder;
        double r = x - (k * Ln2High) - (k * Ln2Low);
        return (1 + (r + PowerTerms.Curve(r))) * PowerOfTwo(rounded);
    }

    /// <summary>e^x − 1, to full precision for small x too.</summary>
    public static double ExpMinusOne(double x)
    {
        const double half = 0.34; // below half of ln 2, no multiple of it need be taken away
        if (Math.Abs(x) <= half)
        {
            return x + PowerTerms.Curve(x);
        }

        if (!(x > -40 && x < RegularExponent))
        {
            return Exp(x) - 1;
        }

        double rounded = (x * PerLn2) + Rounder;
        double k = rounded - Rounder;
        double r = x - (k * Ln2High) - (k * Ln2Low);
        double curve = PowerTerms.Curve(r), rise = r + curve, rest = (r - rise) + curve; // what rounding took counts where the 1 cancels
        double scale = PowerOfTwo(rounded);
        return ((scale - 1) + (rise * scale)) + (rest * scale);
    }

    /// <summary>The natural logarithm; −∞ at 0, NaN below.</summary>
    public static double Log(double x)
    {
        if (!(x >= MinNormal && x <= double.MaxValue))
        {
            return x == 0 ? double.NegativeInfinity : x > 0 && x < 1 ? Log(x * TwoTo54) - (54 * Ln2High) - (54 * Ln2Low) : x > 0 ? x
                : double.NaN;
        }

        double fraction = Fraction(x, out double k);
        if (fraction > Sqrt2)
        {
            fraction *= 0.5;
            k += 1;
        }

        return LogOfOnePlus(fraction - 1, k);
    }

    /// <summary>The inverse of the hyperbolic sine.</summary>
    public static double Asinh(double x)
    {
        double size = Math.Abs(x), square = size * size;
        double value = size > 1e150 ? Log(size) + Ln2High + Ln2Low
            : size > 0.3 ? Log(size + Math.Sqrt(1 + square))
            : LogOfOnePlus(size + (square / (1 + Math.Sqrt(1 + square))), 0);
        return Math.CopySign(value, x);
    }

    /// <summary>cos(π·numerator/denominator), for tables.</summary>
    public static double CosOfPi(int numerator, int denominator)
    {
        // To the first eighth of a turn, where both series below have 9 terms at most; the reduction is exact.
        long turn = 2L * denominator;
        long part = Math.Abs((long)numerator) % turn;
        part = Math.Min(part, turn - part); // cos(2π − x) = cos x
        bool isNegative = 2 * part > denominator;
        part = isNegative ? denominator - part : part; // cos(π − x) = −cos x
        double value = 4 * part <= denominator
            ? Series(Math.PI * part / denominator, 0)
            : Series(Math.PI * (denominator - (2 * part)) / (2.0 * denominator), 1); // cos x = sin(π/2 − x)
        return isNegative ? -value : value;

        // 1 − x²/2! + … or x − x³/3! + …, from the small end.
        static double Series(double x, int first)
        {
            double sum = 0;
            for (int n = 18 + first; n > 1; n -= 2)
            {
                sum = (1 - sum) * (x * x / (n * (n - 1)));
            }

            return (1 - sum) * (first == 0 ? 1 : x);
        }
    }

    /// <summary>x^y for x ≥ 0; NaN for x below 0, whatever y is.</summary>
    /// <remarks>The logarithm has some 68 bits, in two parts, so that a large exponent multiplies no rounding error.</remarks>
    public static double Pow(double x, double y)
    {
        if (x == 1 || y == 0)
        {
            return 1;
        }

        if (!(x >= MinNormal && x <= double.MaxValue && Math.Abs(y) < 1e150))
        {
            return FarPow(x, y);
        }

        // m = x/2^k between √3/2 and √1.5 times b, 1 or 1.5.
        double m = Fraction(x, out double k);
        bool isNearOneAndHalf = m > PowerTerms.SqrtOneAndHalf && m <= PowerTerms.SqrtThree;
        if (m > PowerTerms.SqrtThree)
        {
            m *= 0.5;
            k += 1;
        }

        double b = isNearOneAndHalf ? 1.5 : 1;

        // s = (m − b)/(m + b) in two parts.
        double top = m - b, bottom = m + b, inverse = 1 / bottom;
        double s = top * inverse;
        double sHigh = Head(s), bottomHigh = Head(bottom), bottomLow = m - (bottomHigh - b);
        double sLow = inverse * ((top - (sHigh * bottomHigh)) - (sHigh * bottomLow));

        // log(m/b) = ⅔·s·t with t = 3 + s² + ⅗s⁴ + …, in two parts.
        double square = s * s, squareHigh = sHigh * sHigh;
        double rest = (square * square * PowerTerms.Rest(square)) + (sLow * (sHigh + s));
        double t = Head(3 + squareHigh + rest), tLow = rest - ((t - 3) - squareHigh);
        double u = sHigh * t, v = (sLow * t) + (tLow * s);
        double product = Head(u + v), productLow = v - (product - u);

        // log₂ x = k + log₂ b + product·(2/(3·ln 2)), in two parts.
        double z = PowerTerms.PerLogHigh * product;
        double zLow = (PowerTerms.PerLogLow * product) + (productLow * PowerTerms.PerLog)
            + (isNearOneAndHalf ? PowerTerms.Log2OfOneAndHalfLow : 0);
        double baseHigh = isNearOneAndHalf ? PowerTerms.Log2OfOneAndHalfHigh : 0;
        double log = Head(((z + zLow) + baseHigh) + k), logLow = zLow - (((log - k) - baseHigh) - z);

        // y times that, in two parts.
        double yHigh = Head(y);
        double low = ((y - yHigh) * log) + (y * logLow), high = yHigh * log;
        double sum = low + high;
        if (!(Math.Abs(sum) < PowerTerms.RegularExponent))
        {
            return FarExp2(high, low);
        }

        double rounded = sum + Rounder;
        return PowerTerms.Exp2Fraction(high - (rounded - Rounder), low) * PowerOfTwo(rounded);
    }

    /// <summary>The first 26 bits of a number: products of two such are exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Head(double x) => BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(x) & ~((1L << 27) - 1));

    /// <summary>2^k for the integer k in the low bits of k + <see cref="Rounder"/>, −1022 to 1023.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double PowerOfTwo(double rounded) =>
        BitConverter.Int64BitsToDouble(unchecked((BitConverter.DoubleToInt64Bits(rounded) << 52) + ExponentOfOne));

    /// <summary>x/2^k in [1, 2), for normal x.</summary>
    private static double Fraction(double x, out double k)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        k = (bits >> 52) - 1023;
        return BitConverter.Int64BitsToDouble((bits & FractionBits) | ExponentOfOne);
    }

    /// <summary>k·ln 2 + log(1 + f) for f from √½ − 1 to √2 − 1.</summary>
    private static double LogOfOnePlus(double f, double k)
    {
        double s = f / (2 + f), z = s * s, z2 = z * z, z4 = z2 * z2;
        double low = (0.6666666666666666 + (0.4000000000000089 * z)) + ((0.28571428570795937 + (0.2222222239345263 * z)) * z2);
        double high = (0.181817954545265 + (0.15386249788196105 * z)) + ((0.1326850331279476 + (0.13089445145246312 * z)) * z2);
        double halfSquare = 0.5 * f * f;
        double correction = (s * (halfSquare + (z * (low + (z4 * high))))) + (k * Ln2Low);
        return (k * Ln2High) - ((halfSquare - correction) - f);
    }

    /// <summary>e^x where the result may be subnormal, 0, ∞ or NaN.</summary>
    private static double FarExp(double x)
    {
        if (!(x > -746 && x < 710))
        {
            return x >= 710 ? double.PositiveInfinity : x <= -746 ? 0 : double.NaN;
        }

        double k = (x * PerLn2) + Rounder - Rounder;
        double r = x - (k * Ln2High) - (k * Ln2Low);
        return Scaled(1 + (r + PowerTerms.Curve(r)), k);
    }

    /// <summary>2^(high + low) where the result may be subnormal, 0 or ∞.</summary>
    private static double FarExp2(double high, double low)
    {
        double sum = high + low;
        if (!(sum > -1080 && sum < 1030))
        {
            return sum > 0 ? double.PositiveInfinity : 0;
        }

        double k = sum + Rounder - Rounder;
        return Scaled(PowerTerms.Exp2Fraction(high - k, low), k);
    }

    /// <summary>Two steps, the first exact: a subnormal result is rounded once.</summary>
    private static double Scaled(double value, double k)
    {
        double half = (k * 0.5) + Rounder - Rounder;
        return value * PowerOfTwo(half + Rounder) * PowerOfTwo(k - half + Rounder);
    }

    /// <summary>Powers of 0, subnormal numbers and ∞, NaN, and exponents beyond anything.</summary>
    private static double FarPow(double x, double y)
    {
        if (!(x >= 0) || double.IsNaN(y))
        {
            return double.NaN;
        }

        if (x == 0 || double.IsPositiveInfinity(x) || !(Math.Abs(y) < 1e150))
        {
            return x > 1 == y > 0 ? double.PositiveInfinity : 0;
        }

        // Both powers lie on the same side of 1, so that neither overflows before the product does.
        double scaled = Pow(x * TwoTo54, y);
        return scaled == 0 || double.IsInfinity(scaled) ? scaled : scaled * Pow(1 / TwoTo54, y);
    }
}
