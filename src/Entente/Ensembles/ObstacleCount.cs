using Entente.Deals;
using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Ensembles;

/// <summary>Adds up what stood in the way in draws without an agreement that stops the fighting.</summary>
internal sealed class ObstacleCount
{
    private readonly Scenario scenario;
    private readonly bool[] stopsFighting;
    private readonly ScrambledMean notInTime = new();
    private readonly ScrambledMean neverOpen = new();
    private readonly int[] redLines;
    private readonly int[] heldBack;
    private int draws;

    /// <summary>Begins with no draws.</summary>
    public ObstacleCount(Scenario scenario, bool[] stopsFighting)
    {
        (this.scenario, this.stopsFighting) = (scenario, stopsFighting);
        redLines = new int[scenario.Issues.Count];
        heldBack = new int[scenario.Actors.Count];
    }

    /// <summary>Counts a draw in which nothing was agreed that stops the fighting.</summary>
    public void Add(Draw draw)
    {
        draws++;
        if (draw.Path.HoldsTalks)
        {
            AddTalks(draw);
        }
    }

    private void AddTalks(Draw draw)
    {
        DrawPath path = draw.Path;
        int[] crossed = new int[redLines.Length], held = new int[heldBack.Length];
        int steps = 0;
        bool open = false;
        for (int step = 0; step < path.Steps; step++)
        {
            (int deepest, int crossing) = Deepest(path, step);
            if (deepest >= 0)
            {
                steps++;
                open |= DealSpace.LeavesGains(path.Depth(step, deepest));
                for (int actor = 0; actor < held.Length; actor++)
                {
                    held[actor] += path.IsBinding(step, deepest, actor) ? 1 : 0;
                }
            }
            else if (crossing >= 0)
            {
                steps++;
                crossed[crossing]++;
            }
        }

        notInTime.Add(draw.Index, open);
        neverOpen.Add(draw.Index, !open);
        if (!open && steps > 0)
        {
            CountMostFrequent(crossed, steps, redLines);
            CountMostFrequent(held, steps, heldBack);
        }
    }

    /// <summary>Carries the sums.</summary>
    public void Carry(SumCarrier carrier)
    {
        carrier.Carry(ref draws);
        carrier.Carry([notInTime, neverOpen]);
        carrier.Carry(redLines.AsSpan());
        carrier.Carry(heldBack.AsSpan());
    }

    /// <summary>What stood in the way.</summary>
    /// <param name="failed">How many worlds whose talks were looked at could not be computed.</param>
    /// <param name="watched">How many such worlds were drawn.</param>
    public Obstacles Build(int failed, int watched)
    {
        int never = (int)neverOpen.Sum;
        return new(
            draws, notInTime.Draws,
            FailedWorlds.ChanceAmongSome(notInTime, failed, watched), FailedWorlds.ChanceAmongSome(neverOpen, failed, watched),
            Shares(scenario.Issues.Names, redLines, never), Shares(scenario.Actors.Names, heldBack, never));
    }

    /// <summary>The package that stops the fighting and comes closest to agreement in a step, or the issue that leaves the last of them
    /// nothing.</summary>
    private (int Package, int Crossing) Deepest(DrawPath path, int step)
    {
        (int deepest, int crossing) = (-1, -1);
        for (int package = 0; package < stopsFighting.Length; package++)
        {
            if (stopsFighting[package] && path.IsOnOffer(step, package))
            {
                double depth = path.Depth(step, package);
                if (double.IsNaN(depth))
                {
                    crossing = crossing < 0 ? path.Crossing(step, package) : crossing;
                }
                else if (deepest < 0 || depth > path.Depth(step, deepest))
                {
                    deepest = package;
                }
            }
        }

        return (deepest, crossing);
    }

    private static void CountMostFrequent(int[] inDraw, int steps, int[] overall)
    {
        for (int k = 0; k < inDraw.Length; k++)
        {
            overall[k] += 2 * inDraw[k] >= steps ? 1 : 0;
        }
    }

    private static Named<double> Shares(IEnumerable<string> names, int[] counts, int of) =>
        FewWorlds.AreTooFew(of) ? [] : new(names.Zip(counts)
        .Where(one => one.Second > 0)
        .OrderByDescending(one => one.Second)
        .Select(one => KeyValuePair.Create(one.First, (double)one.Second / of)));
}
