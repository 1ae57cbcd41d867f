using System.CommandLine;
using Entente.Scenarios;

namespace Entente.Cli;

/// <summary>`entente review FILE`: goes through proposed evidence, one piece at a time.</summary>
internal static class ReviewCommand
{
    public static Command Create()
    {
        Argument<string> path = new("FILE") { Description = "The scenario file." };
        Command command = new("review", "Go through proposed evidence: accept, reject, edit it, or tie it to a number. Every answer is "
            + "saved at once."
            + "\n\nAnswers are read line by line, so they can also come from a file or another program."
            + "\n\nExample: entente review border-talks.yaml"
            + "\n         printf 'a\\nr\\nq\\n' | entente review border-talks.yaml") { path };
        command.SetAction(call =>
        {
            TextWriter error = call.InvocationConfiguration.Error, output = call.InvocationConfiguration.Output;
            ScenarioFile file = ScenarioReader.ReadFile(call.GetValue(path)!);
            if (file.Scenario is null)
            {
                ScenarioInput.Print(file.Problems, Terminal.Error(error));
                return ExitCode.BadInput;
            }

            return new Review(file, Console.In, output, error, change => ScenarioOnDisk.Change(file.Name, change)).Run();
        });
        return command;
    }
}
