namespace Entente.Examples;

/// <summary>What does the first variant of a file do to the odds?</summary>
internal static class Compare
{
    public static void Run(string path)
    {
        var talks = Negotiation.Open(path);
        var compared = talks.Compare(talks.Scenario.Variants.Names.First(), draws: 160);
        Console.WriteLine(compared);
        var change = compared.Value.Alternatives[0].Agreement;
        Console.WriteLine($"from {change.Before:0.00} to {change.After:0.00}");
        Console.WriteLine($"a difference between {change.Low:0.00} and {change.High:0.00}");
    }
}
