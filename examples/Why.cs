namespace Entente.Examples;

/// <summary>What stands between the parties and a deal?</summary>
internal static class Why
{
    public static void Run(string path)
    {
        var why = Negotiation.Open(path).Why(draws: 160);
        Console.WriteLine(why);
        foreach (var line in why.Value.Lines.Each)
        {
            Console.WriteLine($"{line.Actor} on {line.Issue}: moving it alone opens {line.Opens} of {why.Value.Lines.Worlds} worlds");
        }
    }
}
