using Entente.Evidence.Words;

namespace Entente.Evidence.Quantities;

/// <summary>What a figure is about, and which way it goes: read from the words just before and after it.</summary>
internal static class Movement
{
    private const int FarthestVerb = 7;
    private const int MaxSubjectLength = 8;

    private static readonly Dictionary<string, Direction>.AlternateLookup<ReadOnlySpan<char>> Verbs = Make()
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Breaks = new HashSet<string>(
        [
            "and", "but", "while", "as", "that", "because", "after", "before", "when", "where", "which", "who", "whereas", "although",
                "though", "since", "if", "with", "said", "says", "say", "told",
            "added", "reported", "noted", "by", "from", "or", "so", "yet", "then", "on", "until",
        ],
        StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    // Between subject and verb, and before a figure.
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Helpers = new HashSet<string>(
        [
            "has", "have", "had", "was", "were", "is", "are", "be", "been", "being", "will", "would", "could", "can", "may", "might",
                "should", "also", "already", "sharply", "slightly", "even", "further", "again",
            "to", "then", "now", "only", "recently", "steadily", "briefly", "almost", "nearly", "just",
        ],
        StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    // Verbs that end what a share is a share of: `52 % of Ukrainians want talks`.
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> PlainVerbs = new HashSet<string>(
        ["want", "wants", "support", "supports", "favour", "favor", "oppose", "opposes", "believe", "believes", "expect", "expects",
            "think", "thinks", "trust", "see", "need", "back", "backs", "agree", "agrees", "say", "live", "lie", "come", "comes",
            "go", "goes", "do", "does", "did"],
        StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Which way a word points, if it says so.</summary>
    public static Direction? Of(ReadOnlySpan<char> word) =>
        word.Length is > 1 and < 15 && Verbs.TryGetValue(word, out Direction found) ? found : null;

    /// <summary>The direction word nearest before a token of the sentence, and its place.</summary>
    /// <param name="words">The words.</param>
    /// <param name="first">First token of the sentence, or the one after the figure before.</param>
    /// <param name="i">First token of the figure.</param>
    public static (Direction Way, int At)? Before(WordStream words, int first, int i)
    {
        for (int j = i - 1; j >= Math.Max(first, i - FarthestVerb); j--)
        {
            if (IsStop(words, j))
            {
                return null;
            }

            // `up to 30,000` is no rise; in `growth was 2 %` growth is what is measured.
            bool isNone = (words.Is(j, "up") && words.Is(j + 1, "to")) || (words.Is(j, "growth") && words.Has(j + 1, WordTag.Auxiliary));
            if (!isNone && Of(words[j]) is Direction way)
            {
                return (way, j);
            }
        }

        return null;
    }

    /// <summary>Whether what a direction word moves is its subject: `oil rose $2`, but not `they raised $2`.</summary>
    public static bool IsOwn(WordStream words, int verb) => !words.IsAny(verb, "raised", "raise", "lost", "loss", "cut", "cuts", "boosted",
        "reduced", "lowered", "gained", "gain", "expanded", "increase");

    /// <summary>The direction word just after a figure: `5 % higher`, `a 5 % fall`.</summary>
    public static Direction? After(WordStream words, int last, int end)
    {
        for (int j = last + 1; j < Math.Min(end, last + 3); j++)
        {
            if (Of(words[j]) is Direction way)
            {
                return way;
            }

            if (words.Tokens[j].Kind != TokenKind.Word || Breaks.Contains(words[j]) || words.Is(j, "of"))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>The words that end just before a token, back to where their clause begins; null if there are none.</summary>
    public static string? SubjectBefore(WordStream words, string text, int first, int i)
    {
        int last = i - 1;
        while (last >= first && words.Tokens[last].Kind == TokenKind.Word && Helpers.Contains(words[last]))
        {
            last--;
        }

        int from = last + 1;
        while (from > first && last - from + 2 <= MaxSubjectLength && words.Tokens[from - 1].Kind is TokenKind.Word or TokenKind.Number
            && !Breaks.Contains(words[from - 1]) && Of(words[from - 1]) is null)
        {
            from--;
        }

        // `He offered to cut …`: what he offered is no name of what is cut.
        return from < last && words.IsAny(from, "he", "she", "they", "we", "i", "it", "you") ? null : Phrase(words, text, from, last);
    }

    /// <summary>The words that begin at a token, up to where their phrase ends; null if there are none.</summary>
    public static string? PhraseFrom(WordStream words, string text, int i, int end)
    {
        int last = i - 1;
        while (last + 1 < end && last - i + 1 < MaxSubjectLength && words.Tokens[last + 1].Kind == TokenKind.Word
            && !Breaks.Contains(words[last + 1]) && !Helpers.Contains(words[last + 1])
            && !IsVerb(words[last + 1]) && (last < i || !words.Is(last + 1, "in") || words.Is(last + 2, "favour"))
            && Of(words[last + 1]) is null)
        {
            last++;
        }

        return Phrase(words, text, i, last);
    }

    private static bool IsVerb(ReadOnlySpan<char> word) =>
        PlainVerbs.Contains(word) || (word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal) && char.IsLower(word[0]));

    private static string? Phrase(WordStream words, string text, int from, int last)
    {
        while (from <= last && words.Tokens[from].Length <= 6
            && (words.Is(from, "the") || words.Is(from, "a") || words.Is(from, "an") || words.Is(from, "its") || words.Is(from, "their")
            || words.Is(from, "there")))
        {
            from++;
        }

        return from > last ? null : words.Span(from, last).Of(text);
    }

    private static bool IsStop(WordStream words, int j) => words.Tokens[j].Kind is TokenKind.Mark or TokenKind.Quote
        ? words[j][0] is not ('%' or '$' or '€' or '£') : Breaks.Contains(words[j]) && !words.Is(j, "by") && !words.Is(j, "from");

    private static Dictionary<string, Direction> Make()
    {
        Dictionary<string, Direction> table = new(StringComparer.OrdinalIgnoreCase);
        foreach (string word in new[]
        {
            "rose", "rise", "rises", "risen", "rising", "climbed", "climb", "climbs", "gained", "gain", "gains", "increased", "increase",
                "increases", "increasing", "grew", "grow", "grown", "growth", "jumped", "jump", "surged", "surge", "soared",
            "strengthened", "strengthening", "up", "advanced", "higher", "raised", "raise", "doubled", "rallied", "rally", "upward",
                "appreciated", "expanded", "boosted", "upsurge", "uptick",
        })
        {
            table[word] = Direction.Up;
        }

        foreach (string word in new[]
        {
            "fell", "fall", "falls", "fallen", "falling", "dropped", "drop", "drops", "declined", "decline", "declines", "lost", "loss",
                "slid", "slide", "weakened", "down", "tumbled", "decreased", "decrease", "cut", "cuts", "plunged", "plunge", "shrank",
            "lower", "lowered", "reduced", "reduction", "sank", "slipped", "downward", "depreciated", "slumped", "halved",
        })
        {
            table[word] = Direction.Down;
        }

        return table;
    }
}
