using Entente.Deals;
using Entente.Scenarios;

namespace Entente.Tests.Deals;

/// <summary>Random problems against a general solver package: its optimum and ours are the same utilities to 1e-6, with and without
/// holding.</summary>
[Long]
public sealed class GeneralSolverTests
{
    private const double Tolerance = 1e-6;
    private const double SmallestGain = 1e-4; // below it the slope of a logarithm is too steep for a method of multipliers

    public static TheoryData<double, bool> Forms() => new(
        from curvature in (double[])[1, 1.5, 2]
        from holds in (bool[])[false, true]
        select (curvature, holds));

    [Theory]
    [MemberData(nameof(Forms))]
    public void Two_scales_and_three_actors(double curvature, bool holds) =>
        AssertSame(seed => DealProblems.Scales(seed, 3, 2, curvature), 12, holds);

    [Theory]
    [MemberData(nameof(Forms))]
    public void Three_scales_and_four_actors(double curvature, bool holds) =>
        AssertSame(seed => DealProblems.Scales(seed, 4, 3, curvature), 2, holds);

    [Theory]
    [MemberData(nameof(Forms))]
    public void Scales_and_options(double curvature, bool holds) =>
        AssertSame(seed => DealProblems.Mixed(seed, 3, 2, 1, curvature), 4, holds);

    private static void AssertSame(Func<uint, DealProblem> plain, uint problems, bool holds)
    {
        int zones = 0;
        for (uint seed = 100; seed < 100 + problems; seed++)
        {
            DealProblem simple = plain(seed), problem = holds ? BreakableDeals.Of(simple, seed) : simple;
            PlainGains gains = new(problem) { Breaks = holds ? BreakableDeals.Breaking(simple, seed) : null };
            GeneralSolver general = new(problem, gains);
            DealSpace space = DealSolver.Solve(problem);
            Equal(general.Depth(), space.Depth!.Value, $"depth, seed {seed}");
            if (space[BargainingRules.Nash]?.Point.Gains is not IReadOnlyList<double> nash || Table(problem, nash).Min() < SmallestGain)
            {
                continue;
            }

            zones++;
            double logs = Table(problem, nash).Zip(problem.Actors.Where(IsTable), (gain, actor) => actor.BargainingWeight * Math.Log(gain))
                .Sum();
            Equal(general.Nash(SmallestGain), logs, $"Nash, seed {seed}");
            Equal(general.Sum(), Table(problem, space[BargainingRules.Utilitarian]!.Point.Gains).Sum(), $"utilitarian, seed {seed}");
        }

        Assert.True(zones >= problems / 2, "Too few of the problems have a zone of possible agreement to say anything.");
    }

    private static void Equal(double general, double ours, string what) =>
        Assert.True(Math.Abs(general - ours) <= Tolerance,
            FormattableString.Invariant($"{what}: general solver {general:R}, ours {ours:R}, {ours - general:E2}"));

    private static IEnumerable<double> Table(DealProblem problem, IReadOnlyList<double> gains) =>
        gains.Where((_, i) => IsTable(problem.Actors[i]));

    private static bool IsTable(DealActor actor) => actor.Role == Role.Table;
}
