using System.Text.Json.Nodes;
using Entente.Scenarios;

namespace Entente.Answers;

/// <summary>A kind of value in an answer: how it is written as JSON, and the JSON Schema (draft 2020-12) of what is written.</summary>
internal abstract class JsonKind<T>
{
    /// <summary>Whether the key is left out where there is no value.</summary>
    public virtual bool IsLeftOut => false;

    /// <summary>Where there may be no value: null is written.</summary>
    public JsonKind<T?> OrNull => new JsonValueKind<T?>(WriteKnown, () => JsonKinds.OrNull(Schema()));

    /// <summary>Where there may be no value: the key is left out.</summary>
    public JsonKind<T?> OrLeftOut => new JsonValueKind<T?>(WriteKnown, Schema, isLeftOut: true);

    /// <summary>The value as JSON.</summary>
    public abstract JsonNode? Write(T value);

    /// <summary>The schema; a new object at every call, as an object of JSON stands in one place only.</summary>
    public abstract JsonObject Schema();

    private JsonNode? WriteKnown(T? value) => value is null ? null : Write(value);
}

/// <summary>A kind told by two functions.</summary>
internal sealed class JsonValueKind<T>(Func<T, JsonNode?> write, Func<JsonObject> schema, bool isLeftOut = false) : JsonKind<T>
{
    public override bool IsLeftOut => isLeftOut;

    public override JsonNode? Write(T value) => write(value);

    public override JsonObject Schema() => schema();
}

/// <summary>The kinds of value that answers have, besides objects of their own (<see cref="JsonForm{T}"/>).</summary>
internal static class JsonKinds
{
    public static readonly JsonKind<int> Whole = Of<int>("integer", value => value);

    public static readonly JsonKind<ulong> Seed = Of<ulong>("integer", value => value);

    /// <summary>A number, which must be finite.</summary>
    public static readonly JsonKind<double> Number = Of<double>("number", value => value);

    public static readonly JsonKind<double?> NumberOrNull = new JsonValueKind<double?>(value => value, () => OrNull(Number.Schema()));

    /// <summary>A number that may be infinite or not a number, for which JSON has no word: null is written.</summary>
    public static readonly JsonKind<double> Finite = new JsonValueKind<double>(
        value => double.IsFinite(value) ? value : null, NumberOrNull.Schema);

    public static readonly JsonKind<bool> Flag = Of<bool>("boolean", value => value);

    public static readonly JsonKind<bool?> FlagOrNull = new JsonValueKind<bool?>(value => value, () => OrNull(Flag.Schema()));

    public static readonly JsonKind<string> Text = Of<string>("string", value => value);

    public static readonly JsonKind<DateOnly> Day = new JsonValueKind<DateOnly>(
        value => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), () => new() { ["type"] = "string", ["format"] = "date" });

    /// <summary>A name of the code, spelled as <see cref="JsonLayout.Name"/> does unless something else is said.</summary>
    public static JsonKind<T> Word<T>(Func<T, string>? spelled = null)
        where T : struct, Enum
    {
        spelled ??= value => JsonLayout.Name(value);
        return new JsonValueKind<T>(value => spelled(value), OneOf([.. Enum.GetValues<T>().Select(spelled)]).Schema);
    }

    /// <summary>One of some texts.</summary>
    public static JsonKind<string> OneOf(params string[] words) => new JsonValueKind<string>(
        value => value, () => new() { ["type"] = "string", ["enum"] = Array(words, Text) });

    public static JsonKind<IEnumerable<T>> List<T>(JsonKind<T> item) =>
        new JsonValueKind<IEnumerable<T>>(values => Array(values, item), () => new() { ["type"] = "array", ["items"] = item.Schema() });

    /// <summary>An object whose keys are names of the file, such as those of actors.</summary>
    public static JsonKind<IEnumerable<KeyValuePair<string, T>>> Map<T>(JsonKind<T> entry) =>
        new JsonValueKind<IEnumerable<KeyValuePair<string, T>>>(
        values => new JsonObject(values.Select(one => KeyValuePair.Create(one.Key, entry.Write(one.Value)))),
        () => new() { ["type"] = "object", ["additionalProperties"] = entry.Schema() });

    /// <summary>A schema that allows null too.</summary>
    internal static JsonObject OrNull(JsonObject schema)
    {
        string[] types = schema["type"] is JsonArray several ? [.. several.Select(type => (string)type!)] : [(string)schema["type"]!];
        schema["type"] = Array(types.Append("null").Distinct(), Text);
        (schema["enum"] as JsonArray)?.Add((JsonNode?)null);
        return schema;
    }

    private static JsonValueKind<T> Of<T>(string type, Func<T, JsonNode?> write) => new(write, () => new() { ["type"] = type });

    private static JsonArray Array<T>(IEnumerable<T> values, JsonKind<T> item) => [.. values.Select(item.Write)];
}
