namespace Entente.Evidence.Documents;

/// <summary>Splits plain text into paragraphs: at blank lines, and at line ends that are not there only because the line was
/// full.</summary>
internal static class PlainText
{
    // Longer lines are paragraphs by themselves: nobody wraps text at more.
    private const int WidestWrap = 120;

    // Share of the line ends inside blocks that must look like wrapping for the text to count as wrapped by hand.
    private const double WrappedShare = 0.6;

    /// <summary>The paragraphs in order; none if there is only white space.</summary>
    public static IReadOnlyList<Paragraph> Paragraphs(string text)
    {
        List<TextSpan> lines = Lines(text);
        int width = WrapWidth(text, lines);
        List<Paragraph> paragraphs = [];
        TextSpan? open = null;
        for (int i = 0; i < lines.Count; i++)
        {
            TextSpan line = lines[i];
            if (line.Length == 0)
            {
                Close();
                continue;
            }

            if (open is TextSpan start && Continues(text, lines[i - 1], line, width))
            {
                open = start with { End = line.End };
                continue;
            }

            Close();
            open = line;
        }

        Close();
        return paragraphs;

        void Close()
        {
            if (open is TextSpan span)
            {
                paragraphs.Add(new(paragraphs.Count + 1, span));
            }

            open = null;
        }
    }

    /// <summary>Every run of white space as one space.</summary>
    public static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Each line without white space around it; an empty span for a blank line.</summary>
    internal static List<TextSpan> Lines(string text)
    {
        List<TextSpan> lines = [];
        for (int start = 0; start < text.Length;)
        {
            int end = start;
            while (end < text.Length && !IsLineEnd(text[end]))
            {
                end++;
            }

            lines.Add(Trim(text, start, end));
            start = end + (end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
        }

        return lines;
    }

    private static bool IsLineEnd(char one) => one is '\n' or '\r' or '\u2028' or '\u2029' or '\u0085' or '\f';

    private static TextSpan Trim(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return new(start, end);
    }

    // The width at which the text was wrapped, or 0 if its lines are paragraphs.
    private static int WrapWidth(string text, List<TextSpan> lines)
    {
        int width = lines.Count == 0 ? 0 : lines.Max(line => line.Length);
        if (width > WidestWrap)
        {
            return 0;
        }

        int breaks = 0, full = 0;
        for (int i = 1; i < lines.Count; i++)
        {
            if (lines[i - 1].Length > 0 && lines[i].Length > 0)
            {
                breaks++;
                full += Continues(text, lines[i - 1], lines[i], width) ? 1 : 0;
            }
        }

        return breaks > 0 && full >= WrappedShare * breaks ? width : 0;
    }

    // A line was full if the next line's first word would not have fitted on it.
    private static bool Continues(string text, TextSpan line, TextSpan next, int width)
    {
        int word = text.AsSpan(next.Start, next.Length).IndexOf(' ');
        return width > 0 && line.Length + 1 + (word < 0 ? next.Length : word) > width;
    }
}
