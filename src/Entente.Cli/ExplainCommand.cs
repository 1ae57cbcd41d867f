using System.CommandLine;
using Entente.Answers;
using Entente.Answers.Explain;
using Entente.Ensembles;

namespace Entente.Cli;

/// <summary>`entente explain FILE`: what the odds hang on, and what is worth finding out next.</summary>
internal sealed class ExplainCommand() : QuestionCommand<ForecastSensitivity>(
    Verb.Explain,
    "Which assumptions they hang on and how much on chance, how far each number moves them, and what to find out next."
        + " Every draw is simulated again for each group of assumptions, some twenty times."
        + "\n\nExample: entente explain scenarios/ukraine-2025.yaml"
        + "\n         entente explain scenarios/ukraine-2025.yaml --draws 2000 --set talks.pace=2"
        + "\n         entente explain results/ukraine-2025",
    ForecastSensitivity.UsualDraws,
    ForecastSensitivity.MinDraws)
{
    public static Command Create() => new ExplainCommand().Build();

    protected override long MostDraws(ParseResult call, Subject about, EnsembleSettings settings) =>
        ForecastSensitivity.MostWorlds(about.Scenario, Inputs(about, settings), settings.Draws);

    protected override Answer<ForecastSensitivity> Ask(
        ParseResult call, Subject about, AskedAs asked, EnsembleSettings settings, Action progress, CancellationToken stop) =>
        ForecastSensitivity.Ask(about, asked, settings, progress, stop);

    private static ScenarioInputs Inputs(Subject about, EnsembleSettings settings) =>
        ScenarioInputs.Of(about.File, about.Original, settings.Seed);
}
