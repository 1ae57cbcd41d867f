using CsCheck;
using Entente.Evidence.Markets;
using Entente.Numerics;
using Entente.Scenarios;
using MathNet.Numerics.LinearAlgebra;

namespace Entente.Tests.Evidence.Markets;

public sealed class EventStudyTests
{
    private static readonly EventStudySettings OneDay = new() { WindowTo = 0, GapDays = 0 };

    // A regression over all days with a dummy for each day of the event gives the abnormal returns as the dummies' coefficients, and
    // their covariance: the same numbers by another way (Salinger 1992; Karafiath 1988).
    [Fact]
    public void Abnormal_returns_are_the_coefficients_of_day_dummies() =>
        Gen.Select(Gen.Int[0, 10_000], Gen.Int[1, 4], Gen.Bool).SampleFixed(
        one =>
        {
            (int seed, int length, bool hasMarket) = one;
            PriceSeries series = Random(seed, days: 70 + length, hasMarket);
            EventStudySettings settings = new() { EstimationDays = 65, GapDays = 0, WindowTo = length - 1 };
            EventStudy study = Study(series, series.Days[^length].Date, settings);
            int n = 65 + length, at = series.Days.Count - n, columns = length + (hasMarket ? 2 : 1);
            Matrix<double> x = Matrix<double>.Build.Dense(n, columns);
            Vector<double> y = Vector<double>.Build.Dense(n);
            for (int i = 0; i < n; i++)
            {
                PriceDay day = series.Days[at + i], before = series.Days[at + i - 1];
                y[i] = (day.Price / before.Price) - 1;
                x[i, 0] = 1;
                if (hasMarket)
                {
                    x[i, 1] = (day.Benchmark!.Value / before.Benchmark!.Value) - 1;
                }

                if (i >= 65)
                {
                    x[i, columns - length + i - 65] = 1;
                }
            }

            Matrix<double> inverse = x.TransposeThisAndMultiply(x).Inverse();
            Vector<double> b = inverse * x.TransposeThisAndMultiply(y), rest = y - (x * b);
            double variance = rest.DotProduct(rest) / (n - columns);
            Vector<double> sum = Vector<double>.Build.Dense(columns, i => i >= columns - length ? 1 : 0);
            for (int k = 0; k < length; k++)
            {
                int j = columns - length + k;
                Assert.Equal(b[j], study.Days[k].Abnormal.Value, 1e-9);
                Assert.Equal(Math.Sqrt(variance * inverse[j, j]), study.Days[k].Abnormal.StandardError, 1e-9);
            }

            Assert.Equal(b.DotProduct(sum), study.Total.Value, 1e-9);
            Assert.Equal(Math.Sqrt(variance * sum.DotProduct(inverse * sum)), study.Total.StandardError, 1e-9);
        },
        iter: 40);

    // MacKinlay 1997, equation 8, by hand: market returns ±1 % in turn, so mean 0 and variance 0.0001; L1 = 40.
    [Fact]
    public void Variance_is_that_of_equation_8()
    {
        EventStudy study = Study(Alternating(), Alternating().Days[^1].Date, OneDay with { EstimationDays = 40 });
        const double marketOnTheDay = 0.03;
        double expected = study.DailyDeviation * Math.Sqrt(1 + ((1 + (marketOnTheDay * marketOnTheDay / 0.0001)) / 40));
        Assert.Equal(expected, study.Total.StandardError, 1e-9);
        Assert.Equal(2, study.Beta!.Value, 1e-6);
        Assert.Equal(0.05 - (2 * marketOnTheDay), study.Total.Value, 1e-6);
    }

    // With nothing happening, t has the t distribution: 5 % of the days lie outside the interval.
    [Fact]
    public void Intervals_miss_as_often_as_they_say()
    {
        const int studies = 2000;
        int missed = 0;
        for (int seed = 0; seed < studies; seed++)
        {
            PriceSeries series = Random(seed, days: 45, hasMarket: true);
            AbnormalReturn found = Study(series, series.Days[^2].Date, new() { EstimationDays = 40, GapDays = 0 }).Total;
            Assert.Equal(found.PValue < 0.05, found.Low > 0 || found.High < 0);
            missed += found.PValue < 0.05 ? 1 : 0;
        }

        double error = Math.Sqrt(0.05 * 0.95 / studies);
        Assert.InRange(missed / (double)studies, 0.05 - (4 * error), 0.05 + (4 * error));
    }

    [Fact]
    public void An_event_on_a_weekend_is_the_next_day_of_trade()
    {
        PriceSeries series = Random(1, days: 80, hasMarket: false);
        DateOnly saturday = series.Days.Select(day => day.Date)
            .Last(date => date.DayOfWeek == DayOfWeek.Friday && date < series.Days[^3].Date).AddDays(1);
        EventStudy study = Study(series, saturday, OneDay);
        Assert.Equal(saturday.AddDays(2), study.EventDay);
        Assert.Contains(study.Notes, note => note.Contains("a Saturday", StringComparison.Ordinal));
        Assert.Equal(Study(series, saturday.AddDays(2), OneDay).Total, study.Total);
    }

    [Fact]
    public void Gaps_and_what_looks_like_a_split_are_said()
    {
        PriceDay[] days = [.. Random(2, days: 80, hasMarket: false).Days];
        PriceSeries holes = new("x", null,
            new(days.Where((_, i) => i is < 60 or > 66).Select((day, i) => i >= 65 ? day with { Price = day.Price / 2 } : day)), []);
        EventStudy study = Study(holes, days[^1].Date, OneDay);
        Assert.Contains(study.Notes, note => note.StartsWith("No trade between", StringComparison.Ordinal));
        Assert.Contains(study.Notes, note => note.Contains("looks like a split", StringComparison.Ordinal));
    }

    [Fact]
    public void What_cannot_be_studied_is_said()
    {
        PriceSeries series = Random(3, days: 80, hasMarket: false);
        Assert.Contains("before the event", EventStudy.Of(series, series.Days[^1].Date.AddDays(1), OneDay).Problem,
            StringComparison.Ordinal);
        Assert.Contains("at least 30", EventStudy.Of(series, series.Days[20].Date, OneDay).Problem, StringComparison.Ordinal);
        PriceSeries flat = series with { BenchmarkName = "flat", Days = new(series.Days.Select(day => day with { Benchmark = 7 })) };
        Assert.Contains("flat does not move", EventStudy.Of(flat, series.Days[^1].Date, OneDay).Problem, StringComparison.Ordinal);
        PriceSeries still = series with { Days = new(series.Days.Select(day => day with { Price = 7 })) };
        Assert.Null(Study(still, series.Days[^1].Date, OneDay).Total.T);
    }

    // 40 before, 52 after, anchors 100 and 0: from 40 to 52 of 100.
    [Fact]
    public void A_price_move_becomes_a_change_in_the_odds_of_peace()
    {
        PriceSeries series = Random(4, days: 80, hasMarket: false);
        EventStudy study = Study(series, series.Days[^1].Date, OneDay) with { PriceBefore = 40, PriceAfter = 52 };
        (PeaceOdds? odds, string? problem) = PeaceOdds.Of(study, Uncertain.Exactly(100), Uncertain.Exactly(0));
        Assert.Null(problem);
        Assert.Equal((0.4, 0.52, 0.12), (odds!.Before.Central, odds.After.Central, Math.Round(odds.Change.Central, 12)));
        Assert.Equal(40 * study.Total.Value / 100, odds.BeyondOrdinary.Central, 1e-12);
        Assert.InRange(odds.BeyondOrdinary.Central, odds.ChanceLow, odds.ChanceHigh);

        odds = PeaceOdds.Of(study, Uncertain.Between(80, 120), Uncertain.Between(10, 30)).Odds!;
        Assert.Equal((10.0 / 90, 30.0 / 70), (odds.Before.Low, odds.Before.High));
        Assert.Contains("must not overlap", PeaceOdds.Of(study, Uncertain.Between(20, 60), Uncertain.Between(50, 90)).Problem,
            StringComparison.Ordinal);
        Assert.Contains("outside the two anchors", PeaceOdds.Of(study, Uncertain.Exactly(45), Uncertain.Exactly(20)).Problem,
            StringComparison.Ordinal);
    }

    private static EventStudy Study(PriceSeries series, DateOnly day, EventStudySettings settings)
    {
        (EventStudy? study, string? problem) = EventStudy.Of(series, day, settings);
        Assert.Null(problem);
        return study!;
    }

    private static PriceSeries Alternating()
    {
        List<PriceDay> days = [new(new(2024, 1, 1), 100, 100, 1)];
        for (int i = 1; i <= 41; i++)
        {
            double market = i == 41 ? 0.03 : i % 2 == 0 ? 0.01 : -0.01, own = i == 41 ? 0.05 : (2 * market) + (i % 4 < 2 ? 0.004 : -0.004);
            days.Add(new(days[^1].Date.AddDays(1), days[^1].Price * (1 + own), days[^1].Benchmark * (1 + market), i + 1));
        }

        return new("x", "market", new(days), []);
    }

    /// <summary>Prices on weekdays with normal returns, and β = 1.3 on the market.</summary>
    private static PriceSeries Random(int seed, int days, bool hasMarket)
    {
        RandomStream random = new(2025, "event study", $"{seed}", 0, 0);
        List<PriceDay> found = [new(new(2024, 1, 1), 100, hasMarket ? 1000 : null, 1)];
        while (found.Count < days)
        {
            DateOnly next = found[^1].Date.AddDays(found[^1].Date.DayOfWeek == DayOfWeek.Friday ? 3 : 1);
            double market = 0.01 * random.NextNormal(), own = 0.001 + (1.3 * market) + (0.02 * random.NextNormal());
            found.Add(new(next, found[^1].Price * (1 + own), found[^1].Benchmark * (1 + market), found.Count + 1));
        }

        return new("x", hasMarket ? "market" : null, new(found), []);
    }
}
