using System.Text.Json.Nodes;
using Entente.Scenarios.Yaml;

namespace Entente.Scenarios.Format;

/// <summary>The version of the file format, of which this program knows one.</summary>
internal sealed class VersionShape : Shape
{
    public override object Fallback => Scenario.FormatVersion;

    public override object Read(YamlNode node, Reading reading)
    {
        string known = Scenario.FormatVersion.ToString(CultureInfo.InvariantCulture);
        if (TextOf(node, reading, $"the format version, {known}") is string text && text != known)
        {
            reading.Report(node, $"This file is written in format version `{NumberShape.Shorten(text)}`; this program reads "
                + $"version {known}.");
        }

        return Fallback;
    }

    public override JsonNode Write(object value) => JsonValue.Create((int)value);

    public override JsonObject Schema(Definitions definitions) => new() { ["enum"] = new JsonArray(Scenario.FormatVersion) };
}
