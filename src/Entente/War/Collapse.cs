using Entente.Numerics;

namespace Entente.War;

/// <summary>The hazard, a year, that each side's resistance suddenly ends, whatever the position of the front.</summary>
/// <remarks>
/// <para>λ_side = base_side·(enemy's strength/own strength)^response; the two ends arrive independently.</para>
/// <para><b>Valid for</b>: strengths zero or more and not both zero. Hazards end at <see cref="MaxHazard"/>.</para>
/// </remarks>
/// <param name="Attacker">λ_A, the attacker's hazard of collapse.</param>
/// <param name="Defender">λ_B, the defender's.</param>
internal readonly record struct Collapse(double Attacker, double Defender)
{
    /// <summary>
    /// The largest hazard reported: collapse within microseconds. A side without any strength would have an infinite one,
    /// and infinite hazards on both sides would leave open who falls first.
    /// </summary>
    public const double MaxHazard = 1e12;

    /// <summary>The hazards at the strengths that stand.</summary>
    /// <param name="attackerBase">Hazard of the attacker a year at equal strengths.</param>
    /// <param name="defenderBase">Hazard of the defender a year at equal strengths.</param>
    /// <param name="response">Exponent of the ratio of strengths: 0 = strengths do not matter.</param>
    /// <param name="attackerStrength">M_A.</param>
    /// <param name="defenderStrength">M_B.</param>
    public static Collapse Of(
        double attackerBase, double defenderBase, double response, double attackerStrength, double defenderStrength)
    {
        Require.NotNegative(attackerBase);
        Require.NotNegative(defenderBase);
        Require.NotNegative(response);
        Require.NotNegative(attackerStrength);
        Require.NotNegative(defenderStrength);
        Require.Positive(Math.Max(attackerStrength, defenderStrength));
        return new Collapse(
            Hazard(attackerBase, defenderStrength, attackerStrength, response),
            Hazard(defenderBase, attackerStrength, defenderStrength, response));
    }

    private static double Hazard(double atEqualStrengths, double enemy, double own, double response) =>
        atEqualStrengths == 0 ? 0 : Math.Min(MaxHazard, atEqualStrengths * Elementary.Pow(enemy / own, response));
}
