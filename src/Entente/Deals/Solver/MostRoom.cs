namespace Entente.Deals.Solver;

/// <summary>
/// The terms of a <see cref="SumRegion"/> with the most room to all sides at once, each counted in what it could have at most; where there
/// is none, the sides that together take it all.
/// </summary>
/// <remarks>
/// A linear program: maximise t with every side at least t times its greatest room away. It is solved in its dual by the simplex method
/// with Bland's rule (Bland 1977), which needs no first phase: the two ends of one scale give a start. Sides with a positive multiplier at
/// t = 0 are met exactly by all terms (Freund, Roundy &amp; Todd 1985 find them all at once; here the caller asks again).
/// </remarks>
internal sealed class MostRoom
{
    private const double MinPivot = 1e-9;
    private const double Improves = 1e-12;
    private const double Positive = 1e-9;
    private const int MaxPivots = 5000;

    private readonly int _issues;
    private readonly int[] _moving;
    private readonly double[] _table;     // [row, column]: the last row has the reduced costs, the last column the multipliers
    private readonly int[] _basis;
    private readonly double[] _multipliers;
    private readonly bool[] _holdsLow;
    private readonly bool[] _holdsHigh;
    private int _count;
    private int _columns;
    private int _stride;

    public MostRoom(int issues, int sums)
    {
        _issues = issues;
        _moving = new int[issues];
        int columns = (2 * issues) + (2 * sums) + 1;
        _table = new double[(issues + 2) * columns];
        _basis = new int[issues + 1];
        _multipliers = new double[columns];
        (_holdsLow, _holdsHigh) = (new bool[issues], new bool[issues]);
    }

    /// <summary>Whether an issue's lower end is among the sides that take all room.</summary>
    public bool HoldsLow(int issue) => _holdsLow[issue];

    /// <summary>Whether its upper end is.</summary>
    public bool HoldsHigh(int issue) => _holdsHigh[issue];

    /// <summary>Whether a row is.</summary>
    public bool Holds(int row) => _multipliers[(2 * _count) + (2 * row)] > Positive;

    /// <summary>Finds the terms, into <see cref="SumRegion.Inside"/>.</summary>
    /// <returns>The room, as a share of what each side could have; negative when no terms meet all sides.</returns>
    public double Find(SumRegion region)
    {
        LayOut(region);
        for (int pivots = 0; pivots < MaxPivots && Improve(); pivots++)
        {
        }

        return Read(region);
    }

    private void LayOut(SumRegion region)
    {
        _count = 0;
        for (int k = 0; k < _issues; k++)
        {
            if (region.High[k] > region.Low[k])
            {
                _moving[_count++] = k;
            }
        }

        _columns = 2 * (_count + region.Rows);
        _stride = _columns + 1;
        _table.AsSpan(0, (_count + 2) * _stride).Clear();
        for (int i = 0; i < _count; i++)
        {
            int k = _moving[i];
            double width = 0.5 * (region.High[k] - region.Low[k]);
            (At(i, 2 * i), At(_count, 2 * i), At(_count + 1, 2 * i)) = (-1, width, -region.Low[k]);
            (At(i, (2 * i) + 1), At(_count, (2 * i) + 1), At(_count + 1, (2 * i) + 1)) = (1, width, region.High[k]);
        }

        for (int j = 0; j < region.Rows; j++)
        {
            int column = 2 * (_count + j);
            ReadOnlySpan<double> slopes = region.Slopes(j);
            bool equation = region.IsEquation(j);
            for (int i = 0; i < _count; i++)
            {
                At(i, column) = slopes[_moving[i]];
                At(i, column + 1) = equation ? -slopes[_moving[i]] : 0;
            }

            At(_count, column) = equation ? 0 : region.GreatestRoom(j);
            At(_count + 1, column) = region.Most(j);
            At(_count + 1, column + 1) = equation ? -region.Most(j) : 0; // an empty column never improves
        }

        At(_count, _columns) = 1;
        for (int i = 0; i < _count; i++)
        {
            Pivot(i, 2 * i);
        }

        Pivot(_count, 1);
    }

    private ref double At(int row, int column) => ref _table[(row * _stride) + column];

    private bool Improve()
    {
        for (int column = 0; column < _columns; column++)
        {
            if (At(_count + 1, column) >= -Improves)
            {
                continue;
            }

            int leaving = -1;
            double least = double.PositiveInfinity;
            for (int row = 0; row <= _count; row++)
            {
                if (At(row, column) > MinPivot)
                {
                    double ratio = Math.Max(0, At(row, _columns)) / At(row, column);
                    if (ratio < least || (ratio == least && _basis[row] < _basis[leaving]))
                    {
                        (leaving, least) = (row, ratio);
                    }
                }
            }

            if (leaving >= 0)
            {
                Pivot(leaving, column);
                return true;
            }
        }

        return false;
    }

    private void Pivot(int row, int column)
    {
        double by = 1 / At(row, column);
        for (int c = 0; c < _stride; c++)
        {
            At(row, c) *= by;
        }

        for (int r = 0; r <= _count + 1; r++)
        {
            double factor = At(r, column);
            if (r == row || factor == 0)
            {
                continue;
            }

            for (int c = 0; c < _stride; c++)
            {
                At(r, c) -= factor * At(row, c);
            }
        }

        _basis[row] = column;
    }

    private double Read(SumRegion region)
    {
        double room = -At(_count + 1, _columns);
        _multipliers.AsSpan(0, _columns).Clear();
        for (int row = 0; row <= _count; row++)
        {
            _multipliers[_basis[row]] = At(row, _columns);
        }

        Array.Clear(_holdsLow);
        Array.Clear(_holdsHigh);
        for (int i = 0; i < _count; i++)
        {
            int k = _moving[i];
            double half = 0.5 * (region.High[k] - region.Low[k]);
            (_holdsLow[k], _holdsHigh[k]) = (_multipliers[2 * i] * half > Positive, _multipliers[(2 * i) + 1] * half > Positive);
            region.Inside[k] = Math.Clamp(region.Low[k] + (half * room) + At(_count + 1, 2 * i), region.Low[k], region.High[k]);
        }

        return room;
    }
}
