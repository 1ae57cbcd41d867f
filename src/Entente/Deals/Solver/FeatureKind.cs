namespace Entente.Deals.Solver;

/// <summary>How a separable feature depends on the positions within the box.</summary>
internal enum FeatureKind
{
    /// <summary>ρ = 1 and every ideal at or beyond a bound: u is linear.</summary>
    Linear,

    /// <summary>ρ ≥ 2, or every ideal at or beyond a bound: u is smooth inside the box.</summary>
    Smooth,

    /// <summary>
    /// ρ &lt; 2 with an ideal inside the box: each distance |y − a| is lifted to a variable s ≥ |y − a|, in which the loss s^ρ
    /// is smooth for s &gt; 0. This removes the kink of ρ = 1 and the infinite curvature of 1 &lt; ρ &lt; 2 at the ideal.
    /// </summary>
    Lifted,
}
