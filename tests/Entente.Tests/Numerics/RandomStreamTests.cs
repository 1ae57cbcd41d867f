using Entente.Numerics;

namespace Entente.Tests.Numerics;

public sealed class RandomStreamTests
{
    [Fact]
    public void A_stream_is_a_function_of_its_five_coordinates()
    {
        ulong first = new RandomStream(1, "front", "north", 3, 4).NextBits();
        Assert.Equal(first, new RandomStream(1, "front", "north", 3, 4).NextBits());
        Assert.NotEqual(first, new RandomStream(2, "front", "north", 3, 4).NextBits());
        Assert.NotEqual(first, new RandomStream(1, "event", "north", 3, 4).NextBits());
        Assert.NotEqual(first, new RandomStream(1, "front", "south", 3, 4).NextBits());
        Assert.NotEqual(first, new RandomStream(1, "front", "north", 4, 3).NextBits());
        Assert.NotEqual(first, new RandomStream(1, "frontn", "orth", 3, 4).NextBits());
    }

    /// <summary>Pins the mapping from names to numbers: a change would give every scenario other draws.</summary>
    [Fact]
    public void The_first_numbers_stay_what_they_were()
    {
        var stream = new RandomStream(20250213, "front", "", 0, 0);
        Assert.Equal(0.075603940159012617, stream.NextUniform());
    }

    [Fact]
    public void Numbers_of_a_stream_do_not_repeat()
    {
        var stream = new RandomStream(0, "", "", 0, 0);
        HashSet<ulong> seen = [];
        for (int i = 0; i < 10_000; i++)
        {
            Assert.True(seen.Add(stream.NextBits()));
        }
    }

    /// <summary>200,000 numbers; bounds at 4.5 standard errors of each moment.</summary>
    [Fact]
    public void Moments_are_those_of_the_distributions()
    {
        const int Count = 200_000;
        var stream = new RandomStream(7, "moments", "", 0, 0);
        double uniform = 0;
        double normal = 0;
        double square = 0;
        double fourth = 0;
        double exponential = 0;
        for (int i = 0; i < Count; i++)
        {
            double u = stream.NextUniform();
            double z = stream.NextNormal();
            Assert.True(u is > 0 and < 1);
            uniform += u / Count;
            normal += z / Count;
            square += z * z / Count;
            fourth += z * z * z * z / Count;
            exponential += stream.NextExponential() / Count;
        }

        double unit = 4.5 / Math.Sqrt(Count);
        Assert.Equal(0.5, uniform, unit * Math.Sqrt(1.0 / 12));
        Assert.Equal(0, normal, unit);
        Assert.Equal(1, square, unit * Math.Sqrt(2));
        Assert.Equal(3, fourth, unit * Math.Sqrt(96));
        Assert.Equal(1, exponential, unit);
    }
}
