using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Entente.Scenarios.Yaml;

namespace Entente.Scenarios.Format;

/// <summary>A side of a point of the front, written `above 0.6`, `below 40 %`, or in hundredths, `above 60`.</summary>
internal sealed partial class FrontLimitShape : Shape
{
    private const string Pattern = "^(above|below) ([0-9]{1,2}(\\.[0-9]{1,9})?)( ?%)?$";
    private const string Expected = "a side of a point of the front, such as above 0.6 or below 40 %";
    private const double Hundred = 100;

    public override object Fallback => new FrontLimit(Above: true, Front: 0.5);

    public override object Read(YamlNode node, Reading reading)
    {
        if (TextOf(node, reading, Expected) is not string text)
        {
            return Fallback;
        }

        Match match = Written().Match(text);
        double point = match.Success ? double.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture) : double.NaN;
        if (point > 1 || match.Groups[4].Success)
        {
            point /= Hundred; // no front lies beyond 1: what is written in hundredths can mean nothing else
        }

        if (point is > 0 and < 1)
        {
            return new FrontLimit(match.Groups[1].Value == "above", point);
        }

        string word = text.Split(' ')[0];
        reading.Report(node, $"{reading.Here} is `{NumberShape.Shorten(text)}`; it should be {Expected}, between 0 and 1.",
            word is not ("above" or "below") && NearestName.Of(word, ["above", "below"]) is string nearest
                ? $"Did you mean `{nearest}`?" : null);
        return Fallback;
    }

    public override JsonNode Write(object value) => value is FrontLimit limit
        ? JsonValue.Create($"{(limit.Above ? "above" : "below")} {NumberSyntax.Number(limit.Front)}")
        : throw new ArgumentException("No side of the front.", nameof(value));

    public override JsonObject Schema(Definitions definitions) => new() { ["type"] = "string", ["pattern"] = Pattern };

    [GeneratedRegex(Pattern)]
    private static partial Regex Written();
}
