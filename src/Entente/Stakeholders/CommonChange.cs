namespace Entente.Stakeholders;

/// <summary>The changes from today on one issue by which all actors gain: they all pull the same way, each up to its own reach.</summary>
/// <param name="Today">Where the issue stands now.</param>
/// <param name="Direction">+1 if all want more, −1 if all want less.</param>
/// <param name="Reaches">How far from today each actor wants it, rising; empty if there is no change by which all gain.</param>
/// <param name="Weights">The weights, in the same order.</param>
internal sealed record CommonChange(double Today, int Direction, double[] Reaches, double[] Weights)
{
    /// <summary>What to say where there is no such change.</summary>
    public const string Blocked = "every change would hurt somebody, so today's state stands.";

    /// <summary>Beyond this change, the actor with the shortest reach would be worse off than today.</summary>
    public double Farthest => 2 * Reaches[0];

    /// <summary>The position of a change; never beyond the actor that wants most, whatever the rounding.</summary>
    public double At(double change) => Today + (Direction * Math.Min(change, Reaches[^1]));

    /// <summary>The common changes; null if no actor has weight.</summary>
    public static CommonChange? Of(OneIssue issue, double[] weights, double today)
    {
        int[] counted = [.. Enumerable.Range(0, weights.Length).Where(i => weights[i] > 0)];
        if (counted.Length == 0)
        {
            return null;
        }

        int direction = Math.Sign(issue.Positions[counted[0]] - today);
        if (direction == 0 || counted.Any(i => Math.Sign(issue.Positions[i] - today) != direction))
        {
            return new(today, 0, [], []);
        }

        (double Reach, double Weight)[] sorted = [.. counted.Select(i => (Math.Abs(issue.Positions[i] - today), weights[i])).Order()];
        return new(today, direction, [.. sorted.Select(one => one.Reach)], [.. sorted.Select(one => one.Weight)]);
    }
}
