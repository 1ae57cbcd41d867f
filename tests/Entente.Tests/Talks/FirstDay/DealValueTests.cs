using Entente.Answers.Solve;
using Entente.Answers.Why;
using Entente.Ensembles;
using Entente.Scenarios;
using Entente.Talks;
using Entente.Tests.Answers;

namespace Entente.Tests.Talks.FirstDay;

/// <summary>What a gain means: deadlines and the danger of a breach counted, and W is that of the day on which the agreement is
/// made.</summary>
public sealed class DealValueTests
{
    // Today A has 0.52 without a deal and so has B; x is worth x to A and 100 − x to B: at 50 each is 0.02 short, and 0.08 ahead before the
    // deadline.
    private const string Deadline = """
        actors:
          a: {reservation: 0.52}
          b: {reservation: 0.52}
        issues:
          x: {scale: {0: none, 100: all}, today: 0, wants: {a: {ideal: 100, salience: 50}, b: {ideal: 0, salience: 50} } }
        deadlines:
          d: {date: 2025-03-31, matters-to: {a: 0.1, b: 0.1} }
        """;

    // A war by one throw keeps W where it is, so that what an agreement was held against can be told from the worth of a ceasefire; trade
    // is what a settlement adds to one.
    private const string Truce = """
        actors:
          north: {side: attacker, power: 60}
          south: {side: defender, power: 50}
        issues:
          land: {scale: {0: south, 100: north}, today: 45, wants: {north: {ideal: 100, salience: 60}, south: {ideal: 0, salience: 60} } }
          calm: {scale: {0: none, 100: all}, today: 0, wants: {north: {ideal: 100, salience: 40}, south: {ideal: 100, salience: 40} } }
          trade: {scale: {0: none, 100: all}, today: 0, wants: {north: {ideal: 100, salience: 10}, south: {ideal: 100, salience: 10} } }
        packages:
          settlement: {covers: all}
          ceasefire: {covers: [calm], stops-fighting: true}
        war: {lottery: 50 %, cost: {north: 0.2, south: 0.2} }
        talks: {pace: 12}
        holding: {break-rate: 0.8, tremble: 0.05, holds-for: 2 years}
        step: 1 month
        """;

    [Fact]
    public void Solve_counts_the_deadline_that_is_in_force_on_the_first_day_and_tells_what_there_is_without_it()
    {
        SolvedFile solved = SolvedFile.Of($"{Deadline}");
        Assert.Equal(0.08, solved.Depth!.Value, 1e-9);
        Assert.True((bool)solved.Json["zopa"]!);
        Assert.Equal(-0.02, (double)solved.Json["deadlines"]!["depth-without"]!, 1e-9);
        Assert.False((bool)solved.Json["deadlines"]!["zopa-without"]!);
        Assert.Equal(0.1, (double)solved.Json["deadlines"]!["worth"]!["a"]!);
        Assert.Equal(0.08, (double)solved.Json["solutions"]!["nash"]!["gain"]!["a"]!, 1e-6);
        Assert.Equal(-0.02, (double)solved.Json["solutions"]!["nash"]!["gain-if-held"]!["b"]!, 1e-6);
        Assert.Equal(0.52, (double)solved.Json["reservation"]!["a"]!);
        Assert.Null(SolvedFile.Of(
            $"{Deadline.Replace("2025-03-31, matters-to: {a: 0.1, b: 0.1} ", "2025-03-31", StringComparison.Ordinal)}").Json["deadlines"]);
    }

    [Fact]
    public void Solve_run_and_why_agree_that_a_deal_is_possible_before_the_deadline()
    {
        ScenarioFile file = ScenarioReader.Read($"entente: 1\ntitle: A case\nfrom: 2025-01-01\nuntil: 2025-12-31\n{Deadline}\n",
            "deadline.yaml");
        WhyNoDeal why = WhyNoDeal.Of(file, file, new(32, 3, 1), stop: TestContext.Current.CancellationToken);
        Assert.Equal((0, new CarriedByDeadlines(32, 32, 0)), (why.Closed, why.Deadlines));
        SimulatedFile run = new(file.Scenario!, new TalksOptions { FullPath = true });
        Draw[] draws = run.Draws(32);
        Assert.True(PackageSolution.Of(file.Scenario!, null).Space.HasZone);
        Assert.InRange(draws[0].PathAgreement[^1], 0.3, 0.7);
        Assert.All(draws.SelectMany(draw => draw.Agreements), made =>
        {
            Assert.True(made.Date <= new DateOnly(2025, 3, 31));
            Assert.Equal(0.08, made.Value.Gain(0), 1e-6);
            Assert.Equal(-0.02, made.Value.GainIfHeld(0), 1e-6);
        });
    }

    [Fact]
    public void Given_terms_are_tested_with_the_deadlines_of_their_day()
    {
        Assert.Equal(0.08, Signed(new(2025, 3, 31)).Value.Gain(0), 1e-9);
        Assert.Equal([false, false], Signed(new(2025, 3, 31)).Refuses);
        Assert.Equal(-0.02, Signed(new(2025, 4, 1)).Value.Gain(0), 1e-9);
        Assert.Equal([true, true], Signed(new(2025, 4, 1)).Refuses);

        static TermsOnTheDay Signed(DateOnly day) => SimulatedFile.Of(
            $"{Deadline}\nholding: {{}}", new TalksOptions { Holding = new HoldingTest("settlement", [0, 1]) { Given = new(day, [50]) } })
                .Draw().Holding!.Terms;
    }

    // The ceasefire is made in mid-step, and the same step goes on under it; what the ceasefire was held against is the war all the same.
    [Fact]
    public void No_deal_of_a_ceasefire_is_what_solve_says_it_is()
    {
        SimulatedFile file = SimulatedFile.Of($"{Truce}");
        SolvedFile solved = SolvedFile.Of(file.Scenario, "ceasefire");
        int ceasefires = 0, further = 0;
        for (int i = 0; i < 60; i++)
        {
            Draw draw = file.Draw(i);
            foreach (Agreement made in draw.Agreements)
            {
                Agreement? before = draw.Agreements.FirstOrDefault(other => other.Replaced == made.Date && other != made);
                ceasefires += made.Package == 1 ? 1 : 0;
                further += before is null ? 0 : 1;
                for (int actor = 0; actor < 2; actor++)
                {
                    double fallback = before is null ? solved.Problem.Reservations[actor].Value : made.Value.NoDeal[actor];
                    Assert.Equal(fallback, made.Value.NoDeal[actor], 1e-12);
                    // a ceasefire is worth more than the war
                    Assert.True(before is null || made.Value.NoDeal[actor] > solved.Problem.Reservations[actor].Value + 0.01);
                    Assert.True(before is not null
                        || Math.Abs(solved.Problem.Reservations[actor].Value - draw.Path.Reservation(made.Step, actor)) < 1e-12);
                    Assert.True(made.Value.Gain(actor) > 0);
                    Assert.True(made.Value.GainIfHeld(actor) > made.Value.Gain(actor));
                }
            }

            // A step in which there was an agreement all the time says nothing about no deal.
            foreach (int step in Enumerable.Range(1, draw.Path.Steps - 1))
            {
                bool kept = draw.Path.Standing(step - 1) != Standing.NoDeal
                    && !draw.Agreements.Any(made => made.Broken?.Date is DateOnly day && day <= file.World.StepEnds[step]
                    && day >= file.World.StepEnds[step - 1]);
                Assert.True(!kept || double.IsNaN(draw.Path.Reservation(step, 0)), $"draw {i}, step {step}");
            }
        }

        Assert.True(ceasefires > 10 && further > 5, $"{ceasefires} ceasefires, {further} times something further out of one");
    }

    [Fact]
    public void The_timeline_of_no_deal_knows_the_war_alone()
    {
        SimulatedFile file = SimulatedFile.Of($"{Truce}");
        TimelineBuilder steps = new(file.Scenario, file.World.StepEnds, isPathWhole: false);
        foreach (Draw draw in file.Draws(60))
        {
            steps.Add(draw);
        }

        double[] low = steps.Build()["no-deal.north.p10"]!, high = steps.Build()["no-deal.north.p90"]!;
        double war = SolvedFile.Of(file.Scenario, "ceasefire").W("north");
        Assert.All(low.Concat(high).Where(double.IsFinite), worth => Assert.Equal(war, worth, 1e-6));
        Assert.Contains(steps.Build()["ceasefire"]!, share => share > 0.05);
    }

    // Where there is no war any agreement counts, a bargain for part of the dispute too: the path without one knows them all.
    [Fact]
    public void Where_there_is_no_war_the_path_counts_every_package_and_a_bargain_for_good_is_never_broken()
    {
        SimulatedFile file = SimulatedFile.Of(
            $$"""
            actors:
              a: {reservation: 0.3}
              b: {reservation: 0.3}
            issues:
              x: {scale: {0: none, 100: all}, today: 0, wants: {a: {ideal: 100, salience: 50}, b: {ideal: 0, salience: 40} } }
              y: {scale: {0: none, 100: all}, today: 0, wants: {a: {ideal: 100, salience: 50}, b: {ideal: 100, salience: 60} } }
            packages: {whole: {covers: all}, part: {covers: [y]} }
            talks: {pace: 1, depth-scale: 0.05}
            holding: {break-rate: 2, spoilers: {s: {hurt-by: {y: {ideal: 0} } } } }
            step: 1 month
            """,
            new TalksOptions { FullPath = true });
        Draw[] draws = file.Draws(200);
        double chance = draws[0].PathAgreement[^1];
        Assert.All(draws, draw => Assert.Equal(chance, draw.PathAgreement[^1], 1e-6));
        Assert.Equal(chance, draws.Count(draw => draw.Agreements.Count > 0) / 200.0, 4 * Math.Sqrt(chance * (1 - chance) / 200));
        Agreement part = draws.SelectMany(draw => draw.Agreements).First(made => made.Package == 1);
        Assert.Equal((part.Utilities[0], null), (part.Value.Worth[0], part.Broken));
    }
}
