using Entente.Deals;
using Entente.Scenarios;

namespace Entente.Talks;

/// <summary>A package of a scenario as a deal problem: whose agreement is needed, what can vary, and what everybody gains over no
/// deal.</summary>
public sealed class PackageProblem
{
    private readonly Scenario scenario;
    private readonly Func<Uncertain, double> value;
    private readonly double[] today;

    private PackageProblem(Scenario scenario, string name, Package package, Func<Uncertain, double> value)
    {
        (this.scenario, this.value, Name, Package) = (scenario, value, name, package);
        Preferences = new Preferences(scenario, value);
        NoDeal = new NoDeal(scenario, Preferences, value);
        today = StandingTerms.Today(scenario, value);
        ActorNames = [.. scenario.Actors.Names];
        IssueNames = [.. scenario.Issues.Names];
        Reservations = [.. ActorNames.Select(NoDeal.Of)];
        Roles = [.. scenario.Actors.Select(actor => RoleOf(actor.Key, actor.Value))];
        Problem = Build();
    }

    /// <summary>The package's name.</summary>
    public string Name { get; }

    /// <summary>The package.</summary>
    public Package Package { get; }

    /// <summary>The actors in the order of the problem.</summary>
    public IReadOnlyList<string> ActorNames { get; }

    /// <summary>The issues in the order of the problem.</summary>
    public IReadOnlyList<string> IssueNames { get; }

    /// <summary>How each actor takes part in this package.</summary>
    public IReadOnlyList<DealRole> Roles { get; }

    /// <summary>What no deal is worth to each actor.</summary>
    public IReadOnlyList<NoDealValue> Reservations { get; }

    /// <summary>What the actors want.</summary>
    public Preferences Preferences { get; }

    /// <summary>How reservation values were worked out.</summary>
    public NoDeal NoDeal { get; }

    /// <summary>Today's terms.</summary>
    public IReadOnlyList<double> Today => today;

    /// <summary>The problem. Where the fighting goes on, its utilities are changes of the value of fighting.</summary>
    public DealProblem Problem { get; }

    /// <summary>Whether the deal may be broken, so that it counts for less than its terms.</summary>
    public bool MayBeBroken => Problem.Gain is not null;

    /// <summary>Whether there is no fighting, or none while the package holds.</summary>
    public bool StopsFighting => scenario.War is null || Package.EndsFighting;

    /// <summary>The problem of a package.</summary>
    /// <param name="scenario">The scenario, as it stands after any changes.</param>
    /// <param name="package">The package; nothing = the one that covers most issues, the first of equals.</param>
    /// <param name="value">The value of each uncertain number.</param>
    /// <exception cref="ArgumentException">The scenario has no such package.</exception>
    public static PackageProblem Of(Scenario scenario, string? package, Func<Uncertain, double> value)
    {
        Named<Package> packages = Packages(scenario);
        string name = package ?? packages.MaxBy(one => scenario.Issues.Names.Count(one.Value.Covers.Includes)).Key;
        return packages.TryGet(name, out Package? found)
            ? new(scenario, name, found, value)
            : throw new ArgumentException($"The scenario has no package `{name}`.", nameof(package));
    }

    /// <summary>The packages of a scenario; a file without any has one that covers all issues.</summary>
    public static Named<Package> Packages(Scenario scenario) =>
        scenario.Packages.Count > 0 ? scenario.Packages : [new(Package.Default, new())];

    /// <summary>The utility U of terms to every actor, whatever the problem's own measure is.</summary>
    public double[] Utilities(IReadOnlyList<double> terms) =>
        [.. ActorNames.Select(name => DealTerms.Value(Preferences.OfActor(name), Problem.Issues, [.. terms]))];

    /// <summary>What terms count for with every actor, to be held against its reservation value: their utility, less for a deal that may
    /// be broken, or the value of fighting with them where the fighting goes on.</summary>
    public double[] Worth(IReadOnlyList<double> terms)
    {
        double[] gains = DealTerms.Gains(Problem, [.. terms]);
        return [.. gains.Select((gain, i) => Reservations[i].Value + gain)];
    }

    /// <summary>Terms with the values given, and today's for every other issue.</summary>
    public double[] TermsOf(Named<IssueValue> values) =>
    [
        .. scenario.Issues.Select((issue, k) =>
            values.TryGet(issue.Key, out IssueValue? given) ? StandingTerms.Number(given, issue.Value, value) : today[k]),
    ];

    /// <summary>The name of an option; nothing on a scale.</summary>
    public string? OptionName(int issue, double value) => (scenario.Issues[issue].Value as OptionsIssue)?.Options[(int)value].Key;

    /// <summary>An issue in numbers; one outside the package stays as today.</summary>
    internal static DealIssue Issue(Issue issue, double today, bool isCovered) => issue switch
    {
        ScaleIssue => isCovered ? new ContinuousIssue(today) : new ContinuousIssue(today, today, today),
        OptionsIssue options => new DiscreteIssue(today, options.Options.Count, isCovered ? null : [(int)today]),
        _ => throw new ArgumentException($"{issue.GetType().Name} is no kind of issue."),
    };

    private DealRole RoleOf(string name, Actor actor) => Package.Between is ValueList<string> parties
        ? !parties.Contains(name) ? DealRole.Outside : actor.Role == Role.Consent ? DealRole.Consent : DealRole.Table
        : actor.Role switch
        {
            Role.Table => DealRole.Table,
            Role.Consent => DealRole.Consent,
            _ => DealRole.Outside,
        };

    private DealProblem Build()
    {
        DealIssue[] issues = [.. scenario.Issues.Select((issue, k) => Issue(issue.Value, today[k], Package.Covers.Includes(issue.Key)))];
        DealActor[] actors = [.. ActorNames.Select((name, i) => OfActor(name, i, issues))];

        // Only the ratios of the bargaining weights matter; the solver does best with weights of order 1.
        double greatest = actors.Where(actor => actor.Role == DealRole.Table).Max(actor => actor.BargainingWeight);
        actors = [.. actors.Select(actor => actor with { BargainingWeight = actor.BargainingWeight / greatest })];
        DealProblem problem = new(issues, actors)
        {
            Sums = [.. scenario.Constraints.OfType<WeightedSum>().SelectMany(Sums)],
            Rules = [.. scenario.Constraints.OfType<Implication>().Select(rule => new WhenThen(Conditions(rule.When), Conditions(rule.Then)))],
        };
        return scenario.Holding is Holding holding && StopsFighting ? WithHolding(problem, holding) : problem;
    }

    private DealActor OfActor(string name, int i, IReadOnlyList<DealIssue> issues)
    {
        Actor actor = scenario.Actors[name];
        Assessment utility = Preferences.OfActor(name);
        utility = utility with
        {
            Wants = [.. utility.Wants.Select((want, k) =>
                Package.Covers.Includes(IssueNames[k]) ? want : want with { Accepts = null, AcceptsOptions = null })],
        };
        double reservation = Reservations[i].Value;
        if (!StopsFighting)
        {
            // W(with the issues at d) − W: they count while the war goes on, and after a victory that leaves them as they stand.
            utility = utility with
            {
                Wants = [.. utility.Wants.Select((want, k) => want with { Weight = NoDeal.WeightOfToday(Reservations[i], k) * want.Weight })],
            };
            reservation = DealTerms.Value(utility, issues, today);
        }

        double patience = scenario.Talks.Weights == TalksWeights.Patience ? 1 / value(actor.Discount) : 1;
        return new DealActor(Roles[i], utility, reservation) { BargainingWeight = value(actor.BargainingWeight) * patience };
    }

    private IEnumerable<SumConstraint> Sums(WeightedSum sum)
    {
        double[] weights = [.. IssueNames.Select(name => sum.Sum.TryGet(name, out Uncertain? weight) ? value(weight) : 0)];
        if (sum.Max is Uncertain max)
        {
            yield return new(weights, value(max));
        }

        if (sum.Min is Uncertain min)
        {
            yield return new([.. weights.Select(weight => -weight)], -value(min));
        }
    }

    private Condition[] Conditions(Named<IssueSet> sets) =>
        [.. sets.Select(set => ConditionOf(IssueNames.Index().First(issue => issue.Item == set.Key).Index, set.Value))];

    private Condition ConditionOf(int issue, IssueSet set) => set switch
    {
        Positions positions => new(issue, new ScaleInterval(value(positions.Interval.From), value(positions.Interval.To))),
        Choices choices => new(issue, Options: [.. choices.Options.Select(option => (int)StandingTerms.Number(new Choice(option), scenario.Issues[issue].Value, value))]),
        _ => throw new ArgumentException($"{set.GetType().Name} is no set of values."),
    };

    private DealProblem WithHolding(DealProblem problem, Holding holding)
    {
        List<Assessment> extras = [];
        List<HoldingBreaker> breakers =
        [
            .. ActorNames.Index().Where(actor => scenario is { War: not null } && scenario.Actors[actor.Item].Side is not null)
                .Select(actor => new HoldingBreaker(actor.Index, actor.Index, 0)),
        ];
        foreach (Spoiler spoiler in holding.Spoilers.Values)
        {
            Assessment utility = Preferences.OfSpoiler(spoiler);
            breakers.Add(new(Append(utility), null, DealTerms.Value(utility, problem.Issues, today)));
        }

        int enforcement = Preferences.Enforcement() is Assessment enforces ? Append(enforces) : -1;
        double[] discounts = [.. scenario.Actors.Values.Select(actor => value(actor.Discount))];
        double breakRate = value(holding.BreakRate), tremble = value(holding.Tremble);
        int moved = MovedIssue();
        if (moved >= 0)
        {
            HoldingActor[] actors = [.. ActorNames.Select((name, i) => new HoldingActor(Reservations[i].Value, discounts[i], NoDeal.AfterRearmingByFront(name)))];
            FrontMap map = ((ScaleIssue)scenario.Issues[moved].Value).Front!;
            return problem with { Gain = new FrontHoldingGain(actors, [.. breakers], enforcement, Append(PositionOf(moved)), map, breakRate, tremble), Extras = extras };
        }

        double[] fallback = [.. ActorNames.Select(NoDeal.AfterRearming)];
        Breaker[] known = [.. breakers.Select(breaker => new Breaker(breaker.Assessment, breaker.Actor is int actor ? fallback[actor] : breaker.Threshold))];
        CommitmentGain gain = new([.. Reservations.Select(one => one.Value)], fallback, discounts, known, enforcement, breakRate, tremble);
        return problem with { Gain = gain, Extras = extras };

        int Append(Assessment assessment)
        {
            extras.Add(assessment);
            return ActorNames.Count + extras.Count - 1;
        }
    }

    /// <summary>The first covered issue whose position redraws the front, or −1.</summary>
    private int MovedIssue()
    {
        foreach ((int k, (string name, Issue issue)) in scenario.Issues.Index())
        {
            if (scenario.War is FrontWar && Package.Covers.Includes(name) && issue is ScaleIssue { Front: { CanBeInverted: true } })
            {
                return k;
            }
        }

        return -1;
    }

    private Assessment PositionOf(int issue) =>
        new([.. IssueNames.Select((_, k) => k == issue ? new Want { Weight = 1 } : Want.Nothing)], Constant: 0);
}
