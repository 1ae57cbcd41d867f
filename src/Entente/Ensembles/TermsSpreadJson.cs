using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Entente.Scenarios;

namespace Entente.Ensembles;

/// <summary>Terms as JSON: the keys of a scale or those of a list of options, whether the figures are known or not.</summary>
internal sealed class TermsSpreadJson : JsonConverter<TermsSpread>
{
    public override TermsSpread Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize(ref reader, JsonLayout.TypeOf<Keys>(options)) is Keys keys
            ? new()
            {
                Draws = keys.Draws,
                Mean = keys.Mean,
                Se = keys.Se,
                P10 = keys.P10,
                P50 = keys.P50,
                P90 = keys.P90,
                P10Se = keys.P10Se,
                P50Se = keys.P50Se,
                P90Se = keys.P90Se,
                From = keys.From,
                Share = keys.Share,
                ShareSe = keys.ShareSe,
            }
            : throw new JsonException("Terms are missing.");

    public override void Write(Utf8JsonWriter writer, TermsSpread value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber("draws", value.Draws);
        if (value.Share is not null)
        {
            writer.WritePropertyName("share");
            JsonSerializer.Serialize(writer, value.Share, JsonLayout.TypeOf<Named<double?>>(options));
            writer.WritePropertyName("share-se");
            JsonSerializer.Serialize(writer, value.ShareSe, JsonLayout.TypeOf<Named<double?>?>(options));
        }
        else
        {
            foreach ((string key, double? number) in new[]
            {
                ("mean", value.Mean), ("se", value.Se), ("p10", value.P10), ("p50", value.P50), ("p90", value.P90), ("p10-se", value.P10Se),
                    ("p50-se", value.P50Se), ("p90-se", value.P90Se),
            })
            {
                writer.WritePropertyName(key);
                JsonSerializer.Serialize(writer, number, JsonLayout.TypeOf<double?>(options));
            }

            writer.WritePropertyName("from");
            JsonSerializer.Serialize(writer, value.From ?? [], JsonLayout.TypeOf<ValueList<TermsFrom>>(options));
        }

        writer.WriteEndObject();
    }

    /// <summary>The JSON Schema: a scale's keys, or those of a list of options.</summary>
    public static JsonObject Schema()
    {
        return new()
        {
            ["anyOf"] = new JsonArray(Without("share", "share-se"),
            Without("mean", "se", "p10", "p50", "p90", "p10-se", "p50-se", "p90-se", "from"))
        };

        static JsonObject Without(params string[] others)
        {
            JsonObject schema = ResultsJson.Schema(typeof(Keys)), keys = schema["properties"]!.AsObject();
            foreach (string other in others)
            {
                keys.Remove(other);
            }

            schema["required"] = new JsonArray([.. keys.Select(one => one.Key)]);
            return schema;
        }
    }

    /// <summary>Both in one.</summary>
    internal sealed record Keys(
        int Draws, double? Mean, double? Se, double? P10, double? P50, double? P90, double? P10Se, double? P50Se, double? P90Se,
            ValueList<TermsFrom>? From, Named<double?>? Share, Named<double?>? ShareSe);
}
