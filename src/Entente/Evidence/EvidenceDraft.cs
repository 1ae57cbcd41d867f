using Entente.Evidence.Dates;
using Entente.Evidence.Documents;
using Entente.Evidence.Quantities;
using Entente.Evidence.Quotations;
using Entente.Evidence.Stances;
using Entente.Evidence.Words;

namespace Entente.Evidence;

/// <summary>What the rules found in one document, for a person to accept or reject.</summary>
internal sealed record EvidenceDraft
{
    private EvidenceDraft(SourceDocument document, WordStream words) => (Document, Words) = (document, words);

    /// <summary>The document.</summary>
    public SourceDocument Document { get; }

    /// <summary>Its words and sentences.</summary>
    internal WordStream Words { get; }

    /// <summary>Statements attributed to somebody, in reading order.</summary>
    public IReadOnlyList<Quotation> Quotes { get; init; } = [];

    /// <summary>Dates, in reading order.</summary>
    public IReadOnlyList<FoundDate> Dates { get; init; } = [];

    /// <summary>Figures, in reading order.</summary>
    public IReadOnlyList<FoundQuantity> Quantities { get; init; } = [];

    /// <summary>People, governments, organisations and groups, in order of first mention.</summary>
    public IReadOnlyList<FoundActor> Actors { get; init; } = [];

    /// <summary>What actors demand, reject, offer, threaten, promise or concede, in reading order.</summary>
    public IReadOnlyList<FoundStance> Stances { get; init; } = [];

    /// <summary>Reads a document by the rules. Linear in its length.</summary>
    public static EvidenceDraft Of(SourceDocument document)
    {
        WordStream words = WordStream.Of(document);
        IReadOnlyList<FoundDate> dates = DateFinder.Find(document, words);
        (IReadOnlyList<Quotation> quotes, IReadOnlyList<FoundActor> actors) = QuotationFinder.Find(words);
        return new(document, words)
        {
            Quotes = quotes,
            Dates = dates,
            Quantities = QuantityFinder.Find(document, words, dates),
            Actors = actors,
            Stances = StanceFinder.Find(document, words, actors, quotes),
        };
    }
}
