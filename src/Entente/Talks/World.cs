using Entente.Scenarios;

namespace Entente.Talks;

/// <summary>Simulates draws of a scenario: bargaining while fighting, step by step, and whether what is agreed holds.</summary>
/// <remarks>What is the same for all draws stands here; what belongs to one draw is made with it (<see cref="Simulation"/>). So a draw is a
/// pure function of scenario, options, inputs, seed and index. One world serves one thread, for as many draws as wanted.</remarks>
internal sealed class World
{
    private readonly Setting setting;

    /// <summary>Prepares a scenario for simulation.</summary>
    /// <param name="scenario">The scenario as read.</param>
    /// <param name="options">How draws are simulated.</param>
    /// <exception cref="ArgumentException">A name in <see cref="TalksOptions.Changes"/> is neither a variant nor a lever, or the options do
    /// not go together.</exception>
    public World(Scenario scenario, TalksOptions options) => setting = new(scenario, options);

    /// <summary>The packages in the order of <see cref="Agreement.Package"/>.</summary>
    public IReadOnlyList<string> PackageNames => setting.PackageNames;

    /// <summary>What the searches of the last draw did.</summary>
    internal long WorkDone => setting.Budget.Done + setting.WatchBudget.Done;

    /// <summary>The dates on which the steps end.</summary>
    public IReadOnlyList<DateOnly> StepEnds =>
        [.. Enumerable.Range(0, setting.Calendar.Steps).Select(step => setting.Calendar.DateOf(setting.Calendar.End(step)))];

    /// <summary>Simulates one draw.</summary>
    /// <param name="value">The value of every uncertain number of the scenario, asked for by the object itself.</param>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="index">Index of the draw, from 0.</param>
    public Draw Run(Func<Uncertain, double> value, ulong seed, int index)
    {
        try
        {
            return new Simulation(setting, value, seed, index).Run();
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            // The boundary of a replication: a draw that cannot be computed is counted, with its reason, and stops no other.
            return new Draw { Index = index, Failure = problem.Message };
        }
    }
}
