using Entente.Scenarios;

namespace Entente.Ensembles;

/// <summary>The odds where one input stands at its low tenth and where it stands at its high tenth, all others as they are drawn.</summary>
/// <remarks>The low tenth is the value with one world in ten below. The odds there are read off a parabola through the two fifths of
/// worlds below the 40 % quantile; likewise at the high tenth, from the 60 % quantile on. That has about the variance of a mean over the
/// fifth around the end, and follows odds that bend. Errors: scrambles are left out one at a time (the
/// jackknife), low and high end at once, so that the error of their difference counts what both share.</remarks>
internal sealed class OddsAtEnds
{
    /// <summary>A tenth of the worlds lies beyond either end.</summary>
    public const double Tenth = 0.1;

    /// <summary>How many inputs are told at most.</summary>
    public const int MaxTold = 12;

    /// <summary>An end is estimated from this share of the worlds.</summary>
    private const double Stretch = 4 * Tenth;

    /// <summary>What an end rests on counts as half of the worlds that the curve goes through: a parabola leaves them as much freedom as a
    /// mean leaves half of them.</summary>
    private const int Freedom = 2;

    /// <summary>A difference below so many standard errors may be chance: of a t quantity with 15 degrees of freedom one in nineteen
    /// hundred lies beyond, so that among a hundred inputs that do nothing one run in twenty names one.</summary>
    public const double Significant = 4.4;

    /// <summary>About the least share at which a draw takes an input.</summary>
    internal const double AboutAll = 1.0 / (1L << 32);

    private readonly CurveNearValue low;
    private readonly CurveNearValue high;

    /// <summary>Begins with no draws.</summary>
    public OddsAtEnds(Uncertain input)
    {
        (double atLow, double atHigh) = (input.Quantile(Tenth), input.Quantile(1 - Tenth));
        (double lowBound, double highBound) = (input.Quantile(Stretch), input.Quantile(1 - Stretch));
        low = new(atLow, double.NegativeInfinity, lowBound, Math.Max(lowBound - atLow, atLow - input.Quantile(AboutAll)));
        high = new(atHigh, highBound, double.PositiveInfinity, Math.Max(atHigh - highBound, input.Quantile(1 - AboutAll) - atHigh));
    }

    /// <summary>How many worlds there must be at least, so that either end has some <see cref="FewWorlds.MinWorlds"/>: a whole number of
    /// points of each scramble.</summary>
    public static int MinWorlds { get; } =
        (int)Math.Ceiling(Freedom * FewWorlds.MinWorlds / Stretch / ScrambledMean.Scrambles) * ScrambledMean.Scrambles;

    /// <summary>Counts a draw.</summary>
    /// <param name="draw">Its index.</param>
    /// <param name="input">The input in it.</param>
    /// <param name="chance">Its chance of an agreement; 0 or 1 where only that is known.</param>
    public void Add(int draw, double input, double chance)
    {
        low.Add(draw, input, chance);
        high.Add(draw, input, chance);
    }

    /// <summary>Carries the sums.</summary>
    public void Carry(SumCarrier carrier)
    {
        low.Carry(carrier);
        high.Carry(carrier);
    }

    /// <summary>The odds at both ends and by how much the high one is greater; nothing if either rests on too few worlds.</summary>
    public (Chance Low, Chance High, double Difference, double Error)? Told() =>
        FewWorlds.AreTooFew(Math.Min(low.Worlds, high.Worlds) / Freedom) ? null
        : (AsChance(low), AsChance(high), Odds(high.Estimate) - Odds(low.Estimate),
            Error(scramble => high.Without(scramble) - low.Without(scramble)));

    /// <summary>Whether a difference is more than chance would make of none.</summary>
    public static bool IsBeyondChance(double difference, double error) => Math.Abs(difference) > Significant * error;

    private static Chance AsChance(CurveNearValue end) => new(Odds(end.Estimate), Error(end.Without));

    // A curve may leave the scale where odds are near 0 or 1.
    private static double Odds(double estimate) => Math.Clamp(estimate, 0, 1);

    private static double Error(Func<int, double> without)
    {
        double[] estimates = [.. Enumerable.Range(0, ScrambledMean.Scrambles).Select(without)];
        double mean = estimates.Average();
        return Math.Sqrt(estimates.Sum(one => (one - mean) * (one - mean)) * (estimates.Length - 1) / estimates.Length);
    }
}
