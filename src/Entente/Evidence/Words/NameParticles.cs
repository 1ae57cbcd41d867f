namespace Entente.Evidence.Words;

/// <summary>Small words inside names: `Ursula von der Roe`, `Ana de la Roe`, `Khalid bin Roe`.</summary>
internal static class NameParticles
{
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> All = new HashSet<string>(
        ["de", "da", "do", "dos", "das", "del", "della", "di", "du", "la", "las", "los", "le", "van", "von", "vom", "zum", "zur", "der",
            "den", "bin", "ben", "bint", "ibn", "al", "el", "ul", "ur", "y", "e", "ter", "ten", "af", "av", "zu", "abu", "'t", "’t"])
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a word stands small inside names.</summary>
    public static bool Contains(ReadOnlySpan<char> word) => word.Length is > 0 and < 6 && All.Contains(word);

    /// <summary>Whether a word is a name that begins with a particle in small letters: `al-Roe`, `el-Roe`, `d’Roe`.</summary>
    public static bool Begins(ReadOnlySpan<char> word)
    {
        int joint = word.IndexOfAny("-‑'’");
        return joint is > 0 and < 4 && joint + 1 < word.Length && char.IsUpper(word[joint + 1])
            && (word[..joint] is "al" or "el" or "ad" or "an" or "ar" or "as" or "ash" or "at" or "az" or "ul" or "d" or "l" or "ibn"
                or "bin" or "ben");
    }
}
