using System.Text.Json.Nodes;

namespace Entente.Pages;

/// <summary>Parts of a whole side by side in one bar, which is 100 % long.</summary>
/// <param name="Caption">What the whole is.</param>
/// <param name="Reading">The text alternative.</param>
/// <param name="Parts">The parts, in reading order; their shares add up to 1.</param>
public sealed record PartsChart(string Caption, string Reading, ValueList<Bar> Parts) : Chart(Caption, Reading)
{
    /// <summary>The least share that has room for its number above it.</summary>
    private const double MinLabelled = 0.06;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Legend => [.. Parts.Zip(Told, (part, told) => $"{part.Name}: {told}")];

    /// <inheritdoc/>
    public override DataTable Numbers =>
        new(Caption, ["State", Column.Number("Share")], [.. Parts.Zip(Told, (part, told) => new ValueList<string>([part.Name, told]))]);

    private string[] Told => Say.Parts([.. Parts.Select(part => part.Share)]);

    private protected override JsonObject View()
    {
        JsonObject x = Vega.Quantity("from", "", 0, 1, ".0%");
        JsonObject view = Vega.Layers(
            46,
            new JsonObject
            {
                ["mark"] = new JsonObject { ["type"] = "bar", ["height"] = 22, ["yOffset"] = 10 },
                ["encoding"] = new JsonObject
                {
                    ["x"] = x,
                    ["x2"] = new JsonObject { ["field"] = "to" },
                    ["color"] = Vega.LineColours([.. Parts.Select(part => part.Name)])
                },
            },
            new JsonObject
            {
                ["mark"] = new JsonObject { ["type"] = "text", ["yOffset"] = -10 },
                ["encoding"] = new JsonObject { ["x"] = Middle(x), ["text"] = new JsonObject { ["field"] = "label" } },
            });
        double end = 0;
        view["data"] = Vega.Data(Parts.Zip(Told).Select(one =>
        {
            double begin = end;
            end += one.First.Share;
            return new JsonObject
            {
                ["line"] = one.First.Name,
                ["from"] = Vega.Number(begin),
                ["to"] = Vega.Number(end),
                ["middle"] = Vega.Number((begin + end) / 2),
                ["label"] = one.First.Share < MinLabelled ? "" : one.Second,
            };
        }));
        return view;
    }

    private static JsonObject Middle(JsonObject x)
    {
        JsonObject middle = (JsonObject)x.DeepClone();
        middle["field"] = "middle";
        return middle;
    }
}
