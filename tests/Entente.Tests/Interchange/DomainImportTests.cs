using Entente.Interchange;
using Entente.Scenarios;

namespace Entente.Tests.Interchange;

/// <summary>Negotiation domains in XML and JSON, good and hostile.</summary>
public sealed class DomainImportTests : IDisposable
{
    private const string Profile = """
        <utility_space><objective index="0" name="root">
          <issue index="2" name="Price" vtype="discrete"><item index="1" value="low" evaluation="10"/><item index="2" value="high" evaluation="40"/></issue>
          <issue index="1" name="Size" vtype="discrete"><item index="1" value="60 Gb" evaluation="3"/><item index="2" value="80 Gb" evaluation="1"/></issue>
          <weight index="1" value="0.3"/><weight index="2" value="0.7"/>
        </objective><reservation value="0.25"/></utility_space>
        """;

    private readonly TextFiles files = new();

    public void Dispose() => files.Dispose();

    [Theory]
    [InlineData(EvaluationReading.ByIssue, 70, 30)]
    [InlineData(EvaluationReading.ByTotal, 96.88581314879, 3.114186851211)] // 0.7·40 and 0.3·3 over their sum
    public void Genius_evaluations_are_read_in_the_way_asked_for(EvaluationReading reading, double price, double size)
    {
        Scenario scenario = TextFiles.ScenarioOf(files.Import("genius", Profile, new() { Evaluations = reading }));
        OptionsIssue issue = (OptionsIssue)scenario.Issues["Price"];
        Assert.Equal(price, issue.Wants["input"].Salience!.Central, 1e-10);
        Assert.Equal(size, ((OptionsIssue)scenario.Issues["Size"]).Wants["input"].Salience!.Central, 1e-10);
        Assert.Equal((25, 100), (issue.Wants["input"].Scores["low"].Central, issue.Wants["input"].Scores["high"].Central));
        Assert.Equal(0.25, scenario.Actors["input"].Reservation!.Central);
        Assert.Equal("60 Gb", ((OptionsIssue)scenario.Issues["Size"]).Options["60-Gb"]);
    }

    [Fact]
    public void Two_parties_of_one_name_are_told_apart()
    {
        string one = files.Add("party.xml", Profile), other = files.Add("twin.xml", Profile);
        Imported imported = Imports.Read(Imports.Find("genius")!, [one, one, other], new());
        Assert.Equal(["party", "party-2", "twin"], TextFiles.ScenarioOf(imported).Actors.Names);
        Assert.Contains("More than one party is called party; one of them became party 2.", imported.Notes);
    }

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY x \"y\">]><utility_space>&x;</utility_space>", "document type")]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><utility_space>&x;</utility_space>", "document type")]
    [InlineData("<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/a.dtd\"><utility_space/>", "document type")]
    [InlineData("<utility_space>&x;</utility_space>", "not well-formed")]
    [InlineData("<utility_space><objective>", "not well-formed")]
    [InlineData("<html/>", "neither a domain")]
    [InlineData("<utility_space/>", "no issue")]
    [InlineData("<negotiation_template/>", "not who wants what")]
    public void Hostile_or_foreign_xml_is_refused(string text, string message)
    {
        Imported imported = files.Import("genius", text);
        Assert.Null(imported.Text);
        Assert.Contains(message, imported.Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Xml_nested_very_deep_is_refused() =>
        Assert.Contains("levels deep",
            files.Import("genius", string.Concat(Enumerable.Repeat("<a>", 50_000)) + string.Concat(Enumerable.Repeat("</a>", 50_000)))
            .Problems[0].Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("vtype=\"discrete\"><item index=\"1\" value=\"low\"", "vtype=\"real\"><item index=\"1\" value=\"low\"", "type real")]
    [InlineData("evaluation=\"10\"", "evaluation=\"ten\"", "`ten`, which is not a number")]
    [InlineData("<weight index=\"2\" value=\"0.7\"/>", "", "nothing of the weight of the issue `Price`")]
    [InlineData("<reservation", "<ufun/><reservation", "no weighted sum")]
    [InlineData("value=\"high\"", "value=\"low\"", "Two values of `Price` are the same")]
    public void What_cannot_be_held_is_refused_with_its_place(string old, string changed, string message)
    {
        Problem problem = files.Import("genius", Profile.Replace(old, changed, StringComparison.Ordinal)).Problems[0];
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.True(problem.Line > 1 || old == "<reservation" || problem.Message.Contains("weight", StringComparison.Ordinal),
            problem.ToString());
    }

    [Fact]
    public void Geniusweb_reservation_bid_becomes_its_utility()
    {
        const string json = """
            {"LinearAdditiveUtilitySpace": {"issueUtilities": {"a": {"DiscreteValueSetUtilities": {"valueUtilities": {"x": 0.5, "y": 1}}},
             "b": {"DiscreteValueSetUtilities": {"valueUtilities": {"u": 0, "v": 1}}}}, "issueWeights": {"a": 0.6, "b": 0.4},
             "reservationBid": {"issuevalues": {"a": "x", "b": "v"}}, "domain": {"name": "d"}}}
            """;
        Scenario scenario = TextFiles.ScenarioOf(Imports.Read(Imports.Find("geniusweb")!, [files.Add("p.json", json)], new()));
        Assert.Equal(0.7, scenario.Actors["p"].Reservation!.Central, 1e-12);
        Assert.Equal((60, 40), (scenario.Issues["a"].AllWants.First().Value.Salience!.Central, scenario.Issues["b"].AllWants.First()
            .Value.Salience!.Central));
    }

    [Theory]
    [InlineData("{\"issues\": {\"a\": {\"x\": 0.5, \"y\": 1.5}}, \"issueWeights\": {\"a\": 1}, \"reservationValue\": 0}",
        "1:34 The utility is `1.5`")]
    [InlineData("{\"issues\": {\"a\": {\"x\": 0.5}}, \"issueWeights\": {\"a\": 1},\n \"reservationValue\": 2}",
        "2:22 The reservationValue is `2`")]
    [InlineData("{\"issues\": {\"a\": {\"x\": 0.5}}, \"issueWeights\": {\"aa\": 1}}", "1:48 `aa` is not an issue")]
    [InlineData("{\"issues\": {\"a\": {\"x\": 0.5}}, \"issueWeights\": {\"a\": 1}", "1:")]
    [InlineData("{\"SumOfGroupsUtilitySpace\": {}}", "1:1 A SumOfGroupsUtilitySpace is no weighted sum")]
    [InlineData("[]", "1:1 This is neither")]
    [InlineData("{\"name\": \"d\", \"issuesValues\": {\"a\": {\"values\": [\"x\"]}}}", "1:1 A domain says what can be agreed")]
    public void Bad_json_is_refused_with_its_place(string json, string problem)
    {
        Imported imported = Imports.Read(Imports.Find("geniusweb")!, [files.Add("p.json", json)], new());
        Assert.Null(imported.Text);
        Assert.Contains(TextFiles.PlacesOf(imported.Problems), found => found.StartsWith(problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("genius")]
    [InlineData("geniusweb")]
    public void A_domain_comes_back_from_what_was_written(string kind)
    {
        string other = Profile.Replace("0.3", "0.45", StringComparison.Ordinal).Replace("0.7", "0.55", StringComparison.Ordinal)
            .Replace("0.25", "0", StringComparison.Ordinal);
        string one = Profile.Replace("0.25", "0", StringComparison.Ordinal);
        Scenario scenario = TextFiles.ScenarioOf(
            Imports.Read(Imports.Find("genius")!, [files.Add("a.xml", one), files.Add("b.xml", other)], new()));
        Exported exported = Exports.Kinds.First(format => format.Name == kind)
            .Write(ScenarioReader.Read(ScenarioWriter.Write(scenario), "s.yaml"), []);
        Assert.Empty(exported.Problems);
        Scenario back = TextFiles.ScenarioOf(
            Imports.Read(Imports.Find(kind)!, [.. exported.Files.Select(file => files.Add(file.Name, file.Text))], new()));
        Assert.Equal(Wants(scenario), Wants(back));

        static string[] Wants(Scenario scenario) =>
        [
            .. from issue in scenario.Issues
               from wants in issue.Value.AllWants
               from score in ((OptionWants)wants.Value).Scores
               select FormattableString.Invariant($"{issue.Key} {score.Key} {wants.Value.Salience!.Central} {score.Value.Central}"),
        ];
    }

    [Theory]
    [InlineData("ktab", "scenarios/ukraine-2025.yaml")]
    [InlineData("genius", "scenarios/ukraine-2025.yaml")]
    [InlineData("stakeholders", "options-only")]
    public void What_a_format_cannot_hold_is_said_and_nothing_written(string kind, string scenario)
    {
        ScenarioFile file = scenario == "options-only"
            ? ScenarioReader.Read(files.Import("genius", Profile).Text!, "o.yaml")
            : ScenarioReader.ReadFile(Path.Combine(Repository.Root, scenario));
        Exported exported = Exports.Kinds.First(format => format.Name == kind).Write(file, []);
        Assert.NotEmpty(exported.Problems);
        Assert.Empty(exported.Files);
    }
}
