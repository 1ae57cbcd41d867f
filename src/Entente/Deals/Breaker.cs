using System.Runtime.InteropServices;

namespace Entente.Deals;

/// <summary>A party that may break the deal.</summary>
/// <param name="Assessment">Index of its utility among the assessments (an actor, or an extra after the actors).</param>
/// <param name="Threshold">T − c: what breaking the deal is worth to it, less what it costs anybody to start again.</param>
/// <param name="Reach">How often a breach by it ends the deal, from 0 to 1.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Breaker(int Assessment, double Threshold, double Reach = 1);
