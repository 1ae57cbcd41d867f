using System.Text.RegularExpressions;
using Entente.Scenarios;
using Entente.Scenarios.Format;

namespace Entente.Interchange;

/// <summary>Reads the numbers of one table: a point for decimals, or a comma where cells are not separated by commas. Never both in
/// one file, because then 1,000 could be one or a thousand.</summary>
internal sealed partial class CsvNumbers(CsvDialect dialect, string file, ProblemList problems)
{
    private (CsvRow Row, int Cell)? firstPoint;
    private (CsvRow Row, int Cell)? firstComma;

    /// <summary>The number in a cell, or nothing (and a problem).</summary>
    /// <param name="row">The row.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="what">What the number is, for a sentence.</param>
    /// <param name="legal">The legal range.</param>
    public double? Read(CsvRow row, int cell, string what, Bounds legal)
    {
        string text = WithPoint(row, cell);
        if (text.Length == 0)
        {
            row.Report(problems, cell, what, $"There is no {what}; it should be a number {Range(legal)}.");
            return null;
        }

        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || !double.IsFinite(value))
        {
            row.Report(problems, cell, what, $"The {what} is `{NumberShape.Shorten(row[cell])}`, which is not a number {Range(legal)}.", HintFor(row[cell]));
            return null;
        }

        if (!legal.Contains(value))
        {
            row.Report(problems, cell, what, $"The {what} is {NumberShape.Shorten(row[cell])}; it should be a number {Range(legal)}.");
            return null;
        }

        return value;
    }

    /// <summary>The text of a cell that holds numbers, with points for decimals.</summary>
    public string WithPoint(CsvRow row, int cell)
    {
        string text = row[cell];
        if (dialect.Separator == ',')
        {
            return text;
        }

        if (firstPoint is null && DecimalPoint().IsMatch(text))
        {
            firstPoint = (row, cell);
        }

        if (!text.Contains(',', StringComparison.Ordinal) || !DecimalComma().IsMatch(text))
        {
            return text;
        }

        firstComma ??= (row, cell);
        return DecimalComma().Replace(text, ".");
    }

    /// <summary>At the end of a table: says that commas were read as decimal points, or that nobody can tell what they mean.</summary>
    public void SayHowRead()
    {
        if (firstComma is not (CsvRow row, int cell))
        {
            return;
        }

        if (firstPoint is (CsvRow other, int otherCell))
        {
            row.Report(
                problems, cell, "", $"`{row[cell]}` has a decimal comma, but `{other[otherCell]}` on line {other.Line} a decimal point, so nobody can tell what a comma means here.",
                "Use one of them in the whole file.");
        }
        else
        {
            problems.Note($"{file} has decimal commas: `{row[cell]}` was read as {WithPoint(row, cell)}.");
        }
    }

    private string? HintFor(string text) => text switch
    {
        _ when dialect.Separator == ',' && DecimalComma().IsMatch(text) => $"Write a point for the decimals, or put semicolons between the cells: {DecimalComma().Replace(text, ".")}.",
        _ when text.EndsWith('%') => "Leave the percent sign out.",
        _ when text.Contains("..", StringComparison.Ordinal) || text.Contains('±', StringComparison.Ordinal) => "This format holds exact numbers only; ranges go into the scenario, or into a table of wants.",
        _ => null,
    };

    private static string Range(Bounds legal) => legal.High >= double.MaxValue
        ? $"{(legal.LowOpen ? "above" : "from")} {NumberSyntax.Number(legal.Low)}{(legal.LowOpen ? "" : " upwards")}"
        : $"from {NumberSyntax.Number(legal.Low)} to {NumberSyntax.Number(legal.High)}";

    [GeneratedRegex(@"(?<=[0-9]),(?=[0-9])")]
    private static partial Regex DecimalComma();

    [GeneratedRegex(@"[0-9]\.[0-9]")]
    private static partial Regex DecimalPoint();
}
