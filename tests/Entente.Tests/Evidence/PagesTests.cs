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

    private static string Post(string time, string words, string head = "<h2>Update</h2>") =>
        $"<article>{head}<time datetime=\"{time}\">then</time><p>{words}</p></article>";

    private static readonly string Posts = Post("2025-02-12T09:10:00Z", "The talks will resume on Friday, Anna Roe said.")
        + Post("2025-02-11T23:50:00+02:00", "Ivan Doe said today that nobody had left.")
        + Post("2025-01-03T08:00:00Z", "Olga Lind said yesterday that the bill was paid. The next day she left.");

    [Fact]
    public void Each_post_of_a_live_blog_has_its_own_day()
    {
        SourceDocument document = Read($"<html><head><meta name=\"date\" content=\"2025-01-03\"></head><body><main>{Posts}</main></body></html>");
        Assert.Equal("""
            Posted 12 February 2025, 09:10

            Update

            The talks will resume on Friday, Anna Roe said.

            Posted 11 February 2025, 23:50

            Update

            Ivan Doe said today that nobody had left.

            Posted 3 January 2025, 08:00

            Update

            Olga Lind said yesterday that the bill was paid. The next day she left.
            """.ReplaceLineEndings("\n"), document.Text);
        Assert.Contains("a live blog of 3 posts", Assert.Single(document.Warnings), StringComparison.Ordinal);
        EvidenceDraft draft = EvidenceDraft.Of(document);
        Assert.Equal([new(2025, 2, 14), new(2025, 2, 11), new(2025, 1, 2), new(2025, 1, 3)],
            draft.Dates.Select(date => date.Date!.Value));
        Assert.Equal(["Anna Roe", "Ivan Doe", "Olga Lind"], draft.Quotes.Select(quote => quote.Speaker!.Name));
        Assert.Empty(draft.Quantities);
    }

    [Fact]
    public void The_text_of_a_live_blog_that_is_kept_is_read_the_same_again()
    {
        SourceDocument page = Read($"<html><body>{Posts}</body></html>");
        EvidenceDraft first = EvidenceDraft.Of(page), again = Drafts.Of(page.Text, new DateOnly(2020, 5, 5));
        Assert.Equal(first.Dates.Select(date => (date.Span, date.Date)), again.Dates.Select(date => (date.Span, date.Date)));
        Assert.Equal(first.Quotes.Select(quote => quote.Text), again.Quotes.Select(quote => quote.Text));
    }

    [Theory]
    [InlineData("<div itemscope itemtype=\"https://schema.org/LiveBlogPosting\">{0}</div>")]
    [InlineData("<article><h1>Live</h1>{0}</article>")]
    [InlineData("<article><time datetime=\"2025-01-01\">1 January</time><h1>Live</h1><section>{0}</section></article>")]
    public void Posts_are_found_inside_what_holds_them_all(string page) => Assert.Contains("a live blog of 3 posts",
        Assert.Single(Read($"<html><body>{page.Replace("{0}", Posts, StringComparison.Ordinal)}</body></html>").Warnings), StringComparison.Ordinal);

    [Fact]
    public void Posts_that_stand_only_in_the_pages_data_are_taken_from_there()
    {
        SourceDocument document = Read("""
            <html><head><script type="application/ld+json">{"@type":"LiveBlogPosting","datePublished":"2025-01-03","liveBlogUpdate":[
            {"@type":"BlogPosting","headline":"Talks go on","datePublished":"2025-02-12T09:10:00Z","articleBody":"The talks resume on Friday."},
            {"@type":"BlogPosting","datePublished":"2025-01-04","articleBody":"Nobody left yesterday, Anna Roe said."}]}</script></head>
            <body><p>Follow it here.</p></body></html>
            """);
        Assert.Equal("Posted 12 February 2025, 09:10\n\nTalks go on\n\nThe talks resume on Friday.\n\nPosted 4 January 2025\n\n"
            + "Nobody left yesterday, Anna Roe said.", document.Text);
        Assert.Equal([new(2025, 2, 14), new(2025, 1, 3)], EvidenceDraft.Of(document).Dates.Select(date => date.Date!.Value));
    }

    [Fact]
    public void Cards_of_other_pages_and_comments_are_no_live_blog()
    {
        string cards = string.Concat(Enumerable.Range(1, 5).Select(i =>
            Post($"2025-02-0{i}T10:00:00Z", "Short words that lead on.", $"<h3><a href=\"/{i}\">Other {i}</a></h3>")));
        string comments = string.Concat(Enumerable.Range(1, 4).Select(i => Post($"2025-02-0{i}T10:00:00Z", "I do not think so at all.", "")));
        string article = $"<article><h1>One</h1><time datetime=\"2025-02-01\">1</time>{Article}{Second}</article>";
        foreach (string page in new[] { article + cards, article + comments })
        {
            SourceDocument document = Read($"<html><body>{page}</body></html>");
            Assert.DoesNotContain("Posted", document.Text, StringComparison.Ordinal);
            Assert.Contains("both sides had asked", document.Text, StringComparison.Ordinal);
            Assert.Empty(document.Warnings);
        }
    }

    [Fact]
    public void Posts_nested_in_posts_without_end_take_no_time_to_speak_of()
    {
        string nested = string.Concat(Enumerable.Repeat("<article><time datetime=\"2025-02-01\">1</time>Some words that are a post.", 450));
        Assert.Contains("a post", Read($"<html><body>{nested}</body></html>").Text, StringComparison.Ordinal);
    }

    private static SourceDocument Read(string page)
    {
        (SourceDocument? document, _) = DocumentReader.Read(Encoding.UTF8.GetBytes("<!doctype html>" + page), "page.html");
        return document!;
    }
}
