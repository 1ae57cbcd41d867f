using Entente.Evidence.Words;

namespace Entente.Evidence.Quotations;

/// <summary>Tells names in quotation marks from words that somebody said: Robert “Bobby” Roe, the show “Night and Day”.</summary>
internal static class QuotedNames
{
    private const int MaxNicknameLength = 3;
    private const int MaxTitleLength = 8;

    /// <summary>Whether a passage is a nickname or a title.</summary>
    public static bool Contains(WordStream words, QuotedPassage passage) => IsNickname(words, passage) || IsTitle(words, passage);

    private static bool IsNickname(WordStream words, QuotedPassage passage) =>
        passage.Last - passage.First <= MaxNicknameLength && words.Has(passage.First + 1, WordTag.Capital)
            && words.Has(passage.First - 1, WordTag.Capital) && words.Has(passage.Last + 1, WordTag.Capital)
        && words.Kind(passage.Last - 1) == TokenKind.Word && words.SentenceOf(passage.First - 1) == words.SentenceOf(passage.Last + 1);

    // Every word of weight has a capital, and the sentence flows into it and out of it.
    private static bool IsTitle(WordStream words, QuotedPassage passage)
    {
        int before = passage.First - 1;
        bool flowsIn = words.Kind(before) == TokenKind.Word && words.SentenceOf(before) == words.SentenceOf(passage.First)
            && !words.Has(before, WordTag.Cue)
            && words.Has(before, WordTag.Preposition | WordTag.Genitive | WordTag.Determiner | WordTag.Coordinator | WordTag.Capital
            | WordTag.Writing | WordTag.Organisation) && !words.Is(before, "as") && !words.Is(before, "to");
        if (!flowsIn || passage.Last - passage.First - 1 > MaxTitleLength)
        {
            return false;
        }

        int capitals = 0;
        for (int i = passage.First + 1; i < passage.Last; i++)
        {
            if (words.Kind(i) != TokenKind.Word)
            {
                continue;
            }

            if (words.Has(i, WordTag.Capital))
            {
                capitals++;
            }
            else if (!words.Has(i, WordTag.Preposition | WordTag.Determiner | WordTag.Coordinator))
            {
                return false;
            }
        }

        return capitals > 0;
    }
}
