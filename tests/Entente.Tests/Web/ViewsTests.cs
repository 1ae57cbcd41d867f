using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Entente.Pages;
using Entente.Scenarios;
using Entente.Tests.Pages;
using Entente.Web.Views;

namespace Entente.Tests.Web;

/// <summary>What the page is told about a scenario and about an answer.</summary>
public sealed partial class ViewsTests
{
    public static TheoryData<string> Scenarios => new(Repository.ShippedScenarios);

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Every_number_of_the_table_stands_in_the_file_under_its_path(string path)
    {
        ScenarioFile file = ScenarioReader.Read(File.ReadAllText(path), path);
        Dictionary<string, NumberInFile> numbers = file.Numbers.ToDictionary(number => number.Path);
        JsonObject[] shown = [.. Within(WantsTable.Of(file.Scenario!)).OfType<JsonObject>().Where(node => node.ContainsKey("written"))];
        Assert.NotEmpty(shown);
        Assert.All(shown, number =>
        {
            NumberInFile stands = numbers[(string)number["path"]!];
            Assert.Equal(Told(stands, file.Scenario!), (double)number["mode"]!, 1e-9);
            Assert.True((double)number["low"]! <= (double)number["mode"]! && (double)number["mode"]! <= (double)number["high"]!);
        });
        Assert.Equal(
            numbers.Keys.Count(one => WantsOfAnActor().IsMatch(one)),
            shown.Count(number => WantsOfAnActor().IsMatch((string)number["path"]!)));
    }

    /// <summary>A position in the unit of its issue.</summary>
    private static double Told(NumberInFile number, Scenario scenario) =>
        number.Path.Split('.') is ["issues", var issue, .., "ideal" or "today" or "from" or "to"]
            && scenario.Issues[issue] is ScaleIssue scale ? scale.Scale.Own(number.Value.Central) : number.Value.Central;

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Everything_with_a_date_is_on_the_time_line_once_and_in_order(string path)
    {
        Scenario scenario = ScenarioReader.Read(File.ReadAllText(path), path).Scenario!;
        JsonObject[] moments = [.. Moments.Of(scenario).Select(one => one!.AsObject())];
        string[] dates = [.. moments.Select(one => (string)one["date"]!)];
        Assert.Equal(dates.Order(StringComparer.Ordinal), dates);
        Assert.Equal(
            2 + scenario.Events.Count(one => one.Date is not null) + scenario.Deadlines.Count
                + scenario.Levers.Values.Count(one => one.Date is not null) + scenario.Questions.Count, moments.Length);
        JsonNode tree = ScenarioTree.Of(File.ReadAllText(path))!;
        Assert.All(moments, one => Assert.NotNull(At(tree, (string)one["path"]!)));
    }

    [Fact]
    public void The_tree_holds_every_value_as_the_text_that_stands_there()
    {
        JsonNode tree = ScenarioTree.Of("a: {b: 0.10, c: [1..2, 'x: y']} # aside\nd: yes\ne:\nd: twice\n")!;
        Assert.Equal("""{"a":{"b":"0.10","c":["1..2","x: y"]},"d":"yes","e":""}""", tree.ToJsonString());
        Assert.Null(ScenarioTree.Of("a: [1"));
    }

    [Fact]
    public void Sentences_name_the_fields_of_the_form_and_commands_stay_as_they_are_typed()
    {
        Assert.Equal("Draw more with “draws”, or “all”.", InPage.Words("Draw more with --draws, or --all."));
        Assert.Equal("Try entente run x.yaml --draws 100.", InPage.Words("Try entente run x.yaml --draws 100."));
        Assert.Equal("A text--with --dashes.", InPage.Words("A text--with --dashes."));
    }

    [Fact]
    public void A_page_is_told_in_full_and_the_browser_knows_every_kind_of_block()
    {
        Page page = SamplePage.Page;
        JsonObject told = PageJson.Of(page);
        string[] kinds = [.. Within(told).OfType<JsonObject>().Select(node => (string?)node["kind"]).OfType<string>().Distinct()];
        Assert.True(kinds.Length >= 8, string.Join(' ', kinds));
        string types = Repository.Read("src", "Entente.Web", "Page", "src", "ground", "types.ts");
        Assert.All(kinds, kind => Assert.Contains($"kind: '{kind}'", types, StringComparison.Ordinal));
        Assert.Equal(page.Sections.Select(section => section.Title), told["sections"]!.AsArray().Select(one => (string)one!["title"]!));
    }

    [Fact]
    public void Numbers_keep_to_their_units_in_what_is_told()
    {
        Page page = new("Title", "About", "2 % of it", [new("Heading", [new Paragraph("It is 3 % ± 1.")])], []);
        string told = PageJson.Of(page)["sections"]![0]!["blocks"]![0]!["text"]!.GetValue<string>();
        Assert.Equal("It is 3\u00a0%\u00a0±\u00a01.", told);
    }

    private static IEnumerable<JsonNode> Within(JsonNode node) => node switch
    {
        JsonObject group => group.Select(one => one.Value).OfType<JsonNode>().SelectMany(Within).Prepend(node),
        JsonArray list => list.OfType<JsonNode>().SelectMany(Within).Prepend(node),
        _ => [node],
    };

    private static JsonNode? At(JsonNode tree, string path) => path.Split('.').Aggregate(
        (JsonNode?)tree, (here, name) => here is JsonArray list ? list[int.Parse(name, CultureInfo.InvariantCulture) - 1] : here?[name]);

    [GeneratedRegex(@"^issues\.[^.]+\.wants\.[^.]+\.(?:ideal|salience|accepts\.(?:from|to)|scores\.[^.]+)$")]
    private static partial Regex WantsOfAnActor();
}
