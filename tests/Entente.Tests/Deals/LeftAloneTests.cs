using Entente.Deals;
using Entente.Scenarios;
using Entente.Talks.FirstDay;
using Entente.War;

namespace Entente.Tests.Deals;

/// <summary>
/// Terms that leave a spoiler where it was, so that it breaks nothing: there gains jump, and the best terms often lie on the very jump.
/// What a search says of them must be what they are worth, on whatever road it came to them.
/// </summary>
public sealed class LeftAloneTests
{
    private const double Reservation = 0.4;
    private const double Accuracy = 1e-9;

    // Option A at 50: each gets 0.75, and nobody breaks it; who must gain a hair more gets half of it from the other. Option B enforces the
    // deal, but one of the two likes it less.
    [Fact]
    public void A_solve_that_goes_on_from_the_last_finds_what_a_fresh_one_finds()
    {
        DealProblem problem = OneScaleAndTwoOptions();
        DealWorkspace warm = new(problem);
        warm.SolveDepth();
        Assert.Equal(0.35, warm.Depth, Accuracy);
        for (int hair = 1; hair <= 3; hair++)
        {
            warm.SetReservation(0, Reservation + (hair * 1e-6));
            warm.SolveDepth();
            DealWorkspace fresh = new(problem);
            fresh.SetReservation(0, Reservation + (hair * 1e-6));
            fresh.SolveDepth();
            Assert.Equal(0.35 - (hair * 0.5e-6), fresh.Depth, Accuracy);
            Assert.Equal(fresh.Depth, warm.Depth, Accuracy);
        }
    }

    // What pulls the Nash terms away from the middle is worth less than what the spoiler then takes. A move that leaves the spoiler alone
    // is smaller than its indifference, and worth no more than that to the one with the greater weight.
    [Fact]
    public void Nash_terms_are_no_worse_than_the_closest_terms_nor_than_any_on_a_grid()
    {
        const double Hair = 2 * BreakHazard.Indifference / 0.1;
        DealProblem problem = new(
            [new ContinuousIssue(50)],
            [Wanting(100) with { BargainingWeight = 2 }, Wanting(0)])
        {
            Extras = [On(50)],
            Gain = Breakable(enforcement: -1, rate: 0.04, tremble: 0.3),
        };
        DealSpace space = DealSolver.Solve(problem);
        DealPoint nash = space[BargainingRules.Nash]!.Point;
        double[] gains = DealTerms.Gains(problem, [.. nash.Terms]);
        Assert.Equal(gains[0], nash.Gains[0], Accuracy);
        Assert.Equal(gains[1], nash.Gains[1], Accuracy);
        double best = Enumerable.Range(0, 10_001).Max(x => Product(DealTerms.Gains(problem, [x / 100.0])));
        Assert.True(Product(gains) >= Product([.. space.Closest!.Point.Gains]) - Accuracy);
        Assert.InRange(Product(gains), best - Hair, best + Hair);
    }

    [Fact]
    public void Where_one_option_is_left_the_depth_is_what_the_terms_are_worth()
    {
        Want only = new() { Weight = 1, Scores = [100, 0], AcceptsOptions = [0] };
        DealActor actor = new(Role.Table, new Assessment([only]), Reservation);
        DealProblem problem = new([new DiscreteIssue(0, 2)], [actor, actor])
        {
            Extras = [new Assessment([only with { AcceptsOptions = null }])],
            Gain = Breakable(enforcement: -1, rate: 0.1, tremble: 0.05),
        };
        DealProblem lots = OptionLotteries.Of(problem);
        DealWorkspace workspace = new(lots);
        workspace.SolveDepth();
        double[] terms = new double[lots.Issues.Length];
        workspace.Terms(terms);
        Assert.Equal(0.6, workspace.Depth, Accuracy);
        Assert.Equal(workspace.Depth, DealTerms.Gains(lots, terms).Min(), Accuracy);
    }

    // Every step away from the middle costs what no slope tells of, so that no solve from there comes to anything better.
    [Fact]
    public void A_search_that_did_not_get_there_says_so_where_the_terms_leave_somebody_alone_too()
    {
        DealProblem problem = new([new ContinuousIssue(50)], [Wanting(100), Wanting(0) with { Reservation = 0.3 }])
        {
            Extras = [On(50)],
            Gain = new Spike()
        };
        DealWorkspace workspace = new(problem);
        workspace.SolveDepth();
        Assert.Equal(0.1, workspace.Depth, 1e-3);
        Assert.Equal(SolveStatus.NotConverged, workspace.Status);
    }

    [Fact]
    public void What_leaves_a_spoiler_alone_moves_with_what_breaking_is_worth_to_it()
    {
        HoldingBreaker spoiler = new(2, actor: null, threshold: 1);
        HoldingGain moved = Breakable(enforcement: 3, rate: 0.1, tremble: 0.05, spoiler),
            made = Breakable(enforcement: 3, rate: 0.1, tremble: 0.05, new(2, null, 0.9));
        spoiler.Threshold = 0.9;
        Span<double> one = stackalloc double[2], other = stackalloc double[2];
        foreach (double utility in (double[])[1, 0.95, 0.9, 0.8])
        {
            double[] at = [0.7, 0.6, utility, 0];
            moved.At(at).Evaluate(at, one);
            made.At(at).Evaluate(at, other);
            Assert.Equal(other, one);
            Assert.Equal(utility == 0.9, Math.Abs(one[0] - 0.3) < Accuracy);
        }
    }

    private static DealProblem OneScaleAndTwoOptions() => new(
        [new ContinuousIssue(50), new DiscreteIssue(0, 2)],
        [Both(100, [100, 100]), Both(0, [100, 60])])
    {
        Extras =
        [
            new Assessment([new Want { Weight = 1, Ideal = 50 }, Want.Nothing]),
            new Assessment([Want.Nothing, new Want { Weight = 1, Scores = [0, 100] }]),
        ],
        Gain = Breakable(enforcement: 3, rate: 0.1, tremble: 0.05),
    };

    private static DealActor Both(double ideal, double[] scores) => new(
        Role.Table, new Assessment([new Want { Weight = 0.5, Ideal = ideal }, new Want { Weight = 0.5, Scores = scores }]), Reservation);

    private static DealActor Wanting(double ideal) => new(Role.Table, On(ideal), Reservation);

    private static Assessment On(double ideal) => new([new Want { Weight = 1, Ideal = ideal }]);

    private static HoldingGain Breakable(int enforcement, double rate, double tremble, HoldingBreaker? spoiler = null)
    {
        HoldingActor actor = new(Reservation, 0.05, _ => new(0.3, 0, 0, 0, 0));
        return new([actor, actor], [spoiler ?? new(2, null, 1)], enforcement, position: -1, frontOf: null,
            new(rate, Friction: 0.05, tremble));
    }

    private static double Product(double[] gains) =>
        gains.Min() <= 0 ? double.NegativeInfinity : (2 * Math.Log(gains[0])) + Math.Log(gains[1]);

    /// <summary>Plain gains where the terms leave the spoiler alone; gains with a loss that their slopes do not know of where they do
    /// not.</summary>
    private sealed class Spike : IGainFunction
    {
        private const double Loss = 0.2;

        public bool Jumps => true;

        public IGainFunction At(ReadOnlySpan<double> assessments) =>
            Math.Abs(assessments[2] - 1) <= BreakHazard.Indifference ? new Plain() : this;

        public void Evaluate(ReadOnlySpan<double> assessments, Span<double> gains)
        {
            new Plain().Evaluate(assessments, gains);
            double loss = assessments[2] < 1 - 1e-9 ? Loss : 0.01;
            (gains[0], gains[1]) = (gains[0] - loss, gains[1] - loss);
        }

        public void Differentiate(
            ReadOnlySpan<double> assessments, ReadOnlySpan<double> multipliers, Span<double> gains, Span<double> jacobian,
                Span<double> hessian)
        {
            new Plain().Differentiate(assessments, multipliers, gains, jacobian, hessian);
            Evaluate(assessments, gains);
        }
    }

    private sealed class Plain : IGainFunction
    {
        public void Evaluate(ReadOnlySpan<double> assessments, Span<double> gains) =>
            (gains[0], gains[1]) = (assessments[0] - Reservation, assessments[1] - 0.3);

        public void Differentiate(
            ReadOnlySpan<double> assessments, ReadOnlySpan<double> multipliers, Span<double> gains, Span<double> jacobian,
                Span<double> hessian)
        {
            Evaluate(assessments, gains);
            jacobian.Clear();
            hessian.Clear();
            (jacobian[0], jacobian[assessments.Length + 1]) = (1, 1);
        }
    }
}
