namespace Entente.Evidence.Dates;

/// <summary>Feasts by which people set deadlines.</summary>
internal enum HolidayName
{
    Easter,
    PalmSunday,
    GoodFriday,
    AshWednesday,
    HolyWeek,
    Pentecost,
    Christmas,
    NewYear,
    VictoryDay,
    Thanksgiving,
    Ramadan,
    EidAlFitr,
    EidAlAdha,

    /// <summary>One of the two, whichever is nearer.</summary>
    Eid,
}

/// <summary>When feasts fall.</summary>
internal static class Holidays
{
    private const int PentecostDays = 49;
    private const int AshWednesdayDays = -46;

    /// <summary>Whether a feast moves with Easter, so that the churches keep it on different days.</summary>
    public static bool MovesWithEaster(HolidayName name) => name <= HolidayName.Pentecost;

    /// <summary>Whether a feast follows the moon, so that its day depends on a sighting.</summary>
    public static bool FollowsMoon(HolidayName name) => name >= HolidayName.Ramadan;

    /// <summary>The days of a feast in a year; null where its calendar does not reach.</summary>
    /// <param name="name">The feast.</param>
    /// <param name="year">The year, 1583 to 9998.</param>
    /// <param name="orthodox">Whether the Orthodox churches' day is meant.</param>
    public static Period? In(HolidayName name, int year, bool orthodox)
    {
        DateOnly easter = orthodox ? Easter.Orthodox(year) : Easter.Western(year);
        return name switch
        {
            HolidayName.PalmSunday => Period.Day(easter.AddDays(-7)),
            HolidayName.GoodFriday => Period.Day(easter.AddDays(-2)),
            HolidayName.AshWednesday => Period.Day(easter.AddDays(AshWednesdayDays)),
            HolidayName.HolyWeek => new(easter.AddDays(-7), easter.AddDays(-1)),
            HolidayName.Pentecost => Period.Day(easter.AddDays(PentecostDays)),
            HolidayName.Christmas => Period.Day(orthodox ? new(year, 1, 7) : new(year, 12, 25)),
            HolidayName.NewYear => Period.Day(new(year, 1, 1)),
            HolidayName.VictoryDay => Period.Day(new(year, 5, 9)),
            HolidayName.Thanksgiving => Period.Day(FourthThursdayOfNovember(year)),
            HolidayName.Easter => Period.Day(easter),
            HolidayName.Ramadan => IslamicFeasts.RamadanIn(year),
            HolidayName.EidAlFitr or HolidayName.Eid => IslamicFeasts.FitrIn(year),
            HolidayName.EidAlAdha => IslamicFeasts.AdhaIn(year),
        };
    }

    private static DateOnly FourthThursdayOfNovember(int year)
    {
        DateOnly first = new(year, 11, 1);
        return first.AddDays((((int)DayOfWeek.Thursday - (int)first.DayOfWeek + 7) % 7) + 21);
    }
}
