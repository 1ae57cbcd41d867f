using System.Text.Json.Nodes;
using Entente.Scenarios.Yaml;

namespace Entente.Scenarios.Format;

/// <summary>Positions of a scale in a rule: an interval, or one exact position.</summary>
internal sealed class PositionsShape(NumberAttribute rules) : Shape
{
    private readonly IntervalShape interval = new(rules);
    private readonly NumberShape number = new(rules);

    public override object Fallback => new Positions((Interval)interval.Fallback);

    public override object Read(YamlNode node, Reading reading)
    {
        if (node is YamlScalar { Text: var text } && text.Length > 0
            && !(Meant.Certain(text) ?? text).Contains("..", StringComparison.Ordinal))
        {
            Uncertain position = (Uncertain)number.Read(node, reading);
            if (!position.IsExact)
            {
                reading.Report(node, $"{reading.Here} is uncertain here; write an interval, or one exact position.");
            }

            return new Positions(new(position, position));
        }

        return new Positions((Interval)interval.Read(node, reading));
    }

    public override JsonNode Write(object value) => interval.Write(((Positions)value).Interval);

    public override JsonObject Schema(Definitions definitions) =>
        AnyOf(interval.Schema(definitions), number.Schema(definitions));
}

/// <summary>Options of an issue in a rule: one, or a list.</summary>
internal sealed class ChoicesShape : Shape
{
    private static readonly ListShape<string> Options = new(new ReferenceShape(NameKind.Option));

    public override object Fallback => new Choices([]);

    public override object Read(YamlNode node, Reading reading) => new Choices((ValueList<string>)Options.Read(node, reading));

    public override object Rewrite(object value, Rewriting rewriting) =>
        new Choices((ValueList<string>)Options.Rewrite(((Choices)value).Options, rewriting));

    public override JsonNode Write(object value) => Options.Write(((Choices)value).Options);

    public override JsonObject Schema(Definitions definitions) => Options.Schema(definitions);
}

/// <summary>A position on a scale as terms of an issue.</summary>
internal sealed class PositionShape(NumberAttribute rules) : Shape
{
    private readonly NumberShape number = new(rules);

    public override object Fallback => new Position((Uncertain)number.Fallback);

    public override object Read(YamlNode node, Reading reading) => new Position((Uncertain)number.Read(node, reading));

    public override JsonNode Write(object value) => number.Write(((Position)value).Value);

    public override JsonObject Schema(Definitions definitions) => number.Schema(definitions);
}

/// <summary>An option as terms of an issue.</summary>
internal sealed class ChoiceOfIssueShape : Shape
{
    private static readonly ReferenceShape Option = new(NameKind.Option);

    public override object Fallback => new Choice("");

    public override object Read(YamlNode node, Reading reading) => new Choice((string)Option.Read(node, reading));

    public override object Rewrite(object value, Rewriting rewriting) =>
        new Choice((string)Option.Rewrite(((Choice)value).Option, rewriting));

    public override JsonNode Write(object value) => Option.Write(((Choice)value).Option);

    public override JsonObject Schema(Definitions definitions) => Option.Schema(definitions);
}
