using Entente.Answers;
using Entente.Deals;
using Entente.Scenarios;
using Entente.Talks;
using Entente.Talks.FirstDay;
using Entente.Tests.Answers;
using Entente.Tests.Scenarios;

namespace Entente.Tests.Talks.FirstDay;

/// <summary>Red lines with a margin, from the file to the draws.</summary>
public sealed class SoftLinesTests
{
    /// <summary>A union wants all of the pay, W = 0.4; the owners want none to be paid, W = 0.3. Without lines pay comes to 55.</summary>
    private static FormattableString Dispute(
        string line, string more = "", string union = "reservation: 0.4", string owners = "reservation: 0.3") => $$"""
        actors:
          union: { {{union}}, discount: 20 % }
          owners: { {{owners}}, discount: 10 % }
        issues:
          pay:
            scale: {0: nothing, 100: all}
            today: 60
            wants: {union: {ideal: 100, salience: 1}, owners: {ideal: 0, salience: 1{{line}}} }
        step: 1 month
        {{more}}
        """;

    private const string Soft = ", accepts: {from: 0, to: 45, margin: 20, loss: 0.1}";

    // Beyond 45 the owners have 1 − p/100 − 0.005·(p − 45): Nash is the maximum of (p/100 − 0.4)·(0.925 − 0.015·p).
    private const double Nash = 15.25 / 0.3, Deepest = 53;

    [Fact]
    public void The_owners_are_paid_for_what_they_give_beyond_their_line()
    {
        SolvedFile solved = SolvedFile.Of(Dispute(Soft));
        Assert.Equal(Nash, solved.Position("nash", "pay"), 1e-4);
        Assert.Equal((Deepest / 100) - 0.4, solved.Depth!.Value, 1e-8);
        Assert.Equal(1 - (Nash / 100) - (0.005 * (Nash - 45)), solved.Utility("nash", "owners"), 1e-6);
        Assert.Equal("margin", (string?)solved.Json["solutions"]!["nash"]!["from"]!["pay"]!["place"]);
        Assert.Equal("owners", (string?)solved.Json["solutions"]!["nash"]!["from"]!["pay"]!["red-lines"]![0]);

        // Both gain up to where the owners have 0.3 left: 0.925 − 0.015·p = 0.
        Assert.Equal(0.925 / 0.015, solved.High("pay"), 1e-3);
        Assert.Equal(45, SolvedFile.Of(Dispute(", accepts: 0..45")).Position("nash", "pay"), 1e-4);
    }

    [Fact]
    public void Beyond_the_margin_terms_are_refused()
    {
        SolvedFile solved = SolvedFile.Of(Dispute(", accepts: {from: 0, to: 45, margin: 2, loss: 0.001}"));
        Assert.Equal(47, solved.High("pay"), 1e-3);
        Assert.Equal(47, solved.Position("nash", "pay"), 1e-3);
        Assert.Equal("line", (string?)solved.Json["solutions"]!["nash"]!["from"]!["pay"]!["place"]);
    }

    /// <summary>What befalls somebody is not what it agrees to: the line stands in nobody's W, and today's 60 lies beyond it.</summary>
    [Fact]
    public void What_is_not_agreed_costs_nothing()
    {
        SolvedFile solved = SolvedFile.Of(Dispute(Soft, "war: {lottery: 0.5}", "side: attacker", "side: defender"));
        Assert.Equal(0.5, solved.W("owners"), 1e-9); // all or nothing by one throw
    }

    [Fact]
    public void Draws_agree_on_the_same_terms_and_live_with_what_they_cost()
    {
        SimulatedFile file = SimulatedFile.Of(Dispute(Soft, "talks: {pace: 1000, depth-scale: 0.001}"));
        Draw draw = file.Draw();
        Agreement agreement = Assert.Single(draw.Agreements);
        double worth = 1 - (Nash / 100) - (0.005 * (Nash - 45)), today = 0.4;
        Assert.Equal(Nash, agreement.Terms[0], 1e-3);
        Assert.Equal(worth, agreement.Utilities[1], 1e-5);
        Assert.Equal(worth, agreement.Value.Worth[1], 1e-5);
        Assert.Equal(TermsPlace.Margin, agreement.Origins[0]!.Place);
        double waited = (agreement.Date.DayNumber - file.Scenario.From.DayNumber) / Duration.DaysInYear, day = 1 / Duration.DaysInYear;
        double[] bounds = [Payoff(waited - day), Payoff(waited + day)];
        Assert.InRange(draw.Payoffs[1], bounds.Min(), bounds.Max());

        double Payoff(double years) => worth + ((today - worth) * (1 - Math.Exp(-0.1 * Math.Max(0, years))));
    }

    /// <summary>Living with such terms is worth that much less, and to break them more by the same.</summary>
    [Fact]
    public void A_deal_beyond_a_line_is_broken_more_readily()
    {
        const string settings = """
            war: {front: 0.5, pace: 0.2, volatility: 0.1}
            holding: {break-rate: 0.8, friction: 0.02, tremble: 0.05, breach: any-time}
            """;
        (PackageProblem soft, PackageProblem plain) = (Of(Soft), Of(", accepts: 0..65"));
        double[] terms = [55];
        (double expected, double without) = (Rate(plain, more: 0.05), Rate(plain, more: 0));
        Assert.Equal(without, plain.BreachesOf(terms).Single(one => one.Breaker.Actor == 1).Rate, 1e-9);
        Assert.Equal(expected, soft.BreachesOf(terms).Single(one => one.Breaker.Actor == 1).Rate, 1e-9);
        Assert.Equal(soft.ValueOf(terms).NoDeal, plain.ValueOf(terms).NoDeal);

        PackageProblem Of(string line) => PackageProblem.Of(
            SolvedFile.Read(Dispute(line, settings, "side: attacker, power: 1, war-cost: 0.2",
                "side: defender, power: 1, war-cost: 0.2")), null,
            number => number.Central);

        // W' is W where nobody re-arms and terms leave the front alone; a logistic function of the temptation.
        double Rate(PackageProblem problem, double more) =>
            0.8 / (1 + Math.Exp(-(problem.Reservations[1].Value - (1 - 0.55 - more) - 0.02) / 0.05));
    }

    [Theory]
    [InlineData("accepts: 0..70", "accepts: {from: 0, to: 70, margin: 0}")]
    [InlineData("accepts: 0..70", "accepts: {from: 0, to: 70, margin: 0, loss: 0.2}")]
    public void A_margin_of_0_is_no_margin(string hard, string soft)
    {
        Scenario one = SmallScenario.ReadWith(hard, hard).Scenario!, other = SmallScenario.ReadWith(hard, soft).Scenario!;
        SimulatedFile before = new(one), after = new(other);
        Assert.Equal(before.Draws(20).Select(SimulatedFile.Digest), after.Draws(20).Select(SimulatedFile.Digest));
        Assert.Equal(SolvedFile.Of(one).Json.ToJsonString(), SolvedFile.Of(other).Json.ToJsonString());
    }

    /// <summary>A deal that a hard line allows is allowed by the same line with a margin too, and the steeper the loss the nearer they
    /// are.</summary>
    [Fact]
    public void Depth_with_a_margin_lies_between_that_of_the_line_and_that_of_the_end_of_the_margin()
    {
        double last = double.PositiveInfinity;
        double near = Depth("0..45"), far = Depth("0..65");
        foreach (double loss in (double[])[0.001, 0.02, 0.1, 0.5, 5])
        {
            double depth = Depth(FormattableString.Invariant($"{{from: 0, to: 45, margin: 20, loss: {loss}}}"));
            Assert.InRange(depth, near - 1e-9, Math.Min(far, last) + 1e-9);
            last = depth;
        }

        static double Depth(string line) => SolvedFile.Of(Dispute($", accepts: {line}")).Depth!.Value;
    }

    [Theory]
    [InlineData("{from: 0, to: 70, margin: 10}", "has a margin but no `loss`")]
    [InlineData("{from: 0, to: 70, margin: 200, loss: 0.1}", "margin")]
    [InlineData("{from: 0, to: 70, margin: 10, loss: 20}", "loss")]
    [InlineData("{from: 0, to: 70, margn: 10, loss: 0.1}", "A red line has the keys from, to, margin")]
    public void What_is_wrong_with_a_margin_is_said(string line, string message)
    {
        ScenarioFile file = SmallScenario.ReadWith("accepts: 0..70", $"accepts: {line}");
        Problem problem = Assert.Single(file.Errors);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal(20, problem.Line);
    }

    [Fact]
    public void A_loss_without_a_margin_is_pointed_out() =>
        Assert.Contains(SmallScenario.ReadWith("accepts: 0..70", "accepts: {from: 0, to: 70, loss: 0.1}").Warnings,
            one => one.Message.Contains("has no `margin`", StringComparison.Ordinal));

    [Theory]
    [InlineData("accepts: [none]", "accepts: {options: [none], margin: 10}")]
    public void A_list_of_options_has_no_margin(string list, string wrong) =>
        Assert.NotEmpty(SmallScenario.ReadWith(list, wrong).Errors);

    [Fact]
    public void Rules_have_no_margin() =>
        Assert.Contains("An interval has the keys from and to, not `margin`", Assert.Single(SmallScenario.ReadWith(
            "then: {strip: 0..60}", "then: {strip: {from: 0, to: 60, margin: 5}}").Errors).Message, StringComparison.Ordinal);

    [Fact]
    public void A_margin_is_written_read_and_set_again()
    {
        ScenarioFile file = SmallScenario.ReadWith("accepts: 0..70", "accepts: {from: 0, to: 70, margin: 5..10, loss: 10 %}");
        string written = ScenarioWriter.Write(file.Scenario!);
        Assert.Equal(file.Scenario, ScenarioReader.Read(written, "again.yaml").Scenario);
        Scenario set = ScenarioPath.With(file.Scenario!, "issues.strip.wants.south.accepts.margin", (Uncertain)3);
        Assert.Equal(3, ((ScaleIssue)set.Issues["strip"]).Wants["south"].Accepts!.Margin.Central);
    }

    [Fact]
    public void Without_red_lines_there_is_no_margin_either()
    {
        Scenario scenario = SolvedFile.Read(Dispute(Soft));
        Assert.Equal(55, SolvedFile.Of(Without.Of(scenario, Assumption.RedLines)).Position("nash", "pay"), 1e-4);
    }
}
