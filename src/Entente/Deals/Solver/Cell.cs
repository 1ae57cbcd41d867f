namespace Entente.Deals.Solver;

/// <summary>
/// The continuous part of a deal space: one choice of options and one box of positions, on which gains are smooth or concave.
/// It loads the interior-point method and runs the programs that the rules are made of.
/// </summary>
internal sealed class Cell
{
    /// <summary>A scale issue narrower than this share of the scale counts as fixed.</summary>
    public const double FixedWidth = 1e-9;

    private const double InsideShare = 0.5;       // a start keeps this share of the room that the terms inside have, at least
    private const int FollowSteps = 2;            // about what following costs
    private const double FalseLift = 1e-9;
    private const double FalsePrice = 1e-6;

    private readonly DealModel _model;
    private readonly SeparableFeatures _features;
    private readonly GainIterate _iterate;
    private readonly InteriorPoint _interior;
    private readonly BarrierDescent _descent;
    private readonly OptimumFollower? _follower;
    private readonly int[] _free;
    private readonly int[] _flat;
    private readonly double[] _low;               // of the box loaded last
    private readonly double[] _high;
    private readonly double[] _wholeLow;          // of the box before Narrow
    private readonly double[] _wholeHigh;
    private readonly double[] _kept;
    private bool _isNarrow;
    private readonly double[] _basis;
    private readonly bool[] _dropped;
    private readonly double[] _liftedValues;
    private readonly double[] _liftedGains;
    private int _freeCount;
    private readonly SumRegion? _region;
    private int _limits;

    /// <summary>Room for a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="follows">Whether optima are to be followed.</param>
    public Cell(DealModel model, bool follows)
    {
        _model = model;
        int features = model.Features + model.Problem.Sums.Count + model.Parts;
        _features = new SeparableFeatures(model.Issues, features);
        int rows = model.Rows + model.Problem.Sums.Count;
        _iterate = new GainIterate(_features, features, rows, hasParts: model.Parts > 0) { Map = model.Map };
        var system = new NewtonSystem(_iterate, features, rows);
        _interior = new InteriorPoint(_iterate, system);
        _descent = new BarrierDescent(_iterate, system);
        _follower = follows ? new OptimumFollower(_iterate, features, rows) : null;
        _free = new int[model.Issues];
        _flat = new int[model.Issues];
        (_low, _high, _kept) = (new double[model.Issues], new double[model.Issues], new double[model.Issues]);
        (_wholeLow, _wholeHigh) = (new double[model.Issues], new double[model.Issues]);
        _basis = new double[model.Issues * model.Issues];
        _dropped = new bool[features];
        _region = model.Problem.Sums.Count > 0 && !model.IsDiscrete ? new SumRegion(model) : null;
        _liftedValues = new double[model.Features];
        _liftedGains = new double[model.Rows];
        Terms = new double[model.Issues];
        Gains = new double[model.Rows];
        Multipliers = new double[model.Rows];
    }

    /// <summary>Terms of the last solve: scaled positions, option indices.</summary>
    public double[] Terms { get; }

    /// <summary>True gains of the rows at <see cref="Terms"/>.</summary>
    public double[] Gains { get; }

    /// <summary>Multipliers λ of the gain rows at the last solve, with their weight in the objective.</summary>
    public double[] Multipliers { get; }

    /// <summary>How the last solve ended.</summary>
    public InteriorPointEnd End { get; private set; }

    public GainRows Rows => _iterate.Rows;

    /// <summary>Number of issues that can move.</summary>
    public int FreeIssues => _freeCount;

    /// <summary>Loads a box of scaled positions (option issues hold their index in both bounds). False when its sums cannot be
    /// met.</summary>
    public bool Load(ReadOnlySpan<double> low, ReadOnlySpan<double> high)
    {
        (_freeCount, _limits, _isNarrow) = (0, 0, false);
        low[.._model.Issues].CopyTo(_low);
        high[.._model.Issues].CopyTo(_high);
        if (_region?.Load(low, high) == false)
        {
            return false;
        }

        for (int k = 0; k < _model.Issues; k++)
        {
            (double from, double to) = _region is null || !_model.IsScale(k) ? (low[k], high[k]) : (_region.Low[k], _region.High[k]);
            bool free = _model.IsScale(k) && to - from > FixedWidth;
            Terms[k] = _model.IsScale(k) ? 0.5 * (from + to) : from;
            if (free)
            {
                _features.Low[_freeCount] = from;
                _features.High[_freeCount] = to;
                _free[_freeCount++] = k;
            }
        }

        for (int a = 0; a < _model.Features; a++)
        {
            LoadFeature(a, a);
        }

        for (int j = 0; _freeCount > 0 && j < _region?.Rows; j++)
        {
            LoadLimit(_region, j);
        }

        int rows = _model.Features + _limits;
        for (int p = 0; p < _model.Parts; p++)
        {
            LoadFeature(_model.Features + p, rows + p);
            _features.Owner[rows + p] = _model.OwnerOfPart[p];
        }

        _features.Resize(_freeCount, rows, _model.Parts);
        _features.Classify(_model.Features);
        Array.Clear(_dropped);
        Centre();
        return true;
    }

    /// <summary>Puts the start of the next solve in the middle of the box, or of what sums leave of it.</summary>
    public void Centre()
    {
        for (int k = 0; k < _freeCount; k++)
        {
            _iterate.Block.Position[k] = _limits > 0 ? _region!.Inside[_free[k]] : 0.5 * (_features.Low[k] + _features.High[k]);
        }
    }

    /// <summary>
    /// Starts the next solve at the given terms, moved off the walls of the box by a share of its width, and towards the terms inside until
    /// every sum is kept too.
    /// </summary>
    public void StartFrom(ReadOnlySpan<double> terms, double room)
    {
        for (int k = 0; k < _freeCount; k++)
        {
            double margin = room * (_features.High[k] - _features.Low[k]);
            _iterate.Block.Position[k] = Math.Clamp(terms[_free[k]], _features.Low[k] + margin, _features.High[k] - margin);
        }

        if (_limits > 0)
        {
            StartWithinSums(room);
        }
    }

    private void StartWithinSums(double room)
    {
        double[] at = _iterate.Block.Position;
        double share = 1;
        for (int k = 0; k < _freeCount; k++)
        {
            at[k] -= _region!.Inside[_free[k]];
        }

        for (int e = 0; e < _region!.Equations; e++)
        {
            ReadOnlySpan<double> across = _region.Across(e);
            double along = 0;
            for (int k = 0; k < _freeCount; k++)
            {
                along += at[k] * across[_free[k]];
            }

            for (int k = 0; k < _freeCount; k++)
            {
                at[k] -= along * across[_free[k]];
            }
        }

        for (int k = 0; k < _freeCount; k++)
        {
            double inside = _region.Inside[_free[k]], margin = room * (_features.High[k] - _features.Low[k]);
            share = Math.Min(share, ShareThatKeeps(inside - _features.Low[k], -at[k], margin));
            share = Math.Min(share, ShareThatKeeps(_features.High[k] - inside, at[k], margin));
        }

        for (int j = 0; j < _region.Rows; j++)
        {
            if (!_region.IsEquation(j))
            {
                double change = 0;
                for (int k = 0; k < _freeCount; k++)
                {
                    change += _region.Slopes(j)[_free[k]] * at[k];
                }

                share = Math.Min(share, ShareThatKeeps(_region.Room(j, _region.Inside), change, room * _region.GreatestRoom(j)));
            }
        }

        for (int k = 0; k < _freeCount; k++)
        {
            at[k] = _region.Inside[_free[k]] + (share * at[k]);
        }
    }

    /// <summary>How much of a move keeps some room, or half of what there was if that was less.</summary>
    private static double ShareThatKeeps(double roomInside, double change, double room)
    {
        double left = Math.Max(0, roomInside - Math.Min(room, InsideShare * roomInside));
        return change > left ? left / change : 1;
    }

    /// <summary>
    /// Whether the last solve left the terms undecided: some issues can move without changing any gain that matters. Exact for
    /// ρ = 1; curved gains decide every issue that has a weight.
    /// </summary>
    public bool IsFlat(double tolerance)
    {
        _iterate.Block.Eliminate(0);
        int flat = 0;
        for (int k = 0; k < _freeCount; k++)
        {
            if (_iterate.Block.Stiffness[k] < tolerance)
            {
                _flat[flat++] = k;
            }
        }

        return flat > 0 && Rank(flat, tolerance) < flat;
    }

    /// <summary>
    /// Narrows the box to what the last solve left undecided, after <see cref="IsFlat"/>: positions that a priced curvature, kink or wall
    /// decides are the same in every optimum, and stay where they are. False when nothing is left to move.
    /// </summary>
    public bool Narrow(double tolerance)
    {
        if (!_isNarrow)
        {
            _low.CopyTo(_wholeLow, 0);
            _high.CopyTo(_wholeHigh, 0);
        }

        Terms.CopyTo(_kept, 0);
        for (int k = 0; k < _freeCount; k++)
        {
            if (!(_iterate.Block.Stiffness[k] < tolerance))
            {
                (_low[_free[k]], _high[_free[k]]) = (Terms[_free[k]], Terms[_free[k]]);
            }
        }

        bool possible = Load(_low, _high);
        _isNarrow = true;
        _kept.CopyTo(Terms, 0);
        return possible && _freeCount > 0;
    }

    /// <summary>Undoes <see cref="Narrow"/>; the answer of the last solve stays.</summary>
    public void Widen()
    {
        if (_isNarrow)
        {
            Terms.CopyTo(_kept, 0);
            Load(_wholeLow, _wholeHigh);
            _kept.CopyTo(Terms, 0);
        }
    }

    /// <summary>Clears rows and objective: every gain at least 0, every limit kept, nothing maximised.</summary>
    public void Reset()
    {
        _iterate.Rows.Reset(_model.Rows + _limits);
        for (int j = 0; j < _limits; j++)
        {
            if (_region!.IsEquation(j))
            {
                _iterate.Rows.Equate(_model.Rows + j);
            }
        }

        Array.Clear(_iterate.Block.Cost);
        Array.Clear(_iterate.Block.Pull);
    }

    /// <summary>Adds ½·strength·(distance to the given terms)² to the minimised objective.</summary>
    public void PullTowards(ReadOnlySpan<double> terms, double strength)
    {
        for (int k = 0; k < _freeCount; k++)
        {
            _iterate.Block.Pull[k] = strength;
            _iterate.Block.Anchor[k] = terms[_free[k]];
        }
    }

    /// <summary>Makes one issue's position the minimised objective (sign +1) or the maximised one (−1).</summary>
    public void Minimise(int issue, double sign)
    {
        for (int k = 0; k < _freeCount; k++)
        {
            _iterate.Block.Cost[k] = _free[k] == issue ? sign : 0;
        }
    }

    /// <summary>What solves may take and have taken.</summary>
    public StepAllowance Steps { get; init; } = new();

    /// <summary>Solves the program set up in <see cref="Rows"/> and reads the answer into terms, gains and multipliers.</summary>
    /// <param name="tolerance">Gap and residual to stop at.</param>
    /// <param name="nearness">Null for the usual steps; else by checked steps, and how near to the start, for gains that are not
    /// concave.</param>
    public void Solve(double tolerance = InteriorPoint.DefaultTolerance, int? nearness = null)
    {
        if (_freeCount == 0)
        {
            End = new InteriorPointEnd(true, 0, 0);
            _iterate.Block.EvaluateExactly();
            Array.Clear(Multipliers);
        }
        else
        {
            long most = Steps.Left;
            End = nearness is int near ? _descent.Solve(near, most, tolerance) : _interior.Solve(most, tolerance);
            Steps.Count(1 + End.Iterations, wasCut: !End.Converged && End.Iterations >= most);
            for (int r = 0; r < _model.Rows; r++)
            {
                Multipliers[r] = _iterate.Multiplier[r] + _iterate.Rows.Bonus[r];
            }

            ReadTerms();
            KeepLifted();
            _iterate.Block.EvaluateExactly();
        }

        _iterate.Gains()[.._model.Rows].CopyTo(Gains);
    }

    /// <summary>
    /// Follows an optimum of the program in <see cref="Rows"/> to where it now is; false when that cannot be done in a few steps: what the
    /// cell then holds is no answer, and the next solve starts in the middle of the box.
    /// </summary>
    /// <param name="terms">Terms of the optimum known.</param>
    /// <param name="multipliers">Multipliers of its gain rows.</param>
    /// <param name="tolerance">Residual to stop at.</param>
    /// <param name="isFinish">Whether that optimum is where the last solve ended.</param>
    public bool Follow(ReadOnlySpan<double> terms, ReadOnlySpan<double> multipliers, double tolerance, bool isFinish = false)
    {
        StartFrom(terms, 0);
        Steps.Count(FollowSteps);
        if (_freeCount == 0 || _follower?.Follow(multipliers[.._model.Rows], tolerance, isFinish) != true)
        {
            Centre();
            return false;
        }

        End = new InteriorPointEnd(true, _follower.Steps, _follower.Residual);
        for (int r = 0; r < _model.Rows; r++)
        {
            Multipliers[r] = _follower.Totals[r];
        }

        ReadTerms();
        _iterate.Block.EvaluateExactly();
        _iterate.Gains()[.._model.Rows].CopyTo(Gains);
        return true;
    }

    private void ReadTerms()
    {
        for (int k = 0; k < _freeCount; k++)
        {
            Terms[_free[k]] = Math.Clamp(_iterate.Block.Position[k], _features.Low[k], _features.High[k]);
        }
    }

    /// <summary>
    /// Whether the last solve leaned on lifted distances that are not the true ones, as it can where somebody gains by another's loss.
    /// Those features then keep their kinks, for the solves until <see cref="LiftAgain"/>.
    /// </summary>
    public bool DropFalseLifts()
    {
        bool leans = false;
        for (int r = 0; r < _model.Rows; r++)
        {
            double off = Gains[r] - _liftedGains[r];
            leans |= off < -FalseLift || Multipliers[r] * off > FalseLift;
        }

        bool any = false;
        for (int a = 0; leans && a < _model.Features; a++)
        {
            if (Math.Abs(_iterate.Block.Value[a] - _liftedValues[a]) > FalseLift && _iterate.Prices[a] < FalsePrice)
            {
                any |= Drop(a);
            }
        }

        return any;
    }

    /// <summary>Takes the distances of a feature and its parts as they are; false if none of them was lifted.</summary>
    private bool Drop(int feature)
    {
        bool any = false;
        for (int a = feature; a < _features.Rows; a = Math.Max(a + 1, _features.Count))
        {
            if (_features.Owner[a] == feature && _features.Kind[a] == FeatureKind.Lifted)
            {
                (_features.Kind[a], _dropped[a], any) = (FeatureKind.Smooth, true, true);
            }
        }

        return any;
    }

    /// <summary>Lifts again what <see cref="DropFalseLifts"/> dropped.</summary>
    public void LiftAgain()
    {
        for (int a = 0; a < _features.Rows; a++)
        {
            if (_dropped[a])
            {
                (_features.Kind[a], _dropped[a]) = (FeatureKind.Lifted, false);
            }
        }
    }

    private void KeepLifted()
    {
        if (_model.Map is not null)
        {
            _iterate.Block.EvaluateLifted();
            _iterate.Block.Value.AsSpan(0, _model.Features).CopyTo(_liftedValues);
            _iterate.Gains()[.._model.Rows].CopyTo(_liftedGains);
        }
    }

    /// <summary>Replaces the answer of the last solve.</summary>
    public void Restore(ReadOnlySpan<double> terms, ReadOnlySpan<double> gains, ReadOnlySpan<double> multipliers, InteriorPointEnd end)
    {
        terms[.._model.Issues].CopyTo(Terms);
        gains[.._model.Rows].CopyTo(Gains);
        multipliers[.._model.Rows].CopyTo(Multipliers);
        End = end;
    }

    /// <summary>Rank of the responses of the rows that carry a price, over the undecided issues (Gram-Schmidt on rows).</summary>
    private int Rank(int flat, double tolerance)
    {
        int rank = 0;
        for (int a = 0; a < _features.Count && rank < flat; a++)
        {
            if (!(_iterate.Prices[a] > tolerance || IsEquation(a)))
            {
                continue;
            }

            Span<double> row = _basis.AsSpan(rank * _free.Length, flat);
            for (int j = 0; j < flat; j++)
            {
                row[j] = _iterate.Block.Response(a)[_flat[j]];
            }

            for (int b = 0; b < rank; b++)
            {
                ReadOnlySpan<double> other = _basis.AsSpan(b * _free.Length, flat);
                double along = Dot(row, other);
                for (int j = 0; j < flat; j++)
                {
                    row[j] -= along * other[j];
                }
            }

            double norm = Math.Sqrt(Dot(row, row));
            if (norm > tolerance)
            {
                for (int j = 0; j < flat; j++)
                {
                    row[j] /= norm;
                }

                rank++;
            }
        }

        return rank;
    }

    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        double sum = 0;
        for (int k = 0; k < left.Length; k++)
        {
            sum += left[k] * right[k];
        }

        return sum;
    }

    /// <summary>The assessments at the last <see cref="Evaluate"/>.</summary>
    public ReadOnlySpan<double> Assessments => _iterate.Block.Value.AsSpan(0, _model.Features);

    /// <summary>Reads terms and gains at the start of the next solve.</summary>
    public void Evaluate()
    {
        for (int k = 0; k < _freeCount; k++)
        {
            Terms[_free[k]] = _iterate.Block.Position[k];
        }

        _iterate.Block.EvaluateExactly();
        _iterate.Gains()[.._model.Rows].CopyTo(Gains);
    }

    /// <summary>Loads a feature or a part of the model into a row of the cell.</summary>
    private void LoadFeature(int feature, int row)
    {
        int issues = _model.Issues;
        double constant = _model.Constant[feature];
        double exponent = _model.Exponent[feature];
        int at = row * _features.Stride;
        int free = 0;
        for (int k = 0; k < issues; k++)
        {
            double weight = _model.Weight[feature * issues + k];
            double ideal = _model.Ideal[feature * issues + k];
            if (free < _freeCount && _free[free] == k)
            {
                _features.Weight[at + free] = weight;
                _features.Ideal[at + free] = ideal;
                free++;
            }
            else if (weight > 0)
            {
                constant -= weight * PowerLoss.Value(Math.Abs(Terms[k] - ideal), exponent);
            }
            else if (!_model.IsScale(k) && _model.OptionLoss[feature][k] is { } losses)
            {
                constant -= losses[(int)Terms[k]];
            }
        }

        _features.Constant[row] = constant;
        _features.Exponent[row] = exponent;
    }

    private bool IsEquation(int feature) => feature >= _model.Features && _region!.IsEquation(feature - _model.Features);

    private void LoadLimit(SumRegion region, int sum)
    {
        int row = _model.Features + _limits;
        int at = row * _features.Stride;
        double room = region.Most(sum);
        int free = 0;
        for (int k = 0; k < _model.Issues; k++)
        {
            double slope = region.Slopes(sum)[k];
            if (free < _freeCount && _free[free] == k)
            {
                _features.Weight[at + free] = -slope;
                _features.Ideal[at + free] = 0;
                free++;
            }
            else if (slope != 0)
            {
                room -= slope * Terms[k];
            }
        }

        _features.Constant[row] = room;
        _features.Exponent[row] = 1;
        _features.DeclareLinear(row);
        _limits++;
    }
}
