using Entente.Deals;
using Entente.Numerics;
using Entente.Pages;
using Entente.Scenarios;
using Entente.Talks.FirstDay;
using Entente.War;

namespace Entente.Answers.Check;

/// <summary>What the hazards of a file amount to on its first day, for somebody who sees only their ingredients; every number at its
/// central value.</summary>
internal static class HazardFacts
{
    private const double Year = 1;

    /// <summary>Sentences under short headings; none for what the file does not have.</summary>
    public static ValueList<SummaryFact> Of(Scenario scenario) => [.. OfWar(scenario), .. OfBreaches(scenario)];

    private static IEnumerable<SummaryFact> OfWar(Scenario scenario)
    {
        if (scenario.War is not FrontWar war)
        {
            yield break;
        }

        WarRun run = WarStrengths.Of(scenario, war, Central).At(rearmed: 0);
        double collapse = run.AttackerCollapse + run.DefenderCollapse;
        double nobody = Front.ChanceOpen(war.Front.Central, run.Drift, run.Volatility, Year) * Elementary.Exp(-collapse * Year);
        string ends = $"The resistance of {Lead(Side.Attacker)} ends at {Rate(run.AttackerCollapse)} a year, that of {Lead(Side.Defender)} "
            + $"at {Rate(run.DefenderCollapse)}. ";
        yield return new(
            "At these strengths",
            $"{(collapse > 0 ? ends : "")}If the war goes on as it stands, nobody wins within a year with a chance of {Rate(nobody)}.");

        string Lead(Side side) => scenario.NameOf(StandingTerms.Lead(side, scenario));
    }

    private static IEnumerable<SummaryFact> OfBreaches(Scenario scenario)
    {
        if (scenario.Holding is not Holding holding)
        {
            yield break;
        }

        Preferences preferences = new(scenario, Central);
        NoDeal noDeal = new(scenario, preferences, Central);
        BreakRule rule = BreakableGain.RuleOf(scenario, Central);
        double[] today = StandingTerms.Today(scenario, Central);
        DealIssue[] issues = [.. scenario.Issues.Values.Select((issue, k) => PackageLayout.Issue(issue, today[k], isCovered: true))];
        double enforced = preferences.Enforcement() is Assessment enforces ? DealTerms.Value(enforces, issues, today) : 0;
        string[] sides =
        [
            .. from actor in scenario.Actors
               where scenario.War is not null && actor.Value.Side is not null
               let tempted = noDeal.AfterRearming(actor.Key) - noDeal.Of(actor.Key).Today
               let reach = FormatVersion.Breach(scenario) == BreachTiming.AnyTime ? 1 : Strength.Share(actor.Key, scenario, Central)
               select $"{scenario.NameOf(actor.Key)} at {Rate(RateOf(tempted, reach))} a year",
        ];
        string[] groups =
        [
            .. from spoiler in holding.Spoilers
               where spoiler.Value.HurtBy.Count > 0
               select $"{spoiler.Value.Name ?? spoiler.Key} at {Rate(RateOf(0, spoiler.Value.ReachIn(scenario).Central))} a year",
        ];
        if (sides.Length > 0)
        {
            yield return new("Would break", "A deal that only stops the fighting and leaves all else as it is today would be broken "
                + $"by {Say.List(sides)}, once the sides have re-armed."
                + (rule.Fading > 0 ? " These rates count before a deal has stood for long: who has kept one for years is "
                    + "much less likely to break it." : ""));
        }

        if (sides.Length > 0)
        {
            string version = scenario.Entente.ToString(CultureInfo.InvariantCulture),
                said = holding.Breach is null ? $"The file is of format version {version}" : "The file says so";
            yield return new("", FormatVersion.Breach(scenario) == BreachTiming.AnyTime
                ? $"{said}: a deal is broken at any time alike, and counts at the table as if all re-arming were done on the day it is "
                    + "made. With `breach: best-time` it is broken at each side's best time, and re-arming counts as it grows."
                : $"{said}: each side breaks a deal at its own best time, and re-arming counts as it grows.");
        }

        if (groups.Length > 0)
        {
            yield return new(
                sides.Length > 0 ? "" : "Would break",
                "A deal that moves what they care about, and yet leaves them as well off as today, would be broken "
                    + $"by {Say.List(groups)}.");
        }

        double RateOf(double gain, double reach) => rule.Hazard(reach, rule.Temptation(gain, 0, enforced)).Rate;
    }

    private static double Central(Uncertain number) => number.Central;

    /// <summary>A rate a year in percent, to a tenth where it is small.</summary>
    public static string Rate(double share) => share > 0 && share < 0.0005 ? "less than 0.1 %"
        : string.Create(CultureInfo.InvariantCulture, $"{(share < 0.095 ? Math.Round(share * 100, 1) : Math.Round(share * 100)):0.#} %");
}
