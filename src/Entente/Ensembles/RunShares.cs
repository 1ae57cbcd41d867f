namespace Entente.Ensembles;

/// <summary>The chances of a run as sums by scramble, so that they can be paired with those of a run that shares its chance.</summary>
/// <param name="Draws">How many draws there are.</param>
/// <param name="Failed">How many of them could not be computed.</param>
/// <param name="Agreement">An agreement that stops the fighting, or any without a war, at some time.</param>
/// <param name="Outcomes">How things stand on the last day.</param>
/// <param name="Questions">The questions of the file.</param>
internal sealed record RunShares(
    int Draws, int Failed, ScrambledMean Agreement, Named<ScrambledMean> Outcomes, Named<ScrambledMean> Questions)
{
    /// <summary>Whether so many draws failed that chances are known by their bounds alone.</summary>
    public bool AreBounds => FailedWorlds.AreTooMany(Failed, Draws);

    /// <summary>One of them as a chance.</summary>
    public Chance Chance(ScrambledMean share) => FailedWorlds.Chance(share, Failed, Draws);
}
