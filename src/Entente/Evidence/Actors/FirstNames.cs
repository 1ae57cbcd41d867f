using Entente.Evidence.Words;

namespace Entente.Evidence.Actors;

/// <summary>Whether a text calls somebody he or she.</summary>
internal enum Gender : byte
{
    Unknown,
    Female,
    Male,
}

/// <summary>Common first names, and the gender that they mostly show.</summary>
internal static class FirstNames
{
    private static readonly Dictionary<string, Gender>.AlternateLookup<ReadOnlySpan<char>> Known = Load()
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a word is a first name.</summary>
    public static bool Contains(ReadOnlySpan<char> word) => Known.ContainsKey(word);

    /// <summary>The gender that a first name mostly shows.</summary>
    public static Gender GenderOf(ReadOnlySpan<char> word) => Known.TryGetValue(word, out Gender gender) ? gender : Gender.Unknown;

    private static Dictionary<string, Gender> Load()
    {
        Dictionary<string, Gender> names = new(StringComparer.Ordinal);
        foreach ((string name, string[] words) in LexiconFile.Classes("first-names.txt"))
        {
            Gender gender = name switch { "her" => Gender.Female, "him" => Gender.Male, _ => Gender.Unknown };
            foreach (string word in words)
            {
                names[word] = names.TryGetValue(word, out Gender known) && known != gender ? Gender.Unknown : gender;
            }
        }

        return names;
    }
}
