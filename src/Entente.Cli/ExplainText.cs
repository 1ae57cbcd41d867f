using Entente.Ensembles;
using Entente.Questions.Sensitivity;
using Entente.Reports;
using Entente.Reports.Runs;
using Entente.Scenarios;
using Spectre.Console;

namespace Entente.Cli;

/// <summary>The answer of `explain` in sentences and tables.</summary>
internal static class ExplainText
{
    private const int GroupsInSentence = 3;

    /// <summary>Bars that would show as 0.0 points are counted, not drawn.</summary>
    private const double ShortestBar = 0.0005;

    public static void Print(ScenarioFile file, ForecastSensitivity answer, IAnsiConsole console)
    {
        Scenario scenario = file.Scenario!;
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{scenario.Title}[/]");
        console.WriteLine($"{Say.Count(answer.Draws)} draws, each simulated again with every group of assumptions drawn anew: {Say.Count(answer.Worlds)} worlds in all.{Failed(answer)}");
        console.WriteLine();
        if (answer.Mean is not double mean)
        {
            console.WriteLine("No world could be simulated, so there is nothing to explain.");
            return;
        }

        console.WriteLine(Odds(scenario, answer, mean));
        if (answer.Deviation is 0)
        {
            console.WriteLine("The odds are the same in every world, so no assumption moves them.");
            return;
        }

        console.WriteLine(Carriers(answer));
        console.WriteLine(Noise(scenario, answer));
        PrintGroups(answer, console);
        PrintWarning(answer.Draws, answer.Indices.SelectMany(index => new[] { index.First, index.Total }), console);
        PrintTornado(file, answer, console);
        PrintFindOut(file, answer, console);
        PrintTerms(answer, console);
    }

    private static string Failed(ForecastSensitivity answer) =>
        answer.Failed == 0 ? "" : $" {Say.Count(answer.Failed)} of them could not be computed and are left out.";

    private static string Odds(Scenario scenario, ForecastSensitivity answer, double mean) =>
        $"The odds of {(scenario.War is null ? "an agreement" : "an agreement that stops the fighting")} by {Say.Day(scenario.Until)} are {Say.Percent(mean)} on average; from world to world they differ by some {Say.Number(answer.Deviation!.Value * 100, 0)} points (standard deviation). What makes them differ?";

    private static string Carriers(ForecastSensitivity answer)
    {
        (string Name, double Total)[] strongest = [.. answer.Groups.SkipLast(1).Zip(answer.Indices, (group, index) => (group.Name, index.Total.Value)).OrderByDescending(one => one.Value).Take(GroupsInSentence)];
        return strongest.Length == 0
            ? "No number of the file is uncertain, so only chance does."
            : $"Most of all {Say.List([.. strongest.Select(one => $"{one.Name} (with a part in {Share(one.Total)} of the differences)")])}.";
    }

    private static string Noise(Scenario scenario, ForecastSensitivity answer) =>
        $"Chance alone ({(scenario.War is null ? "what happens and when" : "how the front moves, what happens and when")}) makes {Share(answer.Noise.Value)} of the differences (± {Say.Number(answer.Noise.HalfWidth * 100, 0)} points); no evidence about the assumptions would take that away.";

    private static void PrintGroups(ForecastSensitivity answer, IAnsiConsole console)
    {
        Table table = new Table().Border(TableBorder.Horizontal).AddColumn("What carries the differences").AddColumn("By itself").AddColumn("With all it has a part in").AddColumn("Without evidence");
        foreach ((InputGroup group, SobolIndices index, int bare) in answer.Groups.Zip(answer.Indices, answer.WithoutEvidence).OrderByDescending(one => one.Second.Total.Value))
        {
            table.AddRow(new Text(group.Name), new Text(Estimate(index.First)), new Text(Estimate(index.Total)), new Text(Bare(group, bare)));
        }

        console.WriteLine();
        console.Write(table);
        console.WriteLine("Shares of the variance of the odds. \"±\" is the error of the simulation, 19 times in 20. A share below 0 is such an error and means about none. What a group carries only together with others counts in the third column for each of them. The last column says how many of the group's numbers no evidence stands behind.");
    }

    private static void PrintWarning(int draws, IEnumerable<IndexEstimate> estimates, IAnsiConsole console)
    {
        IndexEstimate[] all = [.. estimates];
        if (all.Count(one => one.IsWide) is int wide and > 0)
        {
            double needed = Math.Ceiling(all.Max(one => one.WorldsNeeded) * draws / 100) * 100;
            console.WriteLine();
            console.WriteLine($"Mind this: {Say.Count(wide)} of these {Say.Count(all.Length)} shares are known only within a range wider than 10 points. About --draws {needed.ToString("0", CultureInfo.InvariantCulture)} would narrow all of them to that.");
        }
    }

    private static void PrintTornado(ScenarioFile file, ForecastSensitivity answer, IAnsiConsole console)
    {
        if (answer.Central is not double central || answer.Tornado.Count == 0)
        {
            return;
        }

        Table table = new Table().Border(TableBorder.Horizontal).AddColumn("One number at a time").AddColumn("Low").AddColumn("Odds then").AddColumn("High").AddColumn("Odds then");
        TornadoBar[] seen = [.. answer.Tornado.Where(bar => bar.Length >= ShortestBar)];
        foreach (TornadoBar bar in seen)
        {
            table.AddRow(new Text(RunReport.NumberInWords(file, bar.Path)), new Text(Say.Digits(bar.Low)), new Text(Change(bar.AtLow, central)), new Text(Say.Digits(bar.High)), new Text(Change(bar.AtHigh, central)));
        }

        console.WriteLine();
        console.Write(table);
        console.WriteLine($"With every number at its central value the odds are {Say.Percent(central)}. Each row moves one number to its low and its high value (a tenth of worlds lie beyond either) and says by how many points the odds then move.{(seen.Length < answer.Tornado.Count ? $" Moving others that were tried ({Say.Count(answer.Tornado.Count - seen.Length)}) changes them by nothing worth telling." : "")}");
    }

    private static void PrintFindOut(ScenarioFile file, ForecastSensitivity answer, IAnsiConsole console)
    {
        Table table = new Table().Border(TableBorder.Horizontal).AddColumn("What to find out next").AddColumn("Assumed").AddColumn("Carries").AddColumn("Rests on");
        foreach (InputLean lean in answer.FindOut)
        {
            table.AddRow(
                new Text(RunReport.NumberInWords(file, lean.Path)), new Text(lean.Assumed), new Text(lean.Share is double share ? Share(share) : "is not varied"),
                new Text(lean.Evidence.Count == 0 ? "nothing" : string.Join(", ", lean.Evidence)));
        }

        console.WriteLine();
        console.Write(table);
        Unproven(answer, console);
        string[] bare = [.. answer.FindOut.Where(lean => lean.Evidence.Count == 0 && lean.Share is > 0).Select(lean => RunReport.NumberInWords(file, lean.Path))];
        console.WriteLine(bare.Length == 0
            ? "All of these rest on some evidence. \"Carries\" is the share of the variance that a straight line in the number explains by itself."
            : $"No evidence stands behind {Say.List(bare.Take(GroupsInSentence).ToArray())}{(bare.Length > GroupsInSentence ? $" and {Say.Count(bare.Length - GroupsInSentence)} more of these" : "")}: begin there. \"Carries\" is the share of the variance that a straight line in the number explains by itself.");
    }

    private static void Unproven(ForecastSensitivity answer, IAnsiConsole console)
    {
        (string Name, double Total, string Bare)[] groups = [.. answer.Groups.Zip(answer.Indices, answer.WithoutEvidence)
            .Where(one => one.Third > 0 && one.Second.Total.Value >= IndexEstimate.WideInterval)
            .OrderByDescending(one => one.Second.Total.Value)
            .Take(GroupsInSentence)
            .Select(one => (one.First.Name, one.Second.Total.Value, Bare(one.First, one.Third)))];
        console.WriteLine(groups.Length == 0
            ? "No group that carries a tenth or more has numbers without evidence."
            : $"Of the groups that carry a tenth or more, evidence is missing for {Say.List([.. groups.Select(one => $"{one.Name} ({one.Bare} numbers)")])}.");
    }

    private static string Bare(InputGroup group, int bare) => group.Places.Count == 0 ? "" : $"{Say.Count(bare)} of {Say.Count(group.Places.Count)}";

    private static void PrintTerms(ForecastSensitivity answer, IAnsiConsole console)
    {
        if (answer.Terms.Count == 0)
        {
            return;
        }

        TermSensitivity[] told = [.. answer.Terms.Where(term => term.IsTold)];
        string[] untold = [.. answer.Terms.Where(term => !term.IsTold).Select(term => term.Issue.Replace('-', ' '))];
        if (told.Length > 0)
        {
            Table table = new Table().Border(TableBorder.Horizontal).AddColumn("Where the terms land hangs most on").AddColumn("Group").AddColumn("By itself").AddColumn("With all it has a part in");
            foreach (TermSensitivity term in told)
            {
                foreach (((InputGroup group, SobolIndices index), int place) in answer.Groups.Zip(term.Indices).OrderByDescending(one => one.Second.Total.Value).Take(GroupsInSentence).Select((one, place) => (one, place)))
                {
                    table.AddRow(new Text(place == 0 ? term.Issue.Replace('-', ' ') : ""), new Text(group.Name), new Text(TermSensitivity.IsEnough(index.First) ? Estimate(index.First) : "unknown"), new Text(Estimate(index.Total)));
                }
            }

            console.WriteLine();
            console.Write(table);
            console.WriteLine("Only over draws in which the deal is made in all of the worlds that are set side by side; \"unknown\" where these are too few.");
            PrintWarning(answer.Draws, told.SelectMany(term => term.Indices.SelectMany(index => new[] { index.First, index.Total })).Where(TermSensitivity.IsEnough), console);
        }

        if (untold.Length > 0)
        {
            console.WriteLine();
            console.WriteLine($"Nothing is said of what moves the terms on {Say.List(untold)}: in too few draws is the deal made in all of the worlds that are set side by side. More draws would tell.");
        }
    }

    private static string Estimate(IndexEstimate estimate) => $"{Share(estimate.Value)} ± {Say.Number(estimate.HalfWidth * 100, 0)}";

    private static string Share(double share) => Math.Round(share * 100) is < 0 and double below ? $"−{Say.Number(-below, 0)} %" : $"{Say.Number(Math.Abs(Math.Round(share * 100)), 0)} %";

    private static string Change(double odds, double central) => double.IsNaN(odds) ? "" : Math.Round((odds - central) * 100, 1) switch
    {
        > 0 and double more => $"+{Say.Number(more, 1)}",
        < 0 and double less => $"−{Say.Number(-less, 1)}",
        _ => "0",
    };
}
