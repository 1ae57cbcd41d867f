namespace Entente.Evidence.Words;

/// <summary>Groups the tokens of a paragraph into sentences. A sentence ends after `.`, `!`, `?` or `…` with the closing marks that follow,
/// if what follows can begin a sentence.</summary>
internal static class SentenceSplitter
{
    /// <summary>Adds the sentences of the tokens from <paramref name="first"/> on.</summary>
    public static void Split(string text, List<Token> tokens, int first, int paragraph, List<Sentence> sentences)
    {
        int start = first;
        for (int i = first; i < tokens.Count; i++)
        {
            if (!EndsSentence(text, tokens, i))
            {
                continue;
            }

            int end = i + 1;
            while (end < tokens.Count && IsClosing(text, tokens, end))
            {
                end++;
            }

            if (end == tokens.Count || CanBegin(text, tokens, end))
            {
                sentences.Add(new(start, end, paragraph));
                (start, i) = (end, end - 1);
            }
        }

        if (start < tokens.Count)
        {
            sentences.Add(new(start, tokens.Count, paragraph));
        }
    }

    private static bool EndsSentence(string text, List<Token> tokens, int i)
    {
        Token token = tokens[i];
        char last = text[token.End - 1];
        return token.Kind == TokenKind.Mark ? last is '.' or '!' or '?' or '…' or '。'
            // An abbreviation may end a sentence too: "in the U.S. He said". Titles and initials do not.
            : token.Kind == TokenKind.Word && last == '.' && token.Length > 2 && text.AsSpan(token.Start, token.Length).Count('.') > 1
                && i + 1 < tokens.Count && BeginsClearly(text, tokens[i + 1]);
    }

    private static bool IsClosing(string text, List<Token> tokens, int i)
    {
        char one = text[tokens[i].Start];
        // A straight or single mark closes if nothing stands between it and the full stop.
        return one is '.' or '!' or '?' or '…' or ')' or ']' or '”' or '»' || (tokens[i].Kind == TokenKind.Quote
            && one is not ('“' or '„' or '«' or '‘') && tokens[i].Start == tokens[i - 1].End);
    }

    private static bool CanBegin(string text, List<Token> tokens, int i)
    {
        char one = text[tokens[i].Start];
        return !char.IsLower(one) && one is not (',' or ';' or ':' or '%');
    }

    private static bool BeginsClearly(string text, Token next) =>
        text.AsSpan(next.Start, next.Length) is "The" or "He" or "She" or "It" or "They" or "We" or "I" or "But" or "And" or "In" or "A"
            or "An" or "That" or "This" or "There" or "His" or "Her" or "Its" or "On" or "At";
}
