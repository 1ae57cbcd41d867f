namespace Entente.Deals.Solver;

/// <summary>
/// Answers a goal on one cell where gains are not concave: local solves from the concave solution (V = U), from the previous
/// terms, from terms that enforce the most, and from the middle of the box. Keeps the best, which is a local optimum.
/// </summary>
internal sealed class LocalOptima
{
    private const double StartRoom = 0.02;
    private const double BindingTolerance = 1e-6;
    private const int MaxDrops = 3;

    /// <summary>
    /// Where terms follow those of a similar problem, the depth is right to about this, in utility: a local optimum claims no more than
    /// <see cref="InteriorPoint.AcceptableLocalResidual"/> anyway, and the last digits cost a third of the steps.
    /// </summary>
    private const double FollowTolerance = 1e-8;

    /// <summary>The concave solution is only a start, moved off walls by far more than this.</summary>
    private const double StartTolerance = 1e-5;

    // A bargain at which somebody gains less is not gone on from: steps from there are short.
    private const double MinNear = 1e-6;

    private const double CarefulRoom = 1e-3;
    private const double RoomShrink = 0.01;
    private const double MinRoom = 1e-8;
    private const double ConcaveRoom = 0.1;

    /// <summary>The usual steps first; then checked ones, first near the start, then nearer, at last from afar.</summary>
    private static readonly int?[] Nearness = [null, 1, 2, 0];

    private readonly DealModel _model;
    private readonly CellPrograms _programs;
    private readonly DealModel _plain;
    private readonly CellPrograms _concave;
    private readonly StepAllowance _steps;
    private readonly DealGoal _depthGoal;
    private readonly DealGoal _plainDepth;
    private readonly double[] _start;
    private readonly double[] _other;
    private readonly double[] _deepest;
    private readonly double[] _gains;

    public LocalOptima(DealModel model, CellPrograms programs)
    {
        _model = model;
        _programs = programs;
        _plain = model.Plain();
        _steps = programs.Cell.Steps;
        _concave = new CellPrograms(_plain, _steps, follows: false) { Tolerance = StartTolerance };
        _depthGoal = new DealGoal(model.Rows);
        _plainDepth = new DealGoal(model.Rows);
        _start = new double[model.Issues];
        _other = new double[model.Issues];
        _deepest = new double[model.Issues];
        _gains = new double[model.Rows];
    }

    /// <summary>Whether to start also from the terms that each extra assessment likes best. Costs a solve each.</summary>
    public bool Thorough { get; set; } = true;

    /// <summary>Asked once the concave solution is known: whether nothing that is wanted can be found.</summary>
    public Func<bool>? IsHopeless { get; set; }

    /// <summary>Whether the last concave solve came to its end.</summary>
    public bool ConcaveConverged => _concave.Cell.End.Converged;

    /// <summary>Multipliers of the last concave solve.</summary>
    public ReadOnlySpan<double> ConcaveMultipliers => _concave.Cell.Multipliers.AsSpan(0, _plain.Rows);

    /// <summary>Greatest sum of the utilities' scale parts with these weights, proved by the last concave solve.</summary>
    /// <param name="features">Features from constants and options alone.</param>
    public double ConcaveScaleTotal(ReadOnlySpan<double> features)
    {
        Cell cell = _concave.Cell;
        double total = cell.End.Residual;
        for (int r = 0; r < _plain.Rows; r++)
        {
            total += cell.Multipliers[r] * (cell.Gains[r] + _plain.Reservation[r] - features[_model.ActorOfRow[r]]);
        }

        return total;
    }

    /// <summary>Whether a local optimum reached from the previous terms is enough.</summary>
    public bool Follows { get; set; }

    /// <summary>Multipliers at the previous terms, where these are an optimum of a little while ago; null for none.</summary>
    public double[]? Known { get; set; }

    /// <summary>Changes W of a row for the concave starts.</summary>
    public void SetReservation(int row, double value) => _plain.SetReservation(row, value);

    /// <summary>Moves today's place of a scale issue for the concave starts.</summary>
    public void SetToday(int issue, double position) => _plain.SetToday(issue, position);

    /// <summary>Solves from every start; false when no start leads to terms that qualify.</summary>
    /// <param name="goal">What to maximise.</param>
    /// <param name="low">Lower ends of the box, already loaded into the programs' cell.</param>
    /// <param name="high">Upper ends.</param>
    /// <param name="depth">Depth of this cell if known, else NaN.</param>
    /// <param name="previous">Terms of the depth, or of a similar problem; null for none.</param>
    /// <param name="found">The answer.</param>
    public bool Solve(DealGoal goal, double[] low, double[] high, double depth, double[]? previous, Candidate found)
    {
        if (goal.Kind == GoalKind.Depth || !double.IsNaN(depth))
        {
            return SolveFrom(goal, low, high, depth, previous, found);
        }

        _depthGoal.Set(GoalKind.Depth, goal.Rows);
        goal.Floor.CopyTo(_depthGoal.Floor, 0);
        if (!SolveFrom(_depthGoal, low, high, depth, previous, found) || found.Value < -LeafSolver.ZeroDepth)
        {
            return false;
        }

        found.Terms.CopyTo(_deepest, 0);
        return SolveFrom(goal, low, high, found.Value, _deepest, found);
    }

    /// <summary>Solves from terms that solved a similar problem for the same goal; false where they leave somebody without a gain, or no
    /// optimum is reached.</summary>
    /// <param name="goal">What to maximise: a product of gains.</param>
    /// <param name="terms">The terms, in the box that is loaded into the programs' cell.</param>
    /// <param name="found">The answer.</param>
    public bool SolveNear(DealGoal goal, double[] terms, Candidate found)
    {
        Cell cell = _programs.Cell;
        cell.StartFrom(terms, 0);
        cell.Evaluate();
        _depthGoal.Set(GoalKind.Depth, goal.Rows);
        double least = _depthGoal.Value(cell.Gains);
        found.Clear();
        if (!(least > MinNear))
        {
            return false;
        }

        Thorough = false;
        Consider(goal, terms, least, found);
        return found is { Exists: true, Status: SolveStatus.LocalOptimum };
    }

    private bool SolveFrom(DealGoal goal, double[] low, double[] high, double depth, double[]? previous, Candidate found)
    {
        found.Clear();
        if (previous is not null && !CanFollow(goal, previous, found))
        {
            Consider(goal, previous, depth, found);
        }

        bool content = Follows && !Thorough && found is { Exists: true, Status: SolveStatus.LocalOptimum };
        if (!content && SolveConcave(goal, low, high))
        {
            if (IsHopeless?.Invoke() == true)
            {
                found.Clear();
                return false;
            }

            _concave.Cell.Terms.CopyTo(_start, 0);
            Consider(goal, _start, depth, found);
            for (int j = _model.Problem.Actors.Count; j < _model.Features && Thorough && !_steps.RanOut; j++)
            {
                if (MoveToIdeals(j, low, high))
                {
                    Consider(goal, _other, depth, found);
                }
            }

            if (Thorough && goal.Kind == GoalKind.Depth && !(found.Value >= 0) && !_steps.RanOut)
            {
                LookFurther(goal, low, high, depth, found);
            }
        }

        if (!found.Exists)
        {
            for (int k = 0; k < _model.Issues; k++)
            {
                _other[k] = 0.5 * (low[k] + high[k]);
            }

            Consider(goal, _other, depth, found);
        }

        return found.Exists;
    }

    /// <summary>Follows the optimum of a little while ago, which takes a third of the steps of a solve.</summary>
    private bool CanFollow(DealGoal goal, double[] previous, Candidate found)
    {
        if (Known is null || Thorough || goal.Kind != GoalKind.Depth || !_programs.Follow(goal, previous, Known, FollowTolerance))
        {
            return false;
        }

        Cell cell = _programs.Cell;
        Take(cell, goal.ValueOf(cell.Gains, cell.Terms), goal.ResidualOf(cell.End.Residual, _programs.LogScale), SolveStatus.LocalOptimum,
            found);
        return true;
    }

    /// <summary>More starts where no deal was found yet: carefully from the concave solution, and from what each binding actor likes
    /// best, or everybody in whose utility gains are steep.</summary>
    private void LookFurther(DealGoal goal, double[] low, double[] high, double depth, Candidate found)
    {
        Consider(goal, _start, depth, found, firstAttempt: 1);
        found.Gains.CopyTo(_gains, 0);
        for (int r = 0; r < _model.Rows && !_steps.RanOut; r++)
        {
            int actor = _model.ActorOfRow[r];
            bool matters = _gains[r] < found.Value + BindingTolerance || _model.Problem.Gain?.IsSteep(actor) == true;
            if (matters && MoveToIdeals(actor, low, high))
            {
                Consider(goal, _other, depth, found);
            }
        }
    }

    private bool SolveConcave(DealGoal goal, double[] low, double[] high)
    {
        if (!_concave.Cell.Load(low, high))
        {
            return false;
        }

        _plainDepth.Set(GoalKind.Depth, goal.Rows);
        _concave.Solve(_plainDepth, 0, decide: false);
        double depth = _plainDepth.Value(_concave.Cell.Gains);
        if (goal.Kind != GoalKind.Depth && depth > LeafSolver.ZeroDepth)
        {
            _concave.Cell.StartFrom(_concave.Cell.Terms, ConcaveRoom);
            _concave.Solve(goal, depth, decide: false);
        }

        return true;
    }

    /// <summary>The concave solution with every issue that an extra assessment weighs moved to that assessment's ideal.</summary>
    private bool MoveToIdeals(int feature, double[] low, double[] high)
    {
        bool moved = false;
        _start.CopyTo(_other, 0);
        for (int k = 0; k < _model.Issues; k++)
        {
            int at = feature * _model.Issues + k;
            if (_model.Weight[at] > 0)
            {
                _other[k] = Math.Clamp(_model.Ideal[at], low[k], high[k]);
                moved |= Math.Abs(_other[k] - _start[k]) > StartRoom;
            }
        }

        return moved;
    }

    private bool IsNear(double[] start, double[] terms)
    {
        double farthest = 0;
        for (int k = 0; k < _model.Issues; k++)
        {
            farthest = Math.Max(farthest, Math.Abs(start[k] - terms[k]));
        }

        return farthest < StartRoom;
    }

    private void Consider(DealGoal goal, double[] start, double depth, Candidate found, int firstAttempt = 0)
    {
        if (found.Exists && IsNear(start, found.Terms))
        {
            return;
        }

        // The start itself is an answer if the solve from it fails.
        Cell cell = _programs.Cell;
        cell.StartFrom(start, 0);
        cell.Evaluate();
        double atStart = goal.ValueOf(cell.Gains, cell.Terms);
        if (double.IsFinite(atStart) && _model.SumsHold(cell.Terms) && (!found.Exists || atStart > found.Value))
        {
            Array.Clear(cell.Multipliers);
            Take(cell, atStart, double.PositiveInfinity, SolveStatus.NotConverged, found);
        }

        double value = Climb(goal, start, depth, atStart, firstAttempt);
        bool converged = cell.End.Converged;
        double toBeat = !found.Exists ? double.NegativeInfinity
            : converged && found.Status == SolveStatus.NotConverged ? found.Value - Slack(goal)
            : found.Value;
        if (!double.IsFinite(value) || value <= toBeat || !_model.SumsHold(cell.Terms))
        {
            return;
        }

        SolveStatus status = converged ? SolveStatus.LocalOptimum : SolveStatus.NotConverged;
        Take(cell, value, goal.ResidualOf(cell.End.Residual, _programs.LogScale), status, found);
    }

    /// <summary>Solves from a start, ever more carefully until the solve converges to something no worse; returns its value.</summary>
    private double Climb(DealGoal goal, double[] start, double depth, double atStart, int firstAttempt)
    {
        Cell cell = _programs.Cell;
        cell.LiftAgain();
        _programs.Tolerance = !Thorough && goal.Kind == GoalKind.Depth ? FollowTolerance : InteriorPoint.DefaultTolerance;
        double value = double.NegativeInfinity;
        int drops = 0;
        for (int attempt = firstAttempt; attempt < Nearness.Length && !_steps.RanOut; attempt++)
        {
            cell.StartFrom(start, Nearness[attempt] is null ? StartRoom : CarefulRoom);
            _programs.Solve(goal, depth, decide: false, Nearness[attempt]);
            for (double room = CarefulRoom * RoomShrink; double.IsPositiveInfinity(cell.End.Residual) && room > MinRoom; room *= RoomShrink)
            {
                cell.StartFrom(start, room); // so far off the walls some gain had no room
                _programs.Solve(goal, depth, decide: false, Nearness[attempt]);
            }

            _programs.TryFinish(goal);
            value = goal.ValueOf(cell.Gains, cell.Terms);
            if ((cell.End.Converged || Nearness[attempt] is not null) && drops < MaxDrops && cell.DropFalseLifts())
            {
                drops++;
                attempt--;
                continue;
            }

            if (cell.End.Converged && value >= atStart - Slack(goal))
            {
                break;
            }
        }

        return value;
    }

    /// <summary>How far an optimum may stay below the start it was reached from: a start in the very corner is better by what the solve
    /// left open.</summary>
    private double Slack(DealGoal goal) =>
        Math.Max(DealSearch.TieTolerance, goal.ResidualOf(_programs.Cell.End.Residual, _programs.LogScale));

    private static void Take(Cell cell, double value, double residual, SolveStatus status, Candidate found)
    {
        (found.Exists, found.Value, found.Residual, found.Status) = (true, value, residual, status);
        found.Iterations = cell.End.Iterations;
        cell.Terms.CopyTo(found.Terms, 0);
        cell.Gains.CopyTo(found.Gains, 0);
        cell.Multipliers.CopyTo(found.Multipliers, 0);
    }
}
