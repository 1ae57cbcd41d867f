namespace Entente.Reports;

/// <summary>Numbers and dates as reports write them, the same in every culture.</summary>
public static class Say
{
    /// <summary>A date such as `20 April 2025`.</summary>
    public static string Day(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A day of the year, such as `20 April`.</summary>
    public static string DayOfYear(DateOnly date) => date.ToString("d MMMM", CultureInfo.InvariantCulture);

    /// <summary>A share in whole per cent; `under 1 %` and `over 99 %` near the ends.</summary>
    public static string Percent(double share) =>
        double.IsNaN(share) ? ""
        : share is > 0 and < 0.01 ? "under 1 %"
        : share is > 0.99 and < 1 ? "over 99 %"
        : Number(share * 100, 0) + " %";

    /// <summary>A chance in whole per cent. What happened in no draw or in every draw is still not certain.</summary>
    public static string Chance(double chance) => chance <= 0 ? "under 1 %" : chance >= 1 ? "over 99 %" : Percent(chance);

    /// <summary>A difference of shares, in percentage points.</summary>
    public static string Points(double difference)
    {
        string points = Number(difference * 100, difference < 0.00995 ? 1 : 0);
        return points == "1" ? "1 point" : $"{points} points";
    }

    /// <summary>A number with at most so many decimals; nothing for a missing one.</summary>
    public static string Number(double value, int decimals) =>
        double.IsFinite(value) ? (Math.Round(value, decimals) + 0.0).ToString("0." + new string('#', decimals), CultureInfo.InvariantCulture) : "";

    /// <summary>A number with thousands set apart.</summary>
    public static string Count(long count) => count.ToString("#,##0", CultureInfo.InvariantCulture);

    /// <summary>Names joined as in a sentence.</summary>
    public static string List(params IReadOnlyList<string> names) =>
        names.Count <= 1 ? string.Concat(names) : string.Join(", ", names.SkipLast(1)) + " and " + names[^1];

    /// <summary>Names of which one is enough.</summary>
    public static string Any(params IReadOnlyList<string> names) =>
        names.Count <= 1 ? string.Concat(names) : string.Join(", ", names.SkipLast(1)) + " or " + names[^1];
}
