using Entente.Deals;
using Entente.Scenarios;
using Entente.Talks.FirstDay;

namespace Entente.Talks;

/// <summary>What is the same for all draws of a scenario that one thread simulates.</summary>
internal sealed class Setting
{
    // In a week in which talks can conclude: depth and terms over what waiting is not worth, then the depth once or twice more.
    private const int SolvesWhereAwaited = 4;

    /// <summary>Prepares a scenario.</summary>
    /// <exception cref="ArgumentException">A name in the options is none of the scenario's, or they do not go together.</exception>
    public Setting(Scenario scenario, TalksOptions options)
    {
        if (options.Lotteries && !options.UntilPossible)
        {
            throw new ArgumentException("Draws with lotteries end when a deal is possible.", nameof(options));
        }

        (Scenario, Options) = (scenario, options);
        long learners = scenario.Talks.LearnAtTable ? scenario.Actors.Values.Count(actor => actor.Side is not null) : 0;
        long talks = 1 + (TableLesson.Hypotheses * learners);
        long work = talks * (scenario.Talks.Anticipate ? SolvesWhereAwaited : 1) * options.Work;
        (Budget, WatchBudget) = (new(work), new(work));
        Calendar = new(scenario);
        Timetable = new(scenario, options.Changes, Calendar);
        Deadlines = new(scenario);
        LinesGive = RedLine.Gives(scenario) || scenario.Events.Concat<Change>(scenario.Levers.Values)
            .Where(change => change.Set.Any(set => set.Path.Contains(".wants", StringComparison.Ordinal)))
            .Any(change => RedLine.Gives(ScenarioChanges.Apply(scenario, [change])));
        Delivers = scenario.Issues.Values.Any(issue => issue is ScaleIssue { Delivered: true });
        Drifts = scenario.Issues.Values.Any(issue => issue is ScaleIssue { Drifts: not null })
            || scenario.Events.Concat<Change>(scenario.Levers.Values).Concat(scenario.Variants.Values)
                .Any(change => change.Set.Any(set => set.Path.EndsWith(".drifts", StringComparison.Ordinal)));
        Named<Package> packages = scenario.AllPackages;
        PackageNames = [.. packages.Names];
        Asked = options.Holding is HoldingTest test ? (test, PackageOf(test)) : null;
        Followed = !options.FollowsDeals || scenario.Holding is null ? [] :
            [.. packages.Where(package => package.Value.EndsFighting).Select(package => HoldingTest.OfRun(package.Key, scenario))
                .Select(one => (one, PackageOf(one)))];
    }

    /// <summary>The scenario as read.</summary>
    public Scenario Scenario { get; }

    /// <summary>How draws are simulated.</summary>
    public TalksOptions Options { get; }

    /// <summary>The dates.</summary>
    public Calendar Calendar { get; }

    /// <summary>What can happen, and the states of the scenario that it leads to.</summary>
    public Timetable Timetable { get; }

    /// <summary>What deadlines do to talks.</summary>
    public Deadlines Deadlines { get; }

    /// <summary>The packages in the order of <see cref="Agreement.Package"/>.</summary>
    public IReadOnlyList<string> PackageNames { get; }

    /// <summary>What is asked about whether an agreement would hold, with the index of its package; null if nothing is.</summary>
    public (HoldingTest Test, int Package)? Asked { get; }

    /// <summary>What a run asks about every package that ends the fighting.</summary>
    public IReadOnlyList<(HoldingTest Test, int Package)> Followed { get; }

    /// <summary>What the searches of a draw may do together; filled anew for each.</summary>
    public SearchBudget Budget { get; }

    /// <summary>What the searches of somebody who looks on may do.</summary>
    public SearchBudget WatchBudget { get; }

    /// <summary>Whether a red line gives way as war goes worse, in the file or after some change.</summary>
    public bool LinesGive { get; }

    /// <summary>Whether an issue moves by itself while there is no deal, in the file or after some change.</summary>
    public bool Drifts { get; }

    /// <summary>Whether what deals carry out on some issue stays when they end.</summary>
    public bool Delivers { get; }

    private int PackageOf(HoldingTest test) =>
        PackageNames.Index().Where(one => one.Item == test.Package).Select(one => (int?)one.Index).FirstOrDefault()
        ?? throw new ArgumentException($"The scenario has no package `{test.Package}`.", nameof(test));
}
