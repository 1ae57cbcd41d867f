namespace Entente.Deals;

/// <summary>An issue settled by one of a finite list of options.</summary>
/// <param name="Today">Index of the option that stands without a deal.</param>
/// <param name="Count">Number of options.</param>
/// <param name="Open">Indices on offer; null means all. An issue outside the package has only today's.</param>
internal sealed record DiscreteIssue(double Today, int Count, IReadOnlyList<int>? Open = null) : DealIssue(Today);
