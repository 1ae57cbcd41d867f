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

    // A page with more elements is no article, and finding its main text would take minutes.
    private const int MaxElements = 20_000;
    private const int MaxLinks = 3_000;

    // Another text of the page is taken in place of one that it exceeds by so much.
    private const double EnoughMore = 1.25;

    // Characters of the paragraphs of an article; a teaser has less.
    private const int LeastArticle = 200;
    private const double TeaserShare = 0.15;

    // A warning is due if less than this share of what the page shows was taken, and so many characters were not.
    private const double LeastShare = 0.4;
    private const int MuchLeftOut = 2_000;

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
        PageFacts facts = new(whole);
        List<string> warnings = [.. page.Warnings];
        PageText text = Main(whole, article, facts, warnings);
        string extracted = text.ToString();
        return text.IsEmpty
            ? DocumentReader.Refuse(name, "No text was found in the page.")
            : (new SourceDocument
            {
                Name = name,
                Kind = DocumentKind.Html,
                Text = extracted,
                Readable = extracted,
                Paragraphs = PostHeads.Dated(extracted, text.Paragraphs),
                Sha256 = DocumentReader.Hash(Encoding.UTF8.GetBytes(extracted)),
                Encoding = page.Encoding,
                Title = Known(article.Title) ?? Known(whole.Title) ?? Known(facts.Headline),
                Date = date ?? facts.Published,
                Publisher = Known(article.SiteName),
                Author = Known(article.Author) ?? Known(article.Byline),
                Url = whole.QuerySelector("link[rel=canonical]")?.GetAttribute("href"),
                Warnings = warnings,
            }, null);
    }

    // What SmartReader finds; else, or where it leaves articles out, what is marked as one; else the whole page, or the text in its data.
    private static PageText Main(IHtmlDocument whole, Article article, PageFacts facts, List<string> warnings)
    {
        PageText text = new();
        if (article.IsReadable)
        {
            text.Add(new HtmlParser().ParseDocument(article.Content).Body!);
        }

        if (PostsOf(whole, facts) is PageText posts && posts.Length * EnoughMore > text.Length)
        {
            warnings.Add(FormattableString.Invariant($"The page is a live blog of {posts.Posts} posts; days in a post count from its own ")
                + "day. What stands outside of them was not read.");
            return posts;
        }

        IElement[] articles = Articles(whole);
        if (articles.Length > 1 && TextOf(articles) is PageText several && several.Length * EnoughMore > text.Length)
        {
            warnings.Add(FormattableString.Invariant(
                $"The page holds {articles.Length} articles or posts; all were read, one after the other."));
            text = several;
        }

        if (text.IsEmpty && whole.QuerySelectorAll("article, main") is { Length: 1 } marked)
        {
            text.Add(marked[0]);
        }

        int found = text.Length;
        if (facts.Body is string body && body.Length > EnoughMore * found && TextOfData(body) is { IsEmpty: false } inData
            && inData.Length > EnoughMore * found)
        {
            warnings.Add("The text was taken from the page's data for search engines (JSON-LD), as the page itself shows less of it.");
            text = inData;
        }

        if (text.IsEmpty && whole.Body is IElement page)
        {
            text.Add(page);
            if (text.IsEmpty)
            {
                text = new() { ReadsWhatStandsBeside = true };
                text.Add(page);
            }

            warnings.Add("No main text was found in the page, so all of its text was taken; some may be menus.");
        }
        else if (whole.Body is IElement shown)
        {
            PageText all = new();
            all.Add(shown);
            if (all.Length > text.Length + MuchLeftOut && text.Length < LeastShare * all.Length)
            {
                warnings.Add(FormattableString.Invariant(
                    $"{text.Length} of the {all.Length} characters that the page shows were taken; look whether the article goes on."));
            }
        }

        return text;
    }

    // Elements marked as articles or posts that hold enough to be one, none inside another. Teasers are shorter.
    private static IElement[] Articles(IHtmlDocument whole)
    {
        const string articles = "article, [itemtype$='BlogPosting'], [itemtype$='NewsArticle']";
        (IElement Element, int Length)[] all = [.. whole.QuerySelectorAll(articles)
            .Where(one => one.ParentElement?.Closest(articles) is null)
            .Select(one => (one, one.QuerySelectorAll("p").Sum(p => p.TextContent.Length)))];
        int longest = all.Length == 0 ? 0 : all.Max(one => one.Length);
        return [.. all.Where(one => one.Length >= Math.Max(LeastArticle, TeaserShare * longest)).Select(one => one.Element)];
    }

    // The posts of a live blog as the page shows them, or where it shows few, as its data tells them.
    private static PageText? PostsOf(IHtmlDocument whole, PageFacts facts)
    {
        PageText shown = new();
        foreach (LivePost post in LivePosts.Of(whole, facts.IsLiveBlog))
        {
            shown.Add(post);
        }

        PageText told = new();
        foreach ((string head, string? headline, string body) in facts.Posts)
        {
            told.AddHead(head);
            told.Add(headline is null ? body : headline + "\n" + body);
        }

        PageText more = told.Length > EnoughMore * shown.Length ? told : shown;
        return more.IsEmpty ? null : more;
    }

    private static PageText TextOf(IElement[] elements)
    {
        PageText text = new();
        foreach (IElement element in elements)
        {
            text.Add(element);
        }

        return text;
    }

    // Some pages write marks of HTML into their data.
    private static PageText TextOfData(string body)
    {
        PageText text = new();
        if (body.Contains("</", StringComparison.Ordinal) && !PageNesting.IsDeeperThan(DeepestNesting, body))
        {
            text.Add(new HtmlParser().ParseDocument(body).Body!);
        }
        else
        {
            text.Add(body);
        }

        return text;
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
                lines.Append(page, from, at - from).Append(PageText.LineBreak);
                from = end + 1;
            }
        }

        return lines.Append(page, from, page.Length - from).ToString();
    }

    private static string? Known(string? text) => string.IsNullOrWhiteSpace(text) ? null : PlainText.OneLine(text);
}
