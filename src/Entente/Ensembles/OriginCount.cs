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

    /// <summary>Carries the sums.</summary>
    public void Carry(SumCarrier carrier)
    {
        carrier.Carry(draws.AsSpan());
        carrier.Carry(found, Text, Of, () => new int[ScrambledMean.Scrambles], counts =>
        {
            carrier.Carry(counts.AsSpan());
            return counts;
        });

        static string Text(TermsOrigin origin) => string.Join(';', (int)origin.Place, Indices(origin.RedLines), Indices(origin.Ideals));

        static string Indices(ValueList<int> actors) => string.Join(' ', actors);

        static TermsOrigin Of(string text)
        {
            int[][] parts = [.. text.Split(';').Select(part => part.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(index => int.Parse(index, CultureInfo.InvariantCulture)).ToArray())];
            return new((TermsPlace)parts[0][0], [.. parts[1]], [.. parts[2]]);
        }
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
