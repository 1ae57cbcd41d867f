using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Entente.Scenarios;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.DocumentLayoutAnalysis.PageSegmenter;
using UglyToad.PdfPig.DocumentLayoutAnalysis.ReadingOrderDetector;
using UglyToad.PdfPig.DocumentLayoutAnalysis.WordExtractor;
using UglyToad.PdfPig.Exceptions;

namespace Entente.Evidence.Documents;

/// <summary>The text of a PDF, with its pages (read by PdfPig): blocks in reading order are paragraphs; words cut at a line's end are whole
/// again, and a paragraph that a page cuts goes on.</summary>
internal static class PdfText
{
    private const int MaxPages = 500;

    // What all compressed parts of a file may unpack to: a bomb of a few kilobytes could fill the memory.
    private const long MaxUnpacked = 200_000_000;

    // Looked at between pages; what one page may cost is limited by what it holds.
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(60);

    /// <summary>Whether these are the bytes of a PDF.</summary>
    public static bool IsPdf(ReadOnlySpan<byte> content) => content[..Math.Min(content.Length, 1024)].IndexOf("%PDF-"u8) >= 0;

    /// <summary>The document, or why there is none.</summary>
    public static (SourceDocument? Document, Problem? Problem) Read(byte[] content, string name, DateOnly? date) =>
        Read(content, name, date, MaxTime);

    /// <summary>The document, or why there is none, which may be that it takes too long.</summary>
    internal static (SourceDocument? Document, Problem? Problem) Read(byte[] content, string name, DateOnly? date, TimeSpan limit)
    {
        if (UnpacksTooFar(content))
        {
            return DocumentReader.Refuse(name, FormattableString.Invariant(
                $"This is a PDF that unpacks to more than {MaxUnpacked / 1_000_000} MB, or is packed twice; it is not read."));
        }

        PdfWatch watch = new();
        try
        {
            using PdfDocument pdf = PdfDocument.Open(content,
                new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, FilterProvider = watch });
            return pdf.NumberOfPages > MaxPages
                ? DocumentReader.Refuse(name,
                    FormattableString.Invariant($"The PDF has more than {MaxPages} pages; save the report alone."))
                : Read(pdf, watch, name, date, limit);
        }
        catch (Exception) when (watch.Why is not null)
        {
            return DocumentReader.Refuse(name, watch.Why);
        }
        catch (PdfDocumentEncryptedException)
        {
            return DocumentReader.Refuse(name, "This is a PDF that is protected by a password. Save it without one and read that.");
        }
        catch (Exception e) when (e is PdfDocumentFormatException or InvalidOperationException or ArgumentException or FormatException
            or IndexOutOfRangeException or KeyNotFoundException or NotSupportedException or IOException or NullReferenceException
            or InvalidDataException or InvalidCastException or OverflowException or ArithmeticException)
        {
            return DocumentReader.Refuse(name, "This is a PDF that is damaged, or of a kind that cannot be read.");
        }
    }

    private static (SourceDocument? Document, Problem? Problem) Read(PdfDocument pdf, PdfWatch watch, string name, DateOnly? date,
        TimeSpan limit)
    {
        List<PdfPage> pages = [];
        PdfCost cost = new(pdf);
        Stopwatch clock = Stopwatch.StartNew();
        for (int number = 1; number <= pdf.NumberOfPages; number++)
        {
            string? whyNot = clock.Elapsed < limit ? cost.WhyNot(number) ?? watch.Why : string.Create(CultureInfo.InvariantCulture,
                $"Reading the PDF took more than {limit.TotalSeconds:0} seconds and was given up at page {number}; save the pages that matter "
                + $"alone.");
            if (whyNot is not null)
            {
                return DocumentReader.Refuse(name, whyNot);
            }

            Page page = pdf.GetPage(number);
            pages.Add(new(number, page.Height, Blocks(page)));
        }

        StringBuilder text = new();
        List<Paragraph> paragraphs = [];
        foreach (PdfPage page in RunningTitles.Without(pages))
        {
            foreach (string block in page.Blocks.SelectMany(Paragraphs))
            {
                Add(text, paragraphs, block, page.Number);
            }
        }

        // A part that could not be unpacked because it was too much may have been passed over.
        return watch.Why is not null ? DocumentReader.Refuse(name, watch.Why)
            : paragraphs.Count == 0
            ? DocumentReader.Refuse(name, "The PDF holds no text, only pictures of pages, as a scanner makes them. Have its text "
                + "recognised (OCR) and read that.")
            : (PaperText.Of(name, DocumentKind.Pdf, "PDF", text.ToString(), paragraphs, (pdf.Information.Title, pdf.Information.Author),
                date), null);
    }

    // Lines that are near each other in columns, from the top, left before right.
    private static IReadOnlyList<PdfLine[]> Blocks(Page page)
    {
        Word[] words = [.. page.GetWords(NearestNeighbourWordExtractor.Instance).Where(word => !string.IsNullOrWhiteSpace(word.Text))];
        return words.Length == 0 ? [] : [.. UnsupervisedReadingOrderDetector.Instance.Get(RecursiveXYCut.Instance.GetBlocks(words))
            .Select(block => block.TextLines.Select(line => new PdfLine(line.Text.Trim(), line.BoundingBox.Left, line.BoundingBox.Right,
                line.BoundingBox.Bottom)).ToArray())];
    }

    // A block may hold several paragraphs: a line that ends early with a full stop ends one.
    private static IEnumerable<string> Paragraphs(PdfLine[] block)
    {
        StringBuilder open = new();
        double right = block.Max(line => line.Right);
        double width = right - block.Min(line => line.Left);
        foreach (PdfLine line in block)
        {
            Join(open, line.Text);
            bool isShort = right - line.Right > 0.15 * width;
            if (isShort && open.Length > 0 && open[^1] is '.' or '!' or '?' or '”' or '"' or ':')
            {
                yield return open.ToString();
                open.Clear();
            }
        }

        if (open.Length > 0)
        {
            yield return open.ToString();
        }
    }

    private static void Join(StringBuilder open, string line)
    {
        bool isCut = open.Length > 1 && open[^1] is '-' or '\u00AD' && char.IsLetter(open[^2]) && line.Length > 0 && char.IsLower(line[0]);
        if (isCut)
        {
            open.Length--;
        }
        else if (open.Length > 0)
        {
            open.Append(' ');
        }

        open.Append(line);
    }

    private static void Add(StringBuilder text, List<Paragraph> paragraphs, string block, int page)
    {
        string words = PlainText.OneLine(HiddenSigns.Without(block));
        if (words.Length == 0 || IsPageNumber(words))
        {
            return;
        }

        // `the talks would` at a page's end, `go on` on the next.
        bool goesOn = paragraphs.Count > 0 && paragraphs[^1].Page == page - 1 && char.IsLower(words[0])
            && text[^1] is not ('.' or '!' or '?' or ':' or '”' or '"');
        text.Append(goesOn ? " " : text.Length > 0 ? "\n\n" : "").Append(words);
        if (goesOn)
        {
            paragraphs[^1] = paragraphs[^1] with { Span = paragraphs[^1].Span with { End = text.Length } };
        }
        else
        {
            paragraphs.Add(new(paragraphs.Count + 1, new(text.Length - words.Length, text.Length)) { Page = page });
        }
    }

    private static bool IsPageNumber(string words) => words.Length < 12 && words.Any(char.IsAsciiDigit)
        && words.All(one => char.IsAsciiDigit(one) || one is ' ' or '-' or '–' or '/' or '|')
        || (words.StartsWith("Page ", StringComparison.Ordinal) && words.Length < 16 && words.Any(char.IsAsciiDigit));

    // Each packed part is unpacked and counted, nothing kept.
    private static bool UnpacksTooFar(byte[] content)
    {
        ReadOnlySpan<byte> rest = content;
        long unpacked = 0;
        byte[] block = new byte[1 << 16];
        for (int from = 0; rest[from..].IndexOf("stream"u8) is int found and >= 0;)
        {
            int at = from + found + "stream".Length, head = Math.Max(0, from + found - 400);
            bool isTwice = Count(rest[head..(from + found)], "FlateDecode"u8) > 1 && rest[head..(from + found)].LastIndexOf("["u8) >= 0
                && rest[(head + rest[head..(from + found)].LastIndexOf("["u8))..(from + found)] is var filters
                    && Count(filters, "FlateDecode"u8) > 1;
            if (isTwice)
            {
                return true;
            }

            while (at < content.Length && content[at] is (byte)'\r' or (byte)'\n')
            {
                at++;
            }

            if (at + 2 < content.Length && (content[at] & 0x0F) == 8 && ((content[at] << 8) + content[at + 1]) % 31 == 0)
            {
                unpacked += Unpacked(content, at, block, MaxUnpacked - unpacked);
            }

            if (unpacked > MaxUnpacked)
            {
                return true;
            }

            from = at;
        }

        return false;
    }

    private static int Count(ReadOnlySpan<byte> within, ReadOnlySpan<byte> word)
    {
        int count = 0;
        while (within.IndexOf(word) is int at and >= 0)
        {
            count++;
            within = within[(at + word.Length)..];
        }

        return count;
    }

    private static long Unpacked(byte[] content, int at, byte[] block, long most)
    {
        long length = 0;
        try
        {
            using ZLibStream stream = new(new MemoryStream(content, at, content.Length - at, writable: false), CompressionMode.Decompress);
            for (int read = stream.Read(block); read > 0 && length <= most; read = stream.Read(block))
            {
                length += read;
            }
        }
        catch (InvalidDataException)
        {
            // What is not packed so costs nothing.
        }

        return length;
    }
}
