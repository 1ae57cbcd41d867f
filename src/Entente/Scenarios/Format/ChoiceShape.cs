using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Scenarios.Yaml;

namespace Entente.Scenarios.Format;

/// <summary>One of a fixed list of words: the members of an enumeration in kebab-case.</summary>
/// <param name="type">The enumeration.</param>
internal sealed class ChoiceShape(Type type) : Shape
{
    private readonly (string Word, object Value)[] words =
        [.. Enum.GetNames(type).Select(name => (KeyName.Of(name), Enum.Parse(type, name)))];

    public override object Fallback => words[0].Value;

    public override object Read(YamlNode node, Reading reading)
    {
        string legal = string.Join(", ", words.Select(word => word.Word));
        if (WordOf(node, reading, $"one of {legal}") is not string text)
        {
            return Fallback;
        }

        foreach ((string word, object value) in words)
        {
            if (word == text)
            {
                return value;
            }
        }

        string? nearest = NearestName.Of(text, words.Select(word => word.Word));
        reading.Report(node, $"{reading.Here} is `{text}`; it is one of {legal}.", nearest is null ? null : $"Did you mean `{nearest}`?");
        return Fallback;
    }

    public override JsonNode Write(object value) => JsonValue.Create(KeyName.Of(value.ToString()!));

    public override JsonObject Schema(Definitions definitions) =>
        new() { ["enum"] = new JsonArray([.. words.Select(word => (JsonNode)JsonValue.Create(word.Word))]) };
}

/// <summary>`true` or `false`.</summary>
internal sealed class FlagShape : Shape
{
    public override object Fallback => false;

    public override object Read(YamlNode node, Reading reading)
    {
        string? text = WordOf(node, reading, "true or false");
        if (text is not (null or "true" or "false"))
        {
            string? meant = text.ToLowerInvariant() switch
            {
                "yes" or "on" or "y" or "true" => "true",
                "no" or "off" or "n" or "false" => "false",
                _ => null,
            };
            reading.Report(node, $"{reading.Here} is `{text}`; it is true or false.", meant is null ? null : $"Write `{meant}`.");
        }

        return text == "true";
    }

    public override JsonNode Write(object value) => JsonValue.Create((bool)value);

    public override JsonObject Schema(Definitions definitions) => new() { ["type"] = "boolean" };
}

/// <summary>Keys as the file spells them.</summary>
internal static class KeyName
{
    /// <summary>A C# name in kebab-case: `WarCost` becomes `war-cost`.</summary>
    public static string Of(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);
}
