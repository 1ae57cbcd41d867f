namespace Entente.Evidence.Markets;

/// <summary>What a security's returns are like when nothing happens: the market model R = α + β·R_market + ε, or a constant mean.</summary>
/// <remarks><b>Source</b>: mackinlay1997, equations 3 to 8.</remarks>
internal sealed class OrdinaryReturns
{
    private readonly int days;
    private readonly double marketMean;
    private readonly double marketSquares;

    private OrdinaryReturns(int days, double alpha, double? beta, double marketMean, double marketSquares, double[] residuals)
    {
        (this.days, Alpha, Beta, this.marketMean, this.marketSquares, Residuals) =
            (days, alpha, beta, marketMean, marketSquares, residuals);
        Deviation = Math.Sqrt(residuals.Sum(one => one * one) / DegreesOfFreedom);
    }

    /// <summary>α, or the mean return.</summary>
    public double Alpha { get; }

    /// <summary>β, or null for the constant mean.</summary>
    public double? Beta { get; }

    /// <summary>Standard deviation of ε, a day.</summary>
    public double Deviation { get; }

    /// <summary>ε on each day of the estimation.</summary>
    public IReadOnlyList<double> Residuals { get; }

    /// <summary>Days less the number of coefficients.</summary>
    public int DegreesOfFreedom => days - (Beta is null ? 1 : 2);

    /// <summary>Least squares. Nothing if the market does not move at all.</summary>
    /// <param name="returns">Daily returns, three at least.</param>
    /// <param name="market">The market's returns on the same days, or null for the constant mean.</param>
    public static OrdinaryReturns? Estimate(double[] returns, double[]? market)
    {
        double mean = returns.Average();
        if (market is null)
        {
            return new(returns.Length, mean, null, 0, 0, [.. returns.Select(one => one - mean)]);
        }

        double meanOfMarket = market.Average(), squares = market.Sum(one => (one - meanOfMarket) * (one - meanOfMarket));
        if (!(squares > 0))
        {
            return null;
        }

        double beta = returns.Zip(market).Sum(day => (day.First - mean) * (day.Second - meanOfMarket)) / squares;
        double alpha = mean - (beta * meanOfMarket);
        return new(returns.Length, alpha, beta, meanOfMarket, squares,
            [.. returns.Zip(market).Select(day => day.First - alpha - (beta * day.Second))]);
    }

    /// <summary>The return to be expected on a day.</summary>
    public double Expected(double market) => Alpha + ((Beta ?? 0) * market);

    /// <summary>Standard error of the sum of abnormal returns over some days, the error of α and β included: with x_t = (1, R_market,t),
    /// σ²·(n + s'(X'X)⁻¹s) where s = Σ x_t.</summary>
    public double ErrorOfSum(double[] market)
    {
        int n = market.Length;
        double off = Beta is null ? 0 : market.Sum(one => one - marketMean);
        double estimation = ((double)n * n / days) + (Beta is null ? 0 : off * off / marketSquares);
        return Deviation * Math.Sqrt(n + estimation);
    }
}
