namespace Entente.Deals;

/// <summary>What becomes of terms that somebody proposes.</summary>
/// <param name="Point">The terms and what they are worth.</param>
/// <param name="BrokenSums">Indices of sums that the terms exceed.</param>
/// <param name="BrokenRules">Indices of rules that the terms break.</param>
/// <param name="Actors">Every required actor's answer.</param>
/// <param name="Improvement">
/// Terms nearby that leave nobody worse off, outside actors included, and raise the sum of the table's gains; null when there are none
/// to speak of.
/// </param>
internal sealed record TermsVerdict(
    DealPoint Point, IReadOnlyList<int> BrokenSums, IReadOnlyList<int> BrokenRules, IReadOnlyList<ActorVerdict> Actors,
        DealPoint? Improvement)
{
    /// <summary>Issues on which the terms go back behind what has been delivered, or what the deal in force says.</summary>
    public IReadOnlyList<int> Behind { get; init; } = [];

    /// <summary>Whether the terms are feasible and every required actor accepts.</summary>
    public bool Accepted => BrokenSums.Count == 0 && BrokenRules.Count == 0 && Behind.Count == 0 && Actors.All(actor => actor.Accepts);
}
