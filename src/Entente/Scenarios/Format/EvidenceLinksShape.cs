using System.Text.Json.Nodes;
using Entente.Scenarios.Yaml;

namespace Entente.Scenarios.Format;

/// <summary>Names of evidence for all numbers of a group, `[a, b]`, or key by key, `{power: [a], war-cost: b}`.</summary>
internal sealed class EvidenceLinksShape : Shape
{
    private static readonly ListShape<string> Names = new(new ReferenceShape(NameKind.Evidence));
    private static readonly MapShape<ValueList<string>> ByKey = new(NameKind.Free, defines: true, Names);

    public override object Fallback => EvidenceLinks.None;

    public override object Read(YamlNode node, Reading reading) => node is YamlMapping
        ? new EvidenceLinks([], (Named<ValueList<string>>)ByKey.Read(node, reading))
        : new EvidenceLinks((ValueList<string>)Names.Read(node, reading), []);

    public override object Rewrite(object value, Rewriting rewriting)
    {
        EvidenceLinks links = (EvidenceLinks)value;
        return new EvidenceLinks((ValueList<string>)Names.Rewrite(links.ForAll, rewriting),
            (Named<ValueList<string>>)ByKey.Rewrite(links.ByKey, rewriting));
    }

    public override JsonNode Write(object value)
    {
        EvidenceLinks links = (EvidenceLinks)value;
        return links.ByKey.Count > 0 ? ByKey.Write(links.ByKey) : Names.Write(links.ForAll);
    }

    public override JsonObject Schema(Definitions definitions) =>
        AnyOf(Names.Schema(definitions), ByKey.Schema(definitions));
}
