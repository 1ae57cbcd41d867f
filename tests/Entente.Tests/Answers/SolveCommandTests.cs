using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Tests.Cli;

namespace Entente.Tests.Answers;

/// <summary>`entente solve` as other programs and people see it.</summary>
public sealed class SolveCommandTests : IDisposable
{
    private static readonly string[] Rules = ["nash", "kalai-smorodinsky", "egalitarian", "utilitarian"];

    private readonly string folder = Directory.CreateTempSubdirectory("entente").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Answer_for_each_shipped_scenario_is_readable()
    {
        foreach (string path in Repository.ShippedScenarios.Select(path => Path.GetRelativePath(Repository.Root, path)))
        {
            EntenteRun run = EntenteCall.Run("solve", path);
            Assert.Equal((0, ""), (run.ExitCode, run.Error));
            Golden.Check($"solve-{Path.GetFileNameWithoutExtension(path)}.txt", run.Output);
        }
    }

    [Fact]
    public void Json_has_the_keys_that_other_programs_rely_on()
    {
        EntenteRun run = EntenteCall.Run("solve", "scenarios/port-strike.yaml", "--json");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        JsonObject json = JsonNode.Parse(run.Output)!.AsObject();
        Assert.Equal("scenarios/port-strike.yaml", (string?)json["scenario"]);
        Assert.Equal("settlement", (string?)json["package"]);
        Assert.True((double)json["depth"]! > 0);
        Assert.True((bool)json["zopa"]!);
        Assert.Equal(["company", "union"], Keys(json["reservation"]));
        Assert.Equal(0.57, (double)json["reservation"]!["company"]!);
        Assert.All(json["binding"]!.AsArray(), name => Assert.Contains((string)name!, Keys(json["reservation"])));
        AssertTermsAndUtility(json["closest"]!);
        Assert.Equal(["pay", "automation", "contract"], Keys(json["range"]));
        Assert.True((double)json["range"]!["pay"]![0]! < (double)json["range"]!["pay"]![1]!);
        Assert.Contains("arbitration", json["range"]!["contract"]!.AsArray().Select(option => (string)option!));
        Assert.Equal(Rules.Order(StringComparer.Ordinal), Keys(json["solutions"]).Order(StringComparer.Ordinal));
        Assert.All(Rules, rule =>
        {
            JsonNode solution = json["solutions"]![rule]!;
            Assert.StartsWith(rule[..4], (string)solution["rule"]!, StringComparison.OrdinalIgnoreCase);
            AssertTermsAndUtility(solution);
            Assert.InRange((double)solution["residual"]!, 0, 1e-6);
        });
        Assert.Equal(["ministry", "exporters"], Keys(json["left-out"]));
        Assert.Equal(["utility", "no-deal", "today", "compensation"], Keys(json["left-out"]!["ministry"]));
    }

    [Fact]
    public void Json_of_crossing_red_lines_has_no_depth_and_no_solutions()
    {
        EntenteRun run = EntenteCall.Run("solve", "scenarios/port-strike.yaml", "--json", "--set",
            "issues.automation.wants.union.accepts=0..20");
        Assert.Equal(0, run.ExitCode);
        JsonObject json = JsonNode.Parse(run.Output)!.AsObject();
        Assert.Null(json["depth"]);
        Assert.Equal(["depth", "closest", "page"], json.Where(one => one.Value is null).Select(one => one.Key));
        Assert.False((bool)json["zopa"]!);
        Assert.Equal(["company", "union"], json["binding"]!.AsArray().Select(name => (string)name!));
        Assert.Empty(json["solutions"]!.AsObject());
        Assert.Empty(json["range"]!.AsObject());
    }

    [Fact]
    public void Plan_is_tested_party_by_party()
    {
        JsonObject good = Plan("{pay: 40, automation: 50, contract: arbitration}");
        Assert.True((bool)good["accepted"]!);
        Assert.Equal(["company", "union"], Keys(good["answers"]));
        Assert.All(good["answers"]!.AsObject(), answer => Assert.True((bool)answer.Value!["accepts"]!));

        JsonObject near = Plan("{pay: 66, automation: 50, contract: arbitration}");
        Assert.False((bool)near["accepted"]!);
        JsonNode refusal = near["answers"]!["company"]!;
        Assert.False((bool)refusal["accepts"]!);
        Assert.Equal(["pay"], refusal["red-lines-crossed"]!.AsArray().Select(issue => (string)issue!));
        Assert.Equal("pay", (string?)refusal["would-accept-with"]![0]!["issue"]);
        Assert.InRange((double)refusal["would-accept-with"]![0]!["value"]!, 40, 62 + 1e-9);
        Assert.True((bool)near["answers"]!["union"]!["accepts"]!);

        JsonObject cheap = Plan("{pay: 36, automation: 60}"); // the contract stays expired, which both refuse
        Assert.Equal("expired", (string?)cheap["terms"]!["contract"]);
        Assert.All(cheap["answers"]!.AsObject(), answer => Assert.Equal("contract", (string?)answer.Value!["red-lines-crossed"]![0]));
    }

    [Fact]
    public void Plan_far_across_a_red_line_is_refused_at_any_price()
    {
        JsonObject dear = Plan("{pay: 90, automation: 50, contract: arbitration}");
        Assert.False((bool)dear["accepted"]!);
        JsonNode company = dear["answers"]!["company"]!;
        Assert.False((bool)company["accepts"]!);
        Assert.Equal(["pay"], company["red-lines-crossed"]!.AsArray().Select(issue => (string)issue!));
        Assert.Equal("pay", (string?)company["would-accept-with"]![0]!["issue"]);
        Assert.InRange((double)company["would-accept-with"]![0]!["value"]!, 40, 62 + 1e-9);
        Assert.True((bool)dear["answers"]!["union"]!["accepts"]!);
    }

    [Fact]
    public void Plan_may_name_issues_that_the_package_does_not_cover()
    {
        string plan = Write("{territory: 80}"); // not covered by the ceasefire
        EntenteRun run = EntenteCall.Run("solve", "scenarios/ukraine-2025.yaml", "--package", "ceasefire", "--terms", plan, "--json");
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.True(run.ExitCode is 0 or 2, run.Error);
    }

    [Theory]
    [InlineData("--package peace", "no package `peace`")]
    [InlineData("--explain nobody", "no actor `nobody`")]
    public void Unknown_names_are_bad_input(string options, string message)
    {
        EntenteRun run = EntenteCall.Run(["solve", "scenarios/port-strike.yaml", "--json", .. options.Split(' ')]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{pay: 40, automatoin: 50}", 1, 11, "automation")]
    [InlineData("pay: 40\ncontract: forever\n", 2, 11, "forever")]
    [InlineData("pay: 400\n", 1, 6, "100")]
    [InlineData("pay: [\n", 2, 1, "")]
    public void Bad_terms_are_bad_input_with_their_place(string text, int line, int column, string message)
    {
        string plan = Write(text);
        EntenteRun run = EntenteCall.Run("solve", "scenarios/port-strike.yaml", "--terms", plan);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"{plan}:{line}:{column}: error: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Explanation_puts_the_numbers_in()
    {
        EntenteRun run = EntenteCall.Run("solve", "scenarios/ukraine-2025.yaml", "--explain", "ukraine");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Contest: p = ", run.Output, StringComparison.Ordinal);
        Assert.Contains("docs/explanation/value-of-fighting.md", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interval_that_is_written_as_one_is_told_as_one()
    {
        EntenteRun run = EntenteCall.Run("solve", Names(), "--explain", "status");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        string said = string.Join(' ', run.Output.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("issues.depth.wants.status: ideal 0, salience 60, accepts 0..90; issues.zopa.wants.status: ideal 100, salience 30; "
            + "issues.zopa.wants.status.accepts: from 10..20, to 100", said, StringComparison.Ordinal);
    }

    [Fact]
    public void An_actor_or_an_issue_called_like_a_key_of_the_answer_has_a_place_of_its_own()
    {
        EntenteRun run = EntenteCall.Run(
            "solve", Names(), "--json", "--frontier", "status", "terms", "--region", "depth", "zopa");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        JsonObject json = JsonNode.Parse(run.Output)!.AsObject();
        Assert.All(json["frontier"]!.AsArray(), point =>
        {
            Assert.Equal(["status", "terms"], Keys(point!["utility"]));
            Assert.Equal("converged", (string?)point["status"]);
            Assert.Equal(["depth", "zopa"], Keys(point["terms"]));
        });
        Assert.Equal(["depth", "zopa"], Keys(json["region"]!["positions"]));
        Assert.Equal(json["region"]!["positions"]!["depth"]!.AsArray().Count, json["region"]!["depth"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("--terms", "The terms in the file")]
    [InlineData("--frontier company union", "What Port company and Dockers' union can have together")]
    [InlineData("--region pay automation", "Which positions on pay and automation could be agreed")]
    public void What_was_asked_for_comes_first_and_stands_on_the_page_too(string option, string heading)
    {
        string page = Path.Combine(folder, "page.html");
        string[] asked = option == "--terms" ? [option, Write("{pay: 40, automation: 50, contract: four-years}")] : option.Split(' ');
        EntenteRun run = EntenteCall.Run(["solve", "scenarios/port-strike.yaml", .. asked, "--out", page]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        string html = WebUtility.HtmlDecode(File.ReadAllText(page));
        string[] headings = [heading, "Is there a deal?", "Where it would land", "Who gains and who pays",
            "What other bargaining rules lead to", "What no deal is made of"];
        foreach (string text in new[] { run.Output, html })
        {
            int[] places = [.. headings.Select(one => text.IndexOf(one, StringComparison.Ordinal))];
            Assert.DoesNotContain(-1, places);
            Assert.Equal(places.Order(), places);
        }

        Assert.EndsWith($"Page: {page}\n", run.Output, StringComparison.Ordinal);
    }

    // Every name is a key of the answer too.
    private string Names()
    {
        string file = Path.Combine(folder, "names.yaml");
        File.WriteAllText(file, """
            entente: 1
            title: Names
            from: 2025-01-01
            until: 2026-01-01
            actors:
              status: {role: table, reservation: 0.2}
              terms: {role: table, reservation: 0.2}
            issues:
              depth:
                scale: {0: low, 100: high}
                today: 50
                wants: {status: {ideal: 0, salience: 60, accepts: 0..90}, terms: {ideal: 100, salience: 30}}
              zopa:
                scale: {0: low, 100: high}
                today: 50
                wants: {status: {ideal: 100, salience: 30, accepts: {from: 10..20, to: 100}}, terms: {ideal: 0, salience: 60}}
            """);
        return file;
    }

    private JsonObject Plan(string text)
    {
        EntenteRun run = EntenteCall.Run("solve", "scenarios/port-strike.yaml", "--json", "--terms", Write(text));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return JsonNode.Parse(run.Output)!["terms"]!.AsObject();
    }

    private string Write(string text)
    {
        string path = Path.Combine(folder, "plan.yaml");
        File.WriteAllText(path, text);
        return path;
    }

    private static void AssertTermsAndUtility(JsonNode point)
    {
        Assert.Equal(["pay", "automation", "contract"], Keys(point["terms"]));
        Assert.Equal(JsonValueKind.Number, point["terms"]!["pay"]!.GetValueKind());
        Assert.Equal(JsonValueKind.String, point["terms"]!["contract"]!.GetValueKind());
        Assert.Equal(["company", "union", "ministry", "exporters"], Keys(point["utility"]));
        Assert.All(point["utility"]!.AsObject(), one => Assert.InRange((double)one.Value!, 0, 1));
    }

    private static IEnumerable<string> Keys(JsonNode? node) => node!.AsObject().Select(one => one.Key);
}
