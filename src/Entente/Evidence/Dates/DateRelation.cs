using Entente.Evidence.Words;

namespace Entente.Evidence.Dates;

/// <summary>How a text ties something to a date.</summary>
internal enum DateRelation
{
    /// <summary>Not at all, as far as the words before it say.</summary>
    None,

    /// <summary>On the day.</summary>
    On,

    /// <summary>In the period.</summary>
    In,

    /// <summary>Not later: a deadline.</summary>
    By,

    /// <summary>Up to the date: a deadline for what ends.</summary>
    Until,

    /// <summary>Earlier: a deadline.</summary>
    Before,

    /// <summary>From the date on.</summary>
    Since,

    /// <summary>Later, or because of what happened that day.</summary>
    After,

    /// <summary>The first of two dates.</summary>
    From,

    /// <summary>The first of two dates that enclose.</summary>
    Between,

    /// <summary>Before a time has passed: a deadline.</summary>
    Within,
}

/// <summary>Reads the words before a date.</summary>
internal static class DateRelations
{
    // `by the late Friday`, `by about the end of May`.
    private const int MaxSkipped = 3;

    private static readonly Dictionary<string, DateRelation>.AlternateLookup<ReadOnlySpan<char>> Prepositions =
        new Dictionary<string, DateRelation>(StringComparer.OrdinalIgnoreCase)
        {
            ["on"] = DateRelation.On,
            ["in"] = DateRelation.In,
            ["at"] = DateRelation.In,
            ["during"] = DateRelation.In,
            ["throughout"] = DateRelation.In,
            ["of"] = DateRelation.In,
            ["by"] = DateRelation.By,
            ["until"] = DateRelation.Until,
            ["till"] = DateRelation.Until,
            ["before"] = DateRelation.Before,
            ["since"] = DateRelation.Since,
            ["after"] = DateRelation.After,
            ["following"] = DateRelation.After,
            ["from"] = DateRelation.From,
            ["between"] = DateRelation.Between,
            ["within"] = DateRelation.Within,
        }.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a relation makes the date a deadline.</summary>
    public static bool IsDeadline(DateRelation relation) =>
        relation is DateRelation.By or DateRelation.Until or DateRelation.Before or DateRelation.Within;

    /// <summary>The relation that the words before a token say.</summary>
    public static DateRelation Before(DateReading c, int i)
    {
        int at = i - 1;
        for (int skipped = 0; skipped < MaxSkipped && IsFiller(c, at); skipped++)
        {
            at--;
        }

        if (!c.Has(at) || c.Words.Tokens[at].Kind != TokenKind.Word || c.Words[at].Length > 10)
        {
            return DateRelation.None;
        }

        // `no later than`, `prior to`, `ahead of`, `a deadline of`.
        if ((c.Is(at, "than") && c.Is(at - 1, "later")) || (c.Is(at, "to") && c.Is(at - 1, "prior"))
            || (c.Is(at, "of") && c.Is(at - 1, "ahead")))
        {
            return c.Is(at, "than") ? DateRelation.By : DateRelation.Before;
        }

        if (c.IsAny(at, "of", "is", "on", "for") && c.Is(at - 1, "deadline"))
        {
            return DateRelation.By;
        }

        return Prepositions.TryGetValue(c.Words[at], out DateRelation relation) ? relation : DateRelation.None;
    }

    // A quotation mark may stand between, where an article quotes a date alone.
    private static bool IsFiller(DateReading c, int i) => c.Has(i) && (c.Words.Tokens[i].Kind == TokenKind.Quote
        || (c.Words[i].Length <= 13 && c.IsAny(i, "the", "late", "early", "about", "around", "approximately", "roughly", "western",
        "orthodox", "catholic", "next", "this", "last", "coming")));
}
