using Entente.Deals;
using Entente.Scenarios;
using Entente.War;

namespace Entente.Talks.FirstDay;

/// <summary>A package of a scenario as a deal problem: whose agreement is needed, what can vary, and what everybody gains over no
/// deal.</summary>
internal sealed class PackageProblem
{
    private readonly Scenario scenario;
    private readonly Func<Uncertain, double> value;
    private readonly double[] today, standing; // without a deal, and with an earlier package in force
    private readonly double[] delivered; // how far that one has moved each issue for good
    private readonly ScaleInterval[] limits; // and how far back from it terms may go
    private readonly PackageLayout layout;

    private PackageProblem(Scenario scenario, string name, Package package, Func<Uncertain, double> value, bool isAwaited)
    {
        Earlier = EarlierOf(scenario, name, package, value);
        (this.scenario, this.value, Name, Package) = (scenario, value, name, package);
        Preferences = new Preferences(scenario, value);
        NoDeal = new NoDeal(scenario, Preferences, value);
        today = StandingTerms.Today(scenario, value);
        ActorNames = [.. scenario.Actors.Names];
        IssueNames = [.. scenario.Issues.Names];
        standing = [.. Earlier?.Terms ?? today];
        (limits, delivered, today) = DeliveredBefore(today);
        Reservations = [.. ActorNames.Select((actor, i) => Earlier is EarlierDeal inForce
            ? NoDeal.Of(actor) with { Value = inForce.Worth[i], Source = NoDealSource.InForce } : NoDeal.Of(actor))];
        double[] bonus = new double[ActorNames.Count];
        new Deadlines(scenario).Bonus(0, value, bonus);
        DeadlineWorth = bonus;
        layout = new(scenario, new PackageForm(scenario, name, package), Preferences, new TermsLimits(scenario, value), value);
        Waiting = isAwaited ? WaitingWith(scenario, name, value) : new(new double[ActorNames.Count], Rate: 0, IsSettled: true);
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
    public IReadOnlyList<Role> Roles => layout.Roles;

    /// <summary>The package that this one comes after, in force at its terms; null where it comes after none, or where that one has no
    /// terms that all accept.</summary>
    public EarlierDeal? Earlier { get; }

    /// <summary>What no deal, or the earlier package in force, is worth to each actor.</summary>
    public IReadOnlyList<NoDealValue> Reservations { get; }

    /// <summary>What agreeing on the first day, before the deadlines that are then in force, is worth to each actor.</summary>
    public IReadOnlyList<double> DeadlineWorth { get; }

    /// <summary>What waiting for later talks adds to no deal, where everybody counts with them; 0 elsewhere.</summary>
    public WaitingValue Waiting { get; }

    /// <summary>The package in numbers.</summary>
    public PackageLayout Layout => layout;

    /// <summary>What the actors want.</summary>
    public Preferences Preferences { get; }

    /// <summary>How reservation values were worked out.</summary>
    public NoDeal NoDeal { get; }

    /// <summary>Today's terms, or those of the earlier package in force.</summary>
    public IReadOnlyList<double> Today => standing;

    /// <summary>The problem: its gains are those of <see cref="DealValue.GainOverWaiting"/>, so that agreeing before a deadline lowers what
    /// no deal is worth and waiting for later talks raises it. Where the fighting goes on, its utilities are changes of the value of
    /// fighting.</summary>
    public DealProblem Problem { get; }

    /// <summary>The actor that an actor of the problem stands for: itself, or one whose sincerity is asked of a second self.</summary>
    public int ActorOf(int actor) => actor < ActorNames.Count ? actor : layout.Sincere[actor - ActorNames.Count];

    /// <summary>What the package comes to, in the scenario's actors.</summary>
    public DealSpace Solve()
    {
        DealSpace space = InWholeUnits(DealSolver.Solve(Problem));
        return layout.Sincere.Count == 0 || space.Closest is not Closest closest ? space
            : space with { Closest = closest with { Binding = [.. closest.Binding.Select(ActorOf).Distinct().Order()] } };
    }

    private bool CountsWholeUnits => Problem.Issues.Any(issue => issue is ContinuousIssue { Units: > 0 });

    private DealSpace InWholeUnits(DealSpace space)
    {
        return !CountsWholeUnits ? space : space with
        {
            Closest = space.Closest is Closest closest ? closest with { Point = Whole(closest.Point) } : null,
            Solutions = [.. space.Solutions.Select(solution => solution with { Point = Whole(solution.Point) })],
            Ranges = [.. space.Ranges.Select(range => WholeTerms.Within(Problem.Issues[range.Issue], range.Low, range.High) is var ends
                ? range with { Low = ends.Low, High = ends.High } : range)],
        };
    }

    /// <summary>The same point in whole units where the file counts so.</summary>
    private DealPoint Whole(DealPoint point) => !CountsWholeUnits ? point
        : DealPoint.At(Problem, WholeTerms.Near(Problem, [.. point.Terms], at => DealTerms.Gains(Problem, at)));

    /// <summary>What becomes of terms, in the scenario's actors: one whose sincerity is asked refuses what it would not gain by
    /// keeping.</summary>
    public TermsVerdict Judge(IReadOnlyList<double> terms)
    {
        TermsVerdict verdict = TermsTest.Judge(Problem, terms);
        if (verdict.Improvement is DealPoint better)
        {
            double[]? whole = WholeTerms.Nearest(Problem, [.. better.Terms], at => DealTerms.Gains(Problem, at), verdict.Point.Gains);
            verdict = verdict with { Improvement = whole is null ? null : DealPoint.At(Problem, whole) };
        }

        return layout.Sincere.Count == 0 ? verdict : verdict with
        {
            Actors = [.. verdict.Actors.GroupBy(one => ActorOf(one.Actor)).Select(selves => selves.MinBy(one => one.Gain)! with
            {
                Actor = selves.Key,
                CrossedRedLines = selves.First().CrossedRedLines,
            })],
        };
    }

    /// <summary>Whether the deal may be broken, so that it counts for less than its terms.</summary>
    public bool MayBeBroken => Problem.Gain is not null && !layout.IsBargainThatEnds;

    /// <summary>The rule by which talks land.</summary>
    public BargainingRule Rule => PackageLayout.RuleOf(scenario);

    /// <summary>Whether there is no fighting, or none while the package holds.</summary>
    public bool StopsFighting => layout.StopsFighting;

    /// <summary>The problem of a package.</summary>
    /// <param name="scenario">The scenario, as it stands after any changes.</param>
    /// <param name="package">The package; null = the one that covers most issues, the first of equals.</param>
    /// <param name="value">The value of each uncertain number.</param>
    /// <exception cref="ArgumentException">The scenario has no such package.</exception>
    public static PackageProblem Of(Scenario scenario, string? package, Func<Uncertain, double> value)
    {
        string name = package ?? scenario.MainPackage;
        return scenario.AllPackages.TryGet(name, out Package? found)
            ? new(scenario, name, found, value, scenario.Talks.Anticipate)
            : throw new ArgumentException($"The scenario has no package `{name}`.", nameof(package));
    }

    /// <summary>The utility U of terms to every actor, whatever the problem's own measure is.</summary>
    public double[] Utilities(IReadOnlyList<double> terms) =>
        [.. ActorNames.Select((name, i) => DealTerms.Value(
            layout.Expected(layout.Utility(Preferences.OfActor(name), i), today), Problem.Issues, [.. terms]))];

    /// <summary>What terms are worth to every actor on the first day, and what each gains by them.</summary>
    public DealValue ValueOf(IReadOnlyList<double> terms)
    {
        double[] gains = [.. DealTerms.Gains(Problem, [.. terms]).Take(ActorNames.Count)],
            worth = [.. gains.Select((gain, i) => Reservations[i].Value + Waiting.Worth[i] + gain - DeadlineWorth[i])];
        return new(StopsFighting ? Utilities(terms) : worth, worth, [.. Reservations.Select(one => one.Value)], DeadlineWorth)
        {
            Waiting = scenario.Talks.Anticipate ? Waiting.Worth : [],
        };
    }

    /// <summary>Who would break a deal of these terms, and at what rate a year, as things stand on the first day; empty where no deal is
    /// broken.</summary>
    public IReadOnlyList<(HoldingBreaker Breaker, double Rate)> BreachesOf(IReadOnlyList<double> terms) =>
        DeliveredGain.Breakable(Problem, [.. terms]) is (BreakableGain gain, double[] at) ? gain.Rates(at) : [];

    /// <summary>The chance that a deal of these terms stands when all re-arming is done; null where that is not looked at.</summary>
    public double? StandsUntilRearmed(IReadOnlyList<double> terms) =>
        DeliveredGain.Breakable(Problem, [.. terms]) is (BreakableGain gain, double[] at) ? gain.StandsUntilRearmed(at) : null;

    /// <summary>Terms with the values given, and today's for every other issue.</summary>
    public double[] TermsOf(Named<IssueValue> values) =>
    [
        .. scenario.Issues.Select((issue, k) =>
            values.TryGet(issue.Key, out IssueValue? given) ? StandingTerms.Number(given, issue.Value, value) : standing[k]),
    ];

    /// <summary>Where each position comes from; null on issues of options and outside the package.</summary>
    public TermsOrigin?[] Origins(IReadOnlyList<double> terms) =>
        layout.Origins([.. ActorNames.Select(Preferences.OfActor)], standing, terms);

    /// <summary>The name of an option; null on a scale.</summary>
    public string? OptionName(int issue, double value) => (scenario.Issues[issue].Value as OptionsIssue)?.Options[(int)value].Key;

    /// <summary>The first package that a package comes after, at the terms on which talks about it land.</summary>
    private static EarlierDeal? EarlierOf(Scenario scenario, string name, Package package, Func<Uncertain, double> value)
    {
        if (package.After.FirstOrDefault(one => one != name && scenario.AllPackages.Has(one)) is not string before)
        {
            return null;
        }

        PackageProblem problem = new(scenario, before, scenario.AllPackages[before], value, scenario.Talks.Anticipate);
        return DealSolver.PointOf(problem.Problem, problem.Rule) is DealPoint found && problem.Whole(found) is DealPoint point
            ? new(before, [.. point.Terms], [.. problem.ValueOf(point.Terms).Worth]) : null;
    }

    private static WaitingValue WaitingWith(Scenario scenario, string name, Func<Uncertain, double> value)
    {
        PackageProblem[] packages = [.. scenario.AllPackages.Select(one =>
            new PackageProblem(scenario, one.Key, one.Value, value, isAwaited: false))];
        return FirstDayTalks.Waiting(scenario, packages, Array.FindIndex(packages, one => one.Name == name), value);
    }

    private DealProblem Build()
    {
        DealIssue[] issues = layout.Issues(standing, limits);
        double[] added = [.. Waiting.Worth.Select((waiting, i) => waiting - DeadlineWorth[i])];
        double[] reservations = [.. Reservations.Select((one, i) => one.Value + added[i])];
        Assessment[] utilities = [.. ActorNames.Select((name, i) => layout.Utility(Preferences.OfActor(name), i))];
        if (!StopsFighting)
        {
            // W(with the issues at d) − W: they count while the war goes on, and after a victory that leaves them as they stand.
            reservations = [.. ActorNames.Select((name, i) =>
                DealTerms.Value(Weighed(Preferences.OfActor(name), i), issues, standing) + added[i] + AheadOn(i, isCovered: true))];
            utilities = [.. utilities.Select(Weighed)];
        }
        else if (!Package.EndsFighting)
        {
            // What a bargain leaves open goes on to move.
            reservations = [.. reservations.Select((one, i) => one - AheadOn(i, isCovered: false))];
        }

        utilities = [.. utilities.Select(utility => layout.Expected(utility, today))];
        bool mayEnd = (scenario.Holding is not null && Package.EndsFighting) || layout.IsBargainThatEnds;
        if (!mayEnd && StopsFighting)
        {
            utilities = [.. utilities.Select((utility, i) => layout.Late(utility, Discount(i), today))];
        }

        DealProblem problem = layout.Problem(issues, utilities, reservations);
        return !mayEnd ? problem
            : WithDelivery(problem, bare => layout.IsBargainThatEnds ? bare with { Gain = UntilItEnds(bare) }
                : WithHolding(bare, scenario.Holding!));

        Assessment Weighed(Assessment utility, int actor) => layout.Weighed(
            utility, k => NoDeal.WeightOfToday(Reservations[actor], k), Discount(actor));
    }

    private double Discount(int actor) => value(scenario.Actors[ActorNames[actor]].Discount);

    /// <summary>The gains of a deal that may end, of which something may stay.</summary>
    /// <param name="problem">The problem, without a gain function.</param>
    /// <param name="untilEnd">Gives it one, for what ends with the deal.</param>
    private DealProblem WithDelivery(DealProblem problem, Func<DealProblem, DealProblem> untilEnd)
    {
        if (!layout.Delivers)
        {
            return untilEnd(problem);
        }

        return DeliveredGain.Of(untilEnd(problem), layout, today,
            i => (Discount(ActorOf(i)), k => NoDeal.WeightOfToday(Reservations[ActorOf(i)], k)));
    }

    /// <summary>How far back terms may go from the earlier package in force, how far that has moved each issue for good on the day on which
    /// it is made, and where the issues would then stand if the war came back.</summary>
    private (ScaleInterval[] Limits, double[] Delivered, double[] Today) DeliveredBefore(double[] before)
    {
        double[] after = [.. before];
        ScaleInterval[] back = [.. before.Select(_ => new ScaleInterval(ScaleIssue.Min, ScaleIssue.Max))];
        foreach ((int k, (string name, Issue issue)) in scenario.Issues.Index())
        {
            if (Earlier is EarlierDeal deal && issue is ScaleIssue { Delivered: true } scale
                && scenario.AllPackages[deal.Package].Covers.Includes(name))
            {
                back[k] = Delivery.Limits(deal.Terms[k], deal.Terms[k] - before[k]);
                after[k] = scale.Over is null ? deal.Terms[k] : after[k];
            }
        }

        return (back, [.. after.Zip(before, (one, other) => one - other)], after);
    }

    /// <summary>How much more the war after a peace is worth to an actor for what the earlier package has delivered.</summary>
    private double ByEarlier(int actor)
    {
        double[] before = StandingTerms.Today(scenario, value);
        DealIssue[] issues = layout.Issues(before);
        Assessment utility = Preferences.OfActor(ActorNames[actor]);
        return Enumerable.Range(0, today.Length).Where(k => delivered[k] != 0).Sum(k =>
        {
            double[] moved = [.. before];
            moved[k] = today[k];
            return NoDeal.WeightOfToday(Reservations[actor], k)
                * (DealTerms.Value(utility, issues, moved) - DealTerms.Value(utility, issues, before));
        });
    }

    /// <summary>W' with what the earlier package has delivered.</summary>
    private Func<double, FrontDerivatives> AfterEarlier(int actor, Func<double, FrontDerivatives> war)
    {
        double more = ByEarlier(actor);
        return more == 0 ? war : front => war(front).Plus(more);
    }

    /// <inheritdoc cref="AfterEarlier(int, Func{double, FrontDerivatives})"/>
    private Func<double, RearmingPath> AfterEarlier(int actor, Func<double, RearmingPath> war)
    {
        double more = ByEarlier(actor);
        return more == 0 ? war : front => war(front).Plus(more);
    }

    /// <summary>What it is worth to an actor that the issues of the package, or the others, go on to move.</summary>
    private double AheadOn(int actor, bool isCovered) => Enumerable.Range(0, IssueNames.Count).Where(k => layout.Covers[k] == isCovered)
        .Sum(k => NoDeal.AheadOn(ActorNames[actor], Reservations[actor], k) * (StopsFighting ? 1 : layout.WeightOfBargain(
            NoDeal.WeightOfToday(Reservations[actor], k), Discount(actor))));

    private HoldingGain UntilItEnds(DealProblem problem) => new(
        [.. ActorNames.Select((name, i) =>
        {
            FrontDerivatives after = new(Reservations[i].Value - AheadOn(i, isCovered: false), 0, 0, 0, 0);
            return new HoldingActor(problem.Actors[i].Reservation, Discount(i), _ => after);
        })],
        [], enforcement: -1, position: -1, frontOf: null, BreakableGain.NobodyBreaks)
    {
        Course = layout.Course,
    };

    private DealProblem WithHolding(DealProblem problem, Holding settings)
    {
        // Sincerity is asked of a second self, after all actors: for U − W, deadlines left out.
        problem = problem with
        {
            Actors = [.. problem.Actors,
                .. layout.Sincere.Select(i => PackageLayout.IfHeld(problem.Actors[i]) with { Reservation = Reservations[i].Value })],
        };
        HoldingLayout holding = layout.Holding(problem.Issues, settings, today, layout.Sincere.Count);
        bool redraws = holding.Position >= 0;
        if (FormatVersion.Breach(scenario) == BreachTiming.BestTime)
        {
            return WithForesight(problem, settings, holding);
        }

        HoldingActor[] actors =
        [
            .. ActorNames.Select((name, i) => new HoldingActor(
                problem.Actors[i].Reservation,
                Discount(i),
                AfterEarlier(i, redraws ? NoDeal.AfterRearmingByFront(name) : NoDeal.AfterRearmingHere(name)))),
            .. problem.Actors.Skip(ActorNames.Count).Select(actor => new HoldingActor(actor.Reservation, 1, _ => default)
            {
                IsIfHeld = true,
            }),
        ];
        HoldingGain gain = new(
            actors, holding.Breakers, holding.Enforcement, holding.Position, redraws ? layout.Map : null,
            HoldingGain.RuleOf(scenario, value))
        { Course = layout.Course };
        return problem with { Gain = gain, Extras = holding.Extras };
    }

    private DealProblem WithForesight(DealProblem problem, Holding settings, HoldingLayout holding)
    {
        bool redraws = holding.Position >= 0;
        BreakRule rule = BreakableGain.RuleOf(scenario, value);
        double followed = settings.HoldsFor.Years;
        ForeseeingActor[] actors =
        [
            .. ActorNames.Select((name, i) => new ForeseeingActor(
                problem.Actors[i].Reservation,
                Discount(i),
                AfterEarlier(i, redraws ? NoDeal.AsRearmingGrowsByFront(name) : NoDeal.AsRearmingGrowsHere(name)))),
            .. problem.Actors.Skip(ActorNames.Count).Select(actor => new ForeseeingActor(actor.Reservation, 1, _ => default)
            {
                IsIfHeld = true,
            }),
        ];
        return problem with
        {
            Gain = new BestTimeGain(
                actors, holding.Breakers, holding.Enforcement, holding.Position, redraws ? layout.Map : null,
                rule, PeaceAhead.Of(NoDeal.Rearms ? followed : 0, rule, followed), NoDeal.Scale)
            {
                Course = layout.Course,
            },
            Extras = holding.Extras,
        };
    }
}

/// <summary>A package in force when talks on another begin.</summary>
/// <param name="Package">Its key.</param>
/// <param name="Terms">All issues as they stand under it.</param>
/// <param name="Worth">What it is worth to every actor on the day on which it is made.</param>
internal sealed record EarlierDeal(string Package, IReadOnlyList<double> Terms, IReadOnlyList<double> Worth);
