using Entente.Numerics;

namespace Entente.War;

/// <summary>How the front moves in one step of time, with no error from the length of the step.</summary>
/// <remarks>
/// <para>
/// df = μ dt + σ dB on (0, 1), absorbed at 1 (the attacker wins) and at 0 (the defender wins). The end of a step is a
/// normal number; given both ends the path is a Brownian bridge, and the chance that it was absorbed on the way is
/// exact whatever the drift. So a war stepped by the week and one stepped by the year have the same law.
/// </para>
/// <para>
/// Bridge from x to y over variance v = σ²Δt, reflected again and again at both ends: with z = max(y, 2 − y),
/// P(reaches 1 first) = Σ_{k≥0} e^(−(z+2k−y)(z+2k+y−2x)/(2v))·(1 − e^(−2x(z+2k)/v)); P(reaches 0 first) is the mirror
/// image. All terms are positive, and two are enough for a step of a week.
/// </para>
/// <para><b>Source</b>: anderson1960, section 4 (the reflections); karlin1975, chapter 7 (one barrier).</para>
/// </remarks>
internal static class Front
{
    // Survival in (0, 1) over variance v is at most about e^(−π²v/2): 1e-34 here, and the series has at most 18 terms.
    private const double SureExit = 16;
    private const double NegligibleExponent = 750;

    /// <summary>One step of the front.</summary>
    /// <param name="front">f at the start, in (0, 1).</param>
    /// <param name="drift">True drift μ, front units a year.</param>
    /// <param name="volatility">σ, front units per square root of a year.</param>
    /// <param name="years">Δt, zero or more.</param>
    /// <param name="normal">A standard normal number, for where the path ends.</param>
    /// <param name="uniform">An independent uniform number in (0, 1), for whether it was absorbed on the way.</param>
    public static FrontStep Step(double front, double drift, double volatility, double years, double normal, double uniform)
    {
        Require.Within(front, 0, 1);
        Require.Finite(drift);
        Require.Positive(volatility);
        Require.NotNegative(years);
        Require.Finite(normal);
        Require.Within(uniform, 0, 1);
        double spread = volatility * Math.Sqrt(years);
        double variance = spread * spread;
        if (variance > SureExit)
        {
            bool attacker = uniform < FirstPassage.OfDiffusion(drift, volatility, 0, front).Upper;
            return attacker ? new FrontStep(1, FrontEnd.AttackerWins) : new FrontStep(0, FrontEnd.DefenderWins);
        }

        double end = front + (drift * years) + (spread * normal);
        BridgeExit exit = Exit(front, end, variance);
        if (uniform < exit.AtOne)
        {
            return new FrontStep(1, FrontEnd.AttackerWins);
        }

        return uniform < exit.AtOne + exit.AtZero || !(end > 0 && end < 1)
            ? new FrontStep(0, FrontEnd.DefenderWins)
            : new FrontStep(end, FrontEnd.Open);
    }

    /// <summary>The chance that nobody has won in the field by a time: that the front has stayed in (0, 1).</summary>
    /// <remarks>P = ∫₀¹ N(y; f + μt, σ²t)·(1 − P(the bridge from f to y leaves (0, 1))) dy by Simpson's rule on the part of (0, 1) within
    /// nine standard deviations of the mean; to 1e-8.</remarks>
    /// <param name="front">f at the start, in (0, 1).</param>
    /// <param name="drift">True drift μ, front units a year.</param>
    /// <param name="volatility">σ, front units per square root of a year.</param>
    /// <param name="years">t, zero or more.</param>
    public static double ChanceOpen(double front, double drift, double volatility, double years)
    {
        const double FarOut = 9; // standard deviations: what lies beyond weighs 1e-19
        const int Intervals = 2048;
        double spread = Require.Positive(volatility) * Math.Sqrt(Require.NotNegative(years)), variance = spread * spread;
        double mean = Require.Within(front, 0, 1) + (Require.Finite(drift) * years);
        if (spread == 0 || variance > SureExit)
        {
            return spread == 0 && mean > 0 && mean < 1 ? 1 : 0;
        }

        double low = Math.Max(-mean / spread, -FarOut), high = Math.Min((1 - mean) / spread, FarOut);
        if (!(low < high))
        {
            return 0;
        }

        double sum = 0, width = (high - low) / Intervals;
        for (int k = 0; k <= Intervals; k++)
        {
            double away = low + (width * k);
            BridgeExit exit = Exit(front, mean + (spread * away), variance);
            double weight = k is 0 or Intervals ? 1 : k % 2 == 0 ? 2 : 4;
            sum += weight * Elementary.Exp(-away * away / 2) * Math.Max(0, 1 - exit.AtOne - exit.AtZero);
        }

        return Math.Min(1, sum * width / 3 / Math.Sqrt(2 * Math.PI));
    }

    /// <summary>The chances that a bridge leaves (0, 1) first at 1, and first at 0.</summary>
    /// <param name="start">x, in [0, 1].</param>
    /// <param name="end">y, any finite number: outside [0, 1] the two chances sum to 1.</param>
    /// <param name="variance">v = σ²Δt, from 0 to 16; beyond, a path is absorbed for sure and its end means nothing.</param>
    public static BridgeExit Exit(double start, double end, double variance)
    {
        Require.Within(start, 0, 1);
        Require.Finite(end);
        Require.Within(variance, 0, SureExit);
        return new BridgeExit(
            ExitAtFarEnd(start, 1 - start, 1 - end, variance),
            ExitAtFarEnd(1 - start, start, end, variance));
    }

    /// <summary>The chance that a bridge touches one barrier, the other one being absent.</summary>
    /// <param name="start">x.</param>
    /// <param name="end">y.</param>
    /// <param name="barrier">b; ends on its two sides make the touch certain.</param>
    /// <param name="volatility">σ, positive.</param>
    /// <param name="years">Δt, zero or more.</param>
    public static double BridgeCrossing(double start, double end, double barrier, double volatility, double years)
    {
        double fromStart = (Require.Finite(start) - Require.Finite(barrier)) / Require.Positive(volatility);
        double fromEnd = (Require.Finite(end) - barrier) / volatility;
        double product = fromStart * fromEnd;
        return product <= 0 ? 1 : Elementary.Exp(-2 * product / Require.NotNegative(years));
    }

    /// <summary>
    /// The series for one end, by the distances of the start from the other end (<paramref name="behind"/>) and from
    /// this one (<paramref name="ahead"/>), and of the bridge's end from this one (<paramref name="missing"/>, negative
    /// beyond it). Distances, since a start next to either end would lose its digits in 1 − x.
    /// </summary>
    private static double ExitAtFarEnd(double behind, double ahead, double missing, double v)
    {
        double sum = 0;
        for (int k = 0; sum < 1; k++)
        {
            double effort = 2 * (Math.Max(0, missing) + k) * (Math.Max(0, -missing) + ahead + k);
            if (effort > v * NegligibleExponent)
            {
                break;
            }

            // At v = 0 the path is a straight line, and no effort means that it ends at or beyond the far end.
            double image = 1 + Math.Abs(missing) + (2 * k);
            double term = v == 0 ? 1 : Elementary.Exp(-effort / v) * Decay.Loss(2 * behind * image / v);
            if (term <= 1e-17 * sum)
            {
                break;
            }

            sum += term;
        }

        return Math.Min(1, sum);
    }
}

/// <summary>Where the front stands after a step.</summary>
/// <param name="Position">f: inside (0, 1), or 1 or 0 after a victory.</param>
/// <param name="End">Whether the war is over on the battlefield.</param>
internal readonly record struct FrontStep(double Position, FrontEnd End);

/// <summary>Whether the front was absorbed.</summary>
internal enum FrontEnd
{
    /// <summary>Neither side has won in the field.</summary>
    Open,

    /// <summary>The front reached 1.</summary>
    AttackerWins,

    /// <summary>The front reached 0.</summary>
    DefenderWins,
}

/// <summary>Chances that a bridge was absorbed; what is missing to 1 is the chance that it stayed inside.</summary>
/// <param name="AtOne">It reached 1 before 0.</param>
/// <param name="AtZero">It reached 0 before 1.</param>
internal readonly record struct BridgeExit(double AtOne, double AtZero);
