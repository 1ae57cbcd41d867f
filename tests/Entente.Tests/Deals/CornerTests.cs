using Entente.Deals;
using Entente.Scenarios;

namespace Entente.Tests.Deals;

/// <summary>
/// Deals in corners, where rules meet the ends of scales, red lines and each other: every one of them is solved, none of the answers breaks
/// a rule, and none is worse than what a general solver finds.
/// </summary>
/// <remarks>`Entente.Benchmarks deals-corners 10000` puts more of them through the same.</remarks>
[Long]
public sealed class CornerTests
{
    private const double Tolerance = 1e-6;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_corner_is_solved_and_keeps_its_rules(bool holds)
    {
        for (uint seed = 0; seed < 300; seed++)
        {
            (DealProblem problem, double[] feasible) = CornerProblems.At(seed);
            problem = holds ? BreakableDeals.Of(problem, seed, enforcing: 0) : problem;
            var workspace = new DealWorkspace(problem);
            workspace.Solve();
            Assert.True(workspace.Status != SolveStatus.NotConverged, $"seed {seed}");
            Assert.True(workspace.Depth >= Least(problem, DealTerms.Gains(problem, feasible)) - Tolerance,
                $"seed {seed}: terms with a greater depth are known");
            double[] terms = new double[problem.Issues.Length];
            workspace.Terms(terms);
            Assert.True(TermsTest.KeepsRules(problem, terms), $"seed {seed}: a rule is broken");
        }
    }

    [Fact]
    public void Every_rule_of_bargaining_and_every_range_is_solved_in_a_corner()
    {
        for (uint seed = 0; seed < 150; seed++)
        {
            DealSpace space = DealSolver.Solve(CornerProblems.At(seed).Problem);
            Assert.All([space.Closest!.Status, .. space.Solutions.Select(s => s.Status), .. space.Ranges.Select(r => r.Status)],
                status => Assert.True(status == SolveStatus.Converged, $"seed {seed}"));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Depths_in_corners_are_those_of_a_general_solver_or_where_it_stops_at_a_lower_local_optimum_better(bool holds)
    {
        int compared = 0;
        for (uint seed = 0; seed < 40; seed++)
        {
            DealProblem plain = CornerProblems.At(seed, mostScales: 2).Problem, problem = holds
                ? BreakableDeals.Of(plain, seed, enforcing: 0) : plain;
            if (problem.Rules.Count > 0)
            {
                continue;
            }

            compared++;
            PlainGains gains = new(problem) { Breaks = holds ? BreakableDeals.Breaking(plain, seed) : null };
            double general = new GeneralSolver(problem, gains).Depth(), ours = DealSolver.Solve(problem).Depth!.Value;
            Assert.True(ours >= general - Tolerance,
                FormattableString.Invariant($"seed {seed}: general solver {general:R}, ours {ours:R}"));
            Assert.True(holds || ours <= general + Tolerance,
                FormattableString.Invariant($"seed {seed}: general solver {general:R}, ours {ours:R}"));
        }

        Assert.True(compared > 20);
    }

    [Theory]
    [InlineData(1e-6)]
    [InlineData(1e6)]
    public void A_rule_may_be_multiplied_by_any_number(double factor)
    {
        for (uint seed = 0; seed < 60; seed++)
        {
            DealProblem problem = CornerProblems.At(seed).Problem;
            DealProblem scaled = problem with
            {
                Sums = [
                .. problem.Sums.Select(sum => new SumConstraint([.. sum.Coefficients.Select(c => c * factor)], sum.Max * factor))]
            };
            Assert.Equal(DealSolver.Solve(problem).Depth!.Value, DealSolver.Solve(scaled).Depth!.Value, 1e-8);
        }
    }

    /// <summary>The smallest solved case by hand: land for money at the end of both scales, where the rule money ≥ land meets both
    /// ends.</summary>
    [Fact]
    public void Land_for_money_ends_where_the_rule_meets_the_ends_of_both_scales()
    {
        var problem = new DealProblem(
            [new ContinuousIssue(50), new ContinuousIssue(0)],
            [DealProblems.Actor([2 / 3.0, 1 / 3.0], [100, 0], 0.48), DealProblems.Actor([0.5, 0.5], [0, 100], 0.3)])
        {
            Sums = [new SumConstraint([1, -1], 0)],
        };
        DealSpace space = DealSolver.Solve(problem);
        Assert.Equal(SolveStatus.Converged, space[BargainingRules.Nash]!.Status);
        Assert.Equal([100, 100], space[BargainingRules.Nash]!.Point.Terms.Select(at => Math.Round(at, 6)));
    }

    private static double Least(DealProblem problem, double[] gains) =>
        gains.Where((_, i) => problem.Actors[i].Role != Role.Outside).Min();
}
