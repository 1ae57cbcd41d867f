using System.Text.Json.Nodes;
using Entente.Scenarios.Yaml;

namespace Entente.Web.Views;

/// <summary>A scenario file as it is written: groups of keys as objects, lists as arrays, every single value as the text that stands
/// there. Forms are filled from it; what a text means follows from the schema.</summary>
internal static class ScenarioTree
{
    /// <summary>The tree; null if the text cannot be read as YAML.</summary>
    public static JsonNode? Of(string text)
    {
        try
        {
            return Of(YamlTree.Read(text));
        }
        catch (YamlMistake)
        {
            return null;
        }
    }

    private static JsonNode Of(YamlNode node)
    {
        switch (node)
        {
            case YamlMapping mapping:
                JsonObject keys = [];
                foreach (YamlEntry entry in mapping.Entries.DistinctBy(entry => entry.Key.Text)) // of duplicate keys the first counts
                {
                    keys.Add(entry.Key.Text, Of(entry.Value));
                }

                return keys;
            case YamlSequence list:
                return new JsonArray([.. list.Items.Select(Of)]);
            default:
                return ((YamlScalar)node).Text;
        }
    }
}
