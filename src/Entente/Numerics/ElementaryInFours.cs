using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Entente.Numerics;

/// <summary>The functions of <see cref="Elementary"/> for four numbers at once, bit for bit the same.</summary>
/// <remarks>
/// Those of <see cref="Vector256"/> (Exp, Log) fuse multiplications with additions where a processor can, so their last digits depend on
/// it. Without vector instructions the runtime does the same operations one by one.
/// </remarks>
internal static class ElementaryInFours
{
    private static readonly Vector256<long> One = Vector256.Create(1023L << 52);

    /// <summary>The sum of four numbers, in one order whatever the processor.</summary>
    public static double Sum(Vector256<double> four) => (four[0] + four[1]) + (four[2] + four[3]);

    /// <summary>e^x.</summary>
    public static Vector256<double> Exp(Vector256<double> x)
    {
        if (!Vector256.LessThanAll(Vector256.Abs(x), Vector256.Create(Elementary.RegularExponent)))
        {
            return Vector256.Create(Elementary.Exp(x[0]), Elementary.Exp(x[1]), Elementary.Exp(x[2]), Elementary.Exp(x[3]));
        }

        Vector256<double> rounder = Vector256.Create(Elementary.Rounder);
        Vector256<double> rounded = (x * Elementary.PerLn2) + rounder, k = rounded - rounder;
        Vector256<double> r = x - (k * Elementary.Ln2High) - (k * Elementary.Ln2Low);
        return (Vector256<double>.One + (r + Curve(r))) * PowerOfTwo(rounded);
    }

    /// <summary>Replaces every number x by e^x.</summary>
    public static void Exp(Span<double> numbers)
    {
        int done = 0;
        for (; done + Vector256<double>.Count <= numbers.Length; done += Vector256<double>.Count)
        {
            Exp(Vector256.Create((ReadOnlySpan<double>)numbers[done..])).CopyTo(numbers[done..]);
        }

        for (; done < numbers.Length; done++)
        {
            numbers[done] = Elementary.Exp(numbers[done]);
        }
    }

    /// <summary>x^y for x ≥ 0.</summary>
    public static Vector256<double> Pow(Vector256<double> x, double y)
    {
        Vector256<double> one = Vector256<double>.One, smallest = Vector256.Create(2.2250738585072014e-308),
            greatest = Vector256.Create(double.MaxValue);
        if (y == 0 || !(Math.Abs(y) < 1e150) || !Vector256.GreaterThanOrEqualAll(x, smallest) || !Vector256.LessThanOrEqualAll(x, greatest))
        {
            return OneByOne(x, y);
        }

        Vector256<long> bits = x.AsInt64();
        Vector256<double> k = ((bits >>> 52) | Vector256.Create(0x433L << 52)).AsDouble() - Vector256.Create(4503599627370496.0 + 1023);
        Vector256<double> m = ((bits & Vector256.Create((1L << 52) - 1)) | One).AsDouble();
        Vector256<double> isLarge = Vector256.GreaterThan(m, Vector256.Create(PowerTerms.SqrtThree));
        Vector256<double> isMiddle = Vector256.AndNot(Vector256.GreaterThan(m, Vector256.Create(PowerTerms.SqrtOneAndHalf)), isLarge);
        m = Vector256.ConditionalSelect(isLarge, m * 0.5, m);
        k += isLarge & one;
        Vector256<double> b = one + (isMiddle & Vector256.Create(0.5));

        Vector256<double> top = m - b, bottom = m + b, inverse = one / bottom;
        Vector256<double> s = top * inverse;
        Vector256<double> sHigh = Head(s), bottomHigh = Head(bottom), bottomLow = m - (bottomHigh - b);
        Vector256<double> sLow = inverse * ((top - (sHigh * bottomHigh)) - (sHigh * bottomLow));

        Vector256<double> square = s * s, squareHigh = sHigh * sHigh, three = Vector256.Create(3.0);
        Vector256<double> rest = (square * square * Rest(square)) + (sLow * (sHigh + s));
        Vector256<double> t = Head(three + squareHigh + rest), tLow = rest - ((t - three) - squareHigh);
        Vector256<double> u = sHigh * t, v = (sLow * t) + (tLow * s);
        Vector256<double> product = Head(u + v), productLow = v - (product - u);

        Vector256<double> z = product * PowerTerms.PerLogHigh;
        Vector256<double> zLow = (product * PowerTerms.PerLogLow) + (productLow * PowerTerms.PerLog)
            + (isMiddle & Vector256.Create(PowerTerms.Log2OfOneAndHalfLow));
        Vector256<double> baseHigh = isMiddle & Vector256.Create(PowerTerms.Log2OfOneAndHalfHigh);
        Vector256<double> log = Head(((z + zLow) + baseHigh) + k), logLow = zLow - (((log - k) - baseHigh) - z);

        double yHigh = Head(Vector256.Create(y))[0];
        Vector256<double> low = (log * (y - yHigh)) + (logLow * y), high = log * yHigh, sum = low + high;
        if (!Vector256.LessThanAll(Vector256.Abs(sum), Vector256.Create(PowerTerms.RegularExponent)))
        {
            return OneByOne(x, y);
        }

        Vector256<double> rounder = Vector256.Create(Elementary.Rounder), rounded = sum + rounder;
        return Exp2Fraction(high - (rounded - rounder), low) * PowerOfTwo(rounded);
    }

    private static Vector256<double> OneByOne(Vector256<double> x, double y) =>
        Vector256.Create(Elementary.Pow(x[0], y), Elementary.Pow(x[1], y), Elementary.Pow(x[2], y), Elementary.Pow(x[3], y));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Curve(Vector256<double> r)
    {
        Vector256<double> r2 = r * r, r4 = r2 * r2;
        Vector256<double> first = Line(0.5, 0.1666666666666667, r) + (Line(0.04166666666666667, 0.008333333333326136, r) * r2);
        Vector256<double> second = Line(0.0013888888888883748, 0.00019841269874820627, r)
            + (Line(2.4801587325547743e-05, 2.7557255400206422e-06, r) * r2);
        Vector256<double> third = Line(2.75572736431103e-07, 2.5105217004720745e-08, r) + (r2 * 2.0914686968086876e-09);
        return r2 * (first + (r4 * (second + (r4 * third))));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Rest(Vector256<double> z)
    {
        Vector256<double> z2 = z * z;
        return Line(0.5999999999999999, 0.42857142857214703, z)
            + (z2 * (Line(0.3333333325154208, 0.2727276130120971, z) + (z2 * Line(0.23070531824122678, 0.20551641598930578, z))));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Exp2Fraction(Vector256<double> high, Vector256<double> low)
    {
        Vector256<double> whole = Head(high + low);
        Vector256<double> u = whole * PowerTerms.Ln2High, v = ((low - (whole - high)) * PowerTerms.Ln2) + (whole * PowerTerms.Ln2Low);
        Vector256<double> r = u + v, rest = v - (r - u);
        return Vector256<double>.One + (r + (Curve(r) + (rest + (rest * r))));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Line(double constant, double slope, Vector256<double> x) => Vector256.Create(constant) + (x * slope);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Head(Vector256<double> x) => (x.AsInt64() & Vector256.Create(~((1L << 27) - 1))).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> PowerOfTwo(Vector256<double> rounded) => ((rounded.AsInt64() << 52) + One).AsDouble();
}
