namespace Entente.Deals;

/// <summary>A linear limit on scale issues: Σ_k c_k d_k ≤ Max.</summary>
/// <param name="Coefficients">One a issue; 0 on option issues.</param>
/// <param name="Max">Greatest allowed sum.</param>
public sealed record SumConstraint(IReadOnlyList<double> Coefficients, double Max);
