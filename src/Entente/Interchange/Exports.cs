using Entente.Scenarios;

namespace Entente.Interchange;

/// <summary>A file to be written: its name, where there are several, and its text.</summary>
internal sealed record ExportedFile(string Name, string Text);

/// <summary>What came of an export.</summary>
/// <param name="Files">The files, none if there is an error; one for formats of one file, however it is to be called.</param>
/// <param name="Problems">Why the format cannot hold the scenario.</param>
/// <param name="Notes">What was left out or written differently, as sentences.</param>
internal sealed record Exported(ValueList<ExportedFile> Files, ValueList<Problem> Problems, ValueList<string> Notes);

/// <summary>A file format of another program that a scenario can be written to.</summary>
internal sealed class ExportKind
{
    private readonly Func<ScenarioFile, IReadOnlyList<string>, ProblemList, IEnumerable<ExportedFile>> write;
    private readonly Func<ScenarioFile, string, IEnumerable<ExportedFile>>? ofAnalyst;

    internal ExportKind(string name, string says, bool isFolder,
        Func<ScenarioFile, IReadOnlyList<string>, ProblemList, IEnumerable<ExportedFile>> write,
        Func<ScenarioFile, string, IEnumerable<ExportedFile>>? ofAnalyst = null) =>
        (Name, Says, IsFolder, this.write, this.ofAnalyst) = (name, says, isFolder, write, ofAnalyst);

    /// <summary>The name on the command line.</summary>
    public string Name { get; }

    /// <summary>What it is, in a sentence.</summary>
    public string Says { get; }

    /// <summary>Whether it is several files, which go into a folder.</summary>
    public bool IsFolder { get; }

    /// <summary>Whether it can be written as one analyst sees it.</summary>
    public bool IsOfAnalysts => ofAnalyst is not null;

    /// <summary>Writes a scenario as one analyst sees it.</summary>
    /// <param name="file">The scenario, without errors.</param>
    /// <param name="analyst">The analyst.</param>
    public Exported WriteFor(ScenarioFile file, string analyst)
    {
        ProblemList problems = new();
        if (Analysts.Unknown(analyst, file.Scenario!) is (string message, var hint))
        {
            problems.Add(file.Name, message, hint);
        }

        return new(problems.IsClean ? [.. ofAnalyst!(file, analyst)] : [], problems.All, problems.Notes);
    }

    /// <summary>Writes a scenario.</summary>
    /// <param name="file">The scenario, without errors.</param>
    /// <param name="issues">The issues to write, where the format takes some alone; all if empty.</param>
    public Exported Write(ScenarioFile file, IReadOnlyList<string> issues)
    {
        ProblemList problems = new();
        ExportedFile[] files = [.. write(file, issues, problems)];
        return new(problems.IsClean ? [.. files] : [], problems.All, problems.Notes);
    }
}

/// <summary>Writes scenarios in the formats of other programs, where these can hold them. A new format is a line here.</summary>
internal static class Exports
{
    /// <summary>Every format that can be written.</summary>
    public static ValueList<ExportKind> Kinds { get; } =
    [
        new("wants", "Who wants what, as a table for a spreadsheet; `import wants` takes it back.", isFolder: false, (file, _, _) =>
            [new("wants.csv", WantsTable.Write(file.Scenario!))], (file, analyst) =>
            [new("wants.csv", WantsTable.Write(file.Scenario!, analyst))]),
        new("stakeholders", "Positions as a plain CSV: actor, capability, position, salience.", isFolder: false, (file, issues, problems) =>
            TableOfScenario.Of(file, issues, problems) is StakeholderTable table ? [new("stakeholders.csv", StakeholderCsv.Write(table))]
                : []),
        new("ktab", "Positions in the CSV of KTAB, the KAPSARC Toolkit for Behavioral Analysis.", isFolder: false, Ktab),
        new("deu", "Positions and outcomes as the two tables of the DEU data sets.", isFolder: true, (file, issues, problems) =>
            TableOfScenario.Of(file, issues, problems) is StakeholderTable table ? Deu(table) : []),
        new("genius", "Issues with options as a domain and profiles in the XML of Genius.", isFolder: true, (file, _, problems) =>
            DomainOfScenario.Of(file, problems) is AdditiveDomain domain ? GeniusXml.Write(domain)
                .Select(one => new ExportedFile(one.File, one.Text)) : []),
        new("geniusweb", "Issues with options as a domain and profiles in the JSON of GeniusWeb.", isFolder: true, (file, _, problems) =>
            DomainOfScenario.Of(file, problems) is AdditiveDomain domain ? GeniusWeb(domain, problems) : []),
    ];

    private static IEnumerable<ExportedFile> Ktab(ScenarioFile file, IReadOnlyList<string> issues, ProblemList problems)
    {
        if (TableOfScenario.Of(file, issues, problems) is not StakeholderTable table)
        {
            return [];
        }

        KtabCsv.Refuse(table, file.Name, problems);
        return problems.IsClean ? [new("ktab.csv", KtabCsv.Write(table))] : [];
    }

    private static ExportedFile[] Deu(StakeholderTable table)
    {
        (string issues, string positions) = DeuTables.Write(table);
        return [new(DeuTables.IssuesFile, issues), new(DeuTables.PositionsFile, positions)];
    }

    private static IEnumerable<ExportedFile> GeniusWeb(AdditiveDomain domain, ProblemList problems)
    {
        string[] lost = [.. domain.Profiles.Where(profile => profile.Reservation > 0).Select(profile => profile.Name)];
        if (lost.Length > 0)
        {
            problems.Note("GeniusWeb knows a reservation only as one of the possible deals, so the reservations "
                + $"of {string.Join(", ", lost)} were left out.");
        }

        return GeniusWebJson.Write(domain).Select(one => new ExportedFile(one.File, one.Text));
    }
}
