using Entente.Scenarios;

namespace Entente.Evidence.Provenance;

/// <summary>Finds the words that evidence quotes in a document that may have been saved anew: with other white space, other quotation
/// marks, a word changed, or everything moved. Linear in the document.</summary>
internal static class QuotedWords
{
    /// <summary>The share of the words that must be there for a place to be the one quoted.</summary>
    public const double MinShare = 0.75;

    /// <summary>Whether a place of a text holds the words, letter case, white space and the shape of marks aside.</summary>
    public static bool StandAt(string text, TextSpan span, string quote) =>
        span.Start >= 0 && span.End <= text.Length && Words(text, span).Select(word => word.Word)
            .SequenceEqual(Words(quote).Select(word => word.Word), StringComparer.Ordinal);

    /// <summary>Where the words stand best, with the share of them that is there; null if no place has enough of them. Where they stand
    /// in several places exactly as quoted, the one nearest to where they stood before.</summary>
    /// <param name="text">The document.</param>
    /// <param name="quote">The words quoted.</param>
    /// <param name="near">Where they stood before.</param>
    public static (TextSpan Span, double Share)? Find(string text, string quote, int near = 0)
    {
        if (Exactly(text, quote, near) is TextSpan exact)
        {
            return (exact, 1);
        }

        string[] wanted = [.. Words(quote).Select(word => word.Word)];
        if (wanted.Length == 0)
        {
            return null;
        }

        // A window of as many words as are wanted slides over the text; kept are how often each wanted word is still missing in it.
        Dictionary<string, int> missing = wanted.GroupBy(word => word, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        Queue<(string Word, TextSpan Span)> window = [];
        (TextSpan Span, int Found) best = (default, 0);
        int found = 0;
        foreach ((string word, TextSpan span) in Words(text))
        {
            if (window.Count == wanted.Length)
            {
                string gone = window.Dequeue().Word;
                if (missing.TryGetValue(gone, out int lacking))
                {
                    missing[gone] = lacking + 1;
                    found -= lacking >= 0 ? 1 : 0;
                }
            }

            window.Enqueue((word, span));
            if (missing.TryGetValue(word, out int left))
            {
                missing[word] = left - 1;
                found += left > 0 ? 1 : 0;
            }

            if (found > best.Found)
            {
                best = (new(window.Peek().Span.Start, span.End), found);
                if (found == wanted.Length && window.Select(one => one.Word).SequenceEqual(wanted, StringComparer.Ordinal))
                {
                    break;
                }
            }
        }

        double share = best.Found / (double)wanted.Length;
        return share >= MinShare ? (best.Span, share) : null;
    }

    private static TextSpan? Exactly(string text, string quote, int near)
    {
        TextSpan? best = null;
        for (int at = quote.Length == 0 ? -1 : text.IndexOf(quote, StringComparison.Ordinal); at >= 0;
            at = text.IndexOf(quote, at + quote.Length, StringComparison.Ordinal))
        {
            int end = at + quote.Length;
            bool whole = !(at > 0 && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at]))
                && !(end < text.Length && char.IsLetterOrDigit(text[end - 1]) && char.IsLetterOrDigit(text[end]));
            if (whole && (best is not TextSpan known || Math.Abs(at - near) < Math.Abs(known.Start - near)))
            {
                best = new(at, end);
            }
        }

        return best;
    }

    private static IEnumerable<(string Word, TextSpan Span)> Words(string text) => Words(text, new(0, text.Length));

    private static IEnumerable<(string Word, TextSpan Span)> Words(string text, TextSpan within)
    {
        int start = -1;
        for (int i = within.Start; i <= within.End; i++)
        {
            bool inside = i < within.End
                && (char.IsLetterOrDigit(text[i]) || char.IsSurrogate(text[i])
                || char.GetUnicodeCategory(text[i]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format);
            if (inside && start < 0)
            {
                start = i;
            }
            else if (!inside && start >= 0)
            {
                if (HiddenSigns.Without(text[start..i]) is { Length: > 0 } word)
                {
                    yield return (word.ToLowerInvariant(), new(start, i));
                }

                start = -1;
            }
        }
    }
}
