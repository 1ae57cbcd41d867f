namespace Entente.Ensembles;

/// <summary>Collects one number a draw and tells how they are distributed; quantiles are exact.</summary>
internal sealed class SpreadOfDraws
{
    private readonly ScrambledMean mean = new();
    private readonly List<double> numbers = [];

    /// <summary>How many draws there are.</summary>
    public int Draws => numbers.Count;

    /// <summary>Counts a draw.</summary>
    public void Add(int draw, double number)
    {
        mean.Add(draw, number);
        numbers.Add(number);
    }

    /// <summary>The distribution so far.</summary>
    public Spread Spread()
    {
        double[] sorted = [.. numbers];
        Array.Sort(sorted);
        return new(Draws, mean.Mean, mean.StandardError, Quantile(sorted, 0.1), Quantile(sorted, 0.5), Quantile(sorted, 0.9));
    }

    /// <summary>The value below which a share of sorted numbers lies, linear between neighbours (type 7 of hyndman1996); nothing of none.</summary>
    public static double? Quantile(ReadOnlySpan<double> sorted, double share)
    {
        if (sorted.IsEmpty)
        {
            return null;
        }

        double place = share * (sorted.Length - 1);
        int below = (int)place;
        double rest = place - below;
        return below + 1 < sorted.Length ? sorted[below] + (rest * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
