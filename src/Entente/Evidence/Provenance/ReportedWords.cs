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
        return stance.What is TextSpan what ? Sentence($"{actor} {text[stance.Cue.Start..what.End]}")
            : stance.Rule == Stances.StanceFinder.Passive
                ? Sentence($"{actor} {stance.Kind.ToString().ToLowerInvariant()} it: {stance.Span.Of(text)}")
            : Sentence($"{actor} {stance.Cue.Of(text)}: {stance.Span.Of(text)}");
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
