using System.Diagnostics;
using Entente.Evidence.Provenance;

namespace Entente.Tests.Evidence.Provenance;

public sealed class SourceCopyTests : IDisposable
{
    private readonly string above = Directory.CreateTempSubdirectory("entente-copies").FullName;

    public SourceCopyTests()
    {
        Directory.CreateDirectory(At("talks", "texts"));
        File.WriteAllText(At("secret.txt"), "secret");
        File.WriteAllText(At("talks", "texts", "report.txt"), "a report");
    }

    public void Dispose() => Directory.Delete(above, recursive: true);

    [Theory]
    [InlineData("texts/report.txt")]
    [InlineData("texts/../texts/report.txt")]
    [InlineData("texts/missing.txt")] // that it is missing is said by whoever reads it
    public void A_copy_below_the_scenario_is_found(string file) =>
        Assert.Equal((At("talks", Path.GetFullPath(file, "/")[1..]), null), Find(file));

    [Theory]
    [InlineData("../secret.txt", "outside")]
    [InlineData("texts/../../secret.txt", "outside")]
    [InlineData("/etc/passwd", "root of a disk")]
    [InlineData("/dev/tty", "root of a disk")]
    [InlineData(@"\\server\share\a.txt", "another computer")]
    [InlineData("//server/share/a.txt", "another computer")]
    [InlineData(@"C:\a.txt", "root of a disk")]
    public void Nothing_outside_is_read(string file, string why)
    {
        (string? path, string? whyNot) = Find(file);
        Assert.Null(path);
        Assert.Contains(why, whyNot, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_that_leave_the_folder_are_not_followed()
    {
        File.CreateSymbolicLink(At("talks", "link.txt"), At("secret.txt"));
        Directory.CreateSymbolicLink(At("talks", "up"), above);
        File.CreateSymbolicLink(At("talks", "inside.txt"), Path.Combine("texts", "report.txt"));
        File.CreateSymbolicLink(At("talks", "device.txt"), "/dev/zero");
        File.CreateSymbolicLink(At("talks", "a"), "b");
        File.CreateSymbolicLink(At("talks", "b"), "a");
        Assert.All((string[])["link.txt", "up/secret.txt", "device.txt", "a"], file => Assert.Null(Find(file).Path));
        Assert.NotNull(Find("inside.txt").Path);
    }

    [Fact]
    public void A_pipe_is_not_waited_for()
    {
        using Process made = Process.Start("mkfifo", [At("talks", "pipe.txt")]);
        made.WaitForExit();
        Assert.Equal((null, "it is empty, or no ordinary file."), Find("pipe.txt"));
    }

    private string At(params string[] parts) => Path.Combine([above, .. parts]);

    private (string? Path, string? WhyNot) Find(string file) => SourceCopy.Find(At("talks", "talks.yaml"), file);
}
