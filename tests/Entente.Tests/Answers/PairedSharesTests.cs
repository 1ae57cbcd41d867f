using Entente.Answers;
using Entente.Numerics;

namespace Entente.Tests.Answers;

/// <summary>Intervals of a difference of shares where few pairs of worlds differ.</summary>
public sealed class PairedSharesTests
{
    // Rare events fall as a Poisson process: the chance of every count is known, so that coverage is summed and not sampled.
    [Theory]
    [InlineData(3, 0)]
    [InlineData(5, 0)]
    [InlineData(8, 0)]
    [InlineData(12, 0)]
    [InlineData(3, 1)]
    [InlineData(5, 2)]
    [InlineData(5, 5)]
    [InlineData(8, 3)]
    [InlineData(12, 6)]
    public void The_interval_of_a_rare_difference_covers_the_truth_19_times_in_20(double up, double down)
    {
        const int pairs = 5000;
        double truth = (up - down) / pairs, covered = 0;
        for (int ups = 0; ups < 60; ups++)
        {
            for (int downs = 0; downs < 60; downs++)
            {
                (double low, double high) = new PairedShares(pairs, ups, downs).Interval();
                covered += low <= truth && truth <= high ? Poisson(up, ups) * Poisson(down, downs) : 0;
            }
        }

        Assert.InRange(covered, 0.93, 0.97);
    }

    [Fact]
    public void Intervals_of_worlds_drawn_by_chance_cover_the_truth_whether_few_or_many_differ()
    {
        // The whole way, columns and all: 1,000 worlds, of which a share turns to yes and another to no. 2,000 samples: three standard
        // errors are 1.5 points.
        foreach ((double up, double down) in new[] { (0.004, 0.0), (0.008, 0.002), (0.02, 0.01), (0.05, 0.02), (0.1, 0.1) })
        {
            int covered = 0;
            const int samples = 2000;
            double[] before = new double[1000], after = new double[1000];
            for (int sample = 0; sample < samples; sample++)
            {
                RandomStream random = new(7, "coverage", "", sample, 0);
                for (int world = 0; world < before.Length; world++)
                {
                    double share = random.NextUniform();
                    (before[world], after[world]) = share < up ? (0, 1) : share < up + down ? (1, 0) : (0, 0);
                }

                PairedChange change = PairedChange.Of(before, after);
                covered += change.Low <= up - down && up - down <= change.High ? 1 : 0;
            }

            Assert.InRange(covered / (double)samples, 0.93, 0.97);
        }
    }

    [Fact]
    public void Where_no_pair_differs_the_bound_is_three_over_their_number()
    {
        double[] column = [.. Enumerable.Range(0, 600).Select(world => world % 3 == 0 ? 1.0 : 0)];
        PairedChange change = PairedChange.Of(column, column);
        Assert.Equal((0.0, -0.005, 0.005), (change.Difference, change.Low, change.High));
        Assert.False(change.IsClear);
        Assert.Equal("(0 ± 0.5 points)", Entente.Answers.ChangeText.Difference(change, isShare: true));
    }

    [Fact]
    public void A_few_worlds_in_one_direction_are_a_clear_difference_with_a_range_written_out()
    {
        double[] before = new double[1000], after = [.. Enumerable.Range(0, 1000).Select(world => world < 8 ? 1.0 : 0)];
        PairedChange change = PairedChange.Of(before, after);
        Assert.True(change.IsClear && change.Low is > 0.003 and < 0.005 && change.High is > 0.014 and < 0.017);
        Assert.Equal("+0.8 points, between +0.4 and +1.6", Entente.Answers.ChangeText.Difference(change, isShare: true));
        PairedChange back = PairedChange.Of(after, before); // the mirror image
        Assert.Equal(change.High!.Value, -back.Low!.Value, 1e-12);
        Assert.Equal(change.Low!.Value, -back.High!.Value, 1e-12);
    }

    private static double Poisson(double mean, int count)
    {
        double chance = Math.Exp(-mean);
        for (int k = 1; k <= count; k++)
        {
            chance *= mean / k;
        }

        return chance;
    }
}
