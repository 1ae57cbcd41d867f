using Entente.Numerics;

namespace Entente.History;

/// <summary>How often conflicts of one age end by agreement or ceasefire, mediated or not.</summary>
/// <remarks>Rates a year that stay constant within each class of age of the table, so that the chance over a time is
/// 1 − exp(−Σ rate·time) over the classes that the conflict passes through meanwhile.</remarks>
internal static class ConflictAge
{
    /// <summary>A class of age holds up to this one, the last for ever; of conflicts older than that the table knows nothing.</summary>
    private const double OldestDays = 8 * 365.25;

    /// <summary>The share that ends so within a time; null where history says nothing of conflicts so old.</summary>
    /// <param name="kind">The kind of case.</param>
    /// <param name="age">Age of the conflict, in days.</param>
    /// <param name="days">The time, in days.</param>
    public static HistoryFigure? EndsWithin(HistoryClass kind, double age, double days)
    {
        BaseRate[] rows = [.. BaseRates.Of(kind, HistoryQuantity.EndsByAgreement).OrderBy(row => row.Days)];
        if (rows.Length == 0 || age < 0 || (rows.Length > 1 && age > OldestDays))
        {
            return null;
        }

        BaseRate now = rows.Last(row => row.Days <= age);
        return new(Within(row => row.Estimate), Within(row => row.Low), Within(row => row.High), now.Count, now.Who, now.Source, true);

        double Within(Func<BaseRate, double> rate)
        {
            double hazard = 0;
            for (int i = 0; i < rows.Length; i++)
            {
                double from = Math.Max(age, rows[i].Days!.Value);
                double to = Math.Min(age + days, i + 1 < rows.Length ? rows[i + 1].Days!.Value : double.PositiveInfinity);
                hazard += rate(rows[i]) * Math.Max(0, to - from) / 365.25;
            }

            return 1 - Elementary.Exp(-hazard);
        }
    }
}
