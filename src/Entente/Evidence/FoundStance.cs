using Entente.Evidence.Stances;

namespace Entente.Evidence;

/// <summary>A sentence in which an actor demands, rejects, offers, threatens, promises or concedes something.</summary>
internal sealed record FoundStance
{
    /// <summary>Where the sentence stands.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>What the actor does.</summary>
    public required StanceKind Kind { get; init; }

    /// <summary>The words that say so, such as `ruled out`.</summary>
    public required TextSpan Cue { get; init; }

    /// <summary>Who does it: the actor's fullest name in the text; null if the text does not say nearby.</summary>
    public string? Actor { get; init; }

    /// <summary>The words after the cue up to the end of their clause; null if there are none.</summary>
    public TextSpan? What { get; init; }

    /// <summary>The rule that found it, as named in docs/explanation/dates-and-quantities.md.</summary>
    public required string Rule { get; init; }

    /// <summary>How sure the rule is: 0 to 1, set by judgement.</summary>
    public required double Confidence { get; init; }
}
