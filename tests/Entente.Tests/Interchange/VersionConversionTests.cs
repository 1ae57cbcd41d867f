using System.Text.Json.Nodes;
using Entente.Deals;
using Entente.Interchange;
using Entente.Scenarios;
using Entente.Talks.FirstDay;
using Entente.Tests.Cli;

namespace Entente.Tests.Interchange;

/// <summary>A file in the newest version of the format: its numbers in the unit of that version, everything else as it was.</summary>
public sealed class VersionConversionTests
{
    // South and north differ on land alone: 60 % of what matters to north is in dispute, 75 % of what matters to south.
    private const string Two = """
        entente: 1   # as it was written
        title: Two
        from: 2025-01-01
        until: 2025-12-31
        actors:
          north: {reservation: 0.55..0.70, discount: 10 %}   # from its own plans
          south:
            reservation: 0.5 ± 0.1
        issues:
          land:
            scale: {0: all South, 100: all North}
            today: 50
            wants:
              north: {ideal: 100, salience: 60, accepts: {from: 40, to: 100, margin: 10, loss: 0.03..0.06..0.12}}
              south: {ideal: 0, salience: 60}
          water:
            scale: {0: none, 100: all}
            today: 100
            wants: {north: {ideal: 100, salience: 40}, south: {ideal: 100, salience: 20}}
        deadlines:
          feast: {date: 2025-06-01, matters-to: {north: 0.03}}
        events:
          - {date: 2025-03-01, name: A bad harvest, multiply: {actors.north.reservation: 0.9}}
        levers:
          wait: {actor: south, date: 2025-02-01, set: {actors.south.reservation: 0.55}, cost: {south: 0.015}}
        """;

    [Fact]
    public void Numbers_of_one_actor_become_those_of_the_new_unit()
    {
        Conversion done = VersionConversion.Of(ScenarioReader.Read(Two, "two.yaml"), onlyUnit: false);
        Assert.Equal((0.6, 0.75), (Math.Round(done.Shares["north"], 12), Math.Round(done.Shares["south"], 12)));
        Assert.Equal(
            [
                "actors.north.reservation: 0.55..0.7 -> 0.25..0.5",           // 1 - 0.45/0.6, 1 - 0.3/0.6
                "actors.south.reservation: 0.5 ± 0.1 -> 0.3333 ± 0.1333",     // 1 - 0.5/0.75, 0.1/0.75
                "issues.land.wants.north.accepts.loss: 0.03..0.06..0.12 -> 0.05..0.1..0.2",
                "deadlines.feast.matters-to.north: 0.03 -> 0.05",
                "levers.wait.cost.south: 0.015 -> 0.02",
                "events.1.multiply.actors.north.reservation: 0.9 -> 0.7222",  // (1 - (1 - 0.9·0.625)/0.6)/0.375
                "levers.wait.set.actors.south.reservation: 0.55 -> 0.4",
            ],
            done.Numbers.Select(number => $"{number.Path}: {number.Was} -> {number.Value}"));
        Assert.Contains("entente: 2   # as it was written", done.Text, StringComparison.Ordinal);
        Assert.Contains("{reservation: 0.25..0.5, discount: 10 %}   # from its own plans", done.Text, StringComparison.Ordinal);
        Assert.Contains(done.Notes, note => note.Contains("talks.depth-scale (0.05)", StringComparison.Ordinal));
    }

    /// <summary>What an actor gains by terms over no deal is the old gain over its share, wherever the terms lie.</summary>
    [Fact]
    public void Gains_stay_what_they_were_in_another_unit()
    {
        Scenario before = ScenarioReader.Read(Two, "two.yaml").Scenario!,
            after = ScenarioReader.Read(Converted(Two), "two.yaml").Scenario!;
        foreach ((string actor, double share) in new[] { ("north", 0.6), ("south", 0.75) })
        {
            Assert.Equal(Gain(before, actor, 70) / share, Gain(after, actor, 70), 1e-4);
            Assert.Equal(Gain(before, actor, 30) / share, Gain(after, actor, 30), 1e-4);
        }

        static double Gain(Scenario scenario, string actor, double land) =>
            DealTerms.Value(new Preferences(scenario, number => number.Central).OfActor(actor),
                [new ContinuousIssue(0, 100, 50), new ContinuousIssue(0, 100, 100)], [land, 100])
            - scenario.Actors[actor].Reservation!.Central;
    }

    /// <summary>Numbers of several analysts stand in several places: they are left, and named.</summary>
    [Fact]
    public void What_cannot_be_rewritten_in_one_place_is_left_to_the_author()
    {
        string several = Two.Replace("actors:\n", "analysts: {anna: {}, boris: {}}\nactors:\n", StringComparison.Ordinal)
            .Replace("reservation: 0.5 ± 0.1", "reservation: {by: {anna: 0.4..0.5, boris: 0.5..0.6}}", StringComparison.Ordinal);
        Conversion done = VersionConversion.Of(ScenarioReader.Read(several, "two.yaml"), onlyUnit: false);
        Assert.DoesNotContain(done.Numbers, number => number.Path == "actors.south.reservation");
        Assert.Contains(done.Notes, note => note.StartsWith("By hand: actors.south.reservation.", StringComparison.Ordinal));
    }

    [Fact]
    public void Only_the_unit_can_change()
    {
        Conversion done = VersionConversion.Of(ScenarioReader.Read(Two, "two.yaml"), onlyUnit: true);
        Scenario after = ScenarioReader.Read(done.Text!, "two.yaml").Scenario!;
        Assert.Equal((1, UtilityUnit.Disputed), (after.Entente, after.UtilityUnit));
        Assert.Equal(7, done.Numbers.Count);
    }

    [Fact]
    public void A_file_that_is_in_the_newest_version_stays_to_the_last_byte()
    {
        string converted = Converted(Two);
        Conversion again = VersionConversion.Of(ScenarioReader.Read(converted, "two.yaml"), onlyUnit: false);
        Assert.Equal(converted, again.Text);
        Assert.Empty(again.Numbers);
        Assert.Empty(again.Notes);
    }

    /// <summary>No line of a shipped file moves but those whose numbers are told.</summary>
    [Theory]
    [InlineData("ukraine-2025")]
    [InlineData("korea-1951")]
    [InlineData("port-strike")]
    [InlineData("river-sharing")]
    public void Shipped_files_change_only_in_the_lines_that_are_told(string name)
    {
        ScenarioFile file = ScenarioReader.ReadFile(Path.Combine(Repository.Root, "scenarios", name + ".yaml"));
        Conversion done = VersionConversion.Of(file, onlyUnit: false);
        Assert.NotNull(done.Text);
        string[] before = file.Text.Split('\n'), after = done.Text.Split('\n');
        Assert.Equal(before.Length, after.Length);
        Assert.InRange(before.Zip(after).Count(pair => pair.First != pair.Second), 1, 1 + done.Numbers.Count);
    }

    [Fact]
    public void The_command_writes_the_file_and_tells_what_it_did()
    {
        string folder = Directory.CreateTempSubdirectory("entente-").FullName, file = Path.Combine(folder, "two.yaml"),
            to = Path.Combine(folder, "new.yaml");
        File.WriteAllText(file, Two);
        EntenteRun call = EntenteCall.Run("convert", file, "--out", to, "--json");
        Assert.Equal(0, call.ExitCode);
        JsonNode answer = JsonNode.Parse(call.Output)!;
        Assert.Equal(7, answer["changes"]!.AsArray().Count);
        Assert.Equal(Two, File.ReadAllText(file));
        Assert.Equal(0, EntenteCall.Run("convert", file, "--in-place").ExitCode);
        Assert.Equal(File.ReadAllText(to), File.ReadAllText(file));
        Assert.Equal(2, EntenteCall.Run("convert", file, "--in-place", "--out", to).ExitCode);
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A cost may become greater than the format allows: the file is left, and the reader's words say why.</summary>
    [Fact]
    public void What_would_leave_its_legal_range_is_refused()
    {
        string file = Two.Replace("matters-to: {north: 0.03}", "matters-to: {north: 0.9}", StringComparison.Ordinal);
        Conversion done = VersionConversion.Of(ScenarioReader.Read(file, "two.yaml"), onlyUnit: false);
        Assert.Null(done.Text);
        Assert.Contains(done.Problems, problem => problem.Path.Contains("matters-to", StringComparison.Ordinal));
    }

    private static string Converted(string text) => VersionConversion.Of(ScenarioReader.Read(text, "two.yaml"), onlyUnit: false).Text!;
}
