using System.CommandLine;
using System.Text.Json.Nodes;
using Entente.Answers;
using Entente.Answers.Explain;
using Entente.Ensembles;
using Entente.Pages;

namespace Entente.Cli;

/// <summary>`entente explain FILE`: what the odds hang on, and what is worth finding out next.</summary>
internal sealed class ExplainCommand() : QuestionCommand<ForecastSensitivity>(
    Verb.Explain,
    "Which assumptions they hang on and how much on chance, how far each number moves them, and what to find out next."
        + " Every draw is simulated again for each group of assumptions, some twenty times."
        + "\n\nExample: entente explain scenarios/ukraine-2025.yaml"
        + "\n         entente explain scenarios/ukraine-2025.yaml --draws 2000 --set talks.pace=2"
        + "\n         entente explain results/ukraine-2025",
    UsualDraws,
    LeastDraws)
{
    /// <summary>Sized for a minute on two processors with the largest scenario that comes with Entente.</summary>
    private const int UsualDraws = 384;

    /// <summary>Two for each of the 16 scrambles, so that each has a variance.</summary>
    private const int LeastDraws = 32;

    public static Command Create() => new ExplainCommand().Build();

    protected override long MostDraws(ParseResult call, Subject about, EnsembleSettings settings) => ForecastSensitivity.MostWorlds(about.Scenario, Inputs(about, settings), settings.Draws);

    protected override ForecastSensitivity Ask(ParseResult call, Subject about, EnsembleSettings settings, Action progress, CancellationToken stop) =>
        ForecastSensitivity.Of(about.Scenario, Inputs(about, settings), settings, progress, stop);

    protected override (long Failed, long Draws) Failures(ForecastSensitivity answer) => (answer.Failed, answer.Worlds);

    protected override JsonObject Json(Subject about, ForecastSensitivity answer, EnsembleSettings settings) => ExplainJson.Of(about.File.Name, answer, settings);

    protected override Page Page(Subject about, ForecastSensitivity answer, EnsembleSettings settings, AskedAs asked) => ExplainPage.Of(about.File, answer, asked);

    private static ScenarioInputs Inputs(Subject about, EnsembleSettings settings) => ScenarioInputs.Of(about.File, about.Original, settings.Seed);
}
