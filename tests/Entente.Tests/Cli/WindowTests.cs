using System.Globalization;
using System.Text.RegularExpressions;
using Entente.Tests.Ensembles;

namespace Entente.Tests.Cli;

/// <summary>What the real program shows in a window: whole words in a small one, and no name plays tricks on it.</summary>
[EndToEnd]
public sealed partial class WindowTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("entente").FullName;

    public WindowTests() => File.WriteAllText(At("s.yaml"), SmallRun.Text);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // Words that are longer than the window are broken; there is no other way.
    [Theory]
    [InlineData("check s.yaml")]
    [InlineData("solve s.yaml")]
    [InlineData("run s.yaml --draws 64 --out r")]
    public void A_window_of_twenty_columns_breaks_no_word(string call)
    {
        const int columns = 20;
        HashSet<string> words = [
            .. Words(EntenteProcess.Run(folder, new Dictionary<string, string>(StringComparer.Ordinal), call.Split(' ')).Output)];
        string narrow = InTerminal(columns, call);
        string[] pieces = [.. Words(narrow)
            .Where(word => !words.Contains(word)
            && !words.Any(longer => longer.Length > columns && longer.Contains(word, StringComparison.Ordinal)))];
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
        EntenteProcess.AssertPlain(said);
    }

    [Fact]
    public void No_name_plays_tricks_on_a_window_either()
    {
        string seen = InTerminal(80, "run s.yaml --draws 64 --out $(printf 'd\\033]0;OWN\\007')", keepSigns: true)
            + InTerminal(80, "why $(printf 'd\\033]0;OWN\\007')", keepSigns: true);
        Assert.Equal(2, Regex.Count(seen, @"\\u001B\]0;OWN\\u0007"));
        Assert.DoesNotContain("\u001b]0;", seen, StringComparison.Ordinal);
        Assert.DoesNotContain('\a', seen);
    }

    private static IEnumerable<string> Words(string text) =>
        text.Split((char[])[' ', '\n', '\r', '─'], StringSplitOptions.RemoveEmptyEntries)
        .Select(word => word.TrimEnd(':')).Where(word => word.Any(char.IsLetter)); // a colon follows what is a heading where there is room

    /// <summary>What a window of so many columns shows.</summary>
    private string InTerminal(int columns, string call, bool keepSigns = false)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || !File.Exists("/usr/bin/script"), "There is no program that makes a terminal.");
        string to = Path.GetRandomFileName();
        Shell($"export ENTENTE=\"$0\"; script -qec 'stty cols {columns.ToString(CultureInfo.InvariantCulture)} rows "
            + $"50; \"$ENTENTE\" {call.Replace("'", "'\\''", StringComparison.Ordinal)} {(keepSigns ? "" : "2> /dev/null")}' {to} < "
            + "/dev/null > /dev/null");
        string seen = File.ReadAllText(At(to)).ReplaceLineEndings("\n");
        seen = string.Join('\n', seen.Split('\n').Where(line => !line.StartsWith("Script ", StringComparison.Ordinal)));
        return keepSigns ? seen : Signs().Replace(seen, "");
    }

    private (int Exit, string Error) Shell(string script) => EntenteProcess.Shell(folder, script);

    private string At(string name) => Path.Combine(folder, name);

    [GeneratedRegex(@"\x1b[\[(][0-9;?]*[A-Za-z=>]|\x1b[=>]")]
    private static partial Regex Signs();
}
