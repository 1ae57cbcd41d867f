namespace Entente.Evidence;

/// <summary>A figure that the text gives.</summary>
public sealed record FoundQuantity
{
    /// <summary>Where it stands.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The words there.</summary>
    public required string Text { get; init; }

    /// <summary>The number.</summary>
    public required double Value { get; init; }

    /// <summary>Its unit, such as `%` or `USD`.</summary>
    public required string Unit { get; init; }

    /// <summary>What it is about; null if the text does not say nearby.</summary>
    public string? What { get; init; }

    /// <summary>`up`, `down` or null.</summary>
    public string? Direction { get; init; }

    /// <summary>The rule that found it.</summary>
    public required string Rule { get; init; }

    /// <summary>How sure the rule is: 0 to 1.</summary>
    public required double Confidence { get; init; }
}
