using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
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

    /// <summary>Named entries as an object, value lists as an array.</summary>
    private sealed class CollectionConverter : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) =>
            typeToConvert.IsGenericType && (typeToConvert.GetGenericTypeDefinition() == typeof(Named<>) || typeToConvert.GetGenericTypeDefinition() == typeof(ValueList<>));

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
        {
            Type converter = typeToConvert.GetGenericTypeDefinition() == typeof(Named<>) ? typeof(NamedConverter<>) : typeof(ListConverter<>);
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
