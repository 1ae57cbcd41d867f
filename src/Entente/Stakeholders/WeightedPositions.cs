namespace Entente.Stakeholders;

/// <summary>Positions with weights: their mean and median. Both are the same bytes in whatever order the actors come.</summary>
internal static class WeightedPositions
{
    /// <summary>How far from an exact half, as a share, a sum of weights still counts as half: sums of decimal fractions round.</summary>
    private const double HalfTolerance = 1e-12;

    /// <summary>Σ w x / Σ w; null without weight.</summary>
    public static double? Mean(ReadOnlySpan<double> positions, ReadOnlySpan<double> weights)
    {
        (double[] x, double[] w) = Sorted(positions, weights);
        double sum = 0, total = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += w[i] * x[i];
            total += w[i];
        }

        return total > 0 ? sum / total : null;
    }

    /// <summary>The lowest and highest position that is a median: at least half of the weight on or below it, and on or above it.
    /// Nothing without weight.</summary>
    public static (double Lower, double Upper)? Median(ReadOnlySpan<double> positions, ReadOnlySpan<double> weights)
    {
        (double[] x, double[] w) = Sorted(positions, weights);
        double total = 0;
        foreach (double one in w)
        {
            total += one;
        }

        if (!(total > 0))
        {
            return null;
        }

        double half = total / 2, below = 0;
        for (int i = 0; i < x.Length; i++)
        {
            below += w[i];
            if (below >= half * (1 - HalfTolerance))
            {
                bool tie = below <= half * (1 + HalfTolerance);
                int next = i + 1;
                while (tie && next < x.Length - 1 && w[next] == 0)
                {
                    next++;
                }

                return (x[i], tie && next < x.Length ? x[next] : x[i]);
            }
        }

        return (x[^1], x[^1]);
    }

    // Equal positions are ordered by weight, so that sums are added in one order whatever the order of the actors.
    private static (double[] Positions, double[] Weights) Sorted(ReadOnlySpan<double> positions, ReadOnlySpan<double> weights)
    {
        double[] x = positions.ToArray(), w = weights.ToArray();
        int[] order = [.. Enumerable.Range(0, x.Length)];
        Array.Sort(order, (a, b) => x[a] != x[b] ? x[a].CompareTo(x[b]) : w[a].CompareTo(w[b]));
        return ([.. order.Select(i => x[i])], [.. order.Select(i => w[i])]);
    }
}
