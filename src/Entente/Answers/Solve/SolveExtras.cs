using Entente.Deals;
using Entente.Scenarios;
using Entente.Talks.FirstDay;

namespace Entente.Answers.Solve;

/// <summary>What `solve` was asked for beyond the deal space itself; each part is missing unless it was asked for.</summary>
/// <param name="Terms">What becomes of given terms.</param>
/// <param name="Pair">Places of the two actors of the frontier.</param>
/// <param name="Frontier">The Pareto frontier between them.</param>
/// <param name="Issues">Places of the two issues of the region.</param>
/// <param name="Region">Which positions on them could be agreed.</param>
internal sealed record SolveExtras(
    TermsAnswer? Terms, (int First, int Second)? Pair, ParetoFrontier? Frontier, (int First, int Second)? Issues, AcceptableRegion? Region)
{
    private const int FrontierPoints = 21;
    private const int RegionPoints = 31;

    /// <summary>Nothing beyond the deal space.</summary>
    public static readonly SolveExtras None = new(null, null, null, null, null);

    /// <summary>Finds what was asked for.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="solution">The package, solved.</param>
    /// <param name="terms">Terms to judge; null for none.</param>
    /// <param name="actors">Two actors for a frontier, or none.</param>
    /// <param name="issues">Two issues for a region, or none.</param>
    internal static SolveExtras Of(Scenario scenario, PackageSolution solution, Named<IssueValue>? terms, string[] actors, string[] issues)
    {
        PackageProblem problem = solution.Problem;
        (int First, int Second)? pair = Places(problem.ActorNames, actors), axes = Places(problem.IssueNames, issues);
        return new(
            terms is null ? null : TermsAnswer.Of(scenario, problem, solution.WithoutDeadlines?.Problem, problem.TermsOf(terms)),
            pair,
            pair is (int a, int b) ? InWholeUnits(problem.Problem, a, b, ParetoFrontier.Find(problem.Problem, a, b, FrontierPoints)) : null,
            axes,
            axes is (int x, int y) ? AcceptableRegion.Find(problem.Problem, x, y, RegionPoints) : null);
    }

    /// <summary>The frontier at the nearest whole terms on which the two could settle, where issues are counted in whole units.</summary>
    private static ParetoFrontier InWholeUnits(DealProblem problem, int one, int other, ParetoFrontier frontier)
    {
        if (problem.Issues.All(issue => issue is not ContinuousIssue { Units: > 0 }))
        {
            return frontier;
        }

        return frontier with { Points = [.. frontier.Points.Select(InWholeTerms).DistinctBy(point => (point.First, point.Second))] };

        ParetoPoint InWholeTerms(ParetoPoint point)
        {
            double[]? whole = WholeTerms.Nearest(problem, [.. point.Terms], at => DealTerms.Gains(problem, at),
                [.. problem.Actors.Select(_ => -1.0)]);
            return whole is null ? point : point with
            {
                Terms = whole,
                First = DealTerms.Value(problem.Actors[one].Utility, problem.Issues, whole),
                Second = DealTerms.Value(problem.Actors[other].Utility, problem.Issues, whole),
            };
        }
    }

    private static (int First, int Second)? Places(IReadOnlyList<string> names, string[] pair) => pair is [string first, string second]
        ? (names.Index().First(name => name.Item == first).Index, names.Index().First(name => name.Item == second).Index)
        : null;
}
