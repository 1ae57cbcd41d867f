using Entente.Evidence.Words;

namespace Entente.Evidence.Quotations;

/// <summary>A headline that gives somebody the word: `Roe: the plan is dead`.</summary>
internal static class HeadlineRule
{
    private const int MaxSpeakerLength = 5;
    private const int MinContentLength = 3;

    /// <summary>What the first paragraph attributes, if it is such a headline.</summary>
    public static Attribution? Find(FramedText text)
    {
        if (text.Frames.Count == 0)
        {
            return null;
        }

        WordStream words = text.Words;
        Frame frame = text.Frames[0];
        int colon = frame.First;
        while (colon < frame.Last && colon - frame.First <= MaxSpeakerLength && !words.IsMark(colon, ':'))
        {
            bool canName = words.Kind(colon) == TokenKind.Word && !text.IsQuoted(colon)
                && !words.Has(colon, WordTag.Auxiliary | WordTag.Preposition | WordTag.Subordinator | WordTag.Complementizer);
            if (!canName)
            {
                return null;
            }

            colon++;
        }

        int end = frame.Last - 1;
        while (end > colon && words.First(end) is '.')
        {
            end--;
        }

        NounPhrase? speaker = words.IsMark(colon, ':') && colon > frame.First ? new(frame.First, colon - 1, colon - 1) : null;
        if (speaker is not NounPhrase found || end - colon < MinContentLength || !new NounPhrases(text).CanSpeak(found)
            || words.Is(frame.First, "the") || !IsSomebody(words, found) || words.Has(colon + 1, WordTag.Complementizer)
            || words.IsAny(colon - 1, "latest", "update", "updates", "analysis", "opinion"))
        {
            return null;
        }

        Attribution attribution = new(Rule.Headline, null, found);
        attribution.Add(colon + 1, end);
        return attribution;
    }

    // `Live blog: …`, `Cheese war: …`: the capital of a headline's first word makes no name; a second capital or a word for people does.
    private static bool IsSomebody(WordStream words, NounPhrase phrase)
    {
        for (int i = phrase.First; i <= phrase.Last; i++)
        {
            bool isName = words.Has(i, WordTag.Capital) && (i > phrase.First || phrase.First == phrase.Last);
            if (isName || words.Has(i, WordTag.Title | WordTag.Role | WordTag.Human | WordTag.Group | WordTag.Organisation
                | WordTag.KnownOrganisation))
            {
                return true;
            }
        }

        return false;
    }
}
