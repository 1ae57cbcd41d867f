using Entente.Questions;

namespace Entente.Reports;

/// <summary>A difference between two ensembles, with its error, as all questions write it.</summary>
public static class ChangeText
{
    /// <summary>`−8.2 ± 0.4 points`; in brackets if it is within the error.</summary>
    public static string Difference(PairedChange change, bool isShare)
    {
        if (change.Difference is not double difference || change.Se is not double error)
        {
            return "";
        }

        if (difference == 0 && error == 0)
        {
            return "none";
        }

        (double unit, int decimals, string name) = isShare ? (100, 1, " points") : (1.0, Decimals(change.Before), "");
        string size = Say.Number(Math.Abs(difference) * unit, decimals), sign = size == "0" ? "" : difference > 0 ? "+" : "−";
        string text = $"{sign}{size} ± {Say.Number(Shown(PairedChange.ErrorsInInterval * error * unit, decimals), decimals)}{name}";
        return change.IsClear ? text : $"({text})";
    }

    /// <summary>A share or a mean as it stands beside its difference; empty if no draw counts.</summary>
    public static string Value(double? value, bool isShare) => value is not double known ? "" : isShare ? Say.Percent(known) : Say.Number(known, Decimals(known));

    /// <summary>A difference with its interval, for a chart.</summary>
    public static IntervalRow Row(string name, PairedChange change, bool isShare)
    {
        (double difference, double half) = (change.Difference ?? double.NaN, PairedChange.ErrorsInInterval * (change.Se ?? double.NaN));
        return new(name, difference, difference - half, difference + half) { Label = Difference(change, isShare) };
    }

    /// <summary>An error too small to show is not none.</summary>
    private static double Shown(double error, int decimals) => error > 0 ? Math.Max(Math.Pow(10, -decimals), error) : 0;

    /// <summary>Positions go to 100, utilities to about 1.</summary>
    private static int Decimals(double? value) => Math.Abs(value ?? 0) > 2 ? 1 : 3;
}
