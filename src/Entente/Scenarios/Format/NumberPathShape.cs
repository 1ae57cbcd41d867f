using System.Text.Json.Nodes;
using Entente.Scenarios.Yaml;

namespace Entente.Scenarios.Format;

/// <summary>The dotted path of a number of the file: `actors.north.power`.</summary>
internal sealed class NumberPathShape : Shape
{
    private const string Expected = "the dotted path of a number, such as actors.north.power";

    public override object Fallback => "";

    public override object Read(YamlNode node, Reading reading)
    {
        if (WordOf(node, reading, Expected) is not string text)
        {
            return "";
        }

        ResolvedPath target = ScenarioPath.Resolve(reading.Draft!, text, reading, onlyChangeable: false);
        if (target.Problem is string problem)
        {
            if (!reading.IsBroken(text))
            {
                reading.Report(node, problem, target.Hint);
            }

            return "";
        }

        if (target.Shape is not NumberShape || target.Value is not Uncertain)
        {
            string? parts = target.Value is INamed named
                ? $"Name one of its numbers: {string.Join(", ", named.Entries.Select(part => $"{text}.{part.Name}"))}."
                : target.Shape is NumberShape ? "Write it into the file first, as a range." : null;
            reading.Report(node, $"There is no number at `{NumberShape.Shorten(text)}`.", parts);
            return "";
        }

        reading.MentionPath(target.Segments, (YamlScalar)node);
        return text;
    }

    public override JsonNode Write(object value) => JsonValue.Create((string)value);

    public override JsonObject Schema(Definitions definitions) => new() { ["type"] = "string", ["pattern"] = @"^[^.]+(\.[^.]+)+$" };
}
