using Entente.Evidence.Documents;
using Entente.Evidence.Words;

namespace Entente.Evidence.Quantities;

/// <summary>Finds the figures of a document: shares, money, people, lengths of time, things counted, and record levels. Linear in its
/// length.</summary>
internal sealed class QuantityFinder
{
    private const int FarthestUnit = 4;
    private const double MinBareCount = 2;
    private const double MinMoney = 1e5;

    private readonly WordStream words;
    private readonly string text;
    private readonly DateOnly? today;
    private readonly IReadOnlyList<FoundDate> dates;
    private readonly List<FoundQuantity> found = [];
    private int first;
    private int end;
    private int clause;
    private int nextDate;
    private int sinceDate;

    private QuantityFinder(SourceDocument document, WordStream words, IReadOnlyList<FoundDate> dates) =>
        (this.words, text, today, this.dates) = (words, document.Text, document.Date, dates);

    /// <summary>All figures in reading order. What belongs to a date is none.</summary>
    public static IReadOnlyList<FoundQuantity> Find(SourceDocument document, WordStream words, IReadOnlyList<FoundDate> dates)
    {
        QuantityFinder finder = new(document, words, dates);
        foreach (Sentence sentence in words.Sentences)
        {
            finder.Read(sentence);
        }

        return finder.found;
    }

    private void Read(Sentence sentence)
    {
        (first, end) = (sentence.First, sentence.Last);
        clause = first;
        FoundQuantity? before = null;
        for (int i = first; i < end; i++)
        {
            if (EndOfDate(i) is int last)
            {
                // `On Wednesday the index …`: the clause begins after the date.
                clause = i - clause <= 2 ? last + 1 : clause;
                i = last;
                continue;
            }

            if ((At(i, before) ?? RecordLevels.At(words, text, i, clause, end, dates, ref sinceDate, today,
                before)) is not FoundQuantity quantity)
            {
                continue;
            }

            before = quantity;
            found.Add(quantity);
            while (i + 1 < end && words.Tokens[i + 1].Start < quantity.Span.End)
            {
                i++;
            }

            clause = i + 1;
        }
    }

    // The last token of the date that a token belongs to. A span of time such as `the last three months` is a figure too, so dates are left
    // out whole.
    private int? EndOfDate(int i)
    {
        int start = words.Tokens[i].Start;
        while (nextDate < dates.Count && dates[nextDate].Span.End <= start)
        {
            nextDate++;
        }

        if (nextDate == dates.Count || dates[nextDate].Span.Start > start)
        {
            return null;
        }

        int last = i;
        while (last + 1 < end && words.Tokens[last + 1].Start < dates[nextDate].Span.End)
        {
            last++;
        }

        return last;
    }

    private FoundQuantity? At(int i, FoundQuantity? before)
    {
        ReadOnlySpan<char> token = words[i];
        TokenKind kind = words.Tokens[i].Kind;
        if (kind == TokenKind.Word && RecordLevels.Compound(token) is (double length, string time) && !IsPeak(i + 1))
        {
            return Made(new(i, i, length, null, null), i, time, Movement.PhraseFrom(words, text, i + 1, end), null, "duration", 0.8);
        }

        if (kind == TokenKind.Number && token.ContainsAny('-', '‑') && RecordLevels.Compound(token) is (double digits, string unit))
        {
            return IsPeak(i + 1) ? null
                : Made(new(i, i, digits, null, null), i, unit, Movement.PhraseFrom(words, text, i + 1, end), null, "duration", 0.8);
        }

        string? currency = kind == TokenKind.Number ? null : Currency(i, token);
        int at = currency is null ? i : i + 1;
        if (at >= end || !(words.Tokens[at].Kind == TokenKind.Number || (kind == TokenKind.Word && NumberWords.CanBegin(token)))
            || Range(at) is not Figure figure)
        {
            return null;
        }

        figure = figure with { First = i };
        return currency is not null ? Money(figure, figure.Last, currency) : WithUnit(figure, before);
    }

    private bool IsPeak(int i) =>
        i < end && (words.Is(i, "high") || words.Is(i, "low") || words.Is(i, "peak") || words.Is(i, "highs") || words.Is(i, "lows"));

    private string? Currency(int i, ReadOnlySpan<char> token)
    {
        if (i + 1 >= end || words.Tokens[i + 1].Kind != TokenKind.Number)
        {
            return null;
        }

        return Units.Currency(token);
    }

    // `5`, `5 to 10`, `5–10`, `between 5 and 10`, `5-10`
    private Figure? Range(int i)
    {
        if (words.Tokens[i].Kind == TokenKind.Number && words[i].IndexOfAny('-', '‑') is > 0 and int dash)
        {
            ReadOnlySpan<char> token = words[i];
            return double.TryParse(token[..dash], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double from)
                && double.TryParse(token[(dash + 1)..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double to)
                && from < to
                ? new(i, i, from, to, null)
                : null;
        }

        if (NumberWords.At(words, i, end) is not NumberInText low)
        {
            return null;
        }

        int joint = low.Last + 1;
        bool isShare = joint < end && Units.Of(words[joint]) is { Sort: Units.Sort.Share };
        if (isShare)
        {
            joint++;
        }

        bool joins = joint + 1 < end && low.Suffix is null
            && (words.Is(joint, "to") || words[joint] is "–" or "-" or "—" || (words.Is(joint, "and") && words.Is(i - 1, "between"))
            || words.Is(joint, "or"));
        int second = joint + 1;
        if (joins && Units.Currency(words[second]) is not null)
        {
            second++;
        }

        if (joins && second < end && NumberWords.At(words, second, end) is NumberInText { Suffix: null } high && (high.Value > low.Value)
            && (words.Tokens[second].Kind == words.Tokens[i].Kind)
            && (!isShare || (high.Last + 1 < end && Units.Of(words[high.Last + 1]) is { Sort: Units.Sort.Share })))
        {
            // In `fell 3 percent to 68 dollars` the second is no percentage. In `5 to 10 million` the million belongs to both.
            double scale = high.Last > second && low.Last == i && low.Value < 1000 && high.Value >= 1000 ? words.Is(high.Last, "thousand")
                ? 1e3 : words.Is(high.Last, "million") ? 1e6 : words.Is(high.Last, "billion") ? 1e9 : 1 : 1;
            return new(i, high.Last, low.Value * scale, high.Value, null);
        }

        return new(i, low.Last, low.Value, null, low.Suffix);
    }

    private FoundQuantity? WithUnit(Figure figure, FoundQuantity? before)
    {
        if (figure.Suffix is not null)
        {
            return Units.Of(figure.Suffix) is (_, string glued) ? Made(figure, figure.Last, glued, null, null, "count", 0.7) : null;
        }

        int last = figure.Last;
        if (last + 1 >= end)
        {
            return null;
        }

        if (last + 2 < end && TwoWordShare(last + 1) is string share)
        {
            return Share(figure, last + 2, share, before);
        }

        for (int j = last + 1; j < Math.Min(end, last + 1 + FarthestUnit) && MayHoldUnit(j); j++)
        {
            if (Units.Of(words[j]) is (Units.Sort sort, string unit))
            {
                if (Found(figure, j, sort, unit, before) is FoundQuantity found)
                {
                    return found;
                }
            }
            else if (j > last + 1 ? Stops(j) : IsPlural(j))
            {
                // Something else is counted: `five frigates once observers arrive`.
                break;
            }
        }

        // `1.2 billion euros, up from 900 million`
        return found.Count > 0 && found[^1] is { Rule: "money" or "money, currency understood" } money && ReferenceEquals(money, before)
            && figure.Last > figure.First && figure.Low >= MinMoney && !IsPlural(last + 1)
            ? Money(figure, last, money.Unit) with { Rule = "money, currency understood", Confidence = 0.6, What = money.What }
            : Bare(figure);
    }

    private bool IsPlural(int j) => words.Tokens[j].Kind == TokenKind.Word && words[j].Length > 3
        && words[j][^1] == 's' && words[j][^2] != 's' && char.IsLower(words[j][0]);

    private string? TwoWordShare(int i) => words.Is(i, "per") && words.Is(i + 1, "cent") ? "%"
        : words.Is(i, "percentage") && (words.Is(i + 1, "points") || words.Is(i + 1, "point")) ? "percentage points"
        : words.Is(i, "basis") && words.Is(i + 1, "points") ? "basis points"
        : null;

    private bool MayHoldUnit(int j) => words.Tokens[j].Kind == TokenKind.Word || words[j] is "%";

    private FoundQuantity? Found(Figure figure, int j, Units.Sort sort, string unit, FoundQuantity? before)
    {
        bool near = j == figure.Last + 1, open = near || !Stops(figure.Last + 1);
        return sort switch
        {
            Units.Sort.Share when near => Share(figure, j, unit, before),
            Units.Sort.Money when near || IsNationality(j - 1) => Money(figure, j, unit),
            Units.Sort.Time when near =>
                Made(figure, j, unit, words.Is(j + 1, "of") ? Movement.PhraseFrom(words, text, j + 2, end) : null, null, "duration", 0.8),
            Units.Sort.People when open => Made(figure, j, unit, Noun(figure, j), Way(figure.First), "people", near ? 0.9 : 0.75),
            Units.Sort.Thing when open && words.Is(j, "sq") && j + 1 < end =>
                Made(figure, j + 1, "km²", null, Way(figure.First), "count", 0.85),
            Units.Sort.Thing when open && words.Is(j - 1, "square") =>
                Made(figure, j, $"square {unit}", null, Way(figure.First), "count",
                0.85) with
                { Unit = unit == "km" ? "km²" : $"square {unit}" },
            Units.Sort.Thing when open =>
                Made(figure, j, unit, Units.IsMeasure(unit) ? null : Noun(figure, j), Way(figure.First), "count", 0.8),
            Units.Sort.Share or Units.Sort.Money or Units.Sort.People or Units.Sort.Time or Units.Sort.Thing => null,
        };
    }

    private string Noun(Figure figure, int last) => words.Span(figure.Last + 1, last).Of(text);

    // Something counted that no table knows: `17 delegations`.
    private FoundQuantity? Bare(Figure figure)
    {
        int noun = figure.Last + 1;
        ReadOnlySpan<char> word = words[noun];
        bool plural = words.Tokens[noun].Kind == TokenKind.Word && word.Length > 3
            && word[^1] == 's' && word[^2] != 's' && char.IsLower(word[0])
            && word is not "this" and not "was" and not "years" and not "has";
        return plural && figure.Low >= MinBareCount && words.Tokens[figure.First].Kind == TokenKind.Number
            ? Made(figure, noun, word.ToString(), word.ToString(), Way(figure.First), "count", 0.5) : null;
    }

    private bool Stops(int j) => j < end && words.Tokens[j].Length <= 6
        && (words.Is(j, "of") || words.Is(j, "and") || words.Is(j, "to") || words.Is(j, "in") || words.Is(j, "on") || words.Is(j, "at")
        || words.Is(j, "by") || words.Is(j, "for") || words.Is(j, "the") || words.Is(j, "a") || words.Is(j, "is") || words.Is(j, "was")
        || words.Is(j, "are") || words.Is(j, "were") || words.Is(j, "per") || words.Is(j, "from") || words.Is(j, "with")
        || words.Is(j, "or") || words.Is(j, "that"));

    private bool IsNationality(int j) => words.Is(j, "US") || words.Is(j, "U.S.") || words.Is(j, "American") || words.Is(j, "Russian")
        || words.Is(j, "Canadian") || words.Is(j, "Australian");

    private Direction? Way(int i) => Movement.Before(words, clause, i)?.Way;

    private FoundQuantity Share(Figure figure, int last, string unit, FoundQuantity? before)
    {
        int i = figure.First;
        if (Movement.Before(words, clause, i) is (Direction way, int verb))
        {
            return Made(figure, last, unit, Movement.SubjectBefore(words, text, clause, verb), way, "change", 0.9);
        }

        if (words.Is(last + 1, "of") && last + 2 < end)
        {
            return Made(figure, last, unit, Movement.PhraseFrom(words, text, last + 2, end), null, "share", 0.9);
        }

        if (Movement.After(words, last, end) is Direction after)
        {
            string? of = null;
            for (int j = last + 1; j < Math.Min(end, last + 4); j++)
            {
                of = words.Is(j, "in") || words.Is(j, "of") ? Movement.PhraseFrom(words, text, j + 1, end) : of;
            }

            return Made(figure, last, unit, of, after, "change", 0.85);
        }

        // `the rouble rose 5 % and the index 2.8 %`: the verb of the first figure holds for the second.
        if (before is { Direction: Direction same, Rule: "change" } && clause < i
            && (words.Is(clause, "and") || words.Is(clause, "while") || words[clause] is ","))
        {
            int from = words[clause] is "," && words.Is(clause + 1, "and") ? clause + 2 : clause + 1;
            return Made(figure, last, unit, Movement.SubjectBefore(words, text, from, i), same, "change, verb understood", 0.7);
        }

        // `fell from 63 % to 38 %`
        return before is { Direction: Direction both, Rule: "change" } && words.Is(clause, "to") && clause == i - 1
            ? Made(figure, last, unit, before.What, both, "change, verb understood", 0.85)
            : Made(figure, last, unit, null, null, "share", 0.7);
    }

    private FoundQuantity Money(Figure figure, int last, string currency)
    {
        string? what = last + 1 < end
            && (words.Is(last + 1, "in") || words.Is(last + 1, "of") || words.Is(last + 1, "for") || words.Is(last + 1, "worth"))
            && last + 2 < end
            ? Movement.PhraseFrom(words, text, words.Is(last + 2, "of") ? last + 3 : last + 2, end)
            : null;
        (Direction Way, int At)? move = Movement.Before(words, clause, figure.First);
        return Made(figure, last, currency, what ?? (move is (_, int verb) ? Movement.SubjectBefore(words, text, clause, verb) : null),
            move?.Way, "money", 0.9);
    }

    private FoundQuantity Made(Figure figure, int last, string unit, string? what, Direction? way, string rule, double confidence)
    {
        TextSpan span = words.Span(figure.First, last);
        return new()
        {
            Span = span,
            Text = span.Of(text),
            Value = figure.Low,
            High = figure.High,
            Unit = unit,
            What = what,
            Direction = way,
            Bound = Bound(figure.First),
            Rule = rule,
            Confidence = confidence
        };
    }

    private string? Bound(int i)
    {
        int at = i - 1;
        return at < first ? null
            : words.Is(at, "about") || words.Is(at, "around") || words.Is(at, "approximately") || words.Is(at, "roughly")
                || words.Is(at, "some") || words.Is(at, "nearly") || words.Is(at, "almost") ? "about"
            : words.Is(at, "over") || (words.Is(at, "least") && words.Is(at - 1, "at"))
                || (words.Is(at, "than") && words.Is(at - 1, "more")) || words.Is(at, "minimum") ? "at least"
            : (words.Is(at, "than") && (words.Is(at - 1, "less") || words.Is(at - 1, "fewer")))
                || (words.Is(at, "to") && words.Is(at - 1, "up")) || words.Is(at, "under") || words.Is(at, "below")
                || (words.Is(at, "most") && words.Is(at - 1, "at")) ? "at most"
            : null;
    }

    /// <summary>A number or a range of two, before its unit is known.</summary>
    private sealed record Figure(int First, int Last, double Low, double? High, string? Suffix);
}
