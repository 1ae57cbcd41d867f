using System.CommandLine;
using System.CommandLine.Parsing;
using Entente.Ensembles;
using Entente.Scenarios;

namespace Entente.Cli;

/// <summary>A file that a command writes for the user: the option that names it, and `--force`. One policy for all of them: never onto what
/// the call reads, never into the results of a run, and in place of an older file only if that is a page as Entente made it, holds the same
/// text, or with `--force`.</summary>
internal sealed class FileOutput
{
    /// <summary>The option that lets any file be replaced but what the call reads and what a run left.</summary>
    public const string ForceName = "--force";

    private static readonly string[] Written = ["--out", "--gambit"];

    private readonly Option<string> to;

    /// <summary>Made for a command.</summary>
    /// <param name="name">The option, such as `--out`.</param>
    /// <param name="description">What is written into the file.</param>
    /// <param name="help">What stands for the file in the help.</param>
    public FileOutput(string name, string description, string help = "FILE") =>
        to = new(name) { Description = description, HelpName = help };

    /// <summary>The option.</summary>
    public Option Option => to;

    /// <summary>Adds the option, and `--force` if the command has it not yet.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(to);
        if (!command.Options.Any(option => option.Name == ForceName))
        {
            command.Options.Add(new Option<bool>(ForceName) { Description = "Replace a file that is there already." });
        }
    }

    /// <summary>The file that was named, or null.</summary>
    public string? Path(ParseResult call) => call.GetValue(to);

    /// <summary>Why the file cannot be written where the call wants it, before anything is computed; null if it can, or none is
    /// wanted.</summary>
    public string? WhyNot(ParseResult call) => Path(call) is string path ? WhyNot(call, path) : null;

    /// <summary>Writes the text; says so, or says why not.</summary>
    public static int Write(string path, string text, ParseResult call, bool isQuiet = false)
    {
        if (Save(path, text, call) is string why)
        {
            call.InvocationConfiguration.Error.WriteLine($"entente: {why}");
            return ExitCode.BadInput;
        }

        if (!isQuiet)
        {
            call.InvocationConfiguration.Output.WriteLine($"Wrote {Problem.Visible(path)}");
        }

        return ExitCode.Ok;
    }

    /// <summary>Writes the text. Nothing if that went well, else why not.</summary>
    public static string? Save(string path, string text, ParseResult call)
    {
        try
        {
            if (WhyNot(call, path) is string why && !(WhyNoPlace(path) is null && IsSame(path, text)))
            {
                return why;
            }

            WholeFile.Replace(path, text);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"{Problem.Visible(path)} cannot be written: {FileFault.Words(e)}";
        }
    }

    /// <summary>Whether two paths lead to one file, whatever links there are.</summary>
    public static bool IsSamePlace(string one, string other) => WholeFile.RealPath(one) == WholeFile.RealPath(other);

    private static string? WhyNot(ParseResult call, string path)
    {
        string shown = Problem.Visible(path);
        return WhyNoPlace(path) is string why ? why
            : !File.Exists(path) ? IsInRun(path) ? $"{shown} would lie in the results of a run, which hold nothing else." : null
            : Inputs(call).Any(input => IsSamePlace(input, path)) ? $"{shown} is read by this call; it was left as it is."
            : OwnPage.IsIn(path) ? null
            : IsInRun(path) ? $"{shown} belongs to the results of a run; it was left as it is."
            : !TakesForce(call) ? $"{shown} is there already; it was left as it is."
            : call.GetValue<bool>(ForceName) ? null
            : $"{shown} is there already; it was left as it is. Add {ForceName} to replace it.";
    }

    /// <summary>Why no file can stand at a path, whatever is in it.</summary>
    private static string? WhyNoPlace(string path) =>
        System.IO.Path.GetFileName(path).Length == 0 ? "A file name is missing."
        : System.IO.Path.GetDirectoryName(path) is { Length: > 0 } folder && !Directory.Exists(folder)
            ? $"{Problem.Visible(path)} cannot be written: there is no folder {Problem.Visible(folder)}."
        : Directory.Exists(path) ? $"{Problem.Visible(path)} cannot be written: it is a folder."
        : null;

    /// <summary>Everything that the call names but what it writes: whether it is a file, the file system knows.</summary>
    private static IEnumerable<string> Inputs(ParseResult call) => call.CommandResult.Children.SelectMany(child => child switch
    {
        OptionResult { Option: var option } when Written.Contains(option.Name) => [],
        _ => child.Tokens.Select(token => token.Value),
    }).Where(File.Exists);

    private static bool TakesForce(ParseResult call) => call.CommandResult.Command.Options.Any(option => option.Name == ForceName);

    private static bool IsInRun(string path) => FinishedRun.IsRun(System.IO.Path.GetDirectoryName(WholeFile.RealPath(path))!);

    private static bool IsSame(string path, string text) =>
        File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(System.Text.Encoding.UTF8.GetBytes(text));
}
