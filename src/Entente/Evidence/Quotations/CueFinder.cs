using Entente.Evidence.Words;

namespace Entente.Evidence.Quotations;

/// <summary>Finds the verbs of a sentence that attribute something, with their subjects.</summary>
internal sealed class CueFinder(FramedText text)
{
    /// <summary>`according to`.</summary>
    public static readonly CueVerb According = new("according to", CueFrame.Quotation | CueFrame.Clause | CueFrame.Saying);

    // `she went on`, with a quotation.
    private static readonly CueVerb GoOn = new("go on", CueFrame.Quotation | CueFrame.Saying);

    private readonly WordStream words = text.Words;
    private readonly NounPhrases phrases = new(text);

    /// <summary>All cues of a frame in reading order. Words inside quotation marks are passed over.</summary>
    public List<Cue> Find(Frame frame)
    {
        List<Cue> cues = [];
        for (int i = frame.First; i < frame.Last; i++)
        {
            if (text.IsQuoted(i))
            {
                i = text.Passages[text.PassageAt(i)].Last;
                continue;
            }

            if ((IsAccording(i) ? AccordingAt(i, frame) : IsGoingOn(i) ? GoingOnAt(i, frame)
                : QuotedAt(i, frame) ?? AdjectiveAt(i, frame, cues) ?? VerbAt(i, frame, cues)) is Cue found)
            {
                Cue cue = AsComment(WithPolarity(found), frame);
                cues.Add(cue);
                i = Math.Max(i, cue.Last);
            }
        }

        return cues;
    }

    // What the verb makes of the statement, turned round by a negation or by a subject such as `nobody` or `few`.
    private Cue WithPolarity(Cue cue)
    {
        Polarity polarity = cue.IsDenied ? CuePolarity.Negated(cue.Word) : cue.Word.Polarity;
        CuePolarity.Quantity quantity = cue.Subject is NounPhrase subject && !cue.IsAccording ? CuePolarity.Of(words, subject)
            : CuePolarity.Quantity.Some;
        bool isAvoided = cue.Form.Any(VerbForm.Ing) && cue.Place == SubjectPlace.Shared && CuePolarity.IsAvoided(words, cue.First);
        return cue with
        {
            Polarity = quantity == CuePolarity.Quantity.Few ? CuePolarity.OfFew(polarity) : polarity,
            IsDenied = quantity == CuePolarity.Quantity.None || isAvoided || (cue.IsDenied && polarity == Polarity.Withholds),
        };
    }

    // `As Roe has pointed out, the plan is dead`; `the plan is dead, as a memo put it`. Nothing follows the verb that it could report.
    private Cue AsComment(Cue cue, Frame frame)
    {
        int opening = cue.Start - 1;
        bool isOpened = cue.Place == SubjectPlace.Before && words.Is(opening, "as") && (opening <= frame.First + 2
            || words.IsMark(opening - 1, ','));
        if (!isOpened || cue.IsDenied || cue.IsUnreal || !cue.Word.Takes(CueFrame.That | CueFrame.Quotation))
        {
            return cue;
        }

        int last = words.Is(cue.Last + 1, "it") && cue.Word.Lemma == "put" ? cue.Last + 1 : cue.Last;
        return last + 1 >= frame.Last || words.First(last + 1) is ',' or '.' ? cue with { IsComment = true, Last = last } : cue;
    }

    // The agency quoted Roe as saying …; Roe was quoted by the agency as saying …: Roe says it.
    private Cue? QuotedAt(int verb, Frame frame)
    {
        const int furthest = 12;
        if (words.Entry(verb)?.Cue?.Lemma is not ("quote" or "cite") || !words.IsForm(verb, VerbForm.Past | VerbForm.Third | VerbForm.Ing))
        {
            return null;
        }

        int saying = verb + 1;
        while (saying < frame.Last && saying - verb < furthest && words.Kind(saying) is TokenKind.Word or TokenKind.Number
            && !(words.Is(saying - 1, "as") && words.Form(saying) == VerbForm.Ing && words.Has(saying, WordTag.Cue)))
        {
            saying++;
        }

        if (!words.Is(saying - 1, "as") || words.Entry(saying)?.Cue is not CueVerb said)
        {
            return null;
        }

        int first = GroupStart(verb, frame.First, out _, out _, out _, out bool isPassive);
        NounPhrase? before = phrases.Before(first, frame.First);
        NounPhrase? quoted = isPassive ? before : phrases.StartingAt(verb + 1, saying - 1);
        return quoted is NounPhrase speaker && phrases.CanSpeak(speaker)
            ? new(before is NounPhrase reporter ? Math.Min(reporter.First, first) : first, saying, saying, said, VerbForm.Past,
                SubjectPlace.Before, speaker)
            : null;
    }

    // `according to Roe`; `, per the agreement`, but not `twenty per day`.
    private bool IsAccording(int i) => (words.Is(i, "according") && words.Is(i + 1, "to"))
        || (words.Is(i, "per") && words.IsMark(i - 1, ',') && words.Has(i + 1, WordTag.Determiner | WordTag.Capital));

    private bool IsGoingOn(int i) =>
        words.Is(i + 1, "on") && words.IsAny(i, "went", "goes", "going") && (words.Kind(i + 2) != TokenKind.Word || i + 2 >= words.Count);

    private Cue? GoingOnAt(int i, Frame frame) =>
        phrases.Before(i, frame.First) is NounPhrase subject && phrases.CanSpeak(subject)
            ? new(i, i, i + 1, GoOn, VerbForm.Past, SubjectPlace.Before, subject) : null;

    private Cue? AccordingAt(int i, Frame frame)
    {
        int last = words.Is(i, "per") ? i : i + 1;
        return phrases.StartingAt(last + 1, frame.Last) is NounPhrase subject && phrases.CanSpeak(subject)
            ? new(i, i, last, According, VerbForm.Past, SubjectPlace.After, subject)
            : null;
    }

    // `was sceptical that`, `remains convinced that`
    private Cue? AdjectiveAt(int adjective, Frame frame, List<Cue> before)
    {
        if (PhrasalCues.AdjectiveAt(words, adjective, frame.First) is not (CueVerb cue, int copula))
        {
            return null;
        }

        int first = GroupStart(copula, frame.First, out bool isDenied, out bool isUnreal, out _, out _);
        for (int i = copula; i < adjective; i++)
        {
            isDenied |= words.Has(i, WordTag.Negation);
        }

        NounPhrase? subject = phrases.Before(first, frame.First);
        bool isJoined = words.IsMark(first - 1, ',') || words.IsAny(first - 1, "and", "but");
        SubjectPlace place = subject is null && isJoined ? SubjectPlace.Shared : SubjectPlace.Before;
        subject ??= isJoined ? SharedSubject(first, frame, before) : null;

        // `it is doubtful that`, `it was not certain whether`: nobody's stance.
        bool isImpersonal = subject is NounPhrase head && (words.IsAny(head.Head, "that", "this", "what")
            || (words.Is(head.Head, "it") && words.IsAny(adjective, "doubtful", "certain", "uncertain")));
        return subject is NounPhrase found && phrases.CanSpeak(found) && !isImpersonal
            ? new(first, adjective, adjective, cue, VerbForm.Past, place, found) { IsDenied = isDenied, IsUnreal = isUnreal } : null;
    }

    private (CueVerb Cue, int Last, VerbForm Form)? WordAt(int verb, Frame frame)
    {
        if (PhrasalCues.At(words, verb) is { } phrasal)
        {
            return words.Has(verb - 1, WordTag.Determiner | WordTag.Possessive) ? null : phrasal;
        }

        if (words.Entry(verb) is not { Cue: CueVerb cue } entry || IsNoun(verb, frame))
        {
            return null;
        }

        bool hasParticle = words.IsAny(verb + 1, "out", "up", "in", "on", "off") && words.First(verb + 2) is ',' or ':' or '“' or '"';
        return (cue, hasParticle ? verb + 1 : verb, entry.Form);
    }

    private Cue? VerbAt(int verb, Frame frame, List<Cue> before)
    {
        if (WordAt(verb, frame) is not (CueVerb cue, int last, VerbForm form))
        {
            return null;
        }

        int first = GroupStart(verb, frame.First, out bool isDenied, out bool isUnreal, out bool hasAuxiliary, out bool isPassive);
        if (isPassive && form.Any(VerbForm.Participle) && !form.Any(VerbForm.Ing))
        {
            return null;
        }

        if (words.Is(first - 1, "to") && !hasAuxiliary && form.Any(VerbForm.Base))
        {
            // `went on to say`, `had begun to doubt` say it; `declined to say` does not.
            if (!words.IsAny(first - 2, "on", "continued", "proceeded", "began", "begun", "came", "come", "started"))
            {
                return null;
            }

            int go = GroupStart(words.Is(first - 2, "on") ? first - 3 : first - 2, frame.First, out isDenied, out isUnreal, out _, out _);
            return phrases.Before(go, frame.First) is NounPhrase goer
                ? new(go, verb, last, cue, form, SubjectPlace.Before, goer) { IsDenied = isDenied, IsUnreal = isUnreal } : null;
        }

        if (IsInverted(verb, first, frame) && phrases.StartingAt(last + 1, frame.Last) is NounPhrase after && phrases.CanSpeak(after)
            && !IsSubjectOf(after, frame))
        {
            return new(first, verb, last, cue, form, SubjectPlace.After, after) { IsDenied = isDenied, IsUnreal = isUnreal };
        }

        // `you think`, `you know`: the reader, who says nothing.
        if (words.Is(first - 1, "you") && !cue.Takes(CueFrame.Saying))
        {
            return null;
        }

        NounPhrase? subject = form == VerbForm.Ing && !hasAuxiliary ? BeforeParticiple(first, frame.First)
            : phrases.Before(first, frame.First);
        if (subject is NounPhrase found
            && (phrases.CanSpeak(found) || (cue.Takes(CueFrame.Saying) && words.Has(found.First, WordTag.Determiner | WordTag.Possessive)))
            && Agrees(found, form, hasAuxiliary))
        {
            // `If Roe rejected the plan, …`
            bool isCondition = words.IsAny(found.First - 1, "if", "unless");
            return new(first, verb, last, cue, form, SubjectPlace.Before, found)
            {
                IsDenied = isDenied || IsDeniedBefore(found.First),
                IsUnreal = isUnreal
                || isCondition
            };
        }

        bool isJoined = words.IsMark(first - 1, ',')
            || words.IsAny(first - 1, "and", "but", "or", "then", "by", "while", "before", "after", "in", "without", "for", "when")
            || form == VerbForm.Ing;
        if (isJoined && form.Any(VerbForm.Ing | VerbForm.Past | VerbForm.Third) && first > frame.First)
        {
            NounPhrase? shared = SharedSubject(first, frame, before);
            return shared is null ? null
                : new(first, verb, last, cue, form, SubjectPlace.Shared, shared)
                {
                    IsDenied = isDenied,
                    IsUnreal = isUnreal
                };
        }

        return null;
    }

    // `The envoy, who studies rivers, said Roe’s answer was no`: what stands after `said` is the subject of its own verb.
    private bool IsSubjectOf(NounPhrase phrase, Frame frame)
    {
        int next = phrase.Last + 1;
        return next < frame.Last && !text.IsQuoted(next) && (words.Has(next, WordTag.Auxiliary)
            || (words.Has(next, WordTag.Verb | WordTag.Cue) && words.IsForm(next, VerbForm.Past) && !words.IsForm(next, VerbForm.Ing)
            && !words.Has(next, WordTag.Capital) && words.Kind(next + 1) != TokenKind.Mark));
    }

    // `Never has Roe said`: the negation and its verb stand before the subject.
    private bool IsDeniedBefore(int subject) => words.Has(subject - 1, WordTag.Auxiliary)
        && (words.IsAny(subject - 2, "never", "nor", "neither", "rarely", "seldom") || words.Has(subject - 1, WordTag.Negation));

    // `footage of Roe saying`: the name just before.
    private NounPhrase? BeforeParticiple(int first, int bound)
    {
        int end = first - 1, start = end;
        if (end < bound || text.IsQuoted(end) || !words.Has(end, WordTag.Capital) || words.Has(end, WordTag.Time | WordTag.Genitive))
        {
            return null;
        }

        while (start > bound && words.Has(start - 1, WordTag.Capital) && words.Kind(start - 1) == TokenKind.Word)
        {
            start--;
        }

        return new(start, end, end);
    }

    // The subject of the verb before this one in the sentence, else of its first verb.
    private NounPhrase? SharedSubject(int verb, Frame frame, List<Cue> before)
    {
        // After a comma a participle has the subject of the sentence, not that of a relative clause before it: `Roe met a man who said he
        // was ill, adding …`
        Cue? known = before.FindLast(one => one.Subject is not null && !(words.IsMark(verb - 1, ',') && IsInRelative(one)));
        if (known is not null)
        {
            return known.Subject;
        }

        for (int i = frame.First + 1; i < verb; i++)
        {
            if (text.IsQuoted(i))
            {
                continue;
            }

            bool isFinite = words.Has(i, WordTag.Auxiliary)
                || (words.Has(i, WordTag.Verb | WordTag.Cue) && words.IsForm(i, VerbForm.Past | VerbForm.Third)
                && !words.Has(i, WordTag.Capital));
            if (isFinite && phrases.Before(i, frame.First) is NounPhrase subject && phrases.CanSpeak(subject))
            {
                return subject;
            }
        }

        return null;
    }

    private bool IsInRelative(Cue cue) => words.IsAny(cue.First - 1, "who", "that", "which") && cue.Place == SubjectPlace.Before;

    // Walks left over auxiliaries and adverbs.
    private int GroupStart(int verb, int bound, out bool isDenied, out bool isUnreal, out bool hasAuxiliary, out bool isPassive)
    {
        int first = verb;
        (isDenied, isUnreal, hasAuxiliary, isPassive) = (false, false, false, false);
        while (first > bound && !text.IsQuoted(first - 1) && !words.Has(first - 1, WordTag.Capital)
            && (words.Has(first - 1, WordTag.Auxiliary | WordTag.Adverb | WordTag.Negation) || IsNoLonger(first - 1)))
        {
            first--;
            isDenied |= words.Has(first, WordTag.Negation) || words.IsAny(first, "rarely", "seldom", "barely");
            bool isAuxiliary = words.Has(first, WordTag.Auxiliary);
            hasAuxiliary |= isAuxiliary;
            isUnreal |= words.IsAny(first, "would", "could", "might", "should", "may", "will", "shall", "must", "can");
            isPassive |= words.IsAny(first, "is", "are", "was", "were", "be", "been", "being", "wasn’t", "weren’t", "isn’t", "aren’t",
                "wasn't", "weren't");
        }

        // `he’s claiming`, `Trump’s claiming`
        hasAuxiliary |= first > bound && words.Has(first - 1, WordTag.Genitive) && words.IsForm(verb, VerbForm.Ing);
        return first;
    }

    private bool IsNoLonger(int i) => words.IsAny(i, "rarely", "seldom", "barely") || (words.Is(i, "longer") && words.Is(i - 1, "no"));

    // `said Roe` after what was said: nothing that could be the subject stands before it.
    private bool IsInverted(int verb, int first, Frame frame)
    {
        if (first != verb && !words.Has(first, WordTag.Adverb))
        {
            return false;
        }

        int before = first - 1;
        while (before > frame.First && words.Kind(before) == TokenKind.Quote && !text.IsQuoted(before))
        {
            before--;
        }

        return before < frame.First ? !words.IsForm(verb, VerbForm.Ing) && frame.First > 0 && text.IsQuoted(frame.First - 1)
            : words.IsForm(verb, VerbForm.Past | VerbForm.Third)
                && (text.IsQuoted(before) || ((words.IsMark(before, ',') || words.First(before) is '—' or '–')
                && (text.IsQuoted(before - 1) || (IsFollowedByName(verb) && HasClause(frame.First, before)))));
    }

    // `The plan was dead, said Roe`, but not `Roe, the minister, said Doe would go`.
    private bool HasClause(int first, int limit)
    {
        for (int i = first; i < limit; i++)
        {
            if (words.Has(i, WordTag.Auxiliary)
                || (words.Has(i, WordTag.Verb | WordTag.Cue) && words.IsForm(i, VerbForm.Past | VerbForm.Third)
                && !words.Has(i, WordTag.Capital)))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsFollowedByName(int verb) =>
        (words.Has(verb + 1, WordTag.Capital) && !words.Has(verb + 1, WordTag.Time | WordTag.Determiner))
        || (words.Has(verb + 1, WordTag.Determiner) && words.Has(verb + 2, WordTag.Role | WordTag.Human | WordTag.Title | WordTag.Group)
        && words.Entry(verb)!.Cue!.Takes(CueFrame.Saying));

    // `the report`, `his claims`, `a call for`: a noun, not a verb.
    private bool IsNoun(int verb, Frame frame)
    {
        VerbForm form = words.Form(verb);
        if (words.Has(verb, WordTag.Capital) && verb > frame.First)
        {
            return true;
        }

        if (words.IsAny(verb, "like", "back", "found", "text", "post", "second") && words.Is(verb, "back"))
        {
            return true;
        }

        // `he hopes to`, `Roe hopes to sign`: after a pronoun or a name without a genitive it is a verb.
        int before = verb - 1;
        if (before >= frame.First && !text.IsQuoted(before) && (words.IsAny(before, "he", "she", "they", "we", "i", "who")
            || (form.Any(VerbForm.Third) && words.Has(before, WordTag.Capital) && !words.Has(before, WordTag.Genitive)
            && words.Is(verb + 1, "to") && words.Entry(verb)!.Cue!.Takes(CueFrame.Infinitive))))
        {
            return false;
        }

        // `late-night tweets accusing`, `his claims about`
        if (words.Entry(verb)!.Cue!.Takes(CueFrame.AlsoNoun) && !form.Any(VerbForm.Past | VerbForm.Ing)
            && (words.IsForm(verb + 1, VerbForm.Ing) || words.Has(verb + 1, WordTag.Auxiliary)
            || words.IsAny(verb + 1, "of", "about", "from", "against", "by", "to", "and", "or", "in", "into", "with")
                || (words.Kind(verb + 1) == TokenKind.Mark
                && words.First(verb + 1) is '.' or ';' or ')' && !(words.IsMark(before - 2, ',')
                && words.Has(before - 1, WordTag.Determiner)))))
        {
            return true;
        }

        // `some state officials`
        bool countsWhatFollows = words.IsAny(before, "some", "many", "several", "few", "other", "all", "both", "most")
            && words.Has(verb + 1, WordTag.Role | WordTag.Human | WordTag.Group);
        if (countsWhatFollows && form.Any(VerbForm.Base) && words.Entry(verb)!.Cue!.Takes(CueFrame.AlsoNoun))
        {
            return true;
        }

        if (before < frame.First)
        {
            return !form.Any(VerbForm.Ing) && !form.Any(VerbForm.Past);
        }

        // `all agreed that`, `the envoys both said the`, but `several reported cases`
        bool isCounted = form.Any(VerbForm.Past) && words.IsAny(before, "all", "both", "each", "most", "several")
            && (words.Kind(verb + 1) != TokenKind.Word || words.Is(verb + 1, "to") || words.Has(verb + 1, WordTag.Complementizer
            | WordTag.Determiner | WordTag.Pronoun | WordTag.Possessive));
        if (words.Has(before, WordTag.Determiner | WordTag.Possessive) && !words.Has(before, WordTag.Pronoun | WordTag.Group) && !isCounted)
        {
            return true;
        }

        if (words.Has(before, WordTag.Preposition) && form.Any(VerbForm.Base | VerbForm.Third) && !words.Is(before, "to"))
        {
            return true;
        }

        return (words.Has(before, WordTag.Genitive) && !form.Any(VerbForm.Ing))
            || (form.Any(VerbForm.Finite) && !form.Any(VerbForm.Past | VerbForm.Ing) && words.Kind(before) == TokenKind.Number)
            || (form == VerbForm.Base && words.Is(verb + 1, "of"));
    }

    // `officials say`, `she says`; the base form needs a subject that is more than one, or `I`, `we`, `you`.
    private bool Agrees(NounPhrase subject, VerbForm form, bool hasAuxiliary)
    {
        if (hasAuxiliary || form.Any(VerbForm.Past))
        {
            return true;
        }

        int head = subject.Head;
        bool isPlural = words.IsAny(head, "they", "we", "i", "you", "who", "many", "some", "others", "both", "people", "police")
            || words.Has(head, WordTag.Group) || words.IsAny(head, "all", "most", "several", "few", "percent", "majority")
            || (words.Has(head, WordTag.Determiner) && words.Is(head + 1, "of"))
            || (words[head].Length > 3 && words[head][^1] == 's' && !words.Has(head, WordTag.Capital)) || HasAnd(subject);
        return form.Any(VerbForm.Base) ? isPlural || words.Has(head, WordTag.Capital) && words[head][^1] == 's'
            : form.Any(VerbForm.Third) ? !words.IsAny(head, "they", "we", "i", "you")
                && !(words.Has(head, WordTag.Group) && !HasAnd(subject) && words[head][^1] == 's')
            : form.Any(VerbForm.Participle | VerbForm.Ing);
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
