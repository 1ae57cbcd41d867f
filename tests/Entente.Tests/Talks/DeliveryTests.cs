using Entente.Deals;
using Entente.Scenarios;
using Entente.Talks;
using Entente.Talks.FirstDay;
using Entente.Tests.Answers;
using Entente.War;

namespace Entente.Tests.Talks;

/// <summary>What a deal carries out stays when it ends: against formulas and a tree of outcomes worked out by hand.</summary>
public sealed class DeliveryTests
{
    private const string Wrecker =
        "break-rate: 150 %, friction: 0, tremble: 0.00001, spoilers: {wrecker: {reach: 1, hurt-by: {pie: {ideal: 0} } } }";

    /// <summary>Two share a pie for half a year, and one pays the other; what was paid stays paid. W stated: a 0.2, b 0.1.</summary>
    private static FormattableString Truce(string cash, string holding = "", string more = "") => $$"""
        actors: {a: {reservation: 0.2, discount: 20 %}, b: {reservation: 0.1, discount: 10 %} }
        issues:
          pie: {scale: {0: all to a, 100: all to b}, today: 0,
            wants: {a: {ideal: 0, salience: 6}, b: {ideal: 100, salience: 6, accepts: 5..100} } }
          cash: {scale: {0: none, 100: all}, today: 20, {{cash}}, wants: {a: {ideal: 0, salience: 1}, b: {ideal: 100, salience: 1} } }
        packages: {truce: {covers: [pie, cash], stops-fighting: true, lasts: 6 months}{{more}} }
        talks: {pace: 2, depth-scale: 0.0001}
        {{holding}}
        """;

    private static double Utility(int actor, double pie, double cash) =>
        actor == 0 ? 1 - (6 * pie / 700) - (cash / 700) : 1 - (6 * (100 - pie) / 700) - ((100 - cash) / 700);

    /// <summary>V by its definition: the flow of the terms, as far as they are delivered, until the wrecker or the calendar ends them; then
    /// no deal from there.</summary>
    private static double Worth(int actor, double pie, double cash, double h, double over)
    {
        double r = actor == 0 ? 0.2 : 0.1, w = actor == 0 ? 0.2 : 0.1, worth = 0;
        const double length = 0.5;
        const int steps = 20_000;
        for (int s = 0; s < steps; s++)
        {
            double t = (s + 0.5) * length / steps;
            worth += Math.Exp(-(r + h) * t) * ((r * At(t)) + (h * (w + At(t) - Utility(actor, pie, 20)))) * length / steps;
        }

        return worth + (Math.Exp(-(r + h) * length) * (w + At(length) - Utility(actor, pie, 20)));

        double At(double t) => Utility(actor, pie, 20 + ((cash - 20) * (over == 0 ? 1 : Math.Min(1, t / over))));
    }

    [Theory]
    [InlineData("any-time")]
    [InlineData("best-time")]
    public void What_was_delivered_counts_whatever_becomes_of_the_deal(string breach)
    {
        SolvedFile solved = SolvedFile.Of(Truce("delivered: true", $"holding: {{breach: {breach}, {Wrecker} }}"), "truce");
        double pie = solved.Position("nash", "pie"), cash = solved.Position("nash", "cash");
        for (int i = 0; i < 2; i++)
        {
            double w = i == 0 ? 0.2 : 0.1;
            Assert.Equal(Worth(i, pie, cash, 1.5, 0) - w, solved.Solution.Value!.Gain(i), 1e-6);
        }

        Assert.InRange(pie, 5, 99); // so that the wrecker is touched
    }

    /// <summary>The Nash terms are those of the formula: nowhere on a grid of terms is the product greater.</summary>
    [Fact]
    public void The_terms_are_the_best_of_a_grid()
    {
        SolvedFile solved = SolvedFile.Of(Truce("delivered: true", $"holding: {{breach: any-time, {Wrecker} }}"), "truce");
        double best = Product(solved.Position("nash", "pie"), solved.Position("nash", "cash")), most = 0;
        for (int pie = 5; pie <= 100; pie++)
        {
            for (int cash = 0; cash <= 100; cash++)
            {
                most = Math.Max(most, Product(pie, cash));
            }
        }

        Assert.InRange(most, 0.999 * best, best + 1e-9);

        static double Product(double pie, double cash) =>
            Math.Max(0, Worth(0, pie, cash, 1.5, 0) - 0.2) * Math.Max(0, Worth(1, pie, cash, 1.5, 0) - 0.1);
    }

    /// <summary>What is delivered late is exact too, with and without a danger that the deal is broken before; also where its course is too
    /// short for all of it.</summary>
    [Theory]
    [InlineData("3 months", 0.25, "")]
    [InlineData("6 months", 0.5, "")]
    [InlineData("12 months", 1, "")]
    [InlineData("3 months", 0.25, "holding: {breach: any-time, " + Wrecker + "}")]
    [InlineData("12 months", 1, "holding: {breach: any-time, " + Wrecker + "}")]
    [InlineData("3 months", 0.25, "holding: {breach: best-time, " + Wrecker + "}")]
    [InlineData("12 months", 1, "holding: {breach: best-time, " + Wrecker + "}")]
    public void What_is_delivered_step_by_step_counts_when_it_comes(string over, double years, string holding)
    {
        SolvedFile solved = SolvedFile.Of(Truce($"delivered: true, over: {over}", holding), "truce");
        double pie = solved.Position("nash", "pie"), cash = solved.Position("nash", "cash");
        for (int i = 0; i < 2; i++)
        {
            double w = i == 0 ? 0.2 : 0.1;
            Assert.Equal(Worth(i, pie, cash, holding.Length > 0 ? 1.5 : 0, years) - w, solved.Solution.Value!.Gain(i), 1e-6);
        }
    }

    [Fact]
    public void The_share_has_the_slopes_that_it_says()
    {
        foreach (double over in new[] { 0.05, 0.4, 2 })
        {
            foreach (double course in new[] { 0.5, double.PositiveInfinity })
            {
                const double r = 0.15, h = 0.7, step = 1e-4;
                DeliveredShare at = DeliveredShare.Of(0.8, r, h, course, over), up = DeliveredShare.Of(0.8, r, h + step, course, over),
                    down = DeliveredShare.Of(0.8, r, h - step, course, over);
                Assert.Equal((up.ForGood - down.ForGood) / (2 * step), at.ByHazard, 1e-7);
                Assert.Equal((up.ByHazard - down.ByHazard) / (2 * step), at.ByHazardTwice, 1e-7);
            }
        }
    }

    /// <summary>Gradients and the Hessian of the gains, with a front that the terms redraw, against differences.</summary>
    [Theory]
    [InlineData("any-time")]
    [InlineData("best-time")]
    public void The_gains_have_the_slopes_that_they_say(string breach)
    {
        SolvedFile solved = SolvedFile.Of($$"""
            actors: {a: {side: attacker, power: 60, rearm: 20 %}, b: {side: defender, power: 40, rearm: 50 %} }
            issues:
              land: {scale: {0: b, 100: a}, today: 50, front: {0: 0, 1: 100},
                wants: {a: {ideal: 100, salience: 3}, b: {ideal: 0, salience: 3} } }
              captives: {scale: {0: none home, 100: all home}, today: 10, delivered: true, over: 3 months,
                wants: {a: {ideal: 100, salience: 1}, b: {ideal: 100, salience: 1} } }
            war: {front: 0.5, pace: 0.2, volatility: 0.1}
            holding: {breach: {{breach}}, break-rate: 40 %, friction: 0.02, tremble: 0.05}
            """, null);
        DealProblem problem = solved.Problem.Problem;
        ((DeliveredGain)problem.Gain!).MoveTo((_, _) => 0.6, solved.Problem.Layout, [50, 20]); // at another moment than it was laid out for
        double[] at = DealTerms.Assessments(problem, [55, 60]), multipliers = [0.7, 1.3], gains = new double[2], up = new double[2],
            down = new double[2];
        int count = at.Length;
        double[] jacobian = new double[2 * count], hessian = new double[count * count], slopesUp = new double[2 * count],
            slopesDown = new double[2 * count], unused = new double[count * count];
        problem.Gain!.Differentiate(at, multipliers, gains, jacobian, hessian);
        const double step = 1e-5;
        for (int a = 0; a < count; a++)
        {
            double[] more = [.. at], less = [.. at];
            (more[a], less[a]) = (at[a] + step, at[a] - step);
            problem.Gain.Evaluate(more, up);
            problem.Gain.Evaluate(less, down);
            problem.Gain.Differentiate(more, multipliers, gains, slopesUp, unused);
            problem.Gain.Differentiate(less, multipliers, gains, slopesDown, unused);
            for (int i = 0; i < 2; i++)
            {
                Assert.Equal((up[i] - down[i]) / (2 * step), jacobian[(i * count) + a], 1e-6);
            }

            for (int b = 0; b < count; b++)
            {
                double bend = Enumerable.Range(0, 2).Sum(i =>
                    multipliers[i] * (slopesUp[(i * count) + b] - slopesDown[(i * count) + b])) / (2 * step);
                Assert.Equal(bend, hessian[(a * count) + b], 1e-4);
            }
        }
    }

    [Theory]
    [InlineData("delivered: true", "")]
    [InlineData("delivered: true", "holding: {breach: any-time, " + Wrecker + "}")]
    [InlineData("delivered: true", "holding: {breach: best-time, " + Wrecker + "}")]
    [InlineData("delivered: true, over: 6 weeks", "holding: {breach: any-time, " + Wrecker + "}")]
    [InlineData("delivered: true, over: 6 weeks", "holding: {breach: best-time, " + Wrecker + "}")]
    public void Solve_and_run_agree_on_what_it_is_worth(string cash, string holding)
    {
        FormattableString sections = Truce(cash, holding);
        SolvedFile solved = SolvedFile.Of(sections, "truce");
        Agreement made = SimulatedFile.Of(sections).Draws(8).SelectMany(draw => draw.Agreements).First();
        Assert.Equal(solved.Position("nash", "pie"), made.Terms[0], 0.02);
        Assert.Equal(solved.Position("nash", "cash"), made.Terms[1], 0.02);
        for (int i = 0; i < 2; i++)
        {
            Assert.Equal(solved.Solution.Value!.Gain(i), made.Value.Gain(i), 1e-4);
        }
    }

    /// <summary>Later deals start from what the earlier ones delivered, and never go back behind it; what was not delivered is back where
    /// it was.</summary>
    [Fact]
    public void It_is_where_later_deals_begin()
    {
        SimulatedFile file = SimulatedFile.Of(Truce("delivered: true", $"holding: {{breach: any-time, {Wrecker} }}"));
        int again = 0;
        foreach (Draw draw in file.Draws(60))
        {
            double last = 20;
            foreach (Agreement made in draw.Agreements)
            {
                Assert.True(made.Terms[1] >= last - 1e-9);
                again += last > 20 ? 1 : 0;
                last = made.Terms[1];
            }

            Assert.Equal(last, draw.FinalTerms[1], 1e-9);
            if (draw.Outcome == DrawOutcome.None)
            {
                Assert.Equal(0, draw.FinalTerms[0], 1e-9);
            }
        }

        Assert.True(again > 10);
    }

    /// <summary>Half delivered when it was broken: half of it stays.</summary>
    [Fact]
    public void What_was_not_delivered_when_it_ended_is_not_had()
    {
        SimulatedFile file = SimulatedFile.Of(Truce("delivered: true, over: 12 months"));
        int seen = 0;
        foreach (Draw draw in file.Draws(60))
        {
            if (draw.Agreements is [{ Expired: DateOnly end } one] && draw.Outcome == DrawOutcome.None)
            {
                seen++;
                double years = (end.DayNumber - one.Date.DayNumber) / Duration.DaysInYear;
                Assert.Equal(20 + (years * (one.Terms[1] - 20)), draw.FinalTerms[1], 0.3); // agreed within the day
            }
        }

        Assert.True(seen > 5);
    }

    /// <summary>A deal that takes over what another is still delivering goes on from where that has come; nothing is delivered beyond what
    /// was agreed.</summary>
    [Fact]
    public void A_later_phase_goes_on_from_what_is_under_way()
    {
        SimulatedFile file = SimulatedFile.Of(
            Truce("delivered: true, over: 9 months", "", ", peace: {covers: all, after: truce, lasts: 1 month}"));
        int seen = 0;
        foreach (Draw draw in file.Draws(80).Where(draw => draw.First(1) is not null))
        {
            seen++;
            Assert.InRange(draw.FinalTerms[1], 20, draw.Agreements.Max(one => one.Terms[1]) + 1e-9);
            Agreement first = draw.First(0)!, second = draw.First(1)!;
            if (draw.Agreements.Count == 2 && second.Expired is DateOnly ended && first.Replaced == second.Date)
            {
                DateOnly end = ended < new DateOnly(2026, 1, 1) ? ended : new(2026, 1, 1);

                // Evenly towards the first terms, and from there evenly towards the second.
                double before = Share(first, second.Date) * (first.Terms[1] - 20);
                Assert.Equal(20 + before + (Share(second, end) * (second.Terms[1] - 20 - before)), draw.FinalTerms[1], 0.6);
            }
        }

        Assert.True(seen > 5);

        static double Share(Agreement from, DateOnly day) =>
            Math.Min(1, (day.DayNumber - from.Date.DayNumber) / (double)(from.Date.AddMonths(9).DayNumber - from.Date.DayNumber));
    }

    /// <summary>Where the terms stay after the course, delivery goes on.</summary>
    [Fact]
    public void Terms_that_stay_go_on_to_be_delivered()
    {
        SimulatedFile file = SimulatedFile.Of($$"""
            actors: {a: {reservation: 0.2}, b: {reservation: 0.1} }
            issues:
              pie: {scale: {0: all to a, 100: all to b}, today: 0, wants: {a: {ideal: 0, salience: 3}, b: {ideal: 100, salience: 3} } }
              cash: {scale: {0: none, 100: all}, today: 20, delivered: true, over: 12 months,
                wants: {a: {ideal: 100, salience: 1}, b: {ideal: 100, salience: 1} } }
            packages: {truce: {covers: [pie, cash], stops-fighting: true, lasts: 1 month, then: stays} }
            talks: {pace: 12, depth-scale: 0.0001}
            """);
        int seen = 0;
        foreach (Draw draw in file.Draws(20))
        {
            if (draw.First(0) is Agreement one && one.Expired is not null)
            {
                seen++;
                double share = (new DateOnly(2026, 1, 1).DayNumber - one.Date.DayNumber)
                    / (double)(one.Date.AddMonths(12).DayNumber - one.Date.DayNumber);
                Assert.Equal(20 + (share * (one.Terms[1] - 20)), draw.FinalTerms[1], 0.3);
            }
        }

        Assert.True(seen > 5);
    }

    /// <summary>A delivery that takes as long as the course, by the calendar, is whole at its end; what was paid under a truce stays where
    /// a bargain had settled the issue before.</summary>
    [Fact]
    public void Delivery_over_the_whole_course_is_whole_and_outlasts_a_bargain()
    {
        SimulatedFile whole = SimulatedFile.Of(Truce("delivered: true, over: 6 months"));
        int seen = 0;
        foreach (Draw draw in whole.Draws(60).Where(draw => draw.Agreements is [{ Expired: not null }] && draw.Outcome == DrawOutcome.None))
        {
            seen++;
            Assert.Equal(draw.Agreements[0].Terms[1], draw.FinalTerms[1], 1e-9);
        }

        Assert.True(seen > 3);
        SimulatedFile both = SimulatedFile.Of(Truce("delivered: true", "", ", swap: {covers: [cash], stops-fighting: false}"));
        Assert.All(both.Draws(40), draw => Assert.True(draw.FinalTerms[1]
            >= draw.Agreements.Select(one => one.Terms[1]).Append(20).Max() - 1e-9));
    }

    /// <summary>Terms that go back behind the phase in force are refused by the file, and the page says so.</summary>
    [Fact]
    public void Terms_behind_the_deal_in_force_are_no_terms()
    {
        PackageProblem problem = SolvedFile.Of(Truce("delivered: true", more: ", peace: {covers: all, after: truce}"), "peace").Problem;
        double paid = problem.Earlier!.Terms[1];
        Assert.Equal([1], problem.Judge([50, paid - 1]).Behind);
        Assert.False(problem.Judge([50, paid - 1]).Accepted);
        Assert.Empty(problem.Judge([50, paid]).Behind);
    }

    /// <summary>A bargain beside the dispute, where what it brings stays: worth all of it, not the share of its time.</summary>
    [Theory]
    [InlineData("", 0)]
    [InlineData(", over: 2 months", 2 / 12.0)]
    public void A_bargain_that_delivers_is_worth_more_than_its_time(string over, double years)
    {
        SolvedFile solved = SolvedFile.Of($$"""
            actors: {a: {discount: 20 %}, b: {discount: 10 %} }
            issues:
              grain: {scale: {0: none, 100: all}, today: 0, delivered: true{{over}},
                wants: {a: {ideal: 100, salience: 1}, b: {ideal: 50, salience: 1} } }
              land: {scale: {0: a, 100: b}, today: 50, wants: {a: {ideal: 0, salience: 1}, b: {ideal: 100, salience: 1} } }
            packages: {corridor: {covers: [grain], stops-fighting: false, lasts: 4 months} }
            """, "corridor");
        double grain = solved.Position("nash", "grain");
        for (int i = 0; i < 2; i++)
        {
            double r = i == 0 ? 0.2 : 0.1, soon = years == 0 ? 1 : (1 - Math.Exp(-r * years)) / (r * years);
            double gained = 0.5 * (i == 0 ? grain : 50 - Math.Abs(grain - 50)) / 100;
            Assert.Equal(soon * gained, solved.Solution.Value!.Gain(i), 1e-7);
        }
    }

    /// <summary>In a war: V = (r·U + h·(W' + ω·Δ))/(r + h), and whoever breaks keeps what it has: its temptation is
    /// W' + ω·Δ − U − c.</summary>
    [Theory]
    [InlineData("{attacker: {captives: 0}, defender: {captives: 0}}", 0)]
    [InlineData("{attacker: {land: 100}}", 1)]
    public void In_a_war_it_counts_by_the_weight_of_today(string victory, int leavesAlone)
    {
        SolvedFile solved = SolvedFile.Of($$"""
            actors: {a: {side: attacker, power: 60, war-cost: 0.1}, b: {side: defender, power: 40, war-cost: 0.1} }
            issues:
              land: {scale: {0: b, 100: a}, today: 50, front: {0: 0, 1: 100},
                wants: {a: {ideal: 100, salience: 3}, b: {ideal: 0, salience: 3} } }
              captives: {scale: {0: none home, 100: all home}, today: 10, delivered: true,
                wants: {a: {ideal: 100, salience: {{1 - leavesAlone}}}, b: {ideal: 100, salience: 1} } }
            packages: {exchange: {covers: [captives], stops-fighting: true} }
            war: {front: 0.5, pace: 0.2, volatility: 0.1, victory: {{victory}}}
            holding: {breach: any-time, break-rate: 40 %, friction: 0.02, tremble: 0.05}
            """, "exchange");
        double[] terms = [50, 80];
        IReadOnlyList<(HoldingBreaker Breaker, double Rate)> breaches = solved.Problem.BreachesOf(terms);
        double h = breaches.Sum(one => one.Rate);
        for (int i = 0; i < 2; i++)
        {
            string name = i == 0 ? "a" : "b";
            NoDealValue w = solved.Problem.Reservations[i];
            double weight = w.Weights!.Value.FightingOn + (leavesAlone == 1 ? w.Weights.Value.AttackersTerms : 0);
            double delta = (1 - solved.Problem.Preferences.OfActor(name).Wants[0].Weight) * 0.7;
            double after = solved.Problem.NoDeal.AfterRearming(name) + (weight * delta), u = solved.Problem.Utilities(terms)[i];
            double rate = 0.4 / (1 + Math.Exp(-(after - u - 0.02) / 0.05));
            Assert.Equal(rate, breaches[i].Rate, 1e-9);
            double v = ((Discount * u) + (h * after)) / (Discount + h);
            Assert.Equal(v - w.Value, solved.Problem.ValueOf(terms).Gain(i), 1e-9);
        }

        Assert.True(h > 0.001);
    }

    private const double Discount = 0.1; // what an actor has that says nothing

    /// <summary>A later phase, with the earlier one in force: solved from what that has delivered.</summary>
    [Fact]
    public void A_later_phase_does_not_go_back_behind_it()
    {
        SolvedFile solved = SolvedFile.Of(Truce("delivered: true", more: ", peace: {covers: all, after: truce}"), "peace");
        SolvedFile first = SolvedFile.Of(Truce("delivered: true"), "truce");
        Assert.True(solved.Position("nash", "cash") >= first.Position("nash", "cash") - 1e-6);
    }

    [Theory]
    [InlineData("over: 6 weeks", "issues.cash.over", "delivered")]
    [InlineData("delivered: yes please", "issues.cash.delivered", "yes please")]
    [InlineData("delivered: true, over: soon", "issues.cash.over", "soon")]
    [InlineData("deliverd: true", "issues.cash.deliverd", "delivered")]
    [InlineData("delivered: true, front: {0: 0, 1: 100}", "issues.cash.delivered", "front")]
    public void Mistakes_are_named_with_their_place(string cash, string path, string message)
    {
        FormattableString sections = Truce(cash);
        ScenarioFile file = ScenarioReader.Read("entente: 1\ntitle: A case\nfrom: 2025-01-01\nuntil: 2026-01-01\n"
            + FormattableString.Invariant(sections), "case.yaml");
        Assert.Contains(file.Errors, one => one.Path == path && one.Line > 0
            && (one.Message + one.Hint).Contains(message, StringComparison.Ordinal));
    }
}
