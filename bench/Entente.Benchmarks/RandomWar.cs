using Entente.Numerics;
using Entente.War;

namespace Entente.Benchmarks;

/// <summary>A war with parameters drawn at random, to set simulated wars against the value of fighting.</summary>
internal sealed record RandomWar(WarCourse Course, WarStakes Stakes, Belief Belief)
{
    /// <summary>W by the closed forms, with an error far below that of any simulation.</summary>
    public double Value => ValueOfFighting.Of(Course, Stakes, Belief, tolerance: 1e-9).Value;

    /// <summary>The parameter set with this index: plausible wars, doubt from none to as wide as the drift itself.</summary>
    public static RandomWar Draw(ulong seed, int set)
    {
        var random = new RandomStream(seed, "war", "", set, 0);
        double share = random.NextUniform();
        double doubt = random.NextUniform() < 0.25 ? 0 : Between(0, 0.4);
        return new RandomWar(
            new WarCourse(Between(0.1, 0.9), Between(0.04, 0.4), Between(0.03, 0.4), Between(0.005, 0.2), Between(0.005, 0.2)),
            new WarStakes(Between(0, 1), Between(0, 1), Between(0, 1), Between(0, 0.3)),
            Belief.Prior(Between(0.05, 0.5), share, Between(-0.3, 0.3), doubt));

        double Between(double low, double high) => low + ((high - low) * random.NextUniform());
    }

    /// <summary>The mean payoff over simulated paths and its standard error. Path i has its own stream.</summary>
    public (double Mean, double StandardError) Simulate(ulong seed, int set, int paths)
    {
        double sum = 0;
        double squares = 0;
        for (int path = 0; path < paths; path++)
        {
            double payoff = FightingPath.Payoff(Course, Stakes, Belief, new RandomStream(seed, "path", "", path, set));
            sum += payoff;
            squares += payoff * payoff;
        }

        double mean = sum / paths;
        return (mean, Math.Sqrt(((squares / paths) - (mean * mean)) / (paths - 1)));
    }
}
