using System.Text.Json.Nodes;
using Entente.Scenarios.Yaml;

namespace Entente.Scenarios.Format;

/// <summary>A list; of references, also a single name on its own.</summary>
internal sealed class ListShape<T>(Shape item) : Shape
    where T : notnull
{
    private const int MaxItems = 2000;

    private bool IsReferences => item is ReferenceShape;

    public override object Fallback => ValueList<T>.Empty;

    public override object Read(YamlNode node, Reading reading)
    {
        if (node is YamlScalar { Text.Length: > 0 } && IsReferences)
        {
            return Kept([(T)item.Read(node, reading)]);
        }

        if (node is not YamlSequence sequence)
        {
            string found = node is YamlScalar { Text.Length: 0 } ? "has no value" : $"is {node.Kind}";
            reading.Report(node, $"{reading.Here} {found}; it should be a list.", IsReferences
                ? "Write [one, two]." : "Start each item with `- `.");
            return Fallback;
        }

        if (sequence.Items.Count > MaxItems)
        {
            reading.Report(node, FormattableString.Invariant($"{reading.Here} has {sequence.Items.Count} items; {MaxItems} is the most."));
            return Fallback;
        }

        List<T> values = [];
        for (int i = 0; i < sequence.Items.Count; i++)
        {
            YamlNode node_i = sequence.Items[i];
            string place = (i + 1).ToString(CultureInfo.InvariantCulture);
            T value = (T)reading.Within(place, NameKind.Free, () => item.Read(node_i, reading));
            if (IsReferences && values.Contains(value) && value is string { Length: > 0 })
            {
                reading.Report(node_i, $"`{value}` stands twice in this list.");
            }

            values.Add(value);
        }

        return Kept(values);
    }

    public override object Rewrite(object value, Rewriting rewriting) =>
        new ValueList<T>(((ValueList<T>)value).Select(one => (T)item.Rewrite(one, rewriting)));

    public override JsonNode Write(object value) =>
        new JsonArray([.. ((ValueList<T>)value).Select(one => item.Write(one))]);

    public override JsonObject Schema(Definitions definitions)
    {
        JsonObject list = new() { ["type"] = "array", ["items"] = item.Schema(definitions) };
        return IsReferences ? AnyOf(item.Schema(definitions), list) : list;
    }

    public override PathStep Enter(object? value, string name, Reading? reading)
    {
        ValueList<T> list = (ValueList<T>?)value ?? [];
        return int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int place) && place >= 1 && place <= list.Count
            ? PathStep.To(item, list[place - 1])
            : PathStep.Wrong($"{reading?.Here} is a list of {list.Count}; name an item by its place, from 1, not `{name}`.");
    }

    public override object With(object? value, string name, object part)
    {
        ValueList<T> list = (ValueList<T>)value!;
        int place = int.Parse(name, CultureInfo.InvariantCulture) - 1;
        return new ValueList<T>(list.Select((old, i) => i == place ? (T)part : old));
    }

    public override bool HasGroups => item.HasGroups;

    public override IEnumerable<(string Name, Shape Shape, object Value)> Groups(object value) =>
        ((ValueList<T>)value).Select((one, i) => ((i + 1).ToString(CultureInfo.InvariantCulture), item, (object)one));

    // An unknown name was reported; an empty one in its place would be found unknown again.
    private static ValueList<T> Kept(IEnumerable<T> values) => new(values.Where(value => value is not string { Length: 0 }));
}
