using Entente.Pages;
using Entente.Scenarios;

namespace Entente.Answers.Run;

/// <summary>What the numbers rest on: every piece of evidence with its source, and the sources.</summary>
internal static class EvidenceTable
{
    public static Section Section(Words words)
    {
        Scenario scenario = words.Scenario;
        if (scenario.Evidence.Count == 0)
        {
            return new("Evidence", [new Paragraph("The scenario names no evidence: its numbers are its author's word alone.")]);
        }

        int judgements = scenario.Evidence.Values.Count(piece => piece.Source is null);
        return new("Evidence",
        [
            new Paragraph($"{Say.Count(scenario.Evidence.Count)} pieces of evidence from {Say.Count(scenario.Sources.Count)} "
                + $"sources; {Say.Count(judgements)} of them are the analyst's own judgement, without a document."),
            new Disclosure("Every piece of evidence", [Pieces(scenario, words)]),
            .. scenario.Sources.Count == 0 ? Array.Empty<Block>() : [new Disclosure("The sources", [Sources(scenario)])],
        ]);
    }

    private static DataTable Pieces(Scenario scenario, Words words) => new(
        "Evidence, in the analyst's words",
        ["Name", "What it says", "Who said it", "Source", "Confidence"],
        [
            .. scenario.Evidence.Select(piece => new ValueList<string>(
            [
                piece.Key, piece.Value.Says, Speaker(piece.Value, words),
                piece.Value.Source is not string source ? "own judgement" : piece.Value.At is string at
                    ? $"{scenario.Sources[source].Title}, {at}" : scenario.Sources[source].Title,
                Confidence(piece.Value),
            ])),
        ]);

    private static DataTable Sources(Scenario scenario) => new(
        "Sources",
        ["Title", "Who published it", "Date", "Where"],
        [
            .. scenario.Sources.Values.Select(source => new ValueList<string>(
                [source.Title, Joined(source.Author, source.Publisher), source.Date is DateOnly date ? Say.Day(date) : "", source.Url
                    ?? source.File ?? ""])),
        ]);

    private static string Speaker(PieceOfEvidence piece, Words words) =>
        piece.Speaker is null ? "" : piece.SpeaksFor is null ? piece.Speaker : $"{piece.Speaker}, for {words.Actor(piece.SpeaksFor)}";

    private static string Confidence(PieceOfEvidence piece)
    {
        string confidence = piece.Confidence.ToString().ToLowerInvariant();
        return piece.Status == EvidenceStatus.Accepted ? confidence : $"{confidence}, {piece.Status.ToString().ToLowerInvariant()}";
    }

    private static string Joined(params string?[] names) => string.Join(", ", names.OfType<string>());
}
