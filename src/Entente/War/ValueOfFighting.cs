using Entente.Numerics;

namespace Entente.War;

/// <summary>What an actor expects from fighting to the finish: its reservation value W while there is a war.</summary>
/// <remarks>
/// <para>
/// With r' = r + λ_A + λ_B and L1, L0 the first-passage transforms of the front at rate r' (<see cref="FirstPassage"/>),
/// W = L1·U(A's terms) + L0·U(B's terms) + (1 − L1 − L0)·[r(U(today at f) − κ) + λ_A·U(B's terms) + λ_B·U(A's terms)]/r',
/// averaged over the actor's normal belief about the drift μ. A victory or a collapse imposes terms for ever; κ is a
/// share of the yearly flow, so one year of war costs about r·κ. The flow is valued at the front of the day.
/// </para>
/// <para>
/// The bracket over r' is a mean of utilities with weights r/r', λ_A/r', λ_B/r'. So a small r' divides nothing: the
/// rounding error of W is that of 1 − L1 − L0, about 1e-16, at any legal discount.
/// </para>
/// <para>
/// <b>Source</b>: W as an outside option in fearon1995 and powell2004; a front with two absorbing ends in slantchev2003
/// and smith2004 (there a walk of forts and battles); first-passage transforms from borodin2002, part II, 2.3.0.5.
/// <b>Deviations</b>: a diffusion in place of a walk, collapse hazards, beliefs about the drift that stay as they are
/// (learning to come is not valued).
/// </para>
/// <para><b>Valid for</b>: 0 ≤ f ≤ 1, σ &gt; 0, r &gt; 0, hazards and doubt zero or more, all finite.</para>
/// </remarks>
internal static class ValueOfFighting
{
    /// <summary>The error allowed in W where a single answer is wanted (<c>solve</c>).</summary>
    public const double DefaultTolerance = 1e-6;

    /// <summary>W with the estimated error of the average over the belief.</summary>
    /// <param name="course">How the war runs.</param>
    /// <param name="stakes">What its ends are worth to the actor.</param>
    /// <param name="belief">What the actor believes about the drift.</param>
    /// <param name="tolerance">Error allowed per unit of <see cref="WarStakes.Spread"/>, from 1e-9 to 0.1.</param>
    public static FightingValue Of(WarCourse course, WarStakes stakes, Belief belief, double tolerance = DefaultTolerance)
    {
        FightingWeights weights = Weights(course, belief, tolerance);
        return new FightingValue(weights.Value(stakes), weights.Error * stakes.Spread, weights.Nodes);
    }

    /// <summary>The weights that W gives to each way for the war to go; they do not depend on the utilities.</summary>
    /// <inheritdoc cref="Of" path="/param"/>
    public static FightingWeights Weights(WarCourse course, Belief belief, double tolerance = DefaultTolerance)
    {
        BeliefAverage average = Average(course, belief, tolerance);
        return Weights(course, average.Upper, average.Lower, average.Error, average.Nodes);
    }

    /// <summary>The weights for simulations: nodes chosen in advance, so that the average over the belief errs by about the
    /// tolerance.</summary>
    internal static FightingWeights QuickWeights(WarCourse course, Belief belief, double tolerance)
    {
        BeliefGrid grid = BeliefGrid.Of(course, belief, tolerance);
        (double upper, double lower) = BeliefGridInFours.Sum(grid, course).Mean;
        return Weights(course, upper, lower, tolerance, grid.Count);
    }

    /// <summary>W with its derivatives by the front at fixed stakes, for terms that redraw the front.</summary>
    /// <remarks>
    /// They are the exact derivatives of the W that is returned: the drifts that stand for the belief stay the same.
    /// Where U(today at f) itself moves with f: <see cref="FrontDerivatives.With"/>.
    /// </remarks>
    /// <inheritdoc cref="Of" path="/param"/>
    public static FrontDerivatives ByFront(WarCourse course, WarStakes stakes, Belief belief, double tolerance = DefaultTolerance)
    {
        (Jet upper, Jet lower) = Transforms(course, belief, tolerance);
        return FromTransforms(course, stakes, upper, lower);
    }

    /// <summary>The textbook war: one costly lottery, W = p·U(A's terms) + (1 − p)·U(B's terms) − c.</summary>
    /// <remarks><b>Source</b>: fearon1995, p. 387.</remarks>
    /// <param name="attackerWins">p, in [0, 1].</param>
    /// <param name="utilityAttackerWins">U(A's terms).</param>
    /// <param name="utilityDefenderWins">U(B's terms).</param>
    /// <param name="cost">c, in utility, once.</param>
    public static double Lottery(double attackerWins, double utilityAttackerWins, double utilityDefenderWins, double cost)
    {
        Require.Within(attackerWins, 0, 1);
        return (attackerWins * Require.Finite(utilityAttackerWins))
            + ((1 - attackerWins) * Require.Finite(utilityDefenderWins)) - Require.Finite(cost);
    }

    /// <summary>L1 and L0 by the front, averaged over the belief.</summary>
    internal static (Jet Upper, Jet Lower) Transforms(WarCourse course, Belief belief, double tolerance)
    {
        BeliefAverage average = Average(course, belief, tolerance);
        FirstPassageSlopes slopes = average.Grid.MeanSlopes(course);
        return (new Jet(average.Upper, slopes.Upper, slopes.UpperCurvature), new Jet(average.Lower, slopes.Lower, slopes.LowerCurvature));
    }

    /// <summary>W with its derivatives, from those of the transforms.</summary>
    internal static FrontDerivatives FromTransforms(WarCourse course, WarStakes stakes, Jet upper, Jet lower)
    {
        FightingWeights weights = Weights(course, upper.Value, lower.Value, 0, 0);
        double total = course.TotalDiscount;
        double unfinished = (course.Discount / total * stakes.EndlessWar)
            + (course.AttackerCollapse / total * stakes.DefenderWins)
            + (course.DefenderCollapse / total * stakes.AttackerWins);
        double attacker = stakes.AttackerWins - unfinished;
        double defender = stakes.DefenderWins - unfinished;
        return new FrontDerivatives(
            weights.Value(stakes),
            (upper.Slope * attacker) + (lower.Slope * defender),
            (upper.Curvature * attacker) + (lower.Curvature * defender),
            weights.FightingOn,
            -(upper.Slope + lower.Slope) * course.Discount / total);
    }

    private static BeliefAverage Average(WarCourse course, Belief belief, double tolerance)
    {
        course.Check();
        Require.Finite(belief.Mean);
        Require.NotNegative(belief.StandardDeviation);
        Require.Within(tolerance, 1e-9, 0.1);
        return BeliefAverage.Of(course, belief, tolerance);
    }

    private static FightingWeights Weights(WarCourse course, double upper, double lower, double error, int nodes)
    {
        double unfinished = Math.Max(0, 1 - upper - lower);
        double total = course.TotalDiscount;
        return new FightingWeights(
            upper,
            lower,
            unfinished * (course.AttackerCollapse / total),
            unfinished * (course.DefenderCollapse / total),
            unfinished * (course.Discount / total),
            error,
            nodes);
    }
}

/// <summary>A value of fighting with what is known about its precision.</summary>
/// <param name="Value">W, in utility.</param>
/// <param name="Error">Estimated absolute error of W from the average over the belief; 0 without doubt.</param>
/// <param name="Nodes">Drifts at which the weights were evaluated.</param>
internal readonly record struct FightingValue(double Value, double Error, int Nodes);

/// <summary>W as a function of the front.</summary>
/// <param name="Value">W.</param>
/// <param name="Slope">dW/df at fixed stakes.</param>
/// <param name="Curvature">d²W/df² at fixed stakes.</param>
/// <param name="FightingOn">The weight of the flow of today, ∂W/∂U(today).</param>
/// <param name="FightingOnSlope">Its derivative by the front.</param>
internal readonly record struct FrontDerivatives(double Value, double Slope, double Curvature, double FightingOn, double FightingOnSlope)
{
    /// <summary>The same where W is worth more by some utility, wherever the front stands.</summary>
    internal FrontDerivatives Plus(double more) => this with { Value = Value + more };

    /// <summary>The same where U(today at f) moves with the front too.</summary>
    /// <param name="flow">U(today at f), at which W was taken, with its derivatives.</param>
    internal FrontDerivatives With(Jet flow) => this with
    {
        Slope = Slope + (FightingOn * flow.Slope),
        Curvature = Curvature + (2 * FightingOnSlope * flow.Slope) + (FightingOn * flow.Curvature),
    };
}
