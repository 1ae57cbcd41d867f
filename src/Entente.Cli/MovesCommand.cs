using System.CommandLine;
using Entente.Ensembles;
using Entente.Questions;
using Entente.Questions.Games;
using Entente.Scenarios;

namespace Entente.Cli;

/// <summary>`entente moves FILE`: what each actor can do, what it then gets, and where that leads.</summary>
internal sealed class MovesCommand
{
    private const int WorldsAProfile = 96;

    private readonly ScenarioInput input = new();

    private readonly EnsembleInput ensemble = new(WorldsAProfile);

    private readonly Option<string> gambit = new("--gambit") { Description = "Also write the game as a file that Gambit reads (.nfg).", HelpName = "FILE" };

    private readonly Option<bool> json = new("--json") { Description = "Print one JSON object." };

    private MovesCommand() { }

    public static Command Create() => new MovesCommand().Build();

    private Command Build()
    {
        Command command = new("moves", "Say what each actor can do and what it then gets: the levers of the file as a game, played in the same worlds."
            + "\n\nExample: entente moves scenarios/ukraine-2025.yaml"
            + "\n         entente moves scenarios/ukraine-2025.yaml --draws 400 --gambit moves.nfg") { gambit, json };
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

        if (LeverGame.WhyNot(scenario) is string why)
        {
            error.WriteLine($"entente: {why}");
            return ExitCode.BadInput;
        }

        EnsembleSettings settings = ensemble.Settings(call);
        long draws = LeverGame.ProfilesOf(scenario) * settings.Draws;
        LeverGame? game = EnsembleInput.Ask((int)Math.Min(int.MaxValue, draws), (progress, stop) => LeverGame.Play(file, original, settings, progress, stop));
        if (game is null)
        {
            error.WriteLine("entente: stopped before the game was played.");
            return ExitCode.Interrupted;
        }

        if (call.GetValue(gambit) is string path)
        {
            File.WriteAllText(path, GambitFile.Write(game.Game));
        }

        if (call.GetValue(json))
        {
            output.WriteLine(MovesJson.Of(file.Name, game, settings).ToJsonString(JsonLayout.Options));
        }
        else
        {
            MovesText.Print(scenario, game, settings, Terminal.Output(output));
        }

        return ExitCode.Ok;
    }
}
