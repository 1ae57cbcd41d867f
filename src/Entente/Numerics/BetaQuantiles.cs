using System.Collections.Concurrent;

namespace Entente.Numerics;

/// <summary>Quantiles of one beta distribution, for those who ask for thousands: a table says where to begin, and one step of Newton's gets
/// there.</summary>
/// <remarks>Cubic pieces through values and slopes are off by less than 1e-7 between the sixteenths at both ends, and the step squares that. Beyond them <see cref="BetaDistribution.Quantile"/> answers.</remarks>
internal sealed class BetaQuantiles
{
    private const int Cells = 128;
    private const int Ends = Cells / 16; // cells at each end that have no table

    private static readonly ConcurrentDictionary<(double A, double B), BetaQuantiles> Known = [];

    private readonly double a, b, logWhole;
    private readonly double[] values = new double[Cells + 1];
    private readonly double[] slopes = new double[Cells + 1]; // a cell

    private BetaQuantiles(double a, double b)
    {
        (this.a, this.b, logWhole) = (a, b, BetaDistribution.LogWhole(a, b));
        for (int i = Ends; i <= Cells - Ends; i++)
        {
            values[i] = BetaDistribution.Quantile(a, b, (double)i / Cells);
            slopes[i] = 1 / (Cells * BetaDistribution.Density(a, b, values[i], logWhole));
        }
    }

    /// <summary>Those of a distribution; the same for all who ask.</summary>
    public static BetaQuantiles Of(double a, double b) => Known.GetOrAdd((a, b), static one => new(one.A, one.B));

    /// <summary>The number in [0, 1] below which a share of the distribution lies; absolute error below 1e-14.</summary>
    public double At(double share)
    {
        double place = share * Cells;
        int cell = (int)place;
        if (cell < Ends || cell >= Cells - Ends)
        {
            return BetaDistribution.Quantile(a, b, share);
        }

        double t = place - cell, u = 1 - t;
        double x = (values[cell] * (1 + (2 * t)) * u * u) + (slopes[cell] * t * u * u)
            + (values[cell + 1] * t * t * (3 - (2 * t))) - (slopes[cell + 1] * t * t * u);
        return x - ((BetaDistribution.Below(a, b, x, logWhole) - share) / BetaDistribution.Density(a, b, x, logWhole));
    }
}
