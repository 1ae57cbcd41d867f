using Entente.Scenarios;

namespace Entente.Talks;

/// <summary>A change with the time from which, and until which, it is in force if it happens.</summary>
/// <param name="Name">Name of the event, key of the lever or variant.</param>
/// <param name="Change">What changes.</param>
/// <param name="Start">First time in force.</param>
/// <param name="End">First time no longer in force; +∞ if it stays.</param>
/// <param name="Chance">Probability; null if it is sure.</param>
/// <param name="Date">Date of the start.</param>
/// <param name="Ends">Date of the end; null if it stays.</param>
internal sealed record DatedChange(string Name, Change Change, double Start, double End, Uncertain? Chance, DateOnly Date, DateOnly? Ends);
