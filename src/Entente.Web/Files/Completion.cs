using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Entente.Scenarios;
using Entente.Scenarios.Format;
using Entente.Scenarios.Yaml;

namespace Entente.Web.Files;

/// <summary>What may be written at a place of a scenario: keys with what they mean, words to choose from, and the names of what the place
/// may hold. All of it follows from the schema, and so from the types.</summary>
internal sealed class Completion
{
    private static readonly Lazy<JsonObject> Schema = new(() => JsonNode.Parse(ScenarioSchema.Text())!.AsObject());

    private readonly FileNames names;
    private readonly Dictionary<string, string> innermost = new(StringComparer.Ordinal);

    private Completion(FileNames names) => this.names = names;

    /// <summary>The answer for the page: where what is being typed begins, and what may stand there.</summary>
    /// <param name="text">The text, as far as it is written.</param>
    /// <param name="offset">Where the cursor is, as an index.</param>
    public static JsonObject At(string text, int offset)
    {
        JsonArray items = [];
        CursorPlace? place = CursorPlace.At(text, offset);
        if (place is not null)
        {
            YamlNode root = WithoutLine(text, offset);
            HashSet<string> there = place.IsKey ? KeysAt(root, place.Path) : [];
            foreach ((string label, string? detail) in new Completion(new(root)).Items(place).DistinctBy(item => item.Label)
                .Where(item => !there.Contains(item.Label)))
            {
                items.Add((JsonNode)new JsonObject { ["label"] = label, ["detail"] = detail });
            }
        }

        return new() { ["from"] = place?.From ?? offset, ["items"] = items };
    }

    private IEnumerable<(string Label, string? Detail)> Items(CursorPlace place)
    {
        IEnumerable<JsonObject> here = Forms(Schema.Value);
        for (int i = 0; i < place.Path.Count; i++)
        {
            string name = place.Path[i];
            here = [.. here.SelectMany(form => Within(form, name))];
            if (i == 1 && place.Path[0] is "actors" or "issues")
            {
                innermost[place.Path[0][..^1]] = name;
            }
        }

        bool beginsItem = place.Path is [.., CursorPlace.Item]; // a group of keys, or a value
        return here.SelectMany(form => (place.IsKey ? Keys(form) : []).Concat(place.IsKey && !beginsItem ? [] : Values(form)));
    }

    private IEnumerable<(string, string?)> Keys(JsonObject form) =>
        [.. (form["properties"] as JsonObject ?? []).Select(key => (key.Key, key.Value!["description"]?.GetValue<string>())),
            .. form["type"]?.GetValue<string>() == "object" ? Named(form) : []];

    private IEnumerable<(string, string?)> Values(JsonObject form) => form switch
    {
        _ when form["enum"] is JsonArray words => words.Select(word => (word!.GetValue<string>(), (string?)null)),
        _ when form["type"] is JsonValue type => type.ToString() switch
        {
            "boolean" => [("true", null), ("false", null)],
            "string" => Named(form),
            "array" => Forms(form["items"]!.AsObject()).SelectMany(Values),
            _ => [],
        },
        _ => [],
    };

    private IEnumerable<(string, string?)> Named(JsonObject form) =>
        form[FileName.KindInSchema] is not JsonValue word || !Enum.TryParse(word.ToString(), ignoreCase: true, out NameKind kind) ? []
        : (kind switch
        {
            NameKind.Option => innermost.TryGetValue("issue", out string? issue) ? names.OptionsOf(issue) : [],
            NameKind.Faction => innermost.TryGetValue("actor", out string? actor) ? names.FactionsOf(actor) : [],
            NameKind.Free or NameKind.Actor or NameKind.Issue or NameKind.Stream or NameKind.Package or NameKind.Deadline or NameKind.Lever
                or NameKind.Variant or NameKind.Question or NameKind.Spoiler or NameKind.Source or NameKind.Evidence or NameKind.Analyst
                or NameKind.Scale or NameKind.Word => names.All(kind),
        }).Select(name => (name, (string?)FileName.Describe(kind)));

    private IEnumerable<JsonObject> Within(JsonObject form, string name)
    {
        if (form[FileName.KindInSchema] is JsonValue kind)
        {
            innermost[kind.ToString()] = name;
        }

        JsonNode? inner = form["type"]?.ToString() == "array" ? (name == "-" ? form["items"] : null)
            : form["properties"]?[name]
            ?? (form["patternProperties"] as JsonObject)?.FirstOrDefault(pattern => Regex.IsMatch(name, pattern.Key)).Value
            ?? form["additionalProperties"];
        return inner is JsonObject found ? Forms(found) : [];
    }

    /// <summary>The forms that a schema allows, with what it refers to looked up.</summary>
    private static IEnumerable<JsonObject> Forms(JsonObject schema) =>
        schema["$ref"] is JsonValue reference
            ? Forms(Schema.Value["definitions"]![reference.ToString().Split('/')[^1]]!.AsObject())
        : schema["allOf"] is JsonArray all ? all.SelectMany(one => Forms(one!.AsObject()))
        : schema["anyOf"] is JsonArray any ? any.SelectMany(one => Forms(one!.AsObject()))
        : [schema];

    /// <summary>What the rest of the text says, without the line that is being written.</summary>
    private static YamlNode WithoutLine(string text, int offset)
    {
        int start = offset == 0 ? 0 : text.LastIndexOf('\n', offset - 1) + 1, end = text.IndexOf('\n', offset);
        foreach (string readable in new[] { text, text[..start] + (end < 0 ? "" : text[end..]), text[..start] })
        {
            try
            {
                return YamlTree.Read(readable);
            }
            catch (YamlMistake)
            {
                // Less of it may be readable.
            }
        }

        return YamlTree.Read("{}");
    }

    private static HashSet<string> KeysAt(YamlNode root, IReadOnlyList<string> path)
    {
        YamlNode? node = root;
        foreach (string name in path)
        {
            node = (node as YamlMapping)?.Find(name);
        }

        return [.. (node as YamlMapping)?.Entries.Select(entry => entry.Key.Text) ?? []];
    }
}
