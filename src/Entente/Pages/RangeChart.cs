using System.Text.Json.Nodes;

namespace Entente.Pages;

/// <summary>Two ranges for each of several names, one above the other, on one axis from 0 to 1: the middle, and eight cases in
/// ten.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Reading">The text alternative.</param>
/// <param name="Unit">Title of the axis.</param>
/// <param name="Rows">The names with their ranges.</param>
public sealed record RangeChart(string Caption, string Reading, string Unit, ValueList<RangeRow> Rows) : Chart(Caption, Reading)
{
    /// <summary>What the upper and the lower ranges are.</summary>
    public required (string Upper, string Lower) Names { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Legend => [Names.Upper, Names.Lower];

    /// <inheritdoc/>
    public override DataTable Numbers => new(
        Caption,
        ["Who", Column.Number($"{Names.Upper}: middle"), Column.Number("eight in ten"), Column.Number($"{Names.Lower}: middle"),
            Column.Number("eight in ten")],
        [.. Rows.Select(row => new ValueList<string>([row.Name, .. Cells(row.Upper), .. Cells(row.Lower)]))]);

    private protected override JsonObject View()
    {
        const double row = 62;
        double[] ends = [.. Rows.SelectMany(one => new[] { one.Upper, one.Lower }).OfType<RangeBand>()
            .SelectMany(band => new[] { band.Low, band.High }), 0, 1];
        (double low, double high) = (ends.Min(), ends.Max());
        JsonObject y = new() { ["field"] = "name", ["type"] = "nominal", ["sort"] = null, ["axis"] = null };
        JsonObject view = Vega.Layers(
            row * Rows.Count,
            [
                .. Band("upper", Vega.Series(0), 0, y, low, high), .. Band("lower", Vega.Series(1), 15, y, low, high),
                new()
                {
                    ["mark"] = new JsonObject { ["type"] = "text", ["align"] = "left", ["yOffset"] = -17 },
                    ["encoding"] = new JsonObject { ["y"] = y.DeepClone(), ["x"] = new JsonObject { ["value"] = 0 },
                        ["text"] = new JsonObject { ["field"] = "name" } },
                },
            ]);
        view["data"] = Vega.Data(Rows.Select(one => new JsonObject
        {
            ["name"] = one.Name,
            ["upper"] = Vega.Number(one.Upper?.Middle),
            ["upper-low"] = Vega.Number(one.Upper?.Low),
            ["upper-high"] = Vega.Number(one.Upper?.High),
            ["lower"] = Vega.Number(one.Lower?.Middle),
            ["lower-low"] = Vega.Number(one.Lower?.Low),
            ["lower-high"] = Vega.Number(one.Lower?.High),
        }));
        return view;
    }

    private IEnumerable<JsonObject> Band(string name, string colour, double offset, JsonObject y, double low, double high)
    {
        yield return new()
        {
            ["mark"] = new JsonObject { ["type"] = "bar", ["height"] = 9, ["color"] = colour, ["opacity"] = 0.4, ["yOffset"] = offset },
            ["encoding"] = new JsonObject
            {
                ["y"] = y.DeepClone(),
                ["x"] = Vega.Quantity(name + "-low", Unit, low, high),
                ["x2"] = new JsonObject { ["field"] = name + "-high" },
            },
        };
        yield return new()
        {
            ["mark"] = new JsonObject
            {
                ["type"] = "tick",
                ["thickness"] = 4,
                ["size"] = 14,
                ["color"] = colour,
                ["opacity"] = 1,
                ["yOffset"] = offset
            },
            ["encoding"] = new JsonObject { ["y"] = y.DeepClone(), ["x"] = Vega.Quantity(name, Unit, low, high) },
        };
    }

    private static IEnumerable<string> Cells(RangeBand? band) =>
        band is null ? ["", ""] : [Say.Utility(band.Middle), $"{Say.Utility(band.Low)} to {Say.Utility(band.High)}"];
}

/// <summary>A name with its two ranges.</summary>
/// <param name="Name">The name.</param>
/// <param name="Upper">The upper range, if there is one.</param>
/// <param name="Lower">The lower range, if there is one.</param>
public sealed record RangeRow(string Name, RangeBand? Upper, RangeBand? Lower);

/// <summary>Eight cases in ten, and the middle one.</summary>
/// <param name="Low">One case in ten is lower.</param>
/// <param name="Middle">Half are lower.</param>
/// <param name="High">One in ten is higher.</param>
public sealed record RangeBand(double Low, double Middle, double High);
