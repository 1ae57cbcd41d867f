using Entente.Evidence.Words;

namespace Entente.Evidence.Quotations;

/// <summary>Where the one who says it stands.</summary>
internal enum SubjectPlace : byte
{
    /// <summary>Nowhere near.</summary>
    None,

    /// <summary>Before the verb: `she said`.</summary>
    Before,

    /// <summary>After it: `said Roe`, `according to Roe`.</summary>
    After,

    /// <summary>It is the subject of an earlier verb of the sentence: `she left, saying`.</summary>
    Shared,
}

/// <summary>Words that attribute something to somebody.</summary>
/// <param name="First">Index of the first token of the verb group, auxiliaries and adverbs included.</param>
/// <param name="Verb">Index of the verb.</param>
/// <param name="Last">Index of the last token of the group.</param>
/// <param name="Word">What may follow.</param>
/// <param name="Form">Which forms of the verb it may be.</param>
/// <param name="Place">Where the subject stands.</param>
/// <param name="Subject">Who says it.</param>
internal sealed record Cue(int First, int Verb, int Last, CueVerb Word, VerbForm Form, SubjectPlace Place, NounPhrase? Subject)
{
    /// <summary>What the verb, a negation and the subject together make of the statement.</summary>
    public Polarity Polarity { get; init; }

    /// <summary>Whether nothing is attributed: `did not say`, `nobody said`, `without saying`.</summary>
    public bool IsDenied { get; init; }

    /// <summary>Whether it was not said yet, or only perhaps: `would say`, `expected to say`.</summary>
    public bool IsUnreal { get; init; }

    /// <summary>Whether it comments on the sentence that it stands in: `as Roe has pointed out,`.</summary>
    public bool IsComment { get; init; }

    /// <summary>Whether it is `according to` or its like.</summary>
    public bool IsAccording => Word.Lemma == CueFinder.According.Lemma;

    /// <summary>First token of the whole attribution, subject included.</summary>
    public int Start => (Place == SubjectPlace.Before && Subject is NounPhrase subject ? Math.Min(subject.First, First) : First)
        - (IsComment ? 1 : 0);

    /// <summary>Last token of the whole attribution, subject included.</summary>
    public int End => Place == SubjectPlace.After && Subject is NounPhrase subject ? Math.Max(subject.Last, Last) : Last;
}
