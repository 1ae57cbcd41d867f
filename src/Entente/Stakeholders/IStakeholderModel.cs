using Entente.Numerics;

namespace Entente.Stakeholders;

/// <summary>A rule that says where issues settle, from who stands where with what weight.</summary>
/// <remarks>To add one: copy <see cref="MeanModel"/>, add a line to <see cref="ModelCatalog"/>, a test class that inherits the contract
/// tests, and a page in docs/reference/models.</remarks>
public interface IStakeholderModel
{
    /// <summary>The facts about the model.</summary>
    ModelCard Card { get; }

    /// <summary>Where the issues settle. Depends on nothing but its arguments, which it leaves as they are.</summary>
    /// <param name="problem">Who stands where.</param>
    /// <param name="settings">Settings of this model.</param>
    /// <param name="stream">Random numbers, for models that use them.</param>
    /// <exception cref="ArgumentException">The card refuses the problem.</exception>
    StakeholderForecast Run(StakeholderProblem problem, ModelSettings settings, RandomStream stream);
}
