using System.Text.Json.Nodes;
using Entente.Scenarios;

namespace Entente.Answers;

/// <summary>The JSON Schema (draft 2020-12) of what each command prints with `--json`, made from what writes it.</summary>
internal static class AnswerSchema
{
    /// <summary>The commands whose answers have one.</summary>
    public static ValueList<string> Verbs => [.. Verb.All.Select(one => one.Name)];

    /// <summary>The schema as JSON text.</summary>
    /// <param name="verb">The command, one of <see cref="Verbs"/>.</param>
    /// <exception cref="ArgumentException">There is no such command.</exception>
    public static string Text(string verb)
    {
        Verb asked = Verb.All.FirstOrDefault(one => one.Name == verb)
            ?? throw new ArgumentException($"There is no command `{verb}`; there are {string.Join(", ", Verbs)}.", nameof(verb));
        JsonObject[] forms = [.. asked.Schemas().Select(Told)];
        JsonObject schema = forms is [JsonObject only] ? only : new() { ["anyOf"] = new JsonArray([.. forms]) };
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", $"What entente {verb} --json prints");
        return schema.ToJsonString(JsonLayout.Options) + "\n";
    }

    /// <summary>The keys that a command adds to every answer.</summary>
    private static JsonObject Told(JsonObject answer)
    {
        JsonObject keys = answer["properties"]!.AsObject();
        Add("page", "The file of the page; null if none was written.", JsonKinds.Text.OrNull.Schema());
        Add("warning", "Why the answer is not to be relied on: too many worlds could not be computed.", JsonKinds.Text.Schema());
        return answer;

        void Add(string key, string says, JsonObject schema)
        {
            schema.Insert(0, "description", says);
            keys.Add(key, schema);
        }
    }
}
