using System.Text;

namespace Entente.Scenarios;

/// <summary>The names of a scenario's people and sources, to be found in texts whatever their script, letter case or spelling.</summary>
/// <remarks>
/// <para>Whole names of people, and titles, publishers, authors and addresses of sources, are found wherever they stand; the words of a
/// person's name where they stand as words. Offices, countries and words of grammar in a name (`President of Ukraine`) are not names by
/// themselves, nor are initials.</para>
/// <para>What the scenario itself calls its parties, issues and the like is its subject: a name that is one of those stays.</para>
/// </remarks>
internal sealed class SecretNames
{
    /// <summary>From how many letters a name of several words is found without a space around it, as endings and articles attach in many
    /// languages.</summary>
    private const int LongPhrase = 6;

    /// <summary>The same for one word of a script without capitals.</summary>
    private const int LongWord = 4;

    private static readonly Lazy<HashSet<string>> Common =
        new(() => WordsOf("function-words", "people", "organisations", "countries", "groups-of-states"));

    private static readonly Lazy<HashSet<string>> FirstNames = new(() => WordsOf("first-names"));

    private readonly Secret[] secrets;

    private SecretNames(IEnumerable<Secret> secrets)
    {
        // Longest first, so that a whole name goes before the surname inside it.
        this.secrets = [.. secrets.DistinctBy(one => one.Folded).OrderByDescending(one => one.Folded.Length)
            .ThenBy(one => one.Folded, StringComparer.Ordinal)];
    }

    /// <summary>The names in some scenarios, such as one before and after changes.</summary>
    public static SecretNames Of(params IEnumerable<Scenario> scenarios) => new([.. scenarios.SelectMany(In)]);

    /// <summary>The labels of people and sources: in file order, each with the name that it stands for. A label is its own.</summary>
    public static Dictionary<string, string> Labels(IEnumerable<string?> names, string label) =>
        names.OfType<string>().Distinct(StringComparer.Ordinal)
        .Select((name, i) => KeyValuePair.Create(name, string.Create(CultureInfo.InvariantCulture, $"{label} {i + 1}")))
        .ToDictionary(StringComparer.Ordinal);

    /// <summary>The text with labels in place of the names.</summary>
    public string Without(string text)
    {
        StringBuilder cleaned = new();
        int done = 0;
        foreach ((int start, int end, Secret secret) in Find(text, secrets).OrderBy(found => found.Start))
        {
            cleaned.Append(text, done, start - done).Append(secret.Label);
            done = end;
        }

        return done == 0 ? text : cleaned.Append(text, done, text.Length - done).ToString();
    }

    /// <summary>The label of a name that stands in a text, or null.</summary>
    public string? In(string text) => Find(text, secrets).Select(found => found.Secret.Label).FirstOrDefault();

    /// <summary>The same for a text that the program wrote: what are its own words do not count.</summary>
    public string? InWritten(string text) =>
        Find(text, secrets.Where(one => !one.IsOfProgram)).Select(found => found.Secret.Label).FirstOrDefault();

    private static List<(int Start, int End, Secret Secret)> Find(string text, IEnumerable<Secret> secrets)
    {
        FoldedText folded = new(text);
        List<(int Start, int End, Secret Secret)> found = [];
        foreach (Secret secret in secrets)
        {
            for (int at = folded.Text.IndexOf(secret.Folded, StringComparison.Ordinal); at >= 0;
                at = folded.Text.IndexOf(secret.Folded, at + 1, StringComparison.Ordinal))
            {
                int start = folded.Start(at), end = folded.EndOf(at + secret.Folded.Length - 1);
                if (secret.Stands(folded, at) && found.TrueForAll(other => end <= other.Start || start >= other.End))
                {
                    found.Add((start, end, secret));
                }
            }
        }

        return found;
    }

    private static IEnumerable<Secret> In(Scenario scenario)
    {
        HashSet<string> subjects = [];
        Format.Shapes.Scenario.Rewrite(scenario with { Sources = [], Evidence = [] }, new(text => text, (kind, name) =>
        {
            if (kind != Format.NameKind.Analyst)
            {
                subjects.Add(FoldedText.Of(name));
            }

            return name;
        }));
        string[] parties =
        [
            .. scenario.Actors.Names, .. scenario.Actors.Values.Select(actor => actor.Name).OfType<string>(),
                .. scenario.Holding?.Spoilers.Names ?? [],
            .. (scenario.Holding?.Spoilers.Values ?? []).Select(spoiler => spoiler.Name).OfType<string>(),
        ];
        string called = string.Concat(parties.Select(party => $" {Words(FoldedText.Of(party))} |"));
        PieceOfEvidence[] evidence = [.. scenario.Evidence.Values];
        IEnumerable<KeyValuePair<string, string>> people = Labels(evidence.Select(piece => piece.Speaker), "Speaker")
            .Concat(Labels(evidence.Select(piece => piece.Analyst).Concat(scenario.Analysts.Values.Select(one => one.Name)), "Analyst"));
        IEnumerable<Secret> whole = people.Select(person => new Secret(person.Key, person.Value)),
            words = people.SelectMany(person => WordsOfName(person.Key).Select(word => new Secret(word, person.Value))),
            sources = from source in scenario.Sources.Values.Index()
                      from name in new[] { source.Item.Title, source.Item.Publisher, source.Item.Author, source.Item.Url,
                      source.Item.File }.OfType<string>()
                      from text in name == source.Item.Author ? [name, .. WordsOfName(name)] : new[] { name }
                      select new Secret(text, Label("Source", source.Index + 1));
        return whole.Concat(sources).Concat(words).Where(one =>
            one.Folded.Any(char.IsLetter) && !IsLabel(one.Folded) && !subjects.Contains(one.Folded)
                && !called.Contains($" {Words(one.Folded)} ", StringComparison.Ordinal));
    }

    private static string Label(string what, int number) => string.Create(CultureInfo.InvariantCulture, $"{what} {number}");

    private static bool IsLabel(string folded) =>
        folded.Split(' ') is ["speaker" or "analyst" or "source", string number]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static string Words(string text) => string.Concat(text.Select(one => char.IsLetterOrDigit(one) ? one : ' '));

    /// <summary>The words of a person's name by which the person can be known.</summary>
    private static IEnumerable<string> WordsOfName(string name)
    {
        string[] words = [.. Parted(name)
            .Select(word => word.EndsWith("'s", StringComparison.Ordinal) || word.EndsWith("’s", StringComparison.Ordinal) ? word[..^2]
            : word).Where(IsOfName)];
        return IsLabel(FoldedText.Of(name)) ? []
            : words.Where((word, i) => !Common.Value.Contains(FoldedText.Of(word))
                || (i > 0 && words.Take(i).Any(first => FirstNames.Value.Contains(FoldedText.Of(first)))));

        // A single letter is an initial; a single sign of a script without spaces is a word of every text.
        static bool IsOfName(string word) =>
            SignForms.Composed(word).Length > 1 && (Secret.HasNoCase(word) || Secret.BeginsWithCapital(word, 0));
    }

    private static IEnumerable<string> Parted(string name)
    {
        StringBuilder word = new();
        foreach (char sign in name.Append(' '))
        {
            if (char.IsLetterOrDigit(sign) || char.IsSurrogate(sign) || sign is '\'' or '’'
                || char.GetUnicodeCategory(sign) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.Format)
            {
                word.Append(sign);
            }
            else if (word.Length > 0)
            {
                yield return word.ToString().Trim('\'', '’');
                word.Clear();
            }
        }
    }

    private static HashSet<string> WordsOf(params IEnumerable<string> lists)
    {
        HashSet<string> words = [];
        foreach (string list in lists)
        {
            using StreamReader reader = new(typeof(SecretNames).Assembly.GetManifestResourceStream($"Lexicon.{list}.txt")!);
            words.UnionWith(reader.ReadToEnd().Split('\n').Where(line => !line.StartsWith('#'))
                .SelectMany(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]
                .Split([' ', ';', ',', '\r'], StringSplitOptions.RemoveEmptyEntries)).Select(FoldedText.Of));
        }

        return words;
    }

    /// <summary>A name, and what stands in its place.</summary>
    private sealed record Secret
    {
        private readonly bool mayBeJoined, needsCapital;

        public Secret(string name, string label)
        {
            (Folded, Label) = (FoldedText.Of(name), label);
            bool isWord = !Folded.Contains(' ', StringComparison.Ordinal);
            int letters = Folded.Count(char.IsLetter);
            mayBeJoined = isWord ? HasNoCase(name) && letters >= LongWord : letters >= LongPhrase;
            IsOfProgram = Folded.Length > 0 && ProgramWords.Hold(Folded);
            needsCapital = isWord && name.Length > 0 && BeginsWithCapital(name, 0) && (IsOfProgram || Common.Value.Contains(Folded));
        }

        public string Folded { get; }

        public string Label { get; }

        /// <summary>Whether the program writes the same words.</summary>
        public bool IsOfProgram { get; }

        /// <summary>Whether the name stands at a place of a text where its letters do, and not only within another word; an ordinary word
        /// needs its capital.</summary>
        public bool Stands(FoldedText text, int at) =>
            (mayBeJoined || (!AreJoined(text.Text, at - 1, at) && !AreJoined(text.Text, at + Folded.Length - 1, at + Folded.Length)))
            && (!needsCapital || BeginsWithCapital(text.Original, text.Start(at)));

        public static bool BeginsWithCapital(string text, int at) =>
            Rune.TryGetRuneAt(text, at, out Rune first)
                && Rune.GetUnicodeCategory(first) is UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter;

        /// <summary>Whether a word is of a script without capitals; Georgian has them, but names do not begin with one.</summary>
        public static bool HasNoCase(string word) =>
            !word.EnumerateRunes().Any(rune => (Rune.IsLower(rune) || Rune.IsUpper(rune)) && rune.Value is not (>= 0x10A0 and <= 0x10FF));

        private static bool AreJoined(string text, int left, int right) =>
            left >= 0 && right < text.Length && IsOfWord(text[left]) && IsOfWord(text[right]) && !IsOfScriptWithoutSpaces(text[left])
                && !IsOfScriptWithoutSpaces(text[right]);

        private static bool IsOfWord(char sign) =>
            char.IsLetterOrDigit(sign) || char.GetUnicodeCategory(sign) == UnicodeCategory.SpacingCombiningMark;

        // Thai to Tibetan, Burmese, Khmer, Japanese and Chinese.
        private static bool IsOfScriptWithoutSpaces(char sign) =>
            sign is (>= '\u0E00' and <= '\u109F') or (>= '\u1780' and <= '\u17FF') or (>= '\u3040' and <= '\u30FF') or (
                >= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF');
    }
}
