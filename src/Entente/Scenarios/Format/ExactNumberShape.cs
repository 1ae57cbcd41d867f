using System.Text.Json.Nodes;
using Entente.Scenarios.Yaml;

namespace Entente.Scenarios.Format;

/// <summary>One number that says how other numbers are meant and is no input itself, such as how many times as wide as written every range
/// of the file is.</summary>
/// <param name="rules">The legal range.</param>
/// <param name="noted">Told the number, for what is read after it.</param>
internal sealed class ExactNumberShape(NumberAttribute rules, Action<Reading, double>? noted = null) : Shape
{
    private readonly NumberShape number = new(rules);

    public override object Fallback => noted is null ? ((Uncertain)number.Fallback).Central : 1.0;

    public override object Read(YamlNode node, Reading reading)
    {
        int before = reading.Numbers.Count;
        Uncertain read = (Uncertain)number.Read(node, reading);
        reading.Numbers.RemoveRange(before, reading.Numbers.Count - before); // the meaning of numbers, not an input
        if (!read.IsExact)
        {
            reading.Report(node, $"{reading.Here} is one number, not a range.");
            return Fallback;
        }

        noted?.Invoke(reading, read.Central);
        return read.Central;
    }

    public override JsonNode Write(object value) => JsonValue.Create((double)value);

    public override JsonObject Schema(Definitions definitions) => new()
    {
        ["type"] = "number",
        [rules.LowOpen ? "exclusiveMinimum" : "minimum"] = rules.Low,
        [rules.HighOpen ? "exclusiveMaximum" : "maximum"] = rules.High,
    };
}
