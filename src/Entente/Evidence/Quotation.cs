namespace Entente.Evidence;

/// <summary>How a statement is reported.</summary>
internal enum QuotationKind
{
    /// <summary>Word for word, in quotation marks, as whole clauses.</summary>
    Direct,

    /// <summary>Reported speech with words in quotation marks.</summary>
    Mixed,

    /// <summary>Reported speech without quotation marks.</summary>
    Indirect,
}

/// <summary>Words or a statement that the text attributes to somebody.</summary>
internal sealed record Quotation
{
    /// <summary>How it is reported.</summary>
    public required QuotationKind Kind { get; init; }

    /// <summary>What is attributed, in reading order: several spans if the attribution stands inside it. Quotation marks are
    /// included.</summary>
    public required IReadOnlyList<TextSpan> Spans { get; init; }

    /// <summary>The words of the spans, joined by ` … `.</summary>
    public required string Text { get; init; }

    /// <summary>How the speaker stands to it: whether it is said, denied, withheld, doubted, asked or hoped for.</summary>
    public Polarity Polarity { get; init; }

    /// <summary>To whom it is attributed; null if the text does not say.</summary>
    public Speaker? Speaker { get; init; }

    /// <summary>The words that attribute it, such as `said` or `according to`.</summary>
    public TextSpan? Cue { get; init; }

    /// <summary>The rule that found it, as named in docs/explanation/evidence.md.</summary>
    public required string Rule { get; init; }

    /// <summary>How often the rule is right, as measured: 0 to 1.</summary>
    public required double Confidence { get; init; }
}

/// <summary>The one who says something.</summary>
/// <param name="Span">Where the text names the speaker nearest to the quotation.</param>
/// <param name="Text">The words there, such as `he` or `the minister`.</param>
/// <param name="Name">Full name found anywhere in the text; null if it is never given.</param>
/// <param name="Role">Office or description, such as `defence minister`.</param>
/// <param name="Organisation">For whom the speaker works or speaks.</param>
internal sealed record Speaker(TextSpan Span, string Text, string? Name, string? Role, string? Organisation);
