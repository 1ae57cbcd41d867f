using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Entente.Answers.Explain;
using Entente.Answers.Run;
using Entente.Ensembles;
using Entente.Scenarios;
using Entente.Tests.Cli;

namespace Entente.Tests.Answers;

/// <summary>`entente explain` as it is called: what it prints, writes and returns.</summary>
[Long]
public sealed class ExplainCommandTests
{
    private const string Ukraine = "scenarios/ukraine-2025.yaml";
    private const string Strike = "scenarios/port-strike.yaml";

    [Fact]
    public void What_a_forecast_hangs_on_is_told_in_sentences_with_errors_and_a_warning()
    {
        EntenteRun run = EntenteCall.Run("explain", Strike, "--draws", "256");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Chance (what happens and when)", run.Output, StringComparison.Ordinal);
        Golden.Check("explain-port-strike.txt", run.Output);
    }

    [Fact]
    public void The_numbers_for_programs_are_those_on_the_screen_and_do_not_depend_on_threads()
    {
        string[] call = ["explain", Strike, "--draws", "32"];
        string json = EntenteCall.Run([.. call, "--json", "--threads", "1"]).Output;
        Assert.Equal(json, EntenteCall.Run([.. call, "--json", "--threads", "3"]).Output);
        JsonObject answer = JsonNode.Parse(json)!.AsObject();
        string screen = EntenteCall.Run(call).Output.ReplaceLineEndings(" ");
        Assert.Contains($"are {Percent(answer["mean"])} on average", screen, StringComparison.Ordinal);
        Assert.Contains($"at its central value the odds are {Percent(answer["central"])}", screen, StringComparison.Ordinal);
        Assert.Equal("chance", (string?)answer["groups"]!.AsArray().Last()!["group"]);
        // what stays when every assumption is known
        Assert.Equal((double)answer["groups"]!.AsArray().Last()!["total"]!["value"]!, (double)answer["noise"]!["value"]!);
        Assert.Equal("talks.pace", (string?)answer["find-out"]![0]!["path"]);
        JsonNode pace = answer["tornado"]!.AsArray().Single(bar => (string?)bar!["path"] == "talks.pace")!;
        Assert.True((double)pace["at-high"]! > (double)pace["at-low"]!); // faster talks conclude more often
    }

    [Fact]
    public void What_to_find_out_next_stands_in_the_order_of_what_it_carries()
    {
        string screen = EntenteCall.Run(
            "explain", Strike, "--draws", "128", "--set", "talks.pace=3..4..5", "--set", "talks.depth-scale=0.05").Output;
        string next = screen[screen.IndexOf("What to find out next", StringComparison.Ordinal)..];
        int pace = next.IndexOf("pace of talks", StringComparison.Ordinal),
            company = next.IndexOf("what no deal is worth to Port company", StringComparison.Ordinal);
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
        string[] names = [.. groups.Select(group => group.Name)],
            expected = ["Russia: red lines", "Ukraine: red lines", "how fast talks conclude", "how the war goes"];
        Assert.Equal(expected, expected.Intersect(names));
        Assert.Equal(names.Distinct(), names);
        Assert.DoesNotContain("everything else", names);
        int[] places = [.. groups.SelectMany(group => group.Places)];
        Assert.Equal(places.Distinct(), places);
        string[] left = [.. inputs.Numbers.Index().Where(number => !places.Contains(number.Index)).Select(number => number.Item.Path)];
        Assert.All(left, path =>
            Assert.True(path.StartsWith("levers.", StringComparison.Ordinal) || path.StartsWith("variants.", StringComparison.Ordinal),
            path));
        Assert.All(groups.Single(group => group.Name == "Russia: red lines").Places, place =>
            Assert.Contains(".wants.russia.accepts.", inputs.Numbers[place].Path, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("0.3..0.5")]
    [InlineData("0.3")]
    public void Where_the_odds_hardly_vary_it_is_said_and_nothing_is_named_as_a_cause(string reservation)
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("entente").FullName, "towns.yaml");
        File.WriteAllText(path, $$"""
            entente: 1
            title: Two towns and a bridge
            from: 2025-01-01
            until: 2025-07-01
            actors:
              north: {role: table, reservation: {{reservation}}}
              south: {role: table, reservation: 0.3}
            issues:
              toll:
                scale: {0: none, 100: high}
                today: 20
                wants:
                  north: {ideal: 80, salience: 70, accepts: 30..100}
                  south: {ideal: 10, salience: 70, accepts: 0..70}
            talks: {pace: 3}

            """);
        string screen = EntenteCall.Run("explain", path, "--draws", "64").Output.ReplaceLineEndings(" ");
        Assert.Contains("They hardly differ from one world to another, so nothing is named as a cause.", screen, StringComparison.Ordinal);
        Assert.Contains("ask entente why", screen, StringComparison.Ordinal);
        Assert.DoesNotContain("Most of all", screen, StringComparison.Ordinal);
        Assert.DoesNotContain("What to find out next", screen, StringComparison.Ordinal);
        Assert.True((bool)JsonNode.Parse(EntenteCall.Run("explain", path, "--draws", "64", "--json").Output)!["hardly-varies"]!);
    }

    [Fact]
    public void Nothing_is_named_whose_error_covers_none_or_whose_share_passes_all()
    {
        Assert.True(new IndexEstimate(0.5, 0.25).IsTold);
        Assert.False(new IndexEstimate(0.89, 0.85).IsTold);
        Assert.False(new IndexEstimate(0.1, 0.1).IsTold);
        Assert.False(new IndexEstimate(-0.01, 0.005).IsTold);
        Assert.False(new IndexEstimate(1.2, 0.1).IsTold);
        JsonObject answer = JsonNode.Parse(EntenteCall.Run("explain", Strike, "--draws", "32", "--json").Output)!.AsObject();
        string screen = EntenteCall.Run("explain", Strike, "--draws", "32").Output.ReplaceLineEndings(" ");
        string[] untold = [.. answer["groups"]!.AsArray().Where(group => !(bool)group!["total"]!["told"]!)
            .Select(group => (string)group!["group"]!)];
        Assert.NotEmpty(untold);
        string named = screen[..screen.IndexOf("What carries the differences", StringComparison.Ordinal)];
        Assert.All(untold, group => Assert.DoesNotContain(group, named, StringComparison.Ordinal));
    }

    [Fact]
    public void No_share_is_a_figure_whose_error_is_larger_than_half_of_it_or_reaches_to_none_or_beyond_all()
    {
        string screen = EntenteCall.Run("explain", Strike, "--draws", "32").Output;
        string[] figures = [.. Regex.Matches(screen, "−?[0-9]+ % ± [0-9]+").Select(match => match.Value)];
        Assert.All(figures, figure =>
        {
            double[] numbers = [.. Regex.Matches(figure, "−?[0-9]+")
                .Select(match => double.Parse(match.Value.Replace('−', '-'), CultureInfo.InvariantCulture))];
            Assert.True(numbers[1] <= (numbers[0] / 2) + 1 && numbers[0] + numbers[1] <= 101, figure); // both are rounded
        });
        Assert.Matches("at (most|least) [0-9]+ %", screen);
    }

    [Theory]
    [InlineData("--draws", "--draws", "31")]
    [InlineData("talks.pace", "--set", "talks.pacee=1")]
    public void Calls_that_make_no_sense_are_refused_with_help(string message, params string[] options)
    {
        EntenteRun run = EntenteCall.Run(["explain", Ukraine, .. options]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    private static string Percent(JsonNode? share) => ((double)share! * 100).ToString("0", CultureInfo.InvariantCulture) + " %";
}
