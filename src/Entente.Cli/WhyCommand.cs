using System.CommandLine;
using System.Text.Json.Nodes;
using Entente.Answers;
using Entente.Answers.Why;
using Entente.Ensembles;
using Entente.Pages;

namespace Entente.Cli;

/// <summary>`entente why FILE`: what stands between the parties and a deal, and what would open one.</summary>
internal sealed class WhyCommand() : QuestionCommand<WhyNoDeal>(
    Verb.Why,
    "What stands between the parties and a deal, which red line would have to move, how ripe the moment is, and how far each can push."
        + "\n\nExample: entente why scenarios/ukraine-2025.yaml"
        + "\n         entente why scenarios/ukraine-2025.yaml --draws 4000 --json"
        + "\n         entente why results/ukraine-2025",
    UsualDraws)
{
    private const int UsualDraws = 1000;

    public static Command Create() => new WhyCommand().Build();

    protected override long MostDraws(ParseResult call, Subject about, EnsembleSettings settings) => WhyNoDeal.About(about.Scenario, settings.Draws);

    protected override WhyNoDeal Ask(ParseResult call, Subject about, EnsembleSettings settings, Action progress, CancellationToken stop) =>
        WhyNoDeal.Of(about.File, about.Original, settings, progress, stop);

    protected override (long Failed, long Draws) Failures(WhyNoDeal answer) => (answer.Failed, answer.Draws);

    protected override JsonObject Json(Subject about, WhyNoDeal answer, EnsembleSettings settings) => WhyJson.Of(about.File.Name, answer, settings);

    protected override Page Page(Subject about, WhyNoDeal answer, EnsembleSettings settings, AskedAs asked) => WhyPage.Of(about.Scenario, answer, asked);
}
