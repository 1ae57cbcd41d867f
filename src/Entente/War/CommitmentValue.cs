using Entente.Numerics;

namespace Entente.War;

/// <summary>What terms are worth when the deal may be broken: V, a mean of the deal and of the war after it.</summary>
/// <remarks>
/// <para>
/// V = (r·U + h·W')/(r + h): U utility of the terms, W' value of the war after re-arming, r discount, h hazard a year
/// that the deal is broken. It solves rV = rU + h(W' − V): the flow of the terms until an exponential time, then W'.
/// The derivatives let a solver climb V itself, so that terms which lower h (enforcement) are bought when they pay.
/// </para>
/// <para><b>Source</b>: the commitment problem in fearon1995, section "Preventive war", and powell2006; the form is ours.</para>
/// <para><b>Valid for</b>: r &gt; 0, h ≥ 0. V lies between U and W', equals U at h = 0 and tends to W' as h grows.</para>
/// </remarks>
/// <param name="Value">V.</param>
/// <param name="ByUtility">∂V/∂U = r/(r + h).</param>
/// <param name="ByWar">∂V/∂W' = h/(r + h).</param>
/// <param name="ByHazard">∂V/∂h = r(W' − U)/(r + h)².</param>
/// <param name="ByHazardTwice">∂²V/∂h² = −2r(W' − U)/(r + h)³.</param>
/// <param name="ByUtilityAndHazard">∂²V/∂U∂h = −r/(r + h)²; ∂²V/∂W'∂h is its negative, and V is linear in U and W'.</param>
internal readonly record struct CommitmentValue(
    double Value, double ByUtility, double ByWar, double ByHazard, double ByHazardTwice, double ByUtilityAndHazard)
{
    /// <summary>r/(r + h): how much U counts in V, and W' the rest.</summary>
    /// <param name="discount">r, positive.</param>
    /// <param name="hazard">h, a year, zero or more.</param>
    public static double WeightOfUtility(double discount, double hazard) => discount / (discount + hazard);

    /// <summary>V and its derivatives, of a deal that also ends by itself: the flow of the terms until it is broken or has run its course,
    /// then W'. V = K·U + (1 − K)·W', K = r(1 − e^(−(r+h)L))/(r + h); with h = 0 that is (1 − e^(−rL))·U + e^(−rL)·W'.</summary>
    /// <param name="discount">r, positive.</param>
    /// <param name="utility">U of the terms.</param>
    /// <param name="warAfterRearming">W'.</param>
    /// <param name="hazard">h, a year, zero or more.</param>
    /// <param name="course">L, in years; +∞ for a deal without an end.</param>
    public static CommitmentValue Of(double discount, double utility, double warAfterRearming, double hazard, double course)
    {
        if (double.IsPositiveInfinity(course))
        {
            return Of(discount, utility, warAfterRearming, hazard);
        }

        CourseShare kept = CourseShare.Of(Require.Positive(discount), Require.NotNegative(hazard), course);
        double loss = Require.Finite(utility) - Require.Finite(warAfterRearming);
        return new(warAfterRearming + (kept.Value * loss), kept.Value, 1 - kept.Value, kept.ByHazard * loss, kept.ByHazardTwice * loss,
            kept.ByHazard);
    }

    /// <summary>V and its derivatives.</summary>
    /// <param name="discount">r, positive.</param>
    /// <param name="utility">U of the terms.</param>
    /// <param name="warAfterRearming">W'.</param>
    /// <param name="hazard">h, a year, zero or more.</param>
    public static CommitmentValue Of(double discount, double utility, double warAfterRearming, double hazard)
    {
        Require.Positive(discount);
        Require.Finite(utility);
        Require.Finite(warAfterRearming);
        double total = discount + Require.NotNegative(hazard);
        double kept = discount / total;
        double gain = warAfterRearming - utility;
        return new CommitmentValue(
            utility + (hazard / total * gain),
            kept,
            hazard / total,
            kept * gain / total,
            -2 * kept * gain / total / total,
            -kept / total);
    }
}
