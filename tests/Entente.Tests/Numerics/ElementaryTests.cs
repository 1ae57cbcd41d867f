using System.Runtime.Intrinsics;
using Entente.Numerics;

namespace Entente.Tests.Numerics;

/// <summary>Exponentials, logarithms and powers against 250-bit values, and four at a time against one at a time.</summary>
public sealed class ElementaryTests
{
    private const int Samples = 3000;

    [Theory]
    [InlineData(1e-9)]
    [InlineData(0.35)]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(707)]
    public void Exp_is_right_to_less_than_a_last_place(double reach) =>
        Assert.InRange(Numbers(-reach, reach).Max(x => FixedPoint.ErrorOfExp(Elementary.Exp(x), FixedPoint.Of(x))), 0.1, 0.95);

    [Theory]
    [InlineData(1e-9)]
    [InlineData(0.36)]
    [InlineData(2)]
    [InlineData(30)]
    public void Exp_minus_one_is_right_to_a_last_place_or_so(double reach) =>
        Assert.InRange(Numbers(-reach, reach).Max(x => FixedPoint.ErrorOfExpMinusOne(Elementary.ExpMinusOne(x), x)), 0, 1.3);

    [Theory]
    [InlineData(1e-300, 1e300)]
    [InlineData(1e-3, 1e3)]
    [InlineData(0.5, 2)]
    [InlineData(0.999, 1.001)]
    public void Log_is_right_to_a_last_place(double low, double high) =>
        Assert.InRange(Numbers(Math.Log(low), Math.Log(high)).Select(Math.Exp).Max(x => FixedPoint.ErrorOfLog(Elementary.Log(x), x)), 0.1,
            1);

    [Theory]
    [InlineData(1e-100, 1, 9)]
    [InlineData(1e-3, 1, 3)]
    [InlineData(0.5, 2, 600)]
    [InlineData(0.99, 1.01, 30_000)]
    [InlineData(1e-300, 1e300, 1)]
    public void Powers_are_right_to_a_last_place_however_large_the_exponent(double low, double high, double exponent)
    {
        double[] bases = [.. Numbers(Math.Log(low), Math.Log(high)).Select(Math.Exp)], exponents = Numbers(-exponent, exponent);
        Assert.InRange(bases.Zip(exponents)
            .Max(p => FixedPoint.ErrorOfExp(Elementary.Pow(p.First, p.Second), FixedPoint.Times(p.Second, FixedPoint.Log(p.First)))), 0.1,
            0.8);
    }

    [Fact]
    public void Whole_powers_of_whole_numbers_are_exact()
    {
        for (int n = 0; n < 20; n++)
        {
            Assert.Equal((double)System.Numerics.BigInteger.Pow(2, n), Elementary.Pow(2, n));
            Assert.Equal(n * n, Elementary.Pow(n, 2));
            Assert.Equal(n, Elementary.Pow(n, 1));
        }
    }

    [Fact]
    public void The_ends_of_the_range_are_those_of_the_mathematics()
    {
        double infinity = double.PositiveInfinity;
        Assert.Equal([1, 0, infinity, infinity, 0], new[] { 0, -infinity, infinity, 710, -746 }.Select(Elementary.Exp));
        Assert.Equal([-infinity, 0, infinity], new[] { 0, 1, infinity }.Select(Elementary.Log));
        Assert.Equal([-1, 0, infinity], new[] { -infinity, 0, infinity }.Select(Elementary.ExpMinusOne));
        Assert.True(new[] { Elementary.Exp(double.NaN), Elementary.Log(double.NaN), Elementary.Log(-1), Elementary.Pow(-1, 2),
            Elementary.Pow(0.5, double.NaN) }.All(double.IsNaN));
        (double Base, double Exponent, double Power)[] powers =
        [
            (0, 2, 0), (0, -2, infinity), (0, 0, 1), (1, infinity, 1), (infinity, 2, infinity), (infinity, -2, 0), (0.5, infinity, 0),
                (0.5, -infinity, infinity),
            (2, 1e300, infinity), (2, -1e300, 0), (0.5, 1e160, 0), (0.5, 1100, 0), (2, 1024, infinity), (2, -1074, double.Epsilon),
                (2, -1030, Math.ScaleB(1, -1030)),
        ];
        Assert.All(powers, p => Assert.Equal(p.Power, Elementary.Pow(p.Base, p.Exponent)));
        Assert.All(Numbers(-745, -709), x => Assert.Equal(Math.Exp(x), Elementary.Exp(x), double.Epsilon));
        Assert.All(new[] { double.Epsilon, 1e-310, 1e-320 }, x => Assert.Equal(Math.Log(x), Elementary.Log(x), 2e-13));
        Assert.All(new[] { double.Epsilon, 1e-310 }, x => Assert.Equal(1, Elementary.Pow(x, 0.5) / Math.Sqrt(x), 1e-15));
    }

    [Fact]
    public void The_inverse_hyperbolic_sine_is_that_of_the_library() =>
        Assert.All(Numbers(-700, 700), u =>
        {
            double x = Math.CopySign(Math.Exp(Math.Abs(u) - 350), u);
            Assert.Equal(1, Elementary.Asinh(x) / Math.Asinh(x), 1e-14);
        });

    [Fact]
    public void Cosines_of_fractions_of_a_half_turn_are_right_and_mirrored()
    {
        for (int denominator = 1; denominator < 100; denominator++)
        {
            for (int numerator = -3 * denominator; numerator <= 3 * denominator; numerator++)
            {
                double cosine = Elementary.CosOfPi(numerator, denominator);
                Assert.Equal(Math.Cos(Math.PI * numerator / denominator), cosine, 1e-14);
                Assert.Equal(-cosine, Elementary.CosOfPi(denominator - numerator, denominator));
            }
        }
    }

    [Fact]
    public void Four_at_a_time_have_the_bits_of_one_at_a_time()
    {
        double[] x = [.. Numbers(-720, 720), .. Numbers(-1, 1), 0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 709,
            -740, 1];
        double[] bases = [.. x.Select(Math.Exp), 0, double.Epsilon, 1e-310, 1];
        foreach (double exponent in new[] { -1.7, -0.3, 0.0, 0.5, 1.3, 4, 1e160 })
        {
            Same(bases, v => ElementaryInFours.Pow(v, exponent), s => Elementary.Pow(s, exponent));
        }

        Same(x, ElementaryInFours.Exp, Elementary.Exp);
        Assert.Equal((1e16 + 1.5) + (2.5 + 3.5), ElementaryInFours.Sum(Vector256.Create(1e16, 1.5, 2.5, 3.5)));
    }

    [Fact]
    public void Normal_quantiles_and_chances_are_those_of_a_library()
    {
        double[] shares = [1e-300, 1e-100, 1e-20, 1e-12, .. Numbers(0, 1).Select(Math.Abs), .. Numbers(-40, -1).Select(Math.Exp)];
        foreach (double share in shares)
        {
            double z = NormalDistribution.Quantile(share);
            Assert.Equal(MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, share), z, 4e-14 * Math.Max(1, Math.Abs(z)));
            Assert.Equal(1, NormalDistribution.Below(z) / share, Math.Max(4e-13, 4e-16 * z * z));
            Assert.Equal(-z, share < 0.4 ? z * -1 : NormalDistribution.Quantile(1 - share), 1e-14
                + (1e-16 / NormalDistribution.Density(z)));
        }

        Assert.Equal([double.NegativeInfinity, 0, double.PositiveInfinity], new[] { 0, 0.5, 1 }.Select(NormalDistribution.Quantile));
        Assert.Equal([0, 0.5, 1], new[] { double.NegativeInfinity, 0, double.PositiveInfinity }.Select(NormalDistribution.Below));
        Assert.Equal(0.97724986805182079279, NormalDistribution.Below(2), 2e-16); // abramowitz1964, table 26.1
    }

    [Theory]
    [InlineData(1.02, 4.98, 0.3, 0.071464770032584597)] // by 150-bit arithmetic
    [InlineData(4.3, 1.7, 0.9, 0.92060687358326568)]
    [InlineData(4.3, 1.7, 1e-6, 0.030255204174619577)]
    [InlineData(3, 3, 0.01, 0.10563984355077435)]
    [InlineData(1.5, 4.5, 0.75, 0.35226816502274442)]
    [InlineData(3, 3, 0.5, 0.5)]
    public void Beta_quantiles_have_known_values(double a, double b, double share, double known)
    {
        Assert.Equal(known, BetaDistribution.Quantile(a, b, share), 4e-15);
        Assert.Equal(1 - known, BetaDistribution.Quantile(b, a, 1 - share), 4e-15 + (2e-16 / share));
    }

    [Fact]
    public void Beta_quantiles_give_their_share_back()
    {
        foreach (double share in Numbers(0, 1).Concat([0, 1e-18, 1e-9, 1 - 1e-9, 1]))
        {
            // 1 − (1 − x)⁵
            Assert.Equal(1 - Math.Pow(1 - share, 0.2), BetaDistribution.Quantile(1, 5, share),
                3e-15 * (1 + Math.Pow(1.0001 - share, -0.8)));
            double x = BetaDistribution.Quantile(3, 3, share);
            Assert.Equal(share, x * x * x * (10 + (x * ((6 * x) - 15))), 4e-15);
            Assert.Equal(share, BetaDistribution.Below(1.7, 4.3, BetaDistribution.Quantile(1.7, 4.3, share)), 4e-15);
        }
    }

    private static double[] Numbers(double low, double high)
    {
        Random random = new(20250213);
        return [.. Enumerable.Range(0, Samples).Select(_ => low + (random.NextDouble() * (high - low)))];
    }

    private static void Same(double[] numbers, Func<Vector256<double>, Vector256<double>> four, Func<double, double> one)
    {
        for (int i = 0; i + 4 <= numbers.Length; i++)
        {
            Vector256<double> values = four(Vector256.Create(numbers.AsSpan(i)));
            for (int lane = 0; lane < 4; lane++)
            {
                Assert.Equal(BitConverter.DoubleToInt64Bits(one(numbers[i + lane]) is var value && double.IsNaN(value) ? double.NaN
                    : value), BitConverter.DoubleToInt64Bits(double.IsNaN(values[lane]) ? double.NaN : values[lane]));
            }
        }
    }
}
