using Entente.Answers.Holds;
using Entente.Scenarios;
using Entente.Talks;
using Entente.Tests.KnownAnswers;
using Entente.Tests.Talks;

namespace Entente.Tests.Answers;

/// <summary>`holds` on cases whose answers are known on paper.</summary>
public sealed class HoldingAnswerTests
{
    private const int Draws = 32;

    // h_j = break-rate·reach_j·logistic((T_j − U_j − c)/tremble), here with c = 0 and reach 1, the same for all time where there is no war.
    [Fact]
    public void Under_constant_hazards_a_deal_survives_exponentially_and_breakers_share_its_end_by_their_hazards()
    {
        HoldingAnswer answer = Ask("spoilers: {eager: {reach: 1, hurt-by: {pay: {ideal: 0} } }, calm: {reach: 1, hurt-by: {pay: "
            + "{ideal: 100} } } }", terms: "{pay: 50}", years: 4);
        // pay 30 → 50 moves each by 0.2
        double eager = 0.5 / (1 + Math.Exp(-0.2 / 0.1)), calm = 0.5 / (1 + Math.Exp(0.2 / 0.1)), all = eager + calm;
        Assert.Equal(["eager", "calm"], answer.Breakers.Select(one => one.Key));
        Assert.Equal(17, answer.Survival.Count);
        foreach ((int point, ChanceByYear at) in answer.Survival.Index())
        {
            double stands = Math.Exp(-all * at.Years);
            Assert.Equal(stands, at.P!.Value, 1e-12);
            Assert.Equal(eager / all * (1 - stands), answer.Breakers[0].Ended[point].P!.Value, 1e-12);
            Assert.Equal(calm / all * (1 - stands), answer.Breakers[1].Ended[point].P!.Value, 1e-12);
        }

        Assert.Equal([0.2, -0.2], answer.Breakers.Select(one => Math.Round(one.Temptation[5].Tempted.P50!.Value, 9)));
        Assert.All(answer.Breakers[0].Yearly, year => Assert.Equal(eager / all * (1 - Math.Exp(-all)), year.P!.Value, 1e-12));
        Assert.Equal(Math.Exp(-4 * calm), answer.Breakers[0].Without.After!.Value, 1e-12);
        Assert.Equal(1, answer.WithoutSpoilers.After!.Value, 1e-12);
        Assert.Equal(0.2, answer.Breakers[0].Enforcement.P50!.Value, 1e-12);
        Assert.Equal(0, answer.Breakers[1].Enforcement.P90!.Value);
    }

    // V = (rU + hW')/(r + h); where there is no war W' is what no deal is worth.
    [Theory]
    [InlineData(0)]
    [InlineData(0.2)]
    [InlineData(1.7)]
    public void What_a_deal_is_worth_is_the_commitment_value(double breakRate)
    {
        // A spoiler who gains by breaking just what it costs to start again is in two minds: half the break-rate.
        HoldingAnswer answer = Ask($"break-rate: {breakRate * 4}, friction: 0.6, spoilers: {{undecided: {{reach: 0.5, "
            + $"hurt-by: {{pay: {{ideal: 0}} }} }} }}", terms: "{pay: 90}", union: "reservation: 0.5, discount: 0.35", other: true);
        HoldingActorOutcome union = answer.Actors[0];
        double worth = ((0.35 * 0.9) + (breakRate * 0.5)) / (0.35 + breakRate);
        Assert.Equal(worth - 0.5, union.Gain.Mean!.Value, 1e-12);
        Assert.Equal(0.4, union.GainIfKept.Mean!.Value, 1e-12);
        Assert.Equal((1.0, 0.0), (union.NotWorse.P!.Value, union.Refuses.P!.Value));
        if (breakRate == 0)
        {
            ClosedForm row = ClosedForms.Of("CommitmentValue")[0];
            Assert.Equal((0.35, 0.9, 0.5, 0.0), (row["discount"], row["utility"], row["warAfterRearming"], row["hazard"]));
            Assert.Equal(row.Answer, union.Gain.Mean!.Value + 0.5, 1e-12);
        }
    }

    [Fact]
    public void Who_would_refuse_given_terms_is_told_with_its_reason()
    {
        HoldingAnswer answer = Ask("", terms: "{pay: 95}", owners: ", accepts: 0..80");
        Assert.Equal(0.0, answer.Accepted!.Value.P);
        HoldingActorOutcome owners = answer.Actors[1];
        Assert.Equal((1.0, 1.0, 0.0), (owners.Refuses.P!.Value, owners.Crosses.P!.Value, answer.Actors[0].Refuses.P!.Value));
        Assert.Equal(0.05 - 0.3, owners.GainIfKept.Mean!.Value, 1e-12);
    }

    [Fact]
    public void Nobody_breaks_a_deal_where_nobody_can()
    {
        HoldingAnswer answer = Ask("", terms: "{pay: 50}");
        Assert.Empty(answer.Breakers);
        Assert.All(answer.Survival, at => Assert.Equal((1.0, 0.0), (at.P!.Value, at.Se!.Value)));
        Assert.All(answer.Clauses, one => Assert.Equal(0.0, one.Survival.Difference));
    }

    // A higher pay tempts the spoiler less, a lower one more; who would then refuse stands beside it.
    [Fact]
    public void Clauses_are_ranked_by_what_they_do_in_the_same_worlds()
    {
        HoldingAnswer answer = Ask("spoilers: {hurt: {hurt-by: {pay: {ideal: 100} } } }", terms: "{pay: 45}", owners: ", accepts: 0..52");
        Assert.Equal([(HoldingQuestion.Step, true), (-HoldingQuestion.Step, false)],
            answer.Clauses.Select(one => (one.Step, one.Survival.Difference > 0)));
        Assert.Equal(["owners"], answer.Clauses[0].NewlyRefused);
        Assert.Equal(["union"], answer.Clauses[1].NewlyRefused); // 35 is below what no deal is worth to it
        Assert.Equal(1, answer.Clauses[0].Changed);
        Assert.Equal(0.0, answer.Clauses[0].Survival.Se!.Value, 1e-12);
    }

    // Two sides at even odds; the deal halves the land, re-arming favours the north more and more.
    [Fact]
    public void Rearming_tempts_more_every_year_and_the_chances_of_all_ends_add_up()
    {
        ScenarioFile file = War("");
        HoldingAnswer answer = HoldingAnswer.Of(file, file, Question(file, "{land: 50, force: none}", 6), new(Draws, 1, 1),
            stop: TestContext.Current.CancellationToken);
        HoldingBreakerCourse north = answer.Breakers.Single(one => one.Key == "north");
        double[] medians = [.. north.Temptation.Select(at => at.Tempted.P50!.Value)];
        // all re-arming is done after five years
        Assert.All(medians.Zip(medians.Skip(1)).Take(19), pair => Assert.True(pair.Second > pair.First));
        Assert.Equal(medians[21], medians[24]);
        Assert.Equal(north.Peak!.Value, answer.Survival[Array.IndexOf(medians, medians.Max())].Years);
        Assert.True(north.Peak >= 4.75);
        foreach ((int point, ChanceByYear at) in answer.Survival.Index())
        {
            Assert.Equal(1, at.P!.Value + answer.Breakers.Sum(one => one.Ended[point].P!.Value), 1e-12);
            Assert.True(point == 0 || at.P <= answer.Survival[point - 1].P);
        }

        Assert.All(answer.Breakers, one => Assert.True(one.Without.Difference >= 0, one.Key));
    }

    [Fact]
    public void Enforcement_never_lowers_the_chance_that_a_deal_holds_and_its_price_is_what_makes_breaking_never_pay()
    {
        double last = 0;
        foreach (double force in (double[])[0, 0.02, 0.1, 0.3])
        {
            ScenarioFile file = War($"force: {force}");
            HoldingAnswer answer = HoldingAnswer.Of(file, file, Question(file, "{land: 50, force: force}", 5), new(Draws, 1, 1),
                stop: TestContext.Current.CancellationToken);
            Assert.True(answer.Survival[^1].P > last, $"{force}");
            last = answer.Survival[^1].P!.Value;
        }

        ScenarioFile bare = War("");
        double price = NorthAtItsPeak(bare, "{land: 50, force: none}");
        ScenarioFile paid = War(FormattableString.Invariant($"force: {price:R}"));
        Assert.True(price > 0);
        Assert.Equal(0, NorthAtItsPeak(paid, "{land: 50, force: force}"), 1e-9);

        static double NorthAtItsPeak(ScenarioFile file, string terms) =>
            new SimulatedFile(file.Scenario!, new TalksOptions { Holding = Question(file, terms, 5).Test(file.Scenario!) }).Draw()
                .Holding!.Chances.Peaks[0];
    }

    [Fact]
    public void Everything_wrong_with_a_question_is_said_at_once()
    {
        ScenarioFile file = ScenarioReader.Read(Text("", "", "", false).Replace("holding:", "#", StringComparison.Ordinal)
            + "packages: {all: {covers: all}, part: {covers: [pay], stops-fighting: false} }\n", "case.yaml");
        (HoldingQuestion? question, IReadOnlyList<string> mistakes) =
            HoldingQuestion.Of(file.Scenario!, "part", null, new DateOnly(2030, 1, 1), null);
        Assert.Null(question);
        Assert.Equal(4, mistakes.Count);
        Assert.Contains("no `holding` section", mistakes[0], StringComparison.Ordinal);
        Assert.Contains("`part` is a bargain beside which all else goes on", mistakes[1], StringComparison.Ordinal);
        Assert.Contains("2030-01-01; it should be a day from 2025-01-01 to 2026-01-01", mistakes[2], StringComparison.Ordinal);
        Assert.Contains("needs --terms", mistakes[3], StringComparison.Ordinal);
    }

    private static HoldingAnswer Ask(string holding, string terms, int years = 5, string union = "reservation: 0.4, discount: 0.2",
        string owners = "", bool other = false)
    {
        ScenarioFile file = ScenarioReader.Read(Text(holding, union, owners, other), "case.yaml");
        Assert.True(file.Scenario is not null, string.Join('\n', file.Errors));
        return HoldingAnswer.Of(file, file, Question(file, terms, years), new(Draws, 1, 1), stop: TestContext.Current.CancellationToken);
    }

    private static HoldingQuestion Question(ScenarioFile file, string terms, int years)
    {
        string plan = Path.GetTempFileName();
        try
        {
            File.WriteAllText(plan, terms);
            TermsFile read = TermsFile.Read(plan, file);
            Assert.Empty(read.Problems);
            (HoldingQuestion? question, IReadOnlyList<string> mistakes) = HoldingQuestion.Of(file.Scenario!, null, years, null, read.Terms);
            Assert.Empty(mistakes);
            return question!;
        }
        finally
        {
            File.Delete(plan);
        }
    }

    private static string Text(string holding, string union, string owners, bool other) => FormattableString.Invariant($$"""
        entente: 1
        title: A case
        from: 2025-01-01
        until: 2026-01-01
        actors:
          union: { {{(union.Length > 0 ? union : "reservation: 0.4")}} }
          owners: {reservation: 0.3, discount: 10 %}
        issues:
          pay: {scale: {0: nothing, 100: all}, today: 30, wants: {union: {ideal: 100, salience: 1}, owners: {ideal: 0, salience: 1{{owners}}} } }
          {{(other ? "other: {scale: {0: one, 100: two}, today: 0, wants: {} }" : "")}}
        holding: { {{(holding.Contains("break-rate", StringComparison.Ordinal) ? "" : "break-rate: 0.5, ")}}tremble: 0.1{{(holding.Contains("friction", StringComparison.Ordinal) ? "" : ", friction: 0")}}{{(holding.Length > 0 ? ", " + holding : "")}} }

        """);

    private static ScenarioFile War(string enforces)
    {
        ScenarioFile file = ScenarioReader.Read(FormattableString.Invariant($$"""
            entente: 1
            title: A case
            from: 2025-01-01
            until: 2026-01-01
            actors:
              north: {side: attacker, power: 40..60, discount: 10 %, war-cost: 0.02, rearm: 100 %}
              south: {side: defender, power: 50, discount: 10 %, war-cost: 0.02, rearm: 0}
            issues:
              land: {scale: {0: south, 100: north}, today: 50, front: {0: 0, 1: 100}, wants: {north: {ideal: 100, salience: 1}, south: {ideal: 0, salience: 1} } }
              force: {options: {none: Nobody, force: A force}, today: none, enforces: { {{enforces}} }, wants: {} }
            war: {front: 0.5, pace: 0.4, volatility: 0.2}
            holding: {break-rate: 0.5, friction: 0, tremble: 0.05, holds-for: 5 years}
            """), "case.yaml");
        Assert.True(file.Scenario is not null, string.Join('\n', file.Errors));
        return file;
    }
}
