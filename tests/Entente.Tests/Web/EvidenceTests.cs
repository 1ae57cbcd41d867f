using System.Text;
using System.Text.Json.Nodes;
using Entente.Cli;
using Entente.Scenarios;
using Entente.Tests.Cli;

namespace Entente.Tests.Web;

/// <summary>Articles read in the page, what a person decides about what was found, and what numbers rest on.</summary>
public sealed class EvidenceTests : IAsyncLifetime
{
    private const string Talks = "talks.yaml";

    private static readonly string Report =
        Repository.Read("tests", "Entente.Tests", "Evidence", "Files", "fishing-talks.txt").ReplaceLineEndings("\n");

    private static readonly string Page = "<!DOCTYPE html><html><head><title>Envoys meet on Azalea Shoal</title></head><body><article>"
        + string.Concat(Report.Split("\n\n").Skip(1).Select(part => $"<p>{part}</p>")) + "</article></body></html>";

    private OpenWorkbench workbench = null!;
    private string id = "";

    public async ValueTask InitializeAsync()
    {
        workbench = await OpenWorkbench.With((Talks, Scenario));
        id = await workbench.IdOf(Talks);
    }

    public ValueTask DisposeAsync() => workbench.DisposeAsync();

    private static string Scenario => File.ReadAllText(Repository.TestFile("border-strip.yaml")).ReplaceLineEndings("\n");

    [Theory]
    [InlineData("news.txt")]
    [InlineData("news.md")]
    [InlineData("news.html")]
    public async Task What_is_decided_in_the_page_is_what_read_and_review_write(string name)
    {
        byte[] article = Encoding.UTF8.GetBytes(name.EndsWith("html", StringComparison.Ordinal) ? Page : Report);
        string other = Directory.CreateTempSubdirectory("entente").FullName, talks = Path.Combine(other, Talks);
        await File.WriteAllTextAsync(talks, Scenario);
        await File.WriteAllBytesAsync(Path.Combine(other, name), article);
        EntenteRun read = EntenteCall.Run("read", Path.Combine(other, name), "--date", "2025-02-13", "--into", talks);
        Assert.Equal((0, ""), (read.ExitCode, read.Error));
        string[] names = [.. ScenarioReader.ReadFile(talks).Scenario!.Evidence
            .Where(piece => piece.Value.Status == EvidenceStatus.Proposed).Select(piece => piece.Key)];
        new Review(ScenarioReader.ReadFile(talks),
            new StringReader("a\nr\ne\nNorth \"hopes\": yes\nThe envoy\n\nhigh\nt\nactors.south.power\nt\nactors.north.doubt\nq\n"),
            TextWriter.Null, TextWriter.Null, change => ScenarioOnDisk.Change(talks, change)).Run();

        JsonObject sent = Sent(name, article, "2025-02-13");
        (int status, JsonObject shown) = await workbench.Post($"/api/files/{id}/read", sent.DeepClone());
        Assert.Equal(200, status);
        Assert.Equal(names, shown["evidence"]!.AsArray().Select(piece => (string?)piece!["name"]));
        Assert.Equal(Scenario, OnDisk);
        (status, JsonObject state) = await Judge(shown["version"], sent,
            new() { ["evidence"] = names[0], ["status"] = "accepted" },
            new() { ["evidence"] = names[1], ["status"] = "rejected" },
            new()
            {
                ["evidence"] = names[2],
                ["says"] = "North \"hopes\": yes",
                ["speaker"] = "The envoy",
                ["confidence"] = "high",
                ["tie"] = new JsonArray("actors.south.power"),
            },
            new() { ["evidence"] = names[3], ["tie"] = new JsonArray("actors.north.doubt") });
        Assert.Equal(200, status);
        Assert.Equal(await File.ReadAllTextAsync(talks), OnDisk);
        Assert.NotEqual(Scenario, OnDisk);
        string copy = name.EndsWith("html", StringComparison.Ordinal) ? name + ".txt" : name;
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(other, copy)), await File.ReadAllBytesAsync(workbench.PathOf(copy)));
        Assert.Equal(Directory.GetFiles(workbench.Folder).Length, new[] { Talks, copy }.Length);

        (status, state) = await workbench.Post($"/api/files/{id}/undo", new JsonObject { ["version"] = state["version"]!.DeepClone() });
        Assert.Equal(200, status);
        Assert.Equal(Scenario, OnDisk);
        Assert.False((bool)state["undo"]!);
        Directory.Delete(other, recursive: true);
    }

    [Fact]
    public async Task What_was_found_stands_where_the_text_has_it_and_belongs_to_its_actor()
    {
        await File.WriteAllTextAsync(workbench.PathOf("shoal.yaml"), Scenario
            .Replace("name: North,", "name: Iceland,", StringComparison.Ordinal)
            .Replace("name: South,", "name: the Portuguese government,", StringComparison.Ordinal));
        id = await workbench.IdOf("shoal.yaml");
        JsonObject sent = Sent("news.txt", Encoding.UTF8.GetBytes(Report), "2025-02-13");
        (_, JsonObject shown) = await workbench.Post($"/api/files/{id}/read", sent);
        string text = (string)shown["text"]!;
        Assert.Equal(Report, text);
        JsonObject[] pieces = [.. shown["evidence"]!.AsArray().Select(piece => piece!.AsObject())];
        Assert.All(pieces.Where(piece => piece["quote"] is not null), piece =>
            Assert.Contains((string)piece["quote"]!,
                text[(int)piece["span"]![0]!..(int)piece["span"]![1]!].ReplaceLineEndings(" "), StringComparison.Ordinal));
        Dictionary<string, string?> actors = shown["actors"]!.AsArray().ToDictionary(pair => (string)pair![0]!, pair => (string?)pair![1]);
        Assert.Equal("north", actors["Jón Arnarson"]);
        Assert.Null(actors["Portugal"]); // the government of a country is not told from its name in other words
        Assert.Null(actors["Ellen Marsh"]);
        Assert.Equal("north", (string?)pieces.First(piece => (string?)piece["speaker"] == "Jón Arnarson")["actor"]);
        Assert.Equal((string?)shown["read"]!["sha256"], Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(Report))));
    }

    [Fact]
    public async Task A_number_shows_what_it_rests_on_and_its_source_the_text_in_place()
    {
        (_, JsonObject shown) = await workbench.Post($"/api/files/{id}/read", Pasted(Report));
        string name = (string)shown["evidence"]![0]!["name"]!, source = (string)shown["source"]!;
        (int status, _) = await Judge(shown["version"], Pasted(Report),
            new JsonObject { ["evidence"] = name, ["tie"] = new JsonArray("actors.south.power") });
        Assert.Equal(200, status);
        JsonObject all = await workbench.Get($"/api/files/{id}/evidence");
        JsonNode number = all["numbers"]!.AsArray().Single(one => (string?)one!["path"] == "actors.south.power")!;
        Assert.Equal("45", number["written"]!.ToString());
        Assert.Equal([name], number["evidence"]!.AsArray().Select(one => (string?)one));
        Assert.Contains(all["numbers"]!.AsArray(), one => one!["evidence"]!.AsArray().Count == 0);
        JsonObject kept = await workbench.Get($"/api/files/{id}/sources/{source}");
        Assert.Null(kept["problem"]);
        Assert.Equal(shown["text"]!.ToJsonString(), kept["text"]!.ToJsonString());
        JsonNode piece = kept["evidence"]!.AsArray().Single(one => (string?)one!["name"] == name)!;
        Assert.Equal("accepted", (string?)piece["status"]);
        Assert.Equal(shown["evidence"]![0]!["span"]!.ToJsonString(), piece["span"]!.ToJsonString());
        Assert.Equal(["actors.south.power"], piece["numbers"]!.AsArray().Select(one => (string?)one));

        string copy = workbench.PathOf((string)kept["file"]!);
        await File.WriteAllTextAsync(copy, "Another line.\n\n" + Report);
        kept = await workbench.Get($"/api/files/{id}/sources/{source}");
        Assert.Contains("its SHA-256 differs", (string?)kept["problem"], StringComparison.Ordinal);
        piece = kept["evidence"]!.AsArray().Single(one => (string?)one!["name"] == name)!;
        Assert.Equal((string?)piece["quote"], ((string)kept["text"]!)[(int)piece["span"]![0]!..(int)piece["span"]![1]!]); // moved along
        File.Delete(copy);
        kept = await workbench.Get($"/api/files/{id}/sources/{source}");
        Assert.Contains("There is no such file", (string?)kept["problem"], StringComparison.Ordinal);
        Assert.Null(kept["text"]);

        // The same article again: known, and its text is back.
        (_, shown) = await workbench.Post($"/api/files/{id}/read", Pasted(Report));
        Assert.Equal(source, (string?)shown["source"]);
        (status, _) = await Judge(shown["version"], Pasted(Report), new JsonObject { ["evidence"] = name, ["confidence"] = "low" });
        Assert.Equal(200, status);
        Assert.Equal(Report, await File.ReadAllTextAsync(copy));
    }

    [Fact]
    public async Task A_decision_about_an_older_version_is_refused_and_nothing_is_kept()
    {
        (_, JsonObject shown) = await workbench.Post($"/api/files/{id}/read", Pasted(Report));
        await File.AppendAllTextAsync(workbench.PathOf(Talks), "# by an editor\n");
        (int status, JsonObject answer) = await Judge(shown["version"], Pasted(Report),
            new JsonObject { ["evidence"] = shown["evidence"]![0]!["name"]!.DeepClone(), ["status"] = "accepted" });
        Assert.Equal(409, status);
        Assert.EndsWith("# by an editor\n", (string?)answer["theirs"]!["text"], StringComparison.Ordinal);
        Assert.Equal(Scenario + "# by an editor\n", OnDisk);
        Assert.Single(Directory.GetFiles(workbench.Folder));
    }

    [Theory]
    [InlineData("""{"evidence": "nobody", "status": "accepted"}""", "no evidence `nobody`")]
    [InlineData("""{"evidence": "E", "tie": ["actors.south.pover"]}""", "Did you mean `actors.south.power`?")]
    [InlineData("""{"evidence": "E", "status": "7"}""", "proposed, accepted or rejected")]
    [InlineData("""{"evidence": "E", "confidence": "sure"}""", "cannot be made")]
    [InlineData("""{"evidence": "E", "says": "a\u202eb"}""", "cannot be made")]
    public async Task A_decision_that_makes_no_sense_is_told_and_nothing_is_written(string judgement, string why)
    {
        (_, JsonObject shown) = await workbench.Post($"/api/files/{id}/read", Pasted(Report));
        judgement = judgement.Replace("\"E\"", shown["evidence"]![0]!["name"]!.ToJsonString(), StringComparison.Ordinal);
        (int status, JsonObject answer) = await Judge(shown["version"], Pasted(Report), JsonNode.Parse(judgement)!.AsObject());
        Assert.Equal(422, status);
        Assert.Contains(why, (string?)answer["problem"], StringComparison.Ordinal);
        Assert.Equal(Scenario, OnDisk);
        Assert.Single(Directory.GetFiles(workbench.Folder));
    }

    [Theory]
    [InlineData("../../../evil.txt", "evil.txt")]
    [InlineData("/etc/passwd", "passwd.txt")]
    [InlineData(@"C:\windows\con.txt", "con-article.txt")]
    [InlineData(".hidden.html.exe", "hidden-html.txt")]
    [InlineData("..", "article.txt")]
    [InlineData("talks.yaml", "talks.txt")]
    [InlineData("Отчёт о переговорах.txt", "Отчёт-о-переговорах.txt")]
    [InlineData("a\u202Etxt.exe", "a-txt.txt")]
    public async Task Whatever_a_file_is_called_its_text_lies_beside_the_scenario(string name, string expected)
    {
        JsonObject sent = Sent(name, Encoding.UTF8.GetBytes(Report), "2025-02-13");
        Assert.Equal(200, (await Judge((await workbench.State(Talks))["version"], sent)).Status);
        Assert.Equal([expected, Talks], Directory.GetFiles(workbench.Folder).Select(Path.GetFileName).OrderBy(file => file == Talks));
        Assert.Equal(expected, ScenarioReader.ReadFile(workbench.PathOf(Talks)).Scenario!.Sources.Values.Last().File);
    }

    [Fact]
    public async Task Another_text_of_the_same_name_stays_and_a_link_is_not_followed()
    {
        await File.WriteAllTextAsync(workbench.PathOf("news.txt"), "Another text.");
        string outside = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        if (!OperatingSystem.IsWindows())
        {
            File.CreateSymbolicLink(workbench.PathOf("news-2.txt"), outside);
        }

        JsonObject sent = Sent("news.txt", Encoding.UTF8.GetBytes(Report), "2025-02-13");
        Assert.Equal(200, (await Judge((await workbench.State(Talks))["version"], sent)).Status);
        Assert.Equal("Another text.", await File.ReadAllTextAsync(workbench.PathOf("news.txt")));
        Assert.False(File.Exists(outside));
        string kept = ScenarioReader.ReadFile(workbench.PathOf(Talks)).Scenario!.Sources.Values.Last().File!;
        Assert.Equal(OperatingSystem.IsWindows() ? "news-2.txt" : "news-3.txt", kept);
        Assert.Equal(Report, await File.ReadAllTextAsync(workbench.PathOf(kept)));
    }

    [Theory]
    [InlineData("<script>alert(1)</script><svg onload=alert(1)><a href='javascript:alert(1)'>link</a></svg><img src=x onerror=alert(1)>")]
    [InlineData("<iframe src='javascript:alert(1)'></iframe><base href='http://elsewhere.example/'>")]
    [InlineData("<link rel=canonical href='javascript:alert(1)'><form action='http://elsewhere.example/'><input></form>")]
    [InlineData("<!DOCTYPE lolz [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;\">]><p>&c;</p>")]
    [InlineData("<meta http-equiv=refresh content='0;url=http://elsewhere.example/'>")]
    public async Task A_hostile_page_is_text_and_nothing_else(string hostile)
    {
        string page = hostile.StartsWith("<!DOCTYPE", StringComparison.Ordinal) ? hostile + Page
            : Page.Replace("<article>", "<article>" + hostile, StringComparison.Ordinal);
        JsonObject sent = Sent("page.html", Encoding.UTF8.GetBytes(page), "2025-02-13");
        (int status, JsonObject shown) = await workbench.Post($"/api/files/{id}/read", sent.DeepClone());
        Assert.Equal(200, status);
        string text = (string)shown["text"]!;
        Assert.Contains("We are ready to share the shoal", text, StringComparison.Ordinal);
        Assert.DoesNotContain("alert", text, StringComparison.Ordinal);
        Assert.True(text.Length < 2 * Report.Length);
        Assert.Equal(200, (await Judge(shown["version"], sent)).Status);
        Assert.Equal(text, await File.ReadAllTextAsync(workbench.PathOf("page.html.txt")));
    }

    [Fact]
    public async Task Signs_that_cannot_be_seen_stay_in_the_text_and_out_of_the_scenario()
    {
        string hidden = Report.Replace("chased off it", "cha\u00ADsed \u202Eoff\u202C it\u200B", StringComparison.Ordinal)
            .Replace("Marta Queiroz", "Marta\u2066 Quei\u200Broz\u2069", StringComparison.Ordinal);
        (int status, JsonObject shown) = await workbench.Post($"/api/files/{id}/read", Pasted(hidden));
        Assert.Equal(200, status);
        Assert.Equal(hidden, (string?)shown["text"]);
        (status, JsonObject state) = await Judge(shown["version"], Pasted(hidden));
        Assert.Equal(200, status);
        Assert.Equal(-1, HiddenSigns.IndexIn(OnDisk));
        Assert.Contains("we will not be chased off it", OnDisk, StringComparison.Ordinal);
        Assert.DoesNotContain(state["problems"]!.AsArray(), problem =>
            ((string)problem!["path"]!).StartsWith("evidence.envoys", StringComparison.Ordinal)
            && ((string)problem["message"]!).Contains("quoted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_too_large_or_no_article_is_said_in_a_sentence()
    {
        async Task<(int, string)> Refused(JsonNode article)
        {
            (int status, JsonObject answer) = await workbench.Post($"/api/files/{id}/read", article);
            return (status, (string)answer["problem"]!);
        }

        Assert.Equal((413, "An article may have 5 MB. Save its text alone."), await Refused(Sent("big.txt", new byte[5_000_001], null)));
        Assert.Equal((422, "This is a PDF that is damaged, or of a kind that cannot be read."),
            await Refused(Sent("a.pdf", Encoding.UTF8.GetBytes("%PDF-1.7"), null)));
        Assert.Equal((422, "There is no text in it."), await Refused(Pasted("  \n")));
        Assert.Equal(400, (await Refused(new JsonObject())).Item1);
        Assert.Equal(400, (await Refused(new JsonObject { ["content"] = "not base64!" })).Item1);
        Assert.Equal(400, (await Refused(new JsonObject { ["text"] = "x", ["date"] = "tomorrow" })).Item1);
        Assert.Equal((422, "The page's elements are nested more than 500 deep."), await Refused(new JsonObject
        {
            ["name"] = "deep.html",
            ["content"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<div>", 100_000)) + "x")),
        }));
        (int status, string why) = await Refused(Sent("late.txt", Encoding.UTF8.GetBytes(Report), "2031-01-01"));
        Assert.Equal((422, "This article cannot be a source of the scenario."), (status, why));
    }

    [Fact]
    public async Task A_scenario_with_errors_has_no_evidence_to_show()
    {
        await File.WriteAllTextAsync(workbench.PathOf(Talks), Scenario + "stepp: 3\n");
        (int status, JsonObject answer) = await workbench.Post($"/api/files/{id}/read", Pasted(Report));
        Assert.Equal(422, status);
        Assert.Equal("stepp", (string?)answer["problems"]![0]!["path"]);
    }

    private string OnDisk => File.ReadAllText(workbench.PathOf(Talks));

    private static JsonObject Sent(string name, byte[] content, string? date) => new()
    {
        ["name"] = name,
        ["content"] = Convert.ToBase64String(content),
        ["date"] = date,
    };

    private static JsonObject Pasted(string text) => new() { ["text"] = text, ["date"] = "2025-02-13" };

    private Task<(int Status, JsonObject Answer)> Judge(JsonNode? version, JsonObject? article, params JsonObject[] judgements) =>
        workbench.Post($"/api/files/{id}/evidence", new JsonObject
        {
            ["version"] = version!.DeepClone(),
            ["article"] = article?.DeepClone(),
            ["judgements"] = new JsonArray([.. judgements]),
        });
}
