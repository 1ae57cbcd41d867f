namespace Entente.Deals;

/// <summary>A rule that picks one deal out of the zone of possible agreement.</summary>
public enum SolutionRule
{
    /// <summary>Greatest weighted product of gains.</summary>
    Nash,

    /// <summary>Equal shares of the best each could get.</summary>
    KalaiSmorodinsky,

    /// <summary>The worst-off table actor gets as much as possible, then the next.</summary>
    Egalitarian,

    /// <summary>Greatest sum of gains.</summary>
    Utilitarian,
}
