namespace Entente.Stakeholders;

/// <summary>The odds that one position beats another when every actor throws its weight behind the nearer one, in proportion to how
/// much nearer it is: P_ij = Σ max(0, v_k) / Σ |v_k| with v_k = w_k (|x_k − x_j| − |x_k − x_i|).</summary>
/// <remarks><b>Source</b>: scholz2011, equation 31. A pair costs a sum over the actors between the two; those beyond come from running
/// sums. All sums run over sorted positions, so they do not depend on the order of the actors. (Running sums for those between as
/// well would lose the digits of positions that nearly coincide.)</remarks>
internal sealed class VoteOdds
{
    private readonly double[] sorted;
    private readonly double[] sortedWeights;
    private readonly double[] weightUpTo;
    private readonly double[] weightFrom;
    private readonly int[] place;

    /// <summary>Sorts the positions.</summary>
    /// <param name="positions">Where the actors stand.</param>
    /// <param name="weights">Their weights.</param>
    /// <param name="rank">Their order where positions are equal.</param>
    public VoteOdds(double[] positions, double[] weights, int[] rank)
    {
        int n = positions.Length;
        Order = [.. Enumerable.Range(0, n)];
        Array.Sort(Order, (a, b) => positions[a] != positions[b] ? positions[a].CompareTo(positions[b]) : rank[a].CompareTo(rank[b]));
        sorted = [.. Order.Select(i => positions[i])];
        sortedWeights = [.. Order.Select(i => weights[i])];
        (weightUpTo, weightFrom, place) = (new double[n], new double[n], new int[n]);
        for (int k = 0; k < n; k++)
        {
            place[Order[k]] = k;
            weightUpTo[k] = sortedWeights[k] + (k > 0 ? weightUpTo[k - 1] : 0);
            int back = n - 1 - k;
            weightFrom[back] = sortedWeights[back] + (k > 0 ? weightFrom[back + 1] : 0);
        }

        Median = WeightedPositions.Median(positions, weights)?.Lower ?? positions[0];
    }

    /// <summary>The actors from the lowest position to the highest.</summary>
    public int[] Order { get; }

    /// <summary>The position that no other beats: the lower weighted median.</summary>
    public double Median { get; }

    /// <summary>P_ij; one half where nobody has weight.</summary>
    public double Of(int i, int j)
    {
        bool lowIsFirst = place[i] < place[j];
        (int low, int high) = lowIsFirst ? (place[i], place[j]) : (place[j], place[i]);
        (double forLow, double forHigh) = Support(low, high);
        double sum = forLow + forHigh;
        return sum > 0 ? (lowIsFirst ? forLow : forHigh) / sum : 0.5;
    }

    private (double Low, double High) Support(int low, int high)
    {
        // Between the two, an actor sides with the nearer one by a + b − 2x.
        double a = sorted[low], b = sorted[high], forLow = (b - a) * weightUpTo[low], forHigh = (b - a) * weightFrom[high];
        for (int k = low + 1; k < high; k++)
        {
            double vote = sortedWeights[k] * (b - sorted[k] - (sorted[k] - a));
            forLow += Math.Max(vote, 0);
            forHigh -= Math.Min(vote, 0);
        }

        return (forLow, forHigh);
    }
}
