using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Tests.Talks;

/// <summary>Changes that hang on what happens, against trees of outcomes worked out by hand.</summary>
public sealed class ConditionsTests
{
    private const double Sigmas = 4, Year = 365, Pace = 1.5, BreakRate = 2, Chance = 0.6;
    private const int Draws = 1500;

    /// <summary>Two share a pie of which no deal leaves each 0.2: talks conclude at the whole pace, 1.5 a year, whatever happens.</summary>
    private static FormattableString Pie(string more, string wrecker = "") => $$"""
        actors: {a: {reservation: 0.2}, b: {reservation: 0.2} }
        issues:
          pie: {scale: {0: all to a, 100: all to b}, today: 0, wants: {a: {ideal: 0, salience: 1}, b: {ideal: 100, salience: 1} } }
          flag: {scale: {0: down, 100: up}, today: 0, wants: {a: {ideal: 0, salience: 0}, b: {ideal: 0, salience: 0} } }
        packages: {deal: {covers: [pie], stops-fighting: true} }
        talks: {pace: {{Pace}}, depth-scale: 0.001}
        {{wrecker}}
        {{more}}
        """;

    /// <summary>A group that loses by any deal and breaks it at 2 a year, sharp as a knife.</summary>
    private const string Wrecker = """
        holding:
          break-rate: 200 %
          friction: 0
          tremble: 0.00001
          holds-for: 1 year
          spoilers: {wrecker: {reach: 1, hurt-by: {pie: {ideal: 0} } } }
        """;

    private static double Share(SimulatedFile file, Func<Draw, bool> counts) => (double)file.Draws(Draws).Count(counts) / Draws;

    private static void Near(double expected, double share)
    {
        double error = Sigmas * Math.Sqrt(expected * (1 - expected) / Draws);
        Assert.InRange(share, expected - error, expected + error);
    }

    private static bool Happened(Draw draw, string name) => draw.Happenings.Any(one => one.Name == name);

    /// <summary>The deal comes at rate a; the event some time within D of it, with chance c:
    /// P = c·(1/D)·∫₀ᴰ (1 − e^(−a(T − s))) ds.</summary>
    [Fact]
    public void What_hangs_on_an_agreement_comes_after_it_with_its_chance()
    {
        const double within = 60 / Duration.DaysInYear, t = Year / Duration.DaysInYear;
        SimulatedFile file = SimulatedFile.Of(Pie(
            "events: [{name: aid, if: {agreed: deal}, within: 60 days, chance: 60 %, set: {issues.flag.today: 100}}]"));
        double late = (Math.Exp(-Pace * (t - within)) - Math.Exp(-Pace * t)) / (Pace * within);
        Near(Chance * (1 - late), Share(file, draw => Happened(draw, "aid")));
        foreach (Draw draw in file.Draws(100).Where(draw => Happened(draw, "aid")))
        {
            DateOnly agreed = draw.First(0)!.Date, came = Assert.Single(draw.Happenings).Date;
            Assert.InRange(came.DayNumber - agreed.DayNumber, 0, 60);
            Assert.Equal(100, draw.FinalTerms[1]);
        }
    }

    /// <summary>If there is no deal by 2 July (t₁), with chance c talks slow down to b: P(no deal) = e^(−a·t₁)·[(1 − c)·e^(−a(T − t₁)) +
    /// c·e^(−b(T − t₁))].</summary>
    [Fact]
    public void What_hangs_on_no_agreement_is_looked_at_on_its_day()
    {
        const double slow = 0.2, t1 = 182 / Duration.DaysInYear, t2 = (Year - 182) / Duration.DaysInYear;
        SimulatedFile file = SimulatedFile.Of(Pie(
            "events: [{date: 2025-07-02, name: tired, if: {not-agreed: deal}, chance: 60 %, set: {talks.pace: 0.2}}]"));
        double open = Math.Exp(-Pace * t1) * (((1 - Chance) * Math.Exp(-Pace * t2)) + (Chance * Math.Exp(-slow * t2)));
        Near(1 - open, Share(file, draw => draw.Agreements.Count > 0));
        Near(Chance * Math.Exp(-Pace * t1), Share(file, draw => Happened(draw, "tired")));
        Assert.All(file.Draws(200).Where(draw => Happened(draw, "tired")),
            draw => Assert.False(draw.First(0)?.Date < new DateOnly(2025, 7, 2)));
    }

    /// <summary>A deal at rate a, broken at rate h, and then what hangs on that and what hangs on this: P(broken by T) =
    /// 1 − (h·e^(−aT) − a·e^(−hT))/(h − a), where it is the first deal that is broken.</summary>
    [Fact]
    public void A_chain_that_hangs_on_a_breach_follows_it()
    {
        const double t = Year / Duration.DaysInYear;
        SimulatedFile file = SimulatedFile.Of(Pie("""
            events:
              - {name: sequel, if: {event: outcry}, set: {issues.flag.today: 100} }
              - {name: outcry, if: {broken: deal}, set: {talks.pace: 0} }
            """, Wrecker));
        double broken = 1 - (((BreakRate * Math.Exp(-Pace * t)) - (Pace * Math.Exp(-BreakRate * t))) / (BreakRate - Pace));
        Near(broken, Share(file, draw => Happened(draw, "outcry")));
        foreach (Draw draw in file.Draws(200))
        {
            Assert.Equal(Happened(draw, "outcry"), Happened(draw, "sequel"));
            Assert.Equal(Happened(draw, "outcry") ? 1 : draw.Agreements.Count, draw.Agreements.Count); // nobody talks any more
            Assert.Equal(Happened(draw, "outcry") ? 100 : 0, draw.FinalTerms[1]);
        }
    }

    [Fact]
    public void The_front_is_looked_at_when_steps_end()
    {
        SimulatedFile file = SimulatedFile.Of($$"""
            actors: {a: {side: attacker, power: 60}, b: {side: defender, power: 40} }
            issues: {land: {scale: {0: b, 100: a}, today: 50, front: {0: 0, 1: 100}, wants: {a: {ideal: 100, salience: 1},
              b: {ideal: 0, salience: 1} } } }
            war: {front: 0.5, pace: 0.2, volatility: 0.1}
            talks: {pace: 0}
            events: [{name: alarm, if: {front: above 60}, set: {actors.b.power: 41} }]
            """);
        foreach (Draw draw in file.Draws(100).Where(draw => draw.EndOfWar is null))
        {
            int first = Enumerable.Range(0, draw.Path.Steps).FirstOrDefault(step => draw.Path.Front(step) > 0.6, -1);
            Assert.Equal(first >= 0 && first < draw.Path.Steps - 1, Happened(draw, "alarm"));
            Assert.True(first < 0 || !Happened(draw, "alarm")
                || Assert.Single(draw.Happenings).Date == file.World.StepEnds[first]);
        }
    }

    [Fact]
    public void A_lever_that_hangs_on_something_costs_nothing_until_that_happens()
    {
        SimulatedFile file = SimulatedFile.Of(
            Pie("levers: {aid: {actor: a, if: {agreed: deal}, cost: {a: 0.5}, set: {issues.flag.today: 100} } }"),
            TalksOptions.Default with { Changes = ["aid"] });
        SimulatedFile without = SimulatedFile.Of(
            Pie("levers: {aid: {actor: a, if: {agreed: deal}, cost: {a: 0.5}, set: {issues.flag.today: 100} } }"));
        for (int i = 0; i < 40; i++)
        {
            Draw draw = file.Draw(i);
            Assert.Equal(draw.Agreements.Count > 0, Happened(draw, "aid"));
            Assert.Equal(without.Draw(i).Payoffs[0] - (draw.Agreements.Count > 0 ? 0.5 : 0), draw.Payoffs[0], 1e-12);
        }
    }

    /// <summary>The path on which nobody agrees goes its own way: what hung on the agreement is not on it.</summary>
    [Fact]
    public void The_path_without_an_agreement_knows_nothing_of_what_came_of_one()
    {
        const string @event = "events: [{name: pause, if: {agreed: deal}, set: {talks.pace: 0}}]";
        SimulatedFile with = SimulatedFile.Of(Pie(@event)), plain = SimulatedFile.Of(Pie(""));
        for (int i = 0; i < 40; i++)
        {
            Assert.Equal(plain.Draw(i).PathAgreement, with.Draw(i).PathAgreement);
        }
    }

    [Theory]
    [InlineData("{name: x, set: {talks.pace: 1}}", "events.1", "says neither when it happens")]
    [InlineData("{name: x, if: {}, set: {talks.pace: 1}}", "events.1.if", "does not say what has to happen")]
    [InlineData("{name: x, if: {agreed: deal, broken: deal}, set: {talks.pace: 1}}", "events.1.if",
        "names several things, agreed and broken")]
    [InlineData("{name: x, if: {agreed: deel}, set: {talks.pace: 1}}", "events.1.if.agreed", "deel")]
    [InlineData("{name: x, if: {agred: deal}, set: {talks.pace: 1}}", "events.1.if.agred", "agred")]
    [InlineData("{name: x, if: {not-agreed: deal}, set: {talks.pace: 1}}", "events.1.if.not-agreed", "has no `date`")]
    [InlineData("{name: x, if: {event: y}, set: {talks.pace: 1}}", "events.1.if.event", "No event is called `y`")]
    [InlineData("{name: x, if: {event: x}, set: {talks.pace: 1}}", "events.1.if.event", "waits for itself")]
    [InlineData("{name: x, if: {front: above 0.6}, set: {talks.pace: 1}}", "events.1.if.front", "no war along a front")]
    [InlineData("{name: x, if: {front: abov 0.6}, set: {talks.pace: 1}}", "events.1.if.front", "should be a side of a point")]
    [InlineData("{name: x, if: {front: above 100}, set: {talks.pace: 1}}", "events.1.if.front", "between 0 and 1")]
    [InlineData("{name: x, if: {agreed: deal}, within: 30 dayz, set: {talks.pace: 1}}", "events.1.within", "30 dayz")]
    [InlineData("{name: x, if: {agreed: deal}, ends: 2024-12-31, set: {talks.pace: 1}}", "events.1.ends", "not after the forecast begins")]
    public void Mistakes_are_named_with_their_place(string written, string path, string message)
    {
        const string head = "entente: 1\ntitle: A case\nfrom: 2025-01-01\nuntil: 2026-01-01\n";
        ScenarioFile file = ScenarioReader.Read(
            head + FormattableString.Invariant(Pie("events: [" + written + "]")), "case.yaml");
        Assert.Contains(file.Errors, one => one.Path == path && one.Message.Contains(message, StringComparison.Ordinal) && one.Line > 0);
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        const string head = "entente: 1\ntitle: A case\nfrom: 2025-01-01\nuntil: 2026-01-01\n";
        Scenario scenario = ScenarioReader.Read(head + FormattableString.Invariant(Pie("""
            events:
              - {date: 2025-03-01, name: x, if: {not-agreed: deal}, within: 30 days, chance: 0.5, set: {talks.pace: 1} }
              - {name: y, if: {event: x}, set: {talks.pace: 2} }
            """)), "case.yaml").Scenario!;
        Assert.Equal(scenario, ScenarioReader.Read(ScenarioWriter.Write(scenario), "again.yaml").Scenario);
    }
}
