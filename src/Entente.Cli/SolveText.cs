using Entente.Deals;
using Entente.Questions;
using Entente.Reports;
using Entente.Scenarios;
using Entente.Talks;
using Entente.War;
using Spectre.Console;

namespace Entente.Cli;

/// <summary>The answer of `solve` in sentences and tables, for somebody who has only read the news.</summary>
internal static class SolveText
{
    private const int BarWidth = 10;

    // Half of the last digit that is printed: by less nobody gains or loses.
    private const double AsWithout = 0.0005;

    public static void Print(Scenario scenario, PackageSolution solution, SolveExtras extras, string? explained, ScenarioFile file, IAnsiConsole console)
    {
        PackageProblem problem = solution.Problem;
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{scenario.Title}[/]");
        console.WriteLine($"Package \"{problem.Package.Name ?? problem.Name}\" on {scenario.From.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}, with every uncertain number at its central value.");
        console.WriteLine();
        console.WriteLine(Answer(scenario, solution));
        if (Deadlines(scenario, solution) is string deadlines)
        {
            console.WriteLine(deadlines);
        }

        console.WriteLine();
        if (solution.Reference is DealPoint reference)
        {
            PrintTerms(scenario, solution, reference, console);
            PrintActors(scenario, solution, reference, console);
        }

        PrintNoDeal(scenario, problem, console);
        if (extras.Verdict is TermsVerdict verdict)
        {
            PrintVerdict(scenario, problem, verdict, extras.WithoutDeadlines, console);
        }

        SolvePictures.Print(scenario, problem, extras, console);

        if (explained is not null)
        {
            PrintExplanation(scenario, problem, explained, console);
            PrintEvidence(file, NumberEvidence.OfActor(file, explained), console);
        }
    }

    private static string Answer(Scenario scenario, PackageSolution solution)
    {
        PackageProblem problem = solution.Problem;
        string all = List(problem, i => problem.Roles[i] != DealRole.Outside, scenario);
        DealSpace space = solution.Space;
        if (space.Depth is not double depth)
        {
            if (!space.IsDecided)
            {
                return "Whether there are terms at all was not decided: there are more combinations of terms than the search may look at, and none of those it came to was feasible.";
            }

            IEnumerable<string> crossings = space.Crossings.Select(crossing =>
                $"on {problem.IssueNames[crossing.Issue]} those of {Join(crossing.Actors.Select(i => Name(scenario, problem.ActorNames[i])))}");
            return space.Crossings.Count > 0
                ? $"There is no deal: red lines cross, {Join(crossings)}. Whatever is agreed, somebody would refuse it at any price."
                : "There is no deal: the rules on terms and the red lines together leave nothing that could be agreed.";
        }

        string binding = Join(SolveJson.Binding(problem, space).Select(name => Name(scenario, name)));
        string caution = space.Closest!.Status switch
        {
            SolveStatus.LocalOptimum => " (What a deal that may break is worth has hills and valleys. These are the best terms found from many starts; better ones far from them cannot be ruled out.)",
            SolveStatus.Stopped => " (The search was stopped before it was sure; what follows is the best that was found.)",
            SolveStatus.NotConverged => " (The search stopped before it was sure.)",
            _ => "",
        };
        if (space.HasZone && !DealSpace.LeavesGains(depth))
        {
            return $"There are terms that leave nobody worse off than no deal, but none that {all} {Both(problem)} prefer to it: {binding} can gain nothing. A deal could just be signed, "
                + $"but nothing drives the talks towards it: `run` and `why` count it as no possible deal.{caution}";
        }

        return space.HasZone
            ? $"A deal is possible: there are terms that {all} {Both(problem)} prefer to no deal. Under the best terms for whoever gains least, nobody's gain is below {TermsWords.Utility(depth)}, on a scale from 0 (the worst terms) to 1 (the best); it is {binding} that cannot be given more at once.{caution}"
            : !space.IsDecided ? $"Whether there is a deal that {all} {Both(problem)} prefer to no deal was not decided. The closest terms that were found leave {binding} {TermsWords.Utility(-depth)} short of what no deal is worth, on a scale from 0 (the worst terms) to 1 (the best).{caution}"
            : $"There is no deal that {all} {Both(problem)} prefer to no deal. The closest terms leave {binding} {TermsWords.Utility(-depth)} short of what no deal is worth, on a scale from 0 (the worst terms) to 1 (the best).{caution}";
    }

    /// <summary>What deadlines that are in force on the first day do to the answer, or nothing if they matter to nobody.</summary>
    private static string? Deadlines(Scenario scenario, PackageSolution solution)
    {
        if (solution.WithoutDeadlines is not DealWithoutDeadlines without)
        {
            return null;
        }

        IReadOnlyList<double> worth = solution.Problem.DeadlineWorth;
        string[] told = [.. worth.Index().Where(one => one.Item > 0).Select(one => $"{TermsWords.Utility(one.Item)} to {Name(scenario, solution.Problem.ActorNames[one.Index])}")];
        string then = without.HasZone is not bool zone ? "Whether there would be a deal without it was not decided: the search was stopped after as much work as it may do."
            : without.Depth is not double depth ? "Without it there would be no deal either."
            : !zone && solution.Space.HasZone ? $"Without it there would be no deal: the closest terms would leave somebody {TermsWords.Utility(-depth)} short of what no deal is worth."
            : zone ? $"Without it a deal would be possible too, with gains of {TermsWords.Utility(depth)} or more."
            : $"Without it the closest terms would leave somebody {TermsWords.Utility(-depth)} short.";
        return $"This counts what agreeing before a deadline is worth on that day: {Join(told)}. {then}";
    }

    private static void PrintTerms(Scenario scenario, PackageSolution solution, DealPoint reference, IAnsiConsole console)
    {
        PackageProblem problem = solution.Problem;
        bool zone = solution.Space.HasZone;
        List<string> staying = [];
        Table table = new Table().Border(TableBorder.Horizontal)
            .AddColumns("Issue", "Today", "All could accept", zone ? "Where bargaining would land (Nash)" : "Closest terms");
        foreach ((string name, int k) in problem.IssueNames.Select((name, k) => (name, k)))
        {
            Issue issue = scenario.Issues[name];
            if (!problem.Package.Covers.Includes(name))
            {
                staying.Add(name);
                continue;
            }

            IssueRange? range = solution.Space.Ranges.FirstOrDefault(one => one.Issue == k);
            table.AddRow(
                new Text(name),
                new Text(TermsWords.Of(issue, problem.Today[k])),
                new Text(range is null ? "nothing" : Range(issue, range)),
                new Text(TermsWords.Of(issue, reference.Terms[k])));
        }

        console.Write(table);
        if (solution.Space.Ranges.Any(range => range.Status == SolveStatus.Stopped))
        {
            console.WriteLine("The search was stopped before it was sure what all could accept: more may be acceptable than is shown.");
        }

        if (staying.Count > 0)
        {
            console.WriteLine($"Outside this package, staying as today: {Join(staying)}.");
        }

        console.WriteLine();
    }

    private static string Range(Issue issue, IssueRange range) => issue switch
    {
        OptionsIssue options => string.Join("; ", range.Options.Select(option => options.Options[option].Value)),
        _ => TermsWords.Range(range.Low, range.High),
    };

    private static void PrintActors(Scenario scenario, PackageSolution solution, DealPoint reference, IAnsiConsole console)
    {
        PackageProblem problem = solution.Problem;
        DealValue value = problem.ValueOf(reference.Terms);
        bool hurries = solution.WithoutDeadlines is not null;
        string[] more = [.. hurries ? new[] { "Before the deadline" } : [], .. problem.MayBeBroken || hurries ? new[] { "Gain if it held" } : []];
        Table table = new Table().Border(TableBorder.Horizontal)
            .AddColumn("Actor").AddColumn("Part")
            .AddColumn(new TableColumn("No deal").NoWrap()).AddColumn(new TableColumn("This deal").NoWrap()).AddColumn(new TableColumn("Gain").NoWrap())
            .AddColumns(more);
        for (int i = 0; i < problem.ActorNames.Count; i++)
        {
            string[] cells =
            [
                Name(scenario, problem.ActorNames[i]),
                problem.Roles[i] switch { DealRole.Table => "at the table", DealRole.Consent => "must consent", _ => "left out" },
                $"{Bar(value.NoDeal[i])} {TermsWords.Utility(value.NoDeal[i])}",
                $"{Bar(value.Worth[i])} {TermsWords.Utility(value.Worth[i])}",
                Math.Abs(value.Gain(i)) < AsWithout ? "as without" : $"{(value.Gain(i) > 0 ? "gains" : "loses")} {TermsWords.Utility(Math.Abs(value.Gain(i)))}",
                .. hurries ? new[] { value.Deadline[i] > 0 ? $"+{TermsWords.Utility(value.Deadline[i])}" : "" } : [],
                TermsWords.Utility(value.GainIfHeld(i)),
            ];
            table.AddRow(cells.Take(table.Columns.Count).Select(cell => new Text(cell)));
        }

        console.WriteLine("What it is worth to each (0 = the worst terms on every issue, 1 = the best):");
        console.Write(table);
        foreach (LeftOutActor one in solution.LeftOut.Where(one => Math.Abs(value.Gain(one.Actor)) >= AsWithout))
        {
            string name = Name(scenario, problem.ActorNames[one.Actor]);
            console.WriteLine(one.Compensation > 0
                ? $"Left out and paying: {name}, {TermsWords.Utility(one.Compensation)} short of what no deal is worth to it; so much would make up for it."
                : $"Left out: {name}, {TermsWords.Utility(value.Gain(one.Actor))} better off than without a deal.");
        }

        string[] counted =
        [
            .. problem.MayBeBroken ? new[] { "the danger that somebody breaks the deal" } : [],
            .. hurries ? new[] { "what agreeing before a deadline is worth" } : [],
        ];
        if (counted.Length > 0)
        {
            console.WriteLine($"The gain, for which an actor signs, counts {Join(counted)}; the gain if it held does not.");
        }

        console.WriteLine();
    }

    private static void PrintNoDeal(Scenario scenario, PackageProblem problem, IAnsiConsole console)
    {
        console.WriteLine("What no deal is made of:");
        for (int i = 0; i < problem.ActorNames.Count; i++)
        {
            if (problem.Roles[i] != DealRole.Outside)
            {
                console.WriteLine($"  {Name(scenario, problem.ActorNames[i])}: {NoDealSentence(scenario, problem.Reservations[i])}");
            }
        }
    }

    // To a tenth, so that whoever multiplies and adds comes out where the sentence does.
    private static string Weight(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0} %");

    private static string NoDealSentence(Scenario scenario, NoDealValue noDeal) => noDeal switch
    {
        { Source: NoDealSource.Stated } => $"{TermsWords.Utility(noDeal.Value)}, as the file states.",
        { Source: NoDealSource.Fighting, Weights: FightingWeights weights, Stakes: WarStakes stakes } =>
            $"{TermsWords.Utility(noDeal.Value)} = {Weight(weights.AttackersTerms)} × {TermsWords.Utility(stakes.AttackerWins)} ({Leader(Side.Attacker, scenario)} wins)"
            + $" + {Weight(weights.DefendersTerms)} × {TermsWords.Utility(stakes.DefenderWins)} ({Leader(Side.Defender, scenario)} wins)"
            + $" + {Weight(weights.FightingOn)} × {TermsWords.Utility(stakes.EndlessWar)} (the war goes on).",
        { Source: NoDealSource.Lottery } => $"{TermsWords.Utility(noDeal.Value)}, what the war as one throw is worth, less its cost; --explain ACTOR shows how.",
        _ => $"{TermsWords.Utility(noDeal.Value)}, because everything stays as it is today.",
    };

    private static void PrintVerdict(Scenario scenario, PackageProblem problem, TermsVerdict verdict, TermsVerdict? withoutDeadlines, IAnsiConsole console)
    {
        console.WriteLine();
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]The terms in the file[/]: {(verdict.Accepted ? "everybody whose agreement is needed would accept them." : "they would not be accepted.")}");
        foreach (ActorVerdict actor in verdict.Actors)
        {
            string name = Name(scenario, problem.ActorNames[actor.Actor]);
            string red = Join(actor.CrossedRedLines.Select(issue => problem.IssueNames[issue]));
            string why = actor.Accepts ? $"accepts, gaining {TermsWords.Utility(actor.Gain)}"
                : red.Length > 0 ? $"refuses at any price: they cross its red line on {red}"
                : $"refuses: no deal is worth {TermsWords.Utility(-actor.Gain)} more to it";
            IEnumerable<TermsChange> changes = actor.Turns.Count > 0 ? actor.Turns.Take(1) : actor.JointTurn;
            string turn = Join(changes.Select(change => $"{problem.IssueNames[change.Issue]} at {TermsWords.Of(scenario.Issues[change.Issue].Value, change.To)}")) is { Length: > 0 } to
                ? $" It would accept with {to}{(actor.JointTurn.Count > 0 ? " together" : "")}."
                : actor.Accepts ? "" : " No change of one or two issues would make it accept.";
            console.WriteLine($"  {name} {why}.{turn}");
        }

        if (withoutDeadlines is not null && withoutDeadlines.Accepted != verdict.Accepted)
        {
            console.WriteLine("  That counts what agreeing before a deadline is worth. Without it they would not be accepted.");
        }

        if (verdict.BrokenRules.Count + verdict.BrokenSums.Count > 0)
        {
            console.WriteLine("  They break a rule on terms of the scenario.");
        }

        if (verdict.Improvement is DealPoint better)
        {
            IEnumerable<string> improved = problem.IssueNames.Index().Where(issue => Math.Abs(better.Terms[issue.Index] - verdict.Point.Terms[issue.Index]) > 0.05)
                .Select(issue => $"{issue.Item} at {TermsWords.Of(scenario.Issues[issue.Item], better.Terms[issue.Index])}");
            console.WriteLine($"  Nobody would be worse off, and the table better, with {Join(improved)}.");
        }
    }

    private static void PrintExplanation(Scenario scenario, PackageProblem problem, string actor, IAnsiConsole console)
    {
        int i = problem.ActorNames.Index().First(one => one.Item == actor).Index;
        console.WriteLine();
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{Name(scenario, actor)}, with the numbers put in[/]");
        foreach (string line in Explanation.Of(scenario, problem, i))
        {
            console.WriteLine($"  {line}");
        }
    }

    private static void PrintEvidence(ScenarioFile file, IReadOnlyList<NumberEvidence> numbers, IAnsiConsole console)
    {
        if (numbers.Count == 0)
        {
            return;
        }

        console.WriteLine();
        console.WriteLine("What its numbers rest on:");
        HashSet<string> told = new(StringComparer.Ordinal);
        foreach (IGrouping<string, NumberEvidence> group in numbers.Where(one => one.Evidence.Count > 0).GroupBy(one => string.Join(' ', one.Evidence.Select(piece => piece.Key)), StringComparer.Ordinal))
        {
            console.WriteLine($"  {string.Join(", ", group.Select(one => $"{one.Number.Path} = {file.AsWritten(one.Number)}"))}");
            foreach ((string name, PieceOfEvidence piece) in group.First().Evidence)
            {
                console.WriteLine(told.Add(name) ? $"    {NumberEvidence.Words(name, piece, file.Scenario!)}" : $"    {name}, as above");
            }
        }

        NumberInFile[] bare = [.. numbers.Where(one => one.Evidence.Count == 0).Select(one => one.Number)];
        if (bare.Length > 0)
        {
            console.WriteLine($"  On nothing that the file names ({Say.Many(bare.Length, "number")}):");
            foreach (IGrouping<string, NumberInFile> owner in bare.GroupBy(one => one.Path[..one.Path.LastIndexOf('.')], StringComparer.Ordinal))
            {
                console.WriteLine($"    {owner.Key}: {string.Join(", ", owner.Select(one => $"{one.Path[(owner.Key.Length + 1)..]} {file.AsWritten(one)}"))}");
            }
        }
    }

    /// <summary>A value of an issue as a word or a number.</summary>
    public static string Short(PackageProblem problem, int issue, double value) => problem.OptionName(issue, value) ?? TermsWords.Number(value);

    private static string Bar(double utility)
    {
        int full = (int)Math.Round(Math.Clamp(utility, 0, 1) * BarWidth);
        return new string('█', full) + new string('░', BarWidth - full);
    }

    private static string Leader(Side side, Scenario scenario) => Name(scenario, StandingTerms.Lead(side, scenario));

    private static string Name(Scenario scenario, string actor) => scenario.Actors[actor].Name ?? actor;

    private static string List(PackageProblem problem, Func<int, bool> isMeant, Scenario scenario) =>
        Join(Enumerable.Range(0, problem.ActorNames.Count).Where(isMeant).Select(i => Name(scenario, problem.ActorNames[i])));

    private static string Join(IEnumerable<string> items)
    {
        string[] all = [.. items];
        return all.Length <= 1 ? string.Concat(all) : string.Join(", ", all[..^1]) + " and " + all[^1];
    }

    private static string Both(PackageProblem problem) => problem.Roles.Count(role => role != DealRole.Outside) == 2 ? "both" : "all";
}
