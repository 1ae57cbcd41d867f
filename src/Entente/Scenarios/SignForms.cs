using System.Collections.Frozen;
using System.Text;

namespace Entente.Scenarios;

/// <summary>What signs are made of in Unicode: `é` of `e` and an accent, `ﬁ` of `f` and `i`. From a table of Unicode 15 in the program, so
/// that names are compared alike on every system, whatever libraries for languages it has, or none.</summary>
internal static class SignForms
{
    private const int FirstSyllable = 0xAC00, LastSyllable = 0xD7A3, FirstLead = 0x1100, FirstVowel = 0x1161, BeforeTail = 0x11A7;
    private const int Leads = 19, Vowels = 21, Tails = 28;

    // Two accents in one, which Unicode never puts together.
    private static readonly int[] Accents = [0x344, 0xF73, 0xF75, 0xF81];

    private static readonly Lazy<FrozenDictionary<Rune, string>> Parts = new(Read);

    // Of signs that are one with marks on it. Where two are made of the same, the first in Unicode is the usual one.
    private static readonly Lazy<FrozenDictionary<string, Rune>> Whole = new(() => Parts.Value
        .Where(one => one.Value.EnumerateRunes().ToArray() is [var first, _, ..] parts && first.Value != ' ' && parts[1..].All(IsMark)
            && !Accents.Contains(one.Key.Value))
        .OrderBy(one => one.Key).DistinctBy(one => one.Value).ToFrozenDictionary(one => one.Value, one => one.Key));

    /// <summary>What a sign is made of, wholly and whatever it looks like (the compatibility decomposition); itself if it is one.</summary>
    public static string Decomposed(Rune sign)
    {
        if (sign.Value is < FirstSyllable or > LastSyllable)
        {
            return !sign.IsAscii && Parts.Value.TryGetValue(sign, out string? parts) ? parts : sign.ToString();
        }

        int at = sign.Value - FirstSyllable, tail = at % Tails;
        return string.Concat((char)(FirstLead + (at / Tails / Vowels)), (char)(FirstVowel + (at / Tails % Vowels)))
            + (tail == 0 ? "" : (char)(BeforeTail + tail));
    }

    /// <summary>A text in which a sign and the marks that follow it are one wherever Unicode has one for both, as keyboards write
    /// it.</summary>
    /// <remarks>Marks are taken in their order in the text; the composed normal form would first put them in Unicode's. Marks on
    /// blanks and on signs that are a way to write others stay apart.</remarks>
    public static string Composed(string text)
    {
        List<Rune> signs = [];
        foreach (Rune sign in text.EnumerateRunes())
        {
            if (!sign.IsAscii && signs.Count > 0 && Joined(signs[^1], sign) is Rune one)
            {
                signs[^1] = one;
            }
            else
            {
                signs.Add(sign);
            }
        }

        return string.Concat(signs);
    }

    private static Rune? Joined(Rune first, Rune second)
    {
        int lead = first.Value - FirstLead, vowel = second.Value - FirstVowel, tail = second.Value - BeforeTail;
        return lead is >= 0 and < Leads && vowel is >= 0 and < Vowels ? new(FirstSyllable + (((lead * Vowels) + vowel) * Tails))
            : tail is > 0 and < Tails && first.Value is >= FirstSyllable and <= LastSyllable && (first.Value - FirstSyllable) % Tails == 0
                ? new(first.Value + tail)
            : IsMark(second) && IsPlain(first) && Whole.Value.TryGetValue(Decomposed(first) + Decomposed(second), out Rune whole) ? whole
            : null;
    }

    // Not one that only looks like others, such as `ｅ` and `ﬁ`.
    private static bool IsPlain(Rune sign) => Decomposed(sign) is string parts
        && (parts == sign.ToString() || (Whole.Value.TryGetValue(parts, out Rune whole) && whole == sign));

    private static bool IsMark(Rune sign) =>
        Rune.GetUnicodeCategory(sign) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static FrozenDictionary<Rune, string> Read()
    {
        using StreamReader table = new(typeof(SignForms).Assembly.GetManifestResourceStream("SignForms.txt")!);
        Dictionary<Rune, string> parts = [];
        while (table.ReadLine() is string line)
        {
            if (!line.StartsWith('#'))
            {
                Rune[] signs = [.. line.Split(' ').Select(code => int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture))
                    .Select(code => new Rune(code))];
                parts[signs[0]] = string.Concat(signs[1..]);
            }
        }

        return parts.ToFrozenDictionary();
    }
}
