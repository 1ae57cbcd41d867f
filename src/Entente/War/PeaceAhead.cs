namespace Entente.War;

/// <summary>The years of a peace that are looked at one by one; after them nothing changes any more.</summary>
/// <param name="Rearming">Years until all re-arming is done; 0 where nobody re-arms.</param>
/// <param name="Years">Years until nothing changes any more, no fewer.</param>
internal readonly record struct PeaceAhead(double Rearming, double Years)
{
    /// <summary>The years that count for a deal made now: until all re-arming is done or, where hazards fade, as long as deals are
    /// followed.</summary>
    /// <param name="rearming">Years until all re-arming is done.</param>
    /// <param name="rule">How readily deals are broken.</param>
    /// <param name="followed">For how many years they are followed.</param>
    public static PeaceAhead Of(double rearming, BreakRule rule, double followed) =>
        new(rearming, rule.Fading > 0 ? followed : rearming);

    /// <summary>The share of the time of re-arming that is over when a share of all this time is.</summary>
    public double Rearmed(double share) => Rearming == Years ? share : Rearming == 0 ? 1 : Math.Min(1, share * Years / Rearming);

    /// <summary>The same for a deal that runs its course after some years.</summary>
    public PeaceAhead Until(double course) => this with { Years = Math.Min(Years, course) };
}
