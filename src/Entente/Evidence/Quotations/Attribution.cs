namespace Entente.Evidence.Quotations;

/// <summary>An attribution while the rules are still adding to it. Stretches are token ranges, both ends included.</summary>
internal sealed class Attribution(Rule rule, Cue? cue, NounPhrase? speaker)
{
    /// <summary>The rule that found it.</summary>
    public Rule Rule { get; } = rule;

    /// <summary>The words that attribute it.</summary>
    public Cue? Cue { get; } = cue;

    /// <summary>The words by which the speaker tells how he stands to it himself: `hoped` of `said he hoped`.</summary>
    public Cue? Stance { get; init; }

    /// <summary>Who says it.</summary>
    public NounPhrase? Speaker { get; } = speaker;

    /// <summary>What is made of the statement.</summary>
    public Polarity Polarity { get; init; } = cue is null ? Polarity.Asserts : cue.IsDenied ? Polarity.Withholds : cue.Polarity;

    /// <summary>What is said, in reading order.</summary>
    public List<(int First, int Last)> Stretches { get; } = [];

    /// <summary>Adds a stretch; one that overlaps the last makes it longer.</summary>
    public void Add(int first, int last)
    {
        if (Stretches.Count > 0 && first <= Stretches[^1].Last)
        {
            Stretches[^1] = (Math.Min(first, Stretches[^1].First), Math.Max(last, Stretches[^1].Last));
        }
        else
        {
            Stretches.Add((first, last));
        }
    }

    /// <summary>Whether a token is part of what is said.</summary>
    public bool Covers(int token) => Stretches.Exists(one => one.First <= token && token <= one.Last);
}
