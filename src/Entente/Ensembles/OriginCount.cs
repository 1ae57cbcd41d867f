using Entente.Deals;

namespace Entente.Ensembles;

/// <summary>Counts where the positions of one issue come from, over the draws with the deal.</summary>
internal sealed class OriginCount
{
    private readonly Dictionary<TermsOrigin, int[]> found = []; // by origin and scramble
    private readonly int[] draws = new int[ScrambledMean.Scrambles];

    /// <summary>Counts a draw.</summary>
    public void Add(int draw, TermsOrigin origin)
    {
        draws[draw % ScrambledMean.Scrambles]++;
        if (!found.TryGetValue(origin, out int[]? counts))
        {
            found.Add(origin, counts = new int[ScrambledMean.Scrambles]);
        }

        counts[draw % ScrambledMean.Scrambles]++;
    }

    /// <summary>What was found, the most frequent first; nothing if the draws are too few.</summary>
    /// <param name="actors">Names of the actors.</param>
    public ValueList<TermsFrom> Build(IReadOnlyList<string> actors) => FewWorlds.AreTooFew(draws.Sum()) ? [] :
    [
        .. found.OrderByDescending(one => one.Value.Sum()).ThenBy(one => one.Key.Place)
            .ThenBy(one => string.Join(' ', one.Key.RedLines) + "," + string.Join(' ', one.Key.Ideals), StringComparer.Ordinal)
            .Select(one =>
            {
                ScrambledMean share = new();
                for (int j = 0; j < draws.Length; j++)
                {
                    share.Add(j, one.Value[j], draws[j]);
                }

                return TermsFrom.Of(one.Key, actors) with { P = share.Mean, Se = share.StandardError };
            }),
    ];
}
