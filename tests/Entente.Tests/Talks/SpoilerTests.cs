using Entente.Answers.Trace;
using Entente.Deals;
using Entente.Scenarios;
using Entente.Talks;
using Entente.Talks.FirstDay;
using Entente.Tests.Answers;

namespace Entente.Tests.Talks;

/// <summary>Who breaks a deal and who has no reason to.</summary>
public sealed class SpoilerTests
{
    private const int Draws = 60;

    // The painters care for the flag and the banner alone, and both stay as they are.
    [Theory]
    [InlineData("{covers: [x], stops-fighting: true}", 1e-9)]
    [InlineData("{covers: [x, banner], stops-fighting: true}", 1e-7)]
    [InlineData("{covers: all}", 1e-7)]
    public void Somebody_whom_the_deal_does_not_touch_does_not_break_it(string package, double moved)
    {
        SimulatedFile with = File(package, "painters: {reach: 1, hurt-by: {flag: {ideal: 50}, banner: {scores: {old: 100, new: 0} } } }"),
            without = File(package, "");
        int agreed = 0;
        for (int i = 0; i < Draws; i++)
        {
            (Draw painted, Draw plain) = (with.Draw(i), without.Draw(i));
            Assert.Null(painted.Failure);
            Assert.Equal(plain.Agreements.Count, painted.Agreements.Count);
            foreach ((Agreement one, Agreement other) in painted.Agreements.Zip(plain.Agreements))
            {
                agreed++;
                Assert.Equal(other.Date, one.Date);
                Assert.Equal(other.YearsHeld, one.YearsHeld, 0.1);
                Assert.Null(one.Broken?.Spoiler);
                Assert.All(Enumerable.Range(0, 2), actor => Assert.Equal(other.Value.Gain(actor), one.Value.Gain(actor), moved));
            }
        }

        Assert.True(agreed > Draws / 4, $"{agreed}");
    }

    [Theory]
    [InlineData("{covers: [x, flag]}")]
    [InlineData("{covers: [x, banner]}")]
    [InlineData("{covers: all}")]
    public void Solve_says_of_such_a_deal_what_it_says_without_the_spoiler(string package)
    {
        SolvedFile painted = SolvedFile.Of(
            Sections(package, "painters: {reach: 1, hurt-by: {flag: {ideal: 50}, banner: {scores: {old: 100, new: 0} } } }"));
        SolvedFile plain = SolvedFile.Of(Sections(package, ""));
        Assert.Equal(plain.Depth!.Value, painted.Depth!.Value, 1e-7);
        foreach ((RuleSolution one, RuleSolution other) in plain.Solution.Space.Solutions.Zip(painted.Solution.Space.Solutions))
        {
            Assert.All(Enumerable.Range(0, 2), actor => Assert.Equal(one.Point.Gains[actor], other.Point.Gains[actor], 1e-6));
            Assert.All(Enumerable.Range(0, 2), actor =>
                Assert.Equal(painted.Problem.ValueOf(other.Point.Terms).Gain(actor), other.Point.Gains[actor], 1e-12));
        }
    }

    [Theory]
    [InlineData(50, 0, true)]
    [InlineData(51, 0, false)]
    [InlineData(50, 1, false)]
    public void Given_terms_are_worth_the_same_to_solve_and_to_those_who_live_with_them(double flag, double banner, bool leavesItAlone)
    {
        const string Painters = "painters: {reach: 1, hurt-by: {flag: {ideal: 50}, banner: {scores: {old: 100, new: 0} } } }";
        double[] terms = [50, flag, banner];
        SolvedFile painted = SolvedFile.Of(Sections("{covers: all}", Painters)), plain = SolvedFile.Of(Sections("{covers: all}", ""));
        HoldingCourse course = SimulatedFile.Of(
            Sections("{covers: all}", Painters),
                new TalksOptions { Holding = new HoldingTest("deal", [0, 1]) { Given = new(new(2025, 1, 1), [.. terms]) } }).Draw()
                .Holding!;
        foreach ((int i, string actor) in ((string[])["a", "b"]).Index())
        {
            Assert.Equal(painted.GainOf(actor, terms), course.Terms.Value.Gain(i), DealValue.Precision);
            Assert.Equal(leavesItAlone, Math.Abs(painted.GainOf(actor, terms) - plain.GainOf(actor, terms)) < 1e-9);
        }

        Assert.Equal(leavesItAlone, double.IsNaN(course.Chances.Temptation(0, 2)));
        Assert.Equal(leavesItAlone, course.Chances.Ended(1, 2) == 0);
    }

    // A breach by a group with half the reach ends the deal half as often.
    [Fact]
    public void The_hazard_of_a_group_is_in_proportion_to_its_reach()
    {
        double Ended(double reach) => Math.Log(SimulatedFile.Of(
            Sections("{covers: all}", FormattableString.Invariant($"painters: {{reach: {reach}, hurt-by: {{flag: {{ideal: 50}} }} }}")),
            new TalksOptions { Holding = new HoldingTest("deal", [0, 1]) { Given = new(new(2025, 1, 1), [50, 90, 0]) } }).Draw()
                .Holding!.Chances.WithoutSpoilers)
            - Math.Log(SimulatedFile.Of(
                Sections("{covers: all}", FormattableString.Invariant($"painters: {{reach: {reach}, hurt-by: {{flag: {{ideal: 50}} }} }}")),
                new TalksOptions { Holding = new HoldingTest("deal", [0, 1]) { Given = new(new(2025, 1, 1), [50, 90, 0]) } }).Draw()
                    .Holding!.Chances.Survival[1]);
        double whole = 0.6 / (1 + Math.Exp((0.1 - 0.4) / 0.08));
        Assert.Equal(whole, Ended(1), 1e-9);
        Assert.Equal(0.5 * whole, Ended(0.5), 1e-9);
        Assert.Equal(0, Ended(0), 1e-12);
    }

    [Theory]
    [InlineData("power: 5", 0.5)]
    [InlineData("power: 50", 1)]
    [InlineData("power: 5, reach: 0.2", 0.2)]
    [InlineData("", 0.3)]
    public void The_power_of_an_old_file_is_read_as_reach(string key, double reach)
    {
        Scenario scenario = SolvedFile.Read(
            Sections("{covers: all}", $"painters: {{ {key}{(key.Length > 0 ? ", " : "")}hurt-by: {{flag: {{ideal: 50}} }} }}"));
        Assert.Equal(reach, scenario.Holding!.Spoilers["painters"].ReachIn(scenario).Central, 1e-12);
    }

    // Without sides there is nothing to hold the power against.
    [Fact]
    public void The_power_of_an_old_file_without_a_war_counts_as_the_usual_reach()
    {
        Scenario scenario = SolvedFile.Read($$"""
            actors: {a: {reservation: 0.2}, b: {reservation: 0.2} }
            issues: {x: {scale: {0: b's, 100: a's}, today: 50, wants: {a: {ideal: 100, salience: 1}, b: {ideal: 0, salience: 1} } } }
            holding: {spoilers: {painters: {power: 5, hurt-by: {x: {ideal: 50} } } } }
            """);
        Assert.Equal(Spoiler.UsualReach, scenario.Holding!.Spoilers["painters"].ReachIn(scenario));
    }

    // Above 0 breaking paid; below 0 it broke it although it was better off keeping it.
    [Theory]
    [InlineData("0.01", 0.1, "far worse for the group than life without them")]
    [InlineData("0.4", 3, "although it was better off keeping them")]
    public void A_chronicle_says_with_the_right_sign_why_a_deal_broke(string tremble, double breakRate, string says)
    {
        SimulatedFile file = SimulatedFile.Of($$"""
            actors: {a: {reservation: 0.3}, b: {reservation: 0.3} }
            issues: {x: {scale: {0: b's, 100: a's}, today: 20, wants: {a: {ideal: 100, salience: 1}, b: {ideal: 0, salience: 1} } } }
            talks: {pace: 100}
            holding: {break-rate: {{breakRate * 10}}, friction: {{(breakRate < 1 ? 0 : 0.5)}}, tremble: {{tremble}}, spoilers: {zealots: {reach: 1, hurt-by: {x: {ideal: 0} } } } }
            """);
        Draw draw = Enumerable.Range(0, 20).Select(file.Draw).First(one => one.Agreements.Any(agreement => agreement.Broken is not null));
        Agreement broken = draw.Agreements.First(agreement => agreement.Broken is not null);
        Assert.Equal(((broken.Terms[0] - 20) / 100) - (breakRate < 1 ? 0 : 0.5), broken.Broken!.Temptation, 1e-9);
        Assert.Equal(breakRate < 1, broken.Broken.Temptation > 0);
        ChronicleTeller chronicle = new(file.Scenario, file.World.PackageNames, file.World.StepEnds, draw);
        Assert.Contains(chronicle.Entries(), entry => entry.Says.Contains(says, StringComparison.Ordinal));
    }

    private static SimulatedFile File(string package, string spoilers) => SimulatedFile.Of(Sections(package, spoilers));

    private static FormattableString Sections(string package, string spoilers) => $$"""
        actors:
          a: {side: attacker, power: 10, war-cost: 0.5}
          b: {side: defender, power: 10, war-cost: 0.5}
        issues:
          x: {scale: {0: none, 100: all}, today: 50, wants: {a: {ideal: 100, salience: 50}, b: {ideal: 0, salience: 50} } }
          flag: {scale: {0: red, 100: blue}, today: 50, wants: {a: {ideal: 50, salience: 1} } }
          banner: {options: {old: Old, new: New}, today: old, wants: {a: {scores: {old: 100, new: 0}, salience: 1} } }
        packages: {deal: {{package}} }
        war: {front: 0.5, pace: 0.1, volatility: 0.05}
        holding: {break-rate: 0.6, friction: 0.1, tremble: 0.08, holds-for: 5 years, spoilers: { {{spoilers}} } }
        """;
}
