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
        (string before, int next, bool isSound) = ("", 1, true);
        string[] lines = text.Length == 0 ? [] : text.TrimEnd('\n').Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            (JournalEntry? entry, string? why) = JournalEntry.FromLine(lines[i]);
            if (entry is null)
            {
                problems.Add(Damage(i, $"Entry {Number(i + 1)} cannot be relied on. {why}"));
            }
            else if (isSound && (entry.Entry != next || entry.Before != before))
            {
                problems.Add(Damage(i, i == 0 ? "This was not the first entry: what stood before it was taken away."
                    : $"Entry {Number(entry.Entry)} does not follow the one above it: that one was changed, or something was taken away or "
                        + "put in between."));
            }
            else
            {
                entries.Add(entry);
            }

            // what follows a line that is named already is judged by the lines after it
            (before, next, isSound) = (JournalEntry.Hash(lines[i]), (entry?.Entry ?? next) + 1, entry is not null);
        }

        return problems.Count == 0 ? (new(path, [.. entries]), []) : (null, [.. problems]);

        Problem Damage(int line, string what) => new(Severity.Error, path, line + 1, 1, "", what, null);

        static string Number(int entry) => entry.ToString(CultureInfo.InvariantCulture);
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
