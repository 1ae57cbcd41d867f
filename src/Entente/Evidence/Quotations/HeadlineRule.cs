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
            || words.Is(frame.First, "the") || words.IsAny(colon - 1, "latest", "update", "updates", "analysis", "opinion"))
        {
            return null;
        }

        Attribution attribution = new(Rule.Headline, null, found);
        attribution.Add(colon + 1, end);
        return attribution;
    }
}
