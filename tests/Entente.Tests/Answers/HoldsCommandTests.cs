using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Scenarios;
using Entente.Tests.Cli;

namespace Entente.Tests.Answers;

/// <summary>`entente holds` as it is called: what it prints, writes and returns.</summary>
public sealed class HoldsCommandTests : IDisposable
{
    private const string Korea = "scenarios/korea-1951.yaml";
    private const string Truce = "scenarios/terms/korea-1951-truce.yaml";

    private readonly string folder = Directory.CreateTempSubdirectory("entente").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Given_terms_are_followed_and_told_in_sentences()
    {
        EntenteRun run = EntenteCall.Run("holds", Korea, "--package", "armistice", "--terms", Truce, "--draws", "48");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Golden.Check("holds-korea-1951-truce.txt", run.Output);
    }

    [Fact]
    public void Forecast_deals_are_followed_and_told_in_sentences()
    {
        EntenteRun run = EntenteCall.Run("holds", "scenarios/ukraine-2025.yaml", "--draws", "160", "--years", "3");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Golden.Check("holds-ukraine-2025.txt", run.Output);
    }

    [Fact]
    public void Where_a_package_is_never_agreed_the_other_packages_are_named()
    {
        EntenteRun run = EntenteCall.Run("holds", Korea, "--draws", "32", "--seed", "2");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("--terms FILE follows given terms, and --package armistice asks about another deal.",
            run.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nobody_can_break_a_deal_the_answer_says_so()
    {
        EntenteRun run = EntenteCall.Run("holds", "scenarios/port-strike.yaml", "--set",
            "holding={break-rate: 0.3, tremble: 0.05, holds-for: 5 years}", "--draws", "64"); // 30 deals at least
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        string screen = run.Output.ReplaceLineEndings(" ");
        Assert.Contains("after 5 years in 100 %. ", screen, StringComparison.Ordinal);
        Assert.Contains("the file names nobody who could break a deal", screen, StringComparison.Ordinal);
        Assert.DoesNotContain("Which clause", screen, StringComparison.Ordinal);
    }

    [Fact]
    public void The_numbers_for_programs_are_those_on_the_screen_and_do_not_depend_on_threads()
    {
        string[] call = ["holds", Korea, "--package", "armistice", "--terms", Truce, "--signed", "1951-10-01", "--years", "2", "--draws",
            "32"];
        string json = EntenteCall.Run([.. call, "--json", "--threads", "1"]).Output;
        Assert.Equal(json, EntenteCall.Run([.. call, "--json", "--threads", "3"]).Output);
        JsonNode answer = JsonNode.Parse(json)!;
        Golden.Check("holds-korea-1951-truce.json", Rounded(answer)!.ToJsonString(JsonLayout.Options));
        string screen = EntenteCall.Run(call).Output;
        Assert.Contains($"in {answer["followed"]} worlds", screen.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Equal("1951-10-01", (string?)answer["signed"]);
        Assert.Equal(["demarcation-line", "prisoners", "inspection", "build-up"], answer["terms"]!.AsObject().Select(one => one.Key));
        foreach (JsonNode? row in answer["holds"]!.AsArray().Where(one => (double)one!["years"]! is 1 or 2))
        {
            string p = ((double)row!["p"]! * 100).ToString("0", CultureInfo.InvariantCulture);
            Assert.Matches($@"\n  {((double)row["years"]! == 1 ? "a year" : "2 years")} +{p}[. ]", screen);
            double ended = answer["breakers"]!.AsArray()
                .Sum(one => (double)one!["ended"]!.AsArray().Single(at => (double)at!["years"]! == (double)row["years"]!)!["p"]!);
            Assert.Equal(1, (double)row["p"]! + ended, 1e-12);
        }

        double[] differences = [.. answer["clauses"]!.AsArray().Select(one => (double)one!["survival"]!["difference"]!)];
        Assert.Equal(differences.OrderDescending(), differences);
    }

    [Fact]
    public void Where_nobody_agrees_there_is_nothing_to_follow_and_the_numbers_are_missing()
    {
        string[] call = ["holds", "scenarios/ukraine-2025.yaml", "--draws", "16", "--set", "talks.pace=0"];
        EntenteRun run = EntenteCall.Run(call);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("In 0 of 16 worlds the settlement is agreed by 13 February 2026. There is no deal to follow; --terms FILE",
            run.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        JsonNode answer = JsonNode.Parse(EntenteCall.Run([.. call, "--json"]).Output)!;
        Assert.Equal(0, (int)answer["followed"]!);
        Assert.All(answer["holds"]!.AsArray(), at => Assert.Null(at!["p"]));
        Assert.All(answer["clauses"]!.AsArray(), clause => Assert.Null(clause!["survival"]!["difference"]));
    }

    [Theory]
    [InlineData("--years is 0", "--years", "0")]
    [InlineData("--signed is soon", "--signed", "soon")]
    [InlineData("--draws is 3", "--draws", "3")]
    [InlineData("no package `peace`", "--package", "peace")]
    [InlineData("needs --terms FILE", "--signed", "1951-10-01")]
    [InlineData("--signed is 1990-10-01; it should be a day from 1951-07-10", "--terms", Truce, "--signed", "1990-10-01")]
    public void Bad_calls_are_refused_with_help(string message, params string[] options)
    {
        EntenteRun run = EntenteCall.Run(["holds", Korea, .. options]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_terms_and_a_bad_call_are_reported_together()
    {
        string plan = Path.Combine(folder, "plan.yaml");
        File.WriteAllText(plan, "demarcation-lin: 45\nprisoners: everybody\nbuild-up: 140\n");
        EntenteRun run = EntenteCall.Run("holds", Korea, "--package", "truce", "--terms", plan, "--signed", "1990-01-01");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        foreach (string message in (string[])["plan.yaml:1:1: error: ", "demarcation-line", "plan.yaml:2:12: error: ",
            "plan.yaml:3:11: error: ", "100", "no package `truce`", "1990-01-01"])
        {
            Assert.Contains(message, run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Terms_on_what_a_package_leaves_alone_are_refused()
    {
        string plan = Path.Combine(folder, "plan.yaml");
        File.WriteAllText(plan, "later-conference: korea\n");
        EntenteRun run = EntenteCall.Run("holds", Korea, "--package", "armistice", "--terms", plan);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("`later-conference`, which the package `armistice` leaves as it is", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_section_on_holding_it_says_what_to_add()
    {
        EntenteRun run = EntenteCall.Run("holds", "scenarios/port-strike.yaml");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Add one that says how readily deals are broken, such as `holding: {break-rate: 0.3", run.Error,
            StringComparison.Ordinal);
    }

    /// <summary>The same with numbers to six digits: the last ones may differ between processors.</summary>
    private static JsonNode? Rounded(JsonNode? node) => node switch
    {
        JsonObject all => new JsonObject(all.Select(one => KeyValuePair.Create(one.Key, Rounded(one.Value)))),
        JsonArray all => new JsonArray([.. all.Select(Rounded)]),
        JsonValue number when number.GetValueKind() == JsonValueKind.Number => Math.Round((double)number, 6),
        _ => node?.DeepClone(),
    };
}
