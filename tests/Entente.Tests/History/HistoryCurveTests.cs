using Entente.History;

namespace Entente.Tests.History;

/// <summary>What history says of a day, and how it is pooled with a model.</summary>
public sealed class HistoryCurveTests
{
    [Fact]
    public void A_day_of_the_table_gets_its_row()
    {
        HistoryFigure? year = HistoryCurve.At(HistoryClass.InterstateWar, HistoryQuantity.AgreedBy, 365);
        Assert.Equal((0.429, 0.277, 0.590, 42, false), (year!.P, year.Low, year.High, year.Cases, year.BetweenRows));
        Assert.Equal(year, HistoryCurve.At(HistoryClass.InterstateWar, HistoryQuantity.AgreedBy, 366)); // of a leap year
    }

    /// <summary>−ln(1 − F) = (t/τ)^k through 0.31 at 90 days and 0.429 at 365: k = ln(0.5604/0.3711)/ln(365/90) = 0.2944, so that at 200
    /// days F = 1 − exp(−0.3711·(200/90)^0.2944) = 0.3748.</summary>
    [Fact]
    public void A_day_between_is_read_off_weibulls_line()
    {
        HistoryFigure? between = HistoryCurve.At(HistoryClass.InterstateWar, HistoryQuantity.AgreedBy, 200);
        Assert.Equal(0.3748, between!.P, 3);
        Assert.True(between.BetweenRows && between.Low < between.P && between.P < between.High);
    }

    [Fact]
    public void A_single_figure_is_carried_at_a_constant_rate_for_a_year()
    {
        double rate = -Math.Log(1 - 0.133) / 98;
        Assert.Equal(1 - Math.Exp(-rate * 30), HistoryCurve.At(HistoryClass.Dispute, HistoryQuantity.AgreedBy, 30)!.P, 9);
        Assert.NotNull(HistoryCurve.At(HistoryClass.Dispute, HistoryQuantity.AgreedBy, 365));
        Assert.Null(HistoryCurve.At(HistoryClass.Dispute, HistoryQuantity.AgreedBy, 500));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(400)]
    public void Nothing_is_said_beyond_the_table(double days) =>
        Assert.Null(HistoryCurve.At(HistoryClass.InterstateWar, HistoryQuantity.AgreedBy, days));

    [Fact]
    public void Shares_rise_with_time_for_every_class()
    {
        foreach (HistoryClass kind in Enum.GetValues<HistoryClass>())
        {
            double[] shares = [.. Enumerable.Range(1, 365).Select(day => HistoryCurve.At(kind, HistoryQuantity.AgreedBy, day)!.P)];
            Assert.Equal(shares.Order(), shares);
            Assert.InRange(shares[0], 0, shares[^1]);
        }
    }

    /// <summary>Ten weeks at 1.25 a year and then 0.37: of a conflict 70 days old, within 42 days.</summary>
    [Fact]
    public void A_conflict_passes_through_the_classes_of_its_age()
    {
        HistoryFigure? ends = ConflictAge.EndsWithin(HistoryClass.InterstateWar, 70, 42);
        Assert.Equal(1 - Math.Exp(-((21 * 1.25) + (21 * 0.37)) / 365.25), ends!.P, 9);
        Assert.Null(ConflictAge.EndsWithin(HistoryClass.InterstateWar, 9 * 365.25, 42));
        Assert.Null(ConflictAge.EndsWithin(HistoryClass.Dispute, 1, 42));
    }

    [Theory]
    [InlineData(0.5, 0.5, 0.5)]
    [InlineData(0.9, 0.1, 0.5)] // odds 9 and 1/9
    [InlineData(0.8, 0.5, 2.0 / 3)] // odds 4 and 1: 2
    public void Pooling_is_the_mean_of_log_odds(double model, double history, double pooled) =>
        Assert.Equal(pooled, Pool.Of(model, history, 0.5), 12);

    [Fact]
    public void A_model_without_a_single_world_does_not_outweigh_history()
    {
        Assert.InRange(Pool.Of(0, 1000, 0.4), 0.001, 0.4);
        Assert.InRange(Pool.Of(1, 1000, 0.4), 0.4, 0.999);
    }
}
