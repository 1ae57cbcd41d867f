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
        if (DateNames.Contain(c, first, last))
        {
            return null;
        }

        int yearAt = c.IsMark(last + 1, ',') || c.Is(last + 1, "of") ? last + 2 : last + 1;
        Period? InYear(int year) =>
            year is >= 1590 and <= 9990 && Holidays.In(name, year, orthodox) is Period days ? Moved(days, shift) : null;

        DateMatch match;
        if (c.YearAt(yearAt) is (int given, int lastOfYear))
        {
            match = new(first, lastOfYear, InYear(given), "feast", 0.95) { HasYear = true };
        }
        else
        {
            Tense tense = c.Is(i - 1, "last") || relation == DateRelation.Since ? Tense.Past
                : c.IsAny(i - 1, "next", "this", "coming") || relation is DateRelation.By or DateRelation.Until or DateRelation.Before
                    ? Tense.Future
                : Tense.Unknown;
            Period? nearest = c.Nearest(InYear, tense);
            if (name == HolidayName.Eid)
            {
                nearest = c.NearerOf(nearest, c.Nearest(IslamicFeasts.AdhaIn, tense));
            }

            match = new(first, last, nearest, "feast", 0.9);
        }

        return WithNote(match, name, orthodox || western, shift);
    }

    private static (HolidayName Name, int Last)? Named(DateReading c, int i, HolidayName name) => name switch
    {
        HolidayName.Ramadan or HolidayName.EidAlFitr or HolidayName.EidAlAdha => c.IsCapital(i) ? (name, i) : null,
        HolidayName.Eid => !c.IsCapital(i) ? null
            : c.IsAny(i + 1, "al-fitr", "ul-fitr", "el-fitr") ? (HolidayName.EidAlFitr, i + 1)
            : c.IsAny(i + 1, "al-adha", "ul-adha", "el-adha") ? (HolidayName.EidAlAdha, i + 1) : (name, i),
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

        if (Holidays.FollowsMoon(name))
        {
            return match with
            {
                Confidence = name == HolidayName.Eid ? 0.5 : 0.8,
                Note = "By the computed calendar; by sightings of the moon it may be a day earlier or later."
                    + (name == HolidayName.Eid ? " There are two feasts of this name in a year; the nearer is taken." : ""),
            };
        }

        if (isSaid || !(Holidays.MovesWithEaster(name) || name == HolidayName.Christmas))
        {
            return match;
        }

        int year = name == HolidayName.Christmas ? Math.Min(days.From.Year + 1, 9990) : days.From.Year;
        DateOnly other = Moved(Holidays.In(name, year, orthodox: true)!.Value, shift).From;
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
