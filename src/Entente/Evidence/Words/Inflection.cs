namespace Entente.Evidence.Words;

/// <summary>The forms of English verbs by the rules of spelling.</summary>
internal static class Inflection
{
    /// <summary>Every form of a verb. Irregular forms are given in the order past, participle, -ing.</summary>
    public static IEnumerable<(string Word, VerbForm Form)> Of(string lemma, ReadOnlySpan<string> irregular)
    {
        string past = irregular.Length > 0 ? irregular[0] : Past(lemma);
        string participle = irregular.Length > 1 ? irregular[1] : past;
        string ing = irregular.Length > 2 ? irregular[2] : Ing(lemma);
        return
        [
            (lemma, VerbForm.Base), (Third(lemma), VerbForm.Third), (past, VerbForm.Past), (participle, VerbForm.Participle),
                (ing, VerbForm.Ing),
        ];
    }

    private static string Third(string lemma) =>
        lemma.EndsWith('y') && !EndsInVowelY(lemma) ? lemma[..^1] + "ies"
        : lemma.EndsWith('s') || lemma.EndsWith('x') || lemma.EndsWith('z') || lemma.EndsWith("ch", StringComparison.Ordinal)
            || lemma.EndsWith("sh", StringComparison.Ordinal) || lemma is "go" or "do" or "echo" or "veto" ? lemma + "es"
        : lemma + "s";

    private static string Past(string lemma) =>
        lemma.EndsWith('e') ? lemma + "d"
        : lemma.EndsWith('y') && !EndsInVowelY(lemma) ? lemma[..^1] + "ied"
        : lemma + "ed";

    private static string Ing(string lemma) =>
        lemma.EndsWith("ie", StringComparison.Ordinal) ? lemma[..^2] + "ying"
        : lemma.EndsWith('e') && !lemma.EndsWith("ee", StringComparison.Ordinal) && lemma.Length > 2 ? lemma[..^1] + "ing"
        : lemma + "ing";

    private static bool EndsInVowelY(string lemma) => lemma.Length > 1 && lemma[^2] is 'a' or 'e' or 'o' or 'u';
}
