using Entente.Deals;
using Entente.Scenarios;
using Entente.Talks.FirstDay;
using Entente.War;

namespace Entente.Talks;

/// <summary>What the talks of one draw are about, in numbers: what the actors want, where the issues stand, what can be agreed. It outlives
/// changes of strength.</summary>
internal sealed class Agenda
{
    private readonly ScenarioState state;
    private readonly double[][] imposed = []; // [side][issue]

    /// <summary>Works out the numbers of a state of the scenario.</summary>
    /// <param name="state">The scenario with the changes in force.</param>
    /// <param name="preferences">What the actors want in it.</param>
    /// <param name="settled">Where bargains that do not stop the fighting have put an issue for good; NaN for the others.</param>
    /// <param name="value">The value of each uncertain number in this draw.</param>
    public Agenda(ScenarioState state, Preferences preferences, IReadOnlyList<double> settled, Func<Uncertain, double> value)
    {
        (this.state, HasBargain) = (state, settled.Any(one => !double.IsNaN(one)));
        (Scenario actual, Scenario valued) = (state.Actual, state.Valued);
        Utilities = [.. actual.Actors.Names.Select(preferences.OfActor)];
        Enforcement = preferences.Enforcement();
        Holding = actual.Holding;
        Breaking = Holding is Holding holding ? HoldingGain.RuleOf(holding, value) : new(Rate: 0, Friction: 0, Tremble: 1);
        Spoilers = Holding is null ? [] : [.. Holding.Spoilers.Values.Select(preferences.OfSpoiler)];
        Reaches = Holding is null ? [] : [.. Holding.Spoilers.Values.Select(spoiler => value(spoiler.ReachIn(actual)))];
        UnsettledToday = StandingTerms.Today(valued, value);
        Today = With(UnsettledToday, settled);
        TodayInFact = With(StandingTerms.Today(actual, value), settled);
        Issues = [.. actual.Issues.Values.Select((issue, k) => PackageProblem.Issue(issue, Today[k], isCovered: true))];
        LiveIssues = [.. valued.Issues.Values.Select((issue, k) => issue is ScaleIssue scale && !double.IsNaN(settled[k]) ? scale with { Front = null } : issue)];
        Moved = valued.War is FrontWar ? [.. LiveIssues.Index().Where(issue => issue.Item is ScaleIssue { Front: not null }).Select(issue => issue.Index)] : [];
        Discounts = [.. actual.Actors.Values.Select(actor => value(actor.Discount))];
        Packages = [.. PackageProblem.Packages(actual).Select(package => new PackageLayout(actual, package.Key, package.Value, preferences, value))];
        if (valued.War is not null)
        {
            LeftAlone = [.. Enum.GetValues<Side>().Select(side => Issues.Select((_, k) => StandingTerms.IsLeftAlone(k, side, valued, preferences)).ToArray())];
            imposed = [.. Enum.GetValues<Side>().Select(side => StandingTerms.Imposed(side, valued, preferences, value, Today))];
            VictoryFollowsFront = LeftAlone.Any(side => Moved.Any(issue => side[issue]));
        }
    }

    /// <summary>U of every actor.</summary>
    public Assessment[] Utilities { get; }

    /// <summary>U of every spoiler.</summary>
    public Assessment[] Spoilers { get; }

    /// <summary>How often a breach by each spoiler ends the deal, from 0 to 1.</summary>
    public double[] Reaches { get; }

    /// <summary>e: what terms add to the cost of breaking them, or nothing.</summary>
    public Assessment? Enforcement { get; }

    /// <summary>Whether deals hold; null where every deal does.</summary>
    public Holding? Holding { get; }

    /// <summary>How readily deals are broken.</summary>
    public BreakRule Breaking { get; }

    /// <summary>The issues; only their kinds matter.</summary>
    public DealIssue[] Issues { get; }

    /// <summary>The issues of the scenario; those that a bargain has settled no longer follow the front.</summary>
    public Issue[] LiveIssues { get; }

    /// <summary>The issues that the front moves.</summary>
    public int[] Moved { get; }

    /// <summary>Whether a bargain that does not stop the fighting is in force.</summary>
    public bool HasBargain { get; }

    /// <summary>Today's terms as the actors value them, but for the issues that the front moves.</summary>
    public double[] Today { get; }

    /// <summary>The same without any bargain.</summary>
    public double[] UnsettledToday { get; }

    /// <summary>Today's terms as they are in fact, changes that will end included.</summary>
    public double[] TodayInFact { get; }

    /// <summary>r of every actor, a year.</summary>
    public double[] Discounts { get; }

    /// <summary>The packages.</summary>
    public PackageLayout[] Packages { get; }

    /// <summary>Whether a victorious side leaves an issue as it stands, [side][issue].</summary>
    public bool[][] LeftAlone { get; } = [];

    /// <summary>Whether the front still moves an issue that some victor would leave alone.</summary>
    public bool VictoryFollowsFront { get; }

    /// <summary>U of terms to an actor.</summary>
    public double Utility(int actor, ReadOnlySpan<double> terms) => DealTerms.Value(Utilities[actor], Issues, terms);

    /// <summary>Writes what a victorious side imposes where the issues that it leaves alone stand as given.</summary>
    public void Impose(Side side, ReadOnlySpan<double> today, Span<double> terms)
    {
        for (int k = 0; k < terms.Length; k++)
        {
            terms[k] = LeftAlone[(int)side][k] ? today[k] : imposed[(int)side][k];
        }
    }

    /// <summary>Puts the issues that the front moves where it puts them.</summary>
    public void Follow(double front, Span<double> terms)
    {
        foreach (int issue in Moved)
        {
            terms[issue] = ((ScaleIssue)LiveIssues[issue]).Front!.At(front);
        }
    }

    /// <summary>Whether the talks are about the same in another state of the scenario.</summary>
    public bool Serves(ScenarioState other) =>
        ReferenceEquals(state.Actual.Issues, other.Actual.Issues)
        && ReferenceEquals(state.Valued.Issues, other.Valued.Issues)
        && ReferenceEquals(state.Actual.Holding, other.Actual.Holding)
        && state.Actual.Talks.Weights == other.Actual.Talks.Weights
        && state.Actual.Actors.Values.Zip(other.Actual.Actors.Values).All(pair => Same(pair.First, pair.Second))
        && (state.Valued.War is null
            || Enum.GetValues<Side>().All(side => StandingTerms.Lead(side, state.Valued) == StandingTerms.Lead(side, other.Valued)));

    /// <summary>Whether the actors want the same as in a scenario, and are as patient.</summary>
    public bool HasWantsOf(Scenario scenario) =>
        ReferenceEquals(state.Actual.Issues, scenario.Issues)
        && state.Actual.Actors.Values.Zip(scenario.Actors.Values).All(pair =>
            ReferenceEquals(pair.First.Curvature, pair.Second.Curvature) && ReferenceEquals(pair.First.Factions, pair.Second.Factions)
            && ReferenceEquals(pair.First.Discount, pair.Second.Discount));

    private static bool Same(Actor one, Actor other) =>
        one.Role == other.Role
        && ReferenceEquals(one.Curvature, other.Curvature)
        && ReferenceEquals(one.Discount, other.Discount)
        && ReferenceEquals(one.BargainingWeight, other.BargainingWeight)
        && ReferenceEquals(one.Factions, other.Factions);

    private static double[] With(double[] today, IReadOnlyList<double> settled) =>
        [.. today.Select((one, k) => double.IsNaN(settled[k]) ? one : settled[k])];
}
