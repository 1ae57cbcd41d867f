using System.Runtime.InteropServices;

namespace Entente.Deals;

/// <summary>A party that may break the deal.</summary>
/// <param name="Assessment">Index of its utility among the assessments (an actor, or an extra after the actors).</param>
/// <param name="Threshold">T: what breaking the deal is worth to it.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Breaker(int Assessment, double Threshold);
