using Entente.Scenarios;

namespace Entente.Tests.Scenarios;

public sealed class LegalDatesTests
{
    [Fact]
    public void The_first_and_the_last_day_are_legal_and_their_neighbours_are_not()
    {
        Assert.True(LegalDates.Hold(new(1583, 1, 1)));
        Assert.True(LegalDates.Hold(new(9900, 12, 31)));
        Assert.False(LegalDates.Hold(new(1582, 12, 31)));
        Assert.False(LegalDates.Hold(new(9901, 1, 1)));
    }

    [Theory]
    [InlineData("2025-01-01", "9901-01-01")]
    [InlineData("1582-12-31", "1583-06-01")]
    public void A_file_with_another_day_is_refused_and_says_the_range(string from, string until) => Assert.Contains(
        ScenarioReader.Read(SmallScenario.Text.Replace("2025-01-01", from, StringComparison.Ordinal)
            .Replace("2026-01-01", until, StringComparison.Ordinal), "small.yaml").Errors,
        problem => problem.Message.Contains(LegalDates.Range, StringComparison.Ordinal));
}
