using Entente.Deals;
using Entente.Ensembles;
using Entente.Pages;
using Entente.Scenarios;
using Entente.Talks.FirstDay;
using Entente.War;

namespace Entente.Answers.Solve;

/// <summary>The answer of `solve`: whether there is a deal on the first day, where it would land, and what no deal is made of; what was
/// asked for beyond that comes first.</summary>
internal static class SolvePage
{
    private const double AsWithout = 0.0005; // half of the last digit printed: by less nobody gains or loses

    /// <summary>The page.</summary>
    /// <param name="file">The scenario file, without errors.</param>
    /// <param name="solution">The package, solved.</param>
    /// <param name="extras">What was asked for beyond the deal space.</param>
    /// <param name="explained">The actor whose value of no deal is explained; null for none.</param>
    /// <param name="asked">How it was asked.</param>
    public static Page Of(ScenarioFile file, PackageSolution solution, SolveExtras extras, string? explained, AskedAs asked)
    {
        Scenario scenario = file.Scenario!;
        PackageProblem problem = solution.Problem;
        string? deadlines = Deadlines(scenario, solution);
        return asked.Page(
            scenario,
            $"Package \"{problem.Package.Name ?? problem.Name}\" on {Say.Day(scenario.From)}, with every uncertain number at its "
                + "central value.",
            [
                .. extras.Terms is TermsAnswer terms ? [TermsPage.Of(terms)] : Array.Empty<Section>(),
                .. extras is { Pair: (int first, int second), Frontier: ParetoFrontier frontier }
                    ? [Frontier(scenario, problem, first, second, frontier)] : Array.Empty<Section>(),
                .. extras is { Issues: (int x, int y), Region: AcceptableRegion region }
                    ? [Region(scenario.Issues[x], scenario.Issues[y], region)]
                        : Array.Empty<Section>(),
                new("Is there a deal?", [new Paragraph(Answer(scenario, solution)) { IsMain = true },
                    .. After(scenario, problem) is string after ? [new Paragraph(after)] : Array.Empty<Block>(),
                    .. scenario.Talks.Anticipate ? [new Paragraph(Waiting(scenario, problem))] : Array.Empty<Block>(),
                    .. deadlines is null ? Array.Empty<Block>() : [new Paragraph(deadlines)]]),
                .. solution.Reference is DealPoint reference ? [Terms(scenario, solution, reference), Actors(scenario, solution, reference)]
                    : Array.Empty<Section>(),
                .. Rules(scenario, solution),
                NoDeal(scenario, problem),
                .. explained is null ? Array.Empty<Section>() : Explained(file, problem, explained),
            ]);
    }

    /// <summary>Whether there is a deal, in sentences.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="solution">The package, solved.</param>
    public static string Answer(Scenario scenario, PackageSolution solution)
    {
        PackageProblem problem = solution.Problem;
        string all = List(problem, i => problem.Roles[i].IsRequired, scenario), otherwise = Otherwise(scenario);
        DealSpace space = solution.Space;
        if (space.Depth is not double depth)
        {
            if (!space.IsDecided)
            {
                return "Whether there are terms at all was not decided: there are more combinations of terms than the search may look at, "
                    + "and none of those it came to was feasible.";
            }

            IEnumerable<string> crossings = space.Crossings.Select(crossing =>
                $"on {TermsWords.Spaced(problem.IssueNames[crossing.Issue])} those "
                    + $"of {Join(crossing.Actors.Select(i => scenario.NameOf(problem.ActorNames[i])))}");
            return space.Crossings.Count > 0
                ? $"There is no deal: red lines cross, {Join(crossings)}. Whatever is agreed, somebody would refuse it at any price."
                : "There is no deal: the rules on terms and the red lines together leave nothing that could be agreed.";
        }

        string worst = UtilityScale.Worst(scenario);
        string binding = Join(space.Closest!.Binding.Select(i => scenario.NameOf(problem.ActorNames[i])));
        string caution = space.Closest!.Status switch
        {
            SolveStatus.LocalOptimum => " (What a deal that may break is worth has hills and valleys. These are the best terms found from "
                + "many starts; better ones far from them cannot be ruled out.)",
            SolveStatus.Stopped => " (The search was stopped before it was sure; what follows is the best that was found.)",
            SolveStatus.NotConverged => " (The search stopped before it was sure.)",
            SolveStatus.Converged => "",
        };
        if (space.HasZone && !DealSpace.LeavesGains(depth))
        {
            return $"There are terms that leave nobody worse off than {otherwise}, but none that {all} {Both(problem)} prefer to it: "
                + $"{binding} can gain nothing. A deal could just be signed, "
                + $"but nothing drives the talks towards it: `run` and `why` count it as no possible deal.{caution}";
        }

        return space.HasZone
            ? $"A deal is possible: there are terms that {all} {Both(problem)} prefer to {otherwise}. Under the best terms for whoever "
                + $"gains least, nobody's gain is below {TermsWords.Utility(depth)}, on a scale from 0 ({worst}) to 1 (the best); "
                + $"it is {binding} that cannot be given more at once.{caution}"
            : !space.IsDecided ? $"Whether there is a deal that {all} {Both(problem)} prefer to {otherwise} was not decided. The closest "
                + $"terms that were found leave {binding} {TermsWords.Utility(-depth)} short of what {otherwise} is worth, on a scale from "
                + $"0 ({worst}) to 1 (the best).{caution}"
            : $"There is no deal that {all} {Both(problem)} prefer to {otherwise}. The closest terms "
                + $"leave {binding} {TermsWords.Utility(-depth)} short of what {otherwise} is worth, on a scale from 0 ({worst}) "
                + $"to 1 (the best).{caution}";
    }

    /// <summary>What a later phase is measured from, and how long a package runs.</summary>
    private static string? After(Scenario scenario, PackageProblem problem)
    {
        string? course = CourseWords.Of(problem.Name, scenario);
        if (problem.Package.After.Count == 0)
        {
            return course;
        }

        string before = Words.The(scenario.AllPackages[problem.Earlier?.Package ?? problem.Package.After[0]].Name
            ?? Words.Issue(problem.Earlier?.Package ?? problem.Package.After[0]));
        string measured = problem.Earlier is EarlierDeal earlier
            ? $"It comes after {before}. All here is as of that being in force, on the day on which it is made, at its "
                + $"{problem.Rule.Name} terms: "
                + string.Join("; ", scenario.Issues.Index()
                    .Where(issue => scenario.AllPackages[earlier.Package].Covers.Includes(issue.Item.Key))
                    .Select(issue => $"{Words.Issue(issue.Item.Key)}: {TermsWords.Of(issue.Item.Value, earlier.Terms[issue.Index])}"))
                + ". Where this page says \"no deal\", that deal and what follows it is meant."
            : $"It comes after {before}, which has no terms that all accept: so all here is as of no deal.";
        return course is null ? measured : $"{measured} {course}";
    }

    /// <summary>What a deal is held against.</summary>
    private static string Otherwise(Scenario scenario) => scenario.Talks.Anticipate ? "waiting" : "no deal";

    /// <summary>What waiting is, and what it adds to no deal.</summary>
    private static string Waiting(Scenario scenario, PackageProblem problem)
    {
        WaitingValue waiting = problem.Waiting;
        string[] added = [.. waiting.Worth.Index().Where(one => problem.Roles[one.Index].IsRequired)
            .Select(one => $"{(one.Item < 0 ? "−" : "+")}{TermsWords.Utility(Math.Abs(one.Item))} "
                + $"for {scenario.NameOf(problem.ActorNames[one.Index])}")];
        string rate = waiting.Rate == 0 ? "Talks on this package would come to nothing"
            : $"Talks on this package would conclude at a rate of {Say.Number(waiting.Rate, 2)} a year";
        string caution = waiting.IsSettled ? "" : " (The rate and what follows from it do not quite meet: where they should, terms jump "
            + "from one option to another.)";
        return $"Everybody counts with later talks: waiting is no deal and the chance of a deal later. Over no deal that is {Join(added)}. "
            + $"{rate}.{caution} Gains in the tables are over no deal at all.";
    }

    /// <summary>What deadlines that are in force on the first day do to the answer, or null if they matter to nobody.</summary>
    private static string? Deadlines(Scenario scenario, PackageSolution solution)
    {
        if (solution.WithoutDeadlines is not DealWithoutDeadlines without)
        {
            return null;
        }

        IReadOnlyList<double> worth = solution.Problem.DeadlineWorth;
        string[] told = [.. worth.Index().Where(one => one.Item > 0)
            .Select(one => $"{TermsWords.Utility(one.Item)} to {scenario.NameOf(solution.Problem.ActorNames[one.Index])}")];
        string then = without.HasZone is not bool zone ? "Whether there would be a deal without it was not decided: the search was stopped "
            + "after as much work as it may do."
            : without.Depth is not double depth ? "Without it there would be no deal either."
            : !zone && solution.Space.HasZone ? "Without it there would be no deal: the closest terms would leave "
                + $"somebody {TermsWords.Utility(-depth)} short of what no deal is worth."
            : zone ? $"Without it a deal would be possible too, with gains of {TermsWords.Utility(depth)} or more."
            : $"Without it the closest terms would leave somebody {TermsWords.Utility(-depth)} short.";
        return $"This counts what agreeing before a deadline is worth on that day: {Join(told)}. {then}";
    }

    private static Section Terms(Scenario scenario, PackageSolution solution, DealPoint reference)
    {
        PackageProblem problem = solution.Problem;
        bool zone = solution.Space.HasZone;
        TermsOrigin?[] origins = problem.Origins(reference.Terms);
        Words words = new(scenario);
        string[] staying = [.. problem.IssueNames.Where(name => !problem.Package.Covers.Includes(name)).Select(TermsWords.Spaced)];
        DataTable table = new(
            "Terms that all could accept, each issue by itself, and the terms of one deal",
            ["Issue", "Today", "All could accept", zone ? $"Where bargaining would land ({solution.Problem.Rule.Name})" : "Closest terms"],
            [
                .. from one in problem.IssueNames.Index()
                   where problem.Package.Covers.Includes(one.Item)
                   let issue = scenario.Issues[one.Item]
                   let range = solution.Space.Ranges.FirstOrDefault(range => range.Issue == one.Index)
                   select new ValueList<string>(
                   [
                       TermsWords.Spaced(one.Item), TermsWords.Of(issue, problem.Today[one.Index]), range is null
                           ? "nothing" : Range(issue, range), TermsWords.Of(issue, reference.Terms[one.Index])
                           + (origins[one.Index] is TermsOrigin origin
                               ? $", {OriginWords.Of(TermsFrom.Of(origin, problem.ActorNames), words)}" : ""),
                   ]),
            ]);
        return new(zone ? "Where it would land" : "The closest terms",
        [
            table,
            .. solution.Space.Ranges.Any(range => range.Status == SolveStatus.Stopped)
                ? [new Paragraph("The search was stopped before it was sure what all could accept: more may be acceptable than is shown.")]
                    : Array.Empty<Block>(),
            .. from issue in problem.IssueNames
               from one in problem.Package.Failures(issue, scenario)
               select new Paragraph(
                   $"{Say.Capital(words.Actor(one.Key))} is not asked and does not carry out {TermsWords.Spaced(issue)} with a chance "
                   + $"of {Say.Percent(one.Value.Central)}: gains count what is then to be expected."),
            .. InParts(scenario, problem, reference).Select(text => new Paragraph(text)),
            .. staying.Length > 0 ? [new Paragraph($"Outside this package, staying as today: {Join(staying)}.")] : Array.Empty<Block>(),
        ]);
    }

    /// <summary>Issues counted in whole units on which the terms are none.</summary>
    private static IEnumerable<string> InParts(Scenario scenario, PackageProblem problem, DealPoint reference) =>
        from issue in scenario.Issues.Index()
        where problem.Package.Covers.Includes(issue.Item.Key) && issue.Item.Value is ScaleIssue { Scale.Whole: true }
        let own = ((ScaleIssue)issue.Item.Value).Scale.Own(reference.Terms[issue.Index])
        where Math.Round(own) != own
        select $"On {TermsWords.Spaced(issue.Item.Key)} no whole number near these terms was found that all accept and the rules of the "
            + $"file allow: they stand at {Say.Number(own, 2)}.";

    private static string Range(Issue issue, IssueRange range) => issue switch
    {
        OptionsIssue options => string.Join("; ", range.Options.Select(option => options.Options[option].Value)),
        _ => TermsWords.Range(issue, range.Low, range.High),
    };

    private static Section Actors(Scenario scenario, PackageSolution solution, DealPoint reference)
    {
        PackageProblem problem = solution.Problem;
        DealValue value = problem.ValueOf(reference.Terms);
        bool hurries = solution.WithoutDeadlines is not null, counts = problem.MayBeBroken || hurries;
        DataTable table = new(
            $"What it is worth to each (0 = {UtilityScale.Worst(scenario)} on every issue, 1 = the best)",
            [
                "Actor", "Part", Column.Utility("No deal"), Column.Utility("This deal"), Column.Number("Gain"),
                .. hurries ? [Column.Number("Before the deadline")] : Array.Empty<Column>(),
                .. counts ? [Column.Number("Gain if it held")] : Array.Empty<Column>(),
            ],
            [
                .. from i in Enumerable.Range(0, problem.ActorNames.Count)
                   select new ValueList<string>(
                   [
                       scenario.NameOf(problem.ActorNames[i]), problem.Roles[i].InWords, TermsWords.Utility(value.NoDeal[i]),
                           TermsWords.Utility(value.Worth[i]),
                       Math.Abs(value.Gain(i)) < AsWithout
                           ? "as without" : $"{(value.Gain(i) > 0 ? "gains" : "loses")} {TermsWords.Utility(Math.Abs(value.Gain(i)))}",
                       .. hurries ? [value.Deadline[i] > 0 ? $"+{TermsWords.Utility(value.Deadline[i])}" : ""] : Array.Empty<string>(),
                       .. counts ? [TermsWords.Utility(value.GainIfHeld(i))] : Array.Empty<string>(),
                   ]),
            ]);
        string[] counted =
        [
            .. problem.MayBeBroken ? new[] { "the danger that somebody breaks the deal" } : [],
            .. hurries ? new[] { "what agreeing before a deadline is worth" } : [],
        ];
        return new("Who gains and who pays",
        [
            table,
            .. solution.LeftOut.Where(one => Math.Abs(value.Gain(one.Actor)) >= AsWithout)
                .Select(one => new Paragraph(LeftOut(scenario.NameOf(problem.ActorNames[one.Actor]), one, value))),
            .. counted.Length > 0 ? [
                new Paragraph($"The gain, for which an actor signs, counts {Join(counted)}; the gain if it held does not.")]
                : Array.Empty<Block>(),
        ]);
    }

    private static string LeftOut(string name, LeftOutActor one, DealValue value) => one.Compensation > 0
        ? $"Left out and paying: {name}, {TermsWords.Utility(one.Compensation)} short of what no deal is worth to it; so much would "
            + "make up for it."
        : $"Left out: {name}, {TermsWords.Utility(value.Gain(one.Actor))} better off than without a deal.";

    /// <summary>What the rules of bargaining lead to, beside each other.</summary>
    private static IEnumerable<Section> Rules(Scenario scenario, PackageSolution solution)
    {
        (PackageProblem problem, RuleSolution[] rules) = (solution.Problem, [.. solution.Space.Solutions]);
        if (rules.Length < 2)
        {
            yield break;
        }

        Column[] columns = [.. rules.Select(rule => Column.Number(rule.Rule.Name))];
        DealValue[] values = [.. rules.Select(rule => problem.ValueOf(rule.Point.Terms))];
        yield return new("What other bargaining rules lead to",
        [
            new DataTable(
                "Terms",
                ["Issue", .. columns],
                [
                    .. from one in problem.IssueNames.Index()
                       where problem.Package.Covers.Includes(one.Item)
                       select new ValueList<string>([TermsWords.Spaced(one.Item),
                       .. rules.Select(rule => Short(scenario, problem, one.Index, rule.Point.Terms[one.Index]))]),
                ]),
            new DataTable(
                "Gain of each against no deal",
                ["Actor", .. columns],
                [
                    .. from i in Enumerable.Range(0, problem.ActorNames.Count)
                       select new ValueList<string>([scenario.NameOf(problem.ActorNames[i]),
                       .. values.Select(value => TermsWords.Utility(value.Gain(i)))]),
                ]),
            .. rules.Where(rule => rule.Status is SolveStatus.Stopped or SolveStatus.NotConverged)
                .Select(rule => new Paragraph($"The search for the {rule.Rule.Name} terms stopped before it was sure; there may be better "
                + "ones by that rule.")),
        ]);
    }

    private static Section NoDeal(Scenario scenario, PackageProblem problem) => new("What no deal is made of",
    [
        new Bullets(
        [
            .. from i in Enumerable.Range(0, problem.ActorNames.Count)
               where problem.Roles[i].IsRequired
               select $"{scenario.NameOf(problem.ActorNames[i])}: {NoDealSentence(scenario, problem.Reservations[i])}",
        ]),
    ]);

    private static string NoDealSentence(Scenario scenario, NoDealValue noDeal) => noDeal switch
    {
        { Ahead: not 0 } => NoDealSentence(scenario, noDeal with { Ahead = 0, Value = noDeal.Value - noDeal.Ahead }).TrimEnd('.')
            + $"; and {(noDeal.Ahead > 0 ? "+" : "−")}{TermsWords.Utility(Math.Abs(noDeal.Ahead))} since issues go on to move: "
            + $"{TermsWords.Utility(noDeal.Value)} in all.",
        { Source: NoDealSource.InForce } => $"{TermsWords.Utility(noDeal.Value)}, what the earlier package in force is worth to it.",
        { Source: NoDealSource.Stated } => $"{TermsWords.Utility(noDeal.Value)}, as the file states.",
        { Source: NoDealSource.Fighting, Weights: FightingWeights weights, Stakes: WarStakes stakes } =>
            $"{TermsWords.Utility(noDeal.Value)} = {Weight(weights.AttackersTerms)} × {TermsWords.Utility(stakes.AttackerWins)} "
                + $"({Leader(Side.Attacker, scenario)} wins)"
            + $" + {Weight(weights.DefendersTerms)} × {TermsWords.Utility(stakes.DefenderWins)} ({Leader(Side.Defender, scenario)} wins)"
            + $" + {Weight(weights.FightingOn)} × {TermsWords.Utility(stakes.EndlessWar)} (the war goes on).",
        { Source: NoDealSource.Lottery } =>
            $"{TermsWords.Utility(noDeal.Value)}, what the war as one throw is worth, less its cost; --explain ACTOR shows how.",
        _ => $"{TermsWords.Utility(noDeal.Value)}, because everything stays as it is today.",
    };

    private static Section Frontier(Scenario scenario, PackageProblem problem, int one, int other, ParetoFrontier frontier)
    {
        (string first, string second) = (scenario.NameOf(problem.ActorNames[one]), scenario.NameOf(problem.ActorNames[other]));
        string title = $"What {first} and {second} can have together";
        bool isStopped = frontier.Status == SolveStatus.Stopped;
        if (frontier.Points.Count == 0)
        {
            return new(title, [new Paragraph(isStopped
                ? "That is not known: the search was stopped after as much work as it may do, before it found any terms."
                : $"There are no terms on which {first} and {second} could settle: red lines and rules leave none.")]);
        }

        DataTable table = new(
            $"The most that {second} can have for each level of {first}, whatever others say (utility of the terms, if they hold)",
            [Column.Number(first), Column.Number(second), "Terms"],
            [
                .. from point in frontier.Points
                   let terms = problem.IssueNames.Index().Where(issue => problem.Package.Covers.Includes(issue.Item))
                       .Select(issue => $"{TermsWords.Spaced(issue.Item)} "
                           + Short(scenario, problem, issue.Index, point.Terms[issue.Index]))
                   select new ValueList<string>([TermsWords.Utility(point.First), TermsWords.Utility(point.Second),
                   string.Join(", ", terms)]),
            ]);
        return new(title, [table, .. isStopped
            ? [new Paragraph("The search was stopped before it was sure: more may be possible than is shown.")] : Array.Empty<Block>()]);
    }

    private static Section Region(KeyValuePair<string, Issue> across, KeyValuePair<string, Issue> up, AcceptableRegion region)
    {
        (string horizontal, string vertical) = (TermsWords.Spaced(across.Key), TermsWords.Spaced(up.Key));
        string open = region.HasZone.Cast<bool?>().Contains(null) ? ", ? = not decided: the search was stopped after as much work "
            + "as it may do" : "";
        List<string> lines = [];
        for (int y = region.Vertical.Count - 1; y >= 0; y--)
        {
            char[] row = [.. Enumerable.Range(0, region.Horizontal.Count).Select(x => Mark(region.HasZone[x, y], region.Depth[x, y]))];
            lines.Add($"{TermsWords.Number(up.Value, region.Vertical[y]),6} |{new string(row)}|");
        }

        string left = TermsWords.Number(across.Value, region.Horizontal[0]), right = TermsWords.Number(across.Value, region.Horizontal[^1]);
        lines.Add($"        {left}{right.PadLeft(region.Horizontal.Count - left.Length)}");
        return new($"Which positions on {horizontal} and {vertical} could be agreed",
        [
            new Paragraph($"Positions on {horizontal} (across) and {vertical} (up) that all could accept, the other issues being settled "
                + $"as well as they can be: # = a deal, . = no deal, blank = excluded by red lines or rules{open}."),
            new Verbatim(string.Join('\n', lines)),
        ]);
    }

    private static char Mark(bool? hasZone, double depth) => hasZone is not bool zone ? '?' : zone ? '#' : double.IsNaN(depth) ? ' ' : '.';

    private static Section[] Explained(ScenarioFile file, PackageProblem problem, string actor)
    {
        Scenario scenario = file.Scenario!;
        int i = problem.ActorNames.Index().First(one => one.Item == actor).Index;
        NumberEvidence[] numbers = [.. NumberEvidence.OfActor(file, actor)];
        return
        [
            new($"{scenario.NameOf(actor)}, with the numbers put in", [new Bullets([.. Explanation.Of(scenario, problem, i)])]),
            .. numbers.Length == 0 ? Array.Empty<Section>()
                : [new("What its numbers rest on", [new Bullets([.. Evidence(file, numbers)])])],
        ];
    }

    private static IEnumerable<string> Evidence(ScenarioFile file, NumberEvidence[] numbers)
    {
        HashSet<string> told = new(StringComparer.Ordinal);
        foreach (IGrouping<string, NumberEvidence> group in numbers.Where(one => one.Evidence.Count > 0)
            .GroupBy(one => string.Join(' ', one.Evidence.Select(piece => piece.Key)), StringComparer.Ordinal))
        {
            IEnumerable<string> pieces = group.First()
                .Evidence.Select(piece => told.Add(piece.Key) ? NumberEvidence.Words(piece.Key, piece.Value, file.Scenario!)
                : $"{piece.Key}, as above");
            yield return $"{string.Join(", ", AsWritten(file, group).Select(one => $"{one.Path} = {one.Text}"))}: "
                + $"{string.Join("; ", pieces)}";
        }

        NumberEvidence[] bare = [.. numbers.Where(one => one.Evidence.Count == 0)];
        if (bare.Length > 0)
        {
            IEnumerable<string> owners = AsWritten(file, bare).GroupBy(one => Owner(one.Path), StringComparer.Ordinal)
                .Select(owner => $"{owner.Key}: {string.Join(", ", owner
                    .Select(one => $"{one.Path[(owner.Key.Length + 1)..]} {one.Text}"))}");
            yield return $"On nothing that the file names ({Say.Many(bare.Length, "number")}): {string.Join("; ", owners)}";
        }
    }

    /// <summary>Numbers as the file writes them. The two ends of an interval such as `40..100` stand there as one.</summary>
    private static IEnumerable<(string Path, string Text)> AsWritten(ScenarioFile file, IEnumerable<NumberEvidence> numbers) =>
        numbers.Select(one => one.Number).GroupBy(one => (Owner(one.Path), one.Line, one.Column)).Select(ends =>
            (ends.Count() > 1 ? ends.Key.Item1 : ends.First().Path, file.AsWritten(ends.First())));

    private static string Owner(string path) => path[..path.LastIndexOf('.')];

    /// <summary>A value of an issue as a word or a number.</summary>
    private static string Short(Scenario scenario, PackageProblem problem, int issue, double value) =>
        problem.OptionName(issue, value) is string option ? TermsWords.Spaced(option)
            : TermsWords.Number(scenario.Issues[issue].Value, value);

    private static string Leader(Side side, Scenario scenario) => scenario.NameOf(StandingTerms.Lead(side, scenario));

    private static string List(PackageProblem problem, Func<int, bool> isMeant, Scenario scenario) =>
        Join(Enumerable.Range(0, problem.ActorNames.Count).Where(isMeant).Select(i => scenario.NameOf(problem.ActorNames[i])));

    private static string Join(IEnumerable<string> items) => Say.List([.. items]);

    private static string Both(PackageProblem problem) => problem.Roles.Count(role => role.IsRequired) == 2 ? "both" : "all";

    // To a tenth, so that whoever multiplies and adds comes out where the sentence does.
    private static string Weight(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0} %");
}
