using Entente.Evidence.Words;

namespace Entente.Evidence.Quotations;

/// <summary>What attributes only together with the words after it or before it: `ruled out`, `cast doubt on`, `expressed hope`,
/// `was sceptical`.</summary>
internal static class PhrasalCues
{
    private const CueFrame Clauses = CueFrame.That | CueFrame.Clause;

    private static readonly CueVerb RuleOut = new("rule out", CueFrame.That | CueFrame.Noun, Polarity.Denies);
    private static readonly CueVerb TurnDown = new("turn down", CueFrame.Noun, Polarity.Denies);
    private static readonly CueVerb CallFor = new("call for", CueFrame.Noun, Polarity.Asks);
    private static readonly CueVerb CastDoubt = new("cast doubt on", CueFrame.Noun, Polarity.Doubts);
    private static readonly CueVerb PointOut = new("point out", Clauses | CueFrame.Quotation | CueFrame.Saying);
    private static readonly CueVerb MakeClear = new("make clear", Clauses | CueFrame.Question | CueFrame.Saying);
    private static readonly CueVerb SpellOut = new("spell out", CueFrame.Noun | CueFrame.Question);
    private static readonly CueVerb ExpressHope = new("express hope", Clauses | CueFrame.Noun, Polarity.Hopes);
    private static readonly CueVerb ExpressDoubt = new("express doubt", Clauses | CueFrame.Question | CueFrame.Noun, Polarity.Doubts);
    private static readonly CueVerb Doubtful = new("be doubtful", Clauses | CueFrame.Question, Polarity.Doubts);
    private static readonly CueVerb Hopeful = new("be hopeful", Clauses, Polarity.Hopes) { WhenNegated = Polarity.Doubts };
    private static readonly CueVerb Afraid = new("be afraid", Clauses, Polarity.Hopes);
    private static readonly CueVerb Certain = new("be certain", Clauses) { WhenNegated = Polarity.Doubts };
    private static readonly CueVerb Adamant = new("be adamant", Clauses);

    private static readonly string[] Express = ["express", "expresses", "expressed", "expressing", "voice", "voices", "voiced", "voicing"];
    private static readonly string[] Make = ["make", "makes", "made", "making"];

    private static readonly (string[] Forms, string[] Particles, CueVerb Cue)[] All =
    [
        (["rule", "rules", "ruled", "ruling"], ["out"], RuleOut),
        (["turn", "turns", "turned", "turning"], ["down"], TurnDown),
        (["brush", "brushes", "brushed", "brushing"], ["aside"], TurnDown),
        (["brush", "brushes", "brushed", "brushing"], ["off"], TurnDown),
        (["call", "calls", "called", "calling"], ["for"], CallFor),
        (["push", "pushes", "pushed", "pushing"], ["for"], CallFor),
        (["cast", "casts", "casting"], ["doubt", "on"], CastDoubt),
        (["point", "points", "pointed", "pointing"], ["out"], PointOut),
        (Make, ["clear"], MakeClear),
        (Make, ["it", "clear"], MakeClear),
        (["lay", "lays", "laid", "laying"], ["out"], SpellOut),
        (["spell", "spells", "spelled", "spelt", "spelling"], ["out"], SpellOut),
        (Express, ["hope"], ExpressHope),
        (Express, ["hopes"], ExpressHope),
        (Express, ["fear"], ExpressHope),
        (Express, ["fears"], ExpressHope),
        (Express, ["doubt"], ExpressDoubt),
        (Express, ["doubts"], ExpressDoubt),
        (Express, ["scepticism"], ExpressDoubt),
        (Express, ["skepticism"], ExpressDoubt),
        (["have", "has", "had", "having"], ["doubts"], ExpressDoubt),
    ];

    private static readonly (string[] Words, CueVerb Cue)[] Adjectives =
    [
        (["sceptical", "skeptical", "doubtful", "unconvinced", "unsure", "uncertain"], Doubtful),
        (["hopeful", "optimistic"], Hopeful),
        (["afraid", "fearful", "worried", "concerned"], Afraid),
        (["sure", "certain", "confident", "convinced"], Certain),
        (["adamant"], Adamant),
    ];

    // Verbs that join an adjective to its subject and are no auxiliaries.
    private static readonly string[] Copulas = ["remain", "remains", "remained", "feel", "feels", "felt", "became", "become", "becomes"];

    /// <summary>The verb that begins at a token, with its last token and the forms it may be; null if none does.</summary>
    public static (CueVerb Cue, int Last, VerbForm Form)? At(WordStream words, int i)
    {
        ReadOnlySpan<char> word = words[i];
        if (word.Length is < 3 or > 10 || words.Kind(i + 1) != TokenKind.Word || words[i + 1].Length > 10)
        {
            return null;
        }

        foreach ((string[] forms, string[] particles, CueVerb cue) in All)
        {
            if (words.IsAny(i, forms) && particles.Index().All(one => words.Is(i + 1 + one.Index, one.Item)))
            {
                return (cue, i + particles.Length, FormOf(words, i));
            }
        }

        return null;
    }

    /// <summary>The adjective at a token that says how its subject stands to what follows (`was sceptical that`), with where its verb
    /// begins; null if it is none.</summary>
    public static (CueVerb Cue, int Copula)? AdjectiveAt(WordStream words, int i, int bound)
    {
        if (words[i].Length is < 4 or > 11 || words.Kind(i) != TokenKind.Word || words.Has(i, WordTag.Capital))
        {
            return null;
        }

        foreach ((string[] adjectives, CueVerb cue) in Adjectives)
        {
            if (words.IsAny(i, adjectives))
            {
                int verb = i - 1;
                while (verb > bound && words.Has(verb, WordTag.Adverb | WordTag.Negation) && !words.Has(verb, WordTag.Auxiliary))
                {
                    verb--;
                }

                return words.IsAny(verb, Copulas) ? (cue, verb)
                    : words.Has(verb, WordTag.Auxiliary) && !words.IsAny(verb, "have", "has", "had", "do", "does", "did") ? (cue, i) : null;
            }
        }

        return null;
    }

    private static VerbForm FormOf(WordStream words, int i) =>
        words[i].EndsWith("ing", StringComparison.OrdinalIgnoreCase) ? VerbForm.Ing
        : words[i].EndsWith("ed", StringComparison.OrdinalIgnoreCase) || words.IsAny(i, "made", "laid", "spelt", "had")
            ? VerbForm.Past | VerbForm.Participle
        : words[i].EndsWith("s", StringComparison.OrdinalIgnoreCase) && !words.Is(i, "express") ? VerbForm.Third
        : words.Is(i, "cast") ? VerbForm.Past | VerbForm.Base : VerbForm.Base;
}
