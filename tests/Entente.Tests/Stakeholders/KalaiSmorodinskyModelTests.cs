namespace Entente.Tests.Stakeholders;

public sealed class KalaiSmorodinskyModelTests() : StakeholderModelContract("kalai-smorodinsky")
{
    /// <summary>Today 50, wishes 10 and 15 away: t/15 = (20 − t)/10 at t = 12, where both get four fifths of the most they could.</summary>
    [Fact]
    public void Shares_of_the_greatest_gains_are_equal() =>
        Assert.Equal(62, Run(StakeholderCases.OneIssue(("near", 60, 10, 1), ("far", 65, 90, 7))).Forecast[0]!.Value, 1e-12);

    /// <summary>Beyond 20 the nearer one loses, so the farther one can gain 20 at most: t/20 = (20 − t)/10 at t = 40/3.</summary>
    [Fact]
    public void What_the_nearest_would_refuse_is_nobodys_hope() =>
        Assert.Equal(50 + (40.0 / 3), Run(StakeholderCases.OneIssue(("near", 60, 10, 1), ("far", 100, 90, 7))).Forecast[0]!.Value, 1e-12);

    [Fact]
    public void Opposite_wishes_leave_everything_as_it_is() =>
        Assert.Equal(50, Run(StakeholderCases.OneIssue(("a", 0, 80, 2), ("b", 100, 40, 1))).Forecast[0]);
}
