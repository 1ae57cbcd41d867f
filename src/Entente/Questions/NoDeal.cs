using Entente.Deals;
using Entente.Scenarios;
using Entente.War;

namespace Entente.Questions;

/// <summary>What no deal is worth to one actor, and what that is made of.</summary>
/// <param name="Value">W, in utility.</param>
/// <param name="Today">U of today's terms.</param>
/// <param name="Source">Where W comes from.</param>
/// <param name="Stakes">What each end of the war is worth to it; nothing without a war.</param>
/// <param name="Weights">How much each end counts; nothing unless W is the value of fighting along a front.</param>
public sealed record NoDealValue(double Value, double Today, NoDealSource Source, WarStakes? Stakes, FightingWeights? Weights);

/// <summary>Where a reservation value comes from.</summary>
public enum NoDealSource
{
    /// <summary>The file states it.</summary>
    Stated,

    /// <summary>The value of fighting along a front.</summary>
    Fighting,

    /// <summary>The value of a war decided by one throw.</summary>
    Lottery,

    /// <summary>Today's terms stay.</summary>
    Today,
}

/// <summary>Works out reservation values: a stated one beats the war, and without both today's terms count.</summary>
public sealed class NoDeal
{
    private const double WholeScale = 100;

    private readonly Scenario scenario;
    private readonly Preferences preferences;
    private readonly Func<Uncertain, double> value;
    private readonly IReadOnlyList<DealIssue> issues;
    private readonly double[] today;
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
        issues = [.. scenario.Issues.Values.Select((issue, k) => PackageProblem.Issue(issue, today[k], isCovered: true))];
        if (scenario.War is not null)
        {
            attackersTerms = StandingTerms.Imposed(Side.Attacker, scenario, preferences, value);
            defendersTerms = StandingTerms.Imposed(Side.Defender, scenario, preferences, value);
        }
    }

    /// <summary>What no deal is worth to an actor.</summary>
    public NoDealValue Of(string name)
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
                FightingWeights weights = ValueOfFighting.Weights(Course(actor, war, rearmed: false), BeliefOf(actor, war, rearmed: false));
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
            + (StandingTerms.IsLeftAlone(issue, Side.Attacker, scenario, preferences) ? weights.AttackersTerms : 0)
            + (StandingTerms.IsLeftAlone(issue, Side.Defender, scenario, preferences) ? weights.DefendersTerms : 0);
    }

    /// <summary>W': what an actor would get if the war came back after a peace in which every belligerent re-armed, by the front at which
    /// it comes back. Without a front war, or with a stated reservation value, W.</summary>
    public Func<double, FrontDerivatives> AfterRearming(string name)
    {
        if (scenario.War is not FrontWar war || scenario.Actors[name].Reservation is not null)
        {
            FrontDerivatives always = new(Of(name).Value, 0, 0, 0, 0);
            return _ => always;
        }

        Actor actor = scenario.Actors[name];
        Assessment utility = preferences.OfActor(name);
        (double attacker, double defender, double cost) = (Utility(utility, attackersTerms), Utility(utility, defendersTerms), value(actor.WarCost));
        WarCourse course = Course(actor, war, rearmed: true);
        Belief belief = BeliefOf(actor, war, rearmed: true);
        return front =>
        {
            (double flow, double flowSlope, double flowCurvature) = UtilityAlongFront(utility, front);
            FrontDerivatives at = ValueOfFighting.ByFront(course with { Front = front }, new(attacker, defender, flow, cost), belief);
            return at with
            {
                Slope = at.Slope + (at.FightingOn * flowSlope),
                Curvature = at.Curvature + (2 * at.FightingOnSlope * flowSlope) + (at.FightingOn * flowCurvature),
            };
        };
    }

    /// <summary>The attacker's share of superiority at the strengths that stand, or after re-arming.</summary>
    public double AttackerShare(FrontWar war, bool rearmed) =>
        Contest.AttackerShare(StrengthOf(Side.Attacker, rearmed), StrengthOf(Side.Defender, rearmed), value(war.Decisiveness));

    /// <summary>The strength of a side, its own powers grown by re-arming if asked for; support stays as it is.</summary>
    public double StrengthOf(Side side, bool rearmed) => Strength.Of(side, scenario, value)
        + (rearmed ? scenario.Actors.Values.Where(actor => actor.Side == side).Sum(actor => value(actor.Power) * value(actor.Rearm)) : 0);

    private WarCourse Course(Actor actor, FrontWar war, bool rearmed)
    {
        Collapse collapse = Collapse.Of(
            value(war.Collapse.Attacker),
            value(war.Collapse.Defender),
            value(war.Collapse.Response),
            StrengthOf(Side.Attacker, rearmed),
            StrengthOf(Side.Defender, rearmed));
        return new(value(war.Front), value(war.Volatility), value(actor.Discount), collapse.Attacker, collapse.Defender);
    }

    // Belligerents believe what they believe; supporters believe as the lead of the side they support; others have the true mean.
    private Belief BeliefOf(Actor actor, FrontWar war, bool rearmed)
    {
        Side? side = actor.Side ?? Supported(actor);
        Actor? believer = actor.Side is not null ? actor : side is Side helped ? scenario.Actors[StandingTerms.Lead(helped, scenario)] : null;
        double optimism = believer is null ? 0 : value(believer.Optimism);
        double lean = side == Side.Attacker ? optimism : -optimism;
        return Belief.Prior(value(war.Pace), AttackerShare(war, rearmed), lean, believer is null ? 0 : value(believer.Doubt));
    }

    private Side? Supported(Actor actor) => actor.Supports
        .Where(recipient => recipient.Value.Count > 0)
        .Select(recipient => scenario.Actors.TryGet(recipient.Key, out Actor? helped) ? helped.Side : null)
        .FirstOrDefault(side => side is not null);

    /// <summary>U of today's terms if the front stood elsewhere, with its slope and curvature.</summary>
    private (double Value, double Slope, double Curvature) UtilityAlongFront(Assessment utility, double front)
    {
        double worth = Utility(utility, today), slope = 0, curvature = 0;
        foreach ((int k, Issue issue) in scenario.Issues.Values.Index())
        {
            Want want = utility.Wants[k];
            if (issue is not ScaleIssue { Front: FrontMap map } || want.Weight == 0)
            {
                continue;
            }

            double rho = utility.Curvature;
            double mapSlope = map.SlopeAt(front) / WholeScale;
            double away = (map.At(front) - want.Ideal) / WholeScale, before = (today[k] - want.Ideal) / WholeScale;
            worth += want.Weight * (Math.Pow(Math.Abs(before), rho) - Math.Pow(Math.Abs(away), rho));
            if (away != 0)
            {
                double power = Math.Pow(Math.Abs(away), rho - 1);
                slope -= want.Weight * rho * power * Math.Sign(away) * mapSlope;
                curvature -= want.Weight * rho * (rho - 1) * (power / Math.Abs(away)) * mapSlope * mapSlope;
            }
        }

        return (worth, slope, curvature);
    }

    private double Utility(Assessment utility, double[] terms) => DealTerms.Value(utility, issues, terms);
}
