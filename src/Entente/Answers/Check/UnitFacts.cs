using Entente.Scenarios;
using Entente.Scenarios.Format;
using Entente.Talks.FirstDay;

namespace Entente.Answers.Check;

/// <summary>What a utility of 1 stands for in a file that counts in what is in dispute; every number at its central value.</summary>
internal static class UnitFacts
{
    /// <summary>A sentence under a short heading; none where all that is listed counts.</summary>
    public static ValueList<SummaryFact> Of(Scenario scenario)
    {
        if (FormatVersion.Unit(scenario) == UtilityUnit.Listed)
        {
            return [];
        }

        Preferences preferences = new(scenario, number => number.Central);
        string[] shares = [.. scenario.Actors.Names.Where(actor => preferences.OfActor(actor).Wants.Any(want => want.Weight > 0))
            .Select(actor => $"{scenario.NameOf(actor)} {HazardFacts.Rate(preferences.UnitInDispute(actor))}")];
        string[] stated =
        [
            .. from actor in scenario.Actors
               let noDeal = actor.Value.Reservation?.Central ?? double.NaN
               let listed = 1 - ((1 - noDeal) * preferences.UnitInDispute(actor.Key))
               where !double.IsNaN(noDeal)
               select $"{scenario.NameOf(actor.Key)} {NumberSyntax.Number(noDeal)} ({NumberSyntax.Number(Math.Round(listed, 2))})",
        ];
        string noDeals = stated.Length == 0 ? ""
            : $" So what no deal is worth, as stated (and as a share of all that matters): {string.Join(", ", stated)}.";
        return [new("In dispute", $"Of all that matters to each actor, so much is in dispute: {string.Join(", ", shares)}. "
            + $"Utilities and the costs beside them count in that unit.{noDeals}")];
    }
}
