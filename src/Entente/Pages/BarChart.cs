using System.Text.Json.Nodes;
using Entente.Ensembles;

namespace Entente.Pages;

/// <summary>Shares of named things as bars, each with its name above it and its error.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Reading">The text alternative.</param>
/// <param name="Bars">The bars, in reading order.</param>
public sealed record BarChart(string Caption, string Reading, ValueList<Bar> Bars) : Chart(Caption, Reading)
{
    /// <summary>Title of the column that names the bars.</summary>
    public string What { get; init; } = "What";

    /// <inheritdoc/>
    public override DataTable Numbers => new(
        Caption,
        [What, Column.Number("Share"), .. HasErrors ? [Column.Number("± points")] : Array.Empty<Column>()],
        [.. Bars.Select(bar => new ValueList<string>(
            [bar.Name, Say.Percent(bar.Share), .. HasErrors ? [Odds.Error(bar.Error)] : Array.Empty<string>()]))]);

    private bool HasErrors => Bars.Any(bar => bar.Error is not null);

    private protected override JsonObject View()
    {
        const double band = 40;
        const double high = 1;
        double low = Math.Min(0, Bars.Select(bar => bar.Share).DefaultIfEmpty(0).Min());
        JsonObject y = new() { ["field"] = "name", ["type"] = "nominal", ["sort"] = null, ["axis"] = null };
        JsonObject view = Vega.Layers(
            band * Bars.Count,
            new JsonObject
            {
                ["mark"] = new JsonObject
                {
                    ["type"] = "bar",
                    ["height"] = 14,
                    ["color"] = Vega.Main,
                    ["yOffset"] = 8,
                    ["cornerRadiusEnd"] = 2
                },
                ["encoding"] = new JsonObject { ["y"] = y, ["x"] = Vega.Quantity("share", "", low, high, ".0%") },
            },
            new JsonObject
            {
                ["mark"] = new JsonObject { ["type"] = "rule", ["yOffset"] = 8, ["color"] = Vega.Text, ["strokeWidth"] = 1.5 },
                ["encoding"] = new JsonObject
                {
                    ["y"] = y.DeepClone(),
                    ["x"] = Vega.Quantity("low", "", low, high, ".0%"),
                    ["x2"] = new JsonObject { ["field"] = "high" }
                },
            },
            Vega.Label(y, "label"));
        view["data"] = Vega.Data(Bars.Select(bar => new JsonObject
        {
            ["name"] = bar.Name,
            ["label"] = $"{Say.Percent(bar.Share)}  {bar.Name}",
            ["share"] = Vega.Number(bar.Share),
            ["low"] = Vega.Number(bar.Error is double below ? Math.Max(low, bar.Share - (Chance.ErrorsInInterval * below)) : null),
            ["high"] = Vega.Number(bar.Error is double above ? Math.Min(high, bar.Share + (Chance.ErrorsInInterval * above)) : null),
        }));
        return view;
    }
}

/// <summary>A bar.</summary>
/// <param name="Name">What it stands for.</param>
/// <param name="Share">Its length, at most 1; below 0 it goes to the left.</param>
/// <param name="Error">Standard error of the share, if it has one.</param>
public sealed record Bar(string Name, double Share, double? Error = null);
