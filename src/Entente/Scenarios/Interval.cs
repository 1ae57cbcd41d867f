namespace Entente.Scenarios;

/// <summary>All positions from one end to the other, both included; each end may be uncertain.</summary>
/// <remarks>Written `40..100`, or `{from: 40..50..55, to: 100}` when an end is uncertain. In a draw in which the ends cross,
/// the interval is empty.</remarks>
public sealed record Interval(Uncertain From, Uncertain To)
{
    /// <summary>For a red line: how far beyond either end terms are not refused outright but lose <see cref="Loss"/>. 0 = not at all.
    /// Range [0, 100].</summary>
    public Uncertain Margin { get; init; } = 0;

    /// <summary>For a red line with a margin: utility lost at its very end, in proportion before. Range [0, 10].</summary>
    public Uncertain Loss { get; init; } = 0;

    /// <summary>For a red line: how far it gives way as war goes worse, as a share of the fall of W. 0 = not at all.
    /// Range [0, 1].</summary>
    public Uncertain Gives { get; init; } = 0;

    /// <summary>Whether there are worlds in which terms may pass an end at a price.</summary>
    internal bool IsSoft => Margin.High > 0;

    /// <summary>The lowest position that is not refused outright, at central values.</summary>
    internal double LowestCentral => IsSoft ? From.Central - Margin.Central : From.Central;

    /// <summary>The highest.</summary>
    internal double HighestCentral => IsSoft ? To.Central + Margin.Central : To.Central;

    /// <summary>Whether a position lies inside while both ends have their central values.</summary>
    public bool ContainsCentral(double position) => position >= From.Central && position <= To.Central;
}
