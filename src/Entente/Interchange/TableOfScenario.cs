using Entente.Scenarios;
using Entente.Stakeholders;

namespace Entente.Interchange;

/// <summary>A scenario as a table of positions, at the central value of every uncertain number.</summary>
internal static class TableOfScenario
{
    /// <summary>The table, or null (and problems) if the scenario holds none; says what of the scenario a table has no place
    /// for.</summary>
    /// <param name="file">The scenario, without errors.</param>
    /// <param name="only">The issues to take; all if empty.</param>
    /// <param name="problems">What is wrong, and what the table cannot hold.</param>
    public static StakeholderTable? Of(ScenarioFile file, IReadOnlyList<string> only, ProblemList problems)
    {
        ScenarioLosses.Note(file.Scenario!, ScenarioLosses.OfTables, problems);
        return Positions(file, only, problems);
    }

    /// <summary>The positions in a scenario, or null (and problems) if it has none.</summary>
    /// <param name="file">The scenario, without errors.</param>
    /// <param name="only">The issues to take; all if empty.</param>
    /// <param name="problems">What is wrong, and which issues have no positions.</param>
    public static StakeholderTable? Positions(ScenarioFile file, IReadOnlyList<string> only, ProblemList problems)
    {
        Scenario scenario = file.Scenario!;
        if (StakeholdersOfScenario.Of(scenario, number => number.Central) is not StakeholderProblem problem)
        {
            problems.Add(file.Name, "The scenario has no issue on a scale, so there are no positions to write.",
                "Issues with options can go to genius or geniusweb.");
            return null;
        }

        int[] issues = [.. Enumerable.Range(0, problem.Issues.Count).Where(k => only.Count == 0 || only.Contains(problem.Issues[k].Key))];
        foreach (string stranger in only.Where(name => !problem.Issues.Any(issue => issue.Key == name)))
        {
            problems.Add(file.Name, $"`{stranger}` is not an issue on a scale here.",
                NearestName.Hint(stranger, problem.Issues.Select(issue => issue.Key)));
        }

        string[] left = [.. StakeholdersOfScenario.LeftOut(scenario).Where(name => only.Count == 0)];
        if (left.Length > 0)
        {
            problems.Note($"Issues with options have no positions and were left out: {string.Join(", ", left)}.");
        }

        if (!problems.IsClean)
        {
            return null;
        }

        ScaleIssue[] scales = [.. issues.Select(issue => (ScaleIssue)scenario.Issues[problem.Issues[issue].Key])];
        if (ScaleOf(scales) == (ScaleIssue.Min, ScaleIssue.Max) && scales.Any(issue => !issue.Scale.IsInPoints))
        {
            problems.Note("The issues are counted in different units, and a table has one: positions are written as hundredths of each "
                + "span. --issue takes one issue.");
        }

        List<TableRow> rows = [];
        foreach ((int k, int issue) in issues.Index())
        {
            // In the order in which the file names them, so that a table that was imported comes out as it was.
            foreach (string actor in ((ScaleIssue)scenario.Issues[problem.Issues[issue].Key]).Wants.Names)
            {
                if (scenario.Actors.TryIndexOf(actor, out int i) && problem[i, issue] is Stake stake)
                {
                    rows.Add(new(i, k, stake.Position, stake.Salience, stake.Capability));
                }
            }
        }

        return new()
        {
            Title = scenario.Title,
            Summary = scenario.Summary,
            Actors = [.. problem.Actors.Select(actor => new TableActor(actor.Key, actor.Name) { Accommodates = actor.Accommodates })],
            Issues = [.. issues.Select(issue => IssueOf(problem.Issues[issue], scenario))],
            Rows = rows,
            Scale = ScaleOf(scales),
            Source = file.Name,
        };
    }

    private static TableIssue IssueOf(StakeholderIssue issue, Scenario scenario)
    {
        KeyValuePair<string, Package>? proposal =
            scenario.Packages.Where(package => package.Value.Covers.Listed?.Contains(issue.Key) == true)
            .Select(package => (KeyValuePair<string, Package>?)package).FirstOrDefault();
        return new(issue.Key, issue.Name, proposal?.Key ?? "")
        {
            ProposalWords = proposal?.Value.Name ?? "",
            Year = scenario.From.Year,
            Today = issue.Today,
            Outcome = issue.Outcome,
        };
    }

    // A scale whose ends are named by numbers is one that was imported in units of its own. A table has one scale for all issues.
    private static (double Low, double High) ScaleOf(IReadOnlyList<ScaleIssue> issues)
    {
        (double, double)[] scales = [.. issues.Select(Ends).Distinct()];
        return scales.Length == 1 ? scales[0] : (0, 100);

        static (double, double) Ends(ScaleIssue issue) => !issue.Scale.IsInPoints ? (issue.Scale.From, issue.Scale.To)
            : issue.Scale.Points is [(0, string low), .., (100, string high)]
            && double.TryParse(low, NumberStyles.Float, CultureInfo.InvariantCulture, out double from)
            && double.TryParse(high, NumberStyles.Float, CultureInfo.InvariantCulture, out double to) && from < to ? (from, to) : (0, 100);
    }
}
