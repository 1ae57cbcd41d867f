using Entente.Numerics;

namespace Entente.Deals;

/// <summary>
/// Primal-dual interior-point method with Mehrotra's predictor and corrector for a <see cref="GainRows"/> program over
/// separable features. A logarithm in the objective is a constraint whose slack × multiplier stays at its weight
/// instead of going to 0, so every rule runs through the same step.
/// </summary>
/// <remarks>Source: Mehrotra 1992 (predictor-corrector); Nesterov &amp; Nemirovskii 1994, section 5.3 (why lifting s^ρ suits a barrier).</remarks>
internal sealed class InteriorPoint
{
    /// <summary>Gap and residual at which a solve stops, in units of utility.</summary>
    public const double DefaultTolerance = 1e-11;

    /// <summary>A solve that stalls above the tolerance still counts as converged below this.</summary>
    public const double AcceptableResidual = 2e-9;

    /// <summary>The same where gains are not concave: second-order rounding is worse there, and only local optimality is claimed.</summary>
    public const double AcceptableLocalResidual = 5e-8;

    private const int IterationLimit = 80;
    private const int StallLimit = 4;
    private const int HopelessLimit = 25;
    private const double StallRatio = 0.5;
    private const double SmallestTargetShare = 0.1; // the gap needs to go no further below the tolerance than this
    private const double StartProduct = 0.02;     // slack × multiplier at the start: slacks are about 0.2, multipliers about 0.1
    private const double StartRoom = 0.1;         // lifted distances start about a tenth of the scale above the true ones
    private const double LevelRoom = 0.1;
    private const double BoundaryShare = 0.995;   // how much of the way to the boundary a step may go
    private const double NearestShare = 1 - 1e-6; // near the end, so that convergence is fast; never 1, or a slack would become 0
    private const double SmallestSlack = 1e-3;
    private const double FirstRidge = 1e-14;      // relative; a few units in the last place
    private const double RidgeGrowth = 100;
    private const double FirstStiffening = 1e-5;  // curvatures of V are of order 0.01 to 10
    private const double StiffeningGrowth = 30;
    private const double LargestStiffening = 300;
    private const int StiffeningAttempts = 3;     // then the curvature of the gains is dropped too
    private const int FactorAttempts = 14;

    private readonly GainCoupling _coupling;
    private readonly double[] _matrix;
    private readonly double[] _total;             // Λ = ω + λ
    private readonly double[] _prices;            // κ
    private readonly double[] _priceMoves;
    private readonly double[] _residual;
    private readonly double[] _shift;
    private readonly double[] _levelColumn;
    private readonly double[] _multiplierMoves;
    private readonly double[] _slackMoves;
    private readonly double[] _aims;
    private readonly int _stride;
    private readonly double[] _keptMultiplier;
    private double _levelMove;
    private double _smallestTarget;
    private double _stiffening;

    public InteriorPoint(SeparableFeatures features, int maximumFeatures, int maximumRows)
    {
        Block = new SeparableBlock(features, maximumFeatures);
        Rows = new GainRows(maximumRows);
        _stride = Math.Max(maximumFeatures, maximumRows);
        _coupling = new GainCoupling(maximumFeatures, maximumRows);
        _matrix = new double[_stride * _stride];
        _prices = new double[maximumFeatures];
        _priceMoves = new double[maximumFeatures];
        _total = new double[maximumRows];
        _residual = new double[maximumRows];
        _shift = new double[maximumRows];
        _levelColumn = new double[maximumRows];
        _multiplierMoves = new double[maximumRows];
        _slackMoves = new double[maximumRows];
        _aims = new double[maximumRows];
        _keptMultiplier = new double[maximumRows];
        Multiplier = new double[maximumRows];
        Slack = new double[maximumRows];
    }

    public SeparableBlock Block { get; }
    public GainRows Rows { get; }

    /// <summary>λ of the rows.</summary>
    public double[] Multiplier { get; }

    /// <summary>z of the rows.</summary>
    public double[] Slack { get; }

    /// <summary>t.</summary>
    public double Level { get; private set; }

    /// <summary>κ of a feature at the last iterate.</summary>
    public double Price(int feature) => _prices[feature];

    /// <summary>How gains follow from features; null when each gain is its feature.</summary>
    public GainMap? Map { get; set; }

    /// <summary>Solves the program in <see cref="Rows"/> from the block's position, which must lie strictly inside its box.</summary>
    public InteriorPointEnd Solve(double tolerance = DefaultTolerance)
    {
        Start();
        double best = double.PositiveInfinity;
        double acceptable = Map is null ? AcceptableResidual : AcceptableLocalResidual;
        int stalled = 0;
        _smallestTarget = tolerance * SmallestTargetShare / (Block.Pairs + Rows.Count);
        for (int iteration = 0; ; iteration++)
        {
            double products = Linearise(out double residual);
            if (residual < best)
            {
                stalled = residual < StallRatio * best ? 0 : stalled + 1;
                best = residual;
                Keep();
            }
            else
            {
                stalled++;
            }

            bool stuck = stalled >= (best <= acceptable ? StallLimit : HopelessLimit);
            if (best <= tolerance || stuck || iteration == IterationLimit || !double.IsFinite(residual) || !Step(products))
            {
                Block.ReturnToKept();
                _keptMultiplier.AsSpan(0, Rows.Count).CopyTo(Multiplier);
                return new InteriorPointEnd(best <= acceptable, iteration, best);
            }
        }
    }

    private void Keep()
    {
        Block.Keep();
        Multiplier.AsSpan(0, Rows.Count).CopyTo(_keptMultiplier);
    }

    private void Start()
    {
        _stiffening = 0;
        Block.EvaluateExactly();
        ReadOnlySpan<double> gains = Gains();
        double scales = 0;
        Level = double.PositiveInfinity;
        for (int r = 0; r < Rows.Count; r++)
        {
            if (Rows.Mode[r] == RowMode.Raise)
            {
                scales += Rows.Scale[r];
                Level = Math.Min(Level, (gains[r] - Rows.Floor[r]) / Rows.Scale[r]);
            }
        }

        Level = Rows.HasLevel ? Level - LevelRoom : 0;
        for (int r = 0; r < Rows.Count; r++)
        {
            Slack[r] = Math.Max(gains[r] - Rows.Floor[r] - Rows.Scale[r] * Level, SmallestSlack);
            Multiplier[r] = Rows.Mode[r] switch
            {
                RowMode.Raise => 1 / scales,
                RowMode.Log => Rows.LogWeight[r] / Slack[r],
                _ => StartProduct / Slack[r],
            };
            _total[r] = Multiplier[r] + Rows.Bonus[r];
        }

        PriceFeatures();
        Block.Start(_prices, StartRoom, StartProduct);
    }

    /// <summary>Gains of all rows at the block's current values.</summary>
    public ReadOnlySpan<double> Gains() => Map is null ? Block.Value : _coupling.Evaluate(Map, Block.Value.AsSpan(0, Block.Features.Count));

    private void PriceFeatures()
    {
        if (Map is null)
        {
            _total.AsSpan(0, Rows.Count).CopyTo(_prices);
        }
        else
        {
            _coupling.Differentiate(Map, Block.Value.AsSpan(0, Block.Features.Count), _total, _prices);
        }
    }

    /// <summary>Values, residuals and gap at the iterate; returns the sum of slack × multiplier over all inequality pairs.</summary>
    private double Linearise(out double residual)
    {
        Block.Linearise(_prices);
        ReadOnlySpan<double> gains = Gains();
        double products = Block.Gap;
        double unmet = Block.Unmet;
        double level = Rows.HasLevel ? -1 : 0;
        for (int r = 0; r < Rows.Count; r++)
        {
            _total[r] = Multiplier[r] + Rows.Bonus[r];
            _residual[r] = gains[r] - Rows.Floor[r] - Rows.Scale[r] * Level - Slack[r];
            level += Rows.Scale[r] * Multiplier[r];
            double product = Slack[r] * Multiplier[r];
            unmet += Math.Abs(_residual[r]) * _total[r];
            if (Rows.Mode[r] == RowMode.Log)
            {
                unmet += Math.Abs(product - Rows.LogWeight[r]);
            }
            else
            {
                products += product;
            }
        }

        residual = products + unmet + Math.Abs(level);
        return products;
    }

    private bool Step(double products)
    {
        Block.Eliminate();
        if (!TryFactor())
        {
            return false;
        }

        int pairs = Block.Pairs + Rows.Count;
        double mean = products / pairs;
        double used = Direction(0, correct: false, out double cross);
        double reach = Math.Min(1, 1 / used);
        double predicted = Math.Max((products * (1 - reach) + reach * reach * cross) / pairs, 0);
        double centring = predicted / mean;
        used = Direction(Math.Max(centring * centring * centring * mean, _smallestTarget), correct: true, out _);
        Move(Math.Min(1, Math.Clamp(1 - mean, BoundaryShare, NearestShare) / used));
        return true;
    }

    /// <summary>
    /// Factors the matrix of the gain rows. Where gains are not concave the positions are stiffened until the step is one of descent;
    /// near the end of a degenerate problem the matrix needs a ridge, which slows the step but keeps it right.
    /// </summary>
    private bool TryFactor()
    {
        double ridge = 0;
        double curvature = 1;
        _stiffening = _stiffening < FirstStiffening ? 0 : _stiffening / StiffeningGrowth;
        Block.Stiffen(_stiffening);
        for (int attempt = 0; attempt < FactorAttempts; attempt++)
        {
            Block.WriteCompliance(_matrix, _stride);
            if (Map is not null && !_coupling.Reduce(_matrix, _stride, curvature))
            {
                curvature = attempt < StiffeningAttempts ? 1 : attempt < StiffeningAttempts + 2 ? curvature / 4 : 0;
                double more = _stiffening < LargestStiffening ? Math.Max(FirstStiffening, _stiffening * (StiffeningGrowth - 1)) : 0;
                Block.Stiffen(more);
                _stiffening += more;
                continue;
            }

            for (int r = 0; r < Rows.Count; r++)
            {
                ref double diagonal = ref _matrix[r * _stride + r];
                diagonal += Slack[r] / Multiplier[r] + ridge * diagonal;
            }

            if (Cholesky.TryFactor(_matrix, Rows.Count, _stride))
            {
                return true;
            }

            ridge = Math.Max(FirstRidge, ridge * RidgeGrowth);
        }

        return false;
    }

    /// <summary>Newton direction that aims at slack × multiplier = target; returns the share of slacks and multipliers that a full step uses up.</summary>
    private double Direction(double target, bool correct, out double cross)
    {
        Block.Aim(_prices, target, correct);
        ReadOnlySpan<double> drift = Map is null ? Block.Drift : _coupling.Drift(Block.Drift);
        double level = Rows.HasLevel ? 1 : 0;
        for (int r = 0; r < Rows.Count; r++)
        {
            _aims[r] = (Rows.Mode[r] == RowMode.Log ? Rows.LogWeight[r] : target)
                - (correct ? _slackMoves[r] * _multiplierMoves[r] : 0);
            _shift[r] = _aims[r] / Multiplier[r] - Slack[r] - _residual[r] - drift[r];
            _levelColumn[r] = Rows.Scale[r];
            level -= Rows.Scale[r] * Multiplier[r];
        }

        double levelMove = 0;
        Cholesky.SolveLower(_matrix, Rows.Count, _stride, _shift);
        if (Rows.HasLevel)
        {
            Cholesky.SolveLower(_matrix, Rows.Count, _stride, _levelColumn);
            double across = 0;
            double along = 0;
            for (int r = 0; r < Rows.Count; r++)
            {
                across += _levelColumn[r] * _shift[r];
                along += _levelColumn[r] * _levelColumn[r];
            }

            levelMove = (level - across) / along;
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
        _levelMove = levelMove;
        _shift.AsSpan(0, Rows.Count).CopyTo(_multiplierMoves);
        if (Map is null)
        {
            _multiplierMoves.AsSpan(0, Rows.Count).CopyTo(_priceMoves);
        }
        else
        {
            _coupling.Follow(_multiplierMoves, _priceMoves);
        }

        double used = Block.Follow(_priceMoves);
        cross = Block.CrossProducts;
        for (int r = 0; r < Rows.Count; r++)
        {
            _slackMoves[r] = (_aims[r] - Slack[r] * _multiplierMoves[r]) / Multiplier[r] - Slack[r];
            used = Math.Max(used, Math.Max(-_slackMoves[r] / Slack[r], -_multiplierMoves[r] / Multiplier[r]));
            cross += Rows.Mode[r] == RowMode.Log ? 0 : _slackMoves[r] * _multiplierMoves[r];
        }

        return used;
    }

    private void Move(double step)
    {
        Block.Move(step);
        Level += step * _levelMove;
        for (int r = 0; r < Rows.Count; r++)
        {
            Slack[r] += step * _slackMoves[r];
            Multiplier[r] += step * _multiplierMoves[r];
            _total[r] = Multiplier[r] + Rows.Bonus[r];
        }

        if (Map is not null)
        {
            Block.EvaluateLifted();
        }

        PriceFeatures();
    }
}
