using CsCheck;
using Entente.Numerics;

namespace Entente.Tests.Numerics;

public sealed class FixedSumTests
{
    [Theory]
    [InlineData(1, "18446744073709551616")]
    [InlineData(-1, "-18446744073709551616")]
    [InlineData(0.5, "9223372036854775808")]
    [InlineData(5.421010862427522E-20, "1")] // 2⁻⁶⁴
    [InlineData(1.5 * 5.421010862427522E-20, "2")] // rounded to the even one, as doubles are
    [InlineData(-5.421010862427522E-20, "-1")]
    [InlineData(1e-20, "0")]
    [InlineData(4294967296.0, "79228162514264337593543950336")] // 2³², the greatest
    [InlineData(3.75, "69175290276410818560")]
    public void A_number_is_a_whole_number_of_units(double number, string units) =>
        Assert.Equal(Int128.Parse(units, System.Globalization.CultureInfo.InvariantCulture), FixedSum.Of(number).Units);

    /// <summary>A tenth is 3602879701896397·2⁻⁵⁵, so a unit holds it whole; ten of them are one and 2⁻⁵⁴ more.</summary>
    [Fact]
    public void Ten_tenths_are_what_ten_doubles_of_a_tenth_are()
    {
        FixedSum sum = default;
        for (int i = 0; i < 10; i++)
        {
            sum += 0.1;
        }

        Assert.Equal((Int128.One << 64) + (Int128.One << 10), sum.Units);
        Assert.Equal(1, sum.Value);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(4294967297.0)]
    [InlineData(-1e300)]
    public void What_has_no_place_in_it_is_refused(double number) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => FixedSum.Of(number));

    [Fact]
    public void The_order_and_the_grouping_do_not_matter() =>
        Gen.Select(Gen.Double[-1e9, 1e9].Array[2, 300], Gen.Int[0, int.MaxValue]).Sample((numbers, seed) =>
        {
            FixedSum one = Sum(numbers);
            double[] mixed = [.. numbers];
            RandomStream chance = new((ulong)seed, "order", "", 0, 0);
            for (int i = mixed.Length - 1; i > 0; i--)
            {
                int j = (int)(chance.NextUniform() * (i + 1));
                (mixed[i], mixed[j]) = (mixed[j], mixed[i]);
            }

            int cut = (int)(chance.NextUniform() * mixed.Length);
            Assert.Equal(one, Sum(mixed[..cut]) + Sum(mixed[cut..]));
            Assert.Equal(Sum(mixed[cut..]), one - Sum(mixed[..cut]));
        }, iter: 200);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(1.01, 2)]
    [InlineData(40, 64)]
    [InlineData(0.3, 0.5)]
    [InlineData(double.PositiveInfinity, 1)]
    public void A_unit_is_the_least_power_of_two_that_holds_a_length(double length, double unit) =>
        Assert.Equal(unit, FixedSum.UnitFor(length));

    private static FixedSum Sum(IEnumerable<double> numbers) => numbers.Aggregate(default(FixedSum), (sum, number) => sum + number);
}
