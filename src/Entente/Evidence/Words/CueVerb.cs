namespace Entente.Evidence.Words;

/// <summary>What may follow a verb that attributes; the letters are those of attribution-verbs.txt.</summary>
[Flags]
internal enum CueFrame
{
    None = 0,

    /// <summary>q: a quotation.</summary>
    Quotation = 1,

    /// <summary>t: a clause opened by `that`.</summary>
    That = 2,

    /// <summary>z: a clause opened by nothing.</summary>
    Clause = 4,

    /// <summary>a: the person spoken to, before what is said.</summary>
    Addressee = 8,

    /// <summary>w: a question.</summary>
    Question = 16,

    /// <summary>i: an infinitive.</summary>
    Infinitive = 32,

    /// <summary>p: a person and an infinitive.</summary>
    PersonInfinitive = 64,

    /// <summary>n: a noun phrase.</summary>
    Noun = 128,

    /// <summary>s: saying is its main meaning.</summary>
    Saying = 256,

    /// <summary>x: its forms are nouns as well.</summary>
    AlsoNoun = 512,
}

/// <summary>A verb that attributes words to somebody.</summary>
/// <param name="Lemma">Its infinitive.</param>
/// <param name="Frames">What may follow it.</param>
/// <param name="Polarity">What it makes of the statement.</param>
/// <param name="IsOpinion">Whether a negation passes through it: who does not think that a plan is dead thinks that it is not.</param>
internal sealed record CueVerb(string Lemma, CueFrame Frames, Polarity Polarity = Polarity.Asserts, bool IsOpinion = false)
{
    /// <summary>What a negation makes of it, if not what it makes of other verbs: who is not sure doubts.</summary>
    public Polarity? WhenNegated { get; init; }

    /// <summary>Whether the verb may be followed so.</summary>
    public bool Takes(CueFrame frame) => (Frames & frame) != CueFrame.None;
}
