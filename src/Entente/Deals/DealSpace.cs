namespace Entente.Deals;

/// <summary>
/// What a deal problem comes to: whether there are terms that every required actor prefers to no deal, how far they can vary,
/// and where each bargaining rule would settle.
/// </summary>
/// <param name="Depth">
/// The largest gain that all required actors can have at once. Negative: no zone of possible agreement. Null: no feasible
/// terms at all.
/// </param>
/// <param name="Closest">The terms of the depth and who binds there; null without feasible terms.</param>
/// <param name="Crossings">Issues on which red lines leave nothing; empty when every issue has something left.</param>
/// <param name="Ranges">What each issue can be among acceptable terms; empty without any.</param>
/// <param name="Solutions">Empty when the depth is negative or null.</param>
public sealed record DealSpace(
    double? Depth, Closest? Closest, IReadOnlyList<Crossing> Crossings, IReadOnlyList<IssueRange> Ranges, IReadOnlyList<RuleSolution> Solutions)
{
    /// <summary>How far the depth can be trusted; <see cref="SolveStatus.Stopped"/> without closest terms: whether there are feasible terms was not decided.</summary>
    public SolveStatus Status { get; init; } = Closest?.Status ?? SolveStatus.Converged;

    /// <summary>Whether it is known if there is a zone: a search that was stopped leaves it open unless it had already found one.</summary>
    public bool IsDecided => HasZone || Status != SolveStatus.Stopped;

    /// <summary>Whether there is a zone of possible agreement: some terms leave nobody who must agree below its reservation value.</summary>
    public bool HasZone => Depth >= -LeafSolver.ZeroDepth;

    /// <summary>The solution of a rule; null when there is none.</summary>
    public RuleSolution? this[SolutionRule rule] => Solutions.FirstOrDefault(solution => solution.Rule == rule);
}
