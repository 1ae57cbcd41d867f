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
        Description = "Change a setting of the models asked for, such as --with rounds=3; docs/reference/models has a page for each model. "
            + "May be given several times.",
        HelpName = "setting=value",
    };

    private readonly Option<ulong> seed = TypedOption.Seed("Seed of random numbers, for settings that use them.", () => 1);

    private readonly AnswerOutput output = new(Verb.Stakeholders);

    private StakeholdersCommand() { }

    public static Command Create() => new StakeholdersCommand().Build();

    private Command Build()
    {
        Command command = output.Command("By who wants what, how much it cares and what it can bring to bear."
            + "\n\nExample: entente stakeholders scenarios/town-traffic.yaml"
            + "\n         entente stakeholders scenarios/town-traffic.yaml --model challenge --with rounds=3", models, settings, seed);
        input.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult call)
    {
        if (input.ReadSubject(call, known =>
            [.. Chosen(call, known.Scenario!).Choice.Mistakes, .. output.Mistakes(call)]) is not Subject about)
        {
            return ExitCode.BadInput;
        }

        (StakeholderProblem? problem, StakeholderChoice choice) = Chosen(call, about.Scenario);
        AskedAs asked = output.Asked(call, about, namesRun: false, []);
        // A scenario without a problem was refused.
        return output.Tell(call, StakeholdersAnswer.Ask(about.File, asked, problem!, choice, call.GetValue(seed)));
    }

    private (StakeholderProblem? Problem, StakeholderChoice Choice) Chosen(ParseResult call, Scenario scenario)
    {
        StakeholderProblem? problem = StakeholdersOfScenario.Of(scenario, number => number.Central);
        return (problem, StakeholderChoice.Of(problem, call.GetValue(models) ?? [], call.GetValue(settings) ?? []));
    }
}
