using System.Globalization;
using System.Text;
using Entente.Scenarios;

namespace Entente.Tests.Scenarios;

public sealed class ScenarioOnDiskTests : IDisposable
{
    private const int Hands = 8, ChangesEach = 125;

    private readonly string folder = Directory.CreateTempSubdirectory("entente").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // A thousand changes by eight hands at once: each adds a line, and each line is there in the end.
    [Fact]
    [Long]
    public async Task No_change_is_lost_when_many_change_one_file()
    {
        string file = Save("s.yaml");
        await Task.WhenAll(Enumerable.Range(0, Hands).Select(hand => Task.Factory.StartNew(
            () =>
            {
                for (int i = 0; i < ChangesEach;)
                {
                    string word = string.Create(CultureInfo.InvariantCulture, $"h{hand}n{i}");
                    (ScenarioFile changed, string? whyNot) =
                        ScenarioOnDisk.Change(file, found => ScenarioReader.Read(found.Text + $"# {word}\n", found.Name));
                    Assert.NotNull(changed.Scenario);
                    i += whyNot is null ? 1 : 0; // a change that is refused is made again
                }
            },
            TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        string[] words = [.. File.ReadLines(file).Where(line => line.StartsWith("# h", StringComparison.Ordinal))];
        Assert.Equal(Hands * ChangesEach, words.Distinct().Count());
        Assert.Equal(Hands * ChangesEach, words.Length);
        Assert.Equal(["s.yaml"], Directory.GetFileSystemEntries(folder).Select(Path.GetFileName));
    }

    [Fact]
    public void A_change_by_another_program_meanwhile_is_not_overwritten()
    {
        string file = Save("s.yaml");
        (ScenarioFile _, string? whyNot) = ScenarioOnDisk.Change(file, found =>
        {
            File.AppendAllText(file, "# by an editor\n");
            return ScenarioReader.Read(found.Text + "# by us\n", found.Name);
        });
        Assert.Contains("changed by another program meanwhile", whyNot, StringComparison.Ordinal);
        Assert.EndsWith("# by an editor\n", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.Equal(["s.yaml"], Directory.GetFileSystemEntries(folder).Select(Path.GetFileName));
    }

    // Between a look at the file and a change of it another program may save. Ours puts a line after what it read, so that a save which was
    // written over would be missing.
    [Fact]
    [Long]
    public async Task What_another_program_saves_at_the_same_moment_stays()
    {
        const int saves = 3000;
        string file = Path.Combine(folder, "counted");
        File.WriteAllText(file, "0\n");
        using CancellationTokenSource done = new();
        int put = 0;
        Task ours = Task.Factory.StartNew(
            () =>
            {
                while (!done.IsCancellationRequested)
                {
                    byte[] read = File.ReadAllBytes(file), longer = [.. read, .. "ours\n"u8];
                    put += WholeFile.ReplaceIf(file, longer, read) ? 1 : 0;
                }
            },
            TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        for (int save = 1; save <= saves; save++)
        {
            string other = Path.Combine(folder, "other");
            File.WriteAllText(other, string.Create(CultureInfo.InvariantCulture, $"{save}\n"));
            File.Move(other, file, overwrite: true);
            for (int look = 0; look < save % 4; look++)
            {
                // Ours may stand there for a moment, made of what was there before; it goes back at once.
                string first = "";
                for (int again = 0; again < 100_000 && first != save.ToString(CultureInfo.InvariantCulture); again++)
                {
                    first = File.ReadAllLines(file)[0];
                }

                Assert.Equal(save.ToString(CultureInfo.InvariantCulture), first);
            }
        }

        await done.CancelAsync();
        await ours;
        Assert.True(put > 10, "Hardly anything was put, so nothing was tried.");
        Assert.Equal(["counted"], Directory.GetFileSystemEntries(folder).Select(Path.GetFileName));
    }

    [Fact]
    public void The_file_keeps_its_mode_its_mark_and_its_link()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Files have no such modes there.");
        string file = Save("s.yaml", mark: true), link = Path.Combine(folder, "link.yaml");
        File.CreateSymbolicLink(link, file);
#pragma warning disable CA1416 // skipped above
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Null(Append(link));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(file, new FileInfo(link).LinkTarget);
        Assert.True(File.ReadAllBytes(file).AsSpan().StartsWith(Encoding.UTF8.Preamble));

        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        byte[] before = File.ReadAllBytes(file);
        Assert.Contains("read-only", Append(link), StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(file));
#pragma warning restore CA1416
    }

    [Fact]
    public void What_would_break_the_file_is_not_written()
    {
        string file = Save("s.yaml"), before = File.ReadAllText(file);
        (ScenarioFile changed, string? whyNot) =
            ScenarioOnDisk.Change(file, found => ScenarioReader.Read(found.Text + "stepp: 3\n", found.Name));
        Assert.Null(whyNot);
        Assert.Null(changed.Scenario);
        Assert.Equal(before, File.ReadAllText(file));
    }

    private static string? Append(string file) =>
        ScenarioOnDisk.Change(file, found => ScenarioReader.Read(found.Text + "# more\n", found.Name)).WhyNot;

    private string Save(string name, bool mark = false)
    {
        string file = Path.Combine(folder, name);
        File.WriteAllText(file, SmallScenario.Text.TrimEnd() + "\n", new UTF8Encoding(mark));
        return file;
    }
}
