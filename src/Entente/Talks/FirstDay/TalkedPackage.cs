namespace Entente.Talks.FirstDay;

/// <summary>A package at the table at one moment, for those who ask what it is worth to wait with it.</summary>
/// <remarks>g is what a deal is worth to an actor over no deal at all, V − W, or the change of W where the fighting goes on. What is taken
/// off g is one number an actor.</remarks>
internal interface ITalkedPackage
{
    /// <summary>The package in numbers.</summary>
    PackageLayout Layout { get; }

    /// <summary>The depth last asked for.</summary>
    double Depth { get; }

    /// <summary>The depth where so much is taken off every gain: max_d min_i (g_i − less_i); NaN if no terms are feasible.</summary>
    double DepthOver(ReadOnlySpan<double> less);

    /// <summary>Whether that depth is above 0, which terms known from before can show.</summary>
    bool LeavesGainsOver(ReadOnlySpan<double> less);

    /// <summary>Strikes the bargain max Σ β_i·patience_i·ln(g_i − less_i).</summary>
    /// <param name="less">What is taken off every gain.</param>
    /// <param name="patience">How many times the bargaining weight of an actor counts.</param>
    /// <param name="gains">Takes g of every actor, whoever is asked.</param>
    /// <returns>Whether there are terms at which everybody who is asked gains; else nothing is written.</returns>
    bool Bargain(ReadOnlySpan<double> less, ReadOnlySpan<double> patience, Span<double> gains);
}
