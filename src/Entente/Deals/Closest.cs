namespace Entente.Deals;

/// <summary>The terms that leave the worst-off required actor best off.</summary>
/// <param name="Point">Terms and what they are worth.</param>
/// <param name="Binding">Actors whose gain equals the depth: those who hold it down.</param>
/// <param name="Residual">How much deeper the zone can be at most, in utility.</param>
/// <param name="Status">How far the terms can be trusted.</param>
internal sealed record Closest(DealPoint Point, IReadOnlyList<int> Binding, double Residual, SolveStatus Status);
