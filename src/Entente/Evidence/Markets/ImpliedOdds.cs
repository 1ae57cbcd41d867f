using Entente.Numerics;

namespace Entente.Evidence.Markets;

/// <summary>What prices say about odds, under assumptions that docs/explanation/market-signals.md lists: nothing here is a forecast of
/// ours.</summary>
internal static class ImpliedOdds
{
    /// <summary>The odds of peace if a price is the mean of what it is worth in peace and in war, weighted with their odds:
    /// q = (P − P_war)/(P_peace − P_war).</summary>
    /// <param name="price">The price of the day, finite.</param>
    /// <param name="ifWar">The price if the war went on for certain.</param>
    /// <param name="ifPeace">The price if peace were certain; different from <paramref name="ifWar"/>, above or below it.</param>
    /// <returns>A probability, or a number outside [0, 1] where the price lies outside the two anchors.</returns>
    /// <remarks><b>Valid for</b>: two outcomes, no premium for risk, no interest until the outcome is known.</remarks>
    public static double OfPeace(double price, double ifWar, double ifPeace)
    {
        Require.Finite(price);
        double distance = Require.Finite(ifPeace) - Require.Finite(ifWar);
        return distance != 0
            ? (price - ifWar) / distance
            : throw new ArgumentOutOfRangeException(nameof(ifPeace), ifPeace, "The price in peace and the price in war must differ.");
    }

    /// <summary>The yearly hazard of default that a credit default swap pays for: λ = s/(1 − R).</summary>
    /// <param name="spread">The yearly premium as a share of what is insured: 0.05 = 500 basis points. Not negative.</param>
    /// <param name="recovery">The share that creditors get back. Range [0, 1).</param>
    /// <remarks><b>Source</b>: hull2000, the "credit triangle"; exact for a constant hazard and a premium paid all the time.</remarks>
    public static double Hazard(double spread, double recovery) =>
        Require.NotNegative(spread) / (Require.Within(recovery, 0, 1) < 1
            ? 1 - recovery
            : throw new ArgumentOutOfRangeException(nameof(recovery), recovery, "Where everything is recovered, a premium says nothing "
                + "about default."));

    /// <summary>The odds of an event between two dates, if it has not come by the first: (P₂ − P₁)/(1 − P₁).</summary>
    /// <param name="byFirst">Odds that it comes by the first date. Range [0, 1).</param>
    /// <param name="bySecond">Odds that it comes by the second date. Range [<paramref name="byFirst"/>, 1].</param>
    public static double Between(double byFirst, double bySecond)
    {
        Require.Within(byFirst, 0, 1);
        Require.Within(bySecond, byFirst, 1);
        return byFirst < 1
            ? (bySecond - byFirst) / (1 - byFirst)
            : throw new ArgumentOutOfRangeException(nameof(byFirst), byFirst, "What is certain by the first date leaves nothing "
                + "for the second.");
    }
}
