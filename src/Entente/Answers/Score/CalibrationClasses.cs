namespace Entente.Answers.Score;

/// <summary>Sorts forecasts into ten classes of equal width.</summary>
internal static class CalibrationClasses
{
    private const int Classes = 10;

    /// <summary>The classes that hold anything, rising.</summary>
    /// <param name="series">Whose forecasts they are.</param>
    /// <param name="cases">Forecast and what came out, both from 0 to <paramref name="greatest"/>.</param>
    /// <param name="greatest">The upper end.</param>
    public static IEnumerable<CalibrationPoint> Of(string series, IEnumerable<(double Said, double Came)> cases, double greatest) =>
        from one in cases
        group one by Math.Min(Classes - 1, (int)(one.Said / greatest * Classes)) into same
        orderby same.Key
        select new CalibrationPoint(series, same.Count(), same.Average(one => one.Said), same.Average(one => one.Came));
}
