using System.Text;

namespace Entente.Evidence.Documents;

/// <summary>A document made for paper, once its text is out of its file: a PDF, or a file of a word processor.</summary>
internal static class PaperText
{
    /// <summary>The document.</summary>
    /// <param name="name">Name of the file.</param>
    /// <param name="kind">What kind of file.</param>
    /// <param name="called">What that kind is called.</param>
    /// <param name="text">Its text.</param>
    /// <param name="paragraphs">Where its paragraphs stand in it.</param>
    /// <param name="says">Title and author as the file says them; null or blank where it does not.</param>
    /// <param name="date">When it was published, if somebody said so.</param>
    public static SourceDocument Of(string name, DocumentKind kind, string called, string text, IReadOnlyList<Paragraph> paragraphs,
        (string? Title, string? Author) says, DateOnly? date) => new()
        {
            Name = name,
            Kind = kind,
            Text = text,
            Readable = text,
            Paragraphs = paragraphs,
            Sha256 = DocumentReader.Hash(Encoding.UTF8.GetBytes(text)),
            Encoding = called.Split(' ')[0],
            Title = string.IsNullOrWhiteSpace(says.Title) || IsFileName(says.Title) ? DocumentReader.Title(text, paragraphs)
                : PlainText.OneLine(says.Title),
            Author = string.IsNullOrWhiteSpace(says.Author) ? null : PlainText.OneLine(says.Author),
            Date = date,
            Warnings = date is null ? [$"A {called} does not say when it was published; give it with --date."] : [],
        };

    // Programs that print put the name of the file where the title belongs: `report-v2.docx`, `Microsoft Word - report`.
    private static bool IsFileName(string title) => title.StartsWith("Microsoft Word - ", StringComparison.Ordinal)
        || (!title.Trim().Contains(' ') && Path.GetExtension(title.Trim()) is { Length: >= 4 and <= 5 } ending
            && ending.Skip(1).All(char.IsAsciiLetterOrDigit));
}
