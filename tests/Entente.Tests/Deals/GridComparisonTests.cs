using Entente.Deals;
using Entente.Scenarios;

namespace Entente.Tests.Deals;

/// <summary>Random problems small enough for a fine grid: the solver must reach the grid's value, and can hardly exceed it.</summary>
public sealed class GridComparisonTests
{
    private const double Tolerance = 1e-6;
    private const double GridError = 1e-3;
    private const int Cells = 60;

    public static TheoryData<double, uint> Problems()
    {
        var data = new TheoryData<double, uint>();
        foreach (double curvature in (double[])[1, 1.5, 2, 2.7])
        {
            for (uint seed = 0; seed < 6; seed++)
            {
                data.Add(curvature, seed);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Problems))]
    public void Depth_and_solutions_reach_the_grid(double curvature, uint seed)
    {
        DealProblem problem = DealProblems.Scales(seed, 3, 2, curvature);
        DealSpace space = DealSolver.Solve(problem);
        double depth = GridReference.Maximise(problem, gains => gains.Min(), Cells);
        AssertReaches(depth, space.Depth!.Value);
        if (depth < Tolerance)
        {
            return;
        }

        double nash = GridReference.Maximise(problem, gains => Logs(problem, gains), Cells);
        AssertReaches(nash, Logs(problem, space[BargainingRules.Nash]!.Point.Gains));
        double sum = GridReference.Maximise(problem, gains => gains.Min() < 0 ? double.NegativeInfinity : Table(problem, gains).Sum(),
            Cells);
        AssertReaches(sum, Table(problem, space[BargainingRules.Utilitarian]!.Point.Gains).Sum());
        double least = GridReference.Maximise(problem, gains => gains.Min() < 0 ? double.NegativeInfinity : Table(problem, gains).Min(),
            Cells);
        AssertReaches(least, Table(problem, space[BargainingRules.Egalitarian]!.Point.Gains).Min());
        Assert.All(space.Solutions, solution => Assert.All(solution.Point.Terms, position => Assert.InRange(position, 0, 100)));
    }

    /// <summary>Both values belong to real terms, evaluated from the definitions, so that exceeding the grid is no error, only unlikely to
    /// be much.</summary>
    internal static void AssertReaches(double grid, double found) => Assert.InRange(found, grid - Tolerance, grid + GridError);

    private static double Logs(DealProblem problem, IReadOnlyList<double> gains)
    {
        double sum = 0;
        for (int i = 0; i < gains.Count; i++)
        {
            bool table = problem.Actors[i].Role == Role.Table;
            sum += gains[i] < (table ? 0 : -1e-9) ? double.NegativeInfinity : table ? problem.Actors[i]
                .BargainingWeight * Math.Log(gains[i]) : 0;
        }

        return sum;
    }

    private static IEnumerable<double> Table(DealProblem problem, IReadOnlyList<double> gains) =>
        gains.Where((_, i) => problem.Actors[i].Role == Role.Table);
}
