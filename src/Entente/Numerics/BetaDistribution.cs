namespace Entente.Numerics;

/// <summary>Beta distributions with a, b ≥ 1, as PERT numbers have, with the same bits on every processor
/// (<see cref="Elementary"/>).</summary>
internal static class BetaDistribution
{
    /// <summary>The number in [0, 1] below which a share of the distribution lies; absolute error below 1e-14.</summary>
    /// <remarks>Newton steps on the distribution function, kept between bounds that close in; from the side with the smaller tail, so that
    /// a small share keeps its digits.</remarks>
    public static double Quantile(double a, double b, double share)
    {
        if (share == 0 || share == 1)
        {
            return share;
        }

        double logWhole = LogWhole(a, b);
        bool isUpper = share > Below(a, b, a / (a + b), logWhole);
        return isUpper ? 1 - FromBelow(b, a, 1 - share, logWhole) : FromBelow(a, b, share, logWhole);
    }

    /// <summary>Chance of a number below x: the incomplete beta function I_x(a, b).</summary>
    public static double Below(double a, double b, double x) =>
        x <= 0 ? 0 : x >= 1 ? 1 : Below(a, b, x, LogWhole(a, b));

    /// <summary>log B(a, b), which belongs to a distribution and not to a number.</summary>
    public static double LogWhole(double a, double b) => LogGamma(a) + LogGamma(b) - LogGamma(a + b);

    /// <summary>The density at x, strictly between 0 and 1.</summary>
    public static double Density(double a, double b, double x, double logWhole) =>
        Elementary.Exp(((a - 1) * Elementary.Log(x)) + ((b - 1) * Elementary.Log(1 - x)) - logWhole);

    private static double FromBelow(double a, double b, double share, double logWhole)
    {
        const int mostSteps = 100; // Newton takes 3 to 6; halving the bounds would take 60
        const double nearEnough = 1e-9; // the next step of Newton's would be of the order of its square
        (double low, double high, double x) = (0, 1, a / (a + b));
        for (int i = 0; i < mostSteps; i++)
        {
            double excess = Below(a, b, x, logWhole) - share;
            (low, high) = excess > 0 ? (low, x) : (x, high);
            double density = Density(a, b, x, logWhole);
            double move = excess / density;
            if (Math.Abs(move) <= nearEnough * x || high - low <= 2e-16 * high)
            {
                return Math.Clamp(x - move, low, high);
            }

            x = x - move > low && x - move < high ? x - move : low + ((high - low) / 2);
        }

        return x;
    }

    /// <summary>By a continued fraction, on the side of the mean where it converges fast.</summary>
    /// <remarks><b>Source</b>: olver2010, 8.17.22.</remarks>
    public static double Below(double a, double b, double x, double logWhole)
    {
        double factor = Elementary.Exp((a * Elementary.Log(x)) + (b * Elementary.Log(1 - x)) - logWhole);
        return x <= (a + 1) / (a + b + 2) ? factor / (a * Fraction(a, b, x)) : 1 - (factor / (b * Fraction(b, a, 1 - x)));
    }

    /// <summary>1 + d₁/(1 + d₂/(1 + …)), from the far end: 2 × 20 terms leave 1e-16 for PERT's shapes (a + b = 6), wherever x stands on its
    /// side of the mean.</summary>
    private static double Fraction(double a, double b, double x)
    {
        double value = 1;
        for (int m = 20; m >= 1; m--)
        {
            double even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            double odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            value = 1 + (even / (1 + (odd / value)));
        }

        return 1 - ((a + b) * x / (a + 1) / value);
    }

    /// <summary>log Γ(x) for x ≥ 1, through Γ(x) = Γ(x + n)/(x(x+1)…) and Stirling's series beyond 12.</summary>
    /// <remarks><b>Source</b>: abramowitz1964, 6.1.41.</remarks>
    private static double LogGamma(double x)
    {
        double product = 1;
        for (; x < 12; x++)
        {
            product *= x;
        }

        double inverse = 1 / x, square = inverse * inverse;
        double series = inverse * ((1.0 / 12)
            - (square * ((1.0 / 360) - (square * ((1.0 / 1260) - (square * ((1.0 / 1680) - (square * (1.0 / 1188)))))))));
        const double halfLogOfTwoPi = 0.9189385332046728;
        return ((x - 0.5) * Elementary.Log(x)) - x + halfLogOfTwoPi + series - Elementary.Log(product);
    }
}
