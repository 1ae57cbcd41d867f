using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Tests.Talks;

/// <summary>Scenarios whose best deals lie where sums meet the ends of scales, and each other: every world is computed, and they agree as
/// without the sums.</summary>
public sealed class CornerScenarioTests
{
    private const int Worlds = 24;

    [Theory]
    [InlineData("corner-land-for-money")]
    [InlineData("corner-three-issues")]
    [InlineData("corner-rule-twice")]
    [InlineData("corner-equation")]
    [InlineData("corner-one-point")]
    [InlineData("corner-options")]
    public void Every_world_is_computed_with_holding_and_without(string name)
    {
        Scenario scenario = ScenarioReader.ReadFile(Repository.TestFile(name + ".yaml")).Scenario!;
        foreach (Scenario one in (Scenario[])[scenario, scenario with { Holding = null }])
        {
            int settled = new SimulatedFile(one).Draws(Worlds).Count(draw => draw.Outcome == DrawOutcome.Settlement);
            Assert.True(settled >= Worlds * 3 / 4, $"{settled} of {Worlds} worlds settle");
        }
    }

    [Fact]
    public void A_solve_that_ends_a_hair_below_the_corner_it_began_in_counts_as_the_corner()
    {
        // The best terms lie where the sum meets the defender's red line: the start is the corner, and steps from within end 1e-8 beside
        // it.
        Scenario ceiling = ScenarioReader.ReadFile(Repository.TestFile("corner-ceiling.yaml")).Scenario!;
        World world = new(ceiling, TalksOptions.Default);
        Assert.All(Enumerable.Range(0, 32), index => Assert.Null(world.Run(SimulatedFile.Central, seed: 1, index).Failure));
    }

    [Fact]
    public void Every_world_is_computed_where_terms_go_to_the_end_of_the_front()
    {
        // Without the greatest army of its side at the table, the best terms for those who are left draw the line at the coast.
        Scenario korea = SimulatedFile.Shipped("korea-1951.yaml");
        Actor unitedStates = korea.Actors["united-states"] with { Role = Role.Outside };
        SimulatedFile simulated = new(korea with { Actors = korea.Actors.With("united-states", unitedStates) });
        Assert.All(simulated.Draws(2), draw => Assert.Null(draw.Failure));
    }
}
