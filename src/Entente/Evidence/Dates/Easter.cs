namespace Entente.Evidence.Dates;

/// <summary>The date of Easter Sunday, by either calendar of the churches, as a date of today's (Gregorian) calendar.</summary>
/// <remarks><b>Source</b>: meeus1998, chapter 8: the anonymous Gregorian algorithm of Nature 1876 for the Western churches, Meeus' Julian
/// algorithm for the Orthodox churches, whose result is carried over to the Gregorian calendar.</remarks>
internal static class Easter
{
    /// <summary>Easter of the Catholic and Protestant churches. Years 1583 to 9999.</summary>
    public static DateOnly Western(int year)
    {
        Require(year);
        int a = year % 19, b = year / 100, c = year % 100;
        int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
        int h = ((19 * a) + b - d - g + 15) % 30;
        int i = c / 4, k = c % 4;
        int l = (32 + (2 * e) + (2 * i) - h - k) % 7;
        int m = (a + (11 * h) + (22 * l)) / 451;
        int n = h + l - (7 * m) + 114;
        return new(year, n / 31, (n % 31) + 1);
    }

    /// <summary>Easter of the Orthodox churches that keep the Julian reckoning. Years 1583 to 9999.</summary>
    public static DateOnly Orthodox(int year)
    {
        Require(year);
        int a = year % 4, b = year % 7, c = year % 19;
        int d = ((19 * c) + 15) % 30;
        int e = ((2 * a) + (4 * b) - d + 34) % 7;
        int n = d + e + 114;

        // Month and day are Julian; the Julian calendar lags by the leap days of the centuries that Gregory left out.
        int lag = (year / 100) - (year / 400) - 2;
        return new DateOnly(year, n / 31, (n % 31) + 1).AddDays(lag);
    }

    private static void Require(int year)
    {
        if (year is < 1583 or > 9999)
        {
            throw new ArgumentOutOfRangeException(nameof(year), year, "The reckoning holds from 1583, the first Easter of the Gregorian "
                + "calendar, to 9999.");
        }
    }
}
