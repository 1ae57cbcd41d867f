using Entente.Ensembles;
using Entente.Scenarios;

namespace Entente.Tests.Ensembles;

[Long]
public sealed class ScenarioRunTests : IDisposable
{
    private static readonly string[] Files = ["draws.parquet", "forecast.json", "run.json", "scenario.yaml", "timeline.parquet"];

    private readonly string folder = Directory.CreateTempSubdirectory("entente").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Files_are_the_same_on_any_number_of_threads_and_however_often_the_run_was_stopped()
    {
        ScenarioRun.Start(SmallRun.Request(At("one"), threads: 1), stop: TestContext.Current.CancellationToken);
        Dictionary<string, byte[]> expected = SmallRun.Files(At("one"));
        Assert.Equal(Files, expected.Keys.Order(StringComparer.Ordinal));

        ScenarioRun.Start(SmallRun.Request(At("seven"), threads: 7), stop: TestContext.Current.CancellationToken);
        SmallRun.AssertSame(expected, SmallRun.Files(At("seven")));

        foreach (int end in (int[])[1, 64, 100])
        {
            RunEnd stopped = StopAfter(end);
            Assert.Null(stopped.Results);
            Assert.InRange(stopped.Done, end, SmallRun.Draws - 1);
            Assert.False(Directory.Exists(At("stopped")));
        }

        RunRequest rest = RunRequest.Unfinished(At("stopped"), 2, "test").Request!;
        RunEnd done = ScenarioRun.Start(rest, stop: TestContext.Current.CancellationToken);
        Assert.True(done.Found >= 100);
        SmallRun.AssertSame(expected, SmallRun.Files(At("stopped")));
        Assert.False(Directory.Exists(At("stopped.partial")));
        Assert.Null(RunRequest.Unfinished(At("stopped"), 2, "test").Request);

        RunEnd StopAfter(int end)
        {
            using CancellationTokenSource stop = new();
            return ScenarioRun.Start(SmallRun.Request(At("stopped")), done =>
            {
                if (done >= end)
                {
                    stop.Cancel();
                }
            }, stop: stop.Token);
        }
    }

    [Fact]
    public void A_log_that_broke_off_in_the_middle_gives_the_same_results()
    {
        ScenarioRun.Start(SmallRun.Request(At("whole")), stop: TestContext.Current.CancellationToken);
        using CancellationTokenSource stop = new();
        ScenarioRun.Start(SmallRun.Request(At("torn")), done => Stop(done, stop), stop: stop.Token);
        string log = Path.Combine(At("torn.partial"), "draws.log");
        using (FileStream stream = File.OpenWrite(log))
        {
            stream.SetLength(stream.Length - 100);
        }

        // what a stop while writing may leave
        string begun = Directory.CreateDirectory(Path.Combine(At("torn.partial"), "made-before")).FullName;
        File.WriteAllText(Path.Combine(begun, "forecast.json"), "{");
        ScenarioRun.Start(SmallRun.Request(At("torn")), stop: TestContext.Current.CancellationToken);
        SmallRun.AssertSame(SmallRun.Files(At("whole")), SmallRun.Files(At("torn")));

        static void Stop(int done, CancellationTokenSource stop)
        {
            if (done == 120)
            {
                stop.Cancel();
            }
        }
    }

    [Fact]
    public void Older_results_stay_until_the_new_ones_are_whole()
    {
        ScenarioRun.Start(SmallRun.Request(At("r"), draws: 20), stop: TestContext.Current.CancellationToken);
        Dictionary<string, byte[]> old = SmallRun.Files(At("r"));
        IOException fault = Assert.Throws<IOException>(() => ScenarioRun.Start(
            SmallRun.Request(At("r"), draws: 70), done =>
                _ = done == 70 ? throw new IOException("the disk is full") : done, stop: TestContext.Current.CancellationToken));
        Assert.Equal("the disk is full", fault.Message);
        SmallRun.AssertSame(old, SmallRun.Files(At("r")));
        Assert.Empty(Directory.GetDirectories(At("r.partial")));

        RunEnd end = ScenarioRun.Start(SmallRun.Request(At("r"), draws: 70), stop: TestContext.Current.CancellationToken);
        Assert.Equal(64, end.Found); // a whole chunk
        Assert.Equal(70, FinishedRun.Open(At("r")).Results!.Forecast.Draws);
        Assert.Equal(["r"], Directory.GetDirectories(folder).Select(Path.GetFileName));
    }

    [Fact]
    public void Results_stand_before_anything_is_added_to_them()
    {
        Assert.Throws<IOException>(() =>
            ScenarioRun.Start(SmallRun.Request(At("r"), draws: 20), complete: _ => throw new IOException("no report"),
            stop: TestContext.Current.CancellationToken));
        Assert.Equal(20, FinishedRun.Open(At("r")).Results!.Forecast.Draws);
        Assert.Equal(["r"], Directory.GetFileSystemEntries(folder).Select(Path.GetFileName));
    }

    [Fact]
    public void Results_that_were_moved_aside_when_the_program_stopped_are_put_back()
    {
        ScenarioRun.Start(SmallRun.Request(At("r"), draws: 20), stop: TestContext.Current.CancellationToken);
        Dictionary<string, byte[]> old = SmallRun.Files(At("r"));
        using CancellationTokenSource stop = new();
        stop.Cancel();
        ScenarioRun.Start(SmallRun.Request(At("r"), draws: 32), stop: stop.Token);
        Directory.Move(At("r"), Path.Combine(At("r.partial"), "replaced"));
        ScenarioRun.Start(SmallRun.Request(At("r"), draws: 32), stop: stop.Token);
        SmallRun.AssertSame(old, SmallRun.Files(At("r")));
    }

    /// <summary>The scenario on Ukraine, whose evidence names sources and speakers: no file of the results has such a name, and every
    /// number is the same.</summary>
    [Fact]
    public void Redacted_results_have_the_same_numbers_and_no_names_of_sources()
    {
        ScenarioFile ukraine = ScenarioReader.Read(Repository.Read("scenarios", "ukraine-2025.yaml"), "ukraine-2025.yaml");
        RunRequest request = SmallRun.Request(At("open"), draws: 16) with { Original = ukraine, File = ukraine };
        Forecast open = ScenarioRun.Start(request, stop: TestContext.Current.CancellationToken).Results!.Forecast;
        using CancellationTokenSource stop = new();
        stop.Cancel();
        ScenarioRun.Start(request with { Folder = At("redacted"), Redacts = true }, stop: stop.Token);
        RunRequest unfinished = RunRequest.Unfinished(At("redacted"), 2, "test").Request!;
        Assert.True(unfinished.Redacts);
        Forecast redacted = ScenarioRun.Start(unfinished, stop: TestContext.Current.CancellationToken).Results!.Forecast;

        Assert.Equal((open with { LeansOn = [], Questions = [] }).ToJson(),
            (redacted with { Scenario = open.Scenario, LeansOn = [], Questions = [] }).ToJson());
        Assert.Equal(SmallRun.Files(At("open"))["timeline.parquet"], SmallRun.Files(At("redacted"))["timeline.parquet"]);
        string[] secrets = [.. ukraine.Scenario!.Sources.Names.Where(name => name.Contains('-')),
            .. ukraine.Scenario.Evidence.Names.Where(name => name.Contains('-')),
            .. ukraine.Scenario.Sources.Values.Select(source => source.Title)];
        foreach ((string name, byte[] bytes) in SmallRun.Files(At("redacted")))
        {
            string text = System.Text.Encoding.UTF8.GetString(bytes);
            Assert.All(secrets, secret => Assert.False(text.Contains(secret, StringComparison.Ordinal), $"{name} names {secret}"));
        }

        Assert.Equal(Files, Directory.GetFiles(At("redacted")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Results_are_read_back_as_they_were()
    {
        RunResults made = ScenarioRun.Start(SmallRun.Request(At("r"), set: ["talks.pace=4..8"]),
            stop: TestContext.Current.CancellationToken).Results!;
        RunResults read = FinishedRun.Open(At("r")).Results!;
        Assert.Equal(made.Info, read.Info);
        Assert.Equal(made.File.Scenario, read.File.Scenario);
        Assert.Equal(made.Forecast.ToJson(), read.Forecast.ToJson());
        Assert.Equal(made.Timeline.Dates, read.Timeline.Dates);
        Assert.Equal(made.Timeline.Columns.Names, read.Timeline.Columns.Names);
        Assert.All(made.Timeline.Columns, column => Assert.Equal(column.Value, read.Timeline[column.Key]));
        Assert.Equal(SmallRun.Draws, read.DrawNumbers("talks.pace").Length);
        Assert.All(read.DrawNumbers("talks.pace"), pace => Assert.InRange(pace, 4, 8));
        Assert.Contains("none", read.DrawTexts("outcome"));
    }

    /// <summary>The same on the shipped scenario, with all that it has: seven threads against one, and a stop.</summary>
    [Fact]
    public void Draws_of_a_rich_scenario_do_not_depend_on_threads()
    {
        RunRequest request = SmallRun.Request(At("one"), threads: 1, draws: 20);
        ScenarioFile ukraine = ScenarioReader.Read(Repository.Read("scenarios", "ukraine-2025.yaml"), "ukraine-2025.yaml");
        request = request with { Original = ukraine, File = ukraine };
        ScenarioRun.Start(request, stop: TestContext.Current.CancellationToken);
        ScenarioRun.Start(request with { Folder = At("seven"), Settings = request.Settings with { Threads = 7 } },
            stop: TestContext.Current.CancellationToken);
        SmallRun.AssertSame(SmallRun.Files(At("one")), SmallRun.Files(At("seven")));
    }

    private string At(string name) => Path.Combine(folder, name);
}
