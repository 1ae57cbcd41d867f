using Entente.Scenarios.Format;

namespace Entente.Scenarios;

/// <summary>A document that evidence is taken from, kept beside the scenario or only cited.</summary>
public sealed record Source
{
    /// <summary>Title.</summary>
    [Key("Title.")]
    public required string Title { get; init; }

    /// <summary>Who published it.</summary>
    [Key("Who published it.")]
    public string? Publisher { get; init; }

    /// <summary>Who wrote it.</summary>
    [Key("Who wrote it.")]
    public string? Author { get; init; }

    /// <summary>When it was published: not after the forecast's date.</summary>
    [Key("When it was published: not after the date of the forecast.")]
    public DateOnly? Date { get; init; }

    /// <summary>Where it can be found.</summary>
    [Key("Where it can be found.")]
    public string? Url { get; init; }

    /// <summary>The copy kept beside the scenario, as a path from it.</summary>
    [Key("The copy kept beside the scenario, as a path from it.")]
    public string? File { get; init; }

    /// <summary>SHA-256 of the copy, 64 hexadecimal digits.</summary>
    [Key("SHA-256 of the copy, 64 hexadecimal digits.")]
    public string? Sha256 { get; init; }
}

/// <summary>How sure the analyst is of a piece of evidence.</summary>
public enum Confidence
{
    /// <summary>A guess or a rumour.</summary>
    Low,

    /// <summary>One good source.</summary>
    Medium,

    /// <summary>Beyond reasonable doubt.</summary>
    High,
}

/// <summary>Whether the analyst has taken a piece of evidence on.</summary>
public enum EvidenceStatus
{
    /// <summary>Found, not yet judged.</summary>
    Proposed,

    /// <summary>Judged good.</summary>
    Accepted,

    /// <summary>Judged bad: it supports no number.</summary>
    Rejected,
}

/// <summary>Something that a source says, or that the analyst judges, in our own words.</summary>
public sealed record PieceOfEvidence
{
    /// <summary>The document; none for an analyst's own judgement.</summary>
    [Key("The document it is taken from; left out for an analyst's own judgement."), RefersTo(NameKind.Source)]
    public string? Source { get; init; }

    /// <summary>Where in the document.</summary>
    [Key("Where in the document: a paragraph such as ¶3, characters such as ¶3 120..168 (counted from 0 in the whole text), or a page.")]
    public string? At { get; init; }

    /// <summary>What it says, in our own words.</summary>
    [Key("What it says, in your own words.")]
    public required string Says { get; init; }

    /// <summary>The words of the document on which it rests, as it spells them: `check` looks for them at the place given.</summary>
    [Key("A few words of the document on which it rests, as it spells them; `check` looks for them at the place given.")]
    public string? Quote { get; init; }

    /// <summary>Who said it.</summary>
    [Key("Who said it.")]
    public string? Speaker { get; init; }

    /// <summary>For whom the speaker speaks.</summary>
    [Key("For whom the speaker speaks.")]
    public string? SpeaksFor { get; init; }

    /// <summary>Who took it down, or whose judgement it is.</summary>
    [Key("Who took it down, or whose judgement it is.")]
    public string? Analyst { get; init; }

    /// <summary>How sure the analyst is.</summary>
    [Key("How sure the analyst is.")]
    public Confidence Confidence { get; init; } = Confidence.Medium;

    /// <summary>Whether the analyst has taken it on.</summary>
    [Key("Whether the analyst has taken it on.")]
    public EvidenceStatus Status { get; init; } = EvidenceStatus.Accepted;
}
