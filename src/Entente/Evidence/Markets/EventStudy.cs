using MathNet.Numerics.Distributions;

namespace Entente.Evidence.Markets;

/// <summary>How far returns around an event were out of the ordinary: an event study of one security and one event.</summary>
/// <remarks>Ordinary returns follow the market model R = α + β·R_market + ε, or a constant mean where the file has no benchmark; both
/// are estimated by least squares on the days before the event. <b>Source</b>: mackinlay1997, sections 4 and 5, equations 3 to 8, and
/// campbell1997, section 4.4, for the covariance of abnormal returns on several days. <b>Deviations</b>: t has the degrees of freedom of
/// the regression, since there is one security and the variance is estimated. <b>Valid for</b>: one event whose day is known, and returns
/// that are near normal and independent from day to day.</remarks>
/// <param name="Security">What was traded.</param>
/// <param name="Benchmark">What it was compared with, or null where its own mean return is the benchmark.</param>
/// <param name="EventDay">The first day of trade on or after the event.</param>
/// <param name="EstimationFrom">First day from which ordinary returns were estimated.</param>
/// <param name="EstimationTo">Last day from which ordinary returns were estimated.</param>
/// <param name="EstimationDays">How many days these are.</param>
/// <param name="Alpha">α, or the mean return.</param>
/// <param name="Beta">β; null without a benchmark.</param>
/// <param name="DailyDeviation">Standard deviation of ordinary returns around the model, a day.</param>
/// <param name="Days">The days of the event.</param>
/// <param name="Total">All days of the event together: the cumulative abnormal return.</param>
/// <param name="PriceBefore">The price on the last day of trade before the first day of the event.</param>
/// <param name="PriceAfter">The price on the last day of the event.</param>
/// <param name="Level">Probability with which the intervals cover the truth.</param>
/// <param name="Notes">What a reader should know about the data, as sentences.</param>
internal sealed record EventStudy(
    string Security,
    string? Benchmark,
    DateOnly EventDay,
    DateOnly EstimationFrom,
    DateOnly EstimationTo,
    int EstimationDays,
    double Alpha,
    double? Beta,
    double DailyDeviation,
    ValueList<EventStudyDay> Days,
    AbnormalReturn Total,
    double PriceBefore,
    double PriceAfter,
    double Level,
    ValueList<string> Notes)
{
    private const int LongGapDays = 5;
    private const double SplitTolerance = 0.04;
    private const double MinSplitMove = 0.4;
    private static readonly double[] SplitRatios = [1.5, 2, 3, 4, 5, 10, 20, 50, 100];

    /// <summary>The study, or why there is none.</summary>
    /// <param name="series">Daily prices.</param>
    /// <param name="eventDate">When the news came; a day without trade stands for the next day with trade.</param>
    /// <param name="settings">How it is done.</param>
    public static (EventStudy? Study, string? Problem) Of(PriceSeries series, DateOnly eventDate, EventStudySettings settings)
    {
        List<string> notes = [.. series.Notes];
        PriceDay[] days = Usable(series, notes);
        int at = Array.FindIndex(days, day => day.Date >= eventDate);
        if (at < 0)
        {
            return (null, days.Length == 0 ? "No day has both a price and a benchmark." : $"The prices end on {Words(days[^1].Date)}, "
                + $"before the event on {Words(eventDate)}.");
        }

        int first = at + settings.WindowFrom, last = Math.Min(at + settings.WindowTo, days.Length - 1);
        int estimationEnd = first - settings.GapDays - 1, estimationStart = Math.Max(1, estimationEnd - settings.EstimationDays + 1);
        int count = estimationEnd - estimationStart + 1;
        if (count < EventStudySettings.MinEstimationDays)
        {
            return (null, string.Create(CultureInfo.InvariantCulture,
                $"Only {Math.Max(count, 0)} daily returns stand before the event, leaving out {settings.GapDays} days just before it; at "
                    + $"least {EventStudySettings.MinEstimationDays} are needed to tell what is ordinary."));
        }

        if (last < first)
        {
            return (null, "The prices end before the first day that counts as the event.");
        }

        Note(series, days, eventDate, at, last, estimationStart, count, settings, notes);
        OrdinaryReturns? ordinary = OrdinaryReturns.Estimate(Returns(days, estimationStart, count), Market(days, estimationStart, count));
        return ordinary is null
            ? (null, $"The benchmark {series.BenchmarkName} does not move in the days before the event, so nothing can be "
                + "compared with it.")
            : (Finish(series, days, (at, first, last), (estimationStart, count), ordinary, settings, notes), null);
    }

    private static PriceDay[] Usable(PriceSeries series, List<string> notes)
    {
        if (series.BenchmarkName is null)
        {
            return [.. series.Days];
        }

        PriceDay[] both = [.. series.Days.Where(day => day.Benchmark is not null)];
        if (both.Length < series.Days.Count)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{series.Days.Count - both.Length} days without a value "
                + $"of {series.BenchmarkName} were left out."));
        }

        return both;
    }

    private static void Note(
        PriceSeries series, PriceDay[] days, DateOnly eventDate, int at, int last, int start, int count, EventStudySettings settings,
            List<string> notes)
    {
        if (days[at].Date != eventDate)
        {
            notes.Add($"There was no trade on {Words(eventDate)}, a {eventDate.DayOfWeek}; the next day of trade, {Words(days[at].Date)}, "
                + "stands for it.");
        }

        if (last < at + settings.WindowTo)
        {
            notes.Add($"The prices end on {Words(days[^1].Date)}, so fewer days count as the event than were asked for.");
        }

        if (count < settings.EstimationDays)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"Ordinary returns come from {count} days instead "
                + $"of {settings.EstimationDays}: the file has no more."));
        }

        int longGap = Math.Max(LongGapDays, series.UsualGapDays);
        for (int i = start; i <= last; i++)
        {
            int gap = days[i].Date.DayNumber - days[i - 1].Date.DayNumber;
            if (gap > longGap)
            {
                notes.Add(string.Create(CultureInfo.InvariantCulture,
                    $"No trade between {Words(days[i - 1].Date)} and {Words(days[i].Date)}: the return of that day covers {gap} days."));
            }

            double ratio = days[i].Price / days[i - 1].Price;
            if (Math.Abs(ratio - 1) >= MinSplitMove || ratio < 1 / (1 + MinSplitMove))
            {
                double up = Math.Max(ratio, 1 / ratio);
                if (SplitRatios.Any(split => Math.Abs((up / split) - 1) < SplitTolerance))
                {
                    notes.Add(string.Create(CultureInfo.InvariantCulture, $"{series.Name} moved by a factor of {ratio:0.###} "
                        + $"on {Words(days[i].Date)}, which looks like a split; if it was one, add a column `split`."));
                }
            }
        }
    }

    private static double[] Returns(PriceDay[] days, int start, int count) =>
        [.. Enumerable.Range(start, count).Select(i => Return(days, i))];

    private static double[]? Market(PriceDay[] days, int start, int count) =>
        days[0].Benchmark is null ? null : [.. Enumerable.Range(start, count).Select(i => MarketReturn(days, i))];

    private static double Return(PriceDay[] days, int i) => (days[i].Price / days[i - 1].Price) - 1;

    private static double MarketReturn(PriceDay[] days, int i) => (days[i].Benchmark!.Value / days[i - 1].Benchmark!.Value) - 1;

    private static EventStudy Finish(
        PriceSeries series, PriceDay[] days, (int At, int First, int Last) window, (int Start, int Count) estimation,
            OrdinaryReturns ordinary, EventStudySettings settings, List<string> notes)
    {
        double[] market = [.. Enumerable.Range(window.First, window.Last - window.First + 1)
            .Select(i => ordinary.Beta is null ? 0 : MarketReturn(days, i))];
        EventStudyDay[] found =
        [
            .. market.Select((marketReturn, k) =>
            {
                int i = window.First + k;
                double expected = ordinary.Expected(marketReturn), actual = Return(days, i);
                AbnormalReturn abnormal = Tested(actual - expected, ordinary.ErrorOfSum([marketReturn]), ordinary, settings.Level);
                int larger = ordinary.Residuals.Count(residual => Math.Abs(residual) >= Math.Abs(abnormal.Value));
                return new EventStudyDay(i - window.At, days[i].Date, actual, expected, abnormal, larger);
            }),
        ];
        return new(
            series.Name, series.BenchmarkName, days[window.At].Date, days[estimation.Start].Date,
                days[estimation.Start + estimation.Count - 1].Date, estimation.Count,
            ordinary.Alpha, ordinary.Beta, ordinary.Deviation, new(found),
            Tested(found.Sum(day => day.Abnormal.Value), ordinary.ErrorOfSum(market), ordinary, settings.Level),
            days[window.First - 1].Price, days[window.Last].Price, settings.Level, new(notes));
    }

    private static AbnormalReturn Tested(double value, double error, OrdinaryReturns ordinary, double level)
    {
        double reach = StudentT.InvCDF(0, 1, ordinary.DegreesOfFreedom, (1 + level) / 2) * error;
        double? t = error > 0 ? value / error : null;
        double? p = t is double known ? 2 * StudentT.CDF(0, 1, ordinary.DegreesOfFreedom, -Math.Abs(known)) : null;
        return new(value, error, t, p, value - reach, value + reach);
    }

    private static string Words(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}

/// <summary>One day of an event.</summary>
/// <param name="Offset">Days of trade from the day of the event.</param>
/// <param name="Date">The day.</param>
/// <param name="Return">The return since the day of trade before, as a share.</param>
/// <param name="Expected">The return that was to be expected.</param>
/// <param name="Abnormal">The difference.</param>
/// <param name="LargerBefore">On how many days of the estimation the abnormal return was as large or larger, up or down: a check that needs
/// no normal distribution.</param>
internal sealed record EventStudyDay(int Offset, DateOnly Date, double Return, double Expected, AbnormalReturn Abnormal, int LargerBefore);

/// <summary>A return beyond what was to be expected, as a share, with its error.</summary>
/// <param name="Value">The return.</param>
/// <param name="StandardError">Its standard error if nothing had happened, the estimation's own error included.</param>
/// <param name="T">Value over error; null where ordinary returns do not vary.</param>
/// <param name="PValue">Probability of a t as far from 0 if nothing had happened.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
internal sealed record AbnormalReturn(double Value, double StandardError, double? T, double? PValue, double Low, double High);
