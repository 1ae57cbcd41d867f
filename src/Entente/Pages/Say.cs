namespace Entente.Pages;

/// <summary>Numbers and dates as reports write them, the same in every culture.</summary>
internal static class Say
{
    /// <summary>A date such as `20 April 2025`.</summary>
    public static string Day(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A date for the margin, such as `20 Apr 2025`.</summary>
    public static string ShortDay(DateOnly date) => date.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A day of the year, such as `20 April`.</summary>
    public static string DayOfYear(DateOnly date) => date.ToString("d MMMM", CultureInfo.InvariantCulture);

    /// <summary>A share in whole per cent; `under 1 %` and `over 99 %` near the ends.</summary>
    public static string Percent(double share) =>
        double.IsNaN(share) ? ""
        : share is > 0 and < 0.005 ? "under 1 %"
        : share is > 0.995 and < 1 ? "over 99 %"
        : Number(share * 100, 0) + " %";

    /// <summary>Shares of a whole in whole per cent that add up to 100, by largest remainders: `under 1 %` counts as 0.</summary>
    /// <param name="shares">The shares, which add up to 1.</param>
    public static string[] Parts(params IReadOnlyList<double> shares)
    {
        int[] whole = [.. shares.Select(share => (int)Math.Floor(share * 100))];
        int left = 100 - whole.Sum();
        foreach (int i in Enumerable.Range(0, shares.Count).OrderByDescending(i => (shares[i] * 100) - whole[i]).ThenBy(i => i)
            .Take(Math.Max(0, left)))
        {
            whole[i]++;
        }

        return [.. whole.Select((percent, i) => percent == 0 && shares[i] > 0 ? "under 1 %" : $"{Number(percent, 0)} %")];
    }

    /// <summary>A span of years as days, or as months from a year on: `54 days`, `18 months`.</summary>
    public static string Wait(double years)
    {
        const int daysOfMonths = 365;
        int days = (int)Math.Round(years * Scenarios.Duration.DaysInYear, MidpointRounding.AwayFromZero);
        return days > daysOfMonths ? Many((int)Math.Round(years * 12, MidpointRounding.AwayFromZero), "month") : Many(days, "day");
    }

    /// <summary>A count with its noun: `1 world`, `2,000 worlds`.</summary>
    public static string Many(long count, string noun) => $"{Count(count)} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>A number with at most so many decimals, halves away from zero as in <see cref="Odds"/>; null for a missing
    /// one.</summary>
    public static string Number(double value, int decimals) =>
        double.IsFinite(value) ? Signed((Math.Round(value, decimals, MidpointRounding.AwayFromZero) + 0.0)
            .ToString("0." + new string('#', decimals), CultureInfo.InvariantCulture)) : "";

    /// <summary>A number with as many decimals, noughts too, as in a column of them: `0.420`.</summary>
    public static string Padded(double value, int decimals) =>
        double.IsFinite(value) ? Signed((Math.Round(value, decimals, MidpointRounding.AwayFromZero) + 0.0)
            .ToString("0." + new string('0', decimals), CultureInfo.InvariantCulture)) : "";

    /// <summary>A number to three digits: `52.3`, `0.888`, `1,410`.</summary>
    public static string Digits(double value)
    {
        double size = Math.Abs(value);
        return size >= 1000 ? Count((long)Math.Round(value))
            : Number(value, size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : 4);
    }

    /// <summary>A utility, or a difference of two, to a thousandth.</summary>
    public static string Utility(double value) => double.IsFinite(value) ? TermsWords.Utility(value) : "";

    /// <summary>A number with thousands set apart.</summary>
    public static string Count(long count) => count.ToString("#,##0", CultureInfo.InvariantCulture);

    /// <summary>A sentence with a capital letter.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>A span of years in words.</summary>
    public static string Years(int years) => years == 1 ? "a year" : $"{Say.Number(years, 0)} years";

    /// <summary>Names joined as in a sentence.</summary>
    public static string List(params IReadOnlyList<string> names) =>
        names.Count <= 1 ? string.Concat(names) : string.Join(", ", names.SkipLast(1)) + " and " + names[^1];

    /// <summary>Names of which one is enough.</summary>
    public static string Any(params IReadOnlyList<string> names) =>
        names.Count <= 1 ? string.Concat(names) : string.Join(", ", names.SkipLast(1)) + " or " + names[^1];

    /// <summary>A text in which numbers are bound to their unit and their error, so that no line ends between them.</summary>
    /// <param name="text">The text.</param>
    /// <param name="space">What binds: the no-break space, or what stands for it.</param>
    public static string Bound(string text, char space = '\u00a0') =>
        text.Replace(" %", $"{space}%", StringComparison.Ordinal).Replace(" ± ", $"{space}±{space}", StringComparison.Ordinal);

    /// <summary>A minus sign in the place of the hyphen that programs write.</summary>
    private static string Signed(string number) => number.Replace('-', '−');
}
