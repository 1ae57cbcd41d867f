using System.Globalization;
using System.Text.Json.Nodes;
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
    }

    [Fact]
    public void A_war_is_explained_group_by_group()
    {
        JsonObject answer = JsonNode.Parse(EntenteProcess.Run("explain", Ukraine, "--draws", "32", "--json").Output)!.AsObject();
        string[] groups = [.. answer["groups"]!.AsArray().Select(group => (string)group!["group"]!)];
        Assert.Equal(groups.Distinct(), groups);
        string[] expected = ["Russia: red lines", "Ukraine: red lines", "Russia: what it wants", "how the war goes", "how fast talks conclude", "chance"];
        Assert.Equal(expected, groups.Intersect(expected).OrderBy(group => Array.IndexOf(expected, group)));
        Assert.DoesNotContain("everything else", groups);
        JsonNode pace = answer["tornado"]!.AsArray().Single(bar => (string?)bar!["path"] == "talks.pace")!;
        Assert.True((double)pace["at-high"]! > (double)pace["at-low"]!); // faster talks conclude more often
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
