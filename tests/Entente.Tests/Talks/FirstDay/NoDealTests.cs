using Entente.Scenarios;
using Entente.Talks.FirstDay;
using Entente.Tests.Answers;
using Entente.War;

namespace Entente.Tests.Talks.FirstDay;

/// <summary>What no deal is worth, by the conventions of the scenario format, each against numbers put together by hand.</summary>
public sealed class NoDealTests
{
    private const double Rounding = 1e-12;

    // Attackers 100, defenders 60 + 2·10 + 0.5·8 = 84; today's front 0.4 puts the strip at 30.
    private static SolvedFile War(string changes = "") => SolvedFile.Of($$"""
        actors:
          north: {side: attacker, power: 100, discount: 0.08, war-cost: 0.1, optimism: 0.1, doubt: 0.2}
          south: {side: defender, power: 45, war-cost: 0.2, optimism: 0.06, doubt: 0.1, curvature: 2}
          east: {side: defender, power: 15, optimism: -0.1, doubt: 0.05}
          patron: {discount: 0.3, war-cost: 0.05, supports: {south: {arms: 10, money: 8} } }
          friend: {role: outside, supports: {north: {arms: 0} } }
          neutral: {role: outside, discount: 0.2}
        issues:
          strip:
            scale: {0: South's, 100: North's}
            today: 70
            front: {0: 10, 0.5: 35, 1: 90}
            wants:
              north: {ideal: 100, salience: 60}
              south: {ideal: 0, salience: 50}
              east: {ideal: 20, salience: 10}
              patron: {ideal: 40, salience: 30}
              friend: {ideal: 90, salience: 10}
              neutral: {ideal: 50, salience: 10}
          guards:
            options: {none: Nobody, few: Some, many: Many}
            today: few
            wants:
              north: {scores: {none: 80, few: 20, many: 80}, salience: 20}
              south: {scores: {none: 0, few: 50, many: 100}, salience: 50}
              patron: {scores: {none: 30, few: 60, many: 90}, salience: 70}
          trade:
            scale: {0: none, 100: all}
            today: 25
            wants: {north: {ideal: 80, salience: 20}, patron: {ideal: 60, salience: 20} }
        war:
          front: 0.4
          decisiveness: 1.5
          pace: 0.2
          volatility: 0.15
          collapse: {attacker: 0.03, defender: 0.05, response: 2}
          stream-weights: {arms: 2, money: 0.5}
          {{changes}}
        """);

    private static double Fighting(double discount, double lean, double doubt, WarStakes stakes)
    {
        const double Attackers = 100;
        const double Defenders = 84;
        double share = Math.Pow(Attackers, 1.5) / (Math.Pow(Attackers, 1.5) + Math.Pow(Defenders, 1.5));
        double ratio = Attackers / Defenders;
        WarCourse course = new(0.4, 0.15, discount, 0.03 / (ratio * ratio), 0.05 * ratio * ratio);
        return ValueOfFighting.Of(course, stakes, new Belief(0.2 * ((2 * share) - 1 + lean), 0.2 * doubt)).Value;
    }

    [Fact]
    public void Front_overrides_today_of_the_issues_it_moves() => Assert.Equal([30, 1, 25], War().Problem.Today);

    [Fact]
    public void Victor_imposes_the_ideals_of_its_lead_and_the_first_of_its_best_options()
    {
        Assert.Equal([100, 0, 80], Imposed(Side.Attacker, War()));
        Assert.Equal([0, 2, 25], Imposed(Side.Defender, War())); // South does not care about the trade: it stays
    }

    [Fact]
    public void Terms_stated_for_a_victory_replace_the_ideals_of_the_lead()
    {
        SolvedFile file = War("victory: {attacker: {strip: 75, guards: few}, defender: {trade: 5}}");
        Assert.Equal([75, 1, 80], Imposed(Side.Attacker, file));
        Assert.Equal([0, 2, 5], Imposed(Side.Defender, file));
    }

    [Fact]
    public void Lead_of_a_side_is_its_strongest_unless_the_file_names_another()
    {
        Assert.Equal("south", StandingTerms.Lead(Side.Defender, War().Scenario));
        SolvedFile file = War("lead: {defender: east}");
        Assert.Equal("east", StandingTerms.Lead(Side.Defender, file.Scenario));
        Assert.Equal([20, 1, 25], Imposed(Side.Defender, file));
    }

    [Fact]
    public void Belligerents_value_the_war_by_their_own_beliefs()
    {
        SolvedFile file = War();
        double today = 1 - (0.6 * 0.7) - (0.2 * 0.8) - (0.2 * 0.55);
        WarStakes north = new(1 - (0.2 * 0.2), 1 - 0.6 - 0.2 + (0.2 * 0.8) - (0.2 * 0.55), today, 0.1);
        Assert.Equal(Fighting(0.08, 0.1, 0.2, north), file.W("north"), Rounding);
        WarStakes south = new(0, 1, 1 - (0.5 * 0.3 * 0.3) - (0.5 * 0.5), 0.2); // the curvature applies to the scale alone
        Assert.Equal(Fighting(0.1, -0.06, 0.1, south), file.W("south"), Rounding);
        Assert.Equal(Fighting(0.1, 0.1, 0.05, new(0.2, 0.8, 0.9, 0)), file.W("east"), Rounding);
    }

    [Fact]
    public void Supporters_believe_as_the_lead_of_their_side_and_others_know_the_mean()
    {
        SolvedFile file = War();
        double patronToday = 1 - (0.25 * 0.1) - (70 / 120.0 * 0.4) - (20 / 120.0 * 0.35);
        WarStakes patron = new(
            1 - (0.25 * 0.6) - (70 / 120.0 * 0.7) - (20 / 120.0 * 0.2), 1 - (0.25 * 0.4) - (70 / 120.0 * 0.1) - (20 / 120.0 * 0.35),
                patronToday, 0.05);
        Assert.Equal(Fighting(0.3, -0.06, 0.1, patron), file.W("patron"), Rounding);
        Assert.Equal(Fighting(0.1, 0.1, 0.2, new(0.9, 0.1, 0.4, 0)), file.W("friend"), Rounding);
        Assert.Equal(Fighting(0.2, 0, 0, new(0.5, 0.5, 0.8, 0)), file.W("neutral"), Rounding);
    }

    [Fact]
    public void Stated_reservation_beats_the_war()
    {
        Scenario stated = ScenarioChanges.Apply(War().Scenario, [new Variant { Set = [new("actors.north.reservation", (Uncertain)0.37)] }]);
        SolvedFile file = SolvedFile.Of(stated);
        Assert.Equal(0.37, file.W("north"));
        Assert.Equal(War().W("south"), file.W("south"));
    }

    [Fact]
    public void Without_war_or_reservation_no_deal_is_today()
    {
        SolvedFile file = SolvedFile.Of($$"""
            actors: {a: {reservation: 0.2..0.4}, b: {curvature: 2} }
            issues:
              pie: {scale: {0: B's, 100: A's}, today: 30, front: {0: 0, 1: 100}, wants: {a: {ideal: 100, salience: 1}, b: {ideal: 0, salience: 1} } }
            """);
        Assert.Equal(0.3, file.W("a"), Rounding); // the middle of the range
        Assert.Equal(1 - 0.09, file.W("b"), Rounding);
        Assert.Equal([30], file.Problem.Today);
    }

    [Fact]
    public void War_by_lottery_costs_nothing_to_those_not_named()
    {
        SolvedFile file = SolvedFile.Of($$"""
            actors: {a: {side: attacker}, b: {side: defender}, c: {role: outside} }
            issues:
              pie:
                scale: {0: B's, 100: A's}
                today: 30
                front: {0: 0, 1: 100}
                wants: {a: {ideal: 90, salience: 1}, b: {ideal: 10, salience: 1}, c: {ideal: 40, salience: 1} }
            war: {lottery: 70 %, cost: {b: 0.05} }
            """);
        Assert.Equal(0.7 + (0.3 * 0.2), file.W("a"), Rounding);
        Assert.Equal((0.7 * 0.2) + 0.3 - 0.05, file.W("b"), Rounding);
        Assert.Equal((0.7 * 0.5) + (0.3 * 0.7), file.W("c"), Rounding);
        Assert.Equal([30], file.Problem.Today); // no front, so today stands
    }

    /// <summary>The slope and curvature of W' along the front, through beliefs, kinks of the map and the flow of today's terms.</summary>
    [Fact]
    public void Value_after_rearming_changes_along_the_front_as_its_derivatives_say()
    {
        SolvedFile file = War();
        foreach (string actor in file.Problem.ActorNames)
        {
            Func<double, FrontDerivatives> war = file.Problem.NoDeal.AfterRearmingByFront(actor);
            foreach (double front in new[] { 0.1, 0.33, 0.61, 0.93 })
            {
                const double Step = 1e-5;
                (FrontDerivatives at, FrontDerivatives up, FrontDerivatives down) = (war(front), war(front + Step), war(front - Step));
                Assert.Equal((up.Value - down.Value) / (2 * Step), at.Slope, 1e-5);
                Assert.Equal((up.Slope - down.Slope) / (2 * Step), at.Curvature, 1e-4);
            }
        }
    }

    private static double[] Imposed(Side side, SolvedFile file) =>
        StandingTerms.Imposed(side, file.Scenario, file.Problem.Preferences, number => number.Central);
}
