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
        string closed = $"In {Say.Count(answer.Closed)} of {Say.Count(computed)} worlds{(computed > 0 ? $" ({Say.Percent(answer.Closed / (double)computed)})" : "")} no {deal} was ever possible: at no time were there terms that everybody who must agree liked better than no deal.";
        return asked.Page(
            scenario,
            $"{Say.Count(answer.Draws)} worlds, each with its own draw of every uncertain number.",
            [
                new("Was a deal possible?",
                [
                    new Paragraph(closed) { IsMain = true },
                    .. answer.Failed > 0 ? [new Paragraph($"{Say.Count(answer.Failed)} more worlds could not be computed.")] : Array.Empty<Block>(),
                ]),
                .. Blame(answer),
                .. Moves(scenario, answer),
                .. Ripeness(scenario, answer),
                .. Pushes(scenario, answer),
                .. Shift(scenario, answer),
            ]);
    }

    private static IEnumerable<Section> Blame(WhyNoDeal answer)
    {
        if (answer.Blame.Worlds == 0)
        {
            yield break;
        }

        BlamedObstacle[] obstacles = [.. answer.Blame.Obstacles];
        yield return new("What stands in the way",
        [
            new Paragraph($"{Say.Count(answer.Blame.Worlds)} of these worlds were drawn again without each obstacle, and without every combination of them."),
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
                        ["Obstacle", Column.Number("A deal opens without it alone"), Column.Number("Its share of the blame")],
                        [.. obstacles.Select(one => new ValueList<string>([Words(one.Obstacle), $"{Say.Percent(one.Alone!.Value)} ± {Say.Number(PairedChange.ErrorsInInterval * one.AloneSe!.Value * 100, 0)} points", Say.Percent(one.Share!.Value)]))]),
                ]),
            new Paragraph($"In {Say.Percent(answer.Blame.Nothing!.Value)} of them nothing helps: even without all of these no deal opens. The shares of the blame and {(answer.Blame.Obstacles.Any(one => one.Share < 0) ? "this rest add up to 100 %, but for combinations that close a deal again; a share below 0 means that the obstacle helps more often than it hurts." : "the worlds that all of these together open add up: each obstacle gets its mean contribution over all orders of taking them away.")}"),
            new Paragraph("\"±\" is the error of the simulation, 19 times in 20."),
        ]);
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
            return [new Paragraph("In none of these worlds are red lines alone to blame.")];
        }

        string worlds = $"Red lines alone are to blame in {Say.Count(answer.ByRedLines)} of the {Say.Count(answer.Blame.Worlds)} worlds.";
        return answer.Moves.Count == 0
            ? [new Paragraph($"{worlds} No single red line on a scale opens a deal in half of them, however far it moves: several would have to move together, or one on options.")]
            :
            [
                new Paragraph($"{worlds} Tried on {Say.Count(answer.Moves[0].Worlds)} of them:"),
                new Bullets([.. answer.Moves.Take(MostMoves).Select(move =>
                    $"A deal opens in {Say.Percent(move.Opens)} of these worlds if the red line of {Actor(scenario, move.Actor)} on {move.Issue} moves from {Say.Number(move.From, 0)} to {Say.Number(move.To, 0)}.")]),
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
            new Bullets([.. answer.Ripeness.Select(one => one.Ripe is double ripe
                ? $"{Say.Day(one.Date)} (still at war in {Say.Percent(one.AtWar)} of the worlds): the war hurts {attacker} in {Say.Percent(one.HurtsAttacker!.Value)} of them and {defender} in {Say.Percent(one.HurtsDefender!.Value)}; all see a way out in {Say.Percent(one.WayOut!.Value)}; ripe, with all three, in {Say.Percent(ripe)}."
                : $"{Say.Day(one.Date)}: the war is over in all worlds.")]),
            new Paragraph("The war hurts a side if it expects less from fighting on than today's lines are worth to it without the war. A way out: terms that everybody who must agree prefers to no deal."),
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
        ]);

        TimeLine Line(string name, Func<Ripeness, double?> share) => new(name, [.. answer.Ripeness.Select(one => share(one) ?? double.NaN)]);
    }

    private static IEnumerable<Section> Pushes(Scenario scenario, WhyNoDeal answer)
    {
        if (answer.Pushes.Count == 0)
        {
            yield break;
        }

        yield return new("How far each can push on the first day",
        [
            new ChartGroup(
                [.. answer.Pushes.Select(push => Curve(scenario, push))],
                [
                    new(
                        "Positions from 0 to 100 that the others would refuse in so many worlds, and the best demand",
                        ["Who, on what", Column.Number("Refused in 10 %"), Column.Number("in 50 %"), Column.Number("in 90 %"), Column.Number("Best demand"), Column.Number("Refused in")],
                        [
                            .. answer.Pushes.Select(push => new ValueList<string>(
                            [
                                $"{Actor(scenario, push.Actor)}, {push.Issue}", Position(push.Modest), Position(push.Even), Position(push.Bold),
                                Position(push.Best), Say.Percent(push.Refusal),
                            ])),
                        ]),
                ]),
            new Paragraph("Positions on the issue that matters most to each, from 0 to 100, and in how many worlds the others would refuse them. The best demand weighs what it brings against the risk of no deal. "
                + "\"–\": the demand, from the least to the ideal, is never refused just so often."),
        ]);
    }

    private static CurveChart Curve(Scenario scenario, Push push) => new(
        $"{Actor(scenario, push.Actor)} on {push.Issue}: how often a demand is refused",
        $"The further the demand goes, the more worlds there are in which the others refuse it; the best demand is {Position(push.Best)}, refused in {Say.Percent(push.Refusal)}.",
        "Demand, from 0 to 100",
        [.. push.Curve.OrderBy(point => point.Position).Select(point => (point.Position, point.Refusal))],
        (push.Best, push.Refusal));

    private static IEnumerable<Section> Shift(Scenario scenario, WhyNoDeal answer)
    {
        if (answer.Shift.Rising is not Side rising || answer.TooFast is not double tooFast)
        {
            yield break;
        }

        string declining = Lead(scenario, rising == Side.Attacker ? Side.Defender : Side.Attacker);
        yield return new("Whether power would shift too fast in a peace",
        [
            new Paragraph($"If both sides re-arm in a peace, the chance of {Lead(scenario, rising)} to win the war rises from {Say.Percent(answer.Shift.Now)} to {Say.Percent(answer.Shift.Next)}. "
            + (answer.Shift.IsTooFast
                ? $"That is too fast: beyond {Say.Percent(answer.Shift.Threshold)} {declining} does better to fight now than to take any deal that would be kept."
                : answer.Shift.Threshold >= 1 ? $"{declining} can live with that: no shift would be too fast." : $"{declining} can live with that: only beyond {Say.Percent(answer.Shift.Threshold)} would it do better to fight now.")
            + $" It is too fast in {Say.Percent(tooFast)} of the worlds."),
        ]);
    }

    private static string Words(Assumption obstacle) => obstacle switch
    {
        Assumption.Optimism => "Optimism about the war, and doubt",
        Assumption.Commitment => "Fear that the deal is broken",
        Assumption.RedLines => "Red lines",
        Assumption.Consent => "Consent of those who do not fight",
        Assumption.Indivisibility => "Options that cannot be split",
        _ => throw new ArgumentOutOfRangeException(nameof(obstacle)),
    };

    private static string Position(double? position) => position is double known ? Say.Number(known, 0) : "–";

    private static string Actor(Scenario scenario, string key) => scenario.Actors[key].Name ?? key;

    private static string Lead(Scenario scenario, Side side) => Actor(scenario, StandingTerms.Lead(side, scenario));
}
