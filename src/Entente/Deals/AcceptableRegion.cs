namespace Entente.Deals;

/// <summary>
/// Where two scale issues can settle: for each pair of positions the depth that the best terms on all other issues leave.
/// Acceptable where it is 0 or more (<see cref="HasZone"/>); NaN where no feasible terms were found.
/// </summary>
/// <param name="Horizontal">Positions of the first issue, rising.</param>
/// <param name="Vertical">Positions of the second issue, rising.</param>
/// <param name="Depth">Depth at [horizontal, vertical].</param>
/// <param name="HasZone">Whether those positions could be agreed; null where the search was stopped before that was decided.</param>
internal sealed record AcceptableRegion(IReadOnlyList<double> Horizontal, IReadOnlyList<double> Vertical, double[,] Depth, bool?[,] HasZone)
{
    /// <summary>What the searches of all pairs may do together: as much as somebody waits for. What easy ones leave, hard ones may
    /// use.</summary>
    private const long Budget = SearchBudget.OfAnswer;

    /// <summary>Solves for the depth on a grid.</summary>
    /// <param name="problem">The deal problem.</param>
    /// <param name="first">Index of a scale issue.</param>
    /// <param name="second">Index of another scale issue.</param>
    /// <param name="points">Positions along each issue, 2 or more.</param>
    /// <exception cref="ArgumentException">An issue is settled by options, or both are the same.</exception>
    public static AcceptableRegion Find(DealProblem problem, int first, int second, int points = 41)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 2);
        if (first == second || problem.Issues[first] is not ContinuousIssue || problem.Issues[second] is not ContinuousIssue)
        {
            throw new ArgumentException("A region needs two different scale issues.", nameof(second));
        }

        double[] horizontal = Positions((ContinuousIssue)problem.Issues[first], points);
        double[] vertical = Positions((ContinuousIssue)problem.Issues[second], points);
        double[,] depth = new double[points, points];
        bool?[,] hasZone = new bool?[points, points];
        (long left, int pairs) = (Budget, points * points);
        for (int x = 0; x < points; x++)
        {
            for (int y = 0; y < points; y++)
            {
                DealIssue[] issues = [.. problem.Issues];
                issues[first] = Fixed((ContinuousIssue)issues[first], horizontal[x]);
                issues[second] = Fixed((ContinuousIssue)issues[second], vertical[y]);
                var budget = new SearchBudget(Math.Max(0, 2 * left / pairs));
                var workspace = new DealWorkspace(problem with { Issues = issues }, budget);
                workspace.SolveDepth();
                (depth[x, y], hasZone[x, y]) = (workspace.Depth, workspace.IsDecided ? workspace.HasZone : null);
                (left, pairs) = (left - budget.Done, pairs - 1);
            }
        }

        return new AcceptableRegion(horizontal, vertical, depth, hasZone);
    }

    private static double[] Positions(ContinuousIssue issue, int points) =>
        [.. Enumerable.Range(0, points).Select(j => issue.Low + (issue.High - issue.Low) * j / (points - 1))];

    private static ContinuousIssue Fixed(ContinuousIssue issue, double position) => issue with { Low = position, High = position };
}
