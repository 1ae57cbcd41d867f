namespace Entente.Deals;

/// <summary>The deal that one rule picks.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Point">Terms and what they are worth.</param>
/// <param name="Residual">
/// How much the rule's own measure could still improve at most: in utility, for Nash in the weighted mean of ln G. Infinite
/// when a search was cut short; only a local statement when the status says so.
/// </param>
/// <param name="Status">How far the solution can be trusted.</param>
internal sealed record RuleSolution(BargainingRule Rule, DealPoint Point, double Residual, SolveStatus Status);
