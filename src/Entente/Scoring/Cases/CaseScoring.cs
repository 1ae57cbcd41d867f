using Entente.Ensembles;
using Entente.History;
using Entente.Scenarios;

namespace Entente.Scoring.Cases;

/// <summary>Holds what a run said of a case against what came of it.</summary>
internal static class CaseScoring
{
    /// <summary>The days within which an agreement is asked for.</summary>
    public static readonly ValueList<int> Days = ForecastBuilder.DaysBesideHistory;

    /// <summary>The years after which an agreement is asked for.</summary>
    private static readonly int[] Years = [1, 5];

    /// <summary>Scores one case.</summary>
    /// <param name="one">The case.</param>
    /// <param name="forecast">What was said of it.</param>
    /// <param name="rates">Base rates without its conflict.</param>
    public static CaseScore Of(CaseOfPast one, Forecast forecast, BaseRateWithout rates)
    {
        int draws = forecast.Draws - forecast.Failed;
        return new(one, draws, Agreement(one, forecast, rates), Questions(one, forecast), When(one, forecast, rates),
            End(one, forecast, rates),
            Holding(one, forecast, rates), forecast.Agreement);
    }

    private static ValueList<ScoredChance> Agreement(CaseOfPast one, Forecast forecast, BaseRateWithout rates) =>
    [
        .. from days in Days
           let happened = CaseFacts.AgreedBy(one, days)
           let said = Said(one, forecast, days)
           where happened is not null && said is not null
           select Chance(string.Create(CultureInfo.InvariantCulture, $"agreement within {days} days"), said.Value,
               rates.AgreedBy(one, days), happened.Value, forecast),
    ];

    private static ValueList<ScoredChance> Questions(CaseOfPast one, Forecast forecast)
    {
        Scenario scenario = one.File.Scenario!;
        DateOnly[] asked = [.. Days.Select(scenario.From.AddDays)];
        return
        [
            .. from question in scenario.Questions
               where !(question.Value.Package.SequenceEqual([scenario.MainPackage]) && asked.Contains(question.Value.Day))
               let happened = CaseFacts.Answer(one, question.Value)
               let said = forecast.Questions[question.Key].P
               where happened is not null && said is not null
               select Chance(question.Key, said.Value, null, happened.Value, forecast),
        ];
    }

    private static ScoredKinds? When(CaseOfPast one, Forecast forecast, BaseRateWithout rates)
    {
        double?[] said = [.. Days.Select(days => Said(one, forecast, days))], history = [.. Days.Select(days => rates.AgreedBy(one, days))];
        bool?[] happened = [.. Days.Select(days => CaseFacts.AgreedBy(one, days))];
        if (said.Contains(null) || happened.Contains(null))
        {
            return null;
        }

        int was = Array.IndexOf(happened, true);
        return new(Between(said), history.Contains(null) ? null : Between(history), was < 0 ? Days.Count : was);
    }

    /// <summary>The chance of each class of time, from the chances by the days that divide them.</summary>
    private static ValueList<double> Between(double?[] by)
    {
        double[] rising = [0, .. by.Select(one => one!.Value), 1];
        return [.. rising.Skip(1).Zip(rising, (later, sooner) => Math.Max(0, later - sooner))];
    }

    private static ScoredKinds? End(CaseOfPast one, Forecast forecast, BaseRateWithout rates)
    {
        double?[] said = [.. Enum.GetValues<KindOfEnd>().Select(kind => forecast.Outcomes[JsonLayout.Name(kind)].P)];
        return one.Outcome.Ended is not CaseEnd end || said.Contains(null) ? null
            : new([.. said.Select(share => share!.Value)], rates.Kinds(one) is double[] kinds ? [.. kinds] : null, (int)end.How);
    }

    private static ValueList<ScoredChance> Holding(CaseOfPast one, Forecast forecast, BaseRateWithout rates) =>
    [
        .. from years in Years
           let held = CaseFacts.HeldFor(one, years)
           let said = forecast.Packages[forecast.MainPackage].Holds.FirstOrDefault(holds => holds.Years == years)?.P
           where held is not null && said is not null
           select Chance(years == 1 ? "in force after a year" : "in force after 5 years", said.Value, rates.HeldFor(one, years), held.Value,
               forecast),
    ];

    private static double? Said(CaseOfPast one, Forecast forecast, int days)
    {
        DateOnly day = one.File.Scenario!.From.AddDays(days);
        return forecast.By.FirstOrDefault(by => by.Date == day && by.Package == forecast.MainPackage)?.P;
    }

    private static ScoredChance Chance(string what, double said, double? history, bool happened, Forecast forecast) => new(
        what, said, history, history is double rate ? Pool.Of(said, forecast.Draws - forecast.Failed, rate) : null, happened);
}
