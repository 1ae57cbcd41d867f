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
    public void Running_titles_and_numbers_of_pages_are_left_out_and_paragraphs_go_on_past_them()
    {
        string[] Page(int number, params string[] words) =>
            ["The Strip Review, Volume 12", "", "", .. words, "", "", $"Institute of Border Studies      {number} of 4"];
        SourceDocument document = Read(Pdf(
            Page(1, "Anna Roe said that the talks would go on for a week, and that there would be", "more time to read the draft of the"),
            Page(2, "mediator before anybody had to sign it.", "", "Ivan Doe denied that the plan was dead."),
            Page(3, "Olga Lind said that the bill would have to be paid."),
            Page(4, "Olga Lind said that the bill would have to be paid.")), "review.pdf");
        Assert.Equal("""
            Anna Roe said that the talks would go on for a week, and that there would be more time to read the draft of the mediator before anybody had to sign it.

            Ivan Doe denied that the plan was dead.

            Olga Lind said that the bill would have to be paid.

            Olga Lind said that the bill would have to be paid.
            """.ReplaceLineEndings("\n"), document.Text);
    }

    [Fact]
    public void A_line_that_opens_some_pages_only_is_text()
    {
        string text = Read(Pdf(["The North", "", "Anna Roe said it."], ["The South", "", "Ivan Doe said it."], ["The East", "", "Olga Lind said it."]),
            "review.pdf").Text;
        Assert.All(["The North", "The South", "The East"], title => Assert.Contains(title, text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_pdf_whose_forms_draw_forms_without_end_is_refused()
    {
        Refused(Drawing("(Roe said it.) Tj", forms: 12, times: 10), "draws more than 50,000 forms");
        Refused(Drawing("(Roe said it.) Tj", forms: 60, times: 1), "forms, one inside the other");
    }

    [Fact]
    public void Forms_inside_forms_are_read() =>
        Assert.Contains("Roe said it", Read(Drawing("(Roe said it was dead.) Tj", forms: 3, times: 1), "a.pdf").Text, StringComparison.Ordinal);

    [Fact]
    public void A_pdf_that_takes_too_long_is_given_up()
    {
        Assert.Contains("took more than 0 seconds", PdfText.Read(Pdf(["Roe said it."]), "a.pdf", null, TimeSpan.Zero).Problem!.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_with_more_text_than_a_page_can_hold_is_refused() =>
        Refused(Drawing($"({new string('a', 2_000_000)}) Tj", forms: 1, times: 1), "more text than a page can hold");

    // A page that draws the first of some forms, each of which draws the next several times; the last shows text.
    private static byte[] Drawing(string shown, int forms, int times)
    {
        StringBuilder pdf = new("%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
            + "4 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\n");
        const string head = "/Resources << /Font << /F 4 0 R >> /XObject << /X {0} 0 R >> >>";
        string Resources(int next) => head.Replace("{0}", next.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        void Part(int number, string dictionary, string content) => pdf.Append(System.Globalization.CultureInfo.InvariantCulture,
            $"{number} 0 obj\n<< {dictionary} /Length {content.Length} >>\nstream\n{content}\nendstream\nendobj\n");
        pdf.Append("3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 5 0 R ").Append(Resources(6)).Append(" >>\nendobj\n");
        Part(5, "", "/X Do");
        for (int i = 0; i < forms; i++)
        {
            Part(6 + i, "/Type /XObject /Subtype /Form /BBox [0 0 600 800] " + Resources(7 + i), i + 1 == forms
                ? $"BT /F 10 Tf 50 700 Td {shown} ET" : string.Concat(Enumerable.Repeat("/X Do ", times)));
        }

        string body = pdf.ToString();
        pdf.Append(System.Globalization.CultureInfo.InvariantCulture, $"xref\n0 {forms + 6}\n0000000000 65535 f \n");
        for (int i = 1; i < forms + 6; i++)
        {
            pdf.Append(System.Globalization.CultureInfo.InvariantCulture, $"{body.IndexOf($"\n{i} 0 obj", StringComparison.Ordinal) + 1:0000000000} 00000 n \n");
        }

        return Encoding.Latin1.GetBytes(pdf.Append(System.Globalization.CultureInfo.InvariantCulture,
            $"trailer\n<< /Root 1 0 R /Size {forms + 6} >>\nstartxref\n{body.Length}\n%%EOF\n").ToString());
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
    public void Numbers_that_word_makes_itself_are_left_out_and_typed_ones_are_no_figures()
    {
        Paragraph Item(string text) => new(new ParagraphProperties(new NumberingProperties(
            new NumberingLevelReference { Val = 0 }, new NumberingId { Val = 1 })), new Run(new Text(text)));
        SourceDocument document = Read(Word(Item("The North leaves the strip."), Item("The South opens two harbours."),
            new Paragraph(new Run(new Text("12. Anna Roe said that the plan was dead."))),
            new Paragraph(new Run(new Text("(3) Ivan Doe denied that the truce was over.")))), "draft.docx");
        Assert.StartsWith("The North leaves the strip.\n\nThe South opens two harbours.\n\n12. Anna Roe", document.Text, StringComparison.Ordinal);
        EvidenceDraft draft = EvidenceDraft.Of(document);
        Assert.DoesNotContain(draft.Quantities, figure => figure.Value is 12 or 3);
        Assert.Equal(["Anna Roe", "Ivan Doe"], draft.Quotes.Select(quote => quote.Speaker!.Name));
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
