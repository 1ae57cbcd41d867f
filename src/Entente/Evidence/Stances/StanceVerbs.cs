using Entente.Evidence.Words;

namespace Entente.Evidence.Stances;

/// <summary>A verb that takes a stance, as found in a text.</summary>
/// <param name="Kind">The stance.</param>
/// <param name="Last">Last token of the verb, with its particle.</param>
/// <param name="Confidence">How sure the verb alone is.</param>
/// <param name="MayBeNoun">Whether the form is a noun too, such as `demands`.</param>
internal readonly record struct StanceVerb(StanceKind Kind, int Last, double Confidence, bool MayBeNoun);

/// <summary>The verbs that take a stance, in all their forms, the wording of paraphrasing programs included.</summary>
internal static class StanceVerbs
{
    private static readonly Dictionary<string, Entry>.AlternateLookup<ReadOnlySpan<char>> Table = Make()
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The verb that begins at a token, or null.</summary>
    public static StanceVerb? At(WordStream words, int i, int end)
    {
        ReadOnlySpan<char> word = words[i];
        if (word.Length is < 3 or > 15 || !Table.TryGetValue(word, out Entry? entry))
        {
            return null;
        }

        if (entry.Particle is null)
        {
            return new(entry.Kind, i, entry.Confidence, entry.MayBeNoun);
        }

        // The particle stands at once or one word on: `ruled out`, `called urgently for`, `turned it down`.
        for (int j = i + 1; j < Math.Min(end, i + 3); j++)
        {
            if (words.Is(j, entry.Particle))
            {
                return new(entry.Kind, j, entry.Confidence, false);
            }
        }

        return null;
    }

    private static Dictionary<string, Entry> Make()
    {
        Dictionary<string, Entry> table = new(StringComparer.OrdinalIgnoreCase);
        Regular(StanceKind.Demands, 0.85, "demand", "insist", "request", "require");
        Regular(StanceKind.Demands, 0.7, "urg+e", "seek", "press", "appeal");
        Add(StanceKind.Demands, 0.7, null, false, "sought", "wants", "wanted");
        Add(StanceKind.Demands, 0.8, "for", false, "call", "calls", "called", "calling", "push", "pushes", "pushed", "pushing", "asks",
            "asked", "pressed");
        Regular(StanceKind.Rejects, 0.85, "reject", "refus+e", "dismiss", "oppos+e");
        Regular(StanceKind.Rejects, 0.65, "declin+e", "rebuff", "exclud+e", "spurn");
        Add(StanceKind.Rejects, 0.9, "out", false, "rule", "rules", "ruled", "ruling");
        Add(StanceKind.Rejects, 0.75, "down", false, "turn", "turns", "turned", "turning");
        Regular(StanceKind.Offers, 0.75, "offer", "propos+e", "suggest", "invit+e", "volunteer");
        Add(StanceKind.Offers, 0.7, "forward", false, "put", "puts", "putting");
        Regular(StanceKind.Threatens, 0.8, "threaten", "warn");
        Add(StanceKind.Threatens, 0.6, null, false, "retaliate", "retaliates");
        Regular(StanceKind.Promises, 0.85, "promis+e", "pledg+e", "vow", "guarante+e");
        Add(StanceKind.Promises, 0.75, null, false, "swore", "undertook", "committed", "commits");
        Regular(StanceKind.Concedes, 0.75, "conced+e", "acknowledg+e");
        Regular(StanceKind.Concedes, 0.6, "accept", "yield", "relent");
        Add(StanceKind.Concedes, 0.65, null, false, "admits", "admitted");
        Add(StanceKind.Concedes, 0.75, "to", false, "agrees", "agreed", "agree", "consents", "consented");
        Add(StanceKind.Concedes, 0.6, "to", false, "open", "willing");
        Add(StanceKind.Concedes, 0.7, "up", false, "give", "gives", "gave", "giving");
        return table;

        // `urg+e` is urge, urges, urged, urging.
        void Regular(StanceKind kind, double confidence, params string[] stems)
        {
            foreach (string stem in stems)
            {
                bool dropsE = stem.EndsWith("+e", StringComparison.Ordinal);
                string root = dropsE ? stem[..^2] : stem;
                string third = dropsE ? root + "es" : root.EndsWith('s') ? root + "es" : root + "s";
                bool noun = root is "demand" or "request" or "offer" or "invit" or "promis" or "pledg" or "vow" or "guarante" or "refus"
                    or "declin" or "appeal" or "urg" or "press" or "volunteer";
                Add(kind, confidence, null, noun, dropsE ? root + "e" : root, third);
                Add(kind, confidence, null, false, root + "ed", root
                    + (root.EndsWith("guarante", StringComparison.Ordinal) ? "eing" : "ing"));
            }
        }

        void Add(StanceKind kind, double confidence, string? particle, bool mayBeNoun, params string[] forms)
        {
            foreach (string form in forms)
            {
                table[form] = new(kind, confidence, particle, mayBeNoun);
            }
        }
    }

    private sealed record Entry(StanceKind Kind, double Confidence, string? Particle, bool MayBeNoun);
}
