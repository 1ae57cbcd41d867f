using System.Numerics;

namespace Entente.Tests.Numerics;

/// <summary>Exponentials and logarithms to some 250 bits, from whole numbers alone: what the fast ones are held against.</summary>
internal static class FixedPoint
{
    private const int Bits = 300;
    private static readonly BigInteger One = BigInteger.One << Bits;
    private static readonly BigInteger Ln2 = 2 * Artanh(One / 3);

    /// <summary>Distance of an answer from e^exponent, in units of its last place.</summary>
    public static double ErrorOfExp(double answer, BigInteger exponent)
    {
        var k = (int)((exponent + (Ln2 / 2)) / Ln2);
        return Error(Math.ScaleB(answer, -k), Exp(exponent - (k * Ln2))); // exact while the answer is no subnormal number
    }

    public static double ErrorOfExpMinusOne(double answer, double x) => Error(answer, Exp(Of(x)) - One);

    public static double ErrorOfLog(double answer, double x) => Error(answer, Log(x));

    public static BigInteger Of(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(Math.Abs(x));
        int exponent = Math.Max((int)(bits >> 52), 1) - 1075;
        BigInteger fraction = (bits & ((1L << 52) - 1)) | (bits >> 52 == 0 ? 0 : 1L << 52);
        int shift = exponent + Bits;
        BigInteger size = shift >= 0 ? fraction << shift : fraction >> -shift;
        return x < 0 ? -size : size;
    }

    public static BigInteger Times(double y, BigInteger x)
    {
        long bits = BitConverter.DoubleToInt64Bits(Math.Abs(y));
        int exponent = Math.Max((int)(bits >> 52), 1) - 1075;
        BigInteger product = x * ((bits & ((1L << 52) - 1)) | (bits >> 52 == 0 ? 0 : 1L << 52)) * Math.Sign(y);
        return exponent >= 0 ? product << exponent : product >> -exponent;
    }

    public static BigInteger Log(double x)
    {
        int k = Math.ILogB(x);
        BigInteger m = Of(Math.ScaleB(x, -k));
        return (k * Ln2) + (2 * Artanh(((m - One) << Bits) / (m + One)));
    }

    private static double Error(double answer, BigInteger exact)
    {
        BigInteger difference = BigInteger.Abs(Of(answer) - exact), unit = Of(Math.BitIncrement(Math.Abs(answer)) - Math.Abs(answer));
        return (double)(difference * 1_000_000 / BigInteger.Max(unit, 1)) / 1e6;
    }

    private static BigInteger Exp(BigInteger x)
    {
        BigInteger sum = One, term = One;
        for (int n = 1; !term.IsZero && term != BigInteger.MinusOne; n++)
        {
            term = ((term * x) >> Bits) / n;
            sum += term;
        }

        return sum;
    }

    private static BigInteger Artanh(BigInteger s)
    {
        BigInteger square = (s * s) >> Bits, sum = 0;
        for (int n = 1; !s.IsZero && s != BigInteger.MinusOne; n += 2)
        {
            sum += s / n;
            s = (s * square) >> Bits;
        }

        return sum;
    }
}
