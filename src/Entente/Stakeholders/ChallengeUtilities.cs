using Entente.Numerics;

namespace Entente.Stakeholders;

/// <summary>The basic utilities of the challenge model, and the risk exponents of its actors.</summary>
/// <remarks>
/// With d the distance between two actors and m the longer way over the median, both as shares of the range, and r the risk exponent
/// (1 neutral, above 1 cautious, below 1 bold).
/// <para><b>Source</b>: scholz2011, equations 2 to 6 and 25 to 27, after buenodemesquita1994.</para>
/// </remarks>
internal static class ChallengeUtilities
{
    /// <summary>If the challenge succeeds and the other comes over.</summary>
    public static double Success(double d, double r) => 2 - (4 * Power(0.5 - (0.5 * d), r));

    /// <summary>If the challenge fails and the challenger has to go over.</summary>
    public static double Failure(double d, double r) => 2 - (4 * Power(0.5 + (0.5 * d), r));

    /// <summary>If nothing is done and things get better.</summary>
    public static double Better(double m, double r) => 2 - (4 * Power(0.5 - (0.25 * m), r));

    /// <summary>If nothing is done and things get worse.</summary>
    public static double Worse(double m, double r) => 2 - (4 * Power(0.5 + (0.25 * m), r));

    /// <summary>If nothing changes.</summary>
    public static double StatusQuo(double r) => 2 - (4 * Power(0.5, r));

    /// <summary>Risk exponents from securities: what the challenges of all others against an actor are worth to them, summed. Between
    /// ½ for the safest target of challenges and 2 for the most exposed; 1 for all if all are equal.</summary>
    public static double[] RiskExponents(ReadOnlySpan<double> securities)
    {
        double least = double.PositiveInfinity, greatest = double.NegativeInfinity;
        foreach (double one in securities)
        {
            (least, greatest) = (Math.Min(least, one), Math.Max(greatest, one));
        }

        var exponents = new double[securities.Length];
        for (int i = 0; i < exponents.Length; i++)
        {
            double risk = greatest > least ? ((2 * securities[i]) - greatest - least) / (greatest - least) : 0;
            exponents[i] = (1 - (risk / 3)) / (1 + (risk / 3));
        }

        return exponents;
    }

    private static double Power(double share, double r) => r == 1 ? share : Elementary.Pow(share, r);
}
