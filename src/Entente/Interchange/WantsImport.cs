using Entente.Scenarios;
using Entente.Scenarios.Format;
using Entente.Scenarios.Yaml;

namespace Entente.Interchange;

/// <summary>A value that a table of wants changes in a scenario.</summary>
/// <param name="Path">Dotted path of the value.</param>
/// <param name="Value">What it becomes, as the scenario file writes it.</param>
/// <param name="Line">Where in the table it stands.</param>
/// <param name="Column">Where in the table it stands.</param>
internal sealed record WantsChange(string Path, string Value, int Line, int Column);

/// <summary>What came of taking a table of wants into a scenario.</summary>
/// <param name="Text">The scenario file with the changes made, or null if there is an error.</param>
/// <param name="Changes">What changed, in the order of the table.</param>
/// <param name="Problems">Everything that is wrong with the table.</param>
/// <param name="Notes">How the table was understood, as sentences.</param>
internal sealed record WantsImported(string? Text, ValueList<WantsChange> Changes, ValueList<Problem> Problems, ValueList<string> Notes);

/// <summary>Takes a table of wants into a scenario file, value by value, so that comments, order and layout of the file stay as they
/// are.</summary>
/// <remarks>An empty cell leaves the scenario as it is: nothing is ever deleted.</remarks>
internal static class WantsImport
{
    private static readonly string[] NumberColumns = ["ideal", "salience", "capability"];

    /// <summary>The scenario file with the values of the table.</summary>
    /// <param name="path">The table.</param>
    /// <param name="file">The scenario, without errors.</param>
    /// <param name="analyst">Whose numbers the table has; null = everybody's. Where this analyst departs from a number that was
    /// everybody's, the others keep it.</param>
    public static WantsImported Into(string path, ScenarioFile file, string? analyst = null)
    {
        ProblemList problems = new();
        List<WantsChange> changes = [];
        if (analyst is not null && Analysts.Unknown(analyst, file.Scenario!) is (string message, var hint))
        {
            problems.Add(file.Name, message, hint);
        }
        else if (CsvTable.Open(path, problems) is CsvTable table)
        {
            Read(table, file, analyst, changes, problems);
        }

        string? text = problems.IsClean ? Changed(path, file, changes, problems) : null;
        return new(problems.IsClean ? text : null, [.. changes], problems.All, problems.Notes);
    }

    private static void Read(CsvTable table, ScenarioFile file, string? analyst, List<WantsChange> changes, ProblemList problems)
    {
        using IEnumerator<CsvRow> rows = table.Rows().GetEnumerator();
        if (!rows.MoveNext() || CsvColumns.Of(rows.Current, WantsTable.Columns, problems) is not CsvColumns columns)
        {
            return;
        }

        FileNames names = new(YamlTree.Read(file.Text));
        Dictionary<string, int> lineOf = new(StringComparer.Ordinal);
        Dictionary<(string Issue, string Actor, string Faction, string Option), string> bases =
            WantsTable.Bases(file.Scenario!, analyst);
        int kept = 0, elsewhere = 0;
        while (rows.MoveNext())
        {
            CsvRow row = rows.Current;
            if (columns.Fits(row, problems) && Target(row, columns, file.Scenario!, problems) is string target)
            {
                bool isStale = IsStale(row, columns, bases);
                if (isStale && WantsTable.BaseOf(Values(row, columns, table.Numbers)) == row[columns[WantsTable.Base]])
                {
                    elsewhere++;
                    continue;
                }

                int before = changes.Count;
                foreach ((string column, string key) in Keys(row, columns, file.Scenario!, problems))
                {
                    string where = $"{target}.{key}";
                    if (!lineOf.TryAdd(where, row.Line))
                    {
                        row.Report(problems, columns[column], where,
                            string.Create(CultureInfo.InvariantCulture, $"This value stands on line {lineOf[where]} already."));
                    }
                    else if (row[columns[column]].Length == 0)
                    {
                        kept += Resolve(where, file, names, row.File).Value is not (null or false) ? 1 : 0;
                    }
                    else
                    {
                        ReadCell(row, columns[column], column, where, new(table.Numbers, file, names, analyst), changes, problems);
                    }
                }

                if (isStale && changes.Count > before)
                {
                    row.Report(
                        problems, columns[WantsTable.Base], target, "This row was changed here and in the scenario too since the table "
                            + $"was written: {string.Join(", ", changes.Skip(before).Select(change => change.Path))}.",
                        "Write the table anew with `entente export wants`, or empty the cell `base` to take what stands here.");
                }
            }
        }

        if (elsewhere > 0)
        {
            problems.Note(string.Create(
                CultureInfo.InvariantCulture, $"{elsewhere} {(elsewhere == 1 ? "row was" : "rows were")} changed in the scenario since the "
                    + $"table was written, and not in the table; the scenario's values stay."));
        }

        if (kept > 0)
        {
            problems.Note(string.Create(CultureInfo.InvariantCulture, $"{kept} cells are empty where the scenario has a value; these "
                + $"values were left as they are."));
        }
    }

    /// <summary>Whether the scenario's values are no longer those that a row was made from; a table without them is taken as it
    /// is.</summary>
    private static bool IsStale(CsvRow row, CsvColumns columns,
        Dictionary<(string Issue, string Actor, string Faction, string Option), string> bases)
    {
        string Cell(string column) => columns.Has(column) ? row[columns[column]] : "";
        return Cell(WantsTable.Base) is { Length: > 0 } made
            && bases.TryGetValue((Cell("issue"), Cell("actor"), Cell("faction"), Cell("option")), out string? now) && made != now;
    }

    /// <summary>The values of a row as the table was written, whatever a spreadsheet made of the numbers.</summary>
    private static IEnumerable<string> Values(CsvRow row, CsvColumns columns, CsvNumbers numbers) =>
        WantsTable.ValueColumns.Select(column =>
    {
        string text = columns.Has(column.Name) ? row[columns[column.Name]] : "";
        bool isNumber = NumberColumns.Contains(column.Name) || column.Name == "score";
        return column.Name == "veto" ? text.ToLowerInvariant()
            : isNumber && text.Length > 0
                && double.TryParse(numbers.WithPoint(row, columns[column.Name]), NumberStyles.Float, CultureInfo.InvariantCulture,
                out double number) ? CsvText.Number(number)
            : text;
    });

    /// <summary>The path of the wants that a row is about, or null (and a problem).</summary>
    private static string? Target(CsvRow row, CsvColumns columns, Scenario scenario, ProblemList problems)
    {
        string issue = row[columns["issue"]], actor = row[columns["actor"]], faction = row[columns["faction"]];
        if (!scenario.Issues.Has(issue))
        {
            row.Report(problems, columns["issue"], "issue", issue.Length == 0 ? "The row names no issue." : $"`{issue}` is not an issue of "
                + "the scenario.", NearestName.Hint(issue, scenario.Issues.Names));
            return null;
        }

        if (!scenario.Actors.TryGet(actor, out Actor? whole))
        {
            row.Report(problems, columns["actor"], "actor", actor.Length == 0 ? "The row names no actor." : $"`{actor}` is not an actor of "
                + "the scenario.", NearestName.Hint(actor, scenario.Actors.Names));
            return null;
        }

        if (faction.Length > 0 && !whole.Factions.Has(faction))
        {
            row.Report(problems, columns["faction"], "faction", $"`{faction}` is not a faction of `{actor}`.",
                NearestName.Hint(faction, whole.Factions.Names));
            return null;
        }

        return $"issues.{issue}.wants.{actor}{(faction.Length > 0 ? $".factions.{faction}" : "")}";
    }

    /// <summary>The columns of a row that hold values, and the key each stands for.</summary>
    private static IEnumerable<(string Column, string Key)> Keys(CsvRow row, CsvColumns columns, Scenario scenario, ProblemList problems)
    {
        Issue issue = scenario.Issues[row[columns["issue"]]];
        string option = row[columns["option"]];
        if (option.Length > 0 && (issue as OptionsIssue)?.Options.Has(option) != true)
        {
            row.Report(
                problems, columns["option"], "option", issue is OptionsIssue
                    ? $"`{option}` is not an option of this issue." : "This issue is a scale, which has no options.",
                NearestName.Hint(option, (issue as OptionsIssue)?.Options.Names ?? []));
            return [];
        }

        string[] legal = option.Length > 0 ? ["score"] : issue is ScaleIssue
            ? ["ideal", "salience", "accepts", "capability", "veto", "because"] : ["salience", "accepts", "capability", "veto", "because"];
        foreach (CsvColumn wrong in WantsTable.ValueColumns.Where(column => !legal.Contains(column.Name) && row[columns[column.Name]]
            .Length > 0))
        {
            row.Report(problems, columns[wrong.Name], wrong.Name, wrong.Name switch
            {
                "score" => issue is ScaleIssue ? "This issue is a scale: it takes an ideal, no scores." : "A score belongs to an option; "
                    + "the row names none.",
                "ideal" when issue is OptionsIssue => "This issue has options: it takes scores, no ideal.",
                _ => $"A row for an option takes only its score; `{wrong.Name}` goes into the row without an option.",
            });
        }

        return from column in legal
               where columns.Has(column)
               select (column, column == "score" ? $"scores.{option}" : column);
    }

    private static void ReadCell(
        CsvRow row, int cell, string column, string where, Goal goal, List<WantsChange> changes, ProblemList problems)
    {
        (CsvNumbers numbers, ScenarioFile file, FileNames names, string? analyst) = goal;
        (int line, int at) = row.PlaceOf(cell);
        bool isNumber = NumberColumns.Contains(column)
            || column == "score" || (column == "accepts" && where.Split('.') is [_, string issue, ..]
            && file.Scenario!.Issues[issue] is ScaleIssue);
        string text = isNumber ? numbers.WithPoint(row, cell) : row[cell];
        string value = column switch
        {
            "because" => JsonLayout.Quoted(text),
            "accepts" when !isNumber && !text.StartsWith('[') => $"[{text}]",
            "veto" => text.ToLowerInvariant(),
            _ => text,
        };
        ResolvedPath target = Resolve(where, file, names, row.File);
        Reading reading = new(row.File, names) { Draft = file.Scenario, Words = WordsOf(file.Scenario!) };
        object read = reading.Along(target.Segments, () => target.Shape.Read(Node(value, line, at, reading), reading));
        foreach (Problem problem in reading.Problems)
        {
            problems.Add(problem with { Line = line, Column = at });
        }

        if (reading.Problems.Count > 0)
        {
            return;
        }

        if (analyst is null)
        {
            if (!read.Equals(target.Value))
            {
                changes.Add(new(where, value, line, at));
            }
        }
        else if (read is not (Uncertain or Interval))
        {
            if (!read.Equals(target.Value))
            {
                row.Report(problems, cell, where, $"`{column}` is everybody's: a table of one analyst changes numbers alone.",
                    "Take it in without --analyst, or empty the cell.");
            }
        }
        else if (Analysts.Departs(analyst, read, target.Value, file.Scenario!) is string departed)
        {
            changes.Add(new(where, departed, line, at));
        }
    }

    /// <summary>What a table is taken into.</summary>
    private sealed record Goal(CsvNumbers Numbers, ScenarioFile File, FileNames Names, string? Analyst);

    private static YamlNode Node(string value, int line, int column, Reading reading)
    {
        try
        {
            return YamlTree.Read(value);
        }
        catch (YamlMistake)
        {
            reading.Report(new Mark(line, column, 0), reading.Path, $"{reading.Here} is `{NumberShape.Shorten(value)}`, which is no value.",
                CsvNumbers.SheetHint(value));
            return new YamlScalar { Text = "0", IsPlain = true, Start = new(line, column, 0), End = new(line, column, 0) };
        }
    }

    private static ResolvedPath Resolve(string path, ScenarioFile file, FileNames names, string table) =>
        ScenarioPath.Resolve(file.Scenario!, path, new Reading(table, names) { Draft = file.Scenario }, onlyChangeable: false);

    private static Named<Named<Uncertain>> WordsOf(Scenario scenario)
    {
        Named<Named<Uncertain>> words = VerbalScales.Default;
        foreach ((string scale, Named<Uncertain> own) in scenario.Words)
        {
            words = words.With(scale, new([.. words[scale].Where(word => !own.Has(word.Key)), .. own]));
        }

        return words;
    }

    private static string? Changed(string path, ScenarioFile file, List<WantsChange> changes, ProblemList problems)
    {
        string text;
        try
        {
            text = ScenarioEditor.SetAll(file.Text, [.. changes.Select(change => (change.Path, change.Value))]);
        }
        catch (ArgumentException e)
        {
            problems.Add(path, e.Message);
            return null;
        }

        // Only together do values have to make sense: an error belongs to the change that it stands in, else to the scenario.
        foreach (Problem error in ScenarioReader.Read(text, file.Name).Errors)
        {
            WantsChange? at = changes.Find(change => change.Path == error.Path
                || change.Path.StartsWith(error.Path + ".", StringComparison.Ordinal)
                || error.Path.StartsWith(change.Path + ".", StringComparison.Ordinal));
            problems.Add(at is null ? error : error with { File = path, Line = at.Line, Column = at.Column });
        }

        return text;
    }
}
