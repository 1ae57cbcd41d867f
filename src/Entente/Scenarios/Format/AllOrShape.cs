using System.Text.Json.Nodes;
using Entente.Scenarios.Yaml;

namespace Entente.Scenarios.Format;

/// <summary>`all`, or a list of names.</summary>
internal sealed class AllOrShape(NameKind kind) : Shape
{
    private const string All = "all";

    private readonly ListShape<string> names = new(new ReferenceShape(kind));

    public override object Fallback => AllOr.All;

    public override object Read(YamlNode node, Reading reading) =>
        node is YamlScalar { Text: All } && !reading.Known(kind).Contains(All)
            ? AllOr.All
            : new AllOr((ValueList<string>)names.Read(node, reading));

    public override object Rewrite(object value, Rewriting rewriting) =>
        ((AllOr)value).Listed is ValueList<string> listed ? new AllOr((ValueList<string>)names.Rewrite(listed, rewriting)) : value;

    public override JsonNode Write(object value) =>
        ((AllOr)value).Listed is ValueList<string> listed ? names.Write(listed) : JsonValue.Create(All);

    public override JsonObject Schema(Definitions definitions) =>
        AnyOf(new JsonObject { ["enum"] = new JsonArray(All) }, names.Schema(definitions));
}
