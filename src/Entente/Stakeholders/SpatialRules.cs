namespace Entente.Stakeholders;

/// <summary>How much of a liking becomes a vote; d is the difference in utility and w the weight.</summary>
internal enum VotingRule
{
    /// <summary>w d.</summary>
    Prop,

    /// <summary>w B with B = d/10⁻⁸ cut to [−1, 1].</summary>
    Binary,

    /// <summary>w (0.8 d + 0.2 B).</summary>
    PropBin,

    /// <summary>w (0.5 d + 0.5 d³).</summary>
    PropCbc,

    /// <summary>w d³.</summary>
    Cubic,

    /// <summary>w d for losses, ⅔ w d for gains.</summary>
    AsymProsp,
}

/// <summary>How strengths become odds in an election among positions or bargains.</summary>
internal enum VictoryRule
{
    /// <summary>In proportion to the votes.</summary>
    Linear,

    /// <summary>In proportion to their squares.</summary>
    Square,

    /// <summary>In proportion to their fourth powers.</summary>
    Quartic,

    /// <summary>In proportion to their eighth powers.</summary>
    Octic,

    /// <summary>Certain from a lead of a tenth.</summary>
    Binary,
}

/// <summary>How odds of pairs become one probability for each position.</summary>
internal enum ElectionRule
{
    /// <summary>In proportion to the chance of beating all others.</summary>
    Conditional,

    /// <summary>The long run of a chain in which favourites are challenged by whom they tempt most.</summary>
    MarkovIncentive,

    /// <summary>The long run of a chain in which anybody may challenge the favourite.</summary>
    MarkovUniform,
}

/// <summary>What actors that are not party to a contest do.</summary>
internal enum ThirdParties
{
    /// <summary>KTAB: must take the winner's position if they lost.</summary>
    SemiCommit,

    /// <summary>KTAB: must take nothing.</summary>
    NoCommit,

    /// <summary>KTAB: must take the winner's position.</summary>
    FullCommit,

    /// <summary>Ours: side with the position that they like better, as the parties do.</summary>
    Preference,
}

/// <summary>How a proposal divides the way between two actors.</summary>
internal enum Interpolation
{
    /// <summary>In proportion to the squares of salience × odds.</summary>
    S2P2,

    /// <summary>In proportion to salience × odds.</summary>
    S1P1,

    /// <summary>In proportion to the squares of saliences and to the lead in odds.</summary>
    S2PMax,
}

/// <summary>Whose view of the odds makes proposals.</summary>
internal enum BargainRule
{
    /// <summary>The initiator's.</summary>
    Initiator,

    /// <summary>One by the initiator's and one by the receiver's.</summary>
    Both,

    /// <summary>The mean of both, weighted by power.</summary>
    WeightedMean,
}

/// <summary>The options of the spatial model, KTAB's and ours.</summary>
internal sealed record SpatialRules
{
    /// <summary>How likings become votes.</summary>
    public VotingRule Voting { get; init; }

    /// <summary>How votes become odds in elections.</summary>
    public VictoryRule Victory { get; init; }

    /// <summary>How odds become probabilities in elections.</summary>
    public ElectionRule Election { get; init; }

    /// <summary>Whether an actor's next bargain is drawn by its probability rather than the likeliest one.</summary>
    public bool Stochastic { get; init; }

    /// <summary>Least and greatest risk attitude.</summary>
    public (double Low, double High) RiskRange { get; init; } = (-0.5, 1);

    /// <summary>How much of another's true risk attitude an actor sees; it takes its own for the rest.</summary>
    public double RiskSeen { get; init; } = 1.0 / 3;

    /// <summary>What bystanders do.</summary>
    public ThirdParties ThirdParties { get; init; }

    /// <summary>How proposals divide the way.</summary>
    public Interpolation Interpolation { get; init; }

    /// <summary>Whose view makes proposals.</summary>
    public BargainRule Bargains { get; init; }

    /// <summary>Whether the receiver's proposal uses its expected gain where its odds are meant, as KTAB does.</summary>
    public bool ReceiverUsesGain { get; init; } = true;

    /// <summary>Whether the weighted mean takes the initiator's capability for both sides, as KTAB does.</summary>
    public bool InitiatorsCapabilityForBoth { get; init; } = true;

    /// <summary>Whether saliences do not count in elections, as in KTAB.</summary>
    public bool CapabilityAloneInElections { get; init; } = true;

    /// <summary>Whether proposals are rounded to hundredths of the scale, as in KTAB.</summary>
    public bool Rounded { get; init; } = true;

    /// <summary>Whether a bargain takes effect only if both parties choose it.</summary>
    public bool BothMustChoose { get; init; }

    /// <summary>The greatest number of turns.</summary>
    public int MostTurns { get; init; } = 100;
}
