using Entente.Evidence.Words;

namespace Entente.Evidence.Quantities;

/// <summary>A number in a text.</summary>
/// <param name="First">Its first token, a sign included.</param>
/// <param name="Last">Its last token.</param>
/// <param name="Value">Its value.</param>
internal readonly record struct NumberInText(int First, int Last, double Value)
{
    /// <summary>Letters glued to its digits that are no multiplier, such as the `km` of `30km`.</summary>
    public string? Suffix { get; init; }

    /// <summary>The value if a point in it separates thousands, where both readings are possible: 12,000 for `12.000`.</summary>
    public double? Grouped { get; init; }

    /// <summary>What its digits were multiplied by, as a word or as letters; a lower number without one may share it.</summary>
    public double Magnitude { get; init; } = 1;

    /// <summary>Whether it is a part of a whole in words: `two-thirds of`, `one in five`.</summary>
    public bool IsShare { get; init; }

    /// <summary>Whether it is written in digits.</summary>
    public bool IsDigits { get; init; }

    public NumberInText()
        : this(0, 0, 0)
    {
    }
}

/// <summary>The grammar of numbers that all of `read` uses: digits with groups, signs and multipliers (`1,200`, `1 000`, `−0.5`, `5bn`),
/// words (`two hundred and fifty thousand`, `two and a half`), parts and multiples (`two-thirds of`, `one in five`).</summary>
internal static class NumberGrammar
{
    // Longer ones nobody writes; without an end to them a text of numbers would be read anew from every word.
    private const int MaxWords = 16;
    private const int MaxGroups = 5;

    // `one in 2024` is a year.
    private const int MaxOutOf = 1000;

    /// <summary>Whether a token can begin a number, a sign included.</summary>
    public static bool CanBegin(WordStream words, int i) => words.Kind(i) switch
    {
        TokenKind.Number => true,
        TokenKind.Word => CanBegin(words[i]) || IsSign(words, i),
        TokenKind.Mark => IsSign(words, i) || Vulgar(words, i) is not null,
        TokenKind.Quote => false,
    };

    /// <summary>The number that begins at a token, read no further than the sentence; null if there is none.</summary>
    public static NumberInText? At(WordStream words, int i, int end)
    {
        bool isSigned = i + 1 < end && IsSign(words, i), isNegative = isSigned && words.First(i) != '+';
        int first = isSigned ? i + 1 : i;
        NumberInText? read = words.Kind(first) switch
        {
            TokenKind.Number => InDigits(words, first, end),
            TokenKind.Word => InWords(words, first, end),
            TokenKind.Mark => Vulgar(words, first) is double part ? new(first, first, part) : null,
            TokenKind.Quote => null,
        };
        return read is NumberInText number
            ? number with
            {
                First = i,
                Value = isNegative ? -number.Value : number.Value,
                Grouped = isNegative ? -number.Grouped : number.Grouped,
            }
            : null;
    }

    /// <summary>A whole number of one token, such as `9` or `forty-two`; `a` counts as one.</summary>
    public static int? Whole(WordStream words, int i) => words.Kind(i) == TokenKind.Number
        ? DigitGroups.Read(words[i]) is { Rest: "", Grouped: null } digits && digits.Value is < 1e6 and >= 0
            && digits.Value == Math.Floor(digits.Value) ? (int)digits.Value : null
        : words.Kind(i) == TokenKind.Word && NumberWords.Below100(words[i]) is double word ? (int)word : null;

    /// <summary>Whether a token is a sign: it touches digits, and nothing touches it from the left, as in `-0.5`, `−0.5`, `(–2)`; or it is
    /// the word `minus`.</summary>
    public static bool IsSign(WordStream words, int i) => words.IsAny(i, "minus", "negative")
        ? words.Kind(i + 1) == TokenKind.Number || NumberWords.Word(words[i + 1]) is not null
        : words.Kind(i) == TokenKind.Mark && words.First(i) is '-' or '−' or '–' or '+'
            && words.Kind(i + 1) == TokenKind.Number && words.Tokens[i].End == words.Tokens[i + 1].Start
            && (i == 0 || words.Tokens[i - 1].End < words.Tokens[i].Start || words.First(i - 1) is '(' or '[');

    private static bool CanBegin(ReadOnlySpan<char> word) => NumberWords.Below100(word) is not null
        || NumberWords.Multiplier(word) is not null || word.Equals("half", StringComparison.OrdinalIgnoreCase)
        || (word.Length is > 7 and < 20 && word.ContainsAny('-', '‑') && NumberWords.Fraction(word) is not null);

    private static NumberInText? InDigits(WordStream words, int i, int end)
    {
        if (OutOf(words, i, end) is NumberInText share)
        {
            return share;
        }

        if (Slashed(words[i]) is double part)
        {
            return new(i, i, part) { IsShare = words.Is(i + 1, "of"), IsDigits = true };
        }

        if (DigitGroups.Read(words[i]) is not WrittenNumber written)
        {
            return null;
        }

        (double value, int last, string rest) = (written.Value, i, written.Rest);
        if (written is { IsPlain: true, Rest: "" } && value is > 0 and < 1000 && words[i][0] != '0')
        {
            (value, last, rest) = WithBlanks(words, i, end, value);
        }

        if (rest.Length == 0 && last + 1 < end && Touches(words, last) && Vulgar(words, last + 1) is double half)
        {
            (value, last) = (value + half, last + 1);
        }

        return Scaled(words, end, new(i, last, value) { Grouped = last == i ? written.Grouped : null, IsDigits = true }, rest);
    }

    // `1 000`, `12 000 000`, whatever the blank is.
    private static (double Value, int Last, string Glued) WithBlanks(WordStream words, int i, int end, double value)
    {
        int last = i;
        string rest = "";
        while (last + 1 < Math.Min(end, i + MaxGroups) && rest.Length == 0 && words.Kind(last + 1) == TokenKind.Number
            && DigitGroups.IsGroup(words[last + 1])
            && IsOneBlank(words, last) && DigitGroups.Read(words[last + 1]) is { Value: < 1000 } group)
        {
            value = (1000 * value) + group.Value;
            rest = group.Rest;
            last++;
            if (!group.IsPlain)
            {
                break;
            }
        }

        return (value, last, rest);
    }

    private static bool IsOneBlank(WordStream words, int i) => words.Tokens[i + 1].Start == words.Tokens[i].End + 1
        && words.Text[words.Tokens[i].End] is ' ' or '\u00A0' or '\u2009' or '\u202F' or '\u2007' or '\u2002' or '\u2008';

    private static bool Touches(WordStream words, int i) => words.Tokens[i].End == words.Tokens[i + 1].Start;

    private static NumberInText Scaled(WordStream words, int end, NumberInText number, string rest)
    {
        int last = number.Last;
        double scale = 1;
        if (rest.Length > 0)
        {
            if (NumberWords.Abbreviated(rest) is not double glued)
            {
                return number with { Suffix = rest };
            }

            scale = glued;
        }

        if (scale == 1 && last + 1 < end && words.Kind(last + 1) == TokenKind.Word
            && NumberWords.Abbreviated(words[last + 1].TrimEnd('.')) is double abbreviated && words[last + 1].Length > 1)
        {
            (scale, last) = (abbreviated, last + 1);
        }

        while (last + 1 < end && words.Kind(last + 1) == TokenKind.Word && NumberWords.Multiplier(words[last + 1]) is double factor)
        {
            (scale, last) = (scale * factor, last + 1);
        }

        return number with
        {
            Last = last,
            Value = number.Value * scale,
            Grouped = scale == 1 ? number.Grouped : null,
            Magnitude = scale,
        };
    }

    private static NumberInText? InWords(WordStream words, int i, int end)
    {
        if (OutOf(words, i, end) is NumberInText share)
        {
            return share;
        }

        if (NumberWords.Fraction(words[i]) is double hyphened)
        {
            return new(i, i, hyphened) { IsShare = true };
        }

        if (words.Is(i, "half"))
        {
            return Half(words, i, end);
        }

        if (NumberWords.Below100(words[i]) is not double small)
        {
            // `thousands of` is too vague to be a number; a bare `hundred` is one only after an article.
            return null;
        }

        // `two thirds of`, `a quarter of`
        if (i + 2 < end && words.Kind(i + 1) == TokenKind.Word && NumberWords.Part(words[i + 1]) is double parts && small < parts
            && words.Is(i + 2, "of") && !IsPronoun(words, i + 3))
        {
            return new(i, i + 1, small / parts) { IsShare = true };
        }

        bool isArticle = words[i].Length <= 2;
        NumberInText read = WithPart(words, end, Spelled(words, i, end, small));
        return isArticle && read.Last == i ? null : read;
    }

    // `half a million`, `half of voters`, `half the voters`; `half of it` is no number here.
    private static NumberInText? Half(WordStream words, int i, int end) =>
        i + 2 < end && words.IsAny(i + 1, "a", "an") && NumberWords.Multiplier(words[i + 2]) is double whole ? new(i, i + 2, whole / 2)
        : i + 2 < end && words.IsAny(i + 1, "of", "the") && !IsPronoun(words, i + 2) && !words.IsAny(i - 1, "first", "second", "other")
            ? new(i, i, 0.5) { IsShare = true } : null;

    private static bool IsPronoun(WordStream words, int i) =>
        words.IsAny(i, "it", "them", "us", "him", "her", "this", "that", "these", "those", "which", "whom", "year", "day");

    // `one in five`, `nine out of ten`, `7 in 10`; `one in 2024` and `two in three days` are none.
    private static NumberInText? OutOf(WordStream words, int i, int end)
    {
        int second = words.Is(i + 1, "in") ? i + 2 : words.Is(i + 1, "out") && words.Is(i + 2, "of") ? i + 3 : -1;
        if (second < 0 || second >= end || Whole(words, i) is not (int some and > 0)
            || (words[i].Length == 1 && words.Kind(i) == TokenKind.Word)
            || Whole(words, second) is not int all || all <= some || all > MaxOutOf || words.IsAny(second, "a", "an")
            || (second + 1 < end && Units.Of(words[second + 1]) is { Sort: Units.Sort.Time }))
        {
            return null;
        }

        return new(i, second, some / (double)all) { IsShare = true };
    }

    // two hundred and fifty thousand
    private static NumberInText Spelled(WordStream words, int i, int end, double first)
    {
        double total = 0, current = first, magnitude = 1;
        int last = i;
        for (int j = i + 1; j < Math.Min(end, i + MaxWords) && words.Kind(j) == TokenKind.Word; j++)
        {
            bool joined = words.Is(j, "and") && current >= 100 && current % 100 == 0 && j + 1 < end
                && NumberWords.Word(words[j + 1]) is < 100;
            if (joined)
            {
                continue;
            }

            if (NumberWords.Multiplier(words[j]) is double factor)
            {
                current *= factor;
                magnitude = factor >= 1e3 ? factor : magnitude;
                if (factor >= 1e3)
                {
                    (total, current) = (total + current, 0);
                }
            }
            else if (NumberWords.Word(words[j]) is (< 100) and double more && current % 100 == 0 && (current > 0 || total > 0))
            {
                current += more;
            }
            else
            {
                break;
            }

            last = j;
        }

        return new(i, last, total + current) { Magnitude = magnitude };
    }

    // `two and a half`, `one and a quarter million`
    private static NumberInText WithPart(WordStream words, int end, NumberInText number)
    {
        int and = number.Last + 1;
        if (number.Magnitude != 1 || and + 2 >= end || !words.Is(and, "and") || !words.IsAny(and + 1, "a", "an", "one", "three")
            || NumberWords.Part(words[and + 2]) is not double parts)
        {
            return number;
        }

        double some = words.Is(and + 1, "three") ? 3 : 1;
        return some >= parts ? number : Scaled(words, end, number with { Last = and + 2, Value = number.Value + (some / parts) }, "");
    }

    // 2/3
    private static double? Slashed(ReadOnlySpan<char> token)
    {
        int slash = token.IndexOf('/');
        return slash is 1 or 2 && token.Length - slash is 2 or 3
            && int.TryParse(token[..slash], NumberStyles.None, CultureInfo.InvariantCulture, out int some)
            && int.TryParse(token[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int all) && some < all
            ? some / (double)all : null;
    }

    private static double? Vulgar(WordStream words, int i) => words.Kind(i) != TokenKind.Mark ? null : words.First(i) switch
    {
        '½' => 0.5,
        '¼' => 0.25,
        '¾' => 0.75,
        '⅓' => 1.0 / 3,
        '⅔' => 2.0 / 3,
        '⅛' => 0.125,
        _ => null,
    };
}
