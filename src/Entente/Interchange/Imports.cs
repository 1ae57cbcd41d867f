using Entente.Scenarios;

namespace Entente.Interchange;

/// <summary>A file format of another program that a scenario can be made from.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Says">What it is, in a sentence.</param>
/// <param name="Files">Which files it takes, in a few words.</param>
/// <param name="Example">Files as they are named in an example call.</param>
/// <param name="Read">The scenario in the files, or null (and problems).</param>
internal sealed record ImportKind(string Name, string Says, string Files, string Example,
    Func<IReadOnlyList<string>, ImportOptions, ImportKind.Problems, Scenario?> Read)
{
    /// <summary>Where an import notes what is wrong, and how it understood its files.</summary>
    public sealed class Problems
    {
        internal ProblemList List { get; } = new();
    }
}

/// <summary>Makes scenarios out of the files of other programs. A new format is a file beside this one and a line here.</summary>
internal static class Imports
{
    /// <summary>Every format that can be read.</summary>
    public static ValueList<ImportKind> Kinds { get; } =
    [
        new("ktab", "Positions in the CSV or XML of KTAB, the KAPSARC Toolkit for Behavioral Analysis.", "one .csv or .xml file",
            "input.csv", (files, options, problems) =>
            One(files, problems) is string file
                ? OfTable(KtabXml.Is(file) ? KtabXml.Read(file, options, problems.List) : KtabCsv.Read(file, options, problems.List),
                    options, problems) : null),
        new("stakeholders", "Positions in a plain CSV: actor, capability, position, salience, and issue if there are several.",
            "one .csv file", "positions.csv", (files, options, problems) =>
            One(files, problems) is string file ? OfTable(StakeholderCsv.Read(file, options, problems.List), options, problems) : null),
        new("genius", "Two or more parties in the XML of Genius: profiles, and their domain if you have it.",
            "the .xml files of the profiles, and of the domain", "domain.xml buyer.xml seller.xml", (files, options, problems) =>
            GeniusXml.Read(files, options, problems.List)?.ToScenario(options, problems.List)),
        new("geniusweb", "Two or more parties in the JSON of GeniusWeb, ANL or NegoLog, or the YAML of NegMAS: profiles, and their domain "
            + "if you have it.", "the .json or .yml files of the profiles, and of the domain", "domain.json buyer.json seller.json",
            (files, options, problems) =>
            GeniusWebJson.Read(files, problems.List)?.ToScenario(options, problems.List)),
        new("deu", "The tables of the DEU data sets on decisions in the European Union.",
            "the folder with issues.csv and positions.csv, or both files", "tables/", (files, options, problems) =>
            DeuFiles(files, problems) is (string issues, string positions)
                ? OfTable(DeuTables.Read(issues, positions, options, problems.List), options, problems) : null),
    ];

    /// <summary>The format of a name, or null.</summary>
    public static ImportKind? Find(string name) => Kinds.FirstOrDefault(kind => kind.Name == name);

    /// <summary>Reads files of another program into the text of a scenario file that passes every check.</summary>
    /// <param name="kind">Their format.</param>
    /// <param name="files">The files.</param>
    /// <param name="options">What they do not say.</param>
    public static Imported Read(ImportKind kind, IReadOnlyList<string> files, ImportOptions options)
    {
        ImportKind.Problems problems = new();
        Scenario? scenario = kind.Read(files, options, problems);
        string? text = scenario is null || !problems.List.IsClean ? null : Text(scenario, files, problems.List);
        return new(problems.List.IsClean ? text : null, problems.List.All, problems.List.Notes);
    }

    private static string? Text(Scenario scenario, IReadOnlyList<string> files, ProblemList problems)
    {
        string text = ScenarioWriter.Write(scenario);
        if (System.Text.Encoding.UTF8.GetByteCount(text) > ScenarioReader.MaxFileSize)
        {
            problems.Add(files[0], $"The scenario would be larger than {ScenarioReader.MaxFileSize / 1_000_000} MB, the most that a "
                + "scenario file may be.", "Import a part of it, such as one proposal.");
            return null;
        }

        // What one program allows another may not: the checks of scenarios have the last word.
        foreach (Problem error in ScenarioReader.Read(text, files[0]).Errors)
        {
            problems.Add(files[0], 1, 1, error.Path, $"As a scenario this would be wrong at `{error.Path}`: {error.Message}", error.Hint);
        }

        return text;
    }

    private static Scenario? OfTable(StakeholderTable? table, ImportOptions options, ImportKind.Problems problems)
    {
        if (table is not null && WhyTooLarge(table) is string why)
        {
            problems.List.Add(table.File, why, "Import a part of it, such as one proposal; `score` takes it as it is.");
            return null;
        }

        return table is null ? null : StakeholderScenario.Of(table, options);
    }

    // Said before a scenario of a million lines is put together.
    private static string? WhyTooLarge(StakeholderTable table)
    {
        const int shortestLine = 30, mostEntries = 2000;
        int most = Math.Max(table.Actors.Count, table.Issues.Count);
        return most > mostEntries
            ? string.Create(CultureInfo.InvariantCulture, $"There are {table.Actors.Count} actors and {table.Issues.Count} issues; a "
                + $"scenario takes {mostEntries} of each at most.")
            : table.Rows.Count > ScenarioReader.MaxFileSize / shortestLine
            ? string.Create(CultureInfo.InvariantCulture, $"There are {table.Rows.Count} positions; as a scenario they would take more "
                + $"than {ScenarioReader.MaxFileSize / 1_000_000} MB, the most that a scenario file may be.")
            : null;
    }

    private static string? One(IReadOnlyList<string> files, ImportKind.Problems problems)
    {
        if (files.Count == 1)
        {
            return files[0];
        }

        problems.List.Add(files[1], "This format has one file; import several one at a time.");
        return null;
    }

    private static (string Issues, string Positions)? DeuFiles(IReadOnlyList<string> files, ImportKind.Problems problems)
    {
        if (files is [string folder] && Directory.Exists(folder))
        {
            return (Path.Combine(folder, DeuTables.IssuesFile), Path.Combine(folder, DeuTables.PositionsFile));
        }

        if (files is [string issues, string positions])
        {
            return (issues, positions);
        }

        problems.List.Add(files[0], $"This format has two files: name the folder with {DeuTables.IssuesFile} "
            + $"and {DeuTables.PositionsFile}, or both files in that order.");
        return null;
    }
}
