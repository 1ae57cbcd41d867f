namespace Entente.Evidence.Quotations;

/// <summary>A rule that attributes words to somebody, with how often it was right on the articles it was developed on; where those have few
/// cases, by judgement (docs/explanation/evidence.md).</summary>
/// <param name="Name">As in the answer of `read` and in docs/explanation/evidence.md.</param>
/// <param name="Confidence">Share of its finds, words and speaker, that were right.</param>
internal sealed record Rule(string Name, double Confidence)
{
    /// <summary>“…,” said Roe.</summary>
    public static readonly Rule QuoteThenSpeaker = new("quote-then-speaker", 0.96);

    /// <summary>Roe said, “…”</summary>
    public static readonly Rule SpeakerThenQuote = new("speaker-then-quote", 0.91);

    /// <summary>“…,” said Roe. “…”</summary>
    public static readonly Rule QuoteGoesOn = new("quote-goes-on", 0.9);

    /// <summary>Roe: “…”</summary>
    public static readonly Rule Colon = new("colon", 0.5);

    /// <summary>A passage without attribution after somebody was named.</summary>
    public static readonly Rule Implicit = new("implicit-speaker", 0.33);

    /// <summary>ROE: We are ready.</summary>
    public static readonly Rule Transcript = new("transcript", 0.95);

    /// <summary>— We are ready, — said Roe.</summary>
    public static readonly Rule Dash = new("dash", 0.7);

    /// <summary>Roe said that the plan was “…”.</summary>
    public static readonly Rule QuotedInReport = new("quotation-in-reported-speech", 0.91);

    /// <summary>The plan was “…”, Roe said.</summary>
    public static readonly Rule QuotedInReportBefore = new("quotation-in-reported-speech-then-speaker", 0.75);

    /// <summary>Roe called the plan “…”.</summary>
    public static readonly Rule QuotedWords = new("quoted-words", 0.82);

    /// <summary>Roe said that …</summary>
    public static readonly Rule That = new("that-clause", 0.85);

    /// <summary>Roe said the plan was dead.</summary>
    public static readonly Rule Clause = new("clause", 0.86);

    /// <summary>The plan was dead, Roe said.</summary>
    public static readonly Rule ClauseThenSpeaker = new("clause-then-speaker", 0.92);

    /// <summary>According to Roe, …</summary>
    public static readonly Rule According = new("according-to", 0.83);

    /// <summary>Roe asked whether …</summary>
    public static readonly Rule Question = new("question", 0.92);

    /// <summary>Roe vowed to …</summary>
    public static readonly Rule Infinitive = new("infinitive", 0.62);

    /// <summary>Roe rejected the plan.</summary>
    public static readonly Rule NounPhrase = new("noun-phrase", 0.65);

    /// <summary>Roe’s claim that the plan was dead.</summary>
    public static readonly Rule ClaimThat = new("claim-that", 0.25);

    /// <summary>Roe: the plan is dead (a headline).</summary>
    public static readonly Rule Headline = new("headline", 0.8);
}
