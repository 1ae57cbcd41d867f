using Entente.Stakeholders;

namespace Entente.Tests.Stakeholders;

public sealed class NashModelTests() : StakeholderModelContract("nash")
{
    // Today is 50 in all these problems.
    [Fact]
    public void Opposite_wishes_leave_everything_as_it_is()
    {
        StakeholderForecast forecast = Run(StakeholderCases.OneIssue(("a", 0, 80, 2), ("b", 100, 40, 1)));
        Assert.Equal(50, forecast.Forecast[0]);
        Assert.Contains("today's state stands", forecast.Notes[0], StringComparison.Ordinal);
    }

    /// <summary>Gains are t and 2·10 − t at t between the two wishes, 10 and 40 away: with weights 3 and 1 the slope 3/t − 1/(20 − t)
    /// is 0 at t = 15.</summary>
    [Fact]
    public void Product_of_gains_is_greatest_where_its_slope_is_zero() =>
        Assert.Equal(65, Run(StakeholderCases.OneIssue(("near", 60, 100, 1), ("far", 90, 100, 3))).Forecast[0]!.Value, 1e-9);

    [Fact]
    public void Heavy_and_near_holds_the_outcome_at_its_wish() =>
        Assert.Equal(60, Run(StakeholderCases.OneIssue(("near", 60, 100, 3), ("far", 90, 100, 1))).Forecast[0]!.Value, 1e-9);
}
