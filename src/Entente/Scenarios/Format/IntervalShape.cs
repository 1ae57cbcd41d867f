using System.Text.Json.Nodes;
using Entente.Scenarios.Yaml;

namespace Entente.Scenarios.Format;

/// <summary>All positions between two ends: `40..100`, or `{from: 40..50, to: 100}` where an end is uncertain.</summary>
internal sealed class IntervalShape(NumberAttribute rules) : Shape
{
    private readonly NumberShape end = new(rules);

    public override object Fallback => new Interval(rules.Low, rules.High);

    public override object Read(YamlNode node, Reading reading) => node switch
    {
        YamlMapping mapping => ReadEnds(mapping, reading),
        _ => ReadText(node, reading),
    };

    public override JsonNode Write(object value)
    {
        Interval interval = (Interval)value;
        return interval is { From: Uncertain.Point from, To: Uncertain.Point to } && from.Value != to.Value
            ? JsonValue.Create($"{NumberSyntax.Number(from.Value)}..{NumberSyntax.Number(to.Value)}")
            : new JsonObject { ["from"] = end.Write(interval.From), ["to"] = end.Write(interval.To) };
    }

    public override ModelPart Differences(object? one, object? other, ModelPart part) => one is Interval mine && other is Interval theirs
        ? end.Differences(mine.From, theirs.From, part) | end.Differences(mine.To, theirs.To, part)
        : base.Differences(one, other, part);

    public override JsonObject Schema(Definitions definitions) => AnyOf(
        new JsonObject { ["type"] = "string", ["pattern"] = $@"^{NumberShape.JsonNumber} ?\.\. ?{NumberShape.JsonNumber}$" },
        new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject { ["from"] = end.Schema(definitions), ["to"] = end.Schema(definitions) },
            ["additionalProperties"] = false,
        });

    public override PathStep Enter(object? value, string name, Reading? reading) => name switch
    {
        "from" => PathStep.To(end, (value as Interval)?.From),
        "to" => PathStep.To(end, (value as Interval)?.To),
        _ => PathStep.Wrong($"An interval has the parts from and to, not `{name}`."),
    };

    public override object With(object? value, string name, object part)
    {
        Interval interval = (Interval?)value ?? (Interval)Fallback;
        return name == "from" ? interval with { From = (Uncertain)part } : interval with { To = (Uncertain)part };
    }

    private Interval ReadEnds(YamlMapping mapping, Reading reading)
    {
        foreach (YamlEntry entry in mapping.Entries.Where(entry => entry.Key.Text is not ("from" or "to")))
        {
            reading.ReportKey(entry.Key, $"An interval has the keys from and to, not `{entry.Key.Text}`.",
                NearestName.Hint(entry.Key.Text, ["from", "to"]));
        }

        foreach (YamlEntry again in mapping.Entries.GroupBy(entry => entry.Key.Text).SelectMany(same => same.Skip(1)))
        {
            reading.ReportKey(again.Key, $"`{again.Key.Text}` stands twice in this interval.");
        }

        Interval interval = new(End("from", rules.Low), End("to", rules.High));
        return Checked(interval, mapping, reading);

        Uncertain End(string key, double otherwise) => mapping.Find(key) is YamlNode node
            ? (Uncertain)reading.Within(key, NameKind.Free, () => end.Read(node, reading))
            : otherwise;
    }

    private object ReadText(YamlNode node, Reading reading)
    {
        const string expected = "an interval such as 40..100, or {from: 40..50, to: 100} if an end is uncertain";
        if (TextOf(node, reading, expected) is not string text)
        {
            return Fallback;
        }

        string[] ends = text.Split("..");
        if (ends.Length != 2)
        {
            string? hint = ends.Length == 3 ? $"Write {{from: {ends[0]}..{ends[1]}, to: {ends[2]}}} or the other way round."
                : Meant.Number(text) is (string plain, _) && plain.Split("..").Length == 2 ? $"Write {plain}." : null;
            reading.Report(node, $"{reading.Here} is `{NumberShape.Shorten(text)}`; it should be {expected}.", hint);
            return Fallback;
        }

        return Checked(new(End("from", ends[0]), End("to", ends[1])), node, reading);

        Uncertain End(string key, string written) =>
            (Uncertain)reading.Within(key, NameKind.Free, () => end.Read(Part(node, written), reading));
    }

    private static YamlScalar Part(YamlNode whole, string text) =>
        new() { Text = text.Trim(), IsPlain = true, Start = whole.Start, End = whole.End };

    private static Interval Checked(Interval interval, YamlNode node, Reading reading)
    {
        if (interval.From.Central > interval.To.Central)
        {
            reading.Report(
                node,
                $"{reading.Here} is an interval upside down: it begins at {NumberSyntax.Number(interval.From.Central)}, above its "
                    + $"end {NumberSyntax.Number(interval.To.Central)}.",
                "Nothing would be inside; write the lower end first.");
        }

        return interval;
    }
}
