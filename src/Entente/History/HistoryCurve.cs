using Entente.Numerics;

namespace Entente.History;

/// <summary>The share of cases in which something has happened by a day, from the few days for which the table has it.</summary>
/// <remarks>
/// Through the figures of the table goes a Weibull law: with F the share by day t, ln(−ln(1 − F)) is a straight line in ln t, between two
/// figures and before the first. A single figure has the slope 1, a constant rate. Nothing is said of days after the last figure, or where
/// there is one figure alone, after <see cref="DaysOfOne"/>. The ends of the interval are read off in the same way.
/// <para><b>Source</b>: the law and its plot, weibull1951; base-rates.csv for the figures.</para>
/// </remarks>
internal static class HistoryCurve
{
    /// <summary>A single figure is carried to this day.</summary>
    public const double DaysOfOne = 366;

    /// <summary>The share by a day; null where history says nothing of it.</summary>
    /// <param name="kind">The kind of case.</param>
    /// <param name="quantity">What has happened.</param>
    /// <param name="days">Days since the start.</param>
    public static HistoryFigure? At(HistoryClass kind, HistoryQuantity quantity, double days)
    {
        BaseRate[] rows = [.. BaseRates.Of(kind, quantity).OrderBy(row => row.Days)];
        if (rows.Length == 0 || days <= 0 || days > Math.Max(rows[^1].Days!.Value, rows.Length == 1 ? DaysOfOne : 0) + 1)
        {
            return null;
        }

        // a year has 365 or 366 days, whichever way the forecast counts
        BaseRate? same = rows.FirstOrDefault(row => Math.Abs(row.Days!.Value - days) <= Math.Min(1, row.Days.Value / 300));
        int right = Math.Max(1, Array.FindIndex(rows, row => row.Days >= days));
        BaseRate first = rows.Length == 1 ? rows[0] : rows[right - 1];
        BaseRate? second = rows.Length == 1 ? null : rows[right];
        return same is null
            ? new(Read(row => row.Estimate), Read(row => row.Low), Read(row => row.High), first.Count, first.Who, first.Source, true)
            : new(same.Estimate, same.Low, same.High, same.Count, same.Who, same.Source, false);

        double Read(Func<BaseRate, double> end)
        {
            double at = Height(end(first)), slope = second is null ? 1
                : (Height(end(second)) - at) / Elementary.Log(second.Days!.Value / first.Days!.Value);
            return 1 - Elementary.Exp(-Elementary.Exp(at + (slope * Elementary.Log(days / first.Days!.Value))));
        }
    }

    private static double Height(double share) => Elementary.Log(-Elementary.Log(1 - share));
}
