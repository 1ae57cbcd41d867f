using CsCheck;
using Entente.Stakeholders;

namespace Entente.Tests.Stakeholders;

public sealed class ChallengeModelTests() : StakeholderModelContract("challenge")
{
    /// <summary>Equation 31 as it is printed, voter by voter, against the sums over sorted positions.</summary>
    [Fact]
    public void Odds_are_those_of_equation_31() =>
        Gen.Select(Gen.Int[0, 100_000].Select(thousandths => thousandths / 1000.0).Array[12], Gen.Int[0, 500]
        .Select(hundredths => hundredths / 100.0).Array[12]).Sample(
        (x, w) =>
        {
            VoteOdds odds = new(x, w, [.. Enumerable.Range(0, x.Length)]);
            for (int i = 0; i < x.Length; i++)
            {
                for (int j = 0; j < x.Length; j++)
                {
                    double[] votes = [.. x.Select((here, k) => w[k] * (Math.Abs(here - x[j]) - Math.Abs(here - x[i])))];
                    double all = votes.Sum(Math.Abs);
                    Assert.Equal(x[i] == x[j] || all == 0 ? 0.5 : votes.Sum(vote => Math.Max(0, vote)) / all, x[i] == x[j] ? 0.5
                        : odds.Of(i, j), 1e-9);
                }
            }
        },
        seed: "0N0XIzNsQ0O2",
        iter: 200,
        threads: 1);

    [Fact]
    public void Weak_actor_facing_a_strong_bloc_yields()
    {
        StakeholderForecast forecast = Run(StakeholderCases.OneIssue(("strong", 100, 90, 100), ("ally", 90, 80, 60), ("weak", 0, 50, 5)));
        Assert.True(forecast.Rounds[1].Position(2, 0) > 0);
        Assert.Contains(forecast.Rounds[1].Moves, move => move.Step.Actor == 2);
        Assert.True(forecast.Forecast[0] >= 90);
    }
}
