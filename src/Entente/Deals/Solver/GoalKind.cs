namespace Entente.Deals.Solver;

/// <summary>What a search over the deal space maximises.</summary>
internal enum GoalKind
{
    /// <summary>min G − floor over all rows: the depth when floors are 0.</summary>
    Depth,

    /// <summary>Σ β ln G over rows with a weight, others at their floor or above.</summary>
    LogSum,

    /// <summary>Σ ω G, all rows at their floor or above.</summary>
    Sum,

    /// <summary>Lexicographic max-min of G/σ over rows with a scale, others at their floor or above.</summary>
    Leximin,

    /// <summary>A position, signed, all rows at their floor or above.</summary>
    Position,
}
