namespace Entente.Ensembles;

/// <summary>Quantiles of any number of values in the memory of a few hundred counters: a histogram whose cells double in width until all
/// values fit.</summary>
/// <remarks>
/// A quantile is off by at most a cell, which is less than 2/cells of the range that the values cover, or 2⁻²⁰ if that is larger; where
/// values pile up on one point it is that point. The result depends on the values alone, not on their order: cells always begin at
/// multiples of their width, and narrow cells add up to wide ones. Only cells with values in them take memory, 24 bytes each, and up to 64
/// values that wait for their cells: a few values take little, however far apart they lie.
/// </remarks>
/// <param name="cells">How many cells the values may spread over; even.</param>
internal sealed class QuantileSketch(int cells)
{
    /// <summary>Bytes that a cell takes.</summary>
    public const int BytesOfACell = 24;

    private const double Narrowest = 1.0 / (1 << 20);
    private const double MaxSize = 1e9;
    private const int MostWaiting = 64;
    private const int Few = 4;

    private Cell[] filled = []; // in order; the first `used` of them
    private int used;
    private double[] waiting = []; // values not yet in cells: many at a time cost little more than one
    private int waits;
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

        if (waits == waiting.Length && waits < MostWaiting)
        {
            Array.Resize(ref waiting, Math.Max(Few, 2 * waits));
        }

        waiting[waits++] = value;
        Count++;
        if (waits == MostWaiting)
        {
            TakeIn();
        }
    }

    /// <summary>Carries the cells: those of two sketches of as many cells together are those of all their values.</summary>
    public void Carry(SumCarrier carrier)
    {
        TakeIn();
        (int count, double carried) = (carrier.Told(used), carrier.Told(perWidth));
        perWidth = Math.Min(perWidth, carried);
        used = Compact(filled.AsSpan(0, used));

        for (int i = 0; i < count; i++)
        {
            Cell own = carrier.Adds ? default : filled[i];
            Cell cell = new(carrier.Told(own.Count), carrier.Told(own.Least), carrier.Told(own.Greatest));
            if (carrier.Adds)
            {
                Merge([cell]);
                Count += cell.Count;
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

        TakeIn();
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

    /// <summary>Puts the values that wait into cells.</summary>
    private void TakeIn()
    {
        Span<double> values = waiting.AsSpan(0, waits);
        values.Sort();
        Span<Cell> cellsOfValues = stackalloc Cell[MostWaiting];
        for (int i = 0; i < values.Length; i++)
        {
            cellsOfValues[i] = new(1, values[i], values[i]);
        }

        Merge(cellsOfValues[..values.Length]);
        waits = 0;
    }

    /// <summary>Counts the values of cells that are at most as wide as those here.</summary>
    /// <param name="more">The cells, in order; some are made one.</param>
    private void Merge(Span<Cell> more)
    {
        if (more.IsEmpty)
        {
            return;
        }

        (double least, double greatest) = used == 0 ? (more[0].Least, more[^1].Greatest)
            : (Math.Min(filled[0].Least, more[0].Least), Math.Max(filled[used - 1].Greatest, more[^1].Greatest));
        while (Number(greatest) - Number(least) >= cells)
        {
            perWidth /= 2;
        }

        more = more[..Compact(more)];
        int before = Compact(filled.AsSpan(0, used)), room = before + (2 * more.Length);
        if (filled.Length < before + more.Length)
        {
            Array.Resize(ref filled, Math.Max(Few, room));
        }

        // From the end, so that what is written never overtakes what is read.
        int last = before - 1, at = before + more.Length;
        for (int j = more.Length - 1; j >= 0;)
        {
            filled[--at] = last >= 0 && filled[last].Least > more[j].Least ? filled[last--] : more[j--];
        }

        used = Compact(filled.AsSpan(0, before + more.Length));
    }

    /// <summary>Makes one of cells with one number; returns how many are left, at the beginning.</summary>
    private int Compact(Span<Cell> all)
    {
        int kept = 0;
        foreach (Cell one in all)
        {
            if (kept > 0 && Number(all[kept - 1].Least) == Number(one.Least))
            {
                all[kept - 1].Add(one);
            }
            else
            {
                all[kept++] = one;
            }
        }

        return kept;
    }

    /// <summary>The number of the cell that a value lies in.</summary>
    private long Number(double value) => (long)Math.Floor(value * perWidth);

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
