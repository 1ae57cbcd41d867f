namespace Entente.Evidence.Words;

/// <summary>What is known about a word.</summary>
internal sealed record WordEntry
{
    /// <summary>What the word may be.</summary>
    public WordTag Tags { get; set; }

    /// <summary>The verb that attributes, if it is a form of one.</summary>
    public CueVerb? Cue { get; set; }

    /// <summary>Which forms of a verb it may be.</summary>
    public VerbForm Form { get; set; }
}

/// <summary>All words that the rules know, by their spelling, letter case aside.</summary>
internal static class Lexicon
{
    private static readonly Dictionary<string, WordEntry> Entries = Load();

    private static readonly Dictionary<string, WordEntry>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Entries.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What is known about a word; null if nothing is.</summary>
    public static WordEntry? Find(ReadOnlySpan<char> word) => Lookup.TryGetValue(word, out WordEntry? entry) ? entry : null;

    private static Dictionary<string, WordEntry> Load()
    {
        Dictionary<string, WordEntry> entries = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, string[] words) in LexiconFile.Classes("function-words.txt").Concat(LexiconFile.Classes("people.txt"))
            .Concat(LexiconFile.Classes("organisations.txt")))
        {
            foreach (string word in words)
            {
                Entry(word).Tags |= TagOf(name);
            }
        }

        foreach (string line in LexiconFile.Lines("verbs.txt"))
        {
            string[] parts = line.Split(' ');
            AddVerb(parts[0], parts.AsSpan(1), WordTag.Verb, null);
        }

        foreach (string line in LexiconFile.Lines("attribution-verbs.txt"))
        {
            string[] parts = line.Split(' ');
            AddVerb(parts[0], parts.AsSpan(2), WordTag.Cue, CueOf(parts[0], parts[1]));
        }

        return entries;

        WordEntry Entry(string word) => entries.TryGetValue(word, out WordEntry? entry) ? entry : entries[word] = new();

        void AddVerb(string lemma, ReadOnlySpan<string> irregular, WordTag tag, CueVerb? cue)
        {
            foreach ((string word, VerbForm form) in Inflection.Of(lemma, irregular))
            {
                WordEntry entry = Entry(word);
                entry.Tags |= tag;
                entry.Form |= form;
                entry.Cue ??= cue;
            }
        }
    }

    private static WordTag TagOf(string name) => name switch
    {
        "determiner" => WordTag.Determiner,
        "pronoun" => WordTag.Pronoun,
        "object" => WordTag.ObjectPronoun,
        "possessive" => WordTag.Possessive,
        "preposition" => WordTag.Preposition,
        "coordinator" => WordTag.Coordinator,
        "complementizer" => WordTag.Complementizer,
        "subordinator" => WordTag.Subordinator,
        "auxiliary" => WordTag.Auxiliary,
        "negation" => WordTag.Negation,
        "adverb" => WordTag.Adverb,
        "time" => WordTag.Time,
        "title" => WordTag.Title,
        "role" => WordTag.Role,
        "human" => WordTag.Human,
        "group" => WordTag.Group,
        "claim" => WordTag.Claim,
        "text" => WordTag.Writing,
        "her" => WordTag.Female,
        "him" => WordTag.Male,
        "noun" => WordTag.Organisation,
        "known" => WordTag.KnownOrganisation,
        _ => throw new ArgumentException($"The word lists have an unknown class {name}."),
    };

    private static CueVerb CueOf(string lemma, string letters) => new(
        lemma, letters.Where(char.IsLower).Aggregate(CueFrame.None, (frames, letter) => frames | FrameOf(letter)),
        letters.Where(letter => char.IsUpper(letter) && letter != 'O').Select(PolarityOf).FirstOrDefault(Polarity.Asserts),
        letters.Contains('O', StringComparison.Ordinal));

    private static Polarity PolarityOf(char letter) => letter switch
    {
        'D' => Polarity.Denies,
        'W' => Polarity.Withholds,
        'U' => Polarity.Doubts,
        'A' => Polarity.Asks,
        'H' => Polarity.Hopes,
        _ => throw new ArgumentException($"The list of verbs has an unknown polarity {letter}."),
    };

    private static CueFrame FrameOf(char letter) => letter switch
    {
        'q' => CueFrame.Quotation,
        't' => CueFrame.That,
        'z' => CueFrame.Clause,
        'a' => CueFrame.Addressee,
        'w' => CueFrame.Question,
        'i' => CueFrame.Infinitive,
        'p' => CueFrame.PersonInfinitive,
        'n' => CueFrame.Noun,
        's' => CueFrame.Saying,
        'x' => CueFrame.AlsoNoun,
        _ => throw new ArgumentException($"The list of verbs has an unknown frame {letter}."),
    };
}
