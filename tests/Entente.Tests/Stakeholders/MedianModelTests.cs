using Entente.Stakeholders;

namespace Entente.Tests.Stakeholders;

public sealed class MedianModelTests() : StakeholderModelContract("median")
{
    private static readonly StakeholderProblem Tied =
        StakeholderCases.OneIssue(("a", 10, 10, 1), ("b", 20, 20, 1), ("c", 40, 0, 1), ("d", 90, 30, 1));

    [Fact]
    public void Position_with_half_of_the_weight_on_either_side_wins() =>
        Assert.Equal(20, Run(StakeholderCases.OneIssue(("a", 0, 10, 1), ("b", 20, 25, 1), ("c", 100, 30, 1))).Forecast[0]);

    [Theory]
    [InlineData("middle", 55)]
    [InlineData("lower", 20)]
    [InlineData("upper", 90)]
    public void Exact_half_on_either_side_is_decided_by_the_tie_rule(string ties, double expected) =>
        Assert.Equal(expected, Run(Tied, ModelSettings.Of(Model.Card, ("ties", ties))).Forecast[0]);

    [Fact]
    public void Tenths_that_sum_to_half_count_as_half() => Assert.Equal(
        50, Run(StakeholderCases.OneIssue(("a", 0, 100, 0.1), ("b", 0, 100, 0.2), ("c", 100, 100, 0.3))).Forecast[0]);
}
