namespace Entente.Ensembles;

/// <summary>What worlds that could not be computed leave open.</summary>
/// <remarks>Up to one in a hundred are left out. Where there are more, nobody knows what they would have shown, and they may fail for the
/// very reason that is asked about: then a chance is given by its bounds, from none of the failed worlds to all of them.</remarks>
internal static class FailedWorlds
{
    /// <summary>The share of worlds that may fail and be left out.</summary>
    public const double MaxLeftOut = 0.01;

    /// <summary>Whether so many failed that chances over the others say too little.</summary>
    /// <param name="failed">How many failed.</param>
    /// <param name="draws">How many were drawn.</param>
    public static bool AreTooMany(long failed, long draws) => failed > MaxLeftOut * draws;

    /// <summary>A chance over all worlds.</summary>
    /// <param name="mean">Over those that were computed.</param>
    /// <param name="failed">How many were not.</param>
    /// <param name="draws">How many were drawn.</param>
    internal static Chance Chance(ScrambledMean mean, int failed, int draws) => !AreTooMany(failed, draws) ? mean.AsChance : new(null, null)
    {
        Low = mean.Sum / (mean.Draws + failed),
        High = (mean.Sum + failed) / (mean.Draws + failed),
    };

    /// <summary>A chance over some of the worlds, such as those with an agreement; null if they are too few. Every failed world could be
    /// one of them.</summary>
    /// <param name="mean">Over those that were computed.</param>
    /// <param name="failed">How many were not.</param>
    /// <param name="draws">How many were drawn.</param>
    internal static Chance ChanceAmongSome(ScrambledMean mean, int failed, int draws) =>
        FewWorlds.AreTooFew(mean.Draws) ? new(null, null) : Chance(mean, failed, draws);
}
