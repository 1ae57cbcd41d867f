using Entente.Ensembles;
using Entente.Questions;
using Entente.Reports;
using Entente.Reports.Runs;
using Entente.Scenarios;
using Entente.Talks;
using Spectre.Console;

namespace Entente.Cli;

/// <summary>The answer of `run` in sentences and tables, for somebody who has only read the news.</summary>
internal static class RunText
{
    private const int InputsShown = 3;

    /// <summary>A share of draws below which an obstacle is left to the report.</summary>
    private const double WorthSaying = 0.05;

    public static void Print(RunResults results, string folder, IAnsiConsole console)
    {
        Scenario scenario = results.File.Scenario!;
        Forecast forecast = results.Forecast;
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{scenario.Title}[/]");
        console.WriteLine($"{(forecast.Draws == 1 ? "One world, with a" : forecast.Draws.ToString("N0", CultureInfo.InvariantCulture) + " worlds, each with its own")} draw of every uncertain number, from {Day(scenario.From)} to {Day(scenario.Until)}.");
        RunSentences says = new(results);
        if (says.Failures.Length > 0)
        {
            console.WriteLine(says.Failures);
        }

        Section(console, "The odds");
        console.WriteLine(string.Join(' ', new[] { says.Agreement, says.FromWorldToWorld, says.LastDay }.Where(text => text.Length > 0)));
        PrintDates(scenario, forecast, console);
        PrintQuestions(forecast, console);
        if (says.ToldInstead.Length > 0)
        {
            console.WriteLine();
            console.WriteLine(says.ToldInstead);
        }

        PackageForecast told = forecast.Packages[forecast.ToldPackage];
        if (says.TellsOfADeal)
        {
            Section(console, $"Where the terms would land ({PackageName(scenario, forecast.ToldPackage)}: {Odds.Told(told.Chance)} of the worlds)");
            PrintTerms(scenario, told, console);
            Section(console, "Who gains and who pays");
            PrintGains(scenario, told, console);
            Section(console, "Would it hold?");
            console.WriteLine(says.Holding);
        }

        if (forecast.Obstacles.Draws > 0)
        {
            Section(console, "What stood in the way");
            console.WriteLine(InTheWay(scenario, forecast, says));
        }

        Section(console, "What this leans on");
        PrintLeans(results, console);
        console.WriteLine();
        console.WriteLine(says.SimulationError);
        string report = Path.Combine(folder, RunResults.ReportFile);
        console.WriteLine(File.Exists(report) ? $"Report: {report}" : $"Results: {folder}");
    }

    private static void Section(IAnsiConsole console, string heading)
    {
        console.WriteLine();
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{heading}[/]");
    }

    private static void PrintDates(Scenario scenario, Forecast forecast, IAnsiConsole console)
    {
        HashSet<DateOnly> marked = [.. scenario.Deadlines.Values.Select(deadline => deadline.Date), .. scenario.Questions.Values.Select(question => question.Day), scenario.Until];
        Table table = new Table().Border(TableBorder.Horizontal).AddColumn("Agreed at least once by");
        foreach (string package in forecast.Packages.Names)
        {
            table.AddColumn(new TableColumn(new Text(PackageName(scenario, package))));
        }

        foreach (IGrouping<DateOnly, AgreedBy> day in forecast.By.GroupBy(one => one.Date).Where(day => marked.Contains(day.Key) || day.Key.Month % 3 == 0))
        {
            table.AddRow([new Text(Occasion(scenario, day.Key)), .. day.Select(one => new Text(Odds.Told(one.Chance)))]);
        }

        console.WriteLine();
        console.Write(table);
    }

    private static string Occasion(Scenario scenario, DateOnly date)
    {
        string? deadline = scenario.Deadlines.Where(one => one.Value.Date == date).Select(one => one.Value.Name ?? one.Key).FirstOrDefault();
        return deadline is null ? Day(date) : $"{Day(date)} ({deadline})";
    }

    private static void PrintQuestions(Forecast forecast, IAnsiConsole console)
    {
        if (forecast.Questions.Count == 0)
        {
            return;
        }

        Table table = new Table().Border(TableBorder.Horizontal).AddColumn("Question").AddColumn(new TableColumn("Yes").NoWrap());
        foreach (QuestionForecast question in forecast.Questions.Values)
        {
            table.AddRow(new Text(question.Asks), new Text(Odds.Told(question.Chance)));
        }

        console.WriteLine();
        console.Write(table);
    }

    private static void PrintTerms(Scenario scenario, PackageForecast told, IAnsiConsole console)
    {
        Table table = new Table().Border(TableBorder.Horizontal).AddColumns("Issue", "Today", "Four worlds in five", "In the middle");
        double[] today = StandingTerms.Today(scenario, number => number.Central);
        foreach ((string name, TermsSpread terms) in told.Terms)
        {
            scenario.Issues.TryIndexOf(name, out int k);
            Issue issue = scenario.Issues[k].Value;
            (string range, string middle) = terms.Share is Named<double?> shares
                ? (Shares((OptionsIssue)issue, shares), TermsWords.Of(issue, ((OptionsIssue)issue).Options.Names.Index().MaxBy(option => shares[option.Item]).Index))
                : (TermsWords.Range(terms.P10!.Value, terms.P90!.Value), TermsWords.WithError(issue, terms.P50!.Value, terms.P50Se));
            table.AddRow(new Text(name), new Text(TermsWords.Of(issue, today[k])), new Text(range), new Text(middle));
        }

        console.Write(table);
    }

    private static string Shares(OptionsIssue issue, Named<double?> shares) => string.Join("; ", shares.Where(option => option.Value >= 0.005).OrderByDescending(option => option.Value)
        .Select(option => $"{issue.Options[option.Key]} {Percent(option.Value)}"));

    private static void PrintGains(Scenario scenario, PackageForecast main, IAnsiConsole console)
    {
        string counted = Counted(scenario);
        Table table = new Table().Border(TableBorder.Horizontal).AddColumns(["Actor", "Part", "No deal", "This deal", "Gain, four worlds in five", "", .. counted.Length > 0 ? ["If it held"] : Array.Empty<string>()]);
        foreach ((string name, Actor actor) in scenario.Actors)
        {
            Spread gain = main.Gain[name];
            string[] cells =
            [
                actor.Name ?? name,
                actor.Role switch { Role.Table => "at the table", Role.Consent => "must consent", _ => "left out" },
                Utility(main.NoDeal[name].Mean),
                Utility(main.Worth[name].Mean),
                gain.Draws > 0 ? Range(Utility(gain.P10), Utility(gain.P90)) : "",
                gain.P50 is not double middle ? "" : middle > 0.0005 ? "gains" : middle < -0.0005 ? "pays" : "as without",
                .. counted.Length > 0 ? [Utility(main.GainIfHeld[name].Mean)] : Array.Empty<string>(),
            ];
            table.AddRow(cells.Select(cell => new Text(cell)));
        }

        console.Write(table);
        console.WriteLine("What it is worth to each on average when it is agreed: 0 = the worst terms on every issue, 1 = the best." + counted);
    }

    /// <summary>What a gain counts beyond the terms, where the file has anything of it.</summary>
    private static string Counted(Scenario scenario) =>
        (scenario.Holding is not null, scenario.Deadlines.Values.Any(deadline => deadline.MattersTo.Count > 0)) switch
        {
            (true, true) => " The gain is what they sign for: it counts that the deal may be broken, and deadlines; \"if it held\" counts neither.",
            (true, false) => " The gain is what they sign for: it counts that the deal may be broken; \"if it held\" does not.",
            (false, true) => " The gain is what they sign for: it counts what meeting a deadline is worth; \"if it held\" does not.",
            _ => "",
        };

    private static string InTheWay(Scenario scenario, Forecast forecast, RunSentences says)
    {
        Obstacles obstacles = forecast.Obstacles;
        List<string> sentences = [says.InTheWay];
        KeyValuePair<string, double>[] heldBack = [.. obstacles.HeldBack.Where(one => one.Value >= WorthSaying).Take(InputsShown)];
        if (heldBack.Length > 0)
        {
            sentences.Add($"Where there never were any, whoever even the best terms gave too little was most often {Join(heldBack.Select(one => $"{Name(scenario, one.Key)} ({Percent(one.Value)})"))}.");
        }

        KeyValuePair<string, double>[] redLines = [.. obstacles.RedLines.Where(one => one.Value >= WorthSaying).Take(InputsShown)];
        if (redLines.Length > 0)
        {
            sentences.Add($"Red lines left nothing to agree on over {Join(redLines.Select(one => $"{one.Key.Replace('-', ' ')} ({Percent(one.Value)})"))}.");
        }

        return string.Join(' ', sentences);
    }

    private static void PrintLeans(RunResults results, IAnsiConsole console)
    {
        Forecast forecast = results.Forecast;
        InputLean pace = forecast.LeansOn[0];
        console.WriteLine($"How fast talks conclude once a deal is possible was assumed, not known: {pace.Path} {pace.Assumed} a year ({Evidence(pace)}){Explains(pace)}.");
        InputLean[] others = [.. forecast.LeansOn.Skip(1)];
        if (others.Length == 0)
        {
            console.WriteLine("No other number shows, in so many draws, an effect on the odds that could not be chance.");
            return;
        }

        Print("Of the numbers that no evidence stands behind, the odds move most with", $"No {(pace.Evidence.Count == 0 ? "other " : "")}number without evidence shows", [.. others.Where(lean => lean.Evidence.Count == 0)]);
        Print("Of those with evidence, the odds move most with", $"No {(pace.Evidence.Count == 0 ? "" : "other ")}number with evidence shows", [.. others.Where(lean => lean.Evidence.Count > 0)]);

        void Print(string beginning, string none, InputLean[] leans)
        {
            if (leans.Length == 0)
            {
                console.WriteLine($"{none}, in so many draws, an effect on the odds that could not be chance.");
            }
            else
            {
                console.WriteLine($"{beginning} {Join(leans.Take(InputsShown).Select(lean => $"{RunReport.NumberInWords(results, lean.Path)} ({lean.Assumed}{Explains(lean)})"))}.");
            }
        }

        static string Evidence(InputLean lean) => lean.Evidence.Count switch
        {
            0 => "no evidence named",
            1 => "one piece of evidence",
            int many => $"{many.ToString(CultureInfo.InvariantCulture)} pieces of evidence",
        };

        static string Explains(InputLean lean) => lean.Share is double share ? $", {Percent(share)} of the variance" : "";
    }

    private static string PackageName(Scenario scenario, string package) => PackageProblem.Packages(scenario)[package].Name ?? package;

    private static string Name(Scenario scenario, string actor) => scenario.Actors[actor].Name ?? actor;

    private static string Day(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Utility(double? value) => value is double known ? TermsWords.Utility(known) : "";

    private static string Range(string low, string high) => low == high ? low : $"{low} to {high}";

    private static string Percent(double? share) => share is double known
        ? known is > 0 and < 0.005 ? "under 1 %" : (known * 100).ToString("0", CultureInfo.InvariantCulture) + " %"
        : "unknown";

    private static string Join(IEnumerable<string> items)
    {
        string[] all = [.. items];
        return all.Length <= 1 ? string.Concat(all) : string.Join(", ", all[..^1]) + " and " + all[^1];
    }
}
