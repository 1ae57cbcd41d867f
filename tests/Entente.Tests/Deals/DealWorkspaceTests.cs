using Entente.Deals;
using Entente.Scenarios;

namespace Entente.Tests.Deals;

/// <summary>Solving one problem again and again, as a simulation does: the road must not change the answer.</summary>
public sealed class DealWorkspaceTests
{
    private const double Accuracy = 1e-8;

    [Theory]
    [InlineData(1)]
    [InlineData(1.5)]
    [InlineData(2)]
    public void Moved_reservations_and_fallbacks_give_what_a_new_problem_gives(double curvature)
    {
        for (uint seed = 0; seed < 10; seed++)
        {
            DealProblem plain = DealProblems.Scales(seed, 4, 3, curvature);
            PlainGains.Breaking breaks = BreakableDeals.Breaking(plain, seed);
            DealProblem problem = BreakableDeals.Of(plain, breaks);
            var workspace = new DealWorkspace(problem);
            workspace.Solve();
            for (int i = 0; i < 4; i++)
            {
                workspace.SetReservation(i, problem.Actors[i].Reservation - 0.01 * i);
            }

            breaks.Fallback[0] = problem.Actors[0].Reservation - 0.05;
            workspace.SetGain(problem.Gain!);
            bool zone = workspace.Solve();

            DealProblem moved = problem with
            {
                Actors = [.. problem.Actors.Select((actor, i) => actor with { Reservation = actor.Reservation - 0.01 * i })],
                Gain = new Shifted(problem.Gain!),
            };
            DealSpace expected = DealSolver.Solve(moved);
            Assert.Equal(expected.Depth!.Value, workspace.Depth, Accuracy);
            Assert.Equal(expected.HasZone, zone);
            double[] gains = new double[4];
            workspace.Gains(gains);
            if (zone)
            {
                AssertSameAtTable(moved, expected[BargainingRules.Nash]!.Point.Gains, gains);
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_depth_below_a_floor_need_not_be_found_and_one_above_it_is(bool mayBreak)
    {
        int above = 0, below = 0;
        for (uint seed = 0; seed < 40; seed++)
        {
            DealProblem plain = DealProblems.Mixed(seed, 3, 4, 2, 1.5);
            DealProblem problem = mayBreak ? BreakableDeals.Of(plain, seed) : plain;
            DealWorkspace whole = new(problem);
            whole.SolveDepth();
            foreach (double floor in new[] { whole.Depth - 0.01, whole.Depth + 0.01, 0.02 })
            {
                DealWorkspace floored = new(problem);
                floored.SolveDepth(floor: floor);
                if (whole.Depth > floor)
                {
                    Assert.Equal(whole.Depth, floored.Depth, Accuracy);
                    above++;
                }
                else
                {
                    Assert.False(floored.Depth >= floor, $"{seed}: {floored.Depth} where {whole.Depth} is the greatest");
                    below++;
                }

                floored.SolveDepth();
                Assert.Equal(whole.Depth, floored.Depth, Accuracy); // what was left out is found again
            }
        }

        Assert.True(above > 20 && below > 20, $"{above} above, {below} below");
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(1.5, false)]
    [InlineData(1.5, true)]
    public void How_far_an_issue_can_go_is_the_end_of_its_range(double curvature, bool mayBreak)
    {
        int zones = 0;
        for (uint seed = 0; seed < 8; seed++)
        {
            DealProblem problem = mayBreak ? BreakableDealTests.Holding(seed, 3, 3, curvature)
                : DealProblems.Mixed(seed, 3, 3, 1, curvature);
            DealSpace space = DealSolver.Solve(problem);
            var workspace = new DealWorkspace(problem);
            if (!workspace.SolveDepth())
            {
                Assert.Throws<InvalidOperationException>(() => workspace.Furthest(0, up: true));
                continue;
            }

            zones++;
            for (int k = 0; k < 3; k++)
            {
                Assert.Equal(space.Ranges[k].Low, workspace.Furthest(k, up: false), 1e-4);
                Assert.Equal(space.Ranges[k].High, workspace.Furthest(k, up: true), 1e-4);
            }

            Assert.Equal(space.Depth!.Value, workspace.Depth, Accuracy);
        }

        Assert.True(zones > 3);
    }

    [Fact]
    public void Forgetting_makes_the_next_solve_that_of_a_new_workspace()
    {
        DealProblem problem = BreakableDealTests.Holding(3, 4, 4, 1.5);
        var fresh = new DealWorkspace(problem);
        fresh.Solve();
        var used = new DealWorkspace(problem);
        used.SetReservation(0, problem.Actors[0].Reservation - 0.2);
        used.Solve();
        used.SetReservation(0, problem.Actors[0].Reservation);
        used.Forget();
        used.Solve();
        double[] expected = new double[4];
        double[] terms = new double[4];
        fresh.Terms(expected);
        used.Terms(terms);
        Assert.Equal(expected, terms);
        Assert.Equal(fresh.Depth, used.Depth);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1.5)]
    public void What_is_remembered_of_options_does_not_change_the_depth(double curvature)
    {
        for (uint seed = 0; seed < 6; seed++)
        {
            DealProblem plain = DealProblems.Mixed(seed, 3, 3, 2, curvature);
            PlainGains.Breaking breaks = BreakableDeals.Breaking(plain, seed);
            DealProblem problem = BreakableDeals.Of(plain, breaks);
            var random = new SmallGenerator(seed);
            var workspace = new DealWorkspace(problem);
            double[] reservation = [.. problem.Actors.Select(actor => actor.Reservation)];
            double fallback = reservation[0] - 0.02;
            for (int week = 0; week < 10; week++)
            {
                fallback += 0.01 * (random.Next() - 0.5);
                breaks.Fallback[0] = fallback;
                workspace.SetGain(problem.Gain!);
                var fresh = new DealWorkspace(problem);
                for (int i = 0; i < reservation.Length; i++)
                {
                    reservation[i] += 0.02 * (random.Next() - 0.5);
                    workspace.SetReservation(i, reservation[i]);
                    fresh.SetReservation(i, reservation[i]);
                }

                workspace.SolveDepth();
                fresh.SolveDepth();
                Assert.InRange(workspace.Depth, fresh.Depth - Accuracy, 1);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1.5)]
    public void A_bargain_that_is_followed_is_no_worse_than_one_looked_for_anew(double curvature)
    {
        (int bargains, int remembered) = (0, 0);
        for (uint seed = 0; seed < 6; seed++)
        {
            DealProblem plain = DealProblems.Mixed(seed, 3, 3, 2, curvature);
            DealProblem problem = BreakableDeals.Of(plain, BreakableDeals.Breaking(plain, seed));
            var random = new SmallGenerator(seed);
            var workspace = new DealWorkspace(problem) { FollowsBargains = true };
            double[] reservation = [.. problem.Actors.Select(actor => actor.Reservation - 0.1)];
            for (int week = 0; week < 20; week++)
            {
                var fresh = new DealWorkspace(problem);
                for (int i = 0; i < reservation.Length; i++)
                {
                    reservation[i] += 0.02 * (random.Next() - 0.5);
                    workspace.SetReservation(i, reservation[i]);
                    fresh.SetReservation(i, reservation[i]);
                }

                double known = workspace.RememberedDepth();
                Assert.Equal(workspace.Solve(), fresh.Solve());
                Assert.InRange(known, double.NegativeInfinity, fresh.Depth + Accuracy);
                remembered += known > 0 ? 1 : 0;
                if (fresh.Depth > 0)
                {
                    bargains++;
                    Assert.InRange(Product(problem, workspace), Product(problem, fresh) - 1e-6, double.MaxValue);
                }
            }
        }

        Assert.True(bargains > 60 && remembered > 60, $"{bargains} bargains, {remembered} depths seen to be positive");

        static double Product(DealProblem problem, DealWorkspace workspace)
        {
            double[] gains = new double[3];
            workspace.Gains(gains);
            return gains.Where((_, i) => problem.Actors[i].Role == Role.Table).Sum(Math.Log);
        }
    }

    [Fact]
    public void A_floor_that_nothing_reaches_takes_nothing_from_what_is_remembered()
    {
        DealProblem plain = DealProblems.Mixed(3, 3, 3, 2, 1);
        var workspace = new DealWorkspace(BreakableDeals.Of(plain, BreakableDeals.Breaking(plain, 3)));
        Assert.Equal(double.NegativeInfinity, workspace.RememberedDepth());
        workspace.SolveDepth();
        double depth = workspace.Depth;
        Assert.True(double.IsFinite(depth));
        workspace.SolveDepth(floor: depth + 1);
        Assert.False(workspace.Depth >= depth + 1);
        Assert.InRange(workspace.RememberedDepth(), depth - Accuracy, depth + Accuracy);
    }

    [Fact]
    public void Depth_alone_and_then_Nash_is_the_same_as_both()
    {
        DealProblem problem = DealProblems.Scales(5, 4, 7, 1.5);
        var both = new DealWorkspace(problem);
        var steps = new DealWorkspace(problem);
        Assert.Throws<InvalidOperationException>(steps.SolveNash);
        Assert.True(both.Solve());
        Assert.True(steps.SolveDepth());
        steps.SolveNash();
        double[] expected = new double[7];
        double[] terms = new double[7];
        both.Terms(expected);
        steps.Terms(terms);
        Assert.Equal(expected, terms);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Moving_what_is_not_on_offer_gives_what_a_new_problem_gives(bool mayBeBroken)
    {
        DealProblem problem = mayBeBroken ? BreakableDealTests.Holding(2, 4, 4, 1.5) : DealProblems.Scales(2, 4, 4, 1.5);
        var workspace = new DealWorkspace(Standing(problem, 20));
        workspace.Solve();
        workspace.SetToday(2, 70);
        workspace.Forget();
        workspace.Solve();
        var fresh = new DealWorkspace(Standing(problem, 70));
        fresh.Solve();
        double[] expected = new double[4];
        double[] terms = new double[4];
        fresh.Terms(expected);
        workspace.Terms(terms);
        Assert.Equal(expected, terms);
        Assert.Equal(fresh.Depth, workspace.Depth);
        Assert.Throws<ArgumentException>(() => workspace.SetToday(2, 101));
    }

    [Fact]
    public void Scaled_gains_give_what_scaled_utilities_give()
    {
        DealProblem problem = DealProblems.Mixed(3, 4, 3, 2, 1.5);
        double[] factors = [0.3, 1, 2, 0.05];
        var workspace = new DealWorkspace(problem);
        for (int i = 0; i < factors.Length; i++)
        {
            workspace.SetScale(i, factors[i]);
        }

        Assert.True(workspace.Solve());
        var scaled = new DealWorkspace(
            problem with { Actors = [.. problem.Actors.Select((actor, i) => DealProblems.Scaled(actor, factors[i]))] });
        Assert.True(scaled.Solve());
        Assert.Equal(scaled.Depth, workspace.Depth, Accuracy);
        double[] expected = new double[4];
        double[] gains = new double[4];
        scaled.Gains(expected);
        workspace.Gains(gains);
        AssertSameAtTable(problem, expected, gains);
        bool[] binding = new bool[4];
        workspace.Binding(binding);
        Assert.Contains(true, binding);
        Assert.Throws<ArgumentOutOfRangeException>(() => workspace.SetScale(0, 0));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Solving_again_allocates_nothing(bool mayBeBroken)
    {
        DealProblem plain = DealProblems.Scales(1, 4, 7, 1.5);
        PlainGains.Breaking breaks = BreakableDeals.Breaking(plain, 1);
        DealProblem problem = mayBeBroken ? BreakableDeals.Of(plain, breaks) : plain;
        var workspace = new DealWorkspace(problem);
        Step();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Step();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Step()
        {
            workspace.SetReservation(0, problem.Actors[0].Reservation - 0.01);
            if (problem.Gain is IGainFunction gain)
            {
                breaks.Fallback[0] = 0.3;
                workspace.SetGain(gain);
            }

            workspace.Solve();
        }
    }

    private static DealProblem Standing(DealProblem problem, double position) =>
        problem with
        {
            Issues = [
            .. problem.Issues.Select((issue, k) => k == 2 ? new ContinuousIssue(position, position, position) : issue)]
        };

    private static void AssertSameAtTable(DealProblem problem, IReadOnlyList<double> expected, double[] gains)
    {
        for (int i = 0; i < gains.Length; i++)
        {
            if (problem.Actors[i].Role == Role.Table)
            {
                Assert.Equal(expected[i], gains[i], Accuracy);
            }
        }
    }

    /// <summary>The gains of another function for reservation values that lie lower by a hundredth for each actor before it.</summary>
    private sealed class Shifted(IGainFunction inner) : IGainFunction
    {
        public void Evaluate(ReadOnlySpan<double> assessments, Span<double> gains)
        {
            inner.Evaluate(assessments, gains);
            Shift(gains);
        }

        public void Differentiate(
            ReadOnlySpan<double> assessments, ReadOnlySpan<double> multipliers, Span<double> gains, Span<double> jacobian,
                Span<double> hessian)
        {
            inner.Differentiate(assessments, multipliers, gains, jacobian, hessian);
            Shift(gains);
        }

        private static void Shift(Span<double> gains)
        {
            for (int i = 0; i < gains.Length; i++)
            {
                gains[i] += 0.01 * i;
            }
        }
    }
}
