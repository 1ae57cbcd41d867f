namespace Entente.Deals.Solver;

/// <summary>
/// Answers a <see cref="DealGoal"/> on one cell: one interior-point solve for most goals, several for the lexicographic ones,
/// one more where the optimum leaves terms undecided, and several starts where gains are not concave.
/// </summary>
internal sealed class CellPrograms
{
    /// <summary>Stiffness and responses below this count as 0 when asking whether terms are decided.</summary>
    private const double FlatTolerance = 1e-6;

    /// <summary>Strength of the pull towards today among equal optima: it costs at most this much utility, and only where the optimum is
    /// flat.</summary>
    private const double TodayPull = 1e-8;

    /// <summary>The gap must vanish against the pull for the choice to be sharp.</summary>
    private const double TieSolveTolerance = 1e-13;

    /// <summary>Greatest loss of value that choosing among ties may cost before the choice is dropped.</summary>
    private const double TieTolerance = 1e-8;

    /// <summary>Multipliers above this mark the rows that hold a level down.</summary>
    private const double BindingMultiplier = 1e-5;

    /// <summary>How far a level that was reached is relaxed before the next one is raised: leaves the solver an interior.</summary>
    private const double LevelSlack = 1e-11;

    /// <summary>How far starts stay off the walls, as a share of the box.</summary>
    private const double StartRoom = 0.1;

    /// <summary>A residual below which an answer is near enough to an optimum to tell which sides meet there.</summary>
    private const double NearOptimum = 1e-3;

    private const int CarefulAttempts = 3;
    private const double InsideRoom = 1e-4;
    private const double InsideShrink = 0.01;
    private const double MinInsideRoom = 1e-11;
    private const double MinLogScale = 1e-9;
    private const double RescaleRatio = 8;

    private readonly DealModel _model;
    private readonly Cell _cell;
    private readonly bool[] _settled;
    private readonly double[] _levels;
    private readonly double[] _start;
    private readonly double[] _multipliers;
    private readonly double[] _keptTerms;
    private readonly double[] _keptGains;
    private readonly double[] _keptMultipliers;
    private InteriorPointEnd _keptEnd;

    /// <summary>The programs of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="steps">What its solves may take.</param>
    /// <param name="follows">Whether optima are to be followed; if not, <see cref="Follow"/> leads to none.</param>
    public CellPrograms(DealModel model, StepAllowance steps, bool follows = true)
    {
        _model = model;
        _cell = new Cell(model, follows) { Steps = steps };
        _settled = new bool[model.Rows];
        _levels = new double[model.Rows];
        _start = new double[model.Issues];
        _multipliers = new double[model.Rows];
        _keptTerms = new double[model.Issues];
        _keptGains = new double[model.Rows];
        _keptMultipliers = new double[model.Rows];
    }

    /// <summary>The cell being worked on.</summary>
    public Cell Cell => _cell;

    /// <summary>Factor of the logarithms in the last solve: about the least gain, so that multipliers are of order 1.</summary>
    public double LogScale { get; private set; } = 1;

    /// <summary>Terms at which every gain has room over its floor, for checked steps; null when none are known or needed.</summary>
    public double[]? Inside { get; set; }

    /// <summary>Gap and residual at which the solves of a goal without ties stop.</summary>
    public double Tolerance { get; set; } = InteriorPoint.DefaultTolerance;

    /// <summary>Solves for a goal from where the cell's start was put; the answer is in the cell.</summary>
    /// <param name="goal">What to maximise.</param>
    /// <param name="depth">Known depth of the cell, which scales logarithms; ignored by goals without.</param>
    /// <param name="decide">Whether to choose the terms nearest to today among equal optima.</param>
    /// <param name="nearness">Null for the usual steps; else by checked steps, and how near to the start, where gains are not
    /// concave.</param>
    public void Solve(DealGoal goal, double depth, bool decide, int? nearness = null)
    {
        LogScale = Math.Max(goal.LogScale(depth), MinLogScale);
        Attempt(goal, nearness);
        if (goal.Kind == GoalKind.LogSum && goal.LogScale(_cell.Gains) > RescaleRatio * LogScale)
        {
            // The gains turned out much larger than the depth: only at their own scale is the tolerance sharp.
            LogScale = goal.LogScale(_cell.Gains);
            _cell.StartFrom(_cell.Terms, StartRoom);
            Attempt(goal, nearness);
        }

        if (goal.Kind == GoalKind.Leximin)
        {
            RaiseFurther(goal);
        }

        if (decide && _cell.FreeIssues > 0 && _cell.IsFlat(FlatTolerance))
        {
            Decide(goal);
        }

        _cell.Widen();
    }

    /// <summary>Follows the depth of the cell from an optimum of a little while ago; false when that leads to none.</summary>
    /// <param name="depth">The goal.</param>
    /// <param name="terms">Terms of the optimum known.</param>
    /// <param name="multipliers">Its multipliers.</param>
    /// <param name="tolerance">Residual to stop at.</param>
    public bool Follow(DealGoal depth, ReadOnlySpan<double> terms, ReadOnlySpan<double> multipliers, double tolerance)
    {
        Prepare(depth);
        return _cell.Follow(terms, multipliers, tolerance);
    }

    /// <summary>
    /// Goes from an answer near to an optimum, which steps within have come no nearer to, to where its conditions are met: in a corner
    /// where more sides meet than can bind, those steps are short. Where that leads nowhere the answer stays.
    /// </summary>
    public bool TryFinish(DealGoal goal)
    {
        if (_cell.End.Converged || !(_cell.End.Residual < NearOptimum))
        {
            return false;
        }

        Keep();
        double value = goal.ValueOf(_cell.Gains, _cell.Terms);
        if (_cell.Follow(_keptTerms, _keptMultipliers, Tolerance, isFinish: true)
            && goal.ValueOf(_cell.Gains, _cell.Terms) >= value - DealGoal.FloorTolerance)
        {
            return true;
        }

        _cell.Restore(_keptTerms, _keptGains, _keptMultipliers, _keptEnd);
        return false;
    }

    /// <summary>Solves from the cell's start; where gains are concave and the usual steps stall, once more by other ways.</summary>
    private void Attempt(DealGoal goal, int? nearness)
    {
        Prepare(goal);
        // Where a level just fails to bind, its gain is right to the root of the gap only.
        _cell.Solve(goal.Kind == GoalKind.Leximin ? TieSolveTolerance : Tolerance, nearness);
        if (!_cell.End.Converged && _model.Map is null)
        {
            Unstick(goal);
        }
    }

    /// <summary>
    /// Steps that go back and forth between two corners are near the optimum, which the conditions of an optimum then give; else checked
    /// steps, from the middle or from where the others stalled. The best answer stays.
    /// </summary>
    private void Unstick(DealGoal goal)
    {
        Keep();
        if (goal.Kind == GoalKind.Depth && _cell.Follow(_keptTerms, _keptMultipliers, Tolerance))
        {
            return;
        }

        for (int near = 0; near < CarefulAttempts && !_cell.End.Converged; near++)
        {
            if (Inside is null)
            {
                _cell.Centre();
                _cell.Solve(nearness: near);
            }
            else
            {
                SolveFrom(Inside, near);
            }

            KeepBetter();
        }

        if (!_cell.End.Converged && Inside is null)
        {
            SolveFrom(_keptTerms, CarefulAttempts - 1); // the middle may lie beyond a limit
            KeepBetter();
        }

        if (!_cell.End.Converged)
        {
            _cell.Restore(_keptTerms, _keptGains, _keptMultipliers, _keptEnd);
            TryFinish(goal);
        }
    }

    /// <summary>Solves by checked steps from known terms, so far off the walls as leaves every gain room.</summary>
    private void SolveFrom(double[] terms, int near)
    {
        for (double room = InsideRoom; room > MinInsideRoom; room *= InsideShrink)
        {
            _cell.StartFrom(terms, room);
            _cell.Solve(nearness: near);
            if (double.IsFinite(_cell.End.Residual))
            {
                return;
            }
        }
    }

    private void KeepBetter()
    {
        if (_cell.End.Residual < _keptEnd.Residual)
        {
            Keep();
        }
    }

    private void Keep()
    {
        _keptEnd = _cell.End;
        _cell.Terms.CopyTo(_keptTerms, 0);
        _cell.Gains.CopyTo(_keptGains, 0);
        _cell.Multipliers.CopyTo(_keptMultipliers, 0);
    }

    private void Prepare(DealGoal goal)
    {
        _cell.Reset();
        goal.Arrange(_cell.Rows, LogScale);
        if (goal.Kind == GoalKind.Position)
        {
            _cell.Minimise(goal.Issue, -goal.Sign);
        }
    }

    /// <summary>
    /// The lexicographic part: rows that a level's multiplier marks as binding keep their level, the others are raised again,
    /// until none is left or the terms are decided.
    /// </summary>
    private void RaiseFurther(DealGoal goal)
    {
        Array.Clear(_settled);
        for (int level = 1; level < goal.Rows; level++)
        {
            if (!_cell.IsFlat(FlatTolerance) || !Settle(goal))
            {
                return;
            }

            _cell.Terms.CopyTo(_start, 0);
            if (!_cell.Narrow(FlatTolerance))
            {
                return;
            }

            _cell.Reset();
            goal.Arrange(_cell.Rows, 1);
            for (int r = 0; r < goal.Rows; r++)
            {
                if (_settled[r])
                {
                    _cell.Rows.Hold(r, _levels[r] - LevelSlack);
                }
            }

            _cell.StartFrom(_start, StartRoom);
            _cell.Solve(TieSolveTolerance);
        }
    }

    /// <summary>Marks the rows that bind at the last level; false when every row is settled.</summary>
    private bool Settle(DealGoal goal)
    {
        bool open = false;
        for (int r = 0; r < goal.Rows; r++)
        {
            if (goal.Weight[r] == 0 || _settled[r])
            {
                continue;
            }

            if (_cell.Multipliers[r] * goal.Weight[r] > BindingMultiplier)
            {
                (_settled[r], _levels[r]) = (true, _cell.Gains[r]);
            }

            open |= !_settled[r];
        }

        return open;
    }

    private void Decide(DealGoal goal)
    {
        InteriorPointEnd end = _cell.End;
        double value = goal.Value(_cell.Gains);
        _cell.Terms.CopyTo(_start, 0);
        _cell.Gains.CopyTo(_levels, 0);
        _cell.Multipliers.CopyTo(_multipliers, 0);
        if (goal.Kind == GoalKind.Leximin)
        {
            _cell.Reset();
            for (int r = 0; r < goal.Rows; r++)
            {
                _cell.Rows.Floor[r] = goal.Weight[r] != 0 ? _levels[r] - LevelSlack : goal.Floor[r];
            }

            _cell.PullTowards(_model.Today, 1);
        }
        else
        {
            Prepare(goal);
            _cell.PullTowards(_model.Today, TodayPull);
        }

        _cell.StartFrom(_start, StartRoom);
        _cell.Solve(TieSolveTolerance);
        bool worse = !_cell.End.Converged || goal.Value(_cell.Gains) < value - TieTolerance;
        _cell.Restore(worse ? _start : _cell.Terms, worse ? _levels : _cell.Gains, _multipliers, end);
    }
}
