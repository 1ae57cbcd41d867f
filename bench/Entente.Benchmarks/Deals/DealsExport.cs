using System.Text.Json;
using Entente.Deals;
using Entente.Scenarios;

namespace Entente.Benchmarks.Deals;

/// <summary>
/// Writes random deal problems of 4 actors and 7 scales as JSON, with our answers and times, for other solvers to be timed on:
/// bench/peers/deals_scipy.py times one, bench/peers/deals_ortools.cs proves our answers by linear programs.
/// </summary>
internal static class DealsExport
{
    private const int Actors = 4;
    private const int Issues = 7;
    private const int WarmUpPasses = 20;
    private const int Passes = 5;
    private static readonly double[] Curvatures = [1, 1.5, 2];
    private static readonly JsonSerializerOptions Names = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static int Run(string file, int count)
    {
        var random = new RandomDeals(2025);
        DealProblem[] problems =
            [.. Enumerable.Range(0, count).Select(p => random.Scales(Actors, Issues, Curvatures[p % Curvatures.Length]))];
        DealWorkspace[] workspaces = [.. problems.Select(problem => new DealWorkspace(problem))];
        DealsCost.Micros(workspaces, WarmUpPasses);
        double[] micros = DealsCost.Micros(workspaces, Passes);
        File.WriteAllText(file, JsonSerializer.Serialize(problems.Select((problem, p) => Described(problem, workspaces[p], micros[p])),
            Names));
        return 0;
    }

    private static object Described(DealProblem problem, DealWorkspace solved, double micros)
    {
        double[] gains = new double[Actors];
        solved.Gains(gains);
        DealSpace space = DealSolver.Solve(problem);
        return new
        {
            Start = problem.Issues.Select(issue => issue.Today),
            Actors = problem.Actors.Select(actor => new
            {
                actor.Reservation,
                actor.BargainingWeight,
                AtTable = actor.Role == Role.Table,
                actor.Utility.Curvature,
                Wants = actor.Utility.Wants.Select(want =>
                    new { want.Weight, want.Ideal, Low = want.Accepts?.Low ?? 0, High = want.Accepts?.High ?? 100 }),
            }),
            solved.Depth,
            HasZone = solved.Depth > 0,
            Gains = gains,
            Utilitarian = AtTable(problem, space[BargainingRules.Utilitarian]),
            Egalitarian = AtTable(problem, space[BargainingRules.Egalitarian]),
            Ranges = space.Ranges.Select(range => new[] { range.Low, range.High }),
            Micros = micros,
        };
    }

    private static double[] AtTable(DealProblem problem, RuleSolution? solution) =>
        solution is null ? [] : [.. solution.Point.Gains.Where((_, i) => problem.Actors[i].Role == Role.Table)];
}
