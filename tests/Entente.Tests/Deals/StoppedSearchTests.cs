using Entente.Deals;
using Entente.Deals.Solver;
using Entente.Scenarios;

namespace Entente.Tests.Deals;

/// <summary>A search that used up its work says so, and does not take "none found" for "none there".</summary>
[Long]
public sealed class StoppedSearchTests
{
    private const int Issues = 9;
    private const int Options = 4;

    [Fact]
    public void Terms_that_a_stopped_search_never_came_to_are_not_said_to_be_missing()
    {
        Candidate few = Search(FeasibleAtLast(), budget: 0), all = Search(FeasibleAtLast(), SearchBudget.OfAnswer);

        Assert.False(few.Exists);
        Assert.Equal(SolveStatus.Stopped, few.Status);
        Assert.True(all.Exists);
        Assert.Equal(SolveStatus.Converged, all.Status);
        Assert.Equal(Options - 1, all.Terms[0]);
    }

    [Fact]
    public void Without_feasible_terms_a_search_that_saw_all_is_sure()
    {
        DealProblem problem = FeasibleAtLast();
        Condition never = new(1, Options: [0]), neither = new(1, Options: [1]);
        problem = problem with { Rules = [.. problem.Rules, new WhenThen([new Condition(0, Options: [Options - 1])], [never, neither])] };

        Candidate found = Search(problem, SearchBudget.OfAnswer);

        Assert.False(found.Exists);
        Assert.Equal(SolveStatus.Converged, found.Status);
    }

    [Fact]
    public void Whether_there_is_a_zone_is_open_only_where_a_stopped_search_found_none()
    {
        Assert.False(new DealSpace(null, null, [], [], []) { Status = SolveStatus.Stopped }.IsDecided);
        Assert.True(new DealSpace(null, null, [], [], []).IsDecided);
        Assert.False(new DealSpace(-0.1, null, [], [], []) { Status = SolveStatus.Stopped }.IsDecided);
        Assert.True(new DealSpace(0.1, null, [], [], []) { Status = SolveStatus.Stopped }.IsDecided);
    }

    [Fact]
    public void A_workspace_tells_a_stopped_search_from_none_there()
    {
        DealWorkspace few = new(FeasibleAtLast(), new SearchBudget(0)), all = new(FeasibleAtLast());
        few.SolveDepth();
        all.SolveDepth();
        Assert.False(few.IsDecided);
        Assert.False(few.HasZone);
        Assert.True(all.IsDecided);
    }

    [Fact]
    public void Searches_that_share_a_budget_leave_each_other_what_is_left()
    {
        SearchBudget shared = new(400_000);
        Assert.Equal(200_000, shared.Allowance);
        new DealWorkspace(FeasibleAtLast(), shared).SolveDepth();
        Assert.True(shared.Done is > 0 and <= 200_000);
        Assert.Equal((400_000 - shared.Done) / 2, shared.Allowance);
        shared.Refill();
        Assert.Equal(200_000, shared.Allowance);
    }

    [Fact]
    public void Positions_of_which_a_search_does_not_know_are_marked_as_such()
    {
        DealProblem problem = FeasibleAtLast();
        problem = problem with
        {
            Issues = [.. problem.Issues, new DiscreteIssue(0, Options), new DiscreteIssue(0, Options), new DiscreteIssue(0, Options),
                new ContinuousIssue(0), new ContinuousIssue(0)],
            Actors = [.. problem.Actors.Select(actor =>
                actor with { Utility = new Assessment(
                [.. actor.Utility.Wants, .. Enumerable.Repeat(actor.Utility.Wants[0], 3), new Want(), new Want()]) })],
        };
        int first = problem.Issues.Length - 2;
        AcceptableRegion region = AcceptableRegion.Find(problem, first, first + 1, points: 3);
        Assert.All(region.HasZone.Cast<bool?>(), zone => Assert.Null(zone));
        Assert.All(region.Depth.Cast<double>(), depth => Assert.True(double.IsNaN(depth)));
    }

    // What `run` says of such a world: the search was stopped, not that its precision was too low.
    [Fact]
    public void A_search_for_Nash_terms_that_was_stopped_is_not_taken_for_one_of_too_little_precision()
    {
        int stopped = 0;
        for (uint seed = 1; seed <= 20; seed++)
        {
            DealProblem problem = DealProblems.Mixed(seed, 4, 0, 8, 1, slack: 0.3);
            SearchBudget whole = new(SearchBudget.OfAnswer);
            DealWorkspace free = new(problem, whole);
            free.SolveDepth();
            long depth = whole.Done;
            free.SolveNash();
            long nash = whole.Done - depth;
            if (nash < 4)
            {
                continue;
            }

            DealWorkspace few = new(problem, new SearchBudget(depth + SearchBudget.EasyWork + (nash / 2)));
            Assert.True(few.SolveDepth());
            Assert.Equal(SolveStatus.Converged, few.Status);
            few.SolveNash();
            Assert.Equal((SolveStatus.Stopped, double.PositiveInfinity), (few.Status, few.Residual));
            stopped++;
        }

        Assert.True(stopped > 0);
    }

    [Fact]
    public void A_frontier_that_comes_out_empty_says_why()
    {
        DealProblem problem = FeasibleAtLast();
        problem = problem with
        {
            Issues = [.. problem.Issues, new ContinuousIssue(0)],
            Actors = [.. problem.Actors.Select(actor => actor with { Utility = new Assessment([.. actor.Utility.Wants, new Want()]) })],
        };
        ParetoFrontier few = ParetoFrontier.Find(problem, 0, 1, 3, new SearchBudget(0)), all = ParetoFrontier.Find(problem, 0, 1, 3);
        Assert.Equal((0, SolveStatus.Stopped), (few.Points.Count, few.Status));
        Assert.Equal(SolveStatus.Converged, all.Status);
        Assert.Equal(3, all.Points.Count);
        Assert.All(all.Points, point => Assert.Equal(Options - 1, point.Terms[0]));

        ParetoFrontier none = ParetoFrontier.Find(
            problem with
            {
                Rules = [.. problem.Rules,
            new WhenThen([new Condition(0, Options: [Options - 1])], [new Condition(1, Options: [0])]),
            new WhenThen([new Condition(0, Options: [Options - 1])], [new Condition(1, Options: [1])])]
            }, 0, 1, 3);
        Assert.Equal((0, SolveStatus.Converged), (none.Points.Count, none.Status));
    }

    [Fact]
    public void No_gain_of_a_breakable_deal_exceeds_its_ceiling()
    {
        for (uint seed = 1; seed <= 20; seed++)
        {
            DealProblem problem = BreakableDeals.Of(DealProblems.Mixed(seed, 3, 2, 2, 1.3), seed);
            var random = new SmallGenerator(seed);
            for (int draw = 0; draw < 50; draw++)
            {
                double[] terms = [.. problem.Issues.Select(issue => issue is DiscreteIssue options ? (int)(options.Count * random.Next())
                    : 100 * random.Next())];
                double[] gains = DealTerms.Gains(problem, terms);
                for (int i = 0; i < gains.Length; i++)
                {
                    GainCeiling ceiling = problem.Gain!.Ceiling(i);
                    double utility = DealTerms.Value(problem.Actors[i].Utility, problem.Issues, terms);
                    Assert.True(gains[i] <= ceiling.Of(utility) + 1e-12, $"seed {seed}, actor {i}");
                    Assert.Equal(utility, ceiling.UtilityFor(ceiling.Of(utility)), 9);
                }
            }
        }
    }

    [Fact]
    public void Bounds_leave_out_no_box_that_is_better()
    {
        for (uint seed = 0; seed < 40; seed++)
        {
            DealProblem problem = BreakableDeals.Of(DealProblems.Mixed(seed, 3, 2, 3, 1 + (0.5 * (seed % 3)), slack: 0.2 - (0.01 * seed)),
                seed);
            Assert.Equal(Combinations(problem).Max(one => Search(one, SearchBudget.OfAnswer).Value), Search(problem, SearchBudget.OfAnswer)
                .Value, 6);
        }
    }

    [Fact]
    public void Bounds_leave_out_no_options_that_are_better()
    {
        for (uint seed = 0; seed < 60; seed++)
        {
            DealProblem plain = DealProblems.Mixed(seed, 3, 0, 5, 1, slack: 0.2 - (0.01 * seed));
            DealProblem problem = BreakableDeals.Of(plain, seed);
            double[] depths = [.. Combinations(problem)
                .Select(one => DealTerms.Gains(one, [.. one.Issues.Cast<DiscreteIssue>().Select(issue => (double)issue.Open![0])]).Min())];
            Candidate found = Search(problem, SearchBudget.OfAnswer);
            Assert.Equal(depths.Max(), found.Value, 12);
            Assert.Equal(SolveStatus.Converged, found.Status);
        }
    }

    [Fact]
    public void Forty_issues_of_options_are_searched_though_deals_may_be_broken()
    {
        Candidate found = Search(BreakableDeals.Of(DealProblems.Mixed(1, 3, 0, 40, 1), 1), SearchBudget.OfAnswer);
        Assert.Equal(SolveStatus.Converged, found.Status);
    }

    [Fact]
    public void A_search_ends_in_the_middle_of_a_box_and_says_so()
    {
        DealProblem problem = BreakableDeals.Of(DealProblems.Scales(3, 20, 12, 1.5), 3);
        SearchBudget whole = new(SearchBudget.OfAnswer);
        Candidate all = Search(problem, whole);
        Assert.NotEqual(SolveStatus.Stopped, all.Status);

        SearchBudget part = new(whole.Done / 3);
        Candidate some = Search(problem, part);
        Assert.Equal(SolveStatus.Stopped, some.Status);
        Assert.True(part.Done <= whole.Done * 2 / 3, $"{part.Done} of {whole.Done}");
        Assert.True(!some.Exists || some.Value <= all.Value + 1e-6);
    }

    [Fact]
    public void A_search_that_just_comes_to_its_end_was_not_stopped()
    {
        DealProblem problem = DealProblems.Scales(3, 4, 7, 1.5);
        SearchBudget whole = new(SearchBudget.OfAnswer);
        Search(problem, whole);
        Candidate again = Search(problem, new SearchBudget(whole.Done + SearchBudget.EasyWork));
        Assert.Equal(SolveStatus.Converged, again.Status);
    }

    private static IEnumerable<DealProblem> Combinations(DealProblem problem)
    {
        int issue = problem.Issues.Index().Where(one => one.Item is DiscreteIssue { Open: null }).Select(one => one.Index)
            .DefaultIfEmpty(-1).First();
        return issue < 0 ? [problem] : Enumerable.Range(0, ((DiscreteIssue)problem.Issues[issue]).Count)
            .SelectMany(option => Combinations(problem with
            {
                Issues = [.. problem.Issues.Select((one, k) => k == issue ? (DiscreteIssue)one with { Open = [option] } : one)],
            }));
    }

    /// <summary>All options of the first issue but the last contradict themselves, which shows only once everything is chosen.</summary>
    private static DealProblem FeasibleAtLast()
    {
        double[] scores = [0, 30, 60, 100];
        DealActor Actor(bool likesLast) => new(
            Role.Table,
            new Assessment([.. Enumerable.Range(0, Issues)
                .Select(_ => new Want { Weight = 1.0 / Issues, Scores = likesLast ? scores : [.. scores.Reverse()] })]),
            0);
        Condition first = new(0, Options: [0, 1, 2]);
        return new([.. Enumerable.Range(0, Issues).Select(_ => new DiscreteIssue(0, Options))], [Actor(true), Actor(false)])
        {
            Rules = [new WhenThen([first], [new Condition(1, Options: [0])]), new WhenThen([first], [new Condition(1, Options: [1])])],
        };
    }

    private static Candidate Search(DealProblem problem, long budget) => Search(problem, new SearchBudget(budget));

    private static Candidate Search(DealProblem problem, SearchBudget budget)
    {
        var model = new DealModel(problem);
        var goal = new DealGoal(model.Rows);
        goal.Set(GoalKind.Depth, model.Rows);
        var best = new Candidate(model.Issues, model.Rows);
        new DealSearch(model) { Budget = budget }.Run(goal, double.NaN, best);
        return best;
    }
}
