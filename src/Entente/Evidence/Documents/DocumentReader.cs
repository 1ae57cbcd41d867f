using System.Security.Cryptography;
using Entente.Scenarios;

namespace Entente.Evidence.Documents;

/// <summary>Reads a document that evidence is taken from. Whatever is wrong with it is a problem, never an exception.</summary>
internal static class DocumentReader
{
    /// <summary>Largest legal document, in bytes.</summary>
    public const int MaxDocumentSize = 20_000_000;

    private const int MaxTitleLength = 200;

    /// <summary>The document at a path, or why it cannot be read.</summary>
    /// <param name="path">The file; its ending says how it is written, else its first characters do.</param>
    /// <param name="date">When it was published; overrides what a page says.</param>
    public static (SourceDocument? Document, Problem? Problem) ReadFile(string path, DateOnly? date = null)
    {
        try
        {
            if (Directory.Exists(path))
            {
                return Refuse(path, "This is a folder, not a file.");
            }

            if (!File.Exists(path))
            {
                return Refuse(path, "There is no such file.");
            }

            using FileStream stream = File.OpenRead(path);
            return Read(stream, path, date);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refuse(path, $"The file cannot be read: {FileFault.Words(e)}");
        }
    }

    /// <summary>The document in a stream, such as standard input, or why it cannot be read.</summary>
    public static (SourceDocument? Document, Problem? Problem) Read(Stream stream, string name, DateOnly? date = null)
    {
        using MemoryStream content = new();
        byte[] block = new byte[1 << 16];
        for (int length = 1; length > 0 && content.Length <= MaxDocumentSize;)
        {
            length = stream.Read(block);
            content.Write(block, 0, length);
        }

        return content.Length > MaxDocumentSize
            ? Refuse(name, string.Create(CultureInfo.InvariantCulture, $"The document is larger than {MaxDocumentSize / 1_000_000} MB, the "
                + $"most that is read."))
            : Read(content.GetBuffer().AsSpan(0, (int)content.Length), name, date);
    }

    /// <summary>The document in these bytes, or why it cannot be read.</summary>
    public static (SourceDocument? Document, Problem? Problem) Read(ReadOnlySpan<byte> content, string name, DateOnly? date = null)
    {
        if (PdfText.IsPdf(content))
        {
            return PdfText.Read(content.ToArray(), name, date);
        }

        if (WordText.IsWord(content))
        {
            return WordText.Read(content.ToArray(), name, date);
        }

        bool isPage = HasEnding(name, ".html", ".htm", ".xhtml") || TextEncoding.LooksLikePage(content);
        DecodedText decoded = TextEncoding.Decode(content, isPage);
        if (decoded.Failure is not null)
        {
            return Refuse(name, decoded.Failure);
        }

        if (isPage)
        {
            return WebPage.Read(decoded, name, date);
        }

        bool isMarkdown = HasEnding(name, ".md", ".markdown");
        (string readable, IReadOnlyList<Paragraph> paragraphs) = isMarkdown ? MarkdownText.Read(decoded.Text)
            : (decoded.Text, PostHeads.Dated(decoded.Text, PlainText.Paragraphs(decoded.Text)));
        return paragraphs.Count == 0
            ? Refuse(name, "There is no text in it.")
            : (new SourceDocument
            {
                Name = name,
                Kind = isMarkdown ? DocumentKind.Markdown : DocumentKind.Text,
                Text = decoded.Text,
                Readable = readable,
                Paragraphs = paragraphs,
                Sha256 = Hash(content),
                Encoding = decoded.Encoding,
                Title = Title(readable, paragraphs),
                Date = date,
                Warnings = decoded.Warnings,
            }, null);
    }

    /// <summary>SHA-256 as 64 lower-case hexadecimal digits.</summary>
    internal static string Hash(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    internal static (SourceDocument? Document, Problem? Problem) Refuse(string name, string why) =>
        (null, new(Severity.Error, name, 1, 1, "", why, null));

    private static bool HasEnding(string name, params ReadOnlySpan<string> endings)
    {
        foreach (string ending in endings)
        {
            if (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    // The first line is a title if it is short and does not end as a sentence does, or is a heading.
    internal static string? Title(string text, IReadOnlyList<Paragraph> paragraphs)
    {
        Paragraph first = paragraphs[0];
        string words = PlainText.OneLine(first.Span.Of(text));
        bool isTitle = first.Kind == ParagraphKind.Heading
            || (paragraphs.Count > 1 && words.Length <= MaxTitleLength && words[^1] is not ('.' or ':' or ','));
        return isTitle ? words : null;
    }
}
