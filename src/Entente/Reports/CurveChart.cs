using System.Text.Json.Nodes;
using Entente.Scenarios;

namespace Entente.Reports;

/// <summary>How often something happens, by a position from 0 to 100, as a line, with one point of it marked.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Reading">The text alternative.</param>
/// <param name="Across">Title of the horizontal axis.</param>
/// <param name="Points">The line, by rising position; shares are in [0, 1].</param>
/// <param name="Marked">The point that is marked.</param>
public sealed record CurveChart(
    string Caption, string Reading, string Across, ValueList<(double Position, double Share)> Points, (double Position, double Share) Marked) : Chart(Caption, Reading)
{
    /// <inheritdoc/>
    public override DataTable Numbers => new(
        Caption,
        [Column.Number(Across), Column.Number("Share")],
        [.. Points.Select(point => new ValueList<string>([Say.Number(point.Position, 0), Say.Percent(point.Share)]))]);

    private protected override JsonObject View()
    {
        JsonObject x = Vega.Quantity("position", Across, ScaleIssue.Least, ScaleIssue.Greatest), y = Vega.Quantity("share", "", 0, 1, ".0%");
        JsonObject view = Vega.Layers(
            160,
            new JsonObject
            {
                ["transform"] = Vega.List(new JsonObject { ["filter"] = "!datum.marked" }),
                ["mark"] = new JsonObject { ["type"] = "line", ["strokeWidth"] = 2.5, ["color"] = Vega.Main },
                ["encoding"] = new JsonObject { ["x"] = x.DeepClone(), ["y"] = y.DeepClone() },
            },
            new JsonObject
            {
                ["transform"] = Vega.List(new JsonObject { ["filter"] = "datum.marked" }),
                ["mark"] = new JsonObject { ["type"] = "point", ["filled"] = true, ["size"] = 90, ["color"] = Vega.Text, ["opacity"] = 1 },
                ["encoding"] = new JsonObject { ["x"] = x, ["y"] = y },
            });
        view["data"] = Vega.Data(Points.Append(Marked).Select((point, i) => new JsonObject
        {
            ["position"] = Vega.Number(point.Position),
            ["share"] = Vega.Number(point.Share),
            ["marked"] = i == Points.Count,
        }));
        return view;
    }
}
