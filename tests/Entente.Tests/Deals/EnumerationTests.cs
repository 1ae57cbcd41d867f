using Entente.Deals;
using Entente.Scenarios;

namespace Entente.Tests.Deals;

/// <summary>Options and rules: pruned searches against plain enumeration, and mixed problems against one solve a combination.</summary>
public sealed class EnumerationTests
{
    private const double Tolerance = 1e-9;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Pruned_search_finds_what_enumeration_finds(uint seed)
    {
        DealProblem problem = DealProblems.Mixed(seed, 3, 0, 6, 1, slack: 0.3);
        DealSpace space = DealSolver.Solve(problem);
        double[][] all = [.. Combinations(problem).Select(terms => DealTerms.Gains(problem, terms))];
        Assert.Equal(all.Max(gains => gains.Min()), space.Depth!.Value, Tolerance);
        if (space.Solutions.Count == 0)
        {
            return;
        }

        double[][] acceptable = [.. all.Where(gains => gains.Min() >= 0)];
        Assert.Equal(acceptable.Max(gains => Product(problem, gains)), Product(problem, space[BargainingRules.Nash]!.Point.Gains),
            Tolerance);
        Assert.Equal(acceptable.Max(gains => gains[0] + gains[1]), space[BargainingRules.Utilitarian]!.Point.Gains.Take(2).Sum(),
            Tolerance);
        Assert.Equal(acceptable.Max(gains => Math.Min(gains[0], gains[1])), space[BargainingRules.Egalitarian]!.Point.Gains.Take(2).Min(),
            Tolerance);
        double bestA = acceptable.Max(gains => gains[0]);
        double bestB = acceptable.Max(gains => gains[1]);
        IReadOnlyList<double> shares = space[BargainingRules.KalaiSmorodinsky]!.Point.Gains;
        Assert.Equal(acceptable.Max(gains => Math.Min(gains[0] / bestA, gains[1] / bestB)), Math.Min(shares[0] / bestA, shares[1] / bestB),
            Tolerance);
    }

    [Theory]
    [InlineData(11, 1)]
    [InlineData(12, 1.5)]
    [InlineData(13, 2)]
    public void Mixed_search_finds_the_best_combination_of_options(uint seed, double curvature)
    {
        DealProblem problem = DealProblems.Mixed(seed, 3, 2, 3, curvature);
        DealSpace space = DealSolver.Solve(problem);
        double depth = double.NegativeInfinity;
        double nash = double.NegativeInfinity;
        foreach (double[] options in Combinations(problem with { Issues = [.. problem.Issues.Skip(2)] }))
        {
            DealSpace one = DealSolver.Solve(problem with
            {
                Issues = [.. problem.Issues.Take(2), .. problem.Issues.Skip(2)
                    .Select((issue, k) => ((DiscreteIssue)issue) with { Open = [(int)options[k]] })],
            });
            depth = Math.Max(depth, one.Depth!.Value);
            nash = Math.Max(nash, one[BargainingRules.Nash] is { } solution ? Product(problem, solution.Point.Gains) : 0);
        }

        Assert.Equal(depth, space.Depth!.Value, 1e-8);
        Assert.Equal(nash, space[BargainingRules.Nash] is { } found ? Product(problem, found.Point.Gains) : 0, 1e-8);
    }

    [Fact]
    public void A_rule_ties_an_option_to_a_scale()
    {
        // B gives way on the strip only for troops; troops allow the strip at most at 60.
        Want strip = new() { Weight = 0.5, Ideal = 100 };
        var problem = new DealProblem(
            [new ContinuousIssue(50), new DiscreteIssue(0, 2)],
            [
                new DealActor(Role.Table, new Assessment([strip, new Want { Weight = 0.5, Scores = [100, 80] }]), 0.3),
                new DealActor(Role.Table, new Assessment([strip with { Ideal = 0 }, new Want { Weight = 0.5, Scores = [0, 100] }]), 0.3),
            ])
        {
            Rules = [new WhenThen([new Condition(1, Options: [1])], [new Condition(0, new ScaleInterval(0, 40))])],
        };
        RuleSolution sum = DealSolver.Solve(problem)[BargainingRules.Utilitarian]!;
        Assert.Equal(1, sum.Point.Terms[1]);
        Assert.InRange(sum.Point.Terms[0], 0, 40);
        IssueRange range = DealSolver.Solve(problem).Ranges[0];
        Assert.Equal(40, range.High, 1e-5);
    }

    [Fact]
    public void A_rule_triggered_by_a_scale_splits_the_box()
    {
        // Above 60 the second issue must be at least 80, which B hates: A's best deal stays just below 60.
        var problem = new DealProblem(
            [new ContinuousIssue(50), new ContinuousIssue(0)],
            [DealProblems.Actor([1, 0], [100, 0], 0.1), DealProblems.Actor([0.2, 0.8], [0, 0], 0.5)])
        {
            Rules = [new WhenThen([new Condition(0, new ScaleInterval(60, 100))], [new Condition(1, new ScaleInterval(80, 100))])],
        };
        DealSpace space = DealSolver.Solve(problem);
        Assert.All(space.Solutions, solution => Assert.True(problem.Rules[0].Holds([.. solution.Point.Terms])));
        Assert.Equal(60, space.Ranges[0].High, 1e-4);
        Assert.True(space.Ranges[0].High < 60);
    }

    [Fact]
    public void Beyond_enumeration_the_search_still_proves_its_answer()
    {
        DealProblem problem = DealProblems.Mixed(5, 3, 0, 30, 1);
        RuleSolution nash = DealSolver.Solve(problem)[BargainingRules.Nash]!;
        Assert.Equal(SolveStatus.Converged, nash.Status);
        Assert.True(nash.Point.Gains.Min() > 0);
    }

    [Fact]
    public void Among_equal_deals_the_one_nearest_to_today_is_taken()
    {
        Want indifferent = new() { Weight = 1, Scores = [40, 40, 40] };
        var problem = new DealProblem(
            [new DiscreteIssue(2, 3)],
            [new DealActor(Role.Table, new Assessment([indifferent]), 0.1), new DealActor(Role.Table, new Assessment([indifferent]), 0.1)]);
        Assert.All(DealSolver.Solve(problem).Solutions, solution => Assert.Equal(2, solution.Point.Terms[0]));
    }

    private static double Product(DealProblem problem, IReadOnlyList<double> gains)
    {
        double product = 1;
        for (int i = 0; i < gains.Count; i++)
        {
            product *= problem.Actors[i].Role == Role.Table ? Math.Pow(Math.Max(gains[i], 0), problem.Actors[i].BargainingWeight) : 1;
        }

        return product;
    }

    private static IEnumerable<double[]> Combinations(DealProblem problem)
    {
        int[] counts = [.. problem.Issues.Select(issue => ((DiscreteIssue)issue).Count)];
        for (int index = 0; index < counts.Aggregate(1, (product, count) => product * count); index++)
        {
            double[] terms = new double[counts.Length];
            for (int k = 0, rest = index; k < counts.Length; rest /= counts[k], k++)
            {
                terms[k] = rest % counts[k];
            }

            yield return terms;
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1.5)]
    [InlineData(2)]
    public void An_option_that_leaves_a_required_gain_of_exactly_0_is_in_the_range(double curvature)
    {
        for (uint seed = 0; seed < 60; seed++)
        {
            // The first actor accepts option 1 only at its own ideals on every scale; the second accepts everything.
            var random = new SmallGenerator(seed);
            int scales = (int)(seed % 4);
            double share = scales == 0 || seed % 2 == 0 ? 1 : 0.6;
            DealIssue[] issues = [new DiscreteIssue(0, 3), .. Enumerable.Range(0, scales).Select(_ => new ContinuousIssue(50))];
            Want[] choosy =
            [
                new Want { Weight = share, Scores = [100, 30 + 10 * random.Next(), 90 * random.Next()] },
                .. Enumerable.Range(0, scales)
                    .Select(_ => new Want { Weight = (1 - share) / scales, Ideal = random.Next() < 0.4 ? 0 : 100 * random.Next() }),
            ];
            Want[] easy =
            [
                new Want { Weight = 0.3, Scores = [20 + 60 * random.Next(), 80, 50] },
                .. Enumerable.Range(0, scales).Select(_ => new Want { Weight = 0.7 / scales, Ideal = 100 * random.Next() }),
            ];
            var utility = new Assessment(choosy, curvature);
            double exactly = DealTerms.Value(utility, issues, [1, .. choosy.Skip(1).Select(want => want.Ideal)]);
            DealSpace space = DealSolver.Solve(new DealProblem(
                issues,
                [new DealActor(Role.Table, utility, exactly),
                    new DealActor(seed % 3 == 0 ? Role.Consent : Role.Table, new Assessment(easy, curvature), -1)]));
            Assert.Contains(1, space.Ranges[0].Options);
        }
    }
}
