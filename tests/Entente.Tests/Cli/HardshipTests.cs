using System.Globalization;
using Entente.Ensembles;
using Entente.Scenarios;
using Entente.Tests.Ensembles;

namespace Entente.Tests.Cli;

/// <summary>The real program where little works: nobody listens, nothing can be written, no home. It ends with the right code and, where
/// anybody can hear it, a sentence.</summary>
[EndToEnd]
public sealed class HardshipTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("entente").FullName;

    public HardshipTests() => File.WriteAllText(At("s.yaml"), SmallRun.Text);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_reader_that_is_gone_costs_no_results()
    {
        const string run = "until [ -e gone ]; do :; done; \"$0\" run s.yaml --draws 16 --out r; echo $? > exit",
            reader = "exec 0<&-; : > gone";
        (int exit, string error) = Shell($"{{ {run}; }} | {{ {reader}; }}");
        Assert.Equal(("0", 0, ""), (File.ReadAllText(At("exit")).Trim(), exit, error));
        Assert.Equal(16, FinishedRun.Open(At("r")).Results!.Info.Draws);
        Assert.Equal((0, ""), Shell("\"$0\" schema | head -1 > first && grep -q '{' first"));
    }

    [Fact]
    public void A_full_disk_behind_standard_output_is_said_to_be_full()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full here.");
        foreach (string call in new[] { "check s.yaml", "schema", "run s.yaml --draws 16 --out r" })
        {
            (int exit, string error) = Shell($"\"$0\" {call} > /dev/full");
            Assert.Equal((3, "entente: the output cannot be written: the disk is full."), (exit, error.Trim()));
        }

        Assert.Equal(16, FinishedRun.Open(At("r")).Results!.Info.Draws);
    }

    [Fact]
    public void A_folder_that_may_not_be_written_is_said_so()
    {
        string place = Directory.CreateDirectory(At("fixed")).FullName, scenario = Path.Combine(place, "s.yaml");
        File.WriteAllText(At("news.txt"), "North will hold the strip by 9 May, a paper said.\n");
        File.WriteAllText(scenario, SmallRun.Text);
        (int refused, _) = Shell("mount --bind fixed fixed && mount -o remount,bind,ro fixed");
        Assert.SkipWhen(refused != 0, "This user may not mount a folder read-only.");
        try
        {
            foreach ((int code, string call) in new[] { (3, "run s.yaml --draws 16 --out fixed/r"),
                (2, "read news.txt --date 2025-02-13 --into fixed/s.yaml"), (2, "schema --out fixed/schema.json"),
                (2, "new fixed/n.yaml") })
            {
                (int exit, string error) = Shell($"\"$0\" {call}");
                Assert.Equal(code, exit);
                Assert.Contains("cannot be written", error, StringComparison.Ordinal);
                EntenteProcess.AssertPlain(error);
            }
        }
        finally
        {
            Shell("umount fixed");
        }

        Assert.Equal(SmallRun.Text, File.ReadAllText(scenario));
        Assert.Equal(["s.yaml"], Directory.GetFileSystemEntries(place).Select(Path.GetFileName));
    }

    [Fact]
    public void No_home_and_no_place_for_temporary_files_change_nothing()
    {
        Assert.Equal((0, ""), Shell($"\"$0\" run s.yaml --draws 16 --out usual > usual.txt"));
        Assert.Equal((0, ""), Shell("env -u HOME -u TERM TMPDIR=/no/such/place DOTNET_CLI_HOME= \"$0\" run s.yaml --draws 16 --out "
            + "poor > poor.txt"));
        SmallRun.AssertSame(SmallRun.Files(At("usual")), SmallRun.Files(At("poor")));
        Assert.Equal(File.ReadAllText(At("usual.txt")), File.ReadAllText(At("poor.txt"))
            .Replace("poor/", "usual/", StringComparison.Ordinal));
    }

    // The runtime opens one local socket for its own diagnostics; a network has none of it.
    [Theory]
    [InlineData("run s.yaml --draws 16 --out r")]
    [InlineData("check s.yaml")]
    [InlineData("read s.yaml")]
    public void No_socket_of_a_network_is_ever_opened(string call)
    {
        (int exit, string error) = Shell($"strace -f -qq -e trace=socket,connect,bind -o trace \"$0\" {call} > out");
        Assert.SkipWhen(!File.Exists(At("trace")) || new FileInfo(At("trace")).Length == 0,
            "There is no strace here, or it may not trace.");
        Assert.Equal((0, ""), (exit, error));
        Assert.All(File.ReadLines(At("trace")).Where(line => line.Contains("socket(", StringComparison.Ordinal)), line =>
            Assert.Contains("socket(AF_UNIX", line, StringComparison.Ordinal));
        Assert.DoesNotContain("AF_INET", File.ReadAllText(At("trace")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run s.yaml --seed", "--seed needs a value (N).")]
    [InlineData("run s.yaml --drws 3", "`entente run` has no option `--drws`. Did you mean `--draws`?")]
    [InlineData("chek s.yaml", "`entente` has no command `chek`. Did you mean `check`?")]
    [InlineData("run s.yaml --draws 3 --draws 4", "--draws takes one value; 2 are given.")]
    [InlineData("run s.yaml t.yaml", "`t.yaml` is one word too many for `entente run`.")]
    [InlineData("check", "FILE is missing. The scenario file.")]
    [InlineData("import wants w.csv", "--into is missing. The scenario file to change.")]
    [InlineData("import", "`entente import` needs a command: ktab, stakeholders, genius, geniusweb, deu, wants, crises.")]
    public void A_call_that_is_none_is_said_to_be_so_in_a_sentence_of_our_own(string call, string says)
    {
        EntenteRun run = EntenteCall.Run(call.Split(' '));
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal(says, run.Error.Split('\n')[0].Trim());
        Assert.StartsWith("Help: entente", run.Error.Split('\n')[^2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_that_nobody_foresaw_is_told_by_its_kind_and_place_alone()
    {
        Exception fault = Assert.Throws<FormatException>(() => Misread("secret"));
        Assert.Equal("FormatException in Entente.Tests.Cli.HardshipTests.Misread",
            Unforeseen.Place(new InvalidOperationException("secret", fault)));
        Assert.Equal("a fault of the program (FormatException)", Unforeseen.Reason(fault));
        Assert.Equal("in our own words", Unforeseen.Reason(Assert.Throws<ArgumentException>(Refuse)));
    }

    private static int Misread(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static void Refuse() => throw new ArgumentException("in our own words");

    private (int Exit, string Error) Shell(string script) => EntenteProcess.Shell(folder, script);

    private string At(string name) => Path.Combine(folder, name);
}
