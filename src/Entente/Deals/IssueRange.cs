namespace Entente.Deals;

/// <summary>What one issue can be among acceptable terms: the bargaining range.</summary>
/// <param name="Issue">Index of the issue.</param>
/// <param name="Low">Lowest position, or lowest acceptable option index.</param>
/// <param name="High">Highest position, or highest acceptable option index.</param>
/// <param name="Options">Every acceptable option; empty on a scale.</param>
/// <param name="Status">How far the ends can be trusted.</param>
internal sealed record IssueRange(int Issue, double Low, double High, IReadOnlyList<int> Options, SolveStatus Status);
