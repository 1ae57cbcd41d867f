using Entente.Ensembles;
using Entente.Pages;
using Entente.Scenarios;
using Entente.Talks.FirstDay;

namespace Entente.Answers.Why;

/// <summary>The answer of `why`: what stands between the parties and a deal, and what would open one.</summary>
internal static class WhyPage
{
    private const int MaxMoves = 5;

    /// <summary>The page.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="asked">How it was asked.</param>
    public static Page Of(Scenario scenario, WhyNoDeal answer, AskedAs asked)
    {
        int computed = answer.Draws - answer.Failed;
        string deal = scenario.War is null ? "deal" : "deal that stops the fighting";
        string closed = computed == 0 ? $"Whether a {deal} was possible is not known: no world could be computed."
            : answer.Closed == 0
            ? $"In every one of {Say.Count(computed)} worlds a {deal} was possible at some time: there were terms that everybody who must "
                + "agree liked better than no deal."
            : answer.Closed == computed ? $"In none of {Say.Count(computed)} worlds was a {deal} ever possible: at no time were there "
                + "terms that everybody who must agree liked better than no deal."
            : $"In {Say.Count(answer.Closed)} of {Say.Count(computed)} "
                + $"worlds{(FewWorlds.AreTooFew(computed) ? "" : $" ({Say.Percent(answer.Closed / (double)computed)})")} no {deal} was "
                + "ever possible: at no time were there terms that everybody who must agree liked better than no deal.";
        return asked.Page(
            scenario,
            $"{Say.Count(answer.Draws)} worlds, each with its own draw of every uncertain number.",
            [
                new("Was a deal possible?",
                [
                    new Paragraph(closed) { IsMain = true },
                    .. answer.Deadlines is CarriedByDeadlines { Worlds: > 0 } carried ? [new Paragraph(Deadlines(carried))]
                        : Array.Empty<Block>(),
                    .. answer.SignedToBeBroken.ForABreach > 0 ? [new Paragraph(Signed(scenario, answer.SignedToBeBroken))]
                        : Array.Empty<Block>(),
                    .. Foremost(scenario, answer) is string foremost ? [new Paragraph(foremost) { IsMain = true }] : Array.Empty<Block>(),
                    .. answer.Failed > 0 && computed > 0
                        ? [new Paragraph($"{Say.Count(answer.Failed)} more {(answer.Failed == 1 ? "world" : "worlds")} could not "
                            + "be computed.")] : Array.Empty<Block>(),
                ]),
                .. Blame(scenario, answer),
                .. Lines(scenario, answer),
                .. Moves(scenario, answer),
                .. Ripeness(scenario, answer),
                .. PushSection.Of(scenario, answer.Pushes),
                .. Shift(scenario, answer),
            ]);
    }

    private static string Signed(Scenario scenario, DealsForABreach signed) =>
        $"In {Say.Count(signed.ForABreach)} of the {Say.Count(signed.Deals)} worlds in which a deal is made it is signed to be broken: a "
            + "signer would rather go on without a deal than keep the terms for good "
            + $"({Say.List([.. signed.By.OrderByDescending(by => by.Value).Select(by =>
                $"{scenario.NameOf(by.Key)} in {Say.Count(by.Value)}")])}).";

    private static string Deadlines(CarriedByDeadlines carried) =>
        "That counts what agreeing before a deadline is worth. "
        + (carried.Closed == 0 ? "Without it a deal would be possible all the "
        + $"same{(carried.Worlds == 1 ? " in the one world" : $" in each of the {Say.Count(carried.Worlds)} worlds")} drawn "
        + "again without it."
            : $"Without it no deal would be possible in {(carried.Closed == carried.Worlds ? "any" : Say.Count(carried.Closed))} of "
                + $"the {Say.Count(carried.Worlds)} worlds drawn again without it.")
        + NotDecided(carried.Undecided, "more that were drawn again");

    /// <summary>A sentence about worlds that are in no share; null where there are none.</summary>
    private static string NotDecided(int worlds, string which) => worlds == 0 ? ""
        : $" In {Say.Count(worlds)} {which} it was not decided, because the search was stopped after as much work as it may do or the "
            + $"world could not be computed: {(worlds == 1 ? "it is" : "they are")} left out.";

    private static IEnumerable<Section> Blame(Scenario scenario, WhyNoDeal answer)
    {
        BlamedObstacle[] obstacles = [.. answer.Blame.Obstacles.Where(one => one.IsInFile)];
        (int worlds, int undecided) = (answer.Blame.Worlds, answer.Blame.Undecided);
        string sample = worlds + undecided == answer.Closed ? "These worlds were" : $"{Say.Count(worlds + undecided)} of these worlds were";
        if (AreTooFew(worlds, undecided))
        {
            yield return new("What stands in the way",
                [new Paragraph($"That is not known. {sample} drawn again without what could stand in the way, and "
                    + $"in {OnlySome(worlds)} of them was it decided whether a deal then opens. The search may do more work where more "
                    + "worlds are drawn (--draws).")]);
        }
        else if (worlds == 0)
        {
            yield break;
        }
        else if (obstacles.Length == 0)
        {
            yield return new("What stands in the way",
                [new Paragraph("The file has no red lines and nothing else that could be taken away: what the parties want leaves no terms "
                + "that all like better than no deal.")]);
        }
        else if (obstacles.Length == 1)
        {
            BlamedObstacle only = obstacles[0];
            yield return new("What stands in the way",
            [
                new Paragraph($"{sample} drawn again without the one obstacle of its kind that the file "
                    + $"has: {Lower(Words(scenario, only.Obstacle))}. A deal then opens "
                    + $"in {Share(only.Alone!.Value, worlds, only.AloneSe)} of them.{NotDecided(undecided, "more of them")}"),
                .. FewWorlds.AreTooFew(worlds) ? [new Paragraph(Few(answer))]
                    : only.Alone < 1 ? [new Paragraph("In the others what the parties want leaves no terms that all like better "
                        + "than no deal.")] : Array.Empty<Block>(),
            ]);
        }
        else
        {
            yield return SeveralObstacles(scenario, answer, obstacles, sample);
        }
    }

    /// <summary>Whether the worlds that were decided are too few to stand for those that were not.</summary>
    private static bool AreTooFew(int worlds, int undecided) => undecided > 0 && FewWorlds.AreTooFew(worlds);

    private static string OnlySome(int worlds) => worlds == 0 ? "none" : $"only {Say.Count(worlds)}";

    private static Section SeveralObstacles(Scenario scenario, WhyNoDeal answer, BlamedObstacle[] obstacles, string sample)
    {
        (int worlds, int undecided) = (answer.Blame.Worlds, answer.Blame.Undecided);
        bool few = FewWorlds.AreTooFew(worlds);
        DataTable table = new(
            few
                ? "In how many of these worlds a deal opens without an obstacle alone"
                : "Share of these worlds in which a deal opens without an obstacle alone, and its share of the blame",
            [
                "Obstacle", Column.Number("A deal opens if it alone goes"),
                .. few ? Array.Empty<Column>() : [Column.Number("Its share of the blame")],
            ],
            [
                .. obstacles.Select(one => new ValueList<string>(
                [
                    Words(scenario, one.Obstacle), Share(one.Alone!.Value, worlds, one.AloneSe),
                    .. few ? Array.Empty<string>() : [Say.Percent(one.Share!.Value)],
                ])),
            ]);
        return new("What stands in the way",
        [
            new Paragraph($"{sample} drawn again without each of {Count(obstacles.Length)} obstacles, and without every combination of "
                + $"them. How often does a deal open then?{NotDecided(undecided, "of them")}"),
            few ? table : new ChartGroup(
                [
                    new BarChart(
                        "Share of the blame of each obstacle",
                        "Each bar is the share of worlds that an obstacle keeps without a deal, by its mean contribution over all "
                            + "orders of taking obstacles away.",
                        [.. obstacles.Select(one => new Bar(Words(scenario, one.Obstacle), one.Share!.Value))]),
                    new BarChart(
                        "Share of worlds in which a deal opens without one obstacle alone",
                        "Each bar is the share of the worlds in which a deal opens once this obstacle alone is gone, with its error.",
                        [.. obstacles.Select(one => new Bar(Words(scenario, one.Obstacle), one.Alone!.Value, one.AloneSe))]),
                ],
                [table]),
            .. few ? [new Paragraph(Few(answer))]
                : Together(answer.Blame, Count(obstacles.Length), scenario.War is not null).Select(text => new Paragraph(text))
                    .Append(new("\"±\" is the error of the simulation, 19 times in 20.")),
        ]);
    }

    private static string Few(WhyNoDeal answer) =>
        $"That shows where to look. To say what stands in the way it takes {FewWorlds.MinWorlds} worlds that were never open, as "
            + $"about {Say.Count((long)Math.Ceiling(FewWorlds.MinWorlds * (double)answer.Draws / answer.Closed))} draws would "
            + "give (--draws).";

    private static string Lower(string words) => char.ToLowerInvariant(words[0]) + words[1..];

    private static string Count(int obstacles) => obstacles switch { 2 => "two", 3 => "three", 4 => "four", _ => "five" };

    /// <summary>A share of worlds with its error; how many they are where they are too few for a share.</summary>
    private static string Share(double share, int worlds, double? error = null) => FewWorlds.AreTooFew(worlds)
        ? $"{Say.Count((long)Math.Round(share * worlds))} of {Say.Count(worlds)}"
        : Say.Percent(share) + (error is double se ? $" ± {Say.Number(Chance.ErrorsInInterval * se * 100, 0)} points" : "");

    private static IEnumerable<string> Together(Blame blame, string count, bool isWar)
    {
        double opened = blame.Obstacles.Sum(one => one.Share!.Value), nothing = blame.Nothing!.Value;
        yield return opened <= 0
            ? $"Even with {(count == "two" ? "both" : $"all {count}")} gone no deal opens in any of them."
            : $"With {(count == "two" ? "both" : $"all {count}")} gone a deal opens in {Share(opened, blame.Worlds)} of these worlds, and "
                + "the shares of the blame add up to that. Where it takes several obstacles to go, they share the blame: each has its "
                + "average part, over every order in which they could be taken away.";
        if (isWar && blame.Obstacles.Any(one => one.Share < 0))
        {
            yield return "A share below 0 means that without this obstacle a deal closes more often than it opens: those who know their "
                + "strength for sure may find more reason to fight.";
        }

        if (nothing > 0)
        {
            yield return $"In {Share(nothing, blame.Worlds)} of these worlds nothing helps: no combination opens a deal.";
        }
    }

    private static IEnumerable<Section> Lines(Scenario scenario, WhyNoDeal answer)
    {
        (int worlds, int undecided) = (answer.Lines.Worlds, answer.Lines.Undecided);
        if (answer.Lines.Each.Count + answer.Lines.OnIssues.Count + undecided == 0)
        {
            yield break;
        }

        string tried = worlds + undecided < answer.ByRedLines ? $" {Say.Count(worlds + undecided)} of them were tried again." : "";
        string opens = $"In {(answer.ByRedLines == answer.Blame.Worlds ? "all of these"
            : $"{Say.Count(answer.ByRedLines)} of these {Say.Count(answer.Blame.Worlds)}")} "
            + $"worlds a deal opens once all red lines are gone.{tried}";
        if (AreTooFew(worlds, undecided))
        {
            yield return new("Which red line blocks a deal",
                [new Paragraph($"{opens} Which of them blocks is not known: in {OnlySome(worlds)} of these worlds was it decided for every "
                    + "red line.")]);
            yield break;
        }

        yield return new("Which red line blocks a deal",
        [
            new Paragraph($"{opens}{NotDecided(undecided, "of them")}"),
            new DataTable(
                "In how many of these worlds a deal opens if these red lines alone go, and in how many it stays shut if these alone stay",
                ["Whose red line, on what", "It refuses", Column.Number("Opens if alone gone"), Column.Number("Shut if alone left")],
                [
                    .. answer.Lines.OnIssues.Select(issue =>
                        new ValueList<string>([$"all on {Name(issue.Issue)}", "", Share(issue.Opens, worlds),
                        Share(issue.Blocks, worlds)])),
                    .. answer.Lines.Each.Select(line =>
                        new ValueList<string>([$"{Whose(scenario, line)}: {Name(line.Issue)}", Refuses(scenario, line),
                        Share(line.Opens, worlds), Share(line.Blocks, worlds)])),
                ]),
            .. Options(scenario, answer.Lines) is { Length: > 0 } options ? [new Bullets([.. options])] : Array.Empty<Block>(),
        ]);
    }

    /// <summary>What red lines do where they alone stand in the way of most: one that opens half of the worlds by its going, or those that
    /// cross on an issue.</summary>
    private static string? Foremost(Scenario scenario, WhyNoDeal answer)
    {
        BlockingLine? line = answer.Lines.Each.FirstOrDefault(line => line.Opens >= RedLineMove.Enough);
        BlockingIssue? issue = answer.Lines.OnIssues.FirstOrDefault(issue => issue.Blocks > 0 || issue.Opens > 0);
        return 2 * answer.ByRedLines < answer.Blame.Worlds || FewWorlds.AreTooFew(answer.Lines.Worlds) ? null
            : line is not null
                ? $"What blocks is above all the red line of {Whose(scenario, line)} on {Name(line.Issue)}, which "
                    + $"refuses {Refuses(scenario, line)}: without it alone a deal opens in {Share(line.Opens, answer.Lines.Worlds)} of "
                    + "the worlds in which only red lines stand in the way."
            : issue is not null
                ? $"What blocks is above all that red lines cross on {Name(issue.Issue)} (those "
                    + $"of {Say.List([.. issue.Actors.Select(actor => scenario.NameOf(actor))])}): by themselves they keep a deal "
                    + $"from {Share(issue.Blocks, answer.Lines.Worlds)} of the worlds in which only red lines stand in the way."
            : null;
    }

    private static string[] Options(Scenario scenario, BlockingLines lines) =>
    [
        .. from line in lines.Each
           from option in line.Options
           where option.Value > 0
           orderby option.Value descending
           select $"If {Whose(scenario, line)} accepted \"{((OptionsIssue)scenario.Issues[line.Issue]).Options[option.Key]}\" "
           + $"on {Name(line.Issue)} as well, a deal would open in {Share(option.Value, lines.Worlds)} of them.",
    ];

    private static string Whose(Scenario scenario, BlockingLine line) =>
        line.Faction is string faction ? $"{scenario.Actors[line.Actor].Factions[faction].Name ?? TermsWords.Spaced(faction)} "
            + $"(in {scenario.NameOf(line.Actor)})" : scenario.NameOf(line.Actor);

    private static string Refuses(Scenario scenario, BlockingLine line)
    {
        Issue issue = scenario.Issues[line.Issue];
        string[] hanging =
        [
            .. RedLine.HangingOf(line.Actor, line.Faction, issue)
                .Select(one => $"anything but {HangingLineWords.Terms(one, line.Issue, scenario)}"),
        ];
        return Say.Any([.. Standing(issue, line), .. hanging]);
    }

    private static string[] Standing(Issue issue, BlockingLine line)
    {
        if (issue is OptionsIssue options)
        {
            return line.Options.Count == 0 ? [] : [Say.List([.. line.Options.Select(option => $"\"{options.Options[option.Key]}\"")])];
        }

        ScaleWants wants = ((ScaleIssue)issue).Wants[line.Actor];
        if ((line.Faction is string faction ? wants.Factions[faction].Accepts : wants.Accepts) is not Interval accepts)
        {
            return [];
        }

        string[] ends =
        [
            .. accepts.From.High > ScaleIssue.Min ? [$"less than {TermsWords.Number(issue, accepts.From.Central)}"] : Array.Empty<string>(),
            .. accepts.To.Low < ScaleIssue.Max ? [$"more than {TermsWords.Number(issue, accepts.To.Central)}"] : Array.Empty<string>(),
        ];
        return [Say.Any(ends) + (accepts.IsSoft ? $" (beyond a margin of {TermsWords.Length(issue, accepts.Margin.Central)})" : "")];
    }

    private static IEnumerable<Section> Moves(Scenario scenario, WhyNoDeal answer)
    {
        if (answer.ByRedLines == 0 || !answer.Lines.Each.Any(line => scenario.Issues[line.Issue] is ScaleIssue))
        {
            yield break;
        }

        if (FewWorlds.AreTooFew(answer.Lines.Worlds))
        {
            yield break; // how far a line moves would be a figure
        }

        if (answer.Moves.Count == 0)
        {
            yield return new("The smallest move of one red line that opens a deal",
                [new Paragraph(answer.UndecidedMoves > 0
                    ? "That is not known: for lack of worlds in which it was decided, of no single red line on a scale can it be said that "
                        + "its move opens a deal in half of these worlds."
                    : "No single red line on a scale opens a deal in half of these worlds, however far it moves: several would have to "
                        + "move together, or one on options.")]);
            yield break;
        }

        int tried = answer.Moves[0].Worlds;
        yield return new("The smallest move of one red line that opens a deal",
        [
            new Paragraph("The least that a single red line would have to move to open a deal in half of these worlds:"),
            new Bullets([.. answer.Moves.Take(MaxMoves).Select(move =>
                $"A deal opens in {Share(move.Opens, tried)} of "
                    + $"them{(move.Undecided > 0 ? $" (in {Say.Count(move.Undecided)} it was not decided)" : "")} if the red line "
                    + $"of {scenario.NameOf(move.Actor)} on {Name(move.Issue)} moves "
                    + $"from {TermsWords.Of(scenario.Issues[move.Issue], move.From)} "
                    + $"to {TermsWords.Of(scenario.Issues[move.Issue], Told(scenario, move))}.")]),
            .. IsUncertain(scenario, answer)
                ? [new Paragraph($"Where a red line is uncertain it moves by as {HowFar(scenario)} in every world; named is where it most "
                    + "likely lies.")] : Array.Empty<Block>(),
        ]);
    }

    private static string HowFar(Scenario scenario) =>
        TermsWords.Counting(scenario) == TermsWords.InPoints ? "many points" : "much";

    /// <summary>Where a line would have to stand, so that what is told is far enough.</summary>
    private static double Told(Scenario scenario, RedLineMove move) =>
        ((ScaleIssue)scenario.Issues[move.Issue]).Scale is { IsPlain: false } own ? own.Outward(move.From, move.To) : move.To;

    private static bool IsUncertain(Scenario scenario, WhyNoDeal answer) => answer.Moves.Any(move =>
        RedLine.Of(move.Actor, scenario, (ScaleIssue)scenario.Issues[move.Issue]).Any(line => !line.From.IsExact || !line.To.IsExact));

    private static IEnumerable<Section> Ripeness(Scenario scenario, WhyNoDeal answer)
    {
        if (!answer.Ripeness.Any(one => one.Ripe is not null))
        {
            yield break;
        }

        string attacker = Lead(scenario, Side.Attacker), defender = Lead(scenario, Side.Defender);
        yield return new("How ripe the moment is, as the sides themselves see it",
        [
            new ChartGroup(
                [
                    new TimeChart(
                        "Ripeness over time: shares of the worlds still at war",
                        "The lines show in what share of the worlds still at war the war hurts each side, in what share all see a way out, "
                            + "and in what share all three hold.",
                        "",
                        [.. answer.Ripeness.Select(one => one.Date)],
                        [
                            Line($"the war hurts {attacker}", one => one.HurtsAttacker),
                                Line($"the war hurts {defender}", one => one.HurtsDefender),
                            Line("all see a way out", one => one.WayOut), Line("ripe: all three", one => one.Ripe),
                        ])
                    {
                        InPercent = true,
                        Range = (0, 1),
                    },
                ],
                [
                    new(
                        "Share of all worlds still at war, and shares of these",
                        ["Day", Column.Number("Still at war"), Column.Number($"The war hurts {attacker}"),
                            Column.Number($"It hurts {defender}"), Column.Number("All see a way out"), Column.Number("Ripe: all three")],
                        [
                            .. answer.Ripeness.Select(one => new ValueList<string>(
                                [Say.Day(one.Date), Say.Percent(one.AtWar), Percent(one, one.HurtsAttacker),
                                    Percent(one, one.HurtsDefender), Percent(one, one.WayOut), Percent(one, one.Ripe)])),
                        ]),
                ]),
            new Paragraph("\"Still at war\": in how many of all worlds; the other columns count only these. The war hurts a side that "
                + "expects less from fighting on than the lines of the day would be worth to it without the war. A way out: terms that "
                + "everybody who must agree prefers to no deal."),
        ]);

        TimeLine Line(string name, Func<Ripeness, double?> share) =>
            new(name, [.. answer.Ripeness.Select(one => share(one) ?? double.NaN)]);

        string Percent(Ripeness at, double? share) =>
            share is double known ? Say.Percent(known) : at.AtWar > 0 ? "too few worlds" : "–";
    }

    private static IEnumerable<Section> Shift(Scenario scenario, WhyNoDeal answer)
    {
        if (scenario.Holding is null || answer.Shift.Rising is not Side rising || answer.TooFast is not double tooFast)
        {
            yield break;
        }

        string strong = Lead(scenario, rising), declining = Lead(scenario, rising == Side.Attacker ? Side.Defender : Side.Attacker);
        string now = Say.Percent(answer.Shift.Now), next = Say.Percent(answer.Shift.Next);
        yield return new("Whether power would shift too fast in a peace",
        [
            new Paragraph($"If both sides re-arm in a peace, the chance that {strong} wins, should the war come "
                + $"back, {(now == next ? $"stays at about {now}" : $"rises from {now} to {next}")}. "
                + (answer.Shift.IsTooFast
                    ? $"That is too fast: beyond {Say.Percent(answer.Shift.Threshold)} {declining} does better to fight now than to take "
                        + "any deal that would be kept."
                    : answer.Shift.Threshold >= 1 ? $"That is not too fast: the war costs {declining} so much that it could live "
                        + "with any shift." : $"That is not too fast: only beyond {Say.Percent(answer.Shift.Threshold)} would {declining} "
                        + "do better to fight now.")
                + (tooFast > 0 ? $" In {Share(tooFast, answer.Draws - answer.Failed)} of the worlds power "
                + "shifts too fast." : " In no world does power shift too fast.")),
        ]);
    }

    private static string Words(Scenario scenario, Assumption obstacle) => obstacle switch
    {
        Assumption.Optimism => "Too much faith in one's own strength, and doubt",
        Assumption.Commitment => "Fear that the deal is broken",
        Assumption.RedLines => "Red lines: terms refused at any price",
        Assumption.Consent => "Consent of those who do not fight",
        Assumption.Indivisibility =>
            "Either-or questions that cannot be split "
            + $"({Say.List([.. scenario.Issues.Where(issue => issue.Value is OptionsIssue).Select(issue => Name(issue.Key))])})",
        Assumption.Collapse or Assumption.Deadlines => throw new ArgumentOutOfRangeException(nameof(obstacle)),
    };

    private static string Name(string issue) => TermsWords.Spaced(issue);

    private static string Lead(Scenario scenario, Side side) => scenario.NameOf(StandingTerms.Lead(side, scenario));
}
