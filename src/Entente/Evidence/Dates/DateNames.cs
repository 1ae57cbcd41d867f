namespace Entente.Evidence.Dates;

/// <summary>Names that hold a day, a month or a feast and stand for no date: `the Sunday Times`, `Good Friday Agreement`, `Black
/// Friday`.</summary>
internal static class DateNames
{
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Before = new HashSet<string>(
        ["Bloody", "Black", "Super", "Cyber", "Giving", "Casual", "Man", "Girl", "Blue", "Red", "Green", "White", "Orange", "Velvet",
        "Holy",
            "Shrove", "Maundy", "Whit", "Arab", "Prague", "Freaky", "Ruby", "Silver"])
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> After = new HashSet<string>(
        [
            "Times", "Telegraph", "Mirror", "Express", "Mail", "Post", "Herald", "Independent", "People", "Club", "Mosque", "School",
            "Agreement", "Agreements", "Accord", "Accords", "Massacre", "Group", "Riots", "Movement", "Review", "Star", "Sport", "Rising",
            "Uprising", "Island", "Islands", "Offensive", "War", "Revolution", "Crisis", "Coup", "Days", "Alliance", "Brigade", "Brigades",
            "Manifesto", "Declaration", "Treaty", "Protocol", "Protocols", "Truce", "Prayer", "Prayers", "Parade", "Night", "Morning",
            "Football", "Sun", "World", "Business", "Programme", "Politics", "Bank", "Bridge", "Square", "Street", "Theses", "Constitution",
        ]).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether the words just before or after a stretch make a name of it.</summary>
    public static bool Contain(DateReading c, int first, int last)
    {
        bool isBefore = c.Has(first - 1) && c.IsCapital(first - 1) && c.IsCapital(first) && Before.Contains(c.Words[first - 1])
            && c.Words.Tokens[first].Start - c.Words.Tokens[first - 1].End == 1;
        bool isAfter = c.Has(last + 1) && c.IsCapital(last) && c.Words.Tokens[last + 1].Start - c.Words.Tokens[last].End == 1
            && (After.Contains(c.Words[last + 1]) || (c.IsAny(last + 1, "agreement", "accord", "accords") && c.Is(last, "friday")));
        return isBefore || isAfter;
    }
}
