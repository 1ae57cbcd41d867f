using CsCheck;
using Entente.Ensembles;
using Entente.Scenarios;
using Entente.Talks;
using Entente.Talks.FirstDay;
using Entente.Tests.Answers;

namespace Entente.Tests.Talks;

/// <summary>What is said about an agreement without throwing for its breach is what the draws that throw for it do.</summary>
[Long]
public sealed class AftermathTests
{
    private const int Draws = 36;

    // A draw's agreement breaks exactly where ∫h dt passes the exponential number thrown for it.
    [Theory]
    [InlineData("ukraine-2025.yaml", "settlement")]
    [InlineData("korea-1951.yaml", "armistice")]
    public void The_chance_to_survive_is_that_for_which_a_draw_throws(string file, string package)
    {
        (World world, Func<int, Func<Uncertain, double>> values) = Watch(file, new HoldingTest(package, [0, 1, 5]), weeklyClocks: true);
        int broken = 0, held = 0;
        for (int i = 0; i < Draws * 2; i++)
        {
            Draw draw = world.Run(values(i), SimulatedFile.Seed, i);
            Agreement? agreement = draw.Agreements.FirstOrDefault(one => world.PackageNames[one.Package] == package);
            Assert.Equal(agreement is null, draw.Holding is null);
            if (agreement is null || agreement.Replaced is not null)
            {
                continue;
            }

            double lives = new Chances(SimulatedFile.Seed, i).Break(package, 1).Hazard;
            bool breaks = draw.Holding!.Chances.Survival[^1] < Math.Exp(-lives);
            Assert.Equal(breaks, agreement.Broken is not null && agreement.YearsHeld < 5);
            Assert.Equal(draw.Holding.Chances.Survival[1] < Math.Exp(-lives), agreement.Broken is not null && agreement.YearsHeld < 1);
            (broken, held) = breaks ? (broken + 1, held) : (broken, held + 1);
        }

        Assert.True(broken > 1 && held > 1, $"{broken} broken, {held} held");
    }

    [Fact]
    public void What_a_deal_gains_whoever_signs_is_what_the_talks_took_it_for_deadlines_counted()
    {
        (World world, Func<int, Func<Uncertain, double>> values) = Watch("ukraine-2025.yaml", new HoldingTest("settlement", [0, 5]));
        int compared = 0;
        for (int i = 0; i < Draws; i++)
        {
            Draw draw = world.Run(values(i), SimulatedFile.Seed, i);
            if (draw.Agreements is [{ Package: 0 } agreement, ..])
            {
                TermsOnTheDay day = draw.Holding!.Terms;
                compared += day.IsRequired.Count(required => required);
                for (int actor = 0; actor < day.Refuses.Length; actor++)
                {
                    Assert.Equal(agreement.Utilities[actor], day.Value.IfHeld[actor]);
                    Assert.Equal((agreement.Value.Worth[actor], agreement.Value.NoDeal[actor], agreement.Value.Deadline[actor]),
                        (day.Value.Worth[actor], day.Value.NoDeal[actor], day.Value.Deadline[actor]));
                    Assert.True(!day.IsRequired[actor] || agreement.Value.Gain(actor) > -DealValue.Precision);
                    Assert.Equal(agreement.Parties[actor], day.IsRequired[actor]);
                    Assert.False(day.Refuses[actor]);
                }

                // The depth is the most that all can gain at once: at the Nash terms somebody gains no more.
                Assert.True(Enumerable.Range(0, day.Refuses.Length).Where(actor => day.IsRequired[actor])
                    .Min(actor => agreement.Value.Gain(actor)) < draw.Path.Depth(agreement.Step, 0) + DealValue.Precision);
            }
        }

        Assert.True(compared > 2, $"{compared}");
    }

    [Fact]
    public void Watching_an_agreement_changes_nothing_else_in_a_draw()
    {
        (World plain, Func<int, Func<Uncertain, double>> values) = Watch("ukraine-2025.yaml", null);
        (World watched, Func<int, Func<Uncertain, double>> same) =
            Watch("ukraine-2025.yaml", new HoldingTest("ceasefire", [0, 3]) { Clauses = [new(3, 0, 1), new(5, 10, -1)] });
        int followed = 0;
        for (int i = 0; i < 12; i++)
        {
            Draw draw = watched.Run(same(i), SimulatedFile.Seed, i);
            followed += draw.Holding?.Clauses.Count ?? 0;
            Assert.Equal(SimulatedFile.Digest(plain.Run(values(i), SimulatedFile.Seed, i)), SimulatedFile.Digest(draw));
        }

        Assert.True(followed > 1, $"{followed}");
    }

    [Fact]
    public void Terms_signed_later_meet_the_front_of_their_day_and_a_war_that_is_over_signs_nothing()
    {
        GivenTerms Given(DateOnly date) => new(date, [double.NaN, double.NaN]);
        SimulatedFile File(GivenTerms given) => SimulatedFile.Of(
            $$"""
            actors:
              north: {side: attacker, power: 90, discount: 10 %}
              south: {side: defender, power: 10, discount: 10 %}
            issues:
              land: {scale: {0: south, 100: north}, today: 50, front: {0: 0, 1: 100}, wants: {north: {ideal: 100, salience: 1}, south: {ideal: 0, salience: 1} } }
              force: {options: {none: Nobody, force: A force}, today: none, wants: {} }
            war: {front: 0.5, pace: 0.8, volatility: 0.05}
            holding: {break-rate: 0.5}
            """,
            new TalksOptions { Holding = new HoldingTest("settlement", [0, 1]) { Given = given } });
        SimulatedFile first = File(Given(new(2025, 1, 1))), later = File(Given(new(2025, 3, 1))), last = File(Given(new(2026, 1, 1)));
        HoldingCourse now = first.Draw().Holding!, then = later.Draw().Holding!;
        Assert.Equal(0.5, now.Terms.Value.IfHeld[0], 1e-12);
        Assert.InRange(then.Terms.Value.IfHeld[0], 0.55, 0.7); // the front moves by 0.64 a year
        Draw over = last.Draw();
        Assert.Null(over.Holding);
        Assert.Equal(Side.Attacker, over.EndOfWar!.Winner);
    }

    // The front stays where the terms draw it, but a spoiler does not forget where it stood: 50 before, 70 now.
    [Theory]
    [InlineData(0, 0.2)]
    [InlineData(100, -0.2)]
    public void Spoilers_compare_a_deal_with_where_the_front_stood_before_it(double ideal, double tempted)
    {
        HoldingCourse course = SimulatedFile.Of(
            $$"""
            actors:
              north: {side: attacker, power: 50, discount: 10 %, rearm: 50 %}
              south: {side: defender, power: 50, discount: 10 %}
            issues:
              land: {scale: {0: south, 100: north}, today: 50, front: {0: 0, 1: 100}, wants: {north: {ideal: 100, salience: 1}, south: {ideal: 0, salience: 1} } }
            war: {front: 0.5, pace: 0.8, volatility: 0.05}
            holding: {break-rate: 0.5, friction: 0, spoilers: {zealots: {hurt-by: {land: {ideal: {{ideal}}} } } } }
            """,
            new TalksOptions { Holding = new HoldingTest("settlement", [0, 1, 5]) { Given = new(new(2025, 1, 1), [70]) } }).Draw().Holding!;
        Assert.All(Enumerable.Range(0, 3), point => Assert.Equal(tempted, course.Chances.Temptation(point, 2), 1e-12));
    }

    [Theory]
    [InlineData(50, 0)]
    [InlineData(70, 1)]
    [InlineData(20, 1)]
    public void What_given_terms_are_worth_on_the_first_day_is_what_solve_says(double land, double force)
    {
        FormattableString sections = $$"""
            actors:
              north: {side: attacker, power: 60, discount: 10 %, rearm: 50 %, war-cost: 0.05, optimism: 0.2, doubt: 0.1}
              south: {side: defender, power: 50, discount: 5 %, rearm: 20 %, war-cost: 0.05}
              patron: {role: outside, discount: 20 %, supports: {south: {arms: 10} } }
            issues:
              land: {scale: {0: south, 100: north}, today: 50, front: {0: 0, 1: 100}, wants: {north: {ideal: 100, salience: 1}, south: {ideal: 0, salience: 1}, patron: {ideal: 30, salience: 1} } }
              force: {options: {none: Nobody, force: A force}, today: none, enforces: {force: 0.1}, wants: {patron: {scores: {none: 0, force: 100}, salience: 1} } }
            war: {front: 0.5, pace: 0.4, volatility: 0.2}
            holding: {break-rate: 0.5, spoilers: {zealots: {hurt-by: {land: {ideal: 0} } } } }
            """;
        SolvedFile solved = SolvedFile.Of(sections);
        TermsOnTheDay day = SimulatedFile.Of(sections,
            new TalksOptions { Holding = new HoldingTest("settlement", [0, 1]) { Given = new(new(2025, 1, 1), [land, force]) } }).Draw()
            .Holding!.Terms;
        foreach ((int i, string actor) in ((string[])["north", "south", "patron"]).Index())
        {
            Assert.Equal(solved.UtilityOf(actor, land, force), day.Value.IfHeld[i], 1e-12);
            Assert.Equal(solved.GainOf(actor, land, force), day.Value.Gain(i), DealValue.Precision);
        }
    }

    [Fact]
    public void In_every_war_chances_add_up_and_enforcement_and_fewer_spoilers_never_hurt() =>
        Gen.Select(Gen.Double[5, 200], Gen.Double[0, 2], Gen.Double[0, 100], Gen.Double[0, 0.3], Gen.Double[0.01, 3],
            Gen.Double[0.005, 0.3]).Sample(
            (power, rearm, land, force, breakRate, tremble) =>
            {
                SimulatedFile file = SimulatedFile.Of(
                    $$"""
                    actors:
                      north: {side: attacker, power: {{power}}, discount: 10 %, rearm: {{rearm}}, optimism: 0.2, doubt: 0.1}
                      south: {side: defender, power: 50, discount: 5 %, rearm: 20 %}
                    issues:
                      land: {scale: {0: south, 100: north}, today: 50, front: {0: 0, 1: 100}, wants: {north: {ideal: 100, salience: 1}, south: {ideal: 0, salience: 1} } }
                      force: {options: {none: Nobody, few: A few, force: A force}, today: none, enforces: {few: {{force / 3}}, force: {{force}} }, wants: {} }
                    war: {front: 0.5, pace: 0.8, volatility: 0.1, collapse: {attacker: 0.02, defender: 0.02} }
                    holding: {break-rate: {{breakRate}}, tremble: {{tremble}}, spoilers: {zealots: {hurt-by: {land: {ideal: 0} } }, settlers: {hurt-by: {land: {ideal: 100} } } } }
                    """,
                    new TalksOptions
                    {
                        Holding = new HoldingTest("settlement", [0, 0.7, 1, 2, 5])
                        {
                            Given = new(new(2025, 1, 1), [land, 0]),
                            Clauses = [new(1, 0, 0), new(1, 0, 1), new(1, 0, 2)]
                        }
                    });
                HoldingCourse course = file.Draw().Holding!;
                for (int point = 0; point < course.Chances.Survival.Count; point++)
                {
                    Assert.Equal(1, course.Chances.Survival[point] + Enumerable.Range(0, course.Chances.Breakers)
                        .Sum(breaker => course.Chances.Ended(point, breaker)), 1e-12);
                    Assert.True(point == 0 || course.Chances.Survival[point] <= course.Chances.Survival[point - 1]);
                }

                double last = course.Chances.Survival[^1];
                Assert.Equal([false, true, true], course.Clauses.Select(clause => clause.Changes));
                Assert.Equal(last, course.Clauses[0].Survival);
                Assert.True(course.Clauses[1].Survival >= last && course.Clauses[2].Survival >= course.Clauses[1].Survival);
                Assert.All(course.Chances.WithoutBreaker, without => Assert.True(without >= last));
                Assert.True(course.Chances.WithoutSpoilers >= Math.Max(course.Chances.WithoutBreaker[2], course.Chances.WithoutBreaker[3]));
            },
            iter: 60);

    private static (World World, Func<int, Func<Uncertain, double>> Values) Watch(string name, HoldingTest? test,
        bool weeklyClocks = false)
    {
        ScenarioFile file = ScenarioReader.ReadFile(Path.Combine(Repository.Root, "scenarios", name));
        ScenarioInputs inputs = ScenarioInputs.Of(file, file, SimulatedFile.Seed);
        return (new World(file.Scenario!, new TalksOptions { Holding = test, RecordsTalks = true, WeeklyClocks = weeklyClocks }),
            index => inputs.ValueIn(inputs.Values(index), index));
    }
}
