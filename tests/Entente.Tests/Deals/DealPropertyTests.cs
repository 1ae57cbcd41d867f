using CsCheck;
using Entente.Deals;
using Entente.Scenarios;

namespace Entente.Tests.Deals;

/// <summary>What must hold of every deal problem, on random ones.</summary>
public sealed class DealPropertyTests
{
    private const double Tolerance = 1e-7;
    private const long Samples = 60;

    private static readonly Gen<DealProblem> AnyProblem =
        from seed in Gen.UInt
        from actors in Gen.Int[2, 5]
        from scales in Gen.Int[1, 5]
        from options in Gen.Int[0, 2]
        from curvature in Gen.OneOf<double>(1, 1.3, 1.5, 2)
        select DealProblems.Mixed(seed, actors, scales, options, curvature);

    [Fact]
    public void Relabelling_actors_and_issues_relabels_the_answer() => AnyProblem.Sample(
        problem =>
        {
            DealSpace space = DealSolver.Solve(problem);
            DealSpace turned = DealSolver.Solve(Turned(problem));
            Assert.Equal(space.Depth!.Value, turned.Depth!.Value, Tolerance);
            foreach (RuleSolution solution in space.Solutions)
            {
                double[] gains = [.. turned[solution.Rule]!.Point.Gains.Reverse()];
                for (int i = 0; i < gains.Length && solution.Rule.IsUnique; i++)
                {
                    if (problem.Actors[i].Role == Role.Table)
                    {
                        Assert.Equal(solution.Point.Gains[i], gains[i], Tolerance);
                    }
                }
            }
        }, iter: Samples);

    [Fact]
    public void Scaling_an_actors_utility_moves_neither_Nash_nor_Kalai_Smorodinsky() => Gen.Select(AnyProblem, Gen.Double[0.2, 5]).Sample(
        (problem, factor) =>
        {
            DealSpace space = DealSolver.Solve(problem);
            DealSpace scaled = DealSolver.Solve(
                problem with { Actors = [DealProblems.Scaled(problem.Actors[0], factor), .. problem.Actors.Skip(1)] });
            foreach (BargainingRule rule in (BargainingRule[])[BargainingRules.Nash, BargainingRules.KalaiSmorodinsky])
            {
                if (space[rule] is { } before && scaled[rule] is { } after)
                {
                    Assert.Equal(before.Point.Gains[0] * factor, after.Point.Gains[0], Tolerance * Math.Max(1, factor));
                    Assert.Equal(before.Point.Gains[1], after.Point.Gains[1], Tolerance);
                }
            }
        }, iter: Samples);

    [Fact]
    public void Solutions_are_rational_efficient_and_numbers() => AnyProblem.Sample(AssertRationalEfficientAndNumbers, iter: Samples);

    /// <summary>Two walls of the box are ideals of the actor that binds, with squared losses: nothing pushes there, and steps within
    /// crawl.</summary>
    [Fact]
    public void A_range_reaches_its_end_where_walls_are_ideals() =>
        AnyProblem.Sample(AssertRationalEfficientAndNumbers, seed: "6inQXqPV5k83", iter: 1);

    private static void AssertRationalEfficientAndNumbers(DealProblem problem)
    {
        DealSpace space = DealSolver.Solve(problem);
        foreach (RuleSolution solution in space.Solutions)
        {
            Assert.All(solution.Point.Gains, gain => Assert.True(gain >= -Tolerance));
            Assert.All(solution.Point.Terms, value => Assert.True(double.IsFinite(value)));
            Assert.True(double.IsFinite(solution.Residual));
            Assert.Equal(SolveStatus.Converged, solution.Status);
            AssertNobodyCanGainAlone(problem, solution);
        }

        foreach (IssueRange range in space.Ranges)
        {
            Assert.Equal(SolveStatus.Converged, range.Status);
            Assert.All(space.Solutions, solution => Assert.InRange(solution.Point.Terms[range.Issue], range.Low - 1e-4, range.High + 1e-4));
        }
    }

    [Fact]
    public void A_consent_actors_wish_for_more_moves_nothing() => AnyProblem.Where(problem => problem.Actors.Count > 2).Sample(
        problem =>
        {
            // It bargains no better for a greater weight: it is promised its reservation and no more.
            DealSpace space = DealSolver.Solve(problem);
            DealSpace eager = DealSolver.Solve(problem with
            {
                Actors = [.. problem.Actors.Select((actor, i) => i == 2 ? actor with { BargainingWeight = 9 } : actor)],
            });
            Assert.Equal(space.Depth, eager.Depth);
            Assert.All(space.Solutions, solution =>
            {
                Assert.Equal(solution.Point.Terms, eager[solution.Rule]!.Point.Terms);
                Assert.True(solution.Point.Gains[2] >= -Tolerance);
            });
        }, iter: Samples);

    [Fact]
    public void Dropping_a_required_actor_never_lowers_the_depth() => AnyProblem.Sample(
        problem =>
        {
            double depth = DealSolver.Solve(problem).Depth!.Value;
            int last = problem.Actors.Count - 1;
            DealActor[] actors = [.. problem.Actors.Take(last), problem.Actors[last] with { Role = Role.Outside }];
            if (actors.Any(actor => actor.Role == Role.Table))
            {
                Assert.True(DealSolver.Solve(problem with { Actors = actors }).Depth!.Value >= depth - Tolerance);
            }
        }, iter: Samples);

    [Fact]
    public void Raising_ones_reservation_never_lowers_ones_Nash_share_of_one_issue() => Gen
        .Select(Gen.Double[0, 0.45], Gen.Double[0, 0.45], Gen.Double[0, 0.09], Gen.OneOf<double>(1, 1.5, 2)).Sample(
        (a, b, more, curvature) =>
        {
            double before = DealSolver.Solve(DealProblems.OneIssue(a, b, curvature))[BargainingRules.Nash]!.Point.Utilities[0];
            double after = DealSolver.Solve(DealProblems.OneIssue(a + more, b, curvature))[BargainingRules.Nash]!.Point.Utilities[0];
            Assert.True(after >= before - Tolerance);
        }, iter: Samples);

    [Fact]
    public void Extreme_problems_give_no_NaN() => Gen
        .Select(Gen.UInt, Gen.Int[1, 4], Gen.OneOf<double>(1, 1.0001, 1.5, 2, 8), Gen.OneOf<double>(0, 1e-12, 1e-6, 0.5, 1)).Sample(
        (seed, issues, curvature, slack) =>
        {
            DealSpace space = DealSolver.Solve(DealProblems.Scales(seed, 3, issues, curvature, slack));
            Assert.True(double.IsFinite(space.Depth!.Value));
            Assert.All(space.Solutions, solution => Assert.All(solution.Point.Gains, gain => Assert.True(double.IsFinite(gain))));
        }, iter: Samples);

    /// <summary>Pareto optimality, tested where it can fail: no small step from the solution raises one table actor and lowers
    /// nobody.</summary>
    private static void AssertNobodyCanGainAlone(DealProblem problem, RuleSolution solution)
    {
        var random = new SmallGenerator(7);
        double[] terms = new double[problem.Issues.Length];
        for (int attempt = 0; attempt < 60; attempt++)
        {
            for (int k = 0; k < terms.Length; k++)
            {
                terms[k] = problem.Issues[k] is ContinuousIssue
                    ? Math.Clamp(solution.Point.Terms[k] + 10 * (random.Next() - 0.5), 0, 100)
                    : Math.Floor(((DiscreteIssue)problem.Issues[k]).Count * random.Next());
            }

            double[] gains = DealTerms.Gains(problem, terms);
            bool nobodyLoses = gains.Zip(solution.Point.Gains).All(pair => pair.First >= pair.Second - 1e-12);
            bool aTableActorGains = gains.Zip(solution.Point.Gains).Where((_, i) => problem.Actors[i].Role == Role.Table)
                .Any(pair => pair.First > pair.Second + Tolerance);
            Assert.False(nobodyLoses && aTableActorGains);
        }
    }

    private static DealProblem Turned(DealProblem problem) => new(
        [.. problem.Issues.Reverse()],
        [.. problem.Actors.Reverse()
            .Select(actor => actor with { Utility = actor.Utility with { Wants = [.. actor.Utility.Wants.Reverse()] } })]);
}
