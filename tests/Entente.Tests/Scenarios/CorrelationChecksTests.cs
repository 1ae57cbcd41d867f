using Entente.Scenarios;

namespace Entente.Tests.Scenarios;

public sealed class CorrelationChecksTests
{
    [Theory]
    [InlineData("{between: [war.pace, actors.nort.optimism], rank: 0.5}", "26", "`nort` is not an actor", "`north`")]
    [InlineData("{between: [war.pase, actors.north.optimism], rank: 0.5}", "16", "has no key `pase`", "`pace`")]
    [InlineData("{between: [war.pace, actors.north.optimism], rank: 1}", "56", "above -1 and below 1", null)]
    [InlineData("{between: [war.pace, actors.north.optimism], rank: 0.3..0.5}", "56", "one number, not a range", null)]
    [InlineData("{between: [war.pace, actors.north], rank: 0.5}", "26", "no number at `actors.north`", null)]
    [InlineData("{between: [war.pace, actors.north.role], rank: 0.5}", "26", "no number at `actors.north.role`", null)]
    [InlineData("{between: [war.pace, actors.patron.reservation], rank: 0.5}", "26", "no number at", "Write it into the file first")]
    [InlineData("{between: [war.pace], rank: 0.5}", "15", "takes two different numbers", "Name the other one")]
    [InlineData("{between: [war.pace, war.pace, actors.north.power], rank: 0.5}", "15", "stands twice", null)]
    [InlineData("{between: [war.pace, actors.north.optimism], rnk: 0.5}", "50", "`rnk` is not a key", "`rank`")]
    [InlineData("{between: [war.pace, actors.north.optimism]}", "5", "`rank` is missing", null)]
    [InlineData("{between: war.pace and power, rank: 0.5}", "15", "it should be a list", null)]
    public void Mistakes_are_placed_and_named(string item, string column, string message, string? hint)
    {
        ScenarioFile file = ScenarioReader.Read(SmallScenario.Text + $"correlations:\n  - {item}\n", "small.yaml");
        int line = SmallScenario.Text.Count(sign => sign == '\n') + 2;
        Problem error = file.Errors.First(one => one.Message.Contains(message, StringComparison.Ordinal));
        Assert.Equal(line, error.Line);
        Assert.Equal(column, error.Column.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.True(hint is null || error.Hint?.Contains(hint, StringComparison.Ordinal) == true, error.Hint);
    }

    [Fact]
    public void Ranks_that_contradict_each_other_are_refused_with_the_nearest_that_do_not()
    {
        ScenarioFile file = ScenarioReader.Read(SmallScenario.Text + """
            correlations:
              - {between: [war.pace, actors.north.power], rank: 0.9}
              - {between: [actors.north.power, actors.south.power], rank: 0.9}
              - {between: [actors.south.power, war.pace], rank: -0.9}

            """, "small.yaml");
        Problem error = Assert.Single(file.Errors);
        Assert.Contains("contradict each other", error.Message, StringComparison.Ordinal);
        Assert.Equal("correlations", error.Path.Split('.')[0]);
        Assert.Contains("0.48 for `war.pace` and `actors.north.power`", error.Hint, StringComparison.Ordinal);
        Assert.Contains("-0.48 for `actors.south.power` and `war.pace`", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pair_has_one_rank()
    {
        ScenarioFile file = ScenarioReader.Read(SmallScenario.Text + """
            correlations:
              - {between: [war.pace, actors.north.power, actors.south.power], rank: 0.5}
              - {between: [actors.south.power, war.pace], rank: 0.2}

            """, "small.yaml");
        Assert.Contains(file.Errors, error => error.Message.Contains("have a rank already, in item 1", StringComparison.Ordinal));
    }
}
