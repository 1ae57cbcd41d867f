using System.Text.Json.Nodes;
using Entente.Evidence.Provenance;
using Entente.Scenarios;
using Entente.Scenarios.Yaml;

namespace Entente.Web.Files;

/// <summary>What the page shows of a file.</summary>
internal static class StateJson
{
    /// <summary>A line of the list of files.</summary>
    public static JsonObject Line(OpenFile file, FileVersion version) => new()
    {
        ["id"] = file.Id,
        ["name"] = Problem.Visible(file.Name),
        ["title"] = version.File.Scenario?.Title,
        ["errors"] = version.File.Errors.Count(),
        ["warnings"] = version.File.Warnings.Count(),
    };

    /// <summary>A file in full.</summary>
    public static JsonObject Of(OpenFile file, FileVersion version)
    {
        ScenarioFile read = ProvenanceCheck.AddedTo(version.File);
        return new()
        {
            ["id"] = file.Id,
            ["name"] = Problem.Visible(file.Name),
            ["version"] = version.Version,
            ["text"] = read.Text,
            ["draft"] = null,
            ["problems"] = Reply.Problems(read.Problems),
            ["undo"] = false,
            ["redo"] = false,
            ["tree"] = Tree(read.Text),
            ["check"] = null,
            ["table"] = null,
            ["time"] = null,
        };
    }

    /// <summary>A YAML text as it is written: groups of keys, lists, and texts; null if it is none.</summary>
    private static JsonNode? Tree(string text)
    {
        try
        {
            return Node(YamlTree.Read(text));
        }
        catch (YamlMistake)
        {
            return null;
        }

        static JsonNode Node(YamlNode node)
        {
            switch (node)
            {
                case YamlMapping group:
                    JsonObject keys = [];
                    foreach (YamlEntry entry in group.Entries)
                    {
                        keys[entry.Key.Text] = Node(entry.Value);
                    }

                    return keys;
                case YamlSequence list:
                    return new JsonArray([.. list.Items.Select(Node)]);
                default:
                    return ((YamlScalar)node).Text;
            }
        }
    }
}
