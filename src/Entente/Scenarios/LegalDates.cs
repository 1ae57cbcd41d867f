namespace Entente.Scenarios;

/// <summary>The dates that a scenario, a table or an option may name: those of the calendar in use today, with room for every deadline
/// and length of time that is counted from them.</summary>
internal static class LegalDates
{
    /// <summary>The first day of the first whole year of the Gregorian calendar.</summary>
    public static readonly DateOnly First = new(1583, 1, 1);

    /// <summary>The last day. Ends of a century of holding, and a month after it, still are dates.</summary>
    public static readonly DateOnly Last = new(9900, 12, 31);

    /// <summary>The range in words.</summary>
    public static string Range => "in a year from 1583 to 9900";

    /// <summary>Whether a date is one of them.</summary>
    public static bool Hold(DateOnly date) => date >= First && date <= Last;
}
