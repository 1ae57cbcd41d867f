using System.CommandLine;
using System.CommandLine.Parsing;
using Entente.Answers;
using Entente.Answers.Compare;
using Entente.Answers.Run;
using Entente.Ensembles;

namespace Entente.Cli;

/// <summary>`entente compare RUN RUN`: what changed from one finished run to another.</summary>
internal sealed class ComparedRuns(AnswerOutput output)
{
    private readonly Argument<string?> second =
        new("RUN")
        {
            Description = "A second finished run, to compare with the first: then FILE is the results folder of a run too.",
            Arity = ArgumentArity.ZeroOrOne
        };

    /// <summary>Adds the second run to the command, and asks about two runs where there is one.</summary>
    public void AddTo(Command command, Func<ParseResult, int> askAboutOne)
    {
        command.Arguments.Add(second);
        command.Validators.Add(CheckCombination);
        command.SetAction(call => call.GetValue(second) is string other ? Compare(call, call.GetValue<string>("FILE")!, other)
            : askAboutOne(call));
    }

    private void CheckCombination(CommandResult call)
    {
        string[] others = [.. call.Children.OfType<OptionResult>()
            .Where(option => !option.Implicit && !output.Options.Contains(option.Option) && option.Option.Name != FileOutput.ForceName)
            .Select(option => option.Option.Name).Distinct()];
        if (call.GetResult(second) is { Implicit: false, Tokens.Count: > 0 } && others.Length > 0)
        {
            call.AddError($"Two finished runs are compared as they are: leave out {string.Join(", ", others)}.");
        }
    }

    private int Compare(ParseResult call, string first, string other)
    {
        (RunResults? Run, string? WhyNot)[] runs = [Open(first), Open(other)];
        string[] mistakes = [.. runs.Select(run => run.WhyNot).OfType<string>().Distinct(), .. output.Mistakes(call)];
        if (mistakes.Length > 0)
        {
            return Refuse(mistakes);
        }

        RunResults after = runs[1].Run!;
        RunResults? run = output.RunFor(call, after);
        string command = $"entente compare {Reproduction.Spelled(first)} {Reproduction.Spelled(other)}";
        AskedAs asked = new(Verb.Compare, RunInfo.ThisVersion, RunInfo.NameOf(after.File), command, run is not null);
        try
        {
            return output.Tell(call, RunsComparison.Ask(runs[0].Run!, after, asked), run);
        }
        catch (UnusableDrawsException fault)
        {
            return Refuse(fault.Message); // damaged, or replaced while it was read
        }

        int Refuse(params string[] reasons)
        {
            call.InvocationConfiguration.Error.Write(string.Concat(reasons.Select(why => $"entente: {why}{Environment.NewLine}")));
            return ExitCode.BadInput;
        }
    }

    private static (RunResults? Run, string? WhyNot) Open(string folder)
    {
        (RunResults? run, string? why) = FinishedRun.Open(folder);
        return (run, run is { HasDraws: false } ? FinishedRun.NoDraws(run.Folder) : why);
    }
}
