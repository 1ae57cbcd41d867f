using System.Text.Json.Nodes;
using Entente.Scenarios.Yaml;

namespace Entente.Scenarios.Format;

/// <summary>How many times as wide as written every range of the file is: one number, read before them.</summary>
internal sealed class SpreadShape(NumberAttribute rules) : Shape
{
    private readonly NumberShape number = new(rules);

    public override object Fallback => 1.0;

    public override object Read(YamlNode node, Reading reading)
    {
        int before = reading.Numbers.Count;
        Uncertain read = (Uncertain)number.Read(node, reading);
        reading.Numbers.RemoveRange(before, reading.Numbers.Count - before); // the meaning of ranges, not an input
        if (!read.IsExact)
        {
            reading.Report(node, $"{reading.Here} is one number, not a range.");
            return Fallback;
        }

        reading.Spread = read.Central;
        return read.Central;
    }

    public override JsonNode Write(object value) => JsonValue.Create((double)value);

    public override JsonObject Schema(Definitions definitions) =>
        new() { ["type"] = "number", ["minimum"] = rules.Low, ["maximum"] = rules.High };
}
