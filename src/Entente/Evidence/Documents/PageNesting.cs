namespace Entente.Evidence.Documents;

/// <summary>How deep the elements of a page are nested, by a scan of its tags: parsing a page nested a million deep would not
/// end.</summary>
internal static class PageNesting
{
    // An end tag closes an element this many levels up at most; what it leaves open counts as deeper, never as less deep.
    private const int FurthestEnd = 32;

    private static readonly HashSet<string> Void = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "path", "rect",
            "circle", "use",
    };

    // A second one ends the first.
    private static readonly HashSet<string> EndsItsLike =
        new(StringComparer.OrdinalIgnoreCase) { "p", "li", "td", "th", "tr", "dt", "dd", "option", "a", "button" };

    /// <summary>Whether the page is nested deeper than a limit. `O(n)`.</summary>
    public static bool IsDeeperThan(int limit, string page)
    {
        List<string> open = [];
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> names = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        for (int at = Next(page, 0); at >= 0 && open.Count <= limit; at = Next(page, at))
        {
            bool isEnd = page[at] == '/';
            at += isEnd ? 1 : 0;
            ReadOnlySpan<char> written = page.AsSpan(at, NameLength(page, at));
            if (written.IsEmpty)
            {
                continue;
            }

            names.Add(written);
            _ = names.TryGetValue(written, out string? name);
            at += written.Length;
            if (isEnd)
            {
                Close(open, name!);
            }
            else if (!Void.Contains(name!) && !(open.Count > 0 && open[^1] == name && EndsItsLike.Contains(name)))
            {
                open.Add(name!);
                at = AfterRawText(page, at, name!);
            }
        }

        return open.Count > limit;
    }

    // Where the next tag's name or slash stands, comments left out; -1 at the end.
    private static int Next(string page, int at)
    {
        while (at < page.Length && (at = page.IndexOf('<', at)) >= 0 && at + 1 < page.Length)
        {
            if (!page.AsSpan(at + 1).StartsWith("!--", StringComparison.Ordinal))
            {
                return at + 1;
            }

            int end = page.IndexOf("-->", at, StringComparison.Ordinal);
            at = end < 0 ? page.Length : end;
        }

        return -1;
    }

    private static void Close(List<string> open, string name)
    {
        for (int i = open.Count - 1; i >= Math.Max(0, open.Count - FurthestEnd); i--)
        {
            if (string.Equals(open[i], name, StringComparison.OrdinalIgnoreCase))
            {
                open.RemoveRange(i, open.Count - i);
                return;
            }
        }
    }

    private static int NameLength(string page, int at)
    {
        int end = at;
        while (end < page.Length && end - at < 64 && (char.IsAsciiLetterOrDigit(page[end]) || (page[end] is '-' or ':' && end > at)))
        {
            end++;
        }

        return end > at && char.IsAsciiLetter(page[at]) ? end - at : 0;
    }

    // Scripts and styles hold no elements.
    private static int AfterRawText(string page, int at, string name) =>
        name.ToLowerInvariant() is "script" or "style" or "textarea" or "title" && page.IndexOf($"</{name}", at,
            StringComparison.OrdinalIgnoreCase) is int end
            ? (end < 0 ? page.Length : end)
            : at;
}
