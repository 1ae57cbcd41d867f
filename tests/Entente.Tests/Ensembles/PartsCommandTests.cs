using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Entente.Numerics;
using Entente.Tests.Cli;

namespace Entente.Tests.Ensembles;

/// <summary>`entente run --part` and `entente merge` as scripts and schedulers see them.</summary>
[Long]
[EndToEnd]
public sealed class PartsCommandTests : IDisposable
{
    private const string Draws = "640";

    private static readonly bool Thorough = Environment.GetEnvironmentVariable("ENTENTE_THOROUGH") == "1";

    private readonly string folder = Directory.CreateTempSubdirectory("entente").FullName;

    public PartsCommandTests() => File.WriteAllText(At("small.yaml"), SmallRun.Text);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Merge_says_which_parts_lack_and_then_leaves_what_one_run_leaves()
    {
        Assert.Equal(0, EntenteCall.Run("run", At("small.yaml"), "--draws", Draws, "--out", At("one")).ExitCode);
        Assert.Equal(0, Part("parts", "1/3", "--keep", "draws").ExitCode);
        EntenteRun lacking = EntenteCall.Run("merge", At("parts"), "--out", At("merged"));
        Assert.Equal((3, "missing: 0,2\n", "entente: 2 of 3 parts are missing. Make them with the call that made the others and --part 0/3 and so on, and "
            + "merge again.\n"), (lacking.ExitCode, lacking.Output, lacking.Error));
        JsonNode json = JsonNode.Parse(EntenteCall.Run("merge", At("parts"), "--json").Output)!;
        Assert.Equal("""{"parts":3,"missing":[0,2]}""", json.ToJsonString());
        Assert.False(Directory.Exists(At("merged")));

        Assert.Equal(0, Part("parts", "0/3", "--keep", "draws").ExitCode);
        EntenteRun last = Part("parts", "2/3", "--keep", "draws", "--json");
        Assert.Equal((426, 640, false), ((int)JsonNode.Parse(last.Output)!["from"]!, (int)JsonNode.Parse(last.Output)!["to"]!,
            (bool)JsonNode.Parse(last.Output)!["found"]!));
        Assert.StartsWith("Part 2/3 (draws 426 to 639) was there: ", Part("parts", "2/3", "--keep", "draws").Output, StringComparison.Ordinal);
        EntenteRun merged = EntenteCall.Run("merge", At("parts"), "--out", At("merged"));
        Assert.Equal((0, ""), (merged.ExitCode, merged.Error));
        Assert.Contains("report.html", merged.Output, StringComparison.Ordinal);
        SmallRun.AssertSame(SmallRun.Files(At("one")), SmallRun.Files(At("merged")));
    }

    [Theory]
    [InlineData("3/3", "--part is 3/3; it should be k/n with k from 0 to n − 1")]
    [InlineData("one", "--part is one; it should be k/n")]
    [InlineData("0/0", "--part is 0/0; it should be k/n")]
    [InlineData("-1/3", "--part is -1/3; it should be k/n")]
    [InlineData("0/641", "640 draws cannot be cut into 641 parts")]
    public void A_part_that_cannot_be_is_refused(string part, string why)
    {
        EntenteRun run = Part("parts", part);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(why, run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(At("parts")));
    }

    [Theory]
    [InlineData("--part needs --out", "--part", "0/3")]
    [InlineData("--redact is for whole runs", "--part", "0/3", "--out", "x", "--redact")]
    [InlineData("--keep is for parts of a run", "--keep", "draws")]
    [InlineData("--keep is sums; it should be draws", "--part", "0/3", "--out", "x", "--keep", "sums")]
    [InlineData("it should be a whole number from 1 to 1,000,000,000", "--draws", "1000000001")]
    public void What_does_not_go_together_is_refused(string why, params string[] options)
    {
        EntenteRun run = EntenteCall.Run(["run", At("small.yaml"), .. options]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(why, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_run_and_another_folder_end_with_2()
    {
        Part("parts", "0/3");
        EntenteRun other = EntenteCall.Run("run", At("small.yaml"), "--draws", Draws, "--seed", "2", "--part", "0/3", "--out", At("parts"));
        Assert.Equal(2, other.ExitCode);
        Assert.Contains("belongs to a run with seed 1", other.Error, StringComparison.Ordinal);
        Assert.Equal(2, EntenteCall.Run("merge", At("nowhere")).ExitCode);
        Assert.Equal(2, EntenteCall.Run("merge", folder).ExitCode);
        Assert.Contains("entente merge", EntenteCall.Run("report", At("parts")).Error, StringComparison.Ordinal);
    }

    /// <summary>A question that needs draws says so of a folder without them, in one sentence; one that does not answers.</summary>
    [Fact]
    public void A_merged_folder_without_draws_answers_what_needs_none()
    {
        Assert.Equal(0, Part("parts", "0/1").ExitCode);
        Assert.Equal(0, EntenteCall.Run("merge", At("parts"), "--out", At("merged")).ExitCode);
        EntenteRun compared = EntenteCall.Run("compare", At("merged"), At("merged"));
        Assert.Equal(2, compared.ExitCode);
        Assert.Contains("was merged from parts that kept no draws, and this needs them", compared.Error, StringComparison.Ordinal);
        Assert.Equal(0, EntenteCall.Run("report", At("merged")).ExitCode);
        Assert.Equal(0, EntenteCall.Run("trace", At("merged"), "--draw", "3").ExitCode);
    }

    [Fact]
    public void Killed_at_any_moment_a_part_is_whole_or_not_there_and_the_run_the_same()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such signals.");
        Stopwatch clock = Stopwatch.StartNew();
        Assert.Equal(0, Started("calm", 0).ExitCode);
        double usual = clock.Elapsed.TotalMilliseconds * 1.1;
        Assert.Equal(0, Started("calm", 1).ExitCode);
        RandomStream chance = new(9, "kill", "", 0, 0);
        int killed = 0;
        for (int trial = 0; trial < (Thorough ? 100 : 6); trial++)
        {
            string parts = $"killed-{(trial / 3).ToString(CultureInfo.InvariantCulture)}";
            using Process process = EntenteProcess.Start(Call(parts, trial % 2));
            if (!process.WaitForExit((int)(chance.NextUniform() * usual)))
            {
                process.Kill();
                process.WaitForExit();
                killed++;
            }

            if (Directory.Exists(Path.Combine(At(parts), "parts")))
            {
                // Whatever has its name is whole.
                foreach (string file in Directory.GetFiles(Path.Combine(At(parts), "parts"), "part-*"))
                {
                    Assert.Equal(File.ReadAllBytes(Path.Combine(At("calm"), "parts", Path.GetFileName(file))), File.ReadAllBytes(file));
                }
            }
        }

        Assert.True(killed > 0, "none was killed before it was done");
        EntenteCall.Run("merge", At("calm"), "--out", At("calm-merged"));
        foreach (string parts in Directory.GetDirectories(folder, "killed-*").Select(path => Path.GetFileName(path)!).ToArray())
        {
            Assert.Equal((0, 0), (Started(parts, 0).ExitCode, Started(parts, 1).ExitCode));
            Assert.Equal(0, EntenteCall.Run("merge", At(parts), "--out", At(parts + "-merged")).ExitCode);
            SmallRun.AssertSame(SmallRun.Files(At("calm-merged")), SmallRun.Files(At(parts + "-merged")));
            Assert.Empty(Directory.GetFiles(Path.Combine(At(parts), "parts"), ".*"));
        }
    }

    [Fact]
    public void Two_processes_on_one_part_leave_one()
    {
        using Process one = EntenteProcess.Start(Call("parts", 0)), other = EntenteProcess.Start(Call("parts", 0));
        one.WaitForExit();
        other.WaitForExit();
        Assert.Equal((0, 0), (one.ExitCode, other.ExitCode));
        Assert.Single(Directory.GetFiles(Path.Combine(At("parts"), "parts")));
    }

    [Fact]
    public void On_a_full_disk_no_part_is_left_and_there_is_room_again_it_is_made()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "A small disk is made with Linux's tmpfs.");
        Directory.CreateDirectory(At("disk"));
        (int mounted, _) = EntenteProcess.Shell(folder, "mount -t tmpfs -o size=128k none disk");
        Assert.SkipUnless(mounted == 0, "No disk may be mounted here.");
        try
        {
            EntenteRun full = Started("disk/parts", 0);
            Assert.Equal(3, full.ExitCode);
            Assert.Contains("part 0/2 cannot be written", full.Error, StringComparison.Ordinal);
            EntenteProcess.AssertPlain(full.Error);
            Assert.Empty(Directory.GetFiles(At("disk/parts/parts")));
            Assert.Equal(3, EntenteCall.Run("merge", At("disk/parts"), "--out", At("none")).ExitCode);
            Assert.Equal(0, EntenteProcess.Shell(folder, "mount -o remount,size=64m none disk").Exit);
            Assert.Equal((0, 0), (Started("disk/parts", 0).ExitCode, Started("disk/parts", 1).ExitCode));
            Assert.Equal(0, EntenteCall.Run("merge", At("disk/parts"), "--out", At("merged")).ExitCode);
        }
        finally
        {
            EntenteProcess.Shell(folder, "umount disk");
        }
    }

    private EntenteRun Started(string parts, int part) => EntenteProcess.Run(Call(parts, part));

    private string[] Call(string parts, int part) => ["run", At("small.yaml"), "--draws", Draws, "--threads", "1",
        "--part", $"{part.ToString(CultureInfo.InvariantCulture)}/2", "--out", At(parts)];

    private EntenteRun Part(string parts, string part, params string[] options) =>
        EntenteCall.Run(["run", At("small.yaml"), "--draws", Draws, "--part", part, "--out", At(parts), .. options]);

    private string At(string name) => Path.Combine(folder, name);
}
