using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Entente.Scenarios.Format;

namespace Entente.Scenarios;

/// <summary>How JSON for people and other programs is laid out: indented, and readable in every script.</summary>
internal static class JsonLayout
{
    /// <summary>The layout; line ends are the same on every system.</summary>
    public static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = JsonText.Default,
    };

    /// <summary>A text as JSON writes it, within quotation marks.</summary>
    public static string Quoted(string text) => JsonSerializer.Serialize(text, TypeOf<string>(Options));

    /// <summary>What the compiler worked out of a type for some options.</summary>
    public static JsonTypeInfo<T> TypeOf<T>(JsonSerializerOptions options) => (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));

    /// <summary>A name of the code as a value for programs: `RedLines` is `red-lines`.</summary>
    public static string Name(Enum value) => KeyName.Of(value.ToString());
}

/// <summary>All that the layout is used for besides nodes: a text as JSON writes it. What types look like is worked out by the compiler,
/// here and wherever JSON is read or written, and never while the program runs: it starts faster, and a native program could not.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(string))]
internal sealed partial class JsonText : JsonSerializerContext;
