namespace Entente.Evidence;

/// <summary>Whether a figure goes up or down.</summary>
internal enum Direction
{
    /// <summary>Up, or high.</summary>
    Up,

    /// <summary>Down, or low.</summary>
    Down,
}

/// <summary>A figure that the text gives.</summary>
internal sealed record FoundQuantity
{
    /// <summary>Where it stands.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The words there.</summary>
    public required string Text { get; init; }

    /// <summary>The number; null for a record that names no time, such as `a record high`.</summary>
    public required double? Value { get; init; }

    /// <summary>The upper number of a range such as `5 to 10 %`; null for a single number.</summary>
    public double? High { get; init; }

    /// <summary>Its unit: `%`, `percentage points`, a currency such as `USD`, `people`, a unit of time such as `months`, or the thing
    /// counted.</summary>
    public required string Unit { get; init; }

    /// <summary>What it is about; null if the text does not say nearby.</summary>
    public string? What { get; init; }

    /// <summary>Which way it goes; null if the text does not say nearby.</summary>
    public Direction? Direction { get; init; }

    /// <summary>By how much it moved: after a verb of change without `to`, or after `by`. Null for all else.</summary>
    public double? Change { get; init; }

    /// <summary>What it came to, or came from: after a verb of change with `to` or `from`. Null for all else.</summary>
    public double? Level { get; init; }

    /// <summary>What a reader should know, such as another way to read the figure.</summary>
    public string? Note { get; init; }

    /// <summary>A word that loosens it, such as `about` or `at least`.</summary>
    public string? Bound { get; init; }

    /// <summary>The rule that found it, as named in docs/explanation/dates-and-quantities.md.</summary>
    public required string Rule { get; init; }

    /// <summary>How sure the rule is: 0 to 1, set by judgement.</summary>
    public required double Confidence { get; init; }

    /// <summary>What stands before a level when it is told: `to `, or `from ` where the text says so; nothing before what is no
    /// level.</summary>
    public string LevelWord(string text) => Level is null ? ""
        : text.AsSpan(0, Span.Start).TrimEnd().EndsWith("from", StringComparison.OrdinalIgnoreCase) ? "from " : "to ";
}
