using System.CommandLine;
using Entente.Ensembles;
using Entente.Questions.Sensitivity;
using Entente.Scenarios;

namespace Entente.Cli;

/// <summary>`entente explain FILE`: what the odds hang on, and what is worth finding out next.</summary>
internal sealed class ExplainCommand
{
    /// <summary>Sized for a minute on two processors with the largest scenario that comes with Entente.</summary>
    private const int UsualDraws = 384;

    /// <summary>Two for each of the 16 scrambles, so that each has a variance.</summary>
    private const int LeastDraws = 32;

    private readonly ScenarioInput input = new();

    private readonly EnsembleInput ensemble = new(UsualDraws, LeastDraws);

    private readonly Option<bool> json = new("--json") { Description = "Print one JSON object." };

    private ExplainCommand() { }

    public static Command Create() => new ExplainCommand().Build();

    private Command Build()
    {
        Command command = new("explain", "Say what the odds hang on: which assumptions and how much chance, how far each number moves them, and what to find out next."
            + " Every draw is simulated again for each group of assumptions, some twenty times."
            + "\n\nExample: entente explain scenarios/ukraine-2025.yaml"
            + "\n         entente explain scenarios/ukraine-2025.yaml --draws 2000 --set talks.pace=2") { json };
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
        ScenarioInputs inputs = ScenarioInputs.Of(file, original, settings.Seed);
        ForecastSensitivity? answer = EnsembleInput.Ask(
            ForecastSensitivity.MostWorlds(scenario, inputs, settings.Draws), (progress, stop) => ForecastSensitivity.Of(scenario, inputs, settings, progress, stop));
        if (answer is null)
        {
            error.WriteLine("entente: stopped before the odds were explained.");
            return ExitCode.Interrupted;
        }

        if (call.GetValue(json))
        {
            output.WriteLine(ExplainJson.Of(file.Name, answer, settings).ToJsonString(JsonLayout.Options));
        }
        else
        {
            ExplainText.Print(file, answer, Terminal.Output(output));
        }

        return ExitCode.Ok;
    }
}
