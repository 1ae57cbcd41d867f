using Entente.Talks;
using Entente.Talks.FirstDay;
using Entente.Tests.Answers;
using Entente.Tests.Scenarios;

namespace Entente.Tests.Talks;

/// <summary>Somebody who is not asked may not carry out what others agreed.</summary>
public sealed class NotCarriedOutTests
{
    private const double Chance = 0.25, Sigmas = 4;

    /// <summary>The union wants all of the pay and has W = 0.3, the owners none and W = 0.3; the state pays, or does not. Today nothing is
    /// paid.</summary>
    private static FormattableString Dispute(string mayFail, string role = "outside", string more = "") => $$"""
        actors:
          union: {reservation: 0.3, discount: 20 %}
          owners: {reservation: 0.3, discount: 10 %}
          state: {role: {{role}}, reservation: 0}
        issues:
          pay:
            scale: {0: nothing, 100: all}
            today: 0
            {{mayFail}}
            enforces: 0.1
            wants: {union: {ideal: 100, salience: 1}, owners: {ideal: 0, salience: 1}, state: {ideal: 0, salience: 1} }
        step: 1 month
        talks: {pace: 1000, depth-scale: 0.001}
        {{more}}
        """;

    private const string Unasked = "may-fail: {state: 25 %}";

    /// <summary>To be expected are 0.75·p/100 for the union and 1 − 0.75·p/100 for the owners: Nash takes the middle,
    /// p = 50/0.75.</summary>
    [Fact]
    public void Gains_count_what_is_to_be_expected()
    {
        SolvedFile solved = SolvedFile.Of(Dispute(Unasked));
        Assert.Equal(50 / 0.75, solved.Position("nash", "pay"), 1e-4);
        Assert.Equal(0.5, solved.Utility("nash", "union"), 1e-6);
        Assert.Equal(0.2, solved.Depth!.Value, 1e-8);
        Assert.Equal(50, SolvedFile.Of(Dispute("")).Position("nash", "pay"), 1e-4);
    }

    [Fact]
    public void Draws_agree_on_the_same_terms_and_live_with_what_is_carried_out()
    {
        const int draws = 400;
        SimulatedFile file = SimulatedFile.Of(Dispute(Unasked));
        int failed = 0;
        for (int i = 0; i < draws; i++)
        {
            Draw draw = file.Draw(i);
            Agreement agreement = Assert.Single(draw.Agreements);
            Performance performance = Assert.Single(agreement.Performances);
            Assert.Equal((2, 0), (performance.Actor, performance.Issue));
            Assert.Equal(50 / 0.75, agreement.Terms[0], 1e-3);
            Assert.Equal(performance.Fails ? 0 : agreement.Terms[0], draw.FinalTerms[0]);
            failed += performance.Fails ? 1 : 0;
        }

        double error = Sigmas * Math.Sqrt(Chance * (1 - Chance) / draws);
        Assert.InRange((double)failed / draws, Chance - error, Chance + error);
    }

    /// <summary>One number a draw decides, so that a greater chance fails wherever a smaller one does.</summary>
    [Fact]
    public void A_greater_chance_fails_in_the_same_draws_and_more()
    {
        bool[] seldom = Fails("may-fail: {state: 0.2}"), often = Fails("may-fail: {state: 0.6}");
        Assert.All(seldom.Zip(often), one => Assert.True(one.Second || !one.First));
        Assert.True(often.Count(one => one) > seldom.Count(one => one));

        static bool[] Fails(string mayFail) =>
            [.. SimulatedFile.Of(Dispute(mayFail)).Draws(60).Select(draw => draw.Agreements[0].Performances[0].Fails)];
    }

    /// <summary>Enforcement and groups outside count with what is to be expected too: 25 % of today.</summary>
    [Fact]
    public void Solve_and_draws_value_a_deal_that_may_be_broken_alike()
    {
        const string holding = "holding: {break-rate: 1, friction: 0.02, tremble: 0.1, "
            + "spoilers: {strikers: {reach: 0.5, hurt-by: {pay: {ideal: 0} } } } }";
        SolvedFile solved = SolvedFile.Of(Dispute(Unasked, more: holding));
        SimulatedFile file = SimulatedFile.Of(Dispute(Unasked, more: holding));
        Agreement agreement = file.Draw().Agreements[0];
        double[] terms = [.. agreement.Terms];
        DealValue value = solved.Problem.ValueOf(terms);
        for (int i = 0; i < 2; i++)
        {
            Assert.Equal(value.Worth[i], agreement.Value.Worth[i], 1e-6);
            Assert.Equal(value.IfHeld[i], agreement.Value.IfHeld[i], 1e-9);
        }

        // T − E[U] − E[e] − c of the strikers: U = 1 − p/100, e = 0.1·p/100; V = (r·U + h·W′)/(r + h), W′ = W where there is no war.
        double paid = 0.75 * terms[0] / 100, hazard = 0.5 / (1 + Math.Exp(-(1 - (1 - paid) - (0.1 * paid) - 0.02) / 0.1));
        Assert.Equal(((0.2 * paid) + (hazard * 0.3)) / (0.2 + hazard), value.Worth[0], 1e-6);
    }

    [Fact]
    public void A_chance_of_0_and_somebody_who_is_asked_change_nothing()
    {
        Assert.Equal(Digests(""), Digests("may-fail: {state: 0}"));
        Assert.Equal(Digests("", "consent"), Digests(Unasked, "consent"));

        static string[] Digests(string mayFail, string role = "outside") =>
            [.. SimulatedFile.Of(Dispute(mayFail, role)).Draws(10).Select(SimulatedFile.Digest)];
    }

    [Theory]
    [InlineData("    today: 50\n", "    today: 50\n    may-fail: {allies: 0.2}\n", "The front moves `strip`")]
    [InlineData("    today: none\n", "    today: none\n    performed-by: [allies]\n    may-fail: {allies: 0.2}\n",
        "in `performed-by` and in `may-fail`")]
    [InlineData("    today: none\n", "    today: none\n    may-fail: {allies: 1.2}\n", "from 0 to 1")]
    [InlineData("    today: none\n", "    today: none\n    may-fail: {alies: 0.2}\n", "`alies` is not an actor")]
    public void What_is_wrong_is_said(string old, string wrong, string message) =>
        Assert.Contains(SmallScenario.ReadWith(old, wrong).Errors, one => one.Message.Contains(message, StringComparison.Ordinal));

    [Fact]
    public void Somebody_who_is_asked_anyway_is_pointed_out() =>
        Assert.Contains(SmallScenario.ReadWith("    today: none\n", "    today: none\n    may-fail: {north: 0.2}\n").Warnings,
            one => one.Message.Contains("the chance counts nowhere", StringComparison.Ordinal));

    [Fact]
    public void On_options_what_is_not_carried_out_stays_as_today()
    {
        SolvedFile solved = SolvedFile.Of($$"""
            actors: {north: {reservation: 0.2}, south: {reservation: 0.2}, allies: {role: outside} }
            issues:
              guards:
                options: {none: Nobody, troops: Troops}
                today: none
                may-fail: {allies: 0.4}
                wants: {north: {scores: {none: 100, troops: 50}, salience: 1}, south: {scores: {none: 0, troops: 100}, salience: 1} }
            """);
        Assert.Equal((0.6 * 0.5) + (0.4 * 1), solved.UtilityOf("north", 1), 1e-12);
        Assert.Equal(0.6, solved.UtilityOf("south", 1), 1e-12);
        Assert.Equal(0.4, solved.Depth!.Value, 1e-9); // south: 0.6 − 0.2
    }
}
