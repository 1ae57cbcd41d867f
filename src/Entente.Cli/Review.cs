using Entente.Evidence;
using Entente.Evidence.Documents;
using Entente.Evidence.Provenance;
using Entente.Scenarios;
using Entente.Scenarios.Format;

namespace Entente.Cli;

/// <summary>One walk through the proposals of a scenario.</summary>
/// <param name="start">The scenario as it is on disk.</param>
/// <param name="input">Answers, one a line.</param>
/// <param name="output">Where proposals and questions go.</param>
/// <param name="error">Where problems go.</param>
/// <param name="save">Changes the file on disk, as <see cref="ScenarioOnDisk.Change"/> does.</param>
internal sealed class Review(
    ScenarioFile start, TextReader input, TextWriter output, TextWriter error,
        Func<Func<ScenarioFile, ScenarioFile>, (ScenarioFile Changed, string? WhyNot)> save)
{
    private const int Around = 240;
    private const string Keys = "[a]ccept  [r]eject  [e]dit  [t]ie to a number  [s]kip  [b]ack  [q]uit";

    private readonly Dictionary<string, SourceDocument?> documents = new(StringComparer.Ordinal);
    private ScenarioFile file = start;
    private int accepted;
    private int rejected;

    /// <summary>Goes through them all; ends at the last, at `q`, or at the end of the input.</summary>
    public int Run()
    {
        string[] proposed = [.. file.Scenario!.Evidence.Where(piece => piece.Value.Status == EvidenceStatus.Proposed)
            .Select(piece => piece.Key)];
        if (proposed.Length == 0)
        {
            output.WriteLine("No evidence is waiting: nothing in this file has `status: proposed`.");
            return ExitCode.Ok;
        }

        int at = 0;
        while (at < proposed.Length)
        {
            Show(proposed[at], at + 1, proposed.Length);
            switch (Ask($"{Keys} > "))
            {
                case null or "q":
                    return End(proposed);
                case "a":
                    if (!Decide(proposed[at], EvidenceStatus.Accepted))
                    {
                        return ExitCode.BadInput;
                    }

                    at++;
                    break;
                case "r":
                    if (!Decide(proposed[at], EvidenceStatus.Rejected))
                    {
                        return ExitCode.BadInput;
                    }

                    at++;
                    break;
                case "e":
                    if (!Edit(proposed[at]))
                    {
                        return End(proposed);
                    }

                    break;
                case "t":
                    at += Tie(proposed[at]) ? 1 : 0;
                    break;
                case "s":
                    at++;
                    break;
                case "b":
                    at = Math.Max(at - 1, 0);
                    break;
                default:
                    output.WriteLine("Answer with one of the letters in brackets.");
                    break;
            }
        }

        return End(proposed);
    }

    private void Show(string name, int number, int count)
    {
        PieceOfEvidence piece = file.Scenario!.Evidence[name];
        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{number} of {count}: {name}{(piece.Status == EvidenceStatus.Proposed ? ""
                : $" ({piece.Status.ToString().ToLowerInvariant()})")}"));
        Line("says", piece.Says);
        Line("speaker", piece.SpeaksFor is null ? piece.Speaker : $"{piece.Speaker} (for {piece.SpeaksFor})");
        Line("quote", piece.Quote);
        Line("confidence", piece.Confidence.ToString().ToLowerInvariant());
        Line("source", piece.Source is string source
            ? $"{file.Scenario.Sources[source].Title}{(piece.At is null ? "" : $", {piece.At}")}" : null);
        Line("text", Excerpt(piece));
    }

    private void Line(string what, string? text)
    {
        if (text is not null)
        {
            output.WriteLine($"  {what,-10}  {Problem.Visible(text)}");
        }
    }

    /// <summary>The paragraph around the place, from the copy on disk; null where there is none.</summary>
    private string? Excerpt(PieceOfEvidence piece)
    {
        if (piece.Source is null || piece.At is null || Locator.Parse(piece.At) is not Locator at
            || Document(piece.Source) is not SourceDocument document)
        {
            return null;
        }

        if (at.In(document) is not TextSpan span)
        {
            return null;
        }

        TextSpan paragraph = document.ParagraphAt(span.Start).Span;
        int from = Math.Max(paragraph.Start, span.Start - Around), to = Math.Min(Math.Max(paragraph.End, span.End), span.End + Around);
        from -= from > 0 && char.IsLowSurrogate(document.Text[from]) ? 1 : 0;
        to += to < document.Text.Length && char.IsLowSurrogate(document.Text[to]) ? 1 : 0;
        return $"{(from > paragraph.Start ? "…" : "")}{document.Text[from..to].ReplaceLineEndings(" ")}{(to < paragraph.End ? "…" : "")}";
    }

    private SourceDocument? Document(string source)
    {
        if (!documents.TryGetValue(source, out SourceDocument? known))
        {
            string? copy = file.Scenario!.Sources[source].File;
            known = copy is not null && SourceCopy.Find(file.Name, copy).Path is string path ? DocumentReader.ReadFile(path).Document
                : null;
            documents[source] = known;
        }

        return known;
    }

    private string? Ask(string question)
    {
        output.Write(question);
        output.Flush();
        return input.ReadLine()?.Trim();
    }

    private bool Decide(string name, EvidenceStatus status)
    {
        bool done = Change(name, now => EvidenceReview.Decide(now.Text, name, status));
        accepted += done && status == EvidenceStatus.Accepted ? 1 : 0;
        rejected += done && status == EvidenceStatus.Rejected ? 1 : 0;
        return done;
    }

    // An empty line keeps what is there.
    private bool Edit(string name)
    {
        foreach (string key in EvidenceReview.Editable)
        {
            string? answer = Ask($"  {key} (empty: as it is) > ");
            if (answer is null)
            {
                return false;
            }

            if (answer.Length > 0)
            {
                Change(name, now => EvidenceReview.Edit(now.Text, name, key, answer));
            }
        }

        return true;
    }

    private bool Tie(string name)
    {
        IReadOnlyList<string> nearest = NearestNumbers.Of(file, file.Scenario!.Evidence[name]);
        for (int i = 0; i < nearest.Count; i++)
        {
            NumberInFile number = file.Numbers.First(one => one.Path == nearest[i]);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {i + 1}  {nearest[i]} = {NumberSyntax.Text(number.Value)}"));
        }

        string? path = Ask(nearest.Count > 0 ? "  number (from the list, or a path such as actors.south.power) > "
            : "  number (a path such as actors.south.power) > ");
        if (string.IsNullOrEmpty(path))
        {
            return false;
        }

        path = int.TryParse(path, NumberStyles.None, CultureInfo.InvariantCulture, out int chosen) && chosen >= 1 && chosen <= nearest.Count
            ? nearest[chosen - 1] : path;

        if (EvidenceReview.WhyNoNumber(file, path) is string why)
        {
            output.WriteLine($"  {why}");
            return false;
        }

        EvidenceStatus before = file.Scenario!.Evidence[name].Status;
        bool done = Change(name, now => EvidenceReview.Tie(now, name, path));
        accepted += done && before != EvidenceStatus.Accepted ? 1 : 0;
        return done;
    }

    /// <summary>Changes the file as it is on disk now, and reads it again; what would break the file is refused, and so is an answer about
    /// evidence that somebody else has changed since it was shown.</summary>
    private bool Change(string name, Func<ScenarioFile, string> change)
    {
        (ScenarioFile Changed, string? WhyNot) done;
        try
        {
            done = save(now => now.Scenario!.Evidence.TryGet(name, out PieceOfEvidence? piece) && piece == file.Scenario!.Evidence[name]
                ? ScenarioReader.Read(change(now), file.Name)
                : throw new ArgumentException($"`{Problem.Visible(name)}` was changed by somebody else meanwhile. Start again."));
        }
        catch (ArgumentException e)
        {
            output.WriteLine($"  Not done: {e.Message}");
            return false;
        }

        if (done.WhyNot is not null)
        {
            error.WriteLine($"entente: {Problem.Visible(file.Name)} was left as it is, and the last answer is not saved: {done.WhyNot}");
            return false;
        }

        if (done.Changed.Scenario is null)
        {
            output.WriteLine($"  Not done: {done.Changed.Problems[0].Message} {done.Changed.Problems[0].Hint}".TrimEnd());
            return false;
        }

        file = done.Changed;
        return true;
    }

    private int End(string[] proposed)
    {
        int waiting = proposed.Count(name => file.Scenario!.Evidence[name].Status == EvidenceStatus.Proposed);
        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{accepted} accepted, {rejected} rejected, {waiting} still "
            + $"waiting. {file.Name} is saved."));
        return ExitCode.Ok;
    }
}
