using Entente.Ensembles;
using Entente.Scenarios;

namespace Entente.Answers;

/// <summary>What is asked about: a scenario, as it is and with the changes of one call.</summary>
/// <param name="Original">The scenario as it is written, whose uncertain numbers are drawn first.</param>
/// <param name="Base">The scenario as it is: as written, or as it was run.</param>
/// <param name="File">The scenario with the changes asked for as well; without errors.</param>
/// <param name="Run">The finished run that it comes from, if it comes from one.</param>
internal sealed record Subject(ScenarioFile Original, ScenarioFile Base, ScenarioFile File, RunResults? Run)
{
    /// <summary>The scenario with the changes of this call.</summary>
    public Scenario Scenario { get; } = File.Scenario
        ?? throw new ArgumentException("A scenario with errors cannot be asked about.", nameof(File));
}
