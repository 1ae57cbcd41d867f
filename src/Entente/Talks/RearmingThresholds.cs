using Entente.Numerics;

namespace Entente.Talks;

/// <summary>What breaking is worth to everybody along a stretch of a peace in which nothing moves but the re-arming: worked out at a few
/// shares of it, and between them by the polynomial through these.</summary>
/// <remarks><b>Source</b>: trefethen2013, chapter 3.</remarks>
/// <param name="breakers">How many can break an agreement.</param>
/// <param name="tolerance">By how much the polynomial may be off, in utility.</param>
internal sealed class RearmingThresholds(int breakers, double tolerance)
{
    private static readonly ChebyshevRule Rule = new(6);

    private readonly double[] values = new double[breakers * Rule.Count];
    private readonly double[] powers = new double[breakers * Rule.Count];
    private double middle, half;

    /// <summary>At how many shares they are worked out.</summary>
    public static int Points => Rule.Count;

    /// <summary>Works them out along a stretch.</summary>
    /// <param name="from">Share of the re-arming that is done at its beginning.</param>
    /// <param name="to">The same at its end.</param>
    /// <param name="weigh">What breaking is worth to everybody at a share; NaN where somebody cannot break the agreement.</param>
    /// <returns>Whether the polynomial is as good as that.</returns>
    public bool Fit(double from, double to, Func<double, ReadOnlySpan<double>> weigh)
    {
        (middle, half) = ((from + to) / 2, (to - from) / 2);
        for (int point = 0; point < Rule.Count; point++)
        {
            ReadOnlySpan<double> here = weigh(middle + (half * Rule.Points[point]));
            for (int j = 0; j < breakers; j++)
            {
                values[(j * Rule.Count) + point] = here[j];
            }
        }

        bool isGood = true;
        for (int j = 0; j < breakers; j++)
        {
            ReadOnlySpan<double> own = values.AsSpan(j * Rule.Count, Rule.Count);
            Rule.Coefficients(own, powers.AsSpan(j * Rule.Count, Rule.Count));
            isGood &= !(Rule.Tail(own) > tolerance);
        }

        return isGood;
    }

    /// <summary>Writes what breaking is worth to everybody at a share of the re-arming.</summary>
    public void At(double rearmed, Span<double> thresholds)
    {
        double x = half > 0 ? (rearmed - middle) / half : 0;
        for (int j = 0; j < breakers; j++)
        {
            double sum = 0;
            for (int power = Rule.Count - 1; power >= 0; power--)
            {
                sum = (sum * x) + powers[(j * Rule.Count) + power];
            }

            thresholds[j] = sum;
        }
    }
}
