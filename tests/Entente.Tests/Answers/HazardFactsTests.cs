using Entente.Answers.Check;
using Entente.Scenarios;

namespace Entente.Tests.Answers;

/// <summary>`check` says what hazards amount to, and warns of numbers that do not do what they seem to.</summary>
public sealed class HazardFactsTests
{
    // 0.06·3² = 0.54 a year for the weaker side; the front hardly moves, so that only a collapse ends the war within the year.
    [Fact]
    public void A_collapse_is_told_at_the_strengths_of_the_day()
    {
        SummaryFact fact = HazardFacts.Of(SolvedFile.Read(War("collapse: {attacker: 0.06, defender: 0.06, response: 2}", "")))[0];
        double south = 0.06 * Math.Pow(30.0 / 10, 2), north = 0.06 * Math.Pow(10.0 / 30, 2);
        Assert.Equal("At these strengths", fact.Heading);
        Assert.Contains("The resistance of North ends at 0.7 % a year, that of South at 54 %.", fact.Text, StringComparison.Ordinal);
        Assert.Equal((0.54, 0.0067), (south, Math.Round(north, 4)));
        Assert.Contains($"nobody wins within a year with a chance of {Math.Round(100 * Math.Exp(-south - north)):0} %", fact.Text,
            StringComparison.Ordinal);
    }

    // W′ − U(today) of a side, and 0 of a group, less the friction.
    [Fact]
    public void Everybody_who_may_break_a_deal_is_told_with_its_rate_at_todays_terms()
    {
        Scenario scenario = SolvedFile.Read(
            War("", "holding: {break-rate: 0.6, friction: 0.1, tremble: 0.08, spoilers: {zealots: {name: The zealots, reach: 0.3, hurt-by: "
            + "{land: {ideal: 0} } } } }"));
        SummaryFact[] facts = [.. HazardFacts.Of(scenario).Skip(1)];
        Assert.Equal(3, facts.Length);
        Assert.StartsWith("The file is of format version 1: a deal is broken at any time alike", facts[1].Text, StringComparison.Ordinal);
        Assert.Matches("broken by North at [0-9.]+ % a year and South at [0-9.]+ % a year", facts[0].Text);
        Assert.Equal(4.0, Math.Round(100 * 0.18 / (1 + Math.Exp(0.1 / 0.08)), 1));
        Assert.Contains("would be broken by The zealots at 4 % a year.", facts[2].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_a_war_or_a_holding_has_none() => Assert.Empty(HazardFacts.Of(SolvedFile.Read($$"""
        actors: {a: {reservation: 0.2}, b: {reservation: 0.2} }
        issues: {x: {scale: {0: b's, 100: a's}, today: 50, wants: {a: {ideal: 100, salience: 1}, b: {ideal: 0, salience: 1} } } }
        """)));

    [Theory]
    [InlineData("deal", "`whole` settles all that `deal` does, and an agreement on it would answer `asked` with yes as well, but the "
        + "question does not name it.")]
    [InlineData("[deal, whole]", null)]
    [InlineData("deal, resolves: \"Yes if signed; `whole` does not count.\"", null)]
    [InlineData("whole", null)]
    public void A_wider_package_that_answers_yes_too_is_named(string package, string? says) => Warns(
        $$"""
        actors: {north: {reservation: 0.4}, south: {reservation: 0.3} }
        issues:
          toll: {scale: {0: none, 100: high}, today: 20, wants: {north: {ideal: 80, salience: 50}, south: {ideal: 10, salience: 50} } }
          flag: {scale: {0: red, 100: blue}, today: 20, wants: {north: {ideal: 80, salience: 50}, south: {ideal: 10, salience: 50} } }
        packages: {deal: {covers: [toll], between: [north, south]}, whole: {covers: all}, other: {covers: [flag]} }
        questions: {asked: {asks: "A toll?", package: {{package}}, by: 2025-06-01} }
        """,
        says);

    [Theory]
    [InlineData(1.9, "`war.front` can come to 1.14, outside its legal range from 0 to 1: in such worlds it stops at the end of the range.")]
    [InlineData(1.5, null)]
    public void A_factor_beyond_the_legal_range_stops_at_its_end_and_is_warned_about(double factor, string? says) =>
        Warns(War("", FormattableString.Invariant($"events: [{{date: 2025-02-01, name: A break, multiply: {{war.front: {factor}}} }}]")),
            says);

    [Theory]
    [InlineData("power: 5", "read as a reach of 0.5")]
    [InlineData("power: 5, reach: 0.2", "no effect beside its `reach`")]
    [InlineData("reach: 0.2", null)]
    public void The_power_of_a_spoiler_is_noted(string key, string? says) =>
        Warns(War("", $"holding: {{spoilers: {{zealots: {{ {key}, hurt-by: {{land: {{ideal: 0}} }} }} }} }}"), says);

    private static void Warns(FormattableString sections, string? says)
    {
        ScenarioFile file = ScenarioReader.Read("entente: 1\ntitle: A case\nfrom: 2025-01-01\nuntil: "
            + "2026-01-01\n" + FormattableString.Invariant(sections), "case.yaml");
        Assert.Empty(file.Errors);
        Problem[] warnings = [.. file.Warnings.Where(warning => !warning.Message.Contains("name no evidence", StringComparison.Ordinal))];
        Assert.Equal(says is null ? 0 : 1, warnings.Length);
        Assert.All(warnings, warning => Assert.Contains(says!, warning.Message, StringComparison.Ordinal));
    }

    private static FormattableString War(string collapse, string more) => $$"""
        actors:
          north: {name: North, side: attacker, power: 30}
          south: {name: South, side: defender, power: 10}
        issues: {land: {scale: {0: south, 100: north}, today: 50, wants: {north: {ideal: 100, salience: 1}, south: {ideal: 0, salience: 1} } } }
        war: {front: 0.3..0.6, pace: 0.02, volatility: 0.05{{(collapse.Length > 0 ? ", " + collapse : "")}} }
        {{more}}
        """;
}
