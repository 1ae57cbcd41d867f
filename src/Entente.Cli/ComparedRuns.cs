using System.CommandLine;
using System.CommandLine.Parsing;
using Entente.Answers;
using Entente.Answers.Compare;
using Entente.Answers.Run;
using Entente.Ensembles;
using Entente.Talks;

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
        (RunResults? Run, IReadOnlyList<Draw>? Draws, string? WhyNot)[] runs = [Open(first), Open(other)];
        string[] mistakes = [.. runs.Select(run => run.WhyNot).OfType<string>().Distinct(), .. output.Mistakes(call)];
        if (mistakes.Length > 0)
        {
            call.InvocationConfiguration.Error.Write(string.Concat(mistakes.Select(why => $"entente: {why}{Environment.NewLine}")));
            return ExitCode.BadInput;
        }

        RunResults after = runs[1].Run!;
        RunResults? run = output.RunFor(call, after);
        string command = $"entente compare {Reproduction.Spelled(first)} {Reproduction.Spelled(other)}";
        AskedAs asked = new(Verb.Compare, RunInfo.ThisVersion, RunInfo.NameOf(after.File), command, run is not null);
        Answer<RunsComparison> answer = RunsComparison.Ask(runs[0].Run!, runs[0].Draws!, after, runs[1].Draws!, asked);
        return output.Tell(call, answer, run);
    }

    private static (RunResults? Run, IReadOnlyList<Draw>? Draws, string? WhyNot) Open(string folder)
    {
        (RunResults? run, string? why) = FinishedRun.Open(folder);
        (IReadOnlyList<Draw>? draws, string? damaged) = run is null ? (null, null) : FinishedRun.Draws(run);
        return (run, draws, why ?? damaged);
    }
}
