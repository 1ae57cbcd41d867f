namespace Entente.Evidence;

/// <summary>A sentence in which an actor demands, rejects, offers, threatens, promises or concedes something.</summary>
public sealed record FoundStance
{
    /// <summary>Where the sentence stands.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>What the actor does, such as `demands`.</summary>
    public required string Kind { get; init; }

    /// <summary>Who does it.</summary>
    public string? Actor { get; init; }

    /// <summary>The rule that found it.</summary>
    public required string Rule { get; init; }

    /// <summary>How sure the rule is: 0 to 1.</summary>
    public required double Confidence { get; init; }
}
