using Entente.Scenarios;
using Entente.Scenarios.Format;

namespace Entente.Interchange;

/// <summary>The tables of the DEU data sets on decision-making in the European Union: `issues.csv` (issue_id, proposal_id, outcome,
/// reference_point, …) and `positions.csv` (issue_id, actor, position, salience, capability_…).</summary>
/// <remarks>Source: arregui2021. Positions, outcomes and reference points go from 0 to 100. Capability is not part of DEU: each
/// column whose name begins with `capability` is one reading of it. A blank reference point or outcome is unknown; a row with a blank
/// position or salience takes no part.</remarks>
internal static class DeuTables
{
    /// <summary>The names of the two files in a folder.</summary>
    public const string IssuesFile = "issues.csv", PositionsFile = "positions.csv";

    private const string CapabilityPrefix = "capability";

    private static readonly Bounds NotNegative = new(0, 1e6), OnScale = new(0, 100), Years = new(1950, 2100);

    private static readonly CsvColumn[] OfIssues =
    [
        new("issue_id", true), new("proposal_id", true), new("outcome", true), new("reference_point", false), new("proposal_name", false),
            new("year", false),
        new("act_type", false), new("council", false), new("procedure", false), new("council_vote", false), new("n_actors", false),
    ];

    private static readonly CsvColumn[] OfPositions =
        [new("issue_id", true), new("actor", true), new("position", true), new("salience", true)];

    /// <summary>Whether a folder holds the two tables.</summary>
    public static bool AreIn(string folder) =>
        File.Exists(Path.Combine(folder, IssuesFile)) && File.Exists(Path.Combine(folder, PositionsFile));

    /// <summary>Reads the two tables, or null if anything is wrong.</summary>
    public static StakeholderTable? Read(string issuesPath, string positionsPath, ImportOptions options, ProblemList problems)
    {
        TableBuilder builder = new((0, 100), problems);
        HashSet<string> leftOut = new(StringComparer.Ordinal);
        ReadIssues(issuesPath, options, builder, leftOut, problems);
        ReadPositions(positionsPath, Path.GetFileName(issuesPath), options, builder, leftOut, problems);
        string title = options.Title ?? (options.Proposal is string one ? $"Proposal {one}" : "Decisions in the European Union");
        return builder.Build(positionsPath, title, $"{Path.GetFileName(issuesPath)} and {Path.GetFileName(positionsPath)}, tables in "
            + "the DEU format", options);
    }

    /// <summary>Writes the two tables.</summary>
    public static (string Issues, string Positions) Write(StakeholderTable table)
    {
        CsvText issues = new(), positions = new();
        issues.Row("issue_id", "proposal_id", "proposal_name", "year", "n_actors", "reference_point", "outcome");
        foreach ((int k, TableIssue issue) in table.Issues.Index())
        {
            issues.Row(
                issue.Key, issue.Proposal.Length > 0 ? issue.Proposal : issue.Key, issue.ProposalWords, issue.Year is int year
                    ? CsvText.Number(year) : "",
                CsvText.Number(table.Rows.Count(row => row.Issue == k)), Known(issue.Today), Known(issue.Outcome));
        }

        positions.Row("issue_id", "actor", "position", "salience", CapabilityPrefix);
        foreach (TableRow row in table.Rows)
        {
            positions.Row(table.Issues[row.Issue].Key, table.Actors[row.Actor].Key, CsvText.Number(row.Position),
                CsvText.Number(row.Salience), CsvText.Number(row.Capability));
        }

        return (issues.ToString(), positions.ToString());

        static string Known(double? value) => value is double known ? CsvText.Number(known) : "";
    }

    private static void ReadIssues(string path, ImportOptions options, TableBuilder builder, HashSet<string> leftOut, ProblemList problems)
    {
        if (CsvTable.Open(path, problems) is not CsvTable table)
        {
            return;
        }

        using IEnumerator<CsvRow> rows = table.Rows().GetEnumerator();
        if (!rows.MoveNext() || CsvColumns.Of(rows.Current, OfIssues, problems) is not CsvColumns columns)
        {
            return;
        }

        HashSet<string> proposals = new(StringComparer.Ordinal);
        while (rows.MoveNext())
        {
            CsvRow row = rows.Current;
            if (!columns.Fits(row, problems))
            {
                continue;
            }

            string name = row[columns["issue_id"]], proposal = row[columns["proposal_id"]], words = row[columns["proposal_name"]];
            double? outcome = Optional("outcome", OnScale), today = Optional("reference_point", OnScale), year = Optional("year", Years);
            proposals.Add(proposal);
            if (name.Length == 0)
            {
                builder.Report(row, columns["issue_id"], "issue_id", "The row names no issue.");
            }
            else if (builder.TryIssue(name, out _) || leftOut.Contains(name))
            {
                builder.Report(row, columns["issue_id"], "issue_id", $"The issue `{name}` stands twice.");
            }
            else if (options.Proposal is not null && options.Proposal != proposal)
            {
                leftOut.Add(name);
            }
            else
            {
                builder.Issue(name, () => new TableIssue(builder.KeyOfIssue(name), words.Length > 0 ? $"{name}, {words}" : name, proposal)
                {
                    ProposalWords = words,
                    Year = (int?)year,
                    Today = today,
                    Outcome = outcome,
                });
            }

            double? Optional(string column, Bounds legal) =>
                row[columns[column]].Length > 0 ? table.Numbers.Read(row, columns[column], column, legal) : null;
        }

        if (options.Proposal is string asked && builder.IssueCount == 0 && problems.IsClean)
        {
            problems.Add(path, $"There is no proposal `{asked}`.", NearestName.Hint(asked, proposals));
        }
    }

    private static void ReadPositions(string path, string issuesFile, ImportOptions options, TableBuilder builder, HashSet<string> leftOut,
        ProblemList problems)
    {
        if (CsvTable.Open(path, problems) is not CsvTable table)
        {
            return;
        }

        using IEnumerator<CsvRow> rows = table.Rows().GetEnumerator();
        if (!rows.MoveNext() || Capability(rows.Current, options, problems) is not (string capabilityName, IReadOnlyList<CsvColumn> wanted)
            || CsvColumns.Of(rows.Current, wanted, problems) is not CsvColumns columns)
        {
            return;
        }

        // Where the issues could not be read, nobody can say which of them are missing there.
        bool areIssuesKnown = problems.IsClean;
        HashSet<string> strangers = new(StringComparer.Ordinal);
        int blank = 0;
        while (rows.MoveNext())
        {
            CsvRow row = rows.Current;
            string name = row[columns["issue_id"]];
            if (!columns.Fits(row, problems) || leftOut.Contains(name))
            {
                continue;
            }

            if (!builder.TryIssue(name, out int issue))
            {
                if (areIssuesKnown && strangers.Add(name))
                {
                    builder.Report(row, columns["issue_id"], "issue_id", $"`{name}` is not an issue of {issuesFile}.",
                        NearestName.Hint(name, builder.IssueNames));
                }

                continue;
            }

            if (row[columns["position"]].Length == 0 || row[columns["salience"]].Length == 0)
            {
                blank++;
                continue;
            }

            double? capability = capabilityName.Length > 0 ? table.Numbers.Read(row, columns[capabilityName], capabilityName, NotNegative)
                : 1;
            builder.Add(row, columns["actor"], issue, table.Numbers.Read(row, columns["position"], "position", OnScale),
                table.Numbers.Read(row, columns["salience"], "salience", OnScale), capability);
        }

        if (blank > 0)
        {
            problems.Note(string.Create(CultureInfo.InvariantCulture, $"{blank} rows of {path} have no position or no salience; they "
                + $"take no part."));
        }
    }

    /// <summary>The column of capabilities to take (empty = none), and the columns of the table.</summary>
    private static (string Name, IReadOnlyList<CsvColumn> Wanted)? Capability(CsvRow header, ImportOptions options, ProblemList problems)
    {
        string[] there = [.. header.Cells.Where(cell => cell.StartsWith(CapabilityPrefix, StringComparison.OrdinalIgnoreCase))
            .Distinct(StringComparer.OrdinalIgnoreCase)];
        IReadOnlyList<CsvColumn> wanted = [.. OfPositions, .. there.Select(name => new CsvColumn(name, false))];
        if (options.Capability is string asked)
        {
            string? meant = there.FirstOrDefault(name => name == asked || name == $"{CapabilityPrefix}_{asked}");
            if (meant is null)
            {
                header.Report(problems, 0, "", $"The table has no capabilities called `{asked}`.", NearestName.Hint(asked, there));
                return null;
            }

            return (meant, wanted);
        }

        if (there.Length != 1)
        {
            problems.Note(there.Length == 0
                ? "The table gives no capabilities, so every actor has 1."
                : $"Capabilities were taken from `{NumberShape.Shorten(there[0])}`; the table also "
                    + $"has {string.Join(", ", there[1..].Select(name => $"`{NumberShape.Shorten(name)}`"))} (--capability).");
        }

        return (there.FirstOrDefault() ?? "", wanted);
    }
}
