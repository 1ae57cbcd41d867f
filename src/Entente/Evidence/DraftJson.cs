using System.Text.Json.Nodes;
using Entente.Evidence.Dates;
using Entente.Evidence.Documents;
using Entente.Evidence.Stances;

namespace Entente.Evidence;

/// <summary>What `read` found, for other programs; the keys are stable.</summary>
internal static class DraftJson
{
    public static JsonObject Of(EvidenceDraft draft)
    {
        SourceDocument document = draft.Document;
        return new()
        {
            ["source"] = document.Name,
            ["date"] = Day(document.Date),
            ["title"] = document.Title,
            ["publisher"] = document.Publisher,
            ["author"] = document.Author,
            ["url"] = document.Url,
            ["encoding"] = document.Encoding,
            ["sha256"] = document.Sha256,
            ["characters"] = document.Text.Length,
            ["text"] = document.IsExtracted ? document.Text : null,
            ["pages"] = document.Paragraphs[0].Page is null ? null
                : List(document.Paragraphs.GroupBy(paragraph => paragraph.Page!.Value), page => new JsonObject
                {
                    ["page"] = page.Key,
                    ["start"] = page.First().Span.Start,
                    ["paragraph"] = page.First().Number,
                }),
            ["same-story-as"] = document.SameStoryAs,
            ["warnings"] = List(document.Warnings, warning => JsonValue.Create(warning)),
            ["quotes"] = List(draft.Quotes, Json),
            ["dates"] = List(draft.Dates, Json),
            ["quantities"] = List(draft.Quantities, Json),
            ["actors"] = List(draft.Actors, Json),
            ["stances"] = List(draft.Stances, Json),
            ["turns"] = Turns([draft]),
        };
    }

    /// <summary>How stances turned over several documents.</summary>
    public static JsonArray Turns(IReadOnlyList<EvidenceDraft> drafts) => List(StanceLines.Of(drafts), line => new JsonObject
    {
        ["actor"] = line.Actor,
        ["about"] = line.About,
        ["stances"] = List(line.Stances, one => new JsonObject
        {
            ["source"] = one.Draft.Document.Name,
            ["start"] = one.Stance.Cue.Start,
            ["date"] = Day(one.Day),
            ["kind"] = Word(one.Stance.Kind),
        }),
    });

    private static JsonObject Json(Quotation quote) => new()
    {
        ["kind"] = Word(quote.Kind),
        ["spans"] = List(quote.Spans, Json),
        ["text"] = quote.Text,
        ["polarity"] = Word(quote.Polarity),
        ["speaker"] = quote.Speaker is Speaker speaker
            ? new JsonObject
            {
                ["start"] = speaker.Span.Start,
                ["end"] = speaker.Span.End,
                ["text"] = speaker.Text,
                ["name"] = speaker.Name,
                ["role"] = speaker.Role,
                ["organisation"] = speaker.Organisation,
            }
            : null,
        ["cue"] = quote.Cue is TextSpan cue ? Json(cue) : null,
        ["rule"] = quote.Rule,
        ["confidence"] = quote.Confidence,
    };

    private static JsonObject Json(FoundDate date) => new()
    {
        ["start"] = date.Span.Start,
        ["end"] = date.Span.End,
        ["text"] = date.Text,
        ["date"] = Day(date.Date),
        ["until"] = Day(date.End),
        ["relation"] = date.Relation == DateRelation.None ? null : Word(date.Relation),
        ["deadline"] = date.IsDeadline,
        ["rule"] = date.Rule,
        ["confidence"] = date.Confidence,
        ["note"] = date.Note,
    };

    private static JsonObject Json(FoundQuantity quantity) => new()
    {
        ["start"] = quantity.Span.Start,
        ["end"] = quantity.Span.End,
        ["text"] = quantity.Text,
        ["value"] = quantity.Value,
        ["high"] = quantity.High,
        ["unit"] = quantity.Unit,
        ["what"] = quantity.What,
        ["direction"] = quantity.Direction is Direction way ? Word(way) : null,
        ["change"] = quantity.Change,
        ["level"] = quantity.Level,
        ["bound"] = quantity.Bound,
        ["rule"] = quantity.Rule,
        ["confidence"] = quantity.Confidence,
        ["note"] = quantity.Note,
    };

    private static JsonObject Json(FoundActor actor) => new()
    {
        ["name"] = actor.Name,
        ["kind"] = Word(actor.Kind),
        ["role"] = actor.Role,
        ["organisation"] = actor.Organisation,
        ["mentions"] = List(actor.Mentions, Json),
    };

    private static JsonObject Json(FoundStance stance) => new()
    {
        ["start"] = stance.Span.Start,
        ["end"] = stance.Span.End,
        ["kind"] = Word(stance.Kind),
        ["cue"] = Json(stance.Cue),
        ["actor"] = stance.Actor,
        ["what"] = stance.What is TextSpan what ? Json(what) : null,
        ["rule"] = stance.Rule,
        ["confidence"] = stance.Confidence,
    };

    private static JsonArray Json(TextSpan span) => new(span.Start, span.End);

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode?> json) => new([.. items.Select(json)]);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
