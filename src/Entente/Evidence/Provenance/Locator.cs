using Entente.Evidence.Documents;

namespace Entente.Evidence.Provenance;

/// <summary>Where in a document something stands, as the key `at` of evidence says it: `¶3`, `¶3 120..168`, `120..168`, `p2 ¶3`.</summary>
/// <param name="Paragraph">The paragraph, counted from 1.</param>
/// <param name="Span">The characters, counted from 0 in the whole text.</param>
/// <param name="Page">The page of the document as it is printed, for people: the paragraph and the characters say the place.</param>
internal sealed record Locator(int? Paragraph, TextSpan? Span, int? Page = null)
{
    /// <summary>The place of some characters of a document.</summary>
    public static Locator Of(SourceDocument document, int start, TextSpan? span)
    {
        Paragraph paragraph = document.ParagraphAt(start);
        return new(paragraph.Number, span, paragraph.Page);
    }

    /// <summary>Reads a locator; null where it is of another kind, such as `page 3`, that no program can follow.</summary>
    public static Locator? Parse(string text)
    {
        string[] parts = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        int? paragraph = null, page = null;
        TextSpan? span = null;
        foreach (string part in parts)
        {
            if (paragraph is null && part.StartsWith('¶') && Whole(part.AsSpan(1)) is int number)
            {
                paragraph = number;
            }
            else if (page is null && paragraph is null && part.StartsWith('p') && Whole(part.AsSpan(1)) is int printed)
            {
                page = printed;
            }
            else if (span is null && part.Split("..") is [string from, string to] && Whole(from) is int start && Whole(to) is int end
                && start < end)
            {
                span = new(start, end);
            }
            else
            {
                return null;
            }
        }

        return paragraph is null && span is null ? null : new(paragraph, span, page);
    }

    /// <summary>The characters of a document that it means; null if the document does not reach so far.</summary>
    public TextSpan? In(SourceDocument document)
    {
        TextSpan? wanted = Span ?? (Paragraph is int number && number >= 1 && number <= document.Paragraphs.Count
            ? document.Paragraphs[number - 1].Span : null);
        return wanted?.End <= document.Text.Length ? wanted : null;
    }

    /// <summary>As a file writes it.</summary>
    public override string ToString() => string.Join(' ', new[]
    {
        Page is int page ? string.Create(CultureInfo.InvariantCulture, $"p{page}") : "",
        Paragraph is int paragraph ? string.Create(CultureInfo.InvariantCulture, $"¶{paragraph}") : "",
        Span is TextSpan span ? string.Create(CultureInfo.InvariantCulture, $"{span.Start}..{span.End}") : "",
    }.Where(part => part.Length > 0));

    private static int? Whole(ReadOnlySpan<char> text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : null;
}
