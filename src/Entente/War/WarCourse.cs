using Entente.Numerics;

namespace Entente.War;

/// <summary>How the war runs, as one actor weighs it: everything in the value of fighting but what the ends are worth.</summary>
/// <param name="Front">f, in (0, 1): 0 = the defender's total victory, 1 = the attacker's.</param>
/// <param name="Volatility">σ, front units per square root of a year; positive.</param>
/// <param name="Discount">r, the rate a year at which the actor discounts the future; positive.</param>
/// <param name="AttackerCollapse">λ_A, the attacker's hazard of collapse a year at the strengths that stand.</param>
/// <param name="DefenderCollapse">λ_B, the defender's.</param>
internal readonly record struct WarCourse(
    double Front, double Volatility, double Discount, double AttackerCollapse, double DefenderCollapse)
{
    /// <summary>r' = r + λ_A + λ_B: the rate at which the fighting loses weight, by impatience or by a collapse.</summary>
    public double TotalDiscount => Discount + AttackerCollapse + DefenderCollapse;

    internal void Check()
    {
        Require.Within(Front, 0, 1);
        Require.Positive(Volatility);
        Require.Positive(Discount);
        Require.NotNegative(AttackerCollapse);
        Require.NotNegative(DefenderCollapse);
        Require.Finite(TotalDiscount);
    }
}

/// <summary>What each way for the war to go is worth to one actor, in utility.</summary>
/// <param name="AttackerWins">U(A's terms): the terms that a victorious attacker imposes.</param>
/// <param name="DefenderWins">U(B's terms).</param>
/// <param name="Today">U(today at f): the flow while the war goes on.</param>
/// <param name="WarCost">κ, the share of yearly welfare that fighting takes away while it lasts.</param>
internal readonly record struct WarStakes(double AttackerWins, double DefenderWins, double Today, double WarCost)
{
    /// <summary>U(today at f) − κ: what war without end is worth.</summary>
    public double EndlessWar => Today - WarCost;

    /// <summary>The gap between the best and the worst way for the war to go.</summary>
    public double Spread =>
        Math.Max(AttackerWins, Math.Max(DefenderWins, EndlessWar)) - Math.Min(AttackerWins, Math.Min(DefenderWins, EndlessWar));
}
