using Entente.Evidence.Words;

namespace Entente.Evidence.Quantities;

/// <summary>A number in a text.</summary>
/// <param name="Value">Its value.</param>
/// <param name="Last">Its last token.</param>
/// <param name="Suffix">Letters glued to its digits that are no multiplier, such as the `km` of `30km`.</param>
internal readonly record struct NumberInText(double Value, int Last, string? Suffix = null);

/// <summary>Reads numbers as digits or words: `1,200`, `2.8`, `5bn`, `two hundred thousand`, `a dozen`, `half a million`.</summary>
internal static class NumberWords
{
    private const int MaxDigits = 18;

    private static readonly Dictionary<string, double>.AlternateLookup<ReadOnlySpan<char>> Small = MakeSmall()
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly Dictionary<string, double>.AlternateLookup<ReadOnlySpan<char>> Multipliers =
        new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase)
        {
            ["dozen"] = 12,
            ["hundred"] = 100,
            ["thousand"] = 1e3,
            ["million"] = 1e6,
            ["billion"] = 1e9,
            ["trillion"] = 1e12,
        }.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a word can begin a number.</summary>
    public static bool CanBegin(ReadOnlySpan<char> word) =>
        word.Length is > 0 and < 14 && (Small.ContainsKey(word) || Multipliers.ContainsKey(word) || word is "half" or "Half");

    /// <summary>The number of a single word such as `nine`, or null.</summary>
    public static double? Word(ReadOnlySpan<char> word) =>
        word.Length is > 2 and < 14 && Small.TryGetValue(word, out double value) ? value : null;

    /// <summary>The number that begins at a token, read no further than the sentence; null if there is none.</summary>
    public static NumberInText? At(WordStream words, int i, int end)
    {
        if (words.Tokens[i].Kind == TokenKind.Number)
        {
            return Digits(words[i]) is (double value, string rest) ? Scaled(words, i, end, value, rest) : null;
        }

        if (words.Tokens[i].Kind != TokenKind.Word)
        {
            return null;
        }

        // `half a million`, `half of` is no number here.
        if (words.Is(i, "half"))
        {
            return i + 2 < end && words.Is(i + 1, "a") && Multipliers.TryGetValue(words[i + 2], out double whole) ? new(whole / 2, i + 2)
                : null;
        }

        if (Small.TryGetValue(words[i], out double small))
        {
            bool article = words.Tokens[i].Length <= 2;
            NumberInText read = Spelled(words, i, end, small);
            return article && read.Last == i ? null : read;
        }

        // `thousands of` is too vague to be a number; a bare `hundred` is one only after an article.
        return null;
    }

    // two hundred and fifty thousand
    private static NumberInText Spelled(WordStream words, int i, int end, double first)
    {
        double total = 0, current = first;
        int last = i;
        for (int j = i + 1; j < end && words.Tokens[j].Kind == TokenKind.Word; j++)
        {
            bool joined = words.Is(j, "and") && current >= 100 && current % 100 == 0 && j + 1 < end
                && Small.TryGetValue(words[j + 1], out double next) && words.Tokens[j + 1].Length > 2 && next < 100;
            if (joined)
            {
                continue;
            }

            if (Multipliers.TryGetValue(words[j], out double factor))
            {
                current *= factor;
                if (factor >= 1e3)
                {
                    (total, current) = (total + current, 0);
                }
            }
            else if (words.Tokens[j].Length > 2 && Small.TryGetValue(words[j], out double more) && current % 100 == 0 && more < 100
                && (current > 0 || total > 0))
            {
                current += more;
            }
            else
            {
                break;
            }

            last = j;
        }

        return new(total + current, last);
    }

    private static NumberInText? Scaled(WordStream words, int i, int end, double value, string rest)
    {
        double? glued = rest switch
        {
            "" => 1,
            "k" or "K" => 1e3,
            "m" or "mn" or "M" or "mln" => 1e6,
            "bn" or "b" or "B" or "BN" => 1e9,
            "tn" or "trn" => 1e12,
            _ => null,
        };
        int last = i;
        if (glued is null)
        {
            return new(value, i, rest);
        }

        value *= glued.Value;
        while (last + 1 < end && Multipliers.TryGetValue(words[last + 1], out double factor))
        {
            (value, last) = (value * factor, last + 1);
        }

        return last + 1 < end && last == i && rest.Length == 0 && Short(words[last + 1]) is double abbreviated && words.Tokens[last + 1]
            .Kind == TokenKind.Word
            ? new(value * abbreviated, last + 1)
            : new(value, last);
    }

    private static double? Short(ReadOnlySpan<char> word) => word switch
    {
        "bn" or "bn." => 1e9,
        "mn" or "mln" => 1e6,
        "tn" or "trn" => 1e12,
        _ => null,
    };

    // Commas between groups of three are thousands; anything else with a comma is no number here.
    private static (double Value, string Letters)? Digits(ReadOnlySpan<char> text)
    {
        int end = 0;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is '.' or ','))
        {
            end++;
        }

        ReadOnlySpan<char> number = text[..end].TrimEnd(".,");
        int comma = number.IndexOf(',');
        if (number.Length > MaxDigits || number.Count('.') > 1 || (comma > 0 && !GroupsOfThree(number)))
        {
            return null;
        }

        return double.TryParse(number, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture,
            out double value) ? (value, text[end..].ToString()) : null;
    }

    private static bool GroupsOfThree(ReadOnlySpan<char> number)
    {
        int point = number.IndexOf('.');
        ReadOnlySpan<char> whole = point < 0 ? number : number[..point];
        for (int at = whole.Length - 4, count = 0; at > 0; at -= 4, count++)
        {
            if (whole[at] != ',')
            {
                return false;
            }
        }

        return whole[0] != ',' && whole.Count(',') == (whole.Length - 1) / 4 && whole.Length % 4 != 0;
    }

    private static Dictionary<string, double> MakeSmall()
    {
        Dictionary<string, double> table = new(StringComparer.OrdinalIgnoreCase) { ["a"] = 1, ["an"] = 1 };
        string[] ones =
        [
            "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
                "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
        ];
        string[] tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
        for (int i = 0; i < ones.Length; i++)
        {
            table[ones[i]] = i + 1;
        }

        for (int i = 0; i < tens.Length; i++)
        {
            table[tens[i]] = (i + 2) * 10;
            for (int j = 0; j < 9; j++)
            {
                table[$"{tens[i]}-{ones[j]}"] = ((i + 2) * 10) + j + 1;
            }
        }

        return table;
    }
}
