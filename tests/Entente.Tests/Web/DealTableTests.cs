using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Scenarios;
using Entente.Tests.Cli;

namespace Entente.Tests.Web;

/// <summary>The deal table: the same numbers and sentences as the command, pins, and plans that are files like others.</summary>
public sealed class DealTableTests
{
    private const string Strike = "port-strike.yaml";

    public static TheoryData<string> Files => [.. Repository.ShippedScenarios.Select(path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Terms_are_answered_as_the_command_answers_them(string name)
    {
        await using OpenWorkbench open = await OpenWorkbench.With((name, Repository.Read("scenarios", name)));
        string address = $"/api/files/{await open.IdOf(name)}/deal";
        Scenario scenario = ScenarioReader.Read(Repository.Read("scenarios", name), name).Scenario!;
        foreach (JsonNode? package in (await open.Get(address))["packages"]!.AsArray())
        {
            string key = (string)package!["key"]!;
            foreach (double to in new[] { 0.0, 37.5, 100 })
            {
                JsonObject terms = Moved(package["today"]!.AsObject(), package["covers"]!.AsArray(), to, scenario);
                (int status, JsonObject answer) =
                    await open.Post(address, new JsonObject { ["package"] = key, ["terms"] = terms.DeepClone() });
                Assert.Equal(200, status);
                string plan = open.PathOf("terms.yaml");
                await File.WriteAllTextAsync(plan, terms.ToJsonString(), TestContext.Current.CancellationToken);
                EntenteRun run = EntenteCall.Run("solve", open.PathOf(name), "--package", key, "--terms", plan, "--json");
                Assert.Equal(JsonNode.Parse(run.Output)!["terms"]!.ToJsonString(), answer["deal"]!.ToJsonString());
            }
        }
    }

    [Fact]
    public async Task Rules_of_bargaining_are_gone_to_with_the_numbers_of_the_command()
    {
        await using OpenWorkbench open = await OpenWorkbench.With((Strike, Repository.Read("scenarios", Strike)));
        string address = $"/api/files/{await open.IdOf(Strike)}/deal/go";
        JsonNode solutions = JsonNode.Parse(EntenteCall.Run("solve", open.PathOf(Strike), "--json").Output)!["solutions"]!;
        foreach ((string rule, JsonNode? solution) in solutions.AsObject())
        {
            (int status, JsonObject answer) = await open.Post(address, new JsonObject { ["to"] = rule, ["terms"] = new JsonObject() });
            Assert.Equal(200, status);
            Assert.True((bool)answer["found"]!);
            Assert.Equal(solution!["terms"]!.ToJsonString(), answer["deal"]!["terms"]!.ToJsonString());
            Assert.Equal(solution["gain"]!.ToJsonString(), answer["deal"]!["gain"]!.ToJsonString());
        }

        JsonObject pinned = new() { ["to"] = "nash", ["terms"] = new JsonObject { ["pay"] = 55 }, ["pins"] = new JsonArray("pay") };
        Assert.Equal(55, (double)(await open.Post(address, pinned)).Answer["deal"]!["terms"]!["pay"]!);
        JsonObject impossible = new() { ["to"] = "nearest", ["terms"] = new JsonObject { ["pay"] = 99 }, ["pins"] = new JsonArray("pay") };
        JsonObject none = (await open.Post(address, impossible)).Answer;
        Assert.False((bool)none["found"]!);
        Assert.StartsWith("With these issues settled: There is no deal", (string)none["says"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_is_known_is_not_read_again_and_a_new_one_counts()
    {
        await using OpenWorkbench open = await OpenWorkbench.With((Strike, Repository.Read("scenarios", Strike)));
        string address = $"/api/files/{await open.IdOf(Strike)}/deal";
        string version = (string)(await open.Get(address))["version"]!;
        await File.WriteAllTextAsync(open.PathOf(Strike), Repository.Read("scenarios", Strike).Replace("reservation: 0.48..0.57..0.68",
            "reservation: 0.48..0.60..0.68", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        JsonObject call = new() { ["terms"] = new JsonObject(), ["version"] = version };
        Assert.Equal(0.57, (double)(await open.Post(address, call)).Answer["deal"]!["no-deal"]!["company"]!);
        call.Remove("version");
        JsonObject now = (await open.Post(address, call)).Answer;
        Assert.NotEqual(version, (string?)now["version"]);
        Assert.Equal(0.60, (double)now["deal"]!["no-deal"]!["company"]!);
    }

    [Theory]
    [InlineData("""{"terms": {"peace": 5}}""", "no issue `peace`")]
    [InlineData("""{"terms": {"pay": 101}}""", "0 to 100")]
    [InlineData("""{"terms": {"pay": "high"}}""", "0 to 100")]
    [InlineData("""{"terms": {"contract": "forever"}}""", "arbitration")]
    [InlineData("""{"terms": {"contract": 1}}""", "arbitration")]
    [InlineData("""{"terms": {}, "package": "peace"}""", "no package `peace`")]
    [InlineData("""{"terms": null}""", "not as the workbench takes it")]
    public async Task Terms_that_cannot_be_are_refused(string call, string why)
    {
        await using OpenWorkbench open = await OpenWorkbench.With((Strike, Repository.Read("scenarios", Strike)));
        (int status, JsonObject answer) = await open.Post($"/api/files/{await open.IdOf(Strike)}/deal", JsonNode.Parse(call)!);
        Assert.Equal(400, status);
        Assert.Contains(why, (string)answer["problem"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_is_a_file_that_the_command_takes()
    {
        await using OpenWorkbench open = await OpenWorkbench.With((Strike, Repository.Read("scenarios", Strike)));
        string plans = $"/api/files/{await open.IdOf(Strike)}/plans";
        JsonObject terms = new() { ["pay"] = 47.125, ["automation"] = 50, ["contract"] = "arbitration" };
        (int status, JsonObject listing) = await open.Post(plans, Plan("Offer of May (2nd), d'accord", terms));
        Assert.Equal(200, status);
        Assert.Equal(terms.ToJsonString(), listing["plans"]![0]!["terms"]!.ToJsonString());
        string file = open.PathOf("terms/Offer of May (2nd), d'accord.yaml");
        EntenteRun run = EntenteCall.Run("solve", open.PathOf(Strike), "--terms", file, "--json");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(terms.ToJsonString(), JsonNode.Parse(run.Output)!["terms"]!["terms"]!.ToJsonString());
        Assert.Equal(409, (await open.Post(plans, Plan("Offer of May (2nd), d'accord", terms))).Status);
        terms["pay"] = 48;
        Assert.Equal(200, (await open.Post(plans, Plan("Offer of May (2nd), d'accord", terms, replace: true))).Status);
        Assert.Contains("pay: 48\n", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(200, (await open.Post(plans, Plan("Другий", terms))).Status);

        JsonObject compare = new() { ["plans"] = new JsonArray("Другий", "Offer of May (2nd), d'accord") };
        JsonArray compared = (await open.Post(plans + "/compare", compare)).Answer["plans"]!.AsArray();
        (_, JsonObject answer) =
            await open.Post(plans.Replace("plans", "deal", StringComparison.Ordinal), new JsonObject { ["terms"] = terms.DeepClone() });
        Assert.All(compared, plan => Assert.Equal(answer["deal"]!.ToJsonString(), plan!["deal"]!.ToJsonString()));
        compare["plans"] = new JsonArray([.. Enumerable.Repeat("Другий", 7).Select(name => (JsonNode)name)]);
        Assert.Equal(400, (await open.Post(plans + "/compare", compare)).Status);

        Assert.Equal(200, await Delete(open, $"{plans}/{Uri.EscapeDataString("Другий")}"));
        Assert.Equal(["Offer of May (2nd), d'accord.yaml"], Directory.GetFiles(open.PathOf("terms"))
            .Select(path => Path.GetFileName(path)));
        Assert.Single((await open.Get("/api/files"))["files"]!.AsArray()); // a plan is no scenario
    }

    [Theory]
    [InlineData("../port-strike")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("C:a")]
    [InlineData("/etc/passwd")]
    [InlineData(".hidden")]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    [InlineData("a\u202eb")]
    [InlineData("con")]
    [InlineData("COM1")]
    [InlineData("-o")]
    [InlineData(" ")]
    [InlineData("")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890")]
    public async Task Nothing_but_a_name_is_taken_for_one(string name)
    {
        await using OpenWorkbench open = await OpenWorkbench.With((Strike, Repository.Read("scenarios", Strike)));
        string plans = $"/api/files/{await open.IdOf(Strike)}/plans";
        (int status, JsonObject answer) = await open.Post(plans, Plan(name, new() { ["pay"] = 50 }));
        Assert.Equal(400, status);
        Assert.NotEmpty((string)answer["problem"]!);
        Assert.Equal([Strike], Directory.GetFileSystemEntries(open.Folder).Select(path => Path.GetFileName(path))
            .Where(one => one[0] != '.'));
        Assert.InRange(await Delete(open, $"{plans}/{Uri.EscapeDataString(name)}"), 400, 405);
        Assert.True(File.Exists(open.PathOf(Strike)));
    }

    [Fact]
    public async Task Links_lead_no_plan_out_of_the_folder()
    {
        await using OpenWorkbench open =
            await OpenWorkbench.With((Strike, Repository.Read("scenarios", Strike)), ("other/secret.yaml", "pay: 1\n"));
        string plans = $"/api/files/{await open.IdOf(Strike)}/plans";
        Directory.CreateSymbolicLink(open.PathOf("terms"), open.PathOf("other"));
        Assert.Empty((await open.Get(plans))["plans"]!.AsArray());
        Assert.Equal(409, (await open.Post(plans, Plan("mine", new() { ["pay"] = 50 }))).Status);
        Directory.Delete(open.PathOf("terms"));
        Directory.CreateDirectory(open.PathOf("terms"));
        File.CreateSymbolicLink(open.PathOf("terms/secret.yaml"), open.PathOf("other/secret.yaml"));
        Assert.Empty((await open.Get(plans))["plans"]!.AsArray());
        Assert.Equal(409, (await open.Post(plans, Plan("secret", new() { ["pay"] = 50 }, replace: true))).Status);
        Assert.Equal(404, await Delete(open, plans + "/secret"));
        Assert.Equal("pay: 1\n", await File.ReadAllTextAsync(open.PathOf("other/secret.yaml"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Files_of_other_scenarios_are_no_plans_and_are_not_written_over()
    {
        await using OpenWorkbench open = await OpenWorkbench.With(
            (Strike, Repository.Read("scenarios", Strike)), ("terms/other.yaml", "land: 5\n"), ("terms/old.yaml", "pay: 50\nwages: 3\n"));
        string plans = $"/api/files/{await open.IdOf(Strike)}/plans";
        JsonNode old = Assert.Single((await open.Get(plans))["plans"]!.AsArray())!;
        Assert.Equal("old", (string?)old["name"]);
        Assert.Equal(2, (int)old["problems"]![0]!["line"]!);
        Assert.Equal(409, (await open.Post(plans, Plan("other", new() { ["pay"] = 50 }, replace: true))).Status);
        Assert.Equal("land: 5\n", await File.ReadAllTextAsync(open.PathOf("terms/other.yaml"), TestContext.Current.CancellationToken));
    }

    private static JsonObject Plan(string name, JsonObject terms, bool replace = false) =>
        new() { ["name"] = name, ["terms"] = terms.DeepClone(), ["replace"] = replace };

    private static async Task<int> Delete(OpenWorkbench open, string address)
    {
        using HttpRequestMessage call = new(HttpMethod.Delete, address) { Content = new StringContent("{}", null, "application/json") };
        using HttpResponseMessage answer = await open.Http.SendAsync(call);
        return (int)answer.StatusCode;
    }

    // Every scale of the package at a position, or every second option.
    /// <summary>Today's terms with every position of a package put at the same share of its scale.</summary>
    private static JsonObject Moved(JsonObject today, JsonArray covers, double to, Scenario scenario)
    {
        JsonObject terms = today.DeepClone().AsObject();
        foreach (string issue in covers.Select(one => (string)one!).Where(issue => today[issue]!.GetValueKind() == JsonValueKind.Number))
        {
            Anchors scale = ((ScaleIssue)scenario.Issues[issue]).Scale;
            terms[issue] = scale.Whole ? Math.Round(scale.Own(to)) : scale.Own(to);
        }

        return terms;
    }
}
