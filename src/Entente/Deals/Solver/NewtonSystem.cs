using Entente.Numerics;

namespace Entente.Deals.Solver;

/// <summary>
/// The Newton system of an iterate in the space of its gain rows, factored once an iteration, and the moves that it leads to. A
/// logarithm in the objective is a row whose slack × multiplier aims at its weight instead of the common target.
/// </summary>
internal sealed class NewtonSystem
{
    private const double FirstRidge = 1e-14;      // relative; a few units in the last place
    private const double RidgeGrowth = 100;
    private const double FirstStiffening = 1e-5;  // curvatures of V are of order 0.01 to 10
    private const double MaxStiffening = 300; // beyond it the curvature of the gains is dropped instead
    private const double LentShare = 0.5;
    private const double MaxLent = 1e4;       // beyond it the rows would lose digits
    private const double LevelRounding = 1e-9;
    private const int FactorAttempts = 24;

    private readonly GainIterate _iterate;
    private readonly double[] _matrix;
    private readonly int _stride;
    private readonly double[] _priceMoves;
    private readonly double[] _shift;
    private readonly double[] _levelColumn;
    private readonly double[] _slackMoves;
    private readonly double[] _aims;
    private readonly double[] _push;
    private readonly double[] _lent;              // S: stiffness of the rows that the gains borrow
    private double _levelStiffness;

    public NewtonSystem(GainIterate iterate, int maximumFeatures, int maximumRows)
    {
        _iterate = iterate;
        _stride = Math.Max(maximumFeatures, maximumRows);
        _matrix = new double[_stride * _stride];
        _priceMoves = new double[maximumFeatures];
        _shift = new double[maximumRows];
        _levelColumn = new double[maximumRows];
        _slackMoves = new double[maximumRows];
        _aims = new double[maximumRows];
        _push = new double[maximumRows];
        _lent = new double[maximumRows];
        MultiplierMoves = new double[maximumRows];
    }

    /// <summary>Δλ of the rows.</summary>
    public double[] MultiplierMoves { get; }

    /// <summary>Δz of the rows.</summary>
    public ReadOnlySpan<double> SlackMoves => _slackMoves;

    /// <summary>Δt.</summary>
    public double LevelMove { get; private set; }

    /// <summary>Stiffness that positions and distances were given in the last <see cref="TryFactor"/>; 0 where gains are concave.</summary>
    public double Stiffening { get; private set; }

    /// <summary>Forgets the stiffening of the last solve.</summary>
    public void Start() => Stiffening = 0;

    private SeparableBlock Block => _iterate.Block;
    private GainRows Rows => _iterate.Rows;
    private GainCoupling Coupling => _iterate.Coupling;
    private GainMap? Map => _iterate.Map;
    private double[] Multiplier => _iterate.Multiplier;
    private double[] Slack => _iterate.Slack;

    /// <summary>
    /// Factors the matrix of the gain rows. Where gains are not concave the rows that hold first lend up to half of their own stiffness to
    /// the gains, which changes no step; if that is not enough, positions are stiffened until the step is one of descent. Near the end
    /// of a degenerate problem the matrix needs a ridge, which slows the step but keeps it right.
    /// </summary>
    /// <param name="growth">Factor by which stiffening grows from try to try, and shrinks from step to step.</param>
    public bool TryFactor(double growth)
    {
        double ridge = 0;
        double curvature = 1;
        bool lent = false;
        _lent.AsSpan(0, Rows.Count).Clear();
        Stiffening = Stiffening < FirstStiffening ? 0 : Stiffening / growth;
        Block.Eliminate(Stiffening);
        for (int attempt = 0; attempt < FactorAttempts; attempt++)
        {
            Block.WriteCompliance(_matrix, _stride);
            bool curved = Map is not null && !Coupling.Reduce(_matrix, _stride, curvature, _lent);
            if (!curved)
            {
                for (int r = 0; r < Rows.Count; r++)
                {
                    ref double diagonal = ref _matrix[r * _stride + r];
                    diagonal += (HasSlack(r) ? Slack[r] / (Multiplier[r] * Kept(r)) : 0) + (ridge * diagonal);
                }

                if (!Cholesky.TryFactor(_matrix, Rows.Count, _stride))
                {
                    ridge = Math.Max(FirstRidge, ridge * RidgeGrowth);
                    continue;
                }

                if (!Rows.HasLevel || RaisesLevel())
                {
                    return true;
                }
            }

            if (!lent)
            {
                Lend();
                lent = true;
                continue;
            }

            curvature = Stiffening < MaxStiffening ? 1 : 0;
            Stiffening = Stiffening < MaxStiffening ? Math.Max(FirstStiffening, Stiffening * growth) : Stiffening;
            Block.Eliminate(Stiffening);
        }

        return false;
    }

    private bool HasSlack(int row) => Rows.Mode[row] != RowMode.Exactly;

    /// <summary>Share of its stiffness λ/z that a row keeps to itself; an equation is stiff without end.</summary>
    private double Kept(int row) => HasSlack(row) ? 1 - (_lent[row] * Slack[row] / Multiplier[row]) : 1;

    private void Lend()
    {
        for (int r = 0; r < Rows.Count; r++)
        {
            _lent[r] = HasSlack(r) ? Math.Min(LentShare * Multiplier[r] / Slack[r], MaxLent) : MaxLent;
        }
    }

    /// <summary>Solves for the effect of the level; false when raising it along the rows meets the wrong curvature.</summary>
    private bool RaisesLevel()
    {
        double own = 0;
        for (int r = 0; r < Rows.Count; r++)
        {
            _levelColumn[r] = Rows.Scale[r] / Kept(r);
            own += Rows.Scale[r] * _lent[r] * _levelColumn[r];
        }

        Cholesky.SolveLower(_matrix, Rows.Count, _stride, _levelColumn);
        double along = 0;
        for (int r = 0; r < Rows.Count; r++)
        {
            along += _levelColumn[r] * _levelColumn[r];
        }

        _levelStiffness = along - own;
        return own == 0 || _levelStiffness > LevelRounding * along;
    }

    /// <summary>Newton direction that aims at slack × multiplier = target; returns the share of slacks and multipliers that a full step
    /// uses up.</summary>
    public double Direction(double target, bool correct, out double cross)
    {
        Block.Aim(_iterate.Prices, target, correct);
        ReadOnlySpan<double> drift = Map is null ? Block.Drift : Coupling.Drift(Block.Drift);
        double level = Rows.HasLevel ? 1 : 0;
        for (int r = 0; r < Rows.Count; r++)
        {
            _aims[r] = (Rows.Mode[r] == RowMode.Log ? Rows.LogWeight[r] : target)
                - (correct ? _slackMoves[r] * MultiplierMoves[r] : 0);
            _push[r] = HasSlack(r) ? (_aims[r] / Multiplier[r]) - Slack[r] - _iterate.Residual[r] : -_iterate.Residual[r];
            _shift[r] = _push[r] / Kept(r) - drift[r];
            level += Rows.Scale[r] * (_lent[r] * _push[r] / Kept(r) - Multiplier[r]);
        }

        double levelMove = 0;
        Cholesky.SolveLower(_matrix, Rows.Count, _stride, _shift);
        if (Rows.HasLevel)
        {
            double across = 0;
            for (int r = 0; r < Rows.Count; r++)
            {
                across += _levelColumn[r] * _shift[r];
            }

            levelMove = (level - across) / _levelStiffness;
            for (int r = 0; r < Rows.Count; r++)
            {
                _shift[r] += _levelColumn[r] * levelMove;
            }
        }

        Cholesky.SolveUpper(_matrix, Rows.Count, _stride, _shift);
        return Follow(levelMove, out cross);
    }

    private double Follow(double levelMove, out double cross)
    {
        LevelMove = levelMove;
        if (Map is null)
        {
            _shift.AsSpan(0, Rows.Count).CopyTo(_priceMoves);
        }
        else
        {
            Coupling.Follow(_shift, _priceMoves);
        }

        double used = Block.Follow(_priceMoves);
        cross = Block.CrossProducts;
        for (int r = 0; r < Rows.Count; r++)
        {
            MultiplierMoves[r] = (_shift[r] - _lent[r] * (_push[r] + Rows.Scale[r] * levelMove)) / Kept(r);
            if (!HasSlack(r))
            {
                _slackMoves[r] = 0;
                continue;
            }

            _slackMoves[r] = (_aims[r] - Slack[r] * MultiplierMoves[r]) / Multiplier[r] - Slack[r];
            used = Math.Max(used, Math.Max(-_slackMoves[r] / Slack[r], -MultiplierMoves[r] / Multiplier[r]));
            cross += Rows.Mode[r] == RowMode.Log ? 0 : _slackMoves[r] * MultiplierMoves[r];
        }

        return used;
    }

}
