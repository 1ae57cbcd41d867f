using System.CommandLine;
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
            TextIntoScenario added = TextIntoScenario.Of(file, draft, path);
            change.Said.Add(added.Sentence);
            file = added.File;
            if (file.Scenario is null)
            {
                return file;
            }

            if (added.Copy is string copy)
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
            EvidenceProposals.AddFinding(
                file, prices, TextIntoScenario.FromFolderOf(path, reading.File), line, MarketText.Sentence(reading));
        change.Said.Add(TextIntoScenario.SentenceOf(reading.File, outcome));
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

    /// <summary>What goes with a change of a scenario: texts to be kept beside it, and sentences for the user.</summary>
    private sealed record Additions(List<(string Path, string Text)> Copies, List<string> Said);
}
