namespace Entente.Ensembles;

/// <summary>Quantiles of any number of values in the memory of a few hundred counters: a histogram whose cells double in width until all
/// values fit.</summary>
/// <remarks>
/// A quantile is off by at most a cell, which is less than 2/cells of the range that the values cover, or 2⁻²⁰ if that is larger; where
/// values pile up on one point it is that point. The result depends on the values alone, not on their order: cells always begin at
/// multiples of their width, and narrow cells add up to wide ones. Only cells with values in them take memory, 24 bytes each: a few values
/// take little, however far apart they lie.
/// </remarks>
/// <param name="cells">How many cells the values may spread over; even.</param>
internal sealed class QuantileSketch(int cells)
{
    /// <summary>Bytes that a cell takes.</summary>
    public const int BytesOfACell = 24;

    private const double Narrowest = 1.0 / (1 << 20);
    private const double MaxSize = 1e9;

    private Cell[] filled = []; // in order; the first `used` of them
    private int used;
    private double perWidth = 1 / Narrowest; // a power of two, as every width is

    /// <summary>How many values there are.</summary>
    public int Count { get; private set; }

    /// <summary>Counts a value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no number, or beyond ±10⁹.</exception>
    public void Add(double value)
    {
        if (!(Math.Abs(value) <= MaxSize))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "Only numbers between -1e9 and 1e9 can be counted.");
        }

        Add(new Cell(1, value, value));
    }

    /// <summary>Carries the cells: those of two sketches of as many cells together are those of all their values.</summary>
    public void Carry(SumCarrier carrier)
    {
        (int count, double carried) = (carrier.Told(used), carrier.Told(perWidth));
        while (perWidth > carried)
        {
            Widen();
        }

        for (int i = 0; i < count; i++)
        {
            Cell own = carrier.Adds ? default : filled[i];
            Cell cell = new(carrier.Told(own.Count), carrier.Told(own.Least), carrier.Told(own.Greatest));
            if (carrier.Adds)
            {
                Add(cell);
            }
        }
    }

    /// <summary>The value below which a share of the values lies, or NaN of none; values are taken as spread evenly between the least and
    /// the greatest of their cell.</summary>
    public double Quantile(double share)
    {
        if (Count == 0)
        {
            return double.NaN;
        }

        double wanted = share * Count, seen = 0;
        foreach (Cell here in filled.AsSpan(0, used))
        {
            if (seen + here.Count >= wanted)
            {
                return here.Least + ((wanted - seen) / here.Count * (here.Greatest - here.Least));
            }

            seen += here.Count;
        }

        return filled[used - 1].Greatest;
    }

    /// <summary>Counts the values of a cell that is at most as wide as those here.</summary>
    private void Add(Cell cell)
    {
        while (used > 0 && Number(Math.Max(filled[used - 1].Greatest, cell.Greatest)) - Number(Math.Min(filled[0].Least, cell.Least))
            >= cells)
        {
            Widen();
        }

        int after = FirstAbove(cell.Least);
        if (after > 0 && Number(filled[after - 1].Least) == Number(cell.Least))
        {
            filled[after - 1].Add(cell);
        }
        else if (after < used && Number(filled[after].Least) == Number(cell.Least))
        {
            filled[after].Add(cell);
        }
        else
        {
            Insert(after, cell);
        }

        Count += cell.Count;
    }

    /// <summary>The number of the cell that a value lies in.</summary>
    private long Number(double value) => (long)Math.Floor(value * perWidth);

    /// <summary>Index of the first cell all of whose values lie above one.</summary>
    private int FirstAbove(double value)
    {
        if (used == 0)
        {
            return 0;
        }

        // Cells have different numbers, so these alone tell nearly where the value lies: exactly, where no cell between them is empty.
        long number = Number(value);
        int low = (int)Math.Clamp(used - (Number(filled[used - 1].Least) - number) - 1, 0, used);
        int high = (int)Math.Clamp(number - Number(filled[0].Least) + 1, low, used);
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = filled[middle].Least <= value ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private void Insert(int at, Cell cell)
    {
        if (used == filled.Length)
        {
            const int few = 4;
            Array.Resize(ref filled, Math.Min(cells, Math.Max(few, 2 * used)));
        }

        Array.Copy(filled, at, filled, at + 1, used - at);
        filled[at] = cell;
        used++;
    }

    private void Widen()
    {
        perWidth /= 2;
        int kept = 0;
        for (int i = 0; i < used; i++)
        {
            if (kept > 0 && Number(filled[kept - 1].Least) == Number(filled[i].Least))
            {
                filled[kept - 1].Add(filled[i]);
            }
            else
            {
                filled[kept++] = filled[i];
            }
        }

        used = kept;
    }

    private record struct Cell(int Count, double Least, double Greatest)
    {
        public void Add(Cell other)
        {
            Least = Math.Min(Least, other.Least);
            Greatest = Math.Max(Greatest, other.Greatest);
            Count += other.Count;
        }
    }
}
