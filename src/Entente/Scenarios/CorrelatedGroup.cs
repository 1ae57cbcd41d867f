using Entente.Numerics;

namespace Entente.Scenarios;

/// <summary>Numbers of a file that hang together, directly or through others.</summary>
/// <param name="Paths">Their dotted paths, in the order in which the correlations name them.</param>
/// <param name="Pairs">The rank correlations that the file gives, by places in <paramref name="Paths"/>; each pair once.</param>
/// <param name="Places">The place of each pair's correlation in the file, from 0.</param>
internal sealed record CorrelatedGroup(IReadOnlyList<string> Paths, IReadOnlyList<RankedPair> Pairs, IReadOnlyList<int> Places)
{
    /// <summary>The groups of a scenario; none has a number in common with another.</summary>
    public static IReadOnlyList<CorrelatedGroup> Of(Scenario scenario)
    {
        (string One, string Other, int Place)[] all = [.. scenario.Correlations.SelectMany((correlation, place) =>
            correlation.Pairs().Select(pair => (pair.One, pair.Other, place)))];
        List<List<string>> groups = [];
        foreach ((string one, string other, _) in all)
        {
            List<string>[] touched = [.. groups.Where(group => group.Contains(one) || group.Contains(other))];
            List<string> whole = [.. touched.SelectMany(group => group), one, other];
            groups.RemoveAll(touched.Contains);
            groups.Add([.. whole.Distinct()]);
        }

        return [.. groups.Select(paths =>
        {
            (string One, string Other, int Place)[] own = [.. all.Where(pair => paths.Contains(pair.One) && pair.One != pair.Other)
                .DistinctBy(pair => string.CompareOrdinal(pair.One, pair.Other) < 0 ? (pair.One, pair.Other) : (pair.Other, pair.One))];
            return new CorrelatedGroup(
                paths,
                [.. own.Select(pair => new RankedPair(paths.IndexOf(pair.One), paths.IndexOf(pair.Other),
                    scenario.Correlations[pair.Place].Rank))],
                [.. own.Select(pair => pair.Place)]);
        })];
    }
}
