using System.Runtime.InteropServices;

namespace Entente.Deals;

/// <summary>A party that may break the deal.</summary>
/// <param name="Assessment">Index of its utility among the assessments (an actor, or an extra after the actors).</param>
/// <param name="Threshold">T − c: what breaking the deal is worth to it, less what it costs anybody to start again.</param>
/// <param name="Reach">How often a breach by it ends the deal, from 0 to 1.</param>
/// <param name="Untouched">The utility at which a deal leaves it where it was, so that it breaks none; null for one that is always
/// counted.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Breaker(int Assessment, double Threshold, double Reach = 1, double? Untouched = null)
{
    /// <summary>A deal that moves the utility of somebody by no more than this leaves it where it was.</summary>
    public const double Indifference = 5e-4;

    /// <summary>Whether only the choice of options moves its utility. Then its hazard falls to nothing for whole boxes of options, which a
    /// search takes one by one; on a scale that would be a jump that no local solver sees, and <see cref="IGainFunction.At"/> leaves it out
    /// afterwards.</summary>
    public bool ByOptions { get; init; }

    /// <summary>Whether <see cref="IGainFunction.At"/> leaves it out.</summary>
    /// <param name="utility">U of the deal to it.</param>
    public bool IsLeftOut(double utility) => !ByOptions && IsUntouched(utility);

    /// <summary>Whether a deal leaves it where it was.</summary>
    /// <param name="utility">U of the deal to it.</param>
    public bool IsUntouched(double utility) => Untouched is double before && Math.Abs(utility - before) <= Indifference;
}
