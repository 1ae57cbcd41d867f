using System.Text.Json.Nodes;

namespace Entente.Pages;

/// <summary>How positions on a scale from 0 to 100 are spread, in bins of five points.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Reading">The text alternative.</param>
/// <param name="Points">The named points of the scale.</param>
/// <param name="Shares">Share of the cases in each bin, from 0 upwards.</param>
public sealed record HistogramChart(string Caption, string Reading, ValueList<(double Position, string Meaning)> Points,
    ValueList<double> Shares) : Chart(Caption, Reading)
{
    /// <summary>Points of the scale in a bin.</summary>
    public const double BinWidth = 5;

    private const int Bins = 20;

    /// <summary>The scale, in whose unit the chart is drawn; that of all positions is points.</summary>
    internal Scenarios.Anchors Scale { get; init; } = new(Points);

    /// <summary>The share of positions in each bin; a position on an edge belongs to the bin above, the highest to the last.</summary>
    public static ValueList<double> Count(IEnumerable<double> positions)
    {
        int[] counts = new int[Bins];
        foreach (double position in positions)
        {
            counts[Math.Clamp((int)Math.Floor(position / BinWidth), 0, Bins - 1)]++;
        }

        int all = counts.Sum();
        return [.. counts.Select(count => all == 0 ? 0 : (double)count / all)];
    }

    /// <inheritdoc/>
    public override DataTable Numbers => new(
        Caption,
        ["Position", Column.Number("Share of worlds")],
        [.. Shares.Index().Where(bin => bin.Item > 0)
            .Select(bin => new ValueList<string>(
            [$"{Scale.Text(bin.Index * BinWidth)} to {Scale.Text((bin.Index + 1) * BinWidth)}", Say.Percent(bin.Item)]))]);

    private protected override JsonObject View()
    {
        double high = Math.Max(0.05, Shares.Max());
        JsonObject view = Vega.Layers(120, new JsonObject
        {
            ["mark"] = new JsonObject { ["type"] = "bar", ["color"] = Vega.Main, ["opacity"] = 0.75 },
            ["encoding"] = new JsonObject
            {
                ["x"] = new JsonObject
                {
                    ["field"] = "from",
                    ["type"] = "quantitative",
                    ["scale"] = new JsonObject { ["domain"] = Vega.List(Scale.From, Scale.To), ["nice"] = false },
                    ["axis"] = new JsonObject
                    {
                        ["title"] = null,
                        ["values"] = Vega.List(Points.Select(point => (JsonNode)Scale.Own(point.Position))),
                        ["labelOverlap"] = false
                    },
                },
                ["x2"] = new JsonObject { ["field"] = "to" },
                ["y"] = Vega.Quantity("share", "", 0, high, ".0%"),
                ["y2"] = new JsonObject { ["datum"] = 0 },
            },
        });
        view["data"] = Vega.Data(Shares.Index().Where(bin => bin.Item > 0).Select(bin => new JsonObject
        {
            ["from"] = Scale.Own((bin.Index * BinWidth) + 0.4),
            ["to"] = Scale.Own(((bin.Index + 1) * BinWidth) - 0.4),
            ["share"] = Vega.Number(bin.Item),
        }));
        return view;
    }
}
