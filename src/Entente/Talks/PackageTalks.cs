using Entente.Deals;
using Entente.Numerics;
using Entente.Scenarios;
using Entente.Talks.FirstDay;
using Entente.War;

namespace Entente.Talks;

/// <summary>Talks on one package in one draw: its depth from step to step, and the terms on which it is concluded.</summary>
/// <remarks>
/// The problem is laid out once for an agenda; from step to step only numbers in it move (reservation values, issues that the front moves, the
/// war after a peace), and the solver starts from where it was. One a package and thread. The reference is <see cref="PackageProblem"/>.
/// </remarks>
internal sealed class PackageTalks
{
    // A gain that hardly counts still has to be positive; a bargain for when the war goes on is worth nothing if it is over.
    private const double LeastScale = 1e-12;

    // A solve that stopped early is kept if it cannot be off by more than this, in utility.
    private const double EnoughPrecision = 1e-4;

    private readonly int actors;
    private readonly TalksOptions options;
    private readonly SearchBudget budget;
    private readonly FightingPolynomial[] wars;
    private readonly Func<double, FrontDerivatives>[] warsByFront;
    private readonly bool[] binds;
    private readonly double[] fallbacks;
    private Agenda? entered;
    private Outlook outlook = null!;
    private PackageLayout layout = null!;
    private int[] members = []; // the actors of the problem: who is asked, or may break the deal
    private DealProblem problem = null!;
    private DealWorkspace? workspace;
    private HoldingBreaker[] breakers = [];
    private Assessment[] spoilers = [];
    private int position;
    private FlowAlongFront[] flows = [];
    private (double Low, double High) fronts;
    private bool weighsIssuesAlike;

    /// <summary>Room for a package.</summary>
    public PackageTalks(int index, int actors, TalksOptions options, SearchBudget budget)
    {
        (Index, this.actors, this.options, this.budget) = (index, actors, options, budget);
        (binds, fallbacks) = (new bool[actors], new double[actors]);
        wars = [.. Enumerable.Range(0, actors).Select(_ => new FightingPolynomial())];
        warsByFront = [.. Enumerable.Range(0, actors).Select(actor => (Func<double, FrontDerivatives>)(front => War(actor, front)))];
    }

    /// <summary>Index of the package.</summary>
    public int Index { get; }

    /// <summary>The package in numbers.</summary>
    public PackageLayout Layout => layout;

    /// <summary>Whether anybody bargains over the package.</summary>
    public bool HasTable { get; private set; }

    /// <summary>Depth of the last <see cref="Solve"/>; NaN if no terms are feasible.</summary>
    public double Depth => workspace!.Depth;

    /// <summary>Whether the solver got there, or close enough.</summary>
    public bool IsReliable => workspace!.Status < SolveStatus.NotConverged || workspace.Residual < EnoughPrecision;

    /// <summary>Whether a search of the last <see cref="Solve"/> or <see cref="Conclude"/> was stopped before its end.</summary>
    public bool IsStopped => workspace!.Status == SolveStatus.Stopped;

    /// <summary>Whether the search of the last <see cref="Solve"/> was stopped before it was sure how much all can gain.</summary>
    public bool IsUndecided => IsStopped && !(Depth >= EnoughDepth);

    /// <summary>The first issue on which red lines leave nothing; −1 if there is none.</summary>
    public int Crossing { get; private set; }

    /// <summary>Forgets what earlier draws left, so that a draw depends on nothing but itself.</summary>
    public void Forget() => entered = null;

    /// <summary>Takes over the numbers of the agenda of the moment, if they are new.</summary>
    public void Enter(Outlook at)
    {
        outlook = at;
        if (ReferenceEquals(entered, at.Regime.Agenda))
        {
            return;
        }

        entered = at.Regime.Agenda;
        layout = entered.Packages[Index];
        HasTable = layout.Roles.Contains(Role.Table);
        workspace = null;
    }

    /// <summary>Solves for the depth.</summary>
    /// <param name="standing">Where the issues stand while there is no such deal.</param>
    /// <param name="fallback">W of every actor for this package: of no deal, or of the ceasefire in force.</param>
    /// <param name="bonus">What agreeing before a deadline is worth to every actor.</param>
    public void Solve(ReadOnlySpan<double> standing, ReadOnlySpan<double> fallback, ReadOnlySpan<double> bonus)
    {
        workspace ??= LayOut(outlook);
        for (int k = 0; k < standing.Length; k++)
        {
            if (problem.Issues[k] is ContinuousIssue)
            {
                workspace.SetToday(k, standing[k]);
            }
        }

        if (layout.StopsFighting)
        {
            MoveWar();
            for (int m = 0; m < members.Length; m++)
            {
                workspace.SetReservation(m, fallback[members[m]] - bonus[members[m]]);
            }
        }
        else if (weighsIssuesAlike)
        {
            ScaleGains(standing, bonus);
        }
        else
        {
            workspace = new DealWorkspace(WeighedIssueByIssue(standing, bonus), budget);
        }

        workspace.SolveDepth(EnoughDepth);
    }

    /// <summary>Solves for the Nash terms after <see cref="Solve"/> found a zone.</summary>
    public void Conclude() => workspace!.SolveNash();

    /// <summary>The terms of the last solve.</summary>
    public double[] Terms()
    {
        double[] terms = new double[problem.Issues.Count];
        workspace!.Terms(terms);
        return terms;
    }

    /// <summary>Marks the actors whose gain equals the depth.</summary>
    public void Binding(Span<bool> binding)
    {
        workspace!.Binding(binds.AsSpan(0, members.Length));
        for (int m = 0; m < members.Length; m++)
        {
            binding[members[m]] = binds[m];
        }
    }

    /// <summary>A depth that answers as well as a greater one. It can be found in one box of options where the greatest takes them all.</summary>
    private double EnoughDepth =>
        !layout.StopsFighting ? double.PositiveInfinity
        : options.UntilPossible ? double.Epsilon
        : options.PathOnly ? outlook.Regime.DepthScale
        : double.PositiveInfinity;

    /// <summary>Lays out the problem; put off until somebody talks about the package.</summary>
    private DealWorkspace LayOut(Outlook at)
    {
        bool mayBreak = layout.Package.EndsFighting && entered!.Holding is not null;
        members = [.. Enumerable.Range(0, actors).Where(i => layout.Roles[i].IsRequired || (mayBreak && at.Regime.HasWar && at.Regime.Sides[i] is not null))];
        DealProblem whole = layout.Problem(layout.Issues([.. at.Today]), [.. entered!.Utilities.Select(layout.Utility)], new double[actors]);
        problem = whole with { Actors = [.. members.Select(i => whole.Actors[i])] };
        if (mayBreak)
        {
            AddHolding(entered.Holding!);
        }

        bool[] covers = [.. layout.Covers];
        weighsIssuesAlike = entered.LeftAlone.All(side => side.Where((_, k) => covers[k]).Distinct().Count() <= 1);
        Crossing = Array.FindIndex([.. Enumerable.Range(0, covers.Length)], k => !DealTerms.RedLinesMeet(problem, k));
        problem = options.Lotteries && layout.StopsFighting ? OptionLotteries.Of(problem) : problem;
        return new DealWorkspace(problem, budget);
    }

    /// <summary>Adds what makes the deal breakable, with as few assessments as it takes: the work of the solver grows with them.</summary>
    private void AddHolding(Holding settings)
    {
        double[] today = [.. outlook.Today];
        HoldingLayout whole = layout.Holding(problem.Issues, settings, today);
        List<Assessment> extras = [];
        bool redraws = whole.Position >= 0 && outlook.Regime.Strengths is not null;
        position = redraws ? Append(whole.Extras[whole.Position - actors]) : -1;
        int enforcement = whole.Enforcement >= 0 ? Append(whole.Extras[whole.Enforcement - actors]) : -1;
        HoldingBreaker[] groups = [.. whole.Breakers.Where(breaker => breaker.Actor is null)];
        spoilers = [.. groups.Select(group => whole.Extras[group.Assessment - actors])];
        breakers =
        [
            .. whole.Breakers.Where(breaker => breaker.Actor is not null)
                .Select(breaker => Array.IndexOf(members, breaker.Actor!.Value)).Select(m => new HoldingBreaker(m, m, 0)),
            .. groups.Zip(spoilers, OfSpoiler),
        ];
        if (redraws)
        {
            fronts = FrontsOnOffer();
            flows = [.. entered!.Utilities.Select((utility, i) => new FlowAlongFront(outlook.TodaysUtility[i], utility, today, entered.LiveIssues))];
        }

        HoldingGain gain = new(
            [.. members.Select(i => new HoldingActor(0, entered!.Discounts[i], warsByFront[i]))],
            breakers, enforcement, position, redraws ? layout.Map : null, entered!.Breaking)
        {
            Fronts = redraws ? fronts : (0, 0),
        };
        problem = problem with { Gain = gain, Extras = extras };

        int Append(Assessment assessment)
        {
            extras.Add(assessment);
            return members.Length + extras.Count - 1;
        }

        HoldingBreaker OfSpoiler(HoldingBreaker group, Assessment spoiler)
        {
            int[] matters = [.. Enumerable.Range(0, layout.Covers.Count).Where(k => layout.Covers[k] && spoiler.Wants[k].Weight > 0)];

            // Straight in the position that redraws the front, which is among the assessments already, as −position/100.
            return redraws && matters is [int only] && only == layout.MovesFront && spoiler.Curvature == 1 && spoiler.Wants[only].Ideal is 0 or 100
                ? new HoldingBreaker(position, null, 0) { Reach = group.Reach, Factor = spoiler.Wants[only].Ideal == 0 ? spoiler.Wants[only].Weight : -spoiler.Wants[only].Weight }
                : new HoldingBreaker(Append(spoiler), null, 0) { Reach = group.Reach, ByOptions = group.ByOptions && !options.Lotteries };
        }
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
            breaker.Threshold = DealTerms.Value(spoilers[j], problem.Issues, outlook.Today);
            breaker.Offset = breaker.Factor == 1 && breaker.Assessment != position ? 0
                : breaker.Threshold - (breaker.Factor * -outlook.Today[layout.MovesFront] / ScaleIssue.Max);
        }

        foreach (int i in members)
        {
            if (position < 0 || !double.IsNaN(outlook.Regime.Stated[i]))
            {
                fallbacks[i] = outlook.AfterPeace(i, outlook.Front, 1);
            }
            else
            {
                outlook.FitAfterPeace(i, fronts.Low, fronts.High, wars[i]);
            }
        }

        workspace!.SetGain(problem.Gain);
    }

    private FrontDerivatives War(int actor, double front)
    {
        if (position < 0 || !double.IsNaN(outlook.Regime.Stated[actor]))
        {
            return new(fallbacks[actor], 0, 0, 0, 0);
        }

        Jet flow = flows[actor].At(front);
        return wars[actor].At(front, outlook.Stakes(actor) with { Today = flow.Value }).With(flow);
    }

    /// <summary>The fronts that the terms on offer can draw.</summary>
    private (double Low, double High) FrontsOnOffer()
    {
        double low = 0, high = 100;
        for (int i = 0; i < actors; i++)
        {
            if (layout.Roles[i].IsRequired && entered!.Utilities[i].Wants[layout.MovesFront].Accepts is ScaleInterval accepts)
            {
                (low, high) = (Math.Max(low, accepts.Low), Math.Min(high, accepts.High));
            }
        }

        (double one, double other) = (layout.Map.Inverse(low).Front, layout.Map.Inverse(Math.Max(low, high)).Front);
        return (Math.Min(one, other), Math.Max(one, other));
    }

    /// <summary>A package that lets the fighting go on gains (the weight of the years of fighting)·(U(d) − U(today)).</summary>
    private void ScaleGains(ReadOnlySpan<double> standing, ReadOnlySpan<double> bonus)
    {
        int issue = 0;
        while (!layout.Covers[issue])
        {
            issue++;
        }

        for (int m = 0; m < members.Length; m++)
        {
            int i = members[m];
            double scale = Math.Max(LeastScale, outlook.WeightOfToday(i, issue));
            workspace!.SetScale(m, scale);
            workspace.SetReservation(m, outlook.Utility(i, standing) - (bonus[i] / scale));
        }
    }

    /// <summary>The same where a victor would leave some of the issues alone and not others.</summary>
    private DealProblem WeighedIssueByIssue(ReadOnlySpan<double> standing, ReadOnlySpan<double> bonus)
    {
        DealActor[] parties = [.. problem.Actors];
        DealIssue[] issues = layout.Issues([.. standing]);
        for (int m = 0; m < parties.Length; m++)
        {
            int actor = members[m];
            Assessment utility = parties[m].Utility;
            utility = utility with { Wants = [.. utility.Wants.Select((want, k) => want with { Weight = outlook.WeightOfToday(actor, k) * want.Weight })] };
            parties[m] = parties[m] with { Utility = utility, Reservation = DealTerms.Value(utility, issues, standing) - bonus[actor] };
        }

        return problem with { Issues = issues, Actors = parties };
    }
}
