using System.Runtime.InteropServices;

namespace Entente.Deals;

/// <summary>A point of the Pareto frontier between two actors.</summary>
/// <param name="First">Utility of the first actor.</param>
/// <param name="Second">The most the second can have then.</param>
/// <param name="Terms">Terms that give it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ParetoPoint(double First, double Second, double[] Terms)
{
    /// <summary>How far it can be trusted; <see cref="SolveStatus.Stopped"/>: the second may have more.</summary>
    public SolveStatus Status { get; init; }
}
