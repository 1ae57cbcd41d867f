using Entente.Tests.Cli;

namespace Entente.Tests.Ensembles;

/// <summary>Where results go depends on the folder that one is in.</summary>
[Collection<InAFolder>]
public sealed class RunInAFolderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("entente").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("../inner")]
    public void The_folder_one_is_in_cannot_become_results(string place)
    {
        string inner = Directory.CreateDirectory(At("inner")).FullName;
        EntenteRun run = EntenteCall.In(inner, "run", Path.Combine(Repository.Root, "scenarios", "port-strike.yaml"), "--draws", "16",
            "--out", place);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("the folder that you are in", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(inner));
    }

    [Fact]
    public void Scenarios_of_one_file_name_do_not_replace_each_others_results()
    {
        foreach (string place in (string[])["a", "b"])
        {
            File.WriteAllText(Path.Combine(Directory.CreateDirectory(At(place)).FullName, "talks.yaml"), SmallRun.Text);
        }

        Assert.Equal(0, EntenteCall.In(folder, "run", "a/talks.yaml", "--draws", "16").ExitCode);
        Assert.Equal(0, EntenteCall.In(folder, "run", "./a/talks.yaml", "--draws", "20").ExitCode);
        EntenteRun second = EntenteCall.In(folder, "run", "b/talks.yaml", "--draws", "16");
        Assert.Equal((2, ""), (second.ExitCode, second.Output));
        Assert.Contains("(a/talks.yaml). Name a folder with --out.", second.Error, StringComparison.Ordinal);
        Assert.Equal(0, EntenteCall.In(folder, "run", "b/talks.yaml", "--draws", "16", "--out", "results/talks").ExitCode);
    }

    private string At(string name) => Path.Combine(folder, name);
}
