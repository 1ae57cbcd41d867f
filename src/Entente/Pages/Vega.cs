using System.Text.Json.Nodes;

namespace Entente.Pages;

/// <summary>Words of Vega-Lite that several charts use.</summary>
internal static class Vega
{
    /// <summary>Colours that stay apart for the colour-blind and in grey, and belong to no side: variables of the style sheet.
    /// </summary>
    public static string Series(int i) => $"var(--series-{(i % SeriesColours) + 1})";

    public const int SeriesColours = 6;

    private static readonly int[][] Patterns = [[1, 0], [6, 3], [2, 2], [8, 3, 2, 3], [12, 4], [4, 1]];

    public const string Main = "var(--series-1)", Quiet = "var(--quiet)", Text = "var(--text)", Faint = "var(--line)";

    /// <summary>Dashes and gaps of a line, so that lines are told apart without colour; also those that share a colour differ.</summary>
    public static IReadOnlyList<int> Dashes(int i) => Patterns[(i + (i / SeriesColours)) % Patterns.Length];

    /// <summary>A text above each bar or interval, from the left edge of the picture.</summary>
    /// <param name="y">The place of the bars.</param>
    /// <param name="field">The field with the text.</param>
    public static JsonObject Label(JsonObject y, string field) => new()
    {
        ["mark"] = new JsonObject
        {
            ["type"] = "text",
            ["align"] = "left",
            ["yOffset"] = -10,
            ["limit"] = new JsonObject { ["expr"] = "width" },
        },
        ["encoding"] = new JsonObject
        {
            ["y"] = y.DeepClone(),
            ["x"] = new JsonObject { ["value"] = 0 },
            ["text"] = new JsonObject { ["field"] = field },
        },
    };

    /// <summary>A colour for each line, by its name in the field `line`.</summary>
    public static JsonObject LineColours(IReadOnlyList<string> names) => new()
    {
        ["field"] = "line",
        ["type"] = "nominal",
        ["sort"] = null,
        ["scale"] = new JsonObject
        {
            ["domain"] = List(names.Select(name => (JsonNode)name)),
            ["range"] = List(names.Select((_, i) => (JsonNode)Series(i)))
        },
        ["legend"] = null,
    };

    /// <summary>Dashes of its own for each line, so that lines are told apart without colour.</summary>
    public static JsonObject LineDashes(IReadOnlyList<string> names) => names.Count == 1 ? new() { ["value"] = List(1, 0) } : new()
    {
        ["field"] = "line",
        ["type"] = "nominal",
        ["sort"] = null,
        ["legend"] = null,
        ["scale"] = new JsonObject
        {
            ["domain"] = List(names.Select(name => (JsonNode)name)),
            ["range"] = List(names.Select((_, i) => (JsonNode)List(Dashes(i).Select(length => (JsonNode)length)))),
        },
    };

    public static JsonObject Layers(double height, params IEnumerable<JsonObject> layers) =>
        new() { ["height"] = height, ["layer"] = new JsonArray([.. layers]) };

    public static JsonObject Data(IEnumerable<JsonObject> rows) => new() { ["values"] = new JsonArray([.. rows]) };

    public static JsonArray List(params IEnumerable<JsonNode?> items) => [.. items];

    /// <summary>A number without the digits that nobody sees; null for a missing one.</summary>
    public static JsonNode? Number(double? value) => value is double known && double.IsFinite(known) ? Math.Round(known, 5) + 0.0 : null;

    public static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>How ticks in whole per cent are written.</summary>
    public const string Percent = ".0%";

    private const int Ticks = 5;

    /// <summary>Per cent with as many decimals as it takes that no two ticks are written alike: d3 puts them at 1, 2 or 5 times a power of
    /// ten.</summary>
    private static string PercentBetween(double low, double high)
    {
        double step = (high - low) / Ticks, power = Math.Pow(10, Math.Floor(Math.Log10(step))), times = step / power;
        double rounded = power * (times >= Math.Sqrt(50) ? 10 : times >= Math.Sqrt(10) ? 5 : times >= Math.Sqrt(2) ? 2 : 1);
        int decimals = Math.Max(0, -(int)Math.Floor(Math.Log10(rounded) + 1e-9) - 2);
        return $".{decimals.ToString(CultureInfo.InvariantCulture)}%";
    }

    public static JsonObject Quantity(string field, string title, double? low = null, double? high = null, string? format = null)
    {
        JsonObject axis = new() { ["title"] = title.Length == 0 ? null : title, ["tickCount"] = Ticks };
        if (format is not null)
        {
            axis["format"] = format == Percent && low is double least && high is double most ? PercentBetween(least, most) : format;
        }

        JsonObject channel = new() { ["field"] = field, ["type"] = "quantitative", ["axis"] = axis };
        if (low is double from && high is double to)
        {
            channel["scale"] = new JsonObject { ["domain"] = List(from, to), ["nice"] = false };
        }

        return channel;
    }
}
