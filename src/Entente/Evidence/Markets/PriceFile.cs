using CsvHelper;
using CsvHelper.Configuration;
using Entente.Interchange;
using Entente.Scenarios;
using Entente.Scenarios.Format;

namespace Entente.Evidence.Markets;

/// <summary>Reads daily prices from a CSV file, and reports every bad row at once.</summary>
/// <remarks>Columns: a date, a price, and if wanted a benchmark and a split ratio (2 = two new shares for one old, on the first day
/// at the new count). A row without a price is a day without trade. Rows may rise or fall in time. A byte-order mark, quotes, and
/// commas, semicolons or tabs between cells are all read.</remarks>
internal sealed class PriceFile
{
    private static readonly string[] DateHeadings = ["date", "day", "time", "tradedate"];
    private static readonly string[] PriceHeadings = ["adj close", "adjusted close", "close", "price", "last", "value", "rate"];
    private static readonly string[] BenchmarkHeadings = ["benchmark", "market", "index"];
    private static readonly string[] SplitHeadings = ["split", "splits", "stock splits"];
    private static readonly string[] DateForms =
        ["yyyy-MM-dd", "yyyy/MM/dd", "yyyy.MM.dd", "dd.MM.yyyy", "d.M.yyyy", "d MMM yyyy", "MMM d, yyyy"];

    private readonly string name;
    private readonly List<Problem> problems = [];
    private readonly List<string> notes = [];

    private PriceFile(string name) => this.name = name;

    /// <summary>The prices, or null if there is a problem.</summary>
    public PriceSeries? Series { get; private set; }

    /// <summary>Everything that is wrong with the file.</summary>
    public IReadOnlyList<Problem> Problems => problems;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="price">Heading of the column of prices; if nothing, the usual headings are tried.</param>
    /// <param name="benchmark">Heading of the column of the benchmark; if nothing, the usual headings are tried.</param>
    /// <param name="date">Heading of the column of dates; if nothing, a heading with the word date is looked for.</param>
    public static PriceFile ReadFile(string path, string? price = null, string? benchmark = null, string? date = null)
    {
        (string text, Problem? problem) = TextFile.Read(path);
        if (problem is null)
        {
            return Read(text, path, price, benchmark, date);
        }

        PriceFile file = new(path);
        file.problems.Add(problem);
        return file;
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The file name for problems.</param>
    /// <param name="price">Heading of the column of prices; if nothing, the usual headings are tried.</param>
    /// <param name="benchmark">Heading of the column of the benchmark; if nothing, the usual headings are tried.</param>
    /// <param name="date">Heading of the column of dates; if nothing, a heading with the word date is looked for.</param>
    public static PriceFile Read(string text, string name, string? price = null, string? benchmark = null, string? date = null)
    {
        PriceFile file = new(name);
        CsvDialect dialect = CsvDialect.Of(text);
        using StringReader reader = new(text[dialect.FirstIndex..]);
        CsvConfiguration settings = new(CultureInfo.InvariantCulture) { Delimiter = dialect.Separator.ToString(), BadDataFound = null };
        using CsvParser rows = new(reader, settings);
        int skipped = text.AsSpan(0, dialect.FirstIndex).Count('\n');
        if (!rows.Read())
        {
            file.Report(1, 1, "The file is empty; it should have a line of headings and then a line for each day.", null);
            return file;
        }

        PriceColumns? columns = file.ColumnsOf(rows.Record!, price, benchmark, date);
        if (columns is not null)
        {
            List<PriceRow> read = [];
            while (rows.Read())
            {
                int line = skipped + rows.RawRow - rows.RawRecord.TrimEnd('\r', '\n').Count(c => c == '\n');
                read.Add(new(file, rows.Record!, line, rows.RawRecord, dialect.Separator));
            }

            file.Fill(read, columns, file.HasDecimalCommas(read, columns, dialect));
        }

        return file;
    }

    private PriceColumns? ColumnsOf(string[] headings, string? price, string? benchmark, string? dates)
    {
        int date = dates is null ? Find(headings, DateHeadings) : Named(headings, dates);
        date = date < 0 && dates is null
            ? Array.FindIndex(headings, heading => heading.Split('_', '-', ' ', '.').Contains("date", StringComparer.OrdinalIgnoreCase))
                : date;
        int split = Find(headings, SplitHeadings);
        int value = price is null ? Find(headings, PriceHeadings) : Named(headings, price);
        int market = benchmark is null ? Find(headings, BenchmarkHeadings) : Named(headings, benchmark);
        if (date < 0 && dates is null)
        {
            Report(1, 1, "No column is headed `date`.", NearestName.Hint("date", headings)
                ?? "Name the column of dates with --date-column COLUMN.");
        }

        if (value < 0 && price is null)
        {
            int[] left = [.. Enumerable.Range(0, headings.Length).Where(column => column != date && column != split && column != market)];
            value = left.Length == 1 ? left[0] : -1;
            if (value < 0 && date >= 0)
            {
                Report(1, 1, "It is not clear which column holds the "
                    + $"prices: {string.Join(", ", headings.Select(heading => Problem.Visible(NumberShape.Shorten(heading))).Take(12))}.",
                    "Name it with --price COLUMN.");
            }
        }

        if (value >= 0 && value == market)
        {
            Report(1, 1, "The prices and the benchmark are the same column; a price cannot be its own benchmark.", null);
        }

        return problems.Count > 0 ? null
            : new(date, value, market < 0 ? null : market, split < 0 ? null : split, headings[value].Trim(), market < 0 ? null
                : headings[market].Trim());
    }

    // As in other tables: a comma stands before decimals if it parts no cells, no number has a point, and one has other than three figures
    // after it.
    private bool HasDecimalCommas(List<PriceRow> rows, PriceColumns columns, CsvDialect dialect)
    {
        int[] numbers = [.. new int?[] { columns.Price, columns.Benchmark, columns.Split }.OfType<int>()];
        string[] cells = [.. rows.SelectMany(row => numbers.Select(row.Cell))];
        if (dialect.Separator == ',' || cells.Any(cell => cell.Contains('.', StringComparison.Ordinal))
            || Array.Find(cells, cell => cell.Count(sign => sign == ',') == 1 && Meant.OtherReading(cell) is null
            && cell.All(sign => sign == ',' || char.IsAsciiDigit(sign))) is not string first)
        {
            return false;
        }

        notes.Add($"{Path.GetFileName(name)} has decimal commas: `{first}` was read as {first.Replace(',', '.')}.");
        return true;
    }

    private int Named(string[] headings, string wanted)
    {
        int at = Find(headings, [wanted]);
        if (at < 0)
        {
            Report(1, 1, $"The file has no column `{Problem.Visible(wanted)}`.", NearestName.Hint(wanted, headings));
        }

        return at;
    }

    private static int Find(string[] headings, string[] known)
    {
        foreach (string one in known)
        {
            int at = Array.FindIndex(headings, heading => heading.Trim().Equals(one, StringComparison.OrdinalIgnoreCase));
            if (at >= 0)
            {
                return at;
            }
        }

        return -1;
    }

    private void Fill(List<PriceRow> rows, PriceColumns columns, bool hasDecimalCommas)
    {
        List<(PriceDay Day, double Split)> days = [];
        Dictionary<DateOnly, int> lineOf = [];
        int quiet = 0;
        foreach (PriceRow written in rows)
        {
            PriceRow row = written with { HasDecimalCommas = hasDecimalCommas };
            if (row.Cells.All(string.IsNullOrWhiteSpace))
            {
                continue;
            }

            DateOnly? date = row.Date(columns.Date);
            double? price = row.Positive(columns.Price, "price"), market = columns.Benchmark is int b ? row.Positive(b, "benchmark") : null;
            double split = columns.Split is int s ? row.Split(s) : 1;
            if (date is DateOnly known && !lineOf.TryAdd(known, row.Line))
            {
                row.Report(columns.Date, $"The day {Iso(known)} stands twice; it was given in "
                    + $"line {lineOf[known].ToString(CultureInfo.InvariantCulture)} already.");
            }
            else if (date is DateOnly day && price is double value)
            {
                days.Add((new(day, value, market, row.Line), split));
            }
            else if (date is not null)
            {
                quiet++;
                if (split is not 1)
                {
                    row.Report(columns.Split!.Value, "A split stands on a day without a price; put it on the first day that was traded at "
                        + "the new count.");
                }
            }
        }

        if (problems.Count == 0 && days.Count == 0)
        {
            Report(1, 1, "The file has no day with a price.", null);
        }

        if (problems.Count == 0)
        {
            if (quiet > 0)
            {
                notes.Add(string.Create(CultureInfo.InvariantCulture, $"{quiet} {(quiet == 1 ? "row has" : "rows have")} no price "
                    + $"and {(quiet == 1 ? "was" : "were")} left out, as days without trade."));
            }

            PriceSeries series = new(columns.PriceName, columns.BenchmarkName, new(Adjusted(days)), []);
            SayIfSparse(series.UsualGapDays);
            Series = series with { Notes = new(notes) };
        }
    }

    private void SayIfSparse(int usualGap)
    {
        const int overWeekend = 4; // with a holiday
        if (usualGap > overWeekend)
        {
            string length = usualGap == 7 ? "a week" : string.Create(CultureInfo.InvariantCulture, $"{usualGap} days");
            notes.Add($"Most prices lie {length} apart, so each counts as one day of trade: the event, its window and the days before it "
                + $"are counted in steps of {length}.");
        }
    }

    /// <summary>Days in order of time, with earlier prices divided by all later splits.</summary>
    private List<PriceDay> Adjusted(List<(PriceDay Day, double Split)> days)
    {
        days.Sort((one, other) => one.Day.Date.CompareTo(other.Day.Date));
        double factor = 1;
        List<PriceDay> adjusted = [];
        for (int i = days.Count - 1; i >= 0; i--)
        {
            adjusted.Add(days[i].Day with { Price = days[i].Day.Price / factor });
            factor *= days[i].Split;
            if (days[i].Split is not 1)
            {
                notes.Add(string.Create(CultureInfo.InvariantCulture, $"Prices before {Iso(days[i].Day.Date)} were divided "
                    + $"by {days[i].Split}, the split of that day."));
            }
        }

        adjusted.Reverse();
        return adjusted;
    }

    private void Report(int line, int column, string message, string? hint) =>
        problems.Add(new(Severity.Error, name, line, column, "", message, hint));

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Which column holds what.</summary>
    private sealed record PriceColumns(int Date, int Price, int? Benchmark, int? Split, string PriceName, string? BenchmarkName);

    /// <summary>One row, and its mistakes with their places.</summary>
    private sealed record PriceRow(PriceFile File, string[] Cells, int Line, string Raw, char Delimiter)
    {
        /// <summary>Whether a comma stands before decimals.</summary>
        public bool HasDecimalCommas { get; init; }

        public DateOnly? Date(int column)
        {
            string cell = Cell(column);
            if (DateOnly.TryParseExact(cell, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
                && LegalDates.Hold(date))
            {
                return date;
            }

            // A time after the date is left out: only the day matters here.
            if (cell.Length > 10 && cell[10] is 'T' or ' ' && DateOnly.TryParseExact(cell[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture,
                DateTimeStyles.None, out date))
            {
                return date;
            }

            Report(column, $"`{Shown(cell)}` is not a date here; write year-month-day, such as 2025-02-13.");
            return null;
        }

        public double? Positive(int column, string what)
        {
            string cell = HasDecimalCommas ? Cell(column).Replace(',', '.') : Cell(column);
            if (cell.Length == 0 || cell is "-" or "." || cell.Equals("null", StringComparison.OrdinalIgnoreCase)
                || cell.Equals("n/a", StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }

            if (!double.TryParse(cell, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent | NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture, out double value))
            {
                string hint = cell.Contains(',') ? " Write decimals with a point and thousands without a mark, such as 1234.5." : "";
                Report(column, $"`{Shown(cell)}` is not a number; this is the column of the {what}.{hint}");
                return null;
            }

            if (value > 0 && double.IsFinite(value))
            {
                return value;
            }

            Report(column, $"The {what} is {Shown(cell)}; it must be above 0. Leave the cell empty on a day without trade.");
            return null;
        }

        public double Split(int column)
        {
            string cell = Cell(column);
            return cell.Length == 0 || cell.Trim('0', '.').Length == 0 ? 1 : Positive(column, "split") ?? 1;
        }

        public void Report(int column, string message) => File.Report(Line, ColumnOf(column), message, null);

        public string Cell(int column)
        {
            if (column < Cells.Length)
            {
                return Cells[column].Trim();
            }

            return "";
        }

        private static string Shown(string cell) => Problem.Visible(Problem.Shortened(cell, 40));

        /// <summary>Where a cell begins in its line, counted from 1.</summary>
        private int ColumnOf(int column)
        {
            bool quoted = false;
            int at = 0, cell = 0;
            for (; at < Raw.Length && cell < column; at++)
            {
                quoted ^= Raw[at] == '"';
                cell += Raw[at] == Delimiter && !quoted ? 1 : 0;
            }

            return at + 1;
        }
    }
}
