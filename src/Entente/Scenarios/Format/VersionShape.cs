using System.Text.Json.Nodes;
using Entente.Scenarios.Yaml;

namespace Entente.Scenarios.Format;

/// <summary>The version of the file format: one of <see cref="FormatVersion.All"/>.</summary>
internal sealed class VersionShape : Shape
{
    public override object Fallback => FormatVersion.Latest;

    public override object Read(YamlNode node, Reading reading)
    {
        string[] known = [.. FormatVersion.All.Select(version => version.ToString(CultureInfo.InvariantCulture))];
        string all = string.Join(" and ", known);
        if (TextOf(node, reading, $"the format version, {string.Join(" or ", known)}") is not string text)
        {
            return Fallback;
        }

        int at = Array.IndexOf(known, text);
        if (at < 0)
        {
            reading.Report(node, $"This file is written in format version `{NumberShape.Shorten(text)}`; this program reads "
                + $"versions {all}.");
            return Fallback;
        }

        return FormatVersion.Oldest + at;
    }

    public override JsonNode Write(object value) => JsonValue.Create((int)value);

    public override JsonObject Schema(Definitions definitions) =>
        new() { ["enum"] = new JsonArray([.. FormatVersion.All.Select(version => (JsonNode)JsonValue.Create(version))]) };
}
