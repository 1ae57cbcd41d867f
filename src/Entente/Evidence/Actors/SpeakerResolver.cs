using Entente.Evidence.Quotations;
using Entente.Evidence.Words;

namespace Entente.Evidence.Actors;

/// <summary>Says who a phrase means: the full name, the office and the organisation, from anywhere in the text. Ask in reading
/// order.</summary>
internal sealed class SpeakerResolver(FramedText text, ActorBook book)
{
    // He and she are looked for no further back than this.
    private const int FurthestBack = 600;

    // An office given just after the name holds for what the name says there.
    private const int NearbyOffice = 3;

    private const int MaxNameLength = 24;

    private readonly WordStream words = text.Words;
    private readonly Dictionary<int, Person> pronouns = [];

    /// <summary>The speaker that a phrase means.</summary>
    public Speaker Resolve(NounPhrase phrase)
    {
        TextSpan span = words.Span(phrase.First, phrase.Last);
        string said = span.Of(words.Document.Text);
        if (phrase.First == phrase.Last && words.IsAny(phrase.First, "he", "she", "him", "her", "his", "he’s", "she’s", "he's", "she's"))
        {
            Gender gender = words[phrase.First][0] is 's' or 'S' || words.Is(phrase.First, "her") ? Gender.Female : Gender.Male;
            Person? meant = Nearest(phrase.First, gender);
            if (meant is not null)
            {
                pronouns[phrase.First] = meant;
                return Of(meant, span, said, phrase.First);
            }

            return new(span, said, null, null, null);
        }

        if (Joint(phrase, span, said) is Speaker several)
        {
            return several;
        }

        int head = phrase.Head;
        if (PersonIn(phrase.First, OfficeReader.IsPortfolio(words, head) ? phrase.Last : head) is Person named)
        {
            return Of(named, span, said, phrase.Last);
        }

        string? other = null;
        for (int i = head; i >= phrase.First && other is null; i--)
        {
            other = book.OtherAt(i);
        }

        OfficeAt? office = OfficeReader.In(words, phrase.First, phrase.Last);
        if (office is not null || words.Has(head, WordTag.Group | WordTag.Human))
        {
            string? role = office?.Role
                ?? words.Words(words.Has(phrase.First, WordTag.Determiner) && phrase.First < head ? phrase.First + 1 : phrase.First, head);
            return new(span, said, null, role, office?.Organisation ?? OrganisationIn(phrase));
        }

        return new(span, said, other, null, other);
    }

    // `Anna Roe and Rui Doe`, `Iceland, Norway and Denmark`: all of them, if a name ends each piece. What describes one between commas is
    // its own name again, or none.
    private Speaker? Joint(NounPhrase phrase, TextSpan span, string said)
    {
        List<(string Name, string? Organisation)> all = [];
        bool isJoined = false;
        int last = Enumerable.Range(phrase.First, phrase.Last - phrase.First).Any(i => words.IsMark(i, ',')) ? phrase.Last : phrase.Head;
        for (int i = phrase.First; i <= last; i++)
        {
            bool isEnd = i == last || words.Is(i + 1, "and") || words.IsMark(i + 1, ',')
                || (words.Is(i + 1, "of") && !words.Has(i, WordTag.Organisation));
            isJoined |= words.Is(i, "and") && all.Count > 0;
            if (isEnd && all.Count == 0 && NameAt(i) is null)
            {
                // `the envoys of Iceland, Norway and Denmark`: they are not named.
                return null;
            }

            if (isEnd && NameAt(i) is { } one && !all.Exists(other => other.Name == one.Name))
            {
                all.Add(one);
            }

            while (i < last && words.Is(i + 1, "of") && !words.Is(i + 2, "and"))
            {
                i = PieceEnd(i + 2, last);
            }
        }

        return isJoined && all.Count > 1 && NameAt(last) is not null
            ? new(span, said, $"{string.Join(", ", all.SkipLast(1).Select(one => one.Name))} and {all[^1].Name}", null,
                all.TrueForAll(one => one.Organisation == all[0].Organisation) ? all[0].Organisation : null)
            : null;
    }

    // The last token before a comma or `and`.
    private int PieceEnd(int i, int limit)
    {
        while (i < limit && !words.IsMark(i + 1, ',') && !words.Is(i + 1, "and"))
        {
            i++;
        }

        return i;
    }

    private (string Name, string? Organisation)? NameAt(int token) =>
        book.PersonAt(token) is { IsUnnamed: false } person ? (person.Name, person.OfficeAt(token + NearbyOffice)?.Organisation)
        : book.OtherAt(token) is string other ? (other, other) : null;

    private static Speaker Of(Person person, TextSpan span, string said, int at)
    {
        OfficeAt? office = person.OfficeAt(at + NearbyOffice);
        return new(span, said, person.IsUnnamed ? null : person.Name, office?.Role, office?.Organisation);
    }

    private Person? PersonIn(int first, int last)
    {
        for (int i = last; i >= first; i--)
        {
            if (book.PersonAt(i) is Person person)
            {
                return person;
            }
        }

        return null;
    }

    private string? OrganisationIn(NounPhrase phrase)
    {
        for (int i = phrase.First; i <= phrase.Last; i++)
        {
            if (book.OtherAt(i) is string other)
            {
                return other;
            }

            if (Countries.At(words, i) is (string country, _, _))
            {
                return country;
            }
        }

        return null;
    }

    // The nearest subject before a pronoun that it can stand for; outside quotations, as a speaker does not name himself.
    private Person? Nearest(int pronoun, Gender gender)
    {
        Person? fallback = null;
        for (int i = pronoun - 1, steps = 0; i >= 0 && steps < FurthestBack; i--, steps++)
        {
            if (text.IsQuoted(i))
            {
                continue;
            }

            Person? person = pronouns.GetValueOrDefault(i) ?? book.PersonAt(i);
            if (person is null || (person.Gender != Gender.Unknown && person.Gender != gender))
            {
                continue;
            }

            if (IsSubject(i, person))
            {
                if (person.Gender == Gender.Unknown && !person.IsUnnamed)
                {
                    person.Gender = gender;
                }

                return person;
            }

            fallback ??= person;
        }

        return fallback;
    }

    // Whether a mention begins its sentence, or a verb follows or precedes it.
    private bool IsSubject(int i, Person person)
    {
        int last = i, first = i;
        while (last + 1 < words.Count && last - i < MaxNameLength && book.PersonAt(last + 1) == person)
        {
            last++;
        }

        while (first > 0 && i - first < MaxNameLength && book.PersonAt(first - 1) == person)
        {
            first--;
        }

        return !words.Has(last, WordTag.Genitive) && !words.Has(first - 1, WordTag.Preposition)
            && (first == text.FrameAt(first).First || words.Has(last + 1, WordTag.Verb | WordTag.Cue | WordTag.Auxiliary | WordTag.Adverb)
            || words.IsMark(last + 1, ',') || words.Has(first - 1, WordTag.Cue));
    }
}
