namespace Entente.Deals;

/// <summary>A question to be settled. Terms hold one number an issue: a position in [0, 100], or the index of an option.</summary>
/// <param name="Today">Where the issue stands while there is no deal, in the unit of the terms.</param>
internal abstract record DealIssue(double Today);
