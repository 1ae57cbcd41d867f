using Entente.Evidence.Words;

namespace Entente.Evidence.Quantities;

/// <summary>Highs and lows: `the highest in nine months`, `a nine-month high`, `lowest since March 2022`, `a record high`.</summary>
internal static class RecordLevels
{
    /// <summary>The record level that begins at a token, or null.</summary>
    public static FoundQuantity? At(WordStream words, string text, int i, int first, int end, IReadOnlyList<FoundDate> dates,
        ref int nextDate, DateOnly? today, FoundQuantity? before)
    {
        // `the index 2.8 %, to a nine-month high`: what is at its high is what the figure before was about.
        string? inherited = before is not null
            && (words.Is(first, "to") || (
            words[first] is "," && (words.Is(first + 1, "to") || words.Is(first + 1, "its") || words.Is(first + 1, "the")))) ? before.What
            : null;
        return Own(words, text, i, first, end, dates, ref nextDate, today) is FoundQuantity found
            ? found with { What = found.What ?? inherited } : null;
    }

    private static FoundQuantity? Own(WordStream words, string text, int i, int first, int end, IReadOnlyList<FoundDate> dates,
        ref int nextDate, DateOnly? today)
    {
        if (Superlative(words, i) is Direction way)
        {
            return Since(words, text, i, end, way, dates, ref nextDate, today) ?? In(words, text, i, first, end, way);
        }

        if (words.Is(i, "record") && i + 1 < end && Noun(words, i + 1) is Direction record)
        {
            return Found(words, text, i, i + 1, null, "record", record, SubjectOfPeak(words, text, first, i), 0.8);
        }

        // `a nine-month high`, `9-month low`, `one-year high`
        return i + 1 < end && Noun(words, i + 1) is Direction peak && Compound(words[i]) is (double count, string unit)
            ? Found(words, text, i, i + 1, count, unit, peak, SubjectOfPeak(words, text, first, i), 0.9)
            : null;
    }

    /// <summary>`nine-month` as 9 months.</summary>
    public static (double Count, string Unit)? Compound(ReadOnlySpan<char> word)
    {
        int hyphen = word.IndexOfAny('-', '‑');
        if (hyphen is < 1 or > 12)
        {
            return null;
        }

        // `twenty-five-year`: the unit stands after the last hyphen.
        int last = word.LastIndexOfAny('-', '‑');
        if (Units.Of(word[(last + 1)..]) is not { Sort: Units.Sort.Time } unit)
        {
            return null;
        }

        ReadOnlySpan<char> number = word[..last];
        return double.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out double digits) && number.Length <= 4
            ? (digits, unit.Unit)
            : NumberWords.Word(number) is double count ? (count, unit.Unit)
            : null;
    }



    private static Direction? Superlative(WordStream words, int i) => words.Tokens[i].Length is < 6 or > 9 ? null
        : words.Is(i, "highest") || words.Is(i, "strongest") || words.Is(i, "largest") || words.Is(i, "biggest") || words.Is(i, "steepest")
            ? Direction.Up
        : words.Is(i, "lowest") || words.Is(i, "weakest") || words.Is(i, "smallest") ? Direction.Down
        : null;

    private static Direction? Noun(WordStream words, int i) => words.Tokens[i].Length is < 3 or > 5 ? null
        : words.Is(i, "high") || words.Is(i, "highs") || words.Is(i, "peak") ? Direction.Up
        : words.Is(i, "low") || words.Is(i, "lows") ? Direction.Down
        : null;

    // highest [level|point|rate|value …] in [more than] nine months
    private static FoundQuantity? In(WordStream words, string text, int i, int first, int end, Direction way)
    {
        for (int j = i + 1; j < Math.Min(end, i + 5); j++)
        {
            if (!(words.Is(j, "in") || words.Is(j, "for")))
            {
                continue;
            }

            int at = j + 1;
            while (at < end && at < j + 4 && !NumberGrammar.CanBegin(words, at) && words.Tokens[at].Kind == TokenKind.Word)
            {
                at++;
            }

            if (at < end && Number(words, at, end) is (double count, int last) && last + 1 < end
                && Units.Of(words[last + 1]) is { Sort: Units.Sort.Time } unit)
            {
                return Found(words, text, i, last + 1, count, unit.Unit, way, SubjectOfPeak(words, text, first, i), 0.9);
            }
        }

        return null;
    }

    private static (double Count, int Last)? Number(WordStream words, int at, int end) =>
        NumberGrammar.At(words, at, end) is NumberInText { Suffix: null } number ? (number.Value, number.Last) : words.Is(at, "a")
            || words.Is(at, "an") ? (1, at) : null;

    // highest since March 2022: in months, counted to the article's date.
    private static FoundQuantity? Since(WordStream words, string text, int i, int end, Direction way, IReadOnlyList<FoundDate> dates,
        ref int nextDate, DateOnly? today)
    {
        int offset = words.Tokens[i].Start;
        while (nextDate < dates.Count && dates[nextDate].Span.Start < offset)
        {
            nextDate++;
        }

        for (int j = i + 1; j < Math.Min(end, i + 5); j++)
        {
            if (words.Is(j, "since") && nextDate < dates.Count && dates[nextDate] is { Date: DateOnly since } date
                && date.Span.Start - words.Tokens[j].End < 8 && date.Span.Start > words.Tokens[j].Start && today is DateOnly now)
            {
                int months = ((now.Year - since.Year) * 12) + now.Month - since.Month;
                TextSpan span = new(offset, date.Span.End);
                return months < 0 ? null : new()
                {
                    Span = span,
                    Text = span.Of(text),
                    Value = months,
                    Unit = "months",
                    Direction = way,
                    What = null,
                    Rule = "record level",
                    Confidence = Math.Round(0.8 * date.Confidence, 2),
                };
            }
        }

        return null;
    }

    // `the index climbed to a nine-month high`: what is at its high stands before the verb.
    private static string? SubjectOfPeak(WordStream words, string text, int first, int i)
    {
        if (Movement.Before(words, first, i) is (_, int verb))
        {
            return Movement.SubjectBefore(words, text, first, verb);
        }

        for (int j = i - 1; j >= Math.Max(first, i - 3); j--)
        {
            if (words.Is(j, "hit") || words.Is(j, "reached") || words.Is(j, "touched") || words.Is(j, "posted") || words.Is(j, "at")
                || words.Is(j, "to"))
            {
                return Movement.SubjectBefore(words, text, first, j);
            }
        }

        return null;
    }

    private static FoundQuantity Found(WordStream words, string text, int from, int last, double? value, string unit, Direction way,
        string? what, double confidence)
    {
        TextSpan span = words.Span(from, last);
        return new()
        {
            Span = span,
            Text = span.Of(text),
            Value = value,
            Unit = unit,
            What = what,
            Direction = way,
            Rule = "record level",
            Confidence = confidence
        };
    }
}
