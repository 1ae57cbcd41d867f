using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Entente.Ensembles;
using Entente.Scenarios;
using Entente.Tests.Ensembles;

namespace Entente.Tests.Cli;

/// <summary>The real program where little works: nobody listens, nothing can be written, no home, a small window; and names that play tricks. It ends with the right
/// code and, where anybody can hear it, a sentence.</summary>
public sealed partial class HardshipTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("entente").FullName;

    public HardshipTests() => File.WriteAllText(At("s.yaml"), SmallRun.Text);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_reader_that_is_gone_costs_no_results()
    {
        (int exit, string error) = Shell("{ sleep 0.1; \"$0\" run s.yaml --draws 16 --out r; echo $? > exit; } | true");
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
            foreach ((int code, string call) in new[] { (3, "run s.yaml --draws 16 --out fixed/r"), (2, "read news.txt --date 2025-02-13 --into fixed/s.yaml"), (2, "schema --out fixed/schema.json"), (2, "new fixed/n.yaml") })
            {
                (int exit, string error) = Shell($"\"$0\" {call}");
                Assert.Equal(code, exit);
                Assert.Contains("cannot be written", error, StringComparison.Ordinal);
                AssertPlain(error);
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
        Assert.Equal((0, ""), Shell($"env -u HOME -u TERM TMPDIR=/no/such/place DOTNET_CLI_HOME= \"$0\" run s.yaml --draws 16 --out poor > poor.txt"));
        SmallRun.AssertSame(SmallRun.Files(At("usual")), SmallRun.Files(At("poor")));
        Assert.Equal(File.ReadAllText(At("usual.txt")), File.ReadAllText(At("poor.txt")).Replace("poor/", "usual/", StringComparison.Ordinal));
    }

    // Words that are longer than the window are broken; there is no other way.
    [Theory]
    [InlineData("check s.yaml")]
    [InlineData("solve s.yaml")]
    [InlineData("run s.yaml --draws 64 --out r")]
    public void A_window_of_twenty_columns_breaks_no_word(string call)
    {
        const int columns = 20;
        HashSet<string> words = [.. Words(EntenteProcess.Run(folder, new Dictionary<string, string>(StringComparer.Ordinal), call.Split(' ')).Output)];
        string narrow = InTerminal(columns, call);
        string[] pieces = [.. Words(narrow).Where(word => !words.Contains(word) && !words.Any(longer => longer.Length > columns && longer.Contains(word, StringComparison.Ordinal)))];
        Assert.True(pieces.Length == 0, $"{string.Join(' ', pieces)}\n{narrow}");
        Assert.All(narrow.Split('\n'), line => Assert.InRange(line.TrimEnd().Length, 0, columns));
    }

    [Theory]
    [InlineData("why", 2)]
    [InlineData("check", 2)]
    [InlineData("report", 2)]
    [InlineData("run --resume", 2)]
    [InlineData("holds s.yaml --package", 2)]
    [InlineData("run s.yaml --draws 16 --out", 0)]
    [InlineData("new", 0)]
    [InlineData("read", 2)]
    [InlineData("run s.yaml", 2)]
    public void A_name_that_plays_tricks_reaches_no_terminal(string call, int code)
    {
        const string name = "d\u001b]0;OWN\a\u202E";
        if (call == "report")
        {
            Directory.CreateDirectory(At(name));
        }

        (int exit, string error) = Shell($"\"$0\" {call} $(printf 'd\\033]0;OWN\\007\\342\\200\\256') > out 2>&1");
        string said = File.ReadAllText(At("out")) + error;
        Assert.Equal(code, exit);
        Assert.Contains("OWN", said, StringComparison.Ordinal);
        Assert.All(name.Where(sign => sign is '\u001b' or '\a' or '\u202E'), sign => Assert.DoesNotContain(sign, said));
        AssertPlain(said);
    }

    [Fact]
    public void No_name_plays_tricks_on_a_window_either()
    {
        string seen = InTerminal(80, "run s.yaml --draws 64 --out $(printf 'd\\033]0;OWN\\007')", keepSigns: true) + InTerminal(80, "why $(printf 'd\\033]0;OWN\\007')", keepSigns: true);
        Assert.Equal(2, Regex.Count(seen, @"\\u001B\]0;OWN\\u0007"));
        Assert.DoesNotContain("\u001b]0;", seen, StringComparison.Ordinal);
        Assert.DoesNotContain('\a', seen);
    }

    // The runtime opens one local socket for its own diagnostics; a network has none of it.
    [Theory]
    [InlineData("run s.yaml --draws 16 --out r")]
    [InlineData("check s.yaml")]
    [InlineData("read s.yaml")]
    public void No_socket_of_a_network_is_ever_opened(string call)
    {
        (int exit, string error) = Shell($"strace -f -qq -e trace=socket,connect,bind -o trace \"$0\" {call} > out");
        Assert.SkipWhen(!File.Exists(At("trace")) || new FileInfo(At("trace")).Length == 0, "There is no strace here, or it may not trace.");
        Assert.Equal((0, ""), (exit, error));
        Assert.All(File.ReadLines(At("trace")).Where(line => line.Contains("socket(", StringComparison.Ordinal)), line => Assert.Contains("socket(AF_UNIX", line, StringComparison.Ordinal));
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
    [InlineData("import", "`entente import` needs a command: ktab, stakeholders, genius, geniusweb, deu, wants.")]
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
        Assert.Equal("FormatException in Entente.Tests.Cli.HardshipTests.Misread", Unforeseen.Place(new InvalidOperationException("secret", fault)));
        Assert.Equal("a fault of the program (FormatException)", Unforeseen.Reason(fault));
        Assert.Equal("in our own words", Unforeseen.Reason(Assert.Throws<ArgumentException>(Refuse)));
    }

    private static int Misread(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static void Refuse() => throw new ArgumentException("in our own words");

    private static void AssertPlain(string said)
    {
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", said, StringComparison.Ordinal);
        Assert.DoesNotContain("should not have happened", said, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Words(string text) => text.Split((char[])[' ', '\n', '\r', '─'], StringSplitOptions.RemoveEmptyEntries)
        .Select(word => word.TrimEnd(':')).Where(word => word.Any(char.IsLetter)); // a colon follows what is a heading where there is room

    /// <summary>What a window of so many columns shows.</summary>
    private string InTerminal(int columns, string call, bool keepSigns = false)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || !File.Exists("/usr/bin/script"), "There is no program that makes a terminal.");
        string to = Path.GetRandomFileName();
        Shell($"export ENTENTE=\"$0\"; script -qec 'stty cols {columns.ToString(CultureInfo.InvariantCulture)} rows 50; \"$ENTENTE\" {call.Replace("'", "'\\''", StringComparison.Ordinal)} {(keepSigns ? "" : "2> /dev/null")}' {to} < /dev/null > /dev/null");
        string seen = File.ReadAllText(At(to)).ReplaceLineEndings("\n");
        seen = string.Join('\n', seen.Split('\n').Where(line => !line.StartsWith("Script ", StringComparison.Ordinal)));
        return keepSigns ? seen : Signs().Replace(seen, "");
    }

    private (int Exit, string Error) Shell(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such shell.");
        using Process process = Process.Start(new ProcessStartInfo("sh", ["-c", script, EntenteProcess.Program]) { WorkingDirectory = folder, RedirectStandardError = true, UseShellExecute = false })!;
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, error);
    }

    private string At(string name) => Path.Combine(folder, name);

    [GeneratedRegex(@"\x1b[\[(][0-9;?]*[A-Za-z=>]|\x1b[=>]")]
    private static partial Regex Signs();
}
