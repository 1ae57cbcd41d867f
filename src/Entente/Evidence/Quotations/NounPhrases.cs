using Entente.Evidence.Words;

namespace Entente.Evidence.Quotations;

/// <summary>Finds who does something: the noun phrase before or after a verb, seen from the verb.</summary>
internal sealed class NounPhrases(FramedText text)
{
    private const WordTag Speakers =
        WordTag.Title | WordTag.Role | WordTag.Human | WordTag.Group | WordTag.Organisation | WordTag.KnownOrganisation | WordTag.Writing;
    private const int MaxPhraseLength = 24;
    private const int MaxAppositions = 5;
    private const int MaxOwnerLength = 3;

    private readonly WordStream words = text.Words;
    private readonly JointSubjects joint = new(text);

    /// <summary>The subject of a verb group that begins at a token, looked for to the left as far as a bound.</summary>
    public NounPhrase? Before(int group, int bound)
    {
        int end = group - 1;
        while (end >= bound && (words.Has(end, WordTag.Adverb) || IsParenthesisEnd(end) || IsFloating(end, bound))
            && !words.Has(end, WordTag.Capital))
        {
            end = IsParenthesisEnd(end) ? ParenthesisStart(end, bound) - 1 : end - 1;
        }

        // `the experts I spoke to said`, `all the envoys she met said`: a relative clause that nothing opens.
        int relative = words.Has(end, WordTag.Preposition) ? end - 1 : end;
        if (relative - 2 >= bound && words.IsForm(relative, VerbForm.Past) && words.Has(relative - 2, Speakers)
            && words.IsAny(relative - 1, "i", "we", "he", "she", "they"))
        {
            end = relative - 2;
        }

        return end < bound || text.IsQuoted(end) ? null
            : words.IsMark(end, ',') ? BeforeAppositions(end, bound)
            : words.First(end) is '—' or '–' or '-' && words.Kind(end) == TokenKind.Mark ? BeforeDash(end, bound)
            : EndingAt(end, bound) is NounPhrase phrase ? joint.Before(phrase, bound) : null;
    }

    // `Roe, Doe and Poe all said`, `the ministers each promised`: the word that counts stands after the subject.
    private bool IsFloating(int i, int bound) => i > bound && words.IsAny(i, "all", "both", "each")
        && (IsParenthesisEnd(i - 1) || words.Has(i - 1, WordTag.Capital | WordTag.Pronoun | Speakers)
        || (words.Kind(i - 1) == TokenKind.Word && words[i - 1][^1] == 's'))
        && !words.Has(i - 1, WordTag.Preposition | WordTag.Coordinator | WordTag.Determiner | WordTag.Auxiliary | WordTag.Time);

    /// <summary>The noun phrase that begins at a token, such as the subject after `said`.</summary>
    public NounPhrase? StartingAt(int first, int bound)
    {
        while (first < bound && words.Is(first, "both"))
        {
            first++;
        }

        if (first >= bound || text.IsQuoted(first) || !CanBegin(first))
        {
            return null;
        }

        if (words.Has(first, WordTag.Pronoun) && !words.Has(first, WordTag.Determiner | WordTag.Group))
        {
            return new(first, first, first);
        }

        int last = first;
        for (int i = first; i < bound && i - first < MaxPhraseLength && !IsPhraseEnd(i, first); i++)
        {
            last = i;
        }

        while (last > first && (words.IsAny(last, "who", "which", "whose")
            || (words.Has(last, WordTag.Preposition | WordTag.Determiner | WordTag.Coordinator | WordTag.Adverb)
            && !words.Has(last, WordTag.Capital | WordTag.Group))))
        {
            last--;
        }

        return joint.After(Phrase(first, last), bound);
    }

    /// <summary>The noun phrase that ends at a token.</summary>
    public NounPhrase? EndingAt(int last, int bound)
    {
        if (words.Has(last, WordTag.Pronoun)
            && !(words.Has(last, WordTag.Group | WordTag.Determiner) && last > bound && words.Has(last - 1, WordTag.Preposition)))
        {
            return words.Is(last, "who") ? Antecedent(last, bound) : new(last, last, last);
        }

        int first = last + 1;
        while (first > bound && last - first < MaxPhraseLength && !IsPhraseStart(first - 1, last, bound))
        {
            first--;
        }

        if (first > last)
        {
            return null;
        }

        if (RelativeWho(first - 1, bound) is int who)
        {
            return EndingAt(who - 1, bound);
        }

        first = SkipOpening(first, last);
        return first > last || words.IsAny(last, "that", "which") ? null : Phrase(first, last);
    }

    // `a minister who met the Americans`: the verb before the phrase belongs to a relative clause. Not so after a verb of saying, whose
    // statement the phrase may open.
    private int? RelativeWho(int verb, int bound)
    {
        int who = verb - 1;
        if (verb <= bound || !words.IsForm(verb, VerbForm.Past | VerbForm.Third) || words.Entry(verb)?.Cue?.Takes(CueFrame.Clause) == true)
        {
            return null;
        }

        while (who > bound && words.Has(who, WordTag.Auxiliary | WordTag.Adverb))
        {
            who--;
        }

        return words.Is(who, "who") && who > bound && words.Has(who - 1, Speakers) ? who : null;
    }

    /// <summary>Whether a phrase can be somebody who speaks: a name, a person, a group, an organisation, a writing.</summary>
    public bool CanSpeak(NounPhrase phrase)
    {
        if (words.Has(phrase.First, WordTag.Pronoun) && phrase.First == phrase.Last)
        {
            return !words.IsAny(phrase.First, "there", "there’s", "there's", "that’s", "that's");
        }

        // `all agreed`, `63 percent said`
        if (words.IsAny(phrase.Last, "percent", "%", "majority", "minority") || (phrase.First == phrase.Last
            && words.IsAny(phrase.First, "all", "most", "several", "few", "neither")))
        {
            return true;
        }

        for (int i = phrase.First; i <= phrase.Last; i++)
        {
            if (words.Has(i, Speakers)
                || (words.Has(i, WordTag.Capital) && !words.Has(i, WordTag.Time) && (i > phrase.First || !IsOrdinaryOpening(i))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether words between commas say who somebody is, and do nothing: `a spokeswoman for the delegation`, `Doe’s
    /// predecessor`, `who asked not to be named`.</summary>
    public bool IsDescription(int start, int end)
    {
        if (words.IsAny(start, "who", "whose") && end > start)
        {
            return true;
        }

        int head = start;
        for (int i = start; i < Math.Min(end, start + MaxOwnerLength); i++)
        {
            head = words.Has(i, WordTag.Genitive) ? i + 1 : head;
        }

        bool opens = words.Has(start, WordTag.Determiner | WordTag.Possessive)
            || (words.Has(head, WordTag.Role | WordTag.Human) && !words.Has(head, WordTag.Capital));
        if (!opens || words.Has(start, WordTag.Pronoun))
        {
            return false;
        }

        bool isSomebody = false;
        for (int i = start; i <= end; i++)
        {
            isSomebody |= words.Has(i, WordTag.Role | WordTag.Human | WordTag.Organisation);
            if (words.Has(i, WordTag.Auxiliary) || (words.Has(i, WordTag.Verb | WordTag.Cue) && words.IsForm(i, VerbForm.Past)
                && !words.IsForm(i, VerbForm.Participle)))
            {
                return false;
            }
        }

        return isSomebody;
    }

    // A capital at the start of a sentence says nothing if the word is an ordinary one.
    private bool IsOrdinaryOpening(int i) =>
        words.Has(i, WordTag.Determiner | WordTag.Preposition | WordTag.Adverb | WordTag.Subordinator | WordTag.Coordinator
            | WordTag.Possessive | WordTag.Complementizer)
        || (words.Has(i, WordTag.Verb | WordTag.Cue) && i + 1 < words.Count && !words.Has(i + 1, WordTag.Capital));

    private NounPhrase Phrase(int first, int last)
    {
        int end = first;
        while (end < last && !(words.Has(end + 1, WordTag.Preposition) && !words.Has(end + 1, WordTag.Capital)))
        {
            end++;
        }

        return new(first, last, end);
    }

    // `In a statement on Friday the minister`: what opens the sentence is no part of the subject.
    private int SkipOpening(int first, int last)
    {
        while (first <= last && words.Has(first, WordTag.Coordinator | WordTag.Adverb)
            && !(words.Has(first, WordTag.Determiner | WordTag.Pronoun)))
        {
            first++;
        }

        if (first > last || !words.Has(first, WordTag.Preposition | WordTag.Time)
            || (words.Has(first, WordTag.Capital) && words.Has(first - 1, WordTag.Capital)))
        {
            return first;
        }

        for (int i = last; i > first; i--)
        {
            bool isBound = words.Has(i - 1,
                WordTag.Preposition | WordTag.Determiner | WordTag.Possessive | WordTag.Genitive | WordTag.Coordinator)
                || (words.Has(i - 1, WordTag.Capital) && !words.Has(i - 1, WordTag.Time) && i - 1 > first);
            if (!isBound && (words.Has(i, WordTag.Determiner | WordTag.Possessive | WordTag.Pronoun)
                || (words.Has(i, WordTag.Capital) && !words.Has(i, WordTag.Time))))
            {
                return i;
            }
        }

        return words.Has(first, WordTag.Preposition) ? last + 1 : first;
    }

    private bool CanBegin(int i) => words.Kind(i) is TokenKind.Word or TokenKind.Number
        && (words.Has(i, WordTag.Capital | WordTag.Determiner | WordTag.Pronoun | WordTag.Possessive | Speakers)
        || (words.Tags(i) == WordTag.None && words.Kind(i) == TokenKind.Word) || words.Kind(i) == TokenKind.Number)
        && !words.Has(i, WordTag.Subordinator | WordTag.Auxiliary)
        && !(words.Has(i, WordTag.Preposition | WordTag.Adverb | WordTag.Time)
        && !words.Has(i, WordTag.Determiner | WordTag.Group | WordTag.Pronoun));

    // Where a phrase that was followed to the right ends.
    private bool IsPhraseEnd(int i, int first)
    {
        if (words.Kind(i) is TokenKind.Quote or TokenKind.Mark)
        {
            return !(words.First(i) is '(' or ')' or '.' && i > first && words.First(i) == '.' && words[i - 1].Length == 1);
        }

        if (i == first)
        {
            return false;
        }

        // `told mediators that the port`: a clause begins.
        if (words.Is(i, "that"))
        {
            return true;
        }

        if (words.Has(i, WordTag.Capital) && !words.Has(i, WordTag.Time))
        {
            return false;
        }

        if (words.Has(i, WordTag.Preposition))
        {
            // `on Monday`, `in an interview` say when and where, not who.
            bool isPlace = words.Is(i, "in") && words.Has(i + 1, WordTag.Capital)
                && words.Has(i - 1, WordTag.Role | WordTag.Group | WordTag.Human);
            return !(isPlace || words.IsAny(i, "of", "for", "from", "at")) || words.Has(i + 1, WordTag.Time);
        }

        return words.Has(i, WordTag.Time | WordTag.Pronoun | WordTag.Auxiliary | WordTag.Subordinator | WordTag.Complementizer
            | WordTag.Adverb)
            ? !words.Has(i, Speakers | WordTag.Determiner)
            : words.Has(i, WordTag.Coordinator)
                ? !(words.Has(i + 1, WordTag.Capital | WordTag.Title | WordTag.Role | WordTag.Group) && words.Is(i, "and"))
            : (words.Has(i, WordTag.Verb | WordTag.Cue) && words.IsForm(i, VerbForm.Past | VerbForm.Ing) && !words.Has(i, Speakers));
    }

    // Where a phrase that is followed to the left starts: the token before it.
    private bool IsPhraseStart(int i, int last, int bound)
    {
        if (text.IsQuoted(i))
        {
            return true;
        }

        // `Diário do Mar`, `Rui de Roe`
        if (i > bound && i < last && NameParticles.Contains(words[i]) && IsInName(i - 1, bound) && (words.Has(i + 1, WordTag.Capital)
            || NameParticles.Contains(words[i + 1])))
        {
            return false;
        }

        return words.Kind(i) is TokenKind.Mark or TokenKind.Quote ? IsMarkStart(i, last, bound) : IsWordStart(i, last, bound);
    }

    private bool IsInName(int i, int bound) =>
        words.Has(i, WordTag.Capital) || (i > bound && NameParticles.Contains(words[i]) && words.Has(i - 1, WordTag.Capital));

    private bool IsMarkStart(int i, int last, int bound)
    {
        if (words.Kind(i) is TokenKind.Mark)
        {
            bool isInsideWord = i > bound && words.Tokens[i - 1].End == words.Tokens[i].Start && words.Tokens[i].End == words.Tokens[i + 1]
                .Start && !char.IsPunctuation(words.First(i));
            return (words.First(i) is not ('&' or '%' or '$' or '/' or '.') && !isInsideWord)
                || (words.First(i) == '.' && words[i].Length == 1 && i > bound && words[i - 1].Length > 2);
        }

        // `Robert “Bobby” Roe`, `officials’ adviser`
        return words.Tokens[i].Length != 1 || (i + 1 <= last && words.First(i) is not ('’' or '\''));
    }

    private bool IsWordStart(int i, int last, int bound)
    {
        WordTag tags = words.Tags(i);
        if (tags.Any(WordTag.Capital) && i > bound && !tags.Any(WordTag.Subordinator | WordTag.Complementizer | WordTag.Pronoun))
        {
            return false;
        }

        if (tags.Any(WordTag.Coordinator))
        {
            return !words.Is(i, "and") || (!words.Has(i + 1, WordTag.Preposition) || !words.Has(i - 1, WordTag.Capital))
                && (!words.Has(i - 1, WordTag.Capital | Speakers)
                || !words.Has(i + 1, WordTag.Capital | Speakers | WordTag.Determiner | WordTag.Possessive));
        }

        if (tags.Any(WordTag.Subordinator | WordTag.Complementizer) && !tags.Any(WordTag.Determiner | WordTag.Preposition))
        {
            return true;
        }

        if (tags.Any(WordTag.Complementizer))
        {
            // `that` before a bare noun opens a clause oftener than it points.
            return i < last && !words.Has(i + 1, WordTag.Human | WordTag.Role);
        }

        if (tags.Any(WordTag.Pronoun))
        {
            return !tags.Any(WordTag.Determiner | WordTag.Group);
        }

        if (tags.Any(WordTag.Auxiliary | WordTag.ObjectPronoun))
        {
            return !tags.Any(WordTag.Possessive);
        }

        if (tags.Any(WordTag.Verb | WordTag.Cue) && words.IsForm(i, VerbForm.Base) && i > bound
            && words.IsAny(i - 1, "i", "we", "you", "they", "to"))
        {
            return true;
        }

        return tags.Any(WordTag.Verb | WordTag.Cue) && words.IsForm(i, VerbForm.Past | VerbForm.Third)
            && !tags.Any(Speakers | WordTag.Capital)
            && !IsReducedRelative(i, last) && !words.Has(i - 1, WordTag.Determiner | WordTag.Possessive)
            && !(words.Is(i, "talks") && words.Is(i - 1, "in"));
    }

    // `officials briefed on the matter`, `a group called Hope`, `the so-called experts`
    private bool IsReducedRelative(int i, int last) => words.IsForm(i, VerbForm.Participle)
        && ((IsNoun(i - 1) && i < last && (words.Has(i + 1, WordTag.Preposition | WordTag.Time)
        || words.IsAny(i + 1, "last", "this", "earlier"))
        && words.Entry(i)?.Cue?.Takes(CueFrame.Clause) != true)
        || (words.Has(i + 1, Speakers) && i > 0 && words.Has(i - 1, WordTag.Determiner | WordTag.Adverb)));

    private bool IsNoun(int i) => words.Has(i, WordTag.Human | WordTag.Role | WordTag.Group | WordTag.Writing | WordTag.Organisation)
        || (words.Kind(i) == TokenKind.Word && (words.Tags(i) == WordTag.None
        || (words.Entry(i)?.Cue?.Takes(CueFrame.AlsoNoun) == true && words.IsForm(i, VerbForm.Base)
        && !words.Has(i - 1, WordTag.Auxiliary))));

    // `NAME, director of ORG, said`: the name before what describes it.
    private NounPhrase? BeforeAppositions(int comma, int bound)
    {
        NounPhrase? nearest = null;
        int lastOfSeveral = 0;
        for (int segment = 0; segment < MaxAppositions; segment++)
        {
            int end = comma - 1, start = SegmentStart(end, bound);
            if (end < start)
            {
                return nearest;
            }

            bool hasMore = start - 1 >= bound && words.IsMark(start - 1, ',');
            if (hasMore && words.Is(start, "and") && joint.IsMember(start + 1, end))
            {
                // `Roe, the minister, and Doe, the envoy, said`
                (lastOfSeveral, nearest, comma) = (end, EndingAt(end, start + 1), start - 1);
                continue;
            }

            bool isAside = IsAside(start, end), isDescription = !isAside && hasMore && IsDescription(start, end);
            NounPhrase? phrase = isAside ? null : isDescription ? Phrase(start, end) : EndingAt(end, start);
            if (phrase is NounPhrase found && CanSpeak(found))
            {
                // What describes is kept only if nothing before it is a name.
                bool describes = found.First == start
                    && (!words.Has(found.First, WordTag.Pronoun) || words.Has(found.First, WordTag.Determiner))
                    && (isDescription || words.Has(start, WordTag.Determiner | WordTag.Possessive | WordTag.Role | WordTag.Title)
                    || !HasName(found))
                    && hasMore;
                if (!describes)
                {
                    return nearest is not null && !HasName(found) && !words.Has(found.Head, Speakers) ? nearest
                        : lastOfSeveral > 0 ? new(found.First, lastOfSeveral, lastOfSeveral) : found;
                }

                nearest ??= found;
            }

            if (!hasMore)
            {
                return nearest;
            }

            comma = start - 1;
        }

        return nearest;
    }

    private NounPhrase? BeforeDash(int dash, int bound)
    {
        for (int i = dash - 1; i > bound && dash - i < MaxPhraseLength; i--)
        {
            if (words.First(i) is '—' or '–' or '-' && words.Kind(i) == TokenKind.Mark)
            {
                return EndingAt(i - 1, bound);
            }
        }

        return null;
    }

    // The noun that `who` stands for: in `under Roe, Doe’s predecessor, who promised`, Roe.
    private NounPhrase? Antecedent(int who, int bound)
    {
        if (!words.IsMark(who - 1, ','))
        {
            return who - 1 < bound ? null : EndingAt(who - 1, bound);
        }

        int end = who - 2, start = SegmentStart(end, bound);
        while (start - 1 > bound && words.IsMark(start - 1, ',') && IsDescription(start, end))
        {
            end = start - 2;
            start = SegmentStart(end, bound);
        }

        // `Under Roe, who`: the object of a preposition.
        return end < bound ? null : EndingAt(end, words.Has(start, WordTag.Preposition) && start < end ? start + 1 : bound);
    }

    private bool IsAside(int start, int end)
    {
        // An age, or party and state of a member: `Roe, 57,`, `Roe, D-Ohio,`.
        if (start == end && (words.Kind(start) == TokenKind.Number
            || words[start] is ['D' or 'R' or 'I', '-' or '‑' or '–', >= 'A' and <= 'Z', ..]))
        {
            return true;
        }

        return words.IsAny(start, "who", "whose", "which", "whom", "where", "when", "while", "as", "if", "though", "although", "close",
            "familiar", "aware", "present")
            || (words.Has(start, WordTag.Preposition | WordTag.Time | WordTag.Adverb) && !words.Has(start, WordTag.Determiner))
            || (words.Form(start) == VerbForm.Ing || words.IsForm(start, VerbForm.Participle)) && !words.Has(start, WordTag.Capital)
            || (words.Has(start, WordTag.Coordinator) && end > start);
    }

    private bool HasName(NounPhrase phrase)
    {
        for (int i = phrase.First; i <= phrase.Last; i++)
        {
            if (words.Has(i, WordTag.Capital) && !words.Has(i, WordTag.Time) && !IsOrdinaryOpening(i))
            {
                return true;
            }
        }

        return false;
    }

    private int SegmentStart(int end, int bound)
    {
        int i = end;
        while (i >= bound)
        {
            if (IsParenthesisEnd(i))
            {
                i = ParenthesisStart(i, bound) - 1;
                continue;
            }

            if (words.First(i) is ',' or ';' or ':' or '—' or '–' && words.Kind(i) == TokenKind.Mark || text.IsQuoted(i))
            {
                return i + 1;
            }

            i--;
        }

        return bound;
    }

    private bool IsParenthesisEnd(int i) => words.First(i) is ')' or ']';

    private int ParenthesisStart(int end, int bound)
    {
        int i = end;
        while (i > bound && end - i < MaxPhraseLength * 2 && words.First(i) is not ('(' or '['))
        {
            i--;
        }

        return words.First(i) is '(' or '[' ? i : end;
    }
}
