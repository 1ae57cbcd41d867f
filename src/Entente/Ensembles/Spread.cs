namespace Entente.Ensembles;

/// <summary>How a quantity is distributed over draws.</summary>
/// <param name="Draws">How many draws have the quantity; the others are left out. The other figures are nothing if these are too few
/// (<see cref="FewWorlds"/>).</param>
/// <param name="Mean">Mean.</param>
/// <param name="Se">Standard error of the mean, from the scrambles.</param>
/// <param name="P10">A tenth of the draws lie below. Quantiles are exact to a two-thousandth of the range.</param>
/// <param name="P50">Median.</param>
/// <param name="P90">A tenth of the draws lie above.</param>
public sealed record Spread(int Draws, double? Mean, double? Se, double? P10, double? P50, double? P90);
