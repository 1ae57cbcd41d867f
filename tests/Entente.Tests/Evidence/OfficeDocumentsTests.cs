using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Entente.Evidence;
using Entente.Evidence.Documents;
using Entente.Evidence.Provenance;
using Entente.Scenarios;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;
using PageSize = UglyToad.PdfPig.Content.PageSize;

namespace Entente.Tests.Evidence;

/// <summary>Reports as PDF and Word: paragraphs, pages, and refusals in words.</summary>
public sealed class OfficeDocumentsTests
{
    [Fact]
    public void A_pdf_gives_paragraphs_with_their_pages()
    {
        byte[] pdf = Pdf(["Talks on the strip go on", "", "Anna Roe said that the talks would go on for a week, and that there",
            "would be more time to read the draft of the medi-", "ator.", "", "Ivan Doe denied that the plan was dead."],
            ["Olga Lind said that the bill would have to be paid."]);
        SourceDocument document = Read(pdf, "report.pdf");
        Assert.Equal(DocumentKind.Pdf, document.Kind);
        Assert.Contains("the draft of the mediator.", document.Text, StringComparison.Ordinal);
        Assert.Equal([1, 2], document.Paragraphs.Select(one => one.Page!.Value).Distinct());
        EvidenceDraft draft = EvidenceDraft.Of(document);
        Assert.Equal(["Anna Roe", "Ivan Doe", "Olga Lind"], draft.Quotes.Select(quote => quote.Speaker!.Name));
        string at = Locator.Of(document, draft.Quotes[^1].Spans[0].Start, draft.Quotes[^1].Spans[0]).ToString();
        Assert.StartsWith("p2 ¶", at, StringComparison.Ordinal);
        Assert.Equal(draft.Quotes[^1].Spans[0], Locator.Parse(at)!.In(document));
    }

    [Fact]
    public void A_pdf_of_pictures_is_refused_with_what_to_do() => Refused(Pdf([]), "OCR");

    [Fact]
    public void A_damaged_pdf_is_refused() => Refused(Encoding.ASCII.GetBytes("%PDF-1.7 nothing"), "damaged");

    [Fact]
    public void A_pdf_with_a_password_is_refused()
    {
        string plain = Encoding.Latin1.GetString(Pdf(["Anna Roe said it."]));
        int trailer = plain.LastIndexOf("trailer", StringComparison.Ordinal), open = plain.IndexOf("<<", trailer, StringComparison.Ordinal);
        string key = new('A', 32);
        string locked = plain.Insert(open + 2,
            $" /Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O ({key}) /U ({key}) >> /ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>] ");
        Refused(Encoding.Latin1.GetBytes(locked), "password");
    }

    [Fact]
    public void A_pdf_that_unpacks_without_end_is_refused()
    {
        using MemoryStream packed = new();
        using (ZLibStream zip = new(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            byte[] blank = new byte[1 << 20];
            for (int i = 0; i < 250; i++)
            {
                zip.Write(blank);
            }
        }

        byte[] head = Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj\n<< /Length 1 /Filter /FlateDecode >>\nstream\n");
        Refused([.. head, .. packed.ToArray(), .. "\nendstream\nendobj\n"u8], "unpacks");
        Refused(Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj\n<< /Filter [/FlateDecode /FlateDecode] >>\nstream\nx\nendstream"), "packed twice");
    }

    [Fact]
    public void A_word_document_gives_its_paragraphs_with_changes_accepted()
    {
        SourceDocument document = Read(Word(
            new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "Heading1" }), new Run(new Text("Talks go on"))),
            new Paragraph(new Run(new Text("Anna Roe ") { Space = SpaceProcessingModeValues.Preserve }),
                new DeletedRun(new Run(new DeletedText("never "))), new Run(new Text("said that the plan was dead."))),
            new Paragraph(new Run(new Text("Ivan Doe denied it")), new Run(new RunProperties(
                new VerticalTextAlignment { Val = VerticalPositionValues.Superscript }), new Text("1")), new Run(new Text(".")))), "minutes.docx");
        Assert.Equal((DocumentKind.Word, "Talks go on"), (document.Kind, document.Title));
        Assert.Equal("Talks go on\n\nAnna Roe said that the plan was dead.\n\nIvan Doe denied it.", document.Text);
        Assert.Equal(ParagraphKind.Heading, document.Paragraphs[0].Kind);
        Assert.Equal("Anna Roe", EvidenceDraft.Of(document).Quotes[0].Speaker!.Name);
    }

    [Fact]
    public void A_damaged_word_document_and_one_that_unpacks_without_end_are_refused()
    {
        Refused(Encoding.Latin1.GetBytes("PK\u0003\u0004 word/document.xml"), "Word document");
        using MemoryStream bomb = new();
        using (ZipArchive zip = new(bomb, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream part = zip.CreateEntry("word/document.xml", CompressionLevel.SmallestSize).Open();
            byte[] blank = new byte[1 << 20];
            for (int i = 0; i < 250; i++)
            {
                part.Write(blank);
            }
        }

        Refused(bomb.ToArray(), "unpacks");
    }

    [Fact]
    public void The_same_story_in_two_papers_is_noticed()
    {
        string story = string.Join(' ', Enumerable.Range(0, 60).Select(i => $"word{i} went to place{i * 7 % 13} on day{i}"));
        string other = string.Join(' ', Enumerable.Range(0, 60).Select(i => $"item{i} came from town{i} by road{i * 3 % 11}"));
        IReadOnlyList<SourceDocument> marked = SameStory.Marked(
            [Text(story, "a.txt"), Text(other, "b.txt"), Text("A new headline. " + story.ToUpperInvariant() + " More was said.", "c.txt"), Text("Short.", "d.txt")]);
        Assert.Equal([null, null, "a.txt", null], marked.Select(one => one.SameStoryAs));
        Assert.Contains("count both as one source", Assert.Single(marked[2].Warnings), StringComparison.Ordinal);
    }

    private static SourceDocument Text(string text, string name) => Read(Encoding.UTF8.GetBytes(text), name);

    private static byte[] Pdf(params string[][] pages)
    {
        const double top = 780, left = 60, line = 14;
        PdfDocumentBuilder builder = new();
        PdfDocumentBuilder.AddedFont font = builder.AddStandard14Font(Standard14Font.Helvetica);
        foreach (string[] lines in pages)
        {
            PdfPageBuilder page = builder.AddPage(PageSize.A4);
            for (int i = 0; i < lines.Length; i++)
            {
                if (lines[i].Length > 0)
                {
                    page.AddText(lines[i], 11, new PdfPoint(left, top - (i * line)), font);
                }
            }
        }

        return builder.Build();
    }

    private static byte[] Word(params Paragraph[] paragraphs)
    {
        using MemoryStream stream = new();
        using (WordprocessingDocument word = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            word.AddMainDocumentPart().Document = new Document(new Body(paragraphs));
        }

        return stream.ToArray();
    }

    private static void Refused(byte[] content, string why)
    {
        (SourceDocument? document, Problem? problem) = DocumentReader.Read(content, "report.pdf");
        Assert.Null(document);
        Assert.Contains(why, problem!.Message, StringComparison.Ordinal);
    }

    private static SourceDocument Read(byte[] content, string name)
    {
        (SourceDocument? document, Problem? problem) = DocumentReader.Read(content, name);
        Assert.Null(problem);
        return document!;
    }
}
