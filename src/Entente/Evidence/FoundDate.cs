using Entente.Evidence.Dates;

namespace Entente.Evidence;

/// <summary>A date that the text names.</summary>
internal sealed record FoundDate
{
    /// <summary>Where it stands.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The words there.</summary>
    public required string Text { get; init; }

    /// <summary>The day, or the first of several. Nothing where it depends on the article's date and that is not known.</summary>
    public required DateOnly? Date { get; init; }

    /// <summary>The last day: the same for a single day.</summary>
    public required DateOnly? End { get; init; }

    /// <summary>What the words before the date make of it, such as a deadline.</summary>
    public required DateRelation Relation { get; init; }

    /// <summary>Whether something is to be done, or to stop, by then.</summary>
    public bool IsDeadline => DateRelations.IsDeadline(Relation);

    /// <summary>The rule that found it, as named in docs/explanation/dates-and-quantities.md.</summary>
    public required string Rule { get; init; }

    /// <summary>How sure the rule is: 0 to 1, set by judgement.</summary>
    public required double Confidence { get; init; }

    /// <summary>What a reader should know, such as another day that may be meant.</summary>
    public string? Note { get; init; }
}
