using System.Text.Json.Nodes;
using Entente.Tests.Cli;

namespace Entente.Tests.Answers;

/// <summary>`entente trace` as people and other programs see it.</summary>
public sealed class TraceCommandTests
{
    [Theory]
    [InlineData("port-strike", "1")]
    [InlineData("ukraine-2025", "7")]
    public void A_world_is_told_as_a_chronicle(string scenario, string draw)
    {
        EntenteRun run = EntenteCall.Run("trace", $"scenarios/{scenario}.yaml", "--draw", draw);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Golden.Check($"trace-{scenario}-{draw}.txt", run.Output);
    }

    [Fact]
    public void A_world_with_a_partial_bargain_does_not_end_without_a_deal()
    {
        EntenteRun run = EntenteCall.Run("trace", "scenarios/river-sharing.yaml", "--draw", "1");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("agree on \"dam pact\"", run.Output, StringComparison.Ordinal);
        Assert.Contains("What \"dam pact\" settled stands.", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("There is no deal", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_tells_the_same_world()
    {
        EntenteRun run = EntenteCall.Run("trace", "scenarios/port-strike.yaml", "--draw", "1", "--json");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        JsonObject json = JsonNode.Parse(run.Output)!.AsObject();
        Assert.Equal(("scenarios/port-strike.yaml", 1, "settlement"),
            ((string?)json["scenario"], (int)json["draw"]!, (string?)json["outcome"]));
        JsonNode deal = Assert.Single(json["agreements"]!.AsArray())!;
        Assert.Equal("settlement", (string?)deal["package"]);
        Assert.InRange((double)deal["terms"]!["pay"]!, 0, 100);
        Assert.Equal((string?)deal["terms"]!["contract"], (string?)json["terms"]!["contract"]);
        Assert.InRange((double)json["utility"]!["union"]!, 0, 1);
        Assert.NotEmpty(json["chronicle"]!.AsArray());
    }

    [Fact]
    public void The_same_world_is_a_page_for_a_browser()
    {
        string page = Path.Combine(Directory.CreateTempSubdirectory("entente").FullName, "world.html");
        EntenteRun run = EntenteCall.Run("trace", "scenarios/port-strike.yaml", "--draw", "1", "--out", page);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains($"Page: {page}", run.Output, StringComparison.Ordinal);
        AngleSharp.Dom.IDocument html = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(File.ReadAllText(page));
        Assert.Equal("What happens in one of the worlds? — A port before a strike", html.Title);
        Assert.Equal("2 Mar 2026", html.QuerySelector("dl.entries dt")!.TextContent);
        Assert.Contains("entente trace scenarios/port-strike.yaml --draw 1 --seed 1", html.Body!.TextContent, StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(page)!, recursive: true);
    }

    [Fact]
    public void A_gain_too_small_to_be_told_is_told_as_small()
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("entente").FullName, "thin.yaml");
        File.WriteAllText(file, """
            entente: 1
            title: Next to nothing to gain
            from: 2025-01-01
            until: 2025-03-01
            actors: {a: {role: table, reservation: 0.5}, b: {role: table, reservation: 0.499}}
            issues:
              pie: {scale: {0: b's, 100: a's}, today: 50, wants: {a: {ideal: 100, salience: 50}, b: {ideal: 0, salience: 50}}}
            talks: {pace: 0}
            """);
        EntenteRun run = EntenteCall.Run("trace", file, "--draw", "1");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        string said = string.Join(' ', run.Output.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("gains over no deal, though the least gain is below 0.001; a and b hold that figure down.", said,
            StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Fact]
    public void A_point_of_a_list_is_set_in_where_it_goes_on()
    {
        EntenteRun run = EntenteCall.Run("trace", "scenarios/ukraine-2025.yaml", "--draw", "7");
        string[] lines = run.Output.Split('\n');
        int last = Array.FindLastIndex(lines, line => line.StartsWith("- What each got", StringComparison.Ordinal));
        Assert.True(last > 0);
        Assert.All(lines[(last + 1)..].Where(line => line.Length > 0), line => Assert.StartsWith("  ", line, StringComparison.Ordinal));
        Assert.NotEmpty(lines[last + 1]);
    }

    [Fact]
    public void A_lever_that_nobody_has_is_named_with_its_nearest()
    {
        EntenteRun run = EntenteCall.Run("trace", "scenarios/port-strike.yaml", "--variant", "retrainin");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("no variant or lever `retrainin`", run.Error, StringComparison.Ordinal);
        Assert.Contains("`retraining`", run.Error, StringComparison.Ordinal);
    }
}
