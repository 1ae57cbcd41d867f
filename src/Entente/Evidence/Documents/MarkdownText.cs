namespace Entente.Evidence.Documents;

/// <summary>Markdown as readable text of the same length: what is markup becomes spaces, so that every offset stays what it was.</summary>
internal static class MarkdownText
{
    // Brackets are looked for no further than this, so that a text of brackets costs no more than another.
    private const int MaxLinkLength = 2000;

    /// <summary>The text with its markup blanked out, and its paragraphs with headings and block quotations known as such.</summary>
    public static (string Readable, IReadOnlyList<Paragraph> Paragraphs) Read(string text)
    {
        char[] readable = text.ToCharArray();
        List<Paragraph> paragraphs = [];
        (int Start, int End, ParagraphKind Kind)? open = null;
        string? fence = null;
        foreach (TextSpan line in PlainText.Lines(text))
        {
            if (Fence(text, line) is string mark && (fence is null || mark == fence))
            {
                fence = fence is null ? mark : null;
                Blank(readable, line);
                Close();
                continue;
            }

            if (fence is not null || line.Length == 0 || IsRule(text, line))
            {
                Blank(readable, line);
                Close();
                continue;
            }

            (int content, ParagraphKind kind, bool opens) = LineStart(text, line);
            Blank(readable, new(line.Start, content));
            BlankInline(text, readable, content, line.End);
            if (content >= line.End)
            {
                Close();
                continue;
            }

            if (opens || open is null || open.Value.Kind != kind || kind == ParagraphKind.Heading)
            {
                Close();
                open = (content, line.End, kind);
            }
            else
            {
                open = open.Value with { End = line.End };
            }
        }

        Close();
        return (new string(readable), paragraphs);

        void Close()
        {
            if (open is (int start, int end, ParagraphKind kind))
            {
                paragraphs.Add(new(paragraphs.Count + 1, new(start, end), kind));
            }

            open = null;
        }
    }

    // Where a line's words begin after `>`, `#`, `-`, `1.`, what kind of paragraph it is, and whether it must open a new one.
    private static (int Content, ParagraphKind Kind, bool Opens) LineStart(string text, TextSpan line)
    {
        int at = line.Start;
        ParagraphKind kind = ParagraphKind.Prose;
        while (at < line.End && text[at] is '>' or ' ' or '\t')
        {
            kind = ParagraphKind.BlockQuote;
            at++;
        }

        int marks = 0;
        while (at + marks < line.End && text[at + marks] == '#')
        {
            marks++;
        }

        if (marks is > 0 and <= 6 && (at + marks == line.End || text[at + marks] == ' '))
        {
            return (SkipSpaces(text, at + marks, line.End), ParagraphKind.Heading, true);
        }

        int digits = at;
        while (digits < line.End && char.IsAsciiDigit(text[digits]))
        {
            digits++;
        }

        if (at + 1 < line.End && text[at] is '-' or '*' or '+' && text[at + 1] == ' ')
        {
            return (SkipSpaces(text, at + 1, line.End), kind, true);
        }

        return digits > at && digits - at <= 3 && digits + 1 < line.End && text[digits] is '.' or ')' && text[digits + 1] == ' '
            ? (SkipSpaces(text, digits + 1, line.End), kind, true)
            : (at, kind, false);
    }

    private static int SkipSpaces(string text, int at, int end)
    {
        while (at < end && text[at] == ' ')
        {
            at++;
        }

        return at;
    }

    // Emphasis marks, code marks, and of links and pictures all but the words shown.
    private static void BlankInline(string text, char[] readable, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            char one = text[i];
            if (one is '*' or '`' || (
                one == '_' && (i == start || !char.IsLetterOrDigit(text[i - 1]) || i + 1 >= end || !char.IsLetterOrDigit(text[i + 1]))))
            {
                readable[i] = ' ';
            }
            else if (one == '\\' && i + 1 < end && char.IsPunctuation(text[i + 1]))
            {
                readable[i++] = ' ';
            }
            else if (one == '!' && i + 1 < end && text[i + 1] == '[')
            {
                readable[i] = ' ';
            }
            else if (one == ']' && i + 1 < end && text[i + 1] is '(' or '[' && text.AsSpan(i + 2, Math.Min(MaxLinkLength, end - i - 2))
                .IndexOf(text[i + 1] == '(' ? ')' : ']') is int length and >= 0)
            {
                Blank(readable, new(i, i + 3 + length));
                int opening = text.LastIndexOf('[', i, Math.Min(MaxLinkLength, i - start + 1));
                if (opening >= 0)
                {
                    readable[opening] = ' ';
                }

                i += 2 + length;
            }
        }
    }

    private static string? Fence(string text, TextSpan line) =>
        text.AsSpan(line.Start, line.Length).StartsWith("```", StringComparison.Ordinal) ? "```"
        : text.AsSpan(line.Start, line.Length).StartsWith("~~~", StringComparison.Ordinal) ? "~~~"
        : null;

    private static bool IsRule(string text, TextSpan line)
    {
        ReadOnlySpan<char> marks = text.AsSpan(line.Start, line.Length);
        return line.Length >= 3 && marks.IndexOfAnyExcept("-*_= ") < 0 && marks.IndexOfAnyExcept(marks[0], ' ') < 0;
    }

    private static void Blank(char[] readable, TextSpan span) => Array.Fill(readable, ' ', span.Start, span.Length);
}
