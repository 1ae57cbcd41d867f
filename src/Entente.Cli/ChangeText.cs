using Entente.Questions;
using Entente.Reports;

namespace Entente.Cli;

/// <summary>A difference between two ensembles, with its error, as all questions write it.</summary>
internal static class ChangeText
{
    /// <summary>`−8.2 ± 0.4 points`; in brackets if it is within the error.</summary>
    public static string Difference(PairedChange change, bool isShare)
    {
        if (change.Difference is not double difference || change.Se is not double error)
        {
            return "";
        }

        (double unit, int decimals, string name) = isShare ? (100, 1, " points") : Math.Abs(change.Before ?? 0) > 2 ? (1.0, 1, "") : (1.0, 3, "");
        string sign = difference > 0 ? "+" : difference < 0 ? "−" : "";
        string text = $"{sign}{Say.Number(Math.Abs(difference) * unit, decimals)} ± {Say.Number(error > 0 ? Math.Max(Math.Pow(10, -decimals), PairedChange.ErrorsInInterval * error * unit) : 0, decimals)}{name}"; // an error too small to show is not none
        return change.IsClear ? text : $"({text})";
    }
}
