using Entente.Deals;
using Entente.Scenarios;
using Entente.War;

namespace Entente.Talks;

/// <summary>Talks on one package in one draw: its depth from step to step, and the terms on which it is concluded.</summary>
/// <remarks>One a package and thread, used again and again.</remarks>
internal sealed class PackageTalks
{
    private const double BindingTolerance = 1e-7;

    private readonly double[] reservations;
    private readonly double[] today;
    private readonly double[] gains;
    private readonly FightingPolynomial[] wars;
    private Regime? entered;
    private PackageLayout layout = null!;
    private HoldingLayout? holding;
    private FlowAlongFront[] flows = [];
    private IGainFunction? gain;
    private DealWorkspace? workspace;
    private Outlook outlook = null!;

    /// <summary>Room for a package.</summary>
    public PackageTalks(int index, int actors, int issues)
    {
        Index = index;
        (reservations, gains, today) = (new double[actors], new double[actors], new double[issues]);
        wars = [.. Enumerable.Range(0, actors).Select(_ => new FightingPolynomial())];
    }

    /// <summary>Index of the package.</summary>
    public int Index { get; }

    /// <summary>The package in numbers.</summary>
    public PackageLayout Layout => layout;

    /// <summary>Depth of the last <see cref="Solve"/>; NaN if no terms are feasible.</summary>
    public double Depth => workspace!.Depth;

    /// <summary>Whether the solver got there.</summary>
    public bool IsReliable => workspace!.Status != SolveStatus.NotConverged || workspace.Residual < 1e-4;

    /// <summary>Takes over the numbers of a regime; does nothing if it has them.</summary>
    public void Enter(Regime regime)
    {
        if (ReferenceEquals(entered, regime))
        {
            return;
        }

        entered = regime;
        layout = regime.Packages[Index];
        workspace = null;
    }

    /// <summary>Forgets what earlier draws left, so that a draw depends on nothing but itself.</summary>
    public void Forget() => (entered, workspace) = (null, null);

    /// <summary>Whether anybody bargains over the package.</summary>
    public bool HasTable => layout.Roles.Contains(DealRole.Table);

    /// <summary>Solves for the depth.</summary>
    /// <param name="at">What no deal is worth at the moment.</param>
    /// <param name="standing">Where the issues stand while there is no such deal.</param>
    /// <param name="fallback">W of every actor for this package: of no deal, or of the ceasefire in force.</param>
    /// <param name="bonus">What agreeing before a deadline is worth to every actor.</param>
    public void Solve(Outlook at, ReadOnlySpan<double> standing, ReadOnlySpan<double> fallback, ReadOnlySpan<double> bonus)
    {
        outlook = at;
        standing.CopyTo(today);
        if (layout.StopsFighting)
        {
            for (int i = 0; i < reservations.Length; i++)
            {
                reservations[i] = fallback[i] - bonus[i];
            }

            workspace = new DealWorkspace(StoppingProblem());
        }
        else
        {
            workspace = new DealWorkspace(FightingOnProblem(bonus));
        }

        workspace.SolveDepth();
    }

    /// <summary>Solves for the Nash terms after <see cref="Solve"/> found a zone.</summary>
    public void Conclude() => workspace!.SolveNash();

    /// <summary>The terms of the last solve.</summary>
    public double[] Terms()
    {
        double[] terms = new double[today.Length];
        workspace!.Terms(terms);
        return terms;
    }

    /// <summary>Gains over no deal at the terms of the last solve; NaN for actors who are not asked.</summary>
    public double[] Gains()
    {
        double[] result = new double[gains.Length];
        workspace!.Gains(result);
        return result;
    }

    /// <summary>Marks the actors whose gain equals the depth.</summary>
    public void Binding(Span<bool> binding)
    {
        workspace!.Gains(gains);
        for (int i = 0; i < gains.Length; i++)
        {
            binding[i] = gains[i] <= Depth + BindingTolerance;
        }
    }

    /// <summary>The first issue on which red lines leave nothing; −1 if there is none.</summary>
    public int Crossing()
    {
        DealProblem problem = StoppingProblem();
        for (int k = 0; k < today.Length; k++)
        {
            if (!DealTerms.RedLinesMeet(problem, k))
            {
                return k;
            }
        }

        return -1;
    }

    private DealProblem StoppingProblem()
    {
        DealIssue[] issues = layout.Issues(today);
        Assessment[] utilities = [.. entered!.Utilities.Select(layout.Utility)];
        DealProblem problem = layout.Problem(issues, utilities, reservations);
        if (entered.Holding is not Holding settings)
        {
            return problem;
        }

        holding = layout.Holding(issues, settings, [.. outlook.Today]);
        foreach (HoldingBreaker breaker in holding.Breakers)
        {
            breaker.Threshold = breaker.Actor is int actor ? outlook.AfterPeace(actor, outlook.Front, 1) : breaker.Threshold;
        }

        gain = holding.Position >= 0 && entered.Strengths is not null ? AlongFront(issues) : AtFront();
        return problem with { Gain = gain, Extras = holding.Extras };
    }

    private FrontHoldingGain AlongFront(DealIssue[] issues)
    {
        (double low, double high) = FrontsOnOffer(issues);
        flows = [.. entered!.Utilities.Select((utility, i) => new FlowAlongFront(outlook.TodaysUtility[i], utility, [.. outlook.Today], entered.LiveIssues))];
        HoldingActor[] actors = new HoldingActor[reservations.Length];
        for (int i = 0; i < actors.Length; i++)
        {
            int actor = i;
            if (double.IsNaN(entered.Stated[i]))
            {
                outlook.FitAfterPeace(i, low, high, wars[i]);
                actors[i] = new(reservations[i], entered.Discounts[i], front => War(actor, front));
            }
            else
            {
                FrontDerivatives always = new(outlook.NoDeal[i], 0, 0, 0, 0);
                actors[i] = new(reservations[i], entered.Discounts[i], _ => always);
            }
        }

        return new(actors, holding!.Breakers, holding.Enforcement, holding.Position, layout.Map, entered.BreakRate, entered.Tremble);
    }

    private FrontDerivatives War(int actor, double front)
    {
        Numerics.Jet flow = flows[actor].At(front);
        FrontDerivatives at = wars[actor].At(front, outlook.Stakes(actor) with { Today = flow.Value });
        return at with
        {
            Slope = at.Slope + (at.FightingOn * flow.Slope),
            Curvature = at.Curvature + (2 * at.FightingOnSlope * flow.Slope) + (at.FightingOn * flow.Curvature),
        };
    }

    /// <summary>The fronts that the terms on offer can draw.</summary>
    private (double Low, double High) FrontsOnOffer(DealIssue[] issues)
    {
        double low = 0, high = 100;
        for (int i = 0; i < reservations.Length; i++)
        {
            if (layout.Roles[i] != DealRole.Outside && entered!.Utilities[i].Wants[layout.MovesFront].Accepts is ScaleInterval accepts)
            {
                (low, high) = (Math.Max(low, accepts.Low), Math.Min(high, accepts.High));
            }
        }

        (double one, double other) = (layout.Map.Inverse(low).Front, layout.Map.Inverse(Math.Max(low, high)).Front);
        return (Math.Min(one, other), Math.Max(one, other));
    }

    private CommitmentGain AtFront()
    {
        double[] fallback = new double[reservations.Length];
        for (int i = 0; i < fallback.Length; i++)
        {
            fallback[i] = outlook.AfterPeace(i, outlook.Front, 1);
        }

        return new(
            reservations, fallback, entered!.Discounts, [.. holding!.Breakers.Select(breaker => new Breaker(breaker.Assessment, breaker.Threshold))],
            holding.Enforcement, entered.BreakRate, entered.Tremble);
    }

    private DealProblem FightingOnProblem(ReadOnlySpan<double> bonus)
    {
        DealIssue[] issues = layout.Issues(today);
        Assessment[] utilities = new Assessment[reservations.Length];
        for (int i = 0; i < utilities.Length; i++)
        {
            int actor = i;
            Assessment utility = layout.Utility(entered!.Utilities[i]);
            utilities[i] = utility with { Wants = [.. utility.Wants.Select((want, k) => want with { Weight = outlook.WeightOfToday(actor, k) * want.Weight })] };
            reservations[i] = DealTerms.Value(utilities[i], issues, today) - bonus[i];
        }

        return layout.Problem(issues, utilities, reservations);
    }
}
