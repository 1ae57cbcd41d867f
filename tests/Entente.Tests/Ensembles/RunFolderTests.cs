using Entente.Answers;
using Entente.Answers.Run;
using Entente.Ensembles;
using Entente.Scenarios;

namespace Entente.Tests.Ensembles;

/// <summary>What a run may replace, and what it must leave: each case lost or mixed up somebody's files once.</summary>
[Long]
public sealed class RunFolderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("entente").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("mine/thesis.txt")]
    [InlineData("mine/scenario.yaml")]
    [InlineData("mine/report.html")]
    [InlineData("mine/run.json")]
    [InlineData("mine/draws.log")]
    [InlineData("mine.partial/scenario.yaml")]
    [InlineData("mine.partial/draws.log")]
    [InlineData("mine.partial/run.json")]
    public void What_is_not_ours_is_left_alone_whatever_its_name(string file)
    {
        Put(file, "precious");
        Put("mine.old/diary.txt", "older");
        FolderRefusedException refusal = Assert.Throws<FolderRefusedException>(() => Start(SmallRun.Request(At("mine"), draws: 20)));
        Assert.Contains(Path.GetFileName(file) is "thesis.txt" ? "thesis.txt" : "mine", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("precious", File.ReadAllText(At(file)));
        Assert.Equal("older", File.ReadAllText(At("mine.old/diary.txt")));
        Assert.Equal(2, Directory.GetFileSystemEntries(folder).Length);
    }

    [Fact]
    public void A_backup_of_older_results_stays()
    {
        Start(SmallRun.Request(At("r"), draws: 20));
        Put("r.old/NOTES.md", "precious");
        Start(SmallRun.Request(At("r"), draws: 24));
        Assert.Equal("precious", File.ReadAllText(At("r.old/NOTES.md")));
        Assert.Equal(24, FinishedRun.Open(At("r")).Results!.Info.Draws);
    }

    [Theory]
    [InlineData("scenario.yaml")]
    [InlineData("forecast.json")]
    [InlineData("run.json")]
    [InlineData("report.html")]
    [InlineData("notes.md")]
    public void Results_that_somebody_worked_on_are_not_replaced(string file)
    {
        Start(SmallRun.Request(At("r"), draws: 20), RunReport.Write);
        File.AppendAllText(Path.Combine(At("r"), file), "# my own words\n");
        Dictionary<string, byte[]> before = SmallRun.Files(At("r"));
        FolderRefusedException refusal = Assert.Throws<FolderRefusedException>(() => Start(SmallRun.Request(At("r"), draws: 24)));
        Assert.Contains(file, refusal.Message, StringComparison.Ordinal);
        SmallRun.AssertSame(before, SmallRun.Files(At("r")));
        Assert.Equal(["r"], Directory.GetFileSystemEntries(folder).Select(Path.GetFileName));
    }

    [Fact]
    public void The_scenario_that_is_read_is_never_replaced()
    {
        Start(SmallRun.Request(At("r"), draws: 20));
        ScenarioFile copy = ScenarioReader.ReadFile(Path.Combine(At("r"), "scenario.yaml"));
        Assert.Contains("lies in the folder",
            Assert.Throws<FolderRefusedException>(() => Start(SmallRun.Request(At("r"), draws: 20) with { Original = copy, File = copy }))
            .Message, StringComparison.Ordinal);
        Assert.Equal(20, FinishedRun.Open(At("r")).Results!.Info.Draws);
    }

    [Fact]
    public void A_link_to_a_folder_stays_a_link()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights there.");
        Directory.CreateDirectory(At("disk"));
        Directory.CreateSymbolicLink(At("r"), At("disk"));
        Start(SmallRun.Request(At("r"), draws: 20));
        Assert.Equal(At("disk"), new DirectoryInfo(At("r")).LinkTarget);
        Assert.Equal(20, FinishedRun.Open(At("disk")).Results!.Info.Draws);
    }

    [Fact]
    public void A_folder_is_one_runs_at_a_time()
    {
        RunRequest inner = SmallRun.Request(At("r"), draws: 24);
        RunEnd outer = ScenarioRun.Start(SmallRun.Request(At("r"), draws: 20), done =>
        {
            if (done == 10)
            {
                Assert.Contains("another run is writing", Assert.Throws<FolderRefusedException>(() => Start(inner)).Message,
                    StringComparison.Ordinal);
            }
        }, stop: TestContext.Current.CancellationToken);
        Assert.Equal(20, FinishedRun.Open(At("r")).Results!.Info.Draws);
        Assert.Equal(outer.Results!.Forecast.ToJson(), FinishedRun.Open(At("r")).Results!.Forecast.ToJson());
        Assert.Equal(["r"], Directory.GetFileSystemEntries(folder).Select(Path.GetFileName));
    }

    // Where locks do not work, such as on some network disks, another process can take the place all the same.
    [Fact]
    public void Results_are_never_published_in_place_of_what_came_meanwhile()
    {
        string mine = "the work of an afternoon";
        IOException fault = Assert.ThrowsAny<IOException>(() => ScenarioRun.Start(
            SmallRun.Request(At("r"), draws: 20), done => Put("r/notes.md", mine), stop: TestContext.Current.CancellationToken));
        Assert.Contains("notes.md", fault.Message, StringComparison.Ordinal);
        Assert.Equal(mine, File.ReadAllText(At("r/notes.md")));

        fault = Assert.ThrowsAny<IOException>(() => ScenarioRun.Start(
            SmallRun.Request(At("q"), draws: 20), done => Put("q.partial/run.json", SmallRun.Request(At("q"), draws: 24).Info.ToJson()),
                stop: TestContext.Current.CancellationToken));
        Assert.Contains("another run took the place", fault.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(At("q")));
    }

    [Fact]
    public void Kept_draws_of_another_run_are_thrown_away_only_if_asked_to()
    {
        RunRequest other = SmallRun.Request(At("r"), draws: 20);
        using (CancellationTokenSource stop = new())
        {
            ScenarioRun.Start(SmallRun.Request(At("r")), done => Stop(done == 100, stop), stop: stop.Token);
        }

        string message = Assert.Throws<FolderRefusedException>(() => Start(other)).Message;
        Assert.Contains("entente run --resume", message, StringComparison.Ordinal);
        Assert.Contains("--discard", message, StringComparison.Ordinal);
        Assert.InRange(Start(RunRequest.Unfinished(At("r"), 1, "test").Request!).Found, 64, 149);
        Start(other with { Discards = true });
        Assert.Equal(20, FinishedRun.Open(At("r")).Results!.Info.Draws);

        static void Stop(bool now, CancellationTokenSource stop)
        {
            if (now)
            {
                stop.Cancel();
            }
        }
    }

    [Fact]
    public void A_page_never_lands_in_the_results_of_another_run()
    {
        Start(SmallRun.Request(At("r"), draws: 20), RunReport.Write);
        RunResults read = FinishedRun.Open(At("r")).Results!;
        Start(SmallRun.Request(At("r"), draws: 24), RunReport.Write);
        Dictionary<string, byte[]> before = SmallRun.Files(At("r"));
        Assert.Contains("replaced by another one meanwhile",
            Assert.Throws<FolderRefusedException>(() => RunPages.Put(read, "why.html", OwnPage.Mark("<!DOCTYPE html>"))).Message,
            StringComparison.Ordinal);
        SmallRun.AssertSame(before, SmallRun.Files(At("r")));

        RunResults now = FinishedRun.Open(At("r")).Results!;
        Put("r/why.html", "my notes");
        Assert.Throws<FolderRefusedException>(() => RunPages.Put(now, "why.html", OwnPage.Mark("<!DOCTYPE html>")));
        Assert.Equal("my notes", File.ReadAllText(At("r/why.html")));
    }

    private static RunEnd Start(RunRequest request, Action<RunResults>? complete = null) =>
        ScenarioRun.Start(request, complete: complete, stop: TestContext.Current.CancellationToken);

    private void Put(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(file))!);
        File.WriteAllText(At(file), text);
    }

    private string At(string name) => Path.Combine(folder, name);
}
