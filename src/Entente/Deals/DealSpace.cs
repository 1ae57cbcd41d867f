using Entente.Deals.Solver;

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
internal sealed record DealSpace(
    double? Depth, Closest? Closest, IReadOnlyList<Crossing> Crossings, IReadOnlyList<IssueRange> Ranges,
        IReadOnlyList<RuleSolution> Solutions)
{
    /// <summary>A depth no farther from 0 than this is 0.</summary>
    public const double Precision = LeafSolver.ZeroDepth;

    /// <summary>How far the depth can be trusted; <see cref="SolveStatus.Stopped"/> without closest terms: whether there are feasible terms
    /// was not decided.</summary>
    public SolveStatus Status { get; init; } = Closest?.Status ?? SolveStatus.Converged;

    /// <summary>Whether it is known if there is a zone: a search that was stopped leaves it open unless it had already found one.</summary>
    public bool IsDecided => HasZone || Status != SolveStatus.Stopped;

    /// <summary>Whether there is a zone of possible agreement: some terms leave nobody who must agree below its reservation
    /// value.</summary>
    public bool HasZone => Depth >= -LeafSolver.ZeroDepth;

    /// <summary>Whether terms of a depth leave a gain to everybody who must agree at once, so that talks can conclude on them. At a depth
    /// of exactly 0 (to 1e-9) a deal exists by which nobody loses (<see cref="HasZone"/>), but the rate at which talks conclude is
    /// 0.</summary>
    /// <param name="depth">The depth; NaN without feasible terms.</param>
    public static bool LeavesGains(double depth) => depth > LeafSolver.ZeroDepth;

    /// <summary>The solution of a rule; null when there is none.</summary>
    public RuleSolution? this[BargainingRule rule] => Solutions.FirstOrDefault(solution => solution.Rule == rule);
}
