namespace Entente.Deals;

/// <summary>How far a solution can be trusted.</summary>
internal enum SolveStatus
{
    /// <summary>The residual bounds the distance to the global optimum.</summary>
    Converged,

    /// <summary>No better terms nearby; with a gain function that is not concave better ones may exist far away.</summary>
    LocalOptimum,

    /// <summary>The method stopped before its residual was small.</summary>
    NotConverged,

    /// <summary>The search used up the work it may do: what was found may not be the best, and where nothing was found there may be
    /// something.</summary>
    Stopped,
}
