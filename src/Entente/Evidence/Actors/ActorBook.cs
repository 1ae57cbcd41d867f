using Entente.Evidence.Quotations;
using Entente.Evidence.Words;
using Entente.Scenarios;

namespace Entente.Evidence.Actors;

/// <summary>Everybody who acts in a text, with all mentions merged: built once, in reading order.</summary>
internal sealed class ActorBook
{
    private readonly WordStream words;
    private readonly List<Person> people = [];
    private readonly Dictionary<string, List<Person>> byLastName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<(int First, int Last)>> governments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(int First, int Last)>> organisations = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> acronyms = new(StringComparer.Ordinal);
    private readonly Person?[] personAt;
    private readonly string?[] otherAt;

    private ActorBook(WordStream words)
    {
        this.words = words;
        personAt = new Person?[words.Count];
        otherAt = new string?[words.Count];
    }

    /// <summary>People, in order of first mention.</summary>
    public IReadOnlyList<Person> People => people;

    /// <summary>Reads a text's actors. <paramref name="speakers"/> are the phrases to which something is attributed.</summary>
    public static ActorBook Of(WordStream words, IReadOnlyList<NounPhrase> speakers)
    {
        ActorBook book = new(words);
        List<NameRun> runs = NameScanner.Find(words);
        HashSet<int> spoken = [.. speakers.SelectMany(phrase =>
            Enumerable.Range(phrase.First, Math.Min(phrase.Last, phrase.First + 24) - phrase.First + 1))];
        List<NameRun> unknown = [];
        foreach (NameRun run in runs)
        {
            switch (run.Kind)
            {
                case RunKind.Government:
                    book.Mention(book.governments, run.Country!, run);
                    break;
                case RunKind.Organisation when run.First == run.Last:
                    unknown.Add(run);
                    break;
                case RunKind.Organisation:
                    book.Mention(book.organisations, book.OrganisationName(run), run);
                    break;
                default:
                    if (!book.AddPerson(run, spoken))
                    {
                        unknown.Add(run);
                    }

                    break;
            }
        }

        unknown.ForEach(book.MatchPerson);
        new Descriptions(words, book, speakers).Add();
        book.people.Sort((a, b) => a.Mentions[0].First.CompareTo(b.Mentions[0].First));
        return book;
    }

    /// <summary>The person mentioned at a token, by name or by office.</summary>
    public Person? PersonAt(int token) => personAt[token];

    /// <summary>The organisation or government mentioned at a token.</summary>
    public string? OtherAt(int token) => otherAt[token];

    /// <summary>Somebody whom the text describes and never names.</summary>
    public Person AddUnnamed(string description)
    {
        Person person = new(description, Gender.Unknown) { IsUnnamed = true };
        people.Add(person);
        return person;
    }

    /// <summary>Adds a mention of a person.</summary>
    public void Mention(Person person, int first, int last)
    {
        person.Mentions.Add((first, last));
        Array.Fill(personAt, person, first, last - first + 1);
    }

    /// <summary>Adds a mention of an organisation that was named before.</summary>
    public void MentionAgain(string organisation, int first, int last)
    {
        organisations[organisation].Add((first, last));
        Array.Fill(otherAt, organisation, first, last - first + 1);
    }

    /// <summary>All actors for the answer, in order of first mention.</summary>
    public IReadOnlyList<FoundActor> Actors()
    {
        List<FoundActor> actors = [.. people.Select(OfPerson)];
        actors.AddRange(governments.Select(one => new FoundActor(one.Key, ActorKind.Government, Spans(one.Value))));
        actors.AddRange(organisations.Select(one => new FoundActor(one.Key, ActorKind.Organisation, Spans(one.Value))));
        actors.AddRange(GroupFinder.Find(words));
        return [.. actors.OrderBy(one => one.Mentions[0].Start).ThenBy(one => one.Name, StringComparer.Ordinal)];
    }

    private FoundActor OfPerson(Person person)
    {
        OfficeAt? office = person.OfficeAt(int.MaxValue);
        return new(person.Name, ActorKind.Person, Spans(person.Mentions), office?.Role, office?.Organisation);
    }

    private TextSpan[] Spans(List<(int First, int Last)> mentions) =>
        [.. mentions.OrderBy(one => one.First).Select(one => WithoutGenitive(words.Span(one.First, one.Last), one.Last))];

    private TextSpan WithoutGenitive(TextSpan span, int last) =>
        span with { End = span.End - (words[last].Length - Countries.Bare(words, last).Length) };

    private void Mention(Dictionary<string, List<(int First, int Last)>> table, string name, NameRun run)
    {
        if (!table.TryGetValue(name, out List<(int First, int Last)>? mentions))
        {
            table[name] = mentions = [];
        }

        mentions.Add((run.First, run.Last));
        Array.Fill(otherAt, name, run.First, run.Last - run.First + 1);
    }

    // `EU` is the European Union that was named before.
    private string OrganisationName(NameRun run)
    {
        string name = Bare(run);
        if (run.First == run.Last && acronyms.TryGetValue(name.Replace(".", "", StringComparison.Ordinal), out string? full))
        {
            return full;
        }

        string[] parts = name.Split(' ');
        if (parts.Length > 1)
        {
            string initials = string.Concat(parts.Where(part => char.IsUpper(part[0])).Select(part => part[0]));
            acronyms.TryAdd(initials, name);
        }

        return name;
    }

    private string Bare(NameRun run)
    {
        TextSpan span = WithoutGenitive(words.Span(run.First, run.Last), run.Last);
        return Documents.PlainText.OneLine(HiddenSigns.Without(span.Of(words.Text)));
    }

    // A run is a person if a first name, a title or an office shows it, or if something is attributed to it.
    private bool AddPerson(NameRun run, HashSet<int> spoken)
    {
        string name = Bare(run);
        string[] parts = name.Split(' ');
        string last = parts[^1] is "Jr." or "Sr." or "II" or "III" && parts.Length > 1 ? parts[^2] : parts[^1];
        if (Match(parts, last) is Person known)
        {
            if (name.Length > known.Name.Length && parts.Length > 1 && name.Any(char.IsLower))
            {
                known.Name = name;
            }

            Add(known, run);
            return true;
        }

        OfficeAt[] offices = [.. OfficeReader.At(words, run)];
        bool isPerson = run.Kind == RunKind.Person || (parts.Length > 1 && (offices.Length > 0 || spoken.Contains(run.Last)))
            || (spoken.Contains(run.Last) && !run.IsOpening && parts.Length == 1 && HasLower(name) && offices.Length > 0);
        if (!isPerson || (parts.Length == 1 && run.IsOpening))
        {
            return false;
        }

        Gender gender = FirstNames.GenderOf(parts[0]);
        for (int i = run.TitleFirst - 1; i < run.First && gender == Gender.Unknown; i++)
        {
            gender = words.Has(i, WordTag.Female) ? Gender.Female : words.Has(i, WordTag.Male) ? Gender.Male : Gender.Unknown;
        }

        Person person = new(name, gender);
        people.Add(person);
        if (!byLastName.TryGetValue(last, out List<Person>? namesakes))
        {
            byLastName[last] = namesakes = [];
        }

        namesakes.Add(person);
        Add(person, run);
        return true;
    }

    private void MatchPerson(NameRun run)
    {
        string[] parts = Bare(run).Split(' ');
        if (Match(parts, parts[^1]) is Person known)
        {
            Add(known, run);
        }
        else if (run.Kind == RunKind.Organisation)
        {
            Mention(organisations, OrganisationName(run), run);
        }
    }

    // The person with this last name; of several the one with the same first name, else the last one named.
    private Person? Match(string[] parts, string last)
    {
        const int mostNamesakes = 8;
        if (!byLastName.TryGetValue(last, out List<Person>? namesakes))
        {
            return null;
        }

        if (parts.Length == 1)
        {
            return namesakes[^1];
        }

        return namesakes.Take(mostNamesakes)
            .FirstOrDefault(one => one.Name.StartsWith(parts[0], StringComparison.OrdinalIgnoreCase)
            || !one.Name.Contains(' ', StringComparison.Ordinal));
    }

    private void Add(Person person, NameRun run)
    {
        Mention(person, run.First, run.Last);
        foreach (OfficeAt office in OfficeReader.At(words, run))
        {
            person.Add(office);
        }
    }

    private static bool HasLower(string word) => word.Any(char.IsLower);
}
