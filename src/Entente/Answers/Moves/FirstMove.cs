namespace Entente.Answers.Moves;

/// <summary>What comes of a game if the players choose one after another, each seeing what was chosen before.</summary>
/// <remarks><b>Source</b>: backward induction, as in zermelo1913 and kuhn1953. Of equally good choices a player takes its first, so that
/// the answer is unique; <see cref="MovesInTurn.IsTied"/> says where another choice among equals could have led elsewhere.</remarks>
internal static class FirstMove
{
    /// <summary>The outcome by backward induction.</summary>
    /// <param name="game">The game.</param>
    /// <param name="order">All players, the first to move first.</param>
    public static MovesInTurn InOrder(Game game, IReadOnlyList<int> order)
    {
        if (!order.Order().SequenceEqual(Enumerable.Range(0, game.Players.Count)))
        {
            throw new ArgumentException("Every player moves exactly once.", nameof(order));
        }

        (int profile, bool tied) = From(game, order, 0, 0);
        return new([.. order], profile, tied);
    }

    /// <summary>The outcome of every player moving first, the others following in their own order.</summary>
    public static IReadOnlyList<MovesInTurn> OfEach(Game game) =>
    [
        .. Enumerable.Range(0, game.Players.Count).Select(first =>
            InOrder(game, [first, .. Enumerable.Range(0, game.Players.Count).Where(player => player != first)])),
    ];

    private static (int Profile, bool IsTied) From(Game game, IReadOnlyList<int> order, int turn, int profile)
    {
        if (turn == order.Count)
        {
            return (profile, false);
        }

        int player = order[turn];
        (int best, bool tied) = (-1, false);
        for (int strategy = 0; strategy < game.Players[player].Strategies.Count; strategy++)
        {
            (int end, bool below) = From(game, order, turn + 1, game.With(profile, player, strategy));
            double gain = best < 0 ? double.PositiveInfinity : game.Payoff(end, player) - game.Payoff(best, player);
            (best, tied) = gain > 0 ? (end, below) : (best, tied || (gain == 0 && end != best));
        }

        return (best, tied);
    }
}

/// <summary>What comes of choosing one after another.</summary>
/// <param name="Order">The players in the order of their moves.</param>
/// <param name="Profile">What they end up playing.</param>
/// <param name="IsTied">Whether a player on the way had another choice that was as good for it.</param>
internal sealed record MovesInTurn(IReadOnlyList<int> Order, int Profile, bool IsTied);
