using Entente.Evidence.Documents;
using Entente.Evidence.Words;

namespace Entente.Evidence.Quotations;

/// <summary>Pairs quotation marks of every shape. A mark without a partner spoils at most its own paragraph.</summary>
internal sealed class QuoteMarks
{
    private readonly WordStream words;
    private readonly List<QuotedPassage> passages = [];

    private QuoteMarks(WordStream words) => this.words = words;

    /// <summary>All passages in reading order; passages inside passages, and the paragraphs left out, have none.</summary>
    public static IReadOnlyList<QuotedPassage> Find(WordStream words, IReadOnlySet<int> leaveOut)
    {
        QuoteMarks marks = new(words);
        for (int s = 0; s < words.Sentences.Count;)
        {
            int paragraph = words.Sentences[s].Paragraph, first = words.Sentences[s].First, last = first;
            for (; s < words.Sentences.Count && words.Sentences[s].Paragraph == paragraph; s++)
            {
                last = words.Sentences[s].Last;
            }

            if (!leaveOut.Contains(paragraph))
            {
                marks.Paragraph(paragraph, first, last);
            }
        }

        return marks.passages;
    }

    /// <summary>Whether a token is two apostrophes.</summary>
    public static bool IsDoubledApostrophe(WordStream words, int token) => words.First(token) == '\'' && words.Tokens[token].Length == 2;

    private void Paragraph(int paragraph, int first, int last)
    {
        bool goesOn = passages.Count > 0 && passages[^1].Ending == PassageEnding.GoesOn && passages[^1].Paragraph == paragraph - 1;
        if (words.Document.Paragraphs[paragraph].Kind == ParagraphKind.BlockQuote)
        {
            bool sameQuote = passages.Count > 0 && passages[^1].Paragraph == paragraph - 1 && words.Document.Paragraphs[paragraph - 1]
                .Kind == ParagraphKind.BlockQuote;
            passages.Add(new(first, last - 1, paragraph, PassageEnding.Closed, sameQuote));
            return;
        }

        int open = -1;
        for (int i = first; i < last; i++)
        {
            if (words.Kind(i) != TokenKind.Quote)
            {
                continue;
            }

            if (open >= 0)
            {
                if (Closes(open, i, last))
                {
                    passages.Add(new(open, i, paragraph, PassageEnding.Closed, goesOn && open == first));
                    open = -1;
                }
                else if (IsNewOpening(open, i, last))
                {
                    Abandon(open, i, paragraph);
                    open = i;
                }
            }
            else if (Opens(i, first, last))
            {
                open = i;
            }
        }

        if (open >= 0)
        {
            bool nextOpens = last < words.Count && words.ParagraphOf(last) == paragraph + 1 && words.Kind(last) == TokenKind.Quote
                && Family(last) == Family(open) && Opens(last, last, words.Count);
            if (nextOpens && !HasAttributionAfterComma(open, last))
            {
                passages.Add(new(open, last - 1, paragraph, PassageEnding.GoesOn, goesOn && open == first));
            }
            else
            {
                Abandon(open, last, paragraph);
            }
        }
    }

    // A passage whose closing mark is missing ends before `, said …` if that follows, else with its sentence.
    private void Abandon(int open, int limit, int paragraph)
    {
        int end = open;
        for (int i = open + 1; i < limit; i++)
        {
            if (IsAttributionComma(i, limit))
            {
                end = i;
                break;
            }

            end = i;
            if (i + 1 < limit && words.SentenceOf(i + 1) != words.SentenceOf(i))
            {
                break;
            }
        }

        // A single mark alone is an apostrophe or a prime, and so may two be.
        if (end > open + 1 && Family(open) == '"' && (words.Document.ReadsDoubledApostrophes || !IsDoubledApostrophe(words, open)))
        {
            passages.Add(new(open, end, paragraph, PassageEnding.Unbalanced, false));
        }
    }

    private bool HasAttributionAfterComma(int open, int last)
    {
        for (int i = open + 1; i < last; i++)
        {
            if (IsAttributionComma(i, last))
            {
                return true;
            }
        }

        return false;
    }

    // `, said Roe` or `, Roe said.`
    private bool IsAttributionComma(int i, int limit)
    {
        if (!words.IsMark(i, ','))
        {
            return false;
        }

        for (int j = i + 1; j < Math.Min(limit, i + 5); j++)
        {
            if (words.Entry(j)?.Cue is CueVerb cue && cue.Takes(CueFrame.Quotation) && words.IsForm(j, VerbForm.Finite))
            {
                return (j == i + 1 && words.Has(j + 1, WordTag.Capital | WordTag.Pronoun | WordTag.Determiner))
                    || words.Kind(j + 1) == TokenKind.Mark;
            }

            if (!words.Has(j, WordTag.Capital | WordTag.Pronoun | WordTag.Determiner | WordTag.Role))
            {
                return false;
            }
        }

        return false;
    }

    private bool Opens(int i, int first, int last)
    {
        char one = words.First(i);
        switch (one)
        {
            case '“' or '„' or '«' or '‟' or '「' or '‹':
                return i + 1 < last;
            case '”' or '」' or '›' or '‛':
                return false;
            case '»':
                return HasSpaceBefore(i, first) && !HasSpaceAfter(i, last);
            case '`':
                return words.Tokens[i].Length == 2;
            case '"' or '＂':
                return !HasSpaceAfter(i, last) && (HasSpaceBefore(i, first) || !IsWordBefore(i, first));
            case '\'' when words.Tokens[i].Length == 2:
                return !HasSpaceAfter(i, last) && HasSpaceBefore(i, first);
            default:
                return HasSpaceBefore(i, first) && !HasSpaceAfter(i, last) && one is not '’' && !IsElision(i) && HasPartner(i, last);
        }
    }

    private bool Closes(int open, int i, int last)
    {
        char opening = words.First(open), one = words.First(i);
        if (Family(open) != Family(i))
        {
            return false;
        }

        switch (opening)
        {
            case '«':
                return one == '»';
            case '»':
                return one == '«';
            case '„':
                return one is '“' or '”' or '"' or '‟';
            case '‹':
                return one == '›';
            case '「':
                return one == '」';
            case '‘' or '\'' or '‚' when words.Tokens[open].Length == 1:
                return ClosesSingle(open, i, last);
            default:
                return one switch
                {
                    '”' => true,
                    '“' or '„' or '«' or '`' => false,
                    '»' => true,
                    _ => HasSpaceAfter(i, last) || !HasSpaceBefore(i, open) || IsPunctuation(i + 1),
                };
        }
    }

    // A new opening mark inside a passage: the first one lost its partner, unless this one is a quotation inside.
    private bool IsNewOpening(int open, int i, int last)
    {
        if (Family(open) != '"' || Family(i) != '"' || !Opens(i, open, last) || words.First(open) is '«' or '„' or '「')
        {
            return false;
        }

        const int furthest = 400;
        int closings = 0;
        for (int j = i + 1; j < Math.Min(last, i + furthest) && closings < 2; j++)
        {
            if (words.Kind(j) == TokenKind.Quote && Family(j) == '"')
            {
                if (Opens(j, open, last))
                {
                    break;
                }

                closings++;
            }
        }

        return closings < 2;
    }

    // Whether some later mark of the paragraph can close this single mark; looked for within a bounded distance.
    private bool HasPartner(int open, int last)
    {
        const int furthest = 150;
        for (int i = open + 2; i < Math.Min(last, open + furthest); i++)
        {
            if (words.Kind(i) == TokenKind.Quote && Family(i) == '\'' && ClosesSingle(open, i, last))
            {
                return true;
            }
        }

        return false;
    }

    // `the ministers’ plan` closes nothing if something later does.
    private bool ClosesSingle(int open, int i, int last)
    {
        if (words.First(i) == '‘' || words.Tokens[i].Length != 1 || HasSpaceBefore(i, open))
        {
            return false;
        }

        if (IsPunctuation(i - 1) || !HasSpaceAfter(i, last) || words[i - 1][^1] is not ('s' or 'S'))
        {
            return HasSpaceAfter(i, last) || IsPunctuation(i + 1) || words.Kind(i + 1) == TokenKind.Quote;
        }

        const int furthest = 60;
        for (int j = i + 1; j < Math.Min(last, i + furthest); j++)
        {
            if (words.Kind(j) == TokenKind.Quote && Family(j) == '\'')
            {
                return words.First(j) == '‘' || (HasSpaceBefore(j, open) && !HasSpaceAfter(j, last));
            }
        }

        return true;
    }

    // ’90s, ’em, ’tis: letters left out, not a quotation.
    private bool IsElision(int i) => words.Kind(i + 1) == TokenKind.Number || words.IsAny(i + 1, "em", "tis", "twas", "til", "cause", "n");

    private bool HasSpaceBefore(int i, int first) => i <= first || words.Tokens[i - 1].End < words.Tokens[i].Start
        || words.First(i - 1) is '(' or '[' or '—' or '–' or '-' or '/' or '{'
        || (words.Kind(i - 1) == TokenKind.Quote && words.Tokens[i - 1].End == words.Tokens[i].Start && i - 1 > first
        && HasSpaceBefore(i - 1, i - 1));

    private bool HasSpaceAfter(int i, int last) => i + 1 >= last || words.Tokens[i].End < words.Tokens[i + 1].Start;

    private bool IsWordBefore(int i, int first) =>
        i > first && words.Kind(i - 1) is TokenKind.Word or TokenKind.Number && words.Tokens[i - 1].End == words.Tokens[i].Start;

    private bool IsPunctuation(int i) => words.First(i) is '.' or ',' or ';' or ':' or '!' or '?' or '…' or ')' or ']' or '—' or '–' or '-';

    // Double marks of all shapes belong together, and single ones.
    private char Family(int i) =>
        words.First(i) is '\'' or '’' or '‘' or '‚' or '‛' or '‹' or '›' && words.Tokens[i].Length == 1 ? '\'' : '"';
}
