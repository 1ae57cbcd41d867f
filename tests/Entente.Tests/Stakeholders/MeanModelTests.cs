using Entente.Stakeholders;

namespace Entente.Tests.Stakeholders;

public sealed class MeanModelTests() : StakeholderModelContract("mean")
{
    [Fact]
    public void Mean_weighs_by_capability_and_salience() =>
        Assert.Equal(20, Run(StakeholderCases.OneIssue(("a", 0, 80, 2), ("b", 100, 40, 1))).Forecast[0]!.Value, 1e-12);

    [Fact]
    public void Equal_weights_give_the_plain_mean() => Assert.Equal(
        50, Run(StakeholderCases.OneIssue(("a", 0, 80, 2), ("b", 100, 40, 1)), ModelSettings.Of(Model.Card, ("weights", "equal")))
            .Forecast[0]!.Value, 1e-12);

    [Fact]
    public void Nobody_with_weight_means_no_forecast_and_a_note()
    {
        StakeholderForecast forecast = Run(StakeholderCases.OneIssue(("a", 0, 80, 0), ("b", 100, 0, 1)));
        Assert.Null(forecast.Forecast[0]);
        Assert.Single(forecast.Notes);
    }
}
