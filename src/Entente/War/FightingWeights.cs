namespace Entente.War;

/// <summary>
/// The value of fighting taken apart: how much each way for the war to go counts, discounted and averaged over the
/// actor's belief. The five weights sum to 1, so W is their weighted mean of utilities.
/// </summary>
/// <param name="AttackerInField">Weight of the front reaching 1: the mean of L1.</param>
/// <param name="DefenderInField">Weight of the front reaching 0: the mean of L0.</param>
/// <param name="AttackerCollapses">Weight of the attacker's collapse, which imposes the defender's terms.</param>
/// <param name="DefenderCollapses">Weight of the defender's collapse, which imposes the attacker's terms.</param>
/// <param name="FightingOn">Weight of the years of fighting before any end.</param>
/// <param name="Error">Estimated error of AttackerInField + that of DefenderInField, from the average over the belief.</param>
/// <param name="Nodes">Drifts at which the weights were evaluated.</param>
internal readonly record struct FightingWeights(
    double AttackerInField,
    double DefenderInField,
    double AttackerCollapses,
    double DefenderCollapses,
    double FightingOn,
    double Error,
    int Nodes)
{
    /// <summary>∂W/∂U(A's terms): the weight of all that ends on the attacker's terms.</summary>
    public double AttackersTerms => AttackerInField + DefenderCollapses;

    /// <summary>∂W/∂U(B's terms).</summary>
    public double DefendersTerms => DefenderInField + AttackerCollapses;

    /// <summary>W for an actor with these stakes. The same weights serve every actor who shares discount and belief.</summary>
    public double Value(WarStakes stakes) =>
        (AttackersTerms * stakes.AttackerWins) + (DefendersTerms * stakes.DefenderWins) + (FightingOn * stakes.EndlessWar);
}
