using Entente.Ensembles;

namespace Entente.Pages;

/// <summary>Chances with their errors, as screens and reports write them.</summary>
internal static class Odds
{
    /// <summary>What ± means, in words.</summary>
    public const string Meaning = "the error of the simulation, 19 times in 20";

    /// <summary>A chance with its error: `34 % ± 1`; with a decimal where the error is small, empty if no draw can tell.</summary>
    public static string Of(double? p, double? se)
    {
        if (p is not double share)
        {
            return "";
        }

        string format = Format(se);
        return se is null or 0 ? Say.Percent(share) : $"{Rounded(share, format)} % ± {Error(se)}";
    }

    /// <summary>A chance with its error.</summary>
    public static string Of(Chance chance) =>
        chance is { Low: double low, High: double high } ? Between(low, high) : Of(chance.P, chance.Se);

    /// <summary>A chance without its error, as sentences tell it: `34 %`; its bounds where only those are known.</summary>
    public static string Told(Chance chance) =>
        chance is { Low: double low, High: double high } ? Between(low, high) : chance.P is double share ? Say.Percent(share) : "unknown";

    /// <summary>The error alone, in percentage points; empty if there is none.</summary>
    public static string Error(double? se) =>
        se is null or 0 ? "" : se * Chance.ErrorsInInterval < 0.0005 ? "0.1" : Rounded(Chance.ErrorsInInterval * se.Value, Format(se));

    private static string Between(double low, double high) => $"between {Say.Percent(low)} and {Say.Percent(high)}";

    private static string Format(double? se) => Chance.ErrorsInInterval * (se ?? 0) is > 0 and < 0.0095 ? "0.0" : "0";

    private static string Rounded(double share, string format) => (share * 100).ToString(format, CultureInfo.InvariantCulture);
}
