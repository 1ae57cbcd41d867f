
namespace Entente.Stakeholders;

/// <summary>The settings of the spatial models. The nine of KTAB keep its names, in kebab-case.</summary>
internal static class SpatialParameters
{
    private const string Ktab14 = "KTAB 1.4";

    /// <summary>The greatest number of turns.</summary>
    public static readonly NumberParameter Turns =
        new("turns", 0, 1000, 100, "turns", "The greatest number of turns; they end before if positions come to rest.", Ktab14,
        Whole: true);

    private static readonly ChoiceParameter Voting = new(
        "voting-rule",
        [
            new("prop", "w d"), new("binary", "w B, with B = d/10⁻⁸ cut to −1..1"), new("prop-bin", "w (0.8 d + 0.2 B)"),
            new("prop-cbc", "w (0.5 d + 0.5 d³)"), new("cubic", "w d³"), new("asym-prosp", "w d for losses, ⅔ w d for gains"),
        ],
        "How a difference d in utility becomes a vote of an actor of weight w.",
        Ktab14);

    private static readonly ChoiceParameter Victory = new(
        "victory-prob-model",
        [
            new("linear", "in proportion to the votes"), new("square", "to their squares"), new("quartic", "to their fourth powers"),
            new("octic", "to their eighth powers"), new("binary", "certain from a lead of a tenth"),
        ],
        "How votes become odds in elections among positions or bargains.",
        Ktab14);

    private static readonly ChoiceParameter Election = new(
        "pce-model",
        [
            new("conditional", "in proportion to the chance of beating all others"),
            new("markov-incentive", "long run of a chain where favourites are challenged by whom they tempt most"),
            new("markov-uniform", "long run of a chain where anybody may challenge the favourite"),
        ],
        "How odds of pairs become a probability for each.",
        Ktab14);

    private static readonly ChoiceParameter Transitions = new(
        "state-transitions",
        [new("deterministic", "each takes its likeliest bargain"), new("stochastic", "each draws one by its probability; needs a seed")],
        "How each actor picks a bargain.",
        Ktab14);

    private static readonly ChoiceParameter RiskRange = new(
        "big-r-range", [new("mid", "−½ to 1"), new("min", "0 to 1"), new("max", "−1 to 1")],
            "Risk attitudes: from the least to the most likely winner.", Ktab14);

    private static readonly ChoiceParameter RiskAdjust = new(
        "big-r-adjust",
        [new("one-third", "⅓"), new("none", "0"), new("half", "½"), new("two-thirds", "⅔"), new("full", "1; KTAB stops with an error")],
        "How much of another's risk attitude an actor sees; it takes its own for the rest.",
        Ktab14);

    private static readonly ChoiceParameter ThirdParty = new(
        "third-party-commit",
        [
            new("semi-commit", "a loser must take the winner's position"), new("no-commit", "bystanders cancel out"),
            new("full-commit", "bystanders cancel out, as with no-commit"),
        ],
        "What bystanders of a contest bind themselves to.",
        Ktab14);

    private static readonly ChoiceParameter ThirdPartyOfOurs = ThirdParty with
    {
        Choices = [.. ThirdParty.Choices.Prepend(new("preference", "they side with the position they like better"))],
        Source = "ours; corrects D1 and D2",
    };

    private static readonly ChoiceParameter Interpolation = new(
        "inter-vec-brgn",
        [new("s2p2", "(salience × odds)²"), new("s1p1", "salience × odds"), new("s2pmax", "salience² × lead in odds")],
        "How a proposal divides the way between two actors.",
        Ktab14);

    private static readonly ChoiceParameter Bargains = new(
        "bargn-model",
        [
            new("init-only-interp", "one proposal, by the initiator's view"),
                new("init-rcvr-interp", "a second one, by the receiver's view"),
            new("pw-comp-interp", "their mean, weighted by power"),
        ],
        "Whose view of the odds makes proposals.",
        Ktab14);

    private static readonly ChoiceParameter ReceiverView = new(
        "receiver-view", [new("odds", "its odds of winning"), new("gain", "its expected gain, as in KTAB")],
            "What the receiver's proposal is made of.", "ours; corrects D3");

    private static readonly ChoiceParameter MeanPower = new(
        "mean-power", [new("own", "each side's own capability"), new("initiator", "the initiator's for both, as in KTAB")],
            "Capability in the weighted mean of proposals.", "ours; corrects D4");

    private static readonly ChoiceParameter ElectionWeights = new(
        "election-weights",
        [new("capability-salience", "capability × salience, as in contests"), new("capability", "capability alone, as in KTAB")],
        "The weight of voters in elections.",
        "ours; corrects D5");

    private static readonly ChoiceParameter Rounding = new(
        "rounding", [new("none", "exact"), new("hundredth", "to 0.01 of the scale, as in KTAB")], "Whether proposals are rounded.", "ours");

    private static readonly ChoiceParameter Consent = new(
        "consent",
        [new("each", "each side moves if it chooses the bargain, as in KTAB"), new("both", "only bargains that both choose take effect")],
        "Who must choose a bargain.",
        Ktab14);

    /// <summary>The nine options of KTAB.</summary>
    public static ValueList<ModelParameter> Ktab { get; } =
        [Voting, Victory, Election, Transitions, RiskRange, RiskAdjust, ThirdParty, Interpolation, Bargains];

    /// <summary>The same with the corrections, each of which can be switched back.</summary>
    public static ValueList<ModelParameter> Ours { get; } =
    [
        ThirdPartyOfOurs, ReceiverView, MeanPower, ElectionWeights, Rounding, Consent,
        Voting, Victory, Election, Transitions, RiskRange, RiskAdjust, Interpolation, Bargains,
    ];

    /// <summary>What settings of KTAB mean.</summary>
    public static SpatialRules KtabRules(ModelSettings settings) =>
        Shared(settings) with { ThirdParties = (ThirdParties)settings.Choice(ThirdParty) };

    /// <summary>What settings of our model mean.</summary>
    public static SpatialRules OurRules(ModelSettings settings) => Shared(settings) with
    {
        ThirdParties = settings.Choice(ThirdPartyOfOurs) is int place and > 0 ? (ThirdParties)(place - 1) : ThirdParties.Preference,
        ReceiverUsesGain = settings.Choice(ReceiverView) == 1,
        InitiatorsCapabilityForBoth = settings.Choice(MeanPower) == 1,
        CapabilityAloneInElections = settings.Choice(ElectionWeights) == 1,
        Rounded = settings.Choice(Rounding) == 1,
        BothMustChoose = settings.Choice(Consent) == 1,
    };

    private static SpatialRules Shared(ModelSettings settings) => new()
    {
        Voting = (VotingRule)settings.Choice(Voting),
        Victory = (VictoryRule)settings.Choice(Victory),
        Election = (ElectionRule)settings.Choice(Election),
        Stochastic = settings.Choice(Transitions) == 1,
        RiskRange = settings.Choice(RiskRange) switch { 0 => (-0.5, 1), 1 => (0, 1), _ => (-1, 1) },
        RiskSeen = settings.Choice(RiskAdjust) switch { 0 => 1.0 / 3, 1 => 0, 2 => 0.5, 3 => 2.0 / 3, _ => 1 },
        Interpolation = (Interpolation)settings.Choice(Interpolation),
        Bargains = (BargainRule)settings.Choice(Bargains),
        MostTurns = settings.Whole(Turns),
    };
}
