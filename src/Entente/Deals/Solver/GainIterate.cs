using Entente.Numerics;

namespace Entente.Deals.Solver;

/// <summary>
/// Where an interior-point solve stands: slacks and multipliers of the rows, the level, and the block of positions and distances. It
/// knows its residuals, and how to start.
/// </summary>
internal sealed class GainIterate
{
    private const double MinSlack = 1e-3;
    private const double LevelRoom = 0.1;
    private const double MinWorth = 1e-2;    // a row must hold even where its multiplier vanishes
    private const int LevelSteps = 6;

    private readonly double[] _total;             // Λ = ω + λ
    private readonly double[] _keptMultiplier;
    private readonly int _maximumFeatures;
    private readonly int _maximumRows;
    private GainCoupling? _coupling;

    public GainIterate(SeparableFeatures features, int maximumFeatures, int maximumRows, bool hasParts = false)
    {
        Block = new SeparableBlock(features, maximumFeatures, hasParts);
        Rows = new GainRows(maximumRows);
        (_maximumFeatures, _maximumRows) = (maximumFeatures, maximumRows);
        Multiplier = new double[maximumRows];
        Slack = new double[maximumRows];
        Residual = new double[maximumRows];
        Prices = new double[maximumFeatures];
        _total = new double[maximumRows];
        _keptMultiplier = new double[maximumRows];
    }

    public SeparableBlock Block { get; }
    public GainRows Rows { get; }

    /// <summary>Turns features into gains where <see cref="Map"/> is set.</summary>
    public GainCoupling Coupling => _coupling ??= new GainCoupling(_maximumFeatures, _maximumRows);

    /// <summary>How gains follow from features; null when each gain is its feature.</summary>
    public GainMap? Map { get; init; }

    /// <summary>λ of the rows.</summary>
    public double[] Multiplier { get; }

    /// <summary>z of the rows.</summary>
    public double[] Slack { get; }

    /// <summary>Gain − floor − scale·level − slack of the rows.</summary>
    public double[] Residual { get; }

    /// <summary>κ of the features.</summary>
    public double[] Prices { get; }

    /// <summary>t.</summary>
    public double Level { get; private set; }

    /// <summary>Keeps positions and multipliers, as the best seen.</summary>
    public void Keep()
    {
        Block.Keep();
        Multiplier.AsSpan(0, Rows.Count).CopyTo(_keptMultiplier);
    }

    /// <summary>Returns to positions and multipliers last kept.</summary>
    public void ReturnToKept()
    {
        Block.ReturnToKept();
        _keptMultiplier.AsSpan(0, Rows.Count).CopyTo(Multiplier);
    }

    /// <summary>Starts at the block's position.</summary>
    /// <param name="room">How far distances are lifted off the true ones, as a share of the scale.</param>
    /// <param name="product">Slack × multiplier.</param>
    public void Start(double room, double product)
    {
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
            bool exactly = Rows.Mode[r] == RowMode.Exactly;
            Slack[r] = exactly ? 0 : Math.Max(gains[r] - Rows.Floor[r] - Rows.Scale[r] * Level, MinSlack);
            Multiplier[r] = Rows.Mode[r] switch
            {
                RowMode.Exactly => 0,
                RowMode.Raise => 1 / scales,
                RowMode.Log => Rows.LogWeight[r] / Slack[r],
                RowMode.AtLeast => product / Slack[r],
            };
            _total[r] = Multiplier[r] + Rows.Bonus[r];
        }

        PriceFeatures();
        Block.Start(Prices, room, product);
    }

    /// <summary>Gains of all rows at the block's current values.</summary>
    public ReadOnlySpan<double> Gains() => Map is null ? Block.Value : Coupling.Evaluate(Map, Block.Value.AsSpan(0, Block.Features.Count));

    /// <summary>Prices of the features from the multipliers, at the block's current values.</summary>
    public void PriceFeatures()
    {
        if (Map is null)
        {
            _total.AsSpan(0, Rows.Count).CopyTo(Prices);
        }
        else
        {
            Coupling.Differentiate(Map, Block.Value.AsSpan(0, Block.Features.Count), _total, Prices);
        }
    }

    /// <summary>Values, residuals and gap at the iterate; returns the sum of slack × multiplier over all inequality pairs.</summary>
    public double Linearise(out double residual)
    {
        Block.Linearise(Prices);
        ReadOnlySpan<double> gains = Gains();
        double products = Block.Gap;
        double unmet = Block.Unmet;
        double level = Rows.HasLevel ? -1 : 0;
        for (int r = 0; r < Rows.Count; r++)
        {
            _total[r] = Multiplier[r] + Rows.Bonus[r];
            Residual[r] = gains[r] - Rows.Floor[r] - Rows.Scale[r] * Level - Slack[r];
            level += Rows.Scale[r] * Multiplier[r];
            double product = Slack[r] * Multiplier[r];
            unmet += Math.Abs(Residual[r]) * Math.Max(Math.Abs(_total[r]), MinWorth);
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

    /// <summary>Moves everything but the slacks of the rows.</summary>
    public void Shift(NewtonSystem moves, double step, double priceStep)
    {
        Block.Move(step, priceStep);
        Level += step * moves.LevelMove;
        for (int r = 0; r < Rows.Count; r++)
        {
            Multiplier[r] += priceStep * moves.MultiplierMoves[r];
            _total[r] = Multiplier[r] + Rows.Bonus[r];
        }
    }

    /// <summary>Takes level and slacks from the gains at the lifted distances; false when a slack is not positive.</summary>
    public bool HasRoom(double target)
    {
        ReadOnlySpan<double> gains = Gains();
        if (Rows.HasLevel)
        {
            Level = BestLevel(gains, target);
        }

        bool room = true;
        for (int r = 0; r < Rows.Count; r++)
        {
            bool exactly = Rows.Mode[r] == RowMode.Exactly;
            Slack[r] = exactly ? 0 : gains[r] - Rows.Floor[r] - Rows.Scale[r] * Level;
            room &= exactly || Slack[r] > 0;
        }

        return room;
    }

    /// <summary>The level that minimises the barrier at given gains: Σ target·scale/slack = 1, by Newton from above, where the sum is
    /// convex.</summary>
    private double BestLevel(ReadOnlySpan<double> gains, double target)
    {
        double level = double.PositiveInfinity;
        for (int r = 0; r < Rows.Count; r++)
        {
            level = Rows.Scale[r] > 0 ? Math.Min(level, (gains[r] - Rows.Floor[r]) / Rows.Scale[r] - target) : level;
        }

        for (int step = 0; step < LevelSteps; step++)
        {
            double sum = -1;
            double slope = 0;
            for (int r = 0; r < Rows.Count; r++)
            {
                if (Rows.Scale[r] > 0)
                {
                    double share = Rows.Scale[r] / (gains[r] - Rows.Floor[r] - Rows.Scale[r] * level);
                    sum += target * share;
                    slope += target * share * share;
                }
            }

            level -= Math.Max(sum, 0) / slope;
        }

        return level;
    }

    /// <summary>The minimised objective with every inequality as a logarithm of weight <paramref name="target"/>.</summary>
    public double Barrier(double target)
    {
        double barrier = Block.Barrier(target) - (Rows.HasLevel ? Level : 0);
        for (int r = 0; r < Rows.Count; r++)
        {
            if (Rows.Mode[r] == RowMode.Exactly)
            {
                continue;
            }

            double gain = Slack[r] + Rows.Floor[r] + Rows.Scale[r] * Level;
            barrier -= Rows.Bonus[r] * gain + (Rows.Mode[r] == RowMode.Log ? Rows.LogWeight[r] : target) * Elementary.Log(Slack[r]);
        }

        return barrier;
    }
}
