namespace Entente.Deals;

/// <summary>The deal that one rule picks.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Point">Terms and what they are worth.</param>
/// <param name="Residual">
/// How much the rule's own measure could still improve at most: in utility, for Nash in the weighted mean of ln G. Infinite
/// when a search was cut short; only a local statement when the status says so.
/// </param>
/// <param name="Status">How far the solution can be trusted.</param>
public sealed record RuleSolution(SolutionRule Rule, DealPoint Point, double Residual, SolveStatus Status)
{
    /// <summary>The rule in one line, as printed beside its solution.</summary>
    public string Statement => Rule switch
    {
        SolutionRule.Nash => "Nash: greatest product of the table actors' gains over no deal, each raised to its bargaining weight",
        SolutionRule.KalaiSmorodinsky => "Kalai-Smorodinsky: every table actor gets the same share of the most it could gain, then the worst-off are raised",
        SolutionRule.Egalitarian => "Egalitarian: the smallest gain at the table is as large as possible, then the next smallest",
        _ => "Utilitarian: greatest sum of the table actors' gains",
    };
}
