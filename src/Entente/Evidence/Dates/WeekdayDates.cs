using Entente.Evidence.Words;

namespace Entente.Evidence.Dates;

/// <summary>Days by their name: `on Wednesday`, `Friday week`, `Monday the 24th`, `the third Friday of March`, `a week from Friday`. A
/// weekday with words beside it that change which day it is, is that day or none, never the plain weekday.</summary>
internal static class WeekdayDates
{
    private const int DaysInWeek = 7;
    private const string Rule = "weekday";

    /// <summary>The date that a weekday begins.</summary>
    public static DateMatch? At(DateReading c, int i, DayOfWeek weekday, DateRelation relation)
    {
        int at = c.IsMark(i + 1, ',') || c.Is(i + 1, "the") ? i + 2 : i + 1;
        if (Confirmed(c, i, at, weekday, relation) is DateMatch confirmed)
        {
            return confirmed;
        }

        if (c.Is(i + 1, "the") && c.DayOfMonth(i + 2) is int day && c.Words[i + 2].Length > 2)
        {
            return OfTheMonth(c, i, weekday, day);
        }

        return Modified(c, i, weekday) ?? Plain(c, i, weekday, relation);
    }

    /// <summary>`third Friday of March`, `last Friday of the month`, `second week of August`: an ordinal or `last`, and its number from 1,
    /// the last as −1.</summary>
    public static DateMatch? Nth(DateReading c, int i, int number)
    {
        int? weekday = c.Of(DateWordKind.Weekday, i + 1);
        bool isWeek = c.Is(i + 1, "week");
        if (!(weekday is not null || isWeek) || !c.IsAny(i + 2, "of", "in") || MonthAt(c, i + 3) is not { } named)
        {
            return null;
        }

        (Func<int, Period> month, int last, int? year) = named;
        Period? found = year is int given ? Within(month(given))
            : c.Today is null ? null : c.Nearest(one => Within(month(one)), c.TenseAround(i));
        return new(i, last, found, isWeek ? "week of a month" : "weekday of a month", 0.85)
        {
            HasYear = year is not null,
            Note = found is null && c.Today is not null ? $"{c.Words.Words(i, last)} does not exist." : null,
        };

        Period? Within(Period whole)
        {
            DateOnly first = weekday is int day ? whole.From.AddDays(((day - (int)whole.From.DayOfWeek) + DaysInWeek) % DaysInWeek)
                : whole.From;
            DateOnly start = number > 0 ? Period.AddDays(first, DaysInWeek * (number - 1L))
                : isWeek ? Period.AddDays(whole.To, 1 - DaysInWeek)
                : Period.AddDays(first, DaysInWeek * ((whole.To.DayNumber - first.DayNumber) / DaysInWeek));
            return start > whole.To ? null : isWeek ? new(start, Min(Period.AddDays(start, DaysInWeek - 1), whole.To)) : Period.Day(start);
        }
    }

    /// <summary>The weekday `a week from Friday` counts from: the next one.</summary>
    public static DateOnly Next(DateOnly today, DayOfWeek weekday)
    {
        int ahead = ((int)weekday - (int)today.DayOfWeek + DaysInWeek) % DaysInWeek;
        return Period.AddDays(today, ahead == 0 ? DaysInWeek : ahead);
    }

    /// <summary>The last such weekday, today included if so asked.</summary>
    public static DateOnly Last(DateOnly today, DayOfWeek weekday, bool orToday)
    {
        int back = ((int)today.DayOfWeek - (int)weekday + DaysInWeek) % DaysInWeek;
        return Period.AddDays(today, back == 0 && !orToday ? -DaysInWeek : -back);
    }

    // With a date after it, a weekday confirms the date.
    private static DateMatch? Confirmed(DateReading c, int i, int at, DayOfWeek weekday, DateRelation relation) =>
        c.Has(at) && !c.IsMark(at, ',') && (c.Word(at).Kind == DateWordKind.Month || c.DayOfMonth(at) is not null)
            && CalendarDates.At(c, at, relation == DateRelation.None ? DateRelation.On : relation) is DateMatch
            {
                Rule: "day and month" or "range of days" or CalendarDates.NoSuchDay
            } named
            ? named.Days is not Period days ? named with { First = i } : named with
            {
                First = i,
                Confidence = days.From.DayOfWeek == weekday ? 0.98 : 0.6,
                Note = days.From.DayOfWeek == weekday ? named.Note
                    : $"{days.From.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)} is a {days.From.DayOfWeek}.",
            }
            : null;

    // `Monday the 24th`: of the months around, the one in which the 24th is a Monday.
    private static DateMatch OfTheMonth(DateReading c, int i, DayOfWeek weekday, int day)
    {
        Period? found = null;
        if (c.Today is DateOnly today)
        {
            Tense tense = c.TenseAround(i);
            foreach (int months in (ReadOnlySpan<int>)[0, 1, -1, 2, -2, 3, -3])
            {
                DateOnly month = Period.AddMonths(new(today.Year, today.Month, 1), months);
                if (day > DateTime.DaysInMonth(month.Year, month.Month))
                {
                    continue;
                }

                DateOnly one = new(month.Year, month.Month, day);
                bool fits = one.DayOfWeek == weekday && !(tense == Tense.Future && one < today) && !(tense == Tense.Past && one > today);
                found ??= fits ? Period.Day(one) : null;
            }
        }

        return new(i, i + 2, found, "weekday and day", found is null ? 0.3 : 0.85)
        {
            Note = found is null && c.Today is not null ? $"In no month nearby the {day}th is a {weekday}." : null,
        };
    }

    // `Friday week`, `Friday fortnight`, `the Friday before last`, `Monday next`, `Monday next week`, `Monday of this week`
    private static DateMatch? Modified(DateReading c, int i, DayOfWeek weekday)
    {
        if (c.IsAny(i + 1, "week", "fortnight") && !c.IsMark(i + 1, ','))
        {
            return new(i, i + 1, c.Today is DateOnly now
                ? Period.Day(Period.AddDays(Next(now, weekday), c.Is(i + 1, "week") ? DaysInWeek : 2 * DaysInWeek))
                    : null, "weekday and week", 0.8);
        }

        bool isPast = c.Is(i + 1, "before") && c.Is(i + 2, "last"), isAhead = c.Is(i + 1, "after") && c.Is(i + 2, "next");
        if (isPast || isAhead)
        {
            return new(i, i + 2, c.Today is DateOnly now ? Period.Day(isPast ? Period.AddDays(Last(now, weekday, orToday: false),
                -DaysInWeek)
                : Period.AddDays(InWeek(now, weekday, 1), DaysInWeek)) : null, "weekday and week", 0.75);
        }

        int at = c.Is(i + 1, "of") ? i + 2 : i + 1;
        int? step = c.IsAny(at, "next", "coming") ? 1 : c.IsAny(at, "last", "previous") ? -1 : c.Is(at, "this") ? 0 : null;
        if (step is int weeks && c.Is(at + 1, "week"))
        {
            return new(i, at + 1, c.Today is DateOnly now ? Period.Day(InWeek(now, weekday, weeks)) : null, "weekday and week", 0.85);
        }

        bool isAlone = at == i + 1 && !(c.Has(at + 1) && c.Words.Kind(at + 1) is TokenKind.Word or TokenKind.Number);
        return isAlone && step is int way && way != 0 && c.Today is DateOnly today
            ? new(i, at, Period.Day(way > 0 ? Next(today, weekday) : Last(today, weekday, orToday: false)), "weekday and week", 0.7) : null;
    }

    private static DateOnly InWeek(DateOnly today, DayOfWeek weekday, int weeks) =>
        Period.AddDays(Period.Week(today).From, (DaysInWeek * weeks) + (((int)weekday + DaysInWeek - 1) % DaysInWeek));

    // A weekday in a report is the last one, today included, unless the words around it look ahead.
    private static DateMatch Plain(DateReading c, int i, DayOfWeek weekday, DateRelation relation)
    {
        // `commanded the navy until Monday` is over; `was extended until Monday` is not.
        bool knownPast = relation is DateRelation.Since or DateRelation.After || (relation == DateRelation.Until && c.IsOverBefore(i)),
            knownFuture = relation is DateRelation.By or DateRelation.Until or DateRelation.Before;
        Tense tense = knownPast ? Tense.Past : knownFuture ? Tense.Future : c.TenseAround(i);
        if (c.Today is not DateOnly today)
        {
            return new(i, i, null, Rule, 0.5);
        }

        DateOnly day = tense == Tense.Future ? Next(today, weekday) : Last(today, weekday, orToday: true);
        return new(i, i, Period.Day(day), Rule, tense == Tense.Unknown ? 0.6 : 0.8);
    }

    // `March`, `March 2025`, `the month`, `this month`, `next month`
    private static (Func<int, Period> InYear, int Last, int? Year)? MonthAt(DateReading c, int i)
    {
        if (c.Of(DateWordKind.Month, i) is int month && c.IsCapital(i))
        {
            return c.YearAt(c.Is(i + 1, "of") || c.IsMark(i + 1, ',') ? i + 2 : i + 1) is (int year, int last)
                ? (one => Period.Month(one, month), last, year) : (one => Period.Month(one, month), i, null);
        }

        int? step = c.IsAny(i, "the", "this") ? 0 : c.Is(i, "next") ? 1 : c.Is(i, "last") ? -1 : null;
        if (step is not int months || !c.Is(i + 1, "month") || c.Today is not DateOnly today)
        {
            return null;
        }

        DateOnly there = Period.AddMonths(today, months);
        return (_ => Period.Month(there.Year, there.Month), i + 1, there.Year);
    }

    private static DateOnly Min(DateOnly a, DateOnly b) => a < b ? a : b;
}
