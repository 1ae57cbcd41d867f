namespace Entente.Reports;

/// <summary>Numbers and dates as reports write them, the same in every culture.</summary>
public static class Say
{
    /// <summary>A date such as `20 April 2025`.</summary>
    public static string Day(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A share in whole per cent; `under 1 %` and `over 99 %` near the ends, which are not certainty.</summary>
    public static string Percent(double share) =>
        double.IsNaN(share) ? ""
        : share is > 0 and < 0.01 ? "under 1 %"
        : share is > 0.99 and < 1 ? "over 99 %"
        : Number(share * 100, 0) + " %";

    /// <summary>The standard error of a share, in percentage points.</summary>
    public static string PercentError(double error) => Number(error * 100, error < 0.00995 ? 1 : 0) + " points";

    /// <summary>A number with at most so many decimals; nothing for a missing one.</summary>
    public static string Number(double value, int decimals) =>
        double.IsFinite(value) ? (Math.Round(value, decimals) + 0.0).ToString("0." + new string('#', decimals), CultureInfo.InvariantCulture) : "";

    /// <summary>A number with thousands set apart.</summary>
    public static string Count(long count) => count.ToString("#,##0", CultureInfo.InvariantCulture);

    /// <summary>Names joined as in a sentence.</summary>
    public static string List(params IReadOnlyList<string> names) =>
        names.Count <= 1 ? string.Concat(names) : string.Join(", ", names.SkipLast(1)) + " and " + names[^1];
}
