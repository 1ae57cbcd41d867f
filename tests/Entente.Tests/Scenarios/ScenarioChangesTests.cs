using Entente.Scenarios;

namespace Entente.Tests.Scenarios;

public sealed class ScenarioChangesTests
{
    private static readonly Scenario Small = ScenarioReader.Read(SmallScenario.Text, "small.yaml").Scenario!;

    [Fact]
    public void A_lever_changes_what_it_names_and_nothing_else()
    {
        Scenario after = ScenarioChanges.Apply(Small, [Small.Levers["aid-ends"]]);
        Assert.Empty(after.Actors["patron"].Supports["south"]);
        Actor restored = after.Actors["patron"] with { Supports = Small.Actors["patron"].Supports };
        Assert.Equal(Small, after with { Actors = after.Actors.With("patron", restored) });
    }

    [Fact]
    public void What_is_not_changed_stays_the_same_object()
    {
        Scenario after = ScenarioChanges.Apply(Small, [Small.Variants["seat"]]);
        Assert.Equal(Role.Table, after.Actors["south"].Role);
        Assert.Same(Small.Actors["south"].Power, after.Actors["south"].Power);
        Assert.Same(Small.Actors["north"], after.Actors["north"]);
        Assert.Same(Small.Issues, after.Issues);
    }

    [Fact]
    public void Factors_multiply_what_earlier_changes_left()
    {
        ScenarioFile file = SmallScenario.ReadWith(
            "variants:", "variants:\n  more: {set: {actors.patron.supports.south.arms: 10..20}, multiply: "
                + "{actors.patron.supports.south.arms: 2}}");
        Uncertain arms = ScenarioChanges.Apply(file.Scenario!, [file.Scenario!.Variants["more"]]).Actors["patron"]
            .Supports["south"]["arms"];
        Assert.Equal((20, 30, 40), (arms.Low, arms.Central, arms.High));
    }

    [Fact]
    public void Multiplying_what_an_earlier_change_took_away_gives_nothing()
    {
        ScenarioFile file = SmallScenario.ReadWith("variants:", "variants:\n  more: {levers: [aid-ends], multiply: "
            + "{actors.patron.supports.south.arms: 2}}");
        Scenario after = ScenarioChanges.Apply(file.Scenario!, [file.Scenario!.Levers["aid-ends"], file.Scenario.Variants["more"]]);
        Assert.Empty(after.Actors["patron"].Supports["south"]);
    }

    [Theory]
    [InlineData("actors.patron.supports.north.arms: 5", "supports both sides")]
    [InlineData("actors.patron.factions.doves.present: false", "No faction of `patron` is present")]
    [InlineData("issues.strip.wants.south.accepts: 0..20, issues.strip.wants.south.accepts.from: 40", "accepts nothing")]
    [InlineData("issues.strip.wants.south.salience: 0", "All saliences of `south` are 0")]
    public void A_change_that_makes_nonsense_of_the_scenario_is_an_error(string change, string message)
    {
        ScenarioFile file = SmallScenario.ReadWith("actors.south.role: table", change);
        Problem problem = Assert.Single(file.Errors);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.StartsWith("variants.seat", problem.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_may_take_the_last_actor_from_the_table_only_if_another_stays() => Assert.Contains(
        "Nobody sits at the table",
        Assert.Single(SmallScenario.ReadWith("{actors.south.role: table}", "{actors.north.role: consent, actors.patron.role: outside}")
            .Errors).Message,
        StringComparison.Ordinal);
}
