namespace Entente.Deals;

/// <summary>One condition on one issue: a scale position within an interval, or an option among some.</summary>
/// <param name="Issue">Index of the issue.</param>
/// <param name="Interval">For a scale issue.</param>
/// <param name="Options">For an option issue.</param>
internal sealed record Condition(int Issue, ScaleInterval? Interval = null, IReadOnlyList<int>? Options = null)
{
    /// <summary>Whether the terms meet the condition.</summary>
    public bool Holds(ReadOnlySpan<double> terms) => Interval is { } interval
        ? interval.Contains(terms[Issue])
        : Options is not null && Options.Contains((int)terms[Issue]);
}
