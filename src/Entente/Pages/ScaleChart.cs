using System.Text.Json.Nodes;

namespace Entente.Pages;

/// <summary>Where something lands on a scale from 0 to 100 with named points: its middle, and the range of eight cases in ten.
/// </summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Reading">The text alternative.</param>
/// <param name="Points">The named points of the scale.</param>
/// <param name="Low">One case in ten is lower.</param>
/// <param name="Middle">Half of the cases are lower.</param>
/// <param name="High">One case in ten is higher.</param>
/// <param name="Today">Where it stands today.</param>
public sealed record ScaleChart(
    string Caption, string Reading, ValueList<(double Position, string Meaning)> Points, double Low, double Middle, double High,
        double Today)
    : Chart(Caption, Reading)
{
    /// <summary>The scale, in whose unit the chart is drawn; that of all positions is points.</summary>
    internal Scenarios.Anchors Scale { get; init; } = new(Points);

    /// <inheritdoc/>
    public override DataTable Numbers => new(
        Caption,
        ["What", Column.Number(TermsWords.Positions(Scale))],
        [
            ["Today", Scale.Text(Today)],
            ["One case in ten is lower than", Scale.Text(Low)],
            ["Half of the cases are lower than", Scale.Text(Middle)],
            ["One case in ten is higher than", Scale.Text(High)],
        ]);

    private protected override JsonObject View()
    {
        JsonObject view = Vega.Layers(
            34,
            Layer("bar", new() { ["height"] = 14, ["cornerRadius"] = 3, ["color"] = Vega.Main, ["opacity"] = 0.35 }, Low, High),
            Layer("tick", new() { ["thickness"] = 4, ["size"] = 26, ["color"] = Vega.Main, ["opacity"] = 1 }, Middle),
            Layer("point", new()
            {
                ["shape"] = "triangle-down",
                ["size"] = 70,
                ["filled"] = true,
                ["color"] = Vega.Text,
                ["opacity"] = 1,
                ["yOffset"] = -16
            }, Today));
        view["data"] = Vega.Data([[]]);
        return view;
    }

    private JsonObject Layer(string type, JsonObject mark, double from, double? to = null)
    {
        mark["type"] = type;
        JsonObject encoding = new()
        {
            ["x"] = new JsonObject
            {
                ["datum"] = Vega.Number(Scale.Own(from)),
                ["type"] = "quantitative",
                ["scale"] = new JsonObject { ["domain"] = Vega.List(Scale.From, Scale.To), ["nice"] = false },
                ["axis"] = new JsonObject
                {
                    ["title"] = null,
                    ["values"] = Vega.List(Points.Select(point => (JsonNode)Scale.Own(point.Position))),
                    ["labelOverlap"] = false
                },
            },
        };
        if (to is double end)
        {
            encoding["x2"] = new JsonObject { ["datum"] = Vega.Number(Scale.Own(end)) };
        }

        return new() { ["mark"] = mark, ["encoding"] = encoding };
    }
}
