using Entente.Evidence.Documents;
using Entente.Evidence.Words;

namespace Entente.Evidence.Quantities;

/// <summary>Finds the figures of a document: shares, money, people, lengths of time, things counted, and record levels. Linear in its
/// length.</summary>
internal sealed class QuantityFinder
{
    private const int FarthestUnit = 4;
    private const double MinBareCount = 2;
    private const double MinCountInWords = 10;
    private const int FarthestCounted = 2;
    private const double MinMoney = 1e5;
    private const double OpenConfidence = 0.4;

    private readonly WordStream words;
    private readonly string text;
    private DateOnly? today;
    private readonly IReadOnlyList<FoundDate> dates;
    private readonly List<FoundQuantity> found = [];
    private int first;
    private int end;
    private int clause;
    private int nextDate;
    private int sinceDate;

    private QuantityFinder(SourceDocument document, WordStream words, IReadOnlyList<FoundDate> dates) =>
        (this.words, text, this.dates) = (words, document.Text, dates);

    /// <summary>All figures in reading order. What belongs to a date is none.</summary>
    public static IReadOnlyList<FoundQuantity> Find(SourceDocument document, WordStream words, IReadOnlyList<FoundDate> dates)
    {
        QuantityFinder finder = new(document, words, dates);
        foreach (Sentence sentence in words.Sentences)
        {
            finder.today = document.Paragraphs[sentence.Paragraph].Posted ?? document.Date;
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
            return Made(new(i, i, length), i, time, Movement.PhraseFrom(words, text, i + 1, end), null, "duration", 0.8);
        }

        if (kind == TokenKind.Number && token.ContainsAny('-', '‑') && RecordLevels.Compound(token) is (double digits, string unit))
        {
            return IsPeak(i + 1) ? null
                : Made(new(i, i, digits), i, unit, Movement.PhraseFrom(words, text, i + 1, end), null, "duration", 0.8);
        }

        if (Multiple(i) is FoundQuantity multiple)
        {
            return multiple;
        }

        (string Unit, int Number)? currency = kind == TokenKind.Number ? null : Currencies.Before(words, i, end);
        int at = currency?.Number ?? i;
        if (!NumberGrammar.CanBegin(words, at) || (i > first && NumberGrammar.IsSign(words, i - 1)) || IsNumbered(i, at)
            || Range(at) is not Figure figure)
        {
            return null;
        }

        figure = figure with { First = Math.Min(i, figure.First) };
        return currency is (string money, _) ? Money(figure, figure.Last, money)
            : figure.IsShare ? Share(figure with { Low = Percent(figure.Low), High = null }, figure.Last, "%", before)
            : WithUnit(figure, before);
    }

    private static double Percent(double share) => Math.Round(100 * share, 2);

    // `Article 5 applies`, `Resolution 242`: a name, not a number of things.
    private bool IsNumbered(int i, int number) => i == number && words.Kind(number) == TokenKind.Number && i > first
        && (words.IsAny(i - 1, "article", "articles", "section", "chapter", "paragraph", "resolution", "annex", "appendix", "protocol",
            "clause", "rule", "phase", "stage", "route", "flight", "page", "room", "channel", "no.",
            "nos.", "number", "figure", "table", "version")
        && (words.Has(i - 1, WordTag.Capital) || words.IsAny(i - 1, "page", "no.", "nos.", "flight", "room")));

    // `prices doubled`, `a threefold rise`: how many times.
    private FoundQuantity? Multiple(int i)
    {
        if (words.Kind(i) != TokenKind.Word || words.Tokens[i].Length < 6)
        {
            return null;
        }

        double? times = words.IsAny(i, "doubled", "doubling") ? 2 : words.IsAny(i, "tripled", "trebled", "tripling", "trebling") ? 3
            : words.IsAny(i, "quadrupled") ? 4 : words.IsAny(i, "halved", "halving") ? 0.5 : null;
        if (times is double moved && !words.Is(i + 1, "down") && !words.Has(i - 1, WordTag.Determiner | WordTag.Possessive))
        {
            string? what = words.Has(i + 1, WordTag.Determiner | WordTag.Possessive) ? Movement.PhraseFrom(words, text, i + 1, end)
                : Movement.SubjectBefore(words, text, clause, i);
            return Made(new(i, i, moved), i, "times", what, moved < 1 ? Direction.Down : Direction.Up, "multiple", 0.7);
        }

        return NumberWords.Fold(words[i]) is double fold
            ? Made(new(i, i, fold), i, "times", null, Way(i) ?? Movement.After(words, i, end), "multiple", 0.7) : null;
    }

    private bool IsPeak(int i) =>
        i < end && (words.Is(i, "high") || words.Is(i, "low") || words.Is(i, "peak") || words.Is(i, "highs") || words.Is(i, "lows"));

    // `5`, `5 to 10`, `5–10`, `between 5 and 10`, `5-10`
    private Figure? Range(int i)
    {
        if (words.Kind(i) == TokenKind.Number && words[i].IndexOfAny('-', '‑') is > 0 and int dash && dash + 1 < words[i].Length
            && char.IsAsciiDigit(words[i][dash + 1]))
        {
            return Hyphened(i, dash);
        }

        if (NumberGrammar.At(words, i, end) is not NumberInText low)
        {
            return null;
        }

        int joint = low.Last + 1;
        bool isShare = joint < end && low.Suffix is null && Units.Of(words[joint]) is { Sort: Units.Sort.Share };
        joint += isShare ? 1 : 0;
        bool joins = joint + 1 < end && low is { Suffix: null, IsShare: false }
            && (words.IsAny(joint, "to", "or") || words[joint] is "–" or "-" or "—" or "−"
            || (words.Is(joint, "and") && words.Is(i - 1, "between")));
        (string Unit, int Number)? currency = joins ? Currencies.Before(words, joint + 1, end) : null;
        int second = currency?.Number ?? joint + 1;

        // In `fell 3 percent to 4 percent`, `rose $2 to $75` and `rose from 3 percent to 5 percent` the second is no upper end.
        bool isLevel = words.Is(joint, "to") && (isShare || currency is not null) && Movement.Before(words, clause, i) is not null;
        if (joins && !isLevel && second < end && NumberGrammar.At(words, second, end) is { Suffix: null, IsShare: false } high
            && IsUpper(low, high) && (!isShare || (high.Last + 1 < end && Units.Of(words[high.Last + 1]) is { Sort: Units.Sort.Share })))
        {
            return new(low.First, high.Last, low.Value * Shared(low, high), high.Value);
        }

        return new(low.First, low.Last, low.Value) { Suffix = low.Suffix, Grouped = low.Grouped, IsShare = low.IsShare };
    }

    private static bool IsUpper(NumberInText low, NumberInText high) =>
        high.IsDigits == low.IsDigits && high.Value > low.Value * Shared(low, high);

    // In `5 to 10 million` the million belongs to both; in `900,000 to 1.2 million` it does not.
    private static double Shared(NumberInText low, NumberInText high) => low.Magnitude == 1 && low.Value < 1000 ? high.Magnitude : 1;

    // `1,000-1,200` and `5-10m` are one token.
    private Figure? Hyphened(int i, int dash)
    {
        ReadOnlySpan<char> token = words[i];
        if (DigitGroups.Read(token[..dash]) is not { Rest: "" } from || DigitGroups.Read(token[(dash + 1)..]) is not WrittenNumber to)
        {
            return null;
        }

        double scale = NumberWords.Abbreviated(to.Rest) ?? 1;
        int last = i;
        if (to.Rest.Length == 0 && last + 1 < end && words.Kind(last + 1) == TokenKind.Word
            && (NumberWords.Multiplier(words[last + 1]) ?? (words[last + 1].Length > 1 ? NumberWords.Abbreviated(words[last + 1]) : null))
            is double factor)
        {
            (scale, last) = (factor, last + 1);
        }

        string? suffix = to.Rest.Length > 0 && NumberWords.Abbreviated(to.Rest) is null ? to.Rest : null;
        (double low, double high) = (from.Grouped ?? from.Value, to.Grouped is double grouped && from.Grouped is not null ? grouped
            : to.Value);
        return low < high ? new(i, last, low * scale, high * scale) { Suffix = suffix } : null;
    }

    private FoundQuantity? WithUnit(Figure figure, FoundQuantity? before)
    {
        if (figure.Suffix is not null)
        {
            return Units.Of(figure.Suffix) is not (Units.Sort glued, string of) ? null
                : Found(figure, figure.Last, glued, of, before, isGlued: true);
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
            if (Units.At(words, j) is (Units.Sort sort, string unit))
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

    private bool MayHoldUnit(int j) => words.Tokens[j].Kind == TokenKind.Word || words[j] is "%" or "€" or "$" or "£" or "₽" or "₴";

    private FoundQuantity? Found(Figure figure, int j, Units.Sort sort, string unit, FoundQuantity? before, bool isGlued = false)
    {
        bool near = isGlued || j == figure.Last + 1, open = near || !Stops(figure.Last + 1);
        return sort switch
        {
            Units.Sort.Share when near => Share(figure, j, unit, before),
            Units.Sort.Money when near && !(words.Kind(j) == TokenKind.Mark && words.Kind(j + 1) == TokenKind.Number) =>
                Money(figure, j, unit),
            Units.Sort.Money when j == figure.Last + 2 && words.Has(j - 1, WordTag.Capital) =>
                Money(figure, j, Currencies.Of(words[j - 1].ToString(), unit)),
            Units.Sort.Time when near =>
                Made(figure, j, unit, words.Is(j + 1, "of") ? Movement.PhraseFrom(words, text, j + 2, end) : null, null, "duration", 0.8),
            Units.Sort.People when open => Made(figure, j, unit, Noun(figure, j), Way(figure.First), "people", near ? 0.9 : 0.75),
            Units.Sort.Thing when open => Thing(figure, j, unit, isGlued),
            Units.Sort.Share or Units.Sort.Money or Units.Sort.People or Units.Sort.Time or Units.Sort.Thing => null,
        };
    }

    // `4,200 km`, `4,200 km²`, `4,200 sq km`, `4,200 square kilometres`, `17 villages`
    private FoundQuantity Thing(Figure figure, int j, string unit, bool isGlued)
    {
        (unit, int last) = words.Is(j, "sq") && j + 1 < end ? (Units.Of(words[j + 1])?.Unit is "miles" ? "miles²" : "km²", j + 1)
            : words.IsAny(j - 1, "square", "sq", "sq.") ? (unit + "²", j)
            : words.Is(j - 1, "cubic") ? (unit + "³", j)
            : Units.Power(words, unit, j);
        return Made(figure, last, unit, Units.IsMeasure(unit) || isGlued ? null : Noun(figure, j), Way(figure.First), "count",
            unit[^1] is '²' or '³' ? 0.85 : isGlued ? 0.7 : 0.8);
    }

    private string Noun(Figure figure, int last) => words.Span(figure.Last + 1, last).Of(text);

    // Something counted that no table knows: `17 delegations`, `40 bus passengers`. Small numbers in words mostly say who is meant (`two
    // generals`, `the three parties`) and not how many; from ten on, or after `at least`, they count.
    private FoundQuantity? Bare(Figure figure)
    {
        bool isWritten = words.Kind(figure.First) == TokenKind.Number || NumberGrammar.IsSign(words, figure.First);
        if (Math.Abs(figure.Low) < MinBareCount || !(isWritten || figure.Low >= MinCountInWords || Bound(figure.First) is not null))
        {
            return null;
        }

        for (int noun = figure.Last + 1; noun < end && noun - figure.Last <= FarthestCounted; noun++)
        {
            if (IsCounted(noun))
            {
                string what = words.Span(figure.Last + 1, noun).Of(text);
                return Made(figure, noun, words[noun].ToString(), what, Way(figure.First), "count", 0.5);
            }

            if (!MayDescribe(noun))
            {
                return null;
            }
        }

        return null;
    }

    private bool IsCounted(int noun) => IsPlural(noun) && words[noun] is not ("this" or "was" or "years" or "has")
        && !words.Has(noun, WordTag.Auxiliary | WordTag.Adverb | WordTag.Preposition | WordTag.Possessive);

    // `40 bus passengers`, `29 fellow organisers`, `eleven Norwegian citizens`
    private bool MayDescribe(int i) => words.Kind(i) == TokenKind.Word && words[i].Length > 2 && !Stops(i)
        && !words.Has(i, WordTag.Auxiliary | WordTag.Preposition | WordTag.Determiner | WordTag.Pronoun | WordTag.Possessive
        | WordTag.Coordinator | WordTag.Subordinator | WordTag.Complementizer | WordTag.Time | WordTag.Adverb | WordTag.Genitive)
        && !(words.IsForm(i, VerbForm.Past) && !words.IsForm(i, VerbForm.Participle))
        && (!words.Has(i, WordTag.Capital) || words.Has(i + 1, WordTag.Group));

    private bool Stops(int j) => j < end && words.Tokens[j].Length <= 6
        && (words.Is(j, "of") || words.Is(j, "and") || words.Is(j, "to") || words.Is(j, "in") || words.Is(j, "on") || words.Is(j, "at")
        || words.Is(j, "by") || words.Is(j, "for") || words.Is(j, "the") || words.Is(j, "a") || words.Is(j, "is") || words.Is(j, "was")
        || words.Is(j, "are") || words.Is(j, "were") || words.Is(j, "per") || words.Is(j, "from") || words.Is(j, "with")
        || words.Is(j, "or") || words.Is(j, "that"));

    private Direction? Way(int i) => Movement.Before(words, clause, i)?.Way;

    private FoundQuantity Share(Figure figure, int last, string unit, FoundQuantity? before)
    {
        int i = figure.First;
        if (Movement.Before(words, clause, i) is (Direction way, int verb))
        {
            return Moved(figure, Made(figure, last, unit, Movement.SubjectBefore(words, text, clause, verb), way, "change", 0.9));
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

            return Made(figure, last, unit, of, after, "change", 0.85) with { Change = figure.Low };
        }

        // `the rouble rose 5 % and the index 2.8 %`: the verb of the first figure holds for the second.
        if (before is { Direction: Direction same, Rule: "change" } && clause < i
            && (words.Is(clause, "and") || words.Is(clause, "while") || words[clause] is ","))
        {
            int from = words[clause] is "," && words.Is(clause + 1, "and") ? clause + 2 : clause + 1;
            return Made(figure, last, unit, Movement.SubjectBefore(words, text, from, i), same, "change, verb understood", 0.7)
                with
            { Change = figure.Low };
        }

        return LevelAfter(before, i) is Direction both
            ? Made(figure, last, unit, before!.What, both, "level, verb understood", 0.85) with { Level = figure.Low }
            : Made(figure, last, unit, figure.IsShare ? Whole(last) : null, null, "share", 0.7);
    }

    // `one in five voters`, `half the voters`
    private string? Whole(int last) => Movement.PhraseFrom(words, text, last + 1, end);

    // `fell from 63 % to 38 %`, `fell 0.5 % to 3 %`, `fell to 38 %, from 63 %`: the verb of the figure before holds.
    private Direction? LevelAfter(FoundQuantity? before, int i)
    {
        int at = i - 1;
        bool isNext = at == clause || (at == clause + 1 && words[clause] is ",");
        return before is { Direction: Direction way } && (before.Change ?? before.Level) is not null && isNext
            && words.IsAny(at, "to", "from") ? way : null;
    }

    // After a verb of change `to` and `from` give a level, `by` and nothing a change.
    private FoundQuantity Moved(Figure figure, FoundQuantity found)
    {
        int at = figure.First - 1;
        while (at > clause && words.IsAny(at, "about", "around", "just", "nearly", "almost", "roughly", "over", "under", "some", "only",
            "a"))
        {
            at--;
        }

        // `up to 5 %` is a bound.
        return words.IsAny(at, "to", "from", "at") && !words.Is(at - 1, "up")
            ? found with { Level = figure.Low, Rule = found.Rule == "change" ? "level" : found.Rule }
            : found with { Change = figure.Low };
    }

    private FoundQuantity Money(Figure figure, int last, string currency)
    {
        string? what = last + 1 < end
            && (words.Is(last + 1, "in") || words.Is(last + 1, "of") || words.Is(last + 1, "for") || words.Is(last + 1, "worth"))
            && last + 2 < end
            ? Movement.PhraseFrom(words, text, words.Is(last + 2, "of") ? last + 3 : last + 2, end)
            : null;
        (Direction Way, int At)? move = Movement.Before(words, clause, figure.First);
        Direction? level = move is null && found.Count > 0 ? LevelAfter(found[^1], figure.First) : null;
        FoundQuantity money = Made(figure, last, currency, what ?? (level is not null ? found[^1].What
            : move is (_, int verb) ? Movement.SubjectBefore(words, text, clause, verb) : null), move?.Way ?? level, "money", 0.9);
        return level is not null ? money with { Level = figure.Low }
            : move is (_, int moved) && Movement.IsOwn(words, moved) ? Moved(figure, money) : money;
    }

    private FoundQuantity Made(Figure figure, int last, string unit, string? what, Direction? way, string rule, double confidence)
    {
        TextSpan span = words.Span(figure.First, last);

        // `12.000 men` are thousands, `1.125 %` and `1.250 km` have decimals; either could be meant otherwise.
        bool isOpen = figure.Grouped is not null && unit is not ("%" or "percentage points" or "basis points");
        bool isGrouped = isOpen && !Units.IsMeasure(unit) && rule is not ("duration" or "multiple");
        double value = isGrouped ? figure.Grouped!.Value : figure.Low;
        return new()
        {
            Span = span,
            Text = span.Of(text),
            Value = value,
            High = figure.High,
            Unit = unit,
            What = what,
            Direction = way,
            Bound = Bound(figure.First),
            Rule = rule,
            Confidence = isOpen ? Math.Min(confidence, OpenConfidence) : confidence,
            Note = !isOpen ? null : string.Create(CultureInfo.InvariantCulture,
                $"The point may separate thousands or decimals: it could also be {(isGrouped ? figure.Low
                    : figure.Grouped!.Value):0.###}."),
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
    private sealed record Figure(int First, int Last, double Low, double? High = null)
    {
        /// <summary>Letters glued to its digits that are no multiplier.</summary>
        public string? Suffix { get; init; }

        /// <summary>Its value if a point in it separates thousands, where both readings are possible.</summary>
        public double? Grouped { get; init; }

        /// <summary>Whether it is a part of a whole in words.</summary>
        public bool IsShare { get; init; }
    }
}
