namespace Entente.Deals;

/// <summary>How far a solution can be trusted.</summary>
public enum SolveStatus
{
    /// <summary>The residual bounds the distance to the global optimum.</summary>
    Converged,

    /// <summary>No better terms nearby; with a gain function that is not concave better ones may exist far away.</summary>
    LocalOptimum,

    /// <summary>The method stopped before its residual was small.</summary>
    NotConverged,
}
