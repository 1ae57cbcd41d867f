using System.Text;

namespace Entente.Scenarios;

/// <summary>A text as names are compared: in compatibility form (NFKC and NFD are one), without accents, letter case, and signs that cannot
/// be seen; white space is one space. Each character knows where it came from.</summary>
internal sealed class FoldedText
{
    private readonly List<int> starts = [];

    /// <summary>Folds a text.</summary>
    public FoldedText(string original)
    {
        Original = original;
        StringBuilder folded = new(original.Length);
        int at = 0;
        foreach (Rune rune in original.EnumerateRunes())
        {
            foreach (char sign in rune.IsAscii ? Plain((char)rune.Value) : Folded(rune))
            {
                if (sign != ' ' || folded.Length == 0 || folded[^1] != ' ')
                {
                    folded.Append(sign);
                    starts.Add(at);
                }
            }

            at += rune.Utf16SequenceLength;
        }

        Text = folded.ToString();
    }

    /// <summary>The text as it was.</summary>
    public string Original { get; }

    /// <summary>The folded text.</summary>
    public string Text { get; }

    /// <summary>Where what became a character of the folded text begins in the original.</summary>
    public int Start(int index) => starts[index];

    /// <summary>Where it ends, with the accents on it.</summary>
    public int EndOf(int index)
    {
        int next = index + 1;
        while (next < starts.Count && starts[next] == starts[index])
        {
            next++;
        }

        return next < starts.Count ? starts[next] : Original.Length;
    }

    /// <summary>A text folded, without spaces at its ends.</summary>
    public static string Of(string text) => new FoldedText(text).Text.Trim();

    private static string Plain(char ascii) => char.IsWhiteSpace(ascii) ? " " : char.ToLowerInvariant(ascii).ToString();

    private static string Folded(Rune rune)
    {
        // Signs that Unicode has given no meaning have no other form either, and some of them the system refuses to look at.
        if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherNotAssigned)
        {
            return rune.ToString();
        }

        StringBuilder folded = new();
        foreach (Rune part in SignForms.Decomposed(rune).EnumerateRunes())
        {
            folded.Append(Rune.GetUnicodeCategory(part) switch
            {
                UnicodeCategory.NonSpacingMark or UnicodeCategory.Format => "",
                UnicodeCategory.DashPunctuation => "-",
                _ when Rune.IsWhiteSpace(part) => " ",
                _ when part.Value is '\u2019' or '\u02BC' => "'",
                _ when part.Value is 'ı' => "i",
                _ => Rune.ToLowerInvariant(Rune.ToUpperInvariant(part)).ToString(),
            });
        }

        return folded.ToString();
    }
}
