namespace Entente.Stakeholders;

/// <summary>A proposal of one actor to another to meet, and how it came about.</summary>
/// <param name="From">The initiator.</param>
/// <param name="To">The receiver.</param>
/// <param name="FromPoint">Where the initiator would go, by issue.</param>
/// <param name="ToPoint">Where the receiver would go.</param>
/// <param name="Gain">What the initiator expects to gain by a challenge.</param>
/// <param name="Odds">The initiator's odds of winning, as it sees them.</param>
internal sealed record SpatialBargain(int From, int To, double[] FromPoint, double[] ToPoint, double Gain, double Odds);

/// <summary>One turn of the spatial model: risk attitudes, challenges, proposals, and which of them each actor follows.</summary>
/// <remarks>
/// Cost O(n³) a turn for n actors: each considers challenging each other, and everybody else takes sides.
/// <para><b>Source</b>: wise2015 and the observed behaviour of KTAB 1.4; docs/reference/models/ktab.md has every formula.</para>
/// </remarks>
internal sealed class SpatialTurn
{
    private readonly SpatialWorld world;
    private readonly SpatialRules rules;
    private readonly double[] positions;
    private readonly double[] ideals;
    private readonly int n;
    private readonly double[] weights; // capability × overall salience
    private readonly double[] voices;  // weights in elections
    private readonly double[] distances; // [position, actor]: from an actor's ideal to a position
    private readonly double[] risks;
    private readonly double[] seen; // [position, actor]: utilities as one actor estimates those of all
    private readonly double[] ownSeen; // of these, each actor's utility of its own position
    private readonly double[] bystanders; // weights, but 0 for the two in contest

    /// <summary>Sets up a turn.</summary>
    public SpatialTurn(SpatialWorld world, SpatialRules rules, double[] positions, double[] ideals)
    {
        (this.world, this.rules, this.positions, this.ideals, n) = (world, rules, positions, ideals, world.Actors);
        weights = [.. world.Resistance.Zip(world.Capabilities, (salience, capability) => salience * capability)];
        voices = rules.CapabilityAloneInElections ? world.Capabilities : weights;
        distances = Distances();
        (seen, ownSeen, bystanders) = (new double[n * n], new double[n], [.. weights]);
        risks = RiskAttitudes();
    }

    /// <summary>The proposals of the turn, in the order of their initiators.</summary>
    public List<SpatialBargain> Proposals()
    {
        List<SpatialBargain> proposals = [];
        for (int i = 0; i < n; i++)
        {
            if (Target(i) is (int j, double gain, double odds))
            {
                Propose(proposals, i, j, gain, odds);
            }
        }

        return proposals;
    }

    /// <summary>The probability of each bargain in the queue of an actor, the state as it is first.</summary>
    public double[] QueueOdds(IReadOnlyList<SpatialBargain> queue)
    {
        var utilities = new double[(queue.Count + 1) * n];
        for (int a = 0; a < n; a++)
        {
            double all = 0;
            for (int j = 0; j < n; j++)
            {
                all += OwnUtility(a, j);
            }

            utilities[a] = all / n;
            for (int b = 0; b < queue.Count; b++)
            {
                SpatialBargain one = queue[b];
                double changed = all - OwnUtility(a, one.From) - OwnUtility(a, one.To) + OwnUtility(a, one.FromPoint)
                    + OwnUtility(a, one.ToPoint);
                utilities[((b + 1) * n) + a] = changed / n;
            }
        }

        return SpatialVotes.Elect(rules, utilities, voices);
    }

    /// <summary>The odds that i beats j in a contest, as an observer sees the others.</summary>
    public double OddsAsSeenBy(int observer, int i, int j)
    {
        See(observer);
        return Odds(i, j);
    }

    private ReadOnlySpan<double> Point(double[] points, int actor) => points.AsSpan(actor * world.Issues, world.Issues);

    private double[] Distances()
    {
        var all = new double[n * n];
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < n; i++)
            {
                all[(j * n) + i] = world.Distance(i, Point(ideals, i), Point(positions, j));
            }
        }

        return all;
    }

    private double OwnUtility(int actor, int position) => SpatialWorld.Utility(distances[(position * n) + actor], risks[actor]);

    private double OwnUtility(int actor, double[] point) =>
        SpatialWorld.Utility(world.Distance(actor, Point(ideals, actor), point), risks[actor]);

    /// <summary>R_i: whose position is most likely to win an election is most cautious.</summary>
    private double[] RiskAttitudes()
    {
        double[] neutral = [.. distances.Select(d => 1 - d)];
        double[] p = SpatialVotes.Elect(rules, neutral, voices);
        double least = p.Min(), greatest = p.Max();
        (double low, double high) = rules.RiskRange;
        return [.. p.Select(one => greatest > least ? low + ((high - low) * (one - least) / (greatest - least)) : 0)];
    }

    /// <summary>Whom an actor challenges, with its expected gain and odds: the greatest gain, the first of equals; nobody without
    /// one.</summary>
    private (int Target, double Gain, double Odds)? Target(int i)
    {
        const double leastGain = 1e-5;
        See(i);
        int target = -1;
        double best = leastGain, bestOdds = 0;
        for (int j = 0; j < n; j++)
        {
            if (j != i)
            {
                double odds = Odds(i, j);
                double gain = Gain(i, i, j, odds);
                if (gain > best)
                {
                    (target, best, bestOdds) = (j, gain, odds);
                }
            }
        }

        return target < 0 ? null : (target, best, bestOdds);
    }

    /// <summary>Fills in the utilities of everybody as one actor sees them.</summary>
    private void See(int observer)
    {
        var attitude = new double[n];
        for (int k = 0; k < n; k++)
        {
            attitude[k] = k == observer ? risks[k] : ((1 - rules.RiskSeen) * risks[observer]) + (rules.RiskSeen * risks[k]);
        }

        for (int j = 0; j < n; j++)
        {
            Span<double> row = seen.AsSpan(j * n, n);
            SpatialWorld.Utilities(distances.AsSpan(j * n, n), attitude, row);
            ownSeen[j] = row[j];
        }
    }

    /// <summary>EDU: what actor k gains if i challenges j; j resists with probability S_j.</summary>
    private double Gain(int k, int i, int j, double odds)
    {
        double mine = seen[(i * n) + k], its = seen[(j * n) + k], resists = world.Resistance[j];
        return ((1 - resists) * 2 * mine) + (resists * ((odds * 2 * mine) + ((1 - odds) * 2 * its))) - (mine + its);
    }

    /// <summary>The odds that i beats j, as the observer sees the others.</summary>
    private double Odds(int i, int j)
    {
        const double sliver = 1e-10;
        ReadOnlySpan<double> likesI = seen.AsSpan(i * n, n), likesJ = seen.AsSpan(j * n, n);
        double own = SpatialVotes.Cast(rules.Voting, weights[i], likesI[i] - likesJ[i]);
        double other = SpatialVotes.Cast(rules.Voting, weights[j], likesI[j] - likesJ[j]);
        double forI = sliver + Math.Max(own, 0) + Math.Max(other, 0), forJ = sliver - Math.Min(own, 0) - Math.Min(other, 0);
        (double joinI, double joinJ) = Bystanders(i, j, likesI, likesJ, forI, forJ);
        return (forI + joinI) / (forI + joinI + forJ + joinJ);
    }

    private (double ForI, double ForJ) Bystanders(int i, int j, ReadOnlySpan<double> likesI, ReadOnlySpan<double> likesJ, double forI,
        double forJ)
    {
        if (rules.ThirdParties is not (ThirdParties.SemiCommit or ThirdParties.Preference))
        {
            return (0, 0); // what they would do for either side cancels exactly
        }

        (double wi, double wj) = (weights[i], weights[j]);
        (bystanders[i], bystanders[j]) = (0, 0);
        (double, double) votes = rules.ThirdParties == ThirdParties.Preference
            ? VoteSumsInFours.Direct(rules.Voting, bystanders, likesI, likesJ)
            : VoteSumsInFours.SemiCommitted(rules.Voting, bystanders, likesI, likesJ, ownSeen, forI, forJ);
        (bystanders[i], bystanders[j]) = (wi, wj);
        return votes;
    }

    private void Propose(List<SpatialBargain> proposals, int i, int j, double gain, double odds)
    {
        (double[] From, double[] To) first = Meet(i, j, odds);
        if (rules.Bargains == BargainRule.Initiator)
        {
            proposals.Add(new(i, j, first.From, first.To, gain, odds));
            return;
        }

        double estimate = OddsAsSeenBy(j, i, j);
        (double[] From, double[] To) second = Meet(i, j, rules.ReceiverUsesGain ? Gain(i, i, j, estimate) : estimate);
        if (rules.Bargains == BargainRule.Both)
        {
            proposals.Add(new(i, j, first.From, first.To, gain, odds));
            proposals.Add(new(i, j, second.From, second.To, gain, odds));
            return;
        }

        double wi = world.Capabilities[i] * world.Resistance[i];
        double wj = world.Capabilities[rules.InitiatorsCapabilityForBoth ? i : j] * world.Resistance[j];
        double[] Mean(double[] one, double[] two) => [.. one.Zip(two, (a, b) => ((wi * a) + (wj * b)) / (wi + wj))];
        proposals.Add(new(i, j, Mean(first.From, second.From), Mean(first.To, second.To), gain, odds));
    }

    /// <summary>Where two actors would meet, issue by issue, for the given odds.</summary>
    private (double[] From, double[] To) Meet(int i, int j, double odds)
    {
        double[] from = new double[world.Issues], to = new double[world.Issues];
        for (int d = 0; d < world.Issues; d++)
        {
            double si = world.Saliences[(i * world.Issues) + d], sj = world.Saliences[(j * world.Issues) + d];
            (from[d], to[d]) = Meet(positions[(i * world.Issues) + d], positions[(j * world.Issues) + d], si, sj, odds);
        }

        return (from, to);
    }

    private (double From, double To) Meet(double xi, double xj, double si, double sj, double odds)
    {
        const double least = 1e-6; // keeps each at its place where nobody cares
        if (rules.Interpolation == Interpolation.S2PMax)
        {
            double behind = Math.Max(0, 1 - odds - odds), ahead = Math.Max(0, odds - (1 - odds));
            double Share(double lag, double own, double other) =>
                lag * other * other / ((lag * other * other) + least + ((1 - lag) * own * own));
            return (xi + (Share(behind, si, sj) * (xj - xi)), xj + (Share(ahead, sj, si) * (xi - xj)));
        }

        double wi = si * odds, wj = sj * (1 - odds);
        if (rules.Interpolation == Interpolation.S2P2)
        {
            (wi, wj) = (wi * wi, wj * wj);
        }

        double total = wi + wj + least;
        return (Rounded((((wi + least) * xi) + (wj * xj)) / total), Rounded(((wi * xi) + ((wj + least) * xj)) / total));
    }

    private double Rounded(double x) => rules.Rounded ? Math.Floor(0.5 + (10000 * x)) / 10000 : x;
}
