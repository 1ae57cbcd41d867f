namespace Entente.Evidence;

/// <summary>A date that the text names.</summary>
public sealed record FoundDate
{
    /// <summary>Where it stands.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The words there.</summary>
    public required string Text { get; init; }

    /// <summary>The day, or the first of several.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The rule that found it.</summary>
    public required string Rule { get; init; }

    /// <summary>How sure the rule is: 0 to 1.</summary>
    public required double Confidence { get; init; }
}
