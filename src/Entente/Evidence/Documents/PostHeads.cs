namespace Entente.Evidence.Documents;

/// <summary>The lines that stand above the posts of a live blog in the text taken from it: `Posted 10 February 2025, 14:05`. Days in a post
/// count from its own day. The line is part of the text that is kept, so that it is read the same again.</summary>
internal static class PostHeads
{
    private const string Opening = "Posted ";
    private const string DayForm = "'Posted' d MMMM yyyy";
    private const string TimeForm = "'Posted' d MMMM yyyy', 'HH:mm";

    /// <summary>The line for a time as a page writes it (`2025-02-10T14:05:00Z`: its own clock, not the reader's); null if it is
    /// none.</summary>
    public static string? Line(string? written)
    {
        if (PageFacts.Day(written) is not DateOnly day)
        {
            return null;
        }

        string text = written!.Trim();
        bool hasTime = text.Length >= 16 && text[10] is 'T' or ' '
            && TimeOnly.TryParseExact(text.AsSpan(11, 5), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        return hasTime ? day.ToDateTime(TimeOnly.ParseExact(text.AsSpan(11, 5), "HH:mm", CultureInfo.InvariantCulture))
            .ToString(TimeForm, CultureInfo.InvariantCulture) : day.ToString(DayForm, CultureInfo.InvariantCulture);
    }

    /// <summary>The paragraphs, each with the day of the post that it belongs to.</summary>
    public static IReadOnlyList<Paragraph> Dated(string text, IReadOnlyList<Paragraph> paragraphs)
    {
        DateOnly? day = null;
        Paragraph[] dated = [.. paragraphs];
        for (int i = 0; i < dated.Length; i++)
        {
            DateOnly? head = Day(text.AsSpan(dated[i].Span.Start, dated[i].Span.Length));
            day = head ?? day;
            dated[i] = day is null ? dated[i] : dated[i] with { Posted = day, IsPostHead = head is not null };
        }

        return day is null ? paragraphs : dated;
    }

    private static DateOnly? Day(ReadOnlySpan<char> paragraph) => paragraph.StartsWith(Opening, StringComparison.Ordinal)
        && DateTime.TryParseExact(paragraph, [DayForm, TimeForm], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime time)
        ? DateOnly.FromDateTime(time) : null;
}
