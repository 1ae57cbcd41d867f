using Entente.Ensembles;
using Entente.Questions;
using Entente.Reports;
using Entente.Scenarios;
using Entente.Talks;
using Spectre.Console;

namespace Entente.Cli;

/// <summary>The answer of `holds` in sentences and tables.</summary>
internal static class HoldsText
{
    private const int MostClauses = 6;

    /// <summary>A rise of a temptation that is worth a sentence, in utility.</summary>
    private const double WorthSaying = 0.002;

    private const double Most = 0.5;

    private const double Nearly = 0.5; // years: a median over few worlds may peak a little early

    private const double Nothing = 0.0005; // shows as 0.000

    private const double LeastError = 0.001; // as small as three decimals show

    public static void Print(Scenario scenario, HoldingAnswer answer, IAnsiConsole console)
    {
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{scenario.Title}[/]");
        PrintDeal(scenario, answer, console);
        if (answer.Followed == 0)
        {
            return;
        }

        PrintGains(scenario, answer, console);
        PrintSurvival(scenario, answer, console);
        PrintTemptation(scenario, answer, console);
        PrintClauses(scenario, answer, console);
        PrintSpoilers(scenario, answer, console);
        console.WriteLine();
        console.WriteLine($"\"±\" is {Odds.Meaning}; the assumptions of the file may be further off.");
    }

    private static void PrintDeal(Scenario scenario, HoldingAnswer answer, IAnsiConsole console)
    {
        string package = PackageProblem.Packages(scenario)[answer.Question.Package].Name ?? answer.Question.Package, years = Years(answer.Question.Years);
        int computed = answer.Draws - answer.Failed;
        if (answer.Question.Given is GivenTerms signed)
        {
            console.WriteLine($"These terms are signed as the {package} on {Say.Day(signed.Date)}, whatever talks would have brought, and followed for {years} in {Say.Count(answer.Followed)} worlds:");
            foreach ((int k, (string name, Issue issue)) in scenario.Issues.Index())
            {
                if (!double.IsNaN(signed.Terms[k]))
                {
                    console.WriteLine($"- {name}: {TermsWords.Of(issue, signed.Terms[k])}");
                }
            }

            console.WriteLine("What they do not name stands as it does that day.");
            if (answer.EndedByForce > 0)
            {
                console.WriteLine($"In {Say.Count(answer.EndedByForce)} more worlds the war is over by force before that day.");
            }
        }
        else
        {
            console.WriteLine($"In {Say.Count(answer.Followed)} of {Say.Count(computed)} worlds{(computed > 0 ? $" ({Say.Percent(answer.Followed / (double)computed)})" : "")} the {package} is agreed by {Say.Day(scenario.Until)}. "
                + (answer.Followed > 0 ? $"Each of these deals is followed for {years} from the day on which it is made." : "There is no deal to follow; --terms FILE follows given terms."));
        }

        if (answer.Failed > 0)
        {
            console.WriteLine($"{Say.Count(answer.Failed)} more worlds could not be computed.");
        }
    }

    private static void PrintGains(Scenario scenario, HoldingAnswer answer, IAnsiConsole console)
    {
        Heading("Who gains against no deal", console);
        Table table = new Table().Border(TableBorder.Horizontal).AddColumn("").AddColumn("Gain").AddColumn("Eight worlds in ten").AddColumn("If all kept it").AddColumn("No worse than no deal in");
        if (answer.Accepted is not null)
        {
            table.AddColumn("Refuses in");
        }

        foreach (HoldingActorOutcome one in answer.Actors)
        {
            string[] cells =
            [
                Actor(scenario, one.Actor) + (one.IsRequired ? "" : " (not asked)"), Mean(one.Gain), $"{Signed(one.Gain.P10!.Value)} to {Signed(one.Gain.P90!.Value)}", Mean(one.GainIfKept), Odds.Of(one.NotWorse),
                one.IsRequired ? Odds.Of(one.Refuses) : "",
            ];
            table.AddRow(cells.Take(table.Columns.Count).Select(cell => new Text(cell)));
        }

        console.Write(table);
        console.WriteLine("On a scale on which 0 are the worst terms for ever and 1 the best, seen from the day of the deal. The gain counts the danger that the deal is broken; \"if all kept it\" does not.");
        if (answer.Accepted is Chance accepted)
        {
            HoldingActorOutcome[] crossed = [.. answer.Actors.Where(one => one.Crosses.P > 0.005)];
            console.WriteLine($"Everybody whose consent is needed would take these terms in {Odds.Of(accepted)} of the worlds."
                + (crossed.Length > 0 ? $" They cross a red line of {Say.List([.. crossed.Select(one => $"{Actor(scenario, one.Actor)} in {Odds.Of(one.Crosses)}")])}, where it would refuse at any price." : "")
                + (answer.KeepsRules.P < 1 ? $" They keep the file's own rules on terms in {Odds.Of(answer.KeepsRules)}." : ""));
        }
    }

    private static void PrintSurvival(Scenario scenario, HoldingAnswer answer, IAnsiConsole console)
    {
        Heading("Would it hold?", console);
        ChanceByYear first = answer.Survival.FirstOrDefault(one => one.Years >= 1, answer.Survival[^1]), last = answer.Survival[^1];
        console.WriteLine($"Once made, the deal still stands after {Years(first.Years)} in {Odds.Of(first.P, first.Se)} of the worlds" + (last.Years > first.Years ? $" and after {Years(last.Years)} in {Odds.Of(last.P, last.Se)}." : "."));
        Table table = new Table().Border(TableBorder.Horizontal).AddColumn("After").AddColumn("It still stands");
        foreach (HoldingBreakerCourse one in answer.Breakers)
        {
            table.AddColumn($"Ended by {Breaker(scenario, one)}");
        }

        foreach ((int point, ChanceByYear at) in answer.Survival.Index().Where(one => one.Item.Years > 0 && (one.Item.Years == Math.Floor(one.Item.Years) || one.Index == answer.Survival.Count - 1)))
        {
            table.AddRow([new Text(Years(at.Years)), new Text(Odds.Of(at.P, at.Se)), .. answer.Breakers.Select(one => new Text(Odds.Of(one.Ended[point].P, one.Ended[point].Se)))]);
        }

        console.Write(table);
        console.WriteLine("Each row adds up to 100 %. The chances of each world follow from its own course of events; nothing is thrown for whether the deal breaks there.");
    }

    private static void PrintTemptation(Scenario scenario, HoldingAnswer answer, IAnsiConsole console)
    {
        if (answer.Breakers.Count == 0)
        {
            return;
        }

        Heading("Who is tempted, and when", console);
        double rearmed = Math.Min(scenario.Holding!.HoldsFor.Years, answer.Question.Years);
        foreach (HoldingBreakerCourse one in answer.Breakers.Where(one => one.Peak is not null))
        {
            TemptationByYear peak = one.Temptation.First(at => at.Years == one.Peak), first = one.Temptation[0];
            double? pays = one.Temptation.Where(at => at.Tempted.P50 > 0).Select(at => (double?)at.Years).FirstOrDefault();
            string when = pays is null ? "In the typical world breaking never pays"
                : pays == 0 ? "In the typical world breaking pays from the first day"
                : $"In the typical world breaking begins to pay after {Years(pays.Value)}";
            string most = peak.Tempted.P50 - first.Tempted.P50 < WorthSaying ? $"; the temptation is {Range(first.Tempted)} at first and hardly grows."
                : $"; the temptation grows from {Range(first.Tempted)} at first to {Range(peak.Tempted)} after {Years(peak.Years)}{(one.IsSpoiler || peak.Years < rearmed - Nearly ? "" : ", as the sides re-arm")}.";
            ChanceByYear opening = one.Yearly[0], closing = one.Yearly[^1];
            console.WriteLine($"- {Breaker(scenario, one)}: {when}{most} The chance of a breach from this side, while the deal stands, is {Odds.Of(opening.P, opening.Se)} in {(opening.Years < 1 ? "that time" : "the first year")}"
                + (one.Yearly.Count > 1 ? $" and {Odds.Of(closing.P, closing.Se)} in the last." : "."));
        }

        console.WriteLine("Temptation is what breaking the deal is worth (to a side the war after both have re-armed, to a spoiler life without the deal), less what the deal is worth to it and what breaking costs: "
            + "in the typical world (the median), and in brackets in eight worlds of ten. Above 0 breaking pays. A party below 0 breaks it too, but more rarely the further below it is.");
    }

    private static void PrintClauses(Scenario scenario, HoldingAnswer answer, IAnsiConsole console)
    {
        Heading("Which clause would make it hold better", console);
        ClauseEffect[] raising = [.. answer.Clauses.Where(one => one.Survival.IsClear && one.Survival.Difference > 0)];
        if (raising.Length == 0)
        {
            console.WriteLine("No single clause, chosen or moved otherwise, clearly raises the chance that it stands in the end.");
            return;
        }

        console.WriteLine($"The chance that it stands after {Years(answer.Question.Years)}, with one clause changed and all else as it is, in the same worlds:");
        foreach (ClauseEffect one in raising.Take(MostClauses))
        {
            string refused = one.NewlyRefused.Count > 0 ? $" But {Say.List([.. one.NewlyRefused.Select(actor => Actor(scenario, actor))])} would then refuse." : "";
            string already = one.Option is not null && one.Changed < 0.995 ? $" (agreed in {Say.Percent(1 - one.Changed!.Value)} of the worlds as it is)" : "";
            string rules = one.KeepsRules ? "" : " But it breaks a rule on terms of the file.";
            console.WriteLine($"- {Clause(scenario, one)}{already}: {ChangeText.Difference(one.Survival, true)}, to {Say.Percent(one.Survival.After!.Value)}.{refused}{rules}");
        }

        if (raising.Length > MostClauses)
        {
            console.WriteLine($"{Say.Count(raising.Length - MostClauses)} more {(raising.Length == MostClauses + 1 ? "raises" : "raise")} it less; --json lists all.");
        }

        string[] unwilling = [.. answer.Actors.Where(one => one.Refuses.P > Most).Select(one => Actor(scenario, one.Actor))];
        if (unwilling.Length > 0 || raising.Take(MostClauses).Any(one => one.NewlyRefused.Count > 0))
        {
            console.WriteLine("\"Would then refuse\" means in most of the worlds in which the change makes a difference" + (unwilling.Length > 0 ? $"; {Say.List(unwilling)}, which {(unwilling.Length == 1 ? "refuses" : "refuse")} the terms as they are in most worlds, {(unwilling.Length == 1 ? "is" : "are")} not named again." : "."));
        }
    }

    private static void PrintSpoilers(Scenario scenario, HoldingAnswer answer, IAnsiConsole console)
    {
        HoldingBreakerCourse[] spoilers = [.. answer.Breakers.Where(one => one.IsSpoiler)];
        if (spoilers.Length > 0)
        {
            Heading("What spoilers can do", console);
        }

        foreach (HoldingBreakerCourse one in spoilers)
        {
            string price = Price(one.Enforcement.P50!.Value, one.Enforcement.P90!.Value);
            console.WriteLine($"- Without {Breaker(scenario, one)} it would stand after {Years(answer.Question.Years)} in {Say.Percent(one.Without.After!.Value)} instead of {Say.Percent(one.Without.Before!.Value)} ({ChangeText.Difference(one.Without, true).Trim('(', ')')}). {price}");
        }

        if (spoilers.Length > 1)
        {
            console.WriteLine($"- Without any of them: {Say.Percent(answer.WithoutSpoilers.After!.Value)} ({ChangeText.Difference(answer.WithoutSpoilers, true).Trim('(', ')')}).");
        }
    }

    /// <summary>What breaking would have to cost more for it never to pay, in half of the worlds and in nine of ten.</summary>
    private static string Price(double half, double most) => most < Nothing ? "Breaking pays for them in hardly any world as it is."
        : half < Nothing ? $"In most worlds breaking never pays for them as it is; in nine of ten it would not if it cost {Say.Utility(most)} more."
        : $"For breaking never to pay for them it would have to cost {Say.Utility(half)} more in half of the worlds, and {Say.Utility(most)} more in nine of ten.";

    private static string Clause(Scenario scenario, ClauseEffect clause)
    {
        Issue issue = scenario.Issues[clause.Issue];
        if (issue is OptionsIssue options)
        {
            return $"{clause.Issue}: {options.Options[clause.Option!]}";
        }

        var points = ((ScaleIssue)issue).Scale.Points;
        return $"{clause.Issue} moved {Say.Number(Math.Abs(clause.Step), 0)} points towards \"{(clause.Step > 0 ? points[^1] : points[0]).Meaning}\"";
    }

    private static string Mean(Spread spread) => Signed(spread.Mean!.Value) + (spread.Se is double error ? $" ± {Say.Utility(Math.Max(LeastError, Odds.ErrorsInInterval * error))}" : "");

    private static string Range(Spread spread) => $"{Signed(spread.P50!.Value)} ({Signed(spread.P10!.Value)} to {Signed(spread.P90!.Value)})";

    private static string Signed(double utility)
    {
        string size = Say.Utility(Math.Abs(utility));
        return size == "0.000" ? size : (utility > 0 ? "+" : "−") + size;
    }

    private static string Years(double years) => years switch
    {
        1 => "a year",
        0.25 => "a quarter of a year",
        0.5 => "half a year",
        < 1 and not 0.75 => Weeks(years),
        _ => $"{Say.Number(years, 2)} years",
    };

    private static string Weeks(double years)
    {
        int weeks = Math.Max(1, (int)Math.Round(years * Duration.DaysInYear / 7));
        return weeks == 1 ? "a week" : $"{weeks} weeks";
    }

    private static void Heading(string title, IAnsiConsole console)
    {
        console.WriteLine();
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{title}[/]");
    }

    private static string Breaker(Scenario scenario, HoldingBreakerCourse one) => one.IsSpoiler ? scenario.Holding!.Spoilers[one.Key].Name ?? one.Key : Actor(scenario, one.Key);

    private static string Actor(Scenario scenario, string key) => scenario.Actors[key].Name ?? key;
}
