namespace Entente.Evidence.Dates;

/// <summary>Ramadan and the two feasts after it and the pilgrimage, by the Umm al-Qura calendar of Saudi Arabia, which is computed; by
/// sightings of the moon they may fall a day earlier or later elsewhere.</summary>
internal static class IslamicFeasts
{
    private const int Ramadan = 9;
    private const int Shawwal = 10;
    private const int DhuAlHijja = 12;
    private const int DayOfSacrifice = 10;

    private static readonly UmAlQuraCalendar Calendar = new();

    /// <summary>The month of fasting that begins in a year of ours; null outside the years of the calendar, 1901 to 2076.</summary>
    public static Period? RamadanIn(int year) => First(year, Ramadan, 1) is DateOnly first
        && First(year, Shawwal, 1, first) is DateOnly next
        ? new(first, next.AddDays(-1)) : null;

    /// <summary>Eid al-Fitr: the three days after Ramadan.</summary>
    public static Period? FitrIn(int year) => First(year, Shawwal, 1) is DateOnly first ? new(first, first.AddDays(2)) : null;

    /// <summary>Eid al-Adha: the day of sacrifice and the three after it.</summary>
    public static Period? AdhaIn(int year) => First(year, DhuAlHijja, DayOfSacrifice) is DateOnly first ? new(first, first.AddDays(3))
        : null;

    // The first such day in a year of ours, or after another day.
    private static DateOnly? First(int year, int month, int day, DateOnly? after = null)
    {
        if (year is < 1901 or > 2076)
        {
            return null;
        }

        int hijri = Calendar.GetYear(new DateTime(year, 1, 1));
        for (int i = 0; i < 3; i++)
        {
            DateOnly found = DateOnly.FromDateTime(Calendar.ToDateTime(hijri + i, month, day, 0, 0, 0, 0));
            if (after is DateOnly from ? found > from : found.Year == year)
            {
                return found;
            }
        }

        return null;
    }
}
