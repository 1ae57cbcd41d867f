using Entente.Numerics;

namespace Entente.War;

/// <summary>The contest success function: how strengths turn into the upper hand on the battlefield.</summary>
/// <remarks>
/// <para>p = M_A^m/(M_A^m + M_B^m): M_A, M_B strengths, m decisiveness. Only the ratio of the strengths matters.</para>
/// <para><b>Source</b>: tullock1980; axioms in skaperdas1996; the ratio form against the difference form in hirshleifer1989.</para>
/// <para><b>Valid for</b>: strengths zero or more and not both zero; decisiveness zero (a coin toss) or more.</para>
/// </remarks>
internal static class Contest
{
    /// <summary>The attacker's share of superiority, in [0, 1]; swapping the sides gives 1 minus it.</summary>
    /// <param name="attackerStrength">M_A, in any unit shared with M_B.</param>
    /// <param name="defenderStrength">M_B.</param>
    /// <param name="decisiveness">m: 0 = strength does not matter, 1 = in proportion, large = the stronger prevails.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range, or both strengths are zero.</exception>
    public static double AttackerShare(double attackerStrength, double defenderStrength, double decisiveness)
    {
        Require.NotNegative(attackerStrength);
        Require.NotNegative(defenderStrength);
        Require.NotNegative(decisiveness);
        double stronger = Require.Positive(Math.Max(attackerStrength, defenderStrength));
        double weaker = Math.Min(attackerStrength, defenderStrength);

        // The ratio is at most 1, so its power cannot overflow, and underflows only towards a certain answer.
        double odds = Elementary.Pow(weaker / stronger, decisiveness);
        return (attackerStrength >= defenderStrength ? 1 : odds) / (1 + odds);
    }

    /// <summary>μ = pace·(2p − 1): the drift of the front that the attacker's share <paramref name="share"/> gives.</summary>
    /// <param name="pace">Front units a year at total superiority.</param>
    /// <param name="share">p, in [0, 1].</param>
    public static double Drift(double pace, double share) =>
        Require.NotNegative(pace) * ((2 * Require.Within(share, 0, 1)) - 1);
}
