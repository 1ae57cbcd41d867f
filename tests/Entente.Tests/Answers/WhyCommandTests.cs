using System.Globalization;
using System.Text.Json.Nodes;
using Entente.Tests.Cli;

namespace Entente.Tests.Answers;

/// <summary>`entente why` as it is called: what it prints, writes and returns.</summary>
public sealed class WhyCommandTests
{
    private const string Strike = "scenarios/port-strike.yaml";

    [Fact]
    public void The_answer_for_a_small_war_is_told_in_sentences()
    {
        EntenteRun run = EntenteCall.Run("why", "scenarios/korea-1951.yaml", "--draws", "16", "--seed", "2");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Golden.Check("why-korea-1951.txt", run.Output);
    }

    [Fact]
    public void The_numbers_for_programs_are_those_on_the_screen_and_do_not_depend_on_threads()
    {
        string[] call = ["why", Strike, "--draws", "48"];
        string json = EntenteCall.Run([.. call, "--json", "--threads", "1"]).Output;
        Assert.Equal(json, EntenteCall.Run([.. call, "--json", "--threads", "3"]).Output);
        JsonNode answer = JsonNode.Parse(json)!;
        string screen = EntenteCall.Run(call).Output.ReplaceLineEndings(" ");
        int closed = (int)answer["never-open"]!;
        Assert.Contains(closed == 0 ? "In every one of 48 worlds" : $"In {closed} of 48 worlds", screen, StringComparison.Ordinal);
        Assert.Equal(["optimism", "commitment", "red-lines", "consent", "indivisibility"], answer["obstacles"]!.AsArray()
            .Select(one => (string)one!["obstacle"]!));
        Assert.NotEmpty(answer["demands"]!.AsArray());
        Assert.All(answer["demands"]!.AsArray()
            .Where(one => one!["curve"]!.AsArray() is var curve && (double)curve[^1]!["refusal"]! - (double)curve[0]!["refusal"]! >= 0.1),
            one => Assert.Contains($"{((double)one!["refused-50"]!).ToString("0", CultureInfo.InvariantCulture)} ", screen,
            StringComparison.Ordinal));

        Assert.Empty(answer["ripeness"]!.AsArray()); // no war, no stalemate that hurts
        Assert.Null(answer["shift"]);
    }

    // In 4 of 64 worlds no deal was ever possible.
    [Fact]
    public void Few_worlds_are_counted_and_give_no_figure_and_no_cause()
    {
        string[] call = ["why", "cases/chad-1978.yaml", "--draws", "64"];
        string screen = EntenteCall.Run(call).Output.ReplaceLineEndings(" ");
        JsonNode answer = JsonNode.Parse(EntenteCall.Run([.. call, "--json"]).Output)!;
        int closed = (int)answer["never-open"]!;
        Assert.InRange(closed, 1, 29);
        Assert.Equal((closed, 0), ((int)answer["sample"]!, (int)answer["sample-undecided"]!));
        Assert.Contains($"{closed} of {closed}", screen, StringComparison.Ordinal);
        Assert.Contains("it takes 30 worlds that were never open", screen, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing helps", screen, StringComparison.Ordinal);
        Assert.DoesNotContain("smallest move", screen, StringComparison.Ordinal);
        Assert.Null(answer["nothing-helps"]);
        Assert.All(answer["obstacles"]!.AsArray(), one => Assert.True(one!["alone"] is null && one["share"] is null));
    }

    [Theory]
    [InlineData("--draws is 3", "--draws", "3")]
    [InlineData("talks.pacee", "--set", "talks.pacee=0")]
    public void Bad_calls_are_refused_with_help(string message, params string[] options)
    {
        EntenteRun run = EntenteCall.Run(["why", Strike, .. options]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }
}
