using System.Text.Json.Nodes;
using Entente.Web.Files;

namespace Entente.Tests.Web;

/// <summary>What may be written where. The cursor is a `|`.</summary>
public sealed class CompletionTests
{
    private const string Beginning = """
        entente: 1
        title: Two
        actors:
          north: {name: North, role: table, factions: {doves: {weight: 60 %}, hawks: {weight: 40 %}}}
          south: {name: South, role: consent}
        issues:
          strip:
            asks: Who?
            scale: {0: none, 100: all}
            today: 50
            wants:
              north: {ideal: 100, salience: vital}
          guard:
            asks: Who guards?
            options: {none: Nobody, troops: Troops}
            today: none

        """;

    [Theory]
    [InlineData("ev|", new[] { "events", "evidence" }, new[] { "title", "actors" })] // what is there already is not offered again
    [InlineData("deadlines:\n  d:\n    |", new[] { "date", "matters-to", "window" }, new[] { "actors" })]
    [InlineData("deadlines:\n  d: {date: 2025-01-01, matters-to: {|", new[] { "north", "south" }, new[] { "strip", "date" })]
    [InlineData("deadlines:\n  d: {date: 2025-01-01, |", new[] { "matters-to" }, new[] { "north" })]
    [InlineData("packages:\n  p:\n    covers: [strip, |", new[] { "strip", "guard" }, new[] { "north" })]
    [InlineData("packages:\n  p:\n    between:\n      - |", new[] { "north", "south" }, new[] { "strip" })]
    [InlineData("packages:\n  p:\n    stops-fighting: |", new[] { "true", "false" }, new[] { "north" })]
    [InlineData("evidence:\n  e: {confidence: |", new[] { "low", "high" }, new[] { "north" })]
    [InlineData("levers:\n  l: {actor: s|", new[] { "south" }, new[] { "strip" })]
    [InlineData("constraints:\n  - when: {guard: |", new[] { "none", "troops" }, new[] { "north" })]
    [InlineData("constraints:\n  - {sum: {|", new[] { "strip", "guard" }, new[] { "north" })]
    public void Keys_words_and_names_are_offered_where_they_may_stand(string end, string[] offered, string[] not)
    {
        string[] labels = Labels(Beginning + end);
        Assert.Empty(offered.Except(labels));
        Assert.Empty(not.Intersect(labels));
    }

    [Theory]
    [InlineData("  south: {name: South, role: consent}", "  south: {name: South, role: |", "outside")]
    [InlineData("      north: {ideal: 100, salience: vital}", "      north: {ideal: 100, salience: |", "vital")]
    [InlineData("      north: {ideal: 100, salience: vital}", "      |", "south")]
    [InlineData("    today: none", "    today: |", "troops")]
    [InlineData("    today: none", "    |", "wants")]
    [InlineData("title: Two", "|", "summary")]
    public void They_are_offered_in_the_middle_of_a_file(string line, string written, string offered) =>
        Assert.Contains(offered, Labels(Beginning.Replace(line, written, StringComparison.Ordinal)));

    [Theory]
    [InlineData("# a comment |")]
    [InlineData("title: |")]
    public void Nothing_is_offered_where_anything_may_stand(string end) => Assert.Empty(Labels(Beginning + end));

    [Fact]
    public void Keys_say_what_they_mean_and_replace_what_was_begun()
    {
        string text = Beginning + "packages:\n  p:\n    cov";
        JsonObject found = Completion.At(text, text.Length);
        Assert.Equal(text.Length - 3, (int)found["from"]!);
        Assert.NotEmpty((string?)found["items"]!.AsArray().Single(item => (string?)item!["label"] == "covers")!["detail"] ?? "");
    }

    [Fact]
    public void No_place_in_any_scenario_is_too_much()
    {
        string text = Repository.Read("scenarios", "ukraine-2025.yaml");
        for (int at = 0; at <= text.Length; at += 97)
        {
            Completion.At(text, at);
            Completion.At(text[..at], at);
        }
    }

    private static string[] Labels(string written)
    {
        int at = written.IndexOf('|', StringComparison.Ordinal);
        return [.. Completion.At(written.Remove(at, 1), at)["items"]!.AsArray().Select(item => (string)item!["label"]!)];
    }
}
