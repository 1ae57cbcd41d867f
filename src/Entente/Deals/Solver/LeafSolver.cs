namespace Entente.Deals.Solver;

/// <summary>Answers a goal where all options are chosen: by evaluation, by one concave solve, or by several local ones.</summary>
internal sealed class LeafSolver
{
    /// <summary>A depth no greater than this is 0: acceptable terms have no interior.</summary>
    public const double ZeroDepth = 1e-9;

    private const double StartRoom = 0.1;

    private readonly DealModel _model;
    private readonly CellPrograms? _programs;
    private readonly LocalOptima? _local;
    private readonly DealGoal _interior;
    private readonly double[] _actorGains;
    private readonly double[] _remembered;
    private readonly double[] _known;
    private readonly double[] _deepest;
    private readonly Candidate _atRest;
    private readonly bool _single;
    private DealGoal _goal; // of the last start; before the first one without any
    private double[]? _previous;
    private double _depth;
    private bool _sumsHold;
    private bool _isWholeBox;

    public LeafSolver(DealModel model)
    {
        _model = model;
        (_goal, _interior) = (new DealGoal(model.Rows), new DealGoal(model.Rows));
        _deepest = new double[model.Issues];
        _remembered = new double[model.Issues];
        _known = new double[model.Rows];
        _atRest = new Candidate(model.Issues, model.Rows);
        _actorGains = new double[model.Problem.Actors.Count];
        _single = model.HasOneBox;
        if (!model.IsDiscrete)
        {
            _programs = new CellPrograms(model, Steps);
            _local = model.Map is null ? null : new LocalOptima(model, _programs);
        }
    }

    /// <summary>Whether the last answer bounds other leaves through its multipliers.</summary>
    public bool ProvesCut { get; private set; }

    /// <summary>Asked once the concave solution of a box is known: whether it can hold nothing that is wanted, so that it need not be
    /// solved.</summary>
    public Func<bool>? IsHopeless
    {
        init
        {
            if (_local is not null)
            {
                _local.IsHopeless = value;
            }
        }
    }

    /// <summary>Whether the concave solution of the box bounds other leaves through its multipliers.</summary>
    public bool ProvesConcaveCut => _local!.ConcaveConverged && _isWholeBox;

    /// <summary>Weights of the utilities in the concave solution.</summary>
    public ReadOnlySpan<double> ConcaveMultipliers => _local!.ConcaveMultipliers;

    /// <summary>Greatest sum of the utilities' scale parts with these weights.</summary>
    public double ConcaveScaleTotal(ReadOnlySpan<double> features) => _local!.ConcaveScaleTotal(features) + ZeroDepth;

    /// <summary>Whether local optima are looked for from every start, or only from the usual ones.</summary>
    public bool Thorough
    {
        set
        {
            if (_local is not null)
            {
                _local.Thorough = value;
            }
        }
    }

    /// <summary>What the continuous solves may take and have taken.</summary>
    public StepAllowance Steps { get; } = new();

    /// <summary>Passes a new reservation value on to the concave starts of local solves.</summary>
    public void SetReservation(int row, double value) => _local?.SetReservation(row, value);

    /// <summary>Passes a new place of today on to the concave starts of local solves.</summary>
    public void SetToday(int issue, double position) => _local?.SetToday(issue, position);

    /// <summary>Prepares for the leaves of one search.</summary>
    public void Start(DealGoal goal, double depth, double[]? previous)
    {
        (_goal, _depth, _previous) = (goal, depth, previous);
        _sumsHold = _model.SumsHold(_model.Low);
    }

    /// <summary>Solves one box; false when no terms of it qualify.</summary>
    /// <param name="low">Lower ends; option indices on option issues.</param>
    /// <param name="high">Upper ends.</param>
    /// <param name="features">Features from constants and options alone.</param>
    /// <param name="memory">What is known of the box from earlier solves; null for nothing.</param>
    /// <param name="box">Its number there.</param>
    /// <param name="found">The answer.</param>
    public bool Solve(double[] low, double[] high, ReadOnlySpan<double> features, BoxMemory? memory, int box, Candidate found)
    {
        ProvesCut = false;
        if (_programs is null)
        {
            return _sumsHold && Evaluate(low, features, found);
        }

        Cell cell = _programs.Cell;
        if (!cell.Load(low, high))
        {
            return false;
        }

        if (_local is not null)
        {
            _isWholeBox = _model.IsWholeBox(low, high);
            return SolveLocally(low, high, memory, box, found);
        }

        return SolveConcave(cell, low, high, memory, box, found);
    }

    /// <summary>Solves one box from terms that solved it for the same goal a little while ago; false where that does not lead to an
    /// optimum.</summary>
    public bool SolveNear(double[] low, double[] high, ReadOnlySpan<double> terms, Candidate found)
    {
        if (_local is null || !_programs!.Cell.Load(low, high))
        {
            return false;
        }

        terms.CopyTo(_remembered);
        GainMap map = _model.Map!;
        IGainFunction all = map.Gain;
        map.Gain = all.Jumps ? GainAt(_remembered) : all;
        bool solved = _local.SolveNear(_goal, _remembered, found);
        map.Gain = all;
        return solved && (!all.Jumps || IsTrue(found));
    }

    /// <summary>Values and gains of given terms in a box; false when a sum cannot be met there.</summary>
    public bool Evaluate(double[] low, double[] high, ReadOnlySpan<double> terms, Candidate found)
    {
        Cell cell = _programs!.Cell;
        if (!cell.Load(low, high))
        {
            return false;
        }

        found.Value = ValueAt(terms);
        cell.Gains.CopyTo(found.Gains, 0);
        return true;
    }

    /// <summary>Greatest multiplier-weighted sum of the gains' scale parts, proved by the last answer.</summary>
    public double ScaleTotal(Candidate found, ReadOnlySpan<double> features)
    {
        double total = _programs!.Cell.End.Residual + ZeroDepth;
        for (int r = 0; r < _model.Rows; r++)
        {
            total += found.Multipliers[r] * (found.Gains[r] - features[r]);
        }

        return total;
    }

    private bool Evaluate(double[] low, ReadOnlySpan<double> features, Candidate found)
    {
        if (_model.Map is { } map)
        {
            map.Gain.At(features).Evaluate(features, _actorGains);
            for (int r = 0; r < _model.Rows; r++)
            {
                found.Gains[r] = _actorGains[_model.ActorOfRow[r]] - map.Shift[r];
            }
        }
        else
        {
            features.CopyTo(found.Gains);
        }

        found.Value = _goal.Value(found.Gains);
        if (double.IsNegativeInfinity(found.Value))
        {
            return false;
        }

        low.AsSpan(0, _model.Issues).CopyTo(found.Terms);
        if (_goal.Kind == GoalKind.Position)
        {
            found.Value = _goal.Sign * low[_goal.Issue];
        }

        (found.Exists, found.Residual, found.Status, found.Iterations) = (true, 0, SolveStatus.Converged, 0);
        return true;
    }

    private bool SolveLocally(double[] low, double[] high, BoxMemory? memory, int box, Candidate found)
    {
        double[]? previous = _previous;
        (_local!.Follows, _local.Known) = (false, null);
        double depth = _single ? _depth : double.NaN;
        if (memory is not null)
        {
            if (memory.IsCurrent(box))
            {
                depth = memory.Depth(box);
                if (_goal.Kind == GoalKind.Depth)
                {
                    memory.Recall(box, found);
                    return true;
                }

                if (depth < -ZeroDepth)
                {
                    return false;
                }
            }

            memory.Terms(box).CopyTo(_remembered);
            previous = _remembered;
            memory.Multipliers(box).CopyTo(_known);
            (_local.Follows, _local.Known) = (_goal.Kind == GoalKind.Depth && memory.MayFollow(box), _known);
        }

        return _model.Map!.Gain.Jumps ? SolveAtRest(low, high, depth, previous, found)
            : _local.Solve(_goal, low, high, depth, previous, found);
    }

    /// <summary>Solves with the gains that hold at the answer (<see cref="IGainFunction.At"/>): those that hold at the terms known before,
    /// else the ones that continue everywhere, else those that hold at what these find. Where none finds an answer by its own measure, the
    /// terms found stand for what they are worth: on a jump that no step improves.</summary>
    private bool SolveAtRest(double[] low, double[] high, double depth, double[]? previous, Candidate found)
    {
        GainMap map = _model.Map!;
        IGainFunction all = map.Gain;
        IGainFunction known = previous is null ? all : GainAt(previous);
        if (!ReferenceEquals(known, all) && Solve(known, depth, previous) && IsTrue(found))
        {
            return true;
        }

        if (!Solve(all, ReferenceEquals(known, all) ? depth : double.NaN, previous))
        {
            return !ReferenceEquals(known, all) && Stand(previous!, found);
        }

        if (!ReferenceEquals(known, all) && ValueAt(previous!) > found.Value + ZeroDepth)
        {
            return Stand(previous!, found);
        }

        if (ReferenceEquals(GainAt(found.Terms), all))
        {
            return true;
        }

        _atRest.CopyFrom(found);
        if (Stand(_atRest.Terms, _atRest) && Solve(GainAt(_atRest.Terms), double.NaN, _atRest.Terms) && IsTrue(found)
            && found.Value >= _atRest.Value)
        {
            return true;
        }

        found.CopyFrom(_atRest);
        return found.Exists;

        bool Solve(IGainFunction gain, double from, double[]? start)
        {
            map.Gain = gain;
            bool solved = _local!.Solve(_goal, low, high, from, start, found);
            map.Gain = all;
            return solved;
        }
    }

    /// <summary>The gains that hold at terms of the box that is loaded.</summary>
    private IGainFunction GainAt(ReadOnlySpan<double> terms)
    {
        Cell cell = _programs!.Cell;
        cell.StartFrom(terms, 0);
        cell.Evaluate();
        return _model.Map!.Gain.At(cell.Assessments);
    }

    /// <summary>Whether an answer is worth what it was found to be worth.</summary>
    private bool IsTrue(Candidate found) => Math.Abs(ValueAt(found.Terms) - found.Value) <= ZeroDepth;

    /// <summary>What the goal makes of terms by the gains that hold there, which the cell then has.</summary>
    private double ValueAt(ReadOnlySpan<double> terms)
    {
        Cell cell = _programs!.Cell;
        if (_model.Map is { Gain: { Jumps: true } all } map)
        {
            map.Gain = GainAt(terms);
            cell.Evaluate();
            map.Gain = all;
        }
        else
        {
            cell.StartFrom(terms, 0);
            cell.Evaluate();
        }

        return _goal.ValueOf(cell.Gains, cell.Terms);
    }

    private bool Stand(double[] terms, Candidate found)
    {
        double value = ValueAt(terms);
        Cell cell = _programs!.Cell;
        bool isUnsolved = found.Exists && found.Status == SolveStatus.NotConverged && ReferenceEquals(terms, found.Terms);
        (found.Exists, found.Value) = (double.IsFinite(value), value);
        (found.Residual, found.Status) = isUnsolved ? (found.Residual, found.Status) : (0, SolveStatus.LocalOptimum);
        cell.Terms.AsSpan(0, _model.Issues).CopyTo(found.Terms);
        cell.Gains.AsSpan(0, _model.Rows).CopyTo(found.Gains);
        return found.Exists;
    }

    private bool SolveConcave(Cell cell, double[] low, double[] high, BoxMemory? memory, int box, Candidate found)
    {
        double depth = _depth;
        _programs!.Inside = null;
        bool follows = _goal.Kind == GoalKind.Depth && memory is not null
            && _programs.Follow(_goal, memory.Terms(box), memory.Multipliers(box), InteriorPoint.DefaultTolerance);
        if (_goal.Kind == GoalKind.Depth)
        {
            if (_previous is not null && !follows)
            {
                cell.StartFrom(_previous, StartRoom);
            }
        }
        else if (!_single || double.IsNaN(depth))
        {
            _interior.Set(GoalKind.Depth, _model.Rows);
            _goal.Floor.CopyTo(_interior.Floor, 0);
            _programs.Solve(_interior, 0, decide: false);
            depth = _interior.Value(cell.Gains);
            if (depth < -ZeroDepth)
            {
                return false;
            }

            cell.Terms.CopyTo(_deepest, 0);
            _programs.Inside = _deepest;
            cell.StartFrom(_deepest, StartRoom);
        }
        else if (_previous is not null)
        {
            _programs.Inside = _previous;
            cell.StartFrom(_previous, StartRoom);
        }

        if (!follows && (_goal.Kind == GoalKind.Depth || depth > ZeroDepth))
        {
            _programs.Solve(_goal, depth, decide: true);
        }

        Read(cell, found);
        if (depth > ZeroDepth && double.IsNegativeInfinity(found.Value) && _programs.Inside is { } inside)
        {
            // The solve ended outside what is acceptable: a box that has acceptable terms is not left out, it is unsolved.
            cell.StartFrom(inside, 0);
            cell.Evaluate();
            Read(cell, found);
            (found.Residual, found.Status) = (double.PositiveInfinity, SolveStatus.NotConverged);
        }

        ProvesCut = _goal.Kind != GoalKind.Position && cell.End.Converged && _model.IsWholeBox(low, high);
        return _goal.Kind == GoalKind.Depth || !double.IsNegativeInfinity(found.Value);
    }

    private void Read(Cell cell, Candidate found)
    {
        cell.Terms.CopyTo(found.Terms, 0);
        cell.Gains.CopyTo(found.Gains, 0);
        cell.Multipliers.CopyTo(found.Multipliers, 0);
        found.Exists = true;
        found.Value = _goal.ValueOf(cell.Gains, cell.Terms);
        found.Residual = _goal.ResidualOf(cell.End.Residual, _programs!.LogScale);
        found.Iterations = cell.End.Iterations;
        found.Status = cell.End.Converged ? SolveStatus.Converged : SolveStatus.NotConverged;
    }
}
