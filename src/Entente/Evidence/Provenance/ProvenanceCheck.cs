using Entente.Evidence.Documents;
using Entente.Scenarios;
using Entente.Scenarios.Checks;
using Entente.Scenarios.Yaml;

namespace Entente.Evidence.Provenance;

/// <summary>Whether the evidence of a scenario can still be found where it says: the copies of its sources, their hashes, and the words
/// quoted.</summary>
internal static class ProvenanceCheck
{
    /// <summary>Everything that does not hold, as warnings with places in the scenario file. Sources without a copy are not looked
    /// at.</summary>
    /// <param name="file">A scenario that was read from a file; copies are looked for from its folder.</param>
    public static IReadOnlyList<Problem> Of(ScenarioFile file)
    {
        if (file.Scenario is not Scenario scenario || scenario.Sources.Values.All(source => source.File is null))
        {
            return [];
        }

        List<Finding> findings = [];
        foreach ((string name, Source source) in scenario.Sources)
        {
            if (source.File is not null)
            {
                findings.AddRange(OfSource(file.Name, scenario, name, source));
            }
        }

        FindingPlacer placer = new(file.Name, YamlTree.Read(file.Text));
        return [.. findings.Select(placer.Place)];
    }

    /// <summary>A file with what its evidence lacks among its warnings, each in its place.</summary>
    public static ScenarioFile AddedTo(ScenarioFile file) => file with
    {
        Problems = [.. file.Problems.Concat(Of(file)).OrderBy(problem => problem.Severity).ThenBy(problem => problem.Line)
            .ThenBy(problem => problem.Column)],
    };

    private static IEnumerable<Finding> OfSource(string path, Scenario scenario, string name, Source source)
    {
        (SourceDocument? document, string? whyNot, bool changed) = SourceCopy.Open(path, source);
        if (document is null)
        {
            yield return Finding.Warning($"sources.{name}.file", whyNot!);
            yield break;
        }

        if (changed)
        {
            yield return Finding.Warning(
                $"sources.{name}.sha256", SourceCopy.IsAnother(source), "Places were checked by the words quoted.");
        }

        foreach ((string key, PieceOfEvidence piece) in scenario.Evidence)
        {
            if (piece.Source == name && piece.Status != EvidenceStatus.Rejected
                && OfPiece(key, piece, document, changed) is Finding finding)
            {
                yield return finding;
            }
        }
    }

    private static Finding? OfPiece(string key, PieceOfEvidence piece, SourceDocument document, bool changed)
    {
        if (piece.At is null || Locator.Parse(piece.At) is not Locator at)
        {
            return piece.Quote is string loose && QuotedWords.Find(document.Text, loose) is null ? Lost($"evidence.{key}.quote") : null;
        }

        bool outside = at.Paragraph > document.Paragraphs.Count || at.Paragraph == 0 || at.Span?.End > document.Text.Length;
        if (piece.Quote is not string quote)
        {
            return outside ? Finding.Warning($"evidence.{key}.at", $"The source has no `{piece.At}`: it has {Size(document)}.")
                : changed && at.Span is not null
                    ? Finding.Warning($"evidence.{key}.at", $"Whether `{piece.At}` is still the right place cannot be told: the copy "
                        + "changed, and no words are quoted.", "Add a `quote`, or read the source again.")
                : null;
        }

        if (!outside && IsThere(at, quote, document))
        {
            return null;
        }

        if (QuotedWords.Find(document.Text, quote, at.Span?.Start ?? 0) is not (TextSpan span, double share))
        {
            return Lost($"evidence.{key}.quote");
        }

        string now = (new Locator(document.ParagraphAt(span.Start).Number, at.Span is null ? null : span)).ToString();
        return share < 1
            ? Finding.Warning($"evidence.{key}.quote",
                string.Create(CultureInfo.InvariantCulture, $"The words quoted stand at {now} in nearly the same form "
                + $"({share * 100:0} % of them)."), "Look whether they still say it.")
            : Finding.Warning($"evidence.{key}.at", $"The words quoted do not stand at `{piece.At}` but at {now}.", $"Write `at: {now}`.");
    }

    private static bool IsThere(Locator at, string quote, SourceDocument document) => at.Span is TextSpan span
        ? QuotedWords.StandAt(document.Text, span, quote)
        : QuotedWords.Find(document.Paragraphs[at.Paragraph!.Value - 1].Span.Of(document.Text), quote) is (_, 1);

    private static Finding Lost(string path) =>
        Finding.Warning(path, "The words quoted do not stand in the source.", "Was the right copy kept?");

    private static string Size(SourceDocument document) =>
        string.Create(CultureInfo.InvariantCulture, $"{document.Paragraphs.Count} paragraphs and {document.Text.Length} characters");
}
