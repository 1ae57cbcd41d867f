using Entente.Deals;
using Entente.Scenarios;
using Entente.Talks;
using Entente.Talks.FirstDay;
using Entente.Tests.Answers;

namespace Entente.Tests.Talks;

/// <summary>Issues that move by themselves while there is no deal, against integrals and a tree of outcomes worked out apart.</summary>
public sealed class DriftTests
{
    private const double MonthsInYear = 12;

    /// <summary>Hostages live, 60 of 100, and die by 3 a month; nobody bargains over anything but them.</summary>
    private static FormattableString Hostages(string more = "", string a = "discount: 20 %", string curvature = "1") => $$"""
        actors: {a: {{{a}}, curvature: {{curvature}}}, b: {discount: 10 %} }
        issues:
          alive: {scale: {0: none, 100: all}, today: 60, drifts: -3, wants: {a: {ideal: 100, salience: 1}, b: {ideal: 40, salience: 1} } }
          money: {scale: {0: none, 100: all}, today: 0, wants: {a: {ideal: 0, salience: 1}, b: {ideal: 100, salience: 1} } }
        {{more}}
        """;

    private static double Mean(double r, Func<double, double> loss)
    {
        const int steps = 400_000;
        const double years = 200;
        double sum = 0;
        for (int s = 0; s < steps; s++)
        {
            double t = years * (s + 0.5) / steps;
            sum += r * Math.Exp(-r * t) * loss(t) * years / steps;
        }

        return sum;
    }

    /// <summary>W = r·∫ e^(−rt)·U(x(t)) dt, with x = max(0, 60 − 36t): a loses all along, b gains until 40 and then loses.</summary>
    [Theory]
    [InlineData("1", 1)]
    [InlineData("2", 2)]
    [InlineData("1.4", 1.4)]
    public void No_deal_counts_what_is_ahead(string written, double curvature)
    {
        SolvedFile solved = SolvedFile.Of(Hostages(curvature: written));
        double At(double t) => Math.Max(0, 60 - (3 * MonthsInYear * t));
        double a = 1 - (0.5 * Mean(0.2, t => Math.Pow((100 - At(t)) / 100, curvature)));
        double b = 1 - (0.5 * Mean(0.1, t => Math.Abs(At(t) - 40) / 100)) - 0.5;
        Assert.Equal(a, solved.W("a"), 1e-5);
        Assert.Equal(b, solved.W("b"), 1e-5);
    }

    /// <summary>What nobody agrees on: the payoff is W of the first day, since all happens as foreseen; and W falls as they die.</summary>
    [Fact]
    public void A_draw_without_a_deal_gets_what_was_foreseen()
    {
        SimulatedFile file = SimulatedFile.Of(Hostages("talks: {pace: 0}"));
        Draw draw = file.Draw();
        SolvedFile solved = SolvedFile.Of(Hostages());
        Assert.Equal(solved.W("a"), draw.Payoffs[0], 1e-6);
        Assert.Equal(solved.W("b"), draw.Payoffs[1], 1e-4); // a kink within a week
        Assert.Equal(60 - (36 * 365 / Duration.DaysInYear), draw.FinalTerms[0], 1e-9);
        Assert.True(draw.Path.Reservation(50, 0) < draw.Path.Reservation(0, 0));
    }

    /// <summary>A deal stops the clock; what was agreed stands where it was agreed, and what is open stays where it is.</summary>
    [Fact]
    public void A_deal_stops_it()
    {
        SimulatedFile file = SimulatedFile.Of(Hostages("packages: {truce: {covers: [money], stops-fighting: true} }\ntalks: {pace: 3}"));
        int seen = 0;
        foreach (Draw draw in file.Draws(40))
        {
            if (draw.First(0) is Agreement made)
            {
                seen++;
                double years = (file.World.StepEnds[made.Step].DayNumber - new DateOnly(2025, 1, 1).DayNumber) / Duration.DaysInYear;
                Assert.Equal(60 - (36 * years), draw.FinalTerms[0], 1e-9);
            }
        }

        Assert.True(seen > 5);
    }

    /// <summary>A stated W is as of the first day: later it is that and what no deal has lost since.</summary>
    [Fact]
    public void A_stated_value_moves_with_what_no_deal_loses()
    {
        SimulatedFile file = SimulatedFile.Of(Hostages("talks: {pace: 0}", a: "discount: 20 %, reservation: 0.4"));
        SimulatedFile plain = SimulatedFile.Of(Hostages("talks: {pace: 0}"));
        Assert.Equal(0.4, SolvedFile.Of(file.Scenario).W("a"), 1e-12);
        double first = SolvedFile.Of(plain.Scenario).W("a");
        foreach (int step in new[] { 0, 10, 51 })
        {
            Assert.Equal(0.4 + plain.Draw().Path.Reservation(step, 0) - first, file.Draw().Path.Reservation(step, 0), 1e-12);
        }
    }

    /// <summary>Deposits run out in a war: against a random walk of the front, by enumeration of its tree on a grid, W is met within
    /// 0.001.</summary>
    [Fact]
    public void In_a_war_it_is_near_the_tree_of_what_can_happen()
    {
        SolvedFile solved = SolvedFile.Of($$"""
            actors: {a: {side: attacker, power: 60, discount: 20 %}, b: {side: defender, power: 40, discount: 20 %} }
            issues:
              land: {scale: {0: b, 100: a}, today: 50, front: {0: 0, 1: 100},
                wants: {a: {ideal: 100, salience: 1}, b: {ideal: 0, salience: 1} } }
              deposits: {scale: {0: gone, 100: whole}, today: 80, drifts: -2, wants: {b: {ideal: 100, salience: 2} } }
            war: {front: 0.5, pace: 0.5, volatility: 0.2, collapse: {attacker: 5 %, defender: 5 %} }
            """, null);
        NoDealValue b = solved.Problem.Reservations[1];
        double still = b.Value - b.Ahead, tree = Tree();
        Assert.True(b.Ahead < -0.05);
        Assert.Equal(tree, b.Value, 0.001);
        Assert.True(Math.Abs(tree - still) > 5 * Math.Abs(tree - b.Value)); // what is ahead is most of the difference

        // The attacker leaves the deposits alone, the defender imposes its ideal; drift 0.1 a year, σ 0.2.
        static double Tree()
        {
            const double h = 0.01, sigma = 0.2, mu = 0.5 * 0.2, r = 0.2, lambda = 0.05 * 2.0 / 3, lambdaOther = 0.05 * 1.5;
            const double dt = h * h / (sigma * sigma), up = 0.5 + (mu * h / (2 * sigma * sigma));
            int size = (int)Math.Round(1 / h);
            double[] mass = new double[size + 1], next = new double[size + 1];
            mass[size / 2] = 1;
            double worth = 0, left = 1;
            for (double t = 0; left > 1e-6; t += dt)
            {
                double deposits = Math.Max(0, 80 - (24 * (t + (dt / 2)))), keep = Math.Exp(-(r + lambda + lambdaOther) * dt);
                double gone = 1 - keep, all = r + lambda + lambdaOther;
                Array.Clear(next);
                for (int f = 1; f < size; f++)
                {
                    double at = 1 - (0.5 / 3) - (2.0 / 3 * (100 - deposits) / 100); // the flow is valued at the front of the day
                    double loses = 1 - (1.0 / 3) - (2.0 / 3 * (100 - deposits) / 100);
                    worth += mass[f] * gone * ((r * at) + (lambda * 1) + (lambdaOther * loses)) / all;
                    next[f + 1] += mass[f] * keep * up;
                    next[f - 1] += mass[f] * keep * (1 - up);
                }

                double after = Math.Max(0, 80 - (24 * (t + dt)));
                worth += next[size] * (1 - (1.0 / 3) - (2.0 / 3 * (100 - after) / 100)) + next[0];
                (next[0], next[size]) = (0, 0);
                (mass, next) = (next, mass);
                left = mass.Sum();
            }

            return worth;
        }
    }

    /// <summary>The mean of what is ahead is that of a sum over time, wherever ideal and ends lie.</summary>
    [Fact]
    public void The_mean_of_what_is_ahead_is_exact()
    {
        foreach (double drift in new[] { -70.0, -5, 12, 400 })
        {
            foreach (double ideal in new[] { 0.0, 35, 50, 100 })
            {
                foreach (double curvature in new[] { 1.0, 2, 3.5 })
                {
                    double At(double t) => Math.Clamp(42 + (drift * t), 0, 100);
                    double sum = Mean(0.3, t => Math.Pow(Math.Abs(At(t) - ideal) / 100, curvature));
                    double now = Math.Pow(Math.Abs(42 - ideal) / 100, curvature);
                    Want want = new() { Weight = 0.7, Ideal = ideal };
                    Assert.Equal(0.7 * (now - sum), DriftAhead.Without(0.3).Of(want, curvature, 42, drift, null), 1e-4);
                }
            }
        }
    }

    [Theory]
    [InlineData("drifts: much", "issues.x.drifts", "much")]
    [InlineData("drifts: 2000", "issues.x.drifts", "2000")]
    [InlineData("drift: 2", "issues.x.drift", "drift")]
    [InlineData("front: {0: 0, 1: 100}, drifts: 2", "issues.x.drifts", "cannot move by itself too")]
    public void Mistakes_are_named_with_their_place(string written, string path, string message)
    {
        string text = $$"""
            entente: 1
            title: A case
            from: 2025-01-01
            until: 2026-01-01
            actors: {a: {side: attacker, power: 1}, b: {side: defender, power: 1} }
            issues: {x: {scale: {0: b, 100: a}, today: 50, {{written}},
              wants: {a: {ideal: 100, salience: 1}, b: {ideal: 0, salience: 1} } } }
            war: {front: 0.5, pace: 0.2, volatility: 0.1}
            """;
        ScenarioFile file = ScenarioReader.Read(text, "case.yaml");
        Assert.Contains(file.Errors, one => one.Path == path && one.Message.Contains(message, StringComparison.Ordinal) && one.Line > 0);
    }
}
