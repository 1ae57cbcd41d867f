using System.Security.Cryptography;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using Entente.Ensembles;

namespace Entente.Pages;

/// <summary>Makes one self-contained HTML file of a <see cref="Page"/>: opens offline, asks nothing of the network, and carries a
/// policy that forbids it to. The same page gives the same bytes.</summary>
internal static class PageWriter
{
    private const string StandsAlone = "This page stands alone: it opens offline and asks nothing of the network.";

    private static readonly string Style = Resource("palette.css") + Resource("report.css");

    // Absent in a build without Node.js: then each chart is its table.
    private static readonly string ChartCode = Resource("charts.js");

    /// <summary>Whether this build can draw charts.</summary>
    public static bool DrawsCharts => ChartCode.Length > 0;

    /// <summary>The page as HTML.</summary>
    public static string Html(Page page) => Html(page, ChartCode);

    /// <summary>The page as HTML, with the code that draws its charts; without it each chart is its table.</summary>
    internal static string Html(Page page, string chartCode)
    {
        IDocument document = new HtmlParser()
            .ParseDocument("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"></head><body></body></html>");
        document.Head!.Add("meta", ("http-equiv", "Content-Security-Policy"), ("content", Policy(chartCode)));
        document.Head!.Add("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        document.Head!.Add("meta", ("name", "color-scheme"), ("content", "light dark"));
        document.Head!.Add("title").TextContent = $"{page.Title} — {page.About}";
        document.Head!.Add("style").TextContent = Style;
        bool drawsCharts = chartCode.Length > 0;
        Body(document.Body!, page, drawsCharts);
        if (drawsCharts)
        {
            document.Body!.Add("script").TextContent = chartCode;
        }

        StringBuilder html = new();
        using StringWriter writer = new(html, CultureInfo.InvariantCulture);
        document.ToHtml(writer, HtmlMarkupFormatter.Instance);
        return OwnPage.Mark(html.Append('\n').ToString());
    }

    /// <summary>A page with other links to the pages beside it, and nothing else changed; the page as it is if it was written without a
    /// place for links.</summary>
    public static string WithLinks(string html, IEnumerable<PageLink> links)
    {
        const string begins = "<nav class=\"pages\"", ends = "</nav>";
        int from = html.IndexOf(begins, StringComparison.Ordinal), to = from < 0 ? -1 : html.IndexOf(ends, from, StringComparison.Ordinal);
        if (to < 0)
        {
            return html;
        }

        IDocument document = new HtmlParser().ParseDocument("<!DOCTYPE html><body></body>");
        AddLinks(document.Body!, links);
        using StringWriter writer = new(CultureInfo.InvariantCulture);
        document.Body!.FirstElementChild!.ToHtml(writer, HtmlMarkupFormatter.Instance);
        return OwnPage.Mark(string.Concat(html.AsSpan(0, from), writer.ToString(), html.AsSpan(to + ends.Length)));
    }

    // Scripts and styles are named by their hash; charts set styles of their own on the shapes they draw.
    private static string Policy(string chartCode) =>
        $"default-src 'none'; script-src '{Hash(chartCode)}'; style-src-elem '{Hash(Style)}'; style-src-attr 'unsafe-inline'; img-src "
            + "data:; base-uri 'none'; form-action 'none'";

    private static string Hash(string code) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(code)));

    private static void Body(IElement body, Page page, bool drawsCharts)
    {
        Anchors anchors = new();
        Placed[] sections = [.. page.Sections.Select(section => Place(section, anchors))];
        body.Add("a", ("class", "skip"), ("href", "#content")).Put("Skip to the content");
        IElement header = body.Add("header");
        header.Add("h1").Put(page.Title);
        header.Add("p").Put(page.About);
        header.Add("p").Put(page.Subtitle);
        AddContents(body.Add("nav", ("aria-label", "Contents")), sections);
        IElement main = body.Add("main", ("id", "content"), ("tabindex", "-1"));
        if (!drawsCharts)
        {
            main.Add("p", ("class", "note"))
                .Put("This copy of Entente was built without Node.js, so this page shows the numbers of every chart in a table, "
                + "and no picture.");
        }

        BlockWriter blocks = new(anchors, drawsCharts);
        foreach (Placed section in sections)
        {
            AddSection(main, section, 2, blocks);
        }

        if (page.Links is ValueList<PageLink> links)
        {
            AddLinks(body, links);
        }

        IElement footer = body.Add("footer");
        foreach ((int i, string line) in page.Footer.Index())
        {
            footer.Add("p").Put(i == 0 ? $"{line} {StandsAlone}" : line);
        }
    }

    // Names are given to all headings first, so that the contents and the sections use the same ones.
    private static Placed Place(Section section, Anchors anchors)
    {
        string id = anchors.For(section.Title);
        return new(section, id, [.. section.Inner.Select(inner => Place(inner, anchors))]);
    }

    private static void AddLinks(IElement body, IEnumerable<PageLink> links)
    {
        IElement nav = body.Add("nav", ("class", "pages"), ("aria-label", "Other pages of this run"));
        foreach (PageLink link in links)
        {
            nav.Add("a", ("href", link.File)).Put(link.Title);
        }
    }

    private static void AddContents(IElement parent, IReadOnlyList<Placed> sections)
    {
        IElement list = parent.Add("ol");
        foreach (Placed section in sections)
        {
            IElement item = list.Add("li");
            item.Add("a", ("href", "#" + section.Id)).Put(section.Section.Title);
            if (section.Section.IsForAnalysts && section.Inner.Count > 0)
            {
                AddContents(item, section.Inner);
            }
        }
    }

    private static void AddSection(IElement parent, Placed placed, int level, BlockWriter blocks)
    {
        IElement element = parent.Add("section", ("aria-labelledby", placed.Id));
        if (placed.Section.IsForAnalysts)
        {
            element.ClassList.Add("starts-page");
        }

        element.Add($"h{Math.Min(level, 6).ToString(CultureInfo.InvariantCulture)}", ("id", placed.Id)).Put(placed.Section.Title);
        foreach (Block block in placed.Section.Blocks)
        {
            blocks.Add(element, block);
        }

        foreach (Placed inner in placed.Inner)
        {
            AddSection(element, inner, level + 1, blocks);
        }
    }

    private static string Resource(string name)
    {
        using Stream? stream = typeof(PageWriter).Assembly.GetManifestResourceStream(name);
        if (stream is null)
        {
            return "";
        }

        // A browser reads every line end as \n, and the hash is that of what it reads.
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private sealed record Placed(Section Section, string Id, IReadOnlyList<Placed> Inner);
}
