using System.CommandLine;
using Entente.Answers;
using Entente.Answers.Moves;
using Entente.Ensembles;
using Entente.Scenarios;

namespace Entente.Cli;

/// <summary>`entente moves FILE`: what each actor can do, what it then gets, and where that leads.</summary>
internal sealed class MovesCommand() : QuestionCommand<LeverGame>(
    Verb.Moves,
    "And what does it then get? The levers of the file as a game, played in the same worlds."
        + "\n\nExample: entente moves scenarios/ukraine-2025.yaml"
        + "\n         entente moves scenarios/ukraine-2025.yaml --draws 400 --gambit moves.nfg"
        + "\n         entente moves results/ukraine-2025",
    LeverGame.UsualDraws)
{
    private readonly FileOutput gambit = new("--gambit", "Also write the game as a file that Gambit reads (.nfg).");

    public static Command Create()
    {
        MovesCommand command = new();
        return command.Build(command.gambit.Option);
    }

    protected override IEnumerable<string> Mistakes(ParseResult call, ScenarioFile file) =>
        [.. LeverGame.Problems(file.Scenario!), .. gambit.WhyNot(call) is string why ? [why] : Array.Empty<string>()];

    protected override long MostDraws(ParseResult call, Subject about, EnsembleSettings settings) =>
        LeverGame.ProfilesOf(about.Scenario) * settings.Draws;

    protected override Answer<LeverGame> Ask(
        ParseResult call, Subject about, AskedAs asked, EnsembleSettings settings, Action progress, CancellationToken stop) =>
        LeverGame.Ask(about, asked, settings, progress, stop);

    protected override int End(ParseResult call, LeverGame answer)
    {
        if (gambit.Path(call) is string path && FileOutput.Save(path, GambitFile.Write(answer.Game), call) is string why)
        {
            call.InvocationConfiguration.Error.WriteLine($"entente: {why}");
            return ExitCode.BadInput;
        }

        return ExitCode.Ok;
    }
}
