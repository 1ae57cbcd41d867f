using System.Text.Json.Nodes;
using Entente.Scenarios.Yaml;

namespace Entente.Scenarios.Format;

/// <summary>Entries under names: names that are given here, or names of things defined elsewhere.</summary>
/// <param name="kind">What the names stand for.</param>
/// <param name="defines">Whether the names are given here.</param>
/// <param name="item">The shape of each entry.</param>
internal sealed class MapShape<T>(NameKind kind, bool defines, Shape item) : Shape
    where T : notnull
{
    private const int MaxEntries = 2000;

    public override object Fallback => Named<T>.Empty;

    public override object Read(YamlNode node, Reading reading)
    {
        if (node is not YamlMapping mapping)
        {
            string found = node is YamlScalar { Text.Length: 0 } ? "has no value" : $"is {node.Kind}";
            reading.Report(node, $"{reading.Here} {found}; it should be a group of entries, each under the name "
                + $"of {FileName.Describe(kind)}.");
            return Fallback;
        }

        if (mapping.Entries.Count > MaxEntries)
        {
            reading.Report(node, string.Create(CultureInfo.InvariantCulture,
                $"{reading.Here} has {mapping.Entries.Count} entries; {MaxEntries} is the most."));
            return Fallback;
        }

        HashSet<string> seen = new(StringComparer.Ordinal);
        List<KeyValuePair<string, T>> entries = [];
        foreach (YamlEntry entry in mapping.Entries)
        {
            string name = entry.Key.Text;
            bool isKnown = IsLegal(entry.Key, reading);
            if (!isKnown && kind == NameKind.Issue)
            {
                continue; // what is legal for an issue depends on the issue
            }

            T value = (T)reading.Within(name, kind, () => item.Read(entry.Value, reading));
            if (!seen.Add(name))
            {
                reading.ReportKey(entry.Key,
                    $"`{name}` stands twice here; the first is on line {mapping.FindEntry(name)!.Key.Start.Line}.");
            }
            else if (isKnown)
            {
                entries.Add(new(name, value));
                reading.Mention(kind, entry.Key);
            }
        }

        return new Named<T>(entries);
    }

    public override object Rewrite(object value, Rewriting rewriting) => new Named<T>(
        ((Named<T>)value).Select(entry => KeyValuePair.Create(rewriting.Name(kind, entry.Key), (T)item.Rewrite(entry.Value, rewriting))));

    public override JsonNode Write(object value) =>
        new JsonObject(((Named<T>)value).Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)item.Write(entry.Value))));

    public override JsonObject Schema(Definitions definitions)
    {
        JsonObject schema = new() { ["type"] = "object", ["additionalProperties"] = item.Schema(definitions) };
        if (!defines && kind != NameKind.Free)
        {
            schema[FileName.KindInSchema] = JsonLayout.Name(kind);
        }

        return schema;
    }

    public override PathStep Enter(object? value, string name, Reading? reading)
    {
        if (((Named<T>?)value ?? []).TryGet(name, out T? found))
        {
            return PathStep.To(item, found, kind);
        }

        if (defines)
        {
            IEnumerable<string> here = ((Named<T>?)value ?? []).Names;
            return PathStep.Wrong($"`{name}` is not {FileName.Describe(kind)} here.", NearestName.Hint(name, here));
        }

        return reading is not null && FileName.Unknown(kind, name, reading) is (string problem, var hint)
            ? PathStep.Wrong(problem, hint)
            : PathStep.To(item, item is NumberShape ? null : item.Fallback, kind);
    }

    public override object With(object? value, string name, object part) => ((Named<T>?)value ?? []).With(name, (T)part);

    public override ModelPart Differences(object? one, object? other, ModelPart part) =>
        ReferenceEquals(one, other) ? ModelPart.None
        : one is Named<T> mine && other is Named<T> theirs && mine.Names.SequenceEqual(theirs.Names)
            ? mine.Values.Zip(theirs.Values)
                .Aggregate(ModelPart.None, (found, pair) => found | item.Differences(pair.First, pair.Second, part))
        : part == ModelPart.None ? ModelPart.All : part;

    public override bool HasGroups => item.HasGroups;

    public override bool IsFrame => defines;

    public override IEnumerable<(string Name, Shape Shape, object Value)> Groups(object value) =>
        ((Named<T>)value).Select(entry => (entry.Key, item, (object)entry.Value));

    private bool IsLegal(YamlScalar key, Reading reading)
    {
        if (defines)
        {
            if (FileName.Illegal(key.Text) is string why)
            {
                reading.ReportKey(key, why);
            }

            return true;
        }

        if (FileName.Unknown(kind, key.Text, reading) is (string problem, _))
        {
            if (reading.Within(key.Text, kind, () => reading.IsFirstUnknown(kind, key.Text)))
            {
                reading.ReportStranger(key, problem, reading.Known(kind));
            }

            return false;
        }

        return true;
    }
}
