using System.Text;

namespace Entente.Pages;

/// <summary>Names for places in a page, each used once.</summary>
internal sealed class Anchors
{
    private readonly Dictionary<string, int> used = new(StringComparer.Ordinal);

    /// <summary>A name made of the words of a title; a number is added where the words were used before.</summary>
    public string For(string title)
    {
        StringBuilder name = new();
        foreach (char c in title.ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(c))
            {
                name.Append(c);
            }
            else if (name.Length > 0 && name[^1] != '-')
            {
                name.Append('-');
            }
        }

        string words = name.Length == 0 ? "section" : name.ToString().TrimEnd('-');
        int count = used[words] = used.GetValueOrDefault(words) + 1;
        return count == 1 ? words : string.Create(CultureInfo.InvariantCulture, $"{words}-{count}");
    }
}
