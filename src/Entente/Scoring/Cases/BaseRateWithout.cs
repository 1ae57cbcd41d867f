using Entente.History;

namespace Entente.Scoring.Cases;

/// <summary>Base rates from which the conflict that is scored is left out, since what is known of it must not help to forecast
/// it.</summary>
/// <remarks>A share h of n cases, of which the conflict has m with y that came true, is (h·n − y)/(n − m) without it. All cases of the
/// back-test are taken to be among those that the table counts.</remarks>
/// <param name="cases">All cases.</param>
internal sealed class BaseRateWithout(IReadOnlyList<CaseOfPast> cases)
{
    /// <summary>Nothing is ever said to be impossible or certain: half a case is counted for it or against it.</summary>
    private const double HalfACase = 0.5;

    /// <summary>The share of cases with an agreement so many days after the forecast, without the conflict of one; null where history has
    /// none.</summary>
    public double? AgreedBy(CaseOfPast scored, int days) =>
        HistoryCurve.At(Kind(scored), HistoryQuantity.AgreedBy, days) is not HistoryFigure figure ? null
            : Without(scored, figure.P, figure.Cases, other => CaseFacts.AgreedBy(other, days));

    /// <summary>The share of agreements in force after so many years; null where history has none.</summary>
    public double? HeldFor(CaseOfPast scored, int years)
    {
        BaseRate? row = BaseRates.Of(Kind(scored), HistoryQuantity.HeldFor).FirstOrDefault(row =>
            Math.Abs(row.Days!.Value - (years * 365.25)) < 2);
        return row is null ? null : Without(scored, row.Estimate, row.Count, other => CaseFacts.HeldFor(other, years));
    }

    /// <summary>How the forecasts of the other conflicts ended: the share of each kind, with half a case added to each; null with fewer
    /// than two other conflicts.</summary>
    public double[]? Kinds(CaseOfPast scored)
    {
        CaseOfPast[] others = [.. cases.Where(other => other.Outcome.Ended is not null
            && other.Outcome.Conflict != scored.Outcome.Conflict)];
        if (others.Select(other => other.Outcome.Conflict).Distinct().Count() < 2)
        {
            return null;
        }

        double[] counts = [.. Enum.GetValues<KindOfEnd>().Select(kind => others.Count(other => other.Outcome.Ended!.How == kind)
            + HalfACase)];
        return [.. counts.Select(count => count / counts.Sum())];
    }

    private double Without(CaseOfPast scored, double share, int count, Func<CaseOfPast, bool?> happened)
    {
        bool[] own = [.. cases.Where(other => other.Outcome.Conflict == scored.Outcome.Conflict && Kind(other) == Kind(scored))
            .Select(happened).OfType<bool>()];
        double left = count - own.Length, yes = (share * count) - own.Count(one => one);
        return left < 1 ? share : Math.Clamp(yes, HalfACase, left - HalfACase) / left;
    }

    private static HistoryClass Kind(CaseOfPast one) => one.File.Scenario!.History!.Class;
}
