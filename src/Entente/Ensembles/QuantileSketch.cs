namespace Entente.Ensembles;

/// <summary>Quantiles of any number of values in the memory of a thousand counters: a histogram whose cells double in width until all
/// values fit.</summary>
/// <remarks>
/// A quantile is off by at most a cell, which is less than 1/512 of the range that the values cover, or 2⁻²⁰ if that is larger. The result
/// depends on the values alone, not on their order: cells always begin at multiples of their width, and narrow cells add up to wide ones.
/// </remarks>
internal sealed class QuantileSketch
{
    private const int Cells = 1024;
    private const double Narrowest = 1.0 / (1 << 20);

    private readonly int[] counts = new int[Cells];
    private double width = Narrowest;
    private long first; // the number of the first cell, which begins at first·width
    private long lowest = long.MaxValue; // cells in use
    private long highest = long.MinValue;

    /// <summary>How many values there are.</summary>
    public int Count { get; private set; }

    /// <summary>Counts a value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no number, or beyond ±10⁹.</exception>
    public void Add(double value)
    {
        if (!(Math.Abs(value) <= 1e9))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "Only numbers between -1e9 and 1e9 can be counted.");
        }

        long cell = (long)Math.Floor(value / width);
        while (Math.Max(highest, cell) - Math.Min(lowest, cell) >= Cells && Count > 0)
        {
            Widen();
            cell = (long)Math.Floor(value / width);
        }

        if (Count == 0 || cell < first || cell >= first + Cells)
        {
            MoveTo(cell);
        }

        lowest = Math.Min(lowest, cell);
        highest = Math.Max(highest, cell);
        counts[cell - first]++;
        Count++;
    }

    /// <summary>The value below which a share of the values lies, or NaN of none; values are taken as spread evenly over their cell.</summary>
    public double Quantile(double share)
    {
        if (Count == 0)
        {
            return double.NaN;
        }

        double wanted = share * Count, seen = 0;
        for (long cell = lowest; cell <= highest; cell++)
        {
            int here = counts[cell - first];
            if (here > 0 && seen + here >= wanted)
            {
                return width * (cell + ((wanted - seen) / here));
            }

            seen += here;
        }

        return width * (highest + 1);
    }

    private void Widen()
    {
        long newFirst = first >> 1;
        int[] wide = new int[Cells];
        for (long cell = lowest; cell <= highest; cell++)
        {
            wide[(cell >> 1) - newFirst] += counts[cell - first];
        }

        wide.CopyTo(counts, 0);
        (first, width, lowest, highest) = (newFirst, width * 2, lowest >> 1, highest >> 1);
    }

    private void MoveTo(long cell)
    {
        if (Count == 0)
        {
            first = cell - (Cells / 2);
            return;
        }

        // Both the cells in use and the new one fit; put them in the middle.
        long low = Math.Min(lowest, cell), high = Math.Max(highest, cell);
        long newFirst = low - ((Cells - (high - low + 1)) / 2);
        int[] moved = new int[Cells];
        for (long used = lowest; used <= highest; used++)
        {
            moved[used - newFirst] = counts[used - first];
        }

        moved.CopyTo(counts, 0);
        first = newFirst;
    }
}
