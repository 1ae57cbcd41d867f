using Entente.Scenarios.Format;

namespace Entente.Scenarios;

/// <summary>Finds the known name that a misspelt one was probably meant to be.</summary>
internal static class NearestName
{
    private const int MaxComparedLength = 64;
    private const int MaxCompared = 500;

    /// <summary>"Did you mean …?", or else the list of what is known if it is short, or null.</summary>
    public static string? Hint(string written, IEnumerable<string> known)
    {
        const int shortList = 12;
        string[] names = [.. known];
        if (Of(written, names) is string nearest)
        {
            return $"Did you mean `{nearest}`?";
        }

        return names.Length is > 0 and <= shortList ? $"Known here: {string.Join(", ", names.Select(NumberShape.Shorten))}." : null;
    }

    /// <summary>The known name at the least edit distance, if at most a third of its letters (and one at least) differ; the first
    /// of equals. Only the first few hundred names are compared.</summary>
    public static string? Of(string written, IEnumerable<string> known)
    {
        string? nearest = null;
        double least = double.PositiveInfinity;
        foreach (string name in known.Take(MaxCompared))
        {
            int allowed = Math.Max(1, Math.Max(name.Length, written.Length) / 3);
            if (Math.Abs(name.Length - written.Length) > allowed)
            {
                continue;
            }

            int distance = EditDistance(written, name);
            if (distance <= allowed && distance < least)
            {
                (nearest, least) = (name, distance);
            }
        }

        return nearest;
    }

    /// <summary>Fewest insertions, deletions, substitutions and swaps of neighbours that turn one word into the other, letters of
    /// either case being the same (optimal string alignment). Long words count as entirely different.</summary>
    private static int EditDistance(string a, string b)
    {
        if (a.Length > MaxComparedLength || b.Length > MaxComparedLength)
        {
            return int.MaxValue;
        }

        a = a.ToLowerInvariant();
        b = b.ToLowerInvariant();
        int[,] d = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    d[i, j] = i + j;
                    continue;
                }

                int substitution = d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                d[i, j] = Math.Min(substitution, Math.Min(d[i - 1, j], d[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }

        return d[a.Length, b.Length];
    }
}
