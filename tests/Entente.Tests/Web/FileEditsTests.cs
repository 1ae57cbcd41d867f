using System.Text.Json.Nodes;

namespace Entente.Tests.Web;

/// <summary>Every way in which the page changes a file.</summary>
public sealed class FileEditsTests : IAsyncLifetime
{
    private OpenWorkbench workbench = null!;
    private string id = "";

    public async ValueTask InitializeAsync()
    {
        workbench = await OpenWorkbench.WithTown();
        id = await workbench.IdOf();
    }

    public ValueTask DisposeAsync() => workbench.DisposeAsync();

    [Fact]
    public async Task A_value_is_changed_and_every_other_character_stays()
    {
        string before = OnDisk;
        (int status, JsonObject state) = await workbench.Edit(id, await Version(), "issues.toll.wants.shops.salience=55", "title=Tolls");
        Assert.Equal(200, status);
        Assert.Equal(before.Replace("shops: {ideal: 0, salience: 90}", "shops: {ideal: 0, salience: 55}", StringComparison.Ordinal)
            .Replace("title: Traffic in a town centre", "title: Tolls", StringComparison.Ordinal), OnDisk);
        Assert.Equal(OnDisk, (string?)state["text"]);
        Assert.Equal("55", (string?)state["tree"]!["issues"]!["toll"]!["wants"]!["shops"]!["salience"]);
        Assert.Equal(state["version"]!.ToJsonString(), (await Version())!.ToJsonString());
    }

    [Fact]
    public async Task A_change_that_makes_no_sense_is_told_and_nothing_is_written()
    {
        string before = OnDisk;
        (int status, JsonObject answer) = await workbench.Edit(id, await Version(), "title=Other", "issues.toll.wants.shops.salience=400");
        Assert.Equal(422, status);
        Assert.NotEmpty(answer["problems"]!.AsArray());
        Assert.Equal("issues.toll.wants.shops.salience", (string?)answer["problems"]![0]!["path"]);
        Assert.Equal(before, OnDisk);
    }

    [Theory]
    [InlineData("title")]
    [InlineData("")]
    [InlineData("=")]
    [InlineData("title=")]
    [InlineData("title=a\nentente: 2")]
    [InlineData("title=*x")]
    [InlineData("title=!!python/object x")]
    [InlineData("nothing.here=1")]
    [InlineData("title=x # y")]
    [InlineData("title=\u0000")]
    public async Task A_change_that_is_none_is_refused(string change)
    {
        string before = OnDisk;
        (int status, JsonObject answer) = await workbench.Edit(id, await Version(), change);
        Assert.Equal(422, status);
        Assert.NotEmpty(answer["problems"]!.AsArray());
        Assert.Equal(before, OnDisk);
    }

    [Fact]
    public async Task An_entry_is_taken_out_with_its_line()
    {
        string before = OnDisk;
        (int status, _) = await workbench.Edit(id, await Version(), new JsonObject { ["remove"] = "issues.parking.wants.cyclists" });
        Assert.Equal(200, status);
        Assert.Equal(before.Replace("      cyclists: {ideal: 0, salience: 60}\n", "", StringComparison.Ordinal), OnDisk);
    }

    [Fact]
    public async Task A_thing_gets_another_name_wherever_it_is_called()
    {
        string before = OnDisk;
        (int status, _) = await workbench.Edit(id, await Version(), new JsonObject { ["rename"] = "actors.shops", ["to"] = "traders" });
        Assert.Equal(200, status);
        Assert.Equal(before.Replace("  shops: {", "  traders: {", StringComparison.Ordinal), OnDisk);
    }

    [Fact]
    public async Task What_others_count_on_cannot_be_taken_out_alone()
    {
        (int status, JsonObject answer) = await workbench.Edit(id, await Version(), new JsonObject { ["remove"] = "evidence.invented" });
        Assert.Equal(422, status);
        Assert.NotEmpty(answer["problems"]!.AsArray());
    }

    // Two pages show the same version; the second to save is told what the first did.
    [Fact]
    public async Task An_edit_of_an_older_version_is_refused_with_what_is_there_now()
    {
        JsonNode? version = await Version();
        Assert.Equal(200, (await workbench.Edit(id, version, "title=First")).Status);
        (int status, JsonObject answer) = await workbench.Edit(id, version, "title=Second");
        Assert.Equal(409, status);
        Assert.Equal("First", (string?)answer["theirs"]!["tree"]!["title"]);
        Assert.NotEmpty((string?)answer["problem"] ?? "");
        (status, _) = await workbench.Edit(id, answer["theirs"]!["version"], "title=Second");
        Assert.Equal(200, status);
    }

    [Fact]
    public async Task Fifty_pages_that_edit_at_once_lose_nothing_that_was_taken()
    {
        JsonNode? version = await Version();
        int[] statuses = [.. (await Task.WhenAll(Enumerable.Range(0, 50).Select(i => workbench.Edit(id, version, $"title=Page {i}"))))
            .Select(answer => answer.Status)];
        Assert.Equal(1, statuses.Count(status => status == 200));
        Assert.Equal(49, statuses.Count(status => status == 409));
    }

    [Fact]
    public async Task A_change_from_outside_is_taken_over_and_told()
    {
        using StreamReader events = await workbench.Events();
        JsonNode? before = await Version();
        await File.WriteAllTextAsync(workbench.PathOf(), OnDisk.Replace("title: Traffic", "title: Less traffic", StringComparison.Ordinal));
        JsonObject told = await OpenWorkbench.Next(events);
        Assert.Equal(("file", id), ((string?)told["kind"], (string?)told["id"]));
        Assert.NotEqual(before!.ToJsonString(), told["version"]!.ToJsonString());
        Assert.Equal("Less traffic in a town centre", (string?)(await workbench.State())["tree"]!["title"]);
        Assert.Equal(409, (await workbench.Edit(id, before, "title=Mine")).Status);
    }

    [Fact]
    public async Task A_file_that_is_empty_for_a_moment_is_as_it_was_and_not_written_over()
    {
        JsonObject before = await workbench.State();
        await File.WriteAllTextAsync(workbench.PathOf(), "");
        JsonObject now = await workbench.State();
        Assert.Equal(before["text"]!.ToJsonString(), now["text"]!.ToJsonString());
        Assert.Empty(now["problems"]!.AsArray());
        (int status, JsonObject answer) = await workbench.Edit(id, before["version"], "title=Mine");
        Assert.Equal(409, status);
        Assert.Contains("empty at this moment", (string?)answer["problem"], StringComparison.Ordinal);
        Assert.Equal("", OnDisk);
    }

    [Fact]
    public async Task New_files_and_files_that_go_are_told()
    {
        using StreamReader events = await workbench.Events();
        await Task.Delay(300); // the first look tells nothing
        File.Copy(workbench.PathOf(), workbench.PathOf("other.yaml"));
        Assert.Equal("files", (string?)(await OpenWorkbench.Next(events))["kind"]);
        File.Delete(workbench.PathOf("other.yaml"));
        Assert.Equal("files", (string?)(await OpenWorkbench.Next(events))["kind"]);
    }

    [Fact]
    public async Task Undo_goes_back_to_the_bytes_before_and_redo_forth_again_also_after_a_restart()
    {
        byte[] original = await File.ReadAllBytesAsync(workbench.PathOf());
        JsonObject state = (await workbench.Edit(id, await Version(), "title=One")).Answer;
        state = (await workbench.Edit(id, state["version"], "title=Two")).Answer;
        Assert.Equal((true, false), Steps(state));
        await workbench.Restart();
        state = await workbench.State();
        Assert.Equal((true, false), Steps(state));
        state = (await Step("undo", state)).Answer;
        Assert.Equal("One", (string?)state["tree"]!["title"]);
        Assert.Equal((true, true), Steps(state));
        state = (await Step("undo", state)).Answer;
        Assert.Equal(original, await File.ReadAllBytesAsync(workbench.PathOf()));
        Assert.Equal((false, true), Steps(state));
        Assert.Equal(409, (await Step("undo", state)).Status);
        state = (await Step("redo", state)).Answer;
        state = (await Step("redo", state)).Answer;
        Assert.Equal("Two", (string?)state["tree"]!["title"]);
        state = (await Step("undo", state)).Answer;
        state = (await workbench.Edit(id, state["version"], "title=Three")).Answer;
        Assert.Equal((true, false), Steps(state));
    }

    [Fact]
    public async Task What_somebody_else_wrote_is_not_undone()
    {
        JsonObject state = (await workbench.Edit(id, await Version(), "title=One")).Answer;
        await File.WriteAllTextAsync(workbench.PathOf(), OnDisk + "# by an editor\n");
        Assert.Equal((false, false), Steps(await workbench.State()));
        Assert.Equal(409, (await Step("undo", state)).Status);
        Assert.Equal(409, (await Step("undo", await workbench.State())).Status);
        Assert.EndsWith("# by an editor\n", OnDisk, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_without_errors_is_the_files()
    {
        string text = OnDisk.Replace("Traffic in", "Fewer cars in", StringComparison.Ordinal);
        (int status, JsonObject state) = await workbench.Save(id, await Version(), text);
        Assert.Equal(200, status);
        Assert.Equal(text, OnDisk);
        Assert.Null(state["draft"]);
    }

    [Fact]
    public async Task A_text_with_errors_waits_beside_the_file_and_survives_a_restart()
    {
        string before = OnDisk, bad = before + "issuess: 3\n";
        (int status, JsonObject state) = await workbench.Save(id, await Version(), bad);
        Assert.Equal(200, status);
        Assert.Equal(before, OnDisk);
        await workbench.Restart();
        state = await workbench.State();
        Assert.Equal(bad, (string?)state["draft"]);
        Assert.Equal(before, (string?)state["text"]);
        Assert.Equal(state["version"]!.ToJsonString(), state["draft-version"]!.ToJsonString());
        Assert.Equal("issuess", (string?)state["draft-problems"]![0]!["path"]);
        Assert.Empty(state["problems"]!.AsArray());
        (_, state) = await workbench.Save(id, state["version"], before + "# mended\n", (string?)state["draft-hash"]);
        Assert.Null(state["draft"]);
        Assert.EndsWith("# mended\n", OnDisk, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_that_the_page_does_not_know_is_not_written_over()
    {
        JsonNode? version = await Version();
        await workbench.Save(id, version, "entente: bad, by one page", "");
        (int status, JsonObject answer) = await workbench.Save(id, version, "entente: bad, by another", "");
        Assert.Equal(409, status);
        Assert.Equal("entente: bad, by one page", (string?)answer["theirs"]!["draft"]);
    }

    [Fact]
    public async Task A_good_text_of_an_older_version_is_refused_and_kept()
    {
        JsonNode? version = await Version();
        await workbench.Edit(id, version, "title=Theirs");
        string mine = OnDisk.Replace("Theirs", "Mine", StringComparison.Ordinal);
        (int status, JsonObject answer) = await workbench.Save(id, version, mine);
        Assert.Equal(409, status);
        Assert.Equal("Theirs", (string?)answer["theirs"]!["tree"]!["title"]);
        Assert.Equal(mine, (string?)answer["theirs"]!["draft"]);
        Assert.Contains("title: Theirs", OnDisk, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_with_errors_can_be_mended_by_text_and_by_value()
    {
        string good = OnDisk;
        await File.WriteAllTextAsync(workbench.PathOf(), good.Replace("salience: 90", "salience: 900", StringComparison.Ordinal));
        JsonObject state = await workbench.State();
        Assert.Single(state["problems"]!.AsArray());
        Assert.Equal(200, (await workbench.Edit(id, state["version"], "issues.toll.wants.shops.salience=90")).Status);
        Assert.Equal(good, OnDisk);
    }

    [Fact]
    public async Task Line_ends_and_the_byte_order_mark_stay()
    {
        string text = "\uFEFF" + OnDisk.ReplaceLineEndings("\r\n");
        await File.WriteAllBytesAsync(workbench.PathOf(), System.Text.Encoding.UTF8.GetBytes(text));
        JsonObject state = await workbench.State();
        string shown = ((string?)state["text"])!.ReplaceLineEndings("\n");
        Assert.Equal(200, (await workbench.Save(id, state["version"], shown.Replace("Traffic", "Cars", StringComparison.Ordinal))).Status);
        Assert.Equal(text.Replace("Traffic", "Cars", StringComparison.Ordinal),
            System.Text.Encoding.UTF8.GetString(await File.ReadAllBytesAsync(workbench.PathOf())));
    }

    [Fact]
    public async Task What_is_kept_is_for_this_user_alone_and_git_passes_it_over()
    {
        await workbench.Edit(id, await Version(), "title=One");
        string kept = workbench.PathOf(".entente");
        Assert.Equal("*\n", await File.ReadAllTextAsync(Path.Combine(kept, ".gitignore")));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(kept));
        }
    }

    [Fact]
    public async Task Nothing_is_kept_behind_a_link_and_edits_go_on()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights there.");
        string elsewhere = Directory.CreateTempSubdirectory("entente").FullName;
        Directory.CreateSymbolicLink(workbench.PathOf(".entente"), elsewhere);
        (int status, JsonObject state) = await workbench.Edit(id, await Version(), "title=One");
        Assert.Equal(200, status);
        Assert.Equal((false, false), Steps(state));
        Assert.Equal(409, (await workbench.Save(id, state["version"], "entente: bad")).Status);
        Assert.Empty(Directory.GetFileSystemEntries(elsewhere));
        Directory.Delete(elsewhere);
    }

    [Fact]
    public async Task A_read_only_file_stays_as_it_is()
    {
        JsonNode? version = await Version();
        File.SetAttributes(workbench.PathOf(), FileAttributes.ReadOnly);
        (int status, JsonObject answer) = await workbench.Edit(id, version, "title=One");
        File.SetAttributes(workbench.PathOf(), FileAttributes.Normal);
        Assert.Equal(409, status);
        Assert.Contains("read-only", (string?)answer["problem"], StringComparison.Ordinal);
    }

    private string OnDisk => File.ReadAllText(workbench.PathOf());

    private async Task<JsonNode?> Version() => (await workbench.State())["version"];

    private Task<(int Status, JsonObject Answer)> Step(string way, JsonObject state) =>
        workbench.Post($"/api/files/{id}/{way}", new JsonObject { ["version"] = state["version"]!.DeepClone() });

    private static (bool Undo, bool Redo) Steps(JsonObject state) => ((bool)state["undo"]!, (bool)state["redo"]!);
}
