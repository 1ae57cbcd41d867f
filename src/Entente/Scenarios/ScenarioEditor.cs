using System.Text.Json;
using Entente.Scenarios.Format;
using Entente.Scenarios.Yaml;

namespace Entente.Scenarios;

/// <summary>Changes single values of a scenario file, or adds entries, and leaves every other character as it is: comments, order,
/// layout, line ends.</summary>
public static class ScenarioEditor
{
    /// <summary>The file with values replaced or added, each written `path=value`, such as `talks.pace=0`; the file on disk is not
    /// touched.</summary>
    /// <returns>The changed file, read again. A file with errors is returned as it is; a change that cannot be made is an error in
    /// the result.</returns>
    public static ScenarioFile Apply(ScenarioFile file, IEnumerable<string> changes)
    {
        List<Problem> problems = [];
        foreach (string change in changes)
        {
            if (file.Scenario is null)
            {
                break;
            }

            if (Why(change, file) is (string message, var hint))
            {
                problems.Add(new(Severity.Error, $"--set {change}", 1, 1, "", message, hint));
                continue;
            }

            int equals = change.IndexOf('=');
            (string path, string value) = (change[..equals].Trim(), change[(equals + 1)..].Trim());
            ScenarioFile changed = ScenarioReader.Read(Set(file.Text, path, value), file.Name);
            if (changed.Scenario is null)
            {
                problems.AddRange(changed.Errors.Select(error => error with { File = $"--set {change}", Line = 1, Column = equals + 2 }));
            }
            else
            {
                file = changed;
            }
        }

        return problems.Count == 0 ? file : ScenarioFile.Unreadable(file.Name, file.Text, problems);
    }

    /// <summary>The text with the value at a dotted path replaced, or added where the path does not exist yet.</summary>
    /// <param name="text">A YAML text that can be read.</param>
    /// <param name="path">The path; items of a list are counted from 1.</param>
    /// <param name="value">The value as YAML on one line: `0`, `60..80`, `[a, b]`, `{arms: 3}`.</param>
    /// <exception cref="ArgumentException">The path runs into a single value or through an alias, or the value is no YAML.</exception>
    public static string Set(string text, string path, string value)
    {
        YamlNode wanted = ReadValue(value);
        string changed = Replace(text, path, value);
        if (Stands(changed, path, wanted))
        {
            return changed;
        }

        // Text with commas or colons means something else inside braces: there it needs quotes.
        changed = wanted is YamlScalar scalar ? Replace(text, path, JsonSerializer.Serialize(scalar.Text, Relaxed)) : changed;
        return Stands(changed, path, wanted)
            ? changed
            : throw new ArgumentException($"`{value}` cannot stand at `{path}` as it is written; put it in quotes or braces.");
    }

    private static readonly JsonSerializerOptions Relaxed = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static (string Message, string? Hint)? Why(string change, ScenarioFile file)
    {
        int equals = change.IndexOf('=');
        if (equals <= 0)
        {
            return ("A change is written path=value, such as talks.pace=0.", null);
        }

        string path = change[..equals].Trim();
        Reading reading = new(file.Name, new FileNames(YamlTree.Read(file.Text))) { Draft = file.Scenario };
        ResolvedPath target = ScenarioPath.Resolve(file.Scenario!, path, reading, onlyChangeable: false);
        if (target.Problem is string problem)
        {
            return (problem, target.Hint);
        }

        try
        {
            Set(file.Text, path, change[(equals + 1)..].Trim());
            return null;
        }
        catch (ArgumentException e)
        {
            return (e.Message, null);
        }
    }

    private static string Replace(string text, string path, string value)
    {
        string[] names = path.Split('.');
        YamlNode node = YamlTree.Read(text);
        for (int i = 0; i < names.Length; i++)
        {
            bool isLast = i == names.Length - 1;
            switch (node)
            {
                case YamlMapping mapping when mapping.FindEntry(names[i]) is YamlEntry entry:
                    if (isLast)
                    {
                        return ReplaceValue(text, entry, value);
                    }

                    node = entry.IsAlias
                        ? throw new ArgumentException($"`{names[i]}` is written with an alias (*), so a change inside it would change other places too; write it out first.")
                        : entry.Value;
                    break;
                case YamlMapping mapping:
                    return Add(text, mapping, names[i], Nested(names.AsSpan(i + 1), value));
                case YamlSequence list when int.TryParse(names[i], NumberStyles.None, CultureInfo.InvariantCulture, out int place)
                    && place >= 1 && place <= list.Items.Count:
                    node = list.Items[place - 1];
                    if (isLast)
                    {
                        return Splice(text, node.Start.Index, Trimmed(text, node.End.Index), value);
                    }

                    break;
                case YamlScalar interval when isLast && names[i] is "from" or "to" && interval.Text.Split("..") is [string from, string to]:
                    string ends = names[i] == "from" ? $"{{from: {value}, to: {to}}}" : $"{{from: {from}, to: {value}}}";
                    return Splice(text, interval.Start.Index, interval.End.Index, ends);
                default:
                    throw new ArgumentException($"`{string.Join('.', names[..i])}` is {node.Kind} and has no part `{names[i]}`.");
            }
        }

        throw new ArgumentException("The path is empty.");
    }

    private static string ReplaceValue(string text, YamlEntry entry, string value)
    {
        int end = Trimmed(text, entry.End.Index);
        bool standsOnItsLine = !entry.IsAlias && entry.Value is YamlScalar { Text.Length: > 0 } or YamlMapping { IsFlow: true }
            && entry.Value.Start.Line == entry.Key.Start.Line && end > entry.Value.Start.Index;
        return standsOnItsLine
            ? Splice(text, entry.Value.Start.Index, end, value)
            : Splice(text, entry.Key.End.Index, Math.Max(end, text.IndexOf(':', entry.Key.End.Index) + 1), $": {value}");
    }

    private static string Add(string text, YamlMapping mapping, string name, string value)
    {
        string entry = $"{name}: {value}";
        if (mapping.IsFlow)
        {
            int brace = mapping.End.Index - 1;
            int last = Trimmed(text, brace);
            string before = text[last - 1] switch { '{' => "", ',' => " ", _ => ", " };
            return Splice(text, last, last, before + entry);
        }

        string newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        string indent = new(' ', mapping.Entries[0].Key.Start.Column - 1);
        int from = Trimmed(text, mapping.End.Index);
        int lineEnd = text.IndexOf('\n', Math.Max(from - 1, 0));
        int at = lineEnd < 0 ? text.Length : lineEnd > 0 && text[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
        return Splice(text, at, at, newLine + indent + entry);
    }

    /// <summary>`a.b` and a value as `{a: {b: value}}`.</summary>
    private static string Nested(ReadOnlySpan<string> names, string value) =>
        names.IsEmpty ? value : $"{{{names[0]}: {Nested(names[1..], value)}}}";

    private static bool Stands(string text, string path, YamlNode wanted)
    {
        try
        {
            YamlNode? node = YamlTree.Read(text);
            foreach (string name in path.Split('.'))
            {
                node = node switch
                {
                    YamlMapping mapping => mapping.Find(name),
                    YamlSequence list => list.Items[int.Parse(name, CultureInfo.InvariantCulture) - 1],
                    _ => null,
                };
            }

            return node is not null && Same(node, wanted);
        }
        catch (YamlMistake)
        {
            return false;
        }
    }

    private static bool Same(YamlNode a, YamlNode b) => (a, b) switch
    {
        (YamlScalar one, YamlScalar two) => one.Text == two.Text,
        (YamlSequence one, YamlSequence two) => one.Items.Count == two.Items.Count && one.Items.Zip(two.Items).All(pair => Same(pair.First, pair.Second)),
        (YamlMapping one, YamlMapping two) => one.Entries.Count == two.Entries.Count
            && one.Entries.Zip(two.Entries).All(pair => pair.First.Key.Text == pair.Second.Key.Text && Same(pair.First.Value, pair.Second.Value)),
        _ => false,
    };

    private static YamlNode ReadValue(string value)
    {
        try
        {
            return value.AsSpan().IndexOfAny('\r', '\n') >= 0
                ? throw new ArgumentException("A value is written on one line.")
                : YamlTree.Read(value);
        }
        catch (YamlMistake mistake)
        {
            throw new ArgumentException($"`{NumberShape.Shorten(value)}` is not a value: {mistake.Message}", mistake);
        }
    }

    private static string Splice(string text, int start, int end, string replacement) =>
        string.Concat(text.AsSpan(0, start), replacement, text.AsSpan(end));

    /// <summary>The index just after the last character before <paramref name="end"/> that is not white space.</summary>
    private static int Trimmed(string text, int end) => text.AsSpan(0, end).TrimEnd().Length;
}
