using System.Text.Json.Nodes;
using Entente.Scenarios.Format;

namespace Entente.Scenarios;

/// <summary>The JSON Schema of the scenario file, with which editors complete and check it while it is written.</summary>
/// <remarks>Made from the same types that the reader reads into. What needs the whole file (whether an actor exists, whether dates lie
/// inside the forecast) only the reader can check.</remarks>
internal static class ScenarioSchema
{
    /// <summary>The schema as JSON text (draft 7, which editors understand best).</summary>
    public static string Text() => Text("Entente scenario", Shapes.Scenario);

    /// <summary>The same of any file whose keys are the properties of a record.</summary>
    public static string Text(string title, RecordShape shape)
    {
        Definitions definitions = new();
        JsonObject root = shape.Schema(definitions);
        JsonObject schema = new()
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = title,
            ["$ref"] = root["$ref"]!.DeepClone(),
            ["definitions"] = definitions.ToJson(),
        };
        return schema.ToJsonString(JsonLayout.Options) + "\n";
    }
}
