using Entente.Numerics;

namespace Entente.War;

/// <summary>Moments between a signature and the day from which nothing changes any more, for integrals over that time and what comes after
/// it.</summary>
/// <remarks>
/// <para>
/// Gauss–Legendre points with their weights, and the integrals from the signature to each point of the polynomial through the values at the
/// points. So ∫ e^(−∫h) h dt is a smooth function of the hazards at the points. The last moment, after all points, stands for all time from
/// the end of the re-arming on. Where nobody re-arms, it is the only one.
/// </para>
/// <para><b>Accuracy</b>: of the value of a deal about 3e-4 at worst with the rates of the shipped files (a test holds it). Where a tempted
/// party breaks within weeks there are more points, up to <see cref="MaxPanels"/> times as many, and the error is up to 0.01.</para>
/// </remarks>
internal sealed class RearmingTimes
{
    /// <summary>The most that all rates together may come to in the whole time for one panel of points; then a panel more for every
    /// <see cref="More"/>.</summary>
    private const double InOnePanel = 20;

    private const double More = 8;

    /// <summary>The most that the rate of one breaker may come to in it.</summary>
    private const double ResolvedPerPanel = 6;

    private const int MaxPanels = 8;

    // Half of the points and weights of Gauss and Legendre on [-1, 1]: abramowitz1964, table 25.4, n = 6.
    private static readonly double[] HalfPoints = [0.238619186083196909, 0.661209386466264514, 0.932469514203152028];
    private static readonly double[] HalfWeights = [0.467913934572691047, 0.360761573048138608, 0.171324492379170345];

    /// <summary>How many points there are in a panel.</summary>
    public const int InPanel = 6;

    /// <summary>Points of Gauss and Legendre on [0, 1].</summary>
    public static readonly double[] Points = [.. HalfPoints.Select(x => (1 - x) / 2).Reverse(), .. HalfPoints.Select(x => (1 + x) / 2)];

    /// <summary>Their weights; the sum is 1.</summary>
    public static readonly double[] PointWeights = [.. HalfWeights.Select(w => w / 2).Reverse(), .. HalfWeights.Select(w => w / 2)];

    private static readonly double[] Upto = [.. Points.SelectMany(end => Enumerable.Range(0, InPanel).Select(m => Integral(m, end)))];

    private readonly double[] elapsed;

    /// <summary>The moments of a peace.</summary>
    /// <param name="years">Years until nothing changes any more, as when all re-arming is done; 0 where nothing does.</param>
    /// <param name="fastest">The greatest rate at which anything can happen: hazards and discount together, a year.</param>
    public RearmingTimes(double years, double fastest)
    {
        Require.NotNegative(years);
        Require.NotNegative(fastest);
        int panels = years == 0 ? 0 : (int)Math.Clamp(1 + Math.Ceiling(((years * fastest) - InOnePanel) / More), 1, MaxPanels);
        (Years, Count) = (years, panels * InPanel);
        (Shares, Weights, elapsed) = (new double[Count + 1], new double[Count], new double[(Count + 1) * Count]);
        Shares[Count] = 1;
        for (int i = 0; i < Count; i++)
        {
            int panel = i / InPanel;
            Shares[i] = (panel + Points[i % InPanel]) / panels;
            Weights[i] = PointWeights[i % InPanel] * years / panels;
            for (int m = 0; m < (panel + 1) * InPanel; m++)
            {
                elapsed[(i * Count) + m] = years / panels
                    * (m / InPanel < panel ? PointWeights[m % InPanel] : Upto[(i % InPanel * InPanel) + (m % InPanel)]);
            }
        }

        Weights.CopyTo(elapsed, Count * Count);
        MaxRate = years == 0 ? double.PositiveInfinity : ResolvedPerPanel * MaxPanels / years;
    }

    /// <summary>Years until nothing changes any more.</summary>
    public double Years { get; }

    /// <summary>How many moments there are before the end.</summary>
    public int Count { get; }

    /// <summary>The share of the time that is over at each moment, from 0 to 1; the last is 1.</summary>
    public double[] Shares { get; }

    /// <summary>The years that are over at a moment.</summary>
    public double YearsAt(int moment) => Shares[moment] * Years;

    /// <summary>Weight in years of each moment but the last.</summary>
    public double[] Weights { get; }

    /// <summary>The fastest rate a year that the points resolve. Whoever breaks faster is taken to break at that rate: within weeks all the
    /// same.</summary>
    public double MaxRate { get; }

    /// <summary>What the value at each moment adds to its integral from the signature to moment <paramref name="i"/>, in
    /// years.</summary>
    public ReadOnlySpan<double> Elapsed(int i) => elapsed.AsSpan(i * Count, Count);

    /// <summary>Writes the chance that a deal stands at each moment.</summary>
    /// <param name="hazards">h at each moment, a year.</param>
    /// <param name="survival">S at each moment.</param>
    public void Survive(ReadOnlySpan<double> hazards, Span<double> survival)
    {
        for (int i = 0; i <= Count; i++)
        {
            ReadOnlySpan<double> parts = Elapsed(i);
            double sum = 0;
            for (int m = 0; m < parts.Length; m++)
            {
                sum += parts[m] * hazards[m];
            }

            survival[i] = -sum;
        }

        ElementaryInFours.Exp(survival);
    }

    /// <summary>∫ from 0 to <paramref name="end"/> of the polynomial of degree 5 that is 1 at one point and 0 at the others.</summary>
    private static double Integral(int one, double end)
    {
        double sum = 0;
        for (int q = 0; q < InPanel; q++)
        {
            double basis = 1;
            for (int k = 0; k < InPanel; k++)
            {
                basis *= k == one ? 1 : ((end * Points[q]) - Points[k]) / (Points[one] - Points[k]);
            }

            sum += PointWeights[q] * basis * end;
        }

        return sum;
    }
}
