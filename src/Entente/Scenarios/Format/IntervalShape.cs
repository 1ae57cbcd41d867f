using System.Text.Json.Nodes;
using Entente.Scenarios.Yaml;

namespace Entente.Scenarios.Format;

/// <summary>All positions between two ends: `40..100`, or `{from: 40..50, to: 100}` where an end is uncertain. A red line can say more:
/// `{from: 40, to: 100, margin: 10, loss: 0.2, gives: 0.5}`.</summary>
/// <param name="rules">Legal range of the ends.</param>
/// <param name="isLine">Whether it is a red line.</param>
internal sealed class IntervalShape(NumberAttribute rules, bool isLine = false) : Shape
{
    private const double MostLoss = 10;

    private readonly NumberShape end = new(rules);

    /// <summary>What a red line can say besides its ends, by key.</summary>
    private readonly More[] more = !isLine ? [] :
    [
        new("margin", new(new(0, rules.High - rules.Low) { Counted = Counted.Length }), line => line.Margin,
            (line, value) => line with { Margin = value }),
        new("loss", new(new(0, MostLoss) { Percent = true }), line => line.Loss, (line, value) => line with { Loss = value }),
        new("gives", new(new(0, 1) { Percent = true }), line => line.Gives, (line, value) => line with { Gives = value }),
    ];

    private string[] Keys => ["from", "to", .. more.Select(one => one.Key)];

    public override object Fallback => new Interval(rules.Low, rules.High);

    public override object Read(YamlNode node, Reading reading) => node switch
    {
        YamlMapping mapping => ReadEnds(mapping, reading),
        _ => ReadText(node, reading),
    };

    public override JsonNode Write(object value)
    {
        Interval interval = (Interval)value;
        More[] said = [.. more.Where(one => one.IsSaid(interval))];
        if (interval.From.AsWritten is Uncertain.Point from && interval.To.AsWritten is Uncertain.Point to && from.Value != to.Value
            && said.Length == 0)
        {
            return JsonValue.Create($"{NumberSyntax.Number(from.Value)}..{NumberSyntax.Number(to.Value)}");
        }

        JsonObject written = new() { ["from"] = end.Write(interval.From), ["to"] = end.Write(interval.To) };
        foreach (More one in said)
        {
            written[one.Key] = one.Shape.Write(one.Of(interval));
        }

        return written;
    }

    public override ModelPart Differences(object? one, object? other, ModelPart part) => one is Interval mine && other is Interval theirs
        ? more.Aggregate(end.Differences(mine.From, theirs.From, part) | end.Differences(mine.To, theirs.To, part),
            (found, one) => found | one.Shape.Differences(one.Of(mine), one.Of(theirs), part))
        : base.Differences(one, other, part);

    public override JsonObject Schema(Definitions definitions)
    {
        JsonObject keys = new() { ["from"] = end.Schema(definitions), ["to"] = end.Schema(definitions) };
        foreach (More one in more)
        {
            keys[one.Key] = one.Shape.Schema(definitions);
        }

        string ends = $@"^{NumberShape.JsonNumber} ?\.\. ?{NumberShape.JsonNumber}$";
        return AnyOf(
            // An end may be the name of a point, which has a letter.
            new JsonObject
            {
                ["type"] = "string",
                ["pattern"] = rules.Counted == Counted.Position ? $@"{ends}|^(?=.*[^-+0-9.%± eE]).+\.\..+$" : ends,
            },
            new JsonObject { ["type"] = "object", ["properties"] = keys, ["additionalProperties"] = false });
    }

    public override PathStep Enter(object? value, string name, Reading? reading) => name switch
    {
        "from" => PathStep.To(end, (value as Interval)?.From),
        "to" => PathStep.To(end, (value as Interval)?.To),
        _ when more.FirstOrDefault(one => one.Key == name) is More said =>
            PathStep.To(said.Shape, value is Interval interval ? said.Of(interval) : null),
        _ => PathStep.Wrong($"{(isLine ? "A red line" : "An interval")} has the parts {Say(Keys)}, not `{name}`."),
    };

    public override object With(object? value, string name, object part)
    {
        Interval interval = (Interval?)value ?? (Interval)Fallback;
        return name switch
        {
            "from" => interval with { From = (Uncertain)part },
            "to" => interval with { To = (Uncertain)part },
            _ => more.First(one => one.Key == name).With(interval, (Uncertain)part),
        };
    }

    private Interval ReadEnds(YamlMapping mapping, Reading reading)
    {
        foreach (YamlEntry entry in mapping.Entries.Where(entry => !Keys.Contains(entry.Key.Text)))
        {
            reading.ReportKey(entry.Key,
                $"{(isLine ? "A red line" : "An interval")} has the keys {Say(Keys)}, not `{entry.Key.Text}`.",
                NearestName.Hint(entry.Key.Text, Keys));
        }

        foreach (YamlEntry again in mapping.Entries.GroupBy(entry => entry.Key.Text).SelectMany(same => same.Skip(1)))
        {
            reading.ReportKey(again.Key, $"`{again.Key.Text}` stands twice in this interval.");
        }

        Interval interval = new(End("from", rules.Low), End("to", rules.High));
        foreach (More one in more)
        {
            interval = mapping.Find(one.Key) is YamlNode said
                ? one.With(interval, (Uncertain)reading.Within(one.Key, NameKind.Free, () => one.Shape.Read(said, reading))) : interval;
        }

        return Checked(interval, mapping, reading);

        Uncertain End(string key, double otherwise) => mapping.Find(key) is YamlNode node
            ? (Uncertain)reading.Within(key, NameKind.Free, () => end.Read(node, reading))
            : reading.Scale() is { IsInPoints: false } scale && rules.Counted == Counted.Position
                ? Uncertain.On(scale, scale.Own(otherwise), isLength: false, spread: 1, end.Legal) : otherwise;
    }

    private object ReadText(YamlNode node, Reading reading)
    {
        const string expected = "an interval such as 40..100, or {from: 40..50, to: 100} if an end is uncertain";
        if (TextOf(node, reading, expected) is not string text)
        {
            return Fallback;
        }

        string[] ends = text.Split("..");
        if (ends.Length != 2 && Meant.Certain(text) is string meant && meant.Split("..").Length == 2)
        {
            ends = meant.Split("..");
        }

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

    private static string At(Uncertain end) => NumberSyntax.Number(end.Shown(end.Central));

    private static string Say(string[] keys) => $"{string.Join(", ", keys[..^1])} and {keys[^1]}";

    private static YamlScalar Part(YamlNode whole, string text) =>
        new() { Text = text.Trim(), IsPlain = true, Start = whole.Start, End = whole.End };

    private static Interval Checked(Interval interval, YamlNode node, Reading reading)
    {
        if (interval.From.Central > interval.To.Central)
        {
            reading.Report(
                node,
                $"{reading.Here} is an interval upside down: it begins at {At(interval.From)}, above its "
                    + $"end {At(interval.To)}.",
                "Nothing would be inside; write the lower end first.");
        }

        return interval;
    }

    /// <summary>A number that a red line can say besides its ends; 0 = not said.</summary>
    private sealed record More(string Key, NumberShape Shape, Func<Interval, Uncertain> Of, Func<Interval, Uncertain, Interval> With)
    {
        public bool IsSaid(Interval line) => Of(line).AsWritten is not Uncertain.Point { Value: 0 };
    }
}
