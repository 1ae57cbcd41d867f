using System.CommandLine;
using Entente.Answers;
using Entente.Answers.Explain;
using Entente.Ensembles;
using Entente.Scenarios;

namespace Entente.Cli;

/// <summary>`entente explain FILE`: what the odds hang on, and what is worth finding out next.</summary>
internal sealed class ExplainCommand() : QuestionCommand<ForecastSensitivity>(
    Verb.Explain,
    "Which assumptions they hang on and how much on chance, how far each number moves them, and what to find out next."
        + " Every draw is simulated again for each group of assumptions, some twenty times. With --of, the same about whether a deal "
        + "would hold, or about its terms."
        + "\n\nExample: entente explain scenarios/ukraine-2025.yaml"
        + "\n         entente explain scenarios/ukraine-2025.yaml --draws 2000 --set talks.pace=2"
        + "\n         entente explain scenarios/ukraine-2025.yaml --of holding --draws 1000"
        + "\n         entente explain scenarios/ukraine-2025.yaml --of terms.territory --draws 1000"
        + "\n         entente explain results/ukraine-2025",
    ForecastSensitivity.UsualDraws,
    ForecastSensitivity.MinDraws)
{
    private readonly Option<string> of = TypedOption.Words<string>(AskOption.Explained, "ANSWER");

    public static Command Create()
    {
        ExplainCommand explain = new();
        return explain.Build(explain.of);
    }

    protected override IEnumerable<string> Mistakes(ParseResult call, ScenarioFile file) => Explained(call, file.Scenario!).Mistakes;

    protected override long MostDraws(ParseResult call, Subject about, EnsembleSettings settings) =>
        ForecastSensitivity.MostWorlds(about.Scenario, Inputs(about, settings), settings.Draws, Explained(call, about.Scenario).Answer!);

    protected override Answer<ForecastSensitivity> Ask(
        ParseResult call, Subject about, AskedAs asked, EnsembleSettings settings, Action progress, CancellationToken stop) =>
        ForecastSensitivity.Ask(about, asked, Explained(call, about.Scenario).Answer!, settings, progress, stop);

    private (ExplainedAnswer? Answer, IReadOnlyList<string> Mistakes) Explained(ParseResult call, Scenario scenario) =>
        ExplainedAnswer.Of(scenario, call.GetValue(of)); // a call with a mistake was refused

    private static ScenarioInputs Inputs(Subject about, EnsembleSettings settings) =>
        ScenarioInputs.Of(about.File, about.Original, settings.Seed);
}
