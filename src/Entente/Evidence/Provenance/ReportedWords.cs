using Entente.Evidence.Words;

namespace Entente.Evidence.Provenance;

/// <summary>What a piece of evidence says: who, how, and the clause that the report gives, in its own words.</summary>
internal static class ReportedWords
{
    // Between a verb and what is said: `told reporters in Oslo on Monday that`.
    private const int LongestBetween = 80;

    private const string Placeholder = "put it in your own words.";

    /// <summary>Roe denied that the plan was dead. Roe said: The plan is dead.</summary>
    public static string Of(string text, Quotation quote)
    {
        string who = quote.Speaker?.Name ?? quote.Speaker?.Text ?? "Somebody who is not named";
        TextSpan first = quote.Spans[0];
        string said = string.Join(" … ", quote.Spans.Select(span => span.Of(text)));
        if (quote.Cue is TextSpan cue && first.Start > cue.End && first.Start - cue.End <= LongestBetween
            && !(quote.Speaker is Speaker speaker && speaker.Span.Start >= cue.End && speaker.Span.End <= first.Start))
        {
            return Sentence($"{who} {text[cue.Start..first.Start].TrimEnd()} {said}");
        }

        string verb = quote.Cue is TextSpan after && IsPlainVerb(after.Of(text)) ? after.Of(text) : Verb(quote.Polarity);
        return Sentence($"{who} {verb}: {said}");
    }

    /// <summary>North rejected the plan.</summary>
    public static string Of(string text, FoundStance stance)
    {
        string actor = stance.Actor!;
        int start = WithHelpers(text, stance.Cue.Start, stance.Span.Start);
        return stance.What is TextSpan what ? Sentence($"{actor} {text[start..what.End]}")
            : stance.Rule == Stances.StanceFinder.Passive
                ? Sentence($"{actor} {stance.Kind.ToString().ToLowerInvariant()} it: {stance.Span.Of(text)}")
            : Sentence($"{actor} {text[start..stance.Cue.End]}: {stance.Span.Of(text)}");
    }

    // Where the verb's group begins: `would never offer` is not `offer`, nor is `refused to promise` `promise`.
    private static int WithHelpers(string text, int verb, int from)
    {
        const int most = 6;
        int start = verb;
        bool takesAny = false;
        for (int i = 0; i < most && WordBefore(text, start, from) is TextSpan word; i++)
        {
            string plain = word.Of(text);
            bool isTo = plain == "to";
            if (!(takesAny || isTo || plain is "longer" or "no" || Tagger.Of(plain).Tags.Any(WordTag.Auxiliary | WordTag.Negation)))
            {
                break;
            }

            (start, takesAny) = (word.Start, isTo);
        }

        return start;
    }

    private static TextSpan? WordBefore(string text, int at, int from)
    {
        int end = at;
        while (end > from && text[end - 1] == ' ')
        {
            end--;
        }

        int start = end;
        while (start > from && (char.IsLetter(text[start - 1]) || text[start - 1] is '\'' or '’'))
        {
            start--;
        }

        return start < end ? new(start, end) : null;
    }

    /// <summary>Words cut to the length of the longest quotation, at a blank.</summary>
    public static string Cut(string words)
    {
        if (words.Length <= EvidenceProposals.MaxQuoteLength)
        {
            return words;
        }

        int space = words.LastIndexOf(' ', EvidenceProposals.MaxQuoteLength);
        return words[..(space > 0 ? space : EvidenceProposals.MaxQuoteLength - 1)];
    }

    /// <summary>Whether words were left for an analyst to fill in, as older versions did: `… is quoted; put it in your own
    /// words.`</summary>
    public static bool IsPlaceholder(string says) => says.TrimEnd().EndsWith(Placeholder, StringComparison.OrdinalIgnoreCase)
        || says.Trim().Trim('.', '…', '?', '-', '_', ' ').Length == 0
        || says.Trim().ToUpperInvariant() is "TODO" or "TBD" or "XXX" or "TBC";

    private static string Sentence(string words)
    {
        string plain = EvidenceProposals.PlainWords(words);
        string cut = Cut(plain);
        string whole = cut.TrimEnd(',', ';', ':', ' ');
        return cut.Length < plain.Length ? cut + " …" : whole[^1] is '.' or '!' or '?' or '”' or '"' or '»' ? whole : whole + ".";
    }

    private static bool IsPlainVerb(string cue) => !cue.Contains("according", StringComparison.OrdinalIgnoreCase)
        && !cue.EndsWith("ing", StringComparison.OrdinalIgnoreCase);

    private static string Verb(Polarity polarity) => polarity switch
    {
        Polarity.Asserts => "said",
        Polarity.Denies => "denied",
        Polarity.Withholds => "did not tell",
        Polarity.Doubts => "doubted",
        Polarity.Asks => "asked",
        Polarity.Hopes => "hoped",
    };
}
