using Entente.Scenarios.Format;

namespace Entente.Scenarios;

/// <summary>What happens without a deal: a <see cref="FrontWar"/>, or a <see cref="LotteryWar"/> for textbook cases.</summary>
public abstract record WarSettings : Reasoned
{
    /// <summary>Terms that a victor imposes, by side, where they differ from its lead actor's ideals.</summary>
    [Key("Terms that a victor imposes, where they differ from the ideals of its leading actor.", Order = 1)]
    public Victory Victory { get; init; } = new();

    /// <summary>Who leads a side when two actors are equally strong.</summary>
    [Key("Who leads a side; needed only where two actors of it are equally strong.", Order = 1)]
    public Lead Lead { get; init; } = new();
}

/// <summary>A war with a front that drifts and shakes until one side wins, collapses or both agree.</summary>
internal sealed record FrontWar : WarSettings
{
    /// <summary>Battlefield position: near 0 the defender has almost won, near 1 the attacker. Range (0, 1).</summary>
    [Key("Battlefield position: near 0 the defender has almost won, near 1 the attacker."),
     Number(0, 1, LowOpen = true, HighOpen = true, Percent = true), Changeable]
    public required Uncertain Front { get; init; }

    /// <summary>m: how strongly relative strength decides the contest. Range [0, 20].</summary>
    [Key("How strongly relative strength decides the contest; 1 = in proportion."), Number(0, 20), Changeable]
    public Uncertain Decisiveness { get; init; } = 1;

    /// <summary>Front units per year at total superiority. Range [0, 100].</summary>
    [Key("How far the front moves in a year at total superiority."), Number(0, 100, Percent = true), Changeable]
    public required Uncertain Pace { get; init; }

    /// <summary>Random movement of the front per square root of a year. Range (0, 10].</summary>
    [Key("Random movement of the front per square root of a year."), Number(0, 10, LowOpen = true, Percent = true), Changeable]
    public required Uncertain Volatility { get; init; }

    /// <summary>Hazards of a sudden end of resistance.</summary>
    [Key("Hazards a year, at equal strengths, that a side's resistance suddenly ends."), Changeable]
    public CollapseHazards Collapse { get; init; } = new();

    /// <summary>What a unit of each support stream adds to strength; a stream not named has 1. Range [0, 1000].</summary>
    [Key("What a unit of each support stream adds to strength; 1 if left out."),
     RefersTo(NameKind.Stream), Number(0, 1000, Percent = true), Changeable]
    public Named<Uncertain> StreamWeights { get; init; } = [];
}

/// <summary>A war decided by one throw, as in textbooks.</summary>
internal sealed record LotteryWar : WarSettings
{
    /// <summary>Probability that the attacker wins. Range [0, 1].</summary>
    [Key("Probability that the attacker wins."), Number(0, 1, Percent = true), Changeable]
    public required Uncertain Lottery { get; init; }

    /// <summary>What the war costs each actor, in utility; an actor not named pays 0. Range [0, 10].</summary>
    [Key("What the war costs each actor, in utility."), RefersTo(NameKind.Actor), Number(0, 10, Percent = true), Changeable]
    public Named<Uncertain> Cost { get; init; } = [];
}

/// <summary>Hazards of collapse at equal strengths.</summary>
internal sealed record CollapseHazards : Reasoned
{
    /// <summary>Hazard of the attacker a year. Range [0, 100].</summary>
    [Key("Hazard a year that the attacker's resistance ends, at equal strengths."), Number(0, 100, Percent = true), Changeable]
    public Uncertain Attacker { get; init; } = 0;

    /// <summary>Hazard of the defender a year. Range [0, 100].</summary>
    [Key("Hazard a year that the defender's resistance ends, at equal strengths."), Number(0, 100, Percent = true), Changeable]
    public Uncertain Defender { get; init; } = 0;

    /// <summary>Exponent with which the hazard answers to relative strength. Range [0, 20].</summary>
    [Key("How strongly the hazards answer to relative strength; 1 = in proportion."), Number(0, 20), Changeable]
    public Uncertain Response { get; init; } = 1;
}

/// <summary>Terms that a victor imposes.</summary>
public sealed record Victory
{
    /// <summary>By issue, when the attacker wins.</summary>
    [Key("Terms by issue when the attacker wins."), RefersTo(NameKind.Issue)]
    public Named<IssueValue> Attacker { get; init; } = [];

    /// <summary>By issue, when the defender wins.</summary>
    [Key("Terms by issue when the defender wins."), RefersTo(NameKind.Issue)]
    public Named<IssueValue> Defender { get; init; } = [];
}

/// <summary>The leading actor of each side: its strongest if not given.</summary>
public sealed record Lead
{
    /// <summary>Leader of the attackers.</summary>
    [Key("Leader of the attackers."), RefersTo(NameKind.Actor)]
    public string? Attacker { get; init; }

    /// <summary>Leader of the defenders.</summary>
    [Key("Leader of the defenders."), RefersTo(NameKind.Actor)]
    public string? Defender { get; init; }
}
