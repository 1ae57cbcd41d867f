using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Entente.Scenarios.Yaml;

namespace Entente.Scenarios.Format;

/// <summary>Free text, or a name that a check of its own looks up.</summary>
internal sealed class TextShape(bool isName = false) : Shape
{
    public override object Fallback => "";

    public override object Read(YamlNode node, Reading reading)
    {
        string? text = TextOf(node, reading, "text");
        if (text?.Trim().Length == 0)
        {
            reading.Report(node, $"{reading.Here} is empty text.", "Write something, or leave the key out.");
        }
        else if (isName && text is not null)
        {
            reading.Mentions.Add(new(NameKind.Free, null, text, (YamlScalar)node, 0));
        }

        return text ?? "";
    }

    public override object Rewrite(object value, Rewriting rewriting) => isName ? value : rewriting.Text((string)value);

    public override JsonNode Write(object value) => JsonValue.Create((string)value);

    public override JsonObject Schema(Definitions definitions) => new() { ["type"] = "string" };
}

/// <summary>The name of something that the file defines elsewhere.</summary>
internal sealed class ReferenceShape(NameKind kind) : Shape
{
    public override object Fallback => "";

    public override object Read(YamlNode node, Reading reading)
    {
        string expected = $"the name of {FileName.Describe(kind)}";
        if (WordOf(node, reading, expected) is not string name)
        {
            return "";
        }

        if (FileName.Unknown(kind, name, reading) is (string problem, var hint))
        {
            if (reading.IsFirstUnknown(kind, name))
            {
                reading.Report(node, problem, hint);
            }

            return "";
        }

        reading.Mention(kind, (YamlScalar)node);
        return name;
    }

    public override object Rewrite(object value, Rewriting rewriting) => rewriting.Name(kind, (string)value);

    public override JsonNode Write(object value) => JsonValue.Create((string)value);

    public override JsonObject Schema(Definitions definitions) => FileName.Schema(kind);
}

/// <summary>Names: what they may look like, and whether the file knows them.</summary>
internal static partial class FileName
{
    /// <summary>Letters, marks and digits of any script, with single hyphens or underscores between.</summary>
    private const string Pattern = @"^[\p{L}\p{M}\p{N}]+([-_][\p{L}\p{M}\p{N}]+)*$";

    private const int MaxLength = 80;

    /// <summary>Why a name cannot be one, or null if it can.</summary>
    public static string? Illegal(string name) =>
        name.Length > MaxLength ? $"`{Problem.Shortened(name, 20)}` is too long for a name; {MaxLength} letters are enough."
        : Legal().IsMatch(name) ? null
        : $"`{name}` cannot be a name: names are letters and digits of any language with hyphens between, such as `north-korea`.";

    /// <summary>Why the file does not know a name, with a hint, or null if it does.</summary>
    public static (string Problem, string? Hint)? Unknown(NameKind kind, string name, Reading reading)
    {
        IReadOnlyCollection<string> known = reading.Known(kind);
        if (known.Contains(name) || reading.AreUnreadable(kind))
        {
            return null;
        }

        string what = Describe(kind);
        return known.Count == 0
            ? ($"`{name}` should be {what}, but there is none here.", null)
            : ($"`{name}` is not {what} here.", NearestName.Hint(name, known));
    }

    /// <summary>A kind of thing in words.</summary>
    public static string Describe(NameKind kind) => kind switch
    {
        NameKind.Actor => "an actor",
        NameKind.Analyst => "an analyst",
        NameKind.Issue => "an issue",
        NameKind.Option => "an option of this issue",
        NameKind.Faction => "a faction of this actor",
        NameKind.Stream => "a stream of support",
        NameKind.Evidence => "a piece of evidence",
        NameKind.Scale => "a scale of words",
        NameKind.Free or NameKind.Package or NameKind.Deadline or NameKind.Lever or NameKind.Variant or NameKind.Question
            or NameKind.Spoiler or NameKind.Source or NameKind.Word => $"a {kind.ToString().ToLowerInvariant()}",
    };

    /// <summary>What a schema calls the kind of things whose names are to be written: JSON Schema has no word for it.</summary>
    public const string KindInSchema = "x-names";

    /// <summary>The JSON Schema of a name.</summary>
    public static JsonObject Schema(NameKind kind) =>
        new() { ["type"] = "string", ["minLength"] = 1, [KindInSchema] = JsonLayout.Name(kind) };

    [GeneratedRegex(Pattern, RegexOptions.ExplicitCapture)]
    private static partial Regex Legal();
}
