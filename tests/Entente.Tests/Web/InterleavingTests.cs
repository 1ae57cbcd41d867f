using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Entente.Scenarios;

namespace Entente.Tests.Web;

/// <summary>An editor that knows nothing of the workbench saves the same file at the same moment.</summary>
public sealed partial class InterleavingTests
{
    private const int Saves = 500; // each way: with those of the pages over a thousand interleavings

    // The editor writes a number that grows. Each change of ours is made of what was there: were one put over a save that it was not made
    // of, the number would fall.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Long]
    public async Task No_save_of_an_editor_is_written_over(bool byRenaming)
    {
        await using OpenWorkbench workbench = await OpenWorkbench.WithTown();
        string path = workbench.PathOf(), id = await workbench.IdOf();
        using CancellationTokenSource done = new();
        int taken = 0;
        Task page = Task.Run(async () =>
        {
            JsonNode version = (await workbench.State())["version"]!;
            while (!done.IsCancellationRequested)
            {
                (int status, JsonObject answer) = await workbench.Edit(id, version, $"title=Page {taken}");
                Assert.True(status is 200 or 409);
                version = (status == 200 ? answer : answer["theirs"])!["version"]!;
                taken += status == 200 ? 1 : 0;
            }
        });
        string original = Repository.Read("scenarios", OpenWorkbench.Town);
        for (int save = 1; save <= Saves; save++)
        {
            string text = string.Create(CultureInfo.InvariantCulture, $"{original}# save {save}\n");
            if (byRenaming)
            {
                await File.WriteAllTextAsync(path + "~", text);
                File.Move(path + "~", path, overwrite: true);
            }
            else
            {
                await File.WriteAllTextAsync(path, text);
            }

            // Now and then the page comes to write; between, the editor saves as fast as it can.
            int before = taken, waits = save % 10 == 0 ? int.MaxValue : save % 7;
            for (int look = 0; look <= waits && (look < 7 || (taken == before && !page.IsCompleted)); look++)
            {
                // What was made of an older save may stand there for a moment; it goes back at once.
                int number = -1;
                for (int again = 0; again < 100_000 && number != save; again++)
                {
                    number = int.TryParse(
                        Number().Match(await File.ReadAllTextAsync(path)).Groups[1].Value, CultureInfo.InvariantCulture, out int found)
                        ? found : -1;
                }

                Assert.Equal(save, number);
                await Task.Delay(look % 2);
            }
        }

        await done.CancelAsync();
        await page;
        Assert.True(taken >= Saves / 10, "The page hardly came to write, so nothing was tried.");
        Assert.NotNull(ScenarioReader.ReadFile(path).Scenario);
        Assert.Equal([".entente", OpenWorkbench.Town], Directory.GetFileSystemEntries(workbench.Folder).Select(Path.GetFileName).Order());
    }

    // Two pages add what they have to say in turn; whatever was answered with 200 is there in the end.
    [Fact]
    [Long]
    public async Task No_update_of_two_pages_is_lost()
    {
        await using OpenWorkbench workbench = await OpenWorkbench.WithTown();
        string id = await workbench.IdOf();
        string[] said = [.. (await Task.WhenAll(Enumerable.Range(0, 4).Select(Page))).SelectMany(words => words)];
        string text = await File.ReadAllTextAsync(workbench.PathOf());
        Assert.All(said, word => Assert.Contains($"# {word}\n", text, StringComparison.Ordinal));
        Assert.Equal(250, said.Length);

        async Task<string[]> Page(int page)
        {
            List<string> taken = [];
            while (taken.Count < (page < 2 ? 63 : 62))
            {
                JsonObject state = await workbench.State();
                string word = string.Create(CultureInfo.InvariantCulture, $"p{page}n{taken.Count}");
                if ((await workbench.Save(id, state["version"], $"{state["text"]}# {word}\n")).Status == 200)
                {
                    taken.Add(word);
                }
            }

            return [.. taken];
        }
    }

    [GeneratedRegex(@"# save (\d+)\n")]
    private static partial Regex Number();
}
