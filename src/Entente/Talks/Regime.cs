using Entente.Deals;
using Entente.Scenarios;

namespace Entente.Talks;

/// <summary>The numbers of one draw that stay the same between two changes: what the actors want, how strong the sides are, what can be
/// agreed.</summary>
internal sealed class Regime
{
    /// <summary>Works out the numbers of a state of the scenario.</summary>
    /// <param name="state">The scenario with the changes in force.</param>
    /// <param name="settled">Where bargains that do not stop the fighting have put an issue for good; NaN for the others.</param>
    /// <param name="value">The value of each uncertain number in this draw.</param>
    public Regime(ScenarioState state, IReadOnlyList<double> settled, Func<Uncertain, double> value)
    {
        (State, Value, HasBargain) = (state, value, settled.Any(one => !double.IsNaN(one)));
        (Scenario actual, Scenario valued) = (state.Actual, state.Valued);
        Preferences = new Preferences(actual, value);
        Actor[] actors = [.. actual.Actors.Values], standing = [.. valued.Actors.Values];
        Utilities = [.. actual.Actors.Names.Select(Preferences.OfActor)];
        Enforcement = Preferences.Enforcement();
        Spoilers = actual.Holding is Holding spoiled ? [.. spoiled.Spoilers.Values.Select(Preferences.OfSpoiler)] : [];
        UnsettledToday = StandingTerms.Today(valued, value);
        Today = With(UnsettledToday, settled);
        TodayInFact = With(StandingTerms.Today(actual, value), settled);
        Issues = [.. actual.Issues.Values.Select((issue, k) => PackageProblem.Issue(issue, Today[k], isCovered: true))];
        LiveIssues = [.. valued.Issues.Values.Select((issue, k) => issue is ScaleIssue scale && !double.IsNaN(settled[k]) ? scale with { Front = null } : issue)];
        Moved = valued.War is FrontWar ? [.. LiveIssues.Index().Where(issue => issue.Item is ScaleIssue { Front: not null }).Select(issue => issue.Index)] : [];
        Discounts = [.. actors.Select(actor => value(actor.Discount))];
        WarCosts = [.. standing.Select(actor => value(actor.WarCost))];
        WarCostsInFact = [.. actors.Select(actor => value(actor.WarCost))];
        Stated = [.. standing.Select(actor => actor.Reservation is Uncertain stated ? value(stated) : double.NaN)];
        Sides = [.. actors.Select(actor => actor.Side)];
        if (valued.War is FrontWar war)
        {
            Strengths = WarStrengths.Of(valued, war, value);
            StrengthsInFact = WarStrengths.Of(actual, (FrontWar)actual.War!, value);
            Believers = [.. standing.Select((actor, i) => Believer(actor, i, valued))];
            Leans = [.. standing.Select(actor => actor.Side is Side side ? Beliefs.Lean(side, value(actor.Optimism)) : 0)];
            Doubts = [.. standing.Select(actor => value(actor.Doubt))];
        }

        Lottery = valued.War as LotteryWar;
        TalksPace = value(actual.Talks.Pace);
        DepthScale = value(actual.Talks.DepthScale);
        Holding = actual.Holding;
        (BreakRate, Tremble) = Holding is Holding holding ? (value(holding.BreakRate), value(holding.Tremble)) : (0, 1);
        Packages = [.. PackageProblem.Packages(actual).Select(package => new PackageLayout(actual, package.Key, package.Value, Preferences, value))];
    }

    /// <summary>The scenario with the changes in force.</summary>
    public ScenarioState State { get; }

    /// <summary>The value of each uncertain number in this draw.</summary>
    public Func<Uncertain, double> Value { get; }

    /// <summary>What the actors want.</summary>
    public Preferences Preferences { get; }

    /// <summary>U of every actor.</summary>
    public Assessment[] Utilities { get; }

    /// <summary>U of every spoiler.</summary>
    public Assessment[] Spoilers { get; }

    /// <summary>e: what terms add to the cost of breaking them, or nothing.</summary>
    public Assessment? Enforcement { get; }

    /// <summary>The issues; only their kinds matter.</summary>
    public DealIssue[] Issues { get; }

    /// <summary>The issues of the scenario; those that a bargain has settled no longer follow the front.</summary>
    public IReadOnlyList<Issue> LiveIssues { get; }

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

    /// <summary>κ of every actor, as it values the war.</summary>
    public double[] WarCosts { get; }

    /// <summary>κ of every actor in fact.</summary>
    public double[] WarCostsInFact { get; }

    /// <summary>Reservation values that the file states; NaN for the others.</summary>
    public double[] Stated { get; }

    /// <summary>The war coalition of every actor.</summary>
    public Side?[] Sides { get; }

    /// <summary>The strengths that stand; nothing without a war along a front.</summary>
    public WarStrengths? Strengths { get; }

    /// <summary>The strengths in fact, changes that will end included.</summary>
    public WarStrengths? StrengthsInFact { get; }

    /// <summary>Whose belief each actor shares: its own if it fights, that of the lead of the side it supports, or −1 for the truth.</summary>
    public int[] Believers { get; } = [];

    /// <summary>Optimism of every belligerent, signed by its side.</summary>
    public double[] Leans { get; } = [];

    /// <summary>Doubt of every actor.</summary>
    public double[] Doubts { get; } = [];

    /// <summary>A war decided by one throw, or nothing.</summary>
    public LotteryWar? Lottery { get; }

    /// <summary>Rate a year at which talks conclude at full depth.</summary>
    public double TalksPace { get; }

    /// <summary>Depth at which talks run at full pace.</summary>
    public double DepthScale { get; }

    /// <summary>Whether deals hold, or nothing.</summary>
    public Holding? Holding { get; }

    /// <summary>Hazard a year of a breaker that is fully tempted.</summary>
    public double BreakRate { get; }

    /// <summary>Width of the logistic, in utility.</summary>
    public double Tremble { get; }

    /// <summary>The packages.</summary>
    public PackageLayout[] Packages { get; }

    /// <summary>What a victorious side imposes where the issues that it leaves alone stand as given.</summary>
    public double[] Imposed(Side side, IReadOnlyList<double> today) => StandingTerms.Imposed(side, State.Valued, Preferences, Value, today);

    /// <summary>Puts the issues that the front moves where it puts them.</summary>
    public void Follow(double front, Span<double> terms)
    {
        foreach (int issue in Moved)
        {
            terms[issue] = ((ScaleIssue)LiveIssues[issue]).Front!.At(front);
        }
    }

    /// <summary>Whether a victorious side leaves an issue as it stands.</summary>
    public bool IsLeftAlone(int issue, Side side) => StandingTerms.IsLeftAlone(issue, side, State.Valued, Preferences);

    private static double[] With(double[] today, IReadOnlyList<double> settled) =>
        [.. today.Select((value, k) => double.IsNaN(settled[k]) ? value : settled[k])];

    private static int Believer(Actor actor, int index, Scenario scenario) => actor.Side is not null ? index
        : NoDeal.Supported(actor, scenario) is Side side && scenario.Actors.TryIndexOf(StandingTerms.Lead(side, scenario), out int lead) ? lead
        : -1;
}
