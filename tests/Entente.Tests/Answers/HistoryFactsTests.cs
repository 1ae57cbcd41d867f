using Entente.Answers.Check;
using Entente.Scenarios;

namespace Entente.Tests.Answers;

/// <summary>`check` tells where the rates of a file stand against those of history.</summary>
public sealed class HistoryFactsTests
{
    [Theory]
    [InlineData("1..1.2", "Talks conclude at 1..1.2 a year, within what history has: history has 1.07 [0.68, 1.60]")]
    [InlineData("5", "Talks conclude at 5 a year, above what history has")]
    [InlineData("0.5..1", "Talks conclude at 0.5..1 a year, partly outside what history has")]
    public void A_pace_is_held_against_that_of_the_class(string pace, string says) =>
        Assert.Contains(Of("interstate-war", pace), text => text.StartsWith(says, StringComparison.Ordinal));

    [Fact]
    public void A_pace_that_history_fills_in_is_not_held_against_itself()
    {
        string[] told = Of("interstate-war", null);
        Assert.Contains(told, text => text.StartsWith("Talks conclude at 0.68..1.07..1.6 a year, which is the rate of history, of 42 wars",
            StringComparison.Ordinal));
        Assert.DoesNotContain(told, text => text.Contains("within what history has", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_the_pace_of_disputes_history_says_nothing() =>
        Assert.DoesNotContain(Of("dispute", "5"), text => text.Contains("alks conclude", StringComparison.Ordinal));

    private static string[] Of(string kind, string? pace)
    {
        ScenarioFile file = ScenarioReader.Read($$"""
            entente: 2
            title: A case
            from: 2025-01-01
            until: 2025-12-31
            history: {class: {{kind}}}
            actors: {north: {reservation: 0.3}, south: {reservation: 0.3} }
            issues:
              land: {scale: {0: all South, 100: all North}, today: 50, wants: {north: {ideal: 100, salience: 1}, south: {ideal: 0, salience: 1} } }
            {{(pace is null ? "" : "talks: {pace: " + pace + "}")}}
            """, "case.yaml");
        Assert.True(file.Scenario is not null, string.Join('\n', file.Errors));
        return [.. HistoryFacts.Of(file.Scenario).Select(fact => fact.Text)];
    }
}
