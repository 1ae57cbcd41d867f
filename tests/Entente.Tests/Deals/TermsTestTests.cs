using Entente.Deals;
using Entente.Scenarios;

namespace Entente.Tests.Deals;

/// <summary>Testing proposed terms, those left out, and the pictures.</summary>
public sealed class TermsTestTests
{
    private static readonly DealProblem Pie = DealProblems.OneIssue(0.5, 0.25);

    [Fact]
    public void A_refusal_names_its_reason_and_the_change_that_turns_it()
    {
        TermsVerdict verdict = TermsTest.Judge(Pie, [40]);
        Assert.False(verdict.Accepted);
        Assert.False(verdict.Actors[0].Accepts);
        Assert.Empty(verdict.Actors[0].CrossedRedLines);
        Assert.Equal(50, Assert.Single(verdict.Actors[0].Turns).To, 1e-6);
        Assert.True(verdict.Actors[1].Accepts);
        Assert.Null(verdict.Improvement);
    }

    [Fact]
    public void A_crossed_red_line_is_a_reason_by_itself()
    {
        Want line = Pie.Actors[0].Utility.Wants[0] with { Accepts = new ScaleInterval(60, 100) };
        DealProblem problem = Pie with { Actors = [Pie.Actors[0] with { Utility = new Assessment([line]) }, Pie.Actors[1]] };
        ActorVerdict verdict = TermsTest.Judge(problem, [55]).Actors[0];
        Assert.True(verdict.Gain > 0);
        Assert.Equal([0], verdict.CrossedRedLines);
        Assert.Equal(60, Assert.Single(verdict.Turns).To, 1e-6);
    }

    [Fact] // U = 1 − 0.5·(1 − x) − 0.5·(1 − y) reaches 0.7 from (0, 0) only with both at 70
    public void A_refusal_that_no_single_issue_turns_is_turned_by_two_together()
    {
        var problem = new DealProblem([new ContinuousIssue(0), new ContinuousIssue(0)],
            [DealProblems.Actor([0.5, 0.5], [100, 100], 0.7), DealProblems.Actor([0.5, 0.5], [0, 0], 0)]);
        ActorVerdict verdict = TermsTest.Judge(problem, [0, 0]).Actors[0];
        Assert.Empty(verdict.Turns);
        Assert.Equal([0, 1], verdict.JointTurn.Select(change => change.Issue));
        Assert.All(verdict.JointTurn, change => Assert.Equal(70, change.To, 1e-6));
        Assert.Empty(TermsTest.Judge(problem, [60, 60]).Actors[0].JointTurn); // one issue is enough
    }

    [Fact]
    public void Two_crossed_red_lines_are_turned_by_a_change_of_both_issues_or_not_at_all()
    {
        Want[] wants = [.. DealProblems.Actor([0.4, 0.3, 0.3], [100, 100, 100], 0)
            .Utility.Wants.Select((want, k) => k < 2 ? want with { Accepts = new ScaleInterval(40 + (20 * k), 100) } : want)];
        DealActor actor = DealProblems.Actor([0.4, 0.3, 0.3], [100, 100, 100], 0) with { Utility = new Assessment(wants) };
        var problem = new DealProblem([new ContinuousIssue(0), new ContinuousIssue(0), new ContinuousIssue(0)],
            [actor, DealProblems.Actor([1, 0, 0], [0, 0, 0], 0)]);
        ActorVerdict verdict = TermsTest.Judge(problem, [0, 0, 0]).Actors[0];
        Assert.Equal([0, 1], verdict.JointTurn.Select(change => change.Issue));
        Assert.Equal([40.0, 60], verdict.JointTurn.Select(change => change.To)); // neither by more than it takes
        DealProblem dear = problem with { Actors = [actor with { Reservation = 0.9 }, problem.Actors[1]] };
        Assert.Empty(TermsTest.Judge(dear, [0, 0, 0]).Actors[0].JointTurn);
    }

    [Fact]
    public void Terms_off_the_frontier_can_be_bettered_for_all()
    {
        var problem = new DealProblem(
            [new ContinuousIssue(50), new ContinuousIssue(50)],
            [DealProblems.Actor([0.7, 0.3], [100, 100], 0), DealProblems.Actor([0.3, 0.7], [0, 0], 0)]);
        TermsVerdict verdict = TermsTest.Judge(problem, [50, 50]);
        Assert.True(verdict.Accepted);
        Assert.True(verdict.Improvement!.Gains.Zip(verdict.Point.Gains).All(pair => pair.First >= pair.Second - 1e-8));
        Assert.True(verdict.Improvement.Gains.Sum() > verdict.Point.Gains.Sum() + 0.01);
    }

    [Fact] // ExcludedPayer.feasible and ExcludedPayer.min_subsidy
    public void Side_payments_cover_losses_when_gains_exceed_them()
    {
        Assert.Equal(0, LeftOut.LeastOutsideMoney([0.1, -0.04, 0.09]), 1e-9);
        Assert.Equal(0, LeftOut.LeastOutsideMoney([0.1, -0.04]), 1e-9);
        Assert.Equal(0, LeftOut.LeastOutsideMoney([-0.05, 0.12, -0.04]), 1e-9);
        Assert.Equal(0.05, LeftOut.LeastOutsideMoney([0.01, -0.06]), 1e-9);
    }

    [Fact]
    public void The_left_out_are_owed_what_they_lose()
    {
        DealProblem problem = Pie with { Actors = [.. Pie.Actors, DealProblems.Actor([1], [0], 0.6, role: Role.Outside)] };
        LeftOutActor payer = Assert.Single(LeftOut.At(problem, [70]));
        Assert.Equal(0.3, payer.Utility, 1e-12);
        Assert.Equal(0.5, payer.Today, 1e-12);
        Assert.Equal(0.3, payer.Compensation, 1e-12);
    }

    [Fact]
    public void Region_is_acceptable_where_both_gain()
    {
        var problem = new DealProblem(
            [new ContinuousIssue(50), new ContinuousIssue(50)],
            [DealProblems.Actor([0.5, 0.5], [100, 100], 0.4), DealProblems.Actor([0.5, 0.5], [0, 0], 0.4)]);
        AcceptableRegion region = AcceptableRegion.Find(problem, 0, 1, 11);
        Assert.Equal(0.1, region.Depth[5, 5], 1e-8);
        Assert.Equal(0.1, region.Depth[0, 10], 1e-8);
        Assert.Equal(-0.4, region.Depth[0, 0], 1e-8);
        Assert.True(region.HasZone[5, 5]);
        Assert.False(region.HasZone[0, 0]);
    }

    [Fact]
    public void Positions_at_which_nobody_gains_nor_loses_are_acceptable()
    {
        var problem = new DealProblem(
            [new ContinuousIssue(50), new ContinuousIssue(50)],
            [DealProblems.Actor([0.7, 0.3], [100, 100], 0.7), DealProblems.Actor([0.7, 0.3], [0, 0], 0.3)]);
        AcceptableRegion region = AcceptableRegion.Find(problem, 0, 1, 11);
        Assert.True(region.HasZone[10, 0], "0.7 and 0.3 to the last digit but one");
    }

    [Fact]
    public void Frontier_of_a_linear_pie_is_its_line()
    {
        IReadOnlyList<ParetoPoint> frontier = ParetoFrontier.Find(DealProblems.OneIssue(0.9, 0.9), 0, 1, 11).Points;
        Assert.Equal(11, frontier.Count);
        Assert.All(frontier, point => Assert.Equal(1, point.First + point.Second, 1e-7));
    }

    [Fact]
    public void A_workspace_follows_the_reservation_values()
    {
        var workspace = new DealWorkspace(Pie);
        Assert.True(workspace.Solve());
        Assert.Equal(0.125, workspace.Depth, 1e-8);
        workspace.SetReservation(0, 0.7);
        Assert.True(workspace.Solve());
        double[] terms = new double[1];
        workspace.Terms(terms);
        Assert.Equal(72.5, terms[0], 1e-5);
        workspace.SetReservation(1, 0.5);
        Assert.False(workspace.Solve());
        Assert.Equal(-0.1, workspace.Depth, 1e-8);
    }
}
