namespace Entente.Deals;

/// <summary>
/// Answers a goal on one cell where gains are not concave: local solves from the concave solution (V = U), from the previous
/// terms, from terms that enforce the most, and from the middle of the box. Keeps the best, which is a local optimum.
/// </summary>
internal sealed class LocalOptima
{
    private const double StartRoom = 0.02;
    private const double ConcaveRoom = 0.1;

    private readonly DealModel _model;
    private readonly CellPrograms _programs;
    private readonly DealModel _plain;
    private readonly CellPrograms _concave;
    private readonly DealGoal _depthGoal;
    private readonly double[] _start;
    private readonly double[] _other;

    public LocalOptima(DealModel model, CellPrograms programs)
    {
        _model = model;
        _programs = programs;
        _plain = new DealModel();
        _plain.Load(model.Problem with { Gain = null });
        _concave = new CellPrograms(_plain);
        _depthGoal = new DealGoal(model.Rows);
        _start = new double[model.Issues];
        _other = new double[model.Issues];
    }

    /// <summary>Solves from every start; false when no start leads to terms that qualify.</summary>
    public bool Solve(DealGoal goal, double[] low, double[] high, double[]? previous, Candidate found)
    {
        found.Clear();
        Cell cell = _programs.Cell;
        if (SolveConcave(goal, low, high))
        {
            _concave.Cell.Terms.CopyTo(_start, 0);
            Consider(goal, _start, found);
            for (int j = _model.Problem.Actors.Count; j < _model.Features; j++)
            {
                if (MoveToIdeals(j, low, high))
                {
                    Consider(goal, _other, found);
                }
            }
        }

        if (previous is not null)
        {
            Consider(goal, previous, found);
        }

        if (!found.Exists)
        {
            cell.Centre();
            cell.Terms.CopyTo(_other, 0);
            Consider(goal, _other, found);
        }

        return found.Exists;
    }

    private bool SolveConcave(DealGoal goal, double[] low, double[] high)
    {
        if (!_concave.Cell.Load(low, high))
        {
            return false;
        }

        _depthGoal.Set(GoalKind.Depth, goal.Rows);
        _concave.Solve(_depthGoal, 0, decide: false);
        double depth = _depthGoal.Value(_concave.Cell.Gains);
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

    private void Consider(DealGoal goal, double[] start, Candidate found)
    {
        Cell cell = _programs.Cell;
        cell.StartFrom(start, StartRoom);
        double depth = 0;
        if (goal.Kind == GoalKind.LogSum)
        {
            cell.Evaluate();
            depth = goal.Least(cell.Gains);
            if (depth <= LeafSolver.ZeroDepth)
            {
                return;
            }
        }

        _programs.Solve(goal, depth, decide: false);
        double value = goal.ValueOf(cell.Gains, cell.Terms);
        if (!double.IsFinite(value) || (found.Exists && value <= found.Value))
        {
            return;
        }

        found.Exists = true;
        found.Value = value;
        cell.Terms.CopyTo(found.Terms, 0);
        cell.Gains.CopyTo(found.Gains, 0);
        cell.Multipliers.CopyTo(found.Multipliers, 0);
        found.Residual = goal.ResidualOf(cell.End.Residual, depth);
        found.Iterations = cell.End.Iterations;
        found.Status = cell.End.Converged ? SolveStatus.LocalOptimum : SolveStatus.NotConverged;
    }
}
