namespace Entente.Examples;

/// <summary>Would a deal hold, and who would break it?</summary>
internal static class Holds
{
    public static void Run(string path)
    {
        var holds = Negotiation.Open(path).Holds("armistice", draws: 160);
        Console.WriteLine(holds);
        foreach (var breaker in holds.Value.Breakers)
        {
            Console.WriteLine($"{breaker.Key} has ended it in the end with a chance of {breaker.Ended[^1].P:0.00}");
        }
    }
}
