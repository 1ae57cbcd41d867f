using System.Text;

namespace Entente.Scenarios;

/// <summary>Signs that cannot be seen but change what is: control characters, signs that turn the direction of writing, spaces of no width,
/// tags. A text with them says one thing to a reader and another to a program.</summary>
internal static class HiddenSigns
{
    /// <summary>Where the first of them stands, or −1. Line ends and tabs are none, nor are the two joiners that Persian, Hindi and emoji
    /// need, nor the signs that Arabic writes before numbers.</summary>
    public static int IndexIn(string text)
    {
        int at = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (Are(rune) && rune.Value is not ('\n' or '\r' or '\t'))
            {
                return at;
            }

            at += rune.Utf16SequenceLength;
        }

        return -1;
    }

    /// <summary>The text with each of them written as an escape, line ends and tabs too.</summary>
    public static string Escape(string text)
    {
        if (text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0)
        {
            return text;
        }

        StringBuilder visible = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            visible.Append(!Are(rune) ? rune.ToString() : FormattableString.Invariant($"{(rune.IsBmp ? "\\u" : "\\U")}{rune.Value:X4}"));
        }

        return visible.ToString();
    }

    /// <summary>The text without them; line ends and tabs stay.</summary>
    public static string Without(string text)
    {
        if (IndexIn(text) < 0)
        {
            return text;
        }

        StringBuilder visible = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            visible.Append(Are(rune) && rune.Value is not ('\n' or '\r' or '\t') ? "" : rune.ToString());
        }

        return visible.ToString();
    }

    private static bool Are(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        UnicodeCategory.Format =>
            rune.Value is not ('\u200C' or '\u200D' or (>= 0x600 and <= 0x605) or 0x6DD or 0x8E2 or 0x110BD or 0x110CD),
        _ => false,
    };
}
