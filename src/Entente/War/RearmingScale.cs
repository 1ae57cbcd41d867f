using Entente.Numerics;

namespace Entente.War;

/// <summary>How far the balance of strength has gone, on its way from the signature to the day on which all re-arming is done.</summary>
/// <remarks>Each side grows evenly in time. Drift and collapse depend on the sides' strengths through their ratio alone, so that W' is a
/// function of its logarithm, and bends little in it however much somebody re-arms. The logarithm goes one way all the time.</remarks>
/// <param name="AttackerNow">M_A on the day of the signature; positive.</param>
/// <param name="AttackerThen">When all re-arming is done.</param>
/// <param name="DefenderNow">M_B on the day of the signature; positive.</param>
/// <param name="DefenderThen">When all re-arming is done.</param>
internal readonly record struct RearmingScale(double AttackerNow, double AttackerThen, double DefenderNow, double DefenderThen)
{
    private const double Standstill = 1e-6;

    /// <summary>Where nobody re-arms.</summary>
    public static RearmingScale Still => new(1, 1, 1, 1);

    private readonly double start = Elementary.Log(AttackerNow / DefenderNow);

    /// <summary>The logarithm of the ratio of strengths gains this from the signature to the end.</summary>
    private readonly double whole = Elementary.Log(AttackerThen / DefenderThen) - Elementary.Log(AttackerNow / DefenderNow);

    /// <summary>The share of the way that is gone when a share of the time is over, from 0 to 1, and its slope by that share.</summary>
    public (double Gone, double Slope) At(double share)
    {
        double attacker = AttackerNow + (share * (AttackerThen - AttackerNow)),
            defender = DefenderNow + (share * (DefenderThen - DefenderNow));
        return Math.Abs(whole) < Standstill ? (share, 1)
            : ((Elementary.Log(attacker / defender) - start) / whole,
                (((AttackerThen - AttackerNow) / attacker) - ((DefenderThen - DefenderNow) / defender)) / whole);
    }

    /// <summary>The share of the time after which half of the way is gone.</summary>
    public double Halfway
    {
        get
        {
            double ratio = Math.Sqrt(AttackerNow / DefenderNow) * Math.Sqrt(AttackerThen / DefenderThen);
            return Math.Abs(whole) < Standstill ? 0.5
                : ((ratio * DefenderNow) - AttackerNow) / (AttackerThen - AttackerNow - (ratio * (DefenderThen - DefenderNow)));
        }
    }
}
