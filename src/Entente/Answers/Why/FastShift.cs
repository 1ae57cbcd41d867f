using Entente.Numerics;
using Entente.Scenarios;
using Entente.Talks.FirstDay;

namespace Entente.Answers.Why;

/// <summary>Whether power would shift so fast in a peace that the side in decline does better to fight now.</summary>
/// <remarks>powell2006 through <see cref="ShiftTooFast"/>: the chance of winning is the contest's share of superiority, now and after all
/// belligerents have re-armed, a year being a period; δ = e^(−r) of the declining side's lead; war destroys κ of both leads, at most 99
/// %.</remarks>
/// <param name="Rising">The side that gains by re-arming; null if neither does, or there is no war along a front.</param>
/// <param name="Now">Its chance of winning now.</param>
/// <param name="Next">Its chance after both have re-armed.</param>
/// <param name="Threshold">A chance beyond this is too fast. Above 1: no shift can be.</param>
/// <param name="Excess">By how much it is too much, in periods' stakes; above 0 = too fast.</param>
public sealed record FastShift(Side? Rising, double Now, double Next, double Threshold, double Excess)
{
    /// <summary>Whether fighting now beats every deal that the rising side would keep.</summary>
    public bool IsTooFast => Rising is not null && Excess > 0;

    /// <summary>Judges a scenario on its first day.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="value">The value of each uncertain number.</param>
    internal static FastShift Of(Scenario scenario, Func<Uncertain, double> value)
    {
        if (scenario.War is not FrontWar war)
        {
            return new(null, 0, 0, 0, 0);
        }

        WarStrengths strengths = WarStrengths.Of(scenario, war, value);
        double now = strengths.AttackerShare(rearmed: 0), next = strengths.AttackerShare(rearmed: 1);
        if (now == next)
        {
            return new(null, now, next, 0, 0);
        }

        Side rising = next > now ? Side.Attacker : Side.Defender, declining = next > now ? Side.Defender : Side.Attacker;
        (now, next) = rising == Side.Attacker ? (now, next) : (1 - now, 1 - next);
        double delta = Math.Clamp(Elementary.Exp(-value(Lead(declining).Discount)), 1e-6, 1 - 1e-6);
        double destruction = Math.Min(0.99, value(Lead(Side.Attacker).WarCost) + value(Lead(Side.Defender).WarCost));
        return new(rising, now, next, ShiftTooFast.Threshold(now, delta, destruction),
            ShiftTooFast.Inefficiency(now, next, delta, destruction));

        Actor Lead(Side side) => scenario.Actors[StandingTerms.Lead(side, scenario)];
    }
}
