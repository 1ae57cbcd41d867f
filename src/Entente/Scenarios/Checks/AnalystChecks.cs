namespace Entente.Scenarios.Checks;

/// <summary>Whether the analysts of a file give numbers.</summary>
internal static class AnalystChecks
{
    public static IEnumerable<Finding> Of(Scenario scenario, IReadOnlyList<NumberInFile> numbers)
    {
        HashSet<string> heard = [.. numbers.Select(number => number.Value).OfType<Uncertain.Opinions>()
            .SelectMany(number => number.Given.Names)];
        foreach (string silent in scenario.Analysts.Names.Where(name => !heard.Contains(name)))
        {
            yield return Finding.Warning($"analysts.{silent}", $"`{silent}` gives no number of its own.",
                $"Write {{by: {{{silent}: …}}}} where a number stands, or take the analyst out.");
        }

        if (scenario.Pool == Pooling.Number && scenario.Analysts.Count == 0)
        {
            yield return Finding.Warning("pool", "`pool` says what a draw takes from one analyst, and the file names none.",
                "Name them under `analysts`.");
        }
    }
}
