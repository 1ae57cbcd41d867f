namespace Entente.Evidence.Words;

/// <summary>Cuts text into words, numbers and marks, with their offsets.</summary>
internal static class Tokeniser
{
    /// <summary>Adds the tokens of a stretch of text to a list.</summary>
    public static void Cut(string text, TextSpan span, List<Token> tokens)
    {
        for (int at = span.Start; at < span.End;)
        {
            char one = text[at];
            if (char.IsWhiteSpace(one) || IsInvisible(one))
            {
                at++;
                continue;
            }

            int end = at + 1;
            TokenKind kind = TokenKind.Mark;
            if (char.IsAsciiDigit(one))
            {
                kind = TokenKind.Number;
                end = NumberEnd(text, at, span.End);
            }
            else if (IsLetter(text, at, span.End))
            {
                kind = TokenKind.Word;
                end = WordEnd(text, at, span.End);
            }
            else if (IsQuote(one))
            {
                kind = TokenKind.Quote;
                end = at + (one is '`' or '\'' or ',' && at + 1 < span.End && text[at + 1] == one ? 2 : 1);
            }
            else if (char.IsHighSurrogate(one) && at + 1 < span.End && char.IsLowSurrogate(text[at + 1]))
            {
                end = at + 2;
            }

            while (end < span.End && IsCombining(text[end]))
            {
                end++;
            }

            tokens.Add(new(at, end - at, kind));
            at = end;
        }
    }

    /// <summary>Quotation marks of every shape, apostrophes included.</summary>
    public static bool IsQuote(char one) =>
        one is '"' or '“' or '”' or '„' or '‟' or '«' or '»' or '‘' or '’' or '‚' or '‛' or '‹' or '›' or '\'' or '`' or '＂' or '「' or '」';

    /// <summary>Apostrophes, straight and curly.</summary>
    public static bool IsApostrophe(char one) => one is '\'' or '’' or 'ʼ';

    private static bool IsUnseen(char one) => one is '\u00AD' or '\u200B' or '\u2060' or '\uFEFF';

    private static bool IsInvisible(char one) =>
        one is '\u200B' or '\u200C' or '\u200D' or '\uFEFF' or '\u00AD' or '\u200E' or '\u200F' or '\u2060';

    private static bool IsCombining(char one) => one >= '\u0300'
        && char.GetUnicodeCategory(one) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
        or UnicodeCategory.SpacingCombiningMark;

    private static bool IsLetter(string text, int at, int end) => char.IsLetter(text[at])
        || (char.IsHighSurrogate(text[at]) && at + 1 < end && char.IsLowSurrogate(text[at + 1]) && char.IsLetter(text, at));

    private static int WordEnd(string text, int at, int end)
    {
        int i = at;
        while (i < end)
        {
            char one = text[i];
            if (char.IsLetterOrDigit(one) || IsCombining(one) || one is '\u200D' || (IsUnseen(one) && i + 1 < end
                && char.IsLetter(text[i + 1])))
            {
                i++;
            }
            else if (IsLetter(text, i, end))
            {
                i += 2;
            }
            else if (i + 1 < end && (IsApostrophe(one) || one is '-' or '‑' or '&') && IsLetterOrDigit(text, i + 1, end))
            {
                i++;
            }
            else if (one == '.' && IsAbbreviation(text, at, i, end))
            {
                i++;
            }
            else
            {
                break;
            }
        }

        return i;
    }

    // A full stop belongs to the word after a single letter (U.S., J. Smith, a.m.) or a known abbreviation (Mr.).
    private static bool IsAbbreviation(string text, int start, int stop, int end)
    {
        int letters = stop - 1;
        while (letters >= start && char.IsLetter(text[letters]))
        {
            letters--;
        }

        int length = stop - 1 - letters;
        if (length == 1)
        {
            return (letters < start && (char.IsUpper(text[stop - 1])
                || (stop + 2 < end && char.IsLetter(text[stop + 1]) && text[stop + 2] == '.')))
                || (letters >= start && (text[letters] == '.' || IsParty(text, start, letters)));
        }

        return letters < start && Abbreviations.Contains(text.AsSpan(start, length));
    }

    // `D-N.J.`, `R-S.C.`: party and state in brackets.
    private static bool IsParty(string text, int start, int hyphen) =>
        hyphen == start + 1 && text[hyphen] is '-' or '‑' && char.IsUpper(text[start]) && char.IsUpper(text[hyphen + 1]);

    private static bool IsLetterOrDigit(string text, int at, int end) => char.IsDigit(text[at]) || IsLetter(text, at, end);

    // `1'200`, but not `5'10`.
    private static bool IsGroupOfThree(string text, int apostrophe, int end)
    {
        const int length = 3;
        int i = apostrophe + 1;
        while (i < end && i - apostrophe <= length + 1 && char.IsAsciiDigit(text[i]))
        {
            i++;
        }

        return i - apostrophe - 1 == length && char.IsAsciiDigit(text[apostrophe - 1]) && (i >= end || !char.IsLetter(text[i]));
    }

    private static int NumberEnd(string text, int at, int end)
    {
        int i = at;
        while (i < end && (char.IsLetterOrDigit(text[i])
            || (text[i] is '.' or ',' or ':' or '-' or '‑' or '/' && i + 1 < end && char.IsAsciiDigit(text[i + 1])
            && char.IsAsciiDigit(text[i - 1]))
            || (text[i] is '-' or '‑' && i + 1 < end && IsLetter(text, i + 1, end))
            || (IsApostrophe(text[i]) && IsGroupOfThree(text, i, end))))
        {
            i++;
        }

        return i;
    }
}
