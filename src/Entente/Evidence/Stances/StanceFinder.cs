using Entente.Evidence.Documents;
using Entente.Evidence.Quotations;
using Entente.Evidence.Words;

namespace Entente.Evidence.Stances;

/// <summary>Finds sentences in which an actor demands, rejects, offers, threatens, promises or concedes something. Linear in the document's
/// length.</summary>
internal sealed class StanceFinder
{
    /// <summary>The rule for `was rejected by Roe`, where what is rejected stands before the verb.</summary>
    public const string Passive = "stance, passive";

    private const int FarthestActor = 30;
    private const int MaxWhatLength = 40;
    // Two verbs for one act, such as `rejected and dismissed`, are one stance.
    private const int NearRepeat = 8;
    private const double WithoutActor = 0.6;
    private const double WithPronoun = 0.8;

    private static readonly System.Buffers.SearchValues<char> OpeningOrClosing = System.Buffers.SearchValues.Create("“”„«»‘‹›「」\"");

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Determiners = new HashSet<string>(
        ["the", "a", "an", "its", "his", "her", "their", "our", "my", "your", "this", "that", "these", "those", "such", "no", "any", "some",
            "new", "main", "key", "maximalist", "latest", "initial", "first", "of", "with", "and", "all", "other", "same", "earlier",
            "public", "peace", "final", "of"],
        StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly WordStream words;
    private readonly List<(int Start, int End, string Name, bool IsPerson)> mentions;
    private string? lastActor;
    private string? lastPerson;
    private int next;

    private readonly List<(TextSpan Span, Quotation Quote)> quoted;
    private readonly Dictionary<int, Speaker?> speakerOfCue = [];
    private readonly List<TextSpan> unasserted;
    private int nextQuoted;
    private int nextUnasserted;

    private StanceFinder(WordStream words, IReadOnlyList<FoundActor> actors, IReadOnlyList<Quotation> quotes)
    {
        this.words = words;
        quoted = [.. quotes.Where(quote => quote.Kind != QuotationKind.Indirect)
            .SelectMany(quote => quote.Spans.Select(span => (span, quote))).OrderBy(one => one.span.Start)];
        unasserted = Joined(quotes.Where(quote => quote.Polarity is not Polarity.Asserts).SelectMany(quote => quote.Spans));
        foreach (Quotation quote in quotes)
        {
            if (quote.Cue is TextSpan cue)
            {
                speakerOfCue.TryAdd(cue.End, quote.Speaker);
            }
        }

        mentions = [.. actors.SelectMany(actor =>
            actor.Mentions.Select(span => (span.Start, span.End, actor.Name, actor.Kind == ActorKind.Person))).OrderBy(mention =>
            mention.Start)];
    }

    /// <summary>All stances in reading order, one for each act. What stands between quotation marks is the speaker's wording and is left to
    /// the quotation, except what `we` do in it; a verb by which the text attributes a statement has that statement's speaker.</summary>
    public static IReadOnlyList<FoundStance> Find(SourceDocument document, WordStream words, IReadOnlyList<FoundActor> actors,
        IReadOnlyList<Quotation> quotes)
    {
        StanceFinder finder = new(words, actors, quotes);
        List<FoundStance> found = [];
        foreach (Sentence sentence in words.Sentences)
        {
            if (document.Paragraphs[sentence.Paragraph].Kind != ParagraphKind.Heading)
            {
                finder.Read(sentence, found);
            }
        }

        return found;
    }

    // Spans in reading order, those that overlap as one.
    private static List<TextSpan> Joined(IEnumerable<TextSpan> spans)
    {
        List<TextSpan> joined = [];
        foreach (TextSpan span in spans.OrderBy(span => span.Start))
        {
            if (joined.Count > 0 && joined[^1].End >= span.Start)
            {
                joined[^1] = joined[^1] with { End = Math.Max(joined[^1].End, span.End) };
            }
            else
            {
                joined.Add(span);
            }
        }

        return joined;
    }

    private void Read(Sentence sentence, List<FoundStance> found)
    {
        Span<int> lastOf = stackalloc int[Enum.GetValues<StanceKind>().Length];
        lastOf.Fill(-NearRepeat);
        for (int i = sentence.First; i < sentence.Last; i++)
        {
            if (words.Tokens[i].Kind != TokenKind.Word || StanceVerbs.At(words, i, sentence.Last) is not StanceVerb verb
                || (verb.MayBeNoun && IsNoun(i, sentence)))
            {
                continue;
            }

            // `declined to comment` takes no stance; nor does anybody in what is denied, doubted, asked or only hoped for.
            if (IsSilence(i, verb) || IsOfNobody(i, sentence.First) || IsUnasserted(words.Tokens[i].Start))
            {
                continue;
            }

            // `an official who requested anonymity` tells how the report was made.
            if (verb.Kind == StanceKind.Demands && IsAnonymity(verb.Last + 1, sentence.Last))
            {
                continue;
            }

            Quotation? quote = QuoteAt(words.Tokens[i].Start);
            if (quote is not null && !IsBySpeaker(i, sentence.First))
            {
                continue;
            }

            if (Turned(i, sentence.First, verb.Kind) is not StanceKind kind || i - lastOf[(int)kind] < NearRepeat)
            {
                continue;
            }

            (string? actor, string rule, double share) = quote is not null ? OfSpeaker(quote.Speaker)
                : Attributing(i, verb.Last) is Speaker speaker ? OfSpeaker(speaker) : ActorOf(i, verb.Last, sentence);
            lastOf[(int)kind] = i;
            found.Add(new()
            {
                Span = words.Span(sentence.First, sentence.Last - 1),
                Kind = kind,
                Cue = words.Span(i, verb.Last),
                Actor = actor,
                What = rule == Passive ? null : What(verb.Last + 1, sentence.Last, quote),
                Rule = rule,
                Confidence = Math.Round(verb.Confidence * share, 2),
            });
        }

        Remember(sentence);
    }

    private bool IsSilence(int i, StanceVerb verb) => verb.Kind == StanceKind.Rejects && words.Is(verb.Last + 1, "to")
        && words.Entry(i)?.Cue?.Polarity == Polarity.Withholds && CuePolarity.IsTelling(words, verb.Last + 2);

    // `nobody rejected`, `none of them offered`, `few accepted`
    private bool IsOfNobody(int i, int first)
    {
        for (int j = i - 1; j >= Math.Max(first, i - 4) && words.Kind(j) == TokenKind.Word; j--)
        {
            if (words.IsAny(j, "nobody", "none", "neither", "nor") || (words.Is(j, "one") && words.Is(j - 1, "no"))
                || (words.Is(j, "few") && !words.Is(j - 1, "a")))
            {
                return true;
            }
        }

        return false;
    }

    // Whether a place stands inside a statement that its speaker does not assert.
    private bool IsUnasserted(int place)
    {
        while (nextUnasserted < unasserted.Count && unasserted[nextUnasserted].End <= place)
        {
            nextUnasserted++;
        }

        return nextUnasserted < unasserted.Count && unasserted[nextUnasserted].Start <= place;
    }

    private bool IsAnonymity(int from, int end)
    {
        for (int j = from; j < Math.Min(end, from + 4); j++)
        {
            if (words.Is(j, "anonymity") || words.Is(j, "anonymous"))
            {
                return true;
            }
        }

        return false;
    }

    // The quotation in whose marks a place stands. A part of a mixed one outside the marks is the text's own.
    private Quotation? QuoteAt(int place)
    {
        while (nextQuoted < quoted.Count && quoted[nextQuoted].Span.End <= place)
        {
            nextQuoted++;
        }

        return nextQuoted < quoted.Count && quoted[nextQuoted] is (TextSpan span, Quotation quote) && span.Start <= place
            && (quote.Kind == QuotationKind.Direct || IsBetweenMarks(span, place)) ? quote : null;
    }

    private bool IsBetweenMarks(TextSpan span, int place)
    {
        ReadOnlySpan<char> before = words.Text.AsSpan(span.Start, place - span.Start);
        int mark = before.LastIndexOfAny(OpeningOrClosing);
        return mark >= 0 && (before[mark] is '“' or '„' or '«' or '‘' or '‹' or '「' || (before[mark] is '"' && before.Count('"') % 2 == 1));
    }

    private bool IsBySpeaker(int i, int first)
    {
        for (int j = i - 1; j >= Math.Max(first, i - 4); j--)
        {
            if (words.Is(j, "we") || words.Is(j, "i"))
            {
                return true;
            }
        }

        return false;
    }

    private Speaker? Attributing(int i, int last) =>
        speakerOfCue.GetValueOrDefault(words.Tokens[last].End) ?? speakerOfCue.GetValueOrDefault(words.Tokens[i].End);

    private static (string? Actor, string Rule, double Share) OfSpeaker(Speaker? speaker) =>
        (speaker?.Name ?? speaker?.Text, "stance, speaker", speaker is null ? WithoutActor : speaker.Name is null ? WithPronoun : 1);

    // After an article, a possessive or an adjective such a word is a noun; so it is before `of`, `that` or a verb, and at a sentence's
    // end.
    private bool IsNoun(int i, Sentence sentence)
    {
        if (i == sentence.First)
        {
            return true;
        }

        ReadOnlySpan<char> before = words[i - 1];
        bool possessive = before.Length > 2 && before[^1] == 's' && before[^2] is '\'' or '’';
        return possessive || (words.Tokens[i - 1].Kind == TokenKind.Word && Determiners.Contains(before))
            || (i + 1 < sentence.Last && (words.Is(i + 1, "of") || words.Is(i + 1, "was") || words.Is(i + 1, "were")
            || words.Is(i + 1, "is") || words.Is(i + 1, "are")));
    }

    // `will not accept` rejects, `did not rule out` says nothing, `refused to promise` rejects. Asked whether it concedes, nothing either.
    private StanceKind? Turned(int i, int first, StanceKind kind)
    {
        for (int j = i - 1; j >= Math.Max(first, i - 4); j--)
        {
            if (words.Tokens[j].Kind != TokenKind.Word)
            {
                return kind;
            }

            ReadOnlySpan<char> word = words[j];
            bool negates = words.Is(j, "not") || words.Is(j, "never") || words.Is(j, "cannot")
                || (words.Is(j, "longer") && words.Is(j - 1, "no"))
                || word.EndsWith("n't", StringComparison.Ordinal) || word.EndsWith("n’t", StringComparison.Ordinal);
            if (negates)
            {
                return kind is StanceKind.Concedes or StanceKind.Offers or StanceKind.Promises ? StanceKind.Rejects : null;
            }

            if (words.Is(j, "refused") || words.Is(j, "refuses") || words.Is(j, "declined"))
            {
                return null;
            }
        }

        return kind;
    }

    private (string? Actor, string Rule, double Share) ActorOf(int i, int last, Sentence sentence)
    {
        int start = words.Tokens[i].Start;

        // `was rejected by Moscow`
        int by = last + 1;
        if (by + 1 < sentence.Last && words.Is(by, "by")
            && (MentionFrom(by + 1, sentence.Last) ?? NameFrom(by + 1, sentence.Last)) is string agent)
        {
            return (agent, Passive, 1);
        }

        // In `Moscow, which the West distrusts, rejects` the nearest is not the subject; but mostly it is.
        while (next < mentions.Count && mentions[next].Start < start)
        {
            next++;
        }

        int sentenceStart = words.Tokens[Math.Max(sentence.First, i - FarthestActor)].Start;
        int pronoun = PronounBefore(i, sentence.First);

        // `Falcão, who commanded the Portuguese navy, warned`: after an insertion the subject is the first of the sentence.
        bool inserted = i > sentence.First && words[i - 1] is ",";
        string? subject = null;
        for (int m = next - 1; m >= 0 && mentions[m].Start >= sentenceStart; m--)
        {
            // A possessive is no subject: `Moscow's foreign minister rejected`. What stands before the pronoun is not either.
            bool possessive = mentions[m].End < start && mentions[m].End + 1 < words.Text.Length
                && words.Text[mentions[m].End] is '\'' or '’' && words.Text[mentions[m].End + 1] == 's';
            if (!possessive && mentions[m].End <= start && (pronoun < 0 || mentions[m].Start > words.Tokens[pronoun].Start))
            {
                subject = mentions[m].Name;
                if (!inserted)
                {
                    break;
                }
            }
        }

        if (subject is not null)
        {
            return (subject, "stance", 1);
        }

        if (pronoun >= 0)
        {
            string? meant = words.Is(pronoun, "he") || words.Is(pronoun, "she") ? lastPerson : lastActor;
            return (meant, "stance, pronoun", meant is null ? WithoutActor : WithPronoun);
        }

        string? name = mentions.Count == 0 ? NameBefore(i, sentence.First) : null;
        return (name, "stance", name is null ? WithoutActor : WithPronoun);
    }

    private int PronounBefore(int i, int first)
    {
        for (int j = i - 1; j >= Math.Max(first, i - 5); j--)
        {
            if (words.Tokens[j].Length <= 4 && (words.Is(j, "he") || words.Is(j, "she") || words.Is(j, "they") || words.Is(j, "it")))
            {
                return j;
            }
        }

        return -1;
    }

    private string? MentionFrom(int i, int end)
    {
        int start = words.Tokens[i].Start, limit = words.Tokens[Math.Min(end, i + 4) - 1].End;
        int at = next;
        while (at < mentions.Count && mentions[at].Start < start)
        {
            at++;
        }

        return at < mentions.Count && mentions[at].Start < limit ? mentions[at].Name : null;
    }

    // Without a list of actors: the capitals just before the verb, or after `by`.
    private string? NameBefore(int i, int first)
    {
        int last = i - 1;
        while (last >= first && i - last <= 4 && !char.IsUpper(words[last][0]))
        {
            last--;
        }

        int from = last;
        while (from > first && words.Tokens[from - 1].Kind == TokenKind.Word && char.IsUpper(words[from - 1][0]))
        {
            from--;
        }

        return last >= first && words.Tokens[last].Kind == TokenKind.Word && char.IsUpper(words[last][0]) ? words.Span(from, last)
            .Of(words.Text) : null;
    }

    private string? NameFrom(int i, int end)
    {
        int last = words.Is(i, "the") ? i : i - 1, from = last + 1;
        while (last + 1 < end && words.Tokens[last + 1].Kind == TokenKind.Word && char.IsUpper(words[last + 1][0]))
        {
            last++;
        }

        return from <= last && mentions.Count == 0 ? words.Span(from, last).Of(words.Text) : null;
    }

    private TextSpan? What(int from, int end, Quotation? quote)
    {
        int limit = quote is null ? int.MaxValue : quote.Spans.First(span => words.Tokens[from - 1].Start < span.End).End;
        int last = from - 1;
        while (last + 1 < end && words.Tokens[last + 1].End < limit && last - from < MaxWhatLength
            && !(words.Tokens[last + 1].Kind == TokenKind.Mark && words[last + 1][0] is '.' or ';' or '!' or '?' or ':' or '—')
            && !(words[last + 1] is "," && (words.Is(last + 2, "and") || words.Is(last + 2, "but") || words.Is(last + 2, "while"))))
        {
            last++;
        }

        while (last >= from && words.IsMark(last, ','))
        {
            last--;
        }

        return from > last ? null : words.Span(from, last);
    }

    // The last person and the last actor that were the first mention of a sentence: what `he` and `it` mean in the next.
    private void Remember(Sentence sentence)
    {
        int start = words.Tokens[sentence.First].Start, end = words.Tokens[sentence.Last - 1].End;
        while (next > 0 && mentions[next - 1].Start >= start)
        {
            next--;
        }

        while (next < mentions.Count && mentions[next].Start < start)
        {
            next++;
        }

        bool isFirst = true, isFirstPerson = true;
        for (; next < mentions.Count && mentions[next].Start < end; next++)
        {
            if (isFirst && !mentions[next].IsPerson)
            {
                (lastActor, isFirst) = (mentions[next].Name, false);
            }

            if (isFirstPerson && mentions[next].IsPerson)
            {
                (lastPerson, isFirstPerson) = (mentions[next].Name, false);
            }
        }
    }
}
