namespace Entente.Stakeholders;

/// <summary>The trades of a round as offers and moves that a reader can follow.</summary>
internal static class ExchangeWords
{
    /// <summary>What happened in a round of exchanges.</summary>
    public static RoundPart Part(StakeholderProblem problem, ExchangeStakes stakes, double[] start, ExchangeMarket market,
        List<ExchangePair> made)
    {
        double[] standing = [.. start];
        List<Offer> offers = [];
        foreach (ExchangePair one in made)
        {
            int given = stakes.Cell(one.First, one.Supplied), got = stakes.Cell(one.Second, one.Demanded);
            PositionChange[] steps =
                [new(one.First, one.Supplied, standing[given], one.FirstTo), new(one.Second, one.Demanded, standing[got], one.SecondTo)];
            offers.Add(new(one.First, one.Second, "exchange", [.. steps], one.Gain,
                Taken: true)
            { Externalities = [.. one.Externalities] });
            (standing[given], standing[got]) = (one.FirstTo, one.SecondTo);
        }

        List<Move> moves = [];
        for (int i = 0; i < stakes.Actors; i++)
        {
            for (int k = 0; k < stakes.Issues; k++)
            {
                int cell = stakes.Cell(i, k);
                if (market.Voting[cell] != start[cell])
                {
                    (int Partner, int Issue)[] deals = [.. made.Select(one => Deal(one, i, k)).OfType<(int, int)>()];
                    moves.Add(new(new(i, k, start[cell], market.Voting[cell]), deals[0].Partner, Why(problem, deals)));
                }
            }
        }

        return new(offers, moves, market.Candidates);
    }

    private static (int Partner, int Issue)? Deal(ExchangePair one, int actor, int issue) =>
        one.First == actor && one.Supplied == issue ? (one.Second, one.Demanded)
        : one.Second == actor && one.Demanded == issue ? (one.First, one.Supplied)
        : null;

    private static string Why(StakeholderProblem problem, (int Partner, int Issue)[] deals)
    {
        const int named = 2;
        string[] parts = [.. deals.Take(named)
            .Select(deal => $"the support of {problem.Actors[deal.Partner].Name} on {problem.Issues[deal.Issue].Key}")];
        string more = deals.Length > named
            ? $" and {deals.Length - named} more such {(deals.Length == named + 1 ? "promise" : "promises")}" : "";
        return $"in exchange for {string.Join(more.Length > 0 ? ", " : " and ", parts)}{more}";
    }
}
