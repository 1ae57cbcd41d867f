using Entente.Interchange;
using Entente.Scenarios;
using Entente.Scenarios.Yaml;

namespace Entente.Scoring;

/// <summary>Reads what happened, from YAML (`answers:` with a list) or a CSV table with the same keys: question, package, issue, by,
/// happened, on, until, was, source.</summary>
internal static class AnswersFile
{
    private static readonly CsvColumn[] Keys =
    [
        new("question", false), new("package", false), new("issue", false), new("by", false), new("happened", false),
        new("on", false), new("until", false), new("was", false), new("source", false),
    ];

    /// <summary>The answers, or none and what is wrong.</summary>
    public static IReadOnlyList<Resolution> Read(string path, ProblemList problems)
    {
        Entry[] entries = [.. Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase) ? OfTable(path, problems)
            : OfYaml(path, problems)];
        Resolution[] answers = [.. entries.Select(entry => entry.ToAnswer(path, problems)).OfType<Resolution>()];
        if (problems.IsClean && answers.Length == 0)
        {
            problems.Add(path, "There is no answer in this file.");
        }

        return problems.IsClean ? answers : [];
    }

    private static IEnumerable<Entry> OfTable(string path, ProblemList problems)
    {
        using IEnumerator<CsvRow>? rows = CsvTable.Open(path, problems)?.Rows().GetEnumerator();
        if (rows is null || !rows.MoveNext() || CsvColumns.Of(rows.Current, Keys, problems) is not CsvColumns columns)
        {
            yield break;
        }

        while (rows.MoveNext())
        {
            CsvRow row = rows.Current;
            if (columns.Fits(row, problems))
            {
                yield return new(row.PlaceOf(0), Keys.Where(key => row[columns[key.Name]].Length > 0)
                    .ToDictionary(key => key.Name, key => (row[columns[key.Name]], row.PlaceOf(columns[key.Name])),
                    StringComparer.Ordinal));
            }
        }
    }

    private static IEnumerable<Entry> OfYaml(string path, ProblemList problems)
    {
        (string text, Problem? problem) = TextFile.Read(path);
        if (problem is not null)
        {
            problems.Add(problem);
            return [];
        }

        try
        {
            YamlNode root = YamlTree.Read(text);
            if ((root as YamlMapping)?.Find("answers") is YamlSequence list)
            {
                return [.. list.Items.Select(item => OfItem(path, item, problems)).OfType<Entry>()];
            }

            problems.Add(path, root.Start.Line, root.Start.Column, "", "The file should hold a list under the key `answers`.",
                "Such as `answers: [{question: name, happened: no, source: a newspaper}]`.");
        }
        catch (YamlMistake mistake)
        {
            foreach (Problem wrong in ScenarioReader.SyntaxProblems(mistake, text, path))
            {
                problems.Add(wrong);
            }
        }

        return [];
    }

    private static Entry? OfItem(string path, YamlNode item, ProblemList problems)
    {
        if (item is not YamlMapping mapping)
        {
            problems.Add(path, item.Start.Line, item.Start.Column, "", $"An answer is a group of keys; this is {item.Kind}.");
            return null;
        }

        Dictionary<string, (string Text, (int, int) Place)> cells = new(StringComparer.Ordinal);
        foreach (YamlEntry entry in mapping.Entries)
        {
            string key = entry.Key.Text;
            if (!Keys.Any(known => known.Name == key))
            {
                problems.Add(path, entry.Key.Start.Line, entry.Key.Start.Column, key, $"`{key}` is not a key of an answer.",
                    NearestName.Hint(key, Keys.Select(known => known.Name)));
            }
            else if (entry.Value is not YamlScalar value || !cells.TryAdd(key, (value.Text, (value.Start.Line, value.Start.Column))))
            {
                problems.Add(path, entry.Key.Start.Line, entry.Key.Start.Column, key, entry.Value is YamlScalar
                    ? $"`{key}` stands twice in this answer." : $"`{key}` is {entry.Value.Kind}; it should be a single value.");
            }
        }

        return new((item.Start.Line, item.Start.Column), cells);
    }

    /// <summary>The cells of one answer by key, with their places.</summary>
    private sealed record Entry((int Line, int Column) Place, Dictionary<string, (string Text, (int Line, int Column) Place)> Cells)
    {
        private static readonly string[] Subjects = ["question", "package", "issue"];

        public Resolution? ToAnswer(string path, ProblemList problems)
        {
            bool wasClean = problems.IsClean;
            CheckSubject(path, problems);
            Resolution answer = new()
            {
                Question = Text("question"),
                Package = Text("package"),
                Issue = Text("issue"),
                Was = Text("was"),
                Source = Text("source") ?? "",
                Place = Place,
                By = Date("by"),
                On = Date("on"),
                Until = Date("until"),
                Happened = HappenedOf(),
            };
            if (answer is { Happened: not Happened.Yes, On: not null } or { Happened: Happened.Yes, Until: not null })
            {
                problems.Add(path, Place.Line, Place.Column, "", "`on` is the day on which something happened, `until` the last day on "
                    + "which it had not: neither goes with the other answer.");
            }

            return problems.IsClean || !wasClean ? answer : null;

            DateOnly? Date(string key)
            {
                if (Text(key) is not string text)
                {
                    return null;
                }

                if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
                {
                    return date;
                }

                Report(key, $"`{key}` is `{text}`; dates are written year-month-day, such as 2025-02-13.");
                return null;
            }

            Happened HappenedOf()
            {
                switch (Text("happened")?.ToLowerInvariant())
                {
                    case "yes" or "true": return Happened.Yes;
                    case "no" or "false": return Happened.No;
                    case null or "unknown": return Happened.Unknown;
                    default:
                        Report("happened", $"`happened` is `{Text("happened")}`; it should be yes, no or unknown.");
                        return Happened.Unknown;
                }
            }

            void Report(string key, string message) => problems.Add(path, Cells[key].Place.Line, Cells[key].Place.Column, key, message);
        }

        /// <summary>Whether the answer is about one thing, and says what it must say about it.</summary>
        private void CheckSubject(string path, ProblemList problems)
        {
            string[] subjects = [.. Subjects.Where(Cells.ContainsKey)];
            string? was = Text("was");
            if (subjects.Length > 1 || (subjects.Length == 0 && was is null))
            {
                problems.Add(path, Place.Line, Place.Column, "", subjects.Length > 1
                    ? "An answer is about one thing; this one "
                        + $"names {string.Join(" and ", subjects.Select(subject => $"a {subject}"))}." : "The answer names no question, "
                        + "package or issue, nor what the outcome was.");
            }

            if (subjects is ["question" or "package"] && Text("happened") is null)
            {
                problems.Add(path, Place.Line, Place.Column, "", "The answer does not say whether it happened: `happened: yes`, `no` "
                    + "or `unknown`.");
            }

            if (subjects is ["issue"] && was is null)
            {
                problems.Add(path, Place.Line, Place.Column, "", "The answer does not say what was agreed on the issue: `was: 55`, or the "
                    + "name of an option.");
            }
        }

        private string? Text(string key) => Cells.TryGetValue(key, out (string Text, (int, int) Place) cell) ? cell.Text : null;
    }
}
