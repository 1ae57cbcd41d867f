namespace Entente.Evidence.Words;

/// <summary>Says what a word may be: from the word lists, else from its ending.</summary>
internal static class Tagger
{
    private static readonly WordEntry GuessedPast = new() { Tags = WordTag.Verb, Form = VerbForm.Past | VerbForm.Participle };

    /// <summary>The tags of a word, and its entry in the word lists if it has one.</summary>
    public static (WordTag Tags, WordEntry? Entry) Of(ReadOnlySpan<char> word)
    {
        WordTag tags = char.IsUpper(word[0]) || NameParticles.Begins(word) ? WordTag.Capital : WordTag.None;
        WordEntry? entry = Lexicon.Find(word);
        if (entry is null && word.Length > 2 && word[^1] is 's' or 'S' && Tokeniser.IsApostrophe(word[^2]))
        {
            tags |= WordTag.Genitive;
            word = word[..^2];
            entry = Lexicon.Find(word);
        }

        if (entry is not null)
        {
            return (tags | entry.Tags, entry);
        }

        if (word.EndsWith("ly", StringComparison.Ordinal) && word.Length > 4 && tags == WordTag.None)
        {
            return (tags | WordTag.Adverb, null);
        }

        if (word.EndsWith("ed", StringComparison.Ordinal) && word.Length > 4 && tags == WordTag.None)
        {
            return (tags | WordTag.Verb, GuessedPast);
        }

        // `pilots`, `envoys`: several of an office or trade.
        if (word.Length > 4 && word[^1] == 's' && Lexicon.Find(word[..^1]) is WordEntry one && one.Tags.Any(WordTag.Role | WordTag.Human)
            && !one.Tags.Any(WordTag.Verb | WordTag.Cue))
        {
            return (tags | WordTag.Group, null);
        }

        // `co-chairman`, `ex-minister`
        int hyphen = word.LastIndexOf('-');
        return hyphen > 0 && Lexicon.Find(word[(hyphen + 1)..]) is WordEntry last
            ? (tags | (last.Tags & (WordTag.Title | WordTag.Role | WordTag.Human | WordTag.Group)), null) : (tags, null);
    }
}
