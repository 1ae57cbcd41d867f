using Entente.Answers.Solve;
using Entente.Ensembles;
using Entente.Pages;
using Entente.Scenarios;
using Entente.Talks;
using Entente.Tests.Answers;

namespace Entente.Tests.Talks;

/// <summary>What waiting for later talks is worth, against dynamic programs, closed forms and what theory says of patience.</summary>
public sealed class LaterTalksTests
{
    private const double Exact = 1e-5;      // of `solve`
    private const double Simulated = 5e-4;  // of a draw: precision of W and V

    private static readonly double[] Discounts = [0.05, 0.1, 0.2, 0.4, 0.8];
    private static readonly string[] Feasts = ["2025-12-01", "2025-04-01", "2025-01-20", "2025-01-02"];

    /// <summary>Two divide a pie of 1; no deal is worth nothing to either.</summary>
    private static SolvedFile Pie(double pace, double scale, double one, double two, string more = "") => SolvedFile.Of($$"""
        actors:
          one: {discount: {{one}}, reservation: 0}
          two: {discount: {{two}}, reservation: 0}
        issues:
          pie:
            scale: {0: all to two, 100: all to one}
            today: 50
            wants: {one: {ideal: 100, salience: 1}, two: {ideal: 0, salience: 1} }
        talks: {pace: {{pace}}, depth-scale: {{scale}}, anticipate: true}
        {{more}}
        """);

    private static double Share(SolvedFile file) => (double)file.Json["solutions"]!["nash"]!["terms"]!["pie"]! / 100;

    private static double Waiting(SolvedFile file, string actor) => (double)file.Json["later-talks"]!["worth"]![actor]!;

    private static double Rate(SolvedFile file) => (double)file.Json["later-talks"]!["rate"]!;

    /// <summary>Value iteration of not having agreed: in a short time the flow of no deal comes in, and either the war ends, or the two
    /// meet and split the gain over going on, or nothing happens. The rate of meeting is that of the split.</summary>
    /// <returns>N of both, the depth over it and the rate.</returns>
    private static (double One, double Two, double Depth, double Rate) Program(double pace, double scale, double[] discounts,
        double[] flows, double ends = 0)
    {
        double[] n = [0, 0];
        double depth = 0, rate = 0, time = 0.1 / (pace + ends + 1);
        for (int step = 0; step < 2_000_000; step++)
        {
            depth = (1 - n[0] - n[1]) / 2;
            rate = pace * Math.Min(1, depth / scale);
            double moved = 0;
            for (int i = 0; i < 2; i++)
            {
                double change = time * (flows[i] + (rate * depth) - ((discounts[i] + ends) * n[i]));
                n[i] += change;
                moved = Math.Max(moved, Math.Abs(change));
            }

            if (moved < 1e-13)
            {
                break;
            }
        }

        return (n[0], n[1], depth, rate);
    }

    [Theory]
    [InlineData(3, 0.05, 0.10, 0.10)]
    [InlineData(3, 0.01, 0.10, 0.40)]
    [InlineData(0.5, 0.30, 0.05, 0.90)]
    [InlineData(20, 0.02, 0.20, 0.10)]
    public void Two_that_divide_a_pie_come_to_what_value_iteration_comes_to(double pace, double scale, double one, double two)
    {
        (double first, double second, double depth, double rate) = Program(pace, scale, [one, two], [0, 0]);
        SolvedFile file = Pie(pace, scale, one, two);
        Assert.Equal(first, Waiting(file, "one"), Exact);
        Assert.Equal(second, Waiting(file, "two"), Exact);
        Assert.Equal(depth, file.Depth!.Value, Exact);
        Assert.Equal(rate, Rate(file), 10 * Exact * pace);
        Assert.Equal((1 + first - second) / 2, Share(file), Exact);
        Assert.True((bool)file.Json["later-talks"]!["settled"]!);

        Draw draw = new SimulatedFile(file.Scenario).Draw();
        Assert.Equal(depth, draw.Path.Depth(0, 0), Simulated);
    }

    /// <summary>A war of attrition: its ends are part of what waiting is worth.</summary>
    [Theory]
    [InlineData(2, 0.02, 0.08, 0.08)]
    [InlineData(4, 0.05, 0.05, 0.30)]
    public void In_a_war_waiting_counts_that_the_war_may_end_first(double pace, double scale, double north, double south)
    {
        const double Collapse = 0.2, Cost = 0.4;
        double ratio = Math.Sqrt(60.0 / 40), northFalls = Collapse / ratio, southFalls = Collapse * ratio;
        (double first, double second, double depth, _) = Program(pace, scale, [north, south],
            [(north * (0.5 - Cost)) + southFalls, (south * (0.5 - Cost)) + northFalls], northFalls + southFalls);
        SolvedFile file = SolvedFile.Of($$"""
            actors:
              north: {side: attacker, power: 60, war-cost: 0.4, discount: {{north}}}
              south: {side: defender, power: 40, war-cost: 0.4, discount: {{south}}}
            issues:
              land:
                scale: {0: all South, 100: all North}
                today: 50
                wants: {north: {ideal: 100, salience: 1}, south: {ideal: 0, salience: 1} }
            war: {front: 0.5, pace: 0, volatility: 0.01, collapse: {attacker: 0.2, defender: 0.2, response: 0.5} }
            talks: {pace: {{pace}}, depth-scale: {{scale}}, anticipate: true}
            """);
        Assert.Equal(first, file.Solution.NoDeal["north"] + Waiting(file, "north"), Exact);
        Assert.Equal(second, file.Solution.NoDeal["south"] + Waiting(file, "south"), Exact);
        Assert.Equal(depth, file.Depth!.Value, Exact);

        SimulatedFile simulated = new(file.Scenario);
        Draw draw = Enumerable.Range(0, 20).Select(simulated.Draw).First(one => one.Agreements.Count == 1);
        Assert.Equal(depth, draw.Path.Depth(0, 0), Simulated);
        Agreement agreement = draw.Agreements[0];
        Assert.Equal(first - file.Solution.NoDeal["north"], agreement.Value.Waiting[0], Simulated);
        Assert.Equal(depth, agreement.Value.GainOverWaiting(0), Simulated);
        Assert.Equal(depth, agreement.Value.GainOverWaiting(1), Simulated);
    }

    /// <summary>Rubinstein 1982: offers at ever shorter times lead to shares in proportion to 1/r (Binmore, Rubinstein and Wolinsky
    /// 1986).</summary>
    [Theory]
    [InlineData(0.1, 0.1)]
    [InlineData(0.1, 0.3)]
    [InlineData(0.4, 0.1)]
    public void Fast_talks_share_as_alternating_offers_do(double one, double two)
    {
        SolvedFile file = Pie(1000, 1e-6, one, two);
        Assert.Equal(two / (one + two), Share(file), 1e-3);
        Assert.Equal(1000, Rate(file), 1e-3);

        // At a known rate the share is r₂(r₁ + a)/[r₁(r₂ + a) + r₂(r₁ + a)].
        double first = two * (one + 2), second = one * (two + 2);
        Assert.Equal(first / (first + second), Share(Pie(2, 1e-6, one, two)), Exact);
    }

    [Fact]
    public void The_more_impatient_an_actor_is_the_less_it_gets()
    {
        double[] shares = [.. Discounts.Select(discount => Share(Pie(3, 0.01, discount, 0.2)))];
        Assert.Equal(shares.OrderDescending(), shares);
        Assert.True(shares[0] > shares[^1] + 0.2, $"{shares[0]} to {shares[^1]}");
        Assert.Equal(0.5, shares[2], Exact); // as patient as the other
    }

    [Fact]
    public void Talks_that_hardly_ever_come_to_an_end_are_not_waited_for()
    {
        SolvedFile file = Pie(1e-7, 0.05, 0.1, 0.4);
        Assert.Equal(0.5, file.Depth!.Value, Exact);
        Assert.Equal(0.5, Share(file), Exact);
        Assert.Equal(0, Waiting(file, "one"), Exact);
    }

    /// <summary>The shortcut that the search takes: Nash over N is Nash over W with weights β/(1 − P).</summary>
    [Fact]
    public void Terms_are_those_of_Nash_over_what_waiting_is_worth()
    {
        SolvedFile waiting = Pie(2, 0.1, 0.1, 0.5);
        SolvedFile stated = SolvedFile.Of($$"""
            actors:
              one: {discount: 0.1, reservation: {{Waiting(waiting, "one")}}}
              two: {discount: 0.5, reservation: {{Waiting(waiting, "two")}}}
            issues:
              pie:
                scale: {0: all to two, 100: all to one}
                today: 50
                wants: {one: {ideal: 100, salience: 1}, two: {ideal: 0, salience: 1} }
            """);
        Assert.Equal(Share(stated), Share(waiting), Exact);
        Assert.Equal(stated.Depth!.Value, waiting.Depth!.Value, Exact);
    }

    private const string Part = "part: {covers: [pie], stops-fighting: true}", Whole = "whole: {covers: all}";

    private static SolvedFile Warring(string packages, string package) => SolvedFile.Of($$"""
        actors: {one: {side: attacker, discount: 0.1}, two: {side: defender, discount: 0.25} }
        issues:
          pie:
            scale: {0: all to two, 100: all to one}
            today: 50
            wants: {one: {ideal: 100, salience: 1}, two: {ideal: 0, salience: 1} }
          flag:
            scale: {0: the flag of two, 100: the flag of one}
            today: 50
            wants: {one: {ideal: 100, salience: 2}, two: {ideal: 0, salience: 1} }
        war: {lottery: 50 %, cost: {one: 0.2, two: 0.2} }
        talks: {pace: 2, depth-scale: 0.05, anticipate: true}
        packages: { {{packages}} }
        """, package);

    /// <summary>Signing a part does not give away the hope for the whole: only a later conclusion of the part itself counts against
    /// it.</summary>
    [Fact]
    public void What_goes_beyond_a_package_does_not_count_against_it()
    {
        SolvedFile alone = Warring(Part, "part"), beside = Warring($"{Part}, {Whole}", "part");
        Assert.Equal(alone.Depth!.Value, beside.Depth!.Value, Exact);
        Assert.Equal(Waiting(alone, "one"), Waiting(beside, "one"), Exact);
    }

    /// <summary>While the whole is waited for, a part may come first; it stands until the whole does.</summary>
    [Fact]
    public void What_comes_before_a_package_counts_until_it_comes()
    {
        SolvedFile part = Warring($"{Part}, {Whole}", "part"), whole = Warring($"{Part}, {Whole}", "whole");
        (double early, double late) = (Rate(part), Rate(whole));
        Assert.True(early > 0.1 && late > 0.1);
        foreach ((string actor, double discount) in new[] { ("one", 0.1), ("two", 0.25) })
        {
            double noDeal = whole.Solution.NoDeal[actor], first = noDeal + part.Solution.Gains[actor],
                second = noDeal + whole.Solution.Gains[actor];
            (double waiting, double afterPart) = (0, 0);
            for (int step = 0; step < 100_000; step++)
            {
                double change = (discount * (first - afterPart)) + (late * (second - afterPart));
                waiting += 0.01 * ((discount * (noDeal - waiting)) + (early * (afterPart - waiting)) + (late * (second - waiting)));
                afterPart += 0.01 * change;
            }

            Assert.Equal(waiting - noDeal, Waiting(whole, actor), Exact);
        }
    }

    /// <summary>Below a rate of 0.125 a year bargaining leads to the terms that the impatient actor likes, above it to the others, at a
    /// depth for which talks are slower than that: nothing follows from itself, and the answer says so.</summary>
    [Fact]
    public void Where_terms_jump_past_every_fixed_point_the_answer_says_so()
    {
        SolvedFile file = SolvedFile.Of($$"""
            actors:
              patient: {discount: 0.05, reservation: 0}
              hasty: {discount: 0.5, reservation: 0}
            issues:
              seat:
                options: {mine: Here, yours: There}
                today: mine
                wants: {patient: {scores: {mine: 85, yours: 30}, salience: 1}, hasty: {scores: {mine: 5, yours: 90}, salience: 1} }
            talks: {pace: 2, depth-scale: 1, anticipate: true}
            """);
        Assert.False((bool)file.Json["later-talks"]!["settled"]!);
        Assert.InRange(Rate(file), 0.05, 0.2);
        Page page = SolvePage.Of(new ScenarioFile("seat.yaml", "", file.Scenario, [], []), file.Solution, SolveExtras.None, null,
            new(Entente.Answers.Verb.Solve, "test", "seat.yaml", ""));
        Assert.Contains(page.Sections.SelectMany(section => section.Blocks).OfType<Paragraph>(),
            one => one.Text.Contains("do not quite meet", StringComparison.Ordinal));
        Assert.Equal(file.Depth!.Value, new SimulatedFile(file.Scenario).Draw().Path.Depth(0, 0), 0.05);

    }

    /// <summary>The hope to agree before a deadline fades as the date comes near, and signing in time gains by that.</summary>
    [Fact]
    public void A_deadline_presses_more_the_nearer_it_is()
    {
        double[] depths = [.. Feasts.Select(date => Pie(1, 0.9, 0.1, 0.1,
            more: $"deadlines: {{feast: {{date: {date}, matters-to: {{one: 0.2, two: 0.2}} }} }}").Depth!.Value)];
        Assert.Equal(depths.Order(), depths);
        Assert.True(depths[^1] > depths[0] + 0.03, $"{depths[0]} to {depths[^1]}");
    }

    [Theory]
    [InlineData("korea-1951.yaml")]
    [InlineData("ukraine-2025.yaml")]
    [InlineData("river-sharing.yaml")]
    public void Whoever_counts_with_later_talks_has_less_to_gain_by_signing(string name)
    {
        Scenario scenario = SimulatedFile.Shipped(name);
        SimulatedFile before = new(scenario), after = new(Anticipating(scenario));
        Named<Package> packages = scenario.AllPackages;
        int compared = 0, lower = 0;
        for (int index = 0; index < 6; index++)
        {
            Draw one = before.Draw(index), other = after.Draw(index);
            for (int step = 0; step < one.Path.Steps && one.Path.Standing(step) == Standing.NoDeal
                && one.Agreements.Concat(other.Agreements).All(agreement => agreement.Step > step); step++)
            {
                bool[] possible = new bool[2];
                for (int p = 0; p < packages.Count; p++)
                {
                    (double without, double with) = (one.Path.Depth(step, p), other.Path.Depth(step, p));
                    possible[0] |= without > Simulated;
                    possible[1] |= with > 0;
                    if (packages[p].Value.Between is null && !double.IsNaN(with))
                    {
                        // What others may agree over its head takes little from anybody in these files.
                        Assert.True(with < without + 0.01, $"{packages[p].Key}, step {step}: {with} over waiting, {without} over no deal");
                        (compared, lower) = (compared + 1, lower + (with < without ? 1 : 0));
                    }
                }

                Assert.True(possible[1] || !possible[0], $"step {step}: nothing is possible any more");
            }
        }

        Assert.True(compared > 20 && lower > compared / 2, $"{lower} of {compared}");
    }

    /// <summary>`solve` is the reference for the first day of a draw.</summary>
    [Theory]
    [InlineData("korea-1951.yaml")]
    [InlineData("ukraine-2025.yaml")]
    public void Every_step_has_the_depth_that_solve_has(string name)
    {
        Scenario scenario = Anticipating(SimulatedFile.Shipped(name) with { Events = [], Deadlines = [] });
        SimulatedFile file = new(scenario);
        Draw draw = Enumerable.Range(0, 20).Select(file.Draw).First(one => one.EndOfWar is null && one.Agreements.Count == 0);
        foreach (int step in new[] { 0, 20, 51 })
        {
            Scenario moment = SensibleBehaviourTests.At(scenario, draw, step);
            for (int p = 0; p < file.World.PackageNames.Count; p++)
            {
                PackageSolution solution = PackageSolution.Of(moment, file.World.PackageNames[p]);
                Assert.True(solution.Problem.Waiting.IsSettled);
                Assert.Equal(solution.Depth ?? double.NaN, draw.Path.Depth(step, p), 1e-3);
            }
        }
    }

    [Fact]
    public void The_number_of_threads_does_not_matter()
    {
        ScenarioFile file = ScenarioReader.ReadFile(Path.Combine(Repository.Root, "scenarios", "ukraine-2025.yaml"));
        Scenario scenario = Anticipating(file.Scenario!);
        Assert.Equal(Run(1), Run(2));

        string Run(int threads)
        {
            List<string> all = [];
            EnsembleSettings settings = new(Draws: 24, Seed: 3, Threads: threads);
            Ensemble.Run(scenario, TalksOptions.Default, ScenarioInputs.Of(file, file, settings.Seed),
                one => SimulatedFile.Digest(one.Draw), settings, 0, all.Add, CancellationToken.None);
            return string.Join('\n', all);
        }
    }

    private static Scenario Anticipating(Scenario scenario) => scenario with { Talks = scenario.Talks with { Anticipate = true } };
}
