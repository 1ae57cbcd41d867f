using Entente.Scenarios;

namespace Entente.Answers.Why;

/// <summary>What stood between the parties and a deal, in worlds in which none was ever possible.</summary>
/// <remarks>Each world is drawn again without every subset of the obstacles, its chance unchanged. <b>Source</b> of the shares:
/// shapley1953.</remarks>
/// <param name="Worlds">How many worlds were drawn again and decided whatever was taken away; all shares are shares of these.</param>
/// <param name="Undecided">How many were drawn again and not: with something taken away they could not be computed, or the search was
/// stopped.</param>
/// <param name="Obstacles">Each obstacle, in the order of <see cref="Blame.Asked"/>.</param>
/// <param name="Nothing">Share of worlds in which no deal opens whatever is taken away.</param>
public sealed record Blame(int Worlds, int Undecided, ValueList<BlamedObstacle> Obstacles, double? Nothing)
{
    /// <summary>The obstacles that are taken away.</summary>
    public static readonly ValueList<Assumption> Asked =
        [Assumption.Optimism, Assumption.Commitment, Assumption.RedLines, Assumption.Consent, Assumption.Indivisibility];

    private const int Lotteries = 1 << 4; // the bit of Indivisibility, the last

    private static int Subsets => (1 << Asked.Count) - 1;

    /// <summary>How many times each world is drawn again.</summary>
    internal static int SubsetsOf(Scenario scenario) => (1 << Asked.Count(obstacle => Without.IsIn(scenario, obstacle))) - 1;

    /// <summary>Draws worlds again.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="selected">Draws worlds.</param>
    /// <param name="closed">Numbers of worlds in which no deal was possible.</param>
    /// <returns>The answer, and the decided worlds that open once red lines alone are gone.</returns>
    internal static (Blame Blame, IReadOnlyList<int> ByRedLines) Of(Scenario scenario, SelectedWorlds selected, IReadOnlyList<int> closed)
    {
        bool?[][] opens = new bool?[Subsets + 1][];
        int present = Asked.Index().Where(obstacle => Without.IsIn(scenario, obstacle.Item)).Sum(obstacle => 1 << obstacle.Index);
        opens[0] = [.. closed.Select(_ => (bool?)false)];
        for (int subset = 1; subset <= Subsets; subset++)
        {
            opens[subset] = (subset & present) < subset ? opens[subset & present] // what the file has not cannot be taken away
                : (subset & Lotteries) == 0 ? selected.AreOpen(Take(scenario, subset), closed)
                    : WithLotteries(Take(scenario, subset), selected, closed, opens[subset - Lotteries]);
        }

        int[] decided = SelectedWorlds.Decided(opens, closed.Count);
        int count = decided.Length;
        double[] value = [.. opens.Select(subset => count == 0 ? 0 : SelectedWorlds.Share(subset, decided, isOpen: true))];
        double[] shares = ShapleyShares.Of(value);
        BlamedObstacle[] obstacles = [.. Asked.Select((obstacle, i) => new BlamedObstacle(
            obstacle, count == 0 ? null : value[1 << i], count == 0 ? null : shares[i], count, Without.IsIn(scenario, obstacle)))];
        double? nothing = count == 0 ? null : decided.Count(world => !opens.Any(subset => subset[world] == true)) / (double)count;
        bool?[] withoutRedLines = opens[1 << Asked.ToList().IndexOf(Assumption.RedLines)];
        return (new(count, closed.Count - count, new(obstacles), nothing),
            [.. decided.Where(world => withoutRedLines[world] == true).Select(world => closed[world])]);
    }

    /// <summary>Lotteries over options only add to what can be agreed, and change nothing before a deal is possible: what is open stays
    /// open.</summary>
    private static bool?[] WithLotteries(Scenario scenario, SelectedWorlds selected, IReadOnlyList<int> closed, bool?[] without)
    {
        int[] left = [.. Enumerable.Range(0, closed.Count).Where(world => without[world] != true)];
        selected.Spare(closed.Count - left.Length);
        bool?[] opens = [.. without];
        foreach ((int i, bool? isOpen) in selected.AreOpen(scenario, [.. left.Select(world => closed[world])], lotteries: true).Index())
        {
            opens[left[i]] = isOpen;
        }

        return opens;
    }

    private static Scenario Take(Scenario scenario, int subset) =>
        Asked.Where((_, i) => (subset >> i & 1) == 1).Aggregate(scenario, Without.Of);
}

/// <summary>How much of the failure is one obstacle's doing.</summary>
/// <param name="Obstacle">The obstacle.</param>
/// <param name="Alone">Share of the worlds in which a deal opens once it alone is gone.</param>
/// <param name="Share">Its Shapley share of the worlds that open once all are gone.</param>
/// <param name="Worlds">How many worlds that rests on.</param>
/// <param name="IsInFile">Whether the file has such an obstacle at all.</param>
public sealed record BlamedObstacle(Assumption Obstacle, double? Alone, double? Share, int Worlds, bool IsInFile)
{
    /// <summary>Binomial standard error of <see cref="Alone"/>: an upper bound.</summary>
    public double? AloneSe
    {
        get
        {
            // With two successes and two failures added (agresti1998), so that a few worlds that all agree do not look certain.
            double worlds = Worlds + 4, share = ((Alone.GetValueOrDefault() * Worlds) + 2) / worlds;
            return Alone is null ? null : Math.Sqrt(share * (1 - share) / worlds);
        }
    }
}
