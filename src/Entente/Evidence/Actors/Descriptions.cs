using Entente.Evidence.Quotations;
using Entente.Evidence.Words;

namespace Entente.Evidence.Actors;

/// <summary>Merges descriptions with those they mean, in reading order: `the minister` is the last one named who holds the office, `the
/// union` the last union; `a diplomat` who speaks and is never named becomes an actor of its own.</summary>
internal sealed class Descriptions
{
    private const int MaxDescriptionLength = 6;

    // Of the offices that somebody has held, so many of the last ones are looked at.
    private const int MaxOffices = 4;

    private readonly WordStream words;
    private readonly ActorBook book;
    private readonly HashSet<int> spoken;
    private readonly Dictionary<string, Person> lastByHead = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> lastOrganisation = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, (int First, int Last, OfficeAt Office)> introduced = new(StringComparer.OrdinalIgnoreCase);
    private Person? lastChanged;

    public Descriptions(WordStream words, ActorBook book, IReadOnlyList<NounPhrase> speakers)
    {
        this.words = words;
        this.book = book;
        spoken = [.. speakers.Select(phrase => phrase.First)];
    }

    /// <summary>Adds the mentions to the book.</summary>
    public void Add()
    {
        for (int i = 0; i < words.Count; i++)
        {
            if (book.PersonAt(i) is Person named)
            {
                Named(named, i);
                continue;
            }

            if (book.OtherAt(i) is string other && words.Has(i, WordTag.Organisation))
            {
                lastOrganisation[Countries.Bare(words, i).ToString()] = other;
            }

            if (words.Has(i, WordTag.Determiner) && At(i) is (int last, OfficeAt office, bool isDefinite))
            {
                Described(i, last, office, isDefinite);
                i = last;
            }
            else if (IsOrganisationAgain(i) && lastOrganisation.TryGetValue(words[i + 1].ToString(), out string? organisation))
            {
                book.MentionAgain(organisation, i, i + 1);
            }
        }
    }

    private void Named(Person person, int at)
    {
        int last = person.LastBefore(at + 1);
        for (int i = Math.Max(0, last - MaxOffices); i <= last; i++)
        {
            lastByHead[person.Offices[i].Head] = person;
        }

        lastChanged = person.Offices.Count > 1 ? person : lastChanged;
    }

    private bool IsOrganisationAgain(int i) => words.Is(i, "the") && words.Has(i + 1, WordTag.Organisation)
        && !words.Has(i + 1, WordTag.Capital) && !words.Has(i + 2, WordTag.Capital);

    private void Described(int first, int last, OfficeAt office, bool isDefinite)
    {
        Person? holder = isDefinite ? lastByHead.GetValueOrDefault(office.Head) ?? (words.Is(first + 1, "former") ? lastChanged : null)
            : null;
        if (holder is null && !spoken.Contains(first))
        {
            // `A diplomat … The diplomat said`: kept in case the second speaks.
            if (!isDefinite)
            {
                introduced[office.Head] = (first, last, office);
            }

            return;
        }

        if (holder is null)
        {
            holder = book.AddUnnamed(words.Words(first, last));
            if (isDefinite && introduced.Remove(office.Head, out (int First, int Last, OfficeAt Office) before))
            {
                holder.Name = words.Words(before.First, before.Last);
                book.Mention(holder, before.First, before.Last);
                office = before.Office;
            }

            holder.Add(office);
        }

        book.Mention(holder, first, last);
        lastByHead[office.Head] = holder;
    }

    // A determiner, a few words, and an office that no name follows.
    private (int Last, OfficeAt Office, bool IsDefinite)? At(int first)
    {
        for (int i = first + 1; i < Math.Min(words.Count, first + MaxDescriptionLength); i++)
        {
            if (words.Kind(i) != TokenKind.Word || words.SentenceOf(i) != words.SentenceOf(first) || book.PersonAt(i) is not null)
            {
                return null;
            }

            bool isHead = words.Has(i, WordTag.Role) && !words.Has(i, WordTag.Genitive) && !words.Has(i + 1, WordTag.Role | WordTag.Title)
                && words.Kind(i + 1) is not TokenKind.Number;
            if (isHead)
            {
                bool isName = words.Has(i + 1, WordTag.Capital) && !words.Has(i + 1, WordTag.Time);
                int last = WithPlace(i, first);
                return !isName && OfficeReader.In(words, first, last) is OfficeAt office
                    ? (last, office, words.IsAny(first, "the", "this", "that")) : null;
            }

            if (words.Has(i, WordTag.Preposition | WordTag.Auxiliary | WordTag.Pronoun | WordTag.Coordinator)
                || (words.Has(i, WordTag.Verb) && words.IsForm(i, VerbForm.Past) && !words.IsForm(i, VerbForm.Participle)))
            {
                return null;
            }
        }

        return null;
    }

    // `a senior official in Oslo`, `a spokesman for the ministry`
    private int WithPlace(int head, int first)
    {
        bool hasPlace = words.IsAny(head + 1, "in", "at", "from", "of", "for") && head + 3 < words.Count
            && words.Has(head + 2, WordTag.Capital | WordTag.Determiner) && !words.Has(head + 2, WordTag.Time);
        if (!hasPlace)
        {
            return head;
        }

        int last = words.Has(head + 2, WordTag.Determiner) ? head + 3 : head + 2;
        while (last + 1 < words.Count && words.Has(last + 1, WordTag.Capital) && words.SentenceOf(last + 1) == words.SentenceOf(first)
            && words.Kind(last + 1) == TokenKind.Word)
        {
            last++;
        }

        return words.SentenceOf(last) == words.SentenceOf(first) ? last : head;
    }
}
