namespace Entente.Deals;

/// <summary>Terms and what they are worth to every actor, outside ones included.</summary>
/// <param name="Terms">One number an issue: position in [0, 100] or option index.</param>
/// <param name="Utilities">U of every actor.</param>
/// <param name="Gains">G of every actor: over its reservation value.</param>
internal sealed record DealPoint(IReadOnlyList<double> Terms, IReadOnlyList<double> Utilities, IReadOnlyList<double> Gains)
{
    /// <summary>Evaluates terms.</summary>
    public static DealPoint At(DealProblem problem, ReadOnlySpan<double> terms) =>
        new(terms.ToArray(), DealTerms.Utilities(problem, terms), DealTerms.Gains(problem, terms));
}
