using System.CommandLine;
using Entente.Cli;

namespace Entente.Tests.Cli;

/// <summary>Rubbish for every option of every command: exit code 2, a sentence, and nothing of the code behind it.</summary>
public sealed class OptionsTests
{
    private static readonly string[] Rubbish =
        ["abc", "1.5", "", " ", "99999999999", "-5", "1e400", "NaN", "\u001b]0;x\a", "99999999999999999999999"];

    /// <summary>Every command with its path, such as `import ktab`.</summary>
    public static IEnumerable<TheoryDataRow<string>> Commands() =>
        Paths(EntenteCommand.Create(), []).Select(path => new TheoryDataRow<string>(string.Join(' ', path)));

    [Theory]
    [MemberData(nameof(Commands))]
    public void No_option_takes_rubbish_for_a_number_a_date_or_nothing_for_a_name(string path)
    {
        string[] call = path.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Command command = call.Aggregate((Command)EntenteCommand.Create(), (one, name) => one.Subcommands.First(sub => sub.Name == name));
        foreach (Option option in command.Options.Where(option => option.Name.StartsWith("--", StringComparison.Ordinal)
            && option.ValueType != typeof(bool) && option is not (System.CommandLine.Help.HelpOption or VersionOption)))
        {
            foreach (string rubbish in Rubbish)
            {
                ParseResult parsed = EntenteCommand.Create().Parse([.. call, "no-such-file.yaml", option.Name, rubbish]);
                string[] errors = [.. parsed.Errors.Select(error => error.Message)];
                bool takesText = option.ValueType == typeof(string) || option.ValueType == typeof(string[]);
                Assert.True(errors.Length > 0 || (takesText && rubbish.Trim().Length > 0) || IsLegal(option, rubbish),
                    $"{path} {option.Name} `{rubbish}` was taken");
                Assert.All(errors, error =>
                {
                    Assert.DoesNotContain("System.", error, StringComparison.Ordinal);
                    Assert.DoesNotContain("Exception", error, StringComparison.Ordinal);
                    Assert.EndsWith(".", error.TrimEnd(), StringComparison.Ordinal);
                });
            }
        }
    }

    [Theory]
    [InlineData("trace", "--draw", "abc")]
    [InlineData("score", "--threads", "abc")]
    [InlineData("read", "--estimation", "abc")]
    [InlineData("run", "--out", "")]
    [InlineData("run", "--out", "/")]
    public void A_bad_option_ends_with_2_and_one_sentence(string command, string option, string value)
    {
        EntenteRun run = EntenteCall.Run(command, "scenarios/port-strike.yaml", option, value);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"{option} is ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("should not have happened", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Escape_sequences_in_the_name_of_a_file_never_reach_the_terminal()
    {
        EntenteRun run = EntenteCall.Run("check", "no\u001b]0;OWN\a\u202Eyaml");
        Assert.Equal(2, run.ExitCode);
        Assert.DoesNotContain('\u001b', run.Error);
        Assert.DoesNotContain('\u202E', run.Error);
        Assert.Contains("\\u001B]0;OWN\\u0007\\u202E", run.Error, StringComparison.Ordinal);

        using StringWriter terminal = new();
        Spectre.Console.IAnsiConsole console = Terminal.Colourful(terminal, Spectre.Console.AnsiSupport.Yes);
        console.Write(new Spectre.Console.Text("a\u001b]0;OWN\ab"));
        Assert.Contains("a\\u001B]0;OWN\\u0007b", terminal.ToString(), StringComparison.Ordinal);
    }

    private static bool IsLegal(Option option, string rubbish) => option.ValueType switch
    {
        Type type when type == typeof(ulong) => ulong.TryParse(rubbish, System.Globalization.CultureInfo.InvariantCulture, out _),
        Type type when type == typeof(int?) || type == typeof(int) =>
            int.TryParse(rubbish, System.Globalization.CultureInfo.InvariantCulture, out _),
        Type type when type == typeof(double?) =>
            double.TryParse(rubbish, System.Globalization.CultureInfo.InvariantCulture, out double number) && number > 0
            && double.IsFinite(number),
        _ => false,
    };

    private static IEnumerable<string[]> Paths(Command command, string[] path) =>
        command.Subcommands.SelectMany(sub => Paths(sub, [.. path, sub.Name])).Prepend(path);
}
