using Entente.Evidence.Words;

namespace Entente.Evidence.Quotations;

/// <summary>Subjects that are lists: `Anna Roe, Ivan Doe and Maria Poe`, `the army, the navy and the coast guard`.</summary>
internal sealed class JointSubjects(FramedText text)
{
    private const int MaxMembers = 8;
    private const int MaxMemberLength = 12;
    private const WordTag People = WordTag.Role | WordTag.Human | WordTag.Group | WordTag.Organisation | WordTag.KnownOrganisation;

    private readonly WordStream words = text.Words;

    /// <summary>The list that a phrase before a verb ends, or the phrase itself: `Roe, Doe and Poe said`. What stands before the list must
    /// leave it a subject: after `talks with Roe, Doe and Poe said` it begins with Doe.</summary>
    public NounPhrase Before(NounPhrase phrase, int bound)
    {
        int first = phrase.First;
        bool isSerial = first - 2 > bound && words.Is(first - 1, "and") && words.IsMark(first - 2, ',');
        bool isList = isSerial || (words.IsMark(first - 1, ',') && HasAnd(phrase));
        if (!isList || !IsMember(first, LastOfFirstMember(phrase)))
        {
            return phrase;
        }

        int comma = isSerial ? first - 2 : first - 1, start = first;
        for (int members = 0; members < MaxMembers && comma > bound && words.IsMark(comma, ','); members++)
        {
            int begin = MemberStart(comma - 1, bound);
            if (!IsMember(begin, comma - 1))
            {
                break;
            }

            (start, comma) = (begin, begin - 1);
        }

        bool isSubject = start <= bound
            || words.IsMark(start - 1, ',')
            || text.IsQuoted(start - 1)
            || words.IsAny(start - 1, "that", "but", "and", "when", "while", "after", "if", "as", "because");
        return start < first && isSubject ? phrase with { First = start } : phrase;
    }

    /// <summary>The list that a phrase after a verb begins, or the phrase itself: `said Roe, Doe and Poe`. It must end with `and`.</summary>
    public NounPhrase After(NounPhrase phrase, int bound)
    {
        if (!IsName(phrase.First) || HasAnd(phrase))
        {
            return phrase;
        }

        int at = phrase.Last + 1;
        for (int members = 0; members < MaxMembers && words.IsMark(at, ','); members++)
        {
            bool isLast = words.Is(at + 1, "and");
            int end = MemberEnd(isLast ? at + 2 : at + 1, bound);
            if (!IsName(isLast ? at + 2 : at + 1) || end < at + 1)
            {
                return phrase;
            }

            if (!isLast && words.Is(end + 1, "and") && IsName(end + 2))
            {
                (isLast, end) = (true, MemberEnd(end + 2, bound));
            }

            if (isLast)
            {
                return phrase with { Last = end, Head = end };
            }

            at = end + 1;
        }

        return phrase;
    }

    /// <summary>Whether words can be one of several who act: a name, or an office or a group after an article or alone.</summary>
    public bool IsMember(int first, int last)
    {
        if (first > last || last - first > MaxMemberLength)
        {
            return false;
        }

        bool isSomebody = IsName(first);
        for (int i = first; i <= last; i++)
        {
            bool isVerb = words.Has(i, WordTag.Auxiliary | WordTag.Time | WordTag.Subordinator | WordTag.Complementizer) || text.IsQuoted(i)
                || (words.Kind(i) != TokenKind.Word && words.First(i) is not ('(' or ')' or '.' or '-'));
            if (isVerb && !words.Has(i, WordTag.Determiner))
            {
                return false;
            }

            isSomebody |= words.Has(i, People);
        }

        return isSomebody && !words.Has(first, WordTag.Preposition | WordTag.Adverb | WordTag.Coordinator)
            && !(words.Has(first, WordTag.Pronoun) && !words.Has(first, WordTag.Determiner | WordTag.Group));
    }

    private bool IsName(int i) => words.Kind(i) == TokenKind.Word && words.Has(i, WordTag.Capital)
        && !words.Has(i, WordTag.Time | WordTag.Determiner | WordTag.Preposition | WordTag.Possessive | WordTag.Pronoun | WordTag.Adverb);

    // As far left as words go on without a verb, a mark or a bare preposition: `Anna Roe of Iceland`.
    private int MemberStart(int last, int bound)
    {
        int first = last;
        while (first > bound && last - first < MaxMemberLength && words.Kind(first - 1) == TokenKind.Word && !text.IsQuoted(first - 1)
            && !words.Has(first - 1, WordTag.Auxiliary | WordTag.Time | WordTag.Coordinator | WordTag.Subordinator | WordTag.Complementizer)
            && !(words.Has(first - 1, WordTag.Verb | WordTag.Cue) && words.IsForm(first - 1, VerbForm.Past | VerbForm.Third | VerbForm.Ing)
            && !words.Has(first - 1, WordTag.Capital | People))
            && !(words.Has(first - 1, WordTag.Preposition) && !(words.Is(first - 1, "of") && first - 2 >= bound)))
        {
            first--;
        }

        return first;
    }

    private int MemberEnd(int first, int bound)
    {
        int last = first - 1;
        while (last + 1 < bound && last + 1 - first < MaxMemberLength && words.Kind(last + 1) == TokenKind.Word && !text.IsQuoted(last + 1)
            && (words.Has(last + 1, WordTag.Capital) || (words.Is(last + 1, "of") && words.Has(last + 2, WordTag.Capital))))
        {
            last++;
        }

        return last;
    }

    private int LastOfFirstMember(NounPhrase phrase)
    {
        int last = phrase.First;
        while (last < phrase.Last && !words.Is(last + 1, "and"))
        {
            last++;
        }

        return last;
    }

    private bool HasAnd(NounPhrase phrase)
    {
        for (int i = phrase.First; i <= phrase.Last; i++)
        {
            if (words.Is(i, "and"))
            {
                return true;
            }
        }

        return false;
    }
}
