using Entente.Scenarios;
using Entente.Scenarios.Format;

namespace Entente.Interchange;

/// <summary>A column that a table may have.</summary>
/// <param name="Name">Its name in the header.</param>
/// <param name="IsNeeded">Whether the table is no use without it.</param>
/// <param name="AlsoCalled">Other names that are understood.</param>
internal sealed record CsvColumn(string Name, bool IsNeeded, params string[] AlsoCalled)
{
    public bool IsCalled(string header) =>
        AlsoCalled.Prepend(Name).Any(name => string.Equals(Plain(name), Plain(header), StringComparison.OrdinalIgnoreCase));

    private static string Plain(string name) => name.Replace('_', '-').Replace(' ', '-');
}

/// <summary>Which column of a table stands where, by its header.</summary>
internal sealed class CsvColumns
{
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    private CsvColumns(int count) => Count = count;

    /// <summary>How many columns the header has.</summary>
    public int Count { get; }

    /// <summary>Where a column stands, from 0; −1 if the table does not have it.</summary>
    public int this[string name] => places.GetValueOrDefault(name, -1);

    /// <summary>Whether the table has a column.</summary>
    public bool Has(string name) => places.ContainsKey(name);

    /// <summary>Reads a header; nothing (and problems) if a needed column is missing, or one stands twice or is misspelt.</summary>
    public static CsvColumns? Of(CsvRow header, IReadOnlyList<CsvColumn> wanted, ProblemList problems)
    {
        bool isGood = true;
        CsvColumns columns = new(Array.FindLastIndex(header.Cells, cell => cell.Length > 0) + 1);
        for (int i = 0; i < columns.Count; i++)
        {
            string name = header[i];
            if (wanted.FirstOrDefault(one => one.IsCalled(name)) is CsvColumn column)
            {
                if (!columns.places.TryAdd(column.Name, i))
                {
                    isGood = false;
                    header.Report(problems, i, name, $"The column `{column.Name}` stands twice.");
                }
            }
            else if (name.Length > 0 && NearestName.Of(name, wanted.Select(one => one.Name)) is string meant
                && !header.Cells.Any(cell => wanted.First(one => one.Name == meant).IsCalled(cell)))
            {
                isGood = false;
                header.Report(problems, i, name, $"`{name}` is not a column of this table.", $"Did you mean `{meant}`?");
            }
            else if (name.Length > 0)
            {
                problems.Note($"{header.File} has a column `{NumberShape.Shorten(name)}`, which means nothing here; it was not read.");
            }
        }

        string[] missing = [.. wanted.Where(one => one.IsNeeded && !columns.Has(one.Name)).Select(one => one.Name)];
        if (missing.Length > 0 && isGood)
        {
            isGood = false;
            header.Report(
                problems, 0, "", $"The table has no column {string.Join(", no column ", missing.Select(name => $"`{name}`"))}. Its header "
                    + $"is: {string.Join(", ", header.Cells.Take(columns.Count).Take(12).Select(NumberShape.Shorten))}.",
                $"It should have the columns {string.Join(", ", wanted.Where(one => one.IsNeeded).Select(one => one.Name))}.");
        }

        return isGood ? columns : null;
    }

    /// <summary>Whether a row has no more cells than the header; empty cells at its end do not count.</summary>
    public bool Fits(CsvRow row, ProblemList problems)
    {
        int last = Array.FindLastIndex(row.Cells, cell => cell.Length > 0);
        if (last < Count)
        {
            return true;
        }

        row.Report(
            problems, Count, "", string.Create(CultureInfo.InvariantCulture, $"The row has {last + 1} cells, but the header only {Count}."),
            row.Separator == ',' ? "Text with a comma needs quotation marks; numbers need a point for the decimals." : null);
        return false;
    }
}
