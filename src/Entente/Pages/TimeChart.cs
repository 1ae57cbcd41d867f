using System.Text.Json.Nodes;

namespace Entente.Pages;

/// <summary>Numbers over time as lines, with bands of doubt, and dates that matter marked.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Reading">The text alternative.</param>
/// <param name="Unit">Title of the vertical axis.</param>
/// <param name="Dates">The dates, rising.</param>
/// <param name="Lines">The lines, each with one value a date.</param>
public sealed record TimeChart(string Caption, string Reading, string Unit, ValueList<DateOnly> Dates, ValueList<TimeLine> Lines)
    : Chart(Caption, Reading)
{
    /// <summary>Dates to mark.</summary>
    public ValueList<DateMark> Marks { get; init; } = [];

    /// <summary>Whether the values are shares, shown in per cent from 0.</summary>
    public bool InPercent { get; init; }

    /// <summary>Whether bands are drawn; many wide ones would hide each other, and stand in the table anyway.</summary>
    public bool DrawsBands { get; init; } = true;

    /// <summary>Ends of the vertical axis; those of the values if not given.</summary>
    public (double Low, double High)? Range { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Legend => Lines.Count == 1 ? [] : [.. Lines.Select(line => line.Name)];

    /// <inheritdoc/>
    public override DataTable Numbers => new(
        Caption,
        [new Column("Date"), .. Lines.SelectMany(line => Columns(line))],
        [.. Dates.Select((date, i) => new ValueList<string>([Say.Day(date), .. Lines.SelectMany(line => Cells(line, i))]))]);

    private protected override JsonObject View()
    {
        (double low, double high) = Range
            ?? (0, Math.Max(0.05, Lines.SelectMany(line => line.Middle.Concat(line.High)).Where(double.IsFinite).DefaultIfEmpty(1)
            .Max() * 1.05));
        JsonObject y = Vega.Quantity("y", Unit, low, high, InPercent ? ".0%" : null);
        JsonObject x = new()
        {
            ["field"] = "date",
            ["type"] = "temporal",
            ["scale"] = new JsonObject { ["type"] = "utc", ["domain"] = Vega.List(Vega.Day(Dates[0]), Vega.Day(Dates[^1])) },
            ["axis"] = DateAxis(),
        };
        string[] names = [.. Lines.Select(line => line.Name)];
        JsonObject colour = Vega.LineColours(names);
        JsonObject band = new()
        {
            ["mark"] = new JsonObject { ["type"] = "area", ["opacity"] = Lines.Count == 1 ? 0.2 : 0.12, ["clip"] = true },
            ["encoding"] = new JsonObject
            {
                ["x"] = x,
                ["y"] = Named(y, "low"),
                ["y2"] = new JsonObject { ["field"] = "high" },
                ["color"] = colour.DeepClone(),
            },
        };
        JsonObject line = new()
        {
            ["mark"] = new JsonObject { ["type"] = "line", ["strokeWidth"] = 2.5, ["clip"] = true },
            ["encoding"] = new JsonObject
            {
                ["x"] = x.DeepClone(),
                ["y"] = y,
                ["color"] = colour,
                ["strokeDash"] = Vega.LineDashes(names),
            },
        };
        JsonObject view = Vega.Layers(260, [.. MarkLayers(), .. DrawsBands ? [band] : Array.Empty<JsonObject>(), line]);
        view["data"] = Vega.Data(Lines.SelectMany(one => Dates.Select((date, i) => new JsonObject
        {
            ["date"] = Vega.Day(date),
            ["line"] = one.Name,
            ["y"] = Vega.Number(one.Middle[i]),
            ["low"] = Vega.Number(one.LowAt(i)),
            ["high"] = Vega.Number(one.HighAt(i)),
        })));
        return view;
    }

    // Each tick has a label of its own: days, months or years, as long as the time is.
    private JsonObject DateAxis()
    {
        const int fewMonths = 100, manyMonths = 2500;
        int days = Dates[^1].DayNumber - Dates[0].DayNumber;
        (string format, JsonNode ticks) = days < fewMonths ? ("%-d %b %Y", (JsonNode)4) : days < manyMonths ? ("%b %Y", "month")
            : ("%Y", "year");
        return new() { ["title"] = null, ["format"] = format, ["tickCount"] = ticks, ["labelOverlap"] = "greedy", ["grid"] = false };
    }

    // A rule for each date, and a letter above it: the words stand in the key, where they fit on a phone.
    private IEnumerable<JsonObject> MarkLayers()
    {
        if (Marks.Count == 0)
        {
            yield break;
        }

        JsonObject data = Vega.Data(Marks.Select((mark, i) => new JsonObject
        {
            ["date"] = Vega.Day(mark.Date),
            ["what"] = mark.What,
            ["number"] = mark.Letter,
        }));
        JsonObject x = new() { ["field"] = "date", ["type"] = "temporal" };
        yield return new()
        {
            ["data"] = data,
            ["mark"] = new JsonObject { ["type"] = "rule", ["strokeDash"] = Vega.List(3, 3), ["tooltip"] = true },
            ["encoding"] = new JsonObject { ["x"] = x, ["tooltip"] = Vega.List(new JsonObject { ["field"] = "what", ["title"] = "Date" }) },
        };
        yield return new()
        {
            ["data"] = data.DeepClone(),
            ["mark"] = new JsonObject { ["type"] = "text", ["baseline"] = "bottom", ["dy"] = -4, ["fontSize"] = 11 },
            ["encoding"] = new JsonObject
            {
                ["x"] = x.DeepClone(),
                ["y"] = new JsonObject { ["value"] = 0 },
                ["text"] = new JsonObject { ["field"] = "number" },
            },
        };
    }

    private static JsonObject Named(JsonObject channel, string field)
    {
        JsonObject copy = (JsonObject)channel.DeepClone();
        copy["field"] = field;
        return copy;
    }

    private static IEnumerable<Column> Columns(TimeLine line) =>
        line.Low.Count == 0 ? [Column.Number(line.Name)] : [Column.Number(line.Name), Column.Number($"{line.Name}, {line.Band}")];

    private IEnumerable<string> Cells(TimeLine line, int i) =>
        line.Low.Count == 0 ? [Value(line.Middle[i])]
            : [Value(line.Middle[i]), double.IsNaN(line.Low[i]) ? "" : $"{Value(line.Low[i])} to {Value(line.High[i])}"];

    private string Value(double value) => InPercent ? Say.Percent(value) : Say.Number(value, 3);
}

/// <summary>A line over time.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Middle">One value a date; NaN where there is none.</param>
public sealed record TimeLine(string Name, ValueList<double> Middle)
{
    /// <summary>Lower end of the band around the line, by date; empty = no band.</summary>
    public ValueList<double> Low { get; init; } = [];

    /// <summary>Upper end of the band, by date; empty = no band.</summary>
    public ValueList<double> High { get; init; } = [];

    /// <summary>What the band is, such as `8 of 10 draws`.</summary>
    public string Band { get; init; } = "";

    internal double LowAt(int i) => Low.Count == 0 ? Middle[i] : Low[i];

    internal double HighAt(int i) => High.Count == 0 ? Middle[i] : High[i];
}

/// <summary>A date to mark on a <see cref="TimeChart"/>.</summary>
/// <param name="Date">The date.</param>
/// <param name="Letter">A letter or two that stand for it in the picture.</param>
/// <param name="What">What happens, in words.</param>
public sealed record DateMark(DateOnly Date, string Letter, string What);
