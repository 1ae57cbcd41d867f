using System.Text.RegularExpressions;
using Entente.Scenarios;
using Entente.Scenarios.Format;

namespace Entente.Interchange;

/// <summary>Reads the numbers of one table: a point for decimals, or a comma where cells are not separated by commas. Never both in
/// one file, because then 1,000 could be one or a thousand.</summary>
internal sealed partial class CsvNumbers(CsvDialect dialect, string file, ProblemList problems)
{
    private readonly Dictionary<int, Column> columns = [];
    private (CsvRow Row, int Cell)? firstPoint;
    private (CsvRow Row, int Cell)? firstComma;

    /// <summary>The number in a cell, or null (and a problem).</summary>
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
            row.Report(problems, cell, what, $"The {what} is `{NumberShape.Shorten(row[cell])}`, which is not a number {Range(legal)}.",
                HintFor(row[cell], legal));
            return null;
        }

        Watch(row, cell, what, legal);
        if (!legal.Contains(value))
        {
            row.Report(problems, cell, what, $"The {what} is {NumberShape.Shorten(row[cell])}; it should be a number {Range(legal)}.");
            return null;
        }

        return value;
    }

    /// <summary>Looks at a number with others of its column: where all that have a point have three figures after it, beside whole numbers
    /// of three figures and more, the point may stand between thousands.</summary>
    public void Watch(CsvRow row, int cell, string what, Bounds legal)
    {
        string text = WithPoint(row, cell);
        Column column = columns.TryGetValue(cell, out Column? known) ? known : columns[cell] = new(what);
        if (!text.Contains('.', StringComparison.Ordinal))
        {
            column.Whole ??= text.Length >= 3 && text.All(char.IsAsciiDigit) && text[0] != '0' ? (row, cell) : null;
        }
        else if (Meant.MayBeThousands(text)
            && legal.Contains(double.Parse(text.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)))
        {
            column.Doubtful.Add((row, cell));
        }
        else
        {
            column.HasDecimals = true;
        }
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
        SayWhatIsDoubtful();
        if (firstComma is not (CsvRow row, int cell))
        {
            return;
        }

        if (firstPoint is (CsvRow other, int otherCell))
        {
            row.Report(
                problems, cell, "", $"`{row[cell]}` has a decimal comma, but `{other[otherCell]}` on line {other.Line} a decimal point, so "
                    + "nobody can tell what a comma means here.",
                "Use one of them in the whole file.");
        }
        else
        {
            problems.Note($"{file} has decimal commas: `{NumberShape.Shorten(row[cell])}` was read "
                + $"as {NumberShape.Shorten(WithPoint(row, cell))}.");
        }
    }

    private void SayWhatIsDoubtful()
    {
        foreach (Column column in columns.Values.Where(column => !column.HasDecimals))
        {
            if (column.Whole is (CsvRow whole, int wholeCell))
            {
                foreach ((CsvRow row, int cell) in column.Doubtful)
                {
                    string digits = WithPoint(row, cell).Replace(".", "", StringComparison.Ordinal), decimals = WithPoint(row, cell)
                        .TrimEnd('0').TrimEnd('.');
                    row.Report(
                        problems, cell, column.What, $"The {column.What} is `{row[cell]}` beside {whole[wholeCell]} on line {whole.Line}, "
                            + $"so nobody can tell whether it is {digits} or {decimals}.",
                        $"Write {digits}, without a mark between thousands, or {decimals}.");
                }
            }
        }
    }

    private string? HintFor(string text, Bounds legal)
    {
        if (SheetHint(text) is string broken)
        {
            return broken;
        }

        if (text.EndsWith('%'))
        {
            return "Leave the percent sign out.";
        }

        if (text.Contains("..", StringComparison.Ordinal) || text.Contains('±', StringComparison.Ordinal))
        {
            return "This format holds exact numbers only; ranges go into the scenario, or into a table of wants.";
        }

        string semicolons = dialect.Separator == ',' && DecimalComma().IsMatch(text)
            ? " A file with decimal commas needs semicolons between its cells." : "";
        return Advice(text, legal) is string advice ? advice + semicolons : null;
    }

    /// <summary>What to do about the sign with which a spreadsheet says that a formula went wrong, such as #REF!.</summary>
    public static string? SheetHint(string text) =>
        SheetError().IsMatch(text) ? "The spreadsheet could not work this cell out; mend its formula, or write the number itself." : null;

    /// <summary>How to write the number that was meant, if it can be told.</summary>
    public static string? Advice(string text, Bounds legal) =>
        new NumberSyntax(new(legal.Low, legal.High) { LowOpen = legal.LowOpen }).Advice(text);

    /// <summary>The legal range in words.</summary>
    public static string Range(Bounds legal) => legal.High >= double.MaxValue
        ? $"{(legal.LowOpen ? "above" : "from")} {NumberSyntax.Number(legal.Low)}{(legal.LowOpen ? "" : " upwards")}"
        : $"from {NumberSyntax.Number(legal.Low)} to {NumberSyntax.Number(legal.High)}";

    [GeneratedRegex(@"(?<=[0-9]),(?=[0-9])")]
    private static partial Regex DecimalComma();

    [GeneratedRegex(@"[0-9]\.[0-9]")]
    private static partial Regex DecimalPoint();

    [GeneratedRegex(@"^#[A-Z0-9/]+[!?]?\z")]
    private static partial Regex SheetError();

    /// <summary>The numbers of a column, as far as the point in them is concerned.</summary>
    private sealed class Column(string what)
    {
        public string What => what;

        /// <summary>Numbers such as 1.200.</summary>
        public List<(CsvRow Row, int Cell)> Doubtful { get; } = [];

        /// <summary>The first whole number of three figures or more.</summary>
        public (CsvRow Row, int Cell)? Whole { get; set; }

        /// <summary>Whether a number has decimals for certain.</summary>
        public bool HasDecimals { get; set; }
    }
}
