using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Entente.Cli;
using Entente.Tests.Cli;

namespace Entente.Tests.Web;

/// <summary>Questions that the page asks.</summary>
public sealed class JobsTests : IAsyncLifetime
{
    private const string Strike = "port-strike.yaml";

    private OpenWorkbench workbench = null!;
    private string id = "";

    public async ValueTask InitializeAsync()
    {
        workbench = await OpenWorkbench.With((Strike, Repository.Read("scenarios", Strike)));
        id = await workbench.IdOf(Strike);
    }

    public ValueTask DisposeAsync() => workbench.DisposeAsync();

    [Theory]
    [InlineData("check", "{}", "")]
    [InlineData("solve", "{}", "")]
    [InlineData("solve", """{"set":["talks.pace=2"]}""", "--set talks.pace=2")]
    [InlineData("trace", """{"draw":3,"seed":7}""", "--draw 3 --seed 7")]
    [InlineData("why", """{"draws":64,"seed":5}""", "--draws 64 --seed 5")]
    [InlineData("moves", """{"draws":16}""", "--draws 16")]
    [InlineData("compare", """{"draws":32,"set":["talks.pace=2"]}""", "--draws 32 --set talks.pace=2")]
    [InlineData("explain", """{"draws":32,"seed":3}""", "--draws 32 --seed 3")]
    public Task Answers_are_those_of_the_command_byte_for_byte(string verb, string options, string given) =>
        IsThatOfTheCommand(Strike, verb, options, given);

    [Theory]
    [InlineData("holds", """{"draws":32,"seed":5,"years":2}""", "--draws 32 --seed 5 --years 2")]
    [InlineData("compare", """{"draws":16}""", "--draws 16 --all")]
    [InlineData("compare", """{"draws":16,"variant":["patron-ends-aid"]}""", "--draws 16 --variant patron-ends-aid")]
    public async Task So_are_those_about_a_war(string verb, string options, string given)
    {
        File.Copy(Repository.TestFile("border-strip.yaml"), workbench.PathOf("border-strip.yaml"));
        id = await workbench.IdOf("border-strip.yaml");
        await IsThatOfTheCommand("border-strip.yaml", verb, options, given);
    }

    [Theory]
    [InlineData("solve", """{"package":"ceasefire","explain":"north","frontier":["north","south"],"redact":true}""",
        "--package ceasefire --explain north --frontier north south --redact")]
    [InlineData("solve", """{"terms":"middle"}""", "--terms PLAN")]
    [InlineData("holds", """{"draws":16,"terms":"middle","signed":"2025-03-01"}""", "--draws 16 --terms PLAN --signed 2025-03-01")]
    public async Task And_those_about_a_plan_and_between_two(string verb, string options, string given)
    {
        File.Copy(Repository.TestFile("border-strip.yaml"), workbench.PathOf("border-strip.yaml"));
        id = await workbench.IdOf("border-strip.yaml");
        JsonNode today = (await workbench.Get($"/api/files/{id}/deal"))["packages"]![0]!["today"]!;
        JsonObject plan = new() { ["name"] = "middle", ["terms"] = today.DeepClone() };
        Assert.Equal(200, (await workbench.Post($"/api/files/{id}/plans", plan)).Status);
        string file = workbench.PathOf(Path.Combine("terms", "middle.yaml"));
        await IsThatOfTheCommand("border-strip.yaml", verb, options, given.Replace("PLAN", file, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Forms_offer_what_the_commands_take()
    {
        JsonArray forms = (await workbench.Get("/api/questions"))["questions"]!.AsArray();
        Assert.Equal(
            ["run", "solve", "why", "explain", "holds", "moves", "compare", "trace"], forms.Select(form => (string)form!["verb"]!));
        // `--spread` and `--analyst` are changes of the values `spread` and `analyst` there
        string[] elsewhere =
            ["--threads", "--out", "--force", "--json", "--resume", "--discard", "--gambit", "--redact", "--spread", "--analyst",
                "--part", "--keep"];
        Assert.All(forms, form =>
        {
            Command command = EntenteCommand.Create().Subcommands.Single(one => one.Name == (string)form!["verb"]!);
            JsonObject[] fields =
                [.. form!["options"]!.AsArray().Select(one => one!.AsObject()).Where(one => (string)one["kind"]! != "run")];
            Assert.Equal(command.Options.Select(one => one.Name).Except(elsewhere).Where(one => one != "--help").Order(),
                fields.Select(one => "--" + one["key"]).Except(elsewhere).Order());
            Assert.All(fields, field => Assert.Equal((string)field["kind"]! is "count" ? Usual(command, (string)field["key"]!) : null,
                (long?)field["usual"]));
        });

        static long? Usual(Command command, string key)
        {
            Option option = command.Options.Single(one => one.Name == "--" + key);
            return option.HasDefaultValue ? Convert.ToInt64(option.GetDefaultValue(), CultureInfo.InvariantCulture) : null;
        }
    }

    [Fact]
    public async Task A_refusal_names_the_field_of_the_form_and_not_the_option_of_the_command()
    {
        (int status, JsonObject answer) = await workbench.Post($"/api/files/{id}/ask",
            JsonNode.Parse("""{"verb":"solve","options":{"frontier":["one"]}}""")!);
        Assert.Equal(422, status);
        Assert.Contains("“frontier”", (string)answer["problem"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("--", (string)answer["problem"]!, StringComparison.Ordinal);
    }

    private async Task IsThatOfTheCommand(string file, string verb, string options, string given)
    {
        JsonObject job = await Ended(await Ask(verb, options));
        Assert.Equal(("done", null), ((string?)job["state"], (string?)job["problem"]));
        EntenteRun run = EntenteCall.Run(
            [verb, workbench.PathOf(file), "--json", .. given.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.Equal("", run.Error);
        Assert.Equal(run.Output.ReplaceLineEndings("\n"), await workbench.Http.GetStringAsync($"/api/jobs/{job["id"]}/json"));
        JsonObject page = await workbench.Get($"/api/jobs/{job["id"]}/page");
        Assert.NotEmpty(page["sections"]!.AsArray());
    }

    [Fact]
    public async Task A_run_is_that_of_the_command_and_leaves_its_results_beside_the_scenario()
    {
        JsonObject job = await Ended(await Ask("run", """{"draws":64,"seed":9}"""));
        Assert.Equal("done", (string?)job["state"]);
        string answer = await workbench.Http.GetStringAsync($"/api/jobs/{job["id"]}/json");
        string folder = Path.Combine(workbench.Folder, "results", "port-strike"), again = Path.Combine(workbench.Folder, "again");
        EntenteRun run = EntenteCall.Run("run", workbench.PathOf(Strike), "--json", "--draws", "64", "--seed", "9", "--out", again);
        Assert.Equal(run.Output.ReplaceLineEndings("\n").Replace(again, folder, StringComparison.Ordinal), answer);
        foreach (string file in new[] { "draws.parquet", "forecast.json", "run.json", "scenario.yaml", "timeline.parquet", "report.html" })
        {
            Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(again, file)), await File.ReadAllBytesAsync(Path.Combine(folder, file)));
        }
    }

    [Fact]
    public async Task Results_are_served_where_they_can_do_nothing()
    {
        JsonObject job = await Ended(await Ask("run", """{"draws":32}"""));
        string url = job["results"]!.AsArray().Select(file => (string)file!["url"]!).First();
        using HttpClient other = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new(workbench.Origin) };
        using HttpResponseMessage report = await other.GetAsync(url); // a frame sends no header
        Assert.Equal(200, (int)report.StatusCode);
        Assert.StartsWith(
            "sandbox allow-scripts allow-downloads;", report.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("text/html", report.Content.Headers.ContentType!.MediaType);
        Assert.Contains("</html>", await report.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        string place = url[..url.LastIndexOf('/')];
        Assert.True(place.Length > "/results/".Length + 30); // nobody guesses it
        File.WriteAllText(Path.Combine(workbench.Folder, "results", "port-strike", "secret.txt"), "x");
        foreach (string tried in new[]
            {
                "secret.txt", "..%2f..%2fport-strike.yaml", "%2fetc%2fpasswd", "", ".", "report.html%00", "REPORT.HTML",
            })
        {
            using HttpResponseMessage answer = await other.GetAsync($"{place}/{tried}");
            Assert.True((int)answer.StatusCode is 400 or 404);
        }
    }

    [Fact]
    public async Task Runs_stay_and_are_found_again_after_a_restart()
    {
        await Ended(await Ask("run", """{"draws":32}"""));
        await Ended(await Ask("run", """{"draws":32}""")); // the very same one
        await Ended(await Ask("run", """{"draws":48}"""));
        await workbench.Edit(id, (await workbench.State(Strike))["version"], "title=Another strike");
        await workbench.Restart();
        JsonArray runs = (await workbench.Get($"/api/files/{id}/runs"))["runs"]!.AsArray();
        Assert.Equal(
            [("results/port-strike", 32), ("results/port-strike-2", 48)], runs.Select(run => ((string)run!["run"]!, (int)run["draws"]!)).Order());
        Assert.All(runs, run => Assert.False((bool)run!["is-current"]!));
        Assert.All(runs, run => Assert.NotNull(run!["outcomes"]!["settlement"]!["p"]));
        string report = runs[0]!["results"]!.AsArray().Select(file => (string)file!["url"]!)
            .Single(url => url.EndsWith("report.html", StringComparison.Ordinal));
        Assert.Equal(200, (int)(await workbench.Http.GetAsync(report)).StatusCode);
    }

    [Fact]
    public async Task A_run_without_names_leaves_none_in_its_results_and_the_numbers_as_they_are()
    {
        await Ended(await Ask("run", """{"draws":32}"""));
        JsonObject job = await Ended(await Ask("run", """{"draws":32,"redact":true}"""));
        Assert.Equal("results/port-strike-2", (string)job["run"]!);
        string results = Path.Combine(workbench.Folder, "results");
        foreach (string name in new[] { "report.html", "scenario.yaml" })
        {
            string text = await File.ReadAllTextAsync(Path.Combine(results, "port-strike-2", name));
            Assert.DoesNotContain("Letter to all staff", text, StringComparison.Ordinal);
            Assert.DoesNotContain("union council", text, StringComparison.Ordinal);
        }

        JsonArray runs = (await workbench.Get($"/api/files/{id}/runs"))["runs"]!.AsArray();
        Assert.Equal(2, runs.Count);
        Assert.Equal(runs[0]!["outcomes"]!.ToJsonString(), runs[1]!["outcomes"]!.ToJsonString());
    }

    [Fact]
    public async Task A_question_about_a_run_is_answered_beside_its_report_and_two_runs_are_compared()
    {
        string folder = Path.Combine(workbench.Folder, "results", "port-strike");
        JsonObject first = await Ended(await Ask("run", """{"draws":48,"seed":4}"""));
        await workbench.Edit(id, (await workbench.State(Strike))["version"], "talks.pace=2");
        JsonObject second = await Ended(await Ask("run", """{"draws":48,"seed":4}"""));
        JsonObject why = await Ended(await Ask("why", """{"draws":32,"run":"results/port-strike"}"""));
        Assert.Equal("done", (string?)why["state"]);
        string answer = await workbench.Http.GetStringAsync($"/api/jobs/{why["id"]}/json");
        byte[] page = await File.ReadAllBytesAsync(Path.Combine(folder, "why.html"));
        EntenteRun command = EntenteCall.Run("why", folder, "--draws", "32", "--json");
        Assert.Equal(command.Output.ReplaceLineEndings("\n"), answer);
        Assert.Equal(page, await File.ReadAllBytesAsync(Path.Combine(folder, "why.html")));
        Assert.Contains(why["results"]!.AsArray(), file => (string?)file!["name"] == "why.html");
        JsonObject compared = await Ask("compare", """{"runs":["results/port-strike","results/port-strike-2"]}""");
        Assert.Equal(("done", "results/port-strike-2"), ((string?)compared["state"], (string?)compared["run"]));
        Assert.Equal(EntenteCall.Run("compare", folder, folder + "-2", "--json").Output.ReplaceLineEndings("\n"),
            await workbench.Http.GetStringAsync($"/api/jobs/{compared["id"]}/json"));
        Assert.NotEqual((string?)first["run"], (string?)second["run"]);
    }

    [Fact]
    public async Task A_run_is_cancelled_soon_and_gone_on_with_when_it_is_asked_again()
    {
        JsonObject job = await Ask("run", """{"draws":20000}""");
        JsonObject now = await Until(job, one => (int)one["done"]! > 200 && one["seconds-left"] is not null);
        Assert.Equal("running", (string?)now["state"]);
        long began = Stopwatch.GetTimestamp();
        await workbench.Post($"/api/jobs/{job["id"]}/cancel", new JsonObject());
        now = await Ended(job);
        Assert.Equal("cancelled", (string?)now["state"]);
        Assert.InRange(Stopwatch.GetElapsedTime(began).TotalSeconds, 0, 5);
        Assert.True(Directory.Exists(Path.Combine(workbench.Folder, "results", "port-strike.partial")));
        JsonObject again = await Ask("run", """{"draws":20000}""");
        now = await Until(again, one => (int)one["done"]! > 0);
        Assert.True((int)now["done"]! > 200);
        await workbench.Post($"/api/jobs/{again["id"]}/cancel", new JsonObject());
        await Ended(again);
        Assert.Equal(409, (int)(await workbench.Http.GetAsync($"/api/jobs/{again["id"]}/json")).StatusCode);
    }

    [Fact]
    public async Task One_is_computed_at_a_time_and_those_that_take_no_time_are_answered_meanwhile()
    {
        using StreamReader events = await workbench.Events();
        JsonObject first = await Ask("run", """{"draws":20000}"""), second = await Ask("why", """{"draws":64}""");
        await Until(first, one => (string?)one["state"] == "running");
        Assert.Equal("waiting", (string?)(await Now(second))["state"]);
        Assert.Equal("done", (string?)(await Ask("solve", "{}"))["state"]);
        Assert.Equal("cancelled", (string?)(await workbench.Post($"/api/jobs/{second["id"]}/cancel", new JsonObject())).Answer["state"]);
        await workbench.Post($"/api/jobs/{first["id"]}/cancel", new JsonObject());
        await Ended(first);
        string? told;
        do
        {
            JsonObject what = await OpenWorkbench.Next(events);
            told = (string?)what["kind"] == "job" && (int)what["id"]! == (int)first["id"]! ? (string?)what["state"] : null;
        }
        while (told != "cancelled");
    }

    [Fact]
    public async Task No_more_than_twenty_wait()
    {
        for (int i = 0; i < 20; i++)
        {
            await Ask("run", string.Create(CultureInfo.InvariantCulture, $$"""{"draws":{{20000 + i}}}"""));
        }

        (int status, _) = await workbench.Post($"/api/files/{id}/ask", JsonNode.Parse("""{"verb":"why","options":{}}""")!);
        Assert.Equal(429, status);
        Assert.Equal("done", (string?)(await Ask("solve", "{}"))["state"]);
    }

    [Fact]
    public async Task A_question_that_fails_is_told_and_the_next_is_answered()
    {
        await File.WriteAllTextAsync(workbench.PathOf("results"), "a file where the results are to stand");
        JsonObject failed = await Ended(await Ask("run", """{"draws":32}"""));
        Assert.Equal("failed", (string?)failed["state"]);
        EntenteProcess.AssertPlain((string)failed["problem"]!);
        Assert.Equal("done", (string?)(await Ended(await Ask("why", """{"draws":32}""")))["state"]);
    }

    [Theory]
    [InlineData("nothing", "{}", 400)]
    [InlineData("run", "[]", 400)]
    [InlineData("run", """{"out":"/etc"}""", 400)]
    [InlineData("run", """{"draws":"many"}""", 400)]
    [InlineData("run", """{"draws":0}""", 422)]
    [InlineData("run", """{"draws":2000000000}""", 422)]
    [InlineData("why", """{"draws":1}""", 422)]
    [InlineData("solve", """{"package":"nothing"}""", 422)]
    [InlineData("compare", """{"variant":["nothing"]}""", 422)]
    [InlineData("holds", """{"years":1000000}""", 422)]
    [InlineData("trace", """{"draw":-1}""", 422)]
    [InlineData("why", """{"run":"../../etc"}""", 404)]
    [InlineData("run", """{"run":"results/port-strike"}""", 400)]
    [InlineData("compare", """{"runs":["results/port-strike"]}""", 400)]
    [InlineData("compare", """{"runs":["/etc","/tmp"]}""", 404)]
    [InlineData("holds", """{"years":0}""", 422)]
    [InlineData("why", """{"set":["nothing=1"]}""", 422)]
    [InlineData("solve", """{"seed":-1}""", 400)]
    public async Task What_cannot_be_asked_is_refused_in_a_sentence(string verb, string options, int expected)
    {
        (int status, JsonObject answer) = await workbench.Post(
            $"/api/files/{id}/ask", new JsonObject { ["verb"] = verb, ["options"] = JsonNode.Parse(options) });
        Assert.Equal(expected, status);
        Assert.EndsWith(".", (string)answer["problem"]!, StringComparison.Ordinal);
    }

    private async Task<JsonObject> Ask(string verb, string options)
    {
        (int status, JsonObject job) = await workbench.Post(
            $"/api/files/{id}/ask", new JsonObject { ["verb"] = verb, ["options"] = JsonNode.Parse(options) });
        Assert.Equal(200, status);
        return job;
    }

    private Task<JsonObject> Now(JsonObject job) => workbench.Get($"/api/jobs/{job["id"]}");

    private Task<JsonObject> Ended(JsonObject job) => Until(job, now => (string?)now["state"] is "done" or "failed" or "cancelled");

    private async Task<JsonObject> Until(JsonObject job, Func<JsonObject, bool> moment)
    {
        for (long began = Stopwatch.GetTimestamp(); ;)
        {
            JsonObject now = await Now(job);
            if (moment(now) || Stopwatch.GetElapsedTime(began).TotalMinutes > 2)
            {
                return now;
            }

            await Task.Delay(20);
        }
    }
}
