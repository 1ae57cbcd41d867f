using System.Text.Json.Nodes;

namespace Entente.Pages;

/// <summary>How far a share moves from its central value as one number at a time goes to its low and to its high value.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Reading">The text alternative.</param>
/// <param name="Central">The share with every number at its central value, in [0, 1].</param>
/// <param name="Rows">The numbers, in reading order.</param>
public sealed record TornadoChart(string Caption, string Reading, double Central, ValueList<TornadoRow> Rows) : Chart(Caption, Reading)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Legend => ["the number at its low value", "at its high value"];

    /// <inheritdoc/>
    public override DataTable Numbers => new(
        Caption,
        ["Number", Column.Number("Low"), Column.Number("Share then"), Column.Number("High"), Column.Number("Share then")],
        [.. Rows.Select(row => new ValueList<string>([row.Name, row.Low, Say.Percent(row.AtLow), row.High, Say.Percent(row.AtHigh)]))]);

    private protected override JsonObject View()
    {
        const double band = 40, room = 0.02;
        double[] ends = [.. Rows.SelectMany(row => new[] { row.AtLow, row.AtHigh }).Where(double.IsFinite).Append(Central)];
        (double low, double high) = (Math.Max(0, ends.Min() - room), Math.Min(1, ends.Max() + room));
        JsonObject y = new() { ["field"] = "name", ["type"] = "nominal", ["sort"] = null, ["axis"] = null };
        JsonObject view = Vega.Layers(
            band * Rows.Count,
            Bar("at-low", 0, y, low, high),
            Bar("at-high", 1, y, low, high),
            new JsonObject
            {
                ["mark"] = new JsonObject { ["type"] = "rule", ["color"] = Vega.Text, ["strokeWidth"] = 1.5 },
                ["encoding"] = new JsonObject { ["x"] = new JsonObject { ["datum"] = Vega.Number(Central), ["type"] = "quantitative" } },
            },
            Vega.Label(y, "name"));
        view["data"] = Vega.Data(Rows.Select(row => new JsonObject
        {
            ["name"] = row.Name,
            ["central"] = Vega.Number(Central),
            ["at-low"] = Vega.Number(row.AtLow),
            ["at-high"] = Vega.Number(row.AtHigh),
        }));
        return view;
    }

    private static JsonObject Bar(string field, int series, JsonObject y, double low, double high) => new()
    {
        ["mark"] = new JsonObject
        {
            ["type"] = "bar",
            ["height"] = 14,
            ["yOffset"] = 8,
            ["color"] = Vega.Series(series),
            ["opacity"] = 0.8
        },
        ["encoding"] = new JsonObject
        {
            ["y"] = y.DeepClone(),
            ["x"] = Vega.Quantity("central", "", low, high, ".0%"),
            ["x2"] = new JsonObject { ["field"] = field }
        },
    };
}

/// <summary>One number of a <see cref="TornadoChart"/>.</summary>
/// <param name="Name">The number.</param>
/// <param name="Low">Its low value.</param>
/// <param name="High">Its high value.</param>
/// <param name="AtLow">The share with the number at its low value; NaN if there is none.</param>
/// <param name="AtHigh">The share with it at its high value.</param>
public sealed record TornadoRow(string Name, string Low, string High, double AtLow, double AtHigh);
