namespace Entente.Deals.Solver;

/// <summary>
/// Primal-dual interior-point method with Mehrotra's predictor and corrector for a <see cref="GainRows"/> program over
/// separable features, so that every rule runs through the same step. Where gains are not concave it may go astray, and says so; see
/// <see cref="BarrierDescent"/>.
/// </summary>
/// <remarks>Source: Mehrotra 1992 (predictor-corrector); Nesterov &amp; Nemirovskii 1994, section 5.3 (why lifting s^ρ suits a
/// barrier).</remarks>
internal sealed class InteriorPoint(GainIterate iterate, NewtonSystem system)
{
    /// <summary>Gap and residual at which a solve stops, in units of utility.</summary>
    public const double DefaultTolerance = 1e-11;

    /// <summary>A solve that stalls above the tolerance still counts as converged below this.</summary>
    public const double AcceptableResidual = 2e-9;

    /// <summary>
    /// The same where gains are not concave, as second-order rounding is worse there and only local optimality is claimed, and where a
    /// position is the objective: 5e-6 points of the scale.
    /// </summary>
    public const double AcceptableLocalResidual = 5e-8;

    /// <summary>The gap needs to go no further below the tolerance than this share.</summary>
    public const double MinTargetShare = 0.1;

    /// <summary>Slack × multiplier at the start: slacks are about 0.2, multipliers about 0.1.</summary>
    public const double StartProduct = 0.02;

    /// <summary>Lifted distances start about a tenth of the scale above the true ones.</summary>
    public const double StartRoom = 0.1;

    /// <summary>How much of the way to the boundary a step may go.</summary>
    public const double BoundaryShare = 0.995;

    private const int IterationLimit = 80;
    private const int StallLimit = 4;
    private const int HopelessLimit = 25;
    private const int HopelessLocalLimit = 4;     // where gains are not concave, BarrierDescent takes over
    private const double StallRatio = 0.5;
    private const double NearestShare = 1 - 1e-6; // near the end, so that convergence is fast; never 1, or a slack would become 0
    private const double StiffeningGrowth = 30;

    private double _smallestTarget;

    /// <summary>Solves the program in the iterate's rows from the block's position, which must lie strictly inside its box.</summary>
    /// <param name="mostSteps">Steps that it may take, if they are fewer than usual.</param>
    /// <param name="tolerance">Gap and residual to stop at.</param>
    public InteriorPointEnd Solve(long mostSteps, double tolerance = DefaultTolerance)
    {
        system.Start();
        iterate.Start(StartRoom, StartProduct);
        double best = double.PositiveInfinity;
        double acceptable = Math.Max(Acceptable(iterate), tolerance);
        int stalled = 0;
        _smallestTarget = tolerance * MinTargetShare / (iterate.Block.Pairs + iterate.Rows.Pairs);
        for (int iteration = 0; ; iteration++)
        {
            double products = iterate.Linearise(out double residual);
            if (residual < best)
            {
                stalled = residual < StallRatio * best ? 0 : stalled + 1;
                best = residual;
                iterate.Keep();
            }
            else
            {
                stalled++;
            }

            bool stuck = stalled >= (best <= acceptable ? StallLimit : iterate.Map is null ? HopelessLimit : HopelessLocalLimit);
            if (best <= tolerance || stuck || iteration >= Math.Min(IterationLimit, mostSteps) || !double.IsFinite(residual)
                || !Step(products))
            {
                iterate.ReturnToKept();
                return new InteriorPointEnd(best <= acceptable, iteration, best);
            }
        }
    }

    /// <summary>Residual below which a solve counts as converged.</summary>
    public static double Acceptable(GainIterate iterate) =>
        iterate.Map is null && iterate.Rows.CountGains ? AcceptableResidual : AcceptableLocalResidual;

    private bool Step(double products)
    {
        if (!system.TryFactor(StiffeningGrowth))
        {
            return false;
        }

        int pairs = iterate.Block.Pairs + iterate.Rows.Pairs;
        double mean = products / pairs;
        double used = system.Direction(0, correct: false, out double cross);
        double reach = Math.Min(1, 1 / used);
        double predicted = Math.Max((products * (1 - reach) + reach * reach * cross) / pairs, 0);
        double centring = predicted / mean;
        used = system.Direction(Math.Max(centring * centring * centring * mean, _smallestTarget), correct: true, out cross);
        if (!double.IsFinite(cross))
        {
            return false; // some move is no number: nothing better than the iterate is to be had
        }

        Move(Math.Min(1, Math.Clamp(1 - mean, BoundaryShare, NearestShare) / used));
        return true;
    }

    private void Move(double step)
    {
        iterate.Shift(system, step, step);
        for (int r = 0; r < iterate.Rows.Count; r++)
        {
            iterate.Slack[r] += step * system.SlackMoves[r];
        }

        if (iterate.Map is not null)
        {
            iterate.Block.EvaluateLifted();
        }

        iterate.PriceFeatures();
    }
}
