using Entente.Evidence.Words;

namespace Entente.Evidence.Actors;

/// <summary>Reads what office the text gives to somebody: `foreign minister Roe`, `Roe, director of the Institute`, `Roe, who leads the
/// union`.</summary>
internal static class OfficeReader
{
    private const int MaxBefore = 8;
    private const int MaxAfter = 24;
    private const WordTag Offices = WordTag.Title | WordTag.Role;
    private const WordTag NotInNames = WordTag.Determiner | WordTag.Pronoun | WordTag.Possessive | WordTag.Preposition | WordTag.Auxiliary
        | WordTag.Time | WordTag.Human | WordTag.Role | WordTag.Complementizer | WordTag.Subordinator | WordTag.Coordinator;

    /// <summary>The offices before and after a name, the later one last.</summary>
    public static IEnumerable<OfficeAt> At(WordStream words, NameRun run) =>
        new[] { Before(words, run) }.Concat(After(words, run.Last)).OfType<OfficeAt>();

    /// <summary>Whether what follows is part of the office and not whom it serves: `Secretary of State`, `minister of defence`.</summary>
    public static bool IsPortfolio(WordStream words, int head) =>
        words.IsAny(head, "secretary", "minister", "undersecretary") && words.Is(head + 1, "of") && words.Kind(head + 2) == TokenKind.Word
            && !words.Has(head + 2, WordTag.Determiner) && Countries.At(words, head + 2) is null;

    /// <summary>The office in a phrase such as `a senior official in Oslo`; null if it has no word for one.</summary>
    public static OfficeAt? In(WordStream words, int first, int last)
    {
        int start = words.Has(first, WordTag.Determiner) ? first + 1 : first;
        start = words.IsAny(start, "third", "second", "other", "same", "fourth", "fifth") ? start + 1 : start;
        for (int head = start; head <= last; head++)
        {
            if (!words.Has(head, Offices) || (head < last && words.Has(head + 1, Offices)) || StandsForAnother(words, head, last))
            {
                continue;
            }

            (int ownerFirst, int roleFirst, string? owner) = Owner(words, start, head);
            string? after = IsPortfolio(words, head) ? null : OrganisationAfter(words, head + 1, last + 1);

            // `a Russian envoy in Kyiv` speaks for the first, whatever country follows.
            string? organisation = after is not null && owner is not null && Countries.IsName(after) ? owner : after ?? owner;
            string role = Role(words, roleFirst, head, last);
            string before = ownerFirst > start ? Role(words, start, ownerFirst - 1, ownerFirst - 1) + " " : "";
            return roleFirst > head ? null
                : new(first, before + role, organisation, words[head].ToString().ToLowerInvariant(), CountryIn(words, first, last));
        }

        return null;
    }

    // `deputy foreign minister`: the deputy of what follows.
    private static bool StandsForAnother(WordStream words, int i, int last)
    {
        const int furthest = 3;
        if (!words.IsAny(i, "deputy", "assistant", "vice", "associate"))
        {
            return false;
        }

        for (int j = i + 1; j <= Math.Min(last, i + furthest) && words.Kind(j) == TokenKind.Word
            && !words.Has(j, WordTag.Preposition | WordTag.Coordinator); j++)
        {
            if (words.Has(j, Offices))
            {
                return true;
            }
        }

        return false;
    }

    private static OfficeAt? Before(WordStream words, NameRun run)
    {
        int last = run.First - 1, first = run.First;
        while (first > 0 && run.First - first < MaxBefore && words.Kind(first - 1) == TokenKind.Word && IsPartOfTitle(words, first - 1)
            && words.SentenceOf(first - 1) == words.SentenceOf(run.First))
        {
            first--;
        }

        // Mr. and Mrs. say no more than the name.
        while (last >= first && words.IsAny(last, "mr.", "mrs.", "ms.", "mr", "mrs", "ms", "miss"))
        {
            last--;
        }

        bool isPortfolio = last - 2 >= first && (IsPortfolio(words, last - 2) || (last - 3 >= first && IsPortfolio(words, last - 3)));
        if (first > last || (!isPortfolio && !words.Has(last, Offices)))
        {
            // `Portugal’s defence minister, Marta Roe`
            return !words.IsMark(run.First - 1, ',') || run.First <= 2 ? null
                : words.Has(run.First - 2, Offices) ? EndingAt(words, run.First - 2, run.First)
                : words.IsMark(run.Last + 1, ',') || words.Has(run.Last + 1, WordTag.Cue) ? OfSegment(words, run.First) : null;
        }

        return In(words, first, last) is OfficeAt office ? office with { At = run.First } : null;
    }

    // `Norway’s ambassador to Iceland, Olga Roe,`: the office somewhere in the words before the comma.
    private static OfficeAt? OfSegment(WordStream words, int name)
    {
        int first = name - 1;
        while (first > 0 && name - first < MaxBefore + 2 && words.Kind(first - 1) == TokenKind.Word
            && words.SentenceOf(first - 1) == words.SentenceOf(name)
            && !words.Has(first - 1, WordTag.Auxiliary | WordTag.Verb | WordTag.Cue))
        {
            first--;
        }

        bool begins = first == 0 || words.SentenceOf(first - 1) != words.SentenceOf(name) || words.IsMark(first - 1, ',')
            || words.Kind(first - 1) == TokenKind.Quote;
        return begins && (words.Has(first, WordTag.Determiner) || words.Has(first, WordTag.Genitive | WordTag.Capital))
            && In(words, first, name - 2) is OfficeAt office ? office with { At = name } : null;
    }

    private static OfficeAt? EndingAt(WordStream words, int head, int at)
    {
        int first = head;
        while (first > 0 && head - first < MaxBefore && words.Kind(first - 1) == TokenKind.Word
            && (IsPartOfTitle(words, first - 1) || words.Has(first - 1, WordTag.Genitive))
            && words.SentenceOf(first - 1) == words.SentenceOf(head))
        {
            first--;
        }

        return In(words, first, head) is OfficeAt office ? office with { At = at } : null;
    }

    private static bool IsPartOfTitle(WordStream words, int i) =>
        (words.Has(i, Offices | WordTag.Capital | WordTag.Organisation | WordTag.Genitive)
            && !words.Has(i, WordTag.Time | WordTag.Preposition))
        || (words.Tags(i) == WordTag.None && words.Kind(i) == TokenKind.Word) || words.IsAny(i, "former", "then", "chief")
        || (words.Is(i, "of") && IsPortfolio(words, i - 1));

    // `, director of the Institute,` `, who leads the union,` `(the minister)`
    private static IEnumerable<OfficeAt?> After(WordStream words, int name)
    {
        int first = name + 1;
        if (words.First(first) is '(' && words.Has(first + 1, WordTag.Determiner | Offices))
        {
            first++;
        }
        else if (words.IsMark(first, ','))
        {
            first++;
        }
        else
        {
            return [];
        }

        if (words.Kind(first) == TokenKind.Number && words.IsMark(first + 1, ','))
        {
            first += 2;
        }

        int last = first;
        while (last < words.Count && last - first < MaxAfter && words.SentenceOf(last) == words.SentenceOf(name)
            && words.Kind(last) is TokenKind.Word or TokenKind.Number)
        {
            last++;
        }

        last--;
        return last < first ? []
            : words.Is(first, "who") ? [WhoDoes(words, first, last), WhoIs(words, first, last)]
            : IsDescription(words, first, last) ? [In(words, first, last)]
            : [];
    }

    // `who was commander until Monday and is now the envoy`: the last office counts.
    private static OfficeAt? WhoIs(WordStream words, int first, int last)
    {
        for (int i = last - 1; i > first; i--)
        {
            if (words.IsAny(i, "is", "now", "became") && words.Has(i + 1, WordTag.Determiner | Offices)
                && In(words, i + 1, last) is OfficeAt office)
            {
                return office with { At = first };
            }
        }

        return null;
    }

    // `who leads the union`
    private static OfficeAt? WhoDoes(WordStream words, int first, int last)
    {
        string? role = words.IsAny(first + 1, "leads", "heads", "chairs", "led", "headed", "runs", "ran", "commands", "commanded",
            "directs", "founded")
            ? words[first + 1].ToString().ToLowerInvariant() switch
            {
                "leads" or "heads" or "runs" => "leader",
                "led" or "headed" or "ran" => "former leader",
                "chairs" => "chair",
                "commands" => "commander",
                "commanded" => "former commander",
                "directs" => "director",
                _ => "founder",
            }
            : null;
        return role is null ? null
            : new(first, role, OrganisationFrom(words, first + 2, last + 1), role.Split(' ')[^1], CountryIn(words, first, last));
    }

    private static bool IsDescription(WordStream words, int first, int last)
    {
        if (!words.Has(first, WordTag.Determiner | Offices)
            && !words.IsAny(first, "former", "chief", "senior", "acting", "deputy", "co-founder") && words.Tags(first) != WordTag.None
            && !words.Has(first, WordTag.Capital | WordTag.Genitive))
        {
            return false;
        }

        for (int i = first; i <= last; i++)
        {
            if (words.Has(i, Offices))
            {
                return true;
            }

            if (words.Has(i, WordTag.Auxiliary | WordTag.Pronoun) && !words.Has(i, WordTag.Determiner))
            {
                return false;
            }
        }

        return false;
    }

    // `Portugal’s defence minister`, `Portuguese foreign ministry spokeswoman`: who is spoken for, and where the office begins.
    private static (int OwnerFirst, int RoleFirst, string? Owner) Owner(WordStream words, int first, int head)
    {
        string? owner = null;
        int start = first, ownerFirst = first;
        for (int i = first; i < head; i++)
        {
            if (Countries.At(words, i) is (string country, _, int countryLast) && countryLast < head)
            {
                owner = country;
                ownerFirst = i;
                start = countryLast + 1;
                i = countryLast;
            }
            else if (words.Has(i, WordTag.Genitive)
                || (words.Has(i, WordTag.Organisation | WordTag.KnownOrganisation) && !words.Has(i, Offices)))
            {
                ownerFirst = owner is null ? start : ownerFirst;
                owner = owner is not null && words.Is(i, "government") ? owner : Name(words, ownerFirst, i);
                start = i + 1;
            }
        }

        return (owner is null ? first : ownerFirst, start, owner);
    }

    // The office with its `of` phrases, but without the organisation: `chief of staff`, `leader`.
    private static string Role(WordStream words, int first, int head, int last)
    {
        int end = head;
        if (IsPortfolio(words, head) && head + 2 <= last)
        {
            end = PortfolioEnd(words, head + 2, last);
        }
        else if (words.Is(head + 1, "of") && head + 2 <= last && words.Tags(head + 2) == WordTag.None
            && !words.Has(head + 2, WordTag.Capital))
        {
            end = head + 2;
        }

        // `Prime Minister` is an office, not a name; `CEO` stays as it is.
        return string.Join(' ', words.Words(first, end).Split(' ')
            .Select(word => word.Length > 1 && char.IsUpper(word[1]) ? word : word.ToLowerInvariant()));
    }

    // `minister of trade and industry`, `Secretary of State`, `minister of Foreign Affairs`
    private static int PortfolioEnd(WordStream words, int first, int last)
    {
        int end = words.Has(first + 1, WordTag.Capital) && words.Has(first, WordTag.Capital) && first + 1 <= last ? first + 1 : first;
        while (end + 2 <= last && words.Is(end + 1, "and") && words.Kind(end + 2) == TokenKind.Word
            && words.Has(end + 2, WordTag.Capital) == words.Has(end, WordTag.Capital)
            && !words.Has(end + 2, WordTag.Determiner | WordTag.Role | WordTag.Title))
        {
            end += 2;
        }

        return end;
    }

    private static string? OrganisationAfter(WordStream words, int first, int limit)
    {
        for (int i = first; i + 1 < limit && i - first < MaxBefore; i++)
        {
            // `in talks with the South`: who is met is not who is spoken for.
            bool leadsAway = words.IsAny(i, "with", "to") && i > first;
            if (words.IsAny(i, "of", "for", "at", "with", "in", "to", "from") && !leadsAway)
            {
                string? found = OrganisationFrom(words, i + 1, limit);
                if (found is not null && !(words.IsAny(i, "with", "to") && Countries.IsName(found)))
                {
                    return found;
                }
            }
        }

        return null;
    }

    // The organisation or government that begins at a token, articles left out.
    private static string? OrganisationFrom(WordStream words, int first, int limit)
    {
        while (first < limit && words.Has(first, WordTag.Determiner))
        {
            first++;
        }

        if (first >= limit)
        {
            return null;
        }

        if (Countries.At(words, first) is (string country, _, int countryLast)
            && !words.Has(countryLast + 1, WordTag.Capital | WordTag.Organisation))
        {
            return country;
        }

        int last = first;
        bool isNamed = false;
        while (last < limit && words.Kind(last) == TokenKind.Word
            && (words.Has(last, WordTag.Capital | WordTag.Organisation) || words.Tags(last) == WordTag.None || Links(words, last, limit)
            || (last > first + 1 && words.IsAny(last - 1, "of", "and") && !words.Has(last, NotInNames))))
        {
            isNamed |= words.Has(last, WordTag.Capital | WordTag.Organisation);
            last++;
            if (words.Has(last - 1, WordTag.Genitive) && !(words.Has(last, WordTag.Capital) && words.Has(last, WordTag.Organisation)))
            {
                break;
            }
        }

        return isNamed ? Name(words, first, last - 1) : null;
    }

    // `Joint Chiefs of Staff`, `Council on the Roe Gap`, `peace and security department`: small words inside an organisation's name.
    private static bool Links(WordStream words, int i, int limit)
    {
        int next = words.IsAny(i, "of", "for", "on", "and", "in") && words.Is(i + 1, "the") ? i + 2 : i + 1;
        bool isLower = words.Kind(i + 1) == TokenKind.Word && i + 1 < limit && !words.Has(i + 1, NotInNames)
            && ((words.Is(i, "and") && (words.Has(i + 2, WordTag.Organisation) || words.Is(i - 2, "of")))
            || (words.Is(i, "of") && words.Has(i - 1, WordTag.Organisation)));
        return next < limit && ((words.IsAny(i, "of", "for", "and", "the", "on") && words.Has(next, WordTag.Capital)
            && !words.Has(next, WordTag.Time)) || isLower);
    }

    private static string? CountryIn(WordStream words, int first, int last)
    {
        for (int i = first; i <= last; i++)
        {
            if (Countries.At(words, i) is (string country, _, _))
            {
                return country;
            }
        }

        return null;
    }

    private static string Name(WordStream words, int first, int last)
    {
        string name = words.Words(first, last);
        return words.Has(last, WordTag.Genitive) ? name[..^2] : name;
    }
}
