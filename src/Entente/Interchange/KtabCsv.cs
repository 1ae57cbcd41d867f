using Entente.Scenarios;

namespace Entente.Interchange;

/// <summary>The CSV of the KAPSARC Toolkit for Behavioral Analysis: `name,description,actors,dimensions`, then a header
/// `Actor,Description,Power,position,salience,…`, then one row an actor with position and salience for each dimension.</summary>
/// <remarks>Positions and saliences go from 0 to 100; the saliences of an actor sum to 100 at most.</remarks>
internal static class KtabCsv
{
    private const int FirstPosition = 3;
    private const double MaxSalience = 100;

    private static readonly Bounds NotNegative = new(0, 1e6), OnScale = new(0, 100), Count = new(1, 100_000);

    /// <summary>Reads a table, or null if anything is wrong.</summary>
    public static StakeholderTable? Read(string path, ImportOptions options, ProblemList problems)
    {
        if (CsvTable.Open(path, problems) is not CsvTable table)
        {
            return null;
        }

        using IEnumerator<CsvRow> rows = table.Rows().GetEnumerator();
        if (!rows.MoveNext() || Sizes(rows.Current, table.Numbers, problems) is not (int actors, int dimensions))
        {
            return null;
        }

        CsvRow top = rows.Current;
        TableBuilder builder = new((0, 100), problems);
        if (!rows.MoveNext())
        {
            top.Report(problems, 0, "", "The table ends after its first line; a header of columns and a row for each actor should follow.");
            return null;
        }

        if (!Header(rows.Current, dimensions, builder, problems))
        {
            return null;
        }

        int found = 0;
        while (rows.MoveNext())
        {
            found++;
            ReadActor(rows.Current, dimensions, table.Numbers, builder, problems);
        }

        if (found != actors)
        {
            top.Report(problems, 2, "",
                string.Create(CultureInfo.InvariantCulture, $"The first line says {actors} actors, but there are {found}."));
        }

        string title = options.Title ?? (top[0].Length > 0 ? top[0] : Path.GetFileNameWithoutExtension(path));
        return builder.Build(path, title, $"{Path.GetFileName(path)}, a table in KTAB's format",
            options with { GreatestSalience = MaxSalience }, top[1].Length > 0 ? top[1] : null);
    }

    /// <summary>Notes why KTAB's format cannot hold a table: everybody stands on every issue, with one power, and saliences sum to
    /// 100 at most.</summary>
    public static void Refuse(StakeholderTable table, string file, ProblemList problems)
    {
        foreach ((int i, TableActor actor) in table.Actors.Index())
        {
            TableRow[] own = [.. table.Rows.Where(row => row.Actor == i)];
            string[] missing = [.. table.Issues.Where((_, k) => !own.Any(row => row.Issue == k)).Select(issue => issue.Key)];
            if (missing.Length > 0)
            {
                problems.Add(file, $"`{actor.Key}` has no position on {string.Join(", ", missing)}; KTAB needs one of every actor on "
                    + "every issue.", "Choose issues with --issue.");
            }

            if (own.Select(row => row.Capability).Distinct().Count() > 1)
            {
                problems.Add(file, $"`{actor.Key}` has another capability on each issue; KTAB gives an actor one power.",
                    "Choose one issue with --issue.");
            }

            if (own.Sum(row => row.Salience) is double sum && sum > MaxSalience + 1e-6)
            {
                problems.Add(file, string.Create(CultureInfo.InvariantCulture,
                    $"The saliences of `{actor.Key}` sum to {Units.Rounded(sum)}; KTAB allows 100 at most."),
                    "Choose issues with --issue.");
            }
        }

        if (table.Issues.Any(issue => issue.Today is not null || issue.Outcome is not null))
        {
            problems.Note("KTAB has no place for where issues stand today, nor for outcomes; they were left out.");
        }
    }

    /// <summary>Writes a table that <see cref="Refuse"/> finds nothing wrong with.</summary>
    public static string Write(StakeholderTable table)
    {
        Dictionary<(int Actor, int Issue), TableRow> rows = table.Rows.ToDictionary(row => (row.Actor, row.Issue));
        CsvText text = new();
        text.Row(table.Title, table.Summary ?? "", CsvText.Number(table.Actors.Count), CsvText.Number(table.Issues.Count));
        text.Row([
            "Actor", "Description", "Power",
            .. table.Issues.SelectMany(issue =>
                new[] { LegalNames.WordsOf(issue.Key, issue.Words), $"{LegalNames.WordsOf(issue.Key, issue.Words)} salience" }),
        ]);
        foreach ((int i, TableActor actor) in table.Actors.Index())
        {
            TableRow[] own = [.. Enumerable.Range(0, table.Issues.Count).Select(issue => rows[(i, issue)])];
            text.Row([
                actor.Key, actor.Name == actor.Key ? "" : actor.Name, CsvText.Number(own[0].Capability),
                .. own.SelectMany(row => new[] { CsvText.Number(row.Position), CsvText.Number(row.Salience) }),
            ]);
        }

        return text.ToString();
    }

    private static (int Actors, int Dimensions)? Sizes(CsvRow top, CsvNumbers numbers, ProblemList problems)
    {
        if (top.Cells.Length < 4)
        {
            top.Report(problems, 0, "", "The first line should be name,description,number of actors,number of dimensions.",
                "A table that begins with a header of columns is a plain table of positions: import stakeholders.");
            return null;
        }

        double? actors = numbers.Read(top, 2, "number of actors", Count), dimensions = numbers.Read(top, 3, "number of dimensions", Count);
        return actors is double a && dimensions is double d ? ((int)a, (int)d) : null;
    }

    private static bool Header(CsvRow header, int dimensions, TableBuilder builder, ProblemList problems)
    {
        int needed = FirstPosition + (2 * dimensions), found = Array.FindLastIndex(header.Cells, cell => cell.Length > 0) + 1;
        if (found != needed)
        {
            header.Report(problems, found, "",
                string.Create(CultureInfo.InvariantCulture, $"With {dimensions} dimensions the header should have {needed} columns (actor, "
                + $"description, power, then position and salience of each); it has {found}."));
            return false;
        }

        for (int k = 0; k < dimensions; k++)
        {
            string written = header[FirstPosition + (2 * k)];
            string name = written.EndsWith(" Position", StringComparison.OrdinalIgnoreCase) ? written[..^" Position".Length].TrimEnd()
                : written;
            if (builder.TryIssue(name, out _))
            {
                header.Report(problems, FirstPosition + (2 * k), name, $"Two dimensions are called `{name}`.");
                return false;
            }

            builder.Issue(name, "", isNamed: true);
        }

        return true;
    }

    private static void ReadActor(CsvRow row, int dimensions, CsvNumbers numbers, TableBuilder builder, ProblemList problems)
    {
        int needed = FirstPosition + (2 * dimensions);
        if (Array.FindLastIndex(row.Cells, cell => cell.Length > 0) >= needed)
        {
            row.Report(problems, needed, "", string.Create(CultureInfo.InvariantCulture, $"The row has more than {needed} cells."),
                "Text with a comma needs quotation marks; numbers need a point for the decimals.");
            return;
        }

        double? power = numbers.Read(row, 2, "power", NotNegative);
        double sum = 0;
        for (int k = 0; k < dimensions; k++)
        {
            double? position = numbers.Read(row, FirstPosition + (2 * k), "position", OnScale),
                salience = numbers.Read(row, FirstPosition + (2 * k) + 1, "salience", OnScale);
            sum += salience ?? 0;
            if (!builder.Add(row, 0, k, position, salience, power, row[1]))
            {
                return;
            }
        }

        if (sum > MaxSalience + 1e-6)
        {
            row.Report(problems, FirstPosition + 1, "salience",
                string.Create(CultureInfo.InvariantCulture, $"The saliences of `{row[0]}` sum to {Units.Rounded(sum)}; KTAB allows "
                + $"100 at most."));
        }
    }
}
