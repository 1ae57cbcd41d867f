using Entente.Numerics;
using Entente.War;

namespace Entente.Benchmarks;

/// <summary>
/// One war fought to its finish by chance: the reference for <see cref="ValueOfFighting"/>, whose W is the mean payoff
/// of such paths. Nothing here uses the closed forms.
/// </summary>
/// <remarks>
/// <para>
/// The drift is drawn from the belief, the two collapses are exponential times, and the front moves by
/// <see cref="Front.Step"/>. Given that it was absorbed within a step, the time is drawn from its exact law: for a bridge
/// from distance h before the barrier to distance d beyond it (or mirrored), s = τ/(Δt − τ) is inverse Gaussian with
/// mean h/d and shape h²/(σ²Δt) (michael1976 tells how to draw one).
/// </para>
/// <para>
/// So the length of the step brings no error but one: the law of τ forgets that the path might have touched the other
/// end before. To cross the whole of (0, 1) in one step takes six standard deviations: a chance of 2e-9.
/// </para>
/// <para><b>Source</b>: the ratio τ/(Δt − τ) follows from the first-passage density, karlin1975, section 7.3.</para>
/// </remarks>
internal static class FightingPath
{
    private const double LongestSpread = 0.14; // standard deviation of the front's movement in a step
    private const double LongestDrift = 0.15;

    /// <summary>What the actor gets on one path: the discounted flow of the fighting and the terms that end it.</summary>
    public static double Payoff(WarCourse course, WarStakes stakes, Belief belief, RandomStream random)
    {
        double drift = belief.Mean + (belief.StandardDeviation * random.NextNormal());
        double attackerFalls = random.NextExponential() / course.AttackerCollapse;
        double defenderFalls = random.NextExponential() / course.DefenderCollapse;
        double collapse = Math.Min(attackerFalls, defenderFalls);
        (FrontEnd end, double years) = InField(course, drift, collapse, random);
        if (end == FrontEnd.Open || collapse < years)
        {
            end = attackerFalls < defenderFalls ? FrontEnd.DefenderWins : FrontEnd.AttackerWins;
            years = collapse;
        }

        double weight = Math.Exp(-course.Discount * years);
        return ((1 - weight) * stakes.EndlessWar)
            + (weight * (end == FrontEnd.AttackerWins ? stakes.AttackerWins : stakes.DefenderWins));
    }

    /// <summary>The end in the field and its time, or an open front if a collapse at <paramref name="until"/> comes first.</summary>
    private static (FrontEnd End, double Years) InField(WarCourse course, double drift, double until, RandomStream random)
    {
        double rootStep = Math.Min(LongestSpread / course.Volatility, Math.Sqrt(LongestDrift / Math.Abs(drift)));
        double step = rootStep * rootStep;
        double spread = course.Volatility * rootStep;
        double front = course.Front;
        for (double now = 0; now < until; now += step)
        {
            double normal = random.NextNormal();
            FrontStep moved = Front.Step(front, drift, course.Volatility, step, normal, random.NextUniform());
            if (moved.End != FrontEnd.Open)
            {
                double barrier = moved.Position;
                double freeEnd = front + (drift * step) + (spread * normal);
                double share = CrossingShare(Math.Abs(barrier - front) / spread, Math.Abs(barrier - freeEnd) / spread, random);
                return (moved.End, now + (share * step));
            }

            front = moved.Position;
        }

        return (FrontEnd.Open, until);
    }

    /// <summary>τ/Δt for a crossing from h to d, both in units of σ√Δt, as s/(1 + s) with s inverse Gaussian.</summary>
    private static double CrossingShare(double h, double d, RandomStream random)
    {
        double mean = h / d;
        double shape = h * h;
        double normal = random.NextNormal();
        double y = mean * normal * normal / (2 * shape);
        double root = mean / (1 + y + Math.Sqrt(y * (2 + y))); // the smaller root, without cancellation
        double s = random.NextUniform() * (mean + root) <= mean ? root : mean / root * mean;
        return double.IsPositiveInfinity(s) ? 1 : s / (1 + s);
    }
}
