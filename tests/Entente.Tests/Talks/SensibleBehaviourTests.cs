using Entente.Answers.Solve;
using Entente.Scenarios;
using Entente.Talks;
using Entente.Talks.FirstDay;

namespace Entente.Tests.Talks;

/// <summary>What theory and common sense expect of bargaining while fighting, each with its reason.</summary>
public sealed class SensibleBehaviourTests
{
    private const double Solved = 1e-5;

    // Two parties, one issue, a war along a front. North holds the upper hand; both know it unless they are optimistic.
    private static SimulatedFile TwoParties(string north = "", string south = "", string war = "{front: 0.5, pace: 0.4, volatility: 0.1}") => SimulatedFile.Of($$"""
        actors:
          north: {side: attacker, power: 60, war-cost: 0.1{{north}}}
          south: {side: defender, power: 40, war-cost: 0.1{{south}}}
        issues:
          land:
            scale: {0: all South, 100: all North}
            today: 50
            wants: {north: {ideal: 100, salience: 1}, south: {ideal: 0, salience: 1} }
        war: {{war}}
        talks: {pace: 1000, depth-scale: 0.001}
        """);

    // Fearon 1995: war destroys value, so with the same beliefs and no limits there are terms that both prefer; talks that cost nothing
    // find them at once, between the two reservation values.
    [Fact]
    public void Without_optimism_and_red_lines_two_parties_agree_at_once_inside_the_bargaining_range()
    {
        SimulatedFile file = TwoParties();
        foreach (Draw draw in file.Draws(20))
        {
            Agreement agreement = Assert.Single(draw.Agreements);
            Assert.Equal(0, agreement.Step);
            double north = draw.Path.Reservation(0, 0), south = draw.Path.Reservation(0, 1), land = agreement.Terms[0] / 100;
            Assert.InRange(land, north, 1 - south);
            Assert.Equal((north + 1 - south) / 2, land, Solved); // equal parties with linear utilities split the range
            Assert.Equal(DrawOutcome.Settlement, draw.Outcome);
        }
    }

    // Mutual optimism leaves no range (Fearon 1995); the front teaches both what it is in truth (Slantchev 2003), and the more they doubt,
    // the faster.
    [Fact]
    public void Optimism_on_both_sides_delays_agreement_and_learning_ends_the_delay()
    {
        SimulatedFile learning =
            TwoParties(", optimism: 0.3, doubt: 0.4", ", optimism: 0.3, doubt: 0.4", war: "{front: 0.5, pace: 0.4, volatility: 0.05}");
        SimulatedFile stubborn =
            TwoParties(", optimism: 0.3, doubt: 0.01", ", optimism: 0.3, doubt: 0.01", war: "{front: 0.5, pace: 0.4, volatility: 0.05}");
        int delayed = 0, agreed = 0, stubbornAgreed = 0;
        for (int i = 0; i < 60; i++)
        {
            Draw draw = learning.Draw(i);
            Assert.True(draw.Path.Depth(0, 0) < 0);
            delayed += draw.Agreements.Count == 0 || draw.Agreements[0].Step > 0 ? 1 : 0;
            agreed += draw.Agreements.Count;
            stubbornAgreed += stubborn.Draw(i).Agreements.Count;
        }

        Assert.Equal(60, delayed);
        Assert.True(agreed > 20, $"{agreed} of 60 agreed within the year");
        Assert.True(stubbornAgreed < agreed / 2, $"{stubbornAgreed} of the stubborn agreed, {agreed} of those who learn");
    }

    // The commitment problem (Fearon 1995, Powell 2006): who grows stronger in the peace will be tempted to break it, so the other does not
    // sign; a guarantee that makes breaking dear closes the gap.
    [Fact]
    public void Strong_rearming_without_enforcement_opens_a_commitment_problem_that_enforcement_closes()
    {
        double bare = Depth(rearm: 4, enforces: 0), unarmed = Depth(rearm: 0, enforces: 0), guarded = Depth(rearm: 4, enforces: 1);
        Assert.True(unarmed > 0, $"without re-arming {unarmed}");
        Assert.True(bare < 0, $"with re-arming {bare}");
        Assert.True(guarded > 0, $"with enforcement {guarded}");

        static double Depth(double rearm, double enforces) => SimulatedFile.Of($$"""
            actors:
              north: {side: attacker, power: 60, war-cost: 0.05, rearm: {{rearm}}}
              south: {side: defender, power: 40, war-cost: 0.05}
            issues:
              land:
                scale: {0: all South, 100: all North}
                today: 50
                wants: {north: {ideal: 100, salience: 90}, south: {ideal: 0, salience: 90} }
              guards:
                options: {none: Nobody, troops: Troops}
                today: none
                enforces: {troops: {{enforces}}}
                wants: {north: {scores: {none: 100, troops: 90}, salience: 10}, south: {scores: {none: 0, troops: 100}, salience: 10} }
            war: {front: 0.5, pace: 0.5, volatility: 0.1}
            holding: {break-rate: 3, friction: 0, tremble: 0.03}
            """).Draw().Path.Depth(0, 0);
    }

    // A consent actor keeps its veto, so its reservation value stands; without a voice it gets no share of what the others divide.
    [Fact]
    public void A_party_moved_from_table_to_consent_keeps_its_reservation_value_and_loses_its_share_of_the_surplus()
    {
        Draw atTable = TwoParties().Draw(), consenting = TwoParties(south: ", role: consent").Draw();
        Agreement shared = Assert.Single(atTable.Agreements), taken = Assert.Single(consenting.Agreements);
        Assert.Equal(atTable.Path.Reservation(0, 1), consenting.Path.Reservation(0, 1), 1e-12);
        Assert.True(shared.Value.Gain(1) > 0.02);
        Assert.Equal(0, taken.Value.Gain(1), Solved);
        Assert.True(taken.Value.Gain(0) > shared.Value.Gain(0) + 0.02);
    }

    // What North gets from Patron alone it no longer needs from South: its reservation value rises and the settlement with South gives it
    // more land.
    [Fact]
    public void A_bilateral_bargain_over_the_head_of_a_third_moves_the_terms_that_the_third_can_get()
    {
        const string sections = """
            actors:
              north: {side: attacker, power: 50, war-cost: 0.2}
              south: {side: defender, power: 50, war-cost: 0.2}
              patron: {discount: 20 %}
            issues:
              land:
                scale: {0: all South, 100: all North}
                today: 50
                wants: {north: {ideal: 100, salience: 60}, south: {ideal: 0, salience: 60}, patron: {ideal: 40, salience: 20} }
              trade:
                scale: {0: none, 100: all}
                today: 0
                wants: {north: {ideal: 100, salience: 40}, patron: {ideal: 80, salience: 30} }
            war: {front: 0.5, pace: 0.2, volatility: 0.1}
            packages:
              settlement: {covers: all}
              bilateral: {covers: [trade], between: [north, patron], stops-fighting: false}
            """;
        SimulatedFile file = SimulatedFile.Of($"{sections}\ntalks: {{pace: 20, depth-scale: 0.5}}");
        Draw[] draws = [.. file.Draws(40).Where(draw => draw.Agreements.Count == 2 && draw.Agreements[0].Package == 1)];
        Assert.NotEmpty(draws);
        foreach (Draw draw in draws)
        {
            Agreement bilateral = draw.Agreements[0];
            int step = bilateral.Step + 1;
            if (draw.Agreements[1].Step < step)
            {
                continue;
            }

            // The same moment with and without the bargain: where trade stands today is all that differs.
            Scenario moment = At(file.Scenario, draw, step);
            PackageSolution before = PackageSolution.Of(moment, "settlement");
            PackageSolution after = PackageSolution.Of(
                ScenarioChanges.Apply(moment, [new Variant { Set = [new("issues.trade.today", (Uncertain)bilateral.Terms[1])] }]),
                "settlement");
            Assert.True(after.Problem.Reservations[0].Value > before.Problem.Reservations[0].Value + 0.01);
            Assert.Equal(after.Problem.Reservations[0].Value, draw.Path.Reservation(step, 0), 1e-3);
            Assert.True(SouthGets(after) < SouthGets(before) - 0.002, $"{SouthGets(before)} before, {SouthGets(after)} after");
        }

        static double SouthGets(PackageSolution solution) => solution.Problem.Utilities(solution.Reference!.Terms)[1];
    }

    // Aid is strength, strength is what no deal is worth: without it the supported side must settle for less.
    [Fact]
    public void An_ally_that_ends_its_aid_moves_the_terms_against_the_party_that_it_supported()
    {
        const string sections = """
            actors:
              north: {side: attacker, power: 60, war-cost: 0.1}
              south: {side: defender, power: 30, war-cost: 0.1}
              ally: {role: outside, supports: {south: {arms: 30} } }
            issues:
              land:
                scale: {0: all South, 100: all North}
                today: 50
                wants: {north: {ideal: 100, salience: 1}, south: {ideal: 0, salience: 1} }
            war: {front: 0.5, pace: 0.4, volatility: 0.1}
            talks: {pace: 1000, depth-scale: 0.001}
            levers:
              ally-ends-aid: {actor: ally, date: 2025-01-01, set: {actors.ally.supports.south: {} }, cost: {ally: 0.01} }
            """;
        SimulatedFile with = SimulatedFile.Of($"{sections}"),
            without = SimulatedFile.Of($"{sections}", new TalksOptions { Changes = ["ally-ends-aid"], RecordsTalks = true });
        for (int i = 0; i < 20; i++)
        {
            Draw helped = with.Draw(i), alone = without.Draw(i);
            Assert.True(Assert.Single(alone.Agreements).Terms[0] > Assert.Single(helped.Agreements).Terms[0] + 5);
            Assert.True(alone.Agreements[0].Utilities[1] < helped.Agreements[0].Utilities[1] - 0.05);
            Assert.Equal("ally-ends-aid", Assert.Single(alone.Happenings).Name);

            // Power moves the terms; whether there is a zone at all is what war costs. These depths, side by side, are what the
            // neutrality warning of `compare` looks at.
            Assert.True(helped.Path.Depth(0, 0) > 0 && alone.Path.Depth(0, 0) > 0);
        }
    }

    // Actors value war at the strengths that stand; a pause with an end date is over soon, but the front has moved meanwhile.
    [Fact]
    public void A_week_without_aid_moves_the_front_and_not_the_reservation_values()
    {
        const string sections = """
            actors:
              north: {side: attacker, power: 60, war-cost: 0.1, optimism: 0.1, doubt: 0.2}
              south: {side: defender, power: 10, war-cost: 0.1, optimism: 0.1, doubt: 0.2}
              ally: {role: outside, supports: {south: {arms: 50} } }
            issues:
              land:
                scale: {0: all South, 100: all North}
                today: 50
                wants: {north: {ideal: 100, salience: 1}, south: {ideal: 0, salience: 1} }
            war: {front: 0.5, pace: 1, volatility: 0.05}
            talks: {pace: 0}
            """;
        SimulatedFile paused = SimulatedFile.Of($$"""
            {{sections}}
            events: [{date: 2025-02-03, name: A pause, ends: 2025-02-10, set: {actors.ally.supports.south.arms: 0} }]
            """);
        SimulatedFile steady = SimulatedFile.Of($"{sections}");
        double drift = (60.0 / 70) - (10.0 / 70); // 2p − 1 without the aid; with it, 0
        for (int i = 0; i < 20; i++)
        {
            Draw with = paused.Draw(i), without = steady.Draw(i);

            // Steps end on the 8th, 15th … of January; the pause lies in the steps of 29 January and 5 February, seven days in all.
            Assert.Equal(without.Path.Front(3), with.Path.Front(3));
            Assert.Equal(without.Path.Front(5) + (drift * 7 / Duration.DaysInYear), with.Path.Front(5), 1e-12);
            // both sides know of the pause: nothing is learnt from it
            Assert.Equal(without.Path.BeliefMean(5, 0), with.Path.BeliefMean(5, 0), 1e-12);

            // During the pause W is what W is at that front with the aid that stands.
            PackageProblem moment = PackageProblem.Of(At(steady.Scenario, with, 4), null, SimulatedFile.Central);
            Assert.Equal(moment.Reservations[0].Value, with.Path.Reservation(4, 0), 1e-4);
            Assert.Equal(moment.Reservations[1].Value, with.Path.Reservation(4, 1), 1e-4);
        }
    }

    /// <summary>The scenario as a step of a draw found it: its front, and beliefs written as optimism and doubt.</summary>
    internal static Scenario At(Scenario scenario, Draw draw, int step)
    {
        var war = (FrontWar)scenario.War!;
        double pace = war.Pace.Central;
        double drift = WarStrengths.Of(scenario, war, SimulatedFile.Central).At(rearmed: 0).Drift;
        List<Assignment> set = [new("war.front", (Uncertain)draw.Path.Front(step))];
        foreach ((int i, (string name, Actor actor)) in scenario.Actors.Index())
        {
            if (actor.Side is Side side)
            {
                double lean = (draw.Path.BeliefMean(step, i) - drift) / pace;
                set.Add(new($"actors.{name}.optimism", (Uncertain)(side == Side.Attacker ? lean : -lean)));
                set.Add(new($"actors.{name}.doubt", (Uncertain)(draw.Path.BeliefDeviation(step, i) / pace)));
            }
        }

        return ScenarioChanges.Apply(scenario, [new Variant { Set = [.. set] }]);
    }
}
