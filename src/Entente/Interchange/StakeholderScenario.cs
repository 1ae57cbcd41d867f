using Entente.Scenarios;

namespace Entente.Interchange;

/// <summary>A table of positions as a scenario.</summary>
/// <remarks>Everybody is at the table, but for actors to whom nothing matters. Where the table does not say where an issue stands
/// today, 50 stands in, and the issue says so. Issues of one proposal are a package.</remarks>
internal static class StakeholderScenario
{
    private const string SourceName = "import";

    private static readonly EvidenceLinks FromTable = new([SourceName], []);

    /// <summary>The scenario of a table.</summary>
    public static Scenario Of(StakeholderTable table, ImportOptions options)
    {
        int? year = table.Issues.Min(issue => issue.Year);
        DateOnly from = options.From ?? (year is int known ? new DateOnly(known, 1, 1) : ImportOptions.AnyDay);
        ILookup<int, TableRow> byActor = table.Rows.ToLookup(row => row.Actor), byIssue = table.Rows.ToLookup(row => row.Issue);
        double?[] capabilities = [.. Enumerable.Range(0, table.Actors.Count).Select(i => OneCapability([.. byActor[i]]))];
        return new()
        {
            Entente = Scenario.FormatVersion,
            Title = table.Title,
            Summary = table.Summary,
            From = from,
            Until = options.Until ?? from.AddYears(1),
            Actors = new(table.Actors.Select((actor, i) =>
                KeyValuePair.Create(actor.Key, ActorOf(actor, byActor[i].Any(row => row.Salience > 0), capabilities[i])))),
            Issues = new(table.Issues.Select((issue, k) =>
                KeyValuePair.Create(issue.Key, (Issue)IssueOf(issue, byIssue[k], table, capabilities)))),
            Packages = Packages(table),
            Sources = [new(SourceName, new Source { Title = table.Source })],
            Evidence = [new(SourceName, new PieceOfEvidence { Source = SourceName, Says = "The numbers stand in the imported file." })],
        };
    }

    private static Actor ActorOf(TableActor actor, bool isWanting, double? capability) => new()
    {
        Name = actor.Name == actor.Key ? null : actor.Name,
        Role = isWanting ? Role.Table : Role.Outside,
        Capability = capability is double known ? known : null,
        Accommodates = new(actor.Accommodates.Select(other => KeyValuePair.Create(other.Key, (Uncertain)other.Value))),
        Evidence = capability is null && actor.Accommodates.Count == 0 ? EvidenceLinks.None : FromTable,
    };

    private static ScaleIssue IssueOf(TableIssue issue, IEnumerable<TableRow> rows, StakeholderTable table, double?[] capabilities) => new()
    {
        Asks = issue.Words == issue.Key ? null : issue.Words,
        Scale = new([(ScaleIssue.Min, Anchor(table.Scale.Low)), (ScaleIssue.Max, Anchor(table.Scale.High))]),
        Today = issue.Today ?? ScaleIssue.StandIn,
        Outcome = issue.Outcome is double outcome ? outcome : null,
        Because = issue.Today is null ? ScaleIssue.TodayUnknown : null,
        Evidence = issue.Today is null ? new([], [new("wants", [SourceName]), .. Of("outcome", issue.Outcome)]) : FromTable,
        Wants = new(rows.Select(row => KeyValuePair.Create(table.Actors[row.Actor].Key, new ScaleWants
        {
            Ideal = row.Position,
            Salience = row.Salience,
            Capability = capabilities[row.Actor] is null ? row.Capability : null,
        }))),
    };

    private static Named<Package> Packages(StakeholderTable table)
    {
        string[] proposals = [.. table.Issues.Select(issue => issue.Proposal).Distinct()];
        if (proposals.Length < 2)
        {
            return [];
        }

        LegalNames names = new();
        return new(proposals.Select(proposal => KeyValuePair.Create(
            names.For(proposal.Length > 0 ? proposal : "others"),
            new Package
            {
                Name = table.Issues.First(issue => issue.Proposal == proposal).ProposalWords is { Length: > 0 } words ? words : null,
                Covers = new(new ValueList<string>(table.Issues.Where(issue => issue.Proposal == proposal).Select(issue => issue.Key))),
            })));
    }

    private static IEnumerable<KeyValuePair<string, ValueList<string>>> Of(string key, double? value) =>
        value is null ? [] : [new(key, [SourceName])];

    private static double? OneCapability(TableRow[] rows) =>
        rows.Length > 0 && Array.TrueForAll(rows, row => row.Capability == rows[0].Capability) ? rows[0].Capability : null;

    private static string Anchor(double end) => CsvText.Number(end);
}
