using Entente.Scenarios.Format;

namespace Entente.Scenarios;

/// <summary>How the Nash solution weighs the actors.</summary>
public enum TalksWeights
{
    /// <summary>By their bargaining weights alone.</summary>
    Equal,

    /// <summary>By bargaining weight divided by discount: the patient get more.</summary>
    Patience,

    /// <summary>By bargaining weight divided by the number of seats that the actor's side has at the table: a side counts once, however
    /// many speak for it.</summary>
    Sides,
}

/// <summary>The bargaining rule by which talks land.</summary>
public enum TalksSolution
{
    /// <summary>Greatest weighted product of gains.</summary>
    Nash,

    /// <summary>Equal shares of the best each could get.</summary>
    KalaiSmorodinsky,

    /// <summary>The worst-off gets as much as possible.</summary>
    Egalitarian,
}

/// <summary>How talks come to an end once a deal is possible.</summary>
public sealed record TalksSettings : Reasoned
{
    /// <summary>The pace of a file that leaves it out.</summary>
    internal static readonly Uncertain UsualPace = 3;

    /// <summary>Rate a year at which talks conclude once a deal is possible. Range [0, 1000]; left out of a file with a section `history`,
    /// what history has for its class.</summary>
    [Key("Rate a year at which talks conclude once a deal is possible."), Number(0, 1000, FromHistory = true), Changeable]
    public Uncertain Pace { get; init; } = UsualPace;

    /// <summary>Gain over no deal at which talks run at full pace, in utility. Range (0, 1].</summary>
    [Key("Gain over no deal at which talks run at their full pace, in utility."), Number(0, 1, LowOpen = true, Percent = true), Changeable]
    public Uncertain DepthScale { get; init; } = 0.05;

    /// <summary>Whether nobody signs a deal in order to break it: a belligerent also asks that the terms themselves be worth no less than
    /// no deal (U ≥ W).</summary>
    [Key("Whether a party to the war signs only what it would gain by keeping too: its terms must be worth no less to it than no deal.",
        Part = ModelPart.Table), Changeable]
    public bool Sincere { get; init; }

    /// <summary>Whether everybody counts with later talks: not to agree today is worth no deal and the chance of a deal later.</summary>
    [Key("Whether everybody at the table counts with later talks: not to agree today is then worth no deal and the chance of a deal "
        + "later."), Changeable]
    public bool Anticipate { get; init; }

    /// <summary>Whether a party to the war that sees terms, and gets none, learns from it how the war goes.</summary>
    [Key("Whether a party to the war that sees terms, and gets none, takes it as news that the war goes better for the other side."),
     Changeable]
    public bool LearnAtTable { get; init; }

    /// <summary>How the Nash solution weighs the actors.</summary>
    [Key("How the Nash solution weighs the actors: equal, patience (the patient get more), or sides (the seats of one side share its "
        + "weight).", Part = ModelPart.Table), Changeable]
    public TalksWeights Weights { get; init; } = TalksWeights.Equal;

    /// <summary>The bargaining rule by which talks land.</summary>
    [Key("The bargaining rule by which talks land: nash (greatest product of gains), kalai-smorodinsky (equal shares of the best each "
        + "could get) or egalitarian (the worst-off gains as much as possible).", Part = ModelPart.Table), Changeable]
    public TalksSolution Solution { get; init; } = TalksSolution.Nash;
}
