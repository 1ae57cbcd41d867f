using System.Text;
using Entente.Evidence;
using Entente.Evidence.Documents;

namespace Entente.Tests.Evidence;

/// <summary>What the rules find in a text written in a test.</summary>
internal static class Drafts
{
    /// <summary>The day on which the articles of the tests appeared, a Thursday.</summary>
    public static readonly DateOnly Thursday = new(2025, 2, 13);

    public static EvidenceDraft Of(string text, DateOnly? date)
    {
        (SourceDocument? document, _) = DocumentReader.Read(Encoding.UTF8.GetBytes(text), "article.txt", date);
        return EvidenceDraft.Of(document!);
    }

    /// <summary>Nothing where the text is no document.</summary>
    public static EvidenceDraft? OfAny(string text, DateOnly? date = null) =>
        DocumentReader.Read(Encoding.UTF8.GetBytes(text), "article.txt", date ?? Thursday).Document is SourceDocument document
            ? EvidenceDraft.Of(document) : null;

    public static EvidenceDraft Of(string text) => Of(text, Thursday);
}
