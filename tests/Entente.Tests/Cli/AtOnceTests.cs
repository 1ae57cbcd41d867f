using System.Diagnostics;
using Entente.Ensembles;
using Entente.Scenarios;
using Entente.Tests.Ensembles;

namespace Entente.Tests.Cli;

/// <summary>Real processes that are killed while they write, or that write to one place at once: no file is torn, and no work is lost
/// without a word.</summary>
[EndToEnd]
public sealed class AtOnceTests : IDisposable
{
    private static readonly bool Thorough = Environment.GetEnvironmentVariable("ENTENTE_THOROUGH") == "1";

    private readonly string folder = Directory.CreateTempSubdirectory("entente").FullName;

    public AtOnceTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Processes cannot be stopped so there.");
        File.WriteAllText(At("s.yaml"), SmallRun.Text);
        File.WriteAllText(At("one.txt"), "North demands the whole strip by 9 May 2025, a newspaper reports.\n");
        File.WriteAllText(At("two.txt"), "South will never leave the strip before 20 April 2025, its minister said.\n");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("read @one.txt --date 2024-12-13 --into @s.yaml")]
    [InlineData("import wants @wants.csv --into @s.yaml")]
    public void A_killed_change_leaves_the_file_as_it_was_or_as_it_was_to_be(string call)
    {
        if (call.Contains("wants.csv", StringComparison.Ordinal))
        {
            Assert.Equal(0, EntenteCall.Run("export", "wants", At("s.yaml"), "--out", At("wants.csv")).ExitCode);
            File.WriteAllText(At("wants.csv"), File.ReadAllText(At("wants.csv")).Replace(",100,", ",97,", StringComparison.Ordinal));
        }

        byte[] before = File.ReadAllBytes(At("s.yaml"));
        Assert.Equal(0, Run(call).ExitCode);
        byte[] after = File.ReadAllBytes(At("s.yaml"));
        Assert.NotEqual(before, after);
        for (int moment = 1; moment <= 8; moment += Thorough ? 1 : 3)
        {
            File.WriteAllBytes(At("s.yaml"), before);
            KillAt(moment, call);
            byte[] left = File.ReadAllBytes(At("s.yaml"));
            Assert.True(left.AsSpan().SequenceEqual(before) || left.AsSpan().SequenceEqual(after), "a torn file");
            EntenteRun again = Run(call);
            Assert.True(again.ExitCode == 0, again.Error);
            Assert.Equal(after, File.ReadAllBytes(At("s.yaml")));
        }
    }

    [Fact]
    public void Two_changes_at_once_are_both_kept_or_the_later_is_refused()
    {
        string before = File.ReadAllText(At("s.yaml"));
        for (int i = 0; i < (Thorough ? 8 : 3); i++)
        {
            File.WriteAllText(At("s.yaml"), before);
            Process[] both = [.. ((string[])["one", "two"]).Select(text => Begin($"read @{text}.txt --date 2024-12-13 --into @s.yaml"))];
            string[] errors = [.. both.Select(process => process.StandardError.ReadToEnd())];
            Array.ForEach(both, process => process.WaitForExit());
            Scenario scenario = ScenarioReader.ReadFile(At("s.yaml")).Scenario!;
            foreach ((Process process, string error, string name) in both.Zip(errors, ["one.txt", "two.txt"]))
            {
                bool kept = scenario.Sources.Values.Any(source => source.File == name);
                Assert.Equal(kept ? 0 : 2, process.ExitCode);
                Assert.Equal(kept, error.Length == 0);
                Assert.True(kept || error.TrimEnd().EndsWith("Try again.", StringComparison.Ordinal), error);
                process.Dispose();
            }
        }
    }

    [Fact]
    public void A_run_that_is_killed_at_any_moment_goes_on_to_the_same_results()
    {
        string[] settings = ["--draws", "320", "--threads", "1"];
        Assert.Equal(0, Run($"run @s.yaml {string.Join(' ', settings)} --out @whole").ExitCode);
        Dictionary<string, byte[]> whole = SmallRun.Files(At("whole"));
        Assert.Equal(0, Run("run @s.yaml --draws 16 --out @r").ExitCode);
        Dictionary<string, byte[]> older = SmallRun.Files(At("r"));
        int[] bytes = [0, 10_000, int.MaxValue]; // of the log; the last is after the end of it, while results are made
        foreach (int size in bytes)
        {
            using (Process process = Begin($"run @s.yaml {string.Join(' ', settings)} --out @r"))
            {
                string log = At("r.partial/draws.log");
                EntenteProcess.WaitFor(process, () => size == int.MaxValue
                    ? Directory.Exists(At("r.partial"))
                        && Directory.EnumerateFiles(At("r.partial"), "forecast.json", SearchOption.AllDirectories).Any()
                    : new FileInfo(log) is { Exists: true } there && there.Length >= size);
                process.Kill();
                process.WaitForExit();
            }

            Dictionary<string, byte[]> left = Directory.Exists(At("r")) ? SmallRun.Files(At("r")) : [];
            Assert.True(left.Count is 0 || left["run.json"].AsSpan().SequenceEqual(older["run.json"]) || left["run.json"].AsSpan()
                .SequenceEqual(whole["run.json"]), "results of neither run");
            EntenteRun rest = Run(Directory.Exists(At("r.partial"))
                ? "run --resume @r" : $"run @s.yaml {string.Join(' ', settings)} --out @r");
            Assert.True(rest.ExitCode == 0, rest.Error);
            SmallRun.AssertSame(whole, SmallRun.Files(At("r")));
            Assert.Equal(0, Run("run @s.yaml --draws 16 --out @r").ExitCode);
        }
    }

    [Fact]
    public void Of_two_runs_into_one_folder_at_once_one_is_whole_and_the_other_refused()
    {
        Process[] both = [Begin("run @s.yaml --draws 320 --threads 1 --out @r"), Begin("run @s.yaml --draws 336 --threads 1 --out @r")];
        string[] errors = [.. both.Select(process => process.StandardError.ReadToEnd())];
        Array.ForEach(both, process => process.WaitForExit());
        int there = FinishedRun.Open(At("r")).Results!.Info.Draws;
        foreach ((Process process, string error, int draws) in both.Zip(errors, [320, 336]))
        {
            Assert.True(process.ExitCode == 0
                || (process.ExitCode == 2 && error.Contains("another run is writing", StringComparison.Ordinal)), error);
            Assert.True(draws != there || process.ExitCode == 0, "results of a run that was refused");
            process.Dispose();
        }

        Assert.Equal(0, Run($"run @s.yaml --draws {there} --threads 2 --out @alone").ExitCode);
        SmallRun.AssertSame(SmallRun.Files(At("alone")), SmallRun.Files(At("r")));
        Assert.Equal(["alone", "one.txt", "r", "s.yaml", "two.txt"], Directory.GetFileSystemEntries(folder).Select(Path.GetFileName)
            .Order(StringComparer.Ordinal));
    }

    /// <summary>Kills the program as soon as it has done so many things to the files of the folder: the first is its lock, the last that
    /// it takes the lock away.</summary>
    private void KillAt(int moment, string call)
    {
        using FileSystemWatcher watch = new(folder);
        using Process process = Begin(call);
        int seen = 0;
        watch.Created += Count;
        watch.Changed += Count;
        watch.Renamed += Count;
        watch.Deleted += Count;
        watch.EnableRaisingEvents = true;
        process.WaitForExit();

        void Count(object sender, FileSystemEventArgs happened)
        {
            if (Interlocked.Increment(ref seen) == moment)
            {
                process.Kill();
            }
        }
    }

    /// <summary>Calls the program within the tests. The folder is written @.</summary>
    private EntenteRun Run(string call) => EntenteCall.Run(Words(call));

    private Process Begin(string call) => EntenteProcess.Start(Words(call));

    private string[] Words(string call) => [.. call.Split(' ').Select(word => word.StartsWith('@') ? At(word[1..]) : word)];

    private string At(string name) => Path.Combine(folder, name);
}
