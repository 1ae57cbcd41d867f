using System.Text;
using Entente.Scenarios.Format;
using Entente.Scenarios.Yaml;

namespace Entente.Scenarios;

/// <summary>Changes single values of a scenario file, adds entries or takes them out, and leaves every other character as it is: comments,
/// order, layout, line ends.</summary>
internal static class ScenarioEditor
{
    /// <summary>The file with values replaced or added, each written `path=value`, such as `talks.pace=0`; the file on disk is not
    /// touched.</summary>
    /// <returns>The file with all changes made, read again. A file with errors is returned as it is; a change that cannot be made is an
    /// error in the result.</returns>
    public static ScenarioFile Apply(ScenarioFile file, IReadOnlyList<string> changes)
    {
        if (file.Scenario is not Scenario scenario || changes.Count == 0)
        {
            return file;
        }

        string text = file.Text;
        YamlNode tree = YamlTree.Read(text);
        FileNames names = new(tree);
        List<Problem> problems = [];
        foreach (string change in changes)
        {
            if (Why(change, file.Name, names, scenario) is (string message, var hint))
            {
                problems.Add(Of(change, message, hint));
                continue;
            }

            try
            {
                (string path, string value) = Split(change);
                (text, tree) = Set(text, tree, path, value);
            }
            catch (ArgumentException e)
            {
                problems.Add(Of(change, e.Message, null));
            }
        }

        problems.AddRange(Contradictions(changes));
        if (problems.Count > 0)
        {
            return ScenarioFile.Unreadable(file.Name, file.Text, problems);
        }

        // Only together do changes have to make sense: an error belongs to the change that it stands in, else to all of them.
        ScenarioFile changed = ScenarioReader.Read(text, file.Name, tree);
        return changed.Scenario is not null ? changed : ScenarioFile.Unreadable(file.Name, file.Text, changed.Errors.Select(error =>
        {
            string[] meant = [.. changes.Where(change => IsWithin(error.Path, Split(change).Path))];
            return error with
            {
                File = string.Join(' ', (meant.Length > 0 ? meant : changes).Select(change => $"--set {change}")),
                Line = 1,
                Column = 1
            };
        }));
    }

    /// <summary>Changes that give one path several values.</summary>
    private static IEnumerable<Problem> Contradictions(IReadOnlyList<string> changes) =>
        from same in changes.Where(change => change.Contains('=', StringComparison.Ordinal))
        .GroupBy(change => Split(change).Path, StringComparer.Ordinal)
        let values = same.Select(change => Split(change).Value).Distinct(StringComparer.Ordinal).ToArray()
        where values.Length > 1
        select Of(same.Last(), $"`{same.Key}` is given {values.Length} values in one "
        + $"call: {string.Join(" and ", values.Select(value => $"`{value}`"))}.", "Leave one of them.");

    /// <summary>The text with the value at a dotted path replaced, or added where the path does not exist yet.</summary>
    /// <param name="text">A YAML text that can be read.</param>
    /// <param name="path">The path; items of a list are counted from 1.</param>
    /// <param name="value">The value as YAML on one line: `0`, `60..80`, `[a, b]`, `{arms: 3}`.</param>
    /// <exception cref="ArgumentException">The text or the value is no YAML, or the path runs into a single value or through an
    /// alias.</exception>
    public static string Set(string text, string path, string value) => Set(text, ReadText(text), path, value).Text;

    private static (string Text, YamlNode Tree) Set(string text, YamlNode before, string path, string value)
    {
        YamlNode wanted = ReadValue(value);
        string changed = Replace(text, before, path, value);
        YamlNode? after = OnlyChanged(before, changed, path, wanted);
        if (after is null && wanted is YamlScalar scalar)
        {
            // Text with commas or colons means something else inside braces: there it needs quotes.
            changed = Replace(text, before, path, JsonLayout.Quoted(scalar.Text));
            after = OnlyChanged(before, changed, path, wanted);
        }

        return after is not null ? (changed, after)
            : throw new ArgumentException($"`{value}` cannot be written at `{path}` without disturbing what stands around it; change the "
                + "file by hand.");
    }

    /// <summary>The text without the entry or list item at a dotted path, its own line and the comment on it included. What was the last in
    /// its group leaves the group empty.</summary>
    /// <param name="text">A YAML text that can be read.</param>
    /// <param name="path">The path; items of a list are counted from 1.</param>
    /// <exception cref="ArgumentException">The text is no YAML, there is nothing at the path, or it cannot be taken out without disturbing
    /// what stands around it.</exception>
    public static string Remove(string text, string path)
    {
        YamlNode before = ReadText(text);
        string[] names = path.Split('.');
        YamlEntry? around = null;
        YamlNode group = before;
        foreach (string name in names[..^1])
        {
            around = (group as YamlMapping)?.FindEntry(name);
            group = around is { IsAlias: true }
                ? throw new ArgumentException($"`{name}` is written with an alias (*), so a change inside it would change other "
                    + "places too; "
                    + "write it out first.")
                : around?.Value ?? Item(group, name) ?? throw Nothing();
        }

        (int at, int count) = group switch
        {
            YamlMapping keys => (keys.Entries.Index().FirstOrDefault(entry => entry.Item.Key.Text == names[^1], (-1, null!)).Index,
                keys.Entries.Count),
            YamlSequence list when Item(list, names[^1]) is YamlNode item => (list.Items.Index().First(one => one.Item == item).Index,
                list.Items.Count),
            _ => (-1, 0),
        };
        if (at < 0)
        {
            throw Nothing();
        }

        string changed = count > 1 ? Without(text, group, at)
            : around?.Value == group ? ReplaceValue(text, around, group is YamlMapping ? "{}" : "[]")
            : throw new ArgumentException($"`{path}` is all that there is; change the file by hand.");
        return HasJustLost(before, changed, names) ? changed
            : throw new ArgumentException($"`{path}` cannot be taken out without disturbing what stands around it; change the "
                + "file by hand.");

        ArgumentException Nothing() => new($"There is nothing at `{path}`.");
    }

    /// <summary>The text with an item put at the end of a list, which is made where there is none yet.</summary>
    /// <param name="text">A YAML text that can be read.</param>
    /// <param name="path">The dotted path of the list.</param>
    /// <param name="value">The item as YAML on one line.</param>
    /// <exception cref="ArgumentException">The text or the value is no YAML, there is something else than a list at the path, or the item
    /// cannot be added without disturbing what stands around it.</exception>
    public static string Append(string text, string path, string value)
    {
        YamlNode wanted = ReadValue(value);
        YamlNode? list = ReadText(text);
        foreach (string name in path.Split('.'))
        {
            YamlEntry? entry = (list as YamlMapping)?.FindEntry(name);
            list = entry is { IsAlias: true }
                ? throw new ArgumentException($"`{name}` is written with an alias (*), so a change inside it would change other "
                    + "places too; "
                    + "write it out first.")
                : entry?.Value ?? (list is null ? null : Item(list, name));
        }

        if (list is null or YamlScalar { Text.Length: 0 } or YamlSequence { Items.Count: 0 })
        {
            return Set(text, path, $"[{value}]");
        }

        if (list is not YamlSequence items)
        {
            throw new ArgumentException($"`{path}` is {list.Kind} and takes no items.");
        }

        string changed = AfterItems(text, items, value);
        string[] last = [.. path.Split('.'), (items.Items.Count + 1).ToString(CultureInfo.InvariantCulture)];
        return HasJustGained(text, changed, last, wanted) ? changed
            : throw new ArgumentException($"`{value}` cannot be added to `{path}` without disturbing what stands around it; "
                + "change the file "
                + "by hand.");
    }

    private static string AfterItems(string text, YamlSequence list, string value)
    {
        if (text[list.Start.Index] == '[')
        {
            int last = Trimmed(text, list.End.Index - 1);
            return Splice(text, last, last, (text[last - 1] == ',' ? " " : ", ") + value);
        }

        int first = list.Items[0].Start.Index, dash = text.LastIndexOf('-', first - 1);
        string newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        string indent = new(' ', dash - text.LastIndexOf('\n', dash) - 1);
        return After(text, list.End.Index, $"{newLine}{indent}- {value}");
    }

    // Without the new item the text says what it said before.
    private static bool HasJustGained(string text, string changed, string[] item, YamlNode wanted)
    {
        try
        {
            YamlNode after = YamlTree.Read(changed);
            YamlNode? found = item.Aggregate((YamlNode?)after, (node, name) => node switch
            {
                YamlMapping group => group.Find(name),
                YamlNode other => Item(other, name),
                null => null,
            });
            return found is not null && Same(found, wanted) && HasJustLost(after, text, item);
        }
        catch (YamlMistake)
        {
            return false;
        }
    }

    private static YamlNode? Item(YamlNode group, string name) =>
        group is YamlSequence list && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int place)
            && place >= 1 && place <= list.Items.Count ? list.Items[place - 1] : null;

    private static string Without(string text, YamlNode group, int at)
    {
        (int Start, int End)[] parts = group is YamlMapping keys
            ? [.. keys.Entries.Select(entry => (entry.Key.Start.Index, Trimmed(text, entry.End.Index)))]
            : [.. ((YamlSequence)group).Items.Select(item => (item.Start.Index, Trimmed(text, item.End.Index)))];
        (int start, int end) = parts[at];
        if (group is YamlMapping { IsFlow: true } || text[group.Start.Index] == '[')
        {
            return at + 1 < parts.Length ? Splice(text, start, parts[at + 1].Start, "") : Splice(text, parts[at - 1].End, end, "");
        }

        int line = text.LastIndexOf('\n', start) + 1, next = text.IndexOf('\n', end);
        return text.AsSpan(line, start - line).Trim(" -").IsEmpty
            ? Splice(text, line, next < 0 ? text.Length : next + 1, "")
            : text; // it shares its line with what is around it
    }

    private static bool HasJustLost(YamlNode before, string changed, ReadOnlySpan<string> path)
    {
        try
        {
            return HasJustLost(before, YamlTree.Read(changed), path);
        }
        catch (YamlMistake)
        {
            return false;
        }
    }

    private static bool HasJustLost(YamlNode before, YamlNode after, ReadOnlySpan<string> path)
    {
        string name = path[0];
        bool isLast = path.Length == 1;
        switch (before, after)
        {
            case (YamlMapping old, YamlMapping now) when now.Entries.Count == old.Entries.Count - (isLast ? 1 : 0):
                for (int i = 0, k = 0; i < old.Entries.Count; i++)
                {
                    YamlEntry was = old.Entries[i];
                    if (isLast && k == i && was.Key.Text == name)
                    {
                        continue; // of keys that stand twice, the first goes
                    }

                    YamlEntry entry = now.Entries[k++];
                    if (entry.Key.Text != was.Key.Text
                        || !(was.Key.Text == name && !isLast ? HasJustLost(was.Value, entry.Value, path[1..])
                        : Same(was.Value, entry.Value)))
                    {
                        return false;
                    }
                }

                return true;
            case (YamlSequence old, YamlSequence now) when now.Items.Count == old.Items.Count - (isLast ? 1 : 0):
                int gone = int.Parse(name, CultureInfo.InvariantCulture) - 1;
                for (int i = 0, k = 0; i < old.Items.Count; i++)
                {
                    if (i == gone && isLast)
                    {
                        continue;
                    }

                    YamlNode item = now.Items[k++];
                    if (!(i == gone ? HasJustLost(old.Items[i], item, path[1..]) : Same(old.Items[i], item)))
                    {
                        return false;
                    }
                }

                return true;
            default:
                return false;
        }
    }

    /// <summary>The text with entries added at the end of a section such as `evidence`, which is made where it does not exist
    /// yet.</summary>
    /// <param name="text">A YAML text that can be read.</param>
    /// <param name="section">A key of the whole file.</param>
    /// <param name="entries">Names that the section does not have yet, and their values as YAML in braces, on one line or several.</param>
    /// <exception cref="ArgumentException">The text is no YAML, or an entry cannot be added without disturbing the rest.</exception>
    public static string AddEntries(string text, string section, IReadOnlyList<KeyValuePair<string, string>> entries)
    {
        YamlMapping before = ReadText(text) as YamlMapping ?? throw new ArgumentException("The text is not a group of keys.");
        string newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        YamlEntry? old = before.FindEntry(section);
        string changed = old switch
        {
            _ when entries.Count == 0 => text,
            null => $"{text.TrimEnd()}{newLine}{newLine}{section}:{Lines(entries, "  ", newLine)}{newLine}",
            { IsAlias: false, Value: YamlMapping { IsFlow: false } block } =>
                After(text, block.End.Index, Lines(entries, new string(' ', block.Entries[0].Key.Start.Column - 1), newLine)),
            { IsAlias: false, Value: YamlMapping { Entries.Count: 0 } braces } =>
                Splice(text, old.Key.End.Index, braces.End.Index, ":" + Lines(entries, "  ", newLine)),
            { IsAlias: false, Value: YamlMapping braces } =>
                Splice(text, Trimmed(text, braces.End.Index - 1), Trimmed(text, braces.End.Index - 1),
                string.Concat(entries.Select(entry => $", {entry.Key}: {entry.Value.ReplaceLineEndings(" ")}"))),
            { IsAlias: false, Value: YamlScalar { Text.Length: 0 } } => After(text, old.Key.End.Index + 1, Lines(entries, "  ", newLine)),
            _ => throw new ArgumentException($"`{section}` is {old.Value.Kind}, to which no entry can be added."),
        };
        return HasJustGained(before, changed, section, entries)
            ? changed
            : throw new ArgumentException($"Entries cannot be added to `{section}` without disturbing what stands around it; write "
                + $"`{section}` with one entry a line.");
    }

    private static string Lines(IReadOnlyList<KeyValuePair<string, string>> entries, string indent, string newLine) =>
        string.Concat(entries.Select(entry => $"{newLine}{indent}{entry.Key}: {entry.Value.ReplaceLineEndings(newLine + indent + "  ")}"));

    /// <summary>The text with lines added after the line in which a value ends.</summary>
    private static string After(string text, int valueEnd, string lines)
    {
        int lineEnd = text.IndexOf('\n', Math.Max(Trimmed(text, valueEnd) - 1, 0));
        int at = lineEnd < 0 ? text.Length : lineEnd > 0 && text[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
        return Splice(text, at, at, lines);
    }

    private static bool HasJustGained(YamlMapping before, string changed, string section,
        IReadOnlyList<KeyValuePair<string, string>> entries)
    {
        try
        {
            YamlMapping after = (YamlMapping)YamlTree.Read(changed);
            IReadOnlyList<YamlEntry> old = (before.Find(section) as YamlMapping)?.Entries ?? [], now = ((YamlMapping)after.Find(section)!)
                .Entries;
            IEnumerable<YamlEntry> others = before.Entries.Where(entry => entry.Key.Text != section), othersAfter =
                after.Entries.Where(entry => entry.Key.Text != section);
            return now.Count == old.Count + entries.Count && now.Select(entry => entry.Key.Text).Distinct(StringComparer.Ordinal)
                .Count() == now.Count
                && others.Count() == othersAfter.Count() && others.Zip(othersAfter).All(pair => SameEntry(pair.First, pair.Second))
                && old.Zip(now).All(pair => SameEntry(pair.First, pair.Second))
                && now.Skip(old.Count).Zip(entries)
                .All(pair => pair.First.Key.Text == pair.Second.Key && Same(pair.First.Value, YamlTree.Read(pair.Second.Value)));
        }
        catch (YamlMistake)
        {
            return false;
        }
    }

    private static bool SameEntry(YamlEntry one, YamlEntry other) => one.Key.Text == other.Key.Text && Same(one.Value, other.Value);

    /// <summary>The text with many values replaced or added: the same as <see cref="Set(string, string, string)"/> one after the other, but single values that are
    /// there already are replaced all at once, so that thousands take no longer than a few.</summary>
    /// <param name="text">A YAML text that can be read.</param>
    /// <param name="changes">Paths, no two the same, and values.</param>
    /// <exception cref="ArgumentException">As <see cref="Set(string, string, string)"/>.</exception>
    public static string SetAll(string text, IReadOnlyList<(string Path, string Value)> changes)
    {
        YamlNode before = ReadText(text);
        Dictionary<string, string> there = new(StringComparer.Ordinal);
        List<(int Start, int End, string Value)> pieces = [];
        foreach ((string path, string value) in changes)
        {
            if (ScalarAt(before, path) is YamlScalar scalar && ReadValue(value) is YamlScalar)
            {
                there[path] = value;
                pieces.Add((scalar.Start.Index, scalar.End.Index, value));
            }
        }

        StringBuilder changed = new();
        int kept = 0;
        foreach ((int start, int end, string value) in pieces.OrderBy(piece => piece.Start))
        {
            changed.Append(text, kept, start - kept).Append(value);
            kept = end;
        }

        // What disturbs its neighbours is put right one by one.
        string candidate = changed.Append(text, kept, text.Length - kept).ToString();
        bool isGood = there.Count > 1 && AreOnlyChanges(before, candidate, there);
        string result = isGood ? candidate : text;
        foreach ((string path, string value) in changes.Where(change => !isGood || !there.ContainsKey(change.Path)))
        {
            result = Set(result, path, value);
        }

        return result;
    }

    /// <summary>The single value on one line at a path of named entries, none of them an alias; null if there is none.</summary>
    private static YamlScalar? ScalarAt(YamlNode root, string path)
    {
        YamlNode node = root;
        foreach (string name in path.Split('.'))
        {
            if ((node as YamlMapping)?.FindEntry(name) is not YamlEntry { IsAlias: false } entry)
            {
                return null;
            }

            node = entry.Value;
        }

        return node is YamlScalar { Text.Length: > 0 } scalar && scalar.Start.Line == scalar.End.Line
            && scalar.End.Index > scalar.Start.Index ? scalar : null;
    }

    private static bool AreOnlyChanges(YamlNode before, string changed, Dictionary<string, string> wanted)
    {
        try
        {
            int met = 0;
            return Walk(before, YamlTree.Read(changed), "", ref met) && met == wanted.Count;
        }
        catch (YamlMistake)
        {
            return false;
        }

        bool Walk(YamlNode one, YamlNode two, string path, ref int met)
        {
            if (wanted.TryGetValue(path, out string? value))
            {
                met++;
                return Same(ReadValue(value), two);
            }

            switch (one, two)
            {
                case (YamlMapping old, YamlMapping now) when old.Entries.Count == now.Entries.Count:
                    for (int i = 0; i < old.Entries.Count; i++)
                    {
                        (YamlEntry a, YamlEntry b) = (old.Entries[i], now.Entries[i]);
                        if (a.Key.Text != b.Key.Text
                            || !Walk(a.Value, b.Value, path.Length == 0 ? a.Key.Text : $"{path}.{a.Key.Text}", ref met))
                        {
                            return false;
                        }
                    }

                    return true;
                default:
                    return Same(one, two);
            }
        }
    }

    private static (string Message, string? Hint)? Why(string change, string file, FileNames names, Scenario scenario)
    {
        (string path, string value) = Split(change);
        if (path.Length == 0)
        {
            return ("A change is written path=value, such as talks.pace=0.", null);
        }

        if (value.Length == 0)
        {
            return ("Nothing stands after the equals sign.", "Write a value, or \"\" for empty text.");
        }

        Reading reading = new(file, names) { Draft = scenario };
        ResolvedPath target = ScenarioPath.Resolve(scenario, path, reading, onlyChangeable: false);
        return target.Problem is string problem ? (problem, target.Hint) : null;
    }

    /// <summary>Path and value of a change; an empty path if it is not written `path=value`.</summary>
    private static (string Path, string Value) Split(string change)
    {
        int equals = change.IndexOf('=');
        return equals < 0 ? ("", "") : (change[..equals].Trim(), change[(equals + 1)..].Trim());
    }

    private static Problem Of(string change, string message, string? hint) =>
        new(Severity.Error, $"--set {Problem.Visible(change)}", 1, 1, "", Problem.Visible(message), hint);

    private static bool IsWithin(string path, string around) =>
        path == around || path.StartsWith(around + ".", StringComparison.Ordinal)
            || around.StartsWith(path + ".", StringComparison.Ordinal);

    private static string Replace(string text, YamlNode node, string path, string value)
    {
        string[] names = path.Split('.');
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
                        ? throw new ArgumentException($"`{names[i]}` is written with an alias (*), so a change inside it would change "
                            + "other places too; write it out first.")
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
        return After(text, mapping.End.Index, newLine + indent + entry);
    }

    /// <summary>`a.b` and a value as `{a: {b: value}}`.</summary>
    private static string Nested(ReadOnlySpan<string> names, string value) =>
        names.IsEmpty ? value : $"{{{names[0]}: {Nested(names[1..], value)}}}";

    /// <summary>The changed text as it reads if it has the wanted value at the path and everything else as before; else null.</summary>
    private static YamlNode? OnlyChanged(YamlNode before, string changed, string path, YamlNode wanted)
    {
        try
        {
            YamlNode after = YamlTree.Read(changed);
            return IsOnlyChange(before, after, path.Split('.'), wanted) ? after : null;
        }
        catch (YamlMistake)
        {
            return null;
        }
    }

    private static bool IsOnlyChange(YamlNode? before, YamlNode after, ReadOnlySpan<string> path, YamlNode wanted)
    {
        if (path.IsEmpty)
        {
            return Same(after, wanted);
        }

        switch (before, after)
        {
            case (YamlMapping or null or YamlScalar, YamlMapping mapping):
                IReadOnlyList<YamlEntry> old = before is YamlMapping known ? known.Entries : IntervalEntries(before);
                int place = 0;
                while (place < old.Count && old[place].Key.Text != path[0])
                {
                    place++;
                }

                YamlNode? oldPart = place < old.Count ? old[place].Value : null;
                if (mapping.Entries.Count != Math.Max(old.Count, place + 1))
                {
                    return false;
                }

                for (int i = 0; i < mapping.Entries.Count; i++)
                {
                    YamlEntry entry = mapping.Entries[i];
                    bool same = i == place
                        ? entry.Key.Text == path[0] && IsOnlyChange(oldPart, entry.Value, path[1..], wanted)
                        : entry.Key.Text == old[i].Key.Text && Same(entry.Value, old[i].Value);
                    if (!same)
                    {
                        return false;
                    }
                }

                return true;
            case (YamlSequence one, YamlSequence two) when one.Items.Count == two.Items.Count:
                int index = int.Parse(path[0], CultureInfo.InvariantCulture) - 1;
                for (int i = 0; i < one.Items.Count; i++)
                {
                    if (i == index ? !IsOnlyChange(one.Items[i], two.Items[i], path[1..], wanted) : !Same(one.Items[i], two.Items[i]))
                    {
                        return false;
                    }
                }

                return true;
            default:
                return false;
        }
    }

    /// <summary>An interval written `a..b`, as the entries that it becomes when one of its ends is changed.</summary>
    private static YamlEntry[] IntervalEntries(YamlNode? node) =>
        node is YamlScalar interval && interval.Text.Split("..") is [string from, string to]
            ? [Entry("from", from, interval), Entry("to", to, interval)]
            : [];

    private static YamlEntry Entry(string key, string value, YamlScalar at) =>
        new(Scalar(key, at), Scalar(value.Trim(), at), IsAlias: false, at.End);

    private static YamlScalar Scalar(string text, YamlScalar at) => new() { Text = text, IsPlain = true, Start = at.Start, End = at.End };

    private static bool Same(YamlNode a, YamlNode b) => (a, b) switch
    {
        (YamlScalar one, YamlScalar two) => one.Text == two.Text,
        (YamlSequence one, YamlSequence two) =>
            one.Items.Count == two.Items.Count && one.Items.Zip(two.Items).All(pair => Same(pair.First, pair.Second)),
        (YamlMapping one, YamlMapping two) => one.Entries.Count == two.Entries.Count
            && one.Entries.Zip(two.Entries)
            .All(pair => pair.First.Key.Text == pair.Second.Key.Text && Same(pair.First.Value, pair.Second.Value)),
        _ => false,
    };

    private static YamlNode ReadText(string text)
    {
        try
        {
            return YamlTree.Read(text);
        }
        catch (YamlMistake mistake)
        {
            throw new ArgumentException($"The text is not YAML: {mistake.Message}", mistake);
        }
    }

    private static YamlNode ReadValue(string value)
    {
        if (value.AsSpan().IndexOfAny('\r', '\n') >= 0)
        {
            throw new ArgumentException("A value is written on one line.");
        }

        try
        {
            YamlNode node = YamlTree.Read(value);
            return node.End.Index == value.TrimEnd().Length
                ? node
                : throw new ArgumentException($"`{NumberShape.Shorten(value)}` holds more than a value; a comment would cut off "
                    + "what follows it.");
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
