using Entente.Deals;
using Entente.Scenarios;
using Entente.Talks;
using Entente.Talks.FirstDay;

namespace Entente.Tests.Talks;

/// <summary>Draws against closed forms, against `solve`, and what must hold of every draw.</summary>
public sealed class WorldTests
{
    private const double Sigmas = 4;

    private const string Dispute = """
        actors:
          union: {reservation: 0.4, discount: 20 %}
          owners: {reservation: 0.3, discount: 10 %}
        issues:
          pay: {scale: {0: nothing, 100: all}, today: 30, wants: {union: {ideal: 100, salience: 1}, owners: {ideal: 0, salience: 1} } }
        step: 1 month
        """;

    // Steps of a day count seven times as many draws of chance; what matters is the state of the world, not their length.
    [Fact]
    public void With_a_constant_depth_agreement_comes_after_an_exponential_time()
    {
        const int draws = 400;

        // The zone goes from 0.4 to 0.7, so the depth is 0.15 and the rate 2·0.15/0.6.
        SimulatedFile file = SimulatedFile.Of($"{Dispute}\ntalks: {{pace: 2, depth-scale: 0.6}}", new TalksOptions { FullPath = true });
        int agreed = 0;
        for (int i = 0; i < draws; i++)
        {
            Draw draw = file.Draw(i);
            agreed += draw.Agreements.Count;
            for (int step = 0; step < draw.Path.Steps; step++)
            {
                double years = (file.World.StepEnds[step].DayNumber - file.Scenario.From.DayNumber) / Duration.DaysInYear;
                Assert.Equal(1 - Math.Exp(-0.5 * years), draw.PathAgreement[step], 1e-6);
            }
        }

        double chance = 1 - Math.Exp(-0.5 * 365 / Duration.DaysInYear);
        Assert.InRange((double)agreed / draws, chance - (Sigmas * Math.Sqrt(chance * (1 - chance) / draws)), chance
            + (Sigmas * Math.Sqrt(chance * (1 - chance) / draws)));
    }

    [Fact]
    public void Agreements_survive_as_their_hazard_says_and_payoffs_are_integrals_in_closed_form()
    {
        const int draws = 400;
        SimulatedFile file = SimulatedFile.Of($$"""
            {{Dispute}}
            talks: {pace: 1000, depth-scale: 0.001}
            holding: {break-rate: 1, friction: 0.02, tremble: 0.1, holds-for: 3 years, spoilers: {strikers: {reach: 0.5, hurt-by: {pay: {ideal: 100} } } } }
            """);
        int held = 0;
        double hazard = 0;
        for (int i = 0; i < draws; i++)
        {
            Agreement agreement = file.Draw(i).Agreements[0];
            hazard = 0.5 / (1 + Math.Exp(((agreement.Terms[0] - 30) / 100 + 0.02) / 0.1)); // T − U = (30 − pay)/100
            held += agreement.Broken is null ? 1 : 0;
            Assert.Equal(agreement.Broken is null, agreement.Broken?.Spoiler != "strikers");
            Assert.InRange(agreement.YearsHeld, 0, 3 + 1e-9);
        }

        double chance = Math.Exp(-3 * hazard);
        Assert.InRange((double)held / draws, chance - (Sigmas * Math.Sqrt(chance * (1 - chance) / draws)), chance
            + (Sigmas * Math.Sqrt(chance * (1 - chance) / draws)));
    }

    [Fact]
    public void Without_a_deal_an_actor_gets_the_flow_of_today_and_then_its_reservation_value()
    {
        Draw draw = SimulatedFile.Of($"{Dispute}\ntalks: {{pace: 0}}").Draw();
        double years = 365 / Duration.DaysInYear;
        Assert.Equal((0.3 * (1 - Math.Exp(-0.2 * years))) + (Math.Exp(-0.2 * years) * 0.4), draw.Payoffs[0], 1e-12);
        Assert.Equal((0.7 * (1 - Math.Exp(-0.1 * years))) + (Math.Exp(-0.1 * years) * 0.3), draw.Payoffs[1], 1e-12);
        Assert.Equal(DrawOutcome.None, draw.Outcome);
    }

    [Fact]
    public void A_deal_pays_its_terms_from_its_day_on_for_ever()
    {
        Draw draw = SimulatedFile.Of($"{Dispute}\ntalks: {{pace: 1, depth-scale: 0.01}}").Draws(20)
            .First(one => one.Agreements is [{ Step: > 2 and < 10 }]);
        Agreement deal = draw.Agreements[0];
        double years = (deal.Date.DayNumber - new DateOnly(2025, 1, 1).DayNumber) / Duration.DaysInYear;
        double left = Math.Exp(-0.2 * years);
        Assert.Equal((0.3 * (1 - left)) + (left * deal.Utilities[0]), draw.Payoffs[0], 1e-3); // a day's discount is 5e-4
    }

    [Fact] // a step of half a year: what was before the bargain must not be paid at its terms
    public void A_bargain_pays_from_its_day_on_also_within_a_step()
    {
        SimulatedFile file = SimulatedFile.Of($$"""
            actors:
              a: {discount: 20 %}
              b: {discount: 10 %}
              c: {discount: 10 %}
            issues:
              toll: {scale: {0: none, 100: full}, today: 0, wants: {a: {ideal: 100, salience: 1}, b: {ideal: 80, salience: 1} } }
              tax: {scale: {0: none, 100: full}, today: 0, wants: {a: {ideal: 100, salience: 1}, b: {ideal: 0, salience: 1}, c: {ideal: 0, salience: 1} } }
            packages: {tolls: {covers: [toll], between: [a, b]} }
            talks: {pace: 2, depth-scale: 0.01}
            step: 6 months
            """);
        (Draw draw, Agreement deal) = file.Draws(20).Where(one => one.Agreements.Count == 1).Select(one => (one, one.Agreements[0]))
            .First(one => one.Item2.Date >= new DateOnly(2025, 3, 1) && one.Item2.Date < new DateOnly(2025, 7, 1));
        double left = Math.Exp(-0.2 * (deal.Date.DayNumber - new DateOnly(2025, 1, 1).DayNumber) / Duration.DaysInYear);
        Assert.True(deal.Utilities[0] > 0.3);
        Assert.Equal(left * deal.Utilities[0], draw.Payoffs[0], 1e-3); // U(today) is 0; a day's discount is 5e-4
    }

    // W is by definition what fighting on is worth, so on average that is what a draw without talks pays: the whole of the
    // front, collapse, costs, discounting and terms that victors impose against one closed form.
    [Fact]
    public void Fighting_on_pays_the_value_of_fighting_on_average()
    {
        const int draws = 1500;
        SimulatedFile file = SimulatedFile.Of($$"""
            actors:
              north: {side: attacker, power: 60, war-cost: 0.2, discount: 15 %}
              south: {side: defender, power: 40, war-cost: 0.3}
              ally: {role: outside, discount: 30 %, war-cost: 0.1, supports: {south: {arms: 10} } }
            issues:
              land: {scale: {0: all South, 100: all North}, today: 35, wants: {north: {ideal: 100, salience: 1}, south: {ideal: 0, salience: 1}, ally: {ideal: 20, salience: 1} } }
            war: {front: 0.5, pace: 1, volatility: 0.4, collapse: {attacker: 0.2, defender: 0.3} }
            talks: {pace: 0}
            step: 1 month
            """);
        double[] sums = new double[3], squares = new double[3], expected = new double[3];
        int over = 0;
        for (int i = 0; i < draws; i++)
        {
            Draw draw = file.Draw(i);
            over += draw.EndOfWar is null ? 0 : 1;
            for (int a = 0; a < 3; a++)
            {
                sums[a] += draw.Payoffs[a];
                squares[a] += draw.Payoffs[a] * draw.Payoffs[a];
            }
        }

        PackageProblem problem = PackageProblem.Of(file.Scenario, null, SimulatedFile.Central);
        Assert.InRange(over, draws / 4, draws);
        for (int a = 0; a < 3; a++)
        {
            double mean = sums[a] / draws, error = Math.Sqrt(((squares[a] / draws) - (mean * mean)) / draws);
            Assert.InRange(mean, problem.Reservations[a].Value - (Sigmas * error), problem.Reservations[a].Value + (Sigmas * error));
        }
    }

    // The path's probability is the chance of the agreement given everything else, so its mean is how often there is one; with the
    // whole path it has less noise than counting.
    [Fact]
    public void The_probability_along_the_path_is_on_average_the_frequency_of_agreement()
    {
        const int draws = 400;
        SimulatedFile file = SimulatedFile.Of($$"""
            actors:
              north: {side: attacker, power: 55, war-cost: 0.3, optimism: 0.05, doubt: 0.3}
              south: {side: defender, power: 45, war-cost: 0.3, optimism: 0.05, doubt: 0.3}
            issues:
              land: {scale: {0: all South, 100: all North}, today: 50, front: {0: 0, 1: 100}, wants: {north: {ideal: 100, salience: 1}, south: {ideal: 0, salience: 1} } }
            war: {front: 0.5, pace: 0.4, volatility: 0.15, collapse: {attacker: 0.1, defender: 0.1} }
            talks: {pace: 2}
            holding: {}
            step: 1 month
            """, new TalksOptions { FullPath = true });
        (double sum, double squares, int agreed) = (0, 0, 0);
        for (int i = 0; i < draws; i++)
        {
            Draw draw = file.Draw(i);
            double difference = draw.PathAgreement[^1] - (draw.Agreements.Count > 0 ? 1 : 0);
            (sum, squares, agreed) = (sum + difference, squares + (difference * difference), agreed + (draw.Agreements.Count > 0 ? 1 : 0));
            Assert.True(draw.PathAgreement.Zip(draw.PathAgreement.Skip(1)).All(pair => pair.First <= pair.Second));
        }

        Assert.InRange(agreed, draws / 10, draws * 9 / 10);
        Assert.InRange(sum / draws, -Sigmas * Math.Sqrt(squares) / draws, Sigmas * Math.Sqrt(squares) / draws);
    }

    // `solve` is the reference: at the front and the beliefs that a step has come to, it must say the same.
    [Theory]
    [InlineData("korea-1951.yaml")]
    [InlineData("ukraine-2025.yaml")]
    public void Every_step_values_no_deal_and_packages_as_solve_does(string name)
    {
        Scenario scenario = ScenarioChanges.Apply(
            SimulatedFile.Shipped(name) with { Events = [], Deadlines = [] }, [new Variant { Set = [new("talks.pace", (Uncertain)0)] }]);
        SimulatedFile file = new(scenario);
        Draw draw = Enumerable.Range(0, 10).Select(file.Draw).First(one => one.EndOfWar is null);
        foreach (int step in new[] { 0, 20, 51 })
        {
            Scenario moment = SensibleBehaviourTests.At(scenario, draw, step);
            for (int p = 0; p < file.World.PackageNames.Count; p++)
            {
                PackageProblem problem = PackageProblem.Of(moment, file.World.PackageNames[p], SimulatedFile.Central);
                for (int i = 0; i < scenario.Actors.Count; i++)
                {
                    Assert.Equal(problem.Reservations[i].Value, draw.Path.Reservation(step, i), 2e-4);
                }

                DealSpace space = DealSolver.Solve(problem.Problem);
                Assert.Equal(space.Depth ?? double.NaN, draw.Path.Depth(step, p), 5e-4);
            }
        }
    }

    [Fact]
    public void A_draw_depends_on_nothing_but_its_index()
    {
        Scenario scenario = SimulatedFile.Shipped("korea-1951.yaml");
        SimulatedFile one = new(scenario), other = new(scenario);
        string[] forwards = [.. Enumerable.Range(0, 4).Select(i => SimulatedFile.Digest(one.Draw(i)))];
        string[] backwards = [.. Enumerable.Range(0, 4).Reverse().Select(i => SimulatedFile.Digest(other.Draw(i))).Reverse()];
        Assert.Equal(forwards, backwards);
    }

    [Fact]
    public void An_event_that_does_nothing_changes_nothing()
    {
        Scenario scenario = SimulatedFile.Shipped("korea-1951.yaml");
        Event nothing = new()
        {
            Name = "Nothing happens",
            Date = scenario.From.AddDays(40),
            Ends = scenario.From.AddDays(45),
            Set = [new("war.pace", ((FrontWar)scenario.War!).Pace)]
        };
        SimulatedFile plain = new(scenario), with = new(scenario with { Events = [nothing, .. scenario.Events] });
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(
                SimulatedFile.Digest(plain.Draw(i)),
                SimulatedFile.Digest(with.Draw(i) with { Happenings = plain.Draw(i).Happenings }));
        }
    }

    // Only the names of packages, events and levers key random numbers; what an actor or issue is called decides nothing.
    [Fact]
    public void Renaming_actors_and_issues_changes_nothing()
    {
        const string text = """
            actors:
              ALPHA: {side: attacker, power: 60, war-cost: 0.2, optimism: 0.1, doubt: 0.2}
              BETA: {side: defender, power: 40, war-cost: 0.3}
              GAMMA: {role: consent, discount: 30 %, war-cost: 0.1, supports: {BETA: {arms: 10} } }
            issues:
              LAND: {scale: {0: all South, 100: all North}, today: 35, wants: {ALPHA: {ideal: 100, salience: 1}, BETA: {ideal: 0, salience: 1}, GAMMA: {ideal: 20, salience: 1} } }
            war: {front: 0.5, pace: 1, volatility: 0.2, collapse: {attacker: 0.1, defender: 0.1} }
            talks: {pace: 2}
            """;
        SimulatedFile one = SimulatedFile.Of($"{text}");
        SimulatedFile other = SimulatedFile.Of(
            $"{text.Replace("ALPHA", "zeta").Replace("BETA", "first").Replace("GAMMA", "m").Replace("LAND", "soil")}");
        for (int i = 0; i < 10; i++)
        {
            Assert.Equal(SimulatedFile.Digest(one.Draw(i)), SimulatedFile.Digest(other.Draw(i)));
        }
    }

    [Fact]
    public void What_cannot_be_computed_is_a_failed_draw_with_its_reason()
    {
        SimulatedFile file = SimulatedFile.Of($"{Dispute}");
        Draw draw = file.World.Run(number => throw new InvalidOperationException("No value."), 1, 5);
        Assert.Null(draw.Failure); // every number is exact, so nobody asks
        SimulatedFile uncertain = SimulatedFile.Of($"{Dispute.Replace("0.4", "0.4..0.5")}");
        Draw failed = uncertain.World.Run(number => throw new InvalidOperationException("No value."), 1, 5);
        Assert.Equal(("No value.", 5), (failed.Failure, failed.Index));
    }
}
