namespace Entente.Answers.Moves;

/// <summary>Profiles from which no player gains by choosing otherwise alone.</summary>
/// <remarks><b>Source</b>: nash1950equilibrium. Payoffs that come from a simulation have an error: an equilibrium whose margin is below
/// the error of that difference may be none, and a profile that misses by less than it may be one.</remarks>
internal static class PureEquilibria
{
    /// <summary>All equilibria in pure strategies, in the order of the profiles.</summary>
    public static IReadOnlyList<PureEquilibrium> Of(Game game) =>
    [
        .. from profile in Enumerable.Range(0, game.Profiles)
           let deviation = Closest(game, profile)
           where deviation.Loss >= 0
           select new PureEquilibrium(profile, deviation),
    ];

    /// <summary>The change of one player's strategy that costs it least (a negative cost is a gain); infinite if nobody has a
    /// choice.</summary>
    public static Deviation Closest(Game game, int profile)
    {
        Deviation closest = new(-1, -1, double.PositiveInfinity);
        for (int player = 0; player < game.Players.Count; player++)
        {
            for (int strategy = 0; strategy < game.Players[player].Strategies.Count; strategy++)
            {
                double loss = game.Payoff(profile, player) - game.Payoff(game.With(profile, player, strategy), player);
                if (strategy != game.Strategy(profile, player) && loss < closest.Loss)
                {
                    closest = new(player, strategy, loss);
                }
            }
        }

        return closest;
    }
}

/// <summary>An equilibrium, with the deviation that comes nearest to paying.</summary>
/// <param name="Profile">Number of the profile.</param>
/// <param name="Nearest">The deviation that costs least: its cost is the margin of the equilibrium.</param>
internal sealed record PureEquilibrium(int Profile, Deviation Nearest);

/// <summary>One player choosing otherwise alone.</summary>
/// <param name="Player">Who; −1 if nobody has a choice.</param>
/// <param name="Strategy">What it would choose.</param>
/// <param name="Loss">What that costs it; negative if it gains.</param>
public readonly record struct Deviation(int Player, int Strategy, double Loss);
