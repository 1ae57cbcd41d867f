using System.CommandLine;
using Entente.Pages;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Entente.Cli;

/// <summary>Where a command writes: results on standard output, problems on standard error. Signs that cannot be seen are written as
/// escapes.</summary>
internal static class Terminal
{
    /// <summary>Width of tables that go into a file or another program.</summary>
    private const int PlainWidth = 120;

    /// <summary>Stands for a space at which no line may end: the terminal's library ends lines at a no-break space too.</summary>
    private const char BoundSpace = '\uE000';

    private static readonly VisibleWriter StandardOutput = new(System.Console.Out), StandardError = new(System.Console.Error);

    /// <summary>How a command is called by a user.</summary>
    public static InvocationConfiguration Invocation() =>
        new() { EnableDefaultExceptionHandler = false, Output = StandardOutput, Error = StandardError };

    /// <summary>A console for results.</summary>
    public static IAnsiConsole Output(TextWriter writer) =>
        System.Console.IsOutputRedirected || writer != StandardOutput ? Plain(writer) : Colourful(System.Console.Out);

    /// <summary>A console for problems.</summary>
    public static IAnsiConsole Error(TextWriter writer) =>
        System.Console.IsErrorRedirected || writer != StandardError ? Plain(writer) : Colourful(System.Console.Error);

    /// <summary>A text for a console whose numbers are bound to their unit and error. It is printed with spaces again.</summary>
    public static string Bound(string text) => Say.Bound(text, BoundSpace);

    /// <summary>A console with colours, as far as the terminal has them.</summary>
    public static IAnsiConsole Colourful(TextWriter writer, AnsiSupport colours = AnsiSupport.Detect)
    {
        IAnsiConsole console = Console(writer, colours);
        console.Pipeline.Attach(new Escapes());
        return console;
    }

    private static IAnsiConsole Plain(TextWriter writer)
    {
        IAnsiConsole console = Console(new TrimmedWriter(writer), AnsiSupport.No);
        console.Profile.Width = PlainWidth;
        console.Pipeline.Attach(new Spaces());
        return console;
    }

    private static IAnsiConsole Console(TextWriter writer, AnsiSupport colours) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(writer),
        Ansi = colours,
        Interactive = InteractionSupport.No,
    });

    /// <summary>Escapes what cannot be seen in the texts of a console, but not the console's own signs for colours; and fits tables to a
    /// narrow one.</summary>
    private sealed class Escapes : IRenderHook
    {
        public IEnumerable<IRenderable> Process(RenderOptions options, IEnumerable<IRenderable> renderables) =>
            renderables.Select(one => new Escaped(NarrowTable.Of(one, options)));
    }

    /// <summary>Gives bound spaces back.</summary>
    private sealed class Spaces : IRenderHook
    {
        public IEnumerable<IRenderable> Process(RenderOptions options, IEnumerable<IRenderable> renderables) =>
            renderables.Select(one => new Spaced(one));
    }

    private sealed class Spaced(IRenderable inner) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => inner.Measure(options, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => inner.Render(options, maxWidth)
            .Select(segment => segment.IsControlCode || segment.IsLineBreak || !segment.Text.Contains(BoundSpace) ? segment
            : new Segment(segment.Text.Replace(BoundSpace, ' '), segment.Style));
    }

    private sealed class Escaped(IRenderable inner) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => inner.Measure(options, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => inner.Render(options, maxWidth)
            .Select(segment => segment.IsControlCode || segment.IsLineBreak ? segment
            : new Segment(VisibleWriter.Visible(segment.Text.Replace(BoundSpace, ' ')), segment.Style));
    }
}
