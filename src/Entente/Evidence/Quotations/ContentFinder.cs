using Entente.Evidence.Words;

namespace Entente.Evidence.Quotations;

/// <summary>How what is said is joined to the verb.</summary>
internal enum ContentForm : byte
{
    /// <summary>Nothing was found.</summary>
    None,

    /// <summary>A quotation follows at once, or after the person spoken to, the time or the place.</summary>
    Quotation,

    /// <summary>A clause with `that`.</summary>
    That,

    /// <summary>A clause with nothing before it.</summary>
    Clause,

    /// <summary>A question: whether, how, why.</summary>
    Question,

    /// <summary>To and a verb.</summary>
    Infinitive,

    /// <summary>A noun phrase.</summary>
    Noun,
}

/// <summary>What somebody says, as tokens.</summary>
/// <param name="Form">How it is joined to the verb.</param>
/// <param name="First">Index of its first token.</param>
/// <param name="Last">Index of its last token.</param>
internal readonly record struct Content(ContentForm Form, int First, int Last);

/// <summary>Finds what is said: after the verb, or before it.</summary>
internal sealed class ContentFinder(FramedText text)
{
    private const int MaxAdjunct = 14;
    private const int FurthestVerb = 18;

    private readonly WordStream words = text.Words;
    private readonly NounPhrases phrases = new(text);

    /// <summary>What follows the verb, as far as the frame goes and no further than the next attribution.</summary>
    public Content After(Cue cue, Frame frame, IReadOnlyList<Cue> cues)
    {
        int start = cue.End + 1;
        if (cue.IsAccording)
        {
            return default;
        }

        frame = WithoutMainClause(cue, start, frame);
        int from = AfterAddressee(cue, start, frame);
        for (int at = from, steps = 0; at < frame.Last && steps < MaxAdjunct; at++, steps++)
        {
            Content found = At(cue, at, frame, cues, isNear: at == from, from);
            if (found.Form != ContentForm.None)
            {
                return found;
            }

            // Another attribution begins: `he said, adding that …`
            if (at > from && words.Has(at, WordTag.Cue) && words.IsForm(at, VerbForm.Ing | VerbForm.Past | VerbForm.Third)
                && (words.IsMark(at - 1, ',') || words.Has(at - 1, WordTag.Coordinator)))
            {
                break;
            }

            if (words.First(at) is ';'
                || words.Has(at, WordTag.Coordinator) && at > from
                && !words.Has(at + 1, WordTag.Time | WordTag.Preposition) && !words.IsMark(at - 1, ','))
            {
                break;
            }
        }

        return default;
    }

    // `As Roe said the plan was dead, Doe left`: the main clause after the comma is the writer's own.
    private Frame WithoutMainClause(Cue cue, int from, Frame frame)
    {
        int opening = cue.Start - 1;
        bool isOpened = cue.Place == SubjectPlace.Before && words.Has(opening, WordTag.Subordinator)
            && (opening <= frame.First + 1 || words.Has(opening - 1, WordTag.Coordinator)
            || words.IsMark(opening - 1, ','));
        if (!isOpened)
        {
            return frame;
        }

        bool inRelative = false;
        for (int i = from; i < frame.Last; i++)
        {
            if (text.IsQuoted(i))
            {
                i = text.Passages[text.PassageAt(i)].Last;
            }
            else if (words.IsMark(i, ','))
            {
                bool closes = inRelative;
                inRelative = words.IsAny(i + 1, "which", "who", "whose", "where", "whom");
                if (!closes && !inRelative && !words.Has(i + 1, WordTag.Coordinator) && HasVerb(from + 1, i) && HasVerb(i + 2, frame.Last))
                {
                    return frame with { Last = i + 1 };
                }
            }
        }

        return frame;
    }

    /// <summary>What precedes an attribution that stands after a comma: from where the sentence begins.</summary>
    public Content Before(Cue cue, Frame frame, int from)
    {
        int last = cue.Start - 1;
        while (last > from && (words.First(last) is ',' or '—' or '–' || IsStrayMark(last)
            || (words.Has(last, WordTag.Coordinator) && words.IsMark(last - 1, ','))))
        {
            last--;
        }

        return last <= from || last < frame.First || !(cue.IsAccording || cue.IsComment || IsClause(from, last + 1)) ? default
            : new(ContentForm.Clause, from, last);
    }

    // A word that opens a sentence is no finite verb: `Last month, Roe warned officials`.
    private bool IsClause(int first, int limit) =>
        words.Has(first, WordTag.Auxiliary) || IsContracted(first) || text.IsQuoted(first) || HasVerb(first + 1, limit);

    /// <summary>Whether a token is a quotation mark that belongs to no quotation.</summary>
    public bool IsStrayMark(int token) => words.Kind(token) == TokenKind.Quote && !text.IsQuoted(token);

    /// <summary>Where the clause that begins at a token ends: before the sentence's last mark, or before what is no part of it.</summary>
    public int ClauseEnd(int first, Frame frame, IReadOnlyList<Cue> cues, bool stopsAtComma = false)
    {
        int last = frame.Last - 1;
        int c = 0;
        for (int i = first + 1; i < frame.Last; i++)
        {
            if (text.IsQuoted(i))
            {
                i = text.Passages[text.PassageAt(i)].Last;
                continue;
            }

            if (words.First(i) == ';' || (stopsAtComma && words.IsMark(i, ',') && !GoesOnAfterComma(i)))
            {
                last = i - 1;
                break;
            }

            while (c < cues.Count && cues[c].Start < i)
            {
                c++;
            }

            // Before its verb a clause cannot end: `said that in 1998, Roe told`.
            if (c < cues.Count && cues[c].Start == i && EndsBefore(cues[c], first) && !Continues(cues[c], first)
                && (stopsAtComma || HasVerb(first + 1, i)))
            {
                last = i - 1;
                break;
            }
        }

        while (last > first && !text.IsQuoted(last)
            && (words.First(last) is '.' or ',' or '!' or '?' or ':' or ';' or '—' or '–' || words.IsAny(last, "and", "but", "while", "as",
            "though", "although", "or") || (words.Is(last, "before") || words.Is(last, "after"))))
        {
            last--;
        }

        return last;
    }

    // What lists further things belongs to them: `cited problems in Syria, China and elsewhere`. A relative clause after a comma does not:
    // it is the writer's own aside (`rejected the plan, which was drawn up in May`).
    private bool GoesOnAfterComma(int comma) => words.IsAny(comma + 1, "including", "such", "especially")
        || (words.Has(comma - 1, WordTag.Capital) && words.Has(comma + 1, WordTag.Capital));

    /// <summary>Where a thing or an infinitive ends: before a dash, and before a second verb that has the same subject as the first (`condemned
    /// the raid but did not call it an act of war`). Neither has a finite verb of its own that such a verb could be joined to.</summary>
    public int PhraseEnd(int first, int last)
    {
        for (int i = first + 1; i <= last; i++)
        {
            if (text.IsQuoted(i))
            {
                i = text.Passages[text.PassageAt(i)].Last;
            }
            else if (words.Has(i, WordTag.Complementizer) || IsContracted(i))
            {
                return last;
            }
            else if (IsDash(i) || (words.IsAny(i, "and", "but") && IsSecondVerb(i + 1)))
            {
                return i - 1 > first && words.IsMark(i - 1, ',') ? i - 2 : i - 1;
            }
        }

        return last;
    }

    private bool IsDash(int i) => words.First(i) is '—' or '–' or '―' || (words.IsMark(i, '-')
        && words.Tokens[i].Start > words.Tokens[i - 1].End);

    private bool IsSecondVerb(int i)
    {
        if (words.IsAny(i, "he", "she", "they", "it", "we", "i"))
        {
            return true;
        }

        while (words.Has(i, WordTag.Adverb) && !words.Has(i, WordTag.Capital))
        {
            i++;
        }

        return words.Has(i, WordTag.Auxiliary) || (words.Has(i, WordTag.Verb | WordTag.Cue) && words.IsForm(i, VerbForm.Past)
            && !words.Has(i, WordTag.Capital));
    }

    /// <summary>Passes over the person spoken to: `told reporters in Oslo`.</summary>
    public int AfterAddressee(Cue cue, int start, Frame frame)
    {
        if (words.Is(start, "to") && cue.Word.Takes(CueFrame.Saying)
            && !(BeginsInfinitive(start + 1) && cue.Word.Takes(CueFrame.Infinitive)))
        {
            return phrases.StartingAt(start + 1, frame.Last)?.Last + 1 ?? start;
        }

        if (!cue.Word.Takes(CueFrame.Addressee | CueFrame.PersonInfinitive) || cue.Place == SubjectPlace.After)
        {
            return start;
        }

        if (words.Has(start, WordTag.ObjectPronoun | WordTag.Possessive) || words.IsAny(start, "it", "you"))
        {
            if (!words.Has(start, WordTag.Possessive) || words.Is(start, "her")
                && (words.Has(start + 1, WordTag.Pronoun | WordTag.Complementizer | WordTag.Determiner) || words.Is(start + 1, "to")
                || words.Kind(start + 1) == TokenKind.Mark))
            {
                return start + 1;
            }
        }

        int i = start;
        for (; i < frame.Last && i - start < MaxAdjunct; i++)
        {
            bool isOver = words.Kind(i) is TokenKind.Mark or TokenKind.Quote || words.IsAny(i, "that", "to", "not", "never")
                || words.Has(i, WordTag.Complementizer)
                || (i > start && words.Has(i, WordTag.Determiner | WordTag.Pronoun | WordTag.Time | WordTag.Possessive)
                && !words.Has(i - 1, WordTag.Preposition | WordTag.Determiner | WordTag.Coordinator))
                || (i > start && words.Has(i, WordTag.Preposition)
                && words.IsAny(i, "on", "in", "at", "during", "after", "before", "last"));
            if (isOver)
            {
                break;
            }
        }

        return i;
    }

    /// <summary>The thing that the verb is about: `rejected the plan`, `called for a truce`. None if nothing follows but a time or a
    /// place.</summary>
    public Content Thing(Cue cue, Frame frame, IReadOnlyList<Cue> cues)
    {
        int first = cue.Last + 1;
        if (words.IsAny(first, "for", "on", "about", "of", "against", "with", "into", "upon") && words.Kind(first + 1) == TokenKind.Word
            && !words.Has(first + 1, WordTag.Time))
        {
            first++;
        }

        // `called a meeting`: nobody is called anything.
        if (cue.Word.Lemma == "call" && words.IsAny(first, "a", "an") && first == cue.Last + 1)
        {
            return default;
        }

        bool isThing = first < frame.Last && words.Kind(first) is TokenKind.Word or TokenKind.Number
            && !words.Has(first, WordTag.Preposition | WordTag.Coordinator | WordTag.Auxiliary | WordTag.Subordinator
            | WordTag.Complementizer | WordTag.Adverb)
            && !(words.Has(first, WordTag.Time | WordTag.ObjectPronoun) && !words.Has(first, WordTag.Possessive));
        return isThing ? new(ContentForm.Noun, first, PhraseEnd(first, ClauseEnd(first, frame, cues, stopsAtComma: true))) : default;
    }

    /// <summary>Whether a stretch has a verb of its own.</summary>
    public bool HasVerb(int first, int limit)
    {
        for (int i = first; i < limit; i++)
        {
            if (text.IsQuoted(i) || words.Has(i, WordTag.Auxiliary)
                || (words.Has(i, WordTag.Verb | WordTag.Cue) && words.IsForm(i, VerbForm.Finite) && !words.Has(i, WordTag.Time)
                && !words.Has(i - 1, WordTag.Determiner | WordTag.Possessive)) || IsContracted(i))
            {
                return true;
            }
        }

        return false;
    }

    // The next attribution ends this clause only if it is joined by a comma or a dash, not if it is part of the clause.
    private bool EndsBefore(Cue next, int first)
    {
        int before = next.Start - 1;
        return before > first && (
            words.First(before) is ',' or '—' or '–' or ';' || (words.Has(before, WordTag.Coordinator | WordTag.Subordinator)
            && words.First(before - 1) is ',') || (next.Place == SubjectPlace.Shared && words.IsAny(before, "and", "but"))
            || next.IsAccording);
    }

    // `says she hopes for a truce, but she knows the risks`: the same pronoun goes on, with a verb that needs no saying.
    private bool Continues(Cue next, int first) => next.Place == SubjectPlace.Before && !next.Word.Takes(CueFrame.Saying)
        && next.Subject is NounPhrase subject && subject.First == subject.Last
        && words.Has(subject.First, WordTag.Pronoun) && words[subject.First]
        .Equals(words[words.Is(first, "that") ? first + 1 : first], StringComparison.OrdinalIgnoreCase);

    private Content At(Cue cue, int at, Frame frame, IReadOnlyList<Cue> cues, bool isNear, int from)
    {
        CueVerb word = cue.Word;

        // `Roe, who promised to go, said`: the comma ends the relative clause, and what is promised.
        bool isInserted = words.Is(cue.First - 1, "who") && words.IsMark(cue.First - 2, ',');
        if (text.IsQuoted(at))
        {
            QuotedPassage passage = text.Passages[text.PassageAt(at)];
            return passage.First == at && IsJoined(from, at) ? new(ContentForm.Quotation, at, passage.Last) : default;
        }

        // `rules that could`: a relative clause.
        bool isRelative = words.Has(at + 1, WordTag.Auxiliary)
            || (words.IsForm(at + 1, VerbForm.Past | VerbForm.Third) && !words.Has(at + 1, WordTag.Capital | WordTag.Determiner));
        bool reaches = isNear || word.Takes(CueFrame.Addressee) || words.Has(from, WordTag.Preposition | WordTag.Time | WordTag.Adverb)
            || words.IsMark(at - 1, ',') || cue.Place == SubjectPlace.After;
        if (words.Is(at, "that") && !isRelative && reaches && word.Takes(CueFrame.That) && at + 1 < frame.Last
            && HasVerb(at + 1, frame.Last) && (isNear || !words.Has(at + 1, WordTag.Time | WordTag.Human)))
        {
            return new(ContentForm.That, at, ClauseEnd(at, frame, cues, isInserted));
        }

        if (word.Takes(CueFrame.Question) && words.IsAny(at, "whether", "if", "how", "why", "what", "who", "when", "where") && isNear
            && !(words.Is(at, "when") && word.Takes(CueFrame.Clause)))
        {
            return new(ContentForm.Question, at, ClauseEnd(at, frame, cues, isInserted));
        }

        // `promised not to leave`: the negation is part of what was promised.
        int to = words.IsAny(at, "not", "never") ? at + 1 : at;
        if (word.Takes(CueFrame.Infinitive | CueFrame.PersonInfinitive) && words.Is(to, "to") && BeginsInfinitive(to + 1)
            && (isNear || word.Takes(CueFrame.PersonInfinitive)))
        {
            return new(ContentForm.Infinitive, at, PhraseEnd(to, ClauseEnd(at, frame, cues, isInserted)));
        }

        bool canOpenClause = word.Takes(CueFrame.Clause) && (isNear || IsAfterAdjunct(at, from));
        if (canOpenClause && OpensClause(at, frame))
        {
            return new(ContentForm.Clause, at, ClauseEnd(at, frame, cues, isInserted));
        }

        return default;
    }

    // `to go`, `to harshly punish`, `to “go and see”`
    private bool BeginsInfinitive(int i) => text.IsQuoted(i) || IsBaseForm(i)
        || (words.Kind(i) == TokenKind.Word
        && (words.Has(i, WordTag.Adverb) || words[i].EndsWith("ly", StringComparison.Ordinal)) && IsBaseForm(i + 1));

    // A verb of the lists, or no word of another kind: after `vowed to` a bare word in lower case is a verb, unless it looks like a plural
    // (`promised to villagers`).
    private bool IsBaseForm(int i) => words.IsForm(i, VerbForm.Base)
        || (words.Kind(i) == TokenKind.Word && (words.Tags(i) & ~(WordTag.Writing | WordTag.Claim)) == WordTag.None
        && words.Form(i) == VerbForm.None
        && (words[i][^1] != 's' || words[i].EndsWith("ss", StringComparison.Ordinal)));

    // `said on Monday the plan …`: only times may stand between a verb and a clause without `that`.
    private bool IsAfterAdjunct(int at, int from)
    {
        if (!words.Has(at - 1, WordTag.Time | WordTag.Adverb) && words.Kind(at - 1) != TokenKind.Number
            && !words.IsAny(at - 1, "interview", "statement", "email"))
        {
            return false;
        }

        for (int i = from; i < at; i++)
        {
            if (!words.Has(i, WordTag.Time | WordTag.Adverb)
                && !words.IsAny(i, "on", "in", "late", "early", "last", "this", "a", "an", "interview", "statement", "email", ",")
                && words.Kind(i) != TokenKind.Number)
            {
                return false;
            }
        }

        return true;
    }

    // Between a verb and the quotation that it introduces stand only times, places and asides, or a comma or a colon at its end.
    private bool IsJoined(int from, int at)
    {
        if (words.Has(at - 1, WordTag.Coordinator))
        {
            return false;
        }

        if (at == from || words.First(at - 1) is ',' or ':')
        {
            return true;
        }

        bool inPhrase = false;

        for (int i = from; i < at; i++)
        {
            inPhrase |= words.Has(i, WordTag.Preposition);
            if (!inPhrase && !words.Has(i, WordTag.Time | WordTag.Adverb))
            {
                return false;
            }
        }

        return !words.Has(at - 1,
            WordTag.Preposition | WordTag.Determiner | WordTag.Possessive | WordTag.Genitive | WordTag.Auxiliary | WordTag.Verb
                | WordTag.Complementizer);
    }

    // `said about 20 people had left`: no place.
    private bool IsEstimate(int at) => words.Kind(at + 1) == TokenKind.Number
        && words.IsAny(at, "about", "around", "over", "nearly", "almost", "roughly", "only", "just");

    private bool OpensClause(int at, Frame frame)
    {
        at = IsEstimate(at) ? at + 1 : at;
        if (words.Kind(at) is TokenKind.Mark or TokenKind.Quote
            || words.Has(at, WordTag.Preposition | WordTag.Auxiliary | WordTag.Coordinator | WordTag.ObjectPronoun)
            && !words.Has(at, WordTag.Pronoun | WordTag.Possessive | WordTag.Determiner | WordTag.Capital))
        {
            return false;
        }

        if (words.Has(at, WordTag.Time | WordTag.Adverb) && !words.Has(at, WordTag.Determiner))
        {
            return false;
        }

        if (words.Has(at, WordTag.Pronoun) && !words.Has(at, WordTag.Determiner))
        {
            return words.Kind(at + 1) is not TokenKind.Mark;
        }

        // `said as he left` tells when.
        if (words.IsAny(at, "as", "while") && !words.IsAny(at + 1, "long", "soon", "far", "much", "many"))
        {
            return false;
        }

        int limit = Math.Min(frame.Last, at + FurthestVerb);
        bool inRelative = false;
        for (int i = at + 1; i < limit; i++)
        {
            // `wrote letters for them, she says`: what follows is another clause.
            if (words.First(i) is ';' or ':' || IsDash(i) || (words.IsMark(i, ',')
                && words.IsAny(i + 1, "he", "she", "it", "they", "we", "i", "you")))
            {
                return false;
            }

            // `acknowledged the threat that the plan would bring`: the verb of a relative clause makes no statement.
            if (words.IsAny(i, "that", "which", "who", "whose", "whom"))
            {
                inRelative = true;
                continue;
            }

            if (inRelative && (words.Has(i, WordTag.Auxiliary)
                || (words.Has(i, WordTag.Verb | WordTag.Cue) && words.IsForm(i, VerbForm.Finite))))
            {
                while (i + 1 < limit && words.Has(i + 1,
                    WordTag.Auxiliary | WordTag.Adverb | WordTag.Negation | WordTag.Verb | WordTag.Cue))
                {
                    i++;
                }

                inRelative = false;
                continue;
            }

            if (text.IsQuoted(i) || words.Has(i, WordTag.Auxiliary) || IsContracted(i)
                || (words.Has(i, WordTag.Verb | WordTag.Cue) && words.IsForm(i, VerbForm.Finite)
                && !words.Has(i - 1, WordTag.Possessive | WordTag.Preposition)
                && !words.IsAny(i - 1, "the", "a", "an", "this", "these", "those", "no")))
            {
                return true;
            }
        }

        return false;
    }

    // `he’s`, `they’ll`
    private bool IsContracted(int i) => words.Has(i, WordTag.Pronoun) && (words[i].Contains('’') || words[i].Contains('\''));
}
