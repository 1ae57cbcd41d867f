using System.Text.Json.Nodes;
using Entente.Tests.Cli;

namespace Entente.Tests.Questions;

/// <summary>`entente trace` as people and other programs see it.</summary>
public sealed class TraceCommandTests
{
    [Theory]
    [InlineData("port-strike", "1")]
    [InlineData("ukraine-2025", "7")]
    public void A_world_is_told_as_a_chronicle(string scenario, string draw)
    {
        EntenteRun run = EntenteProcess.Run("trace", $"scenarios/{scenario}.yaml", "--draw", draw);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Golden.Check($"trace-{scenario}-{draw}.txt", run.Output);
    }

    [Fact]
    public void Json_tells_the_same_world()
    {
        EntenteRun run = EntenteProcess.Run("trace", "scenarios/port-strike.yaml", "--draw", "1", "--json");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        JsonObject json = JsonNode.Parse(run.Output)!.AsObject();
        Assert.Equal(("scenarios/port-strike.yaml", 1, "settlement"), ((string?)json["scenario"], (int)json["draw"]!, (string?)json["outcome"]));
        JsonNode deal = Assert.Single(json["agreements"]!.AsArray())!;
        Assert.Equal("settlement", (string?)deal["package"]);
        Assert.InRange((double)deal["terms"]!["pay"]!, 0, 100);
        Assert.Equal((string?)deal["terms"]!["contract"], (string?)json["terms"]!["contract"]);
        Assert.InRange((double)json["utility"]!["union"]!, 0, 1);
        Assert.NotEmpty(json["chronicle"]!.AsArray());
    }

    [Fact]
    public void A_lever_that_nobody_has_is_named_with_its_nearest()
    {
        EntenteRun run = EntenteProcess.Run("trace", "scenarios/port-strike.yaml", "--variant", "retrainin");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("no variant or lever `retrainin`", run.Error, StringComparison.Ordinal);
        Assert.Contains("`retraining`", run.Error, StringComparison.Ordinal);
    }
}
