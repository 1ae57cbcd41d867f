using System.Collections;
using System.Text.Json.Nodes;
using static Entente.Answers.JsonKinds;

namespace Entente.Answers;

/// <summary>An object of an answer: its keys in their order, each with what it says and where the value is found. The JSON and the JSON
/// Schema both follow from this list.</summary>
/// <example><code>
/// JsonForm&lt;Chance&gt; chance = new() { { "p", "The share of worlds.", one => one.P }, { "se", "Its standard error.", one => one.Se } };
/// </code></example>
internal sealed class JsonForm<T> : JsonKind<T>, IEnumerable
{
    private readonly List<Member> members = [];

    /// <summary>A key whose values are of some kind.</summary>
    public void Add<TValue>(string key, string says, Func<T, TValue> of, JsonKind<TValue> kind) =>
        members.Add(new(key, says, !kind.IsLeftOut, kind.Schema, (whole, node) =>
        {
            if (kind.Write(of(whole)) is var value && (value is not null || !kind.IsLeftOut))
            {
                node[key] = value;
            }
        }));

    /// <summary>A key with null where there is no value.</summary>
    public void Add<TValue>(string key, string says, Func<T, TValue?> of, JsonKind<TValue> kind)
        where TValue : struct => Add(key, says, of, new JsonValueKind<TValue?>(
            value => value is TValue known ? kind.Write(known) : null,
            () => kind.IsLeftOut ? kind.Schema() : JsonKinds.OrNull(kind.Schema()),
            kind.IsLeftOut));

    public void Add(string key, string says, Func<T, int> of) => Add(key, says, of, Whole);

    public void Add(string key, string says, Func<T, ulong> of) => Add(key, says, of, Seed);

    public void Add(string key, string says, Func<T, double> of) => Add(key, says, of, Number);

    public void Add(string key, string says, Func<T, double?> of) => Add(key, says, of, NumberOrNull);

    public void Add(string key, string says, Func<T, bool> of) => Add(key, says, of, Flag);

    public void Add(string key, string says, Func<T, bool?> of) => Add(key, says, of, FlagOrNull);

    public void Add(string key, string says, Func<T, string> of) => Add(key, says, of, Text);

    public void Add(string key, string says, Func<T, DateOnly> of) => Add(key, says, of, Day);

    /// <summary>A key whose values are names of the code.</summary>
    public void Add<TWord>(string key, string says, Func<T, TWord> of)
        where TWord : struct, Enum => Add(key, says, of, Word<TWord>());

    /// <summary>All keys of another form.</summary>
    public void Add<TPart>(Func<T, TPart> of, JsonForm<TPart> form) =>
        members.AddRange(form.members.Select(
            one => new Member(one.Key, one.Says, one.IsRequired, one.Schema, (whole, node) => one.Write(of(whole), node))));

    public override JsonObject Write(T value)
    {
        JsonObject node = [];
        members.ForEach(member => member.Write(value, node));
        return node;
    }

    public override JsonObject Schema()
    {
        JsonObject properties = [];
        foreach (Member member in members)
        {
            JsonObject schema = member.Schema();
            schema.Insert(0, "description", member.Says);
            properties.Add(member.Key, schema);
        }

        JsonArray required = [.. members.Where(member => member.IsRequired).Select(member => (JsonNode)member.Key)];
        return new() { ["type"] = "object", ["properties"] = properties, ["required"] = required, ["additionalProperties"] = false };
    }

    IEnumerator IEnumerable.GetEnumerator() => members.GetEnumerator();

    private sealed record Member(string Key, string Says, bool IsRequired, Func<JsonObject> Schema, Action<T, JsonObject> Write);
}
