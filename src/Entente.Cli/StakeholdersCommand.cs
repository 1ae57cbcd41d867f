using System.CommandLine;
using Entente.Answers;
using Entente.Answers.Stakeholders;
using Entente.Scenarios;
using Entente.Stakeholders;

namespace Entente.Cli;

/// <summary>`entente stakeholders FILE`: where issues settle by the models of the forecasting tradition without a war.</summary>
internal sealed class StakeholdersCommand
{
    private readonly ScenarioInput input = new(takesRuns: true);

    private readonly Option<string[]> models = new("--model")
    {
        Description = $"A model to run and show in full; may be given several times. Models: {string.Join(", ", ModelCatalog.Names)}.",
        HelpName = "NAME",
    };

    private readonly Option<string[]> settings = new("--with")
    {
        Description = "Change a setting of the models asked for, such as --with rounds=3; docs/reference/models has a page for each model. May be given several times.",
        HelpName = "setting=value",
    };

    private readonly Option<ulong> seed = TypedOption.Seed("Seed of random numbers, for settings that use them.", () => 1);

    private readonly Option<bool> json = new("--json") { Description = "Print one JSON object." };

    private StakeholdersCommand() { }

    public static Command Create() => new StakeholdersCommand().Build();

    private Command Build()
    {
        Command command = new(Verb.Stakeholders.Name, $"{Verb.Stakeholders.Question} By who wants what, how much it cares and what it can bring to bear."
            + "\n\nExample: entente stakeholders scenarios/town-traffic.yaml"
            + "\n         entente stakeholders scenarios/town-traffic.yaml --model challenge --with rounds=3") { models, settings, seed, json };
        input.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult call)
    {
        TextWriter output = call.InvocationConfiguration.Output;
        if (input.ReadSubject(call, known => Chosen(call, known.Scenario!).Choice.Mistakes) is not Subject about)
        {
            return ExitCode.BadInput;
        }

        (StakeholderProblem? asked, StakeholderChoice choice) = Chosen(call, about.Scenario);
        StakeholderProblem problem = asked!; // a scenario without one was refused
        StakeholderForecast[] forecasts =
            [.. choice.Models.Select(one => one.Model.Run(problem, one.Settings, ModelCatalog.StreamOf(one.Model, call.GetValue(seed))))];
        if (call.GetValue(json))
        {
            output.WriteLine(StakeholdersJson.Of(about.File, about.Scenario, problem, forecasts).ToJsonString(JsonLayout.Options));
        }
        else
        {
            StakeholdersText.Print(about.Scenario, problem, choice, forecasts, Terminal.Output(output));
        }

        return ExitCode.Ok;
    }

    private (StakeholderProblem? Problem, StakeholderChoice Choice) Chosen(ParseResult call, Scenario scenario)
    {
        StakeholderProblem? problem = StakeholdersOfScenario.Of(scenario, number => number.Central);
        return (problem, StakeholderChoice.Of(problem, call.GetValue(models) ?? [], call.GetValue(settings) ?? []));
    }
}
