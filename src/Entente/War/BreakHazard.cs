using System.Runtime.Intrinsics;
using Entente.Numerics;

namespace Entente.War;

/// <summary>The hazard, a year, that one breaker ends a deal, with its derivatives by temptation.</summary>
/// <remarks>
/// <para>
/// break-rate·reach·logistic(x/tremble) with temptation x = T − U − e − c: what breaking is worth to it (T: the war after
/// re-arming for a belligerent, life without the deal for a spoiler), less the deal's utility U, the cost of breaking e
/// that the deal's enforcement brings, and the friction c, what it costs anybody to start again. The reach is how often a
/// breach by it ends the deal. The hazard of the deal is the sum over its breakers; by U or e the slope is
/// −<see cref="Slope"/>, by T it is <see cref="Slope"/>, and all second derivatives are ±<see cref="Curvature"/>.
/// A spoiler whom the deal leaves where it was, to <see cref="Indifference"/>, breaks nothing.
/// </para>
/// <para><b>Source</b>: a logistic ("quantal") response as in mckelvey1995 to the motive of fearon1995; the form is ours.</para>
/// <para><b>Valid for</b>: break-rate ≥ 0, tremble &gt; 0; as the tremble vanishes, breaks at full rate exactly if tempted.</para>
/// </remarks>
/// <param name="Rate">h_j, from 0 to break-rate·reach.</param>
/// <param name="Slope">dh_j/dx, zero or more.</param>
/// <param name="Curvature">d²h_j/dx².</param>
internal readonly record struct BreakHazard(double Rate, double Slope, double Curvature)
{
    /// <summary>A deal that moves the utility of somebody by no more than this leaves it where it was.</summary>
    public const double Indifference = 5e-4;

    /// <summary>Whether a deal leaves somebody where it was, so that it has no reason to break it.</summary>
    /// <param name="utility">U of the deal to it.</param>
    /// <param name="before">Its U without the deal.</param>
    public static bool LeavesUntouched(double utility, double before) => Math.Abs(utility - before) <= Indifference;

    /// <summary>The hazard from one breaker.</summary>
    /// <param name="breakRate">Hazard a year of the breaker when it is fully tempted: break-rate·reach.</param>
    /// <param name="temptation">x = T − U − e − c, in utility.</param>
    /// <param name="tremble">Temptation that raises the odds of breaking by a factor e; positive.</param>
    public static BreakHazard Of(double breakRate, double temptation, double tremble)
    {
        Require.NotNegative(breakRate);
        Require.Positive(tremble);
        double odds = Elementary.Exp(-Math.Abs(Require.Finite(temptation) / tremble)); // at most 1: nothing overflows
        double minor = odds / (1 + odds);
        double major = 1 / (1 + odds);
        double slope = breakRate * minor * major / tremble;
        return temptation >= 0
            ? new BreakHazard(breakRate * major, slope, slope * (minor - major) / tremble)
            : new BreakHazard(breakRate * minor, slope, slope * (major - minor) / tremble);
    }

    /// <summary>The hazards from one breaker at several temptations, four at a time.</summary>
    public static void Of(double breakRate, ReadOnlySpan<double> temptations, double tremble, Span<BreakHazard> hazards)
    {
        int lanes = Vector256<double>.Count;
        if (temptations.Length < lanes)
        {
            for (int i = 0; i < temptations.Length; i++)
            {
                hazards[i] = Of(breakRate, temptations[i], tremble);
            }

            return;
        }

        for (int done = 0; done < temptations.Length; done += lanes)
        {
            int from = Math.Min(done, temptations.Length - lanes); // the last four may overlap those before
            Vector256<double> x = Vector256.Create(temptations[from..]), one = Vector256<double>.One;
            Vector256<double> odds = ElementaryInFours.Exp(-Vector256.Abs(x) / tremble), major = one / (one + odds), minor = odds * major;
            Vector256<double> slope = minor * major * (breakRate / tremble);
            Vector256<double> isTempted = Vector256.GreaterThanOrEqual(x, Vector256<double>.Zero);
            Vector256<double> rate = breakRate * Vector256.ConditionalSelect(isTempted, major, minor);
            Vector256<double> bend = slope * (Vector256.ConditionalSelect(isTempted, minor - major, major - minor) / tremble);
            for (int lane = 0; lane < lanes; lane++)
            {
                hazards[from + lane] = new(rate[lane], slope[lane], bend[lane]);
            }
        }
    }
}

/// <summary>How readily deals are broken, whoever breaks them.</summary>
/// <param name="Rate">break-rate: the hazard a year of somebody who is fully tempted; zero or more.</param>
/// <param name="Friction">c: what it costs anybody to start again, in utility.</param>
/// <param name="Tremble">Width of the logistic, in utility; positive.</param>
internal readonly record struct BreakRule(double Rate, double Friction, double Tremble)
{
    /// <summary>How much less tempting, in utility, a breach counts for every year that the deal has stood: 0 where a hazard lasts.
    /// </summary>
    /// <remarks>
    /// tremble·break-rate where some are ready to break a deal from the first day on, at the break-rate, and the others never are, with
    /// chance p = logistic(x/tremble) of the former. Of the deals that stand after t years a share p·e^(−bt)/(1 − p + p·e^(−bt)) =
    /// logistic(x/tremble − bt) is of the former kind: frailty as in vaupel1979. docs/explanation/holds.md.
    /// </remarks>
    public double Fading { get; init; }

    /// <summary>x = T − U − e − c.</summary>
    /// <param name="threshold">T: what breaking is worth to the breaker.</param>
    /// <param name="utility">U of the deal to it.</param>
    /// <param name="enforcement">e: the cost of breaking that the terms bring.</param>
    public double Temptation(double threshold, double utility, double enforcement) => threshold - utility - enforcement - Friction;

    /// <summary>The hazard from one breaker.</summary>
    /// <param name="reach">How often a breach by it ends the deal, from 0 to 1.</param>
    /// <param name="temptation">x, in utility.</param>
    /// <param name="stood">For how many years the deal has stood.</param>
    public BreakHazard Hazard(double reach, double temptation, double stood = 0) =>
        BreakHazard.Of(Rate * reach, temptation - (Fading * stood), Tremble);
}
