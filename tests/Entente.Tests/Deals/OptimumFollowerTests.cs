using Entente.Deals;
using Entente.Deals.Solver;
using Entente.Scenarios;

namespace Entente.Tests.Deals;

/// <summary>An optimum that is followed as the numbers move is the one that a solve from nothing finds.</summary>
public sealed class OptimumFollowerTests
{
    private const double Accuracy = 1e-8;
    private const int Weeks = 12;

    // ρ = 1 has its optima at walls and ideals, 1.5 infinite curvature at the ideals, 2 neither; the sum and the rule cut boxes.
    [Theory]
    [InlineData(1)]
    [InlineData(1.25)]
    [InlineData(1.5)]
    [InlineData(2)]
    public void Concave_depth_is_that_of_a_new_problem_week_after_week(double curvature)
    {
        for (uint seed = 0; seed < 40; seed++)
        {
            var random = new SmallGenerator(seed + 50);
            DealProblem plain = DealProblems.Mixed(seed, 2 + (int)(seed % 3), 1 + (int)(seed % 4), (int)(seed % 2), curvature);
            int issues = plain.Issues.Length, scales = plain.Issues.Count(issue => issue is ContinuousIssue);
            DealProblem problem = plain with
            {
                Sums = [new SumConstraint([.. Enumerable.Range(0, issues).Select(k => k < scales ? 1.0 : 0)], 60 * scales)],
                Rules = [new WhenThen([new Condition(0, new ScaleInterval(0, 30))], [new Condition(scales - 1, new ScaleInterval(0, 50))])],
            };
            var followed = new DealWorkspace(problem);
            double[] reservations = [.. problem.Actors.Select(actor => actor.Reservation)];
            for (int week = 0; week < Weeks; week++)
            {
                double reach = week % 4 == 3 ? 0.4 : 0.02; // now and then a leap, which changes who binds
                var fresh = new DealWorkspace(problem);
                for (int i = 0; i < reservations.Length; i++)
                {
                    reservations[i] += reach * (random.Next() - 0.5);
                    double factor = 0.5 + random.Next();
                    followed.SetReservation(i, reservations[i]);
                    fresh.SetReservation(i, reservations[i]);
                    followed.SetScale(i, factor);
                    fresh.SetScale(i, factor);
                }

                followed.SolveDepth();
                fresh.SolveDepth();
                Assert.Equal(fresh.Depth, followed.Depth, Accuracy);
                Assert.Equal(SolveStatus.Converged, followed.Status);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1.5)]
    [InlineData(2)]
    public void Small_moves_are_followed_in_a_few_steps_and_to_where_a_solve_arrives(double curvature)
    {
        int followed = 0, steps = 0, all = 0;
        for (uint seed = 0; seed < 40; seed++)
        {
            DealModel model = new(DealProblems.Scales(seed, 4, 6, curvature));
            CellPrograms programs = new(model, new StepAllowance());
            DealGoal depth = new(model.Rows);
            depth.Set(GoalKind.Depth, model.Rows);
            Solve(programs, model, depth);
            double[] terms = [.. programs.Cell.Terms], multipliers = [.. programs.Cell.Multipliers];
            for (int r = 0; r < model.Rows; r++)
            {
                model.SetReservation(r, model.Reservation[r] + (0.002 * r));
            }

            Solve(programs, model, depth);
            double expected = depth.Value(programs.Cell.Gains);
            double[] prices = [.. programs.Cell.Multipliers];
            all++;
            if (programs.Follow(depth, terms, multipliers, InteriorPoint.DefaultTolerance))
            {
                followed++;
                steps += programs.Cell.End.Iterations;
                Assert.Equal(expected, depth.Value(programs.Cell.Gains), 1e-10);
                Assert.All(prices.Zip(programs.Cell.Multipliers), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
            }
        }

        Assert.InRange(followed, 0.9 * all, all);
        Assert.InRange(steps, 1, 4 * followed);
    }

    // Two issues, the first limited to 40: the usual steps go back and forth for ever, and the middle of the box is beyond the limit.
    [Fact]
    public void A_solve_that_goes_back_and_forth_ends_at_the_optimum()
    {
        DealProblem problem = new(
            [new ContinuousIssue(5), new ContinuousIssue(20, 0, 35)],
            [
                new(Role.Table, new Assessment(
                    [new() { Weight = 0.16247307902695332, Ideal = 92 }, new() { Weight = 0.1159067484624209, Ideal = 100 }], 1.5,
                    0.23955655577743576), 0),
                new(Role.Table, new Assessment(
                    [new() { Weight = 0.1047989995061833, Ideal = 15 }, new() { Weight = 0.07628387292927782, Ideal = 30 }], 1,
                    0.054297596561426104), 0),
            ])
        {
            Sums = [new SumConstraint([1, 0], 40)],
        };
        double[] scales = [1 / 2.477646234269852, 1 / 1.2063103105959994];
        DealWorkspace workspace = new(problem);
        workspace.SetScale(0, scales[0]);
        workspace.SetScale(1, scales[1]);
        workspace.SolveDepth();
        Assert.Equal(SolveStatus.Converged, workspace.Status);
        double grid = double.NegativeInfinity;
        for (double order = 0; order <= 40; order += 0.1)
        {
            for (double sanctions = 0; sanctions <= 35; sanctions += 0.1)
            {
                grid = Math.Max(grid, DealTerms.Gains(problem, [order, sanctions]).Zip(scales, (gain, scale) => gain * scale).Min());
            }
        }

        Assert.InRange(workspace.Depth, grid - 1e-12, grid + 1e-3);
    }

    // Not concave: a local optimum, which nothing nearby beats.
    [Theory]
    [InlineData(1)]
    [InlineData(1.5)]
    public void Nothing_near_a_followed_optimum_of_a_deal_that_may_be_broken_is_deeper(double curvature)
    {
        for (uint seed = 0; seed < 15; seed++)
        {
            DealProblem problem = BreakableDealTests.Holding(seed, 3, 4, curvature);
            var random = new SmallGenerator(seed);
            var workspace = new DealWorkspace(problem);
            double[] reservations = [.. problem.Actors.Select(actor => actor.Reservation)];
            double[] terms = new double[4];
            for (int week = 0; week < Weeks; week++)
            {
                for (int i = 0; i < reservations.Length; i++)
                {
                    reservations[i] += 0.02 * (random.Next() - 0.5);
                    workspace.SetReservation(i, reservations[i]);
                }

                workspace.SolveDepth();
                workspace.Terms(terms);
                Assert.Equal(workspace.Depth, Depth(terms), Accuracy);
                for (int trial = 0; trial < 50; trial++)
                {
                    double[] near = [.. terms.Select(position => Math.Clamp(position + (0.2 * (random.Next() - 0.5)), 0, 100))];
                    Assert.True(Depth(near) <= workspace.Depth + Accuracy, $"seed {seed}, week {week}: {Depth(near)} > {workspace.Depth}");
                }
            }

            double Depth(double[] at) =>
                DealTerms.Gains(problem, at).Select((gain, i) => gain + problem.Actors[i].Reservation - reservations[i]).Min();
        }
    }

    private static void Solve(CellPrograms programs, DealModel model, DealGoal depth)
    {
        Assert.True(programs.Cell.Load(model.Low, model.High));
        programs.Solve(depth, 0, decide: true);
        Assert.True(programs.Cell.End.Converged);
    }
}
