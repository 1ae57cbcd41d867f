using Entente.Evidence.Words;

namespace Entente.Evidence.Dates;

/// <summary>Several days in a row: `June 5, 7 and 9, 2024` names the month once and the year once, `30 May and 2 June 2024` the year once. Each
/// day is a date of its own.</summary>
internal static class DayLists
{
    private const int MaxListed = 8;

    /// <summary>A day after the first of such a list: `7` and `9, 2024` of `June 5, 7 and 9, 2024`; null if the number is none.</summary>
    public static DateMatch? Later(DateReading c, int i, DateRelation relation)
    {
        if (c.DayOfMonth(i) is not int day)
        {
            return null;
        }

        int first = i;
        for (int steps = 0; steps < MaxListed && Joined(c, first) is int before; steps++)
        {
            first = before;
        }

        if (first == i || c.Of(DateWordKind.Month, first - 1) is not int month || !c.IsCapital(first - 1)
            || End(c, first) is not (int last, var year) || i > last)
        {
            return null;
        }

        DateMatch? match = CalendarDates.Day(c, i, i, day, month, relation, "day and month", 0.85, year);
        return i == last && year is (_, int at) ? match is null ? null : match with { Last = at } : match;
    }

    /// <summary>The year that stands at the end of the list that a day begins, where each day is later than the one before; null if there is
    /// none.</summary>
    /// <param name="c">The sentence.</param>
    /// <param name="last">The last token of the day.</param>
    /// <param name="begins">Its month and day.</param>
    public static int? YearAtEnd(DateReading c, int last, (int Month, int Day) begins)
    {
        (int Month, int Day) before = begins;
        bool isJoined = false;
        for (int items = 0, at = last + 1; items < MaxListed; items++)
        {
            int next = c.IsMark(at, ',') ? at + 1 : at;
            bool isAnd = c.IsAny(next, "and", "or");
            next = isAnd ? next + 1 : next;
            next = isAnd && c.IsAny(next, "on", "by", "in") ? next + 1 : next;
            isJoined |= isAnd;
            if (next == at || Item(c, next, before.Month) is not (int month, int day, int end) || (month, day).CompareTo(before) <= 0)
            {
                return null;
            }

            int year = c.IsMark(end + 1, ',') ? end + 2 : end + 1;
            if (c.YearAt(year) is (int found, _))
            {
                return isJoined ? found : null;
            }

            (before, at) = ((month, day), end + 1);
        }

        return null;
    }

    // `7`, `June 7`, `7 June`, `7th of June`
    private static (int Month, int Day, int End)? Item(DateReading c, int i, int month)
    {
        if (Capital(c, i) is int own && c.DayOfMonth(i + 1) is int later)
        {
            return (own, later, i + 1);
        }

        if (c.DayOfMonth(i) is not int day)
        {
            return null;
        }

        int after = c.Is(i + 1, "of") ? i + 2 : i + 1;
        return Capital(c, after) is int named ? (named, day, after) : (month, day, i);
    }

    private static int? Capital(DateReading c, int i) => c.IsCapital(i) ? c.Of(DateWordKind.Month, i) : null;

    // The day before a day in a list, with what joins them.
    private static int? Joined(DateReading c, int i)
    {
        int mark = c.IsAny(i - 1, "and", "or") ? (c.IsMark(i - 2, ',') ? i - 2 : i - 1) : c.IsMark(i - 1, ',') ? i - 1 : -1;
        return mark > 0 && c.DayOfMonth(mark - 1) is int before && before < c.DayOfMonth(i) ? mark - 1 : null;
    }

    // The last day of the list that begins here, and the year after it. It must end with `and`, and what follows must not be counted by it:
    // `on June 5, 7 and 9 people left`.
    private static (int Last, (int Year, int At)? Year)? End(DateReading c, int first)
    {
        int last = first;
        bool isEnd = false;
        for (int items = 0; items < MaxListed && !isEnd; items++)
        {
            int next = c.IsMark(last + 1, ',') ? last + 2 : last + 1;
            isEnd = c.IsAny(next, "and", "or");
            next = isEnd ? next + 1 : next;
            if (next == last + 1 || c.DayOfMonth(next) is not int day || day <= c.DayOfMonth(last))
            {
                return null;
            }

            last = next;
        }

        if (!isEnd || Capital(c, last + 1) is not null || CalendarDates.IsCounted(c, last))
        {
            return null;
        }

        (int Year, int At)? year = c.YearAt(c.IsMark(last + 1, ',') ? last + 2 : last + 1);
        return year is not null || !Counts(c, last + 1) ? (last, year) : null;
    }

    // A word that may be a thing that is counted.
    private static bool Counts(DateReading c, int i) => c.Has(i) && c.Words.Kind(i) == TokenKind.Word && !c.IsCapital(i)
        && !c.Words.Has(i, WordTag.Preposition | WordTag.Auxiliary | WordTag.Coordinator | WordTag.Subordinator | WordTag.Complementizer
            | WordTag.Determiner | WordTag.Pronoun | WordTag.Adverb | WordTag.Negation);
}
