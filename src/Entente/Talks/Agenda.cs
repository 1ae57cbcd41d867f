using System.Diagnostics.CodeAnalysis;
using Entente.Deals;
using Entente.Scenarios;
using Entente.Talks.FirstDay;
using Entente.War;

namespace Entente.Talks;

/// <summary>What the talks of one draw are about, in numbers: what the actors want, where the issues stand, what can be agreed. It outlives
/// changes of strength.</summary>
internal sealed class Agenda
{
    private static readonly Side[] Sides = Enum.GetValues<Side>();

    private readonly ScenarioState state;
    private readonly Preferences preferences;
    private readonly Func<Uncertain, double> value;
    private readonly double[] unsettledInFact, driftsUnsettled, driftsUnsettledInFact;
    private double[][] imposed = []; // [side][issue]
    private double[] todayInFact = [];
    private double[] drifts = [], driftsInFact = []; // points a year
    private bool[] isSettled = [];
    private readonly bool[] isDelivered;
    private readonly double[]? drifted; // how far issues have come in the draw; null where none ever moves by itself
    private readonly (double[] Delivered, Delivery?[] UnderWay)? deliveries;
    private (int Issue, FrontMap Map)[] moved = [], movedInFact = [];

    /// <summary>Works out the numbers of a state of the scenario.</summary>
    /// <param name="state">The scenario with the changes in force.</param>
    /// <param name="preferences">What the actors want in it.</param>
    /// <param name="settled">Where bargains that do not stop the fighting have put an issue for good; NaN for the others.</param>
    /// <param name="value">The value of each uncertain number in this draw.</param>
    /// <param name="drifted">How far each issue has come, by drifts and by what was delivered, kept up by the draw; null where none ever
    /// does.</param>
    /// <param name="deliveries">How much of that was delivered, and what is under way; kept up by the draw too.</param>
    public Agenda(ScenarioState state, Preferences preferences, IReadOnlyList<double> settled, Func<Uncertain, double> value,
        double[]? drifted = null, (double[] Delivered, Delivery?[] UnderWay)? deliveries = null)
    {
        (this.state, this.preferences, this.value, this.drifted, this.deliveries) = (state, preferences, value, drifted, deliveries);
        (Scenario actual, Scenario valued) = (state.Actual, state.Valued);
        Utilities = [.. actual.Actors.Select((_, actor) => preferences.OfActor(actor))];
        Enforcement = preferences.Enforcement();
        Holding = actual.Holding;
        Breaking = BreakableGain.RuleOf(actual, value);
        Timing = FormatVersion.Breach(actual);
        Rule = PackageLayout.RuleOf(actual);
        Spoilers = preferences.OfSpoilers;
        Reaches = Holding is null ? [] : [.. Holding.Spoilers.Names.Select(spoiler => value(Holding.ReachOf(spoiler, valued)))];
        bool isInFact = ReferenceEquals(actual, valued);
        UnsettledToday = StandingTerms.Today(valued, value);
        unsettledInFact = isInFact ? UnsettledToday : StandingTerms.Today(actual, value);
        driftsUnsettled = DriftAhead.Rates(valued, value);
        driftsUnsettledInFact = isInFact ? driftsUnsettled : DriftAhead.Rates(actual, value);
        isDelivered = [.. actual.Issues.Values.Select(issue => issue is ScaleIssue { Delivered: true })];
        Delivers = isDelivered.Contains(true);
        Discounts = [.. actual.Actors.Values.Select(actor => value(actor.Discount))];
        Packages = PackageLayout.AllOf(valued, PackageForm.AllOf(state.Leader.Valued), preferences, value);
        if (valued.War is not null)
        {
            LeftAlone = [.. Sides.Select(side => StandingTerms.LeftAlone(side, valued, preferences))];
        }

        Settle(settled);
    }

    /// <summary>The agenda once bargains have put other issues for good, or elsewhere: what the actors want stays as it is.</summary>
    /// <param name="settled">Where they have; NaN for the others.</param>
    public Agenda After(IReadOnlyList<double> settled)
    {
        Agenda after = (Agenda)MemberwiseClone();
        after.Settle(settled);
        return after;
    }

    [MemberNotNull(nameof(Today), nameof(Issues), nameof(LiveIssues))]
    private void Settle(IReadOnlyList<double> settled)
    {
        (Scenario actual, Scenario valued) = (state.Actual, state.Valued);
        int issues = settled.Count;
        isSettled = new bool[issues];
        for (int k = 0; k < issues; k++)
        {
            isSettled[k] = !double.IsNaN(settled[k]);
        }

        HasBargain = isSettled.Contains(true);
        (Today, todayInFact) = (With(UnsettledToday, settled), With(unsettledInFact, settled));
        (Issues, LiveIssues) = (new DealIssue[issues], Live(valued));
        for (int k = 0; k < issues; k++)
        {
            Issues[k] = PackageLayout.Issue(actual.Issues[k].Value, Today[k], isCovered: true);
        }

        moved = MapsOf(valued, LiveIssues);
        movedInFact = ReferenceEquals(actual, valued) ? moved : MapsOf(actual, Live(actual));
        (drifts, driftsInFact) = (Unsettled(driftsUnsettled), Unsettled(driftsUnsettledInFact));
        IsDrifting = Array.Exists(drifts, rate => rate != 0) || Array.Exists(driftsInFact, rate => rate != 0);
        if (valued.War is not null)
        {
            imposed = [.. Sides.Select(side => StandingTerms.Imposed(side, valued, preferences, value, Today))];
            VictoryFollowsFront = Array.Exists(LeftAlone, MovesWhatIsLeft);
        }
    }

    /// <summary>Whether something that a side would leave alone moves.</summary>
    private bool MovesWhatIsLeft(bool[] leftAlone)
    {
        bool moves = Array.Exists(moved, one => leftAlone[one.Issue]);
        for (int k = 0; k < leftAlone.Length; k++)
        {
            moves |= leftAlone[k] && (drifts[k] != 0 || isDelivered[k]);
        }

        return moves;
    }

    /// <summary>U of every actor.</summary>
    public Assessment[] Utilities { get; }

    /// <summary>U of every spoiler.</summary>
    public Assessment[] Spoilers { get; }

    /// <summary>How often a breach by each spoiler ends the deal, from 0 to 1.</summary>
    public double[] Reaches { get; }

    /// <summary>e: what terms add to the cost of breaking them, or null.</summary>
    public Assessment? Enforcement { get; }

    /// <summary>Whether deals hold; null where every deal does.</summary>
    public Holding? Holding { get; }

    /// <summary>How readily deals are broken.</summary>
    public BreakRule Breaking { get; }

    /// <summary>The rule by which talks land.</summary>
    public BargainingRule Rule { get; }

    /// <summary>When they are broken.</summary>
    public BreachTiming Timing { get; }

    /// <summary>The issues; only their kinds matter.</summary>
    public DealIssue[] Issues { get; private set; }

    /// <summary>The issues of the scenario; those that a bargain has settled no longer follow the front.</summary>
    public Issue[] LiveIssues { get; private set; }

    /// <summary>Whether a bargain that does not stop the fighting is in force.</summary>
    public bool HasBargain { get; private set; }

    /// <summary>Today's terms as the actors value them, but for the issues that the front moves.</summary>
    public double[] Today { get; private set; }

    /// <summary>The same without any bargain.</summary>
    public double[] UnsettledToday { get; }

    /// <summary>r of every actor, a year.</summary>
    public double[] Discounts { get; }

    /// <summary>The packages.</summary>
    public PackageLayout[] Packages { get; }

    /// <summary>Whether an issue moves by itself while there is no deal.</summary>
    public bool IsDrifting { get; private set; }

    /// <summary>Whether what deals carry out on some issue stays when they end.</summary>
    public bool Delivers { get; }

    /// <summary>How far back terms may go on each issue for what was delivered; null where nothing ever is.</summary>
    /// <param name="today">Where the issues stand without a deal.</param>
    public ScaleInterval[]? Limits(ReadOnlySpan<double> today)
    {
        if (deliveries is not (double[] delivered, Delivery?[] underWay))
        {
            return null;
        }

        ScaleInterval[] limits = new ScaleInterval[today.Length];
        for (int k = 0; k < limits.Length; k++)
        {
            limits[k] = underWay[k] is Delivery due ? Delivery.Limits(due.To, due.Delivered + due.To - due.From)
                : Delivery.Limits(today[k], delivered[k]);
        }

        return limits;
    }

    /// <summary>Points a year by which each issue moves as the actors value it; 0 where it stays.</summary>
    public ReadOnlySpan<double> Drifts => drifts;

    /// <summary>Whether a victorious side leaves an issue as it stands, [side][issue].</summary>
    public bool[][] LeftAlone { get; } = [];

    /// <summary>Whether the front still moves an issue that some victor would leave alone.</summary>
    public bool VictoryFollowsFront { get; private set; }

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

    /// <summary>Puts the issues that the front moves where it puts them, and those that move by themselves where they have
    /// come.</summary>
    public void Follow(double front, Span<double> terms)
    {
        Drift(drifted, terms);
        Follow(moved, front, terms);
    }

    /// <summary>Writes today's terms as they are in fact, changes that will end included.</summary>
    public void PutTodayInFact(double front, Span<double> terms) => PutTodayInFact(front, drifted, terms);

    /// <summary>The same where issues have drifted so far.</summary>
    public void PutTodayInFact(double front, ReadOnlySpan<double> soFar, Span<double> terms)
    {
        todayInFact.CopyTo(terms);
        Drift(soFar, terms);
        Follow(movedInFact, front, terms);
    }

    /// <summary>Lets time pass without a deal.</summary>
    /// <param name="years">How much.</param>
    /// <param name="soFar">How far each issue has drifted; moved on, as far as its scale goes.</param>
    public void Pass(double years, Span<double> soFar)
    {
        for (int k = 0; k < soFar.Length; k++)
        {
            if (driftsInFact[k] != 0)
            {
                soFar[k] = Math.Clamp(todayInFact[k] + soFar[k] + (driftsInFact[k] * years), ScaleIssue.Min, ScaleIssue.Max)
                    - todayInFact[k];
            }
        }
    }

    /// <summary>What it is worth to an actor that an issue goes on to move, on average over the time without a deal.</summary>
    /// <param name="utility">What it wants.</param>
    /// <param name="issue">The issue.</param>
    /// <param name="position">Where it stands.</param>
    /// <param name="time">How that time counts for it.</param>
    public double Ahead(Assessment utility, int issue, double position, DriftAhead time) =>
        time.Of(utility.Wants[issue], utility.Curvature, position, drifts[issue],
            LeftAlone.Length == 0 ? null : side => LeftAlone[(int)side][issue]);

    private void Drift(ReadOnlySpan<double> soFar, Span<double> terms)
    {
        for (int k = 0; k < soFar.Length; k++)
        {
            terms[k] = soFar[k] == 0 || LiveIssues[k] is not ScaleIssue || isSettled[k] ? terms[k]
                : Math.Clamp(terms[k] + soFar[k], ScaleIssue.Min, ScaleIssue.Max);
        }
    }

    /// <summary>Whether the talks are about the same in another state of the scenario.</summary>
    public bool Serves(ScenarioState other) => state.HasAgendaOf(other);

    /// <summary>Whether the actors want the same as in a scenario, and are as patient.</summary>
    public bool HasWantsOf(Scenario scenario) => state.HasWantsOf(scenario);

    private static void Follow((int Issue, FrontMap Map)[] moved, double front, Span<double> terms)
    {
        foreach ((int issue, FrontMap map) in moved)
        {
            terms[issue] = map.At(front);
        }
    }

    private double[] Unsettled(double[] rates)
    {
        double[] unsettled = [.. rates];
        for (int k = 0; k < unsettled.Length; k++)
        {
            unsettled[k] = isSettled[k] ? 0 : unsettled[k];
        }

        return unsettled;
    }

    private Issue[] Live(Scenario scenario)
    {
        Issue[] issues = new Issue[isSettled.Length];
        for (int k = 0; k < issues.Length; k++)
        {
            Issue issue = scenario.Issues[k].Value;
            issues[k] = issue is ScaleIssue scale && isSettled[k] ? scale with { Front = null } : issue;
        }

        return issues;
    }

    private static (int Issue, FrontMap Map)[] MapsOf(Scenario scenario, Issue[] issues) => scenario.War is not FrontWar ? []
        : [.. issues.Index().Where(one => one.Item is ScaleIssue { Front: not null })
            .Select(one => (one.Index, ((ScaleIssue)one.Item).Front!))];

    private static double[] With(double[] today, IReadOnlyList<double> settled)
    {
        double[] all = [.. today];
        for (int k = 0; k < all.Length; k++)
        {
            all[k] = double.IsNaN(settled[k]) ? all[k] : settled[k];
        }

        return all;
    }
}
