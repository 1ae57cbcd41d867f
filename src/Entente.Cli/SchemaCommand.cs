using System.CommandLine;
using Entente.Answers;
using Entente.Scenarios;
using Entente.Scoring.Cases;

namespace Entente.Cli;

/// <summary>`entente schema`: the JSON Schema that makes an editor complete and check scenarios, or that of an answer.</summary>
internal static class SchemaCommand
{
    public static Command Create()
    {
        FileOutput to = new("--out", "Write it to this file instead of the screen.");
        Option<string> answer = new("--answer")
        {
            Description = "The schema of what this command prints with --json instead.",
            HelpName = "COMMAND"
        };
        Option<bool> outcome = new("--outcome") { Description = "The schema of the outcome file of a case for `backtest` instead." };
        Command command = new("schema", "Print the JSON Schema that makes an editor complete and check a scenario, or that of an answer."
            + "\n\nExample: entente schema --out scenario.schema.json"
            + "\n         entente schema --answer why") { answer, outcome };
        to.AddTo(command);
        command.SetAction(call =>
        {
            string? verb = call.GetValue(answer);
            if (verb is not null && !AnswerSchema.Verbs.Contains(verb))
            {
                call.InvocationConfiguration.Error.WriteLine(
                    $"entente: `{Problem.Visible(verb)}` is no command with an answer; there are {string.Join(", ", AnswerSchema.Verbs)}.");
                return ExitCode.BadInput;
            }

            string text = verb is not null ? AnswerSchema.Text(verb) : call.GetValue(outcome) ? CaseFile.Schema() : ScenarioSchema.Text();
            if (to.Path(call) is not string file)
            {
                call.InvocationConfiguration.Output.Write(text);
                return ExitCode.Ok;
            }

            return FileOutput.Write(file, text, call);
        });
        return command;
    }
}
