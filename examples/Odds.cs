namespace Entente.Examples;

/// <summary>The odds of an agreement over a thousand worlds, in all and by date.</summary>
internal static class Odds
{
    public static void Run(string path)
    {
        var run = Negotiation.Open(path).Run(draws: 1000);
        Console.WriteLine(run);
        foreach (var by in run.Value.Forecast.By)
        {
            Console.WriteLine($"{by.Package} by {by.Date:yyyy-MM-dd}: {by.Chance}");
        }
    }
}
