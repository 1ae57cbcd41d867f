using Entente.Deals.Solver;

namespace Entente.Deals;

/// <summary>
/// Solves depth and Nash terms of one deal problem again and again, as its reservation values and its gain function move, without
/// allocating. One workspace serves one thread.
/// </summary>
/// <remarks>
/// <para>
/// In a simulation: make one workspace for a package while issues, wants and roles stand. In each step call <see cref="SetReservation"/>
/// for the actors whose W moved and, where a deal may be broken and what follows it changed, <see cref="SetGain"/>; then
/// <see cref="SolveDepth"/>, and <see cref="SolveNash"/> only when the talks succeed.
/// </para>
/// <para>
/// The depth follows the optimum of the solve before, box of options by box; where gains are not concave it looks around from other starts
/// only the first time and now and then. The answer then depends on what was solved before, in its last digits or, where gains are not
/// concave, as one local optimum differs from another. So call <see cref="Forget"/> where a new world begins: it makes the next solve what
/// a new workspace would give, to the last bit.
/// </para>
/// </remarks>
internal sealed class DealWorkspace
{
    private readonly DealModel _model;
    private readonly DealSearch _search;
    private readonly DealGoal _depthGoal;
    private readonly DealGoal _nashGoal;
    private readonly Candidate _closest;
    private readonly Candidate _nash;
    private readonly int[] _rowOfActor;
    private readonly double[] _start;
    private readonly SearchBudget? _ownBudget;
    private bool _isWarm;

    /// <summary>Lays out a problem.</summary>
    /// <exception cref="ArgumentException">The problem breaks the contract of its types.</exception>
    public DealWorkspace(DealProblem problem)
        : this(problem, new SearchBudget(SearchBudget.OfWorld)) => _ownBudget = _search.Budget;

    /// <summary>Lays out a problem whose solves share a budget of counted work with others.</summary>
    internal DealWorkspace(DealProblem problem, SearchBudget budget)
    {
        _model = new DealModel(problem);
        _search = new DealSearch(_model) { Budget = budget };
        _depthGoal = new DealGoal(_model.Rows);
        _nashGoal = new DealGoal(_model.Rows);
        _depthGoal.Set(GoalKind.Depth, _model.Rows);
        _nashGoal.Set(GoalKind.LogSum, _model.Rows);
        _closest = new Candidate(_model.Issues, _model.Rows);
        _nash = new Candidate(_model.Issues, _model.Rows);
        _start = new double[_model.Issues];
        _rowOfActor = new int[problem.Actors.Count];
        Array.Fill(_rowOfActor, -1);
        for (int r = 0; r < _model.Rows; r++)
        {
            _rowOfActor[_model.ActorOfRow[r]] = r;
            _nashGoal.Weight[r] = _model.AtTable(r) ? problem.Actors[_model.ActorOfRow[r]].BargainingWeight : 0;
        }
    }

    /// <summary>Depth of the last solve; NaN when no feasible terms were found, and there are none unless <see cref="Status"/> says that
    /// the search was stopped, or a floor was set.</summary>
    public double Depth => _closest.Exists ? _closest.Value : double.NaN;

    /// <summary>Whether the last <see cref="SolveDepth"/> found a zone of possible agreement.</summary>
    public bool HasZone => _closest.Exists && _closest.Value >= -LeafSolver.ZeroDepth;

    /// <summary>How far the last answer can be trusted: the worse of depth and Nash terms.</summary>
    public SolveStatus Status => _nash.Exists && _nash.Status > _closest.Status ? _nash.Status : _closest.Status;

    /// <summary>Whether the last <see cref="SolveDepth"/> tells if there is a zone: a search that was stopped leaves it open unless it had
    /// already found one.</summary>
    public bool IsDecided => HasZone || _closest.Status != SolveStatus.Stopped;

    /// <summary>Residual of the last answer: that of the Nash terms if there are any, else that of the depth.</summary>
    public double Residual => _nash.Exists ? _nash.Residual : _closest.Residual;

    /// <summary>
    /// Changes W of an actor; outside actors are ignored. A gain function keeps measuring from the <see cref="DealActor.Reservation"/> of
    /// the problem: the gain falls by as much as W lies above that.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is no finite number.</exception>
    public void SetReservation(int actor, double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "A reservation value must be a finite number.");
        }

        if (_rowOfActor[actor] >= 0)
        {
            _search.SetReservation(_rowOfActor[actor], value);
        }
    }

    /// <summary>
    /// Moves today's place of a scale issue, in [0, 100]. An issue that is not on offer (its lowest position is its highest) stands there,
    /// in every assessment; for another one only the choice among equal terms changes. Red lines are not drawn anew.
    /// </summary>
    /// <exception cref="ArgumentException">The issue is settled by options, or the position is off the scale.</exception>
    public void SetToday(int issue, double position)
    {
        if (_model.Problem.Issues[issue] is not ContinuousIssue || !(position >= 0 && position <= DealModel.ScaleUnit))
        {
            throw new ArgumentException("Only a scale issue can be moved, to a position from 0 to 100.", nameof(position));
        }

        _search.SetToday(issue, position);
    }

    /// <summary>
    /// Counts the gain of an actor c times: G = c·(U − W). Terms and gains of Nash do not depend on it but for the factor; the depth does.
    /// Outside actors are ignored.
    /// </summary>
    /// <exception cref="InvalidOperationException">The problem has a gain function, which has units of its own.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The factor is not positive.</exception>
    public void SetScale(int actor, double factor)
    {
        if (_model.Map is not null)
        {
            throw new InvalidOperationException("A gain function has units of its own.");
        }

        if (!(factor > 0 && double.IsFinite(1 / factor)))
        {
            throw new ArgumentOutOfRangeException(nameof(factor), factor, "A gain must be counted a positive number of times.");
        }

        if (_rowOfActor[actor] >= 0)
        {
            _depthGoal.Weight[_rowOfActor[actor]] = 1 / factor;
        }
    }

    /// <summary>Changes the bargaining weights of the actors at the table; those of others are ignored. Only ratios matter.</summary>
    /// <param name="weights">One number an actor, or fewer: the first of them.</param>
    /// <exception cref="ArgumentOutOfRangeException">A weight is not positive.</exception>
    public void SetBargainingWeights(ReadOnlySpan<double> weights)
    {
        double greatest = 0;
        for (int actor = 0; actor < weights.Length; actor++)
        {
            greatest = IsAtTable(actor) ? Math.Max(greatest, weights[actor]) : greatest;
        }

        for (int actor = 0; actor < weights.Length; actor++)
        {
            if (IsAtTable(actor))
            {
                // The solver does best with weights of order 1.
                double weight = weights[actor] / greatest;
                _nashGoal.Weight[_rowOfActor[actor]] = weight > 0 ? weight
                    : throw new ArgumentOutOfRangeException(nameof(weights), weights[actor], "A bargaining weight must be positive.");
            }
        }

        bool IsAtTable(int actor) => _rowOfActor[actor] >= 0 && _model.AtTable(_rowOfActor[actor]);
    }

    /// <summary>
    /// Puts another gain function in the place of the problem's: of the same actors and assessments, and measured from the same
    /// <see cref="DealActor.Reservation"/>. Call it too after changing the numbers inside the present one.
    /// </summary>
    /// <exception cref="InvalidOperationException">The problem has no gain function.</exception>
    public void SetGain(IGainFunction gain)
    {
        ArgumentNullException.ThrowIfNull(gain);
        if (_model.Map is null)
        {
            throw new InvalidOperationException("The problem has no gain function to replace.");
        }

        _search.SetGain(gain);
    }

    /// <summary>Whether Nash terms are looked for near those of the solve before, box of options by box, where gains are not concave: a
    /// bargain that is struck again and again as the world moves a little. If not, every solve looks from all starts.</summary>
    public bool FollowsBargains
    {
        set => _search.FollowsBargains = value;
    }

    /// <summary>What everybody gains, as things now stand, at terms known from earlier solves: a solve of the depth would find at least as
    /// much. −∞ where none are known.</summary>
    public double RememberedDepth() => _search.Remembered(_depthGoal);

    /// <summary>Makes the next solve independent of those before.</summary>
    public void Forget()
    {
        _search.Forget();
        _ownBudget?.Refill();
        _isWarm = false;
    }

    /// <summary>Solves for the depth and, when it is positive, for the Nash terms; at depth 0 those are the terms of the depth.</summary>
    /// <returns>Whether there is a zone of possible agreement.</returns>
    public bool Solve()
    {
        bool hasZone = SolveDepth();
        if (hasZone)
        {
            SolveNash();
        }

        return hasZone;
    }

    /// <summary>Solves for the depth alone; <see cref="Terms"/> and <see cref="Gains"/> are then those of the closest terms.</summary>
    /// <param name="enough">A depth of this much need not be the greatest: where one box of options has it, the others are left
    /// out.</param>
    /// <param name="floor">A depth below this need not be found: boxes of options that cannot have it are left out.</param>
    /// <returns>Whether there is a zone of possible agreement.</returns>
    public bool SolveDepth(double enough = double.PositiveInfinity, double floor = double.NegativeInfinity)
    {
        (_search.Enough, _search.Floor) = (enough, floor);
        bool isWarm = _isWarm && _model.Map is not null;
        _search.Previous = isWarm ? _start : null;
        _search.Thorough = !isWarm;
        _search.Run(_depthGoal, double.NaN, _closest);
        _nash.Clear();
        _isWarm = _closest.Exists;
        if (_isWarm)
        {
            _closest.Terms.CopyTo(_start, 0);
        }

        return HasZone;
    }

    /// <summary>Goes on from the depth just solved to the Nash terms.</summary>
    /// <exception cref="InvalidOperationException">The last depth was negative, or none was solved.</exception>
    public void SolveNash()
    {
        if (!HasZone)
        {
            throw new InvalidOperationException("There are Nash terms only where the depth is known and not negative.");
        }

        if (_closest.Value <= LeafSolver.ZeroDepth)
        {
            _nash.CopyFrom(_closest);
            return;
        }

        _search.Previous = _start;
        _search.Run(_nashGoal, _closest.Value, _nash);
    }

    /// <summary>Goes on from the depth just solved to the terms that a bargaining rule picks; they take the place of the Nash
    /// terms.</summary>
    /// <exception cref="InvalidOperationException">The last depth was negative, or none was solved.</exception>
    public void Solve(BargainingRule rule)
    {
        if (rule.Goal == GoalKind.LogSum || !HasZone || _closest.Value <= LeafSolver.ZeroDepth)
        {
            SolveNash();
            return;
        }

        DealGoal goal = new(_model.Rows);
        _search.Previous = _start;
        RuleGoal.Set(goal, rule, _model, _search, _closest.Value, _nash, row => _depthGoal.Weight[row]);
        _search.Run(goal, _closest.Value, _nash);
    }

    /// <summary>Goes on from the depth just solved to how far one scale issue can go among acceptable terms, in [0, 100]. Terms, gains and
    /// status stay those of the depth.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="up">Whether to look for its highest position, or its lowest.</param>
    /// <exception cref="InvalidOperationException">The last depth was negative, or none was solved.</exception>
    public double Furthest(int issue, bool up)
    {
        if (!HasZone)
        {
            throw new InvalidOperationException("An issue has a range only where the depth is known and not negative.");
        }

        double deepest = _closest.Terms[issue] * DealModel.ScaleUnit;
        if (_closest.Value <= LeafSolver.ZeroDepth || _model.High[issue] - _model.Low[issue] <= Cell.FixedWidth)
        {
            return deepest;
        }

        DealGoal goal = new(_model.Rows);
        Candidate found = new(_model.Issues, _model.Rows);
        goal.SetPosition(_model.Rows, issue, up ? 1 : -1);
        _search.Previous = _start;
        _search.Run(goal, _closest.Value, found);
        double furthest = found.Exists ? found.Terms[issue] * DealModel.ScaleUnit : deepest;
        return up ? Math.Max(deepest, furthest) : Math.Min(deepest, furthest);
    }

    /// <summary>Writes the Nash terms if they were solved for, else the closest terms: positions in [0, 100], option indices.</summary>
    public void Terms(Span<double> terms) => _model.Unscale((_nash.Exists ? _nash : _closest).Terms, terms);

    /// <summary>Writes the gain of every required actor at those terms; NaN for outside actors.</summary>
    public void Gains(Span<double> gains)
    {
        gains.Fill(double.NaN);
        for (int r = 0; r < _model.Rows; r++)
        {
            gains[_model.ActorOfRow[r]] = (_nash.Exists ? _nash : _closest).Gains[r] / _depthGoal.Weight[r];
        }
    }

    /// <summary>Writes who holds the depth of the last solve down: the required actors whose gain is the depth.</summary>
    public void Binding(Span<bool> binds)
    {
        binds.Clear();
        for (int r = 0; r < _model.Rows; r++)
        {
            binds[_model.ActorOfRow[r]] = _closest.Exists && _closest.Gains[r] / _depthGoal.Weight[r] <= Depth
                + DealSolver.BindingTolerance;
        }
    }
}
