using System.Text.Json.Nodes;
using Entente.Scenarios.Yaml;

namespace Entente.Scenarios.Format;

/// <summary>Named points of a scale: `{0: none, 50: as today, 100: all}`.</summary>
internal sealed class AnchorsShape : Shape
{
    private const string Expected = "named points from 0 to 100, such as {0: none, 100: all}";

    private static readonly TextShape Meaning = new();

    public override object Fallback => new Anchors([(ScaleIssue.Min, ""), (ScaleIssue.Max, "")]);

    public override object Read(YamlNode node, Reading reading)
    {
        List<(double Position, string Meaning)> points = PointsByNumber.Read(
            node, reading, new(ScaleIssue.Min, ScaleIssue.Max), Expected, value => (string)Meaning.Read(value, reading));
        if (points.Count == 0 && node is YamlMapping)
        {
            reading.Report(node, $"{reading.Here} has no points; it should be {Expected}.");
        }

        return new Anchors(new(points));
    }

    public override object Rewrite(object value, Rewriting rewriting) =>
        new Anchors(new(((Anchors)value).Points.Select(point => (point.Position, rewriting.Text(point.Meaning)))));

    public override JsonNode Write(object value) => new JsonObject(((Anchors)value).Points.Select(
        point => KeyValuePair.Create(NumberSyntax.Number(point.Position), (JsonNode?)JsonValue.Create(point.Meaning))));

    public override JsonObject Schema(Definitions definitions) => new()
    {
        ["type"] = "object",
        ["patternProperties"] = new JsonObject { [PointsByNumber.KeyPattern] = Meaning.Schema(definitions) },
        ["additionalProperties"] = false,
        ["minProperties"] = 1,
    };
}

/// <summary>Where the front puts an issue: `{0: 0, 1: 100}`, from front 0 to front 1.</summary>
internal sealed class FrontMapShape : Shape
{
    private const string Expected = "positions by front, from 0 to 1, such as {0: 0, 1: 100}";

    private static readonly NumberShape Position = new(new(ScaleIssue.Min, ScaleIssue.Max));

    public override object Fallback => new FrontMap([(0, ScaleIssue.Min), (1, ScaleIssue.Max)]);

    public override object Read(YamlNode node, Reading reading)
    {
        List<(double Front, double Position)> points =
            PointsByNumber.Read(node, reading, new(0, 1), Expected, value => ExactPosition(value, reading));
        if (node is YamlMapping { Entries.Count: int written } && written == points.Count
            && (points.Count < 2 || points[0].Front != 0 || points[^1].Front != 1))
        {
            reading.Report(node, $"{reading.Here} should say where both ends of the front put the issue: it needs the keys 0 and 1.");
            return Fallback;
        }

        return points.Count < 2 || points[0].Front != 0 || points[^1].Front != 1 ? Fallback : new FrontMap(new(points));
    }

    public override JsonNode Write(object value) => new JsonObject(((FrontMap)value).Points.Select(
        point => KeyValuePair.Create(NumberSyntax.Number(point.Front), (JsonNode?)JsonValue.Create(point.Position))));

    public override JsonObject Schema(Definitions definitions) => new()
    {
        ["type"] = "object",
        ["patternProperties"] = new JsonObject { [PointsByNumber.KeyPattern] = Position.Schema(definitions) },
        ["additionalProperties"] = false,
        ["required"] = new JsonArray("0", "1"),
    };

    private static double ExactPosition(YamlNode node, Reading reading)
    {
        int before = reading.Numbers.Count;
        Uncertain position = (Uncertain)Position.Read(node, reading);
        reading.Numbers.RemoveRange(before, reading.Numbers.Count - before); // part of the scale's meaning, not an input
        if (!position.IsExact)
        {
            reading.Report(node, $"{reading.Here} is uncertain; a map from the front has exact positions.");
        }

        return position.Central;
    }
}

/// <summary>Groups whose keys are numbers.</summary>
internal static class PointsByNumber
{
    /// <summary>What the keys look like.</summary>
    public const string KeyPattern = @"^[0-9]+(\.[0-9]+)?$";

    /// <summary>The points in rising order of their keys; wrong and repeated keys are reported and left out.</summary>
    public static List<(double Key, T Value)> Read<T>(
        YamlNode node, Reading reading, Bounds legal, string expected, Func<YamlNode, T> readValue)
    {
        if (node is not YamlMapping mapping)
        {
            reading.Report(node, $"{reading.Here} is {node.Kind}; it should be {expected}.");
            return [];
        }

        SortedDictionary<double, T> points = [];
        foreach (YamlEntry entry in mapping.Entries)
        {
            string key = entry.Key.Text;
            T value = reading.Within(key, NameKind.Free, () => readValue(entry.Value));
            key = Meant.Certain(key) ?? key;
            if (!double.TryParse(key, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double at) || !legal.Contains(at))
            {
                reading.ReportKey(entry.Key, $"`{NumberShape.Shorten(key)}` is not a number from {NumberSyntax.Number(legal.Low)} "
                    + $"to {NumberSyntax.Number(legal.High)}; {reading.Here} should be {expected}.");
            }
            else if (!points.TryAdd(at, value))
            {
                reading.ReportKey(entry.Key, $"The point {key} stands twice.");
            }
        }

        return [.. points.Select(point => (point.Key, point.Value))];
    }
}
