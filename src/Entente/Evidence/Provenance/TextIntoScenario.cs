using System.Text;
using Entente.Evidence.Documents;
using Entente.Scenarios;

namespace Entente.Evidence.Provenance;

/// <summary>What `read --into` makes of a scenario and one text: the scenario with the proposals, and the copy that they count on.</summary>
/// <param name="File">The scenario with the proposals added; one with errors is not to be written.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Copy">Where the text of a page is to be put before the scenario is written, which must not name a text that is not
/// there; null for a text that lies there.</param>
/// <param name="Sentence">What came of it, for the user.</param>
internal sealed record TextIntoScenario(ScenarioFile File, EvidenceProposals.Outcome Outcome, string? Copy, string Sentence)
{
    /// <summary>Adds the proposals of a text.</summary>
    /// <param name="file">A scenario without errors.</param>
    /// <param name="draft">What was found in a document that is named by its path; for a page, the text is kept beside it.</param>
    /// <param name="path">The path of the scenario.</param>
    /// <exception cref="ArgumentException">The proposals cannot be added, or the text has no file.</exception>
    public static TextIntoScenario Of(ScenarioFile file, EvidenceDraft draft, string path)
    {
        SourceDocument document = draft.Document;
        if (document.Name == "-")
        {
            throw new ArgumentException("Standard input cannot be kept as a source; save the text as a file first.");
        }

        string copy = CopyOf(document);
        EvidenceProposals.Outcome outcome = EvidenceProposals.Add(file, draft, FromFolderOf(path, copy));
        return new(ScenarioReader.Read(outcome.Text, path), outcome,
            document.IsExtracted && !Holds(copy, document.Text) ? copy : null, SentenceOf(document.Name, outcome));
    }

    /// <summary>The file whose text offsets count in: the document's own, for a page the text beside it.</summary>
    public static string CopyOf(SourceDocument document) =>
        document.IsExtracted ? document.Name + ".txt" : document.Name;

    /// <summary>A path as the scenario writes it: from its own folder, with slashes.</summary>
    public static string FromFolderOf(string scenario, string file) =>
        Path.GetRelativePath(Path.GetDirectoryName(Path.GetFullPath(scenario))!, Path.GetFullPath(file)).Replace('\\', '/');

    /// <summary>How many proposals were added, and under which source.</summary>
    public static string SentenceOf(string name, EvidenceProposals.Outcome outcome)
    {
        string known = outcome.Known == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; {outcome.Known} stood there already");
        string added = outcome.Added.Count == 1
            ? "one proposal" : string.Create(CultureInfo.InvariantCulture, $"{outcome.Added.Count} proposals");
        return $"{name}: {added} added under the source "
            + $"`{outcome.Source}`{known}.{(outcome.Added.Count > 0 ? " Judge them with `entente review`." : "")}";
    }

    private static bool Holds(string path, string text)
    {
        try
        {
            return System.IO.File.Exists(path)
                && System.IO.File.ReadAllBytes(path).AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(text));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
