using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Entente.Scenarios;
using SmartReader;

namespace Entente.Evidence.Documents;

/// <summary>The main text of a web page, without menus, advertisements and comments (found by SmartReader, after Mozilla's
/// Readability).</summary>
internal static class WebPage
{
    // SmartReader and AngleSharp walk a page recursively.
    private const int DeepestNesting = 500;

    // Stands for `<br>`; no page has it otherwise, and it is white space if one has.
    private const char LineBreak = '\u2028';

    // A page with more elements is no article, and finding its main text would take minutes.
    private const int MaxElements = 20_000;
    private const int MaxLinks = 3_000;

    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "ADDRESS", "ARTICLE", "ASIDE", "BLOCKQUOTE", "BODY", "CENTER", "DD", "DIV", "DL", "DT", "FIGCAPTION", "FIGURE", "FOOTER", "FORM",
            "H1", "H2", "H3",
        "H4", "H5", "H6", "HEADER", "HR", "LI", "MAIN", "NAV", "OL", "P", "PRE", "SECTION", "TABLE", "TBODY", "TD", "TH", "THEAD", "TR",
            "UL",
    };

    private static readonly HashSet<string> Silent = new(StringComparer.Ordinal)
    {
        "SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "SVG", "IFRAME", "OBJECT", "BUTTON", "SELECT", "TEXTAREA", "HEAD", "VIDEO", "AUDIO",
            "CANVAS", "NAV", "ASIDE", "FOOTER", "FORM",
    };

    /// <summary>The document, or why there is none.</summary>
    public static (SourceDocument? Document, Problem? Problem) Read(DecodedText page, string name, DateOnly? date)
    {
        if (PageNesting.IsDeeperThan(DeepestNesting, page.Text))
        {
            return DocumentReader.Refuse(name,
                FormattableString.Invariant($"The page's elements are nested more than {DeepestNesting} deep."));
        }

        string lines = WithLineBreaks(page.Text);
        bool isTooLong = lines.AsSpan().Count('<') > 3 * MaxElements;
        IHtmlDocument whole = new HtmlParser().ParseDocument(isTooLong ? "" : lines);
        if (isTooLong || whole.All.Length > MaxElements)
        {
            return DocumentReader.Refuse(name,
                FormattableString.Invariant($"The page has more than {MaxElements} elements; save the article alone."));
        }

        if (whole.QuerySelectorAll("a").Length > MaxLinks)
        {
            return DocumentReader.Refuse(name,
                FormattableString.Invariant($"The page has more than {MaxLinks} links; save the article alone."));
        }

        using Reader reader = new("https://page.invalid/", (IHtmlDocument)whole.Clone(true)) { CharThreshold = 200 };
        Article article = reader.GetArticle();
        List<string> warnings = [.. page.Warnings];
        ExtractedText text = new();
        if (article.IsReadable)
        {
            text.Add(new HtmlParser().ParseDocument(article.Content).Body!);
        }

        if (text.IsEmpty && whole.QuerySelectorAll("article, main") is { Length: 1 } marked)
        {
            text.Add(marked[0]);
        }

        if (text.IsEmpty && whole.Body is not null)
        {
            text.Add(whole.Body);
            warnings.Add("No main text was found in the page, so all of its text was taken; some may be menus.");
        }

        string extracted = text.ToString();
        return text.IsEmpty
            ? DocumentReader.Refuse(name, "No text was found in the page.")
            : (new SourceDocument
            {
                Name = name,
                Kind = DocumentKind.Html,
                Text = extracted,
                Readable = extracted,
                Paragraphs = text.Paragraphs,
                Sha256 = DocumentReader.Hash(Encoding.UTF8.GetBytes(extracted)),
                Encoding = page.Encoding,
                Title = Known(article.Title) ?? Known(whole.Title),
                Date = date ?? (article.PublicationDate is DateTime published ? DateOnly.FromDateTime(published) : null),
                Publisher = Known(article.SiteName),
                Author = Known(article.Author) ?? Known(article.Byline),
                Url = whole.QuerySelector("link[rel=canonical]")?.GetAttribute("href"),
                Warnings = warnings,
            }, null);
    }

    // `<br>` as a character of its own: SmartReader's way with them takes time that grows with the square of their number.
    private static string WithLineBreaks(string page)
    {
        StringBuilder lines = new(page.Length);
        int from = 0;
        for (int at = page.IndexOf("<br", StringComparison.OrdinalIgnoreCase); at >= 0;
            at = page.IndexOf("<br", at + 3, StringComparison.OrdinalIgnoreCase))
        {
            int end = at + 3 < page.Length && !char.IsLetterOrDigit(page[at + 3]) ? page.IndexOf('>', at) : -1;
            if (end >= 0)
            {
                lines.Append(page, from, at - from).Append(LineBreak);
                from = end + 1;
            }
        }

        return lines.Append(page, from, page.Length - from).ToString();
    }

    private static string? Known(string? text) => string.IsNullOrWhiteSpace(text) ? null : PlainText.OneLine(text);

    /// <summary>The words of elements, one paragraph for each block, with a blank line between two.</summary>
    private sealed class ExtractedText
    {
        private readonly StringBuilder text = new();
        private readonly StringBuilder line = new();
        private readonly List<Paragraph> paragraphs = [];

        public IReadOnlyList<Paragraph> Paragraphs => paragraphs;

        public bool IsEmpty => paragraphs.Count == 0;

        public void Add(IElement element)
        {
            Walk(element, ParagraphKind.Prose);
            EndParagraph(ParagraphKind.Prose);
        }

        public override string ToString() => text.ToString();

        // Recursive: the page's depth was limited before.
        private void Walk(INode node, ParagraphKind kind)
        {
            foreach (INode child in node.ChildNodes)
            {
                if (child is IText words)
                {
                    AddWords(words.Data, kind);
                }
                else if (child is IElement element && !Silent.Contains(element.TagName))
                {
                    WalkElement(element, kind);
                }
            }
        }

        // Two line breaks in a row end a paragraph; one is a space.
        private void AddWords(string words, ParagraphKind kind)
        {
            string[] lines = words.Split(LineBreak);
            line.Append(lines[0]);
            for (int i = 1; i < lines.Length; i++)
            {
                line.Append(' ');
                if (i + 1 < lines.Length && string.IsNullOrWhiteSpace(lines[i]))
                {
                    EndParagraph(kind);
                }

                line.Append(lines[i]);
            }
        }

        private void WalkElement(IElement element, ParagraphKind kind)
        {
            string tag = element.TagName;
            if (!Blocks.Contains(tag))
            {
                Walk(element, kind);
                return;
            }

            EndParagraph(kind);
            ParagraphKind own = tag == "BLOCKQUOTE" ? ParagraphKind.BlockQuote : tag is ['H', >= '1' and <= '6'] ? ParagraphKind.Heading
                : kind;
            Walk(element, own);
            EndParagraph(own);
        }

        private void EndParagraph(ParagraphKind kind)
        {
            string words = PlainText.OneLine(line.ToString());
            line.Clear();
            if (words.Length == 0)
            {
                return;
            }

            text.Append(text.Length > 0 ? "\n\n" : "").Append(words);
            paragraphs.Add(new(paragraphs.Count + 1, new(text.Length - words.Length, text.Length), kind));
        }
    }
}
