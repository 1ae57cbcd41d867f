using Entente.Deals;
using Entente.Numerics;
using Entente.Scenarios;
using Entente.War;

namespace Entente.Talks.FirstDay;

/// <summary>What no deal is worth to one actor, and what that is made of.</summary>
/// <param name="Value">W, in utility.</param>
/// <param name="Today">U of today's terms.</param>
/// <param name="Source">Where W comes from.</param>
/// <param name="Stakes">What each end of the war is worth to it; null without a war.</param>
/// <param name="Weights">How much each end counts; null unless W is the value of fighting along a front.</param>
internal sealed record NoDealValue(double Value, double Today, NoDealSource Source, WarStakes? Stakes, FightingWeights? Weights)
{
    /// <summary>What of W comes of issues that go on to move while there is no deal.</summary>
    public double Ahead { get; init; }
}

/// <summary>Where a reservation value comes from.</summary>
internal enum NoDealSource
{
    /// <summary>The file states it.</summary>
    Stated,

    /// <summary>The value of fighting along a front.</summary>
    Fighting,

    /// <summary>The value of a war decided by one throw.</summary>
    Lottery,

    /// <summary>Today's terms stay.</summary>
    Today,

    /// <summary>An earlier package is in force, and goes on.</summary>
    InForce,
}

/// <summary>Works out reservation values: a stated one beats the war, and without both today's terms count.</summary>
internal sealed class NoDeal
{
    private readonly Scenario scenario;
    private readonly Preferences preferences;
    private readonly Func<Uncertain, double> value;
    private readonly DealIssue[] issues;
    private readonly double[] today, drifts;
    private readonly double[] attackersTerms = [];
    private readonly double[] defendersTerms = [];

    /// <summary>Prepares what all actors share.</summary>
    /// <param name="scenario">The scenario, as it stands after any changes.</param>
    /// <param name="preferences">What its actors want.</param>
    /// <param name="value">The value of each uncertain number.</param>
    public NoDeal(Scenario scenario, Preferences preferences, Func<Uncertain, double> value)
    {
        (this.scenario, this.preferences, this.value) = (scenario, preferences, value);
        today = StandingTerms.Today(scenario, value);
        drifts = DriftAhead.Rates(scenario, value);
        issues = [.. scenario.Issues.Values.Select((issue, k) => PackageLayout.Issue(issue, today[k], isCovered: true))];
        if (scenario.War is not null)
        {
            attackersTerms = StandingTerms.Imposed(Side.Attacker, scenario, preferences, value);
            defendersTerms = StandingTerms.Imposed(Side.Defender, scenario, preferences, value);
        }

    }

    /// <summary>What no deal is worth to an actor.</summary>
    public NoDealValue Of(string name)
    {
        NoDealValue still = IfIssuesStay(name);
        if (drifts.All(one => one == 0) || still.Source is NoDealSource.Stated or NoDealSource.Lottery)
        {
            return still; // a stated value, and one throw, count on the first day how issues will move
        }

        double ahead = Enumerable.Range(0, today.Length).Sum(k => WeightOfToday(still, k) * AheadOn(name, still, k));
        return still with { Value = still.Value + ahead, Ahead = ahead };
    }

    /// <summary>What it is worth to an actor that an issue goes on to move, where today's terms count whole.</summary>
    public double AheadOn(string name, NoDealValue noDeal, int issue)
    {
        if (drifts[issue] == 0)
        {
            return 0;
        }

        Assessment utility = preferences.OfActor(name);
        Actor actor = scenario.Actors[name];
        double discount = value(actor.Discount);
        DriftAhead time = noDeal.Weights is not FightingWeights weights || scenario.War is not FrontWar war
            ? DriftAhead.Without(discount) : DriftAhead.InWar(discount, weights, other => ValueOfFighting.Weights(
                Course(actor, war, rearmed: 0) with { Discount = other }, BeliefOf(actor, war, rearmed: 0)));
        return time.Of(utility.Wants[issue], utility.Curvature, today[issue], drifts[issue],
            scenario.War is null ? null : side => StandingTerms.LeftAlone(side, scenario, preferences)[issue]);
    }

    private NoDealValue IfIssuesStay(string name)
    {
        Actor actor = scenario.Actors[name];
        Assessment utility = preferences.OfActor(name);
        double now = Utility(utility, today);
        WarStakes? stakes = scenario.War is null
            ? null
            : new WarStakes(Utility(utility, attackersTerms), Utility(utility, defendersTerms), now, value(actor.WarCost));
        if (actor.Reservation is Uncertain stated)
        {
            return new(value(stated), now, NoDealSource.Stated, stakes, null);
        }

        switch (scenario.War)
        {
            case FrontWar war:
                FightingWeights weights = ValueOfFighting.Weights(Course(actor, war, rearmed: 0), BeliefOf(actor, war, rearmed: 0));
                return new(weights.Value(stakes!.Value), now, NoDealSource.Fighting, stakes, weights);
            case LotteryWar war:
                double cost = war.Cost.TryGet(name, out Uncertain? paid) ? value(paid) : 0;
                double lottery = ValueOfFighting.Lottery(value(war.Lottery), stakes!.Value.AttackerWins, stakes.Value.DefenderWins, cost);
                return new(lottery, now, NoDealSource.Lottery, stakes, null);
            default:
                return new(now, now, NoDealSource.Today, null, null);
        }
    }

    /// <summary>How much of what no deal is worth rests on where an issue stands today: the years of war, and every end of the war that
    /// leaves the issue alone. 1 where W does not come from fighting along a front.</summary>
    public double WeightOfToday(NoDealValue noDeal, int issue)
    {
        if (noDeal.Weights is not FightingWeights weights)
        {
            return 1;
        }

        return weights.FightingOn
            + (StandingTerms.LeftAlone(Side.Attacker, scenario, preferences)[issue] ? weights.AttackersTerms : 0)
            + (StandingTerms.LeftAlone(Side.Defender, scenario, preferences)[issue] ? weights.DefendersTerms : 0);
    }

    /// <summary>E[∫₀ᵀ e^(−(r+rate)t) dt], in years, by the actor's own belief: T is when the war is over in the field or by a collapse, or
    /// never where there is none along a front.</summary>
    public double YearsWithoutDeal(string name, double rate)
    {
        Actor actor = scenario.Actors[name];
        double fading = value(actor.Discount) + rate;
        return scenario.War is not FrontWar war ? 1 / fading : ValueOfFighting.Weights(
            Course(actor, war, rearmed: 0) with { Discount = fading }, BeliefOf(actor, war, rearmed: 0)).FightingOn / fading;
    }

    /// <summary>W': what an actor would get if the war came back after a peace in which every belligerent re-armed, at the front of today.
    /// Without a front war, or with a stated reservation value, W.</summary>
    public double AfterRearming(string name) => AfterPeace(name, rearmed: 1);

    /// <summary>W' where the war would come back at the front of today, wherever that is.</summary>
    internal Func<double, FrontDerivatives> AfterRearmingHere(string name) => Always(AfterRearming(name));

    /// <summary>W' by the front at which the war comes back.</summary>
    public Func<double, FrontDerivatives> AfterRearmingByFront(string name) => AfterPeaceByFront(name, rearmed: 1);

    /// <summary>W' as re-arming grows, where the war would come back at the front of today, wherever that is.</summary>
    internal Func<double, RearmingPath> AsRearmingGrowsHere(string name)
    {
        if (!Rearms)
        {
            RearmingPath always = RearmingPath.Always(AfterPeace(name, rearmed: 0));
            return _ => always;
        }

        RearmingPath path = new(At(0), At(Scale.Halfway), At(1));
        return _ => path;

        FrontDerivatives At(double rearmed) => new(AfterPeace(name, rearmed), 0, 0, 0, 0);
    }

    /// <summary>W' as re-arming grows, by the front at which the war comes back.</summary>
    internal Func<double, RearmingPath> AsRearmingGrowsByFront(string name)
    {
        Func<double, FrontDerivatives> start = AfterPeaceByFront(name, rearmed: 0);
        if (!Rearms)
        {
            return front =>
            {
                FrontDerivatives always = start(front);
                return new(always, always, always);
            };
        }

        Func<double, FrontDerivatives> middle = AfterPeaceByFront(name, Scale.Halfway), end = AfterPeaceByFront(name, rearmed: 1);
        return front => new(start(front), middle(front), end(front));
    }

    /// <summary>Whether anybody grows stronger in a peace.</summary>
    public bool Rearms => scenario.War is FrontWar war && WarStrengths.Of(scenario, war, value).Rearms;

    /// <summary>How the balance of strength moves in a peace.</summary>
    public RearmingScale Scale => scenario.War is FrontWar war ? WarStrengths.Of(scenario, war, value).Scale(0) : RearmingScale.Still;

    /// <summary>What an actor would get if the war came back at the front of today after a share of the re-arming.</summary>
    private double AfterPeace(string name, double rearmed)
    {
        if (scenario.War is not FrontWar war || scenario.Actors[name].Reservation is not null)
        {
            return Of(name).Value;
        }

        Actor actor = scenario.Actors[name];
        WarCourse course = Course(actor, war, rearmed);
        WarStakes stakes = StakesAt(name)(course.Front).Stakes;
        return ValueOfFighting.Of(course, stakes, BeliefOf(actor, war, rearmed)).Value + Of(name).Ahead;
    }

    private Func<double, FrontDerivatives> AfterPeaceByFront(string name, double rearmed)
    {
        if (scenario.War is not FrontWar war || scenario.Actors[name].Reservation is not null)
        {
            return Always(Of(name).Value);
        }

        Actor actor = scenario.Actors[name];
        Func<double, (WarStakes Stakes, Jet Flow)> stakesAt = StakesAt(name);
        FightingAlongFront fighting = FightingAlongFront.Of(Course(actor, war, rearmed), BeliefOf(actor, war, rearmed));
        double ahead = Of(name).Ahead;
        return front =>
        {
            (WarStakes stakes, Jet flow) = stakesAt(front);
            return fighting.At(front, stakes).With(flow).Plus(ahead);
        };
    }

    private static Func<double, FrontDerivatives> Always(double value)
    {
        FrontDerivatives always = new(value, 0, 0, 0, 0);
        return _ => always;
    }

    private WarCourse Course(Actor actor, FrontWar war, double rearmed) =>
        WarStrengths.Of(scenario, war, value).At(rearmed).Course(value(war.Front), value(actor.Discount));

    // Belligerents believe what they believe; supporters believe as the lead of the side they support; others have the true mean.
    private Belief BeliefOf(Actor actor, FrontWar war, double rearmed)
    {
        Side? side = actor.Side ?? Supported(actor, scenario);
        Actor? believer = actor.Side is not null ? actor : side is Side helped ? scenario.Actors[StandingTerms.Lead(helped, scenario)]
            : null;
        double optimism = believer is null ? 0 : value(believer.Optimism);
        double share = WarStrengths.Of(scenario, war, value).AttackerShare(rearmed);
        return Belief.Prior(value(war.Pace), share, Lean(side, optimism), believer is null ? 0 : value(believer.Doubt));
    }

    /// <summary>Optimism of an actor, signed by the side that it fights for or supports: + for the attacker.</summary>
    internal static double Lean(Side? side, double optimism) => side == Side.Attacker ? optimism : -optimism;

    /// <summary>The side that an actor supports; null for none.</summary>
    internal static Side? Supported(Actor actor, Scenario scenario) => actor.Supports
        .Where(recipient => recipient.Value.Count > 0)
        .Select(recipient => scenario.Actors.TryGet(recipient.Key, out Actor? helped) ? helped.Side : null)
        .FirstOrDefault(side => side is not null);

    /// <summary>The stakes of an actor by the front, with U of today's terms there and its derivatives.</summary>
    private Func<double, (WarStakes Stakes, Jet Flow)> StakesAt(string name)
    {
        Assessment utility = preferences.OfActor(name);
        WarStakes stakes = new(
            Utility(utility, attackersTerms), Utility(utility, defendersTerms), Utility(utility, today),
                value(scenario.Actors[name].WarCost));
        FlowAlongFront flow = new(stakes.Today, utility, today, [.. scenario.Issues.Values]);
        return front =>
        {
            Jet at = flow.At(front);
            return (stakes with { Today = at.Value }, at);
        };
    }

    private double Utility(Assessment utility, double[] terms) => DealTerms.Value(utility, issues, terms);
}
