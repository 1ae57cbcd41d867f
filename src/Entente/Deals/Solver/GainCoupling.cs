using Entente.Numerics;

namespace Entente.Deals.Solver;

/// <summary>
/// The outer half of the interior-point method when gains are a curved function Γ(u) of the features: turns the compliance of
/// the features, Δu = P Δκ + ρ₀ with Δκ = M Δu + JᵀΔλ (J = Γ′, M = Hessian of Σ Λ_i Γ_i), into that of the gains,
/// J(P⁻¹ − M)⁻¹Jᵀ. Where M makes the problem non-convex the caller stiffens the positions until the step is one of descent.
/// </summary>
internal sealed class GainCoupling(int maximumFeatures, int maximumRows)
{
    /// <summary>Keeps P factorisable when features depend on each other; far below any real compliance.</summary>
    private const double Ridge = 1e-13;

    private readonly double[] _gains = new double[maximumRows];
    private readonly double[] _actorGains = new double[maximumFeatures];
    private readonly double[] _actorTotals = new double[maximumFeatures];
    private readonly double[] _actorJacobian = new double[maximumFeatures * maximumFeatures];
    private readonly double[] _hessian = new double[maximumFeatures * maximumFeatures];
    private readonly double[] _bent = new double[maximumFeatures * maximumFeatures];    // M less what the rows stiffen
    private readonly double[] _jacobian = new double[maximumRows * maximumFeatures];
    private readonly double[] _lower = new double[maximumFeatures * maximumFeatures];   // L of P, its diagonal inverted
    private readonly double[] _diagonal = new double[maximumFeatures];                  // of L itself
    private readonly double[] _bentLower = new double[maximumFeatures * maximumFeatures]; // M L, as far as the gains read the features
    private readonly double[] _reduced = new double[maximumRows * maximumFeatures];     // J L
    private readonly double[] _turned = new double[maximumRows * maximumFeatures];      // J L K⁻ᵀ, with K Kᵀ = I − LᵀML
    private readonly double[] _curved = new double[maximumFeatures * maximumFeatures];  // LᵀML
    private readonly double[] _inner = new double[maximumFeatures * maximumFeatures];   // K
    private readonly double[] _column = new double[maximumFeatures];
    private readonly double[] _start = new double[maximumFeatures];                     // L⁻¹ρ₀
    private readonly double[] _drift = new double[maximumRows];
    private int _reads;
    private int _features;
    private int _rows;

    /// <summary>Gains of all rows at the given features.</summary>
    public ReadOnlySpan<double> Evaluate(GainMap map, ReadOnlySpan<double> features)
    {
        map.Gain.Evaluate(features[..map.Assessments], _actorGains.AsSpan(0, map.Actors));
        return Take(map, features);
    }

    /// <summary>Gains of the rows from those of the actors, and the linear limits, which are features.</summary>
    private ReadOnlySpan<double> Take(GainMap map, ReadOnlySpan<double> features)
    {
        int gainRows = map.ActorOfRow.Length;
        for (int r = 0; r < gainRows; r++)
        {
            _gains[r] = _actorGains[map.ActorOfRow[r]] - map.Shift[r];
        }

        features[map.Assessments..].CopyTo(_gains.AsSpan(gainRows));
        return _gains.AsSpan(0, gainRows + features.Length - map.Assessments);
    }

    /// <summary>J of one row at the last <see cref="Differentiate"/>: its slopes by feature.</summary>
    public ReadOnlySpan<double> Jacobian(int row) => _jacobian.AsSpan(row * _features, _features);

    /// <summary>M at the last <see cref="Differentiate"/>, over the features that gains read.</summary>
    public ReadOnlySpan<double> Hessian => _hessian.AsSpan(0, _reads * _reads);

    /// <summary>Prepares J and M at the given features and writes the prices κ = JᵀΛ; returns the gains of all rows.</summary>
    public ReadOnlySpan<double> Differentiate(GainMap map, ReadOnlySpan<double> features, ReadOnlySpan<double> totals, Span<double> prices)
    {
        int gainRows = map.ActorOfRow.Length;
        _reads = map.Assessments;
        _features = features.Length;
        _rows = gainRows + _features - _reads;
        _actorTotals.AsSpan(0, map.Actors).Clear();
        for (int r = 0; r < gainRows; r++)
        {
            _actorTotals[map.ActorOfRow[r]] = totals[r];
        }

        map.Gain.Differentiate(
            features[.._reads], _actorTotals.AsSpan(0, map.Actors), _actorGains.AsSpan(0, map.Actors),
            _actorJacobian.AsSpan(0, map.Actors * _reads), _hessian.AsSpan(0, _reads * _reads));
        prices[.._features].Clear();
        for (int r = 0; r < _rows; r++)
        {
            Span<double> row = _jacobian.AsSpan(r * _features, _features);
            row.Clear();
            if (r < gainRows)
            {
                _actorJacobian.AsSpan(map.ActorOfRow[r] * _reads, _reads).CopyTo(row);
            }
            else
            {
                row[_reads + r - gainRows] = 1;
            }

            for (int a = 0; a < row.Length; a++)
            {
                prices[a] += row[a] * totals[r];
            }
        }

        return Take(map, features);
    }

    /// <summary>Replaces the lower triangle of P by that of the gains' compliance; false when P is singular or M too curved.</summary>
    /// <param name="matrix">P, lower triangle, row-major.</param>
    /// <param name="stride">Entries between its rows.</param>
    /// <param name="curvature">Share of M to keep, 1 for a true Newton step, 0 for one that is always of descent.</param>
    /// <param name="rowStiffness">S: M is lessened by JᵀSJ, the part of the rows' own stiffness that the caller takes out of them.</param>
    public bool Reduce(Span<double> matrix, int stride, double curvature, ReadOnlySpan<double> rowStiffness)
    {
        int n = _features;
        Bend(curvature, rowStiffness);
        for (int a = 0; a < n; a++)
        {
            matrix.Slice(a * stride, a + 1).CopyTo(_lower.AsSpan(a * n));
            _lower[a * n + a] += Ridge * (1 + _lower[a * n + a]);
        }

        if (!Cholesky.TryFactor(_lower, n, n))
        {
            return false;
        }

        for (int a = 0; a < n; a++)
        {
            _diagonal[a] = 1 / _lower[a * n + a];
        }

        for (int r = 0; r < _rows; r++)
        {
            TimesLower(_jacobian.AsSpan(r * n, n), _reduced.AsSpan(r * n, n));
        }

        if (!FactorInner())
        {
            return false;
        }

        for (int r = 0; r < _rows; r++)
        {
            _reduced.AsSpan(r * n, n).CopyTo(_turned.AsSpan(r * n, n));
            Cholesky.SolveLower(_inner, n, n, _turned.AsSpan(r * n, n));
            for (int s = 0; s <= r; s++)
            {
                matrix[r * stride + s] = Dot(_turned.AsSpan(r * n, n), _turned.AsSpan(s * n, n));
            }
        }

        return true;
    }

    /// <summary>Change of the gains that the features' own drift ρ₀ brings.</summary>
    public ReadOnlySpan<double> Drift(ReadOnlySpan<double> drift)
    {
        int n = _features;
        drift[..n].CopyTo(_start);
        Cholesky.SolveLower(_lower, n, n, _start.AsSpan(0, n));
        _start.AsSpan(0, n).CopyTo(_column);
        Cholesky.SolveLower(_inner, n, n, _column.AsSpan(0, n));
        for (int r = 0; r < _rows; r++)
        {
            _drift[r] = Dot(_turned.AsSpan(r * n, n), _column.AsSpan(0, n));
        }

        return _drift;
    }

    /// <summary>Price moves Δκ for multiplier moves Δλ.</summary>
    public void Follow(ReadOnlySpan<double> multiplierMoves, Span<double> priceMoves)
    {
        int n = _features;
        _start.AsSpan(0, n).CopyTo(_column);
        for (int r = 0; r < _rows; r++)
        {
            for (int a = 0; a < n; a++)
            {
                _column[a] += _reduced[r * n + a] * multiplierMoves[r];
            }
        }

        Cholesky.SolveLower(_inner, n, n, _column.AsSpan(0, n));
        Cholesky.SolveUpper(_inner, n, n, _column.AsSpan(0, n));
        for (int a = n - 1; a >= 0; a--)
        {
            // Δu = L·column, from the last entry up so that it can be done in place.
            double sum = _column[a] / _lower[a * n + a];
            for (int b = 0; b < a; b++)
            {
                sum += _lower[a * n + b] * _column[b];
            }

            _column[a] = sum;
        }

        for (int a = 0; a < n; a++)
        {
            double change = 0;
            for (int b = 0; a < _reads && b < _reads; b++)
            {
                change += _bent[a * _reads + b] * _column[b];
            }

            for (int r = 0; r < _rows; r++)
            {
                change += _jacobian[r * n + a] * multiplierMoves[r];
            }

            priceMoves[a] = change;
        }
    }

    private void Bend(double curvature, ReadOnlySpan<double> rowStiffness)
    {
        int n = _features;
        int gainRows = _rows - (n - _reads);
        for (int i = 0; i < _reads * _reads; i++)
        {
            _bent[i] = curvature * _hessian[i];
        }

        for (int r = 0; r < gainRows; r++)
        {
            ReadOnlySpan<double> row = _jacobian.AsSpan(r * n, _reads);
            for (int a = 0; a < _reads && rowStiffness[r] > 0; a++)
            {
                double scaled = rowStiffness[r] * row[a];
                for (int b = 0; b < _reads; b++)
                {
                    _bent[a * _reads + b] -= scaled * row[b];
                }
            }
        }
    }

    /// <summary>Factors I − LᵀML; false where the problem is not convex enough for a step of descent.</summary>
    private bool FactorInner()
    {
        int n = _features, reads = _reads;
        for (int i = 0; i < reads; i++)
        {
            TimesLower(_bent.AsSpan(i * reads, reads), _bentLower.AsSpan(i * reads, reads));
        }

        _curved.AsSpan(0, n * n).Clear();
        for (int a = 0; a < reads; a++)
        {
            Span<double> row = _curved.AsSpan(a * n, a + 1);
            for (int i = a; i < reads; i++)
            {
                double lower = i == a ? _diagonal[a] : _lower[i * n + a];
                ReadOnlySpan<double> product = _bentLower.AsSpan(i * reads, a + 1);
                for (int b = 0; b < row.Length; b++)
                {
                    row[b] += lower * product[b];
                }
            }
        }

        for (int a = 0; a < n; a++)
        {
            for (int b = 0; b <= a; b++)
            {
                _inner[a * n + b] = (a == b ? 1 : 0) - _curved[a * n + b];
            }
        }

        return Cholesky.TryFactor(_inner, n, n);
    }

    /// <summary>A row times L, or as much of L as the row is long.</summary>
    private void TimesLower(ReadOnlySpan<double> row, Span<double> product)
    {
        product[..row.Length].Clear();
        for (int a = 0; a < row.Length; a++)
        {
            double factor = row[a];
            ReadOnlySpan<double> lower = _lower.AsSpan(a * _features, a);
            for (int b = 0; b < lower.Length; b++)
            {
                product[b] += factor * lower[b];
            }

            product[a] += factor * _diagonal[a];
        }
    }

    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        double sum = 0;
        for (int a = 0; a < left.Length; a++)
        {
            sum += left[a] * right[a];
        }

        return sum;
    }
}
