namespace Entente.Deals.Solver;

/// <summary>How many steps the continuous solves of a box may take together, so that a search ends in the middle of a box where it
/// must.</summary>
internal sealed class StepAllowance
{
    private long _taken;

    /// <summary>Steps that may still be taken.</summary>
    public long Left { get; private set; } = long.MaxValue;

    /// <summary>Whether a solve ended because it had no steps left.</summary>
    public bool RanOut { get; private set; }

    /// <summary>Allows so many steps from now on.</summary>
    public void Allow(long steps) => (Left, RanOut) = (steps, false);

    /// <summary>Counts the steps of a solve.</summary>
    /// <param name="steps">How many there were.</param>
    /// <param name="wasCut">Whether it would have gone on.</param>
    public void Count(long steps, bool wasCut = false)
    {
        _taken += steps;
        Left = Math.Max(0, Left - steps);
        RanOut |= wasCut;
    }

    /// <summary>Steps taken since this was last asked.</summary>
    public long Take()
    {
        long taken = _taken;
        _taken = 0;
        return taken;
    }
}
