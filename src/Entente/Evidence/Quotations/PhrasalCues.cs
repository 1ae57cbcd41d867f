using Entente.Evidence.Words;

namespace Entente.Evidence.Quotations;

/// <summary>Verbs that attribute only together with the words after them: `ruled out`, `called for`, `cast doubt on`.</summary>
internal static class PhrasalCues
{
    private static readonly CueVerb RuleOut = new("rule out", CueFrame.That | CueFrame.Noun, Polarity.Denies);
    private static readonly CueVerb TurnDown = new("turn down", CueFrame.Noun, Polarity.Denies);
    private static readonly CueVerb CallFor = new("call for", CueFrame.Noun, Polarity.Asks);
    private static readonly CueVerb CastDoubt = new("cast doubt on", CueFrame.Noun, Polarity.Doubts);

    private static readonly (string[] Forms, string[] Particles, CueVerb Cue)[] All =
    [
        (["rule", "rules", "ruled", "ruling"], ["out"], RuleOut),
        (["turn", "turns", "turned", "turning"], ["down"], TurnDown),
        (["brush", "brushes", "brushed", "brushing"], ["aside"], TurnDown),
        (["brush", "brushes", "brushed", "brushing"], ["off"], TurnDown),
        (["call", "calls", "called", "calling"], ["for"], CallFor),
        (["push", "pushes", "pushed", "pushing"], ["for"], CallFor),
        (["cast", "casts", "casting"], ["doubt", "on"], CastDoubt),
    ];

    /// <summary>The verb that begins at a token, with its last token and the forms it may be; null if none does.</summary>
    public static (CueVerb Cue, int Last, VerbForm Form)? At(WordStream words, int i)
    {
        ReadOnlySpan<char> word = words[i];
        if (word.Length is < 4 or > 8 || words.Kind(i + 1) != TokenKind.Word || words[i + 1].Length > 5)
        {
            return null;
        }

        foreach ((string[] forms, string[] particles, CueVerb cue) in All)
        {
            if (words.IsAny(i, forms) && particles.Index().All(one => words.Is(i + 1 + one.Index, one.Item)))
            {
                VerbForm form = word.EndsWith("ing", StringComparison.OrdinalIgnoreCase) ? VerbForm.Ing
                    : word.EndsWith("ed", StringComparison.OrdinalIgnoreCase) ? VerbForm.Past | VerbForm.Participle
                    : word.EndsWith('s') ? VerbForm.Third : words.Is(i, "cast") ? VerbForm.Past | VerbForm.Base : VerbForm.Base;
                return (cue, i + particles.Length, form);
            }
        }

        return null;
    }
}
