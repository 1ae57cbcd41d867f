using System.CommandLine;
using Entente.Answers;
using Entente.Answers.Why;
using Entente.Ensembles;

namespace Entente.Cli;

/// <summary>`entente why FILE`: what stands between the parties and a deal, and what would open one.</summary>
internal sealed class WhyCommand() : QuestionCommand<WhyNoDeal>(
    Verb.Why,
    "What stands between the parties and a deal, which red line would have to move, how ripe the moment is, and how far each can push."
        + "\n\nExample: entente why scenarios/ukraine-2025.yaml"
        + "\n         entente why scenarios/ukraine-2025.yaml --draws 4000 --json"
        + "\n         entente why results/ukraine-2025",
    WhyNoDeal.UsualDraws)
{
    public static Command Create() => new WhyCommand().Build();

    protected override long MostDraws(ParseResult call, Subject about, EnsembleSettings settings) =>
        WhyNoDeal.About(about.Scenario, settings.Draws);

    protected override Answer<WhyNoDeal> Ask(
        ParseResult call, Subject about, AskedAs asked, EnsembleSettings settings, Action progress, CancellationToken stop) =>
        WhyNoDeal.Ask(about, asked, settings, progress, stop);
}
