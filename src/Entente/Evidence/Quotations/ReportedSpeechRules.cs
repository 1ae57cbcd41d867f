using Entente.Evidence.Words;

namespace Entente.Evidence.Quotations;

/// <summary>Finds reported speech without quotation marks.</summary>
internal sealed class ReportedSpeechRules(FramedText text, IReadOnlyList<List<Cue>> cuesOfFrames)
{
    private readonly WordStream words = text.Words;
    private readonly ContentFinder contents = new(text);
    private readonly NounPhrases phrases = new(text);
    private readonly EmbeddedStance stances = new(text);

    /// <summary>Adds an attribution for every cue that no quoted passage has taken, and that is no part of what somebody else
    /// says.</summary>
    public void Find(List<Attribution> found)
    {
        HashSet<Cue> taken = [.. found.SelectMany(one => new[] { one.Cue, one.Stance }).OfType<Cue>()];
        for (int f = 0; f < text.Frames.Count; f++)
        {
            List<Cue> cues = cuesOfFrames[f];

            // Attributions at the end or in the middle of a sentence first: they hold for all of it.
            List<Attribution> ofFrame =
                [.. cues.Where(cue => !taken.Contains(cue) && IsUsable(cue))
                .Select(cue => cue.IsAccording || cue.IsComment ? AccordingTo(cue, text.Frames[f], cues)
                    : ThenSpeaker(cue, text.Frames[f], cues))
                .OfType<Attribution>()];
            foreach (Cue cue in cues.Where(cue => !taken.Contains(cue) && IsUsable(cue) && !cue.IsAccording && !cue.IsComment))
            {
                if (!ofFrame.Exists(one => one.Cue == cue || one.Stance == cue || one.Covers(cue.Verb))
                    && Of(cue, text.Frames[f], cues) is Attribution attribution)
                {
                    ofFrame.Add(attribution);
                }
            }

            Claims(text.Frames[f], cues, ofFrame);
            found.AddRange(ofFrame);
        }
    }

    // Roe’s claim that the plan was dead.
    private void Claims(Frame frame, List<Cue> cues, List<Attribution> ofFrame)
    {
        for (int i = frame.First + 1; i + 2 < frame.Last; i++)
        {
            bool isClaim = words.Is(i + 1, "that") && !words.Has(i + 2, WordTag.Auxiliary) && !text.IsQuoted(i)
                && words.Has(i, WordTag.Claim);
            if (!isClaim || ofFrame.Exists(one => one.Covers(i)))
            {
                continue;
            }

            int owner = i - 1;
            while (owner > frame.First && i - owner < 4 && !words.Has(owner, WordTag.Possessive | WordTag.Genitive)
                && words.Kind(owner) == TokenKind.Word && !words.Has(owner, WordTag.Determiner | WordTag.Preposition))
            {
                owner--;
            }

            if (words.Has(owner, WordTag.Possessive | WordTag.Genitive) && !text.IsQuoted(owner))
            {
                NounPhrase? speaker = words.Has(owner, WordTag.Possessive) ? new(owner, owner, owner)
                    : phrases.EndingAt(owner, frame.First);
                Attribution attribution = new(Rule.ClaimThat, null, speaker) { Polarity = OfClaim(i) };
                attribution.Add(i + 1, contents.ClauseEnd(i + 1, frame, cues));
                ofFrame.Add(attribution);
            }
        }
    }

    private Polarity OfClaim(int noun) => words.IsAny(noun, "denial", "denials") ? Polarity.Denies
        : words.IsAny(noun, "doubt", "doubts", "scepticism", "skepticism") ? Polarity.Doubts
        : words.IsAny(noun, "hope", "hopes", "fear", "fears") ? Polarity.Hopes
        : words.IsAny(noun, "demand", "demands") ? Polarity.Asks : Polarity.Asserts;

    private static bool IsUsable(Cue cue) => !cue.IsDenied && !cue.IsUnreal && cue.Subject is not null;

    private Attribution? Of(Cue cue, Frame frame, List<Cue> cues)
    {
        Content content = contents.After(cue, frame, cues);
        if (content.Form == ContentForm.None && cue.Word.Takes(CueFrame.Noun))
        {
            content = contents.Thing(cue, frame, cues);
        }

        // `the fees, which she said were too high`; `what the mayor said was a mistake`
        bool isGap = content.Form == ContentForm.None && cue.Place == SubjectPlace.Before && cue.Word.Takes(CueFrame.Clause)
            && words.IsAny(cue.Start - 1, "which", "that", "who", "what") && words.Has(cue.End + 1, WordTag.Auxiliary)
            && !words.Is(cue.End + 1, "to");
        if (isGap)
        {
            return With(Rule.Clause, cue, cue.End + 1, contents.ClauseEnd(cue.End + 1, frame, cues, stopsAtComma: true));
        }

        bool isRelative = content.Form is ContentForm.Noun or ContentForm.Clause or ContentForm.Infinitive
            && words.IsAny(cue.Start - 1, "that", "which", "what", "whom", "who") && !words.Has(cue.Start - 2, WordTag.Preposition);
        if (content.Form is ContentForm.None or ContentForm.Quotation || isRelative || content.Last <= content.First)
        {
            return null;
        }

        if ((content.Form == ContentForm.Infinitive && IsAboutTheReport(content.First))
            || (content.Form == ContentForm.Noun && cue.Word.Lemma is "cite" or "quote" && IsSource(content)))
        {
            return null;
        }

        if (content.Form == ContentForm.Infinitive && cue.Word.Polarity == Polarity.Withholds)
        {
            return Refused(cue, content, frame, cues);
        }

        Cue? stance = null;
        if (stances.In(cue, content, frame, cues) is { } own)
        {
            (content, stance) = own;
        }

        Polarity polarity = stance?.Polarity ?? cue.Polarity;

        Rule rule = content.Form switch
        {
            ContentForm.That => Rule.That,
            ContentForm.Question => Rule.Question,
            ContentForm.Infinitive => Rule.Infinitive,
            ContentForm.Noun => Rule.NounPhrase,
            ContentForm.None or ContentForm.Quotation or ContentForm.Clause => Rule.Clause,
        };
        bool isOpen = content.Form == ContentForm.Question && polarity == Polarity.Asserts
            && words.IsAny(content.First, "whether", "if");
        return With(rule, cue, content.First, content.Last, isOpen ? Polarity.Asks : polarity, stance);
    }

    // `citing two officials` names a source, not a statement.
    private bool IsSource(Content content)
    {
        int last = content.First;
        while (last < content.Last && !words.Has(last + 1, WordTag.Preposition)
            && words.Kind(last + 1) is TokenKind.Word or TokenKind.Number)
        {
            last++;
        }

        return words.Has(last, WordTag.Human | WordTag.Role | WordTag.Group | WordTag.Title)
            || (words.Has(last, WordTag.Capital) && !words.Has(content.First, WordTag.Determiner));
    }

    // `asked not to be named`, `declined to be identified`: how the report was made.
    private bool IsAboutTheReport(int infinitive)
    {
        int to = words.Is(infinitive, "not") ? infinitive + 1 : infinitive;
        return words.Is(to + 1, "be") && words.IsAny(to + 2, "named", "identified", "quoted", "seen", "cited");
    }

    // Roe refused to leave: she will not. Roe refused to say whether she would leave: what she does not tell. Roe declined to comment:
    // nothing.
    private Attribution? Refused(Cue cue, Content content, Frame frame, List<Cue> cues)
    {
        int verb = content.First + 1;
        if (!CuePolarity.IsTelling(words, verb))
        {
            return With(Rule.Infinitive, cue, content.First, content.Last, Polarity.Denies);
        }

        int first = words.Is(verb, "rule") && words.Is(verb + 1, "out") ? verb + 2 : verb + 1;
        first = words.IsAny(first, "publicly", "clearly", "directly", "even") ? first + 1 : first;
        bool isStatement = words.IsAny(first, "whether", "if", "that", "how", "why", "when", "where", "what", "who")
            || words.Is(verb + 1, "out");
        int last = isStatement && first < frame.Last ? contents.ClauseEnd(first, frame, cues) : first;
        return last > first ? With(Rule.Question, cue, first, last, Polarity.Withholds) : null;
    }

    // The plan was dead, Roe said. The plan, Roe said, was dead.
    private Attribution? ThenSpeaker(Cue cue, Frame frame, List<Cue> cues)
    {
        int before = cue.Start - 1;
        while (before > frame.First && contents.IsStrayMark(before))
        {
            before--;
        }

        bool isJoined = before > frame.First && (words.First(before) is ',' or '—' or '–')
            && cue.Place is SubjectPlace.Before or SubjectPlace.After;
        bool isVerbOfSaying = cue.Word.Takes(CueFrame.Clause) && cue.Word.Takes(CueFrame.Saying | CueFrame.Quotation);
        if (!isJoined || !isVerbOfSaying)
        {
            return null;
        }

        // `Roe said that in 1998, Doe told`: still inside what Roe said.
        if (cues.FindLast(one => one.End < cue.Start) is Cue earlier && IsUsable(earlier) && words.Is(earlier.End + 1, "that")
            && !contents.HasVerb(earlier.End + 2, cue.Start))
        {
            return null;
        }

        int after = AfterAdjuncts(contents.AfterAddressee(cue, cue.End + 1, frame), frame);
        bool goesOn = words.IsMark(after, ',') && after + 1 < frame.Last && GoesOn(cue, after + 1, frame);
        bool ends = after >= frame.Last - 1 || words.Kind(after) == TokenKind.Mark
            || words.Has(after, WordTag.Coordinator | WordTag.Subordinator);
        Content content = contents.Before(cue, frame, frame.First);
        if (!ends || (content.Form == ContentForm.None && !goesOn))
        {
            return null;
        }

        int last = before - 1;
        if (last < frame.First)
        {
            return null;
        }

        // `the stadium, which, Roe said, is full`: only the relative clause.
        if (goesOn && words.IsAny(last, "which", "who", "where") && words.IsMark(last - 1, ','))
        {
            Attribution relative = With(Rule.ClauseThenSpeaker, cue, last, last);
            relative.Add(after + 1, contents.ClauseEnd(after + 1, frame, []));
            return relative;
        }

        Attribution attribution = With(Rule.ClauseThenSpeaker, cue, frame.First, content.Form == ContentForm.None ? last : content.Last);
        if (goesOn)
        {
            attribution.Add(after + 1, contents.ClauseEnd(after + 1, frame, []));
        }

        return attribution;
    }

    // After `The plan, Roe said,` the rest belongs to it, but not `saying …`, nor after `said Roe,` who Roe is.
    private bool GoesOn(Cue cue, int at, Frame frame)
    {
        bool wantsMainClause = words.IsAny(frame.First, "if", "though", "although", "while", "because", "since", "unless", "once");
        if (words.Has(at, WordTag.Subordinator | WordTag.Complementizer)
            || words.IsAny(at, "including", "especially", "because", "since", "until", "unless"))
        {
            return cue.Place == SubjectPlace.Before && !words.IsAny(at, "as", "while", "when", "after", "before")
                && contents.HasVerb(at + 1, frame.Last);
        }

        bool tellsWhoItIs = cue.Place == SubjectPlace.After
            && words.Has(at, WordTag.Determiner | WordTag.Role | WordTag.Title | WordTag.Pronoun);
        return !tellsWhoItIs && contents.HasVerb(at, frame.Last) && (wantsMainClause || !words.IsForm(at, VerbForm.Ing))
            && !words.Has(at, WordTag.Coordinator);
    }

    // `said on Tuesday in an interview`: passes over times and places.
    private int AfterAdjuncts(int at, Frame frame)
    {
        const int longest = 16;
        int i = at;
        if (!words.Has(i, WordTag.Preposition | WordTag.Time | WordTag.Adverb))
        {
            return i;
        }

        while (i < frame.Last && i - at < longest && words.Kind(i) != TokenKind.Mark
            && !words.Has(i, WordTag.Coordinator | WordTag.Subordinator) && !text.IsQuoted(i))
        {
            i++;
        }

        return i;
    }

    // According to Roe, the minister, the plan was dead. The plan was dead, according to Roe. The plan, according to Roe, was dead.
    private Attribution? AccordingTo(Cue cue, Frame frame, List<Cue> cues)
    {
        bool opens = (cue.IsComment ? cue.Start : cue.First) <= frame.First + (cue.IsComment ? 2 : 1);
        int after = AfterDescriptions(cue.End + 1, frame.Last, opens);
        if (!opens)
        {
            Content before = contents.Before(cue, frame, frame.First);
            if (before.Form == ContentForm.None)
            {
                return null;
            }

            Attribution attribution = With(Rule.According, cue, before.First, before.Last);
            bool isHalf = !contents.HasVerb(before.First + 1, before.Last + 1) && words.IsMark(after, ',')
                && contents.HasVerb(after + 1, frame.Last);
            if (isHalf)
            {
                attribution.Add(after + 1, contents.ClauseEnd(after + 1, frame, cues));
            }

            return attribution;
        }

        for (int i = after; i < frame.Last; i++)
        {
            // `According to an official, in Oslo, …`
            bool isAside = words.Has(i + 1, WordTag.Preposition) && NextComma(i + 1, frame.Last) is int next && next - i < 6;
            if (words.IsMark(i, ',') && !isAside && contents.HasVerb(i + 1, frame.Last))
            {
                return With(Rule.According, cue, i + 1, contents.ClauseEnd(i + 1, frame, cues));
            }
        }

        return null;
    }

    // Passes over what describes a speaker between commas, if a clause follows: `, a spokeswoman for the union,`, `, who asked not to be
    // named,`.
    private int AfterDescriptions(int comma, int limit, bool needsSubject)
    {
        while (words.IsMark(comma, ',') && NextComma(comma + 1, limit) is int next and < int.MaxValue
            && phrases.IsDescription(comma + 1, next - 1) && !(needsSubject && words.Has(next + 1, WordTag.Auxiliary))
            && contents.HasVerb(next + 1, limit))
        {
            comma = next;
        }

        return comma;
    }

    private int NextComma(int first, int limit)
    {
        int i = first;
        while (i < limit && !words.IsMark(i, ','))
        {
            i++;
        }

        return i < limit ? i : int.MaxValue;
    }

    private static Attribution With(Rule rule, Cue cue, int first, int last) => With(rule, cue, first, last, cue.Polarity);

    private static Attribution With(Rule rule, Cue cue, int first, int last, Polarity polarity, Cue? stance = null)
    {
        Attribution attribution = new(rule, cue, cue.Subject) { Polarity = polarity, Stance = stance };
        attribution.Add(first, last);
        return attribution;
    }
}
