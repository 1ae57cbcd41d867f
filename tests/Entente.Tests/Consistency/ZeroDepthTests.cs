using Entente.Answers.Why;
using Entente.Deals;
using Entente.Scenarios;
using Entente.Talks;
using Entente.Tests.Answers;
using Entente.Tests.Talks;

namespace Entente.Tests.Consistency;

/// <summary>At a depth of exactly 0 a deal exists by which nobody loses, and nobody makes it: `solve`, `run` and `why` each say their half
/// of that.</summary>
public sealed class ZeroDepthTests
{
    // What one gains the other loses, and no deal is worth what today's terms are: those are the only terms that both would take.
    private const string Tie = """
        actors:
          a: {}
          b: {}
        issues:
          x: {scale: {0: none, 100: all}, today: 30, wants: {a: {ideal: 100, salience: 50}, b: {ideal: 0, salience: 50} } }
        """;

    [Fact]
    public void Solve_finds_a_zone_that_holds_todays_terms_alone()
    {
        SolvedFile solved = SolvedFile.Of($"{Tie}");
        Assert.Equal(0, solved.Depth!.Value, 1e-9);
        Assert.True((bool)solved.Json["zopa"]!);
        Assert.Equal(30, (double)solved.Json["solutions"]!["nash"]!["terms"]!["x"]!, 1e-3);
    }

    [Fact]
    public void No_talks_conclude_there_and_neither_run_nor_why_calls_a_deal_possible()
    {
        ScenarioFile file = ScenarioReader.Read($"entente: 1\ntitle: A tie\nfrom: 2025-01-01\nuntil: 2025-12-31\n{Tie}\n", "tie.yaml");
        Draw[] draws = new SimulatedFile(file.Scenario!, new TalksOptions { FullPath = true, RecordsTalks = true }).Draws(32);
        Assert.All(draws, draw =>
            Assert.Equal((0, 0.0, false), (draw.Agreements.Count, draw.PathAgreement[^1], SelectedWorlds.IsOpen(draw.Path, [true]))));
        Assert.All(draws, draw => Assert.Equal(0, draw.Path.Depth(0, 0), 1e-9));
        Assert.Equal(32, WhyNoDeal.Of(file, file, new(32, 3, 1), stop: TestContext.Current.CancellationToken).Closed);
    }

    [Theory]
    [InlineData(1e-6, true)]
    [InlineData(1e-12, false)]
    [InlineData(0, false)]
    [InlineData(-1e-6, false)]
    [InlineData(double.NaN, false)]
    public void A_depth_leaves_gains_if_it_is_above_zero_by_more_than_rounding(double depth, bool leaves) =>
        Assert.Equal(leaves, DealSpace.LeavesGains(depth));
}
