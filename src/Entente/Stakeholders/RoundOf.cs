namespace Entente.Stakeholders;

/// <summary>Makes a round from positions: their weighted median and mean, by issue.</summary>
internal static class RoundOf
{
    /// <summary>The round at the start of a problem.</summary>
    public static StakeholderRound Start(StakeholderProblem problem)
    {
        double?[,] positions = new double?[problem.Actors.Count, problem.Issues.Count];
        for (int i = 0; i < problem.Actors.Count; i++)
        {
            for (int k = 0; k < problem.Issues.Count; k++)
            {
                positions[i, k] = problem[i, k]?.Position;
            }
        }

        return Positions(problem, positions);
    }

    /// <summary>The round with everybody at given positions, [actor, issue], which must not change afterwards.</summary>
    public static StakeholderRound Positions(StakeholderProblem problem, double?[,] positions)
    {
        var median = new double?[problem.Issues.Count];
        var mean = new double?[problem.Issues.Count];
        for (int k = 0; k < problem.Issues.Count; k++)
        {
            int[] actors = [.. Enumerable.Range(0, problem.Actors.Count)
                .Where(i => positions[i, k] is not null && problem[i, k] is not null)];
            double[] x = [.. actors.Select(i => positions[i, k]!.Value)], w = [.. actors.Select(i => problem[i, k]!.Weight)];
            median[k] = WeightedPositions.Median(x, w)?.Lower;
            mean[k] = WeightedPositions.Mean(x, w);
        }

        return new(positions, [.. median], [.. mean]);
    }
}
