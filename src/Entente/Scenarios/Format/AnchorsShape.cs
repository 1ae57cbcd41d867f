using System.Text.Json.Nodes;
using Entente.Scenarios.Yaml;

namespace Entente.Scenarios.Format;

/// <summary>Named points of a scale: `{0: none, 50: as today, 100: all}`.</summary>
internal sealed class AnchorsShape : Shape
{
    private const string Expected = "named points from 0 to 100, such as {0: none, 100: all}, or a scale in its own unit, such as "
        + "{from: 0, to: 3000, unit: prisoners, points: {0: none, 3000: all}}";

    private const double Farthest = 1e12;

    private static readonly string[] Keys = ["from", "to", "unit", "whole", "points"];

    private static readonly TextShape Meaning = new();

    private static readonly FlagShape Switch = new();

    /// <summary>A span below this, or below this share of its ends, leaves positions too few digits.</summary>
    private const double Shortest = 1e-9, ShortestShare = 1e-6;

    private static readonly ExactNumberShape End = new(new(-Farthest, Farthest));

    public override object Fallback => new Anchors([(ScaleIssue.Min, ""), (ScaleIssue.Max, "")]);

    /// <summary>The scale that a node says, before it is read for its faults; in points where it says none. Where its ends cannot be read,
    /// any position may stand on it: what is wrong is told once.</summary>
    public static Anchors Of(YamlNode node)
    {
        Reading reading = new("", new FileNames(node));
        Anchors scale = (Anchors)new AnchorsShape().Read(node, reading);
        bool isLost = reading.Problems.Any(problem => problem.Path is "" or "from" or "to") && IsOwn(node);
        return !isLost ? scale : new Anchors(
            [.. Names(node).Distinct().Select((name, place) => ((double)place, name))])
        { From = -Farthest, To = Farthest };
    }

    private static bool IsOwn(YamlNode node) => node is YamlMapping mapping && mapping.Entries.Any(entry => Keys.Contains(entry.Key.Text));

    private static IEnumerable<string> Names(YamlNode node) => ((node as YamlMapping)?.Find("points") as YamlMapping)?.Entries
        .Select(entry => entry.Value).OfType<YamlScalar>().Select(name => name.Text) ?? [];

    public override object Read(YamlNode node, Reading reading)
    {
        if (IsOwn(node))
        {
            return ReadOwn((YamlMapping)node, reading);
        }

        List<(double Position, string Meaning)> points = PointsByNumber.Read(
            node, reading, new(ScaleIssue.Min, ScaleIssue.Max), Expected, value => (string)Meaning.Read(value, reading));
        if (points.Count == 0 && node is YamlMapping)
        {
            reading.Report(node, $"{reading.Here} has no points; it should be {Expected}.");
        }

        return new Anchors(new(points));
    }

    public override object Rewrite(object value, Rewriting rewriting) => (Anchors)value with
    {
        Points = new(((Anchors)value).Points.Select(point => (point.Position, rewriting.Text(point.Meaning)))),
        Unit = ((Anchors)value).Unit is string unit ? rewriting.Text(unit) : null,
    };

    public override JsonNode Write(object value)
    {
        Anchors scale = (Anchors)value;
        JsonObject points = new(scale.Points.Select(point =>
            KeyValuePair.Create(NumberSyntax.Number(scale.Own(point.Position)), (JsonNode?)JsonValue.Create(point.Meaning))));
        if (scale.IsPlain)
        {
            return points;
        }

        JsonObject written = new() { ["from"] = scale.From, ["to"] = scale.To };
        if (scale.Unit is string unit)
        {
            written["unit"] = unit;
        }

        if (scale.Whole)
        {
            written["whole"] = true;
        }

        written["points"] = points;
        return written;
    }

    // The one whose keys tell it apart comes first.
    public override JsonObject Schema(Definitions definitions) => AnyOf(
        new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["from"] = new JsonObject { ["type"] = "number", ["description"] = "Where the scale begins." },
                ["to"] = new JsonObject { ["type"] = "number", ["description"] = "Where the scale ends." },
                ["unit"] = Described(Meaning.Schema(definitions), "What is counted, as sentences say it after a number."),
                ["whole"] = Described(Switch.Schema(definitions), "Whether only whole units can be agreed."),
                ["points"] = new JsonObject
                {
                    ["type"] = "object",
                    ["patternProperties"] = new JsonObject { [PointsByNumber.SignedKeyPattern] = Meaning.Schema(definitions) },
                    ["additionalProperties"] = false,
                    ["minProperties"] = 1,
                    ["description"] = "Named points of the scale, in its unit.",
                },
            },
            ["required"] = new JsonArray("from", "to", "points"),
            ["additionalProperties"] = false,
        },
        new JsonObject
        {
            ["type"] = "object",
            ["patternProperties"] = new JsonObject { [PointsByNumber.KeyPattern] = Meaning.Schema(definitions) },
            ["additionalProperties"] = false,
            ["minProperties"] = 1,
        });

    private static JsonObject Described(JsonObject schema, string says)
    {
        schema["description"] = says;
        return schema;
    }

    private static Anchors ReadOwn(YamlMapping mapping, Reading reading)
    {
        ReportStrangers(mapping, reading);
        (double from, double to) = (EndAt("from"), EndAt("to"));
        string? unit = mapping.Find("unit") is YamlNode said
            ? (string)reading.Within("unit", NameKind.Free, () => Meaning.Read(said, reading)) : null;
        bool isWhole = mapping.Find("whole") is YamlNode flag
            && (bool)reading.Within("whole", NameKind.Free, () => Switch.Read(flag, reading));
        if (WhatIsWrong(from, to, isWhole) is (string wrong, string message, string hint))
        {
            reading.Report(mapping.Find(wrong)!, message, hint);
        }

        if (!(from < to))
        {
            return new([(ScaleIssue.Min, ""), (ScaleIssue.Max, "")]);
        }

        Anchors empty = new([]) { From = from, To = to, Unit = unit, Whole = isWhole };
        if (mapping.Find("points") is not YamlNode points)
        {
            reading.Report(mapping, $"{reading.Here} has no `points`: what its positions mean.",
                $"Write points: {{{NumberSyntax.Number(from)}: …, {NumberSyntax.Number(to)}: …}}.");
            return empty with { Points = [(ScaleIssue.Min, ""), (ScaleIssue.Max, "")] };
        }

        string expected = $"named points from {NumberSyntax.Number(from)} to {NumberSyntax.Number(to)}";
        List<(double Position, string Meaning)> named = reading.Within("points", NameKind.Free, () => PointsByNumber.Read(
            points, reading, new(from, to), expected, value => (string)Meaning.Read(value, reading)));
        if (named.Count == 0 && points is YamlMapping { Entries.Count: 0 })
        {
            reading.Report(points, $"{reading.Here} has no points; it should have {expected}.");
        }

        return empty with { Points = [.. named.Select(point => (empty.Inside(point.Position), point.Meaning))] };

        double EndAt(string key)
        {
            if (mapping.Find(key) is YamlNode node)
            {
                int before = reading.Problems.Count;
                double read = (double)reading.Within(key, NameKind.Free, () => End.Read(node, reading));
                return reading.Problems.Count > before ? double.NaN : read;
            }

            reading.Report(mapping, $"{reading.Here} has no `{key}`: a scale in its own unit says where it begins and ends.");
            return double.NaN;
        }
    }

    private static void ReportStrangers(YamlMapping mapping, Reading reading)
    {
        foreach (YamlEntry entry in mapping.Entries.Where(entry => !Keys.Contains(entry.Key.Text)))
        {
            reading.ReportKey(entry.Key, $"A scale in its own unit has the keys {string.Join(", ", Keys)}, not "
                + $"`{NumberShape.Shorten(entry.Key.Text)}`.", NearestName.Hint(entry.Key.Text, Keys)
                ?? "Named points of such a scale stand under `points`.");
        }

        foreach (YamlEntry again in mapping.Entries.GroupBy(entry => entry.Key.Text).SelectMany(same => same.Skip(1)))
        {
            reading.ReportKey(again.Key, $"`{again.Key.Text}` stands twice in this scale.");
        }
    }

    /// <summary>What is wrong with the ends of a scale, and with which.</summary>
    private static (string End, string Message, string Hint)? WhatIsWrong(double from, double to, bool isWhole)
    {
        if (double.IsNaN(from) || double.IsNaN(to))
        {
            return null;
        }

        return !(from < to) ? ("to", $"The scale ends at {NumberSyntax.Number(to)}, not above its beginning at "
                + $"{NumberSyntax.Number(from)}.", "Write the lower end as `from`.")
            : to - from < Math.Max(Shortest, ShortestShare * Math.Max(Math.Abs(from), Math.Abs(to))) ? ("to",
                $"The scale from {NumberSyntax.Number(from)} to {NumberSyntax.Number(to)} is too short for numbers of this size.",
                "Count in a smaller unit, or from another beginning.")
            : isWhole && Math.Round(from) != from ? ("from", $"The scale begins at {NumberSyntax.Number(from)}, but counts whole units.",
                "Write a whole number, or leave out `whole`.")
            : isWhole && Math.Round(to) != to ? ("to", $"The scale ends at {NumberSyntax.Number(to)}, but counts whole units.",
                "Write a whole number, or leave out `whole`.") : null;
    }
}

/// <summary>Where the front puts an issue: `{0: 0, 1: 100}`, from front 0 to front 1.</summary>
internal sealed class FrontMapShape : Shape
{
    private const string Expected = "positions by front, from 0 to 1, such as {0: 0, 1: 100}";

    private static readonly NumberShape Position = new(new(ScaleIssue.Min, ScaleIssue.Max) { Counted = Counted.Position });

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

        return points.Count < 2 || points[0].Front != 0 || points[^1].Front != 1 ? Fallback : new FrontMap(new(points))
        {
            Written = reading.Scale() is { IsInPoints: false } scale ? [.. points.Select(point => scale.Own(point.Position))] : null,
        };
    }

    public override JsonNode Write(object value) => new JsonObject(((FrontMap)value).Points.Index().Select(
        point => KeyValuePair.Create(NumberSyntax.Number(point.Item.Front),
            (JsonNode?)JsonValue.Create(((FrontMap)value).Written is { } written ? written[point.Index] : point.Item.Position))));

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

    /// <summary>What the keys look like where numbers may lie below 0.</summary>
    public const string SignedKeyPattern = @"^-?[0-9]+(\.[0-9]+)?$";

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
            if (!double.TryParse(key, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture,
                out double at) || !legal.Contains(at))
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
