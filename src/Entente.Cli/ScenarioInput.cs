using System.CommandLine;
using Entente.Answers;
using Entente.Ensembles;
using Entente.Scenarios;
using Spectre.Console;

namespace Entente.Cli;

/// <summary>The scenario that a command works on: the file, and the changes asked for with `--set`. Every command that reads a
/// scenario takes it in this one way.</summary>
internal sealed class ScenarioInput
{
    private readonly Argument<string> file;

    private readonly bool takesRuns;

    private readonly Option<string[]> changes = new(AskOption.Set.Typed)
    {
        Description = AskOption.Set.Help,
        HelpName = "path=value",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary>Made for a command.</summary>
    /// <param name="mayBeLeftOut">Whether the command can do without a file.</param>
    /// <param name="takesRuns">Whether the results folder of a finished run stands for its scenario.</param>
    /// <param name="takesParts">Whether a folder with parts of a run stands for their run.</param>
    public ScenarioInput(bool mayBeLeftOut = false, bool takesRuns = false, bool takesParts = false)
    {
        this.takesRuns = takesRuns;
        file = new("FILE")
        {
            Description = takesRuns ? "The scenario file, or the results folder of a finished run."
                : takesParts ? "The scenario file, or a folder with parts of its run." : "The scenario file.",
            Arity = mayBeLeftOut ? ArgumentArity.ZeroOrOne : ArgumentArity.ExactlyOne,
        };
    }

    /// <summary>Adds the argument and the option to a command.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(file);
        command.Options.Add(changes);
    }

    /// <summary>The file that was named, or null.</summary>
    public string? Path(ParseResult call) => call.GetValue(file);

    /// <summary>The changes asked for, written `path=value`.</summary>
    public string[] Changes(ParseResult call) => call.GetValue(changes) ?? [];

    /// <summary>Reads the scenario, with all its problems.</summary>
    public ScenarioFile Read(ParseResult call) => ScenarioEditor.Apply(ReadOriginal(call), Changes(call));

    /// <summary>Reads what the call is about; null if it cannot be answered, once everything that is wrong with it was
    /// printed.</summary>
    /// <param name="call">The call.</param>
    /// <param name="mistakes">What is wrong with the other options, given a scenario that can be used.</param>
    /// <param name="problems">What is wrong with other files that the call names, given the same.</param>
    public Subject? ReadSubject(ParseResult call, Func<ScenarioFile, IEnumerable<string>> mistakes,
        Func<ScenarioFile, IEnumerable<Problem>>? problems = null)
    {
        TextWriter error = call.InvocationConfiguration.Error;
        (RunResults? run, string? why) = takesRuns && FinishedRun.IsFolder(Path(call)!) ? FinishedRun.Open(Path(call)!, RunInfo.ThisVersion)
            : (null, null);
        if (why is not null)
        {
            error.WriteLine($"entente: {why}");
            return null;
        }

        ScenarioFile original = run?.Original ?? ReadOriginal(call), asItIs = run?.File ?? original,
            asked = ScenarioEditor.Apply(asItIs, Changes(call));
        ScenarioFile usable = asked.Scenario is null ? asItIs : asked; // names can be looked up even where `--set` cannot be done
        Problem[] inFiles = [.. asked.Scenario is null ? asked.Problems : [], .. usable.Scenario is null || problems is null ? []
            : problems(usable)];
        string[] inCall = usable.Scenario is null ? [] : [.. mistakes(usable)];
        Print(inFiles, Terminal.Error(error));
        foreach (string mistake in inCall)
        {
            error.WriteLine($"entente: {mistake}");
        }

        return inFiles.Length + inCall.Length > 0 ? null : new(original, asItIs, asked, run);
    }

    /// <summary>Reads the scenario without the changes asked for.</summary>
    public ScenarioFile ReadOriginal(ParseResult call) => ScenarioReader.ReadFile(Path(call)!);

    /// <summary>Prints problems, one a line, with what to do about it below. Lines are never broken in a file or a pipe.</summary>
    public static void Print(IEnumerable<Problem> problems, IAnsiConsole console)
    {
        foreach (Problem problem in problems)
        {
            if (!console.Profile.Capabilities.Ansi)
            {
                console.Profile.Out.Writer.WriteLine(problem);
                continue;
            }

            (string word, string colour) = problem.Severity == Severity.Error ? ("error", "red") : ("warning", "yellow");
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture,
                $"{Problem.Visible(problem.File)}:{problem.Line}:{problem.Column}: [{colour}]{word}[/]: {problem.Message}");
            if (problem.Hint is not null)
            {
                console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"    [dim]{problem.Hint}[/]");
            }
        }
    }
}
