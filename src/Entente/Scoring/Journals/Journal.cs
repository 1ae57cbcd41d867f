using System.Text;
using Entente.Ensembles;
using Entente.Scenarios;

namespace Entente.Scoring.Journals;

/// <summary>Forecasts that were frozen and what came of them: a file to which entries are only added, `NAME.journal.jsonl`.</summary>
/// <param name="Path">The file.</param>
/// <param name="Entries">Its entries, each sound and tied to the one before.</param>
internal sealed record Journal(string Path, ValueList<JournalEntry> Entries)
{
    /// <summary>What the name of a journal ends with.</summary>
    public const string Ending = ".journal.jsonl";

    private const int MaxFileSize = 200_000_000, Patience = 20_000; // bytes; milliseconds

    /// <summary>The forecasts, in their order.</summary>
    public IEnumerable<FrozenForecast> Forecasts => Entries.Select(one => one.Freeze).OfType<FrozenForecast>();

    /// <summary>The answers, in their order.</summary>
    public IEnumerable<JournalAnswer> Answers => Entries.Select(one => one.Resolve).OfType<JournalAnswer>();

    /// <summary>Where the journal of a run stands, unless somebody says otherwise: beside its scenario if that is where the run names it,
    /// else beside the folder of the run.</summary>
    public static string Of(RunResults run)
    {
        string name = System.IO.Path.GetFileNameWithoutExtension(run.Info.Scenario) + Ending;
        return File.Exists(run.Info.Scenario) ? System.IO.Path.Combine(System.IO.Path.GetDirectoryName(run.Info.Scenario) ?? "", name)
            : System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(run.Folder)) ?? "", name);
    }

    /// <summary>Reads a journal; one that is not there yet has no entries.</summary>
    /// <returns>The journal, or everything that is wrong with it.</returns>
    public static (Journal? Journal, ValueList<Problem> Problems) Read(string path)
    {
        if (!System.IO.Path.Exists(path))
        {
            return (new(path, []), []);
        }

        (string text, Problem? unreadable) = TextFile.Read(path, MaxFileSize);
        if (unreadable is not null)
        {
            return (null, [unreadable]);
        }

        List<JournalEntry> entries = [];
        List<Problem> problems = [];
        string before = "";
        string[] lines = text.Length == 0 ? [] : text.TrimEnd('\n').Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            (JournalEntry? entry, string? why) = JournalEntry.FromLine(lines[i]);
            string number = (i + 1).ToString(CultureInfo.InvariantCulture);
            if (entry is null)
            {
                problems.Add(new(Severity.Error, path, i + 1, 1, "", $"Entry {number} cannot be relied on. {why}", null));
            }
            else if (entry.Entry != i + 1 || entry.Before != before)
            {
                problems.Add(new(Severity.Error, path, i + 1, 1, "", i == 0
                    ? "This was not the first entry: what stood before it was taken away."
                    : $"Entry {number} does not follow the one above it: that one was changed, or something was taken away or put in "
                        + $"between.",
                    null));
            }
            else
            {
                entries.Add(entry);
            }

            before = JournalEntry.Hash(lines[i]);
        }

        return problems.Count == 0 ? (new(path, [.. entries]), []) : (null, [.. problems]);
    }

    /// <summary>Adds an entry; one process at a time, and the file is there in full, with or without it, whatever stops the
    /// program.</summary>
    /// <param name="path">The journal.</param>
    /// <param name="next">The forecast or answer to add to the entries that are there, or why it cannot be added.</param>
    /// <returns>The entry; or all that is damaged in the journal; or why it was not added, in a sentence.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static JournalAddition Add(
        string path, Func<Journal, (FrozenForecast? Freeze, JournalAnswer? Resolve, string? WhyNot)> next)
    {
        using FileLock? held = FileLock.Take(path, Patience);
        if (held is null)
        {
            return new(null, [], "Another process is writing to the journal, and does not come to an end. Try again.");
        }

        (Journal? journal, ValueList<Problem> problems) = Read(path);
        if (journal is null)
        {
            return new(null, problems, null);
        }

        (FrozenForecast? freeze, JournalAnswer? resolve, string? whyNot) = next(journal);
        if (whyNot is not null)
        {
            return new(null, [], whyNot);
        }

        string text = File.Exists(path) ? File.ReadAllText(path, Encoding.UTF8) : "";
        JournalEntry entry = new()
        {
            Entry = journal.Entries.Count + 1,
            Freeze = freeze,
            Resolve = resolve,
            Before = journal.Entries.Count == 0 ? "" : JournalEntry.Hash(text.TrimEnd('\n').Split('\n')[^1]),
        };
        WholeFile.Replace(path, $"{text}{entry.ToLine()}\n");
        return new(entry.Entry, [], null);
    }
}

/// <summary>Whether an entry was added to a journal.</summary>
/// <param name="Entry">Its number; null if it was not.</param>
/// <param name="Damage">All that is damaged in the journal: then nothing is added.</param>
/// <param name="WhyNot">Why it was not added, in a sentence.</param>
/// <param name="IsNew">Whether it was added just now, and not before.</param>
internal sealed record JournalAddition(int? Entry, ValueList<Problem> Damage, string? WhyNot, bool IsNew = true);
