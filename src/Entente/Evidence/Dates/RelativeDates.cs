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
            DateWordKind.Weekday => WeekdayDates.At(c, i, (DayOfWeek)word.Value, relation),
            DateWordKind.Unit => BeforeLast(c, i, (DateUnit)word.Value),
            DateWordKind.Modifier => Modified(c, i, (DateModifier)word.Value),
            DateWordKind.End => EndOf(c, i, word.Value, relation),
            DateWordKind.Part => EarlyNext(c, i, word.Value),
            DateWordKind.Weekend => c.IsAny(i - 1, "the") ? NearWeekend(c, i) : null,
            DateWordKind.Cardinal => Counted(c, i, relation),
            DateWordKind.None or DateWordKind.Month or DateWordKind.Season or DateWordKind.Ordinal or DateWordKind.Holiday =>
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

    // `last month`, `next Wednesday`, `this spring`, `the following week`, `the next two weeks`, `last night`.
    private static DateMatch? Modified(DateReading c, int i, DateModifier modifier)
    {
        // Without an article `following` is a preposition: following Wednesday's call.
        bool isThe = c.IsAny(i - 1, "the", "a");
        if (modifier is DateModifier.Following or DateModifier.Previous or DateModifier.Past && !isThe)
        {
            return null;
        }

        DateMatch? span = (modifier == DateModifier.Last ? WeekdayDates.Nth(c, i, -1) : null) ?? Respelt(c, i, modifier)
            ?? Counted(c, i, modifier);
        if (span is not null)
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
            DateWordKind.Season => (Yearly(anchor, year => c.Season(year, word.Value), step), 0.7),
            DateWordKind.Weekend => (Weekend(anchor, step), 0.7),
            DateWordKind.None or DateWordKind.Month or DateWordKind.Ordinal or DateWordKind.Cardinal or DateWordKind.Unit
                or DateWordKind.Modifier
                or DateWordKind.Part or DateWordKind.RelativeDay or DateWordKind.Holiday or DateWordKind.End => (null, -1.0),
        };
        return confidence < 0 ? null
            : new(i, i + 1, days, fromNamed ? "period from a named day" : "period from the article's date", confidence);
    }

    // Programs that paraphrase put `12 months` for a year: `this 12 months`, `earlier this 12 months`.
    private static DateMatch? Respelt(DateReading c, int i, DateModifier modifier) =>
        modifier == DateModifier.This && c.IsAny(i + 1, "12", "twelve") && c.Is(i + 2, "months")
            ? new(i, i + 2, c.Today is DateOnly today ? Period.Year(today.Year) : null, "garbled period", 0.5)
            {
                Note = "Read as this year: programs that paraphrase take the year for twelve months.",
            }
            : null;

    // `the week after next`, `the month before last`
    private static DateMatch? BeforeLast(DateReading c, int i, DateUnit unit)
    {
        int step = c.Is(i + 1, "after") && c.Is(i + 2, "next") ? 2 : c.Is(i + 1, "before") && c.Is(i + 2, "last") ? -2 : 0;
        return step == 0 ? null : new(i, i + 2, Unit(c.Today, unit, step, DateModifier.This), "period from the article's date", 0.85);
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

        // `a week from Friday`, `two weeks from Monday`
        if (c.IsAny(i + 2, "from") && c.Of(DateWordKind.Weekday, i + 3) is int weekday)
        {
            return new(i, i + 3, c.Today is DateOnly now
                ? Period.Day(Shift(WeekdayDates.Next(now, (DayOfWeek)weekday), (DateUnit)unit, count)) : null, "weekday and week", 0.8);
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

        // `within 42 days of signing`: which day that is, the text does not say.
        if (relation == DateRelation.Within && c.IsAny(i + 2, "of", "after", "from") && c.Has(i + 3)
            && c.Of(DateWordKind.RelativeDay, i + 3) is null && CalendarDates.At(c, i + 3, DateRelation.On) is null)
        {
            return new(i, i + 1, null, "time from an event", 0.3)
            {
                Note = $"Counted from an event ({c.Words.Words(i + 2, c.IsAny(i + 3, "the", "a") && c.Has(i + 4) ? i + 4 : i + 3)}) whose "
                    + "day is not given here.",
            };
        }

        // `in three days` is a duration too: only where the words look ahead is it a date.
        bool within = relation == DateRelation.Within, inTime = relation == DateRelation.In && c.TenseAround(i) == Tense.Future;
        return (within || inTime) && c.Today is DateOnly today
            ? new(i, i + 1, within ? new(today, Shift(today, (DateUnit)unit, count))
                : unit is (int)DateUnit.Week or (int)DateUnit.Fortnight ? Period.Day(Shift(today, (DateUnit)unit, count))
                : Around(today, (DateUnit)unit, count),
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
            DateUnit.Fortnight => new(Period.Week(there).From, Period.AddDays(Period.Week(there).To, 7)),
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
            DateModifier.Last or DateModifier.Previous or DateModifier.Past => WeekdayDates.Last(day, weekday, orToday: false),
            DateModifier.This => Period.AddDays(Period.Week(day).From, ((int)weekday + 6) % 7),
            DateModifier.Next => Period.AddDays(Period.Week(day).From, 7 + (((int)weekday + 6) % 7)),
            DateModifier.Coming or DateModifier.Following => WeekdayDates.Next(day, weekday),
        });

    private static Period? Yearly(DateOnly? anchor, Func<int, Period> inYear, int step)
    {
        if (anchor is not DateOnly day || day.Year is < 10 or > 9980)
        {
            return null;
        }

        // A winter belongs to two years: in January the one of last year is this winter.
        Period[] near = [inYear(day.Year - 2), inYear(day.Year - 1), inYear(day.Year), inYear(day.Year + 1), inYear(day.Year + 2)];
        return step < 0 ? near.Last(one => one.To < day)
            : step > 0 ? near.First(one => one.From > day)
            : Array.Find(near, one => one.From <= day && day <= one.To) is { From.Year: > 1 } now ? now : near[2];
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
        DateUnit.Fortnight => Period.AddDays(day, 14 * count),
        DateUnit.Month => Period.AddMonths(day, count),
        DateUnit.Quarter => Period.AddMonths(day, 3 * count),
        DateUnit.Year => Period.AddMonths(day, 12 * count),
    };
}
