using System.Text.Json.Nodes;
using Entente.Scenarios;

namespace Entente.Reports.Scores;

/// <summary>A number for each of several names, with its interval, one above the other on one axis.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Reading">The text alternative.</param>
/// <param name="Unit">Title of the axis.</param>
/// <param name="Rows">The names with their numbers, in reading order.</param>
public sealed record IntervalChart(string Caption, string Reading, string Unit, ValueList<IntervalRow> Rows) : Chart(Caption, Reading)
{
    private const int Decimals = 2;

    /// <inheritdoc/>
    public override DataTable Numbers => new(
        Caption,
        ["What", Column.Number(Unit), Column.Number("95 in 100 lie between")],
        [.. Rows.Select(row => new ValueList<string>([row.Name, Say.Number(row.Value, Decimals), double.IsFinite(row.Low) ? $"{Say.Number(row.Low, Decimals)} and {Say.Number(row.High, Decimals)}" : ""]))]);

    private protected override JsonObject View()
    {
        const double row = 34, room = 1.05;
        double high = Rows.SelectMany(one => new[] { one.Value, one.High }).Where(double.IsFinite).DefaultIfEmpty(1).Max() * room;
        double low = Math.Min(0, Rows.SelectMany(one => new[] { one.Value, one.Low }).Where(double.IsFinite).DefaultIfEmpty(0).Min() * room);
        JsonObject y = new() { ["field"] = "name", ["type"] = "nominal", ["sort"] = null, ["axis"] = new JsonObject { ["title"] = null, ["labelLimit"] = 220, ["ticks"] = false, ["domain"] = false } };
        JsonObject view = Vega.Layers(
            row * Rows.Count,
            new JsonObject
            {
                ["mark"] = new JsonObject { ["type"] = "rule", ["color"] = Vega.Text, ["strokeWidth"] = 1.5 },
                ["encoding"] = new JsonObject { ["y"] = y.DeepClone(), ["x"] = Vega.Quantity("low", Unit, low, high), ["x2"] = new JsonObject { ["field"] = "high" } },
            },
            new JsonObject
            {
                ["mark"] = new JsonObject { ["type"] = "point", ["filled"] = true, ["size"] = 80, ["color"] = Vega.Main, ["opacity"] = 1 },
                ["encoding"] = new JsonObject { ["y"] = y, ["x"] = Vega.Quantity("value", Unit, low, high) },
            });
        view["data"] = Vega.Data(Rows.Select(one => new JsonObject
        {
            ["name"] = one.Name,
            ["value"] = Vega.Number(one.Value),
            ["low"] = Vega.Number(one.Low),
            ["high"] = Vega.Number(one.High),
        }));
        return view;
    }
}

/// <summary>A name with its number and interval.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The number.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public sealed record IntervalRow(string Name, double Value, double Low, double High);
