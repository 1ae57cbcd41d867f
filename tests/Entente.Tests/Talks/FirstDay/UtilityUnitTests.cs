using CsCheck;
using Entente.Answers;
using Entente.Answers.Check;
using Entente.Scenarios;
using Entente.Talks;
using Entente.Talks.FirstDay;
using Entente.Tests.Answers;

namespace Entente.Tests.Talks.FirstDay;

/// <summary>What a utility of 1 stands for.</summary>
public sealed class UtilityUnitTests
{
    private const double Rounding = 1e-12;

    // Two on which all three agree: a place on a scale, and an option that is the best of all, though not the only best one of each. (A
    // victor with two would impose the first.)
    private const string Agreed = """
          flag:
            scale: {0: bare, 100: flown}
            today: 50
            wants: {a: {ideal: 50, salience: 70}, b: {ideal: 50, salience: 20}, c: {ideal: 50, salience: 40} }
          venue:
            options: {near: Near, far: Far, sea: At sea}
            today: far
            wants:
              a: {salience: 30, scores: {near: 60, far: 100, sea: 0} }
              b: {salience: 80, scores: {near: 40, far: 100, sea: 70} }
              c: {salience: 10, scores: {near: 100, far: 100, sea: 50} }
        """;

    private static FormattableString Talks(string unit, double land, double troops, string more = "") => $$"""
        utility-unit: {{unit}}
        actors:
          a: {side: attacker, power: 60, war-cost: 0.3, rearm: 0.2, curvature: 1.5}
          b: {side: defender, power: 40, war-cost: 0.35, discount: 0.2}
          c: {role: consent, reservation: 0.4, discount: 0.3}
        issues:
          land:
            scale: {0: b's, 100: a's}
            today: 50
            front: {0: 0, 1: 100}
            wants: {a: {ideal: 90, salience: {{land}}}, b: {ideal: 5, salience: 60}, c: {ideal: 45, salience: 30} }
          troops:
            options: {none: Nobody, few: A few, many: Many}
            today: none
            enforces: {few: 0.05, many: 0.2}
            wants:
              a: {salience: {{troops}}, scores: {none: 100, few: 60, many: 0} }
              b: {salience: 30, scores: {none: 0, few: 50, many: 100} }
              c: {salience: 20, scores: {none: 0, few: 100, many: 70} }
        {{more}}
        war: {front: 0.5, pace: 0.3, volatility: 0.15}
        talks: {depth-scale: 0.04}
        holding: {break-rate: 0.6, friction: 0.05, tremble: 0.07, holds-for: 5 years}
        deadlines: {spring: {date: 2025-04-01, matters-to: {c: 0.02, a: 0.01}, window: 4 weeks} }
        """;

    [Fact]
    public void Weights_are_shares_of_what_whoever_differs_most_would_take()
    {
        // a: 70·(85/100)^1.5 for b's 5 against its 90, and 30·1 for b's `many`. c: 30·0.45 and 20·1, for a's `none`.
        Preferences disputed = Of("disputed");
        double ofA = (70 * Math.Pow(0.85, 1.5)) + 30, ofC = (30 * 0.45) + 20;
        Assert.Equal([70 / ofA, 30 / ofA], disputed.OfActor("a").Wants.Select(want => want.Weight), (x, y) => Math.Abs(x - y) < Rounding);
        Assert.Equal([30 / ofC, 20 / ofC], disputed.OfActor("c").Wants.Select(want => want.Weight), (x, y) => Math.Abs(x - y) < Rounding);
        Assert.Equal(ofA / 100, disputed.UnitInDispute("a"), Rounding);
        Assert.Equal([0.7, 0.3], Of("listed").OfActor("a").Wants.Select(want => want.Weight), (x, y) => Math.Abs(x - y) < Rounding);

        static Preferences Of(string unit) => new(SolvedFile.Read(Talks(unit, 70, 30)), number => number.Central);
    }

    [Fact]
    public void An_issue_that_nobody_disputes_changes_nothing_on_the_first_day() =>
        Gen.Select(Gen.Double[20, 100], Gen.Double[1, 60]).Sample(
            (land, troops) =>
            {
                SolvedFile without = SolvedFile.Of(Talks("disputed", land, troops)), with = SolvedFile.Of(Talks("disputed", land, troops, Agreed));
                Assert.Equal(without.Depth!.Value, with.Depth!.Value, 1e-6);
                Assert.All(["a", "b", "c"], actor => Assert.Equal(without.W(actor), with.W(actor), 1e-9));
                if (without.Depth > 1e-3)
                {
                    Assert.Equal(without.Position("nash", "land"), with.Position("nash", "land"), 1e-2);
                    Assert.Equal((string)without.Term("nash", "troops")!, (string)with.Term("nash", "troops")!);
                    Assert.Equal(50, with.Position("nash", "flag"), 1e-2);
                    Assert.Equal("far", (string)with.Term("nash", "venue")!);
                }
            },
            iter: 12);

    [Fact]
    public void Nor_does_it_in_a_draw()
    {
        double[] without = Depths("disputed", ""), with = Depths("disputed", Agreed), listed = Depths("listed", Agreed);
        Assert.Equal(without, with, (x, y) => Math.Abs(x - y) < 1e-5);
        Assert.All(without.Zip(listed), pair => Assert.True(Math.Abs(pair.First - pair.Second) > 1e-4, "Counted in all listed, it does."));

        static double[] Depths(string unit, string more)
        {
            Draw draw = new World(SolvedFile.Read(Talks(unit, 70, 30, more)), TalksOptions.Default).Run(number => number.Central, 7, 0);
            Assert.Null(draw.Failure);
            return [.. Enumerable.Range(0, 2).Select(step => draw.Path.Depth(step, 0))];
        }
    }

    [Fact]
    public void Where_all_differ_by_all_there_is_both_units_are_one()
    {
        FormattableString pie = $$"""
            actors: {a: {}, b: {reservation: 0.3} }
            issues: {pie: {scale: {0: B's, 100: A's}, today: 50, wants: {a: {ideal: 100, salience: 70}, b: {ideal: 0, salience: 30} } } }
            """;
        Scenario scenario = SolvedFile.Read(pie);
        Assert.Equal(SolvedFile.Of(scenario with { UtilityUnit = UtilityUnit.Listed }).Json.ToJsonString(),
            SolvedFile.Of(scenario with { UtilityUnit = UtilityUnit.Disputed }).Json.ToJsonString());
    }

    [Fact]
    public void Whoever_agrees_with_all_has_no_other_unit_than_what_is_listed()
    {
        FormattableString talks = $$"""
            utility-unit: disputed
            actors: {a: {}, b: {} }
            issues: {pie: {scale: {0: B's, 100: A's}, today: 50, wants: {a: {ideal: 70, salience: 70}, b: {ideal: 70, salience: 30} } } }
            """;
        Assert.Equal(0.8, SolvedFile.Of(talks).W("a"), Rounding);
    }

    [Fact]
    public void Check_says_how_much_is_in_dispute_and_what_a_stated_value_means()
    {
        // c: 33.5 of 50, so that 0.4 is 1 − 0.6·0.67 of all that matters to it.
        SummaryFact fact = Assert.Single(UnitFacts.Of(SolvedFile.Read(Talks("disputed", 70, 30))));
        Assert.Equal("Of all that matters to each actor, so much is in dispute: a 85 %, b 90 %, c 67 %. Utilities and the costs beside them "
            + "count in that unit. So what no deal is worth, as stated (and as a share of all that matters): c 0.4 (0.6).", fact.Text);
        Assert.Empty(UnitFacts.Of(SolvedFile.Read(Talks("listed", 70, 30))));
        Assert.Equal("the worst terms that anybody wants", UtilityScale.Worst(SolvedFile.Read(Talks("disputed", 70, 30))));
        Assert.Equal("the worst terms", UtilityScale.Worst(SolvedFile.Read(Talks("listed", 70, 30))));
    }

    [Theory]
    [InlineData(1, null, UtilityUnit.Listed)]
    [InlineData(2, null, UtilityUnit.Disputed)]
    [InlineData(1, UtilityUnit.Disputed, UtilityUnit.Disputed)]
    [InlineData(2, UtilityUnit.Listed, UtilityUnit.Listed)]
    public void The_version_of_the_file_says_which_where_the_file_does_not(int version, UtilityUnit? written, UtilityUnit unit) =>
        Assert.Equal(unit, FormatVersion.Unit(SolvedFile.Read(Talks("listed", 70, 30)) with { Entente = version, UtilityUnit = written }));
}
