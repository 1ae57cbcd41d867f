namespace Entente.Evidence.Markets;

/// <summary>A day on which something was traded.</summary>
/// <param name="Date">The day.</param>
/// <param name="Price">The price, in today's units: earlier prices are divided by later splits. Positive.</param>
/// <param name="Benchmark">The level of the benchmark, if the file has one and it was quoted that day. Positive.</param>
/// <param name="Line">Line of the file, counted from 1.</param>
internal sealed record PriceDay(DateOnly Date, double Price, double? Benchmark, int Line);

/// <summary>Daily prices in order of time, at most one a day.</summary>
/// <param name="Name">What was traded: the heading of its column.</param>
/// <param name="BenchmarkName">What it is compared with, or null.</param>
/// <param name="Days">The days, rising.</param>
/// <param name="Notes">What was left out or changed in reading, as sentences.</param>
internal sealed record PriceSeries(string Name, string? BenchmarkName, ValueList<PriceDay> Days, ValueList<string> Notes)
{
    /// <summary>How many days lie between most neighbouring prices: 1 for a market that is open every day, 7 for weekly prices; 1 if there
    /// is one price.</summary>
    public int UsualGapDays => Days.Zip(Days.Skip(1), (one, next) => next.Date.DayNumber - one.Date.DayNumber).CountBy(gap => gap)
        .DefaultIfEmpty(new(1, 1)).MaxBy(gap => gap.Value).Key;
}
