namespace Entente.Stakeholders;

/// <summary>How one actor makes another move in the challenge models, in the order in which the receiver yields.</summary>
internal enum ChallengeKind
{
    /// <summary>Both expect to gain; the one that expects less goes all the way.</summary>
    Confrontation,

    /// <summary>One expects to gain more than the other to lose; the other comes part of the way.</summary>
    Compromise,

    /// <summary>One expects to lose more than the other to gain; it goes all the way.</summary>
    Capitulation,
}

/// <summary>An offer that an actor receives: where it should go.</summary>
/// <param name="From">The actor that makes it, an index among the actors of the issue.</param>
/// <param name="Kind">What makes the receiver listen.</param>
/// <param name="Target">Where the receiver should go.</param>
/// <param name="Gain">What the maker expects of it.</param>
internal readonly record struct ChallengeOffer(int From, ChallengeKind Kind, double Target, double Gain);

/// <summary>Plays the rounds of a challenge model on one issue: everybody follows the best offer received, all at once.</summary>
internal static class ChallengeRounds
{
    /// <summary>How many of the offers to one actor are kept in the result.</summary>
    private const int MaxKept = 10;

    /// <summary>The rounds until nobody moves or the number is reached, and whether they came to rest.</summary>
    /// <param name="problem">The problem, for names.</param>
    /// <param name="issue">The issue.</param>
    /// <param name="most">The greatest number of rounds.</param>
    /// <param name="offersAt">From positions to the offers to each actor, each list from the one that is followed to the least
    /// welcome.</param>
    public static (List<RoundPart> Rounds, bool AtRest) Play(
        StakeholderProblem problem, OneIssue issue, int most, Func<double[], List<ChallengeOffer>[]> offersAt)
    {
        double[] positions = [.. issue.Positions];
        List<RoundPart> rounds = [];
        while (rounds.Count < most)
        {
            List<ChallengeOffer>[] offers = offersAt(positions);
            double[] next = [.. positions.Select((x, i) => offers[i].Count > 0 ? offers[i][0].Target : x)];
            if (next.AsSpan().SequenceEqual(positions))
            {
                return (rounds, true);
            }

            rounds.Add(Part(problem, issue, positions, offers));
            positions = next;
        }

        return (rounds, false);
    }

    private static RoundPart Part(StakeholderProblem problem, OneIssue issue, double[] positions, List<ChallengeOffer>[] received)
    {
        List<Offer> offers = [];
        List<Move> moves = [];
        for (int i = 0; i < received.Length; i++)
        {
            int receiver = issue.Actors[i];
            for (int place = 0; place < Math.Min(received[i].Count, MaxKept); place++)
            {
                ChallengeOffer offer = received[i][place];
                PositionChange step = new(receiver, issue.Issue, positions[i], offer.Target);
                int maker = issue.Actors[offer.From];
                offers.Add(new(maker, receiver, Word(offer.Kind), [step], offer.Gain, Taken: place == 0));
                if (place == 0 && step.From != step.To)
                {
                    moves.Add(new(step, maker, Why(offer.Kind, problem.Actors[maker].Name)));
                }
            }
        }

        return new(offers, moves, received.Sum(list => list.Count));
    }

    private static string Word(ChallengeKind kind) => kind switch
    {
        ChallengeKind.Confrontation => "confrontation",
        ChallengeKind.Compromise => "compromise",
        ChallengeKind.Capitulation => "capitulation",
    };

    private static string Why(ChallengeKind kind, string maker) => kind switch
    {
        ChallengeKind.Confrontation => $"giving way to {maker}: both saw something to win in a clash, {maker} more",
        ChallengeKind.Compromise => $"meeting {maker} part of the way, as {maker} had more to win in a clash than it had to lose",
        ChallengeKind.Capitulation => $"giving in to {maker}: in a clash it had more to lose than {maker} to win",
    };
}
