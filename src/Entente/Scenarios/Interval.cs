namespace Entente.Scenarios;

/// <summary>All positions from one end to the other, both included; each end may be uncertain.</summary>
/// <remarks>Written `40..100`, or `{from: 40..50..55, to: 100}` when an end is uncertain. In a draw in which the ends cross,
/// the interval is empty.</remarks>
public sealed record Interval(Uncertain From, Uncertain To)
{
    /// <summary>Whether a position lies inside while both ends have their central values.</summary>
    public bool ContainsCentral(double position) => position >= From.Central && position <= To.Central;
}
