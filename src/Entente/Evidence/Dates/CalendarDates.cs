using Entente.Evidence.Words;
using Entente.Scenarios;

namespace Entente.Evidence.Dates;

/// <summary>Dates that name a day, a month, a season, a quarter or a year: `9 May`, `May 9, 2025`, `2025-05-09`, `mid-May`, `spring of
/// 2024`.</summary>
internal static class CalendarDates
{
    /// <summary>The rule for a day that its month lacks: it is told, and stands for nothing.</summary>
    public const string NoSuchDay = "no such day";

    private const int MaxNumeric = 10;
    private const int MaxListed = 8;

    /// <summary>The date that begins at a token, or null.</summary>
    public static DateMatch? At(DateReading c, int i, DateRelation relation)
    {
        DateWord word = c.Word(i);
        return word.Kind switch
        {
            DateWordKind.Month => MonthFirst(c, i, word.Value, relation),
            DateWordKind.Ordinal => WeekdayDates.Nth(c, i, word.Value) ?? QuarterOrHalf(c, i, word.Value, relation)
                ?? DayFirst(c, i, relation),
            DateWordKind.Season => Season(c, i, word.Value, relation),
            DateWordKind.Part => Part(c, i, word.Value, i + 1, relation),
            DateWordKind.None or DateWordKind.Weekday or DateWordKind.Cardinal or DateWordKind.Unit or DateWordKind.Modifier
                or DateWordKind.RelativeDay or DateWordKind.Holiday or DateWordKind.Weekend or DateWordKind.End =>
                c.Words.Tokens[i].Kind == TokenKind.Number ? Numeric(c, i) ?? DayLists.Later(c, i, relation)
                    ?? Listed(c, i, relation) ?? DayFirst(c, i, relation)
                    ?? YearAlone(c, i, relation)
                : c.Words.Tokens[i].Kind == TokenKind.Word ? PartOfYear(c, i, relation) ?? Hyphenated(c, i, relation)
                    ?? GarbledMay(c, i, relation)
                : null,
        };
    }

    /// <summary>A month, a month and year, or a year, as in `the end of May`.</summary>
    public static DateMatch? LongPeriod(DateReading c, int i, DateRelation relation)
    {
        if (c.Of(DateWordKind.Month, i) is int month && c.IsCapital(i))
        {
            return c.YearAt(i + 1) is (int given, int last) ? new(i, last, Period.Month(given, month), "month", 0.95) { HasYear = true }
                : new(i, i, c.Nearest(year => Period.Month(year, month), TenseOf(relation)), "month", 0.8);
        }

        if (c.Of(DateWordKind.Season, i) is int season)
        {
            return c.YearAt(c.Is(i + 1, "of") ? i + 2 : i + 1) is (int year, int end)
                ? new(i, end, c.Season(year, season), "season", 0.8) { HasYear = true }
                : new(i, i, c.Nearest(one => c.Season(one, season), TenseOf(relation)), "season", 0.6);
        }

        return c.YearAt(i) is (int alone, int lastOfYear) ? new(i, lastOfYear, Period.Year(alone), "year", 0.9) { HasYear = true } : null;
    }

    /// <summary>Whether a word is a quarter or a half of a year: `Q3`, `H1`, `1H`.</summary>
    public static bool IsPartOfYear(ReadOnlySpan<char> word) => word is ['Q', >= '1' and <= '4'] or ['H', '1' or '2'];

    // `Q1`, `Q3 2024`, `H1 2025`
    private static DateMatch? PartOfYear(DateReading c, int i, DateRelation relation) => !IsPartOfYear(c.Words[i]) ? null
        : InYear(c, i, i + 1, c.Words[i][0] == 'Q', c.Words[i][1] - '0', relation);

    // `5, 7 and 9 February`: each is a day; the month stands after the last.
    private static DateMatch? Listed(DateReading c, int i, DateRelation relation)
    {
        int at = i, count = 1;
        while (count < MaxListed && c.DayOfMonth(at) is int day && (c.IsMark(at + 1, ',') || (c.IsAny(at + 1, "and", "or") && count > 1))
            && c.DayOfMonth(at + 2) is int next && next > day)
        {
            at += 2;
            count++;
        }

        return count > 2 && MonthAt(c, at + 1, relation) is int month
            ? Day(c, i, i, c.DayOfMonth(i)!.Value, month, relation, "day and month", 0.85, YearAfter(c, at + 1))
            : Following(c, i, relation);
    }

    // The later ones of such a list, up to the last but one: `7` of `5, 7 and 9 February`.
    private static DateMatch? Following(DateReading c, int i, DateRelation relation) =>
        c.IsMark(i - 1, ',') && c.DayOfMonth(i - 2) is int before && c.DayOfMonth(i) is int day && day > before
            && c.IsAny(i + 1, "and", "or") && c.DayOfMonth(i + 2) is not null
        && MonthAt(c, i + 3, relation == DateRelation.None ? DateRelation.On : relation) is int month
        ? Day(c, i, i, day, month, relation, "day and month", 0.85, YearAfter(c, i + 3)) : null;

    // `9 May`, `9th of May 2025`, `ninth of May`, `9-11 May`, `24 and 25 June`.
    private static DateMatch? DayFirst(DateReading c, int i, DateRelation relation)
    {
        if (JoinedDays(c, i) is (int from, int to) && MonthAt(c, i + 1, relation) is int joined)
        {
            return Range(c, i, i + 1, from, to, joined, relation);
        }

        if (c.DayOfMonth(i) is not int day)
        {
            return GluedMonth(c, i, relation);
        }

        int at = c.Is(i + 1, "of") || (c.IsMark(i + 1, '.') && c.Touch(i, i + 1)) ? i + 2 : i + 1;
        if (MonthAt(c, at, relation) is int month)
        {
            bool odd = c.IsMark(i + 1, '.') || !c.IsCapital(at);
            return Day(c, i, at, day, month, relation, odd ? "garbled day and month" : "day and month", odd ? 0.7 : 0.95);
        }

        // Several days of one month: the month stands after the last.
        bool isDash = c.IsDash(i + 1) || c.Is(i + 1, "to");
        if ((isDash || c.IsAny(i + 1, "and", "or")) && c.DayOfMonth(i + 2) is int other && other > day
            && MonthAt(c, c.Is(i + 3, "of") ? i + 4 : i + 3, relation) is int common)
        {
            int named = c.Is(i + 3, "of") ? i + 4 : i + 3;
            return isDash ? Range(c, i, named, day, other, common, relation)
                : Day(c, i, i, day, common, relation, "day and month", 0.85, YearAfter(c, named));
        }

        if (at == i + 1 && IsGarbledMay(c, at, relation))
        {
            return Garbled(c, i, at, day, relation);
        }

        return at == i + 1 && c.Words.Tokens[i].Kind == TokenKind.Number && (IsPreposition(relation) || c.Year(at + 1) is not null)
            && Misspelt(c, at) is int meant
            ? Day(c, i, at, day, meant, relation, "misspelt month", 0.6)
            : Alone(c, i, day, relation);
    }

    // `May 9`, `May 9-11, 2025`, `May 2025`, `May ninth`, or the month alone.
    private static DateMatch? MonthFirst(DateReading c, int i, int month, DateRelation relation)
    {
        if (!c.IsCapital(i))
        {
            return null;
        }

        int at = c.Is(i + 1, "the") ? i + 2 : i + 1;
        if (JoinedDays(c, at) is (int from, int to))
        {
            return Range(c, i, at, from, to, month, relation);
        }

        bool comma = c.IsMark(i + 1, ',');
        int dayAt = comma ? i + 2 : at;
        if (c.DayOfMonth(dayAt) is int day && !IsCounted(c, dayAt) && (!comma || IsPreposition(relation)))
        {
            return (c.IsDash(dayAt + 1) || c.Is(dayAt + 1, "to")) && c.DayOfMonth(dayAt + 2) is int other && other > day
                && c.Word(dayAt + 3).Kind != DateWordKind.Month
                ? Range(c, i, dayAt + 2, day, other, month, relation)
                : Day(c, i, dayAt, day, month, relation, comma ? "garbled day and month" : "day and month", comma ? 0.6 : 0.95);
        }

        int yearAt = c.Is(i + 1, "of") || comma ? i + 2 : i + 1;
        if (c.YearAt(yearAt) is (int year, int lastOfYear))
        {
            return new(i, lastOfYear, Period.Month(year, month), "month", 0.95) { HasYear = true };
        }

        // May and March are verbs too, April, June and August are names of people: alone they need a word such as `in` before them.
        bool isName = month is 3 or 4 or 5 or 6 or 8;
        return IsPreposition(relation) || (!isName && !c.IsCapital(i + 1) && c.Words[i].Length > 3)
            ? new(i, i, c.Nearest(one => Period.Month(one, month), TenseOf(relation)), "month", IsPreposition(relation) ? 0.8 : 0.5)
            : null;
    }

    private static DateMatch? Season(DateReading c, int i, int season, DateRelation relation)
    {
        int yearAt = c.Is(i + 1, "of") ? i + 2 : i + 1;
        if (c.YearAt(yearAt) is (int year, int last))
        {
            return new(i, last, c.Season(year, season), "season", season == 3 ? 0.6 : 0.85)
            {
                HasYear = true,
                Note = season == 3
                ? "A winter belongs to two years; the one that begins in this year is taken." : null
            };
        }

        bool isVerb = c.Is(i, "fall") && !c.Is(i - 1, "the");
        return IsPreposition(relation) && !isVerb && !IsNoun(c, i + 1)
            ? new(i, i, c.Nearest(one => c.Season(one, season), TenseOf(relation)), "season", 0.6)
            : null;
    }

    // A word of small letters after a season makes it an adjective: `spring offensive`. Words that begin a new clause do not.
    private static bool IsNoun(DateReading c, int i) => c.Has(i) && c.Words.Tokens[i].Kind == TokenKind.Word && !c.IsCapital(i)
        && !c.IsAny(i, "and", "or", "but", "that", "when", "as", "if", "because", "after", "before", "the", "he", "she", "they", "it", "we",
        "with", "to", "at", "on", "in", "for", "is", "was", "will", "would");

    // `the first quarter of 2025`, `the second half of the year`, `the second half of March`, `the first quarter`
    private static DateMatch? QuarterOrHalf(DateReading c, int i, int number, DateRelation relation)
    {
        bool quarter = c.Is(i + 1, "quarter") && number <= 4, half = c.Is(i + 1, "half") && number <= 2;
        if (!(quarter || half))
        {
            return null;
        }

        int at = c.Is(i + 2, "of") ? i + 3 : i + 2;
        if (half && at == i + 3 && c.Of(DateWordKind.Month, at) is not null && LongPeriod(c, at, relation) is { Rule: "month" } month)
        {
            DateOnly? middle = month.Days is Period days ? new DateOnly(days.From.Year, days.From.Month, 15) : null;
            return month with
            {
                First = i,
                Rule = "part of a period",
                Days = middle is not DateOnly mid ? null : number == 1 ? month.Days!.Value with { To = mid }
                    : month.Days!.Value with { From = mid.AddDays(1) },
            };
        }

        return quarter || at == i + 3 ? InYear(c, i, i + 2, quarter, number, relation) : null;
    }

    // A quarter or a half of the year that is named at a token, if any; else of the nearest.
    private static DateMatch? InYear(DateReading c, int first, int next, bool isQuarter, int number, DateRelation relation)
    {
        Period Part(int year) => isQuarter ? Period.Quarter(year, number) : Period.Half(year, number);
        int at = c.Is(next, "of") ? next + 1 : next;
        if (c.YearAt(at) is (int given, int lastOfYear))
        {
            return new(first, lastOfYear, Part(given), "part of a year", 0.85) { HasYear = true };
        }

        int unit = c.IsAny(at, "the", "this", "next", "last") ? at + 1 : at;
        if (unit > at && c.Is(unit, "year"))
        {
            return new(first, unit, c.Today is not DateOnly today ? null
                : Part(Math.Clamp(today.Year + (c.Is(at, "next") ? 1 : c.Is(at, "last") ? -1 : 0), 1, 9999)), "part of a year", 0.85)
            {
                HasYear = true,
            };
        }

        // `the first quarter of the game` is none.
        Tense tense = TenseOf(relation) is Tense known and not Tense.Unknown ? known : c.TenseAround(first);
        return at > next ? null : new(first, next - 1, c.Nearest(one => Part(one), tense), "part of a year", 0.6);
    }

    private static DateMatch? YearAlone(DateReading c, int i, DateRelation relation)
    {
        // A plural noun after it makes it a number: in 2000 villages.
        bool counts = c.Has(i + 1) && c.Words.Tokens[i + 1].Kind == TokenKind.Word && !c.IsCapital(i + 1)
            && c.Words[i + 1] is { Length: > 3 } next && next[^1] == 's' && next is not "this" and not "was";
        return IsPreposition(relation) && relation != DateRelation.On && !counts && c.Year(i) is int year
            ? new(i, i, Period.Year(year), "year", 0.8) { HasYear = true } : null;
    }

    // `early May`, `late 2024`.
    private static DateMatch? Part(DateReading c, int i, int third, int at, DateRelation relation) =>
        LongPeriod(c, at, relation) is DateMatch whole
            ? whole with { First = i, Days = whole.Days?.Part(third), Rule = "part of a period", Confidence = whole.Confidence - 0.1 }
                : null;

    // `mid-May`, `end-May`, `late-2024`.
    private static DateMatch? Hyphenated(DateReading c, int i, DateRelation relation)
    {
        ReadOnlySpan<char> word = DateWords.Bare(c.Words[i]);
        int hyphen = word.Length is > 6 and < 16 ? word.IndexOfAny('-', '‑') : -1;
        if (hyphen is < 3 or > 5)
        {
            return null;
        }

        DateWord part = DateWords.Of(word[..hyphen]);
        if (part.Kind is not (DateWordKind.Part or DateWordKind.End))
        {
            return null;
        }

        int third = part.Value;
        DateWord rest = DateWords.Of(word[(hyphen + 1)..]);
        if (rest.Kind == DateWordKind.Month)
        {
            (int Year, int Last)? given = c.YearAt(i + 1);
            Period? month = given is (int year, _) ? Period.Month(year, rest.Value)
                : c.Nearest(one => Period.Month(one, rest.Value), TenseOf(relation));
            return new(i, given?.Last ?? i, part.Kind == DateWordKind.End ? month?.Edge(third) : month?.Part(third),
                "part of a period", 0.8)
            { HasYear = given is not null };
        }

        return int.TryParse(word[(hyphen + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int alone)
            && alone is >= 1600 and < 2200
            ? new(i, i, Period.Year(alone).Part(third), "part of a period", 0.85) { HasYear = true }
            : null;
    }

    // 2025-05-09, 2025/05/09, 09.05.2025, 5/9/2025.
    private static DateMatch? Numeric(DateReading c, int i)
    {
        ReadOnlySpan<char> text = c.Words[i];
        int cut = text.Length is >= 8 and <= MaxNumeric ? text.IndexOfAny("-/.‑") : -1;
        if (cut is < 1 or > 4)
        {
            return null;
        }

        Span<Range> parts = stackalloc Range[4];
        if (text.SplitAny(parts, "-/.‑") != 3
            || !int.TryParse(text[parts[0]], NumberStyles.None, CultureInfo.InvariantCulture, out int a)
            || !int.TryParse(text[parts[1]], NumberStyles.None, CultureInfo.InvariantCulture, out int b)
            || !int.TryParse(text[parts[2]], NumberStyles.None, CultureInfo.InvariantCulture, out int d))
        {
            return null;
        }

        if (cut == 4)
        {
            return Exists(a, b, d) ? new(i, i, Period.Day(new(a, b, d)), "numeric date", 0.95) { HasYear = true } : null;
        }

        // A day above 12 tells day from month; a full stop between them does, too, since only continental dates use it.
        bool dayFirst = Exists(d, b, a), monthFirst = Exists(d, a, b) && text[cut] != '.';
        if (d < 1600 || !(dayFirst || monthFirst))
        {
            return null;
        }

        DateOnly day = dayFirst ? new(d, b, a) : new(d, a, b);
        bool open = dayFirst && monthFirst && a != b;
        string? note = open ? "Read as day/month; as month/day it would "
            + $"be {new DateOnly(d, a, b).ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}." : null;
        return new(i, i, Period.Day(day), "numeric date", open ? 0.5 : 0.9) { HasYear = true, Note = note };
    }

    // `9May`, `9-May`: day and month as one word.
    private static DateMatch? GluedMonth(DateReading c, int i, DateRelation relation)
    {
        ReadOnlySpan<char> text = c.Words[i];
        int digits = text.IndexOfAnyExceptInRange('0', '9');
        if (c.Words.Tokens[i].Kind != TokenKind.Number || digits is not (1 or 2))
        {
            return null;
        }

        ReadOnlySpan<char> name = text[digits..].TrimStart("-‑");
        int day = int.Parse(text[..digits], NumberStyles.None, CultureInfo.InvariantCulture);
        return name.Length >= 3 && char.IsUpper(name[0]) && DateWords.Of(name) is { Kind: DateWordKind.Month } month
            && day is >= 1 and <= 31
            ? Day(c, i, i, day, month.Value, relation, "garbled day and month", 0.75)
            : null;
    }

    // Programs that paraphrase put other words for May: `by Could 9`.
    private static DateMatch? GarbledMay(DateReading c, int i, DateRelation relation) =>
        IsGarbledMay(c, i, relation) && c.DayOfMonth(i + 1) is int day && !IsCounted(c, i + 1) ? Garbled(c, i, i + 1, day, relation) : null;

    private static bool IsGarbledMay(DateReading c, int i, DateRelation relation) =>
        IsPreposition(relation) && c.IsAny(i, "could", "might", "can");

    private static DateMatch? Garbled(DateReading c, int first, int last, int day, DateRelation relation)
    {
        string word = c.Words[c.DayOfMonth(first) is null ? first : last].ToString();
        return Day(c, first, last, day, 5, relation, "garbled day and month", 0.5) is DateMatch match
            ? match with { Note = $"Read `{word}` as May: programs that paraphrase take the month for the verb." } : null;
    }

    // `on the 20th`: the month is the article's, or the next.
    private static DateMatch? Alone(DateReading c, int i, int day, DateRelation relation)
    {
        bool ends = !c.Has(i + 1) || (c.Words.Tokens[i + 1].Kind == TokenKind.Mark && c.Words[i + 1][0] is '.' or ',' or ';' or ')');
        if (!(relation is DateRelation.On or DateRelation.By or DateRelation.Until or DateRelation.Before && c.Is(i - 1, "the") && ends)
            || c.Words[i].Length < 3 || c.Today is not DateOnly today)
        {
            return null;
        }

        Tense tense = relation == DateRelation.On ? c.TenseAround(i) : Tense.Future;
        for (int months = tense == Tense.Past ? 0 : today.Day <= day ? 0 : 1; Math.Abs(months) < 3; months += tense == Tense.Past ? -1 : 1)
        {
            DateOnly month = Period.AddMonths(new(today.Year, today.Month, 1), months);
            if (Exists(month.Year, month.Month, day) && (tense != Tense.Past || new DateOnly(month.Year, month.Month, day) <= today))
            {
                return new(i, i, Period.Day(new(month.Year, month.Month, day)), "day of the month", 0.5);
            }
        }

        return null;
    }

    /// <summary>A day of a month, of the year after it or one borrowed from elsewhere; else of the nearest.</summary>
    internal static DateMatch? Day(DateReading c, int first, int last, int day, int month, DateRelation relation, string rule,
        double confidence, (int Year, int At)? borrowed = null)
    {
        (int Year, int At)? own = borrowed is null ? YearAfter(c, last) : null;
        borrowed ??= own is null && DayLists.YearAtEnd(c, last, (month, day)) is int common ? (common, last) : null;
        if ((own ?? borrowed) is (int year, int at))
        {
            int end = own is null ? last : at;
            return Exists(year, month, day) ? new(first, end, Period.Day(new(year, month, day)), rule, confidence) { HasYear = true }
                : Lacking(first, end, FormattableString.Invariant($"{DateWords.MonthNames[month - 1]} {year}"), day);
        }

        bool ever = Exists(2024, month, day);
        return ever ? new(first, last,
            c.Nearest(one => Exists(one, month, day) ? Period.Day(new(one, month, day)) : null, TenseOf(relation)), rule, confidence - 0.05)
            : Lacking(first, last, DateWords.MonthNames[month - 1], day);
    }

    private static DateMatch Lacking(int first, int last, string month, int day) =>
        new(first, last, null, NoSuchDay, 0.3) { Note = FormattableString.Invariant($"{month} has no day {day}.") };

    private static DateMatch? Range(DateReading c, int first, int last, int from, int to, int month, DateRelation relation) =>
        Day(c, first, last, from, month, relation, "range of days", 0.95) is DateMatch match && Exists(2024, month, to)
            ? match with
            {
                Days = match.Days is Period day && Exists(day.From.Year, month, to)
                ? new(day.From, new(day.From.Year, month, to)) : match.Days
            }
            : null;

    private static (int Year, int At)? YearAfter(DateReading c, int last)
    {
        int at = c.IsMark(last + 1, ',') || c.Is(last + 1, "of") ? last + 2 : last + 1;
        return c.YearAt(at);
    }

    // `9-11` is one token.
    private static (int From, int To)? JoinedDays(DateReading c, int i)
    {
        if (!c.Has(i) || c.Words.Tokens[i] is not { Kind: TokenKind.Number, Length: <= 5 })
        {
            return null;
        }

        ReadOnlySpan<char> text = c.Words[i];
        int dash = text.IndexOfAny('-', '‑');
        return dash > 0 && int.TryParse(text[..dash], NumberStyles.None, CultureInfo.InvariantCulture, out int from)
            && int.TryParse(text[(dash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int to)
            && from >= 1 && to <= 31 && from < to ? (from, to) : null;
    }

    // A month after a day may have lost its capital; then only a word such as `by` before the day tells it from the verb `may`.
    private static int? MonthAt(DateReading c, int i, DateRelation relation) =>
        c.Of(DateWordKind.Month, i) is int month && (c.IsCapital(i) || (IsPreposition(relation) && c.Words[i].Length > 2)) ? month : null;

    private static int? Misspelt(DateReading c, int i)
    {
        if (!c.IsCapital(i) || c.Words[i].Length is < 5 or > 11
            || c.Words[i][0] is not ('J' or 'F' or 'M' or 'A' or 'S' or 'O' or 'N' or 'D'))
        {
            return null;
        }

        string? meant = NearestName.Of(c.Words[i].ToString(), DateWords.MonthNames.Where(name => name.Length >= 5));
        return meant is null ? null : Array.IndexOf(DateWords.MonthNames, meant) + 1;
    }

    // `May 9 %` and `May 5,000` are no days.
    internal static bool IsCounted(DateReading c, int i) =>
        c.IsMark(i + 1, '%') || c.IsAny(i + 1, "percent", "million", "billion", "thousand");

    private static bool Exists(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    private static bool IsPreposition(DateRelation relation) => relation != DateRelation.None;

    private static Tense TenseOf(DateRelation relation) => relation switch
    {
        DateRelation.By or DateRelation.Until or DateRelation.Before => Tense.Future,
        DateRelation.Since => Tense.Past,
        DateRelation.None or DateRelation.On or DateRelation.In or DateRelation.After or DateRelation.From or DateRelation.Between
            or DateRelation.Within => Tense.Unknown,
    };
}
