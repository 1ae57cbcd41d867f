using Entente.Numerics;

namespace Entente.Tests.Numerics;

public sealed class OwenScrambleTests
{
    private const int Points = 1024; // 2^10

    private static ulong Key(int scramble, int dimension) => new RandomStream(5, "scramble", "", scramble, dimension).NextBits();

    /// <summary>A scrambled net is still a net: exactly one point in each of 2^10 equal intervals of every dimension.</summary>
    [Fact]
    public void One_point_falls_into_each_cell_of_every_dimension()
    {
        SobolSequence sequence = new(40);
        for (int dimension = 0; dimension < 40; dimension++)
        {
            bool[] seen = new bool[Points];
            for (uint point = 0; point < Points; point++)
            {
                double x = OwenScramble.Of(sequence.Fraction(point, dimension), Key(1, dimension));
                Assert.InRange(x, 0, 1);
                int cell = (int)(x * Points);
                Assert.False(seen[cell]);
                seen[cell] = true;
            }
        }
    }

    /// <summary>The first two dimensions are a (0, 2)-sequence (Sobol 1967): one point in each of 2^10 boxes of every shape 2^−a ×
    /// 2^−(10−a).</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void One_point_falls_into_each_elementary_box_of_two_dimensions(bool scrambled)
    {
        SobolSequence sequence = new(2);
        for (int a = 0; a <= 10; a++)
        {
            HashSet<(int, int)> boxes = [];
            for (uint point = 3 * Points; point < 4 * Points; point++)
            {
                double x = Number(0, point), y = Number(1, point);
                Assert.True(boxes.Add(((int)(x * (1 << a)), (int)(y * (1 << (10 - a))))));
            }
        }

        double Number(int dimension, uint point)
        {
            uint fraction = sequence.Fraction(point, dimension);
            return scrambled ? OwenScramble.Of(fraction, Key(7, dimension)) : fraction / 4294967296.0;
        }
    }

    /// <summary>A scrambled point is uniform: over 20,000 scrambles of the same point, every cell count of a chi-square test with 63
    /// degrees of freedom, and the correlation of two dimensions, within 4.5 standard deviations.</summary>
    [Fact]
    public void Each_point_is_uniform_over_scrambles_and_dimensions_are_independent()
    {
        const int scrambles = 20_000, cells = 64;
        SobolSequence sequence = new(2);
        foreach (uint point in (uint[])[0, 1, 6, 1000])
        {
            int[] counts = new int[cells];
            double product = 0;
            for (int scramble = 0; scramble < scrambles; scramble++)
            {
                double x = OwenScramble.Of(sequence.Fraction(point, 0), Key(scramble, 0));
                double y = OwenScramble.Of(sequence.Fraction(point, 1), Key(scramble, 1));
                counts[(int)(x * cells)]++;
                product += 12 * (x - 0.5) * (y - 0.5) / scrambles;
            }

            const double expected = (double)scrambles / cells;
            double chiSquare = counts.Sum(count => (count - expected) * (count - expected) / expected);
            Assert.InRange(chiSquare, 0, cells - 1 + (4.5 * Math.Sqrt(2 * (cells - 1))));
            Assert.InRange(product, -4.5 / Math.Sqrt(scrambles), 4.5 / Math.Sqrt(scrambles));
        }
    }

    /// <summary>Owen 1997, theorem 2: for a smooth function the variance falls like n^−3 (times logarithms), for chance like n^−1. Ten
    /// dimensions, an additive function plus one product; 32 scrambles of 64 and of 1024 points.</summary>
    [Fact]
    public void Error_on_a_smooth_function_falls_faster_than_that_of_chance()
    {
        double few = StandardDeviation(64), many = StandardDeviation(1024);

        // Per function value the variance of chance is (10/12 + 1/144).
        double chance = Math.Sqrt(((10.0 / 12) + (1.0 / 144)) / 1024);
        Assert.True(many < chance / 50, $"{many} against {chance} of chance");
        Assert.True(few / many > 20, $"16 times the points divided the error by {few / many} only; chance divides it by 4");

        static double StandardDeviation(int points)
        {
            const int scrambles = 32, dimensions = 10;
            SobolSequence sequence = new(dimensions);
            double[] means = new double[scrambles];
            for (int scramble = 0; scramble < scrambles; scramble++)
            {
                for (uint point = 0; point < points; point++)
                {
                    double[] x = [.. Enumerable.Range(0, dimensions)
                        .Select(d => OwenScramble.Of(sequence.Fraction(point, d), Key(scramble, d)))];
                    means[scramble] += (x.Sum() + ((x[0] - 0.5) * (x[1] - 0.5))) / points;
                }
            }

            double mean = means.Average();
            return Math.Sqrt(means.Sum(one => (one - mean) * (one - mean)) / (scrambles - 1));
        }
    }
}
