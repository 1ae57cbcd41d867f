namespace Entente.Examples;

/// <summary>What can each actor do, and where does that lead?</summary>
internal static class Moves
{
    public static void Run(string path)
    {
        var moves = Negotiation.Open(path).Moves(draws: 64);
        Console.WriteLine($"{moves.Value.Game.Profiles} combinations of moves.");
        foreach ((string actor, var levers) in moves.Value.Actors.Zip(moves.Value.Levers))
        {
            Console.WriteLine($"{actor} can {string.Join(" or ", levers.Select(lever => lever.Length == 0 ? "do nothing" : lever))}");
        }
    }
}
