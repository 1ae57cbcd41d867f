using System.Text;
using Entente.Evidence.Documents;
using Entente.Scenarios;

namespace Entente.Tests.Evidence;

/// <summary>What a document's bytes become: text, encoding, paragraphs, and clear refusals.</summary>
public sealed class DocumentReaderTests
{
    private const string Words = "“Нет”, said the envoy — café, 5 €.";

    [Fact]
    public void Every_supported_encoding_gives_the_same_text()
    {
        Assert.Equal((Words, "UTF-8"), Decoded(Encoding.UTF8.GetBytes(Words)));
        Assert.Equal((Words, "UTF-8"), Decoded([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Words)]));
        Assert.Equal((Words, "UTF-16"), Decoded([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Words)]));
        Assert.Equal((Words, "UTF-16 (big-endian)"),
            Decoded([.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Words)]));
    }

    [Fact]
    public void Text_that_is_not_UTF_8_is_read_as_Windows_1252_and_said_so()
    {
        // “café” in Windows-1252: 0x93, 0xE9, 0x94.
        SourceDocument document = Read([0x93, (byte)'c', (byte)'a', (byte)'f', 0xE9, 0x94]);
        Assert.Equal(("“café”", "Windows-1252"), (document.Text, document.Encoding));
        Assert.Contains("Windows-1252", Assert.Single(document.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("%PDF-1.7 x", "a PDF")]
    [InlineData("PK\u0003\u0004 x", "an archive")]
    [InlineData("a\0b\0", "bytes of value zero")]
    [InlineData("\u0001\u0002\u0003 x", "control characters")]
    [InlineData(" \n\t\n", "no text")]
    [InlineData("", "no text")]
    [InlineData("<html><body><img src=x></body></html>", "No text was found in the page")]
    public void What_is_no_text_is_refused_in_words(string content, string why)
    {
        (SourceDocument? document, Problem? problem) = DocumentReader.Read(Encoding.Latin1.GetBytes(content), "x.txt");
        Assert.Null(document);
        Assert.Contains(why, problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_are_paragraphs_unless_they_were_wrapped()
    {
        Assert.Equal(["One line.", "Another line that is longer."], Paragraphs("One line.\nAnother line that is longer.\n"));
        Assert.Equal(
            ["A first paragraph wrapped\r\nat twenty-six characters\r\nor so.", "A second one."],
            Paragraphs("A first paragraph wrapped\r\nat twenty-six characters\r\nor so.\r\n\r\n  A second one.  \r\n"));
    }

    [Fact]
    public void Markdown_keeps_its_offsets_and_knows_headings_and_quotations()
    {
        const string text = "# The *talks*\n\nHe said [yes](http://x.y/z_(w)), **twice**.\n\n> Set off\n> as a quotation.\n\n- item\n";
        SourceDocument document = Read(Encoding.UTF8.GetBytes(text), "x.md");
        Assert.Equal((text, text.Length), (document.Text, document.Readable.Length));
        Assert.Equal("The talks", document.Title);
        Assert.Equal([ParagraphKind.Heading, ParagraphKind.Prose, ParagraphKind.BlockQuote, ParagraphKind.Prose],
            document.Paragraphs.Select(one => one.Kind));
        Assert.DoesNotContain(document.Readable, one => one is '*' or '[' or ']' or '#');
        Assert.Equal(text.IndexOf("twice", StringComparison.Ordinal), document.Readable.IndexOf("twice", StringComparison.Ordinal));
    }

    [Fact]
    public void A_page_gives_its_main_text_title_and_date()
    {
        SourceDocument document = Read(Encoding.UTF8.GetBytes(Page), "page.html");
        Assert.Equal((DocumentKind.Html, "Envoys meet on the river", new DateOnly(2025, 2, 13)),
            (document.Kind, document.Title, document.Date));
        Assert.DoesNotContain("Subscribe", document.Text, StringComparison.Ordinal);
        Assert.Contains(document.Paragraphs, one => one.Kind == ParagraphKind.BlockQuote && one.Span.Of(document.Text)
            .StartsWith("No side", StringComparison.Ordinal));
        Assert.All(document.Paragraphs, one => Assert.Equal(one.Span.Of(document.Text), one.Span.Of(document.Text).Trim()));
        Assert.Equal(DocumentReader.Hash(Encoding.UTF8.GetBytes(document.Text)), document.Sha256);
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<div></x>")]
    [InlineData("<b><table><tr><td>")]
    public void A_nesting_bomb_is_refused(string bomb)
    {
        string page = "<html><body>" + string.Concat(Enumerable.Repeat(bomb, 100_000));
        (_, Problem? problem) = DocumentReader.Read(Encoding.UTF8.GetBytes(page), "x.html");
        Assert.Contains("nested", problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Line_breaks_of_a_page_end_paragraphs_two_at_a_time()
    {
        string page = "<html><body><article><p>One line<br>and more.<BR><br/>Another.</p></article></body></html>";
        SourceDocument document = Read(Encoding.UTF8.GetBytes(page), "x.html");
        Assert.Equal("One line and more.\n\nAnother.", document.Text);
    }

    [Fact]
    public void A_page_of_countless_elements_is_refused()
    {
        string page = "<html><body>" + string.Concat(Enumerable.Repeat("<p>a", 30_000));
        Assert.Contains("elements", DocumentReader.Read(Encoding.UTF8.GetBytes(page), "x.html").Problem!.Message, StringComparison.Ordinal);
    }

    private const string Page = """
        <!doctype html><html lang="en"><head><title>Envoys meet on the river</title>
        <meta property="article:published_time" content="2025-02-13T09:00:00Z"></head><body>
        <nav><ul><li><a href="/">Home</a><li><a href="/s">Subscribe</a></ul></nav>
        <article><h1>Envoys meet on the river</h1>
        <p>The envoys of both sides met on a barge in the middle of the river on Thursday, for the first time in a year, and talked until dusk.</p>
        <p>Nobody came out with a paper in hand, but nobody left the table either, which those who had waited on the banks took for a good sign.</p>
        <blockquote>No side will have to give up what it holds dear, and no side will have it all.</blockquote>
        <p>So read the only sentence that both delegations had agreed on, after nine hours, two meals, and a walk along the deck in the rain.</p>
        </article><footer>Subscribe to our letter</footer></body></html>
        """;

    private static (string Text, string Encoding) Decoded(byte[] content)
    {
        SourceDocument document = Read(content);
        return (document.Text, document.Encoding);
    }

    private static IEnumerable<string> Paragraphs(string text) =>
        Read(Encoding.UTF8.GetBytes(text)).Paragraphs.Select(one => one.Span.Of(text));

    private static SourceDocument Read(byte[] content, string name = "x.txt")
    {
        (SourceDocument? document, Problem? problem) = DocumentReader.Read(content, name);
        Assert.Null(problem);
        return document!;
    }
}
