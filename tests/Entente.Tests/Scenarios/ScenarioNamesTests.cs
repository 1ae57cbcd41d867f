using Entente.Scenarios;

namespace Entente.Tests.Scenarios;

public sealed class ScenarioNamesTests
{
    private const string Text = """
        entente: 1
        title: North and south # north
        from: 2025-01-01
        until: 2026-01-01
        actors:
          north: {name: north, role: table, reservation: 0.2, factions: {hawks: {weight: 40 %}, doves: {weight: 60 %}}}
          "south": {name: South, role: consent, reservation: 0.2}
        issues:
          strip:
            asks: Does north get the strip?
            scale: {0: south, 100: north}
            today: 50
            wants:
              north: {ideal: 100, salience: 60, factions: {hawks: {ideal: 100, salience: 90}}}
              south: {ideal: 0, salience: 60}
          north: # an issue of the same name
            asks: Is there a north?
            options: {south: Yes, hawks: "No"}
            today: south
            wants:
              north: {scores: {south: 100, hawks: 0}, salience: 20}
              'south': {scores: {south: 0, hawks: 100}, salience: 20}
        packages:
          whole: {covers: all, between: [north, south]}
        events:
          - {date: 2025-03-01, name: north, chance: 10 %, set: {actors.north.factions.hawks.present: false}}
        levers:
          north-waits: {actor: north, date: 2025-02-01, set: {issues.north.wants.north.salience: 5}}
        variants:
          waits: {levers: [north-waits]}
        questions:
          q: {asks: "north?", package: whole, issue: north, is: south, by: 2025-06-01, if: north-waits}

        """;

    [Theory]
    [InlineData("actors.north", "nord", 7)]
    [InlineData("actors.south", "süd", 4)]
    [InlineData("issues.north", "compass", 3)]
    [InlineData("issues.north.options.south", "yes", 5)]
    [InlineData("issues.north.options.hawks", "no", 3)]
    [InlineData("actors.north.factions.hawks", "falcons", 3)]
    [InlineData("levers.north-waits", "patience", 3)]
    [InlineData("packages.whole", "all-of-it", 2)]
    public void A_thing_is_renamed_wherever_it_is_meant_and_nowhere_else(string path, string name, int times)
    {
        ScenarioFile file = ScenarioReader.Read(Text, "s.yaml");
        Assert.Empty(file.Errors);
        string renamed = ScenarioNames.Rename(file, path, name);
        Assert.Empty(ScenarioReader.Read(renamed, "s.yaml").Errors);
        string old = path.Split('.')[^1];
        Assert.Equal(Text.Length + (times * (name.Length - old.Length)), renamed.Length);
        string[] back = path.Split('.');
        back[^1] = name;
        Assert.Equal(Text, ScenarioNames.Rename(ScenarioReader.Read(renamed, "s.yaml"), string.Join('.', back), old));
    }

    [Theory]
    [InlineData("actors.north", "south", "already")]
    [InlineData("actors.north", "a b", "cannot be a name")]
    [InlineData("actors.north", "", "cannot be a name")]
    [InlineData("actors.nobody", "x", "leads nowhere")]
    [InlineData("actors.north.role", "x", "no name")]
    [InlineData("title", "x", "no name")]
    public void What_cannot_be_renamed_is_refused(string path, string name, string why)
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => ScenarioNames.Rename(ScenarioReader.Read(Text, "s.yaml"), path, name));
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }

    /// <summary>Every actor, issue, lever, variant and piece of evidence of the shipped scenarios, there and back.</summary>
    [Fact]
    [Long]
    public void Everything_in_the_shipped_scenarios_can_be_renamed_there_and_back()
    {
        foreach (string path in Repository.ShippedScenarios)
        {
            ScenarioFile file = ScenarioReader.ReadFile(path);
            Scenario scenario = file.Scenario!;
            IEnumerable<string> things = [
                .. scenario.Actors.Names.Select(name => $"actors.{name}"), .. scenario.Issues.Names.Select(name => $"issues.{name}"),
                .. scenario.Levers.Names.Select(name => $"levers.{name}"), .. scenario.Variants.Names.Select(name => $"variants.{name}"),
                .. scenario.Evidence.Names.Take(3).Select(name => $"evidence.{name}")];
            foreach (string thing in things)
            {
                string[] parts = thing.Split('.');
                ScenarioFile renamed = ScenarioReader.Read(ScenarioNames.Rename(file, thing, "renamed-thing"), file.Name);
                Assert.Equal(file.Text, ScenarioNames.Rename(renamed, $"{parts[0]}.renamed-thing", parts[1]));
            }
        }
    }
}
