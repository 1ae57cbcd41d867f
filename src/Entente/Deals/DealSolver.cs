using Entente.Deals.Solver;
using Entente.Scenarios;

namespace Entente.Deals;

/// <summary>Solves a deal problem completely. For thousands of similar problems, where only depth and Nash terms matter, see
/// <see cref="DealWorkspace"/>.</summary>
/// <remarks>Rules, sources and limits: docs/explanation/deal-space.md. Deterministic: the same problem gives the same bytes.</remarks>
internal static class DealSolver
{
    /// <summary>A gain this near to the depth holds it down.</summary>
    internal const double BindingTolerance = 1e-7;

    /// <summary>Depth, ranges and the solution of every rule.</summary>
    /// <param name="problem">The deal problem.</param>
    /// <param name="previous">Terms known from a similar problem, tried as a start where gains are not concave; null for none.</param>
    /// <exception cref="ArgumentException">The problem breaks the contract of its types.</exception>
    public static DealSpace Solve(DealProblem problem, IReadOnlyList<double>? previous = null)
    {
        var model = new DealModel(problem);
        var search = new DealSearch(model) { Previous = previous is null ? null : model.Scaled(previous) };
        var goal = new DealGoal(model.Rows);
        var best = new Candidate(model.Issues, model.Rows);
        goal.Set(GoalKind.Depth, model.Rows);
        search.Run(goal, double.NaN, best);
        if (!best.Exists)
        {
            return new DealSpace(null, null, Crossings(problem), [], []) { Status = best.Status };
        }

        double depth = best.Value;
        DealPoint point = Point(model, best);
        int[] binding = [.. Required(problem).Where(i => point.Gains[i] <= depth + BindingTolerance)];
        var closest = new Closest(point, binding, best.Residual, best.Status);
        if (depth < -LeafSolver.ZeroDepth)
        {
            return new DealSpace(depth, closest, [], [], []);
        }

        if (depth <= LeafSolver.ZeroDepth)
        {
            return AtDepthZero(model, depth, closest);
        }

        search.Previous = [.. best.Terms];
        RuleSolution[] solutions = [.. BargainingRules.All.Select(rule => Solve(model, search, goal, rule, closest, best))];
        return new DealSpace(depth, closest, [], DealRanges.Find(model, search, closest.Point.Terms, depth), solutions);
    }

    /// <summary>Where one rule lands, without the ranges and the other rules; null where there is no deal. The Nash terms are those of
    /// <see cref="Solve(DealProblem, IReadOnlyList{double}?)"/> to the last bit.</summary>
    /// <param name="problem">The deal problem.</param>
    /// <param name="rule">The rule.</param>
    /// <exception cref="ArgumentException">The problem breaks the contract of its types.</exception>
    public static DealPoint? PointOf(DealProblem problem, BargainingRule rule)
    {
        var model = new DealModel(problem);
        var search = new DealSearch(model);
        var goal = new DealGoal(model.Rows);
        var best = new Candidate(model.Issues, model.Rows);
        goal.Set(GoalKind.Depth, model.Rows);
        search.Run(goal, double.NaN, best);
        if (!best.Exists || best.Value < -LeafSolver.ZeroDepth)
        {
            return null;
        }

        var closest = new Closest(Point(model, best), [], best.Residual, best.Status);
        search.Previous = [.. best.Terms];
        return best.Value <= LeafSolver.ZeroDepth ? closest.Point : Solve(model, search, goal, rule, closest, best).Point;
    }

    private static RuleSolution Solve(DealModel model, DealSearch search, DealGoal goal, BargainingRule rule, Closest closest,
        Candidate best)
    {
        double depth = closest.Point.Gains.Where((_, i) => model.Problem.Actors[i].Role.IsRequired).Min();
        RuleGoal.Set(goal, rule, model, search, depth, best, unit: _ => 1);
        search.Run(goal, depth, best);

        // The closest terms are acceptable, so that something always is; a search that misses even them has failed.
        return best.Exists
            ? new RuleSolution(rule, Point(model, best), best.Residual, best.Status)
            : new RuleSolution(rule, closest.Point, double.PositiveInfinity, best.Status == SolveStatus.Stopped ? best.Status
                : SolveStatus.NotConverged);
    }

    /// <summary>At depth 0 nobody who binds can gain, so that every rule coincides with the terms of the depth.</summary>
    private static DealSpace AtDepthZero(DealModel model, double depth, Closest closest)
    {
        RuleSolution[] solutions =
        [
            .. BargainingRules.All.Select(rule => new RuleSolution(rule, closest.Point, closest.Residual, closest.Status)),
        ];
        return new DealSpace(depth, closest, [], DealRanges.OfTerms(model, closest.Point.Terms), solutions);
    }

    private static List<Crossing> Crossings(DealProblem problem)
    {
        List<Crossing> crossings = [];
        for (int k = 0; k < problem.Issues.Length; k++)
        {
            int issue = k;
            int[] drawn = [.. Required(problem).Where(i => DealTerms.HasRedLine(problem, i, issue))];
            if (drawn.Length > 0 && !DealTerms.RedLinesMeet(problem, issue))
            {
                crossings.Add(new Crossing(issue, drawn));
            }
        }

        return crossings;
    }

    private static IEnumerable<int> Required(DealProblem problem) =>
        Enumerable.Range(0, problem.Actors.Count).Where(i => problem.Actors[i].Role.IsRequired);

    private static DealPoint Point(DealModel model, Candidate best) => DealPoint.At(model.Problem, model.Unscaled(best.Terms));
}
