using Entente.Deals;
using Entente.Questions;
using Entente.Scenarios;
using Entente.Talks;
using Spectre.Console;

namespace Entente.Cli;

/// <summary>The Pareto frontier and the acceptable region, drawn with characters.</summary>
internal static class SolvePictures
{
    public static void Print(Scenario scenario, PackageProblem problem, SolveExtras extras, IAnsiConsole console)
    {
        if (extras is { Pair: (int first, int second), Frontier: ParetoFrontier frontier })
        {
            PrintFrontier(problem, Name(scenario, problem, first), Name(scenario, problem, second), frontier, console);
        }

        if (extras is { Region: AcceptableRegion region, Issues: (int x, int y) })
        {
            PrintRegion(problem.IssueNames[x], problem.IssueNames[y], region, console);
        }
    }

    private static void PrintFrontier(PackageProblem problem, string first, string second, ParetoFrontier frontier, IAnsiConsole console)
    {
        console.WriteLine();
        bool isStopped = frontier.Status == SolveStatus.Stopped;
        if (frontier.Points.Count == 0)
        {
            console.WriteLine(isStopped
                ? $"What {first} and {second} can have together is not known: the search was stopped after as much work as it may do, before it found any terms."
                : $"There are no terms on which {first} and {second} could settle: red lines and rules leave none.");
            return;
        }

        console.WriteLine($"The most that {second} can have for each level of {first}, whatever others say (utility of the terms, if they hold):");
        Table table = new Table().Border(TableBorder.Horizontal).AddColumns(Markup.Escape(first), Markup.Escape(second), "Terms");
        foreach (ParetoPoint point in frontier.Points)
        {
            IEnumerable<string> terms = problem.IssueNames.Index().Where(issue => problem.Package.Covers.Includes(issue.Item))
                .Select(issue => $"{issue.Item} {SolveText.Short(problem, issue.Index, point.Terms[issue.Index])}");
            table.AddRow(
                new Text(TermsWords.Utility(point.First)), new Text(TermsWords.Utility(point.Second)), new Text(string.Join(", ", terms)));
        }

        console.Write(table);
        if (isStopped)
        {
            console.WriteLine("The search was stopped before it was sure: more may be possible than is shown.");
        }
    }

    private static void PrintRegion(string horizontal, string vertical, AcceptableRegion region, IAnsiConsole console)
    {
        console.WriteLine();
        console.WriteLine($"Positions on {horizontal} (across) and {vertical} (up) that all could accept, the other issues being settled as well as they can be:");
        string open = region.HasZone.Cast<bool?>().Contains(null) ? ", ? = not decided: the search was stopped after as much work as it may do" : "";
        console.WriteLine($"# = a deal, . = no deal, blank = excluded by red lines or rules{open}");
        for (int y = region.Vertical.Count - 1; y >= 0; y--)
        {
            char[] row = [.. Enumerable.Range(0, region.Horizontal.Count).Select(x => Mark(region.HasZone[x, y], region.Depth[x, y]))];
            console.WriteLine($"{TermsWords.Number(region.Vertical[y]),6} |{new string(row)}|");
        }

        string left = TermsWords.Number(region.Horizontal[0]), right = TermsWords.Number(region.Horizontal[^1]);
        console.WriteLine($"        {left}{right.PadLeft(region.Horizontal.Count - left.Length)}");
    }

    private static char Mark(bool? hasZone, double depth) => hasZone is not bool zone ? '?' : zone ? '#' : double.IsNaN(depth) ? ' ' : '.';

    private static string Name(Scenario scenario, PackageProblem problem, int actor) =>
        scenario.Actors[problem.ActorNames[actor]].Name ?? problem.ActorNames[actor];
}
