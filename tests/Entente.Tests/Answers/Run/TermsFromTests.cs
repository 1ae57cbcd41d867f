using Entente.Answers.Run;
using Entente.Answers.Solve;
using Entente.Ensembles;
using Entente.Pages;
using Entente.Scenarios;

namespace Entente.Tests.Answers.Run;

/// <summary>What the terms of a run and of a solved file are said to come from, in a case whose answer is known.</summary>
/// <remarks>Two parties share a scale: U_a = d/100, U_b = 1 − d/100, 0.1 each without a deal. Nash's terms are 50, or the red line of b
/// where that lies below. It is drawn from 30 to 70, so in half of the worlds the terms stand at it.</remarks>
public sealed class TermsFromTests
{
    private static ScenarioFile File(string line) => ScenarioReader.Read($$"""
        entente: 1
        title: A share
        from: 2025-01-01
        until: 2026-01-01
        step: 1 month
        actors: {a: {name: Ada, reservation: 0.1}, b: {name: Boas, reservation: 0.1}, c: {name: Cleo, role: outside} }
        issues:
          share:
            scale: {0: all to Boas, 100: all to Ada}
            today: 20
            wants:
              a: {ideal: 100, salience: 50}
              b: {ideal: 0, salience: 50, accepts: {from: 0, to: {{line}} } }
              c: {ideal: 50, salience: 50}
        talks: {pace: 50}
        """, "share.yaml");

    [Fact]
    public void Shares_of_the_worlds_at_a_line_and_between_the_lines_are_those_of_the_case()
    {
        RunResults results = Run("30..70");
        TermsSpread share = results.Forecast.Terms["share"];
        Assert.Equal(160, share.Draws);
        Assert.Equal(["between", "line"], share.From!.Select(one => one.Place).Order(StringComparer.Ordinal));
        Assert.Equal(1, share.From!.Sum(one => one.P!.Value), 1e-12);
        TermsFrom line = share.From!.Single(one => one.Place == "line");
        Assert.Equal((new ValueList<string>(["b"]), ValueList<string>.Empty), (line.RedLines, line.Ideals)); // c is not asked
        Assert.InRange(line.P!.Value, 0.5 - (3 * line.Se!.Value) - 0.005, 0.5 + (3 * line.Se.Value) + 0.005); // 0.05 of 40 points round it
        string json = results.Forecast.ToJson();
        Assert.Contains("\"place\": \"line\"", json, StringComparison.Ordinal);
        Assert.Equal(json, Forecast.FromJson(json).ToJson());

        Words words = new(results.File.Scenario!);
        Section section = TermsOfDeal.Section(results, words);
        DataTable table = section.Blocks.OfType<ChartGroup>().Single().Tables[^1];
        string cell = Assert.Single(table.Rows)[1];
        Assert.Contains($"at Boas' red line {Odds.Of(line.P, line.Se)}", cell, StringComparison.Ordinal);
        Assert.Contains("between the lines ", cell, StringComparison.Ordinal);
        Assert.Contains(section.Blocks.OfType<Paragraph>(), one => one.Text.Contains(OriginWords.Meaning, StringComparison.Ordinal));
        Assert.Contains($"{Say.Percent(line.P!.Value)}", OriginWords.Sentence(share.From, words), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_is_another_in_every_world_is_one_line()
    {
        TermsFrom only = Assert.Single(Run("30..45").Forecast.Terms["share"].From!);
        Assert.Equal(("line", (double?)1), (only.Place, only.P));
    }

    [Fact]
    public void Few_worlds_tell_nothing() => Assert.Empty(Run("30..70", draws: 24).Forecast.Terms["share"].From!);

    [Theory]
    [InlineData("30..40", "at Boas' red line", "line")]
    [InlineData("60..80", "between the lines", "between")]
    public void Solve_tells_it_of_one_world(string line, string words, string place)
    {
        Scenario scenario = File(line).Scenario!;
        PackageSolution solution = PackageSolution.Of(scenario, null);
        Page page = SolvePage.Of(File(line), solution, SolveExtras.None, null, new(Entente.Answers.Verb.Solve, "test", "share.yaml", ""));
        Assert.Contains(page.Sections.SelectMany(section => section.Blocks).OfType<DataTable>().SelectMany(table => table.Rows),
            row => row[^1].EndsWith($"), {words}", StringComparison.Ordinal));
        SolvedFile solved = SolvedFile.Of(scenario);
        Assert.Equal(place, (string?)solved.Json["solutions"]!["nash"]!["from"]!["share"]!["place"]);
        Assert.Equal(place, (string?)solved.Json["closest"]!["from"]!["share"]!["place"]);
    }

    private static RunResults Run(string line, int draws = 160)
    {
        ScenarioFile file = File(line);
        Assert.Empty(file.Errors);
        return ScenarioRun.InMemory(new()
        {
            Original = file,
            File = file,
            Settings = new(draws, 3, 1),
            Version = "test",
            Folder = "",
        }, stop: TestContext.Current.CancellationToken);
    }
}
