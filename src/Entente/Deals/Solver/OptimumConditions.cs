namespace Entente.Deals.Solver;

/// <summary>
/// What must hold at an optimum: the forces on the issues that can move vanish, the rows that bind are met, and, where the program raises a
/// level, their multipliers share it. Knows by how much that is missed, and linearises it for a step of Newton's method.
/// </summary>
/// <remarks>Unlike <see cref="GainIterate"/> it works with the true distances to the ideals, not with lifted ones, and without
/// slacks.</remarks>
internal sealed class OptimumConditions
{
    // Where the loss is s^ρ, 1 < ρ < 2, a force of this share moves an issue off the ideal by no more than its 1/(ρ − 1)-th power.
    private const double Unmoved = 1e-6;
    private const double MinLog = 1e-12;        // a step must not divide by a gain that is not there

    private readonly GainIterate _iterate;
    private readonly SeparableFeatures _features;
    private readonly ActiveSet _set;
    private readonly double[] _totals;            // λ with the weight in the objective
    private readonly double[] _values;            // by feature
    private readonly double[] _prices;
    private readonly double[] _slopes;            // [feature, issue]
    private readonly double[] _bends;
    private readonly double[] _bent;
    private readonly double[] _gains;

    public OptimumConditions(GainIterate iterate, ActiveSet set, int maximumFeatures, int maximumRows)
    {
        (_iterate, _features, _set) = (iterate, iterate.Block.Features, set);
        int issues = _features.Stride;
        (_totals, _gains, Multipliers) = (new double[maximumRows], new double[maximumRows], new double[maximumRows]);
        (_values, _prices, _bent) = (new double[maximumFeatures], new double[maximumFeatures], new double[maximumFeatures]);
        (_slopes, _bends) = (new double[maximumFeatures * issues], new double[maximumFeatures * issues]);
        Forces = new double[issues];
    }

    /// <summary>λ by row; 0 where a row does not bind.</summary>
    public double[] Multipliers { get; }

    /// <summary>λ by row with its weight in the objective.</summary>
    public ReadOnlySpan<double> Totals => _totals;

    /// <summary>t.</summary>
    public double Level { get; set; }

    /// <summary>What pulls each issue up: the slope of the Lagrangian.</summary>
    public double[] Forces { get; }

    /// <summary>What the unmet conditions can be worth, in units of utility.</summary>
    public double Residual { get; private set; }

    /// <summary>Unknowns of a step: the moves of the issues that can move and of the level, and the multipliers. Without a level its move
    /// is 0.</summary>
    public int Unknowns => _set.Free.Length + 1 + _set.Binding.Length;

    private GainRows Rows => _iterate.Rows;

    private double[] Position => _iterate.Block.Position;

    /// <summary>Features with their slopes and curvatures at the position.</summary>
    public void Expand()
    {
        for (int a = 0; a < _features.Rows; a++)
        {
            double exponent = _features.Exponent[a], value = _features.Constant[a];
            bool linear = _features.Kind[a] == FeatureKind.Linear;
            for (int k = 0; k < _features.Issues; k++)
            {
                int at = (a * _features.Stride) + k;
                double weight = _features.Weight[at], distance = Position[k] - _features.Ideal[at];
                if (linear || weight == 0)
                {
                    value += weight * Position[k];
                    (_slopes[at], _bends[at]) = (weight, 0);
                    continue;
                }

                PowerLoss.Expand(Math.Abs(distance), exponent, out double loss, out double slope, out double bend);
                value -= weight * loss;
                _slopes[at] = -weight * slope * Towards(distance, _set.Places[k]);
                _bends[at] = -weight * bend;
            }

            _values[a] = value;
        }

        _features.AddParts(_values);
        for (int p = _features.Count; p < _features.Rows; p++)
        {
            for (int k = 0; k < _features.Issues; k++)
            {
                int at = (p * _features.Stride) + k, owner = (_features.Owner[p] * _features.Stride) + k;
                _slopes[owner] += _slopes[at];
                _bends[owner] += _bends[at];
            }
        }
    }

    /// <summary>Sign of a distance; at an ideal, of the direction in which its issue can leave a wall.</summary>
    private static double Towards(double distance, Place place) =>
        distance > 0 ? 1 : distance < 0 ? -1 : place == Place.Low ? 1 : place == Place.High ? -1 : 0;

    /// <summary>Gains at the features, the prices that the multipliers put on these, and by how much the conditions of the optimum are
    /// missed.</summary>
    public void Weigh()
    {
        double shares = Rows.HasLevel ? -1 : 0;
        if (Rows.HasLogs)
        {
            ReadGains();
        }

        for (int r = 0; r < Rows.Count; r++)
        {
            _totals[r] = Rows.Bonus[r] + (Rows.Mode[r] == RowMode.Log ? Rows.LogWeight[r] / Math.Max(Over(r), MinLog) : Multipliers[r]);
            shares += Rows.Scale[r] * Multipliers[r];
        }

        if (_iterate.Map is GainMap map)
        {
            _iterate.Coupling.Differentiate(map, _values.AsSpan(0, _features.Count), _totals, _prices).CopyTo(_gains);
        }
        else
        {
            _values.AsSpan(0, Rows.Count).CopyTo(_gains);
            _totals.AsSpan(0, Rows.Count).CopyTo(_prices);
        }

        for (int k = 0; k < _features.Issues; k++)
        {
            Forces[k] = -_iterate.Block.Cost[k];
        }

        for (int a = 0; a < _features.Count; a++)
        {
            for (int k = 0; k < _features.Issues; k++)
            {
                Forces[k] += _prices[a] * _slopes[(a * _features.Stride) + k];
            }
        }

        double residual = Math.Abs(shares);
        foreach (int k in _set.Free)
        {
            residual += Math.Abs(Forces[k]);
        }

        foreach (int r in _set.Binding)
        {
            residual += Math.Abs(Over(r));
        }

        Residual = residual;
    }

    private void ReadGains()
    {
        if (_iterate.Map is GainMap map)
        {
            _iterate.Coupling.Evaluate(map, _values.AsSpan(0, _features.Count)).CopyTo(_gains);
        }
        else
        {
            _values.AsSpan(0, Rows.Count).CopyTo(_gains);
        }
    }

    /// <summary>By how much a row is over what it asks for.</summary>
    public double Over(int row) => _gains[row] - Rows.Floor[row] - (Rows.Scale[row] * Level);

    /// <summary>The conditions, linearised: forces on the issues that can move vanish, the binding rows are met, their multipliers share
    /// one level. Unknown are the moves of the issues and of the level, and the new multipliers.</summary>
    public void Write(Span<double> matrix, Span<double> moves)
    {
        ReadOnlySpan<int> free = _set.Free, binding = _set.Binding;
        int size = Unknowns;
        matrix[..(size * size)].Clear();
        moves[..size].Clear();
        moves[free.Length] = Rows.HasLevel ? -1 : 0;
        matrix[(free.Length * size) + free.Length] = Rows.HasLevel ? 0 : -1;
        for (int i = 0; i < free.Length; i++)
        {
            int k = free[i];
            for (int a = 0; a < _features.Count; a++)
            {
                matrix[(i * size) + i] += _prices[a] * _bends[(a * _features.Stride) + k];
            }

            AddCoupledCurvature(i, matrix.Slice(i * size, size));
            moves[i] = Rows.HasLevel ? 0 : -Forces[k];
        }

        for (int r = 0; r < Rows.Count && Rows.HasLogs; r++)
        {
            if (Rows.Mode[r] == RowMode.Log)
            {
                AddLogCurvature(r, matrix, size);
            }
        }

        for (int j = 0; j < binding.Length; j++)
        {
            int r = binding[j], column = free.Length + 1 + j;
            moves[column] = -Over(r);
            matrix[(free.Length * size) + column] = matrix[(column * size) + free.Length] = -Rows.Scale[r];
            for (int i = 0; i < free.Length; i++)
            {
                double slope = RowSlope(r, free[i]);
                matrix[(i * size) + column] = matrix[(column * size) + i] = slope;
                moves[i] += Rows.HasLevel ? 0 : Multipliers[r] * slope; // what the objective itself pulls with is left of the forces
            }
        }
    }

    private void AddLogCurvature(int row, Span<double> matrix, int size)
    {
        ReadOnlySpan<int> free = _set.Free;
        double over = Math.Max(Over(row), MinLog), curvature = Rows.LogWeight[row] / (over * over);
        for (int i = 0; i < free.Length; i++)
        {
            double slope = curvature * RowSlope(row, free[i]);
            for (int j = 0; j < free.Length; j++)
            {
                matrix[(i * size) + j] -= slope * RowSlope(row, free[j]);
            }
        }
    }

    private double RowSlope(int row, int issue)
    {
        if (_iterate.Map is null)
        {
            return _slopes[(row * _features.Stride) + issue];
        }

        double slope = 0;
        ReadOnlySpan<double> byFeature = _iterate.Coupling.Jacobian(row);
        for (int a = 0; a < byFeature.Length; a++)
        {
            slope += byFeature[a] * _slopes[(a * _features.Stride) + issue];
        }

        return slope;
    }

    /// <summary>Adds what the curvature of the gains over the features makes of the slopes of these, in one row of the matrix.</summary>
    private void AddCoupledCurvature(int i, Span<double> row)
    {
        if (_iterate.Map is not GainMap map)
        {
            return;
        }

        ReadOnlySpan<int> free = _set.Free;
        ReadOnlySpan<double> hessian = _iterate.Coupling.Hessian;
        for (int a = 0; a < map.Assessments; a++)
        {
            _bent[a] = 0;
            for (int b = 0; b < map.Assessments; b++)
            {
                _bent[a] += hessian[(a * map.Assessments) + b] * _slopes[(b * _features.Stride) + free[i]];
            }
        }

        for (int j = 0; j < free.Length; j++)
        {
            double sum = 0;
            for (int a = 0; a < map.Assessments; a++)
            {
                sum += _bent[a] * _slopes[(a * _features.Stride) + free[j]];
            }

            row[j] += sum;
        }
    }

    /// <summary>Whether a feature has a kink, or infinite curvature, at its ideal for an issue.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="entry">Place of feature and issue in the features' arrays.</param>
    public bool HasIdeal(int feature, int entry) => _features.Kind[feature] == FeatureKind.Lifted && _features.Weight[entry] > 0;

    /// <summary>The force that it takes to move an issue off the ideals at which it stands.</summary>
    public double IdealPrice(int issue)
    {
        double price = 0;
        for (int a = 0; a < _features.Rows; a++)
        {
            int entry = (a * _features.Stride) + issue;
            bool isHere = HasIdeal(a, entry) && _features.Ideal[entry] == Position[issue];
            price += isHere ? _prices[_features.Owner[a]] * _features.Weight[entry] * (_features.Exponent[a] == 1 ? 1 : Unmoved) : 0;
        }

        return price;
    }
}
