using Entente.Numerics;

namespace Entente.Scoring;

/// <summary>An estimate with the interval that holds the true value in 95 of 100 such data sets.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Low">Lower end; NaN if there is no interval.</param>
/// <param name="High">Upper end; NaN if there is no interval.</param>
internal readonly record struct Interval95(double Value, double Low, double High)
{
    /// <summary>Whether there is an interval: one proposal alone says nothing of how proposals differ.</summary>
    public bool HasEnds => double.IsFinite(Low) && double.IsFinite(High);
}

/// <summary>Intervals by drawing whole clusters again, with replacement: issues of one proposal were decided together, so their errors are
/// not independent.</summary>
/// <remarks>Percentile intervals. <b>Source</b>: efron1993, chapter 13; cameron2008 on clusters. Replicate r is a pure function of the
/// seed and r, the same for every model and on any number of threads. With few clusters (under about 20) such intervals are too
/// narrow; with items in one cluster only there is none, as every replicate would be alike.</remarks>
internal sealed class ClusterBootstrap
{
    private const double Tail = 0.025;

    private readonly int[] clusterOf;
    private readonly int clusters;
    private readonly int[][] drawn;

    /// <summary>Draws the clusters of every replicate.</summary>
    /// <param name="clusterOf">The cluster of each item, from 0.</param>
    /// <param name="replicates">How many replicates.</param>
    /// <param name="seed">The seed.</param>
    public ClusterBootstrap(int[] clusterOf, int replicates, ulong seed)
    {
        this.clusterOf = clusterOf;
        clusters = clusterOf.Length == 0 ? 0 : clusterOf.Max() + 1;
        drawn = new int[replicates][];
        Parallel.For(0, replicates, replicate =>
        {
            int[] counts = new int[clusters];
            RandomStream stream = new(seed, "bootstrap", "", replicate, step: 0);
            for (int i = 0; i < clusters; i++)
            {
                counts[(int)(stream.NextUniform() * clusters)]++;
            }

            drawn[replicate] = counts;
        });
    }

    /// <summary>The mean of some items, and its interval; null of no items.</summary>
    /// <param name="values">One an item; NaN where the item has none.</param>
    /// <param name="after">What is done to the mean, such as a square root.</param>
    public Interval95? Mean(double[] values, Func<double, double>? after = null)
    {
        double[] sums = new double[clusters];
        int[] counts = new int[clusters];
        foreach ((int item, double value) in values.Index().Where(one => !double.IsNaN(one.Item)))
        {
            sums[clusterOf[item]] += value;
            counts[clusterOf[item]]++;
        }

        Func<double, double> then = after ?? (mean => mean);
        return counts.Sum() == 0 ? null : Around(then(sums.Sum() / counts.Sum()), counts.Count(count => count > 0), times =>
        {
            double sum = 0;
            long count = 0;
            for (int c = 0; c < times.Length; c++)
            {
                sum += times[c] * sums[c];
                count += times[c] * counts[c];
            }

            return count == 0 ? double.NaN : then(sum / count);
        });
    }

    /// <summary>The median of some items, and its interval; null of no items.</summary>
    public Interval95? Median(double[] values)
    {
        int[] order = [.. Enumerable.Range(0, values.Length).Where(item => !double.IsNaN(values[item]))];
        Array.Sort(order, (a, b) => values[a] != values[b] ? values[a].CompareTo(values[b]) : a.CompareTo(b));
        return order.Length == 0 ? null : Around(Of(null), order.Select(item => clusterOf[item]).Distinct().Count(), Of);

        // The items are sorted once; a replicate only weighs them anew.
        double Of(int[]? times)
        {
            long total = 0;
            foreach (int item in order)
            {
                total += times?[clusterOf[item]] ?? 1;
            }

            long below = 0;
            double lower = double.NaN;
            foreach (int item in order)
            {
                below += times?[clusterOf[item]] ?? 1;
                if (double.IsNaN(lower) && 2 * below >= total)
                {
                    lower = values[item];
                    if (2 * below > total)
                    {
                        return lower;
                    }
                }
                else if (2 * below > total)
                {
                    return (lower + values[item]) / 2;
                }
            }

            return lower;
        }
    }

    private Interval95 Around(double value, int clustersWithItems, Func<int[], double> ofReplicate)
    {
        if (clustersWithItems < 2)
        {
            return new(value, double.NaN, double.NaN);
        }

        double[] replicates = new double[drawn.Length];
        Parallel.For(0, drawn.Length, replicate => replicates[replicate] = ofReplicate(drawn[replicate]));
        double[] sorted = [.. replicates.Where(double.IsFinite).Order()];
        return sorted.Length == 0 ? new(value, double.NaN, double.NaN) : new(value, Quantile(sorted, Tail), Quantile(sorted, 1 - Tail));
    }

    private static double Quantile(double[] sorted, double share)
    {
        double place = share * (sorted.Length - 1);
        int below = (int)place;
        double next = sorted[Math.Min(below + 1, sorted.Length - 1)];
        return sorted[below] + ((place - below) * (next - sorted[below]));
    }
}
