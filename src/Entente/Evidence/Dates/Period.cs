namespace Entente.Evidence.Dates;

/// <summary>The days that a date in a text stands for, both ends included: one day, a month, a season, a year.</summary>
internal readonly record struct Period(DateOnly From, DateOnly To)
{
    private const int MonthsInYear = 12;

    public static Period Day(DateOnly day) => new(day, day);

    public static Period Month(int year, int month) => new(new(year, month, 1), new(year, month, DateTime.DaysInMonth(year, month)));

    public static Period Year(int year) => new(new(year, 1, 1), new(year, 12, 31));

    /// <summary>The week of a day, Monday to Sunday.</summary>
    public static Period Week(DateOnly day)
    {
        DateOnly monday = AddDays(day, -(((int)day.DayOfWeek + 6) % 7));
        return new(monday, AddDays(monday, 6));
    }

    public static Period Quarter(int year, int quarter) => new(new(year, (3 * quarter) - 2, 1), Month(year, 3 * quarter).To);

    public static Period Half(int year, int half) =>
        half == 1 ? new(new(year, 1, 1), new(year, 6, 30)) : new(new(year, 7, 1), new(year, 12, 31));

    /// <summary>A season of the north: 0 spring (March to May), 1 summer, 2 autumn, 3 winter (December, and on into the next
    /// year).</summary>
    public static Period Season(int year, int season) => season < 3
        ? new(new(year, (3 * season) + 3, 1), Month(year, (3 * season) + 5).To)
        : new(new(year, 12, 1), Month(Math.Min(year + 1, 9999), 2).To);

    /// <summary>The same season of the south, half a year on.</summary>
    public static Period SouthernSeason(int year, int season) => season switch
    {
        0 => Season(year, 2),
        1 => Season(year, 3),
        2 => Season(year, 0),
        _ => Season(year, 1),
    };

    /// <summary>The beginning, middle or end of a period: its first, second or last third, counted from −1 to 1.</summary>
    public Period Part(int third)
    {
        int days = To.DayNumber - From.DayNumber + 1, cut = days / 3;
        return third switch
        {
            < 0 => new(From, AddDays(From, Math.Max(cut - 1, 0))),
            0 => new(AddDays(From, cut), AddDays(To, -cut)),
            _ => new(AddDays(To, -Math.Max(cut - 1, 0)), To),
        };
    }

    /// <summary>The start, middle or end of a period, more narrowly: its first or last sixth, the middle third; from −1 to 1.</summary>
    public Period Edge(int which)
    {
        int reach = Math.Max((To.DayNumber - From.DayNumber + 1) / 6, 1) - 1;
        return which == 0 ? Part(0) : which < 0 ? new(From, AddDays(From, reach)) : new(AddDays(To, -reach), To);
    }

    /// <summary>A day some days later; the calendar's end stops it.</summary>
    public static DateOnly AddDays(DateOnly day, long days) =>
        DateOnly.FromDayNumber((int)Math.Clamp(day.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));

    /// <summary>A day some months later, at most the last of its month; the calendar's end stops it.</summary>
    public static DateOnly AddMonths(DateOnly day, long months)
    {
        long count = Math.Clamp((((long)day.Year * MonthsInYear) + day.Month - 1) + months, MonthsInYear, (10_000L * MonthsInYear) - 1);
        (int year, int month) = ((int)(count / MonthsInYear), (int)(count % MonthsInYear) + 1);
        return new(year, month, Math.Min(day.Day, DateTime.DaysInMonth(year, month)));
    }
}
