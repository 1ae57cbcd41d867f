using System.Text.Json.Nodes;

namespace Entente.Reports;

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

    /// <summary>A colour for each line, by its name in the field `line`.</summary>
    public static JsonObject LineColours(IReadOnlyList<string> names) => new()
    {
        ["field"] = "line",
        ["type"] = "nominal",
        ["sort"] = null,
        ["scale"] = new JsonObject { ["domain"] = List(names.Select(name => (JsonNode)name)), ["range"] = List(names.Select((_, i) => (JsonNode)Series(i))) },
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

    public static JsonObject Layers(double height, params IEnumerable<JsonObject> layers) => new() { ["height"] = height, ["layer"] = new JsonArray([.. layers]) };

    public static JsonObject Data(IEnumerable<JsonObject> rows) => new() { ["values"] = new JsonArray([.. rows]) };

    public static JsonArray List(params IEnumerable<JsonNode?> items) => [.. items];

    /// <summary>A number without the digits that nobody sees; nothing for a missing one.</summary>
    public static JsonNode? Number(double? value) => value is double known && double.IsFinite(known) ? Math.Round(known, 5) + 0.0 : null;

    public static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static JsonObject Quantity(string field, string title, double? low = null, double? high = null, string? format = null)
    {
        JsonObject axis = new() { ["title"] = title.Length == 0 ? null : title, ["tickCount"] = 5 };
        if (format is not null)
        {
            axis["format"] = format;
        }

        JsonObject channel = new() { ["field"] = field, ["type"] = "quantitative", ["axis"] = axis };
        if (low is double from && high is double to)
        {
            channel["scale"] = new JsonObject { ["domain"] = List(from, to), ["nice"] = false };
        }

        return channel;
    }
}
