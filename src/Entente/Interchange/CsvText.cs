using CsvHelper;
using CsvHelper.Configuration;
using Entente.Scenarios.Format;

namespace Entente.Interchange;

/// <summary>A table of comma-separated values to be written: points for decimals, line feeds, quotation marks where they are
/// needed.</summary>
internal sealed class CsvText
{
    private static readonly string[] Between = ["..", "±"];

    private const char Guard = '\'';

    private readonly List<string[]> rows = [];

    /// <summary>Adds a row.</summary>
    public void Row(params IEnumerable<string> cells) => rows.Add([.. cells]);

    /// <summary>A number, in the shortest form that reads back the same.</summary>
    public static string Number(double value) => NumberSyntax.Number(value);

    /// <summary>A cell that spreadsheets show as it is: text that they would run as a formula has an apostrophe before it, which
    /// <see cref="CsvTable"/> takes away. So has text that looks as if it had one, so that both read back as they were.</summary>
    public static string Guarded(string cell) =>
        IsFormula(cell.AsSpan().TrimStart(Guard)) && (cell[0] == Guard || !IsNumber(cell)) ? Guard + cell : cell;

    /// <summary>The cell that was guarded.</summary>
    public static string Unguarded(string cell) =>
        cell.Length > 1 && cell[0] == Guard && IsFormula(cell.AsSpan().TrimStart(Guard)) ? cell[1..] : cell;

    /// <summary>The whole table.</summary>
    public override string ToString()
    {
        using StringWriter text = new(CultureInfo.InvariantCulture);
        using (CsvWriter writer = new(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n", ShouldQuote = IsQuoted }))
        {
            foreach (string[] row in rows)
            {
                foreach (string cell in row)
                {
                    writer.WriteField(Guarded(cell));
                }

                writer.NextRecord();
            }
        }

        return text.ToString();
    }

    // The library forgets the carriage return, which would end a row.
    private static bool IsQuoted(ShouldQuoteArgs given) =>
        given.Field?.Contains('\r', StringComparison.Ordinal) == true || ConfigurationFunctions.ShouldQuote(given);

    private static bool IsFormula(ReadOnlySpan<char> text) =>
        text.TrimStart(' ') is [('=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠'), ..];

    // -5 and -5..10 are numbers of ours, and to a spreadsheet nothing worse.
    private static bool IsNumber(string cell) =>
        cell.Split(Between, StringSplitOptions.TrimEntries)
            .All(part => double.TryParse(part.TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture, out _));
}
