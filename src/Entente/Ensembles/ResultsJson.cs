using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Entente.Scenarios;

namespace Entente.Ensembles;

/// <summary>How result files are written as JSON: kebab-case keys, entries by name in their order, numbers to their last digit.</summary>
internal static class ResultsJson
{
    /// <summary>The rules.</summary>
    public static readonly JsonSerializerOptions Options = new(JsonLayout.Options)
    {
        PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
        Converters = { new CollectionConverter() },
    };

    /// <summary>The JSON Schema of what is written of a type.</summary>
    public static JsonObject Schema(Type type)
    {
        Options.MakeReadOnly(populateMissingResolver: true);
        return (JsonObject)Options.GetJsonSchemaAsNode(
            type, new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transform });
    }

    private static JsonNode Transform(JsonSchemaExporterContext context, JsonNode schema)
    {
        Type type = context.TypeInfo.Type;
        if (type == typeof(TermsSpread))
        {
            return TermsSpreadJson.Schema();
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() is Type kind && (kind == typeof(Named<>) || kind == typeof(ValueList<>)))
        {
            (string name, string of) = kind == typeof(Named<>) ? ("object", "additionalProperties") : ("array", "items");
            return new JsonObject { ["type"] = name, [of] = Schema(type.GetGenericArguments()[0]) };
        }

        if (schema is JsonObject one && one["properties"] is JsonObject properties)
        {
            IEnumerable<string> always = context.TypeInfo.Properties.Where(IsAlwaysWritten).Select(key => key.Name);
            one["required"] = new JsonArray([.. always.Where(properties.ContainsKey)]);
            one["additionalProperties"] = false;
        }

        return schema;
    }

    private static bool IsAlwaysWritten(JsonPropertyInfo key) =>
        key.AttributeProvider?.IsDefined(typeof(JsonIgnoreAttribute), inherit: false) != true;

    /// <summary>Named entries as an object, value lists as an array.</summary>
    private sealed class CollectionConverter : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) =>
            typeToConvert.IsGenericType
                && (typeToConvert.GetGenericTypeDefinition() == typeof(Named<>)
                || typeToConvert.GetGenericTypeDefinition() == typeof(ValueList<>));

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
        {
            Type converter = typeToConvert.GetGenericTypeDefinition() == typeof(Named<>) ? typeof(NamedConverter<>)
                : typeof(ListConverter<>);
            return (JsonConverter)Activator.CreateInstance(converter.MakeGenericType(typeToConvert.GetGenericArguments()))!;
        }
    }

    private sealed class NamedConverter<T> : JsonConverter<Named<T>>
    {
        public override Named<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            List<KeyValuePair<string, T>> entries = [];
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                string name = reader.GetString()!;
                reader.Read();
                entries.Add(new(name, JsonSerializer.Deserialize<T>(ref reader, options)!));
            }

            return new(entries);
        }

        public override void Write(Utf8JsonWriter writer, Named<T> value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach ((string name, T entry) in value)
            {
                writer.WritePropertyName(name);
                JsonSerializer.Serialize(writer, entry, options);
            }

            writer.WriteEndObject();
        }
    }

    private sealed class ListConverter<T> : JsonConverter<ValueList<T>>
    {
        public override ValueList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(JsonSerializer.Deserialize<T[]>(ref reader, options) ?? []);

        public override void Write(Utf8JsonWriter writer, ValueList<T> value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            foreach (T item in value)
            {
                JsonSerializer.Serialize(writer, item, options);
            }

            writer.WriteEndArray();
        }
    }
}
