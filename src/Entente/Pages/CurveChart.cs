using System.Text.Json.Nodes;

namespace Entente.Pages;

/// <summary>Shares as lines over a number, such as how often a demand is refused or how long a deal lasts.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Reading">The text alternative.</param>
/// <param name="Across">Title of the horizontal axis.</param>
/// <param name="Range">Its ends.</param>
/// <param name="Lines">The lines.</param>
public sealed record CurveChart(string Caption, string Reading, string Across, (double Low, double High) Range, ValueList<CurveLine> Lines)
    : Chart(Caption, Reading)
{
    /// <summary>A point to mark, if there is one.</summary>
    public (double At, double Share)? Marked { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Legend => Lines.Count == 1 ? [] : [.. Lines.Select(line => line.Name)];

    /// <inheritdoc/>
    public override DataTable Numbers => new(
        Caption,
        [Column.Number(Across), .. Lines.Select(line => Column.Number(Lines.Count == 1 ? "Share" : line.Name))],
        [
            .. Lines.SelectMany(line => line.Points.Select(point => point.At)).Distinct().Order().Select(at => new ValueList<string>(
                [Say.Number(at, 2), .. Lines.Select(line => Say.Percent(
                    line.Points.Where(point => point.At == at).Select(point => point.Share).FirstOrDefault(double.NaN)))])),
        ]);

    private protected override JsonObject View()
    {
        string[] names = [.. Lines.Select(line => line.Name)];
        JsonObject x = Vega.Quantity("at", Across, Range.Low, Range.High), y = Vega.Quantity("share", "", 0, 1, ".0%");
        JsonObject line = new()
        {
            ["mark"] = new JsonObject { ["type"] = "line", ["strokeWidth"] = 2.5 },
            ["encoding"] = new JsonObject
            {
                ["x"] = x.DeepClone(),
                ["y"] = y.DeepClone(),
                ["color"] = Vega.LineColours(names),
                ["strokeDash"] = Vega.LineDashes(names)
            },
        };
        JsonObject view = Vega.Layers(Lines.Count == 1 ? 160 : 260, Marked is (double at, double share) ? [line, Mark(at, share, x, y)]
            : [line]);
        view["data"] = Vega.Data(Lines.SelectMany(one => one.Points.Select(point => new JsonObject
        {
            ["line"] = one.Name,
            ["at"] = Vega.Number(point.At),
            ["share"] = Vega.Number(point.Share),
        })));
        return view;
    }

    private static JsonObject Mark(double at, double share, JsonObject x, JsonObject y) => new()
    {
        ["data"] = Vega.Data([new JsonObject { ["at"] = Vega.Number(at), ["share"] = Vega.Number(share) }]),
        ["mark"] = new JsonObject { ["type"] = "point", ["filled"] = true, ["size"] = 90, ["color"] = Vega.Text, ["opacity"] = 1 },
        ["encoding"] = new JsonObject { ["x"] = x.DeepClone(), ["y"] = y.DeepClone() },
    };
}

/// <summary>A line of a <see cref="CurveChart"/>.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Points">Its points, by rising number; shares are in [0, 1].</param>
public sealed record CurveLine(string Name, ValueList<(double At, double Share)> Points);
