using Entente.Questions;
using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Reports.Answers;

/// <summary>The answer of `why`: what stands between the parties and a deal, and what would open one.</summary>
public static class WhyPage
{
    private const int MostMoves = 5;

    /// <summary>The page.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="asked">How it was asked.</param>
    public static Page Of(Scenario scenario, WhyNoDeal answer, AskedAs asked)
    {
        int computed = answer.Draws - answer.Failed;
        string deal = scenario.War is null ? "deal" : "deal that stops the fighting";
        string closed = answer.Closed == 0
            ? $"In every one of {Say.Count(computed)} worlds a {deal} was possible at some time: there were terms that everybody who must agree liked better than no deal."
            : $"In {Say.Count(answer.Closed)} of {Say.Count(computed)} worlds ({Say.Percent(answer.Closed / (double)computed)}) no {deal} was ever possible: at no time were there terms that everybody who must agree liked better than no deal.";
        return asked.Page(
            scenario,
            $"{Say.Count(answer.Draws)} worlds, each with its own draw of every uncertain number.",
            [
                new("Was a deal possible?",
                [
                    new Paragraph(closed) { IsMain = true },
                    .. answer.Deadlines is CarriedByDeadlines { Worlds: > 0 } carried ? [new Paragraph(Deadlines(carried))] : Array.Empty<Block>(),
                    .. answer.Failed > 0 ? [new Paragraph($"{Say.Count(answer.Failed)} more worlds could not be computed.")] : Array.Empty<Block>(),
                ]),
                .. Blame(answer),
                .. Moves(scenario, answer),
                .. Ripeness(scenario, answer),
                .. PushSection.Of(scenario, answer.Pushes),
                .. Shift(scenario, answer),
            ]);
    }

    private static string Deadlines(CarriedByDeadlines carried) =>
        "That counts what agreeing before a deadline is worth. "
        + (carried.Closed == 0 ? $"Without it a deal would be possible all the same{(carried.Worlds == 1 ? " in the one world" : $" in each of the {Say.Count(carried.Worlds)} worlds")} drawn again without it."
            : $"Without it no deal would be possible in {Say.Count(carried.Closed)} of {Say.Count(carried.Worlds)} of these worlds.");

    private static IEnumerable<Section> Blame(WhyNoDeal answer)
    {
        if (answer.Blame.Worlds == 0)
        {
            yield break;
        }

        BlamedObstacle[] obstacles = [.. answer.Blame.Obstacles];
        string sample = answer.Blame.Worlds == answer.Closed ? "These worlds were" : $"{Say.Count(answer.Blame.Worlds)} of these worlds were";
        yield return new("What stands in the way",
        [
            new Paragraph($"{sample} drawn again without each of five obstacles, and without every combination of them. How often does a deal open then?"),
            new ChartGroup(
                [
                    new BarChart(
                        "Share of the blame of each obstacle",
                        "Each bar is the share of worlds that an obstacle keeps without a deal, by its mean contribution over all orders of taking obstacles away.",
                        [.. obstacles.Select(one => new Bar(Words(one.Obstacle), one.Share!.Value))]),
                    new BarChart(
                        "Share of worlds in which a deal opens without one obstacle alone",
                        "Each bar is the share of the worlds in which a deal opens once this obstacle alone is gone, with its error.",
                        [.. obstacles.Select(one => new Bar(Words(one.Obstacle), one.Alone!.Value, one.AloneSe))]),
                ],
                [
                    new(
                        "Share of these worlds in which a deal opens without an obstacle alone, and its share of the blame",
                        ["Obstacle", Column.Number("A deal opens if it alone goes"), Column.Number("Its share of the blame")],
                        [.. obstacles.Select(one => new ValueList<string>([Words(one.Obstacle), $"{Say.Percent(one.Alone!.Value)} ± {Say.Number(PairedChange.ErrorsInInterval * one.AloneSe!.Value * 100, 0)} points", Say.Percent(one.Share!.Value)]))]),
                ]),
            .. Together(answer.Blame).Select(text => new Paragraph(text)),
            new Paragraph("\"±\" is the error of the simulation, 19 times in 20."),
        ]);
    }

    private static IEnumerable<string> Together(Blame blame)
    {
        double opened = blame.Obstacles.Sum(one => one.Share!.Value), nothing = blame.Nothing!.Value;
        yield return opened <= 0
            ? "Even with all five gone no deal opens in any of them."
            : $"With all five gone a deal opens in {Say.Percent(opened)} of these worlds, and the shares of the blame add up to that. Where it takes several obstacles to go, they share the blame: each has its average part, over every order in which they could be taken away.";
        if (blame.Obstacles.Any(one => one.Share < 0))
        {
            yield return "A share below 0 means that without this obstacle a deal closes more often than it opens: those who know their strength for sure may find more reason to fight.";
        }

        if (nothing > 0)
        {
            yield return $"In {Say.Percent(nothing)} of these worlds nothing helps: no combination opens a deal.";
        }
    }

    private static IEnumerable<Section> Moves(Scenario scenario, WhyNoDeal answer)
    {
        if (answer.Blame.Worlds == 0)
        {
            yield break;
        }

        yield return new("The smallest move of one red line that opens a deal", [.. MovesOf(scenario, answer)]);
    }

    private static IEnumerable<Block> MovesOf(Scenario scenario, WhyNoDeal answer)
    {
        if (answer.ByRedLines == 0)
        {
            return [new Paragraph("In none of these worlds does a deal open once red lines alone are gone.")];
        }

        string worlds = $"In {(answer.ByRedLines == answer.Blame.Worlds ? "all of these" : $"{Say.Count(answer.ByRedLines)} of these {Say.Count(answer.Blame.Worlds)}")} worlds a deal opens once red lines alone are gone.";
        if (answer.Moves.Count == 0)
        {
            return [new Paragraph($"{worlds} But no single red line on a scale opens a deal in half of them, however far it moves: several would have to move together, or one on options.")];
        }

        string tried = answer.Moves[0].Worlds < answer.ByRedLines ? $" (tried on {Say.Count(answer.Moves[0].Worlds)})" : "";
        return
        [
            new Paragraph($"{worlds} The least that a single red line would have to move to open a deal in half of them{tried}:"),
            new Bullets([.. answer.Moves.Take(MostMoves).Select(move =>
                $"A deal opens in {Say.Percent(move.Opens)} of them if the red line of {Actor(scenario, move.Actor)} on {Name(move.Issue)} moves from {TermsWords.Of(scenario.Issues[move.Issue], move.From)} to {TermsWords.Of(scenario.Issues[move.Issue], move.To)}.")]),
            new Paragraph("Where a red line is uncertain it moves by as many points in every world; named is where it most likely lies."),
        ];
    }

    private static IEnumerable<Section> Ripeness(Scenario scenario, WhyNoDeal answer)
    {
        if (answer.Ripeness.Count == 0)
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
                        "The lines show in what share of the worlds still at war the war hurts each side, in what share all see a way out, and in what share all three hold.",
                        "",
                        [.. answer.Ripeness.Select(one => one.Date)],
                        [
                            Line($"the war hurts {attacker}", one => one.HurtsAttacker), Line($"the war hurts {defender}", one => one.HurtsDefender),
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
                        ["Day", Column.Number("Still at war"), Column.Number($"The war hurts {attacker}"), Column.Number($"It hurts {defender}"), Column.Number("All see a way out"), Column.Number("Ripe: all three")],
                        [
                            .. answer.Ripeness.Select(one => new ValueList<string>(
                                [Say.Day(one.Date), Say.Percent(one.AtWar), Percent(one.HurtsAttacker), Percent(one.HurtsDefender), Percent(one.WayOut), Percent(one.Ripe)])),
                        ]),
                ]),
            new Paragraph("\"Still at war\": in how many of all worlds; the other columns count only these. The war hurts a side that expects less from fighting on than the lines of the day would be worth to it without the war. A way out: terms that everybody who must agree prefers to no deal."),
        ]);

        TimeLine Line(string name, Func<Ripeness, double?> share) => new(name, [.. answer.Ripeness.Select(one => share(one) ?? double.NaN)]);
    }

    private static IEnumerable<Section> Shift(Scenario scenario, WhyNoDeal answer)
    {
        if (answer.Shift.Rising is not Side rising || answer.TooFast is not double tooFast)
        {
            yield break;
        }

        string strong = Lead(scenario, rising), declining = Lead(scenario, rising == Side.Attacker ? Side.Defender : Side.Attacker);
        string now = Say.Percent(answer.Shift.Now), next = Say.Percent(answer.Shift.Next);
        yield return new("Whether power would shift too fast in a peace",
        [
            new Paragraph($"If both sides re-arm in a peace, the chance that {strong} wins, should the war come back, {(now == next ? $"stays at about {now}" : $"rises from {now} to {next}")}. "
                + (answer.Shift.IsTooFast
                    ? $"That is too fast: beyond {Say.Percent(answer.Shift.Threshold)} {declining} does better to fight now than to take any deal that would be kept."
                    : answer.Shift.Threshold >= 1 ? $"That is not too fast: the war costs {declining} so much that it could live with any shift." : $"That is not too fast: only beyond {Say.Percent(answer.Shift.Threshold)} would {declining} do better to fight now.")
                + (tooFast > 0 ? $" In {Say.Percent(tooFast)} of the worlds power shifts too fast." : " In no world does power shift too fast.")),
        ]);
    }

    private static string Words(Assumption obstacle) => obstacle switch
    {
        Assumption.Optimism => "Too much faith in one's own strength, and doubt",
        Assumption.Commitment => "Fear that the deal is broken",
        Assumption.RedLines => "Red lines: terms refused at any price",
        Assumption.Consent => "Consent of those who do not fight",
        Assumption.Indivisibility => "Either-or questions that cannot be split",
        _ => throw new ArgumentOutOfRangeException(nameof(obstacle)),
    };

    private static string Percent(double? share) => share is double known ? Say.Percent(known) : "–";

    private static string Name(string issue) => issue.Replace('-', ' ');

    private static string Actor(Scenario scenario, string key) => scenario.Actors[key].Name ?? key;

    private static string Lead(Scenario scenario, Side side) => Actor(scenario, StandingTerms.Lead(side, scenario));
}
