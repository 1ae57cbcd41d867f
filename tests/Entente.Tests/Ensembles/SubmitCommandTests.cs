using System.Text.Json.Nodes;
using Entente.Tests.Cli;

namespace Entente.Tests.Ensembles;

/// <summary>`entente submit`: what it asks of Slurm, without Slurm and with one on this machine where it can be had.</summary>
[Long]
[EndToEnd]
public sealed class SubmitCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("entente").FullName;

    public SubmitCommandTests() => File.WriteAllText(At("small.yaml"), SmallRun.Text);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>The script is run as Slurm runs it, once for each task of the array: then every part is there.</summary>
    [Fact]
    public void The_tasks_of_the_array_make_every_part_that_is_missing_and_the_merge_puts_them_together()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The scripts are for a Unix shell.");
        EntenteRun first = Submit(At("small.yaml"), "--draws", "70", "--set", "title=It's on", "--parts", "7", "--tasks", "3", "--out",
            At("parts"), "--results", At("merged"));
        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        Assert.Contains("7 of 7 parts are missing", first.Output, StringComparison.Ordinal);
        string parts = File.ReadAllText(Script("parts.sh"));
        Assert.Contains("#SBATCH --array=0-2", parts, StringComparison.Ordinal);
        Assert.Contains("#SBATCH --time=0-01:30:00", parts, StringComparison.Ordinal); // three parts a task, half an hour each
        RunTask(0);
        Assert.Equal("missing: 1,2,4,5\n", EntenteCall.Run("merge", At("parts")).Output);

        JsonNode again = JsonNode.Parse(Submit(At("parts"), "--tasks", "2", "--time", "0:10:00", "--sbatch", "partition=long", "--results",
            At("merged"), "--json").Output)!;
        Assert.Equal(("[1,2,4,5]", 2), (again["missing"]!.ToJsonString(), (int)again["tasks"]!));
        Assert.Contains("#SBATCH --partition=long", File.ReadAllText(Script("parts.sh")), StringComparison.Ordinal);
        RunTask(0);
        RunTask(1);
        Assert.Equal(0, EntenteProcess.Shell(folder, $"sh '{Script("merge.sh")}' > log.txt").Exit);
        Assert.Equal(0, EntenteCall.Run("run", At("small.yaml"), "--draws", "70", "--set", "title=It's on", "--out", At("one")).ExitCode);
        Dictionary<string, byte[]> one = SmallRun.Files(At("one")), merged = SmallRun.Files(At("merged"));
        Assert.True(one["forecast.json"].AsSpan().SequenceEqual(merged["forecast.json"]));
        Assert.True(one["timeline.parquet"].AsSpan().SequenceEqual(merged["timeline.parquet"]));
        Assert.StartsWith("0 of 7 parts are missing", Submit(At("parts")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--to is pigeon; it should be slurm", "--to", "pigeon")]
    [InlineData("--time is soon; it should be a time such as 0:30:00", "--to", "slurm", "--time", "soon")]
    [InlineData("3 draws cannot be cut into 64 parts", "--to", "slurm", "--draws", "3")]
    [InlineData("cannot be named in a script", "--to", "slurm", "--results", "a\"b")]
    public void What_cannot_be_submitted_is_refused(string why, params string[] options)
    {
        EntenteRun run = EntenteCall.Run(["submit", At("small.yaml"), "--dry-run", "--out", At("parts"), .. options]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(why, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_submitted_as_it_was_begun()
    {
        Submit(At("small.yaml"), "--draws", "70", "--parts", "7", "--out", At("parts"));
        EntenteRun run = Submit(At("parts"), "--draws", "80");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("leave out --draws", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, Submit(folder).ExitCode);
    }

    /// <summary>A cluster of four nodes on this machine, of which a task, a node and the controller are killed.</summary>
    [Fact]
    public void Slurm_itself_makes_the_bytes_of_one_run_whatever_is_killed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Slurm is for Unix.");
        EntenteRun run = EntenteProcess.RunProgram("bash", "bench/slurm-on-one-host.sh", EntenteProcess.Program);
        Assert.SkipWhen(run.ExitCode == 77, run.Output.Trim());
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Contains("PASSED", run.Output, StringComparison.Ordinal);
    }

    private static EntenteRun Submit(string what, params string[] options) =>
        EntenteProcess.Run(["submit", what, "--to", "slurm", "--dry-run", .. options]);

    private void RunTask(int task) => Assert.Equal(0, EntenteProcess.Shell(folder,
        $"SLURM_ARRAY_TASK_ID={task.ToString(System.Globalization.CultureInfo.InvariantCulture)} sh '{Script("parts.sh")}' > log.txt").Exit);

    private string Script(string name) => Path.Combine(At("parts"), "slurm", name);

    private string At(string name) => Path.Combine(folder, name);
}
