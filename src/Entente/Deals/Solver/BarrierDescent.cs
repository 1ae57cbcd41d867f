using Entente.Numerics;

namespace Entente.Deals.Solver;

/// <summary>
/// Solves the programs of <see cref="InteriorPoint"/> by descent on the logarithmic barrier, whose weight falls in stages. Slower, but each
/// step is checked, so that gains that are not concave cannot lead it astray.
/// </summary>
/// <remarks>Source: Nocedal &amp; Wright 2006, section 19.3 (line search on the barrier; here without slack variables, from
/// within).</remarks>
internal sealed class BarrierDescent(GainIterate iterate, NewtonSystem system)
{
    private const double StiffeningGrowth = 5;
    private const int IterationLimit = 200;
    private const int Patience = 40;              // steps in which the residual halves at least, or nothing will come of it
    private const double NearProductShare = 1e-2; // each step nearer starts with a barrier of this share
    private const double NearRoomShare = 0.1;     // and with distances lifted by this share
    private const double MinRoom = 1e-6;
    private const double RoomShrink = 0.2;
    private const double CentredShare = 0.5;      // a stage ends when the iterate is this near to its centre
    private const double TargetShrink = 0.2;
    private const double TargetPower = 1.5;       // later stages are ever shorter, and convergence is fast at last
    private const int StepHalvings = 30;
    private const double MaxStep = 16;        // a stiffened step is too short more often than too long
    private const double FreeResidual = 1e-5;     // from here on rounding hides how the barrier falls
    private const double BarrierRounding = 1e-14;

    /// <summary>Solves the program in the iterate's rows from the block's position, where every row without a level must have
    /// room.</summary>
    /// <param name="nearness">0 to start in the middle of things; each further step stays nearer to where the position is.</param>
    /// <param name="mostSteps">Steps that it may take, if they are fewer than usual.</param>
    /// <param name="tolerance">Gap and residual to stop at.</param>
    public InteriorPointEnd Solve(int nearness, long mostSteps, double tolerance = InteriorPoint.DefaultTolerance)
    {
        system.Start();
        double target = InteriorPoint.StartProduct * Elementary.Pow(NearProductShare, nearness);
        if (!StartWithRoom(InteriorPoint.StartRoom * Elementary.Pow(NearRoomShare, nearness), target))
        {
            return new InteriorPointEnd(false, 0, double.PositiveInfinity);
        }

        int pairs = iterate.Block.Pairs;
        for (int r = 0; r < iterate.Rows.Count; r++)
        {
            pairs += iterate.Rows.Mode[r] is RowMode.Log or RowMode.Exactly ? 0 : 1;
        }

        double best = double.PositiveInfinity, halved = best;
        int since = 0;
        double smallest = tolerance * InteriorPoint.MinTargetShare / pairs;
        for (int iteration = 0; ; iteration++)
        {
            double products = iterate.Linearise(out double residual);
            if (residual < best)
            {
                best = residual;
                iterate.Keep();
            }

            (halved, since) = best <= halved / 2 ? (best, iteration) : (halved, since);
            double off = residual - products + Math.Abs(products - pairs * target);
            if (off < CentredShare * target * pairs && target > smallest)
            {
                target = Math.Max(Math.Min(target * TargetShrink, Elementary.Pow(target, TargetPower)), smallest);
            }

            if (best <= tolerance || iteration >= Math.Min(IterationLimit, mostSteps)
                || iteration - since > Patience || !double.IsFinite(residual) || !Descend(target, residual < FreeResidual))
            {
                iterate.ReturnToKept();
                return new InteriorPointEnd(best <= InteriorPoint.Acceptable(iterate), iteration, best);
            }
        }
    }

    /// <summary>Starts with distances lifted as far as the rows allow.</summary>
    private bool StartWithRoom(double room, double product)
    {
        for (; room > MinRoom; room *= RoomShrink)
        {
            iterate.Start(room, product);
            iterate.Block.EvaluateLifted();
            if (iterate.HasRoom(product))
            {
                iterate.PriceFeatures();
                return true;
            }
        }

        return false;
    }

    /// <summary>One step of the careful descent: the longest of a row of halved ones that lowers the barrier.</summary>
    /// <param name="target">Slack × multiplier to aim at.</param>
    /// <param name="free">Near the end, where rounding hides how the barrier falls: the step need only keep its room.</param>
    private bool Descend(double target, bool free)
    {
        if (!system.TryFactor(StiffeningGrowth))
        {
            return false;
        }

        double used = system.Direction(target, correct: false, out double cross);
        if (!double.IsFinite(cross))
        {
            return false;
        }

        double step = Math.Min(system.Stiffening > 0 ? MaxStep : 1, InteriorPoint.BoundaryShare / used);
        double before = iterate.Barrier(target);
        double taken = 0;
        for (int attempt = 0; attempt < StepHalvings; attempt++, step *= 0.5)
        {
            iterate.Shift(system, step - taken, Math.Min(step, 1) - Math.Min(taken, 1));
            taken = step;
            iterate.Block.EvaluateLifted();
            if (iterate.HasRoom(target) && (free || iterate.Barrier(target) <= before + BarrierRounding))
            {
                iterate.PriceFeatures();
                return true;
            }
        }

        return false;
    }
}
