using Entente.Deals;
using Entente.Scenarios;

namespace Entente.Tests.Deals;

/// <summary>Deals that may be broken and leave the front alone: derivatives of their gains, and local optima against a grid.</summary>
[Long]
public sealed class BreakableDealTests
{
    private const int Cells = 60;

    /// <summary>A random problem whose first two actors may break the deal, and whose second issue enforces it.</summary>
    internal static DealProblem Holding(uint seed, int actors, int issues, double curvature)
        => BreakableDeals.Of(DealProblems.Scales(seed, actors, issues, curvature), seed);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void Derivatives_agree_with_differences(uint seed)
    {
        const double step = 1e-5;
        DealProblem problem = Holding(seed, 3, 3, 1.5);
        IGainFunction gain = problem.Gain!;
        double[] at = [0.6, 0.55, 0.7, 0.1];
        double[] multipliers = [0.3, 0.5, 0.2];
        double[] gains = new double[3];
        double[] jacobian = new double[12];
        double[] hessian = new double[16];
        gain.Differentiate(at, multipliers, gains, jacobian, hessian);
        double[] value = new double[3];
        double[] other = new double[3];
        double[] jacobianUp = new double[12];
        double[] jacobianDown = new double[12];
        double[] unused = new double[16];
        for (int a = 0; a < 4; a++)
        {
            double[] up = [.. at];
            double[] down = [.. at];
            up[a] += step;
            down[a] -= step;
            gain.Differentiate(up, multipliers, value, jacobianUp, unused);
            gain.Differentiate(down, multipliers, other, jacobianDown, unused);
            for (int i = 0; i < 3; i++)
            {
                Assert.Equal((value[i] - other[i]) / (2 * step), jacobian[i * 4 + a], 1e-5);
            }

            for (int b = 0; b < 4; b++)
            {
                double change = Enumerable.Range(0, 3).Sum(i => multipliers[i] * (jacobianUp[i * 4 + b] - jacobianDown[i * 4 + b]));
                Assert.Equal(change / (2 * step), hessian[a * 4 + b], 1e-4);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1.5)]
    [InlineData(2)]
    public void Depth_and_Nash_with_holding_reach_the_grid(double curvature)
    {
        for (uint seed = 0; seed < 12; seed++)
        {
            DealProblem problem = Holding(seed, 3, 2, curvature);
            DealSpace space = DealSolver.Solve(problem);
            double depth = GridReference.Maximise(problem, gains => gains.Min(), Cells, starts: 4);
            GridComparisonTests.AssertReaches(depth, space.Depth!.Value);
            Assert.NotEqual(SolveStatus.NotConverged, space.Closest!.Status);
            if (space.Depth > 1e-6)
            {
                double nash = GridReference.Maximise(problem, gains => Logs(problem, gains), Cells, starts: 4);
                GridComparisonTests.AssertReaches(nash, Logs(problem, space[BargainingRules.Nash]!.Point.Gains));
                Assert.Equal(SolveStatus.LocalOptimum, space[BargainingRules.Nash]!.Status);
            }
        }
    }

    private static double Logs(DealProblem problem, IReadOnlyList<double> gains) =>
        gains.Min() < -1e-9 ? double.NegativeInfinity
        : gains.Select((gain, i) => problem.Actors[i].Role == Role.Table ? problem.Actors[i].BargainingWeight * Math.Log(Math.Max(gain, 0))
            : 0).Sum();
}
