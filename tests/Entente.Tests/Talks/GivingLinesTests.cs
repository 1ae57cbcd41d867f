using Entente.Deals;
using Entente.Scenarios;
using Entente.Talks;
using Entente.Talks.FirstDay;
using Entente.Tests.Answers;
using Entente.Tests.Scenarios;

namespace Entente.Tests.Talks;

/// <summary>Red lines that give way as war goes worse.</summary>
public sealed class GivingLinesTests
{
    /// <summary>South's aid ends in March; until then the red lines leave nothing. North takes no less than 55, South gives up no more than
    /// 45 on the first day.</summary>
    private static FormattableString War(string line, string more = "", string south = "") => $$"""
        actors:
          north: {side: attacker, power: 60, war-cost: 0.3, discount: 20 %}
          south: {side: defender, power: 60, war-cost: 0.3, discount: 20 %{{south}}}
        issues:
          land:
            scale: {0: all South, 100: all North}
            today: 50
            front: {0: 0, 1: 100}
            wants: {north: {ideal: 100, salience: 1, accepts: 55..100}, south: {ideal: 0, salience: 1, accepts: {{line}}} }
        war: {front: 0.5, pace: 0.4, volatility: 0.1}
        talks: {pace: 12, depth-scale: 0.01}
        events:
          - {date: 2025-03-01, name: The aid ends, set: {actors.south.power: 35} }
        {{more}}
        """;

    private const string Giving = "{from: 0, to: 45, gives: 0.6}", AllOfIt = "{from: 0, to: 45, gives: 1}";

    /// <summary>(s + move)^ρ = s^ρ + gives·fall/w in shares of the scale, by hand.</summary>
    [Theory]
    [InlineData(1, 0.2, 12)]
    [InlineData(2, 0.2, 11.789083)] // √(0.45² + 0.12) − 0.45
    [InlineData(2, 0, 0)]
    [InlineData(1, 2, 55)] // to the end of the scale
    public void An_end_moves_until_the_loss_there_has_grown_by_a_share_of_the_fall(double curvature, double fall, double move)
    {
        Scenario scenario = SolvedFile.Read(War(Giving, south: FormattableString.Invariant($", curvature: {curvature}")));
        Preferences preferences = new(scenario, number => number.Central);
        Want want = preferences.OfActor("south").Wants[0];
        MovedLines lines = preferences.LinesAfter("south", (ScaleIssue)scenario.Issues["land"], want, fall);
        Assert.Equal(0, lines.Accepts.Low);
        Assert.Equal(45 + move, lines.Accepts.High, 1e-5);
        Assert.Empty(lines.SoftEnds);
    }

    [Fact]
    public void A_line_on_the_other_side_of_what_is_wanted_moves_as_far_as_the_fall_is_worth()
    {
        Scenario scenario = SolvedFile.Read(War("{from: 20, to: 45, gives: 0.6, margin: 4, loss: 0.1}"));
        Preferences preferences = new(scenario, number => number.Central);
        MovedLines lines = preferences.LinesAfter(
            "south", (ScaleIssue)scenario.Issues["land"], preferences.OfActor("south").Wants[0], 0.1);
        Assert.Equal([10, 55], [Math.Round(lines.Accepts.Low, 9), Math.Round(lines.Accepts.High, 9)]);
        Assert.Equal([14, 51], [Math.Round(lines.Line.Low, 9), Math.Round(lines.Line.High, 9)]);
        Assert.Equal([14, 51], lines.SoftEnds.Select(end => Math.Round(end.Line, 9)));
    }

    /// <summary>On the day of the agreement the line stands where the fall of W from `solve` to that week puts it.</summary>
    [Fact]
    public void In_a_draw_the_line_stands_where_the_fall_of_w_puts_it()
    {
        SimulatedFile file = SimulatedFile.Of(War(AllOfIt));
        double atFirst = SolvedFile.Of(file.Scenario).W("south");
        int agreed = 0;
        foreach (Draw draw in file.Draws(40).Where(one => one.Agreements.Count > 0))
        {
            Agreement agreement = draw.Agreements[0];
            double fall = Math.Max(0, atFirst - draw.Path.Reservation(agreement.Step, 1));
            LineMove line = Assert.Single(agreement.Lines);
            Assert.Equal((1, 0, 45.0), (line.Actor, line.Issue, line.From));
            Assert.Equal(Math.Min(100, 45 + (100 * fall)), line.To, 1e-3); // the path is kept to 24 bits, W in draws to their tolerance
            Assert.InRange(agreement.Terms[0], 55 - 1e-6, line.To + 1e-6);
            agreed++;
        }

        Assert.True(agreed > 5, "Too few agreements to say anything.");
        Assert.All(SimulatedFile.Of(War("0..45")).Draws(40), draw => Assert.Empty(draw.Agreements));
    }

    /// <summary>W rests on the front, the strengths and beliefs, and on no line: nothing has to be found that fits itself.</summary>
    [Fact]
    public void W_does_not_depend_on_the_line()
    {
        Draw[] hard = SimulatedFile.Of(War("0..45")).Draws(10), giving = SimulatedFile.Of(War(AllOfIt)).Draws(10);
        foreach ((Draw one, Draw other) in hard.Zip(giving))
        {
            int steps = other.Agreements.Count > 0 ? other.Agreements[0].Step : other.Path.Steps;
            for (int step = 0; step < steps; step++)
            {
                Assert.Equal(one.Path.Reservation(step, 1), other.Path.Reservation(step, 1));
            }
        }
    }

    [Fact]
    public void Where_war_goes_better_the_line_stays()
    {
        SimulatedFile better = new(SolvedFile.Read(War("{from: 0, to: 60, gives: 1}")) with
        {
            Events = [new Event { Name = "The attacker tires", Date = new(2025, 1, 2), Set = [new("actors.north.power", (Uncertain)20)] }],
        });
        Agreement[] agreements = [.. better.Draws(20).SelectMany(draw => draw.Agreements)];
        Assert.All(agreements, agreement => Assert.Equal(60, Assert.Single(agreement.Lines).To, 1e-9));
    }

    [Fact]
    public void A_line_that_gives_nothing_is_a_hard_line_to_the_last_bit()
    {
        SimulatedFile hard = SimulatedFile.Of(War("0..60")), none = SimulatedFile.Of(War("{from: 0, to: 60, gives: 0}"));
        Assert.Equal(hard.Draws(20).Select(SimulatedFile.Digest), none.Draws(20).Select(SimulatedFile.Digest));
    }

    [Fact]
    public void On_the_first_day_nothing_has_given_way()
    {
        string plain = SolvedFile.Of(War("0..60")).Json.ToJsonString();
        Assert.Equal(plain, SolvedFile.Of(War("{from: 0, to: 60, gives: 0.8}")).Json.ToJsonString());
    }

    [Fact]
    public void An_event_can_make_a_line_give_way()
    {
        SimulatedFile file = SimulatedFile.Of(War("0..45", """
              - {date: 2025-02-01, name: It gives way, set: {issues.land.wants.south.accepts.gives: 1} }
            """));
        Assert.Contains(file.Draws(40), draw => draw.Agreements.Count > 0);
    }

    [Fact]
    public void A_line_on_an_issue_without_salience_is_pointed_out() =>
        Assert.Contains(SmallScenario.ReadWith(
                "south: {ideal: 0, salience: 90, accepts: 0..70}", "south: {accepts: {from: 0, to: 70, gives: 0.5}}").Warnings,
            one => one.Message.Contains("the line stays where it is", StringComparison.Ordinal));
}
