namespace Entente.Evidence.Documents;

/// <summary>How a document was written.</summary>
internal enum DocumentKind
{
    /// <summary>Plain text: offsets count in the file's own text.</summary>
    Text,

    /// <summary>Markdown: offsets count in the file's own text, markup included.</summary>
    Markdown,

    /// <summary>A web page: offsets count in the main text that was extracted from it.</summary>
    Html,

    /// <summary>A PDF: offsets count in the text that was extracted from it.</summary>
    Pdf,

    /// <summary>A Word document: offsets count in the text that was extracted from it.</summary>
    Word,
}

/// <summary>A document to take evidence from: its text, and what is known about it. All offsets are UTF-16 code units of
/// <see cref="Text"/>.</summary>
internal sealed record SourceDocument
{
    /// <summary>The file as the user named it; `-` for standard input.</summary>
    public required string Name { get; init; }

    /// <summary>How it was written.</summary>
    public required DocumentKind Kind { get; init; }

    /// <summary>The text that offsets count in, without a byte-order mark.</summary>
    public required string Text { get; init; }

    /// <summary>The text as it is analysed: as long as <see cref="Text"/>, with Markdown's markup blanked out. Take words from
    /// <see cref="Text"/>.</summary>
    public required string Readable { get; init; }

    /// <summary>The paragraphs in order.</summary>
    public required IReadOnlyList<Paragraph> Paragraphs { get; init; }

    /// <summary>SHA-256 of the file whose text offsets count in, 64 lower-case hexadecimal digits: the document itself, or for a web page
    /// its extracted text as UTF-8.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The encoding that was found, such as `UTF-8` or `Windows-1252`.</summary>
    public required string Encoding { get; init; }

    /// <summary>Whether the text is no file's own but was extracted from a page, a PDF or a Word document.</summary>
    public bool IsExtracted => Kind is DocumentKind.Html or DocumentKind.Pdf or DocumentKind.Word;

    /// <summary>Title: a page's own, or the text's first line if it looks like one.</summary>
    public string? Title { get; init; }

    /// <summary>When it was published, as the page says or the user.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Who published it, as the page says.</summary>
    public string? Publisher { get; init; }

    /// <summary>Who wrote it, as the page says.</summary>
    public string? Author { get; init; }

    /// <summary>Where it can be found, as the page says.</summary>
    public string? Url { get; init; }

    /// <summary>Whether two apostrophes ('') are read as a quotation mark, as some databases write it.</summary>
    public bool ReadsDoubledApostrophes { get; init; }

    /// <summary>The name of another document of the same call that tells the same story in mostly the same words.</summary>
    public string? SameStoryAs { get; init; }

    /// <summary>What the reader of the document should know, such as a guessed encoding; whole sentences.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The day from which the days named at an offset count: that of the post it stands in, else the document's. `O(log n)`.</summary>
    public DateOnly? DateAt(int offset) => ParagraphAt(offset).Posted ?? Date;

    /// <summary>The paragraph that holds an offset, or the last one before it. `O(log n)`.</summary>
    public Paragraph ParagraphAt(int offset)
    {
        int low = 0, high = Paragraphs.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            (low, high) = Paragraphs[middle].Span.Start <= offset ? (middle, high) : (low, middle - 1);
        }

        return Paragraphs[low];
    }
}

/// <summary>A paragraph of a document.</summary>
/// <param name="Number">Counted from 1, as in the locator `¶3`.</param>
/// <param name="Span">Where it stands, without white space around it.</param>
/// <param name="Kind">What it is.</param>
internal sealed record Paragraph(int Number, TextSpan Span, ParagraphKind Kind = ParagraphKind.Prose)
{
    /// <summary>The page on which it begins, from 1, of a document that has pages.</summary>
    public int? Page { get; init; }

    /// <summary>The day of the post of a live blog that it belongs to.</summary>
    public DateOnly? Posted { get; init; }

    /// <summary>Whether it is no text but tells when the post under it was published.</summary>
    public bool IsPostHead { get; init; }
}

/// <summary>What a paragraph is.</summary>
internal enum ParagraphKind
{
    /// <summary>Running text.</summary>
    Prose,

    /// <summary>A heading.</summary>
    Heading,

    /// <summary>A passage set off as a quotation.</summary>
    BlockQuote,
}
