using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Scenarios.Format;

namespace Entente.Scenarios;

/// <summary>A place at which two scenarios differ.</summary>
/// <param name="Path">Dotted path; an item of a list that has a name stands under its name.</param>
/// <param name="Before">What stands there in the first scenario, its default if the file leaves it out; null if it has no such
/// place.</param>
/// <param name="After">What stands there in the second.</param>
internal sealed record ScenarioDifference(string Path, string? Before, string? After)
{
    /// <summary>A group of keys that only one of the scenarios has is written in full up to so many characters.</summary>
    private const int MaxGroup = 120;

    private static readonly JsonSerializerOptions Compact = new(JsonLayout.Options) { WriteIndented = false };

    /// <summary>Whether it is about what the numbers rest on, which changes no result.</summary>
    public bool IsEvidence => Path.Split('.') is ["evidence" or "sources", ..] or [.., "because"] || Path.Split('.').Contains("evidence");

    /// <summary>Every place at which the scenarios differ, in the order of the format. Layout, comments and the order of entries do not
    /// count.</summary>
    public static ValueList<ScenarioDifference> Of(Scenario before, Scenario after)
    {
        List<ScenarioDifference> all = [];
        Add(all, "", Shapes.Scenario.Write(before), Shapes.Scenario.Write(after));
        return [.. all.Select(one =>
            one with { Before = one.Before ?? Default(before, one.Path), After = one.After ?? Default(after, one.Path) })];
    }

    private static void Add(List<ScenarioDifference> all, string path, JsonNode? before, JsonNode? after)
    {
        if (Named(before) is { } old && Named(after) is { } now)
        {
            string[] keys = [.. old.Select(one => one.Key).Concat(now.Select(one => one.Key)).Distinct(StringComparer.Ordinal)];
            foreach (string key in keys)
            {
                Add(all, path.Length == 0 ? key : $"{path}.{key}", old.FirstOrDefault(one => one.Key == key).Value,
                    now.FirstOrDefault(one => one.Key == key).Value);
            }
        }
        else if (!JsonNode.DeepEquals(before, after))
        {
            all.Add(new(path, Text(before), Text(after)));
        }
    }

    /// <summary>What a place is worth that is not written because it is at its default; null if there is no such place.</summary>
    private static string? Default(Scenario scenario, string path)
    {
        PathStep last = ScenarioPath.Steps(scenario, path).Last();
        return last is { Shape: Shape shape, Value: object value } ? Text(shape.Write(value)) : null;
    }

    /// <summary>The parts of a node that have names; null if it is a value, or a list whose items have none.</summary>
    private static KeyValuePair<string, JsonNode?>[]? Named(JsonNode? node) => node switch
    {
        JsonObject group => [.. group],
        JsonArray { Count: > 0 } list when list.All(item => item is JsonObject one && one["name"] is JsonValue) =>
            [.. list.Select(item => KeyValuePair.Create(item!["name"]!.ToString(), (JsonNode?)item))],
        _ => null,
    };

    private static string? Text(JsonNode? node) => node switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ when node.ToJsonString(Compact) is { Length: <= MaxGroup } text => text.Replace("\"", "", StringComparison.Ordinal),
        JsonArray list => string.Create(CultureInfo.InvariantCulture, $"a list of {list.Count}"),
        _ => "an entry",
    };
}
