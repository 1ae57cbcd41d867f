using System.Text;
using Entente.Evidence;
using Entente.Evidence.Documents;

namespace Entente.Tests.Evidence;

/// <summary>What is read of a page: its date as it writes it, all of its articles wherever they stand, and words without signs that nobody
/// sees.</summary>
public sealed class PagesTests
{
    private const string Article = """
        <p>The mediator Anna Roe said that the border talks would go on for another week, after both sides had asked for more time to read the draft.</p>
        <p>“We have a text, and it is short,” Roe told reporters in Oslo. “Nobody has left the room, and nobody will before the week is over.”</p>
        <p>A ceasefire is wanted by 20 April, according to two diplomats who have seen the draft and who asked not to be named because of the talks.</p>
        """;

    private const string Second = """
        <p>Ivan Doe, the deputy foreign minister, said the army would not leave the strip before an exchange of 1,200 prisoners had been agreed on.</p>
        <p>Olga Lind, who speaks for the allies, warned that the bill for guarding the line would have to be paid by somebody, and nobody had offered.</p>
        """;

    [Theory]
    [InlineData("<meta property=\"article:published_time\" content=\"2025-02-10T23:30:00Z\">")]
    [InlineData("<meta property=\"article:published_time\" content=\"2025-02-10T00:30:00+14:00\">")]
    [InlineData("<meta property=\"article:published_time\" content=\"2025-02-10T23:30:00-11:00\">")]
    [InlineData("<meta name=\"date\" content=\"10 February 2025\">")]
    [InlineData("<meta name=\"pubdate\" content=\"February 10, 2025\">")]
    [InlineData("<meta name=\"dc.date\" content=\"20250210\">")]
    [InlineData("<meta itemprop=\"datePublished\" content=\"2025-02-10\">")]
    [InlineData("<meta name=\"sailthru.date\" content=\"Mon, 10 Feb 2025 23:30:00 +0100\">")]
    [InlineData("<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"datePublished\":\"2025-02-10T08:00:00+00:00\"}</script>")]
    [InlineData("<script type=\"application/ld+json\">{\"@graph\":[{\"@type\":\"WebPage\"},{\"datePublished\":\"2025-02-10\"}]}</script>")]
    [InlineData("<script type=\"application/ld+json\">{broken</script><meta name=\"date\" content=\"2025-02-10\">")]
    public void The_date_is_the_one_that_the_page_writes(string head) =>
        Assert.Equal(new DateOnly(2025, 2, 10), Read($"<html><head>{head}</head><body><article>{Article}</article></body></html>").Date);

    [Theory]
    [InlineData("<article><time datetime=\"2025-02-10T23:59:00+02:00\">yesterday</time>{0}</article>")]
    [InlineData("<article><span itemprop=\"datePublished\">10 February 2025</span>{0}</article>")]
    [InlineData("<main><p><time datetime=\"2025-02-10\">10 Feb</time></p>{0}</main>")]
    public void The_date_may_stand_in_the_text(string body) => Assert.Equal(new DateOnly(2025, 2, 10),
        Read($"<html><body>{body.Replace("{0}", Article, StringComparison.Ordinal)}</body></html>").Date);

    [Theory]
    [InlineData("<aside class=\"article\"><h1>Talks go on</h1>{0}</aside>")]
    [InlineData("<form><div>{0}</div></form>")]
    [InlineData("<footer>{0}</footer>")]
    [InlineData("<div><aside>{0}</aside></div>")]
    [InlineData("<section>{0}</section>")]
    public void The_text_is_found_wherever_it_stands(string body) =>
        Assert.Contains("both sides had asked", Read($"<html><body>{body.Replace("{0}", Article, StringComparison.Ordinal)}</body></html>").Text,
            StringComparison.Ordinal);

    [Fact]
    public void All_articles_of_a_page_are_read_and_that_is_said()
    {
        SourceDocument document = Read($"<html><body><article><h1>One</h1>{Article}</article><article><h1>Two</h1>{Second}</article></body></html>");
        Assert.Contains("both sides had asked", document.Text, StringComparison.Ordinal);
        Assert.Contains("exchange of 1,200 prisoners", document.Text, StringComparison.Ordinal);
        Assert.Contains("2 articles or posts", Assert.Single(document.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Teasers_of_other_articles_are_not_read()
    {
        string teasers = string.Concat(Enumerable.Range(1, 5).Select(i => $"<article><h3>Other {i}</h3><p>Short words.</p></article>"));
        SourceDocument document = Read($"<html><body><article><h1>One</h1>{Article}{Second}</article>{teasers}</body></html>");
        Assert.DoesNotContain("Short words", document.Text, StringComparison.Ordinal);
        Assert.Empty(document.Warnings);
    }

    [Fact]
    public void A_text_that_stands_only_in_the_pages_data_is_taken_from_there()
    {
        string body = string.Join("\\n\\n", Article.Split('\n').Select(line => line.Replace("<p>", "", StringComparison.Ordinal)
            .Replace("</p>", "", StringComparison.Ordinal)));
        SourceDocument document = Read("<html><head><script type=\"application/ld+json\">{\"headline\":\"Talks go on\",\"articleBody\":\"" + body
            + "\"}</script></head><body><p>Subscribe to read on.</p></body></html>");
        Assert.Contains("both sides had asked", document.Text, StringComparison.Ordinal);
        Assert.Equal(3, document.Paragraphs.Count);
        Assert.Contains("JSON-LD", Assert.Single(document.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The me&shy;di&shy;a&shy;tor Ivan Pe&shy;trov said that it would go on.", "The mediator Ivan Petrov said that it would go on.")]
    [InlineData("Ivan&#8203; Pe&#8203;trov said that it would go on.", "Ivan Petrov said that it would go on.")]
    [InlineData("Ivan Petrov<sup>1</sup> said that it would go on.", "Ivan Petrov said that it would go on.")]
    [InlineData("Ivan Petrov<sup><a href=\"#n1\">[1]</a></sup> said that it would go on.", "Ivan Petrov said that it would go on.")]
    [InlineData("It took 4,200 km<sup>2</sup> of land.", "It took 4,200 km² of land.")]
    [InlineData("They met on the 9<sup>th</sup> of May.", "They met on the 9th of May.")]
    public void Words_are_whole(string html, string words) => Assert.Contains(words,
        Read($"<html><body><article><p>{html}</p>{Article}</article></body></html>").Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("The me\u00ADdi\u00ADa\u00ADtor Ivan Pe\u00ADtrov said the plan was dead.")]
    [InlineData("The mediator Ivan\u200B Pe\u200Btrov said the plan was dead.")]
    [InlineData("The mediator Ivan Pe\u2060trov sa\u00ADid the plan was dead.")]
    public void Signs_that_nobody_sees_do_not_count_in_plain_text_either(string text)
    {
        Speaker speaker = Assert.Single(Drafts.Of(text).Quotes).Speaker!;
        Assert.Equal(("Ivan Petrov", "mediator"), (speaker.Name, speaker.Role));
    }

    [Fact]
    public void A_warning_says_that_much_of_a_page_was_left_out()
    {
        string rest = string.Concat(Enumerable.Range(0, 80).Select(i => $"<div><a href=\"/{i}\">A line of the long list, number {i}, with words</a></div>"));
        Assert.Contains(Read($"<html><body><article>{Article}</article><div>{rest}</div></body></html>").Warnings,
            warning => warning.Contains("characters that the page shows", StringComparison.Ordinal));
    }

    private static SourceDocument Read(string page)
    {
        (SourceDocument? document, _) = DocumentReader.Read(Encoding.UTF8.GetBytes("<!doctype html>" + page), "page.html");
        return document!;
    }
}
