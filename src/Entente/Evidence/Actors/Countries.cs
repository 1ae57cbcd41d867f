using Entente.Evidence.Words;

namespace Entente.Evidence.Actors;

/// <summary>How a text names a government.</summary>
internal enum CountryForm : byte
{
    /// <summary>By the country: Norway.</summary>
    Country,

    /// <summary>By its people or the adjective: Norwegian.</summary>
    People,

    /// <summary>By its capital: Oslo.</summary>
    Capital,

    /// <summary>By another name: the Kremlin.</summary>
    Other,
}

/// <summary>The governments of countries.txt, by every name under which a text may mean them.</summary>
internal static class Countries
{
    private const int MaxNameLength = 5;

    private static readonly Dictionary<string, (string Country, CountryForm Form)> Names = Load();

    private static readonly Dictionary<string, (string Country, CountryForm Form)>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Names.GetAlternateLookup<ReadOnlySpan<char>>();

    // The first words of all names, so that most tokens cost one look-up.
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> FirstWords =
        Names.Keys.Select(name => name.Split(' ')[0]).ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The government named at a token by the longest name that fits, and the last token of that name.</summary>
    public static (string Country, CountryForm Form, int Last)? At(WordStream words, int first)
    {
        if (!words.Has(first, WordTag.Capital) || !FirstWords.Contains(Bare(words, first)))
        {
            return null;
        }

        (string Country, CountryForm Form, int Last)? longest = null;
        for (int last = first; last < words.Count && last - first < MaxNameLength && words.Kind(last) == TokenKind.Word; last++)
        {
            TextSpan span = words.Span(first, last);
            ReadOnlySpan<char> name = words.Text.AsSpan(span.Start, span.Length - (words[last].Length - Bare(words, last).Length));
            if (Lookup.TryGetValue(name, out (string Country, CountryForm Form) found))
            {
                longest = (found.Country, found.Form, last);
            }
        }

        return longest;
    }

    /// <summary>Whether a name as a whole means the government of a country.</summary>
    public static bool IsName(string name) => Names.ContainsKey(name);

    /// <summary>The country that a name begins with, as in `Portuguese foreign ministry`; null if it begins with none.</summary>
    public static string? BeginningOf(string name)
    {
        for (int end = name.Length; end > 0; end = name.LastIndexOf(' ', end - 1))
        {
            if (Lookup.TryGetValue(name.AsSpan(0, end), out (string Country, CountryForm Form) found))
            {
                return found.Country;
            }
        }

        return null;
    }

    /// <summary>A token without `’s`.</summary>
    public static ReadOnlySpan<char> Bare(WordStream words, int token)
    {
        ReadOnlySpan<char> word = words[token];
        return word.Length > 2 && word[^1] is 's' or 'S' && Tokeniser.IsApostrophe(word[^2]) ? word[..^2] : word;
    }

    private static Dictionary<string, (string Country, CountryForm Form)> Load()
    {
        Dictionary<string, (string Country, CountryForm Form)> names = new(StringComparer.Ordinal);
        foreach (string line in LexiconFile.Lines("countries.txt"))
        {
            string[] parts = line.Split(';');
            string country = parts[0].Trim();
            names[country] = (country, CountryForm.Country);
            for (int i = 1; i < parts.Length; i++)
            {
                foreach (string name in parts[i].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                {
                    names.TryAdd(name, (country, (CountryForm)i));
                }
            }
        }

        return names;
    }
}
