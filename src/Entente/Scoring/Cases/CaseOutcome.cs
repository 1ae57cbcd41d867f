using Entente.Scenarios;
using Entente.Scenarios.Format;

namespace Entente.Scoring.Cases;

/// <summary>How things stood on the last day of a case's forecast.</summary>
internal enum KindOfEnd
{
    /// <summary>An agreement that ends the dispute was in force.</summary>
    Settlement,

    /// <summary>A ceasefire was, and no settlement.</summary>
    CeasefireOnly,

    /// <summary>The attacking side had imposed its terms.</summary>
    ImposedByAttacker,

    /// <summary>The defending side had.</summary>
    ImposedByDefender,

    /// <summary>None of these.</summary>
    None,
}

/// <summary>What came of a case of the past: the file beside its scenario.</summary>
internal sealed record CaseOutcome
{
    /// <summary>Format version of the file.</summary>
    [Key("Version of the format of outcome files: 1.")]
    public required int Outcome { get; init; }

    /// <summary>The conflict that the case belongs to: cases of one are scored without each other.</summary>
    [Key("The conflict that the case belongs to: base rates leave all cases of it out where one is scored."), Name]
    public required string Conflict { get; init; }

    /// <summary>Up to this day it is known what happened.</summary>
    [Key("Up to this day it is known what happened.")]
    public required DateOnly KnownUntil { get; init; }

    /// <summary>What was agreed, in the order of its days.</summary>
    [Key("What was agreed after the date of the forecast, in the order of the days; nothing if left out.")]
    public ValueList<AgreementMade> Agreements { get; init; } = [];

    /// <summary>How things stood on the last day of the forecast; null = nobody can say.</summary>
    [Key("How things stood on the last day of the forecast; not scored if left out.")]
    public CaseEnd? Ended { get; init; }

    /// <summary>Where the main agreement put each issue, as far as it is known.</summary>
    [Key("Where the main agreement put each issue, as far as that is known."), RefersTo(NameKind.Issue)]
    public Named<IssueValue> Terms { get; init; } = [];

    /// <summary>One or two sentences on what happened.</summary>
    [Key("One or two sentences on what happened.")]
    public string? Summary { get; init; }

    /// <summary>Documents that say so.</summary>
    [Key("Documents that say so."), Defines(NameKind.Source)]
    public Named<Source> Sources { get; init; } = [];

    /// <summary>What in them says so.</summary>
    [Key("What in them says so."), Defines(NameKind.Evidence)]
    public Named<PieceOfEvidence> Evidence { get; init; } = [];
}

/// <summary>An agreement that was made.</summary>
internal sealed record AgreementMade : Reasoned
{
    /// <summary>The package of the scenario that it was.</summary>
    [Key("The package of the scenario that was agreed."), RefersTo(NameKind.Package)]
    public required string Package { get; init; }

    /// <summary>The day on which it was made.</summary>
    [Key("The day on which it was made.")]
    public required DateOnly Date { get; init; }

    /// <summary>Whether it was still in force on the last day that is known; null = see the other two, or nobody can say.</summary>
    [Key("True if it was still in force on the last day that is known.")]
    public bool? Held { get; init; }

    /// <summary>The day on which it broke down.</summary>
    [Key("The day on which it broke down.")]
    public DateOnly? Ended { get; init; }

    /// <summary>A day by which it had broken down, where the day itself is not known.</summary>
    [Key("A day by which it had broken down, where the day itself is not known.")]
    public DateOnly? EndedBy { get; init; }

    /// <summary>Whether it was in force so many years after it was made; null where nobody can say.</summary>
    public bool? HeldFor(int years, DateOnly knownUntil)
    {
        DateOnly day = Date.AddYears(years);
        return Ended is DateOnly end ? end > day
            : EndedBy is DateOnly by ? by <= day ? false : null
            : Held == true && knownUntil >= day ? true : null;
    }
}

/// <summary>How things stood on the last day of the forecast, and since when.</summary>
internal sealed record CaseEnd : Reasoned
{
    /// <summary>How they stood.</summary>
    [Key("How things stood on the last day of the forecast: settlement, ceasefire-only, imposed-by-attacker, imposed-by-defender or none.")]
    public required KindOfEnd How { get; init; }

    /// <summary>Since when.</summary>
    [Key("Since when.")]
    public DateOnly? Date { get; init; }
}
