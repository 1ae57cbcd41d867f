using CsvHelper;
using CsvHelper.Configuration;
using Entente.Scenarios;

namespace Entente.Interchange;

/// <summary>Reads tables of comma-, semicolon- or tab-separated values in UTF-8, row by row, with the place of every cell.</summary>
/// <remarks>Rows without any text are skipped. Quoted cells may hold separators and line breaks. Numbers: see
/// <see cref="CsvNumbers"/>.</remarks>
internal sealed class CsvTable
{
    /// <summary>The most that is read, in bytes: several million rows.</summary>
    private const int MaxFileSize = 200_000_000;

    private readonly string path;
    private readonly string text;
    private readonly ProblemList problems;

    private CsvTable(string path, string text, ProblemList problems)
    {
        (this.path, this.text, this.problems) = (path, text, problems);
        Dialect = CsvDialect.Of(text);
        Numbers = new(Dialect, path, problems);
        if (Dialect.Separator != ',')
        {
            problems.Note($"{path} has {Dialect.SeparatorName} between its cells, and was read that way.");
        }
    }

    /// <summary>How the table is written.</summary>
    public CsvDialect Dialect { get; }

    /// <summary>How its numbers are read.</summary>
    public CsvNumbers Numbers { get; }

    /// <summary>Opens a table, or null (and a problem) if it cannot be read.</summary>
    public static CsvTable? Open(string path, ProblemList problems)
    {
        (string text, Problem? problem) = TextFile.Read(path, MaxFileSize);
        if (problem is not null)
        {
            problems.Add(problem);
            return null;
        }

        if (text.AsSpan().Trim().IsEmpty)
        {
            problems.Add(path, "The file is empty.");
            return null;
        }

        return new(path, text, problems);
    }

    /// <summary>The rows from the top, the header among them. To be read once, to the end.</summary>
    public IEnumerable<CsvRow> Rows()
    {
        CsvConfiguration settings = new(CultureInfo.InvariantCulture)
        {
            Delimiter = Dialect.Separator.ToString(),
            HasHeaderRecord = false,
            IgnoreBlankLines = false,
            DetectColumnCountChanges = false,
            TrimOptions = TrimOptions.Trim,
            BadDataFound = null, // a stray quotation mark belongs to its cell, which is then refused if it should be a number
        };
        using StringReader reader = new(text[Dialect.FirstIndex..]);
        using CsvParser parser = new(reader, settings);
        int line = 1 + text.AsSpan(0, Dialect.FirstIndex).Count('\n');
        while (parser.Read())
        {
            string raw = parser.RawRecord;
            CsvRow row = new(path, line, [.. (parser.Record ?? []).Select(CsvText.Unguarded)], raw, Dialect.Separator);
            line += LineEnds(raw);
            if (raw.AsSpan().Count('"') % 2 == 1)
            {
                row.Report(problems, 0, "", "A quotation mark on this row is never closed, so the rest of the file would be one cell.");
                yield break;
            }

            if (!row.IsBlank)
            {
                yield return row;
            }
        }

        Numbers.SayHowRead();
    }

    private static int LineEnds(string raw)
    {
        int feeds = raw.AsSpan().Count('\n');
        return feeds > 0 ? feeds : raw.AsSpan().Count('\r');
    }
}
