namespace Entente.Evidence.Dates;

/// <summary>Feasts as dates: `by Easter`, `Orthodox Christmas`, `Victory Day`, `New Year's Eve 2024`.</summary>
internal static class FeastDates
{
    /// <summary>The feast that begins at a token, or null.</summary>
    public static DateMatch? At(DateReading c, int i, DateRelation relation)
    {
        if (c.Of(DateWordKind.Holiday, i) is not int value || Named(c, i, (HolidayName)value) is not (HolidayName name, int last))
        {
            return null;
        }

        bool orthodox = c.IsAny(i - 1, "orthodox", "eastern", "julian", "greek", "russian", "ukrainian"),
            western = c.IsAny(i - 1, "western", "catholic", "latin", "protestant", "gregorian");
        int shift = Shift(c, i, ref last, ref name);
        int first = orthodox || western ? i - 1 : i;
        int yearAt = c.IsMark(last + 1, ',') || c.Is(last + 1, "of") ? last + 2 : last + 1;
        Period? InYear(int year) => year is < 1590 or > 9990 ? null : Moved(Holidays.In(name, year, orthodox), shift);

        DateMatch match;
        if (c.Year(yearAt) is int given)
        {
            match = new(first, yearAt, InYear(given), "feast", 0.95) { HasYear = true };
        }
        else
        {
            Tense tense = c.Is(i - 1, "last") || relation == DateRelation.Since ? Tense.Past
                : c.IsAny(i - 1, "next", "this", "coming") || relation is DateRelation.By or DateRelation.Until or DateRelation.Before
                    ? Tense.Future
                : Tense.Unknown;
            match = new(first, last, c.Nearest(InYear, tense), "feast", 0.9);
        }

        return WithNote(match, name, orthodox || western, shift);
    }

    private static (HolidayName Name, int Last)? Named(DateReading c, int i, HolidayName name) => name switch
    {
        HolidayName.Easter or HolidayName.Pentecost or HolidayName.Christmas or HolidayName.Thanksgiving =>
            c.IsCapital(i) ? (name, i) : null,
        HolidayName.GoodFriday => c.Is(i + 1, "friday") && c.IsCapital(i) ? (name, i + 1) : null,
        HolidayName.PalmSunday => c.Is(i + 1, "sunday") && c.IsCapital(i) ? (name, i + 1) : null,
        HolidayName.AshWednesday => c.Is(i + 1, "wednesday") && c.IsCapital(i) ? (name, i + 1) : null,
        HolidayName.HolyWeek => c.Is(i + 1, "week") && c.IsCapital(i) ? (name, i + 1) : null,
        HolidayName.VictoryDay => c.Is(i + 1, "day") && c.IsCapital(i) ? (name, i + 1) : null,
        HolidayName.NewYear => c.Is(i + 1, "year") || c.IsAny(i + 1, "year's", "year’s")
            ? (c.IsCapital(i) && c.IsCapital(i + 1) ? (name, i + 1) : null) : null,
    };

    // Easter Monday, Christmas Eve, New Year's Eve.
    private static int Shift(DateReading c, int i, ref int last, ref HolidayName name)
    {
        if (name is HolidayName.Christmas or HolidayName.NewYear && c.IsAny(last + 1, "eve", "day"))
        {
            last++;
            return c.Is(last, "eve") ? -1 : 0;
        }

        if (name is HolidayName.Easter && c.IsAny(last + 1, "sunday", "monday"))
        {
            last++;
            return c.Is(last, "monday") ? 1 : 0;
        }

        return 0;
    }

    private static Period Moved(Period days, int shift) => new(days.From.AddDays(shift), days.To.AddDays(shift));

    // The churches agree on Easter in some years only; where a text does not say which is meant, the note gives the other day.
    private static DateMatch WithNote(DateMatch match, HolidayName name, bool isSaid, int shift)
    {
        if (match.Days is not Period days)
        {
            return match;
        }

        if (name == HolidayName.VictoryDay)
        {
            return match with { Confidence = 0.75, Note = "Kept on 8 May in much of Europe." };
        }

        if (isSaid || !(Holidays.MovesWithEaster(name) || name == HolidayName.Christmas))
        {
            return match;
        }

        int year = name == HolidayName.Christmas ? Math.Min(days.From.Year + 1, 9990) : days.From.Year;
        DateOnly other = Moved(Holidays.In(name, year, orthodox: true), shift).From;
        string words = other.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        return other == days.From
            ? match with { Note = "The same day by the Western and the Orthodox calendar." }
            : match with
            {
                Confidence = name == HolidayName.Christmas ? 0.85
                : 0.6,
                Note = $"By the Western calendar; by the Orthodox it is {words}."
            };
    }
}
