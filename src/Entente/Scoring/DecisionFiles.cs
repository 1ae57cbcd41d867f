using Entente.Ensembles;
using Entente.Interchange;
using Entente.Scenarios;
using Entente.Stakeholders;

namespace Entente.Scoring;

/// <summary>Reads a data set of decisions: a folder or a file in one of the forms of docs/reference/score.md.</summary>
/// <remarks>
/// The DEU tables in a folder; a plain table of positions with a column <c>outcome</c>; scenario files with <c>outcome</c>; a folder of
/// such files, or of KTAB tables with their outcomes in <c>outcomes.csv</c>.
/// </remarks>
internal static class DecisionFiles
{
    private const string OutcomesFile = "outcomes.csv";

    private static readonly CsvColumn[] OfOutcomes = [new("file", true), new("issue", true), new("outcome", true), new("proposal", false)];

    /// <summary>The decisions in a folder or file, or null and what is wrong.</summary>
    public static (Decisions? Decisions, ValueList<Problem> Problems, ValueList<string> Notes) Read(string path, ImportOptions options)
    {
        ProblemList problems = new();
        Decision[] decisions = [.. Directory.Exists(path) ? OfFolder(path, options, problems) : OfFile(path, options, problems)];
        Decisions all = new(RunInfo.NameOf(path), [.. decisions]);
        if (problems.IsClean && all.Scored == 0)
        {
            problems.Add(path, "No issue here has a known outcome, so there is nothing to score.",
                "A table needs a column `outcome`, a scenario's issue the key `outcome`.");
        }

        return (problems.IsClean ? all : null, problems.All, problems.Notes);
    }

    private static IEnumerable<Decision> OfFolder(string folder, ImportOptions options, ProblemList problems)
    {
        if (DeuTables.AreIn(folder))
        {
            return OfTable(DeuTables.Read(Path.Combine(folder, DeuTables.IssuesFile), Path.Combine(folder, DeuTables.PositionsFile),
                options, problems), "");
        }

        string outcomes = Path.Combine(folder, OutcomesFile);
        Dictionary<(string File, string Issue), (double Outcome, string Proposal, CsvRow Row)> known = File.Exists(outcomes)
            ? Outcomes(outcomes, problems) : [];
        string[] files = [.. Directory.GetFiles(folder).Where(IsCase).Order(StringComparer.Ordinal)];
        if (files.Length == 0)
        {
            problems.Add(folder, $"The folder holds neither the DEU tables ({DeuTables.IssuesFile}, {DeuTables.PositionsFile}) nor tables "
                + "of positions (.csv, .xml) nor scenarios (.yaml).");
        }

        List<Decision> found = [];
        foreach (string file in files)
        {
            string name = Path.GetFileName(file);
            foreach (Decision decision in OfFile(file, options, problems))
            {
                found.Add(WithOutcomes(decision, name, known));
            }
        }

        foreach (((string file, string issue), (_, _, CsvRow row)) in known)
        {
            row.Report(problems, 0, "", $"There is no issue `{issue}` in {file}.",
                NearestName.Hint(issue, found.SelectMany(decision => decision.Problem.Issues).Select(one => one.Key)));
        }

        return found;
    }

    private static bool IsCase(string file) =>
        Path.GetExtension(file).ToUpperInvariant() is ".CSV" or ".XML" or ".YAML" or ".YML" && Path.GetFileName(file) != OutcomesFile;

    private static IEnumerable<Decision> OfFile(string path, ImportOptions options, ProblemList problems)
    {
        string stem = Path.GetFileNameWithoutExtension(path);
        switch (Path.GetExtension(path).ToUpperInvariant())
        {
            case ".YAML" or ".YML":
                ScenarioFile file = ScenarioReader.ReadFile(path);
                foreach (Problem error in file.Errors)
                {
                    problems.Add(error);
                }

                return file.Scenario is null ? [] : OfTable(TableOfScenario.Positions(file, [], problems), stem);
            case ".XML":
                return OfTable(KtabXml.Read(path, options, problems), stem);
            default:
                return OfTable(IsKtab(path) ? KtabCsv.Read(path, options, problems) : StakeholderCsv.Read(path, options, problems), stem);
        }
    }

    // KTAB's tables begin with a title and two numbers, not with the names of columns.
    private static bool IsKtab(string path) =>
        !StakeholderCsv.Is(path) && CsvTable.Open(path, new())?.Rows().FirstOrDefault() is CsvRow first
            && int.TryParse(first[2], NumberStyles.None, CultureInfo.InvariantCulture, out _);

    /// <summary>One decision for each proposal; without proposals, one for the whole table.</summary>
    private static IEnumerable<Decision> OfTable(StakeholderTable? table, string stem)
    {
        if (table is null)
        {
            yield break;
        }

        ILookup<int, TableRow> rows = table.Rows.ToLookup(row => row.Issue);
        foreach (IGrouping<string, int> together in Enumerable.Range(0, table.Issues.Count).GroupBy(issue => table.Issues[issue].Proposal))
        {
            int[] issues = [.. together];
            // In the order in which the proposal names them: models that break ties by file order then say the same as on the proposal
            // alone.
            int[] actors = [.. issues.SelectMany(issue => rows[issue]).Select(row => row.Actor).Distinct()];
            Dictionary<int, int> placeOf = actors.Index().ToDictionary(one => one.Item, one => one.Index);
            var stakes = new Stake?[actors.Length, issues.Length];
            foreach ((int k, int issue) in issues.Index())
            {
                foreach (TableRow row in rows[issue])
                {
                    stakes[placeOf[row.Actor], k] = new(row.Position, row.Salience, row.Capability);
                }
            }

            if (actors.Length > 0)
            {
                string proposal = string.Join(' ', new[] { stem, together.Key }.Where(part => part.Length > 0));
                yield return new(
                    proposal,
                    new(
                        [.. actors.Select(actor =>
                            new StakeholderActor(table.Actors[actor].Key, table.Actors[actor].Name) { Accommodates = table.Actors[actor]
                            .Accommodates })],
                        [.. issues.Select(issue =>
                            new StakeholderIssue(table.Issues[issue].Key, table.Issues[issue].Words, table.Issues[issue].Today))],
                        stakes),
                    [.. issues.Select(issue => table.Issues[issue].Outcome)]);
            }
        }
    }

    private static Decision WithOutcomes(Decision decision, string file,
        Dictionary<(string File, string Issue), (double Outcome, string Proposal, CsvRow Row)> known)
    {
        double?[] outcomes = [.. decision.Outcomes];
        string proposal = decision.Proposal;
        foreach ((int k, StakeholderIssue issue) in decision.Problem.Issues.Index())
        {
            if (known.Remove((file, issue.Key), out (double Outcome, string Proposal, CsvRow Row) said))
            {
                outcomes[k] = said.Outcome;
                proposal = said.Proposal.Length > 0 ? said.Proposal : proposal;
            }
        }

        return new(proposal, decision.Problem, [.. outcomes]);
    }

    private static Dictionary<(string File, string Issue), (double Outcome, string Proposal, CsvRow Row)> Outcomes(string path,
        ProblemList problems)
    {
        Dictionary<(string, string), (double, string, CsvRow)> known = [];
        if (CsvTable.Open(path, problems) is not CsvTable table)
        {
            return known;
        }

        using IEnumerator<CsvRow> rows = table.Rows().GetEnumerator();
        if (!rows.MoveNext() || CsvColumns.Of(rows.Current, OfOutcomes, problems) is not CsvColumns columns)
        {
            return known;
        }

        while (rows.MoveNext())
        {
            CsvRow row = rows.Current;
            (string File, string Issue) key = (row[columns["file"]], LegalNames.Of(row[columns["issue"]]));
            if (!columns.Fits(row, problems) || table.Numbers.Read(row, columns["outcome"], "outcome", new(0, 100)) is not double outcome)
            {
                continue;
            }

            if (!known.TryAdd(key, (outcome, row[columns["proposal"]], row)))
            {
                row.Report(problems, columns["issue"], "issue", $"`{key.Issue}` of {key.File} stands twice.");
            }
        }

        return known;
    }
}
