using Entente.Evidence.Words;

namespace Entente.Evidence.Actors;

/// <summary>Finds runs of capitalised words that name people, organisations and governments.</summary>
internal static class NameScanner
{
    private const int MaxRun = 12;
    private const int MinAcronymLength = 2;
    private const int MaxAcronymLength = 7;
    private const WordTag Ordinary =
        WordTag.Determiner | WordTag.Pronoun | WordTag.ObjectPronoun | WordTag.Possessive | WordTag.Preposition | WordTag.Coordinator
        | WordTag.Complementizer | WordTag.Subordinator | WordTag.Auxiliary | WordTag.Negation | WordTag.Adverb;

    /// <summary>All runs in reading order; none overlaps another.</summary>
    public static List<NameRun> Find(WordStream words)
    {
        List<NameRun> runs = [];
        for (int s = 0; s < words.Sentences.Count; s++)
        {
            Sentence sentence = words.Sentences[s];
            for (int i = sentence.First; i < sentence.Last; i++)
            {
                if (At(words, i, sentence) is NameRun run)
                {
                    runs.Add(run);
                    i = run.Last;
                }
            }
        }

        return runs;
    }

    private static NameRun? At(WordStream words, int first, Sentence sentence)
    {
        bool opens = first == sentence.First || (first == sentence.First + 1 && words.Kind(first - 1) != TokenKind.Word)
            || words.Kind(first - 1) == TokenKind.Quote;
        if (!CanBegin(words, first, opens))
        {
            return null;
        }

        int last = RunEnd(words, first, sentence.Last);
        bool isAdjective = last > first
            && words.IsAny(first, "former", "senior", "top", "retired", "acting", "longtime", "veteran", "western", "several");
        if (isAdjective || IsDateline(words, first, sentence))
        {
            return null;
        }

        if (Countries.At(words, first) is (string country, CountryForm form, int countryLast)
            && (countryLast >= last || form != CountryForm.Country || !IsOrganisation(words, first, last)))
        {
            // `Portuguese Admiral Rui Roe`: the government first, then the person. `Russian Foreign Ministry`: an organisation.
            if (countryLast < last && form == CountryForm.People && IsOrganisation(words, countryLast + 1, last)
                && !FirstNames.Contains(words[countryLast + 1]))
            {
                return new(first, first, last, RunKind.Organisation, country);
            }

            return IsPlace(words, first, countryLast, form) ? null : new(first, first, countryLast, RunKind.Government, country);
        }

        int name = SkipTitles(words, first, last);
        bool isTitled = name > first
            || (first > sentence.First && words.Has(first - 1, WordTag.Title | WordTag.Role) && !words.Has(first - 1, WordTag.Capital));
        if (name > last)
        {
            return null;
        }

        bool isCalledSo = name == first && first > sentence.First && words.Has(first - 1, WordTag.Organisation | WordTag.Writing)
            && !words.Has(first - 1, WordTag.Capital | WordTag.Role | WordTag.Title);
        if ((isCalledSo || IsOrganisation(words, name, last)) && !(FirstNames.Contains(words[name]) && last > name))
        {
            last = ExtendOrganisation(words, last, sentence.Last);
            return new(name, name, last, RunKind.Organisation);
        }

        bool isPerson = isTitled || (last > name && (FirstNames.Contains(words[name]) || words[name] is [_, '.']));
        return new(first, name, last, isPerson ? RunKind.Person : RunKind.Unknown, null, opens && name == last);
    }

    private static bool CanBegin(WordStream words, int i, bool opens) =>
        words.Kind(i) == TokenKind.Word && words.Has(i, WordTag.Capital) && !words.Has(i, WordTag.Time)
            && !(words.Has(i, Ordinary) && (opens || words[i].Length < 3 || !HasOnlyCapitals(words[i])))
        && !(opens && words.Has(i, WordTag.Verb) && !words.Has(i + 1, WordTag.Capital));

    private static int RunEnd(WordStream words, int first, int limit)
    {
        int last = first;
        for (int i = first + 1; i < limit && i - first < MaxRun; i++)
        {
            if (words.Has(last, WordTag.Genitive) && !(words.Has(i, WordTag.Organisation) && words.Has(i, WordTag.Capital)))
            {
                break;
            }

            if (words.Kind(i) == TokenKind.Word && words.Has(i, WordTag.Capital) && !words.Has(i, WordTag.Time))
            {
                last = i;
                continue;
            }

            // `Rui de Roe`, `Ana de la Roe`
            int after = i + 1 < limit && NameParticles.Contains(words[i + 1]) ? i + 2 : i + 1;
            bool isParticle = NameParticles.Contains(words[i]) && after < limit && words.Has(after, WordTag.Capital)
                && words.Kind(after) == TokenKind.Word && !words.Has(after, WordTag.Time);
            if (!isParticle)
            {
                break;
            }

            (last, i) = (after, after);
        }

        return last;
    }

    private static int SkipTitles(WordStream words, int first, int last)
    {
        int name = first;
        while (name <= last && words.Has(name, WordTag.Title | WordTag.Role) && (name < last || words[name][^1] == '.')
            && !IsFirstNameBefore(words, name, last))
        {
            name++;
        }

        // `Secretary of Defense Pete Roe`: the name begins with the first name.
        if (name > 1 && words.Is(name - 1, "of") && words.Has(name - 2, WordTag.Title | WordTag.Role))
        {
            for (int i = name + 1; i < last; i++)
            {
                if (FirstNames.Contains(words[i]))
                {
                    return i;
                }
            }
        }

        // `Foreign Minister Roe`: an adjective before the title belongs to it.
        for (int i = name; i < last; i++)
        {
            if (words.Has(i, WordTag.Title) && !FirstNames.Contains(words[name]) && !words.Has(i, WordTag.Genitive)
                && !IsFirstNameBefore(words, i, last))
            {
                name = i + 1;
            }
        }

        return name;
    }

    // `Grace` and `Dean` are names too.
    private static bool IsFirstNameBefore(WordStream words, int i, int last) =>
        i < last && FirstNames.Contains(words[i]) && !words.Has(i + 1, WordTag.Title);

    private static bool IsOrganisation(WordStream words, int first, int last)
    {
        for (int i = first; i <= last; i++)
        {
            if ((words.Has(i, WordTag.Organisation) && (i > first || last > first || IsAcronym(words[i])))
                || (words.Has(i, WordTag.KnownOrganisation) && i == first && first == last))
            {
                return true;
            }
        }

        return (first == last && IsAcronym(Countries.Bare(words, first))
            && !words.IsAny(first, "TV", "CEO", "PM", "GDP", "AI", "OK", "ID", "PR", "DNA", "GPS", "GMT", "UTC"))
            || (words.Is(first, "United") && words.Is(last, "Nations"));
    }

    // `Ministry of Foreign Affairs`, `Institute for Policy`
    private static int ExtendOrganisation(WordStream words, int last, int limit)
    {
        int i = last + 1;
        while (i + 1 < limit && words.IsAny(i, "of", "for", "on", "and", "the") && !words.Has(last, WordTag.Genitive)
            && (words.Has(last, WordTag.Organisation) || !words.Is(i, "and")))
        {
            int next = words.Is(i + 1, "the") ? i + 2 : i + 1;
            if (next >= limit || words.Kind(next) != TokenKind.Word || !words.Has(next, WordTag.Capital) || words.Has(next, WordTag.Time)
                || (words.Is(i, "and") && FirstNames.Contains(words[next])))
            {
                break;
            }

            last = RunEnd(words, next, limit);
            i = last + 1;
        }

        return last;
    }

    private static bool IsAcronym(ReadOnlySpan<char> word)
    {
        int capitals = 0;
        foreach (char one in word)
        {
            if (char.IsLower(one))
            {
                return false;
            }

            capitals += char.IsUpper(one) ? 1 : 0;
        }

        return capitals is >= MinAcronymLength and <= MaxAcronymLength;
    }

    // `OSLO, 3 March — …`: a place in capitals before the report begins.
    private static bool IsDateline(WordStream words, int first, Sentence sentence)
    {
        const int longest = 10;
        if (first != sentence.First || !HasOnlyCapitals(words[first]) || words[first].Length < 3)
        {
            return false;
        }

        for (int i = first + 1; i < Math.Min(sentence.Last, first + longest); i++)
        {
            if (words.First(i) is '—' or '–' or '-' && words.Kind(i) == TokenKind.Mark)
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasOnlyCapitals(ReadOnlySpan<char> word)
    {
        foreach (char one in word)
        {
            if (char.IsLower(one))
            {
                return false;
            }
        }

        return true;
    }

    // `in Oslo` and `OSLO, 3 March` are places; `Oslo said` is a government.
    private static bool IsPlace(WordStream words, int first, int last, CountryForm form) =>
        form == CountryForm.Capital
            && (words.IsAny(first - 1, "in", "at", "near", "outside", "around", "to", "from", "across", "through", "visiting")
            || words.First(last + 1) is '—' or '–' || words.IsMark(last + 1, ','));
}
