using System.Text.Json.Nodes;
using Entente.Answers.Run;
using Entente.Ensembles;
using Entente.Tests.Cli;
using Entente.Tests.Ensembles;

namespace Entente.Tests.Answers;

/// <summary>Results folders that are half-deleted, cut off, edited, or put together from two runs: every command that reads a run says what
/// is wrong and uses nothing of it.</summary>
[Long]
public sealed class DamagedRunTests(DamagedRunTests.Runs runs) : IClassFixture<DamagedRunTests.Runs>, IDisposable
{
    private static readonly string[] Files = ["draws.parquet", "forecast.json", "run.json", "scenario.yaml", "timeline.parquet"];

    private readonly string folder = Directory.CreateTempSubdirectory("entente").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Each damage, and in which file.</summary>
    public static TheoryData<string, string> Damages()
    {
        TheoryData<string, string> all = [];
        foreach (string file in Files)
        {
            foreach (string damage in new[] { "gone", "empty", "half", "a bit", "of another run" })
            {
                all.Add(damage, file);
            }
        }

        foreach ((string damage, string file) in new[] { ("edited", "forecast.json"), ("edited", "run.json"), ("edited", "scenario.yaml"),
            ("impossible", "forecast.json"), ("not 1", "forecast.json"), ("said to be redacted", "run.json") })
        {
            all.Add(damage, file);
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public void Nothing_of_a_damaged_run_is_used(string damage, string file)
    {
        string run = Path.Combine(folder, "run");
        Copy(runs.One, run);
        Damage(run, damage, file);
        Dictionary<string, byte[]> before = SmallRun.Files(run);
        foreach (string[] call in new string[][]
        {
            ["report", run], ["report", run, "--out", Path.Combine(folder, "page.html")], ["score", run, "--answers", runs.Answers],
                ["compare", run, runs.Other], ["compare", runs.Other, run], ["compare", run, "--variant", "aid-ends"],
            ["why", run], ["explain", run], ["holds", run], ["moves", run], ["trace", run],
        })
        {
            EntenteRun told = EntenteCall.Run(call);
            string what = $"{string.Join(' ', call)}: {told.Error}";
            Assert.True((told.ExitCode, told.Output) == (2, ""), what);
            Assert.True(told.Error.Contains("is damaged", StringComparison.Ordinal)
                || told.Error.Contains("olds no finished run", StringComparison.Ordinal)
                || told.Error.Contains("is not the one that was run", StringComparison.Ordinal), what);
            Assert.Contains(run, told.Error, StringComparison.Ordinal);
        }

        SmallRun.AssertSame(before, SmallRun.Files(run));
        Assert.Equal(["run"], Directory.GetFileSystemEntries(folder).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("run.json", "\"draws\": 150", "\"draws\": 50")]
    [InlineData("run.json", "\"seed\"", "\"sead\"")]
    [InlineData("scenario.yaml", "title:", "title: x")]
    [InlineData("scenario.yaml", null, null)]
    public void An_unfinished_run_that_is_damaged_is_not_gone_on_with(string file, string? before, string? after)
    {
        string run = Path.Combine(folder, "run"), damaged = Path.Combine(folder, "run.partial", file);
        using (CancellationTokenSource stop = new())
        {
            ScenarioRun.Start(SmallRun.Request(run), done => Stop(done == 70, stop), stop: stop.Token);
        }

        if (before is null)
        {
            File.Delete(damaged);
        }
        else
        {
            string text = File.ReadAllText(damaged);
            Assert.Contains(before, text, StringComparison.Ordinal);
            File.WriteAllText(damaged, text.Replace(before, after, StringComparison.Ordinal));
        }

        EntenteRun told = EntenteCall.Run("run", "--resume", run);
        Assert.Equal((2, ""), (told.ExitCode, told.Output));
        Assert.Contains("is damaged", told.Error, StringComparison.Ordinal);
        Assert.Contains(file, told.Error, StringComparison.Ordinal);

        static void Stop(bool now, CancellationTokenSource stop)
        {
            if (now)
            {
                stop.Cancel();
            }
        }
    }

    private void Damage(string run, string damage, string file)
    {
        string path = Path.Combine(run, file);
        byte[] bytes = File.ReadAllBytes(path);
        switch (damage)
        {
            case "gone":
                File.Delete(path);
                break;
            case "empty":
                File.WriteAllText(path, "");
                break;
            case "half":
                File.WriteAllBytes(path, bytes[..(bytes.Length / 2)]);
                break;
            case "a bit":
                bytes[bytes.Length / 3] ^= 4;
                File.WriteAllBytes(path, bytes);
                break;
            case "of another run":
                File.Copy(Path.Combine(runs.Other, file), path, overwrite: true);
                break;
            case "edited" when file == "scenario.yaml":
                File.WriteAllText(path, File.ReadAllText(path).Replace("power: 90..100..110", "power: 95", StringComparison.Ordinal));
                break;
            case "edited" when file == "run.json":
                File.WriteAllText(path, File.ReadAllText(path).Replace("\"seed\": 7", "\"seed\": 8", StringComparison.Ordinal));
                break;
            case "said to be redacted":
                File.WriteAllText(path, File.ReadAllText(path)
                    .Replace("\"redacted\": false", "\"redacted\": true", StringComparison.Ordinal));
                break;
            case "impossible":
                Change(path, forecast => forecast["agreement"]!["p"] = 7.5);
                Reseal(run);
                break;
            case "not 1":
                Change(path, forecast => forecast["outcomes"]!["none"]!["p"] = 0.999);
                Reseal(run);
                break;
            default:
                Change(path, forecast => forecast["agreement"]!["p"] = 0.987);
                break;
        }

        Assert.False(File.Exists(path) && damage is not ("impossible" or "not 1") && File.ReadAllBytes(path).AsSpan()
            .SequenceEqual(File.ReadAllBytes(Path.Combine(runs.One, file))), "the damage does nothing");
    }

    private static void Change(string path, Action<JsonNode> change)
    {
        JsonNode json = JsonNode.Parse(File.ReadAllText(path))!;
        change(json);
        File.WriteAllText(path, json.ToJsonString());
    }

    /// <summary>As somebody would who knows how fingerprints are made.</summary>
    private static void Reseal(string run)
    {
        string path = Path.Combine(run, "run.json");
        RunInfo info = RunInfo.FromJson(File.ReadAllText(path));
        File.WriteAllText(path, (
            info with
            {
                Files = new(info.Files.Names.Select(name =>
            KeyValuePair.Create(name, RunInfo.Sha256OfFile(Path.Combine(run, name)))))
            }).ToJson());
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }

    /// <summary>Two whole runs of one scenario with other seeds, and what happened.</summary>
    public sealed class Runs : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("entente-runs").FullName;

        public Runs()
        {
            RunRequest request = SmallRun.Request(One, draws: 48) with { Version = RunInfo.ThisVersion };
            ScenarioRun.Start(request, complete: RunReport.Write, stop: TestContext.Current.CancellationToken);
            string other = SmallRun.Text.Replace("title: ", "title: Other ", StringComparison.Ordinal);
            Entente.Scenarios.ScenarioFile file = Entente.Scenarios.ScenarioReader.Read(other, "small.yaml");
            ScenarioRun.Start(request with { Folder = Other, Original = file, File = file, Settings = request.Settings with { Seed = 8 } },
                complete: RunReport.Write, stop: TestContext.Current.CancellationToken);
            File.WriteAllText(Answers, "answers:\n  - {was: none}\n");
        }

        public string One => Path.Combine(folder, "one");

        public string Other => Path.Combine(folder, "other");

        public string Answers => Path.Combine(folder, "answers.yaml");

        public void Dispose() => Directory.Delete(folder, recursive: true);
    }
}
