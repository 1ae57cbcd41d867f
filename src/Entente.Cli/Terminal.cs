using Spectre.Console;

namespace Entente.Cli;

/// <summary>Where a command writes: results on standard output, problems on standard error.</summary>
internal static class Terminal
{
    /// <summary>Width of tables that go into a file or another program.</summary>
    private const int PlainWidth = 120;

    /// <summary>A console for results.</summary>
    public static IAnsiConsole Output(TextWriter writer) => Console(writer, System.Console.IsOutputRedirected || writer != System.Console.Out);

    /// <summary>A console for problems.</summary>
    public static IAnsiConsole Error(TextWriter writer) => Console(writer, System.Console.IsErrorRedirected || writer != System.Console.Error);

    private static IAnsiConsole Console(TextWriter writer, bool plain)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(plain ? new TrimmedWriter(writer) : writer),
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
            Interactive = InteractionSupport.No,
        });
        if (plain)
        {
            console.Profile.Width = PlainWidth;
        }

        return console;
    }
}
