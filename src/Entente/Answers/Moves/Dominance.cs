namespace Entente.Answers.Moves;

/// <summary>Strategies that another strategy of the same player beats whatever the others do.</summary>
internal static class Dominance
{
    /// <summary>Every dominated strategy with the first strategy that dominates it, in player then strategy order.</summary>
    public static IReadOnlyList<Dominated> Of(Game game)
    {
        List<Dominated> found = [];
        for (int player = 0; player < game.Players.Count; player++)
        {
            int count = game.Players[player].Strategies.Count;
            for (int strategy = 0; strategy < count; strategy++)
            {
                Dominated[] by = [.. Enumerable.Range(0, count).Where(other => other != strategy)
                    .Select(other => Compare(game, player, strategy, other)).OfType<Dominated>()];
                if (by.Length > 0)
                {
                    found.Add(by.FirstOrDefault(one => one.Strictly) ?? by[0]);
                }
            }
        }

        return found;
    }

    private static Dominated? Compare(Game game, int player, int strategy, int other)
    {
        double least = double.PositiveInfinity, most = double.NegativeInfinity;
        for (int profile = 0; profile < game.Profiles; profile++)
        {
            if (game.Strategy(profile, player) == strategy)
            {
                double gain = game.Payoff(game.With(profile, player, other), player) - game.Payoff(profile, player);
                (least, most) = (Math.Min(least, gain), Math.Max(most, gain));
            }
        }

        return least > 0 || (least == 0 && most > 0) ? new(player, strategy, other, least > 0, least) : null;
    }
}

/// <summary>A strategy that is never better than another.</summary>
/// <param name="Player">Whose.</param>
/// <param name="Strategy">The worse one.</param>
/// <param name="By">The better one.</param>
/// <param name="Strictly">Whether it is worse whatever the others do; otherwise never better and sometimes worse.</param>
/// <param name="Margin">The least by which it is worse.</param>
public sealed record Dominated(int Player, int Strategy, int By, bool Strictly, double Margin);
