using Entente.Pages;
using Entente.Scenarios;
using Entente.Talks.FirstDay;
using Entente.War;

namespace Entente.Answers.Solve;

/// <summary>What no deal is worth to an actor, step by step: each formula with the numbers put in.</summary>
internal static class Explanation
{
    /// <summary>The steps, one a line.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="problem">The package in numbers.</param>
    /// <param name="actor">Place of the actor in the problem.</param>
    public static IReadOnlyList<string> Of(Scenario scenario, PackageProblem problem, int actor)
    {
        NoDealValue noDeal = problem.Reservations[actor];
        List<string> lines = [.. Weights(scenario, problem, actor)];
        lines.Add($"U(today) = 1 − Σ weight·loss = {TermsWords.Utility(noDeal.Today)}");
        if (noDeal is { Source: NoDealSource.Fighting, Weights: FightingWeights weights, Stakes: WarStakes stakes }
            && scenario.War is FrontWar war)
        {
            lines.AddRange(Fighting(scenario, war, weights, stakes, noDeal.Value - noDeal.Ahead));
        }
        else
        {
            lines.Add(WithoutFront(scenario, noDeal));
        }

        if (noDeal.Ahead != 0)
        {
            lines.Add($"Issues go on to move while there is no deal: that adds {(noDeal.Ahead > 0 ? "+" : "−")}"
                + $"{TermsWords.Utility(Math.Abs(noDeal.Ahead))}, so that W = {TermsWords.Utility(noDeal.Value)}");
        }

        string name = problem.ActorNames[actor];
        if (scenario.Actors[name].Because is string because)
        {
            lines.Add($"Why these numbers: {because}");
        }

        return lines;
    }

    private static IEnumerable<string> Weights(Scenario scenario, PackageProblem problem, int actor)
    {
        string unit = FormatVersion.Unit(scenario) == UtilityUnit.Listed ? "the sum of saliences"
            : "what it would lose if every issue ended as whoever differs most from it wants";
        Deals.Assessment utility = problem.Preferences.OfActor(problem.ActorNames[actor]);
        yield return $"Weight of each issue (its salience over {unit}): " + string.Join(
            ", ",
            utility.Wants.Index().Where(want => want.Item.Weight > 0).OrderByDescending(want => want.Item.Weight)
                .Select(want => $"{TermsWords.Spaced(problem.IssueNames[want.Index])} {Decimal(want.Item.Weight, "0.00")}"));
        yield return $"Loss on a scale = (|position − ideal|/100)^{Decimal(utility.Curvature, "0.##")}, among options 1 − score/100";
    }

    private static string WithoutFront(Scenario scenario, NoDealValue noDeal) => noDeal switch
    {
        { Source: NoDealSource.Lottery, Stakes: WarStakes stakes } when scenario.War is LotteryWar war =>
            Lottery(war.Lottery.Central, stakes, noDeal.Value),
        { Source: NoDealSource.InForce } => "In the place of W stands what the earlier package in force is worth to it: "
            + TermsWords.Utility(noDeal.Value),
        { Source: NoDealSource.Stated } => $"W = {TermsWords.Utility(noDeal.Value)}, as the file states",
        _ => $"W = U(today) = {TermsWords.Utility(noDeal.Value - noDeal.Ahead)}",
    };

    private static string Lottery(double chance, WarStakes stakes, double value)
    {
        double cost = (chance * stakes.AttackerWins) + ((1 - chance) * stakes.DefenderWins) - value;
        return "W = p·U(attacker wins) + (1 − p)·U(defender wins) − cost "
            + $"= {Decimal(chance, "0.##")}·{TermsWords.Utility(stakes.AttackerWins)} "
            + $"+ {Decimal(1 - chance, "0.##")}·{TermsWords.Utility(stakes.DefenderWins)} − {TermsWords.Utility(cost)} "
            + $"= {TermsWords.Utility(value)}";
    }

    private static IEnumerable<string> Fighting(
        Scenario scenario, FrontWar war, FightingWeights weights, WarStakes stakes, double value)
    {
        WarStrengths strengths = WarStrengths.Of(scenario, war, number => number.Central);
        double attackers = strengths.Attacker, defenders = strengths.Defender, share = strengths.AttackerShare(rearmed: 0);
        double decisiveness = war.Decisiveness.Central;
        yield return $"Contest: p = {Decimal(attackers, "0.#")}^{Decimal(decisiveness, "0.##")}/({Decimal(attackers, "0.#")}^"
            + $"{Decimal(decisiveness, "0.##")} + {Decimal(defenders, "0.#")}^{Decimal(decisiveness, "0.##")}) = {Decimal(share, "0.000")}";
        yield return $"Drift of the front: pace·(2p − 1) = {Decimal(war.Pace.Central, "0.###")}·{Decimal((2 * share) - 1, "0.000")} "
            + $"= {Decimal(Contest.Drift(war.Pace.Central, share), "0.000")} a year, before any optimism";
        yield return $"If {Name(scenario, Side.Attacker)} wins, U = {TermsWords.Utility(stakes.AttackerWins)}; "
            + $"if {Name(scenario, Side.Defender)} wins, U = {TermsWords.Utility(stakes.DefenderWins)}; while the war goes on, U(today) − "
            + $"cost of war = {TermsWords.Utility(stakes.Today)} − {TermsWords.Utility(stakes.WarCost)}";
        yield return "Weights, discounted and averaged over what it "
            + $"believes: {Decimal(weights.AttackersTerms, "0.000")}, {Decimal(weights.DefendersTerms, "0.000")}, "
            + $"{Decimal(weights.FightingOn, "0.000")} (in the field {Decimal(weights.AttackerInField, "0.000")} "
            + $"and {Decimal(weights.DefenderInField, "0.000")}, the rest by collapse)";
        yield return $"W = {Decimal(weights.AttackersTerms, "0.000")}·{TermsWords.Utility(stakes.AttackerWins)} "
            + $"+ {Decimal(weights.DefendersTerms, "0.000")}·{TermsWords.Utility(stakes.DefenderWins)} "
            + $"+ {Decimal(weights.FightingOn, "0.000")}·{TermsWords.Utility(stakes.EndlessWar)} = {TermsWords.Utility(value)}";
        yield return "Formula and source: docs/explanation/value-of-fighting.md";
    }

    private static string Name(Scenario scenario, Side side)
    {
        string lead = StandingTerms.Lead(side, scenario);
        return scenario.NameOf(lead);
    }

    private static string Decimal(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
