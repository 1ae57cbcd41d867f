using Entente.Evidence.Actors;
using Entente.Evidence.Words;

namespace Entente.Evidence.Quotations;

/// <summary>What is said in a text, and by whom.</summary>
/// <param name="Quotes">In reading order.</param>
/// <param name="Actors">In order of first mention.</param>
internal sealed record SaidAndSpeakers(IReadOnlyList<Quotation> Quotes, IReadOnlyList<FoundActor> Actors);

/// <summary>Finds who says what in a text.</summary>
internal static class QuotationFinder
{
    /// <summary>All quotations and reported statements, and everybody who acts.</summary>
    public static SaidAndSpeakers Find(WordStream words)
    {
        IReadOnlyList<TranscriptLine> transcript = TranscriptRule.Find(words);
        HashSet<int> transcribed = [.. transcript.Select(line => line.Paragraph)];
        FramedText text = FramedText.Of(words, transcribed);
        CueFinder finder = new(text);
        List<List<Cue>> cues = [.. text.Frames.Select(frame => transcribed.Contains(frame.Paragraph) ? [] : finder.Find(frame))];
        List<Attribution> found = new PassageRules(text, cues).Find();
        found.AddRange(Transcribed(transcript));
        if (HeadlineRule.Find(text) is Attribution headline && !found.Exists(one => one.Stretches[0].First <= headline.Stretches[0].Last))
        {
            found.Add(headline);
        }

        new ReportedSpeechRules(text, cues).Find(found);
        found = [.. WithoutHeaps(found, words.Count).OrderBy(one => one.Stretches[0].First).ThenBy(one => one.Stretches[0].Last)];
        ActorBook book = ActorBook.Of(words, [.. found.Select(one => one.Speaker).OfType<NounPhrase>()]);
        SpeakerResolver resolver = new(text, book);
        Dictionary<NounPhrase, Speaker> speakers = found.Select(one => one.Speaker).OfType<NounPhrase>().Distinct()
            .OrderBy(phrase => phrase.First).ToDictionary(phrase => phrase, resolver.Resolve);
        return new([.. found.Select(one => Quotation(one, text, one.Speaker is NounPhrase phrase ? speakers[phrase] : null))],
            book.Actors());
    }

    // Speech about speech about speech makes three. Beyond this a sentence is one that nobody wrote, such as `said Roe, said Roe, …`, whose
    // every verb could claim all the words before it; what is found would come out hundreds of times as long as the text.
    private const int MaxStatementsOfAWord = 4;

    /// <summary>Attributions in the order in which they were found, without those that hold a word to which enough belong
    /// already.</summary>
    private static List<Attribution> WithoutHeaps(List<Attribution> found, int words)
    {
        int[] statements = new int[words];
        List<Attribution> kept = [];
        foreach (Attribution one in found)
        {
            if (one.Stretches.TrueForAll(stretch => statements.AsSpan(stretch.First, stretch.Last - stretch.First + 1)
                .IndexOf(MaxStatementsOfAWord) < 0))
            {
                one.Stretches.ForEach(stretch => CountUp(statements.AsSpan(stretch.First, stretch.Last - stretch.First + 1)));
                kept.Add(one);
            }
        }

        return kept;
    }

    private static void CountUp(Span<int> statements)
    {
        foreach (ref int count in statements)
        {
            count++;
        }
    }

    private static List<Attribution> Transcribed(IReadOnlyList<TranscriptLine> lines)
    {
        List<Attribution> found = [];
        foreach (TranscriptLine line in lines)
        {
            if (line.Speaker is NounPhrase speaker)
            {
                found.Add(new(Rule.Transcript, null, speaker));
            }

            found[^1].Add(line.First, line.Last);
        }

        return found;
    }

    private static Quotation Quotation(Attribution attribution, FramedText text, Speaker? speaker)
    {
        WordStream words = text.Words;
        QuotationKind kind = Kind(attribution, text);
        TextSpan[] spans = [.. attribution.Stretches.Select(one => words.Span(one.First, one.Last))];
        return new()
        {
            Kind = kind,
            Polarity = PolarityOf(attribution, kind),
            Spans = spans,
            Text = string.Join(" … ", spans.Select(span => span.Of(words.Document.Text))),
            Speaker = speaker,
            Cue = attribution.Cue is Cue cue ? words.Span(cue.First, cue.Last) : null,
            Rule = attribution.Rule.Name,
            Confidence = attribution.Rule.Confidence,
        };
    }

    // A whole statement between quotation marks was spoken, whatever the verb makes of it (“We are not,” he denied); a question was asked.
    // Words that stand under the verb are what it denies or doubts: denied “any part in it”, doubted that “it would work”.
    private static Polarity PolarityOf(Attribution attribution, QuotationKind kind)
    {
        bool isObject = attribution.Cue is Cue cue && attribution.Stretches[0].First == cue.End + 1;
        bool isWhole = kind == QuotationKind.Direct && !isObject && attribution.Rule != Rule.QuotedInReport
            && attribution.Rule != Rule.QuotedWords;
        return isWhole && attribution.Polarity is Polarity.Denies or Polarity.Doubts or Polarity.Hopes ? Polarity.Asserts
            : attribution.Polarity;
    }

    // A few linking words, as in `that “…”`, leave a quotation direct.
    private const double DirectShare = 0.9;
    private const int MaxLinking = 6;

    // Direct if nearly all of it is quoted, mixed if some is. What stands under the speaker's own stance was cut out of what he said.
    private static QuotationKind Kind(Attribution attribution, FramedText text)
    {
        if (attribution.Rule == Rule.Transcript)
        {
            return QuotationKind.Direct;
        }

        int quoted = 0, plain = 0;
        foreach ((int first, int last) in attribution.Stretches)
        {
            for (int i = first; i <= last; i++)
            {
                if (text.Words.Kind(i) is TokenKind.Word or TokenKind.Number)
                {
                    int length = text.Words.Tokens[i].Length + 1;
                    (quoted, plain) = text.IsLiteral(i) ? (quoted + length, plain) : (quoted, plain + length);
                }
            }
        }

        return quoted == 0 ? QuotationKind.Indirect
            : quoted >= DirectShare * (quoted + plain) && plain <= MaxLinking && attribution.Stance is null
                ? QuotationKind.Direct : QuotationKind.Mixed;
    }
}
