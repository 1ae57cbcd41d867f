using Entente.Numerics;

namespace Entente.War;

/// <summary>What terms are worth when it is foreseen that the deal may be broken, and when: V, the mean of what a signer gets.</summary>
/// <remarks>
/// V = U + ∫ e^(−rt)·S·h·(W'(t) − U) dt, with the hazard h, the chance S = e^(−∫h) that the deal still stands, and W' the war at the
/// strengths of the day. From the end of the re-arming on all is constant, so that the rest is e^(−rL)·S_L·h·(W' − U)/(r + h). Where
/// nobody re-arms it is <see cref="CommitmentValue"/>. A deal that runs its course before then ends with the last moment, when W' follows
/// whether or not anybody broke it; one that does so later has its rest cut there (<see cref="CourseShare"/>). What breaking costs (e + c)
/// deters and is not paid out of V, as what enforces is no part of U.
/// docs/explanation/commitment.md.
/// </remarks>
internal static class ForeseenValue
{
    /// <summary>V.</summary>
    /// <param name="times">The moments looked at.</param>
    /// <param name="discounting">What a unit a year at each moment is worth to the signer, as <see cref="Discounting"/> says.</param>
    /// <param name="discount">r of the signer, a year.</param>
    /// <param name="utility">U of the terms.</param>
    /// <param name="war">W' of the signer.</param>
    /// <param name="weights">Weights of W' at each moment.</param>
    /// <param name="hazards">h at each moment.</param>
    /// <param name="survival">S at each moment.</param>
    /// <param name="rest">Years from the last moment until the deal runs its course; +∞ without an end, 0 where the last moment is
    /// its end.</param>
    public static double Of(RearmingTimes times, ReadOnlySpan<double> discounting, double discount, double utility, in RearmingPath war,
        ReadOnlySpan<(double Start, double Middle, double End)> weights, ReadOnlySpan<double> hazards, ReadOnlySpan<double> survival,
        double rest = double.PositiveInfinity)
    {
        double sum = 0;
        for (int i = 0; i <= times.Count; i++)
        {
            double gain = war.Value(weights[i]) - utility;
            sum += i == times.Count && double.IsFinite(rest)
                ? discounting[i] * survival[i] * gain * (1 - CourseShare.Of(discount, hazards[i], rest).Value)
                : discounting[i] * survival[i] * hazards[i] * gain * (i == times.Count ? 1 / (discount + hazards[i]) : 1);
        }

        return utility + sum;
    }

    /// <summary>What a unit a year at a moment is worth on the day of the signature; at the last moment, a unit on that day.</summary>
    public static double Discounting(RearmingTimes times, int moment, double discount) =>
        Elementary.Exp(-discount * times.Shares[moment] * times.Years) * (moment < times.Count ? times.Weights[moment] : 1);
}
