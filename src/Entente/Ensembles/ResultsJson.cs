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
        TypeInfoResolver = ResultsJsonTypes.Default,
        Converters =
        {
            // A native program has no compiler that could make a converter for another type, so each is named.
            new NamedConverter<int>(), new NamedConverter<double>(), new NamedConverter<double?>(), new NamedConverter<string>(),
            new NamedConverter<Chance>(), new NamedConverter<Spread>(), new NamedConverter<TermsSpread>(),
            new NamedConverter<QuestionForecast>(), new NamedConverter<PackageForecast>(), new NamedConverter<HistoryOfQuestion>(),
            new ListConverter<double>(), new ListConverter<string>(), new ListConverter<AgreedBy>(), new ListConverter<HoldsFor>(),
            new ListConverter<InputLean>(), new ListConverter<LineGiven>(), new ListConverter<NotCarriedOut>(),
            new ListConverter<TermsFrom>(), new ListConverter<HistoryByDate>(), new ListConverter<HistoryOfHolding>(),
        },
    };

    /// <summary>The JSON Schema of what is written of a type.</summary>
    public static JsonObject Schema(Type type)
    {
        Options.MakeReadOnly();
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

            // Of these the framework says only what a reader takes a missing key for, which is no matter of what is written.
            foreach (JsonPropertyInfo key in context.TypeInfo.Properties.Where(key => key.AssociatedParameter?.HasDefaultValue == true))
            {
                properties[key.Name] = Schema(key.PropertyType);
            }
        }

        return schema;
    }

    private static bool IsAlwaysWritten(JsonPropertyInfo key) =>
        key.AttributeProvider?.IsDefined(typeof(JsonIgnoreAttribute), inherit: false) != true;

    /// <summary>Named entries as an object.</summary>
    internal sealed class NamedConverter<T> : JsonConverter<Named<T>>
    {
        public override Named<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw new JsonException();
            }

            List<KeyValuePair<string, T>> entries = [];
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                string name = reader.GetString()!;
                reader.Read();
                entries.Add(new(name, JsonSerializer.Deserialize(ref reader, JsonLayout.TypeOf<T>(options))!));
            }

            return new(entries);
        }

        public override void Write(Utf8JsonWriter writer, Named<T> value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach ((string name, T entry) in value)
            {
                writer.WritePropertyName(name);
                JsonSerializer.Serialize(writer, entry, JsonLayout.TypeOf<T>(options));
            }

            writer.WriteEndObject();
        }
    }

    /// <summary>A value list as an array.</summary>
    internal sealed class ListConverter<T> : JsonConverter<ValueList<T>>
    {
        public override ValueList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartArray)
            {
                throw new JsonException();
            }

            List<T> items = [];
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                items.Add(JsonSerializer.Deserialize(ref reader, JsonLayout.TypeOf<T>(options))!);
            }

            return new(items);
        }

        public override void Write(Utf8JsonWriter writer, ValueList<T> value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            foreach (T item in value)
            {
                JsonSerializer.Serialize(writer, item, JsonLayout.TypeOf<T>(options));
            }

            writer.WriteEndArray();
        }
    }
}
