using CsCheck;
using Entente.Tests.KnownAnswers;
using Entente.War;

namespace Entente.Tests.War;

public sealed class BeliefTests
{
    private static readonly Gen<Belief> Beliefs = Gen.Select(Gen.Double[-1, 1], Gen.Double[0.001, 1], (mean, sd) => new Belief(mean, sd));

    [Fact]
    public void Learning_matches_the_known_answers()
    {
        foreach (ClosedForm row in ClosedForms.Of("NormalLearning"))
        {
            Belief learnt = new Belief(row["mean"], row["sd"]).After(row["movement"], row["years"], row["volatility"]);
            row.Check(row.Quantity is "posterior mean" ? learnt.Mean : learnt.StandardDeviation);
        }
    }

    [Fact]
    public void Two_steps_teach_what_one_long_step_teaches() => Gen.Select(
        Beliefs, Gen.Double[-0.5, 0.5], Gen.Double[-0.5, 0.5], Gen.Double[0.01, 2], Gen.Double[0.01, 2], Gen.Double[0.01, 1]).Sample(
        (belief, first, second, early, late, volatility) =>
        {
            Belief twice = belief.After(first, early, volatility).After(second, late, volatility);
            Belief once = belief.After(first + second, early + late, volatility);
            return Math.Abs(twice.Mean - once.Mean) <= 1e-12 && Math.Abs(twice.StandardDeviation - once.StandardDeviation) <= 1e-13;
        });

    [Fact]
    public void Two_optimists_end_up_agreeing()
    {
        Belief attacker = Belief.Prior(0.2, 0.5, 0.3, 0.2).After(0.1, 1e6, 0.06);
        Belief defender = Belief.Prior(0.2, 0.5, -0.3, 0.2).After(0.1, 1e6, 0.06);
        Assert.Equal(attacker.Mean, defender.Mean, 1e-6);
        Assert.Equal(0, attacker.StandardDeviation, 1e-4);
    }

    [Fact]
    public void Optimism_without_doubt_never_learns()
    {
        var sure = new Belief(0.05, 0);
        Assert.Equal(sure, sure.After(-0.3, 2, 0.05));
    }

    [Fact]
    public void Prior_is_centred_on_the_drift_that_the_actor_believes()
    {
        Belief belief = Belief.Prior(pace: 0.2, share: 0.6, lean: -0.1, doubt: 0.25);
        Assert.Equal(0.02, belief.Mean, 1e-15);
        Assert.Equal(0.05, belief.StandardDeviation, 1e-15);
    }

    [Fact]
    public void Public_news_leaves_the_difference_of_opinion_as_it_was() => Gen.Select(Beliefs, Beliefs, Gen.Double[-1, 1]).Sample(
        (one, other, news) =>
            Math.Abs(one.Shifted(news).Mean - other.Shifted(news).Mean - (one.Mean - other.Mean)) <= 1e-14
            && one.Shifted(news).StandardDeviation.Equals(one.StandardDeviation));

    [Fact]
    public void No_legal_input_gives_NaN() => Gen.Select(
        Gen.Double[-100, 100], Gen.Double[-320, 2].Select(e => Math.Pow(10, e)), Gen.Double[-1, 1],
        Gen.Double[-12, 2].Select(e => Math.Pow(10, e)), Gen.Double[-300, 2].Select(e => Math.Pow(10, e))).Sample(
        (mean, sd, movement, years, volatility) =>
        {
            Belief learnt = new Belief(mean, sd).After(movement, years, volatility);
            return double.IsFinite(learnt.Mean) && learnt.StandardDeviation >= 0 && learnt.StandardDeviation <= sd;
        });
}
