namespace Entente.Deals;

/// <summary>When all conditions of the first list hold, all of the second must.</summary>
/// <param name="When">Conjunction that triggers the rule.</param>
/// <param name="Then">Conjunction that must follow.</param>
internal sealed record WhenThen(IReadOnlyList<Condition> When, IReadOnlyList<Condition> Then)
{
    /// <summary>Whether the terms respect the rule.</summary>
    public bool Holds(ReadOnlySpan<double> terms)
    {
        foreach (Condition condition in When)
        {
            if (!condition.Holds(terms))
            {
                return true;
            }
        }

        foreach (Condition condition in Then)
        {
            if (!condition.Holds(terms))
            {
                return false;
            }
        }

        return true;
    }
}
