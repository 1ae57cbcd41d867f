using Entente.Deals;
using Entente.Deals.Solver;
using Entente.Scenarios;

namespace Entente.Tests.Deals;

/// <summary>Red lines that terms may pass at a price: answers worked out by hand, by a fine grid and by duality.</summary>
public sealed class SoftLineTests
{
    private const double Accuracy = 1e-8;

    /// <summary>One issue that A wants at 100 and B at 0, both lose in proportion; B's line stands at 40. The depth leaves both the same:
    /// d/100 − 0.5 = 1 − d/100 − s·(d − 40) − W_B above the line.</summary>
    [Theory]
    [InlineData(0.01, 0.4)] // across the line: (1.5 − 0.4 + 0.4)/(0.02 + 0.01) = 50
    [InlineData(0.03, 0.3)]
    [InlineData(0, 0.2)]
    [InlineData(0.02, 0.9)] // within it: (1.5 − 0.9)/0.02 = 30, where nothing is lost
    public void Depth_of_one_issue_is_that_by_hand(double perPoint, double reservation)
    {
        DealProblem plain = DealProblems.OneIssue(0.5, reservation), problem = With(plain, 1, 0, new SoftEnd(40, IsLow: false, perPoint));
        double within = (1.5 - reservation) / 0.02,
            expected = within <= 40 ? within : (1.5 - reservation + (40 * perPoint)) / (0.02 + perPoint);
        DealSpace space = DealSolver.Solve(problem);
        Assert.Equal(expected, space.Closest!.Point.Terms[0], 1e-6);
        Assert.Equal((expected / 100) - 0.5, space.Depth!.Value, Accuracy);
    }

    /// <summary>The Nash terms stay at the line while A's last point is worth less than it costs B: with gains a and b there,
    /// (1/100)/a &lt; (1/100 + s)/b.</summary>
    [Theory]
    [InlineData(0.02, 40.0)] // a = 0.1, b = 0.3: 0.1 against (0.01 + 0.02)/0.3 = 0.1, the steepest that does not hold
    [InlineData(0.05, 40.0)]
    [InlineData(0.01, null)]
    public void Nash_terms_stop_at_the_line_where_it_is_steep_enough(double perPoint, double? expected)
    {
        DealProblem problem = With(DealProblems.OneIssue(0.3, 0.3), 1, 0, new SoftEnd(40, IsLow: false, perPoint));
        double found = DealSolver.Solve(problem)[BargainingRules.Nash]!.Point.Terms[0];

        // Beyond it: a = d/100 − 0.3, b = 0.7 − d/100 − s(d − 40), and 0.01·b = (0.01 + s)·a.
        double beyond = ((0.01 * (0.7 + (40 * perPoint))) + (0.3 * (0.01 + perPoint))) / (0.02 * (0.01 + perPoint));
        Assert.Equal(expected ?? beyond, found, 1e-4);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(1.5, false)]
    [InlineData(2, false)]
    [InlineData(2.7, false)]
    [InlineData(1, true)]
    [InlineData(1.5, true)]
    public void Depth_and_solutions_reach_the_grid(double curvature, bool mayBreak)
    {
        int crossed = 0;
        for (uint seed = 0; seed < 12; seed++)
        {
            DealProblem problem = Random(seed, 3, 2, curvature, slack: 0.2);
            problem = mayBreak ? BreakableDeals.Of(problem, seed) : problem;
            DealSpace space = DealSolver.Solve(problem);
            GridComparisonTests.AssertReaches(GridReference.Maximise(problem, gains => gains.Min(), 60, starts: 3), space.Depth!.Value);
            if (space[BargainingRules.Nash] is RuleSolution nash)
            {
                // A grid finds little on the ridge of a kink. What is found belongs to real terms, so that it cannot be too much.
                double grid = GridReference.Maximise(problem, gains => Logs(problem, gains), 60, starts: 3);
                Assert.True(Logs(problem, [.. nash.Point.Gains]) >= grid - 1e-6, $"Nash, seed {seed}");
                crossed += problem.Actors.Any(actor => actor.Utility.Wants.Index().Any(want =>
                    want.Item.SoftEnds.Any(end => end.Loss(nash.Point.Terms[want.Index]) > 1e-6))) ? 1 : 0;
            }
        }

        Assert.True(crossed > 0, "No terms lie beyond a line, so that the test says nothing.");
    }

    /// <summary>For any weights no terms give Σ λG more than the sum over issues of one-dimensional optima, found here by golden
    /// section.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(1.5)]
    [InlineData(2)]
    public void Depth_is_proved_by_its_multipliers(double curvature)
    {
        for (uint seed = 100; seed < 120; seed++)
        {
            DealProblem problem = Random(seed, 4, 7, curvature, slack: 0.1);
            DealModel model = new(problem);
            DealGoal goal = new(model.Rows);
            goal.Set(GoalKind.Depth, model.Rows);
            Candidate found = new(model.Issues, model.Rows);
            new DealSearch(model).Run(goal, double.NaN, found);
            double bound = LargestWeightedGain(problem, found.Multipliers) / found.Multipliers.Sum();
            Assert.InRange(found.Value, bound - Accuracy, bound + 1e-12);
        }
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(1.5, false)]
    [InlineData(1.5, true)]
    public void Week_after_week_the_depth_is_that_of_a_new_problem(double curvature, bool mayBreak)
    {
        for (uint seed = 0; seed < 6; seed++)
        {
            DealProblem problem = Random(seed, 4, 4, curvature, slack: 0.1);
            problem = mayBreak ? BreakableDeals.Of(problem, seed) : problem;
            DealWorkspace workspace = new(problem);
            SmallGenerator random = new(seed);
            double[] reservations = [.. problem.Actors.Select(actor => actor.Reservation)];
            for (int week = 0; week < 10; week++)
            {
                for (int i = 0; i < reservations.Length; i++)
                {
                    reservations[i] += 0.02 * (random.Next() - 0.5);
                    workspace.SetReservation(i, reservations[i]);
                }

                workspace.SolveDepth();
                DealWorkspace fresh = new(problem);
                for (int i = 0; i < reservations.Length; i++)
                {
                    fresh.SetReservation(i, reservations[i]);
                }

                fresh.SolveDepth();
                Assert.Equal(fresh.Depth, workspace.Depth, mayBreak ? 1e-6 : Accuracy);
            }
        }
    }

    [Fact]
    public void An_issue_that_cannot_move_costs_what_it_costs()
    {
        DealProblem plain = DealProblems.Scales(3, 3, 3, 1.5);
        DealProblem held = With(plain with { Issues = [plain.Issues[0], new ContinuousIssue(70, 70, 70), plain.Issues[2]] }, 0, 1,
            new SoftEnd(40, IsLow: false, 0.004));
        DealProblem lower = held with
        {
            Actors = [.. held.Actors.Select((actor, i) => i > 0 ? actor : plain.Actors[0] with { Reservation = actor.Reservation + 0.12 })],
        };
        Assert.Equal(DealSolver.Solve(lower).Depth!.Value, DealSolver.Solve(held).Depth!.Value, Accuracy);
    }

    private static DealProblem Random(uint seed, int actors, int issues, double curvature, double slack)
    {
        DealProblem problem = DealProblems.Scales(seed, actors, issues, curvature, slack);
        SmallGenerator random = new(seed + 7000);
        return problem with
        {
            Actors = [.. problem.Actors.Select(actor => actor with
            {
                Utility = actor.Utility with { Wants = [.. actor.Utility.Wants.Select(want => want with { SoftEnds = Ends() })] },
            })],
        };

        SoftEnd[] Ends() => (int)(4 * random.Next()) switch
        {
            0 => [],
            1 => [new(100 * random.Next(), IsLow: true, 0.01 * random.Next())],
            2 => [new(100 * random.Next(), IsLow: false, 0.01 * random.Next())],
            _ => [new(50 * random.Next(), IsLow: true, 0.02 * random.Next()), new(50 + (50 * random.Next()), false, 0.01 * random.Next())],
        };
    }

    private static DealProblem With(DealProblem problem, int actor, int issue, SoftEnd end) => problem with
    {
        Actors = [.. problem.Actors.Select((one, i) => i != actor ? one : one with
        {
            Utility = one.Utility with
            {
                Wants = [.. one.Utility.Wants.Select((want, k) => k == issue ? want with { SoftEnds = [end] } : want)],
            },
        })],
    };

    private static double Logs(DealProblem problem, double[] gains) => gains.Index().Sum(one =>
        problem.Actors[one.Index].Role != Role.Table ? (one.Item < -1e-9 ? double.NegativeInfinity : 0)
        : one.Item < 0 ? double.NegativeInfinity : problem.Actors[one.Index].BargainingWeight * Math.Log(one.Item));

    private static double LargestWeightedGain(DealProblem problem, double[] weights)
    {
        double total = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            total += weights[i] * (problem.Actors[i].Utility.Constant - problem.Actors[i].Reservation);
        }

        for (int k = 0; k < problem.Issues.Length; k++)
        {
            int issue = k;
            total -= Minimum(position => weights.Index().Sum(one =>
            {
                Assessment utility = problem.Actors[one.Index].Utility;
                Want want = utility.Wants[issue];
                return one.Item * ((want.Weight * Math.Pow(Math.Abs(position - want.Ideal) / 100, utility.Curvature))
                    + want.SoftEnds.Sum(end => end.LossPerPoint
                        * Math.Max(0, end.IsLow ? end.Line - position : position - end.Line)));
            }));
        }

        return total;
    }

    private static double Minimum(Func<double, double> loss)
    {
        const double golden = 0.6180339887498949;
        double low = 0, high = 100;
        for (int step = 0; step < 90; step++)
        {
            double left = high - (golden * (high - low)), right = low + (golden * (high - low));
            (low, high) = loss(left) <= loss(right) ? (low, right) : (left, high);
        }

        return Math.Min(loss(0.5 * (low + high)), Math.Min(loss(0), loss(100)));
    }
}
