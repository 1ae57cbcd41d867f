namespace Entente.Stakeholders;

/// <summary>One round of exchanges: all pairs that could trade, and the trades made, the most gainful first.</summary>
/// <remarks>Ties, to 10⁻¹², go to the pair that comes first by issues and then by actors. Cost: every trade made touches the pairs that
/// share one of its two movers, or of those who asked.</remarks>
internal sealed class ExchangeMarket
{
    /// <summary>Gains below are no reason to trade.</summary>
    public const double MinGain = 1e-10;

    private readonly ExchangeStakes stakes;
    private readonly ExchangeRules rules;
    private readonly double[] start;
    private readonly double[] outcomes;
    private readonly List<ExchangePair> open;

    /// <summary>Finds all pairs that could trade.</summary>
    public ExchangeMarket(ExchangeStakes stakes, ExchangeRules rules, double[] start)
    {
        (this.stakes, this.rules, this.start) = (stakes, rules, start);
        Voting = [.. start];
        outcomes = [.. Enumerable.Range(0, stakes.Issues).Select(k => stakes.Outcome(start, k))];
        open = [.. Pairs()];
        foreach (ExchangePair pair in open)
        {
            WorkOut(pair);
        }

        open.RemoveAll(pair => !pair.IsPossible);
        Candidates = open.Count;
    }

    /// <summary>How many pairs could trade at the beginning.</summary>
    public int Candidates { get; }

    /// <summary>The positions that will be voted.</summary>
    public double[] Voting { get; }

    /// <summary>Makes trades until no pair gains, and returns them in their order.</summary>
    public List<ExchangePair> Clear()
    {
        List<ExchangePair> made = [];
        while (Best() is ExchangePair best)
        {
            open.Remove(best);
            double pBefore = stakes.Outcome(Voting, best.Demanded), qBefore = stakes.Outcome(Voting, best.Supplied);
            Voting[stakes.Cell(best.First, best.Supplied)] = best.FirstTo;
            Voting[stakes.Cell(best.Second, best.Demanded)] = best.SecondTo;
            best.Externalities = Externalities(best, pBefore, qBefore);
            made.Add(best);
            foreach (ExchangePair pair in open)
            {
                if (pair.Hears(best, Voting, stakes))
                {
                    WorkOut(pair);
                }
            }

            open.RemoveAll(pair => !pair.IsPossible);
        }

        return made;
    }

    private void WorkOut(ExchangePair pair) => pair.WorkOut(stakes, rules, start, Voting, outcomes);

    private ExchangePair? Best()
    {
        const double tie = 1e-12;
        double most = MinGain;
        foreach (ExchangePair pair in open)
        {
            most = Math.Max(most, pair.Gain);
        }

        return open.Find(pair => pair.Gain >= MinGain && pair.Gain >= most - tie);
    }

    /// <summary>Pairs that stand on opposite sides of the outcome on both of two issues; who cares relatively more for the first issue
    /// demands it.</summary>
    private IEnumerable<ExchangePair> Pairs()
    {
        for (int p = 0; p < stakes.Issues; p++)
        {
            for (int q = p + 1; q < stakes.Issues; q++)
            {
                int[][] groups = Groups(p, q);
                foreach (ExchangePair pair in Opposite(groups[0], groups[3], p, q).Concat(Opposite(groups[1], groups[2], p, q)))
                {
                    yield return pair;
                }
            }
        }
    }

    private int[][] Groups(int p, int q)
    {
        bool IsLeft(int actor, int issue) => start[stakes.Cell(actor, issue)] <= outcomes[issue];
        int[] both = [.. Enumerable.Range(0, stakes.Actors)
            .Where(i => stakes.Weight[stakes.Cell(i, p)] > 0 && stakes.Weight[stakes.Cell(i, q)] > 0)];
        return [.. Enumerable.Range(0, 4)
            .Select(code => both.Where(i => (IsLeft(i, p) ? 1 : 0) + (IsLeft(i, q) ? 2 : 0) == code).ToArray())];
    }

    private IEnumerable<ExchangePair> Opposite(int[] some, int[] others, int p, int q)
    {
        double Salience(int actor, int issue) => stakes.Salience[stakes.Cell(actor, issue)];
        foreach (int i in some)
        {
            foreach (int j in others)
            {
                yield return Salience(i, p) / Salience(i, q) < Salience(j, p) / Salience(j, q) ? new(j, i, p, q) : new(i, j, p, q);
            }
        }
    }

    /// <summary>What everybody else gains by a trade: how much nearer the outcomes come to its wishes, times its saliences.</summary>
    private double[] Externalities(ExchangePair made, double pBefore, double qBefore)
    {
        double pAfter = stakes.Outcome(Voting, made.Demanded), qAfter = stakes.Outcome(Voting, made.Supplied);
        var gains = new double[stakes.Actors];
        for (int k = 0; k < gains.Length; k++)
        {
            if (k != made.First && k != made.Second)
            {
                int p = stakes.Cell(k, made.Demanded), q = stakes.Cell(k, made.Supplied);
                gains[k] = ((Math.Abs(pBefore - start[p]) - Math.Abs(pAfter - start[p])) * stakes.Salience[p])
                    + ((Math.Abs(qBefore - start[q]) - Math.Abs(qAfter - start[q])) * stakes.Salience[q]);
            }
        }

        return gains;
    }
}
