using Entente.Ensembles;
using Entente.Pages;

namespace Entente.Answers;

/// <summary>A difference between two ensembles, with its error, as all questions write it.</summary>
internal static class ChangeText
{
    /// <summary>What is smaller comes from the order in which numbers are added.</summary>
    private const double Rounding = 1e-9;

    /// <summary>`−8.2 ± 0.4 points`, or `+0.4 points, between +0.1 and +0.9` where few worlds differ; in brackets if it is within the
    /// error.</summary>
    /// <param name="change">The difference.</param>
    /// <param name="isShare">Whether it is one of shares of worlds.</param>
    /// <param name="scale">The scale whose positions they are, if they are.</param>
    public static string Difference(PairedChange change, bool isShare, Scenarios.Anchors? scale = null)
    {
        if (change.Difference is not double difference || change.Se is not double error)
        {
            return "";
        }

        if (Math.Abs(difference) < Rounding && error < Rounding)
        {
            return "none";
        }

        (double unit, int decimals, string name) = isShare ? (100, 1, " points") : (1.0, Decimals(change.Before, scale), "");
        string text = change.IsSkewed
            ? $"{Signed(difference * unit, decimals)}{name}, between {Signed(change.Low!.Value * unit, decimals)} "
                + $"and {Signed(change.High!.Value * unit, decimals)}"
            : $"{Signed(difference * unit, decimals)} "
                + $"± {Say.Number(Shown(Chance.ErrorsInInterval * error * unit, decimals), decimals)}{name}";
        return change.IsClear ? text : $"({text})";
    }

    /// <summary>A share or a mean with its error: `34 % ± 1`, `0.615 ± 0.004`; empty if no draw counts.</summary>
    public static string WithError(double? value, double? se, bool isShare, Scenarios.Anchors? scale = null) =>
        value is not double known ? ""
        : isShare ? Odds.Of(value, se)
        : se is null or 0 ? Value(value, isShare, scale)
        : $"{Say.Number(known, Decimals(known, scale))} ± "
            + Say.Number(Shown(Chance.ErrorsInInterval * se.Value, Decimals(known, scale)), Decimals(known, scale));

    /// <summary>Whether one of the two means rests on too few worlds to tell a difference.</summary>
    public static bool IsTooFew(PairedChange change) => FewWorlds.AreTooFew(Math.Min(change.BeforeDraws, change.AfterDraws));

    /// <summary>A share of too few worlds, as a count: `14 of 16`.</summary>
    public static string Count(double? share, int worlds) =>
        $"{Say.Count((long)Math.Round(share.GetValueOrDefault() * worlds))} of {Say.Count(worlds)}";

    /// <summary>A share or a mean as it stands beside its difference; empty if no draw counts.</summary>
    public static string Value(double? value, bool isShare, Scenarios.Anchors? scale = null) =>
        value is not double known ? "" : isShare ? Say.Percent(known) : Say.Number(known, Decimals(known, scale));

    /// <summary>A difference with its interval, for a chart.</summary>
    public static IntervalRow Row(string name, PairedChange change, bool isShare)
    {
        return new(name, change.Difference ?? double.NaN, change.Low ?? double.NaN, change.High
            ?? double.NaN)
        { Label = Difference(change, isShare) };
    }

    private static string Signed(double number, int decimals)
    {
        string size = Say.Number(Math.Abs(number), decimals);
        return $"{(size == "0" ? "" : number > 0 ? "+" : "−")}{size}";
    }

    /// <summary>An error too small to show is not none.</summary>
    private static double Shown(double error, int decimals) => error > 0 ? Math.Max(Math.Pow(10, -decimals), error) : 0;

    /// <summary>Positions go to 100, utilities to about 1.</summary>
    private static int Decimals(double? value, Scenarios.Anchors? scale) => scale is { IsPlain: false } ? Math.Max(0, scale.Decimals)
        : Math.Abs(value ?? 0) > 2 ? 1 : 3;
}
