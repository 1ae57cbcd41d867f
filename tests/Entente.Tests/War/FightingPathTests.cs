using Entente.Benchmarks;
using Entente.Numerics;

namespace Entente.Tests.War;

/// <summary>W against the mean of simulated wars; the large version is <c>simulate-fighting</c> in bench.</summary>
public sealed class FightingPathTests
{
    /// <summary>50 wars of 20,000 paths each. None beyond 4.5 standard errors, at most one beyond 3.</summary>
    [Fact]
    public void Mean_payoff_of_fought_wars_is_the_value_of_fighting()
    {
        const int Paths = 20_000;
        int far = 0;
        for (int set = 0; set < 50; set++)
        {
            RandomWar war = RandomWar.Draw(seed: 3, set);
            (double mean, double error) = war.Simulate(seed: 3, set, Paths);
            double distance = Math.Abs(mean - war.Value) / error;
            Assert.True(distance <= 4.5, FormattableString.Invariant($"set {set}: {mean} ± {error}, W {war.Value}, {war}"));
            far += distance > 3 ? 1 : 0;
        }

        Assert.True(far <= 1);
    }

    [Fact]
    public void The_same_stream_fights_the_same_war()
    {
        RandomWar war = RandomWar.Draw(seed: 9, set: 0);
        Assert.Equal(Fight(), Fight());

        double Fight() => FightingPath.Payoff(war.Course, war.Stakes, war.Belief, new RandomStream(9, "path", "", 0, 0));
    }
}
