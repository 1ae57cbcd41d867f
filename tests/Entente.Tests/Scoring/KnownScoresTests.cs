using CsCheck;
using Entente.Scoring;
using Entente.Tests.KnownAnswers;

namespace Entente.Tests.Scoring;

/// <summary>Scores of forecasts with known answers, and what must hold of every one.</summary>
public sealed class KnownScoresTests
{
    [Fact]
    public void Scores_equal_their_known_answers()
    {
        foreach (ClosedForm row in ClosedForms.Of("Score.Brier_binary"))
        {
            row.Check(ProbabilityScores.Brier(row["p"], row["o"] == 1));
        }

        foreach (ClosedForm row in ClosedForms.Of("Score.Brier_two_sided"))
        {
            row.Check(ProbabilityScores.BrierTwoSided(row["p"], row["o"] == 1));
            row.Check(ProbabilityScores.BrierTwoSided([row["p"], 1 - row["p"]], row["o"] == 1 ? 0 : 1));
        }

        foreach (ClosedForm row in ClosedForms.Of("Score.log"))
        {
            row.Check(ProbabilityScores.Log(row["p"]));
        }

        foreach (ClosedForm row in ClosedForms.Of("Score.Metaculus_baseline_binary"))
        {
            row.Check(ProbabilityScores.MetaculusBaseline(row["p"]));
        }

        foreach (ClosedForm row in ClosedForms.Of("Score.CRPS_gaussian"))
        {
            row.Check(DistributionScores.CrpsOfNormal(row["mu"], row["sigma"], row["y"]));
        }

        foreach (ClosedForm row in ClosedForms.Of("Score.CRPS_ensemble"))
        {
            row.Check(DistributionScores.CrpsOfDraws(Numbers(row, "ens"), row["y"]));
        }

        foreach (ClosedForm row in ClosedForms.Of("Score.RPS_3class"))
        {
            row.Check(ProbabilityScores.Ranked(Numbers(row, "p"), (int)row["outcome"]));
        }
    }

    [Fact]
    public void Crps_of_draws_equals_its_definition_over_all_pairs() =>
        Gen.Select(Gen.Double[0, 100].Array[1, 30], Gen.Double[0, 100]).SampleFixed(
        (draws, outcome) =>
        {
            double pairs = draws.SelectMany(_ => draws, (a, b) => Math.Abs(a - b)).Average();
            Assert.Equal(draws.Average(x => Math.Abs(x - outcome)) - (pairs / 2), DistributionScores.CrpsOfDraws(draws, outcome), 1e-10);
        },
        iter: 100);

    [Fact]
    public void Crps_of_a_normal_is_that_of_its_draws()
    {
        double[] draws = [.. Enumerable.Range(0, 20_001)
            .Select(i => MathNet.Numerics.Distributions.Normal.InvCDF(10, 3, (i + 0.5) / 20_001))];
        foreach (double outcome in new[] { 2.0, 7, 10, 14.5 })
        {
            Assert.Equal(DistributionScores.CrpsOfDraws(draws, outcome), DistributionScores.CrpsOfNormal(10, 3, outcome), 1e-3);
        }
    }

    // Proper: an honest forecaster expects a better score than one who says something else.
    [Fact]
    public void Saying_what_one_believes_is_best() => Gen.Select(Gen.Double[0.01, 0.99], Gen.Double[0.01, 0.99]).SampleFixed(
        (believed, said) =>
        {
            double Expected(Func<bool, double> score) => (believed * score(true)) + ((1 - believed) * score(false));
            Assert.True(Expected(o => ProbabilityScores.Brier(believed, o)) <= Expected(o => ProbabilityScores.Brier(said, o)) + 1e-12);
            Assert.True(Expected(o => ProbabilityScores.Log(o ? believed : 1 - believed)) <= Expected(o =>
                ProbabilityScores.Log(o ? said : 1 - said)) + 1e-12);
            Assert.True(Expected(o => ProbabilityScores.Ranked([believed, 1 - believed], o ? 0 : 1)) <= Expected(o =>
                ProbabilityScores.Ranked([said, 1 - said], o ? 0 : 1)) + 1e-12);
        },
        iter: 200);

    [Fact]
    public void A_near_miss_costs_less_than_a_far_one_only_in_the_ranked_score()
    {
        double[] near = [0.1, 0.8, 0.1, 0], far = [0.8, 0.1, 0.1, 0];
        Assert.True(ProbabilityScores.Ranked(near, 2) < ProbabilityScores.Ranked(far, 2));
        Assert.Equal(ProbabilityScores.BrierTwoSided(near, 2), ProbabilityScores.BrierTwoSided(far, 2), 1e-12);
        Assert.Equal(double.PositiveInfinity, ProbabilityScores.Log(0));
    }

    private static double[] Numbers(ClosedForm row, string name) =>
        [.. row.Inputs.GetProperty(name).EnumerateArray().Select(one => one.GetDouble())];
}
