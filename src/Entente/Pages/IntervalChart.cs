using System.Text.Json.Nodes;

namespace Entente.Pages;

/// <summary>A number for each of several names, with its interval, one above the other on one axis with a line at 0.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Reading">The text alternative.</param>
/// <param name="Unit">Title of the axis.</param>
/// <param name="Rows">The names with their numbers, in reading order.</param>
public sealed record IntervalChart(string Caption, string Reading, string Unit, ValueList<IntervalRow> Rows) : Chart(Caption, Reading)
{
    private const int Decimals = 2;

    /// <summary>Whether the numbers are shares, shown in per cent.</summary>
    public bool InPercent { get; init; }

    /// <inheritdoc/>
    public override DataTable Numbers => new(
        Caption,
        ["What", Column.Number(Unit), Column.Number("95 in 100 lie between")],
        [.. Rows.Select(row => new ValueList<string>(
            [row.Name, row.Label ?? Value(row.Value), double.IsFinite(row.Low) ? $"{Value(row.Low)} and {Value(row.High)}" : ""]))]);

    private protected override JsonObject View()
    {
        const double band = 40, room = 1.05;
        double high = Rows.SelectMany(one => new[] { one.Value, one.High }).Where(double.IsFinite).Append(0).Max() * room;
        double low = Rows.SelectMany(one => new[] { one.Value, one.Low }).Where(double.IsFinite).Append(0).Min() * room;
        (low, high) = low < high ? (low, high) : (0, 1);
        string? format = InPercent ? ".0%" : null;
        JsonObject y = new() { ["field"] = "name", ["type"] = "nominal", ["sort"] = null, ["axis"] = null };
        JsonObject view = Vega.Layers(
            band * Rows.Count,
            new JsonObject
            {
                ["mark"] = new JsonObject
                {
                    ["type"] = "rule",
                    ["color"] = Vega.Quiet,
                    ["opacity"] = 0.7,
                    ["strokeDash"] = Vega.List(3, 3)
                },
                ["encoding"] = new JsonObject { ["x"] = new JsonObject { ["datum"] = 0, ["type"] = "quantitative" } },
            },
            new JsonObject
            {
                ["mark"] = new JsonObject { ["type"] = "rule", ["color"] = Vega.Text, ["strokeWidth"] = 1.5, ["yOffset"] = 8 },
                ["encoding"] = new JsonObject
                {
                    ["y"] = y.DeepClone(),
                    ["x"] = Vega.Quantity("low", Unit, low, high, format),
                    ["x2"] = new JsonObject { ["field"] = "high" }
                },
            },
            new JsonObject
            {
                ["mark"] = new JsonObject
                {
                    ["type"] = "point",
                    ["filled"] = true,
                    ["size"] = 80,
                    ["color"] = Vega.Main,
                    ["opacity"] = 1,
                    ["yOffset"] = 8
                },
                ["encoding"] = new JsonObject { ["y"] = y.DeepClone(), ["x"] = Vega.Quantity("value", Unit, low, high, format) },
            },
            Vega.Label(y, "label"));
        view["data"] = Vega.Data(Rows.Select(one => new JsonObject
        {
            ["name"] = one.Name,
            ["label"] = $"{one.Label ?? Value(one.Value)}  {one.Name}",
            ["value"] = Vega.Number(one.Value),
            ["low"] = Vega.Number(one.Low),
            ["high"] = Vega.Number(one.High),
        }));
        return view;
    }

    private string Value(double value) => InPercent ? Say.Number(value * 100, 0) + " %" : Say.Number(value, Decimals);
}

/// <summary>A name with its number and interval.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The number.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public sealed record IntervalRow(string Name, double Value, double Low, double High)
{
    /// <summary>The number as sentences and tables write it; to two decimals if not given.</summary>
    public string? Label { get; init; }
}
