using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Entente.Scenarios;

namespace Entente.Evidence.Documents;

/// <summary>The text of a Word document (.docx): its paragraphs and those of its tables, as they stand with all changes accepted, without
/// notes
/// and comments.</summary>
internal static class WordText
{
    private const long MaxUnpacked = 200_000_000;
    private const int MaxParts = 5_000;

    /// <summary>Whether these are the bytes of a Word document.</summary>
    public static bool IsWord(ReadOnlySpan<byte> content) => content.StartsWith("PK\u0003\u0004"u8)
        && content.IndexOf("word/document"u8) >= 0;

    /// <summary>The document, or why there is none.</summary>
    public static (SourceDocument? Document, Problem? Problem) Read(byte[] content, string name, DateOnly? date)
    {
        try
        {
            using (ZipArchive parts = new(new MemoryStream(content, writable: false), ZipArchiveMode.Read))
            {
                if (parts.Entries.Count > MaxParts || parts.Entries.Sum(part => part.Length) > MaxUnpacked)
                {
                    return DocumentReader.Refuse(name, FormattableString.Invariant(
                        $"This is a Word document that unpacks to more than {MaxUnpacked / 1_000_000} MB; it is not read."));
                }
            }

            using WordprocessingDocument word = WordprocessingDocument.Open(new MemoryStream(content, writable: false), isEditable: false,
                new OpenSettings { MaxCharactersInPart = MaxUnpacked });
            return Read(word, name, date);
        }
        catch (Exception e) when (e is OpenXmlPackageException or InvalidDataException or FileFormatException or XmlException or IOException
            or ArgumentException or InvalidOperationException or FormatException)
        {
            return DocumentReader.Refuse(name, "This is a Word document that is damaged and cannot be read.");
        }
    }

    private static (SourceDocument? Document, Problem? Problem) Read(WordprocessingDocument word, string name, DateOnly? date)
    {
        StringBuilder text = new();
        List<Documents.Paragraph> paragraphs = [];
        foreach (DocumentFormat.OpenXml.Wordprocessing.Paragraph one in
            word.MainDocumentPart?.Document?.Body?.Descendants<DocumentFormat.OpenXml.Wordprocessing.Paragraph>() ?? [])
        {
            string words = PlainText.OneLine(HiddenSigns.Without(Words(one)));
            if (words.Length > 0)
            {
                text.Append(text.Length > 0 ? "\n\n" : "").Append(words);
                paragraphs.Add(new(paragraphs.Count + 1, new(text.Length - words.Length, text.Length), KindOf(one)));
            }
        }

        if (paragraphs.Count == 0)
        {
            return DocumentReader.Refuse(name, "There is no text in the Word document.");
        }

        return (PaperText.Of(name, DocumentKind.Word, "Word document", text.ToString(), paragraphs,
            (word.PackageProperties.Title, word.PackageProperties.Creator), date), null);
    }

    private static string Words(DocumentFormat.OpenXml.Wordprocessing.Paragraph paragraph)
    {
        StringBuilder words = new();
        foreach (OpenXmlElement one in paragraph.Descendants())
        {
            // A text box inside a paragraph has paragraphs of its own.
            if (one.Ancestors<DocumentFormat.OpenXml.Wordprocessing.Paragraph>().First() != paragraph
                || one.Ancestors<DeletedRun>().Any())
            {
                continue;
            }

            words.Append(one switch
            {
                Text text => IsFootnoteMark(text) ? "" : text.Text,
                TabChar or Break or CarriageReturn => " ",
                NoBreakHyphen => "-",
                _ => "",
            });
        }

        return words.ToString();
    }

    private static bool IsFootnoteMark(Text text) => text.Text.All(one => char.IsAsciiDigit(one) || one is '*' or '[' or ']')
        && text.Parent is Run { RunProperties.VerticalTextAlignment.Val: { } place } && place.Value == VerticalPositionValues.Superscript;

    private static ParagraphKind KindOf(DocumentFormat.OpenXml.Wordprocessing.Paragraph paragraph)
    {
        string style = paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? "";
        return style.StartsWith("Heading", StringComparison.OrdinalIgnoreCase) || style.Equals("Title", StringComparison.OrdinalIgnoreCase)
            ? ParagraphKind.Heading
            : style.Contains("Quote", StringComparison.OrdinalIgnoreCase) ? ParagraphKind.BlockQuote : ParagraphKind.Prose;
    }
}
