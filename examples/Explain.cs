namespace Entente.Examples;

/// <summary>Which assumptions move the odds?</summary>
internal static class Explain
{
    public static void Run(string path)
    {
        var explained = Negotiation.Open(path).Explain(draws: 64);
        Console.WriteLine(explained);
        foreach (var bar in explained.Value.Tornado)
        {
            Console.WriteLine($"{bar.Path}: {bar.AtLow:0.00} at {bar.Low:0.##}, {bar.AtHigh:0.00} at {bar.High:0.##}");
        }
    }
}
