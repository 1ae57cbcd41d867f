using System.Globalization;
using System.Text.Json;
using Entente.Scenarios;
using Entente.Tests.Deals;

namespace Entente.Tests.Scenarios;

/// <summary>
/// Sets numbers and dates of a scenario to the ends of what the schema allows, or as near to them as it allows. What may be written where
/// is read from the schema, so that a new key is tried as soon as it is there.
/// </summary>
internal static class LegalExtremes
{
    private static readonly JsonElement Schema = JsonDocument.Parse(ScenarioSchema.Text()).RootElement;
    private static readonly double[] Tiny = [1e-300, 1e-12, 1e-9];
    private static readonly string[] Dates = ["0001-01-01", "1583-01-01", "9900-12-31", "9999-12-31"];

    /// <summary>The scenario with some numbers at an extreme, and now and then a date. A change that is refused by itself is left
    /// out.</summary>
    public static ScenarioFile Of(ScenarioFile file, uint seed, out IReadOnlyList<string> changes)
    {
        var random = new SmallGenerator(seed);
        string[] paths = [.. file.Numbers.Select(number => number.Path)];
        List<string> made = [];
        int wanted = 1 + Below(5);
        for (int i = 0; i < wanted; i++)
        {
            string? change = Below(12) == 0
                ? $"{(Below(2) == 0 ? "from" : "until")}={Dates[Below(Dates.Length)]}" : OfNumber(paths[Below(paths.Length)]);
            if (change is not null && ScenarioEditor.Apply(file, [change]) is { Scenario: not null } changed)
            {
                file = changed;
                made.Add(change);
            }
        }

        changes = made;
        return file;

        int Below(int bound) => (int)(random.Next() * bound);

        string? OfNumber(string path)
        {
            double[] extremes = [.. Extremes(path)];
            return extremes.Length == 0 ? null
                : string.Create(CultureInfo.InvariantCulture, $"{path}={extremes[Below(extremes.Length)]:R}");
        }
    }

    /// <summary>The ends of the range of a number, or numbers close to an end that does not belong to it.</summary>
    public static IEnumerable<double> Extremes(string path)
    {
        if (Find(Schema.GetProperty("definitions").GetProperty("Scenario"), path.Split('.')) is not JsonElement number)
        {
            yield break;
        }

        double low = Bound("minimum") ?? Bound("exclusiveMinimum") ?? -1e300, high = Bound("maximum") ?? Bound("exclusiveMaximum") ?? 1e300;
        if (Bound("minimum") is not null)
        {
            yield return low;
        }

        if (Bound("maximum") is not null)
        {
            yield return high;
        }

        foreach (double near in Tiny)
        {
            yield return low + near;
            if (high - near < high || high == 0)
            {
                yield return high - near;
            }
        }

        double? Bound(string name) => number.TryGetProperty(name, out JsonElement value) ? value.GetDouble() : null;
    }

    /// <summary>The part of the schema that says what number may stand at a path.</summary>
    private static JsonElement? Find(JsonElement at, ReadOnlySpan<string> path)
    {
        if (at.TryGetProperty("$ref", out JsonElement reference))
        {
            return Find(Schema.GetProperty("definitions").GetProperty(reference.GetString()!.Split('/')[^1]), path);
        }

        if (at.TryGetProperty("anyOf", out JsonElement choices))
        {
            foreach (JsonElement choice in choices.EnumerateArray())
            {
                if (Find(choice, path) is JsonElement found)
                {
                    return found;
                }
            }

            return null;
        }

        if (path.Length == 0)
        {
            return at.TryGetProperty("type", out JsonElement type) && type.ValueKind == JsonValueKind.String
                && type.GetString() is "number" or "integer" ? at : null;
        }

        return at.TryGetProperty("properties", out JsonElement properties) && properties.TryGetProperty(path[0], out JsonElement property)
            ? Find(property, path[1..])
            : at.TryGetProperty("additionalProperties", out JsonElement other) && other.ValueKind == JsonValueKind.Object
                ? Find(other, path[1..])
            : null;
    }
}
