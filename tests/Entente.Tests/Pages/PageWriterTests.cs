using System.Globalization;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Entente.Pages;

namespace Entente.Tests.Pages;

public sealed class PageWriterTests
{
    private static readonly string Html = PageWriter.Html(SamplePage.Page);
    private static readonly IDocument Document = new HtmlParser().ParseDocument(Html);

    [Fact]
    public void A_page_is_the_same_bytes_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            foreach (string culture in new[] { "ru-RU", "ar-SA", "tr-TR" })
            {
                CultureInfo.CurrentCulture = new(culture);
                Assert.Equal(Html, PageWriter.Html(SamplePage.Page));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>Names that run from right to left stand apart one by one, and the numbers beside them outside; a sentence that is all of
    /// one script stays whole.</summary>
    [Theory]
    [InlineData("محمد الصالح loses 0.030", "<bdi>محمد الصالح</bdi> loses 0.030")]
    [InlineData("דוד, محمد: 0.5", "<bdi>דוד, محمد: 0.5</bdi>")]
    [InlineData("Of דוד, محمد: 0.5 and no other", "Of <bdi>דוד</bdi>, <bdi>محمد</bdi>: 0.5 and no other")]
    [InlineData("South agrees in 272 of 320 worlds", "South agrees in 272 of 320 worlds")]
    public void Names_from_right_to_left_turn_no_sentence(string text, string html)
    {
        IElement element = new HtmlParser().ParseDocument("<p></p>").QuerySelector("p")!;
        element.Put(text);
        Assert.Equal(html, element.InnerHtml);
        Assert.Equal(text, element.TextContent);
    }

    [Fact]
    public void Text_stays_text()
    {
        Assert.Equal(SamplePage.Hostile, Document.QuerySelectorAll("header p")[1].TextContent);
        Assert.Equal(SamplePage.Hostile, Document.QuerySelectorAll("li")
            .Last(item => item.ParentElement!.LocalName == "ul" && item.ParentElement.ClassList.Length == 0).TextContent);
        Assert.All(Document.QuerySelectorAll("script"), script =>
            Assert.True(script.GetAttribute("type") == "application/json" || script.TextContent.Length > 10_000));
        Assert.Equal(4 + (PageWriter.DrawsCharts ? 1 : 0), Document.QuerySelectorAll("script").Length);
    }

    [Fact]
    public void Headings_go_down_one_level_at_a_time_and_names_are_used_once()
    {
        int[] levels = [.. Document.QuerySelectorAll("h1,h2,h3,h4,h5,h6").Select(heading => heading.LocalName[1] - '0')];
        Assert.Equal(1, levels[0]);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
        string[] ids = [.. Document.QuerySelectorAll("[id]").Select(element => element.Id!)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(Document.QuerySelectorAll("a[href^='#']"), link =>
            Assert.NotNull(Document.GetElementById(link.GetAttribute("href")![1..])));
        Assert.All(Document.QuerySelectorAll("[aria-labelledby]"), element =>
            Assert.NotNull(Document.GetElementById(element.GetAttribute("aria-labelledby")!)));
    }

    [Fact]
    public void Every_chart_has_words_and_a_table_for_those_who_cannot_see_it()
    {
        IElement[] figures = [.. Document.QuerySelectorAll("figure")];
        Assert.Equal(4, figures.Length);
        Assert.All(figures, figure =>
        {
            Assert.NotEmpty(figure.QuerySelector(".reading, figure > p")!.TextContent);
            Assert.NotEmpty(figure.QuerySelector("table caption")!.TextContent);
            Assert.NotEmpty(figure.QuerySelectorAll("tbody td"));
        });
    }

    [Fact]
    public void A_chart_shows_the_numbers_of_its_table()
    {
        Assert.SkipUnless(PageWriter.DrawsCharts, "This build has no charts: it was made without Node.js.");
        JsonElement chart = JsonDocument.Parse(Document.QuerySelectorAll("figure script")[3].TextContent).RootElement;
        double[] drawn = [.. chart.GetProperty("data").GetProperty("values").EnumerateArray()
            .Select(row => row.GetProperty("share").GetDouble())];
        Assert.Equal([0.002, 0.6, 0.398], drawn);
        Assert.Equal(["under 1\u00a0%", "60\u00a0%", "40\u00a0%"], Document.QuerySelectorAll("figure")[3]
            .QuerySelectorAll("tbody td:nth-child(2)").Select(cell => cell.TextContent));
    }

    [Fact]
    public void Without_the_code_that_draws_a_page_shows_its_tables_and_says_why()
    {
        IDocument bare = new HtmlParser().ParseDocument(PageWriter.Html(SamplePage.Page, chartCode: ""));
        Assert.Empty(bare.QuerySelectorAll("script, [data-chart]"));
        Assert.Contains("built without Node.js", bare.QuerySelector(".note")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(4, bare.QuerySelectorAll("figure > .table").Length);
        Assert.Equal(PageWriter.DrawsCharts, Document.QuerySelector(".note") is null);
    }

    [Fact]
    public void A_page_asks_nothing_of_the_network_and_is_small()
    {
        Assert.True(Html.Length < 2_000_000);
        Assert.Empty(Document.QuerySelectorAll("[src], link, iframe, object, base, form"));
        Assert.Contains("default-src 'none'", Document.QuerySelector("meta[http-equiv]")!.GetAttribute("content"),
            StringComparison.Ordinal);
    }
}
