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
        EvidenceProposals.Outcome outcome =
            EvidenceProposals.AddFinding(file, prices, FromFolderOf(path, reading.File), line, MarketText.Sentence(reading));
        change.Said.Add(Sentence(reading.File, outcome));
        return ScenarioReader.Read(outcome.Text, path);
    });

    /// <summary>Changes a scenario on disk, and says so or why not.</summary>
    private static int Write(string path, ParseResult call, Func<ScenarioFile, Additions, ScenarioFile> change)
    {
        TextWriter error = call.InvocationConfiguration.Error, output = call.InvocationConfiguration.Output;
        string shown = Problem.Visible(path), before = "";
        Additions additions = new([], []);
        (ScenarioFile? After, string? WhyNot) done;
        try
        {
            done = ScenarioOnDisk.Change(path, found =>
            {
                before = found.Text;
                ScenarioFile changed = change(found, additions);

                // Copies first: a scenario must not name a text that is not there.
                foreach ((string copy, string text) in changed.Scenario is null ? [] : additions.Copies)
                {
                    if (FileOutput.Save(copy, text, call) is string refused)
                    {
                        throw new ArgumentException($"{refused} The text of the page is kept there: save the page under another name.");
                    }

                    additions.Said.Insert(0, $"Wrote {Problem.Visible(copy)}");
                }

                return changed;
            });
        }
        catch (ArgumentException e)
        {
            done = (null, e.Message);
        }

        if (done.After is not ScenarioFile after || done.WhyNot is not null)
        {
            error.WriteLine($"entente: {shown} was left as it is: {done.WhyNot}");
            return ExitCode.BadInput;
        }

        if (after.Scenario is null)
        {
            error.Write(before.Length == 0 ? "" : $"entente: {shown} was left as it is: with the additions it could not be "
                + $"read.{Environment.NewLine}");
            ScenarioInput.Print(before.Length == 0 ? after.Problems : after.Errors, Terminal.Error(error));
            return ExitCode.BadInput;
        }

        output.Write(after.Text == before ? "" : $"Wrote {shown}{Environment.NewLine}");
        additions.Said.ForEach(output.WriteLine);
        return ExitCode.Ok;
    }

    /// <summary>A path as the scenario writes it: from its own folder, with slashes.</summary>
    public static string FromFolderOf(string scenario, string file) =>
        Path.GetRelativePath(Path.GetDirectoryName(Path.GetFullPath(scenario))!, Path.GetFullPath(file)).Replace('\\', '/');

    public static string Sentence(string name, EvidenceProposals.Outcome outcome)
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
