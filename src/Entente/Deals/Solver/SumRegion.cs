namespace Entente.Deals.Solver;

/// <summary>
/// What sums leave of a box of positions, in a form that an interior-point method can work in: positions that the sums fix are fixed, sums
/// that the box keeps anyway or that stand twice are left out, sums that can only be met exactly are equations, and terms with room on
/// every other side are known.
/// </summary>
/// <remarks>
/// Forced positions and rows without effect as in Andersen &amp; Andersen 1995 (presolve); whatever else has no room is found by
/// <see cref="MostRoom"/>. A region less wide than <see cref="Narrow"/> counts as flat, of a whole scale for positions and of its own width
/// for the room that is left.
/// </remarks>
internal sealed class SumRegion
{
    /// <summary>Less room than this share counts as none.</summary>
    public const double Narrow = 1e-9;

    private const double EqualSlopes = 1e-12;
    private const double DependentShare = 1e-9;
    private const double EnoughRoom = 1e-2; // of what each side could have at most

    private readonly DealModel _model;
    private readonly int _stride;
    private readonly double[] _all;         // [sum, issue], each divided by its norm
    private readonly double[] _allMost;
    private readonly double[] _slopes;      // [row, issue] of the rows kept
    private readonly double[] _most;
    private readonly bool[] _isEquation;
    private readonly double[] _across;      // [equation, issue], orthonormal
    private readonly double[] _loadedLow;
    private readonly double[] _loadedHigh;
    private readonly MostRoom _room;
    private bool _isLoaded;
    private bool _isPossible;

    public SumRegion(DealModel model)
    {
        _model = model;
        int sums = model.Problem.Sums.Count;
        _stride = model.Issues;
        (_all, _allMost) = (new double[sums * _stride], new double[sums]);
        (_slopes, _most, _isEquation) = (new double[sums * _stride], new double[sums], new bool[sums]);
        _across = new double[sums * _stride];
        (Low, High, Inside) = (new double[_stride], new double[_stride], new double[_stride]);
        (_loadedLow, _loadedHigh) = (new double[_stride], new double[_stride]);
        _room = new MostRoom(_stride, sums);
        for (int j = 0; j < sums; j++)
        {
            Normalise(j);
        }
    }

    /// <summary>Lower ends of what is left; the same as the upper ones where a position is fixed.</summary>
    public double[] Low { get; }

    /// <summary>Upper ends of what is left.</summary>
    public double[] High { get; }

    /// <summary>Terms that meet the equations and have room to every other side.</summary>
    public double[] Inside { get; }

    /// <summary>Number of sums that matter.</summary>
    public int Rows { get; private set; }

    /// <summary>Coefficients of a sum that matters, by issue; their absolute values add up to at most 1.</summary>
    public ReadOnlySpan<double> Slopes(int row) => _slopes.AsSpan(row * _stride, _stride);

    /// <summary>The most that a sum may be.</summary>
    public double Most(int row) => _most[row];

    /// <summary>Whether a sum must be exactly the most that it may be.</summary>
    public bool IsEquation(int row) => _isEquation[row];

    /// <summary>Number of equations.</summary>
    public int Equations { get; private set; }

    /// <summary>The direction across an equation, at right angles to those of the equations before.</summary>
    public ReadOnlySpan<double> Across(int equation) => _across.AsSpan(equation * _stride, _stride);

    /// <summary>Loads a box; false when no terms in it keep every sum.</summary>
    public bool Load(ReadOnlySpan<double> low, ReadOnlySpan<double> high)
    {
        if (_isLoaded && IsLoaded(low, high))
        {
            return _isPossible;
        }

        _isLoaded = true;
        low[.._stride].CopyTo(_loadedLow);
        high[.._stride].CopyTo(_loadedHigh);
        low[.._stride].CopyTo(Low);
        high[.._stride].CopyTo(High);
        Rows = _allMost.Length;
        _all.CopyTo(_slopes, 0);
        _allMost.CopyTo(_most, 0);
        Array.Clear(_isEquation);
        return _isPossible = Reduce();
    }

    private bool IsLoaded(ReadOnlySpan<double> low, ReadOnlySpan<double> high)
    {
        for (int k = 0; k < _stride; k++)
        {
            if (_model.IsScale(k) && (low[k] != _loadedLow[k] || high[k] != _loadedHigh[k]))
            {
                return false;
            }
        }

        return true;
    }

    private void Normalise(int sum)
    {
        SumConstraint constraint = _model.Problem.Sums[sum];
        double norm = constraint.Norm;
        for (int k = 0; k < _stride && norm > 0; k++)
        {
            _all[(sum * _stride) + k] = constraint.Coefficients[k] * DealModel.ScaleUnit / norm;
        }

        _allMost[sum] = norm > 0 ? constraint.Max / norm : constraint.Max;
    }

    private bool Reduce()
    {
        while (true)
        {
            if (!Simplify())
            {
                return false;
            }

            if (Rows == 0 || CentreHasRoom())
            {
                PutInside();
                return true;
            }

            switch (_room.Find(this))
            {
                case > Narrow:
                    PutInside();
                    return true;
                case < -Narrow:
                    return false;
            }

            if (!TakeOverWhatIsTight())
            {
                PutInside();
                return true; // nothing more can be told about it
            }
        }
    }

    private void PutInside()
    {
        for (int k = 0; k < _stride; k++)
        {
            Inside[k] = Low[k] == High[k] ? Low[k] : Rows == 0 ? 0.5 * (Low[k] + High[k]) : Inside[k];
        }
    }

    /// <summary>Fixes, tightens and leaves out until nothing changes; false when a sum cannot be met.</summary>
    private bool Simplify()
    {
        for (bool changed = true; changed;)
        {
            changed = false;
            for (int j = Rows - 1; j >= 0; j--)
            {
                switch (Look(j))
                {
                    case Finding.Impossible:
                        return false;
                    case Finding.Settled:
                        Remove(j);
                        changed = true;
                        break;
                }
            }
        }

        for (int j = Rows - 1; j > 0; j--)
        {
            for (int i = 0; i < j; i++)
            {
                if (IsSaidBy(j, i))
                {
                    _most[i] = _isEquation[i] ? _most[i] : _isEquation[j] ? _most[j] : Math.Min(_most[i], _most[j]);
                    _isEquation[i] |= _isEquation[j];
                    Remove(j);
                    break;
                }
            }
        }

        StraightenEquations();
        return true;
    }

    /// <summary>Leaves out equations that follow from others (Gram-Schmidt).</summary>
    private void StraightenEquations()
    {
        Equations = 0;
        for (int j = Rows - 1; j >= 0; j--)
        {
            if (!_isEquation[j])
            {
                continue;
            }

            Span<double> across = _across.AsSpan(Equations * _stride, _stride);
            Slopes(j).CopyTo(across);
            double before = Math.Sqrt(Dot(across, across));
            for (int e = 0; e < Equations; e++)
            {
                double along = Dot(across, Across(e));
                for (int k = 0; k < _stride; k++)
                {
                    across[k] -= along * Across(e)[k];
                }
            }

            double norm = Math.Sqrt(Dot(across, across));
            if (norm <= DependentShare * before)
            {
                Remove(j);
                continue;
            }

            for (int k = 0; k < _stride; k++)
            {
                across[k] /= norm;
            }

            Equations++;
        }
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

    /// <summary>What a row does to the box: takes fixed positions out of it, and settles it where it fixes or bounds positions
    /// alone.</summary>
    private Finding Look(int row)
    {
        Span<double> slopes = _slopes.AsSpan(row * _stride, _stride);
        double least = 0, greatest = 0;
        int moving = 0, last = -1;
        for (int k = 0; k < _stride; k++)
        {
            if (slopes[k] == 0)
            {
                continue;
            }

            if (High[k] - Low[k] <= Cell.FixedWidth)
            {
                double at = 0.5 * (Low[k] + High[k]);
                (Low[k], High[k]) = (at, at);
                _most[row] -= slopes[k] * at;
                slopes[k] = 0;
                continue;
            }

            (moving, last) = (moving + 1, k);
            least += slopes[k] * (slopes[k] > 0 ? Low[k] : High[k]);
            greatest += slopes[k] * (slopes[k] > 0 ? High[k] : Low[k]);
        }

        double most = _most[row];
        if (least > most + Narrow || (_isEquation[row] && greatest < most - Narrow))
        {
            return Finding.Impossible;
        }

        if (least >= most - Narrow)
        {
            FixAt(slopes, lowest: true);
            return Finding.Settled;
        }

        if (_isEquation[row] && greatest <= most + Narrow)
        {
            FixAt(slopes, lowest: false);
            return Finding.Settled;
        }

        if (moving == 1)
        {
            Bound(last, most / slopes[last], slopes[last] > 0, _isEquation[row]);
            return Finding.Settled;
        }

        return greatest <= most && !_isEquation[row] ? Finding.Settled : Finding.Open;
    }

    private void Bound(int issue, double at, bool above, bool exactly)
    {
        at = Math.Clamp(at, Low[issue], High[issue]);
        Low[issue] = above && !exactly ? Low[issue] : at;
        High[issue] = above || exactly ? at : High[issue];
    }

    private void FixAt(ReadOnlySpan<double> slopes, bool lowest)
    {
        for (int k = 0; k < _stride; k++)
        {
            if (slopes[k] != 0)
            {
                bool low = slopes[k] > 0 == lowest;
                (Low[k], High[k]) = low ? (Low[k], Low[k]) : (High[k], High[k]);
            }
        }
    }

    /// <summary>Whether two rows have the same direction, or opposite ones where one is an equation.</summary>
    private bool IsSaidBy(int row, int other)
    {
        ReadOnlySpan<double> left = Slopes(row), right = Slopes(other);
        double product = 0, leftSquare = 0, rightSquare = 0;
        for (int k = 0; k < _stride; k++)
        {
            product += left[k] * right[k];
            leftSquare += left[k] * left[k];
            rightSquare += right[k] * right[k];
        }

        double factor = product / rightSquare;
        if (!(factor > 0 || (_isEquation[other] && factor < 0)) || leftSquare - (factor * product) > EqualSlopes * leftSquare)
        {
            return false;
        }

        Rescale(row, 1 / factor);
        return true;
    }

    private void Rescale(int row, double factor)
    {
        for (int k = 0; k < _stride; k++)
        {
            _slopes[(row * _stride) + k] *= factor;
        }

        _most[row] *= factor;
    }

    private bool CentreHasRoom()
    {
        for (int k = 0; k < _stride; k++)
        {
            Inside[k] = 0.5 * (Low[k] + High[k]);
        }

        for (int j = 0; j < Rows; j++)
        {
            if (_isEquation[j] || Room(j, Inside) < EnoughRoom * GreatestRoom(j))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>By how much terms stay below what a row allows.</summary>
    public double Room(int row, ReadOnlySpan<double> terms)
    {
        double room = _most[row];
        ReadOnlySpan<double> slopes = Slopes(row);
        for (int k = 0; k < _stride; k++)
        {
            room -= slopes[k] * terms[k];
        }

        return room;
    }

    /// <summary>The most room that a row has anywhere in the box.</summary>
    public double GreatestRoom(int row)
    {
        double room = _most[row];
        ReadOnlySpan<double> slopes = Slopes(row);
        for (int k = 0; k < _stride; k++)
        {
            room -= slopes[k] * (slopes[k] > 0 ? Low[k] : High[k]);
        }

        return room;
    }

    /// <summary>Makes equations and fixed positions of the sides that together leave no room.</summary>
    private bool TakeOverWhatIsTight()
    {
        bool any = false;
        for (int k = 0; k < _stride; k++)
        {
            if (_room.HoldsLow(k) || _room.HoldsHigh(k))
            {
                (Low[k], High[k]) = _room.HoldsLow(k) ? (Low[k], Low[k]) : (High[k], High[k]);
                any = true;
            }
        }

        for (int j = 0; j < Rows; j++)
        {
            if (_room.Holds(j) && !_isEquation[j])
            {
                _isEquation[j] = true;
                any = true;
            }
        }

        return any;
    }

    private void Remove(int row)
    {
        for (int j = row; j + 1 < Rows; j++)
        {
            _slopes.AsSpan((j + 1) * _stride, _stride).CopyTo(_slopes.AsSpan(j * _stride));
            (_most[j], _isEquation[j]) = (_most[j + 1], _isEquation[j + 1]);
        }

        Rows--;
    }

    private enum Finding
    {
        Open,
        Settled,
        Impossible,
    }
}
