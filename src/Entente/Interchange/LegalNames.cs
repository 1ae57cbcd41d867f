using System.Text;
using Entente.Scenarios.Format;

namespace Entente.Interchange;

/// <summary>Names for a scenario out of whatever another program calls its actors, issues and options.</summary>
internal sealed class LegalNames
{
    private const int MaxLength = 60;

    private readonly Dictionary<string, string> nameOf = new(StringComparer.Ordinal);
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    /// <summary>The name for a text: the same text always has the same name, and no two texts share one.</summary>
    public string For(string text)
    {
        if (nameOf.TryGetValue(text, out string? known))
        {
            return known;
        }

        string wanted = Of(text), name = wanted;
        for (int again = 2; !taken.Add(name); again++)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{wanted}-{again}");
        }

        return nameOf[text] = name;
    }

    /// <summary>The text itself if it is a legal name, else its letters and digits with hyphens between.</summary>
    public static string Of(string text)
    {
        if (text.Length <= MaxLength && FileName.Illegal(text) is null)
        {
            return text;
        }

        StringBuilder name = new();
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune.IsBmp && (Rune.IsLetterOrDigit(rune)
                || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark))
            {
                name.Append(rune);
            }
            else if (name.Length > 0 && name[^1] != '-')
            {
                name.Append('-');
            }

            if (name.Length >= MaxLength)
            {
                break;
            }
        }

        string made = name.ToString().Trim('-');
        return made.Length > 0 ? made : "unnamed";
    }

    /// <summary>What another program should call something: its words if they make its name again, else the name.</summary>
    public static string WordsOf(string name, string? words) => words is not null && Of(words) == name ? words : name;
}
