using Entente.Scenarios;

namespace Entente.Cli;

/// <summary>What a command is asked about: a scenario, as it stands and with the changes of this call.</summary>
/// <param name="Original">The scenario as it is written.</param>
/// <param name="File">The scenario with the changes asked for with `--set`.</param>
/// <param name="Set">These changes, written `path=value`.</param>
internal sealed record Subject(ScenarioFile Original, ScenarioFile File, ValueList<string> Set)
{
    /// <summary>The scenario that is asked about.</summary>
    /// <exception cref="InvalidOperationException">It has errors; see <see cref="IsRefused"/>.</exception>
    public Scenario Scenario => File.Scenario ?? throw new InvalidOperationException("A scenario with errors cannot be asked about.");

    /// <summary>Prints everything that keeps this call from an answer: of the scenario, of `--set`, and of the other options.</summary>
    /// <param name="mistakes">What is wrong with the other options, given a scenario that can be used.</param>
    /// <param name="error">Where to print.</param>
    /// <returns>Whether there was anything.</returns>
    public bool IsRefused(Func<Scenario, IEnumerable<string>> mistakes, TextWriter error)
    {
        if (File.Scenario is null)
        {
            ScenarioInput.Print(File.Problems, Terminal.Error(error));
        }

        // Names can be looked up in the scenario as it is written even where `--set` cannot be done.
        string[] wrong = (File.Scenario ?? Original.Scenario) is Scenario known ? [.. mistakes(known)] : [];
        foreach (string mistake in wrong)
        {
            error.WriteLine($"entente: {mistake}");
        }

        return File.Scenario is null || wrong.Length > 0;
    }
}
