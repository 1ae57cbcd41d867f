using System.Text.Json.Nodes;
using Entente.Scenarios.Yaml;

namespace Entente.Scenarios.Format;

/// <summary>One of two groups of keys, such as a scale issue or an options issue.</summary>
/// <param name="first">The first.</param>
/// <param name="second">The second.</param>
/// <param name="firstType">The type of the first's values.</param>
/// <param name="isSecond">Tells from a node, or from where the reader is, that it is the second.</param>
internal sealed class EitherShape(Shape first, Shape second, Type firstType, Func<YamlNode, Reading, bool> isSecond) : Shape
{
    public override object Fallback => first.Fallback;

    public override object Read(YamlNode node, Reading reading) =>
        (isSecond(node, reading) ? second : first).Read(node, reading);

    public override object Rewrite(object value, Rewriting rewriting) => For(value).Rewrite(value, rewriting);

    public override JsonNode Write(object value) => For(value).Write(value);

    public override JsonObject Schema(Definitions definitions) =>
        AnyOf(first.Schema(definitions), second.Schema(definitions));

    public override PathStep Enter(object? value, string name, Reading? reading) =>
        value is null ? PathStep.Wrong($"{reading?.Here} is not in this file, so `{name}` cannot be changed.") : For(value)
            .Enter(value, name, reading);

    public override object With(object? value, string name, object part) => For(value!).With(value, name, part);

    public override ModelPart Differences(object? one, object? other, ModelPart part) =>
        one is null || other is null || one.GetType() != other.GetType() ? base.Differences(one, other, part)
            : For(one).Differences(one, other, part);

    public override bool HasGroups => first.HasGroups || second.HasGroups;

    public override bool IsFrame => first.IsFrame;

    public override IEnumerable<(string Name, Shape Shape, object Value)> Groups(object value) => For(value).Groups(value);

    private Shape For(object value) => firstType.IsInstanceOfType(value) ? first : second;
}
