using System.Text.Json.Nodes;
using Entente.Scenarios.Yaml;

namespace Entente.Scenarios.Format;

/// <summary>How one type of value is written in a scenario file. Reading, writing, the JSON Schema and the meaning of dotted
/// paths all follow from it, so that none of them can disagree with another.</summary>
internal abstract class Shape
{
    /// <summary>A legal value to go on with where the file has none or a wrong one.</summary>
    public abstract object Fallback { get; }

    /// <summary>The value of a node. What is wrong is reported, all of it, and a legal value returned in its place.</summary>
    public abstract object Read(YamlNode node, Reading reading);

    /// <summary>The value as it is written: groups and lists as JSON objects and arrays, numbers as numbers, the rest as text.</summary>
    public abstract JsonNode Write(object value);

    /// <summary>The value with the free texts and the names in it written anew.</summary>
    public virtual object Rewrite(object value, Rewriting rewriting) => value;

    /// <summary>The JSON Schema (draft 7) of the value.</summary>
    public abstract JsonObject Schema(Definitions definitions);

    /// <summary>One step along a dotted path into a value.</summary>
    /// <param name="value">The value, if there is one.</param>
    /// <param name="name">The step.</param>
    /// <param name="reading">Knows the names of the file; null where the path is known to be legal.</param>
    public virtual PathStep Enter(object? value, string name, Reading? reading) => PathStep.Wrong($"{reading?.Here} has no parts.");

    /// <summary>The value with one of its parts replaced.</summary>
    public virtual object With(object? value, string name, object part) =>
        throw new InvalidOperationException($"{GetType().Name} has no parts.");

    /// <summary>The parts of the model in which two states of a scenario differ here.</summary>
    /// <param name="one">The value in the one.</param>
    /// <param name="other">The value in the other.</param>
    /// <param name="part">The part that the value belongs to.</param>
    public virtual ModelPart Differences(object? one, object? other, ModelPart part) => Equals(one, other) ? ModelPart.None : part;

    /// <summary>The parts of a value that are groups themselves.</summary>
    public virtual IEnumerable<(string Name, Shape Shape, object Value)> Groups(object value) => [];

    /// <summary>Whether a value can have such parts.</summary>
    public virtual bool HasGroups => false;

    /// <summary>Whether other parts of the file count on the parts that a value has, so that it can only be changed part by part.</summary>
    public virtual bool IsFrame => false;

    /// <summary>The text of a single value; anything else is reported.</summary>
    protected static string? TextOf(YamlNode node, Reading reading, string expected)
    {
        if (node is YamlScalar { Text: var text } scalar && (text.Length > 0 || !scalar.IsPlain))
        {
            int at = HiddenSigns.IndexIn(text);
            if (at < 0)
            {
                if (scalar.SignToQuote is string sign)
                {
                    reading.Report(node, $"{reading.Here} has `{sign}` outside quotation marks, where other programs that read YAML stop.",
                        $"Put the text in quotes: {InMarks(text)}.");
                }

                return text;
            }

            bool isOneLine = node.Start.Line == node.End.Line && node.End.Index - node.Start.Index == text.Length
                + (scalar.IsPlain ? 0 : 2);
            Yaml.Mark place = isOneLine ? node.Start with { Column = node.Start.Column + at + (scalar.IsPlain ? 0 : 1) } : node.Start;
            reading.Report(
                place, reading.Path, string.Create(CultureInfo.InvariantCulture, $"{reading.Here} holds {Meant.Named(text[at])}, as its "
                    + $"character {at + 1}: no text here may hold signs that cannot be seen."),
                "Take it out.");
            return null;
        }

        string found = node is YamlScalar ? "has no value" : $"is {node.Kind}";
        reading.Report(node, $"{reading.Here} {found}; it should be {expected}.", node is YamlScalar { CommentInstead: string comment }
            ? InQuotes(comment) : null);
        return null;
    }

    /// <summary>The same for a word, a name, a date: without the marks that word processors put around and inside it.</summary>
    protected static string? WordOf(YamlNode node, Reading reading, string expected) =>
        TextOf(node, reading, expected) is string text ? Meant.Word(text) : null;

    private static string InMarks(string text) => NumberShape.Shorten(text) is var shown && text.Contains('"', StringComparison.Ordinal)
        ? $"'{shown.Replace("'", "''", StringComparison.Ordinal)}'" : $"\"{shown}\"";

    private static string InQuotes(string comment) =>
        "A # after a blank begins a comment. If the text belongs to the value, put it in quotes"
        + (comment.AsSpan().IndexOfAny('"', '\\') < 0 && comment == NumberShape.Shorten(comment) ? $": \"{comment}\"." : ".");

    /// <summary>A schema that is satisfied by any of several.</summary>
    protected static JsonObject AnyOf(params JsonNode[] schemas) => new() { ["anyOf"] = new JsonArray(schemas) };
}

/// <summary>How what people wrote into a file is written anew.</summary>
/// <param name="Text">A free text.</param>
/// <param name="Name">A name: of what is defined under it, or of what it refers to.</param>
internal sealed record Rewriting(Func<string, string> Text, Func<NameKind, string, string> Name);

/// <summary>Where one step along a dotted path leads.</summary>
/// <param name="Shape">The shape of what is there.</param>
/// <param name="Value">What is there now, or null.</param>
/// <param name="Kind">What the name of the step stands for.</param>
/// <param name="Problem">Why the step leads nowhere, or null.</param>
/// <param name="Hint">How to mend it.</param>
internal readonly record struct PathStep(Shape? Shape, object? Value, NameKind Kind, string? Problem, string? Hint)
{
    /// <summary>Why events, levers and variants may not change what is there, or null if they may.</summary>
    public string? Fixed { get; init; }

    /// <summary>The key that the step goes by, where the names are keys.</summary>
    public Key? Key { get; init; }

    public static PathStep To(Shape shape, object? value, NameKind kind = NameKind.Free) => new(shape, value, kind, null, null);

    public static PathStep Wrong(string problem, string? hint = null) => new(null, null, NameKind.Free, problem, hint);
}

/// <summary>The shared part of a JSON Schema: one entry for each type of group.</summary>
internal sealed class Definitions
{
    private readonly SortedDictionary<string, JsonObject> schemas = new(StringComparer.Ordinal);

    /// <summary>A reference to a type's schema, which is made the first time it is asked for.</summary>
    public JsonObject Refer(string type, Func<JsonObject> make)
    {
        if (!schemas.ContainsKey(type))
        {
            schemas[type] = []; // holds the place while the type's own parts refer back to it
            schemas[type] = make();
        }

        return new() { ["$ref"] = $"#/definitions/{type}" };
    }

    /// <summary>All schemas by type.</summary>
    public JsonObject ToJson() => new(schemas.Select(schema => KeyValuePair.Create(schema.Key, (JsonNode?)schema.Value)));
}
