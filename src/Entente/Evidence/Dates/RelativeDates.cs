using Entente.Evidence.Words;

namespace Entente.Evidence.Dates;

/// <summary>Dates told from the article's date, or from a date named before: `on Wednesday`, `last month`, `two weeks ago`, `the next
/// day`.</summary>
internal static class RelativeDates
{
    private const int MaxCount = 200;

    /// <summary>The date that begins at a token, or null.</summary>
    public static DateMatch? At(DateReading c, int i, DateRelation relation)
    {
        DateWord word = c.Word(i);
        return word.Kind switch
        {
            DateWordKind.RelativeDay => RelativeDay(c, i, word.Value),
            DateWordKind.Weekday => Weekday(c, i, (DayOfWeek)word.Value, relation),
            DateWordKind.Modifier => Modified(c, i, (DateModifier)word.Value),
            DateWordKind.End => EndOf(c, i, word.Value, relation),
            DateWordKind.Part => EarlyNext(c, i, word.Value),
            DateWordKind.Weekend => c.IsAny(i - 1, "the") ? NearWeekend(c, i) : null,
            DateWordKind.Cardinal => Counted(c, i, relation),
            DateWordKind.None or DateWordKind.Month or DateWordKind.Season or DateWordKind.Ordinal or DateWordKind.Unit
                or DateWordKind.Holiday =>
                c.Words.Tokens[i].Kind == TokenKind.Number ? Counted(c, i, relation)
                : c.Words.Tokens[i].Kind == TokenKind.Word ? PlainWord(c, i, relation)
                : null,
        };
    }

    private static DateMatch? PlainWord(DateReading c, int i, DateRelation relation)
    {
        ReadOnlySpan<char> word = c.Words[i];
        return word.Length switch
        {
            1 or 2 when c.IsAny(i, "a", "an") => Counted(c, i, relation),
            4 when c.Is(i, "same") && c.Is(i + 1, "day") && c.LastDay is DateOnly day =>
                new(i, i + 1, Period.Day(day), "day after a named day", 0.5),
            5 or 7 when c.IsAny(i, "later", "earlier") => LaterThis(c, i),
            8 when c.Is(i, "year-end") =>
                new(i, i, c.Today is DateOnly today ? Period.Year(today.Year).Edge(1) : null, "end of a period", 0.8),
            9 when c.Is(i, "month-end") =>
                new(i, i, c.Today is DateOnly today ? Period.Month(today.Year, today.Month).Edge(1) : null, "end of a period", 0.8),
            _ => null,
        };
    }

    private static DateMatch? RelativeDay(DateReading c, int i, int days)
    {
        // RelativeDay words are numbered from yesterday = −1.
        int first = i;
        if (days != 0 && c.Is(i - 1, days > 0 ? "after" : "before") && c.Is(i - 2, "day"))
        {
            (days, first) = (2 * days, i - 2);
        }

        return new(first, i, c.Today is DateOnly today ? Period.Day(Period.AddDays(today, days)) : null, "day from the article's date",
            0.9);
    }

    // A weekday in a report is the last one, today included, unless the words around it look ahead. With a date after it, it confirms the
    // date.
    private static DateMatch? Weekday(DateReading c, int i, DayOfWeek weekday, DateRelation relation)
    {
        int at = c.IsMark(i + 1, ',') ? i + 2 : i + 1;
        if (c.Has(at) && !c.IsMark(at, ',') && (c.Word(at).Kind == DateWordKind.Month || c.DayOfMonth(at) is not null)
            && CalendarDates.At(c, at, relation == DateRelation.None ? DateRelation.On : relation) is DateMatch
            {
                Days: Period { } days,
                Rule: "day and month" or "range of days"
            } named)
        {
            return named with
            {
                First = i,
                Confidence = days.From.DayOfWeek == weekday ? 0.98 : 0.6,
                Note = days.From.DayOfWeek == weekday
                ? null : $"{days.From.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)} is a {days.From.DayOfWeek}."
            };
        }

        // `commanded the navy until Monday` is over; `was extended until Monday` is not.
        bool knownPast = relation is DateRelation.Since or DateRelation.After || (relation == DateRelation.Until && c.IsOverBefore(i)),
            knownFuture = relation is DateRelation.By or DateRelation.Until or DateRelation.Before;
        Tense tense = knownPast ? Tense.Past : knownFuture ? Tense.Future : c.TenseAround(i);
        if (c.Today is not DateOnly today)
        {
            return new(i, i, null, "weekday", 0.5);
        }

        DateOnly day = tense == Tense.Future ? Next(today, weekday) : Last(today, weekday, orToday: true);
        return new(i, i, Period.Day(day), "weekday", tense == Tense.Unknown ? 0.6 : 0.8);
    }

    // `last month`, `next Wednesday`, `this spring`, `the following week`, `the next two weeks`, `last night`.
    private static DateMatch? Modified(DateReading c, int i, DateModifier modifier)
    {
        // Without an article `following` is a preposition: following Wednesday's call.
        bool isThe = c.IsAny(i - 1, "the", "a");
        if (modifier is DateModifier.Following or DateModifier.Previous or DateModifier.Past && !isThe)
        {
            return null;
        }

        if (Counted(c, i, modifier) is DateMatch span)
        {
            return span;
        }

        DateWord word = c.Word(i + 1);
        if (word.Kind == DateWordKind.None)
        {
            bool isPart = modifier == DateModifier.This && c.IsAny(i + 1, "morning", "afternoon", "evening"),
                isNight = modifier == DateModifier.Last && c.Is(i + 1, "night");
            return isPart || isNight
                ? new(i, i + 1, c.Today is DateOnly now ? Period.Day(Period.AddDays(now, isNight ? -1 : 0))
                    : null, "day from the article's date", 0.85) : null;
        }

        bool fromNamed = modifier is DateModifier.Following or DateModifier.Previous
            || (modifier == DateModifier.Next && isThe && word is { Kind: DateWordKind.Unit, Value: (int)DateUnit.Day });
        DateOnly? anchor = fromNamed ? c.LastDay ?? c.Today : c.Today;
        int step = modifier switch
        {
            DateModifier.Last or DateModifier.Previous or DateModifier.Past => -1,
            DateModifier.This => 0,
            DateModifier.Next or DateModifier.Coming or DateModifier.Following => 1,
        };
        (Period? days, double confidence) = word.Kind switch
        {
            DateWordKind.Unit when !c.Words[i + 1].EndsWith("s", StringComparison.OrdinalIgnoreCase)
                && IsPeriod(c, word, modifier, fromNamed) => (Unit(anchor, (DateUnit)word.Value, step, modifier), fromNamed ? 0.6 : 0.9),
            DateWordKind.Weekday => (Weekday(anchor, (DayOfWeek)word.Value, modifier), modifier is DateModifier.Next or DateModifier.Last
                ? 0.7 : 0.8),
            DateWordKind.Month when c.IsCapital(i + 1) && c.DayOfMonth(i + 2) is null =>
                (Yearly(anchor, year => Period.Month(year, word.Value), step), 0.8),
            DateWordKind.Season => (Yearly(anchor, year => Period.Season(year, word.Value), step), 0.7),
            DateWordKind.Weekend => (Weekend(anchor, step), 0.7),
            DateWordKind.None or DateWordKind.Month or DateWordKind.Ordinal or DateWordKind.Cardinal or DateWordKind.Unit
                or DateWordKind.Modifier
                or DateWordKind.Part or DateWordKind.RelativeDay or DateWordKind.Holiday or DateWordKind.End => (null, -1.0),
        };
        return confidence < 0 ? null
            : new(i, i + 1, days, fromNamed ? "period from a named day" : "period from the article's date", confidence);
    }

    private static bool IsPeriod(DateReading c, DateWord word, DateModifier modifier, bool fromNamed) =>
        word.Value != (int)DateUnit.Day || (fromNamed && c.LastDay is not null && modifier != DateModifier.Past);

    // `the last three months`, `the next two weeks`: up to the article's date, or on from it.
    private static DateMatch? Counted(DateReading c, int i, DateModifier modifier)
    {
        if (c.Word(i + 1).Kind is not (DateWordKind.Cardinal or DateWordKind.None) || c.IsAny(i + 1, "a", "an")
            || c.Count(i + 1) is not int count || count > MaxCount || c.Of(DateWordKind.Unit, i + 2) is not int unit)
        {
            return null;
        }

        bool back = modifier is DateModifier.Last or DateModifier.Past or DateModifier.Previous;
        if (modifier is DateModifier.This or DateModifier.Following || c.Today is not DateOnly today)
        {
            return null;
        }

        DateOnly other = Shift(today, (DateUnit)unit, back ? -count : count);
        return new(i, i + 2, back ? new(other, today) : new(today, other), "span from the article's date", 0.7);
    }

    // `two weeks ago`, `three days later`, `within 30 days`.
    private static DateMatch? Counted(DateReading c, int i, DateRelation relation)
    {
        if (c.Of(DateWordKind.Unit, i + 1) is not int unit || c.Count(i) is not int count || count is 0 or > MaxCount)
        {
            return null;
        }

        bool ago = c.Is(i + 2, "ago"), ahead = c.Is(i + 2, "from") && c.Is(i + 3, "now");
        if (ago || ahead)
        {
            return new(i, ago ? i + 2 : i + 3, Around(c.Today, (DateUnit)unit, ago ? -count : count), "time from the article's date",
                unit == (int)DateUnit.Day ? 0.9 : 0.7);
        }

        if (c.IsAny(i + 2, "later", "earlier") && c.LastDay is DateOnly named)
        {
            return new(i, i + 2, Around(named, (DateUnit)unit, c.Is(i + 2, "later") ? count : -count), "time from a named day", 0.5);
        }

        // `in three days` is a duration too: only where the words look ahead is it a date.
        bool within = relation == DateRelation.Within, inTime = relation == DateRelation.In && c.TenseAround(i) == Tense.Future;
        return (within || inTime) && c.Today is DateOnly today
            ? new(i, i + 1, within ? new(today, Shift(today, (DateUnit)unit, count)) : Around(today, (DateUnit)unit, count),
                "time from the article's date", within ? 0.6 : 0.4)
            : null;
    }

    // `the end of the month`, `the beginning of next year`, `the middle of May`.
    private static DateMatch? EndOf(DateReading c, int i, int value, DateRelation relation)
    {
        if (!c.Is(i + 1, "of"))
        {
            return null;
        }

        int at = i + 2;
        if (c.Is(at, "the"))
        {
            at++;
        }

        DateMatch? whole = c.Of(DateWordKind.Modifier, at) is int modifier ? Modified(c, at, (DateModifier)modifier)
            : c.Of(DateWordKind.Unit, at) is int unit and not (int)DateUnit.Day && !c.Words[at].EndsWith("s", StringComparison.Ordinal)
                ? new(at, at, Unit(c.Today, (DateUnit)unit, 0, DateModifier.This), "period from the article's date", 0.85)
            : CalendarDates.LongPeriod(c, at, relation == DateRelation.None ? DateRelation.In : relation);
        return whole is null || whole.Rule == "span from the article's date"
            ? null
            : whole with { First = i, Days = whole.Days?.Edge(value), Rule = "end of a period", Confidence = whole.Confidence - 0.05 };
    }

    // `early next week`, `late last year`.
    private static DateMatch? EarlyNext(DateReading c, int i, int third) =>
        c.Of(DateWordKind.Modifier, i + 1) is int modifier
            && Modified(c, i + 1, (DateModifier)modifier) is DateMatch { Rule: "period from the article's date" } whole
            ? whole with { First = i, Days = whole.Days?.Part(third), Rule = "part of a period", Confidence = whole.Confidence - 0.1 }
            : null;

    // `earlier this month` ends today, `later this year` begins today.
    private static DateMatch? LaterThis(DateReading c, int i)
    {
        if (!c.Is(i + 1, "this") || c.Of(DateWordKind.Unit, i + 2) is not int unit || c.Today is not DateOnly today
            || Unit(today, (DateUnit)unit, 0, DateModifier.This) is not Period whole)
        {
            return null;
        }

        return new(i, i + 2, c.Is(i, "later") ? whole with { From = today } : whole with { To = today }, "part of a period", 0.8);
    }

    private static DateMatch NearWeekend(DateReading c, int i) =>
        new(i, i, Weekend(c.Today, c.TenseAround(i) == Tense.Future ? 0 : -1), "period from the article's date", 0.6);

    private static Period? Unit(DateOnly? anchor, DateUnit unit, int step, DateModifier modifier)
    {
        if (anchor is not DateOnly day)
        {
            return null;
        }

        DateOnly there = Shift(day, unit, step);
        return modifier == DateModifier.Past ? new(there, day) : unit switch
        {
            DateUnit.Day => Period.Day(there),
            DateUnit.Week => Period.Week(there),
            DateUnit.Month => Period.Month(there.Year, there.Month),
            DateUnit.Quarter => Period.Quarter(there.Year, ((there.Month - 1) / 3) + 1),
            DateUnit.Year => Period.Year(there.Year),
        };
    }

    private static Period? Around(DateOnly? anchor, DateUnit unit, int count) =>
        anchor is DateOnly day ? Unit(Shift(day, unit, count), unit, 0, DateModifier.This) : null;

    // `next Wednesday` is the one of next week, `last Wednesday` the last before today, `this Wednesday` the one of this week.
    private static Period? Weekday(DateOnly? anchor, DayOfWeek weekday, DateModifier modifier) =>
        anchor is not DateOnly day ? null : Period.Day(modifier switch
        {
            DateModifier.Last or DateModifier.Previous or DateModifier.Past => Last(day, weekday, orToday: false),
            DateModifier.This => Period.AddDays(Period.Week(day).From, ((int)weekday + 6) % 7),
            DateModifier.Next => Period.AddDays(Period.Week(day).From, 7 + (((int)weekday + 6) % 7)),
            DateModifier.Coming or DateModifier.Following => Next(day, weekday),
        });

    private static Period? Yearly(DateOnly? anchor, Func<int, Period> inYear, int step)
    {
        if (anchor is not DateOnly day || day.Year is < 10 or > 9980)
        {
            return null;
        }

        Period same = inYear(day.Year);
        return step == 0 ? same
            : step < 0 ? (same.To < day ? same : inYear(day.Year - 1))
            : same.From > day ? same : inYear(day.Year + 1);
    }

    // −1 is the last weekend that has begun, 0 this week's, 1 next week's.
    private static Period? Weekend(DateOnly? anchor, int step)
    {
        if (anchor is not DateOnly day)
        {
            return null;
        }

        DateOnly saturday = Period.AddDays(Period.Week(day).From, 5);
        saturday = Period.AddDays(saturday, step < 0 ? (day >= saturday ? 0 : -7) : 7 * step);
        return new(saturday, Period.AddDays(saturday, 1));
    }

    private static DateOnly Shift(DateOnly day, DateUnit unit, long count) => unit switch
    {
        DateUnit.Day => Period.AddDays(day, count),
        DateUnit.Week => Period.AddDays(day, 7 * count),
        DateUnit.Month => Period.AddMonths(day, count),
        DateUnit.Quarter => Period.AddMonths(day, 3 * count),
        DateUnit.Year => Period.AddMonths(day, 12 * count),
    };

    private static DateOnly Last(DateOnly today, DayOfWeek weekday, bool orToday)
    {
        int back = ((int)today.DayOfWeek - (int)weekday + 7) % 7;
        return Period.AddDays(today, back == 0 && !orToday ? -7 : -back);
    }

    private static DateOnly Next(DateOnly today, DayOfWeek weekday)
    {
        int ahead = ((int)weekday - (int)today.DayOfWeek + 7) % 7;
        return Period.AddDays(today, ahead == 0 ? 7 : ahead);
    }
}
