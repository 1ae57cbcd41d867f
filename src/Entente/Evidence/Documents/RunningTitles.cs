namespace Entente.Evidence.Documents;

/// <summary>A line of a page as it was printed; lengths in points, from the left and the foot of the page.</summary>
internal readonly record struct PdfLine(string Text, double Left, double Right, double Bottom);

/// <summary>A page of a PDF: blocks of lines in reading order.</summary>
internal sealed record PdfPage(int Number, double Height, IReadOnlyList<PdfLine[]> Blocks);

/// <summary>Leaves out what is printed at the head or the foot of page after page: titles, names of publishers, numbers of pages. The rest of
/// a paragraph on the next page then follows its beginning.</summary>
internal static class RunningTitles
{
    // Titles stand on right or on left pages only, and not on the first page of a chapter.
    private const double LeastShare = 0.3;
    private const int LeastPages = 3;

    // Printed at the same height, in points; the two lines nearest to the edge are looked at.
    private const double SameHeight = 3;
    private const int EdgeLines = 2;

    /// <summary>The pages without running titles. A document of two pages has them if both begin or end with the same line.</summary>
    public static IEnumerable<PdfPage> Without(IReadOnlyList<PdfPage> pages)
    {
        int least = pages.Count == 2 ? 2 : Math.Max(LeastPages, (int)Math.Ceiling(LeastShare * pages.Count));
        HashSet<string> titles = [.. pages.SelectMany(page => Edges(page).Select(line => Key(page, line)).Distinct())
            .CountBy(key => key).Where(one => one.Value >= least).Select(one => one.Key)];
        return titles.Count == 0 ? pages : pages.Select(page => Without(page, titles));
    }

    private static PdfPage Without(PdfPage page, HashSet<string> titles)
    {
        HashSet<PdfLine> dropped = [.. Edges(page).Where(line => titles.Contains(Key(page, line)))];
        return dropped.Count == 0 ? page : page with
        {
            Blocks =
            [
                .. page.Blocks.Select(block => block.Where(line => !dropped.Contains(line)).ToArray()).Where(block => block.Length > 0),
            ],
        };
    }

    // The lines at the two uppermost and the two lowest heights; a title and a number may share one.
    private static IEnumerable<PdfLine> Edges(PdfPage page)
    {
        PdfLine[] lines = [.. page.Blocks.SelectMany(block => block).OrderByDescending(line => line.Bottom)];
        return Near(lines).Concat(Near([.. lines.Reverse()])).Distinct();
    }

    private static IEnumerable<PdfLine> Near(PdfLine[] lines)
    {
        int heights = 0;
        for (int i = 0; i < lines.Length; i++)
        {
            heights += i == 0 || Math.Abs(lines[i].Bottom - lines[i - 1].Bottom) > SameHeight ? 1 : 0;
            if (heights > EdgeLines)
            {
                yield break;
            }

            yield return lines[i];
        }
    }

    // The words with every number alike, and at which end of the page: `Report 2024 | 7` and `Report 2024 | 8` are one title.
    private static string Key(PdfPage page, PdfLine line)
    {
        List<char> key = [line.Bottom > page.Height / 2 ? '^' : '_'];
        foreach (char one in line.Text)
        {
            if (!char.IsWhiteSpace(one) && !(char.IsAsciiDigit(one) && key[^1] == '#'))
            {
                key.Add(char.IsAsciiDigit(one) ? '#' : char.ToLowerInvariant(one));
            }
        }

        return string.Concat(key);
    }
}
