namespace Entente.Examples;

/// <summary>Reads a file and says everything that is wrong with it, or what it holds.</summary>
internal static class Check
{
    public static void Run(string path)
    {
        var talks = Negotiation.TryOpen(path, out var problems);
        foreach (var problem in problems)
        {
            Console.WriteLine(problem);
        }

        Console.WriteLine(talks is null
            ? "The file cannot be used."
            : $"{talks}: {talks.Scenario.Actors.Count} actors, {talks.Scenario.Issues.Count} issues.");
    }
}
