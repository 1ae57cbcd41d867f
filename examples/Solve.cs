namespace Entente.Examples;

/// <summary>Is there a deal, where would it land, and who gains?</summary>
internal static class Solve
{
    public static void Run(string path)
    {
        var solved = Negotiation.Open(path).Solve();
        Console.WriteLine(solved);
        foreach ((string issue, string value) in solved.Value.Terms)
        {
            Console.WriteLine($"{issue}: {value}");
        }

        foreach ((string actor, double gain) in solved.Value.Gains)
        {
            Console.WriteLine($"{actor} gains {gain:0.000}");
        }
    }
}
