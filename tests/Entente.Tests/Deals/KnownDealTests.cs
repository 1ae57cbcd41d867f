using Entente.Deals;

namespace Entente.Tests.Deals;

/// <summary>Answers known in closed form. The comments name the row of closed-forms.csv; its inputs become terms and reservation
/// values.</summary>
public sealed class KnownDealTests
{
    private const double UtilityTolerance = 1e-8;
    private const double ShareTolerance = 1e-6;

    [Theory] // Fearon1995.range, with W = p − c; Counterfactual.aid_cut after the cut has p = 0.4 / (0.4 + 0.6)… = 0.5 before, 0.4 after
    [InlineData(0.6, 0.1, 0.15, 0.5, 0.75, 0.625)]
    [InlineData(0.1, 0.2, 0.05, 0, 0.15, 0.025)]
    [InlineData(0.5, 0.1, 0.15, 0.4, 0.65, 0.525)]
    public void Range_and_split_of_one_issue_are_Fearons(double p, double costA, double costB, double lower, double upper, double nash)
    {
        DealSpace space = DealSolver.Solve(DealProblems.OneIssue(p - costA, 1 - p - costB));
        Assert.Equal(100 * lower, space.Ranges[0].Low, 100 * ShareTolerance);
        Assert.Equal(100 * upper, space.Ranges[0].High, 100 * ShareTolerance);
        Assert.Equal(100 * nash, space[BargainingRules.Nash]!.Point.Terms[0], 100 * ShareTolerance);
        Assert.Equal((costA + costB) / 2, space.Depth!.Value, UtilityTolerance);
    }

    [Fact] // Fearon1995.risk_averse_lower: √x = p − c_A with x = y², so that A is linear in y and B quadratic
    public void Range_of_a_risk_averse_party_starts_lower()
    {
        DealSpace space = DealSolver.Solve(DealProblems.OneIssue(0.5, 0.2, curvatureB: 2));
        Assert.Equal(0.25, Math.Pow(space.Ranges[0].Low / 100, 2), UtilityTolerance);
    }

    [Theory] // Nash1950.linear
    [InlineData(0.2, 0.1, 0.55)]
    [InlineData(0, 0, 0.5)]
    public void Nash_split_of_a_linear_pie_halves_the_surplus(double d1, double d2, double share) =>
        Assert.Equal(share, Solve(DealProblems.OneIssue(d1, d2), BargainingRules.Nash).Utilities[0], UtilityTolerance);

    [Theory] // Nash.power_utils
    [InlineData(2, 0.7, 0.5384615384615384)]
    [InlineData(1, 0.6, 0.6)]
    public void Nash_split_of_power_utilities_follows_the_weights(double curvature, double alpha, double expected)
    {
        DealProblem problem = DealProblems.OneIssue(0, 0, curvature);
        problem = problem with
        {
            Actors = [problem.Actors[0] with { BargainingWeight = alpha }, problem.Actors[1] with { BargainingWeight = 1 - alpha }],
        };
        double y = Solve(problem, BargainingRules.Nash).Terms[0] / 100;
        Assert.Equal(expected, Math.Pow(y, curvature), ShareTolerance);
    }

    [Theory] // Nash.sqrt_linear_with_d, KalaiSmorodinsky.sqrt_linear(_with_d), Egalitarian.sqrt_linear_with_d: u1 = √x, u2 = 1 − x
    [InlineData("nash", 0.2, 0.1, 0.3824575349210972)]
    [InlineData("kalai-smorodinsky", 0, 0, 0.3819660112501051)]
    [InlineData("kalai-smorodinsky", 0.2, 0.1, 0.4017017817783028)]
    [InlineData("egalitarian", 0.2, 0.1, 0.4381049961377926)]
    public void Solutions_of_the_square_root_pie_are_those_of_the_closed_forms(string rule, double d1, double d2, double x)
    {
        double y = Solve(DealProblems.OneIssue(d1, d2, curvatureB: 2), Rule(rule)).Terms[0] / 100;
        Assert.Equal(x, y * y, 1e-9);
    }

    [Theory] // KS1975.monotonicity_example, set S: frontier (0,1)-(0.75,0.75)-(1,0)
    [InlineData("nash")]
    [InlineData("kalai-smorodinsky")]
    public void Solutions_of_the_kinked_frontier_sit_on_its_corner(string rule)
    {
        var problem = new DealProblem(
            [new ContinuousIssue(0), new ContinuousIssue(0)],
            [DealProblems.Actor([0.75, 0.25], [100, 100], 0), DealProblems.Actor([0.25, 0.75], [0, 0], 0)]);
        DealPoint point = Solve(problem, Rule(rule));
        Assert.Equal(0.75, point.Utilities[0], UtilityTolerance);
        Assert.Equal(0.75, point.Utilities[1], UtilityTolerance);
    }

    [Fact] // Nash.TU_n_player
    public void Nash_split_of_a_pie_among_four_gives_equal_surplus()
    {
        double[] reservations = [0.4, 0.4, 0.1, 0.05];
        DealPoint point = Solve(DealProblems.Pie(reservations), BargainingRules.Nash);
        Assert.Equal(0.4125, point.Utilities[0], UtilityTolerance);
        Assert.All(point.Gains, gain => Assert.Equal(0.0125, gain, UtilityTolerance));
    }

    [Fact] // NPlayer.bargain_exists: 0.4 + 0.35 + 0.3 > 1
    public void No_zone_when_outside_options_exceed_the_pie()
    {
        DealSpace space = DealSolver.Solve(DealProblems.Pie([0.4, 0.35, 0.3]));
        Assert.False(space.HasZone);
        Assert.Equal(-0.05 / 3, space.Depth!.Value, UtilityTolerance);
        Assert.Equal([0, 1, 2], space.Closest!.Binding);
        Assert.Empty(space.Solutions);
    }

    [Fact] // Logrolling.two_issue
    public void Nash_trades_the_issue_that_matters_less()
    {
        var problem = new DealProblem(
            [new ContinuousIssue(50), new ContinuousIssue(50)],
            [DealProblems.Actor([0.7, 0.3], [100, 100], 0), DealProblems.Actor([0.3, 0.7], [0, 0], 0)]);
        DealPoint point = Solve(problem, BargainingRules.Nash);
        Assert.Equal(0.7, point.Utilities[0], 1e-9);
        Assert.Equal(0.7, point.Utilities[1], 1e-9);
    }

    [Fact]
    public void Crossing_red_lines_leave_no_depth_and_are_named()
    {
        DealProblem problem = DealProblems.OneIssue(0, 0);
        Want above = new() { Weight = 1, Ideal = 100, Accepts = new ScaleInterval(60, 100) };
        Want below = new() { Weight = 1, Ideal = 0, Accepts = new ScaleInterval(0, 40) };
        problem = problem with
        {
            Actors =
            [
                problem.Actors[0] with { Utility = new Assessment([above]) },
                problem.Actors[1] with { Utility = new Assessment([below]) },
            ],
        };
        DealSpace space = DealSolver.Solve(problem);
        Assert.Null(space.Depth);
        Assert.Null(space.Closest);
        Assert.Equal([0, 1], Assert.Single(space.Crossings).Actors);
    }

    [Fact]
    public void At_depth_zero_every_rule_gives_the_terms_of_the_depth()
    {
        DealSpace space = DealSolver.Solve(DealProblems.OneIssue(0.5, 0.5));
        Assert.Equal(0, space.Depth!.Value, UtilityTolerance);
        Assert.True(space.HasZone);
        Assert.All(space.Solutions, solution => Assert.Equal(50, solution.Point.Terms[0], 1e-5));
        Assert.Equal(4, space.Solutions.Count);
    }

    [Fact]
    public void Terms_that_nobody_minds_stay_as_today()
    {
        var problem = new DealProblem(
            [new ContinuousIssue(50), new ContinuousIssue(37)],
            [DealProblems.Actor([1, 0], [100, 0], 0.2), DealProblems.Actor([1, 0], [0, 0], 0.2)]);
        Assert.All(DealSolver.Solve(problem).Solutions, solution => Assert.Equal(37, solution.Point.Terms[1], 0.01));
    }

    private static BargainingRule Rule(string key) => BargainingRules.All.Single(rule => rule.Key == key);

    private static DealPoint Solve(DealProblem problem, BargainingRule rule)
    {
        RuleSolution solution = DealSolver.Solve(problem)[rule]!;
        Assert.Equal(SolveStatus.Converged, solution.Status);
        return solution.Point;
    }
}
