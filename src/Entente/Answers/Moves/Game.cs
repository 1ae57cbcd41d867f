namespace Entente.Answers.Moves;

/// <summary>A game in normal form: what every player gets at every profile of strategies.</summary>
/// <remarks>Profiles are numbered so that the first player's strategy varies fastest, as in Gambit's files.</remarks>
public sealed class Game
{
    private readonly double[] payoffs;
    private readonly int[] strides;

    /// <summary>A game.</summary>
    /// <param name="title">What it is about.</param>
    /// <param name="players">One or more, each with at least one strategy.</param>
    /// <param name="payoffs">Finite payoffs, [profile, player]; the first player's strategy varies fastest.</param>
    /// <exception cref="ArgumentException">The number of payoffs does not fit, or one is not finite.</exception>
    public Game(string title, IReadOnlyList<Player> players, IReadOnlyList<double> payoffs)
    {
        (Title, Players, this.payoffs) = (title, [.. players], [.. payoffs]);
        strides = new int[players.Count];
        int profiles = 1;
        for (int i = 0; i < strides.Length; i++)
        {
            strides[i] = profiles;
            profiles = checked(profiles * players[i].Strategies.Count);
        }

        Profiles = profiles;
        if (players.Count == 0 || profiles == 0 || payoffs.Count != profiles * players.Count || !payoffs.All(double.IsFinite))
        {
            throw new ArgumentException($"A game of {profiles} profiles and {players.Count} players has {profiles * players.Count} "
                + "finite payoffs.", nameof(payoffs));
        }
    }

    /// <summary>What the game is about.</summary>
    public string Title { get; }

    /// <summary>The players.</summary>
    public IReadOnlyList<Player> Players { get; }

    /// <summary>Number of profiles.</summary>
    public int Profiles { get; }

    /// <summary>What a player gets at a profile.</summary>
    public double Payoff(int profile, int player) => payoffs[(profile * Players.Count) + player];

    /// <summary>The strategy that a player plays at a profile.</summary>
    public int Strategy(int profile, int player) => profile / strides[player] % Players[player].Strategies.Count;

    /// <summary>The profile in which one player plays another strategy and everybody else the same.</summary>
    public int With(int profile, int player, int strategy) => profile + ((strategy - Strategy(profile, player)) * strides[player]);

    /// <summary>The profile of given strategies, one a player.</summary>
    public int Profile(IReadOnlyList<int> strategies) => strategies.Select((strategy, i) => strategy * strides[i]).Sum();
}

/// <summary>Somebody who chooses.</summary>
/// <param name="Name">Label.</param>
/// <param name="Strategies">Labels of what it can choose, one or more.</param>
public sealed record Player(string Name, IReadOnlyList<string> Strategies);
