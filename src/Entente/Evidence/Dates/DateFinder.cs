using Entente.Evidence.Documents;
using Entente.Evidence.Quantities;
using Entente.Evidence.Words;

namespace Entente.Evidence.Dates;

/// <summary>Finds the dates that a document names, and the days they stand for. Linear in its length.</summary>
internal static class DateFinder
{
    /// <summary>All dates in reading order; they do not overlap.</summary>
    public static IReadOnlyList<FoundDate> Find(SourceDocument document, WordStream words)
    {
        DateReading reading = new(words);
        List<FoundDate> found = [];
        foreach (Sentence sentence in words.Sentences)
        {
            reading.Enter(sentence, document.Paragraphs[sentence.Paragraph].Posted ?? document.Date);
            (DateRelation Relation, int Last) before = (DateRelation.None, -1);
            for (int i = sentence.First; i < sentence.Last; i++)
            {
                if (!MayBegin(reading, i))
                {
                    continue;
                }

                DateRelation relation = Inherited(reading, i, before) ?? DateRelations.Before(reading, i);
                if (Match(reading, i, relation) is not DateMatch match)
                {
                    continue;
                }

                relation = match.First < i ? DateRelations.Before(reading, match.First) : relation;
                match = WithEnd(reading, match, relation);
                relation = IsLatest(reading, match.Last + 1) ? DateRelation.By : relation;
                before = (relation, match.Last);
                found.Add(Found(document, reading, match, relation));
                if (match.Days is Period { } days && days.From == days.To)
                {
                    reading.LastDay = days.From;
                }

                i = match.Last;
            }
        }

        return found;
    }

    // Most words begin no date; they should cost one look.
    private static bool MayBegin(DateReading c, int i) => c.Words.Tokens[i].Kind switch
    {
        TokenKind.Number => true,
        TokenKind.Word => c.Word(i).Kind != DateWordKind.None
            || c.IsAny(i, "a", "an", "same", "later", "earlier", "could", "might", "can", "month-end", "year-end")
            || CalendarDates.IsPartOfYear(c.Words[i]) || (c.Words[i].Length is 5 or 6 or 7 && NumberGrammar.Whole(c.Words, i) is not null)
            || (c.Words[i].Length is > 6 and < 18 && c.Words[i].ContainsAny('-', '‑')),
        TokenKind.Quote or TokenKind.Mark => false,
    };

    private static DateMatch? Match(DateReading c, int i, DateRelation relation) =>
        c.Has(i) && (FeastDates.At(c, i, relation) ?? CalendarDates.At(c, i, relation)
            ?? RelativeDates.At(c, i, relation)) is DateMatch match
            && !DateNames.Contain(c, match.First, match.Last) ? match : null;

    // `on 9 May at the latest`, `by 9 May or earlier`
    private static bool IsLatest(DateReading c, int i) =>
        (c.Is(i, "at") && c.Is(i + 1, "the") && c.Is(i + 2, "latest")) || (c.Is(i, "or") && c.Is(i + 1, "earlier"));

    // `by Easter (20 April) or 9 May`: what stands before the first holds for all.
    private static DateRelation? Inherited(DateReading c, int i, (DateRelation Relation, int Last) before)
    {
        if (before.Last < 0 || i - before.Last > 3)
        {
            return null;
        }

        for (int j = before.Last + 1; j < i; j++)
        {
            if (!c.IsAny(j, "or", "and") && !(c.Words.Tokens[j].Kind == TokenKind.Mark && c.Words[j][0] is '(' or ')' or ','))
            {
                return null;
            }
        }

        return i > before.Last + 1 && before.Relation != DateRelation.None ? before.Relation : null;
    }

    // `9 May to 11 June`, `2014–2022`, `between April and June`.
    private static DateMatch WithEnd(DateReading c, DateMatch first, DateRelation relation)
    {
        int at = first.Last + 1;
        bool joins = c.IsDash(at) || c.IsAny(at, "to", "through") || (relation == DateRelation.From && c.IsAny(at, "until", "till"))
            || (relation == DateRelation.Between && c.Is(at, "and"));
        if (!joins || first.Days is not Period begin
            || first.Rule == "range of days" || Match(c, at + 1, relation == DateRelation.None ? DateRelation.From
            : relation) is not { Days: Period to } second)
        {
            return first;
        }

        if (!first.HasYear && second.HasYear && begin.From.Year != to.From.Year && Sensible(begin.From.Month, to.To.Year, to.From))
        {
            begin = begin with { From = Period.AddMonths(begin.From, 12L * (to.From.Year - begin.From.Year)) };
        }

        // Without years of their own both ends come from the same year, the second after the first.
        if (!second.HasYear && to.To < begin.From)
        {
            to = to with { To = Period.AddMonths(to.To, 12) };
        }

        return to.To < begin.From
            ? first
            : new(first.First, second.Last, new(begin.From, to.To), "range of dates",
                Math.Min(first.Confidence, second.Confidence))
            { HasYear = second.HasYear, Note = first.Note ?? second.Note };
    }

    private static bool Sensible(int month, int year, DateOnly end) => new DateOnly(year, month, 1) <= end;

    private static FoundDate Found(SourceDocument document, DateReading c, DateMatch match, DateRelation relation)
    {
        TextSpan span = c.Words.Span(match.First, match.Last);
        return new()
        {
            Span = span,
            Text = span.Of(document.Text),
            Date = match.Days?.From,
            End = match.Days?.To,
            Relation = relation,
            Rule = match.Rule,
            Confidence = Math.Round(match.Days is null ? Math.Min(match.Confidence, 0.3) : match.Confidence, 2),
            Note = match.Days is null && match.Note is null
                ? "Which day this is depends on the article's date, which is not known; give it with --date." : match.Note,
        };
    }
}
