using Entente.Talks;

namespace Entente.Tests.Talks;

/// <summary>What breaking is worth along a peace, from a few moments of it.</summary>
public sealed class RearmingThresholdsTests
{
    [Fact]
    public void What_moves_smoothly_is_known_everywhere_from_six_moments_of_it()
    {
        RearmingThresholds ahead = new(breakers: 3, tolerance: 2e-5);
        int asked = 0;
        Assert.True(ahead.Fit(0.2, 1, rearmed =>
        {
            asked++;
            return At(rearmed);
        }));
        Assert.Equal(RearmingThresholds.Points, asked);
        double[] found = new double[3];
        for (double rearmed = 0.2; rearmed <= 1; rearmed += 0.05)
        {
            ahead.At(rearmed, found);
            Assert.Equal(At(rearmed)[0], found[0], 1e-7);
            Assert.Equal(0.25, found[1], 1e-15);
            Assert.True(double.IsNaN(found[2])); // it cannot break the agreement
        }

        static double[] At(double rearmed) => [0.6 - (0.3 * Math.Exp(-0.8 * rearmed)), 0.25, double.NaN];
    }

    [Fact]
    public void A_stretch_without_rearming_has_one_value()
    {
        RearmingThresholds ahead = new(breakers: 1, tolerance: 1e-5);
        double[] found = new double[1], always = [0.4];
        Assert.True(ahead.Fit(1, 1, _ => always));
        ahead.At(1, found);
        Assert.Equal(0.4, found[0], 1e-15);
    }

    [Fact]
    public void What_six_moments_do_not_tell_is_said_to_be_unknown()
    {
        RearmingThresholds ahead = new(breakers: 1, tolerance: 1e-5);
        Assert.False(ahead.Fit(0, 1, rearmed => new[] { Math.Abs(rearmed - 0.4) }));
    }
}
