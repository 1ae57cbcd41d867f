using Entente.Scenarios;

namespace Entente.Interchange;

/// <summary>The plain table of positions: `actor,capability,position,salience`, and if there are several issues `issue`, `proposal`,
/// `today` and `outcome` too.</summary>
internal static class StakeholderCsv
{
    private static readonly Bounds NotNegative = new(0, 1e6);

    private static readonly CsvColumn[] Wanted =
    [
        new("actor", true, "name", "stakeholder"),
        new("position", true),
        new("salience", true),
        new("capability", true, "power", "influence", "resources"),
        new("issue", false),
        new("proposal", false),
        new("today", false, "reference", "reference-point", "status-quo"),
        new("outcome", false),
    ];

    /// <summary>Whether a file that can be read begins with the header of such a table.</summary>
    public static bool Is(string path)
    {
        CsvRow? header = CsvTable.Open(path, new())?.Rows().FirstOrDefault();
        return header?.Cells.Any(cell => Wanted[0].IsCalled(cell)) == true
            && header.Cells.Any(cell => Wanted[1].IsCalled(cell) || Wanted[2].IsCalled(cell));
    }

    /// <summary>Reads a table, or null if anything is wrong.</summary>
    public static StakeholderTable? Read(string path, ImportOptions options, ProblemList problems)
    {
        if (CsvTable.Open(path, problems) is not CsvTable table)
        {
            return null;
        }

        using IEnumerator<CsvRow> rows = table.Rows().GetEnumerator();
        if (!rows.MoveNext() || CsvColumns.Of(rows.Current, Wanted, problems) is not CsvColumns columns)
        {
            return null;
        }

        TableBuilder builder = new(options.PositionScale ?? (0, 100), problems);
        string only = Path.GetFileNameWithoutExtension(path);
        while (rows.MoveNext())
        {
            if (columns.Fits(rows.Current, problems))
            {
                ReadRow(rows.Current, columns, table.Numbers, builder, only, options);
            }
        }

        return builder.Build(path, options.Title ?? only, $"{Path.GetFileName(path)}, a table of positions", options);
    }

    /// <summary>Writes a table; the columns on several issues only where they are needed.</summary>
    public static string Write(StakeholderTable table)
    {
        bool several = table.Issues.Count > 1 || table.Issues.Any(issue => issue.Outcome is not null || issue.Today is not null);
        bool proposals = table.Issues.Any(issue => issue.Proposal.Length > 0);
        CsvText text = new();
        text.Row([.. several ? ["issue"] : Array.Empty<string>(), .. proposals ? ["proposal"] : Array.Empty<string>(), "actor",
            "capability", "position", "salience", .. several ? ["today", "outcome"] : Array.Empty<string>()]);
        foreach (TableRow row in table.Rows)
        {
            TableIssue issue = table.Issues[row.Issue];
            string[] before = [.. several ? [LegalNames.WordsOf(issue.Key, issue.Words)] : Array.Empty<string>(), .. proposals
                ? [issue.Proposal] : Array.Empty<string>()];
            string[] after = several ? [Unit(issue.Today), Unit(issue.Outcome)] : [];
            TableActor actor = table.Actors[row.Actor];
            text.Row([.. before, LegalNames.WordsOf(actor.Key, actor.Name), CsvText.Number(row.Capability), Unit(row.Position),
                CsvText.Number(row.Salience), .. after]);
        }

        return text.ToString();

        string Unit(double? position) => position is double known ? CsvText.Number(Units.FromHundred(known, table.Scale)) : "";
    }

    private static void ReadRow(CsvRow row, CsvColumns columns, CsvNumbers numbers, TableBuilder builder, string only,
        ImportOptions options)
    {
        (double low, double high) = options.PositionScale ?? (0, 100);
        Bounds scale = new(low, high);
        Bounds saliences = new(0, options.GreatestSalience ?? 100);
        double? position = numbers.Read(row, columns["position"], "position", scale);
        double? salience = numbers.Read(row, columns["salience"], "salience", saliences);
        double? capability = numbers.Read(row, columns["capability"], "capability", NotNegative);
        double? today = columns.Has("today") && row[columns["today"]].Length > 0 ? numbers.Read(row, columns["today"], "today", scale)
            : null;
        double? outcome = columns.Has("outcome") && row[columns["outcome"]].Length > 0
            ? numbers.Read(row, columns["outcome"], "outcome", scale) : null;
        string issue = columns.Has("issue") ? row[columns["issue"]] : only;
        if (issue.Length == 0)
        {
            builder.Report(row, columns["issue"], "issue", "The row names no issue.");
            return;
        }

        string proposal = row[columns["proposal"]];
        if (options.Proposal is not null && options.Proposal != proposal)
        {
            return;
        }

        int at = builder.Issue(issue, proposal, columns.Has("issue"));
        builder.Known(row, columns["today"], at, today, outcome);
        builder.Add(row, columns["actor"], at, position, salience, capability);
    }
}
