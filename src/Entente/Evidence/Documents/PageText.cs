using System.Text;
using AngleSharp.Dom;
using Entente.Scenarios;

namespace Entente.Evidence.Documents;

/// <summary>The words of a page's elements, one paragraph for each block, with a blank line between two. Signs that cannot be seen and
/// marks of
/// footnotes are left out, so that words are whole.</summary>
internal sealed class PageText
{
    /// <summary>Stands for a line break element; no page has it otherwise, and it is white space if one has.</summary>
    public const char LineBreak = '\u2028';

    private const int LongestFootnoteMark = 5;

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

    // Places for what stands beside an article, in which some pages put the article itself.
    private static readonly HashSet<string> Beside = new(StringComparer.Ordinal) { "ASIDE", "FORM", "FOOTER" };

    private readonly StringBuilder text = new();
    private readonly StringBuilder line = new();
    private readonly List<Paragraph> paragraphs = [];

    // The time of a post stands above it already.
    private IElement? time;

    /// <summary>Whether asides, forms and footers are read too.</summary>
    public bool ReadsWhatStandsBeside { get; init; }

    /// <summary>The paragraphs so far.</summary>
    public IReadOnlyList<Paragraph> Paragraphs => paragraphs;

    /// <summary>Whether nothing was found.</summary>
    public bool IsEmpty => paragraphs.Count == 0;

    /// <summary>Number of characters so far.</summary>
    public int Length => text.Length;

    /// <summary>Adds the words of an element.</summary>
    public void Add(IElement element)
    {
        Walk(element, ParagraphKind.Prose);
        EndParagraph(ParagraphKind.Prose);
    }

    /// <summary>Number of posts of a live blog so far.</summary>
    public int Posts { get; private set; }

    /// <summary>Adds a post of a live blog: when it was published, then its words.</summary>
    public void Add(LivePost post)
    {
        AddHead(post.Head);
        time = post.Time;
        Add(post.Element);
        time = null;
    }

    /// <summary>Adds when the post that follows was published.</summary>
    public void AddHead(string head)
    {
        Posts++;
        line.Append(head);
        EndParagraph(ParagraphKind.Heading);
    }

    /// <summary>Adds text that is no element, a paragraph a line.</summary>
    public void Add(string plain)
    {
        foreach (TextSpan one in PlainText.Lines(plain))
        {
            line.Append(one.Of(plain));
            EndParagraph(ParagraphKind.Prose);
        }
    }

    /// <inheritdoc/>
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
            else if (child is IElement element && element != time && (!Silent.Contains(element.TagName)
                || (ReadsWhatStandsBeside && Beside.Contains(element.TagName))))
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
        if (tag == "SUP" && Raised(element) is string raised)
        {
            line.Append(raised);
            return;
        }

        if (!Blocks.Contains(tag))
        {
            Walk(element, kind);
            return;
        }

        EndParagraph(kind);
        ParagraphKind own = tag == "BLOCKQUOTE" ? ParagraphKind.BlockQuote : tag is ['H', >= '1' and <= '6'] ? ParagraphKind.Heading : kind;
        Walk(element, own);
        EndParagraph(own);
    }

    // `km<sup>2</sup>` is a power; a raised figure, star or bracket is the mark of a footnote; `9<sup>th</sup>` is read as it stands.
    private string? Raised(IElement element)
    {
        string mark = element.TextContent.Trim();
        bool isUnit = line.Length > 0 && (line[^1] is 'm' or 'M') && element.QuerySelector("a") is null;
        return mark is "2" or "3" && isUnit ? (mark == "2" ? "²" : "³")
            : mark.Length <= LongestFootnoteMark && !mark.Any(char.IsLetter) ? ""
            : element.QuerySelector("a[href^='#']") is not null ? "" : null;
    }

    private void EndParagraph(ParagraphKind kind)
    {
        string words = PlainText.OneLine(HiddenSigns.Without(line.ToString()));
        line.Clear();
        if (words.Length == 0)
        {
            return;
        }

        text.Append(text.Length > 0 ? "\n\n" : "").Append(words);
        paragraphs.Add(new(paragraphs.Count + 1, new(text.Length - words.Length, text.Length), kind));
    }
}
