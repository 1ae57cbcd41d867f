using Entente.Evidence.Words;

namespace Entente.Evidence.Quotations;

/// <summary>Attributes quoted passages: to the verb after them, before them, around them, or to whoever spoke last.</summary>
internal sealed class PassageRules(FramedText text, IReadOnlyList<List<Cue>> cuesOfFrames)
{
    private const int MinImplicitLength = 5;

    private readonly WordStream words = text.Words;
    private readonly ContentFinder contents = new(text);
    private readonly NounPhrases phrases = new(text);
    private readonly EmbeddedStance stances = new(text);
    private readonly List<Attribution> found = [];
    private readonly Dictionary<Cue, Attribution> byCue = [];

    /// <summary>All attributions of quoted passages, in reading order.</summary>
    public List<Attribution> Find()
    {
        for (int p = 0; p < text.Passages.Count; p++)
        {
            QuotedPassage passage = text.Passages[p];
            if (!Continues(passage) && !AfterIt(p, passage) && !BeforeIt(passage) && !ThenDash(passage) && !AroundIt(passage)
                && !AfterColon(passage))
            {
                Implicit(passage);
            }
        }

        return found;
    }

    // Goes on from the paragraph before, or stands alone after an attributed passage of the same paragraph: “…,” said Roe. “…”
    private bool Continues(QuotedPassage passage)
    {
        if (found.Count == 0)
        {
            return false;
        }

        Attribution last = found[^1];
        int lastToken = last.Stretches[^1].Last;
        if (passage.IsContinued && text.PassageAt(lastToken) == text.PassageAt(passage.First) - 1)
        {
            // The second paragraph may name the speaker again; then it is an attribution of its own.
            if (AfterIt(text.PassageAt(passage.First), passage))
            {
                return true;
            }

            last.Add(passage.First, passage.Last);
            return true;
        }

        if (words.ParagraphOf(passage.First) != words.ParagraphOf(lastToken) || !IsAlone(passage) || IsInReport(last))
        {
            return false;
        }

        // Another sentence between the two: the same speaker, but less surely.
        int end = Math.Max(lastToken, last.Cue?.End ?? lastToken);
        if (text.FrameIndex(passage.First) > text.FrameIndex(end) + 1)
        {
            return false;
        }

        if (NextFrameAttribution(passage) is not null)
        {
            return false;
        }

        // Roe scolded him: “…,” she said. “…”
        Cue? between = cuesOfFrames[text.FrameIndex(lastToken)]
            .FirstOrDefault(one => one.Start > lastToken && one.Word.Takes(CueFrame.Quotation));
        if (between is not null && !byCue.ContainsKey(between) && IsFiller(lastToken + 1, between.Start))
        {
            Start(Rule.QuoteGoesOn, between, between.Subject).Add(passage.First, passage.Last);
            return true;
        }

        last.Add(passage.First, passage.Last);
        return true;
    }

    // “…,” said Roe; “…,” Roe said.
    private bool AfterIt(int p, QuotedPassage passage)
    {
        Frame frame = text.FrameAt(passage.First);
        int limit = p + 1 < text.Passages.Count ? Math.Min(frame.Last, text.Passages[p + 1].First) : frame.Last;
        Cue? cue = CuesOf(passage).FirstOrDefault(one => one.Start > passage.Last);
        bool isNext = cue is not null && cue.Verb < limit && IsFiller(passage.Last + 1, cue.Start)
            && cue.Word.Takes(CueFrame.Quotation | CueFrame.Saying | CueFrame.That | CueFrame.Noun);
        if (!isNext || (EndsOpen(passage) && cue!.Place == SubjectPlace.Shared))
        {
            cue = NextFrameAttribution(passage);
            if (cue is null)
            {
                return false;
            }
        }

        // A fragment before a verb is the verb's only if the sentence begins with it.
        bool opens = IsFiller(frame.First, passage.First);
        if (!opens && BelongsBefore(passage, cue!))
        {
            return false;
        }

        if (!opens && words.IsMark(passage.First - 1, ':') && AfterColon(passage))
        {
            return true;
        }

        if (!opens && !(byCue.ContainsKey(cue!) && words.IsMark(passage.First - 1, ',')))
        {
            Content before = contents.Before(cue!, frame, ReportStart(frame, passage));
            if (before.Form != ContentForm.None)
            {
                Take(Rule.QuotedInReportBefore, cue!).Add(before.First, before.Last);
                return true;
            }
        }

        Take(Rule.QuoteThenSpeaker, cue!).Add(passage.First, passage.Last);
        return true;
    }

    // “…” — Roe; the name may stand in a paragraph of its own.
    private bool ThenDash(QuotedPassage passage)
    {
        const int longestName = 12;
        int dash = passage.Last + 1;
        while (words.IsMark(dash, '.') || words.IsMark(dash, ','))
        {
            dash++;
        }

        int end = dash;
        bool isDash = words.First(dash) is '—' or '–' or '―' or '-' or '~' && words.Kind(dash) == TokenKind.Mark
            && words.ParagraphOf(dash) <= passage.Paragraph + 1;
        if (!isDash)
        {
            return false;
        }

        while (end + 1 < words.Count && words.ParagraphOf(end + 1) == words.ParagraphOf(dash) && !text.IsQuoted(end + 1))
        {
            end++;
        }

        int name = dash + 1;
        while (words.IsMark(name, '-'))
        {
            name++;
        }

        if (end - name >= longestName || !words.Has(name, WordTag.Capital | WordTag.Determiner | WordTag.Role)
            || phrases.StartingAt(name, end + 1) is not NounPhrase speaker || contents.HasVerb(name, end + 1))
        {
            return false;
        }

        Start(Rule.Dash, null, speaker).Add(passage.First, passage.Last);
        return true;
    }

    // Roe said, “…”; Roe told reporters on Monday: “…”
    private bool BeforeIt(QuotedPassage passage)
    {
        Frame frame = text.FrameAt(passage.First);
        Cue? cue = CuesOf(passage).LastOrDefault(one => one.End < passage.First);
        if (cue is null || cue.IsAccording)
        {
            return cue is not null && BeforeAccording(cue, passage);
        }

        // “…,” Roe said, pointing at the map, “…”
        if (byCue.TryGetValue(cue, out Attribution? middle)
            && (words.IsMark(passage.First - 1, ',') || IsFiller(cue.End + 1, passage.First)) && middle.Stretches[0].First < cue.Start
            && !cue.Word.Takes(CueFrame.Noun))
        {
            middle.Add(passage.First, passage.Last);
            return true;
        }

        Content content = contents.After(cue, frame, []);
        bool isReported = CuesOf(passage)
            .Exists(one => one.End < cue.Start && one.Subject is not null
            && contents.After(one, frame, CuesOf(passage)) is { Form: ContentForm.That or ContentForm.Clause } outer
            && outer.First <= cue.Start && outer.Last >= passage.First && !HasBreak(outer.First, cue.Start))
            || (cue.Word.Takes(CueFrame.Noun) && words.Is(cue.Start - 1, "what"));
        if (!isReported && content.Form == ContentForm.Quotation && content.First == passage.First && !IsPartOfPhrase(passage))
        {
            Attribution attribution = Take(Rule.SpeakerThenQuote, cue);
            int last = passage.Last;
            if (!IsFiller(passage.Last + 1, frame.Last) && !words.IsMark(passage.Last + 1, ',') && IsFragment(passage))
            {
                last = Math.Max(passage.Last, contents.ClauseEnd(passage.First, frame, CuesOf(passage), stopsAtComma: true));
            }

            attribution.Add(passage.First, last);
            return true;
        }

        return false;
    }

    private bool BeforeAccording(Cue cue, QuotedPassage passage)
    {
        if (!words.IsMark(passage.First - 1, ',') && !words.IsMark(passage.First - 1, ':'))
        {
            return false;
        }

        Take(Rule.According, cue).Add(passage.First, passage.Last);
        return true;
    }

    // Roe said that the plan was “…”; Roe called the plan “…”.
    private bool AroundIt(QuotedPassage passage)
    {
        Frame frame = text.FrameAt(passage.First);
        List<Cue> cues = CuesOf(passage);

        // The outermost verb first: she said that he had called it “…”.
        for (int c = 0; c < cues.Count && cues[c].End < passage.First; c++)
        {
            Content content = contents.After(cues[c], frame, cues);
            if (content.Form is ContentForm.That or ContentForm.Clause or ContentForm.Question or ContentForm.Infinitive
                && content.First < passage.First && content.Last >= passage.First)
            {
                if (cues.Exists(inner => inner.Start > content.First && inner.End < passage.First && HasBreak(content.First, inner.Start)
                    && words.First(passage.First - 1) is ',' or ':'))
                {
                    continue;
                }

                if (stances.In(cues[c], content, frame, cues) is { } own && own.Content.First <= passage.First
                    && own.Content.Last >= passage.First && !byCue.ContainsKey(cues[c]))
                {
                    Attribution stance = new(Rule.QuotedInReport, cues[c], cues[c].Subject)
                    {
                        Polarity = own.Stance.Polarity,
                        Stance = own.Stance,
                    };
                    stance.Add(own.Content.First, Math.Max(own.Content.Last, passage.Last));
                    found.Add(stance);
                    byCue[cues[c]] = stance;
                    return true;
                }

                bool isWhole = content.First + 1 == passage.First - 1 && words.IsMark(passage.First - 1, ',')
                    && content.Last == passage.Last;
                Take(Rule.QuotedInReport, cues[c]).Add(isWhole ? passage.First : content.First, Math.Max(content.Last, passage.Last));
                return true;
            }
        }

        for (int c = cues.Count - 1; c >= 0; c--)
        {
            Cue cue = cues[c];
            if (cue.End < passage.First && !cue.IsAccording && cue.Word.Takes(CueFrame.Noun) && !words.IsMark(cue.End + 1, ',')
                && !words.Is(cue.Start - 1, "what") && NothingEnds(cue.End + 1, passage.First))
            {
                Take(Rule.QuotedWords, cue)
                    .Add(cue.End + 1, Math.Max(passage.Last,
                        contents.PhraseEnd(passage.Last, contents.ClauseEnd(passage.Last, frame, cues, stopsAtComma: true))));
                return true;
            }
        }

        Cue? after = cues.FirstOrDefault(one => one.Start > passage.Last);
        if (after is not null && (after.IsAccording || words.IsMark(after.Start - 1, ','))
            && contents.Before(after, frame, ReportStart(frame, passage)) is { Form: not ContentForm.None } before
            && after.Word.Takes(CueFrame.Clause | CueFrame.That | CueFrame.Quotation))
        {
            Take(Rule.QuotedInReportBefore, after).Add(before.First, before.Last);
            return true;
        }

        return false;
    }

    // Roe: “…”; The answer was short: “…”
    private bool AfterColon(QuotedPassage passage)
    {
        int colon = passage.First - 1;
        if (!words.IsMark(colon, ':') || words.ParagraphOf(colon) < passage.Paragraph - 1)
        {
            return false;
        }

        Frame frame = text.FrameAt(colon);
        Cue? cue = cuesOfFrames[text.FrameIndex(colon)].LastOrDefault(one => one.End < colon && one.Subject is not null);
        NounPhrase? subject = cue?.Subject ?? FirstSubject(frame, colon) ?? phrases.EndingAt(colon - 1, frame.First);
        if (subject is not NounPhrase speaker || !phrases.CanSpeak(speaker))
        {
            return false;
        }

        Attribution attribution = cue is not null && byCue.TryGetValue(cue, out Attribution? known) ? known
            : Start(Rule.Colon, cue, speaker);
        attribution.Add(passage.First, passage.Last);
        return true;
    }

    // A whole sentence in quotation marks without attribution: by the one who spoke last in the paragraph, or who acts before it.
    private void Implicit(QuotedPassage passage)
    {
        if (!IsAlone(passage) || passage.Last - passage.First < MinImplicitLength || IsHeading(passage)
            || passage.Ending == PassageEnding.Unbalanced)
        {
            return;
        }

        Attribution? last = found.Count > 0 ? found[^1] : null;
        int distance = last is null ? int.MaxValue : passage.Paragraph - words.ParagraphOf(last.Stretches[^1].Last);
        NounPhrase? speaker = null;
        if (text.FrameIndex(passage.First) > 0 && text.Frames[text.FrameIndex(passage.First) - 1] is Frame before
            && before.Paragraph == passage.Paragraph)
        {
            // The plan was dead, Roe said. “…”
            Cue? said = cuesOfFrames[text.FrameIndex(passage.First) - 1].LastOrDefault();
            if (said is not null && !said.IsAccording && said.Word.Takes(CueFrame.Quotation) && said.End >= before.Last - 2
                && contents.Before(said, before, before.First) is { Form: not ContentForm.None } earlier)
            {
                Attribution whole = Take(Rule.QuoteGoesOn, said);
                whole.Add(earlier.First, earlier.Last);
                whole.Add(passage.First, passage.Last);
                return;
            }

            speaker = FirstSubject(before, before.Last);

            // “…,” Roe said. He shrugged. “…”: the pronoun is whoever spoke before in the paragraph.
            if (speaker is NounPhrase pronoun && pronoun.First == pronoun.Last && words.IsAny(pronoun.First, "he", "she", "they")
                && distance == 0 && last?.Speaker is NounPhrase named)
            {
                speaker = named;
            }
        }

        speaker ??= distance <= 1 ? last?.Speaker : null;
        if (speaker is not null)
        {
            Start(Rule.Implicit, null, speaker).Add(passage.First, passage.Last);
        }

    }

    // “…?” Roe asked. The mark ends the sentence for the splitter, but not for the reader.
    private Cue? NextFrameAttribution(QuotedPassage passage)
    {
        int f = text.FrameIndex(passage.Last) + 1;
        if (passage.Last + 1 != text.FrameAt(passage.Last).Last || f >= text.Frames.Count || text.Frames[f].Paragraph != passage.Paragraph)
        {
            return null;
        }

        char end = words[passage.Last - 1][^1];
        Cue? cue = cuesOfFrames[f].FirstOrDefault();
        if (cue is null || end is not ('?' or '!' or '…' or '—' or '-' or '.' or ',' or '–') || !IsFiller(text.Frames[f].First, cue.Start)
            || !cue.Word.Takes(CueFrame.Quotation) || cue.IsAccording)
        {
            return null;
        }

        // `Roe said.` and not `Roe said the plan was dead.`
        Content content = contents.After(cue, text.Frames[f], []);
        bool hasOwn = content.Form is not (ContentForm.None or ContentForm.Quotation)
            || (end is '.' && cue.Place != SubjectPlace.After && words.First(cue.End + 1) is not '.');
        return hasOwn || (end == '.' && content.Form == ContentForm.Quotation) ? null : cue;
    }

    // 'All Bets Are Off.' as a paragraph of its own
    private bool IsHeading(QuotedPassage passage)
    {
        const int longest = 10;
        return passage.Last - passage.First < longest
            && words.First(passage.First) is '\'' or '‘'
            && words.ParagraphOf(Math.Max(0, passage.First - 1)) != passage.Paragraph;
    }

    private List<Cue> CuesOf(QuotedPassage passage) => cuesOfFrames[text.FrameIndex(passage.First)];

    private Attribution Take(Rule rule, Cue cue) => byCue.TryGetValue(cue, out Attribution? known) ? known : Start(rule, cue, cue.Subject);

    private Attribution Start(Rule rule, Cue? cue, NounPhrase? speaker)
    {
        Attribution attribution = new(rule, cue, speaker);
        found.Add(attribution);
        if (cue is not null)
        {
            byCue[cue] = attribution;
        }

        return attribution;
    }

    // Whether a passage before a verb is rather part of what stands before: said the “deal” was dead, Roe added.
    private bool BelongsBefore(QuotedPassage passage, Cue cue) =>
        CuesOf(passage).Exists(one => one.End < passage.First && (one != cue)) && !EndsOpen(passage);

    // Where reported speech that ends in an attribution begins: after a semicolon, else with the sentence.
    private int ReportStart(Frame frame, QuotedPassage passage)
    {
        for (int i = passage.First - 1; i > frame.First; i--)
        {
            if (words.First(i) is ';' && !text.IsQuoted(i))
            {
                return i + 1;
            }
        }

        return frame.First;
    }

    private NounPhrase? FirstSubject(Frame frame, int limit)
    {
        for (int i = frame.First + 1; i < limit; i++)
        {
            if (!text.IsQuoted(i) && (words.Has(i, WordTag.Auxiliary)
                || (words.Has(i, WordTag.Verb | WordTag.Cue) && words.IsForm(i, VerbForm.Past | VerbForm.Third)
                && !words.Has(i, WordTag.Capital)))
                && phrases.Before(i, frame.First) is NounPhrase subject && phrases.CanSpeak(subject)
                && !words.Has(subject.Head, WordTag.Writing))
            {
                return subject;
            }
        }

        return null;
    }

    private static bool IsInReport(Attribution attribution) =>
        attribution.Rule == Rule.QuotedInReport || attribution.Rule == Rule.QuotedWords;

    // Whether the words inside leave the sentence open, as before an attribution.
    private bool EndsOpen(QuotedPassage passage) =>
        LastInside(passage) is ',' or '?' or '!' or '—' or '–' || words.IsMark(passage.Last + 1, ',')
        || passage.Ending == PassageEnding.Unbalanced;

    // The last character inside, closing marks of inner quotations passed over.
    private char LastInside(QuotedPassage passage)
    {
        int last = passage.Last - 1;
        while (last > passage.First && words.Kind(last) == TokenKind.Quote)
        {
            last--;
        }

        return last > passage.First ? words[last][^1] : ' ';
    }

    // `the “massive resistance” of`: part of a noun phrase.
    private bool IsPartOfPhrase(QuotedPassage passage) =>
        words.Has(passage.First - 1, WordTag.Determiner | WordTag.Possessive | WordTag.Genitive)
        && words.Kind(passage.Last + 1) == TokenKind.Word
        && !words.Has(passage.Last + 1, WordTag.Preposition | WordTag.Auxiliary | WordTag.Coordinator);

    private bool IsFragment(QuotedPassage passage) =>
        words[passage.Last - 1][^1] is not ('.' or '?' or '!' or ',' or '…') && !words.IsMark(passage.Last + 1, '.');

    // Whether a passage's sentence has no words but quoted ones.
    private bool IsAlone(QuotedPassage passage) => !text.FrameAt(passage.First).HasWords;

    // Commas, dashes, conjunctions and adverbs say nothing.
    private bool IsFiller(int first, int limit)
    {
        for (int i = first; i < limit; i++)
        {
            if (words.Kind(i) == TokenKind.Word && !words.Has(i, WordTag.Coordinator | WordTag.Adverb))
            {
                return false;
            }

            if (text.IsQuoted(i) || words.Kind(i) == TokenKind.Number)
            {
                return false;
            }
        }

        return true;
    }

    // `…, and when pressed, …`, `— …`: a new clause begins.
    private bool HasBreak(int first, int limit)
    {
        for (int i = first + 1; i < limit; i++)
        {
            if (words.First(i) is ';' or '—' or '―' || (words.IsMark(i - 1, ',')
                && words.IsAny(i, "and", "but", "when", "while", "as", "so", "then", "saying", "adding", "telling")))
            {
                return true;
            }
        }

        return false;
    }

    private bool NothingEnds(int first, int limit)
    {
        const int furthest = 16;
        for (int i = first; i < limit; i++)
        {
            if (words.First(i) is ';' or ':' || (words.Has(i, WordTag.Coordinator) && words.IsMark(i - 1, ',')))
            {
                return false;
            }
        }

        return limit - first < furthest;
    }
}
