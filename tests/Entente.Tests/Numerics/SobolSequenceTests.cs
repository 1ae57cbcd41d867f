using Entente.Numerics;

namespace Entente.Tests.Numerics;

public sealed class SobolSequenceTests
{
    private const double UnitOf32Bits = 1.0 / (1L << 32);

    /// <summary>The first ten points in three dimensions, as the authors' own program prints them.</summary>
    [Fact]
    public void The_first_points_are_the_published_ones()
    {
        double[][] published =
        [
            [0, 0, 0], [0.5, 0.5, 0.5], [0.75, 0.25, 0.25], [0.25, 0.75, 0.75], [0.375, 0.375, 0.625],
            [0.875, 0.875, 0.125], [0.625, 0.125, 0.875], [0.125, 0.625, 0.375], [0.1875, 0.3125, 0.9375], [0.6875, 0.8125, 0.4375],
        ];
        SobolSequence sequence = new(3);
        for (uint point = 0; point < published.Length; point++)
        {
            Assert.Equal(published[point], Enumerable.Range(0, 3).Select(d => sequence.Fraction(point, d) * UnitOf32Bits));
        }
    }

    /// <summary>Points of scipy 1.10.1, `qmc.Sobol(d=2048, scramble=False)`, times 2^30, in dimensions 3, 9, 99, 511, 1500 and
    /// 2047.</summary>
    [Theory]
    [InlineData(3, new uint[] { 805306368, 268435456, 268435456, 268435456, 805306368, 268435456 })]
    [InlineData(100, new uint[] { 780140544, 746586112, 947912704, 562036736, 411041792, 377487360 })]
    [InlineData(777, new uint[] { 294649856, 347078656, 548405248, 856686592, 426770432, 221249536 })]
    [InlineData(1023, new uint[] { 156237824, 913309696, 569376768, 659554304, 699400192, 258998272 })]
    public void Points_in_many_dimensions_are_those_of_scipy(int point, uint[] scipy)
    {
        SobolSequence sequence = new(SobolSequence.MaxDimensions);
        int[] dimensions = [3, 9, 99, 511, 1500, 2047];
        Assert.Equal(scipy, dimensions.Select(d => sequence.Fraction((uint)point, d) >> 2));
    }

    /// <summary>Every dimension is a (0, 1)-sequence: the first 256 points lie one in each of 256 equal cells.</summary>
    [Fact]
    public void Every_dimension_is_evenly_filled()
    {
        SobolSequence sequence = new(SobolSequence.MaxDimensions);
        for (int dimension = 0; dimension < sequence.Dimensions; dimension++)
        {
            Assert.Equal(256, Enumerable.Range(0, 256).Select(point => sequence.Fraction((uint)point, dimension) >> 24).Distinct().Count());
        }
    }

    [Fact]
    public void More_dimensions_than_the_table_has_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SobolSequence(SobolSequence.MaxDimensions + 1));
}
