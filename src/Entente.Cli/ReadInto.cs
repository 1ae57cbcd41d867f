using System.CommandLine;
using System.Text;
using Entente.Evidence;
using Entente.Evidence.Documents;
using Entente.Evidence.Provenance;
using Entente.Scenarios;

namespace Entente.Cli;

/// <summary>`read … --into scenario.yaml`: what was found, added to a scenario as proposals.</summary>
internal static class ReadInto
{
    /// <summary>Adds the proposals of every draft, and writes the scenario once, at the end, or not at all.</summary>
    public static int Write(string path, IReadOnlyList<EvidenceDraft> drafts, ParseResult call) => Write(path, call, (file, change) =>
    {
        foreach (EvidenceDraft draft in drafts)
        {
            if (draft.Document.Name == "-")
            {
                throw new ArgumentException("Standard input cannot be kept as a source; save the text as a file first.");
            }

            string copy = draft.Document.Kind == DocumentKind.Html ? draft.Document.Name + ".txt" : draft.Document.Name;
            EvidenceProposals.Outcome outcome = EvidenceProposals.Add(file, draft, FromFolderOf(path, copy));
            change.Said.Add(Sentence(draft.Document.Name, outcome));
            file = ScenarioReader.Read(outcome.Text, path);
            if (file.Scenario is null)
            {
                return file;
            }

            if (draft.Document.Kind == DocumentKind.Html && !Holds(copy, draft.Document.Text))
            {
                change.Copies.Add((copy, draft.Document.Text));
            }
        }

        return file;
    });

    /// <summary>Adds the finding of an event study.</summary>
    public static int WriteFinding(string path, MarketReading reading, ParseResult call) => Write(path, call, (file, change) =>
    {
        (SourceDocument? prices, Problem? problem) = DocumentReader.ReadFile(reading.File);
        if (prices is null)
        {
            throw new ArgumentException(problem!.Message);
        }

        int line = reading.Series.Days.First(day => day.Date >= reading.Event).Line;
        EvidenceProposals.Outcome outcome = EvidenceProposals.AddFinding(file, prices, FromFolderOf(path, reading.File), line, MarketText.Sentence(reading));
        change.Said.Add(Sentence(reading.File, outcome));
        return ScenarioReader.Read(outcome.Text, path);
    });

    /// <summary>Reads a scenario, lets it be changed, and writes it if it changed and is still legal.</summary>
    private static int Write(string path, ParseResult call, Func<ScenarioFile, Additions, ScenarioFile> change)
    {
        TextWriter error = call.InvocationConfiguration.Error, output = call.InvocationConfiguration.Output;
        ScenarioFile before = ScenarioReader.ReadFile(path);
        if (before.Scenario is null)
        {
            ScenarioInput.Print(before.Problems, Terminal.Error(error));
            return ExitCode.BadInput;
        }

        Additions additions = new([], []);
        try
        {
            ScenarioFile after = change(before, additions);
            if (after.Scenario is null)
            {
                error.WriteLine($"entente: {path} was left as it is: with the additions it could not be read.");
                ScenarioInput.Print(after.Errors, Terminal.Error(error));
                return ExitCode.BadInput;
            }

            // Copies first: a scenario must not name a text that is not there.
            if (additions.Copies.Any(copy => NewFile.Write(copy.Path, copy.Text, mayReplace: true, call) != ExitCode.Ok))
            {
                return ExitCode.BadInput;
            }

            int exit = after.Text == before.Text ? ExitCode.Ok : NewFile.Write(path, WithMark(path, after.Text), mayReplace: true, call);
            if (exit == ExitCode.Ok)
            {
                additions.Said.ForEach(output.WriteLine);
            }

            return exit;
        }
        catch (ArgumentException e)
        {
            error.WriteLine($"entente: {path} was left as it is: {e.Message}");
            return ExitCode.BadInput;
        }
    }

    /// <summary>A path as the scenario writes it: from its own folder, with slashes.</summary>
    public static string FromFolderOf(string scenario, string file) =>
        Path.GetRelativePath(Path.GetDirectoryName(Path.GetFullPath(scenario))!, Path.GetFullPath(file)).Replace('\\', '/');

    /// <summary>The text with a byte-order mark if the file has one: nothing but what was asked for changes.</summary>
    public static string WithMark(string path, string text)
    {
        Span<byte> first = stackalloc byte[3];
        using FileStream stream = File.OpenRead(path);
        return stream.ReadAtLeast(first, 3, throwOnEndOfStream: false) == 3 && first.SequenceEqual(Encoding.UTF8.Preamble) ? "\uFEFF" + text : text;
    }

    public static string Sentence(string name, EvidenceProposals.Outcome outcome)
    {
        string known = outcome.Known == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; {outcome.Known} stood there already");
        string added = outcome.Added.Count == 1 ? "one proposal" : string.Create(CultureInfo.InvariantCulture, $"{outcome.Added.Count} proposals");
        return $"{name}: {added} added under the source `{outcome.Source}`{known}.{(outcome.Added.Count > 0 ? " Judge them with `entente review`." : "")}";
    }

    private static bool Holds(string path, string text)
    {
        try
        {
            return File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(text));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>What goes with a change of a scenario: texts to be kept beside it, and sentences for the user.</summary>
    private sealed record Additions(List<(string Path, string Text)> Copies, List<string> Said);
}
