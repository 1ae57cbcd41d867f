using System.Text.Json.Nodes;
using Entente.Stakeholders;
using Entente.Tests.Cli;

namespace Entente.Tests.Stakeholders;

public sealed class StakeholdersCommandTests
{
    private const string Example = "scenarios/town-traffic.yaml";

    [Fact]
    public void Overview_of_the_example_reads_as_the_golden_text()
    {
        EntenteRun run = EntenteCall.Run("stakeholders", Example);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Golden.Check("stakeholders-town-traffic.txt", run.Output);
    }

    [Theory]
    [InlineData("challenge")]
    [InlineData("ktab")]
    [InlineData("spatial")]
    [InlineData("exchange")]
    public void One_model_in_full_reads_as_the_golden_text(string model)
    {
        EntenteRun run = EntenteCall.Run("stakeholders", Example, "--model", model);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Golden.Check($"stakeholders-town-traffic-{model}.txt", run.Output);
    }

    [Fact]
    public void A_bargain_that_was_drawn_is_not_said_to_win_most_support()
    {
        EntenteRun run = EntenteCall.Run("stakeholders", Example, "--model", "ktab", "--with", "state-transitions=stochastic");
        Assert.Contains("was drawn", run.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.DoesNotContain("most support", run.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public void Json_has_the_stable_keys_for_every_model()
    {
        EntenteRun run = EntenteCall.Run("stakeholders", Example, "--json");
        JsonNode models = JsonNode.Parse(run.Output)!["models"]!;
        Assert.Equal(ModelCatalog.Names, models.AsObject().Select(model => model.Key));
        foreach ((string _, JsonNode? model) in models.AsObject())
        {
            Assert.Equal(["toll", "parking", "ring-road"], model!["forecast"]!.AsObject().Select(issue => issue.Key));
            JsonNode start = model["rounds"]![0]!;
            Assert.Equal(60, start["positions"]!["council"]!["toll"]!.GetValue<double>());
            Assert.Null(start["positions"]!["students"]!["parking"]);
            Assert.NotNull(start["median"]!["toll"]);
            Assert.NotNull(start["mean"]!["toll"]);
            Assert.NotNull(start["offers"]);
            Assert.NotNull(start["moves"]);
        }

        JsonNode move = models["exchange"]!["rounds"]![1]!["moves"]![0]!;
        Assert.All(["actor", "issue", "from", "to", "with", "why"], key => Assert.NotNull(move[key]));
        JsonNode offer = models["exchange"]!["rounds"]![1]!["offers"]![0]!;
        Assert.All(["from", "to", "kind", "gain", "taken", "steps", "externalities"], key => Assert.NotNull(offer[key]));
    }

    [Fact]
    public void The_answer_is_a_page_for_a_browser()
    {
        string page = Path.Combine(Directory.CreateTempSubdirectory("entente").FullName, "town.html");
        EntenteRun run = EntenteCall.Run("stakeholders", Example, "--model", "exchange", "--out", page);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        string html = File.ReadAllText(page);
        Assert.Contains("<title>Where would each issue settle? — Traffic in a town centre</title>", html, StringComparison.Ordinal);
        Assert.Contains("in exchange for the support of", html, StringComparison.Ordinal);
        Assert.Contains("entente stakeholders scenarios/town-traffic.yaml --model exchange<", html, StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(page)!, recursive: true);
    }

    [Fact]
    public void Mistakes_are_all_told_at_once_with_the_nearest_names()
    {
        EntenteRun run = EntenteCall.Run("stakeholders", Example, "--model", "chalenge", "--model", "exchange", "--with", "round=3",
            "--with", "inertia=2", "--with", "what");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.All(
            ["Did you mean `challenge`?", "Did you mean `rounds`?", "`inertia` is `2`; it should be a number from 0 to 1",
                "`--with what` should be a setting and its value"],
            part => Assert.Contains(part, run.Error, StringComparison.Ordinal));
    }

    [Fact]
    public void Scenario_without_capabilities_is_refused_with_what_to_add()
    {
        EntenteRun run = EntenteCall.Run("stakeholders", "scenarios/river-sharing.yaml");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("Give actors a `capability`", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Actors_that_count_for_nothing_and_issues_without_a_scale_are_named()
    {
        EntenteRun run = EntenteCall.Run("stakeholders", "scenarios/ukraine-2025.yaml", "--model", "mean");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Left out, because a list of options has no order: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("Counting for nothing", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Seed_decides_what_chance_does_and_nothing_else()
    {
        string Run(string seed) =>
            EntenteCall.Run("stakeholders", Example, "--model", "ktab", "--with", "state-transitions=stochastic", "--seed", seed, "--json")
            .Output;
        Assert.Equal(Run("5"), Run("5"));
        Assert.NotEqual(Run("5"), Run("6"));
    }
}
