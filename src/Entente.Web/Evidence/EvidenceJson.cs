using System.Text.Json.Nodes;
using Entente.Evidence;
using Entente.Evidence.Actors;
using Entente.Evidence.Documents;
using Entente.Evidence.Provenance;
using Entente.Scenarios;
using Entente.Scenarios.Format;

namespace Entente.Web.Evidence;

/// <summary>What a scenario rests on, as the page shows it.</summary>
/// <param name="file">A scenario without errors.</param>
internal sealed class EvidenceJson(ScenarioFile file)
{
    private const int MaxShown = 2_000_000; // characters: more is a book

    private readonly Scenario scenario = file.Scenario!;
    private readonly ActorsMeant actors = new(file.Scenario!);
    private readonly IReadOnlyList<NumberEvidence> numbers = NumberEvidence.Of(file);

    /// <summary>All sources, all evidence, and every number with the names of what it rests on.</summary>
    public JsonObject All() => new()
    {
        ["sources"] = List(scenario.Sources, source => Source(source.Key, source.Value)),
        ["evidence"] = List(scenario.Evidence, piece => Piece(piece.Key, piece.Value, null)),
        ["numbers"] = List(numbers, one => new JsonObject
        {
            ["path"] = one.Number.Path,
            ["written"] = NumberSyntax.Text(one.Number.Value),
            ["evidence"] = List(one.Evidence, piece => piece.Key),
        }),
    };

    /// <summary>A source of the scenario with its text in place, or why there is none.</summary>
    /// <param name="key">Its name.</param>
    /// <exception cref="RefusedException">There is no such source.</exception>
    public JsonObject OfSource(string key)
    {
        Source source = scenario.Sources.TryGet(key, out Source? there) ? there : throw RefusedException.Missing("source");
        if (source.File is null)
        {
            return WithText(key, source, null, "No copy of this source is kept beside the scenario.");
        }

        (SourceDocument? document, string? whyNot, bool isChanged) = SourceCopy.Open(file.Name, source);
        return document is null ? WithText(key, source, null, whyNot!)
            : WithText(key, source, EvidenceDraft.Of(document), isChanged ? SourceCopy.IsAnother(source) : null);
    }

    /// <summary>A source with what was found in its text.</summary>
    public JsonObject OfDraft(string key, EvidenceDraft draft) => WithText(key, scenario.Sources[key], draft, null);

    private JsonObject WithText(string key, Source source, EvidenceDraft? draft, string? problem)
    {
        if (draft?.Document.Text.Length > MaxShown)
        {
            (draft, problem) = (null, string.Create(CultureInfo.InvariantCulture,
                $"The text has more than {MaxShown / 1_000_000} million characters, the most that is shown."));
        }

        JsonObject told = Source(key, source);
        told["problem"] = problem;
        told["text"] = draft?.Document.Text;
        told["paragraphs"] = List(draft?.Document.Paragraphs ?? [], paragraph => new JsonArray(
            paragraph.Span.Start, paragraph.Span.End, JsonLayout.Name(paragraph.Kind)));
        told["evidence"] = List(scenario.Evidence.Where(piece => piece.Value.Source == key),
            piece => Piece(piece.Key, piece.Value, draft?.Document));
        told["read"] = draft is null ? null : DraftJson.Of(draft);
        told["actors"] = List(draft?.Actors ?? [], found => new JsonArray(found.Name, actors.By(found)));
        return told;
    }

    private static JsonObject Source(string key, Source source) => new()
    {
        ["source"] = key,
        ["title"] = source.Title,
        ["publisher"] = source.Publisher,
        ["author"] = source.Author,
        ["date"] = source.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["url"] = source.Url,
        ["file"] = source.File,
    };

    private JsonObject Piece(string name, PieceOfEvidence piece, SourceDocument? document) => new()
    {
        ["name"] = name,
        ["source"] = piece.Source,
        ["at"] = piece.At,
        ["span"] = document is not null && Place(piece, document) is TextSpan span ? new JsonArray(span.Start, span.End) : null,
        ["says"] = piece.Says,
        ["quote"] = piece.Quote,
        ["speaker"] = piece.Speaker,
        ["speaks-for"] = piece.SpeaksFor,
        ["analyst"] = piece.Analyst,
        ["confidence"] = JsonLayout.Name(piece.Confidence),
        ["status"] = JsonLayout.Name(piece.Status),
        ["actor"] = actors.By(piece),
        ["numbers"] = List(numbers.Where(one => one.Evidence.Any(rests => rests.Key == name)), one => one.Number.Path),
    };

    // Where the words stand now; the place given, where none are quoted.
    private static TextSpan? Place(PieceOfEvidence piece, SourceDocument document)
    {
        TextSpan? given = piece.At is string at ? Locator.Parse(at)?.In(document) : null;
        return piece.Quote is not string quote || (given is TextSpan there && QuotedWords.StandAt(document.Text, there, quote)) ? given
            : QuotedWords.Find(document.Text, quote, given?.Start ?? 0)?.Span;
    }

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode?> json) => new([.. items.Select(json)]);
}
