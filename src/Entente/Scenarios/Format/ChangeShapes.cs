using System.Text.Json.Nodes;
using Entente.Scenarios.Yaml;

namespace Entente.Scenarios.Format;

/// <summary>New values by dotted path: `{actors.south.role: table}`. Each value is read as what stands at its path.</summary>
internal sealed class AssignmentsShape : Shape
{
    public override object Fallback => ValueList<Assignment>.Empty;

    public override object Read(YamlNode node, Reading reading)
    {
        List<Assignment> assignments = [];
        foreach (YamlEntry entry in PathEntries.Of(node, reading))
        {
            if (PathEntries.Resolve(entry.Key, reading) is not ResolvedPath target)
            {
                continue;
            }

            object value = reading.Along(target.Segments, () => target.Shape.Read(entry.Value, reading));
            assignments.Add(new(entry.Key.Text, value));
        }

        return new ValueList<Assignment>(assignments);
    }

    // A text that can be changed is always a name, never free; which kind of name, only its path would tell.
    public override object Rewrite(object value, Rewriting rewriting) => new ValueList<Assignment>(((ValueList<Assignment>)value).Select(
        assignment => assignment.Value is string or ValueList<string> ? assignment
            : assignment with { Value = Shapes.OfValue(assignment.Value).Rewrite(assignment.Value, rewriting) }));

    public override JsonNode Write(object value) => new JsonObject(((ValueList<Assignment>)value).Select(
        assignment => KeyValuePair.Create(assignment.Path, (JsonNode?)Shapes.OfValue(assignment.Value).Write(assignment.Value))));

    public override JsonObject Schema(Definitions definitions) => PathEntries.Schema([]);
}

/// <summary>Factors by dotted path of a number: `{actors.patron.supports.south.arms: 2}`.</summary>
internal sealed class ScalingsShape(NumberAttribute rules) : Shape
{
    private readonly NumberShape factor = new(rules);

    public override object Fallback => ValueList<Scaling>.Empty;

    public override object Read(YamlNode node, Reading reading)
    {
        List<Scaling> scalings = [];
        foreach (YamlEntry entry in PathEntries.Of(node, reading))
        {
            string path = entry.Key.Text;
            Uncertain by = (Uncertain)reading.Within(path, NameKind.Free, () => factor.Read(entry.Value, reading));
            if (PathEntries.Resolve(entry.Key, reading) is not ResolvedPath target)
            {
                continue;
            }

            if (target.Shape is not NumberShape number || target.Value is not Uncertain now)
            {
                string? parts = target.Value is INamed named
                    ? $"Name one of its numbers: {string.Join(", ", named.Entries.Select(part => $"{path}.{part.Name}"))}." : null;
                reading.ReportKey(entry.Key, $"There is no number at `{path}` to multiply.", parts);
                continue;
            }

            if (now.Unit is { From: not 0 } own)
            {
                reading.ReportKey(entry.Key,
                    $"The scale of `{path}` begins at {NumberSyntax.Number(own.From)}, where a factor says nothing.",
                    "Write the new position under `set`.");
                continue;
            }

            if (!number.Legal.Contains(now.Central * by.Central))
            {
                reading.Report(
                    entry.Value,
                    $"`{path}` times {NumberSyntax.Number(by.Central)} is {Shown(now.Central * by.Central)}, outside its "
                        + $"legal range from {Shown(number.Legal.Low)} to {Shown(number.Legal.High)}.");
            }

            string Shown(double value) => NumberSyntax.Number(now.Shown(value));

            scalings.Add(new(path, by));
        }

        return new ValueList<Scaling>(scalings);
    }

    public override JsonNode Write(object value) => new JsonObject(((ValueList<Scaling>)value).Select(
        scaling => KeyValuePair.Create(scaling.Path, (JsonNode?)factor.Write(scaling.Factor))));

    public override JsonObject Schema(Definitions definitions) => PathEntries.Schema(factor.Schema(definitions));
}

/// <summary>Groups whose keys are dotted paths into the scenario.</summary>
file static class PathEntries
{
    /// <summary>The entries, the first of each path; what is wrong with the group is reported.</summary>
    public static IEnumerable<YamlEntry> Of(YamlNode node, Reading reading)
    {
        if (node is not YamlMapping mapping)
        {
            reading.Report(node, $"{reading.Here} is {node.Kind}; it should be a group of paths, such as {{actors.south.role: table}}.");
            yield break;
        }

        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (YamlEntry entry in mapping.Entries)
        {
            if (seen.Add(entry.Key.Text))
            {
                yield return entry;
            }
            else
            {
                reading.ReportKey(entry.Key, $"The path `{entry.Key.Text}` stands twice.");
            }
        }
    }

    /// <summary>Where a path leads; if nowhere that a change may reach, that is reported.</summary>
    public static ResolvedPath? Resolve(YamlScalar path, Reading reading)
    {
        ResolvedPath target = ScenarioPath.Resolve(reading.Draft!, path.Text, reading, onlyChangeable: true);
        if (target.Problem is null)
        {
            reading.MentionPath(target.Segments, path);
            return target;
        }

        reading.Report(path, target.Problem, target.Hint); // the whole `set` counts as broken: something is missing from it
        return null;
    }

    private static string Changeable => string.Join('|', Shapes.Scenario.Keys.Where(key => key.IsChangeable).Select(key => key.Name));

    public static JsonObject Schema(JsonObject value) => new()
    {
        ["type"] = "object",
        ["patternProperties"] = new JsonObject { [$@"^({Changeable})\."] = value },
        ["additionalProperties"] = false,
    };
}
