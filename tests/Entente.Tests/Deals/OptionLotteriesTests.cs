using CsCheck;
using Entente.Deals;
using Entente.Scenarios;

namespace Entente.Tests.Deals;

/// <summary>Options settled by lot: the indivisible prize, a fine grid over the chances, and rules and red lines that hold whatever is
/// drawn.</summary>
[Long]
public sealed class OptionLotteriesTests
{
    private const double Tolerance = 1e-6;

    // Fearon 1995, pp. 389-390: a prize that one of two gets whole. War is a lottery too, but one that costs: without lots the winner of
    // the likelier war takes all or nothing, and the other would rather fight.
    [Theory]
    [InlineData(0.5, 0.1, 0.1)]
    [InlineData(0.6, 0.1, 0.15)]
    [InlineData(0.3, 0.05, 0.2)]
    public void An_indivisible_prize_shuts_a_deal_out_and_a_lottery_lets_it_in(double wins, double costA, double costB)
    {
        DealProblem prize = Prize(wins - costA, 1 - wins - costB);
        double without = DealSolver.Solve(prize).Depth!.Value;
        Assert.Equal(Math.Max(-(wins - costA), -(1 - wins - costB)), without, Tolerance);
        Assert.True(without < 0);

        DealSpace lots = DealSolver.Solve(OptionLotteries.Of(prize));
        Assert.Equal((costA + costB) / 2, lots.Depth!.Value, Tolerance); // what war destroys, halved
        // terms[1]: the chance of "B has it"
        Assert.Equal(100 * (wins + ((costB - costA) / 2)), 100 - lots[BargainingRules.Nash]!.Point.Terms[1], 1e-3);
        Assert.Equal(100 * (wins - costA), 100 - lots.Ranges[1].High, 1e-3); // the bargaining range of a divisible good, p. 387
        Assert.Equal(100 * (wins + costB), 100 - lots.Ranges[1].Low, 1e-3);
    }

    [Fact]
    public void A_lottery_never_takes_depth_away()
    {
        Gen.Select(Gen.UInt, Gen.Int[2, 4], Gen.Int[0, 3], Gen.Int[1, 3], Gen.OneOf<double>(1, 1.5, 2)).Sample(
            (seed, actors, scales, options, curvature) =>
            {
                DealProblem problem = DealProblems.Mixed(seed, actors, scales, options, curvature);
                DealWorkspace without = new(problem), with = new(OptionLotteries.Of(problem));
                without.SolveDepth();
                with.SolveDepth();
                return with.Depth >= without.Depth - Tolerance;
            },
            iter: 150);
    }

    // The slow road: all chances and positions on a fine grid, from the definitions.
    [Theory]
    [InlineData(1)]
    [InlineData(1.5)]
    [InlineData(2)]
    public void The_depth_is_that_of_a_fine_grid_over_chances_and_positions(double curvature)
    {
        for (uint seed = 1; seed <= 12; seed++)
        {
            DealProblem problem = DealProblems.Mixed(seed, actors: 2 + (int)(seed % 2), scales: 1, options: 1, curvature, slack: 0);
            double best = GridDepth(problem);
            DealWorkspace lots = new(OptionLotteries.Of(problem));
            lots.SolveDepth();
            Assert.InRange(lots.Depth, best - Tolerance, best + 0.02);
        }
    }

    [Fact]
    public void A_curved_deal_that_may_be_broken_counts_the_mean_enforcement()
    {
        for (uint seed = 1; seed <= 6; seed++)
        {
            DealProblem plain = DealProblems.Mixed(seed, 2, 1, 1, 1.5, slack: 0.05);
            DealProblem problem = Breakable(plain, seed);
            double best = GridDepth(problem);
            DealWorkspace lots = new(OptionLotteries.Of(problem));
            lots.SolveDepth();
            Assert.InRange(lots.Depth, best - Tolerance, best + 0.02);
        }
    }

    [Fact]
    public void A_red_line_refuses_an_option_that_has_a_chance()
    {
        DealProblem prize = Prize(0.4, 0.4);
        DealActor[] actors = [prize.Actors[0],
            prize.Actors[1] with { Utility = prize.Actors[1]
            .Utility with { Wants = [prize.Actors[1].Utility.Wants[0] with { AcceptsOptions = [1] }] } }];
        DealProblem refused = prize with { Actors = actors };
        Assert.Same(refused, OptionLotteries.Of(refused)); // one option left: nothing to draw
    }

    // If A may be drawn the land stays below 30; without any chance for A it may go anywhere. A's chance pays one side, the land the other.
    [Theory]
    [InlineData(100)]
    [InlineData(60)]
    [InlineData(30)]
    [InlineData(5)]
    public void A_rule_holds_whatever_is_drawn(double most)
    {
        DealProblem free = new(
            [new DiscreteIssue(0, 2), new ContinuousIssue(50)],
            [
                new DealActor(Role.Table,
                    new Assessment([new Want { Weight = 0.5, Scores = [100, 0] }, new Want { Weight = 0.5, Ideal = 100 }]), 0),
                new DealActor(Role.Table,
                    new Assessment([new Want { Weight = 0.8, Scores = [0, 100] }, new Want { Weight = 0.2, Ideal = 0 }]), 0),
            ]);
        DealProblem ruled = free with
        {
            Rules = [
            new WhenThen([new Condition(0, Options: [0])], [new Condition(1, new ScaleInterval(0, most))])]
        };
        DealWorkspace lots = new(OptionLotteries.Of(ruled));
        lots.SolveDepth();
        double best = double.NegativeInfinity;
        for (int chance = 0; chance <= 1000; chance++)
        {
            for (int land = 0; land <= (chance > 0 ? most * 10 : 1000); land++)
            {
                double a = (0.5 * chance / 1000) + (0.5 * land / 1000), b = (0.8 * (1 - (chance / 1000.0))) + (0.2 * (1 - (land / 1000.0)));
                best = Math.Max(best, Math.Min(a, b));
            }
        }

        Assert.Equal(best, lots.Depth, 1e-3);
    }

    // Two options that rules tell apart so that no option is in every set: the sum of chances is then held from both sides.
    [Fact]
    public void Rules_that_pull_apart_leave_the_better_of_the_two_sets()
    {
        DealProblem apart = Prize(0.4, 0.4) with
        {
            Issues = [new DiscreteIssue(0, 2), new ContinuousIssue(50)],
            Actors = [.. Prize(0.4, 0.4)
                .Actors.Select(actor => actor with { Utility = actor.Utility with { Wants = [actor.Utility.Wants[0], Want.Nothing] } })],
            Rules =
            [
                new WhenThen([new Condition(0, Options: [0])], [new Condition(1, new ScaleInterval(0, 40))]),
                new WhenThen([new Condition(0, Options: [1])], [new Condition(1, new ScaleInterval(60, 100))]),
            ],
        };
        DealWorkspace lots = new(OptionLotteries.Of(apart));
        lots.SolveDepth();
        Assert.Equal(-0.4, lots.Depth, Tolerance); // no lottery: the land cannot lie in both
        lots = new(OptionLotteries.Of(apart with { Rules = [.. apart.Rules.Take(1)] }));
        lots.SolveDepth();
        Assert.Equal(0.1, lots.Depth, Tolerance); // the land below 40 suits both options
    }

    private static DealProblem Prize(double noDealA, double noDealB) => new(
        [new DiscreteIssue(0, 2)],
        [
            new DealActor(Role.Table, new Assessment([new Want { Weight = 1, Scores = [100, 0] }]), noDealA),
            new DealActor(Role.Table, new Assessment([new Want { Weight = 1, Scores = [0, 100] }]), noDealB),
        ]);

    /// <summary>Makes a problem breakable by its first two actors, its last issue, of options, enforcing.</summary>
    private static DealProblem Breakable(DealProblem plain, uint seed)
    {
        int actors = plain.Actors.Count, last = plain.Issues.Length - 1;
        var random = new SmallGenerator(seed + 2000);
        double[] fallback = [.. plain.Actors.Select(actor => actor.Reservation + (0.1 * (random.Next() - 0.7)))];
        double[] scores = [.. Enumerable.Range(0, ((DiscreteIssue)plain.Issues[last]).Count).Select(_ => 100 * random.Next())];
        Want[] enforcement = [.. plain.Issues.Select((_, k) => k == last ? new Want { Weight = 0.2, Scores = scores } : Want.Nothing)];
        return plain with
        {
            Extras = [new Assessment(enforcement, 1, 0.2)],
            Gain = BreakableDeals.Gain(plain, new([.. fallback.Select(_ => 0.1)], fallback, [(0, 1), (1, 1)], actors, 0.8, 0.05)),
        };
    }

    /// <summary>The depth of one scale and then one issue of options, over a grid of positions and chances.</summary>
    private static double GridDepth(DealProblem problem)
    {
        const int positions = 100, parts = 40;
        int options = ((DiscreteIssue)problem.Issues[1]).Count;
        int actors = problem.Actors.Count;
        double best = double.NegativeInfinity;
        Assessment[] all = [.. problem.Actors.Select(actor => actor.Utility), .. problem.Extras];
        double[] mean = new double[all.Length], gains = new double[actors];
        for (int position = 0; position <= positions; position++)
        {
            double[][] pure = [.. Enumerable.Range(0, options)
                .Select(option => all.Select(one => DealTerms.Value(one, problem.Issues, [100.0 * position / positions, option]))
                .ToArray())];
            foreach (double[] chances in Chances(options, parts))
            {
                for (int a = 0; a < all.Length; a++)
                {
                    mean[a] = 0;
                    for (int option = 0; option < options; option++)
                    {
                        mean[a] += chances[option] * pure[option][a];
                    }
                }

                if (problem.Gain is IGainFunction gain)
                {
                    gain.Evaluate(mean, gains);
                    best = Math.Max(best, gains.Min());
                }
                else
                {
                    best = Math.Max(best, problem.Actors.Select((actor, i) => mean[i] - actor.Reservation).Min());
                }
            }
        }

        return best;
    }

    private static IEnumerable<double[]> Chances(int options, int parts)
    {
        int[] counts = new int[options];
        return Spread(0, parts).Select(_ => counts.Select(count => (double)count / parts).ToArray());

        IEnumerable<int> Spread(int option, int left)
        {
            if (option == options - 1)
            {
                counts[option] = left;
                yield return left;
                yield break;
            }

            for (int count = 0; count <= left; count++)
            {
                counts[option] = count;
                foreach (int one in Spread(option + 1, left - count))
                {
                    yield return one;
                }
            }
        }
    }
}
