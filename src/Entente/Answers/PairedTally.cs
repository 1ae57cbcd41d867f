namespace Entente.Answers;

/// <summary>Two columns of draws, added up side by side in the order of draws: what a <see cref="PairedChange"/> is made of.</summary>
internal sealed class PairedTally
{
    private int draws, pairs, up, down;
    private bool isYesOrNo = true;

    /// <summary>The column as it is.</summary>
    public ScrambleSums Before { get; } = new();

    /// <summary>The column with the change.</summary>
    public ScrambleSums After { get; } = new();

    /// <summary>The pairs of a yes or no; null if a number is neither 0 nor 1, or only one of a pair counts.</summary>
    public PairedShares? Shares => isYesOrNo && pairs > 0 ? new(pairs, up, down) : null;

    /// <summary>The tally of two columns of equally many draws.</summary>
    public static PairedTally Of(ReadOnlySpan<double> before, ReadOnlySpan<double> after)
    {
        if (before.Length != after.Length)
        {
            throw new ArgumentException("Both ensembles need equally many draws.", nameof(after));
        }

        PairedTally tally = new();
        for (int draw = 0; draw < before.Length; draw++)
        {
            tally.Add(before[draw], after[draw]);
        }

        return tally;
    }

    /// <summary>Adds the next draw; NaN where it does not count.</summary>
    public void Add(double before, double after)
    {
        Before.Add(draws, before);
        After.Add(draws++, after);
        if (double.IsNaN(before) && double.IsNaN(after))
        {
            return;
        }

        isYesOrNo &= before is 0 or 1 && after is 0 or 1;
        pairs++;
        up += after > before ? 1 : 0;
        down += after < before ? 1 : 0;
    }
}
