namespace Entente.Ensembles;

/// <summary>Collects one number a draw and tells how they are distributed, in a memory that does not grow with the draws.</summary>
internal sealed class SpreadOfDraws
{
    /// <summary>Quantiles are exact to a two-thousandth of the range.</summary>
    private const int Cells = 4096;

    private readonly ScrambledMean mean = new();
    private readonly QuantileSketch sketch = new(Cells);

    /// <summary>How many draws there are.</summary>
    public int Draws => mean.Draws;

    /// <summary>Counts a draw.</summary>
    public void Add(int draw, double number)
    {
        mean.Add(draw, number);
        sketch.Add(number);
    }

    /// <summary>Carries the sums.</summary>
    public void Carry(SumCarrier carrier)
    {
        mean.Carry(carrier);
        sketch.Carry(carrier);
    }

    /// <summary>The distribution so far; only the count if the draws are too few.</summary>
    public Spread Spread() => FewWorlds.AreTooFew(Draws) ? new(Draws, null, null, null, null, null)
        : new(Draws, mean.Mean, mean.StandardError, Quantile(0.1), Quantile(0.5), Quantile(0.9))
        {
            P10Se = Error(0.1),
            P50Se = Error(0.5),
            P90Se = Error(0.9)
        };

    private double Error(double share)
    {
        double error = Math.Sqrt(share * (1 - share) / Draws);
        return (sketch.Quantile(Math.Min(1, share + error)) - sketch.Quantile(Math.Max(0, share - error))) / 2;
    }

    private double Quantile(double share) => sketch.Quantile(share);
}
