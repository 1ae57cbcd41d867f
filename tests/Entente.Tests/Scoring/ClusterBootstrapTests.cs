using Entente.Numerics;
using Entente.Scoring;

namespace Entente.Tests.Scoring;

public sealed class ClusterBootstrapTests
{
    [Fact]
    public void Equal_values_have_no_spread_and_missing_ones_do_not_count()
    {
        ClusterBootstrap bootstrap = new([0, 0, 1, 2], 200, seed: 1);
        Assert.Equal(new Interval95(3, 3, 3), bootstrap.Mean([3, 3, double.NaN, 3]));
        Assert.Equal(new Interval95(3, 3, 3), bootstrap.Median([3, 3, double.NaN, 3]));
        Assert.Null(bootstrap.Mean([double.NaN, double.NaN, double.NaN, double.NaN]));
        Assert.Null(bootstrap.Median([double.NaN, double.NaN, double.NaN, double.NaN]));
    }

    // Every replicate of one cluster is that cluster: an interval of no width would claim to know everything.
    [Fact]
    public void Items_of_one_cluster_alone_have_no_interval()
    {
        ClusterBootstrap bootstrap = new([0, 0, 1], 200, seed: 1);
        Assert.Equal(new Interval95(2, double.NaN, double.NaN), bootstrap.Mean([1, 3, double.NaN]));
        Assert.Equal(new Interval95(2, double.NaN, double.NaN), bootstrap.Median([1, 3, double.NaN]));
        Assert.True(bootstrap.Mean([1, 3, 4])!.Value.HasEnds);
    }

    [Theory]
    [InlineData(new double[] { 5, 1, 3 }, 3)]
    [InlineData(new double[] { 5, 1, 3, 4 }, 3.5)]
    [InlineData(new double[] { 2, 2, 9, 9 }, 5.5)]
    [InlineData(new double[] { 7 }, 7)]
    public void Median_is_the_middle(double[] values, double median) =>
        Assert.Equal(median, new ClusterBootstrap([.. Enumerable.Range(0, values.Length)], 100, 1).Median(values)!.Value.Value);

    // 95 % intervals must hold the truth in about 95 of 100 data sets: 300 data sets give a standard error of 1.3 points, and the
    // percentile interval of 40 clusters is known to be a little narrow.
    [Fact]
    public void Intervals_hold_the_truth_as_often_as_they_say_though_errors_of_a_cluster_hang_together()
    {
        const int sets = 300, clusters = 40, each = 4;
        int[] clusterOf = [.. Enumerable.Range(0, clusters * each).Select(i => i / each)];
        int held = 0, heldWithout = 0;
        for (int set = 0; set < sets; set++)
        {
            RandomStream stream = new(7, "test", "", set, 0);
            double[] shared = [.. Enumerable.Range(0, clusters).Select(_ => stream.NextNormal())];
            double[] values = [.. clusterOf.Select(cluster => shared[cluster] + (0.5 * stream.NextNormal()))];
            held += Holds(new ClusterBootstrap(clusterOf, 400, (ulong)set).Mean(values)!.Value);
            heldWithout += Holds(new ClusterBootstrap([.. Enumerable.Range(0, values.Length)], 400, (ulong)set).Mean(values)!.Value);
        }

        Assert.InRange(held / (double)sets, 0.90, 0.98);
        Assert.True(heldWithout / (double)sets < 0.80, "Without clusters the intervals should be far too narrow; they held "
            + $"in {heldWithout} of {sets}.");

        static int Holds(Interval95 interval) => interval.Low <= 0 && interval.High >= 0 ? 1 : 0;
    }
}
