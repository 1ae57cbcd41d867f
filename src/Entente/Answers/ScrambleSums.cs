using Entente.Ensembles;

namespace Entente.Answers;

/// <summary>A column of draws added up by scramble: its mean, and what that may be wrong by.</summary>
internal sealed class ScrambleSums
{
    private readonly double[] sums = new double[ScrambledMean.Scrambles];
    private readonly int[] counts = new int[ScrambledMean.Scrambles];

    /// <summary>How many draws count.</summary>
    public int Count => counts.Sum();

    /// <summary>Their mean; null if none counts.</summary>
    public double? Mean => Count > 0 ? sums.Sum() / Count : null;

    /// <summary>The sums of a column, in the order of draws.</summary>
    public static ScrambleSums Of(ReadOnlySpan<double> column)
    {
        ScrambleSums all = new();
        for (int draw = 0; draw < column.Length; draw++)
        {
            all.Add(draw, column[draw]);
        }

        return all;
    }

    /// <summary>The sums of which a mean was made.</summary>
    public static ScrambleSums Of(ScrambledMean mean)
    {
        ScrambleSums all = new();
        for (int j = 0; j < all.sums.Length; j++)
        {
            (all.sums[j], double count) = mean.OfScramble(j);
            all.counts[j] = (int)count;
        }

        return all;
    }

    /// <summary>Adds a draw; NaN does not count.</summary>
    public void Add(int draw, double value)
    {
        if (!double.IsNaN(value))
        {
            sums[draw % sums.Length] += value;
            counts[draw % sums.Length]++;
        }
    }

    /// <summary>The least number of draws that can make the sums differ as they do.</summary>
    public double Otherwise(ScrambleSums other) => sums.Zip(other.sums, (one, another) => Math.Abs(one - another)).Sum();

    /// <summary>The standard error of this mean; null if fewer than two scrambles have draws.</summary>
    public double? Error() => ErrorOver(Residual);

    /// <summary>The standard error of this mean minus another, which has draws.</summary>
    public double? ErrorFrom(ScrambleSums other) => ErrorOver(j => Residual(j) - other.Residual(j));

    private double? ErrorOver(Func<int, double> residual)
    {
        double squares = 0;
        int used = 0;
        for (int j = 0; j < sums.Length && Count > 0; j++)
        {
            double own = residual(j);
            squares += own * own;
            used += counts[j] > 0 ? 1 : 0;
        }

        return used < 2 ? null : Math.Sqrt(squares * used / (used - 1));
    }

    private double Residual(int scramble) => (sums[scramble] - (Mean!.Value * counts[scramble])) / Count;
}
