using Entente.Scenarios.Format;

namespace Entente.Scenarios;

/// <summary>Whether a deal holds: who may break it and how readily.</summary>
public sealed record Holding : Reasoned
{
    /// <summary>Rate a year at which a tempted party breaks a deal. Range [0, 100].</summary>
    [Key("Rate a year at which a party breaks a deal that it gains by breaking."), Number(0, 100, Percent = true), Changeable]
    public Uncertain BreakRate { get; init; } = 0.5;

    /// <summary>How blurred the comparison with breaking is, in utility. Range (0, 1].</summary>
    [Key("How blurred a party's comparison between keeping and breaking is, in utility."), Number(0, 1, LowOpen = true, Percent = true), Changeable]
    public Uncertain Tremble { get; init; } = 0.05;

    /// <summary>How long a deal is followed after it is made.</summary>
    [Key("How long a deal is followed after it is made, such as 5 years.")]
    public Duration HoldsFor { get; init; } = new(5, DurationUnit.Year);

    /// <summary>Groups that may break a deal that hurts them.</summary>
    [Key("Groups that may break a deal that hurts them."), Defines(NameKind.Spoiler), Changeable]
    public Named<Spoiler> Spoilers { get; init; } = [];
}

/// <summary>A group outside the talks that may break a deal that hurts it.</summary>
public sealed record Spoiler : Reasoned
{
    /// <summary>The name used in sentences; the spoiler's key if not given.</summary>
    [Key("The name used in sentences; the key itself if left out.")]
    public string? Name { get; init; }

    /// <summary>Strength, on the scale that the actors share. Range [0, 1,000,000].</summary>
    [Key("Strength, on the scale that the actors share."), Number(0, 1e6), Changeable]
    public Uncertain Power { get; init; } = 0;

    /// <summary>What it wants, by issue; a salience not given is 1.</summary>
    [Key("What the group wants, by issue; a deal far from it tempts the group to break it."), RefersTo(NameKind.Issue), Changeable]
    public Named<Wants> HurtBy { get; init; } = [];
}
