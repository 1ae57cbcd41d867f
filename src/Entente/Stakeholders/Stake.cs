namespace Entente.Stakeholders;

/// <summary>Where an actor stands on an issue, and what it brings to bear there.</summary>
/// <param name="Position">Where it wants the issue to settle. Range [0, 100].</param>
/// <param name="Salience">How much the issue matters to it. Range [0, 100].</param>
/// <param name="Capability">What it can bring to bear if it cares fully. Zero or more, on a scale that all actors share.</param>
public sealed record Stake(double Position, double Salience, double Capability)
{
    /// <summary>Capability times salience as a share: the weight of its voice on the issue.</summary>
    public double Weight => Capability * Salience / 100;
}
