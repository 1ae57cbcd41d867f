namespace Entente.Scenarios;

/// <summary>The unit of a <see cref="Duration"/>.</summary>
public enum DurationUnit
{
    /// <summary>One day.</summary>
    Day,

    /// <summary>Seven days.</summary>
    Week,

    /// <summary>A calendar month.</summary>
    Month,

    /// <summary>A calendar year.</summary>
    Year,
}

/// <summary>A length of time in calendar units, written `8 weeks`.</summary>
/// <param name="Count">How many units; positive.</param>
/// <param name="Unit">The unit.</param>
public readonly record struct Duration(int Count, DurationUnit Unit)
{
    /// <summary>Mean length of a year of the Gregorian calendar, in days.</summary>
    public const double DaysInYear = 365.2425;

    private const int MonthsInYear = 12;

    /// <summary>The length in years, a month being a twelfth of a year.</summary>
    public double Years => Unit switch
    {
        DurationUnit.Day => Count / DaysInYear,
        DurationUnit.Week => Count * 7 / DaysInYear,
        DurationUnit.Month => (double)Count / MonthsInYear,
        DurationUnit.Year => Count,
    };

    /// <summary>The date this long after another; a month later than 31 January is the last day of February.</summary>
    public DateOnly After(DateOnly date) => Unit switch
    {
        DurationUnit.Day => date.AddDays(Count),
        DurationUnit.Week => date.AddDays(7 * Count),
        DurationUnit.Month => date.AddMonths(Count),
        DurationUnit.Year => date.AddYears(Count),
    };

    /// <summary>As written in a scenario: `1 week`, `8 weeks`.</summary>
    public override string ToString()
    {
        string unit = Unit.ToString().ToLowerInvariant();
        return string.Create(CultureInfo.InvariantCulture, $"{Count} {unit}{(Count == 1 ? "" : "s")}");
    }
}
