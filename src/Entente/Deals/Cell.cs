namespace Entente.Deals;

/// <summary>
/// The continuous part of a deal space: one choice of options and one box of positions, on which gains are smooth or concave.
/// It loads the interior-point method and runs the programs that the rules are made of.
/// </summary>
internal sealed class Cell
{
    /// <summary>A scale issue narrower than this share of the scale counts as fixed.</summary>
    public const double FixedWidth = 1e-9;

    /// <summary>Sums are relaxed by this share of their own norm, so that two opposite ones leave an interior.</summary>
    private const double LimitSlack = 1e-10;

    private const double FalseLift = 1e-9;
    private const double FalsePrice = 1e-6;

    private readonly DealModel _model;
    private readonly SeparableFeatures _features;
    private readonly GainIterate _iterate;
    private readonly InteriorPoint _interior;
    private readonly BarrierDescent _descent;
    private readonly OptimumFollower _follower;
    private readonly int[] _free;
    private readonly int[] _flat;
    private readonly double[] _basis;
    private readonly bool[] _dropped;
    private readonly double[] _liftedValues;
    private readonly double[] _liftedGains;
    private int _freeCount;
    private int _limits;

    public Cell(DealModel model)
    {
        _model = model;
        int features = model.Features + model.Problem.Sums.Count;
        _features = new SeparableFeatures(model.Issues, features);
        int rows = model.Rows + model.Problem.Sums.Count;
        _iterate = new GainIterate(_features, features, rows) { Map = model.Map };
        var system = new NewtonSystem(_iterate, features, rows);
        _interior = new InteriorPoint(_iterate, system);
        _descent = new BarrierDescent(_iterate, system);
        _follower = new OptimumFollower(_iterate, features, rows);
        _free = new int[model.Issues];
        _flat = new int[model.Issues];
        _basis = new double[model.Issues * model.Issues];
        _dropped = new bool[model.Features];
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

    /// <summary>Loads a box of scaled positions (option issues hold their index in both bounds). False when a sum cannot be met.</summary>
    public bool Load(ReadOnlySpan<double> low, ReadOnlySpan<double> high)
    {
        _freeCount = 0;
        for (int k = 0; k < _model.Issues; k++)
        {
            bool free = _model.IsScale(k) && high[k] - low[k] > FixedWidth;
            Terms[k] = _model.IsScale(k) ? 0.5 * (low[k] + high[k]) : low[k];
            if (free)
            {
                _features.Low[_freeCount] = low[k];
                _features.High[_freeCount] = high[k];
                _free[_freeCount++] = k;
            }
        }

        for (int a = 0; a < _model.Features; a++)
        {
            LoadFeature(a);
        }

        _limits = 0;
        bool possible = true;
        for (int j = 0; j < _model.Problem.Sums.Count; j++)
        {
            possible &= LoadLimit(_model.Problem.Sums[j]);
        }

        _features.Resize(_freeCount, _model.Features + _limits);
        _features.Classify(_model.Features);
        Array.Clear(_dropped);
        Centre();
        return possible;
    }

    /// <summary>Puts the start of the next solve in the middle of the box.</summary>
    public void Centre()
    {
        for (int k = 0; k < _freeCount; k++)
        {
            _iterate.Block.Position[k] = 0.5 * (_features.Low[k] + _features.High[k]);
        }
    }

    /// <summary>Starts the next solve at the given terms, moved off the walls of the box by a share of its width.</summary>
    public void StartFrom(ReadOnlySpan<double> terms, double room)
    {
        for (int k = 0; k < _freeCount; k++)
        {
            double margin = room * (_features.High[k] - _features.Low[k]);
            _iterate.Block.Position[k] = Math.Clamp(terms[_free[k]], _features.Low[k] + margin, _features.High[k] - margin);
        }
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

    /// <summary>Clears rows and objective: every gain at least 0, every limit kept, nothing maximised.</summary>
    public void Reset()
    {
        _iterate.Rows.Reset(_model.Rows + _limits);
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

    /// <summary>Solves the program set up in <see cref="Rows"/> and reads the answer into terms, gains and multipliers.</summary>
    /// <param name="tolerance">Gap and residual to stop at.</param>
    /// <param name="nearness">Null for the usual steps; else by checked steps, and how near to the start, for gains that are not concave.</param>
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
            End = nearness is int near ? _descent.Solve(near, tolerance) : _interior.Solve(tolerance);
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
    /// Follows an optimum of the program in <see cref="Rows"/> to where it now is; false when that cannot be done in a few steps: what the cell
    /// then holds is no answer, and the next solve starts in the middle of the box.
    /// </summary>
    /// <param name="terms">Terms of the optimum known.</param>
    /// <param name="multipliers">Multipliers of its gain rows.</param>
    /// <param name="tolerance">Residual to stop at.</param>
    public bool Follow(ReadOnlySpan<double> terms, ReadOnlySpan<double> multipliers, double tolerance)
    {
        StartFrom(terms, 0);
        if (_freeCount == 0 || !_follower.Follow(multipliers, tolerance))
        {
            Centre();
            return false;
        }

        End = new InteriorPointEnd(true, _follower.Steps, _follower.Residual);
        _follower.Multipliers[.._model.Rows].CopyTo(Multipliers);
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
    /// Whether the last solve leaned on lifted distances that are not the true ones, as it can where somebody gains by another's loss. Those
    /// features then keep their kinks, for the solves until <see cref="LiftAgain"/>.
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
            if (_features.Kind[a] == FeatureKind.Lifted && Math.Abs(_iterate.Block.Value[a] - _liftedValues[a]) > FalseLift && _iterate.Prices[a] < FalsePrice)
            {
                _features.Kind[a] = FeatureKind.Smooth;
                _dropped[a] = true;
                any = true;
            }
        }

        return any;
    }

    /// <summary>Lifts again what <see cref="DropFalseLifts"/> dropped.</summary>
    public void LiftAgain()
    {
        for (int a = 0; a < _model.Features; a++)
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
            if (!(_iterate.Prices[a] > tolerance))
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

    private void LoadFeature(int feature)
    {
        int issues = _model.Issues;
        double constant = _model.Constant[feature];
        double exponent = _model.Exponent[feature];
        int at = feature * _features.Stride;
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

        _features.Constant[feature] = constant;
        _features.Exponent[feature] = exponent;
    }

    private bool LoadLimit(SumConstraint sum)
    {
        double room = sum.Max;
        double norm = 0;
        double most = 0;
        int row = _model.Features + _limits;
        int at = row * _features.Stride;
        int free = 0;
        for (int k = 0; k < _model.Issues; k++)
        {
            double coefficient = sum.Coefficients[k] * DealModel.ScaleUnit;
            if (free < _freeCount && _free[free] == k)
            {
                _features.Weight[at + free] = -coefficient;
                _features.Ideal[at + free] = 0;
                norm += Math.Abs(coefficient);
                most += Math.Max(-coefficient * _features.Low[free], -coefficient * _features.High[free]);
                free++;
            }
            else if (_model.IsScale(k))
            {
                room -= coefficient * Terms[k];
            }
        }

        if (!(norm > 0))
        {
            return room >= -FixedWidth * DealModel.ScaleUnit;
        }

        for (int k = 0; k < _freeCount; k++)
        {
            _features.Weight[at + k] /= norm;
        }

        _features.Constant[row] = room / norm + LimitSlack;
        _features.Exponent[row] = 1;
        _features.DeclareLinear(row);
        _limits++;
        return (room + most) / norm >= -LimitSlack;
    }
}
