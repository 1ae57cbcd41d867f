using Entente.Evidence.Words;

namespace Entente.Evidence.Quotations;

/// <summary>A paragraph of a transcript: `ROE: We are ready.`</summary>
/// <param name="Paragraph">Index of the paragraph, from 0.</param>
/// <param name="Speaker">The name before the colon; null if the paragraph goes on from the one before.</param>
/// <param name="First">First token of what is said.</param>
/// <param name="Last">Last token of what is said.</param>
internal readonly record struct TranscriptLine(int Paragraph, NounPhrase? Speaker, int First, int Last);

/// <summary>Finds transcripts: two paragraphs or more that begin with a name in capitals, or Q and A, and a colon.</summary>
internal static class TranscriptRule
{
    private const int MaxNameLength = 5;
    private const int MinLines = 2;

    /// <summary>The lines of transcripts, in reading order.</summary>
    public static IReadOnlyList<TranscriptLine> Find(WordStream words)
    {
        List<TranscriptLine> lines = [];
        int named = 0;
        foreach ((int paragraph, int first, int last) in Paragraphs(words))
        {
            bool hasMark = words.Kind(first) == TokenKind.Quote;
            int name = first + (hasMark ? 1 : 0), colon = Colon(words, name, last);
            int end = words.Kind(last - 1) == TokenKind.Quote ? last - 2 : last - 1;
            if (colon > name && colon < end)
            {
                lines.Add(new(paragraph, new(name, colon - 1, colon - 1), colon + 1, end));
                named++;
            }
            else if (hasMark && lines.Count > 0 && lines[^1].Paragraph == paragraph - 1 && words.Kind(last - 1) != TokenKind.Quote
                && end > name)
            {
                lines.Add(new(paragraph, null, name, end));
            }
        }

        return named >= MinLines ? lines : [];
    }

    private static IEnumerable<(int Paragraph, int First, int Last)> Paragraphs(WordStream words)
    {
        for (int s = 0; s < words.Sentences.Count;)
        {
            int paragraph = words.Sentences[s].Paragraph, first = words.Sentences[s].First, last = first;
            for (; s < words.Sentences.Count && words.Sentences[s].Paragraph == paragraph; s++)
            {
                last = words.Sentences[s].Last;
            }

            yield return (paragraph, first, last);
        }
    }

    // The colon after a name in capitals, or after Q or A; -1 if the paragraph does not begin so.
    private static int Colon(WordStream words, int first, int last)
    {
        for (int i = first; i < Math.Min(last, first + MaxNameLength); i++)
        {
            if (words.IsMark(i, ':'))
            {
                return i;
            }

            bool isName = words.Kind(i) == TokenKind.Word && !HasLower(words[i]);
            if (!isName && !words.IsMark(i, '.') && !words.IsAny(i, "Mr.", "Mrs.", "Ms.", "Dr.", "Mc"))
            {
                return -1;
            }
        }

        return -1;
    }

    private static bool HasLower(ReadOnlySpan<char> word)
    {
        foreach (char one in word)
        {
            if (char.IsLower(one))
            {
                return true;
            }
        }

        return false;
    }
}
