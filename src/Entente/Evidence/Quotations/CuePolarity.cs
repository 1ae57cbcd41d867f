using Entente.Evidence.Words;

namespace Entente.Evidence.Quotations;

/// <summary>What an attribution makes of the statement: the verb says it first, then a negation and a subject such as `no one` or `few`
/// turn it round.</summary>
internal static class CuePolarity
{
    // `none of the three ministers`: so far before the head of the subject the word that counts may stand.
    private const int FurthestQuantity = 4;

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Telling = new HashSet<string>(
        [
            "say", "comment", "answer", "discuss", "elaborate", "identify", "name", "speak", "talk", "respond", "reply", "speculate",
                "confirm", "disclose", "reveal", "explain", "tell", "specify", "clarify", "detail", "give", "provide", "predict", "state",
            "acknowledge", "admit", "address", "describe", "estimate", "go", "be", "rule",
        ],
        StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>How many the subject counts.</summary>
    public enum Quantity
    {
        /// <summary>Somebody.</summary>
        Some,

        /// <summary>Few or hardly anybody.</summary>
        Few,

        /// <summary>Nobody.</summary>
        None,
    }

    /// <summary>What is left of a statement if the verb is negated: a denial denied is open, an opinion not held is its opposite.</summary>
    public static Polarity Negated(CueVerb verb) => verb.WhenNegated ?? verb.Polarity switch
    {
        Polarity.Asserts or Polarity.Hopes or Polarity.Asks when verb.IsOpinion => Polarity.Denies,
        Polarity.Doubts => Polarity.Asserts,
        Polarity.Asserts or Polarity.Denies or Polarity.Withholds or Polarity.Asks or Polarity.Hopes => Polarity.Withholds,
    };

    /// <summary>What is left of a statement that few make.</summary>
    public static Polarity OfFew(Polarity polarity) => polarity switch
    {
        Polarity.Asserts => Polarity.Doubts,
        Polarity.Denies or Polarity.Doubts => Polarity.Asserts,
        Polarity.Withholds or Polarity.Asks or Polarity.Hopes => Polarity.Withholds,
    };

    /// <summary>How many a subject counts: `no one`, `none of the ministers`, `neither Roe nor Doe`, `few officials`, `hardly
    /// anyone`.</summary>
    public static Quantity Of(WordStream words, NounPhrase subject)
    {
        if (words.Is(subject.First - 1, "nor"))
        {
            return Quantity.None;
        }

        for (int i = subject.First; i >= subject.First - FurthestQuantity && i >= 0; i--)
        {
            if (words.IsAny(i, "no", "nobody", "none", "neither", "nothing", "no-one") || (words.Is(i, "not") && i < subject.First
                && words.IsAny(i + 1, "one", "a", "all", "every", "everyone", "everybody", "many")))
            {
                return Quantity.None;
            }

            if (words.IsAny(i, "few", "little", "hardly", "scarcely", "barely"))
            {
                return words.IsAny(i - 1, "a", "the", "these", "those") ? Quantity.Some : Quantity.Few;
            }

            bool goesOn = i == subject.First || words.IsAny(i, "of", "the", "these", "those", "its", "their", "his", "her", "one", "a");
            if (!goesOn)
            {
                break;
            }
        }

        return Quantity.Some;
    }

    /// <summary>Whether an infinitive after `refused` or `declined` is about telling and not about doing: `to say`, `to be
    /// named`.</summary>
    public static bool IsTelling(WordStream words, int verb) => words.Kind(verb) == TokenKind.Word && Telling.Contains(words[verb]);

    /// <summary>Whether what stands before a verb in -ing keeps it from having been said: `without saying`, `stopped short of
    /// saying`.</summary>
    public static bool IsAvoided(WordStream words, int participle)
    {
        int before = participle - 1;
        return words.IsAny(before, "without", "avoid", "avoids", "avoided", "avoiding", "deny", "denies", "denied", "denying", "not",
                "never")
            || (words.Is(before, "of") && words.IsAny(before - 1, "short", "instead"))
            || (words.Is(before, "than") && words.Is(before - 1, "rather"))
            || (words.Is(before, "from") && words.IsAny(before - 1, "refrain", "refrains", "refrained", "refraining", "far"));
    }
}
