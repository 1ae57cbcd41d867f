using System.Globalization;
using System.Text.Json.Nodes;
using Entente.Ensembles;
using Entente.Questions.Sensitivity;
using Entente.Reports.Runs;
using Entente.Scenarios;
using Entente.Tests.Cli;

namespace Entente.Tests.Questions;

/// <summary>`entente explain` in the real program.</summary>
public sealed class ExplainCommandTests
{
    private const string Ukraine = "scenarios/ukraine-2025.yaml";
    private const string Strike = "scenarios/port-strike.yaml";

    [Fact]
    public void What_a_forecast_hangs_on_is_told_in_sentences_with_errors_and_a_warning()
    {
        EntenteRun run = EntenteProcess.Run("explain", Strike, "--draws", "64");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Chance alone", run.Output, StringComparison.Ordinal);
        Golden.Check("explain-port-strike.txt", run.Output);
    }

    [Fact]
    public void The_numbers_for_programs_are_those_on_the_screen_and_do_not_depend_on_threads()
    {
        string[] call = ["explain", Strike, "--draws", "32"];
        string json = EntenteProcess.Run([.. call, "--json", "--threads", "1"]).Output;
        Assert.Equal(json, EntenteProcess.Run([.. call, "--json", "--threads", "3"]).Output);
        JsonObject answer = JsonNode.Parse(json)!.AsObject();
        string screen = EntenteProcess.Run(call).Output.ReplaceLineEndings(" ");
        Assert.Contains($"are {Percent(answer["mean"])} on average", screen, StringComparison.Ordinal);
        Assert.Contains($"at its central value the odds are {Percent(answer["central"])}", screen, StringComparison.Ordinal);
        Assert.Equal("chance", (string?)answer["groups"]!.AsArray().Last()!["group"]);
        Assert.Equal((double)answer["groups"]!.AsArray().Last()!["first"]!["value"]!, (double)answer["noise"]!["value"]!);
        Assert.Equal("talks.pace", (string?)answer["find-out"]![0]!["path"]);
        JsonNode pace = answer["tornado"]!.AsArray().Single(bar => (string?)bar!["path"] == "talks.pace")!;
        Assert.True((double)pace["at-high"]! > (double)pace["at-low"]!); // faster talks conclude more often
    }

    [Fact]
    public void What_to_find_out_next_stands_in_the_order_of_what_it_carries()
    {
        string screen = EntenteProcess.Run("explain", Strike, "--draws", "64", "--set", "talks.pace=3.9..4..4.1").Output;
        string next = screen[screen.IndexOf("What to find out next", StringComparison.Ordinal)..];
        int pace = next.IndexOf("pace of talks", StringComparison.Ordinal), company = next.IndexOf("what no deal is worth to Port company", StringComparison.Ordinal);
        Assert.True(company >= 0 && pace > company, next);
    }

    [Fact]
    public void A_collapse_is_told_of_the_side_that_leads_it()
    {
        ScenarioFile file = ScenarioReader.ReadFile(Path.Combine(Repository.Root, Ukraine));
        Assert.Equal("how likely the side of Ukraine collapses", RunReport.NumberInWords(file, "war.collapse.defender"));
        Assert.Equal("how likely the side of Russia collapses", RunReport.NumberInWords(file, "war.collapse.attacker"));
    }

    [Fact]
    public void The_numbers_of_a_war_fall_into_groups_that_can_be_read()
    {
        ScenarioFile file = ScenarioReader.ReadFile(Path.Combine(Repository.Root, Ukraine));
        ScenarioInputs inputs = ScenarioInputs.Of(file, file, 1);
        IReadOnlyList<InputGroup> groups = InputGroup.Of(file.Scenario!, inputs);
        string[] names = [.. groups.Select(group => group.Name)], expected = ["Russia: red lines", "Ukraine: red lines", "how fast talks conclude", "how the war goes"];
        Assert.Equal(expected, expected.Intersect(names));
        Assert.Equal(names.Distinct(), names);
        Assert.DoesNotContain("everything else", names);
        int[] places = [.. groups.SelectMany(group => group.Places)];
        Assert.Equal(places.Distinct(), places);
        string[] left = [.. inputs.Numbers.Index().Where(number => !places.Contains(number.Index)).Select(number => number.Item.Path)];
        Assert.All(left, path => Assert.True(path.StartsWith("levers.", StringComparison.Ordinal) || path.StartsWith("variants.", StringComparison.Ordinal), path));
        Assert.All(groups.Single(group => group.Name == "Russia: red lines").Places, place => Assert.Contains(".wants.russia.accepts.", inputs.Numbers[place].Path, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--draws", "--draws", "31")]
    [InlineData("talks.pace", "--set", "talks.pacee=1")]
    public void Calls_that_make_no_sense_are_refused_with_help(string message, params string[] options)
    {
        EntenteRun run = EntenteProcess.Run(["explain", Ukraine, .. options]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    private static string Percent(JsonNode? share) => ((double)share! * 100).ToString("0", CultureInfo.InvariantCulture) + " %";
}
