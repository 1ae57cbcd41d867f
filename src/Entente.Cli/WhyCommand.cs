using System.CommandLine;
using Entente.Ensembles;
using Entente.Questions;
using Entente.Scenarios;

namespace Entente.Cli;

/// <summary>`entente why FILE`: what stands between the parties and a deal, and what would open one.</summary>
internal sealed class WhyCommand
{
    private const int UsualDraws = 1000;

    private readonly ScenarioInput input = new();

    private readonly EnsembleInput ensemble = new(UsualDraws);

    private readonly Option<bool> json = new("--json") { Description = "Print one JSON object." };

    private WhyCommand() { }

    public static Command Create() => new WhyCommand().Build();

    private Command Build()
    {
        Command command = new("why", "Say what stands between the parties and a deal, which red line would have to move, how ripe the moment is, and how far each can push."
            + "\n\nExample: entente why scenarios/ukraine-2025.yaml"
            + "\n         entente why scenarios/ukraine-2025.yaml --draws 4000 --json") { json };
        input.AddTo(command);
        ensemble.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult call)
    {
        TextWriter error = call.InvocationConfiguration.Error, output = call.InvocationConfiguration.Output;
        ScenarioFile original = input.ReadOriginal(call), file = ScenarioEditor.Apply(original, input.Changes(call));
        if (file.Scenario is not Scenario scenario)
        {
            ScenarioInput.Print(file.Problems, Terminal.Error(error));
            return ExitCode.BadInput;
        }

        EnsembleSettings settings = ensemble.Settings(call);
        WhyNoDeal? answer = EnsembleInput.Ask(WhyNoDeal.About(settings.Draws), (progress, stop) => WhyNoDeal.Of(file, original, settings, progress, stop));
        if (answer is null)
        {
            error.WriteLine("entente: stopped before the question was answered.");
            return ExitCode.Interrupted;
        }

        if (call.GetValue(json))
        {
            output.WriteLine(WhyJson.Of(file.Name, answer, settings).ToJsonString(JsonLayout.Options));
        }
        else
        {
            WhyText.Print(scenario, answer, Terminal.Output(output));
        }

        return answer.Failed == answer.Draws ? ExitCode.Failed : ExitCode.Ok;
    }
}
