namespace Entente.Examples;

/// <summary>The odds of an agreement over a thousand worlds, in all and package by package.</summary>
internal static class Odds
{
    public static void Run(string path)
    {
        var run = Negotiation.Open(path).Run(draws: 1000);
        Console.WriteLine(run);
        foreach ((string name, var package) in run.Value.Forecast.Packages)
        {
            Console.WriteLine($"{name}: {package.Chance}");
        }
    }
}
