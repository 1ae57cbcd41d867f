using System.Text.Json.Nodes;
using Entente.Scenarios;
using Entente.Talks;
using Entente.Tests.Answers;
using Entente.War;

namespace Entente.Tests.Talks;

/// <summary>Packages that run their course, follow each other and exclude each other, against values and trees worked out by
/// hand.</summary>
public sealed class PhasesTests
{
    private const double Sigmas = 4, Pace = 2;
    private const int Draws = 1200;

    /// <summary>Two share a pie, W stated: a 0.2, b 0.1. A truce gives the pie for half a year.</summary>
    private static FormattableString Truce(string truce, string more = "", string holding = "") => $$"""
        actors: {a: {reservation: 0.2, discount: 20 %}, b: {reservation: 0.1, discount: 10 %} }
        issues:
          pie: {scale: {0: all to a, 100: all to b}, today: 0, wants: {a: {ideal: 0, salience: 1}, b: {ideal: 100, salience: 1} } }
          flag: {scale: {0: down, 100: up}, today: 0, wants: {a: {ideal: 0, salience: 0}, b: {ideal: 0, salience: 0} } }
        packages:
          truce: {covers: [pie], stops-fighting: true{{truce}}}
        {{more}}
        talks: {pace: {{Pace}}, depth-scale: 0.0001}
        {{holding}}
        """;

    private static void Near(double expected, Func<Draw, bool> counts, SimulatedFile file)
    {
        double share = (double)file.Draws(Draws).Count(counts) / Draws, error = Sigmas * Math.Sqrt(expected * (1 - expected) / Draws);
        Assert.InRange(share, expected - error, expected + error);
    }

    /// <summary>V = (1 − e^(−rL))·U + e^(−rL)·W. Both gains are (1 − e^(−rL))·(U − W), so that the Nash terms are those of a deal for good
    /// and the depth is scaled by each actor's own factor.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_deal_that_runs_its_course_is_worth_its_time_and_what_follows(int version)
    {
        FormattableString sections = Truce(", lasts: 6 months");
        string text = "entente: " + version + "\ntitle: A case\nfrom: 2025-01-01\nuntil: 2026-01-01\n"
            + FormattableString.Invariant(sections);
        SolvedFile solved = SolvedFile.Of(ScenarioReader.Read(text, "case.yaml").Scenario!, "truce");
        double a = 1 - Math.Exp(-0.2 / 2), b = 1 - Math.Exp(-0.1 / 2);
        const double pie = 45; // max ln(1 − p − 0.2) + ln(p − 0.1)
        Assert.Equal(pie, solved.Position("nash", "pie"), 1e-4);
        Assert.Equal(a * (1 - 0.45 - 0.2), solved.Solution.Value!.Gain(0), 1e-7);
        Assert.Equal(b * (0.45 - 0.1), solved.Solution.Value!.Gain(1), 1e-7);
        double x = ((0.8 * a) + (0.1 * b)) / (a + b); // where a·(0.8 − x) = b·(x − 0.1)
        Assert.Equal(a * (0.8 - x), solved.Depth!.Value, 1e-7);
    }

    /// <summary>The simulation measures the same gain on the day of the signature.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("holding: {break-rate: 150 %, friction: 0, spoilers: {wrecker: {reach: 1, hurt-by: {pie: {ideal: 0} } } } }")]
    [InlineData("holding: {breach: best-time, break-rate: 150 %, friction: 0, "
        + "spoilers: {wrecker: {reach: 1, hurt-by: {pie: {ideal: 0} } } } }")]
    public void Solve_and_run_agree_on_what_it_is_worth(string holding)
    {
        FormattableString sections = Truce(", lasts: 6 months", holding: holding);
        SolvedFile solved = SolvedFile.Of(sections, "truce");
        Agreement made = SimulatedFile.Of(sections).Draws(8).SelectMany(draw => draw.Agreements).First();
        Assert.Equal(solved.Position("nash", "pie"), made.Terms[0], 0.02);
        for (int i = 0; i < 2; i++)
        {
            Assert.Equal(solved.Solution.Value!.Gain(i), made.Value.Gain(i), 1e-4);
        }
    }

    /// <summary>The hazard is inside: V = K·U + (1 − K)·W with K = r(1 − e^(−(r+h)L))/(r + h), here
    /// with a wrecker who breaks at a rate that
    /// the terms fix; K by quadrature of its definition.</summary>
    [Theory]
    [InlineData("any-time")]
    [InlineData("best-time")]
    public void The_hazard_is_inside(string breach)
    {
        SolvedFile solved = SolvedFile.Of(Truce(", lasts: 6 months", holding:
            $"holding: {{breach: {breach}, break-rate: 150 %, friction: 0, tremble: 0.00001, "
                + "spoilers: {wrecker: {reach: 1, hurt-by: {pie: {ideal: 0} } } } }"), "truce");
        const double h = 1.5, length = 0.5;
        for (int i = 0; i < 2; i++)
        {
            double r = i == 0 ? 0.2 : 0.1, w = i == 0 ? 0.2 : 0.1, kept = 0;
            const int steps = 20000;
            for (int s = 0; s < steps; s++)
            {
                kept += r * Math.Exp(-(r + h) * (s + 0.5) * length / steps) * length / steps;
            }

            double u = i == 0 ? 1 - (solved.Position("nash", "pie") / 100) : solved.Position("nash", "pie") / 100;
            Assert.Equal(kept * (u - w), solved.Solution.Value!.Gain(i), 1e-6);
        }
    }

    /// <summary>K and its derivatives against differences, on both sides of where the series takes over.</summary>
    [Fact]
    public void The_share_of_the_terms_has_the_slopes_that_it_says()
    {
        foreach (double years in new[] { 1e-4, 1e-3, 0.01, 0.5, 5, 200 })
        {
            foreach (double h in new[] { 0.1, 0.7, 3 })
            {
                const double r = 0.15, step = 1e-5;
                CourseShare at = CourseShare.Of(r, h, years), up = CourseShare.Of(r, h + step, years),
                    down = CourseShare.Of(r, h - step, years);
                Assert.Equal((up.Value - down.Value) / (2 * step), at.ByHazard, 1e-7);
                Assert.Equal((up.ByHazard - down.ByHazard) / (2 * step), at.ByHazardTwice, 1e-6);
                Assert.Equal(at.Value, CommitmentValue.Of(r, 1, 0, h, years).Value, 1e-12);
            }
        }

        Assert.Equal(CommitmentValue.Of(0.1, 0.7, 0.3, 0.4), CommitmentValue.Of(0.1, 0.7, 0.3, 0.4, double.PositiveInfinity));
        Assert.Equal(CommitmentValue.Of(0.1, 0.7, 0.3, 0.4).Value, CommitmentValue.Of(0.1, 0.7, 0.3, 0.4, 1e4).Value, 1e-12);
    }

    /// <summary>Agreed at rate a, over after L: how it stands on the last day by enumeration of how often it was agreed: with L
    /// = half of the time at most two ended courses fit in.</summary>
    [Fact]
    public void It_ends_on_its_day_without_a_breach_and_can_be_agreed_again()
    {
        SimulatedFile file = SimulatedFile.Of(Truce(", lasts: 26 weeks"));
        const double t = 365 / Duration.DaysInYear, l = 182 / Duration.DaysInYear, rest = t - l, last = t - (2 * l);

        // n agreements by T: the n-th falls at (n − 1)L + Gamma(n, a), if that is before T.
        double first = 1 - Math.Exp(-Pace * t), second = 1 - (Math.Exp(-Pace * rest) * (1 + (Pace * rest))),
            third = 1 - (Math.Exp(-Pace * last) * (1 + (Pace * last) + (Pace * Pace * last * last / 2)));
        Near(first, draw => draw.Agreements.Count > 0, file);
        Near(second, draw => draw.Agreements.Count > 1, file);
        Near(third, draw => draw.Agreements.Count > 2, file);

        // In force on the last day: agreed once in the last L, P(N(T) > N(T − L)) by the number of the last one.
        double firstEnded = 1 - Math.Exp(-Pace * rest), secondEnded = 1 - (Math.Exp(-Pace * last) * (1 + (Pace * last)));
        Near(first - firstEnded + (second - secondEnded) + third, draw => draw.Outcome != DrawOutcome.None, file);
        foreach (Agreement one in file.Draws(100).SelectMany(draw => draw.Agreements))
        {
            Assert.Null(one.Broken);
            Assert.Equal(182, one.Expired!.Value.DayNumber - one.Date.DayNumber);
            Assert.Equal(l, one.YearsHeld, 1e-9);
        }
    }

    /// <summary>Where its terms stay, it is worth what a deal for good is, and goes on.</summary>
    [Fact]
    public void What_stays_is_a_deal_for_good()
    {
        SolvedFile solved = SolvedFile.Of(Truce(", lasts: 26 weeks, then: stays"), "truce"), good = SolvedFile.Of(Truce(""), "truce");
        Assert.Equal(good.Depth, solved.Depth);
        SimulatedFile file = SimulatedFile.Of(Truce(", lasts: 26 weeks, then: stays"));
        Assert.All(file.Draws(60), draw =>
        {
            Assert.True(draw.Agreements.Count <= 1);
            Assert.Equal(draw.Agreements.Count == 1, draw.Outcome == DrawOutcome.CeasefireOnly);
            Assert.All(draw.Agreements, one =>
                Assert.Equal(one.Date.AddDays(182) < new DateOnly(2026, 1, 1) ? one.Date.AddDays(182) : null, one.Expired));
        });
    }

    private const string TwoPhases = """
          peace: {covers: all, after: truce}
        """;

    /// <summary>A hypoexponential law: the truce at rate a, then the peace at rate a while it is in force, or has run its course.</summary>
    [Fact]
    public void A_later_phase_comes_only_after_the_earlier_one()
    {
        SimulatedFile file = SimulatedFile.Of(Truce(", lasts: 300 weeks", TwoPhases));
        const double t = 365 / Duration.DaysInYear;
        Near(1 - (Math.Exp(-Pace * t) * (1 + (Pace * t))), draw => draw.First(1) is not null, file);
        Assert.All(file.Draws(200), draw =>
        {
            Assert.True(draw.First(1) is null || draw.First(0)?.Date <= draw.First(1)!.Date);
            Assert.True(draw.First(1) is null || draw.First(0)!.Replaced == draw.First(1)!.Date);
        });
    }

    /// <summary>As of the earlier phase in force at its Nash terms: the peace has nothing to gain over a truce for good, and something over
    /// one that runs out.</summary>
    [Fact]
    public void Solve_measures_a_later_phase_from_the_earlier_one_in_force()
    {
        SolvedFile solved = SolvedFile.Of(Truce(", lasts: 6 months", TwoPhases), "peace");
        double a = (1 - Math.Exp(-0.2 / 2)) * 0.35, b = (1 - Math.Exp(-0.1 / 2)) * 0.35; // gains of the truce over no deal
        Assert.Equal(0.2 + a, solved.W("a"), 1e-7);
        Assert.Equal(0.1 + b, solved.W("b"), 1e-7);
        Assert.Equal("truce", (string)solved.Json["after"]!["package"]!);
        Assert.Equal(45, (double)solved.Json["after"]!["terms"]!["pie"]!, 1e-4);
        double pie = 100 * (1 - (0.2 + a) + 0.1 + b) / 2;
        Assert.Equal(pie, solved.Position("nash", "pie"), 1e-3);
        JsonObject without = SolvedFile.Of(Truce(", lasts: 6 months", TwoPhases), "truce").Json;
        Assert.Null(without["after"]);
    }

    /// <summary>A bargain beside the dispute: worth (1 − e^(−rL)) of one for good, taken back when it runs out.</summary>
    [Fact]
    public void A_bargain_runs_its_course_too()
    {
        FormattableString Bargain(string lasts) => $$"""
            actors: {a: {discount: 20 %}, b: {discount: 10 %} }
            issues:
              grain: {scale: {0: none, 100: all}, today: 0, wants: {a: {ideal: 100, salience: 1}, b: {ideal: 50, salience: 1} } }
              land: {scale: {0: a, 100: b}, today: 50, wants: {a: {ideal: 0, salience: 1}, b: {ideal: 100, salience: 1} } }
            packages: {corridor: {covers: [grain], stops-fighting: false{{lasts}} } }
            talks: {pace: 5, depth-scale: 0.0001}
            """;
        SolvedFile good = SolvedFile.Of(Bargain(""), "corridor"), runs = SolvedFile.Of(Bargain(", lasts: 4 months"), "corridor");
        for (int i = 0; i < 2; i++)
        {
            double share = 1 - Math.Exp(-(i == 0 ? 0.2 : 0.1) / 3);
            double u = DealSpaceUtility(runs, i) - DealSpaceUtility(runs, i, 0);
            Assert.Equal(share * u, runs.Solution.Value!.Gain(i), 1e-7);
        }

        Assert.True(good.Depth > runs.Depth);
        SimulatedFile file = SimulatedFile.Of(Bargain(", lasts: 4 months"));
        foreach (Draw draw in file.Draws(60))
        {
            Agreement[] all = [.. draw.Agreements];
            Assert.All(all[..Math.Max(0, all.Length - 1)], one => Assert.Equal(one.Date.AddMonths(4), one.Expired));
            bool inForce = all.Length > 0 && all[^1].Date.AddMonths(4) > new DateOnly(2026, 1, 1);
            Assert.Equal(inForce, draw.FinalTerms[0] > 0);
        }

        static double DealSpaceUtility(SolvedFile file, int actor, double? grain = null)
        {
            double position = grain ?? file.Position("nash", "grain");
            return 1 - (0.5 * Math.Abs(position - (actor == 0 ? 100 : 50)) / 100);
        }
    }

    /// <summary>Of a deal that runs for half a year no page says that it still stands after a year.</summary>
    [Fact]
    public void No_page_tells_of_years_that_a_deal_does_not_run()
    {
        string text = "entente: 1\ntitle: A case\nfrom: 2025-01-01\nuntil: 2026-01-01\n" + FormattableString.Invariant(Truce(
            ", lasts: 6 months", holding: "holding: {break-rate: 50 %, spoilers: {wrecker: {reach: 1, hurt-by: {pie: {ideal: 0} } } } }"));
        string page = Negotiation.Parse(text).Run(64, 1, 2, TestContext.Current.CancellationToken).Html();
        Assert.Contains("runs for 6 months, and nobody breaks it before with a chance of", page, StringComparison.Ordinal);
        Assert.DoesNotContain("stands after a year", page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Packages_that_do_not_go_together_are_not_on_offer_together()
    {
        SimulatedFile file = SimulatedFile.Of($$"""
            actors: {a: {reservation: 0.3}, b: {reservation: 0.3} }
            issues:
              one: {scale: {0: none, 100: all}, today: 0, wants: {a: {ideal: 100, salience: 1}, b: {ideal: 50, salience: 1} } }
              two: {scale: {0: none, 100: all}, today: 0, wants: {a: {ideal: 100, salience: 1}, b: {ideal: 50, salience: 1} } }
            packages:
              first: {covers: [one], stops-fighting: false, not-with: second}
              second: {covers: [two], stops-fighting: false}
            talks: {pace: 8, depth-scale: 0.0001}
            """);
        Assert.All(file.Draws(60), draw => Assert.True(draw.Agreements.Count <= 1));
    }

    /// <summary>In a war: over on its day, and the war is back where the front stood.</summary>
    [Fact]
    public void The_war_comes_back_when_a_ceasefire_runs_out()
    {
        SimulatedFile file = SimulatedFile.Of($$"""
            actors: {a: {side: attacker, power: 50, war-cost: 0.5}, b: {side: defender, power: 50, war-cost: 0.5} }
            issues:
              land: {scale: {0: b, 100: a}, today: 50, front: {0: 0, 1: 100},
                wants: {a: {ideal: 100, salience: 9}, b: {ideal: 0, salience: 9} } }
              relief: {scale: {0: none, 100: all}, today: 0, wants: {a: {ideal: 60, salience: 1}, b: {ideal: 100, salience: 1} } }
            packages: {pause: {covers: [relief], stops-fighting: true, lasts: 30 days} }
            war: {front: 0.5, pace: 0.2, volatility: 0.1}
            talks: {pace: 6}
            events: [{name: resumed, if: {expired: pause}, set: {talks.pace: 0} }]
            """);
        int seen = 0;
        foreach (Draw draw in file.Draws(60))
        {
            if (draw.First(0) is Agreement one && one.Expired <= new DateOnly(2025, 11, 1))
            {
                seen++;
                Assert.Equal(one.Date.AddDays(30), one.Expired);
                Assert.Single(draw.Agreements);
                Assert.Contains(draw.Happenings, happening => happening.Name == "resumed" && happening.Date == one.Expired);
                Assert.True(draw.Outcome is not DrawOutcome.CeasefireOnly);
            }
        }

        Assert.True(seen > 10);
    }

    [Theory]
    [InlineData("truce: {covers: [pie], then: stays}", "packages.truce.then", "no end after which")]
    [InlineData("truce: {covers: [pie], lasts: 6 weekz}", "packages.truce.lasts", "6 weekz")]
    [InlineData("truce: {covers: [pie], lasts: 6 weeks, then: wars}", "packages.truce.then", "one of war, stays")]
    [InlineData("truce: {covers: [pie], after: truce}", "packages.truce.after", "comes after itself")]
    [InlineData("truce: {covers: [pie], after: truze}", "packages.truce.after", "truze")]
    [InlineData("truce: {covers: [pie], not-with: truce}", "packages.truce.not-with", "kept apart from itself")]
    [InlineData("truce: {covers: [pie], stops-fighting: true}\n  peace: {covers: [flag], stops-fighting: true, after: truce}",
        "packages.peace.covers", "does not cover all that this settles: `pie`")]
    [InlineData("truce: {covers: [pie]}\nevents: [{name: x, if: {expired: truce}, set: {talks.pace: 1}}]", "events.1.if.expired",
        "waits for the end of `truce`, which has none")]
    public void Mistakes_are_named_with_their_place(string packages, string path, string message)
    {
        string text = $"entente: 1\ntitle: A case\nfrom: 2025-01-01\nuntil: 2026-01-01\npackages:\n  {packages}\n" + """
            actors: {a: {reservation: 0.2}, b: {reservation: 0.1}}
            issues:
              pie: {scale: {0: all to a, 100: all to b}, today: 0, wants: {a: {ideal: 0, salience: 1}, b: {ideal: 100, salience: 1}}}
              flag: {scale: {0: down, 100: up}, today: 0, wants: {a: {ideal: 0, salience: 0}, b: {ideal: 0, salience: 0}}}
            """;
        ScenarioFile file = ScenarioReader.Read(text, "case.yaml");
        Assert.Contains(file.Errors, one => one.Path == path && one.Message.Contains(message, StringComparison.Ordinal) && one.Line > 0);
    }
}
