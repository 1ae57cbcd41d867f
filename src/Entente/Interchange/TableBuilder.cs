using Entente.Scenarios;
using Entente.Scenarios.Checks;
using Entente.Scenarios.Format;

namespace Entente.Interchange;

/// <summary>Puts a table of positions together row by row, and notes rows that contradict each other.</summary>
internal sealed class TableBuilder((double Low, double High) scale, ProblemList problems)
{
    private readonly LegalNames actorNames = new(), issueNames = new();
    private readonly List<TableActor> actors = [];
    private readonly List<TableIssue> issues = [];
    private readonly List<TableRow> rows = [];
    private readonly List<CsvRow> places = [];
    private readonly Dictionary<string, int> actorOf = new(StringComparer.Ordinal), issueOf = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Issue, int Actor), int> lineOf = [];

    /// <summary>How many issues there are so far.</summary>
    public int IssueCount => issues.Count;

    /// <summary>Notes an error about a cell.</summary>
    public void Report(CsvRow row, int cell, string what, string message, string? hint = null) =>
        row.Report(problems, cell, what, message, hint);

    /// <summary>The issue of a name, new or known.</summary>
    public int Issue(string name, string proposal, bool isNamed) =>
        Issue(name, () => new TableIssue(issueNames.For(name), isNamed ? name : "Where does it settle?", proposal));

    /// <summary>The issue of a name, made on first sight.</summary>
    public int Issue(string name, Func<TableIssue> make)
    {
        if (!issueOf.TryGetValue(name, out int at))
        {
            at = issueOf[name] = issues.Count;
            issues.Add(make());
        }

        return at;
    }

    /// <summary>Whether an issue is known.</summary>
    public bool TryIssue(string name, out int at) => issueOf.TryGetValue(name, out at);

    /// <summary>The names of the issues so far.</summary>
    public IEnumerable<string> IssueNames => issueOf.Keys;

    /// <summary>The name of an issue in a scenario.</summary>
    public string KeyOfIssue(string name) => issueNames.For(name);

    /// <summary>Takes what a row says about its issue as a whole; all rows of an issue must say the same.</summary>
    public void Known(CsvRow row, int cell, int issue, double? today, double? outcome)
    {
        TableIssue before = issues[issue];
        double? todayBefore = before.Today, outcomeBefore = before.Outcome;
        double? todayNow = Hundred(today), outcomeNow = Hundred(outcome);
        if ((todayBefore is not null && todayNow is not null && todayNow != todayBefore)
            || (outcomeBefore is not null && outcomeNow is not null && outcomeNow != outcomeBefore))
        {
            Report(row, cell, "", $"Another row gives `{before.Words}` "
                + $"another {(todayNow is not null && todayNow != todayBefore ? "today" : "outcome")}.");
        }

        if ((todayBefore is null && todayNow is not null) || (outcomeBefore is null && outcomeNow is not null))
        {
            issues[issue] = before with { Today = todayBefore ?? todayNow, Outcome = outcomeBefore ?? outcomeNow };
        }
    }

    /// <summary>Adds a row, if its numbers are there. Positions are in the table's units, saliences as they stand.</summary>
    /// <returns>Whether the row names an actor that did not stand on this issue yet.</returns>
    public bool Add(CsvRow row, int actorCell, int issue, double? position, double? salience, double? capability, string? name = null)
    {
        string called = row[actorCell];
        if (called.Length == 0)
        {
            Report(row, actorCell, "actor", "The row names no actor.");
            return false;
        }

        if (HiddenSigns.IndexIn(called) is >= 0 and int hidden)
        {
            Report(row, actorCell, "actor", $"The name of the actor holds {Meant.Named(called[hidden])}: no text here may hold signs that "
                + "cannot be seen.", "Take it out.");
            return false;
        }

        int actor = Actor(called, name ?? called);
        if (!lineOf.TryAdd((issue, actor), row.Line))
        {
            Report(row, actorCell, "actor",
                string.Create(CultureInfo.InvariantCulture, $"`{called}` stands twice on `{issues[issue].Key}`: on "
                + $"line {lineOf[(issue, actor)]} already."));
            return false;
        }

        if (position is double x && salience is double s && capability is double c)
        {
            places.Add(row);
            rows.Add(new(actor, issue, Hundred(x)!.Value, s, c));
        }

        return true;
    }

    /// <summary>The actor of a name, new or known.</summary>
    public int Actor(string called, string name)
    {
        if (!actorOf.TryGetValue(called, out int at))
        {
            at = actorOf[called] = actors.Count;
            actors.Add(new(actorNames.For(called), name));
        }

        return at;
    }

    /// <summary>Gives an actor the others whose positions its ideal follows.</summary>
    public void Accommodate(int actor, Named<double> shares) => actors[actor] = actors[actor] with { Accommodates = shares };

    /// <summary>Whether an actor is known.</summary>
    public bool TryActor(string called, out int at) => actorOf.TryGetValue(called, out at);

    /// <summary>The name of an actor in a scenario.</summary>
    public string KeyOfActor(string called) => actors[actorOf[called]].Key;

    // 0.6 beside 70: somebody wrote a share of 1 among numbers to 100.
    private void WarnOfShares()
    {
        double[] saliences = [.. rows.Select(row => row.Salience).Order()];
        double[] ofPositions = new double[issues.Count];
        foreach (TableRow row in rows)
        {
            ofPositions[row.Issue] = Math.Max(ofPositions[row.Issue], row.Position);
        }

        foreach ((TableRow row, CsvRow at) in rows.Zip(places))
        {
            if (UnitChecks.LooksLikeShare(row.Salience, saliences[^1..]))
            {
                Warn(at, actors[row.Actor].Name, "salience", row.Salience, saliences[^1]);
            }

            if (scale is (0, 100) && UnitChecks.LooksLikeShare(row.Position, [ofPositions[row.Issue]]))
            {
                Warn(at, actors[row.Actor].Name, "position", row.Position, ofPositions[row.Issue]);
            }
        }

        void Warn(CsvRow at, string named, string what, double number, double other) => problems.Add(new(
            Severity.Warning, at.File, at.Line, 1, what, $"The {what} of `{Problem.Visible(named)}` is {CsvText.Number(number)}, but "
                + $"others go up to {CsvText.Number(other)}: they go from 0 to 100.",
            $"Write {CsvText.Number(Units.Rounded(number * 100))} if a share of 1 was meant."));
    }

    /// <summary>The table, or null if anything is wrong.</summary>
    public StakeholderTable? Build(string path, string title, string source, ImportOptions options, string? summary = null)
    {
        if (problems.IsClean && rows.Count == 0)
        {
            problems.Add(path, options.Proposal is null ? "The table has a header, but no rows." : "No row belongs to the proposal "
                + $"`{options.Proposal}`.");
        }

        if (!problems.IsClean)
        {
            return null;
        }

        WarnOfShares();
        double greatest = options.GreatestSalience ?? (rows.TrueForAll(row => row.Salience <= 1) ? 1 : 100);
        if (options.GreatestSalience is null && greatest == 1)
        {
            problems.Note("No salience is above 1, so they were read as shares: 1 became 100. If 1 means 1 of 100, say so with "
                + "--salience 100.");
        }

        return new()
        {
            Title = title,
            Summary = summary,
            Actors = WithDistinctNames(),
            Issues = issues,
            Rows = greatest == 100 ? rows : [.. rows.Select(row => row with { Salience = Units.Rounded(row.Salience / greatest * 100) })],
            Scale = scale,
            File = path,
            Source = source,
        };
    }

    private double? Hundred(double? position) => position is double known ? Units.ToHundred(known, scale) : null;

    // A description that several actors share tells nobody apart.
    private IReadOnlyList<TableActor> WithDistinctNames()
    {
        HashSet<string> shared = [.. actors.GroupBy(actor => actor.Name).Where(same => same.Count() > 1).Select(same => same.Key)];
        if (shared.Count > 0)
        {
            problems.Note($"Several actors are described as \"{NumberShape.Shorten(shared.First())}\"; they keep their short names, and "
                + "the description was left out.");
        }

        return [.. actors.Select(actor => shared.Contains(actor.Name) || actor.Name.Length == 0 ? actor with { Name = actor.Key } : actor)];
    }
}
