using Entente.Deals;
using Entente.Numerics;
using Entente.Scenarios;
using Entente.Talks.FirstDay;
using Entente.War;

namespace Entente.Talks;

/// <summary>Talks on one package under one agenda: its depth from step to step, and the terms on which it is concluded.</summary>
/// <remarks>
/// The problem is laid out once; from step to step only numbers in it move (reservation values, issues that the front moves, the war after
/// a peace), and the solver starts from where it was. The reference is <see cref="PackageProblem"/>.
/// </remarks>
internal sealed class PackageTalks : ITalkedPackage
{
    // A gain that hardly counts still has to be positive; a bargain for when the war goes on is worth nothing if it is over.
    private const double MinScale = 1e-12;

    // A solve that stopped early is kept if it cannot be off by more than this, in utility.
    private const double EnoughPrecision = 1e-4;

    private readonly Agenda agenda;
    private readonly Outlook outlook;
    private readonly TalksOptions options;
    private readonly SearchBudget budget;
    private readonly int actors;
    private readonly int[] members; // the actors of the problem: who is asked, or may break the deal
    private readonly int own;       // how many of them stand for themselves
    private readonly bool[] binds;
    private readonly double[] fallbacks;
    private readonly PackageLayout first; // with the lines as they stand on the first day
    private readonly DealProblem whole; // with the issues of the scenario: where options are settled by lot the problem has others
    private DealProblem problem, asked; // the second without lots
    private readonly bool weighsIssuesAlike;
    private readonly int position = -1;
    private readonly HoldingBreaker[] breakers = [];
    private readonly Assessment[] spoilers = [];
    private readonly (double Low, double High) fronts;
    private FlowAlongFront[] flows = [];
    private readonly FightingPolynomial?[][] wars = []; // [moment of the re-arming, actor]
    private readonly RearmingPath[] paths;
    private readonly BestTimeGain? foreseen;
    private readonly Valuation valuation;
    private readonly double[] standing, fallback, bonus;
    private DealWorkspace? laidOut; // made when it is first asked for
    private bool isClosed; // red lines leave nothing of some issue
    private DealWorkspace? table; // where terms are struck by those who count with later talks
    private double[] laidOutToday = [];
    private ScaleInterval[] laidOutLimits = [];
    private DeliveredGain? deliveredGain; // where something of the deal stays
    private int moves;
    private int movedTo = -1; // the moves that the two have followed
    private int tableMovedTo = -1;

    /// <summary>Lays out the problem.</summary>
    /// <param name="index">Index of the package.</param>
    /// <param name="outlook">What no deal is worth, from moment to moment; its agenda of this moment is that of the talks.</param>
    /// <param name="options">How draws are simulated.</param>
    /// <param name="budget">What the searches of the draw may do.</param>
    /// <param name="valuation">Values deals at the moment of the outlook.</param>
    public PackageTalks(int index, Outlook outlook, TalksOptions options, SearchBudget budget, Valuation valuation)
    {
        (Index, this.outlook, this.options, this.budget, this.valuation) = (index, outlook, options, budget, valuation);
        Regime regime = outlook.Regime;
        agenda = regime.Agenda;
        Layout = first = agenda.Packages[index];
        actors = agenda.Utilities.Length;
        (fallbacks, paths) = (new double[actors], new RearmingPath[actors]);
        (standing, fallback, bonus) = (new double[agenda.Issues.Length], new double[actors], new double[actors]);
        Holding? holding = Layout.Package.EndsFighting ? agenda.Holding : null;
        members =
        [
            .. Enumerable.Range(0, actors)
                .Where(i => Layout.Roles[i].IsRequired || (holding is not null && regime.HasWar && regime.Sides[i] is not null)),
        ];
        own = members.Length;
        members = [.. members, .. Layout.Sincere]; // sincerity is asked of a second self
        binds = new bool[members.Length];
        whole = Layout.Problem(
            Layout.Issues([.. outlook.Today], agenda.Limits(outlook.Today)), [.. agenda.Utilities.Select(Layout.Utility)],
            new double[actors]);
        problem = asked = whole;
        if (holding is not null)
        {
            // As few assessments as it takes: the work of the solver grows with them.
            double[] today = [.. outlook.Today];
            HoldingLayout parts = Layout.Holding(problem.Issues, holding, today);
            List<Assessment> extras = [];
            bool redraws = parts.Position >= 0 && regime.Strengths is not null;
            position = redraws ? Append(extras, parts.Extras[parts.Position - actors]) : -1;
            int enforcement = parts.Enforcement >= 0 ? Append(extras, parts.Extras[parts.Enforcement - actors]) : -1;
            HoldingBreaker[] groups = [.. parts.Breakers.Where(breaker => breaker.Actor is null)];
            spoilers = [.. groups.Select(group => parts.Extras[group.Assessment - actors])];
            breakers =
            [
                .. parts.Breakers.Where(breaker => breaker.Actor is not null)
                    .Select(breaker => Array.IndexOf(members, breaker.Actor!.Value))
                    .Select(m => new HoldingBreaker(m, m, 0) { Reach = regime.Reaches[members[m]] }),
                .. groups.Zip(spoilers, (group, spoiler) => OfSpoiler(group, spoiler, redraws, extras)),
            ];
            if (redraws)
            {
                fronts = FrontsOnOffer();
                flows = Flows();
                wars = new FightingPolynomial?[agenda.Timing == BreachTiming.BestTime ? 3 : 1][];
                for (int moment = 0; moment < wars.Length; moment++)
                {
                    wars[moment] = new FightingPolynomial?[actors];
                }
            }

            foreseen = agenda.Timing == BreachTiming.BestTime ? AtBestTime(enforcement, redraws) : null;
            problem = problem with { Gain = foreseen ?? (BreakableGain)AtAnyTime(enforcement, redraws), Extras = extras };
        }

        if (Layout.IsBargainThatEnds)
        {
            problem = problem with { Gain = UntilItEnds() };
        }

        bool[] covers = [.. Layout.Covers];
        weighsIssuesAlike = !Layout.Delivers && agenda.LeftAlone.All(side => side.Where((_, k) => covers[k]).Distinct().Count() <= 1);
        whole = problem with { Actors = whole.Actors };
        LayOut();
    }

    /// <summary>Index of the package.</summary>
    public int Index { get; }

    /// <summary>The package in numbers.</summary>
    public PackageLayout Layout { get; private set; }

    /// <summary>The first issue on which red lines leave nothing; −1 if there is none.</summary>
    public int Crossing => DealTerms.FirstWhereRedLinesCross(asked);

    /// <summary>Depth of the last solve; NaN if no terms are feasible, or none that <see cref="SolveFrom"/> asked for.</summary>
    public double Depth => isClosed ? double.NaN : Workspace.Depth;

    /// <summary>Whether the solver got there, or close enough.</summary>
    public bool IsReliable => isClosed || Workspace.Status < SolveStatus.NotConverged || Workspace.Residual < EnoughPrecision;

    /// <summary>Whether a search of the last <see cref="Solve"/> or <see cref="Conclude"/> was stopped before its end.</summary>
    public bool IsStopped => !isClosed && Workspace.Status == SolveStatus.Stopped;

    /// <summary>Whether the search of the last <see cref="Solve"/> was stopped before it was sure how much all can gain.</summary>
    public bool IsUndecided => IsStopped && !(Depth >= EnoughDepth);

    private DealWorkspace Workspace => laidOut ??= new(problem, budget);

    /// <summary>Moves the problem to the moment of the outlook.</summary>
    /// <param name="standing">Where the issues stand while there is no such deal.</param>
    /// <param name="fallback">W of every actor for this package: of no deal, or of the ceasefire in force.</param>
    public void MoveTo(ReadOnlySpan<double> standing, ReadOnlySpan<double> fallback)
    {
        standing.CopyTo(this.standing);
        fallback.CopyTo(this.fallback);
        moves++;
        if (first.Gives)
        {
            MoveLines();
        }

        if (((agenda.IsDrifting || agenda.Delivers) && Layout.MayFail) || (agenda.Delivers && !DeliversAsLaidOut()))
        {
            LayOut(); // what is not carried out stands elsewhere by now
        }

        if (Layout.StopsFighting && !isClosed)
        {
            MoveWar();
        }
    }

    /// <summary>U of today's terms to every actor by the front.</summary>
    private FlowAlongFront[] Flows() => [.. agenda.Utilities.Select((utility, i) =>
        new FlowAlongFront(outlook.TodaysUtility[i], utility, [.. outlook.Today], agenda.LiveIssues))];

    /// <summary>Puts the red lines where they stand at the moment; where one has moved, the problem is laid out anew.</summary>
    private void MoveLines()
    {
        double[] falls = outlook.Falls();
        if (Layout.Falls.SequenceEqual(falls) || (Layout == first && falls.All(fall => fall == 0)))
        {
            return;
        }

        Layout = first.After(falls);
        LayOut();
    }

    /// <summary>The actors of the problem, with the lines of the moment.</summary>
    private DealActor[] Parties() => [.. members.Select((i, m) =>
    {
        DealActor actor = Layout == first && !first.MayFail ? whole.Actors[i] : whole.Actors[i] with
        {
            Utility = Layout.Expected(Layout.Utility(agenda.Utilities[i], i), [.. outlook.Today]),
        };
        return m < own ? actor : PackageLayout.IfHeld(actor);
    })];

    /// <summary>Moves what stays of the deal to the moment, if it can be moved: else the problem is to be laid out anew.</summary>
    private bool DeliversAsLaidOut()
    {
        double[] today = [.. outlook.Today];
        bool isSame = agenda.Limits(today)!.AsSpan().SequenceEqual(laidOutLimits);
        for (int k = 0; k < today.Length && deliveredGain is null; k++)
        {
            isSame &= today[k] == laidOutToday[k] || !Layout.IsDelivered(k);
        }

        return (deliveredGain?.MoveTo((m, k) => outlook.WeightOfToday(members[m], k), Layout, today) ?? true) && isSame;
    }

    /// <summary>The problem where something of the deal stays when it ends.</summary>
    private DealProblem WithDelivery(DealProblem bare)
    {
        double[] today = [.. outlook.Today];
        return bare.Gain is not null
            ? DeliveredGain.Of(bare, Layout, today, m => (agenda.Discounts[members[m]], k => outlook.WeightOfToday(members[m], k)))
            : !Layout.StopsFighting ? bare
            : bare with
            {
                Actors = [.. bare.Actors.Zip(members, (actor, i) => actor with
                {
                    Utility = Layout.Late(actor.Utility, agenda.Discounts[i], today),
                })],
            };
    }

    private void LayOut()
    {
        (laidOut, table, movedTo, tableMovedTo) = (null, null, -1, -1);
        problem = whole with { Actors = Parties() };
        if (agenda.Delivers)
        {
            (laidOutToday, laidOutLimits) = ([.. outlook.Today], agenda.Limits(outlook.Today)!);
            problem = problem with { Issues = Layout.Issues(laidOutToday, laidOutLimits) };
            problem = Layout.Delivers ? WithDelivery(problem) : problem;
            deliveredGain = problem.Gain as DeliveredGain;
        }

        asked = problem;
        problem = options.Lotteries && Layout.StopsFighting ? OptionLotteries.Of(problem) : problem;
        isClosed = (Layout.StopsFighting || weighsIssuesAlike) && !options.Lotteries && DealTerms.FirstWhereRedLinesCross(asked) >= 0;
    }

    /// <summary>Solves for the depth; where it is only asked whether a deal is possible, not below 0.</summary>
    /// <param name="bonus">What agreeing now is worth to every actor besides the deal.</param>
    public void Solve(ReadOnlySpan<double> bonus) =>
        SolveFrom(bonus, options.UntilPossible && Layout.StopsFighting ? 0 : double.NegativeInfinity);

    /// <summary>Solves for the depth if it is greater than a number; else <see cref="Depth"/> is then less than that, or NaN.</summary>
    /// <param name="bonus">What agreeing now is worth to every actor besides the deal.</param>
    /// <param name="depth">The number.</param>
    public void SolveFrom(ReadOnlySpan<double> bonus, double depth)
    {
        bonus.CopyTo(this.bonus);
        Prepare()?.SolveDepth(EnoughDepth, floor: depth);
    }

    /// <summary>Whether terms known from earlier solves leave gains now, and are as deep as a number: then the package is too.</summary>
    /// <param name="bonus">What agreeing now is worth to every actor besides the deal.</param>
    /// <param name="depth">The number.</param>
    public bool IsKnownToReach(ReadOnlySpan<double> bonus, double depth)
    {
        bonus.CopyTo(this.bonus);
        return Prepare()?.RememberedDepth() is double known && known >= depth && DealSpace.LeavesGains(known);
    }

    /// <inheritdoc/>
    public bool LeavesGainsOver(ReadOnlySpan<double> less)
    {
        TakeOff(less);
        return Prepare() is DealWorkspace at
            && (DealSpace.LeavesGains(at.RememberedDepth()) || DealSpace.LeavesGains(DepthOver(less)));
    }

    /// <inheritdoc/>
    public double DepthOver(ReadOnlySpan<double> less)
    {
        TakeOff(less);
        Prepare()?.SolveDepth(EnoughDepth);
        return Depth;
    }

    /// <inheritdoc/>
    public bool Bargain(ReadOnlySpan<double> less, ReadOnlySpan<double> patience, Span<double> gains)
    {
        if (isClosed)
        {
            return false;
        }

        TakeOff(less);
        table = Prepare(table ?? new(problem, budget) { FollowsBargains = true }, ref tableMovedTo);
        table.SolveDepth();
        if (!DealSpace.LeavesGains(table.Depth))
        {
            return false;
        }

        Span<double> weights = stackalloc double[own];
        for (int m = 0; m < own; m++)
        {
            weights[m] = patience[members[m]] * problem.Actors[m].BargainingWeight;
        }

        table.SetBargainingWeights(weights);
        table.SolveNash();
        double[] terms = new double[problem.Issues.Length];
        table.Terms(terms);
        IReadOnlyList<double> worth = valuation.Of(outlook, fallback, bonus, Layout, terms).Worth;
        for (int i = 0; i < gains.Length; i++)
        {
            gains[i] = worth[i] - fallback[i];
        }

        return true;
    }

    /// <summary>Solves for the terms on which talks land, after <see cref="Solve"/> found a zone.</summary>
    public void Conclude()
    {
        Workspace.Solve(agenda.Rule);
        if (!IsReliable && !IsStopped)
        {
            // The best of many starts may be one from which the search did not get there; from the depth alone it mostly does.
            Workspace.SolveDepth(EnoughDepth);
            Workspace.Solve(agenda.Rule);
        }
    }

    /// <summary>The terms of the last solve.</summary>
    public double[] Terms()
    {
        double[] terms = new double[problem.Issues.Length];
        Workspace.Terms(terms);
        return WholeTerms.Near(problem, terms, at =>
        {
            DealValue value = valuation.Of(outlook, fallback, bonus, Layout, at);
            return [.. members.Select((i, m) => m < own ? value.Gain(i) : value.GainIfHeld(i))];
        });
    }

    /// <summary>Marks the actors whose gain equals the depth.</summary>
    public void Binding(Span<bool> binding)
    {
        if (isClosed)
        {
            Array.Clear(binds);
        }
        else
        {
            Workspace.Binding(binds);
        }

        for (int m = 0; m < members.Length; m++)
        {
            binding[members[m]] = binds[m] || (m >= own && binding[members[m]]);
        }
    }

    private void TakeOff(ReadOnlySpan<double> less)
    {
        for (int i = 0; i < less.Length; i++)
        {
            bonus[i] = -less[i];
        }
    }

    /// <summary>The workspace with the numbers of the moment; null where red lines leave nothing to look for.</summary>
    private DealWorkspace? Prepare() => isClosed ? null : laidOut = Prepare(laidOut, ref movedTo);

    /// <summary>Puts the numbers of the moment into a workspace, or another one in its place.</summary>
    private DealWorkspace Prepare(DealWorkspace? before, ref int wasMovedTo)
    {
        if (!Layout.StopsFighting && !weighsIssuesAlike)
        {
            return new DealWorkspace(WeighedIssueByIssue(), budget);
        }

        DealWorkspace at = before ?? new(problem, budget);
        if (wasMovedTo != moves)
        {
            Move(at);
            wasMovedTo = moves;
        }

        for (int m = 0; m < members.Length; m++)
        {
            int i = members[m];
            at.SetReservation(m, Layout.StopsFighting ? fallback[i] - AheadOutside(i) - (m < own ? bonus[i] : 0)
                : outlook.Utility(i, standing) + outlook.AheadOn(i, Layout, isCovered: true) - (bonus[i] / Scale(i)));
        }

        return at;
    }

    /// <summary>What a bargain leaves open goes on to move, where there is no war.</summary>
    private double AheadOutside(int actor) => Layout.Package.EndsFighting ? 0 : outlook.AheadOn(actor, Layout, isCovered: false);

    /// <summary>Moves where the issues stand, and what a deal may lead to.</summary>
    private void Move(DealWorkspace at)
    {
        for (int k = 0; k < standing.Length; k++)
        {
            if (problem.Issues[k] is ContinuousIssue)
            {
                at.SetToday(k, standing[k]);
            }
        }

        if (Layout.StopsFighting && problem.Gain is not null)
        {
            at.SetGain(problem.Gain);
        }

        for (int m = 0; m < members.Length && !Layout.StopsFighting; m++)
        {
            at.SetScale(m, Scale(members[m]));
        }
    }

    /// <summary>A depth that answers as well as a greater one. It can be found in one box of options where the greatest takes them
    /// all.</summary>
    private double EnoughDepth =>
        !Layout.StopsFighting ? double.PositiveInfinity
        : options.UntilPossible ? double.Epsilon
        : options.PathOnly ? outlook.Regime.DepthScale
        : double.PositiveInfinity;

    private int Append(List<Assessment> extras, Assessment assessment)
    {
        extras.Add(assessment);
        return members.Length + extras.Count - 1;
    }

    private HoldingBreaker OfSpoiler(HoldingBreaker group, Assessment spoiler, bool redraws, List<Assessment> extras)
    {
        int[] matters = [.. Enumerable.Range(0, Layout.Covers.Length).Where(k => Layout.Covers[k] && spoiler.Wants[k].Weight > 0)];

        // Straight in the position that redraws the front, which is among the assessments already, as −position/100.
        return redraws && matters is [int only] && only == Layout.MovesFront && spoiler.Curvature == 1 && spoiler.Wants[only]
            .Ideal is 0 or 100
            ? new(position, null, 0)
            {
                Reach = group.Reach,
                Factor = spoiler.Wants[only].Ideal == 0 ? spoiler.Wants[only].Weight
                : -spoiler.Wants[only].Weight
            }
            : new(Append(extras, spoiler), null, 0) { Reach = group.Reach, ByOptions = group.ByOptions && !options.Lotteries };
    }

    /// <summary>Moves the war after a peace, and what spoilers would go back to, to the moment.</summary>
    private void MoveWar()
    {
        if (problem.Gain is null)
        {
            return;
        }

        for (int j = 0; j < spoilers.Length; j++)
        {
            HoldingBreaker breaker = breakers[breakers.Length - spoilers.Length + j];
            breaker.Threshold = DealTerms.Value(spoilers[j], whole.Issues, outlook.Today);
            breaker.Offset = breaker.Factor == 1 && breaker.Assessment != position ? 0
                : breaker.Threshold - (breaker.Factor * -outlook.Today[Layout.MovesFront] / ScaleIssue.Max);
        }

        flows = (agenda.IsDrifting || agenda.Delivers) && flows.Length > 0 ? Flows() : flows;
        FitWars();
        foreach (int i in members.AsSpan(0, own))
        {
            if (!IsFitted(i) && foreseen is null)
            {
                fallbacks[i] = outlook.AfterPeace(i, outlook.Front, 1);
            }
            else if (!IsFitted(i))
            {
                paths[i] = outlook.AsRearmingGrows(i, outlook.Front);
            }
        }

        for (int j = 0; j < breakers.Length - spoilers.Length; j++)
        {
            breakers[j].Reach = outlook.Regime.Reaches[members[breakers[j].Assessment]];
        }

        foreseen?.LayOut(outlook.PeaceAhead, outlook.Scale);
    }

    /// <summary>Whether W' of an actor moves with the front that the terms draw.</summary>
    private bool IsFitted(int actor) => position >= 0 && double.IsNaN(outlook.Regime.Stated[actor]);

    /// <summary>Fits W' of the members over the fronts on offer, at every moment of the re-arming that counts.</summary>
    private void FitWars()
    {
        for (int moment = 0; moment < Moments; moment++)
        {
            double rearmed = foreseen is null ? 1 : moment == 0 ? outlook.Rearmed : moment == 1 ? outlook.Halfway : 1;
            foreach (int i in members.AsSpan(0, own))
            {
                if (IsFitted(i))
                {
                    outlook.FitAfterPeace(i, fronts.Low, fronts.High, rearmed, wars[moment][i] ??= new());
                }
            }
        }
    }

    /// <summary>One where nobody re-arms from now on.</summary>
    private int Moments => outlook.YearsOfRearming == 0 ? 1 : wars.Length;

    private FrontDerivatives War(int moment, int actor, double front)
    {
        if (!IsFitted(actor))
        {
            return new(fallbacks[actor], 0, 0, 0, 0);
        }

        return War(moment, actor, front, flows[actor].At(front));
    }

    private FrontDerivatives War(int moment, int actor, double front, Jet flow)
    {
        FrontDerivatives at = wars[moment][actor]!.At(front, outlook.Stakes(actor) with { Today = flow.Value }).With(flow);
        return agenda.IsDrifting ? at with { Value = at.Value + outlook.Ahead(actor) } : at;
    }

    private RearmingPath AsRearmingGrows(int actor, double front)
    {
        if (!IsFitted(actor))
        {
            return paths[actor];
        }

        Jet flow = flows[actor].At(front);
        FrontDerivatives start = War(0, actor, front, flow);
        return Moments == 1 ? new(start, start, start) : new(start, War(1, actor, front, flow), War(2, actor, front, flow));
    }

    private BestTimeGain AtBestTime(int enforcement, bool redraws) => new(
        [
            .. members.Select((i, m) =>
                new ForeseeingActor(0, agenda.Discounts[i], front => AsRearmingGrows(i, front)) { IsIfHeld = m >= own }),
        ],
        breakers, enforcement, position, redraws ? Layout.Map : null, agenda.Breaking, outlook.PeaceAhead, outlook.Scale)
    {
        Fronts = redraws ? fronts : (0, 0),
        Course = Layout.Course,
    };

    private HoldingGain UntilItEnds() => new(
        [.. members.Select(i =>
            new HoldingActor(0, agenda.Discounts[i], _ => new(fallbacks[i] - AheadOutside(i), 0, 0, 0, 0)))],
        [], enforcement: -1, position: -1, frontOf: null, BreakableGain.NobodyBreaks)
    {
        Course = Layout.Course,
    };

    private HoldingGain AtAnyTime(int enforcement, bool redraws) => new(
        [.. members.Select((i, m) => new HoldingActor(0, agenda.Discounts[i], front => War(0, i, front)) { IsIfHeld = m >= own })],
        breakers, enforcement, position, redraws ? Layout.Map : null, agenda.Breaking)
    {
        Fronts = redraws ? fronts : (0, 0),
        Course = Layout.Course,
    };

    /// <summary>The fronts that the terms on offer can draw.</summary>
    private (double Low, double High) FrontsOnOffer()
    {
        double low = 0, high = 100;
        for (int i = 0; i < actors; i++)
        {
            if (Layout.Roles[i].IsRequired && Layout.Binds(i, Layout.MovesFront) && !Layout.GivesOn(i, Layout.MovesFront)
                && agenda.Utilities[i].Wants[Layout.MovesFront].Accepts is ScaleInterval accepts)
            {
                (low, high) = (Math.Max(low, accepts.Low), Math.Min(high, accepts.High));
            }
        }

        (double one, double other) = (Layout.Map.Inverse(low).Front, Layout.Map.Inverse(Math.Max(low, high)).Front);
        return (Math.Min(one, other), Math.Max(one, other));
    }

    /// <summary>A package that lets the fighting go on gains (the weight of the years of fighting)·(U(d) − U(today)).</summary>
    private double Scale(int actor) =>
        Math.Max(MinScale, Layout.WeightOfBargain(
            outlook.WeightOfToday(actor, Array.IndexOf([.. Layout.Covers], true)), agenda.Discounts[actor]));

    /// <summary>The same where a victor would leave some of the issues alone and not others.</summary>
    private DealProblem WeighedIssueByIssue()
    {
        DealActor[] parties = [.. problem.Actors];
        DealIssue[] issues = Layout.Issues([.. standing], agenda.Limits(standing));
        for (int m = 0; m < parties.Length; m++)
        {
            int actor = members[m];
            parties[m] = parties[m] with
            {
                Utility = Layout.Expected(Weighed(Layout.Utility(agenda.Utilities[actor], actor)), [.. outlook.Today]),
                Reservation = DealTerms.Value(Weighed(agenda.Utilities[actor]), issues, standing) - bonus[actor]
                    + outlook.AheadOn(actor, Layout, isCovered: true,
                        k => Layout.WeightOfBargain(outlook.WeightOfToday(actor, k), agenda.Discounts[actor])),
            };

            Assessment Weighed(Assessment one) =>
                Layout.Weighed(one, k => outlook.WeightOfToday(actor, k), agenda.Discounts[actor]);
        }

        return problem with { Issues = issues, Actors = parties };
    }
}
