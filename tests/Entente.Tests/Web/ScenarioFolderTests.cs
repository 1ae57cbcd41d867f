using System.Diagnostics;
using System.Text.Json.Nodes;
using Entente.Tests.Cli;

namespace Entente.Tests.Web;

/// <summary>Which files the page sees, and that no call reaches another.</summary>
public sealed class ScenarioFolderTests
{
    private const string Small = "entente: 1\ntitle: Small\n";

    [Fact]
    public async Task Scenarios_of_the_folder_and_of_folders_in_it_are_listed_with_what_is_wrong_with_them()
    {
        await using OpenWorkbench workbench = await OpenWorkbench.With(
            ("b.yaml", Repository.Read("scenarios", OpenWorkbench.Town)),
            ("a.yml", Small), ("terms.yaml", "toll: 30\n"), ("notes.txt", Small),
            (".hidden.yaml", Small), (Path.Combine(".entente", "x.yaml"), Small), (Path.Combine("more", "c.yaml"), Small),
            (Path.Combine("more", "deep", "d.yaml"), Small),
            (Path.Combine("ran", "run.json"), "{}"), (Path.Combine("ran", "scenario.yaml"), Small));
        JsonArray files = (await workbench.Get("/api/files"))["files"]!.AsArray();
        Assert.Equal(["a.yml", "b.yaml", "more/c.yaml"], files.Select(file => (string?)file!["name"]));
        Assert.Equal("Traffic in a town centre", (string?)files[1]!["title"]);
        Assert.Equal(0, (int)files[1]!["errors"]!);
        Assert.Null(files[0]!["title"]);
        Assert.True((int)files[0]!["errors"]! > 0);
    }

    [Fact]
    public async Task A_scenario_that_is_too_large_is_not_shown_and_that_is_said()
    {
        string large = Small + "summary: " + new string('x', 1_000_000);
        await using OpenWorkbench workbench = await OpenWorkbench.With(("a.yaml", Small), ("large.yaml", large), ("data.yml", large[11..]));
        JsonObject told = await workbench.Get("/api/files");
        Assert.Equal(["a.yaml"], told["files"]!.AsArray().Select(file => (string?)file!["name"]));
        Assert.Equal("large.yaml is larger than 1 MB, the most that a scenario may have, so it is not shown.",
            (string?)Assert.Single(told["passed-over"]!.AsArray()));
    }

    [Fact]
    public async Task A_file_alone_is_the_only_one()
    {
        await using OpenWorkbench folder = await OpenWorkbench.With(("a.yaml", Small), ("b.yaml", Small));
        await using OpenWorkbench workbench = await OpenWorkbench.At(folder.PathOf("b.yaml"));
        Assert.Equal(["b.yaml"], (await workbench.Get("/api/files"))["files"]!.AsArray().Select(file => (string?)file!["name"]));
    }

    [Fact]
    public async Task Ids_are_the_same_after_a_restart()
    {
        await using OpenWorkbench workbench = await OpenWorkbench.WithTown();
        string before = await workbench.IdOf();
        await workbench.Restart();
        Assert.Equal(before, await workbench.IdOf());
    }

    [Theory]
    [InlineData("town-traffic.yaml")]
    [InlineData("..%2ftown-traffic.yaml")]
    [InlineData("%2e%2e%2f%2e%2e%2fetc%2fpasswd")]
    [InlineData("..%5c..%5cwindows%5cwin.ini")]
    [InlineData("%2fetc%2fpasswd")]
    [InlineData("C:%5cWindows")]
    [InlineData("x%00.yaml")]
    [InlineData("%e2%80%ae")]
    [InlineData("..%c0%af..%c0%afetc")]
    [InlineData("%ef%bc%8e%ef%bc%8e%ef%bc%8f")] // full-width dots and slash
    [InlineData("%25%32%65%25%32%65%25%32%66")] // escaped twice
    [InlineData("file:%2f%2f%2fetc%2fpasswd")]
    [InlineData("0000000000000000")]
    public async Task A_path_is_no_id(string tried)
    {
        await using OpenWorkbench workbench = await OpenWorkbench.WithTown();
        foreach (string address in new[] { $"/api/files/{tried}", $"/{tried}", $"/results/{tried}/report.html", $"/results/x/{tried}" })
        {
            UriCreationOptions asItStands = new() { DangerousDisablePathAndQueryCanonicalization = true };
            using HttpRequestMessage call = new(HttpMethod.Get, new Uri(workbench.Origin + address, asItStands));
            using HttpResponseMessage answer = await workbench.Http.SendAsync(call);
            Assert.True((int)answer.StatusCode is 400 or 404);
            Assert.DoesNotContain("root:", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Links_that_lead_out_of_the_folder_are_passed_over()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights there.");
        await using OpenWorkbench outside = await OpenWorkbench.With(("secret.yaml", Small));
        await using OpenWorkbench workbench = await OpenWorkbench.With(("a.yaml", Small));
        File.CreateSymbolicLink(workbench.PathOf("file.yaml"), outside.PathOf("secret.yaml"));
        Directory.CreateSymbolicLink(workbench.PathOf("folder"), outside.Folder);
        File.CreateSymbolicLink(workbench.PathOf("nowhere.yaml"), workbench.PathOf("nowhere"));
        File.CreateSymbolicLink(workbench.PathOf("round.yaml"), workbench.PathOf("round.yaml"));
        File.CreateSymbolicLink(workbench.PathOf("inside.yaml"), workbench.PathOf("a.yaml"));
        Assert.Equal(
            ["a.yaml", "inside.yaml"], (await workbench.Get("/api/files"))["files"]!.AsArray().Select(file => (string?)file!["name"]));
    }

    [Fact]
    public async Task A_file_that_becomes_a_link_is_no_longer_reached()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights there.");
        await using OpenWorkbench outside = await OpenWorkbench.With(("secret.yaml", Small));
        await using OpenWorkbench workbench = await OpenWorkbench.WithTown();
        string id = await workbench.IdOf();
        JsonObject state = await workbench.State();
        File.Delete(workbench.PathOf());
        File.CreateSymbolicLink(workbench.PathOf(), outside.PathOf("secret.yaml"));
        Assert.Equal(404, (int)(await workbench.Http.GetAsync($"/api/files/{id}")).StatusCode);
        Assert.Equal(404, (await workbench.Edit(id, state["version"], "title=Mine")).Status);
        Assert.Equal(Small, await File.ReadAllTextAsync(outside.PathOf("secret.yaml")));
    }

    [Fact]
    public async Task A_pipe_keeps_nobody_waiting()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no pipes in folders there.");
        await using OpenWorkbench workbench = await OpenWorkbench.WithTown();
        using (Process made = Process.Start("mkfifo", [workbench.PathOf("pipe.yaml")]))
        {
            await made.WaitForExitAsync();
        }

        Assert.Single((await workbench.Get("/api/files"))["files"]!.AsArray());
    }

    [Theory]
    [InlineData("war")]
    [InlineData("dispute")]
    public async Task A_scenario_that_is_begun_is_the_one_that_the_command_writes(string about)
    {
        await using OpenWorkbench workbench = await OpenWorkbench.With();
        JsonObject asked = new() { ["name"] = "Border talks", ["about"] = about };
        (int status, JsonObject state) = await workbench.Post("/api/files", asked);
        Assert.Equal((200, "Border talks.yaml"), (status, (string?)state["name"]));
        Assert.DoesNotContain(state["problems"]!.AsArray(), one => (string?)one!["severity"] == "error");
        string begun = await File.ReadAllTextAsync(workbench.PathOf("Border talks.yaml")), folder = workbench.PathOf("more");
        Directory.CreateDirectory(folder);
        EntenteCall.Run("new", Path.Combine(folder, "Border talks"), "--" + about);
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(folder, "Border talks.yaml")), begun);
        (status, _) = await workbench.Post("/api/files", asked);
        Assert.Equal(409, status);
        Assert.Equal(begun, await File.ReadAllTextAsync(workbench.PathOf("Border talks.yaml")));
    }

    [Theory]
    [InlineData("", "war")]
    [InlineData("../outside", "war")]
    [InlineData("/tmp/outside", "war")]
    [InlineData("a\\b", "war")]
    [InlineData(".hidden", "war")]
    [InlineData("nul", "war")]
    [InlineData("line\nbreak", "war")]
    [InlineData("fine", "../war")]
    public async Task What_is_no_name_begins_nothing(string name, string about)
    {
        await using OpenWorkbench workbench = await OpenWorkbench.With();
        (int status, _) = await workbench.Post("/api/files", new JsonObject { ["name"] = name, ["about"] = about });
        Assert.Equal(400, status);
        Assert.Empty(Directory.GetFiles(workbench.Folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Nothing_is_begun_beside_a_file_that_is_opened_alone()
    {
        await using OpenWorkbench folder = await OpenWorkbench.WithTown();
        await using OpenWorkbench alone = await OpenWorkbench.At(folder.PathOf());
        (int status, _) = await alone.Post("/api/files", new JsonObject { ["name"] = "other", ["about"] = "war" });
        Assert.Equal(400, status);
        Assert.False((bool)(await alone.Get("/api/files"))["can-begin"]!);
    }

    [Theory]
    [InlineData("<img src=x onerror=alert(1)>.yaml")]
    [InlineData("javascript:alert(1).yaml")]
    [InlineData("a\"b'c&d.yaml")]
    [InlineData("line\nbreak\u001b[31m.yaml")]
    [InlineData("\u202egnp.yaml")]
    [InlineData("Київ-договір 和平.yaml")]
    public async Task A_hostile_name_is_shown_and_is_nothing_more(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Names are tamer there.");
        await using OpenWorkbench workbench = await OpenWorkbench.With((name, Repository.Read("scenarios", OpenWorkbench.Town)));
        using HttpResponseMessage answer = await workbench.Http.GetAsync("/api/files");
        string text = await answer.Content.ReadAsStringAsync();
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain('\u202e', text);
        Assert.DoesNotContain('\u001b', text);
        Assert.Equal(JsonNode.Parse(text)!["files"]![0]!["id"]!.ToJsonString(), JsonNode.Parse(text)!["only"]!["id"]!.ToJsonString());
        JsonNode file = Assert.Single(JsonNode.Parse(text)!["files"]!.AsArray())!;
        JsonNode? version = (await workbench.Get($"/api/files/{file["id"]}"))["version"];
        (int status, _) = await workbench.Edit((string)file["id"]!, version, "title=Other");
        Assert.Equal(200, status);
        Assert.Contains("\ntitle: Other\n", await File.ReadAllTextAsync(workbench.PathOf(name)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_texts_are_data()
    {
        const string hostile = "</script><script>alert(1)</script><svg onload=alert(1)> javascript:alert(1) {{7*7}} ${x}";
        await using OpenWorkbench workbench = await OpenWorkbench.With(
            ("a.yaml",
                Repository.Read("scenarios", OpenWorkbench.Town).Replace("Traffic in a town centre", hostile, StringComparison.Ordinal)));
        JsonObject state = await workbench.State("a.yaml");
        Assert.Equal(hostile, (string?)state["tree"]!["title"]);
        Assert.Equal(hostile, (string?)(await workbench.Get("/api/files"))["files"]![0]!["title"]);
    }
}
