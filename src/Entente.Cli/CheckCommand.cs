using System.CommandLine;
using Entente.Answers;
using Entente.Answers.Check;
using Entente.Ensembles;
using Entente.Evidence.Provenance;
using Entente.Scenarios;
using Spectre.Console;

namespace Entente.Cli;

/// <summary>`entente check FILE`: everything that is wrong with a scenario, and what it says.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        ScenarioInput input = new();
        Option<bool> print = new("--print") { Description = "Print the file with the changes made by --set, and nothing else." };
        Option<bool> redact = new("--redact") { Description = "Leave out speakers' names and source titles." };
        AnswerOutput output = new(Verb.Check);
        Command command = output.Command("Everything that is wrong with it, and what it says."
            + "\n\nExample: entente check scenarios/ukraine-2025.yaml"
            + "\n         entente check scenarios/ukraine-2025.yaml --set talks.pace=0 --print", print, redact);
        input.AddTo(command);
        command.SetAction(call =>
        {
            if (output.Mistakes(call).ToArray() is { Length: > 0 } mistakes)
            {
                Outcome.Say([], mistakes, call);
                return ExitCode.BadInput;
            }

            ScenarioFile file = input.Read(call);
            Answer<CheckedFile> told = CheckedFile.Ask(
                call.GetValue(redact) ? Redaction.Of(file) : ProvenanceCheck.AddedTo(file), output.Asked(call, RunInfo.NameOf(file)));
            CheckedFile answer = told.Value;
            if (answer.IsUsable && call.GetValue(print) && !output.IsJson(call))
            {
                call.InvocationConfiguration.Output.Write(answer.File.Text);
                return ExitCode.Ok;
            }

            int end = output.Tell(call, told, text: answer.IsUsable ? null : () => Refuse(answer, call));
            return answer.IsUsable ? end : ExitCode.BadInput;
        });
        return command;
    }

    private static void Refuse(CheckedFile answer, ParseResult call)
    {
        IAnsiConsole console = Terminal.Error(call.InvocationConfiguration.Error);
        ScenarioInput.Print(answer.File.Problems, console);
        console.WriteLine(answer.Verdict);
    }
}
