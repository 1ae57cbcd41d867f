using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Entente.Evidence.Documents;

/// <summary>What a page says about itself: when it was published, and the text that it gives to search engines. Dates are taken as the page
/// writes them: 23:30 on the tenth is the tenth, wherever the reader's clock stands.</summary>
internal sealed class PageFacts
{
    private const int DeepestData = 32;

    // The most trusted first.
    private static readonly string[] DateElements =
    [
        "meta[property='article:published_time']", "meta[name='article:published_time']", "meta[property='og:article:published_time']",
        "meta[itemprop='datePublished']", "[itemprop='datePublished']", "meta[name='datePublished']", "meta[name='parsely-pub-date']",
        "meta[name='sailthru.date']", "meta[name='pubdate']", "meta[name='publishdate']", "meta[name='publish-date']",
        "meta[name='publication_date']", "meta[name='citation_publication_date']", "meta[name='DC.date.issued']", "meta[name='dc.date']",
        "meta[name='dcterms.created']", "meta[name='dcterms.date']", "meta[name='date']", "time[pubdate]", "article time[datetime]",
        "main time[datetime]", "time[datetime]",
    ];

    private static readonly string[] Formats =
    [
        "yyyy-MM-dd", "yyyyMMdd", "yyyy/MM/dd", "d MMMM yyyy", "d MMM yyyy", "MMMM d, yyyy", "MMM d, yyyy", "dd.MM.yyyy",
        "dddd, d MMMM yyyy",
        "dddd, MMMM d, yyyy",
    ];

    private readonly DateOnly? inData;
    private readonly List<(string Head, string? Headline, string Body)> posts = [];

    /// <summary>Reads what a page says about itself.</summary>
    public PageFacts(IHtmlDocument page)
    {
        foreach (IElement script in page.QuerySelectorAll("script[type='application/ld+json']"))
        {
            try
            {
                using JsonDocument data = JsonDocument.Parse(script.TextContent, new()
                {
                    MaxDepth = DeepestData,
                    AllowTrailingCommas = true
                });
                Look(data.RootElement, ref inData);
            }
            catch (JsonException)
            {
                // Data that no program can read says nothing.
            }
        }

        Published = inData;
        for (int i = 0; i < DateElements.Length && Published is null; i++)
        {
            Published = page.QuerySelectorAll(DateElements[i]).Select(Written).FirstOrDefault(date => date is not null);
        }
    }

    /// <summary>When the page was published.</summary>
    public DateOnly? Published { get; }

    /// <summary>The text of the article in its data; null if there is none.</summary>
    public string? Body { get; private set; }

    /// <summary>Whether the page calls itself a live blog.</summary>
    public bool IsLiveBlog { get; private set; }

    /// <summary>The posts of a live blog in its data: the line above each, its headline and its text.</summary>
    public IReadOnlyList<(string Head, string? Headline, string Body)> Posts => posts;

    /// <summary>The headline in its data.</summary>
    public string? Headline { get; private set; }

    /// <summary>A day as a page writes it, with or without a time after it; null if it is none.</summary>
    public static DateOnly? Day(string? written)
    {
        string text = written?.Trim() ?? "";
        return text.Length >= 10 && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
            out DateOnly iso) ? iso
            : DateOnly.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
                ? DateOnly.FromDateTime(time.DateTime)
            : null;
    }

    private static DateOnly? Written(IElement element) =>
        Day(element.GetAttribute("content")) ?? Day(element.GetAttribute("datetime")) ?? Day(element.TextContent);

    private void Look(JsonElement element, ref DateOnly? published)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement one in element.EnumerateArray())
            {
                Look(one, ref published);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            LookForPosts(element);
            bool hasBody = Body is null && Text(element, "articleBody") is not null;
            published ??= Day(Text(element, "datePublished"));
            Body ??= Text(element, "articleBody");
            Headline = hasBody ? Text(element, "headline") : Headline ?? Text(element, "headline");
            foreach (JsonProperty one in element.EnumerateObject())
            {
                if (one.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                {
                    Look(one.Value, ref published);
                }
            }
        }
    }

    private void LookForPosts(JsonElement element)
    {
        IsLiveBlog |= Text(element, "@type") == "LiveBlogPosting";
        if (element.TryGetProperty("liveBlogUpdate", out JsonElement updates) && updates.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement one in updates.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.Object))
            {
                if (PostHeads.Line(Text(one, "datePublished")) is string head && Text(one, "articleBody") is string body)
                {
                    posts.Add((head, Text(one, "headline"), body));
                }
            }
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
