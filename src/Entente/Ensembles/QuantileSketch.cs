namespace Entente.Ensembles;

/// <summary>Quantiles of any number of values in the memory of a few hundred counters: a histogram whose cells double in width until all
/// values fit.</summary>
/// <remarks>
/// A quantile is off by at most a cell, which is less than 2/cells of the range that the values cover, or 2⁻²⁰ if that is larger; where values pile up on one point
/// it is that point. The result depends on the values alone, not on their order: cells always begin at multiples of their width, and narrow cells add up
/// to wide ones. 20 bytes a cell.
/// </remarks>
internal sealed class QuantileSketch
{
    private const double Narrowest = 1.0 / (1 << 20);
    private const double Greatest = 1e9;

    private Cell[] cells;
    private double width = Narrowest;
    private long first; // the number of the first cell, which begins at first·width
    private long lowest = long.MaxValue; // cells in use
    private long highest = long.MinValue;

    /// <summary>Begins with no values.</summary>
    /// <param name="cells">How many cells; even.</param>
    public QuantileSketch(int cells) => this.cells = new Cell[cells];

    /// <summary>How many values there are.</summary>
    public int Count { get; private set; }

    /// <summary>Counts a value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no number, or beyond ±10⁹.</exception>
    public void Add(double value)
    {
        if (!(Math.Abs(value) <= Greatest))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "Only numbers between -1e9 and 1e9 can be counted.");
        }

        long cell = (long)Math.Floor(value / width);
        while (Count > 0 && Math.Max(highest, cell) - Math.Min(lowest, cell) >= cells.Length)
        {
            Widen();
            cell = (long)Math.Floor(value / width);
        }

        if (Count == 0)
        {
            first = cell - (cells.Length / 2);
        }
        else if (cell < first || cell >= first + cells.Length)
        {
            MoveToHold(cell);
        }

        lowest = Math.Min(lowest, cell);
        highest = Math.Max(highest, cell);
        cells[cell - first].Add(new(1, value, value));
        Count++;
    }

    /// <summary>The value below which a share of the values lies, or NaN of none; values are taken as spread evenly between the least and the greatest of
    /// their cell.</summary>
    public double Quantile(double share)
    {
        if (Count == 0)
        {
            return double.NaN;
        }

        double wanted = share * Count, seen = 0;
        long last = highest;
        for (long cell = lowest; cell <= highest; cell++)
        {
            Cell here = cells[cell - first];
            if (here.Count > 0 && seen + here.Count >= wanted)
            {
                return here.Least + ((wanted - seen) / here.Count * (here.Greatest - here.Least));
            }

            seen += here.Count;
        }

        return cells[last - first].Greatest;
    }

    private void Widen()
    {
        long newFirst = first >> 1;
        Cell[] wide = new Cell[cells.Length];
        for (long cell = lowest; cell <= highest; cell++)
        {
            wide[(cell >> 1) - newFirst].Add(cells[cell - first]);
        }

        (cells, first, width, lowest, highest) = (wide, newFirst, width * 2, lowest >> 1, highest >> 1);
    }

    /// <summary>Puts the cells in use and a new one, which together fit, in the middle.</summary>
    private void MoveToHold(long cell)
    {
        long low = Math.Min(lowest, cell), high = Math.Max(highest, cell);
        long newFirst = low - ((cells.Length - (high - low + 1)) / 2);
        Cell[] moved = new Cell[cells.Length];
        for (long used = lowest; used <= highest; used++)
        {
            moved[used - newFirst] = cells[used - first];
        }

        (cells, first) = (moved, newFirst);
    }

    private record struct Cell(int Count, double Least, double Greatest)
    {
        public void Add(Cell other)
        {
            if (other.Count > 0)
            {
                Least = Count > 0 ? Math.Min(Least, other.Least) : other.Least;
                Greatest = Count > 0 ? Math.Max(Greatest, other.Greatest) : other.Greatest;
                Count += other.Count;
            }
        }
    }
}
