using Entente.Scenarios.Format;

namespace Entente.Scenarios;

/// <summary>When a party that gains by breaking a deal breaks it, and what its signers count with.</summary>
public enum BreachTiming
{
    /// <summary>At any time alike: at the table a deal counts as if all re-arming were done on the day it is made.</summary>
    AnyTime,

    /// <summary>At its own best time: re-arming counts as it grows, and who gains more by waiting for it waits.</summary>
    BestTime,
}

/// <summary>Whether a deal holds: who may break it and how readily.</summary>
public sealed record Holding : Reasoned
{
    /// <summary>What a file that leaves them out has.</summary>
    internal static readonly Uncertain UsualBreakRate = 0.6, UsualTremble = 0.08;

    /// <summary>Rate a year at which a tempted party breaks a deal. Range [0, 100]; left out of a file with a section `history` where deals
    /// differ in how easily they break, what history has for its class.</summary>
    [Key("Rate a year at which a party breaks a deal that it gains by breaking."), Number(0, 100, Percent = true, FromHistory = true),
     Changeable]
    public Uncertain BreakRate { get; init; } = UsualBreakRate;

    /// <summary>c: what it costs anybody to start again, in utility. Range [0, 1].</summary>
    [Key("What it costs anybody to start again, in utility: who would gain less than this by breaking a deal mostly keeps it."),
     Number(0, 1, Percent = true), Changeable]
    public Uncertain Friction { get; init; } = 0.1;

    /// <summary>How blurred the comparison with breaking is, in utility. Range (0, 1]; left out, as <see cref="BreakRate"/>.</summary>
    [Key("How blurred a party's comparison between keeping and breaking is, in utility."),
     Number(0, 1, LowOpen = true, Percent = true, FromHistory = true), Changeable]
    public Uncertain Tremble { get; init; } = UsualTremble;

    /// <summary>When a party that gains by it breaks a deal; null = as the version of the file has it
    /// (<see cref="FormatVersion"/>).</summary>
    [Key("When a party that gains by it breaks a deal: at any-time alike, or at its own best-time, re-arming counted as it grows. If left "
        + "out, any-time in version 1 of the format and best-time in version 2."), Changeable]
    public BreachTiming? Breach { get; init; }

    /// <summary>Whether deals differ in how easily they break. A group outside can end deals in some worlds and in others cannot, with its
    /// reach as the chance; and who has not broken a deal for some time is less and less likely to
    /// (<see cref="FormatVersion.Fades"/>). Null = as the version of the file has it.</summary>
    [Key("Whether deals differ in how easily they break, so that they break early or not at all. A group outside the talks can then end a "
        + "deal in some worlds and not at all in others, with its reach as the chance; and with best-time, who has kept a deal for long is "
        + "less and less likely to break it. If left out, false in version 1 of the format and true in version 2.")]
    public bool? Frailty { get; init; }

    /// <summary>How long a deal is followed after it is made.</summary>
    [Key("How long a deal is followed after it is made, such as 5 years.")]
    public Duration HoldsFor { get; init; } = new(5, DurationUnit.Year);

    /// <summary>How often a breach by a group ends the deal, as a world has it.</summary>
    /// <param name="spoiler">One of <see cref="Spoilers"/>.</param>
    /// <param name="scenario">The scenario that this belongs to.</param>
    internal Uncertain ReachOf(string spoiler, Scenario scenario)
    {
        Uncertain reach = Spoilers[spoiler].ReachIn(scenario);
        return FormatVersion.Frailty(scenario) ? Uncertain.Chance(spoiler, reach) : reach;
    }

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

    /// <summary>How often a breach by it ends the deal. Range [0, 1]; nothing: from <see cref="Power"/>, or
    /// <see cref="UsualReach"/>.</summary>
    [Key("How often a breach by the group brings the war back, or ends the deal where there is no war; 0.3 if left out."),
     Number(0, 1, Percent = true), Changeable]
    public Uncertain? Reach { get; init; }

    /// <summary>The key of earlier files in the place of <see cref="Reach"/>: strength, on the scale that the actors share. Range [0,
    /// 1,000,000].</summary>
    [Key("Out of use, write `reach`. In an old file the reach is this over the power of the weaker side, at most 1."),
     Number(0, 1e6), Changeable]
    public Uncertain? Power { get; init; }

    /// <summary>Reach of a spoiler for whom the file gives none: three breaches in ten end a deal. An assumption of ours.</summary>
    public static Uncertain UsualReach { get; } = 0.3;

    /// <summary>What it wants, by issue; a salience not given is 1.</summary>
    [Key("What the group wants, by issue; a deal far from it tempts the group to break it."), RefersTo(NameKind.Issue), Changeable]
    public Named<Wants> HurtBy { get; init; } = [];

    /// <summary>Its reach in a scenario: as given; else its <see cref="Power"/> over the power of the actors of the weaker side, at central
    /// values and at most 1; else, and where there are no sides with power, <see cref="UsualReach"/>.</summary>
    public Uncertain ReachIn(Scenario scenario)
    {
        if (Reach is not null || Power is null)
        {
            return Reach ?? UsualReach;
        }

        double weaker = Enum.GetValues<Side>()
            .Min(side => scenario.Actors.Values.Where(actor => actor.Side == side).Sum(actor => actor.Power.Central));
        return weaker > 0 ? Uncertain.Times(Power, 1 / weaker, new Bounds(0, 1)) : UsualReach;
    }
}
