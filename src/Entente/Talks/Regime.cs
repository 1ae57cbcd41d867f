using Entente.Scenarios;
using Entente.Talks.FirstDay;

namespace Entente.Talks;

/// <summary>The numbers of one draw that stay the same between two changes: how strong the sides are, what they believe at first, what war
/// costs, and the agenda of the talks.</summary>
internal sealed class Regime
{
    /// <summary>Works out the numbers of a state of the scenario.</summary>
    /// <param name="state">The scenario with the changes in force.</param>
    /// <param name="agenda">What the talks are about.</param>
    /// <param name="value">The value of each uncertain number in this draw.</param>
    public Regime(ScenarioState state, Agenda agenda, Func<Uncertain, double> value)
    {
        (State, Agenda) = (state, agenda);
        (Scenario actual, Scenario valued) = (state.Actual, state.Valued);
        Actor[] standing = [.. valued.Actors.Values];
        WarCosts = [.. standing.Select(actor => value(actor.WarCost))];
        WarCostsInFact = [.. actual.Actors.Values.Select(actor => value(actor.WarCost))];
        Stated = [.. standing.Select(actor => actor.Reservation is Uncertain stated ? value(stated) : double.NaN)];
        Sides = [.. standing.Select(actor => actor.Side)];
        Reaches = [.. valued.Actors.Select(actor => actor.Value.Side is null ? 0
            : agenda.Timing == BreachTiming.AnyTime ? 1 : Strength.Share(actor.Key, valued, value))];
        if (valued.War is FrontWar war)
        {
            Strengths = WarStrengths.Of(valued, war, value);
            StrengthsInFact = ReferenceEquals(actual, valued) ? Strengths : WarStrengths.Of(actual, (FrontWar)actual.War!, value);
            Believers = state.Believers;
            Leans = [.. standing.Select(actor => actor.Side is Side side ? NoDeal.Lean(side, value(actor.Optimism)) : 0)];
            Doubts = [.. standing.Select(actor => value(actor.Doubt))];
        }

        if (valued.War is LotteryWar lottery)
        {
            Lottery = value(lottery.Lottery);
            LotteryCosts = [.. valued.Actors.Names.Select(name => lottery.Cost.TryGet(name, out Uncertain? paid) ? value(paid) : 0)];
        }

        MostHazard = agenda.Holding is null ? 0 : agenda.Breaking.Rate
            * ((HasWar ? Sides.Zip(Reaches, (side, reach) => side is null ? 0 : reach).Sum() : 0) + agenda.Reaches.Sum());
        TalksPace = value(actual.Talks.Pace);
        DepthScale = value(actual.Talks.DepthScale);
        Anticipates = actual.Talks.Anticipate;
        LearnsAtTable = actual.Talks.LearnAtTable;
    }

    /// <summary>The same with other places of issues that bargains have settled.</summary>
    public Regime With(Agenda agenda)
    {
        Regime other = (Regime)MemberwiseClone();
        other.Agenda = agenda;
        return other;
    }

    /// <summary>The scenario with the changes in force.</summary>
    public ScenarioState State { get; }

    /// <summary>What the talks are about.</summary>
    public Agenda Agenda { get; private set; }

    /// <summary>Whether there is a war of any kind.</summary>
    public bool HasWar => State.Valued.War is not null;

    /// <summary>κ of every actor, as it values the war.</summary>
    public double[] WarCosts { get; }

    /// <summary>κ of every actor in fact.</summary>
    public double[] WarCostsInFact { get; }

    /// <summary>Reservation values that the file states; NaN for the others.</summary>
    public double[] Stated { get; }

    /// <summary>The war coalition of every actor.</summary>
    public Side?[] Sides { get; }

    /// <summary>How often a breach by each belligerent brings the war back: its share in the strength of its side, or 1 where every
    /// belligerent breaks deals as readily as its whole side.</summary>
    public double[] Reaches { get; }

    /// <summary>The hazard a year if everybody who can break an agreement were fully tempted: no agreement has more.</summary>
    public double MostHazard { get; }

    /// <summary>The strengths that stand; null without a war along a front.</summary>
    public WarStrengths? Strengths { get; }

    /// <summary>The strengths in fact, changes that will end included.</summary>
    public WarStrengths? StrengthsInFact { get; }

    /// <summary>Whose belief each actor shares, as <see cref="ScenarioState.Believers"/> says.</summary>
    public int[] Believers { get; } = [];

    /// <summary>Optimism of every belligerent, signed by its side.</summary>
    public double[] Leans { get; } = [];

    /// <summary>Doubt of every actor.</summary>
    public double[] Doubts { get; } = [];

    /// <summary>Chance that the attacker wins a war decided by one throw, or null.</summary>
    public double? Lottery { get; }

    /// <summary>What such a war costs each actor.</summary>
    public double[] LotteryCosts { get; } = [];

    /// <summary>Rate a year at which talks conclude at full depth.</summary>
    public double TalksPace { get; }

    /// <summary>Depth at which talks run at full pace.</summary>
    public double DepthScale { get; }

    /// <summary>Whether everybody counts with later talks.</summary>
    public bool Anticipates { get; }

    /// <summary>Whether talks that come to nothing teach how the war goes.</summary>
    public bool LearnsAtTable { get; }
}
