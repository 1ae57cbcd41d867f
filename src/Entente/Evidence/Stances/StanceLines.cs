using Entente.Evidence.Words;

namespace Entente.Evidence.Stances;

/// <summary>One stance of a line.</summary>
/// <param name="Draft">The document in which it stands.</param>
/// <param name="Stance">The stance.</param>
/// <param name="Day">The day that its sentence names, else that of the document; null if neither is known.</param>
internal sealed record StanceOnADay(EvidenceDraft Draft, FoundStance Stance, DateOnly? Day);

/// <summary>What one actor said for and against the same thing over time, in order: `¶4 on 2 March: rejects; ¶9 on 1 April:
/// concedes`.</summary>
/// <param name="Actor">The actor.</param>
/// <param name="About">The word that the stances share.</param>
/// <param name="Stances">At least two, not all on one side.</param>
internal sealed record StanceLine(string Actor, string About, IReadOnlyList<StanceOnADay> Stances);

/// <summary>Finds lines of stances that turn: for something once, against it another time.</summary>
internal static class StanceLines
{
    private const int MinWordLength = 4;

    // A word on which an actor takes so many stances is too common to be what they are about.
    private const int MaxStances = 12;

    // Of a sentence so many dates are looked at.
    private const int MaxDates = 8;

    /// <summary>The lines of documents read together, by actor in order of first stance.</summary>
    public static IReadOnlyList<StanceLine> Of(IReadOnlyList<EvidenceDraft> drafts)
    {
        List<StanceLine> lines = [];
        IEnumerable<StanceOnADay> all = drafts.SelectMany(draft => draft.Stances.Where(stance => stance.Actor is not null)
            .Select(stance => new StanceOnADay(draft, stance, DayOf(draft, stance))));
        foreach (IGrouping<string, StanceOnADay> actor in all.GroupBy(one => one.Stance.Actor!, StringComparer.Ordinal))
        {
            Dictionary<string, List<StanceOnADay>> about = new(StringComparer.Ordinal);
            foreach (StanceOnADay one in actor)
            {
                foreach (string word in Topics(one))
                {
                    (about.TryGetValue(word, out List<StanceOnADay>? known) ? known : about[word] = []).Add(one);
                }
            }

            HashSet<FoundStance> told = [];
            foreach ((string word, List<StanceOnADay> some) in about.OrderByDescending(one => one.Value.Count)
                .ThenBy(one => one.Key, StringComparer.Ordinal))
            {
                bool turns = some.Count <= MaxStances && some.Exists(one => IsFor(one.Stance.Kind) == true)
                    && some.Exists(one => IsFor(one.Stance.Kind) == false) && !some.TrueForAll(one => told.Contains(one.Stance));
                if (turns)
                {
                    some.ForEach(one => told.Add(one.Stance));
                    lines.Add(new(actor.Key, word, [.. some.OrderBy(one => one.Day ?? DateOnly.MinValue)]));
                }
            }
        }

        return lines;
    }

    /// <summary>A line in words.</summary>
    public static string Sentence(StanceLine line, bool namesDocuments) => $"{line.Actor} on “{line.About}”: " + string.Join("; ",
        line.Stances.Select(one =>
        {
            string place = Provenance.Locator.Of(one.Draft.Document, one.Stance.Cue.Start, null).ToString();
            string day = one.Day is DateOnly known ? $" on {known.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}" : "";
            return $"{(namesDocuments ? Path.GetFileName(one.Draft.Document.Name) + " " : "")}{place}{day}: "
                + one.Stance.Kind.ToString().ToLowerInvariant();
        }));

    private static bool? IsFor(StanceKind kind) => kind switch
    {
        StanceKind.Offers or StanceKind.Promises or StanceKind.Concedes => true,
        StanceKind.Rejects or StanceKind.Threatens => false,
        StanceKind.Demands => null,
    };

    // A single day in the sentence of a stance is when it was taken, unless it is yet to come.
    private static DateOnly? DayOf(EvidenceDraft draft, FoundStance stance)
    {
        int low = 0, high = draft.Dates.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = draft.Dates[middle].Span.Start < stance.Span.Start ? (middle + 1, high) : (low, middle);
        }

        DateOnly? today = draft.Document.DateAt(stance.Cue.Start);
        FoundDate[] days = [.. draft.Dates.Skip(low).Take(MaxDates).TakeWhile(date => date.Span.End <= stance.Span.End)
            .Where(date => date is { Date: DateOnly day, IsDeadline: false } && day == date.End && !(day > today))];
        return days.Length == 1 ? days[0].Date : today;
    }

    private static IEnumerable<string> Topics(StanceOnADay one)
    {
        if (one.Stance.What is not TextSpan what)
        {
            return [];
        }

        return what.Of(one.Draft.Document.Text).Split([' ', ',', '.', ';', '“', '”', '"', '(', ')', '\n'],
            StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length >= MinWordLength && char.IsLower(word[0]) && IsTopic(word))
            .Select(word => word.ToLowerInvariant()).Distinct(StringComparer.Ordinal);
    }

    private static bool IsTopic(string word)
    {
        (WordTag tags, _) = Tagger.Of(word);
        bool isMeasure = word is "percent" or "million" or "billion" or "thousand" or "hundred" or "euros" or "dollars" or "above"
            or "below";
        return !isMeasure && !tags.Any(WordTag.Determiner | WordTag.Pronoun | WordTag.Possessive | WordTag.Preposition | WordTag.Coordinator
            | WordTag.Complementizer | WordTag.Subordinator | WordTag.Auxiliary | WordTag.Negation | WordTag.Adverb | WordTag.Time);
    }
}
