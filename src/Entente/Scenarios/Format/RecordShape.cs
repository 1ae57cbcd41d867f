using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json.Nodes;
using Entente.Scenarios.Yaml;

namespace Entente.Scenarios.Format;

/// <summary>A group of fixed keys: the properties of a record that are marked with <see cref="KeyAttribute"/>.</summary>
/// <remarks>The record itself is the description: key names, order, defaults, legal ranges and explanations are read off it.</remarks>
[UnconditionalSuppressMessage("Trimming", "IL2070", Justification = Whole)]
[UnconditionalSuppressMessage("Trimming", "IL2077", Justification = Whole)]
[UnconditionalSuppressMessage("Trimming", "IL2080", Justification = Whole)]
internal sealed class RecordShape(Type type) : Shape
{
    private const string Whole = "All records of the library are in a native program: see AheadOfTime/Native.targets.";

    private readonly object defaults = Activator.CreateInstance(type)!;
    private readonly MethodInfo clone = type.GetMethod("<Clone>$")!;
    private readonly Lazy<Key[]> keys = new(() => [.. KeysOf(type)]);

    public override object Fallback => Activator.CreateInstance(type)!;

    /// <summary>The keys, in the order in which they are read and written.</summary>
    public IReadOnlyList<Key> Keys => keys.Value;

    /// <summary>More keys that do not belong are not named: the first are enough to see what happened.</summary>
    private const int MaxNamed = 6;

    /// <summary>Keys that stand in groups of every kind.</summary>
    private static readonly string[] KeysOfAll = ["because", "evidence", "name"];

    public override object Read(YamlNode node, Reading reading)
    {
        object record = Activator.CreateInstance(type)!;
        if (record is Scenario scenario)
        {
            reading.Draft = scenario;
        }

        YamlMapping? mapping = node as YamlMapping;
        if (mapping is null)
        {
            string found = node is YamlScalar { Text.Length: 0 } ? "has no value" : $"is {node.Kind}";
            reading.Report(node, $"{reading.Here} {found}; it should be a group of "
                + $"keys: {string.Join(", ", Keys.Select(key => key.Name))}.");
        }
        else if (IsSomethingElse(mapping))
        {
            string[] found = [.. mapping.Entries.Where(entry => !KeysOfAll.Contains(entry.Key.Text))
                .Select(entry => $"`{NumberShape.Shorten(entry.Key.Text)}`").Take(MaxNamed)];
            reading.Report(node, $"None of the keys of {reading.Here} belong here: {string.Join(", ", found)}. Is it in the right place?",
                $"Known here: {string.Join(", ", Keys.Select(key => key.Name))}.");
            mapping = null;
        }
        else
        {
            ReportStrangers(mapping, reading);
        }

        reading.IssueBeside = type == typeof(Question) ? (mapping?.Find("issue") as YamlScalar)?.Text : null;
        foreach (Key key in Keys)
        {
            if (mapping?.Find(key.Name) is YamlNode value)
            {
                key.Property.SetValue(record, reading.Within(key.Name, NameKind.Free, () => key.Shape.Read(value, reading)));
            }
            else if (key.IsRequired)
            {
                key.Property.SetValue(record, key.Shape.Fallback);
                if (mapping is not null && !reading.IsBroken(reading.PathOf(key.Name)))
                {
                    reading.Report(node.Start, reading.PathOf(key.Name),
                        $"The key `{key.Name}` is missing{(reading.Path.Length == 0 ? "" : $" in {reading.Here}")}.",
                        $"It says: {char.ToLowerInvariant(key.Says[0])}{key.Says[1..]}");
                }
            }
        }

        if (record is Reasoned reasoned && mapping?.Find("evidence") is YamlMapping byKey)
        {
            ReportStrangeEvidence(byKey, reasoned.Evidence, reading);
        }

        return record;
    }

    public override object Rewrite(object value, Rewriting rewriting)
    {
        object copy = clone.Invoke(value, null)!;
        foreach (Key key in Keys)
        {
            if (key.Property.GetValue(value) is object part)
            {
                key.Property.SetValue(copy, key.Shape.Rewrite(part, rewriting));
            }
        }

        return copy;
    }

    public override JsonNode Write(object value)
    {
        JsonObject written = [];
        foreach (Key key in Keys)
        {
            object? part = key.Property.GetValue(value);
            if (part is not null && (key.IsRequired || !key.IsLeftOut(part, key.Property.GetValue(defaults))))
            {
                written[key.Name] = key.Shape.Write(part);
            }
        }

        return written;
    }

    public override JsonObject Schema(Definitions definitions) => definitions.Refer(type.Name, () =>
    {
        JsonObject properties = [];
        foreach (Key key in Keys)
        {
            JsonObject schema = key.Shape.Schema(definitions);
            if (schema.ContainsKey("$ref"))
            {
                schema = new() { ["allOf"] = new JsonArray(schema) }; // draft 7 ignores what stands beside a $ref
            }

            schema["description"] = key.Says;
            properties[key.Name] = schema;
        }

        JsonObject record = new() { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        JsonNode[] required = [.. Keys.Where(key => key.IsRequired).Select(key => (JsonNode)JsonValue.Create(key.Name))];
        if (required.Length > 0)
        {
            record["required"] = new JsonArray(required);
        }

        return record;
    });

    public override PathStep Enter(object? value, string name, Reading? reading)
    {
        Key? key = Keys.FirstOrDefault(key => key.Name == name);
        if (key is null)
        {
            string here = type == typeof(Scenario) ? "The file" : reading?.Here ?? "It";
            return PathStep.Wrong($"{here} has no key `{name}`.", NearestName.Hint(name, Keys.Select(key => key.Name)));
        }

        if (value is null)
        {
            return PathStep.Wrong($"{reading?.Here} is not in this file, so `{name}` cannot be changed.");
        }

        string[] changeable = [.. Keys.Where(one => one.IsChangeable).Select(one => one.Name)];
        return PathStep.To(key.Shape, key.Property.GetValue(value)) with
        {
            Key = key,
            Fixed = key.IsChangeable ? null : changeable.Length == 0
                ? "Nothing can change here." : $"What can change here: {string.Join(", ", changeable)}.",
        };
    }

    public override object With(object? value, string name, object part)
    {
        object copy = clone.Invoke(value, null)!;
        Keys.First(key => key.Name == name).Property.SetValue(copy, part);
        return copy;
    }

    public override ModelPart Differences(object? one, object? other, ModelPart part) => ReferenceEquals(one, other) ? ModelPart.None
        : one is null || other is null ? part
        : Keys.Where(key => key.IsChangeable).Aggregate(ModelPart.None, (found, key) => found | key.Shape.Differences(
            key.Property.GetValue(one), key.Property.GetValue(other), key.Part == ModelPart.None ? part : key.Part));

    public override bool HasGroups => true;

    public override bool IsFrame => true;

    public override IEnumerable<(string Name, Shape Shape, object Value)> Groups(object value) =>
        from key in Keys
        where key.Shape.HasGroups
        let part = key.Property.GetValue(value)
        where part is not null
        select (key.Name, key.Shape, part);

    // The name of a section is lost, or a group stands in another: every key in it is strange, for one reason.
    private bool IsSomethingElse(YamlMapping mapping) =>
        mapping.Entries.Where(entry => !KeysOfAll.Contains(entry.Key.Text)).ToArray() is { Length: > 1 } own
        && own.All(entry => !Keys.Any(key => key.Name == entry.Key.Text)
        && NearestName.Of(entry.Key.Text, Keys.Select(key => key.Name)) is null
        && StraySigns.InKey(entry.Key.Text, entry.Value, null) is null);

    private void ReportStrangers(YamlMapping mapping, Reading reading)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        bool isTold = false;
        string[] twice = [.. mapping.Entries.Select(entry => entry.Key.Text).Where(name => Keys.Any(key => key.Name == name))
            .CountBy(name => name).Where(name => name.Value > 1).Select(name => name.Key)];
        foreach ((int at, YamlEntry entry) in mapping.Entries.Index())
        {
            YamlScalar written = entry.Key;
            if (!Keys.Any(key => key.Name == written.Text))
            {
                if (StraySigns.InKey(written.Text, entry.Value, at > 0 ? mapping.Entries[at - 1].Value : null) is (string message,
                    var hint))
                {
                    reading.ReportMisread(written, message, hint, Keys.Select(key => key.Name));
                    continue;
                }

                reading.ReportStranger(written, $"`{NumberShape.Shorten(written.Text)}` is not a key of {reading.Here}.",
                    Keys.Select(key => key.Name));
            }
            else if (!seen.Add(written.Text))
            {
                if (twice.Length > 1)
                {
                    // One thing is wrong, not each of its keys: the line that named the second group is lost, or the group was pasted
                    // twice.
                    if (!isTold)
                    {
                        isTold = true;
                        reading.ReportKey(written, $"The keys {string.Join(", ", twice.Select(name => $"`{name}`"))} stand twice "
                            + $"in {reading.Here}; from here on it may be another group, whose name is missing.");
                    }

                    continue;
                }

                int first = mapping.FindEntry(written.Text)!.Key.Start.Line;
                reading.ReportKey(written, $"The key `{written.Text}` stands twice; the first is on line {first}.");
            }
        }
    }

    private void ReportStrangeEvidence(YamlMapping written, EvidenceLinks links, Reading reading)
    {
        string[] names = [.. Keys.Where(key => key.Shape is not TextShape).Select(key => key.Name)];
        foreach (string name in links.ByKey.Names.Where(name => !names.Contains(name)))
        {
            reading.Report(
                written.FindEntry(name)!.Key.Start, reading.PathOf($"evidence.{name}"),
                    $"`{name}` is not a key of {reading.Here} with numbers.", NearestName.Hint(name, names));
        }
    }

    private static IEnumerable<Key> KeysOf(Type type) =>
        from part in Lineage(type)
        from property in part.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        let marked = property.GetCustomAttribute<KeyAttribute>()
        where marked is not null
        orderby marked.Order
        select new Key(property, marked.Says, marked.Part, Shapes.Of(property));

    private static IEnumerable<Type> Lineage(Type type) =>
        type.BaseType is Type parent ? [.. Lineage(parent), type] : [type];
}

/// <summary>One key of a group.</summary>
/// <param name="Property">The property that holds its value.</param>
/// <param name="Says">What it means.</param>
/// <param name="Part">The part of the model that it belongs to; none = that of the key around it.</param>
/// <param name="Shape">How its value is written.</param>
internal sealed record Key(PropertyInfo Property, string Says, ModelPart Part, Shape Shape)
{
    /// <summary>The key as the file spells it.</summary>
    public string Name { get; } = KeyName.Of(Property.Name);

    /// <summary>Whether a file must have it.</summary>
    public bool IsRequired { get; } = Property.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute));

    private bool IsFromHistory { get; } = Property.GetCustomAttribute<NumberAttribute>()?.FromHistory ?? false;

    /// <summary>Whether a file with a value may leave it out.</summary>
    public bool IsLeftOut(object value, object? usual) => IsFromHistory ? ReferenceEquals(value, usual) : value.Equals(usual);

    /// <summary>Whether events, levers and variants may change it.</summary>
    public bool IsChangeable { get; } = Property.IsDefined(typeof(ChangeableAttribute));
}
