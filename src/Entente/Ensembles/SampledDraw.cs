using Entente.Talks;

namespace Entente.Ensembles;

/// <summary>A draw with the inputs that it was made from.</summary>
/// <param name="Draw">What happened.</param>
/// <param name="Inputs">The value of every uncertain number, in the order of <see cref="ScenarioInputs.Numbers"/>.</param>
internal sealed record SampledDraw(Draw Draw, double[] Inputs)
{
    /// <summary>The same world under each of the changes that questions of the file name (<see cref="QuestionRule.Changes"/>).</summary>
    public IReadOnlyList<Draw> Changed { get; init; } = [];
}
