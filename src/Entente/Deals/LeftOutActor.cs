namespace Entente.Deals;

/// <summary>How a deal leaves an actor whose agreement nobody asks for.</summary>
/// <param name="Actor">Index of the outside actor.</param>
/// <param name="Utility">U of the terms.</param>
/// <param name="NoDeal">W: what no deal is worth to it.</param>
/// <param name="Today">U of today.</param>
/// <param name="Compensation">Least payment, in its utility, that would bring it up to W; 0 when it gains.</param>
internal sealed record LeftOutActor(int Actor, double Utility, double NoDeal, double Today, double Compensation);
