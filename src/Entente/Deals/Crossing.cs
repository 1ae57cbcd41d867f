namespace Entente.Deals;

/// <summary>An issue on which the red lines of required actors leave nothing on offer.</summary>
/// <param name="Issue">Index of the issue.</param>
/// <param name="Actors">Required actors with a red line on it that excludes something on offer.</param>
internal sealed record Crossing(int Issue, IReadOnlyList<int> Actors);
