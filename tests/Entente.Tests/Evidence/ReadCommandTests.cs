using System.Text.Json;
using Entente.Tests.Cli;

namespace Entente.Tests.Evidence;

/// <summary>The `read` command: listing, JSON, several files, refusals.</summary>
[Collection<InAFolder>]
public sealed class ReadCommandTests : IDisposable
{
    internal const string Article = "tests/Entente.Tests/Evidence/Files/fishing-talks.txt";

    private readonly string folder = Directory.CreateTempSubdirectory("entente").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_listing_groups_what_is_said_by_speaker()
    {
        EntenteRun run = EntenteCall.Run("read", Article, "--date", "2025-02-13");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Jón Arnarson, foreign minister, Iceland", run.Output, StringComparison.Ordinal);
        Assert.Single(run.Output.Split('\n'), line => line.StartsWith("Ellen Marsh,", StringComparison.Ordinal));
        Assert.Contains("¶2", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Offsets_of_the_json_are_of_the_file()
    {
        EntenteRun run = EntenteCall.Run("read", Article, "--json");
        string text = Repository.Read(Article);
        JsonElement json = JsonDocument.Parse(run.Output).RootElement;
        foreach (JsonElement quote in json.GetProperty("quotes").EnumerateArray())
        {
            IEnumerable<string> spans = quote.GetProperty("spans").EnumerateArray()
                .Select(span => text[span[0].GetInt32()..span[1].GetInt32()]);
            Assert.Equal(quote.GetProperty("text").GetString(), string.Join(" … ", spans));
            JsonElement speaker = quote.GetProperty("speaker");
            Assert.Equal(speaker.GetProperty("text").GetString(),
                text[speaker.GetProperty("start").GetInt32()..speaker.GetProperty("end").GetInt32()]);
        }
    }

    [Fact]
    public void Several_files_are_one_object_and_bad_ones_are_all_named()
    {
        File.WriteAllText(Path.Combine(folder, "a.txt"), "“Yes,” said Roe.");
        File.WriteAllText(Path.Combine(folder, "b.md"), "> No.\n\nRoe said *yes*.");
        EntenteRun run = InFolder("read", "a.txt", "b.md", "--json");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(2, JsonDocument.Parse(run.Output).RootElement.GetProperty("documents").GetArrayLength());

        File.WriteAllBytes(Path.Combine(folder, "c.txt"), [0, 1, 2]);
        run = InFolder("read", "a.txt", "c.txt", "d.txt");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("c.txt:1:1: error:", run.Error, StringComparison.Ordinal);
        Assert.Contains("d.txt:1:1: error: There is no such file.", run.Error, StringComparison.Ordinal);
        Assert.Equal(3, Directory.GetFileSystemEntries(folder).Length);
    }

    [Fact]
    public void Two_apostrophes_are_a_quotation_mark_if_asked()
    {
        File.WriteAllText(Path.Combine(folder, "a.txt"), "''Yes,'' said Roe. ''No,'' said Doe.");
        Assert.Contains("--apostrophes", InFolder("read", "a.txt").Output, StringComparison.Ordinal);
        string output = InFolder("read", "a.txt", "--apostrophes").Output;
        Assert.Contains("''Yes,''", output, StringComparison.Ordinal);
        Assert.Contains("''No,''", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_listing_of_a_text_that_repeats_itself_stays_in_proportion()
    {
        string text = string.Concat(Enumerable.Repeat("said Roe, ", 5_000));
        File.WriteAllText(Path.Combine(folder, "a.txt"), text);
        EntenteRun run = EntenteCall.Run("read", Path.Combine(folder, "a.txt"));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));

        // A word belongs to four statements at most; place and kind stand in 16 columns of 120 before each line.
        Assert.InRange(run.Output.Length, 1, 5 * text.Length);
    }

    private EntenteRun InFolder(params string[] arguments) => EntenteCall.In(folder, arguments);
}
