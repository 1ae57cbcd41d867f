using System.Text.Json.Nodes;
using Entente.Pages;
using Entente.Scenarios;

namespace Entente.Web.Views;

/// <summary>An answer's page as JSON, for a browser that draws the blocks itself. Every text is plain; numbers are bound to their
/// units, and signs that cannot be seen are shown as escapes, as in a terminal.</summary>
internal static class PageJson
{
    /// <summary>The page.</summary>
    public static JsonObject Of(Page page) => new()
    {
        ["title"] = Bound(page.Title),
        ["about"] = Bound(page.About),
        ["subtitle"] = Bound(page.Subtitle),
        ["sections"] = List(page.Sections, Of),
        ["footer"] = Texts(page.Footer),
    };

    /// <summary>The page as it is sent.</summary>
    public static string Text(Page page) => Of(page).ToJsonString(Reply.Compact);

    private static JsonObject Of(Section section) => new()
    {
        ["title"] = Bound(section.Title),
        ["for-analysts"] = section.IsForAnalysts,
        ["blocks"] = List(section.Blocks, Of),
        ["inner"] = List(section.Inner, Of),
    };

    private static JsonObject Of(Block block) => block switch
    {
        Paragraph paragraph => new() { ["kind"] = "paragraph", ["text"] = Bound(paragraph.Text), ["main"] = paragraph.IsMain },
        Fact fact => new()
        {
            ["kind"] = "fact",
            ["text"] = Bound(fact.Sentence),
            ["how"] = Texts(fact.HowWeKnow),
            ["main"] = fact.IsMain,
        },
        Bullets bullets => new() { ["kind"] = "list", ["items"] = Texts(bullets.Items) },
        Entries entries => new()
        {
            ["kind"] = "entries",
            ["items"] = List(entries.Items, one => new() { ["heading"] = Bound(one.Heading), ["text"] = Bound(one.Text) }),
        },
        ProblemList list => new() { ["kind"] = "problems", ["items"] = Texts(list.Problems.Select(problem => problem.ToString())) },
        KeyFigures figures => new()
        {
            ["kind"] = "figures",
            ["items"] = List(figures.Figures, one => new()
            {
                ["value"] = Bound(one.Value),
                ["meaning"] = Bound(one.Meaning),
                ["error"] = Bound(one.Error),
            }),
        },
        Disclosure disclosure => new()
        {
            ["kind"] = "disclosure",
            ["title"] = Bound(disclosure.Title),
            ["blocks"] = List(disclosure.Blocks, Of),
        },
        Verbatim verbatim => new() { ["kind"] = "verbatim", ["text"] = Lines(verbatim.Text) },
        DataTable table => Of(table),
        Chart chart => Of(chart, [chart.Numbers]),
        ChartGroup group => new()
        {
            ["kind"] = "charts",
            ["how-to-read"] = Bound(group.HowToRead),
            ["charts"] = List(group.Charts, chart => Of(chart, [])),
            ["tables"] = List(group.Tables, Of),
        },
        _ => throw new ArgumentException($"{block.GetType().Name} is no block that a page can show.", nameof(block)),
    };

    private static JsonObject Of(DataTable table) => new()
    {
        ["kind"] = "table",
        ["caption"] = Bound(table.Caption),
        ["columns"] = List(table.Columns, column => new() { ["title"] = Bound(column.Title), ["number"] = column.IsNumber }),
        ["rows"] = new JsonArray([.. table.Rows.Select(Texts)]),
    };

    private static JsonObject Of(Chart chart, IEnumerable<DataTable> tables) => new()
    {
        ["kind"] = "chart",
        ["caption"] = Bound(chart.Caption),
        ["reading"] = Bound(chart.Reading),
        ["legend"] = new JsonArray([.. chart.Legend.Select((name, i) => new JsonObject
        {
            ["name"] = Bound(name),
            ["colour"] = Vega.Series(i),
            ["dashes"] = chart is TimeChart or CurveChart ? string.Join(' ', Vega.Dashes(i)) : "none",
        })]),
        ["key"] = Texts(chart.Key),
        ["specification"] = JsonNode.Parse(chart.Specification()),
        ["tables"] = List(tables, Of),
    };

    private static string Bound(string text) => Say.Bound(InPage.Words(Lines(text)));

    private static string Lines(string text) => string.Join('\n', text.Split('\n').Select(Problem.Visible));

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)Bound(text))];

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonObject> of) => [.. items.Select(JsonNode (item) => of(item))];
}
