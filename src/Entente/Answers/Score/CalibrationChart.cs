using System.Text.Json.Nodes;
using Entente.Pages;

namespace Entente.Answers.Score;

/// <summary>What was said against what came out: forecasts in classes, each at its mean forecast and mean outcome, beside the line on
/// which both agree.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Reading">The text alternative.</param>
/// <param name="Said">Title of the horizontal axis.</param>
/// <param name="Came">Title of the vertical axis.</param>
/// <param name="Greatest">Upper end of both axes; the lower is 0.</param>
/// <param name="Points">The classes, in reading order.</param>
internal sealed record CalibrationChart(string Caption, string Reading, string Said, string Came, double Greatest,
    ValueList<CalibrationPoint> Points) : Chart(Caption, Reading)
{
    private const int MaxSeries = 6;

    private static readonly string[] Shapes = ["circle", "square", "triangle-up", "diamond", "cross", "triangle-down"];

    /// <inheritdoc/>
    public override DataTable Numbers => new(
        Caption,
        ["Forecasts of", Column.Number("Cases"), Column.Number(Said), Column.Number(Came)],
        [.. Points.Select(point =>
            new ValueList<string>([point.Series, Say.Count(point.Count), Say.Number(point.Said, 2), Say.Number(point.Came, 2)]))]);

    private protected override JsonObject View()
    {
        string[] series = [.. Points.Select(point => point.Series).Distinct().Take(MaxSeries)];
        JsonObject named(JsonArray range) => new()
        {
            ["field"] = "series",
            ["type"] = "nominal",
            ["sort"] = null,
            ["scale"] = new JsonObject { ["domain"] = Vega.List(series.Select(one => (JsonNode)one)), ["range"] = range },
            ["legend"] = series.Length == 1 ? null : new JsonObject { ["title"] = null, ["orient"] = "top", ["columns"] = 3 },
        };
        JsonObject view = Vega.Layers(
            320,
            new JsonObject
            {
                ["data"] = Vega.Data([new() { ["x"] = 0, ["y"] = 0 }, new() { ["x"] = Greatest, ["y"] = Greatest }]),
                ["mark"] = new JsonObject
                {
                    ["type"] = "line",
                    ["color"] = Vega.Quiet,
                    ["strokeDash"] = Vega.List(4, 4),
                    ["strokeWidth"] = 1.5
                },
                ["encoding"] = new JsonObject
                {
                    ["x"] = Vega.Quantity("x", Said, 0, Greatest),
                    ["y"] = Vega.Quantity("y", Came, 0, Greatest)
                },
            },
            new JsonObject
            {
                ["mark"] = new JsonObject { ["type"] = "point", ["filled"] = true, ["opacity"] = 0.9, ["clip"] = false },
                ["encoding"] = new JsonObject
                {
                    ["x"] = Vega.Quantity("said", Said, 0, Greatest),
                    ["y"] = Vega.Quantity("came", Came, 0, Greatest),
                    ["color"] = named(Vega.List(series.Select((_, i) => (JsonNode)Vega.Series(i)))),
                    ["shape"] = named(Vega.List(series.Select((_, i) => (JsonNode)Shapes[i]))),
                    ["size"] = new JsonObject
                    {
                        ["field"] = "count",
                        ["type"] = "quantitative",
                        ["scale"] = new JsonObject { ["range"] = Vega.List(40, 240) },
                        ["legend"] = null
                    },
                },
            });
        view["data"] = Vega.Data(Points.Where(point => series.Contains(point.Series)).Select(point => new JsonObject
        {
            ["series"] = point.Series,
            ["said"] = Vega.Number(point.Said),
            ["came"] = Vega.Number(point.Came),
            ["count"] = point.Count,
        }));
        return view;
    }
}

/// <summary>A class of forecasts.</summary>
/// <param name="Series">Whose they are.</param>
/// <param name="Count">How many.</param>
/// <param name="Said">Their mean.</param>
/// <param name="Came">The mean of what came out.</param>
internal sealed record CalibrationPoint(string Series, int Count, double Said, double Came);
