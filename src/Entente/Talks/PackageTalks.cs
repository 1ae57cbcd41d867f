using Entente.Deals;
using Entente.Numerics;
using Entente.Scenarios;
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

    private readonly double[] gains;
    private readonly FightingPolynomial[] wars;
    private readonly Func<double, FrontDerivatives>[] warsByFront;
    private Agenda? entered;
    private Outlook outlook = null!;
    private PackageLayout layout = null!;
    private DealProblem problem = null!;
    private DealWorkspace workspace = null!;
    private HoldingLayout? holding;
    private CommitmentGain? atFront;
    private FrontHoldingGain? alongFront;
    private FlowAlongFront[] flows = [];
    private (double Low, double High) fronts;
    private bool weighsIssuesAlike;

    /// <summary>Room for a package.</summary>
    public PackageTalks(int index, int actors)
    {
        Index = index;
        gains = new double[actors];
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
    public double Depth => workspace.Depth;

    /// <summary>Whether the solver got there, or close enough.</summary>
    public bool IsReliable => workspace.Status != SolveStatus.NotConverged || workspace.Residual < EnoughPrecision;

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
        HasTable = layout.Roles.Contains(DealRole.Table);
        if (!HasTable)
        {
            return;
        }

        problem = layout.Problem(layout.Issues([.. at.Today]), [.. entered.Utilities.Select(layout.Utility)], new double[gains.Length]);
        if (layout.StopsFighting && entered.Holding is Holding settings)
        {
            AddHolding(settings);
        }

        bool[] covers = [.. layout.Covers];
        weighsIssuesAlike = entered.LeftAlone.All(side => side.Where((_, k) => covers[k]).Distinct().Count() <= 1);
        Crossing = Array.FindIndex([.. Enumerable.Range(0, covers.Length)], k => !DealTerms.RedLinesMeet(problem, k));
        workspace = new DealWorkspace(problem);
    }

    /// <summary>Solves for the depth.</summary>
    /// <param name="standing">Where the issues stand while there is no such deal.</param>
    /// <param name="fallback">W of every actor for this package: of no deal, or of the ceasefire in force.</param>
    /// <param name="bonus">What agreeing before a deadline is worth to every actor.</param>
    public void Solve(ReadOnlySpan<double> standing, ReadOnlySpan<double> fallback, ReadOnlySpan<double> bonus)
    {
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
            for (int i = 0; i < gains.Length; i++)
            {
                workspace.SetReservation(i, fallback[i] - bonus[i]);
            }
        }
        else if (weighsIssuesAlike)
        {
            ScaleGains(standing, bonus);
        }
        else
        {
            workspace = new DealWorkspace(WeighedIssueByIssue(standing, bonus));
        }

        workspace.SolveDepth();
    }

    /// <summary>Solves for the Nash terms after <see cref="Solve"/> found a zone.</summary>
    public void Conclude() => workspace.SolveNash();

    /// <summary>The terms of the last solve.</summary>
    public double[] Terms()
    {
        double[] terms = new double[problem.Issues.Count];
        workspace.Terms(terms);
        return terms;
    }

    /// <summary>Gains over no deal at the terms of the last solve; NaN for actors who are not asked.</summary>
    public double[] Gains()
    {
        workspace.Gains(gains);
        return [.. gains];
    }

    /// <summary>Marks the actors whose gain equals the depth.</summary>
    public void Binding(Span<bool> binding) => workspace.Binding(binding);

    private void AddHolding(Holding settings)
    {
        Regime regime = outlook.Regime;
        double[] today = [.. outlook.Today], none = new double[gains.Length];
        holding = layout.Holding(problem.Issues, settings, today);
        (atFront, alongFront) = (null, null);
        IGainFunction gain;
        if (holding.Position >= 0 && regime.Strengths is not null)
        {
            fronts = FrontsOnOffer();
            flows = [.. entered!.Utilities.Select((utility, i) => new FlowAlongFront(outlook.TodaysUtility[i], utility, today, entered.LiveIssues))];
            gain = alongFront = new(
                [.. entered.Discounts.Select((discount, i) => new HoldingActor(0, discount, warsByFront[i]))],
                holding.Breakers, holding.Enforcement, holding.Position, layout.Map, entered.BreakRate, entered.Tremble);
        }
        else
        {
            gain = atFront = new(
                none, none, entered!.Discounts, [.. holding.Breakers.Select(breaker => new Breaker(breaker.Assessment, breaker.Threshold))],
                holding.Enforcement, entered.BreakRate, entered.Tremble);
        }

        problem = problem with { Gain = gain, Extras = holding.Extras };
    }

    /// <summary>Moves the war after a peace, and what spoilers would go back to, to the moment.</summary>
    private void MoveWar()
    {
        if (problem.Gain is null)
        {
            return;
        }

        for (int j = 0; j < holding!.Breakers.Length; j++)
        {
            HoldingBreaker breaker = holding.Breakers[j];
            breaker.Threshold = breaker.Actor is int actor
                ? (atFront is null ? 0 : outlook.AfterPeace(actor, outlook.Front, 1))
                : DealTerms.Value(problem.Extras[breaker.Assessment - gains.Length], problem.Issues, outlook.Today);
            atFront?.SetThreshold(j, breaker.Threshold);
        }

        for (int i = 0; i < gains.Length; i++)
        {
            if (atFront is not null)
            {
                atFront.SetFallback(i, IsNeeded(i) ? outlook.AfterPeace(i, outlook.Front, 1) : 0);
            }
            else if (IsNeeded(i) && double.IsNaN(outlook.Regime.Stated[i]))
            {
                outlook.FitAfterPeace(i, fronts.Low, fronts.High, wars[i]);
            }
        }

        workspace.SetGain(problem.Gain);
    }

    /// <summary>Whether anything depends on what war after a peace is worth to an actor: it is asked, or may break the deal.</summary>
    private bool IsNeeded(int actor) => layout.Roles[actor] != DealRole.Outside || outlook.Regime.Sides[actor] is not null;

    private FrontDerivatives War(int actor, double front)
    {
        if (!IsNeeded(actor) || !double.IsNaN(outlook.Regime.Stated[actor]))
        {
            return new(outlook.NoDeal[actor], 0, 0, 0, 0);
        }

        Jet flow = flows[actor].At(front);
        FrontDerivatives at = wars[actor].At(front, outlook.Stakes(actor) with { Today = flow.Value });
        return at with
        {
            Slope = at.Slope + (at.FightingOn * flow.Slope),
            Curvature = at.Curvature + (2 * at.FightingOnSlope * flow.Slope) + (at.FightingOn * flow.Curvature),
        };
    }

    /// <summary>The fronts that the terms on offer can draw.</summary>
    private (double Low, double High) FrontsOnOffer()
    {
        double low = 0, high = 100;
        for (int i = 0; i < gains.Length; i++)
        {
            if (layout.Roles[i] != DealRole.Outside && entered!.Utilities[i].Wants[layout.MovesFront].Accepts is ScaleInterval accepts)
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

        for (int i = 0; i < gains.Length; i++)
        {
            double scale = Math.Max(LeastScale, outlook.WeightOfToday(i, issue));
            workspace.SetScale(i, scale);
            workspace.SetReservation(i, outlook.Utility(i, standing) - (bonus[i] / scale));
        }
    }

    /// <summary>The same where a victor would leave some of the issues alone and not others.</summary>
    private DealProblem WeighedIssueByIssue(ReadOnlySpan<double> standing, ReadOnlySpan<double> bonus)
    {
        DealActor[] actors = [.. problem.Actors];
        DealIssue[] issues = layout.Issues([.. standing]);
        for (int i = 0; i < actors.Length; i++)
        {
            int actor = i;
            Assessment utility = actors[i].Utility;
            utility = utility with { Wants = [.. utility.Wants.Select((want, k) => want with { Weight = outlook.WeightOfToday(actor, k) * want.Weight })] };
            actors[i] = actors[i] with { Utility = utility, Reservation = DealTerms.Value(utility, issues, standing) - bonus[i] };
        }

        return problem with { Issues = issues, Actors = actors };
    }
}
