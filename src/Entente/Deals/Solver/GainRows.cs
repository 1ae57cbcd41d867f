namespace Entente.Deals.Solver;

/// <summary>
/// A convex program over the gains: maximise t (if any row raises it) + Σ bonus·gain + Σ weight·ln(gain − floor), subject to
/// the rows. Every rule of docs/explanation/deal-space.md is one setting of these rows.
/// </summary>
internal sealed class GainRows(int maximumRows)
{
    public int Count { get; set; }

    /// <summary>Number of rows with a slack: all but the equations.</summary>
    public int Pairs { get; private set; }

    public RowMode[] Mode { get; } = new RowMode[maximumRows];
    public double[] Floor { get; } = new double[maximumRows];

    /// <summary>σ: scale of t in a <see cref="RowMode.Raise"/> row; positive.</summary>
    public double[] Scale { get; } = new double[maximumRows];

    /// <summary>Weight of the logarithm in a <see cref="RowMode.Log"/> row; positive.</summary>
    public double[] LogWeight { get; } = new double[maximumRows];

    /// <summary>ω: weight of the gain in the objective.</summary>
    public double[] Bonus { get; } = new double[maximumRows];

    /// <summary>Whether any row raises t.</summary>
    public bool HasLevel { get; private set; }

    /// <summary>Whether any row is a logarithm of the objective.</summary>
    public bool HasLogs { get; private set; }

    /// <summary>Whether gains are part of the objective; else it is a position.</summary>
    public bool CountGains => HasLevel || HasLogs || Bonus.AsSpan(0, Count).ContainsAnyExcept(0);

    /// <summary>Makes every row a plain constraint gain ≥ 0 without bonus.</summary>
    public void Reset(int count)
    {
        (Count, Pairs, HasLevel, HasLogs) = (count, count, false, false);
        for (int r = 0; r < count; r++)
        {
            (Mode[r], Floor[r], Scale[r], LogWeight[r], Bonus[r]) = (RowMode.AtLeast, 0, 0, 0, 0);
        }
    }

    /// <summary>Row r becomes gain ≥ floor + scale·t.</summary>
    public void Raise(int row, double scale, double floor = 0)
    {
        (Mode[row], Scale[row], Floor[row], HasLevel) = (RowMode.Raise, scale, floor, true);
    }

    /// <summary>Row r becomes gain = 0.</summary>
    public void Equate(int row)
    {
        (Mode[row], Pairs) = (RowMode.Exactly, Pairs - 1);
    }

    /// <summary>Row r becomes a logarithm of the objective.</summary>
    public void Log(int row, double weight)
    {
        (Mode[row], LogWeight[row], HasLogs) = (RowMode.Log, weight, true);
    }

    /// <summary>Row r becomes gain ≥ floor, and leaves level and objective.</summary>
    public void Hold(int row, double floor)
    {
        (Mode[row], Scale[row], Floor[row], Bonus[row]) = (RowMode.AtLeast, 0, floor, 0);
    }
}
